/*
 * Buttons that copy what another element says, or what a file of the hub holds. They are hidden until this runs, for
 * without it they do nothing.
 */
for (const button of document.querySelectorAll("[data-hub-copy], [data-hub-copy-file]")) {
  const label = [...button.childNodes];
  const source = document.getElementById(button.dataset.hubCopy);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await (source ? navigator.clipboard.writeText(source.innerText.trim()) : copyFile(button.dataset.hubCopyFile));
      button.textContent = "Copied";
    } catch {
      if (source) getSelection().selectAllChildren(source);
      button.textContent = source ? "Selected: press Ctrl+C" : "Not copied: download it instead";
    }
    setTimeout(() => button.replaceChildren(...label), 2500);
  });
}

/* The clipboard is given a promise: some browsers allow nothing to be copied once a file has been waited for. */
async function copyFile(address) {
  const text = fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(address))));
  if (!window.ClipboardItem) return navigator.clipboard.writeText(await text);
  const blob = text.then((content) => new Blob([content], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}
