/*
 * What somebody wrote, as pairs of a heading and a text, in the forms in which it leaves the browser: on paper, as Markdown,
 * for Word (docx.js), as any other file.
 */
import { docx } from "./docx.js";
import { element } from "./element.js";

/** What people typed stays text in Markdown, whatever signs it holds. */
function plain(text) {
  return text
    .replace(/[\\`*_{}[\]<>#|~^$@]/g, "\\$&")
    .replace(/^(\s*)([-+:]|\d+[.)])/gm, (_, space, mark) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(/\r?\n/g, "\\\n");
}

export function saveMarkdown(title, sections) {
  const parts = sections.map(([heading, text]) => `## ${plain(heading)}\n${text ? `\n${plain(text)}\n` : ""}`);
  save(new Blob([`# ${plain(title)}\n\n${parts.join("\n")}`], { type: "text/markdown" }), title, "md");
}

export function saveWord(title, sections) {
  save(docx(title, sections), title, "docx");
}

/** Give a file to the browser to save, named after what it is about. */
export function save(blob, title, ending) {
  const link = element("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "page"}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Write the sections into a `dl` that only paper shows. */
export function showOnPaper(list, sections) {
  const pairs = sections.map(([heading, text]) => {
    const pair = element("div");
    pair.append(element("dt", heading), element("dd", text));
    return pair;
  });
  list.replaceChildren(...pairs);
}
