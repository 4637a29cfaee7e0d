/*
 * What a plan says: on the screen, on paper, in files and in calendars alike.
 */
import { MEETINGS, USUAL } from "./plan-layout.js";

export const ROLES = { coach: "Coach", learner: "Professional learner", observer: "Observer" };

const DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" };

/** A plan with the bank's words: `sections` of a heading and a text, and what each part is called and when it is. */
export function wordsOf(plan, bank) {
  const framework = bank.frameworks.find(({ id }) => id === plan.framework);
  const known = new Map(bank.questions.map((question) => [question.id, question]));
  let begins = 0;
  const parts = plan.parts.map((part) => {
    const phase = framework?.phases.find(({ name }) => name === part.phase);
    const from = begins;
    begins += part.minutes;
    const name = part.phase || USUAL[part.kind]?.name || "Conversation";
    const roles = part.turn ? (MEETINGS[plan.meeting].roles[part.turn - 1] ?? "") : "";
    return {
      name,
      roles,
      fullName: [name, roles].filter(Boolean).join(", "),
      purpose: phase?.purpose ?? USUAL[part.kind]?.purpose ?? "",
      time: timeOf(plan.start, from, begins),
      minutes: part.minutes,
      questions: part.questions.map((question) => asked(question, known)),
    };
  });
  const lost = parts.flatMap(({ questions }) => questions).filter(({ ask }) => !ask).length;
  return { title: plan.title || "A plan", facts: factsOf(plan, framework, begins), parts, minutes: begins, lost };
}

/** Pairs of a heading and a text, of all that a plan says. */
export function sectionsOf({ facts, parts }, { shared }) {
  const told = parts.map(({ time, name, roles, purpose, questions }) => {
    const asked = questions.filter(({ ask }) => ask).map(({ ask, who }) => (who ? `${who}: ${ask}` : ask));
    return [[time, name, roles].filter(Boolean).join(" · "), [purpose, ...asked].filter(Boolean).join("\n")];
  });
  return [["The meeting", facts.join("\n")], ...told, ...(shared.trim() ? [["Will be shared", shared.trim()]] : [])];
}

function asked({ id, own }, known) {
  if (own !== undefined) return { ask: own, who: "" };
  const question = known.get(id);
  return { ask: question?.question ?? "", who: question ? ROLES[question.role] : "" };
}

function factsOf({ meeting, start }, framework, minutes) {
  const day = start && new Date(start).toLocaleString("en-GB", DAY);
  return [day, `${MEETINGS[meeting].name}, ${minutes} minutes`, framework && `Framework: ${framework.title}`].filter(Boolean);
}

/** From when until when: by the clock, if it is known when the meeting begins. */
function timeOf(start, from, until) {
  if (!start) return `${from}–${until} min`;
  const clock = (minutes) => new Date(Date.parse(start) + minutes * 60_000).toTimeString().slice(0, 5);
  return `${clock(from)}–${clock(until)}`;
}
