/*
 * A template that is filled in on the screen (browser-form.html). What is written is kept in this browser's local storage,
 * from letter to letter; it leaves it in the files that somebody saves and on the paper that they print. While something
 * that should not be missing is not there, the form says what and why; a log says what it should not tell.
 */
import { docx } from "./docx.js";
import { seenIn } from "./log-check.js";

const PREFIX = "hub-form-";
const VERSION = 1;
const NOT_KEPT =
  "This browser does not keep what you write: it forbids it, or has no room. Print it or save it as a file before you leave.";
const UNREADABLE =
  "What was kept here cannot be read: it is damaged or from another version of this form. It is put aside, and the form is empty.";
const MISSING = { agreement: ["usual clause is", "usual clauses are"], log: ["line is", "lines are"] };

const form = document.querySelector("[data-hub-form]");
const key = PREFIX + form.dataset.hubForm;
const isLog = form.dataset.hubForm === "log";
const title = document.querySelector("h1").textContent;
const trouble = form.querySelector("[role=alert]");
const status = form.querySelector("[role=status]");
const missing = form.querySelector(".hub-fill__missing ul");
const filled = document.querySelector(".hub-filled");
const fields = [...form.querySelectorAll(".hub-fill__field")].map((box) => ({
  why: box.dataset.why ?? "",
  label: box.querySelector("label span").textContent,
  input: box.querySelector("input, textarea, select"),
  told: box.querySelector(".hub-fill__told"),
}));

function valueOf({ input }) {
  return input.type === "checkbox" ? input.checked : input.value;
}

function isEmpty(field) {
  const value = valueOf(field);
  return value === false || value === "" || (typeof value === "string" && !value.trim());
}

/** What is written, as pairs of a label and a text. */
function sections() {
  return fields.map((field) => {
    const value = valueOf(field);
    if (field.input.type === "checkbox") return [field.label, value ? "Yes" : "Not yet"];
    return [field.label, isEmpty(field) ? "Not filled in" : field.input.type === "date" ? dayIn(value) : value.trim()];
  });
}

function dayIn(value) {
  return new Date(`${value}T00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

function say(message) {
  trouble.textContent = message;
  trouble.hidden = !message;
}

function keep() {
  const values = Object.fromEntries(fields.map((field) => [field.input.id, valueOf(field)]));
  try {
    localStorage.setItem(key, JSON.stringify({ version: VERSION, values }));
    say("");
  } catch {
    say(NOT_KEPT);
  }
}

/** Fill in what was kept. What cannot be read is put aside, so that what is written next does not take its place. */
function restore() {
  let kept = null;
  try {
    kept = localStorage.getItem(key);
    if (kept !== null) fill(read(kept));
  } catch {
    say(kept === null ? NOT_KEPT : UNREADABLE);
    if (kept !== null) putAside(kept);
  }
}

function putAside(kept) {
  try {
    localStorage.setItem(`${key}-put-aside`, kept);
  } catch {
    // no room for a second copy: the first stays until something is written
  }
}

/** The values of a text that was kept; it may be anything. */
function read(kept) {
  const { version, values } = JSON.parse(kept);
  if (version !== VERSION || typeof values !== "object" || values === null) throw new Error("not what is kept here");
  return values;
}

/** Put values into the fields. What is no value of its field leaves it empty. */
function fill(values) {
  for (const { input } of fields) {
    const value = Object.hasOwn(values, input.id) ? values[input.id] : "";
    if (input.type === "checkbox") input.checked = value === true;
    else input.value = typeof value === "string" ? value : "";
  }
}

/** Say what is missing and what a log should not tell, and make ready what is printed. */
function review() {
  const lacking = fields.filter((field) => field.why && isEmpty(field));
  const doubtful = isLog ? fields.filter(({ input, told }) => (told.textContent = seen(input)) !== "") : [];
  const counted = [
    lacking.length && `${lacking.length} ${MISSING[form.dataset.hubForm][lacking.length === 1 ? 0 : 1]} missing.`,
    doubtful.length && `${doubtful.length} ${doubtful.length === 1 ? "line" : "lines"} may tell too much.`,
  ].filter(Boolean);
  const message = counted.join(" ") || "Nothing that is usual is missing.";
  if (status.textContent !== message) status.textContent = message;
  missing.replaceChildren(...lacking.map(({ why, input, label }) => item(input, label, why)), ...doubtful.map(doubt));
  filled.replaceChildren(
    ...sections().map(([label, text]) => {
      const pair = document.createElement("div");
      pair.append(part("dt", label), part("dd", text === "Not filled in" ? "" : text));
      return pair;
    }),
  );
}

function seen(input) {
  return ["text", "textarea"].includes(input.type) ? seenIn(input.value) : "";
}

function doubt({ input, label, told }) {
  return item(input, label, told.textContent);
}

function item(input, label, why) {
  const link = part("a", label);
  link.href = `#${input.id}`;
  const entry = part("li", "");
  entry.append(link, `: ${why}`);
  return entry;
}

function part(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** What is written as Markdown; what a person typed stays text. */
function markdown() {
  const plain = (text) =>
    text
      .replace(/[\\`*_{}[\]<>#|~^$@]/g, "\\$&")
      .replace(/^(\s*)([-+:]|\d+[.)])/gm, (_, space, mark) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`)
      .replace(/\r?\n/g, "\\\n");
  return `# ${plain(title)}\n\n${sections()
    .map(([label, text]) => `## ${plain(label)}\n\n${plain(text)}\n`)
    .join("\n")}`;
}

function save(blob, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const TAKE = {
  print: () => print(),
  docx: () => save(docx(title, sections()), "docx"),
  md: () => save(new Blob([markdown()], { type: "text/markdown" }), "md"),
};

form.addEventListener("input", () => {
  keep();
  review();
});
form.addEventListener("click", (event) => TAKE[event.target.dataset.take]?.());
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  if (!confirm("Forget everything that was written on the hub’s forms in this browser? This cannot be undone.")) {
    return event.preventDefault();
  }
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  } catch {
    // where nothing may be stored, nothing was
  }
  setTimeout(() => {
    review();
    say("Everything is forgotten.");
  });
});
// The same form in another tab: what was written there last is what is kept.
addEventListener("storage", (event) => {
  if (event.key !== key && event.key !== null) return;
  if (event.newValue) restore();
  else fill({});
  review();
});

restore();
review();
form.hidden = false;
