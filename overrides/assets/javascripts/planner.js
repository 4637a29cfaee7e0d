/*
 * The session planner (planner.html): a meeting is chosen, its time laid out (plan-layout.js), changed (plan-editor.js) and
 * taken into the room: on paper, as a file, as a link, beside a timer (room-timer.js). Plans are kept in this browser.
 */
import { calendarFile } from "./calendar-file.js";
import { element } from "./element.js";
import { forgetsAll, keep, recalled, whenChangedElsewhere } from "./kept.js";
import { asFragment, LONGEST, NoPlan, planIn, readPlan, SHORTEST, VERSION } from "./plan.js";
import { planEditor } from "./plan-editor.js";
import { divided, layOut, MEETINGS, usualMinutes } from "./plan-layout.js";
import { ROLES, sectionsOf, wordsOf } from "./plan-words.js";
import { questionBank } from "./question-bank.js";
import { roomTimer } from "./room-timer.js";
import { save, saveMarkdown, saveWord, showOnPaper } from "./take-away.js";

const NAME = "planner";
const MOST_UNDONE = 50;
const NO_BANK = "The questions could not be loaded. Your plans are kept; load this page again once there is a network.";

const page = document.querySelector("[data-hub-planner]");
const part = (name) => page.querySelector(`[data-plan="${name}"]`);
const [trouble, status] = [page.querySelector("[role=alert]"), part("status")];
const [list, making, form] = [part("list"), part("new"), part("plan")];
const [framework, minutes] = [part("framework"), part("minutes")];
const written = { title: part("title"), start: part("start"), shared: part("shared") };
const paper = document.querySelector(".hub-plan-paper");

let bank;
let plans = []; // { id, plan }
let open = null;
let before = []; // the parts of the open plan before each change, as JSON, the latest last
let now = ""; // the same, as they are shown

const wordsNow = () => wordsOf(open.plan, bank);

function say(message) {
  trouble.textContent = message;
  trouble.hidden = !message;
}

function announce(message) {
  status.textContent = message;
}

/* What is kept */

function read({ version, plans: told, open: id }) {
  if (version !== VERSION) throw new NoPlan();
  return { plans: told.map((one) => ({ id: String(one.id), plan: readPlan(one.plan) })), id };
}

function keepAll() {
  say(keep(NAME, { version: VERSION, open: open?.id ?? "", plans }));
}

function restore() {
  const { content, trouble: told } = recalled(NAME, read);
  plans = content?.plans ?? [];
  choose(plans.find(({ id }) => id === (open?.id ?? content?.id)) ?? plans.at(-1) ?? null);
  say(told);
}

function choose(one) {
  if (one?.id !== open?.id) {
    before = [];
    timer.reset();
  }
  open = one;
}

/** A plan that came by a link is one of one's own from then on; the same link again opens it again. */
function takeFromLink() {
  try {
    const plan = planIn(location.hash);
    if (!plan) return;
    const same = plans.find((one) => JSON.stringify(one.plan) === JSON.stringify(plan));
    if (!same) add(plan);
    else choose(same);
    keepAll();
    const isKept = !same && trouble.hidden;
    announce(`The plan of the link is open${isKept ? ", and kept in this browser" : ""}.`);
    history.replaceState(history.state, "", location.pathname);
  } catch (error) {
    if (!(error instanceof NoPlan)) throw error;
    say(error.message);
  }
}

function add(plan) {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join("");
  plans.push({ id, plan });
  choose(plans.at(-1));
}

/* What is shown */

function show() {
  list.replaceChildren(...plans.map(planItem));
  part("plans").hidden = !plans.length;
  form.hidden = !open;
  paper.hidden = !open;
  if (!open) return;
  written.title.value = open.plan.title;
  written.start.value = open.plan.start;
  written.shared.value = open.plan.shared;
  editor();
  review();
}

function planItem(one) {
  const item = element("li");
  const name = one.plan.title || "A plan";
  const opens = button(name, () => {
    choose(one);
    keepAll();
    show();
    form.focus();
  });
  if (one === open) opens.setAttribute("aria-current", "true");
  const drop = button("Delete", () => remove(one));
  drop.setAttribute("aria-label", `Delete ${name}`);
  item.append(opens, drop);
  return item;
}

