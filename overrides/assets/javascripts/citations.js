/*
 * Pointing at a citation, or moving the focus to it, shows its entry beside the line; a first tap does so on a touch
 * screen, and a second follows the link. Escape, or going elsewhere, puts it away. Without scripts the link leads to
 * the entry, and the entry back.
 */
const links = document.querySelectorAll('.citation a[href^="#ref-"]');
const card = document.createElement("div");
card.className = "hub-citation-card";
card.id = "hub-citation-card";
card.hidden = true;

let shownFor = null;
let waiting = 0;
let touched = false;

function entryOf(link) {
  return document.getElementById(decodeURIComponent(link.hash.slice(1)));
}

function show(link) {
  clearTimeout(waiting);
  const entry = entryOf(link);
  if (!entry || shownFor === link) return;
  hide();
  const copy = entry.cloneNode(true);
  copy.querySelector(".hub-backlinks")?.remove();
  const marks = entry.parentElement.querySelector(":scope > .hub-marks")?.cloneNode(true);
  card.replaceChildren(...(marks ? [marks] : []), ...copy.childNodes);
  card.hidden = false;
  place(link);
  link.setAttribute("aria-describedby", card.id);
  shownFor = link;
}

function hide() {
  clearTimeout(waiting);
  card.hidden = true;
  shownFor?.removeAttribute("aria-describedby");
  shownFor = null;
}

/* Under the line, or over it where there is more room; never wider than the text. */
function place(link) {
  const line = [...link.getClientRects()].at(-1);
  const width = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(line.left, width - card.offsetWidth - 8));
  const below = line.bottom + card.offsetHeight + 8 < innerHeight || line.top < card.offsetHeight + 8;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? line.bottom + 4 : line.top - card.offsetHeight - 4) + scrollY}px`;
}

function hideSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(hide, 250); // long enough to move the pointer onto the card
}

if (links.length) {
  document.body.append(card);
  for (const link of links) {
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse") return;
      clearTimeout(waiting);
      waiting = setTimeout(show, 120, link);
    });
    link.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hideSoon());
    link.addEventListener("pointerdown", (event) => (touched = event.pointerType !== "mouse"));
    link.addEventListener("focus", () => !touched && show(link));
    link.addEventListener("blur", hideSoon);
    link.addEventListener("click", (event) => {
      if (touched && shownFor !== link) {
        event.preventDefault();
        show(link);
      } else {
        hide();
      }
      touched = false;
    });
  }
  card.addEventListener("pointerenter", () => clearTimeout(waiting));
  card.addEventListener("pointerleave", hideSoon);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => {
    if (!card.contains(event.target) && !event.target.closest?.(".citation a")) hide();
  });
  addEventListener("resize", hide);
}
