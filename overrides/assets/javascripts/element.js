/** An element with a text and perhaps a class: what is shown is never read as HTML. */
export function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
