/*
 * A template that is filled in on the screen (browser-form.html). What is written is kept in this browser's local storage,
 * from letter to letter; it leaves it in the files that somebody saves and on the paper that they print. While something
 * that should not be missing is not there, the form says what and why; a log says what it should not tell.
 */
import { element } from "./element.js";
import { forgetsAll, keep, recalled, whenChangedElsewhere } from "./kept.js";
import { seenIn } from "./log-check.js";
import { saveMarkdown, saveWord, showOnPaper } from "./take-away.js";

const VERSION = 1;
const MISSING = { agreement: ["usual clause is", "usual clauses are"], log: ["line is", "lines are"] };

const form = document.querySelector("[data-hub-form]");
const name = form.dataset.hubForm;
const isLog = name === "log";
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

function keepAll() {
  say(keep(name, { version: VERSION, values: Object.fromEntries(fields.map((field) => [field.input.id, valueOf(field)])) }));
}

/** Fill in what was kept. */
function restore() {
  const { content, trouble: told } = recalled(name, read);
  fill(content ?? {});
  if (told) say(told);
}

/** The values of what was kept; it may be anything. */
function read({ version, values }) {
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
    lacking.length && `${lacking.length} ${MISSING[name][lacking.length === 1 ? 0 : 1]} missing.`,
    doubtful.length && `${doubtful.length} ${doubtful.length === 1 ? "line" : "lines"} may tell too much.`,
  ].filter(Boolean);
  const message = counted.join(" ") || "Nothing that is usual is missing.";
  if (status.textContent !== message) status.textContent = message;
  missing.replaceChildren(...lacking.map(({ why, input, label }) => item(input, label, why)), ...doubtful.map(doubt));
  showOnPaper(filled, sections().map(([label, text]) => [label, text === "Not filled in" ? "" : text]));
}

function seen(input) {
  return ["text", "textarea"].includes(input.type) ? seenIn(input.value) : "";
}

function doubt({ input, label, told }) {
  return item(input, label, told.textContent);
}

function item(input, label, why) {
  const link = element("a", label);
  link.href = `#${input.id}`;
  const entry = element("li");
  entry.append(link, `: ${why}`);
  return entry;
}

const TAKE = {
  print: () => print(),
  docx: () => saveWord(title, sections()),
  md: () => saveMarkdown(title, sections()),
};

form.addEventListener("input", () => {
  keepAll();
  review();
});
form.addEventListener("click", (event) => TAKE[event.target.dataset.take]?.());
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  if (!forgetsAll()) return event.preventDefault();
  setTimeout(() => {
    review();
    say("Everything is forgotten.");
  });
});
// What was written last, here or in another tab, is what is kept.
whenChangedElsewhere(name, () => {
  restore();
  review();
});

restore();
review();
form.hidden = false;
