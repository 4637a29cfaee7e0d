/*
 * Prints a framework as one sheet, or as cards to cut, eight to a page: which of the two a style sheet reads from the
 * page's element (print.css). Without scripts a browser's own printing gives the sheet.
 */
const root = document.documentElement;

for (const button of document.querySelectorAll("[data-hub-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.print = button.dataset.hubPrint;
    print();
  });
}

addEventListener("afterprint", () => delete root.dataset.print);
