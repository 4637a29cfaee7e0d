/*
 * What a plan is, and how it is told: to the storage of a browser, and in a link after "#", which no request carries.
 *
 *     { title, meeting, framework, minutes, start, shared, parts: [{ kind, phase, turn, minutes, questions }] }
 *
 * A question is `{ id }` of the bank, whose ids stay, or `{ own }`, somebody's words. What is read may come from anybody
 * and be anything: only what has this form and these bounds becomes a plan.
 */
import { MEETINGS, USUAL } from "./plan-layout.js";

export const VERSION = 1;
export const SHORTEST = 10;
export const LONGEST = 480;
const MOST_PARTS = 80;
const MOST_QUESTIONS = 60;
const LONGEST_TEXT = 2000;
const LONGEST_LINK = 16_000;
const IN_LINK = "plan=";

/** Why something is no plan, in a sentence for whoever brought it. */
export class NoPlan extends Error {}

const DAMAGED =
  "The plan in this link cannot be read: the link is damaged or was cut. Ask for it again, or for the plan as a file.";
const OTHER_VERSION =
  "The plan in this link was made with another version of the planner, which this one cannot read. " +
  "Load the page anew, or ask for the plan as a file.";

/** The plan that something tells. */
export function readPlan(told) {
  return {
    title: text(told.title, 120),
    meeting: Object.hasOwn(MEETINGS, told.meeting) ? told.meeting : refuse(),
    framework: text(told.framework, 120),
    minutes: minutesIn(told.minutes, SHORTEST, LONGEST),
    start: text(told.start, 16) === "" || isMoment(told.start) ? told.start : refuse(),
    shared: text(told.shared, LONGEST_TEXT),
    parts: list(told.parts, MOST_PARTS).map(readPart),
  };
}

function readPart(told) {
  return {
    kind: told.kind === "phase" || Object.hasOwn(USUAL, told.kind) ? told.kind : refuse(),
    phase: text(told.phase, 200),
    turn: minutesIn(told.turn, 0, 3),
    minutes: minutesIn(told.minutes, 1, LONGEST),
    questions: list(told.questions, MOST_QUESTIONS).map(readQuestion),
  };
}

function readQuestion({ id, own }) {
  return own === undefined ? { id: text(id, 120) } : { own: text(own, LONGEST_TEXT) };
}

function isMoment(told) {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(told) && !Number.isNaN(Date.parse(told));
}

function text(told, longest) {
  return typeof told === "string" && told.length <= longest ? told : refuse();
}

function minutesIn(told, least, most) {
  return Number.isInteger(told) && told >= least && told <= most ? told : refuse();
}

function list(told, most) {
  return Array.isArray(told) && told.length <= most ? told : refuse();
}

function refuse() {
  throw new NoPlan(DAMAGED);
}

/** What a link to a plan has after "#"; nothing if it would be longer than programs that pass links on let through. */
export function asFragment(plan) {
  const bytes = new TextEncoder().encode(JSON.stringify({ version: VERSION, ...plan }));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const fragment = IN_LINK + letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return fragment.length > LONGEST_LINK ? "" : fragment;
}

/** The plan after the "#" of an address; nothing if there is none. */
export function planIn(hash) {
  if (!hash.startsWith(`#${IN_LINK}`)) return null;
  const letters = hash.slice(IN_LINK.length + 1);
  if (letters.length > LONGEST_LINK) refuse();
  const told = jsonIn(letters);
  if (told?.version !== VERSION) throw new NoPlan(Number.isInteger(told?.version) ? OTHER_VERSION : DAMAGED);
  try {
    return readPlan(told);
  } catch {
    return refuse(); // a part that is no part
  }
}

function jsonIn(letters) {
  try {
    const bytes = Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refuse();
  }
}
