/*
 * Answers to the reflective questions that texts ask (reflect.html): kept in this browser from letter to letter, narrowed
 * to a theme or a role, and taken away as a record of professional learning.
 */
import { forgetsAll, keep, recalled, whenChangedElsewhere } from "./kept.js";
import { saveMarkdown, saveWord, showOnPaper } from "./take-away.js";

const NAME = "reflect";
const VERSION = 1;
const TITLE = "Record of professional learning";

const form = document.querySelector("[data-hub-reflect]");
const take = document.querySelector(".hub-reflect__take");
const paper = document.querySelector(".hub-reflect-paper");
const [trouble, status] = [form.querySelector("[role=alert]"), form.querySelector("[role=status]")];
const narrowing = ["theme", "audience"].map((name) => [name, document.getElementById(`hub-reflect-${name}`)]);
const questions = [...document.querySelectorAll(".hub-reflect__question")].map((box) => ({
  box,
  key: box.dataset.key,
  ask: box.querySelector(".hub-reflect__ask").textContent,
  from: box.querySelector("a").textContent,
  input: box.querySelector("textarea"),
  themes: box.dataset.themes.split(" "),
  audience: box.dataset.audience.split(" "),
}));
let answers = {}; // by the key of a question: { ask, from, answer }, those of other pages too

function say(message) {
  trouble.textContent = message;
  trouble.hidden = !message;
}

function read({ version, answers: told }) {
  if (version !== VERSION) throw new Error("not what is kept here");
  return Object.fromEntries(
    Object.entries(told).map(([key, { ask, from, answer }]) => [key, { ask: String(ask), from: String(from), answer: String(answer) }]),
  );
}

function restore() {
  const { content, trouble: told } = recalled(NAME, read);
  answers = content ?? {};
  for (const { key, input } of questions) input.value = answers[key]?.answer ?? "";
  say(told);
  review();
}

function sections() {
  return Object.values(answers).map(({ ask, from, answer }) => [ask, `${answer.trim()}\n(${from})`]);
}

function review() {
  const count = Object.keys(answers).length;
  const there = questions.filter(({ box }) => !box.hidden).length;
  const kept = count === 0 ? "No answer is" : count === 1 ? "One answer is" : `${count} answers are`;
  const message = `${there} of ${questions.length} questions. ${kept} kept.`;
  if (status.textContent !== message) status.textContent = message;
  paper.hidden = !count;
  showOnPaper(paper.querySelector("dl"), sections());
}

function write({ key, ask, from, input }) {
  if (input.value.trim()) answers[key] = { ask, from, answer: input.value };
  else delete answers[key];
  say(keep(NAME, { version: VERSION, answers }));
  review();
}

/** Show the questions of the theme and the role that are asked for. */
function narrow() {
  const asked = Object.fromEntries(narrowing.map(([name, select]) => [name, select?.value ?? ""]));
  for (const { box, themes, audience } of questions) {
    box.hidden = !((!asked.theme || themes.includes(asked.theme)) && (!asked.audience || audience.includes(asked.audience)));
  }
  for (const section of document.querySelectorAll(".hub-reflect__theme")) {
    section.hidden = !section.querySelector(".hub-reflect__question:not([hidden])");
  }
  review();
}

const TAKE = {
  print: () => print(),
  docx: () => saveWord(TITLE, sections()),
  md: () => saveMarkdown(TITLE, sections()),
  forget() {
    if (!forgetsAll()) return;
    restore();
    say("Everything is forgotten.");
  },
};

for (const question of questions) {
  question.input.hidden = false;
  question.input.addEventListener("input", () => write(question));
}
for (const [, select] of narrowing) select?.addEventListener("change", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
take.addEventListener("click", ({ target }) => TAKE[target.dataset.take]?.());
whenChangedElsewhere(NAME, restore);

restore();
form.hidden = false;
take.hidden = false;
