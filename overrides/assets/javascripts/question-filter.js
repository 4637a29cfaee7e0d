/*
 * The filter over the question bank (macros/questions.html): by words, role, phase, framework, setting and theme. Every
 * word must begin a word of the question, of its note or of its phase. What no question would be is not offered.
 */
import { element } from "./element.js";
import { counted, filterWith, wordsOf } from "./filter.js";
import { questionBank } from "./question-bank.js";

const form = document.querySelector("[data-hub-questions]");
const HUB = new URL(form.dataset.hubQuestions, document.baseURI);
const TOTAL = Number(form.dataset.total);
const CHOICES = {
  role: (question) => [question.role],
  phase: (question) => [question.phase],
  framework: (question) => [question.framework.id],
  setting: (question) => question.settings,
  theme: (question) => question.themes,
};
const selects = new Map(Object.keys(CHOICES).map((name) => [name, document.getElementById(`hub-filter-${name}`)]));
const roles = new Map([...selects.get("role").options].map((option) => [option.value, option.text]));
let known;

/** The questions with their words. */
async function questions() {
  const bank = await questionBank(HUB);
  known ??= bank.questions.map((question) => ({
    ...question,
    words: wordsOf(`${question.question} ${question.helps} ${question.phase}`),
  }));
  return known;
}

/** Whether a question is what is asked for, whatever is asked by the field that is left out. */
function fits(question, asked, leftOut) {
  return (
    asked.typed.every((word) => question.words.some((known) => known.startsWith(word))) &&
    Object.entries(CHOICES).every(
      ([name, values]) => name === leftOut || !asked[name] || values(question).includes(asked[name]),
    )
  );
}

async function matching(now) {
  const asked = { ...now, typed: wordsOf(now.words) };
  const all = await questions();
  for (const [name, values] of Object.entries(CHOICES)) {
    const there = new Set(all.filter((question) => fits(question, asked, name)).flatMap(values));
    for (const option of selects.get(name).options) {
      option.disabled = option.value !== "" && !there.has(option.value) && option.value !== asked[name];
    }
  }
  return all.filter((question) => fits(question, asked));
}

function item(question) {
  const link = element("a", question.question);
  link.href = question.address;
  const entry = element("li");
  const facts = [question.framework.title, question.phase, roles.get(question.role)];
  entry.append(link, element("p", question.helps, "hub-question__helps"));
  entry.append(element("p", facts.join(" · "), "hub-works__facts"));
  return entry;
}

filterWith({
  form,
  names: ["words", ...Object.keys(CHOICES)],
  find: matching,
  load: (question) => question,
  item,
  atATime: 30,
  wordings: {
    found: (count) => `${counted(count)} of ${counted(TOTAL)} questions.`,
    shown: (shown, count) => `${counted(shown)} of ${counted(count)} questions shown.`,
    nothing: "No question is all of this. Try fewer words, or the beginnings of words.",
    notThere: "The questions could not be loaded for the filter. The lists have them all; try again once there is a network.",
  },
});

// On a phone the choices would push what is found off the screen; they open by a tap.
const isAsked = [...selects.values()].some((select) => select.value !== "");
form.querySelector("details").open = isAsked || matchMedia("(width >= 45em)").matches;