function button(text, act) {
  const made = element("button", text, "hub-button");
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function remove(one) {
  if (!confirm(`Delete “${one.plan.title || "A plan"}” from this browser? This cannot be undone.`)) return;
  plans = plans.filter((other) => other !== one);
  if (open === one) choose(plans.at(-1) ?? null);
  keepAll();
  show();
  announce("The plan is deleted.");
  part("new").querySelector("summary").focus();
}

/** Say what is to be known of the open plan, and make ready what is printed. */
function review() {
  const words = wordsNow();
  const [difference, rest] = [words.minutes - open.plan.minutes, open.plan.minutes];
  const told = [`The plan takes ${words.minutes} minutes`];
  if (difference > 0) told.push(`, ${difference} more than the ${rest} that you have`);
  if (difference < 0) told.push(`, ${-difference} less than the ${rest} that you have`);
  if (words.lost === 1) told.push(". One question is not in the question bank any more");
  if (words.lost > 1) told.push(`. ${words.lost} questions are not in the question bank any more`);
  part("total").textContent = `${told.join("")}.`;
  part("fit").hidden = !difference;
  part("undo").disabled = !before.length;
  paper.querySelector("h2").textContent = words.title;
  showOnPaper(paper.querySelector("dl"), sectionsOf(words, open.plan));
  timer.show();
  const current = list.querySelector("[aria-current]");
  if (current) current.textContent = words.title;
}

const editor = planEditor(
  part("parts"),
  () => {
    now = JSON.stringify(open.plan.parts);
    return { plan: open.plan, words: wordsNow(), offered };
  },
  partsChanged,
);
const timer = roomTimer(part("timer"), () => (open ? wordsNow().parts : []));

/** The parts are other than they were shown. */
function partsChanged(message) {
  before = [...before, now].slice(-MOST_UNDONE);
  keepAll();
  review();
  announce(message);
}

/** The questions that a part can have, by who asks them. */
function offered({ phase }) {
  const here = bank.questions.filter((one) => one.phase === phase && one.framework.id === open.plan.framework);
  return Object.entries(ROLES)
    .map(([role, who]) => [who, here.filter((one) => one.role === role)])
    .filter(([, some]) => some.length);
}

/* A new plan */

const chosen = () => bank.frameworks.find(({ id }) => id === framework.value);

/** The time that a framework takes, until somebody says another. */
function suggest() {
  if (!bank) return; // it is asked again once the questions are there
  const meeting = making.querySelector("input[type=radio]:checked").value;
  minutes.value = usualMinutes(chosen()) * (meeting === "triad" ? MEETINGS.triad.turns(LONGEST) : 1);
}

function makeNew() {
  const length = Math.round(Number(minutes.value));
  if (!(length >= SHORTEST && length <= LONGEST)) {
    announce(`A meeting has ${SHORTEST} to ${LONGEST} minutes. Write how many yours has.`);
    return minutes.focus();
  }
  const meeting = making.querySelector("input[type=radio]:checked").value;
  const questions = bank.questions.filter((one) => one.framework.id === framework.value);
  const parts = layOut({ meeting, framework: chosen(), minutes: length, questions });
  const names = new Set([MEETINGS[meeting].name, chosen().title.split(":")[0]]); // a triad may be both
  const title = [...names].join(": ").slice(0, 120);
  // Read as any other plan is, so that the same plan from a link is found to be the same.
  add(readPlan({ title, meeting, framework: framework.value, minutes: length, start: "", shared: "", parts }));
  keepAll();
  making.open = false;
  show();
  announce(`The time is laid out in ${parts.length} parts.`);
  form.focus(); // no field: on a phone its keyboard would cover the plan
}

/* What the buttons do */

const TAKE = {
  print: () => print(),
  docx: () => saveWord(wordsNow().title, sectionsOf(wordsNow(), open.plan)),
  md: () => saveMarkdown(wordsNow().title, sectionsOf(wordsNow(), open.plan)),
  ics: saveCalendar,
  link: copyLink,
};

function saveCalendar() {
  if (!open.plan.start) {
    announce("A calendar needs a day and a time: say when the meeting begins.");
    return written.start.focus();
  }
  const { title, minutes: length } = wordsNow();
  const sections = sectionsOf(wordsNow(), open.plan);
  save(calendarFile({ id: open.id, title, start: new Date(open.plan.start), minutes: length, sections }), title, "ics");
}

async function copyLink() {
  const fragment = asFragment(open.plan);
  if (!fragment) return announce("This plan is too long for a link: programs would cut it. Save it as a file instead.");
  const box = part("address");
  box.value = new URL(`#${fragment}`, location).href;
  part("shown-address").hidden = false;
  try {
    await navigator.clipboard.writeText(box.value);
    announce("The link is copied. Whoever has it can see the plan.");
  } catch {
    box.focus();
    box.select();
    announce("Copy the link from the field. Whoever has it can see the plan.");
  }
}

function undo() {
  open.plan.parts = JSON.parse(before.pop());
  keepAll();
  show();
  announce("The last change is undone.");
  if (!before.length) form.focus();
}

function fit() {
  const shares = divided(open.plan.parts.map((one) => one.minutes), open.plan.minutes);
  shares.forEach((share, at) => (open.plan.parts[at].minutes = share));
  partsChanged(`The parts take ${wordsNow().minutes} minutes now.`);
  editor();
}

function forget() {
  if (!forgetsAll()) return;
  plans = [];
  choose(null);
  making.open = true;
  for (const input of page.querySelectorAll("[data-draft], textarea, [data-plan=address]")) input.value = "";
  part("shown-address").hidden = true;
  part("parts").replaceChildren();
  paper.querySelector("dl").replaceChildren();
  show();
  say("Everything is forgotten.");
}

for (const [name, input] of Object.entries(written)) {
  input.addEventListener("input", () => {
    open.plan[name] = input.value;
    keepAll();
    review();
    if (name === "start") editor(); // times stand at every part
  });
}
page.addEventListener("click", ({ target }) => TAKE[target.dataset.take]?.());
page.addEventListener("submit", (event) => event.preventDefault());
framework.addEventListener("change", suggest);
making.addEventListener("change", ({ target }) => target.type === "radio" && suggest());
part("make").addEventListener("click", makeNew);
part("undo").addEventListener("click", undo);
part("fit").addEventListener("click", fit);
part("forget").addEventListener("click", forget);
whenChangedElsewhere(NAME, () => {
  if (!bank) return;
  restore();
  show();
});
addEventListener("hashchange", () => {
  if (!bank) return;
  takeFromLink();
  show();
});

function begin(loaded) {
  bank = loaded;
  part("make").disabled = false;
  if (minutes.value === minutes.defaultValue) suggest(); // else somebody has written how many already
  restore();
  takeFromLink();
  making.open = !open;
  show();
}

const loading = questionBank(new URL(page.dataset.hubPlanner, document.baseURI));
page.hidden = false;
await loading.then(begin, () => say(NO_BANK));
