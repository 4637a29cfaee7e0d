/* Buttons that copy what another element says. They are hidden until this runs, for without it they do nothing. */
for (const button of document.querySelectorAll("[data-hub-copy]")) {
  const label = button.textContent;
  const source = document.getElementById(button.dataset.hubCopy);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.innerText.trim());
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Selected: press Ctrl+C";
    }
    setTimeout(() => (button.textContent = label), 2500);
  });
}
