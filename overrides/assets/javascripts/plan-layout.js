/*
 * How a meeting's time is laid out: an informal check-in, a clear move to the formal part, the phases of a framework, a
 * summary, and what will be shared with whom. Roles change between turns of the same length: once in a reciprocal pair,
 * twice in a triad that has the time for it.
 *
 * A phase that says what it is in a meeting (`part` in its front matter) takes the place of the usual part.
 */
const HOUR = 60;
const TIME_FOR_A_TRIAD = 60;
const QUESTIONS_TO_BEGIN_WITH = { coach: 2, learner: 1, observer: 2 };

/** The usual minutes of an hour that each of these takes, what it is called and what it is for. */
export const USUAL = {
  "check-in": { minutes: 5, name: "Check-in", purpose: "Arrive and talk as colleagues do." },
  move: {
    minutes: 1,
    name: "Move to the formal part",
    purpose: "Say aloud that the coaching begins, and agree what this time is for.",
  },
  "change-over": { minutes: 4, name: "Change roles", purpose: "Put this conversation down, so that the next starts fresh." },
  close: { minutes: 3, name: "Summary", purpose: "The learner says what they take from it and what happens next." },
  sharing: {
    minutes: 3,
    name: "What will be shared, and with whom",
    purpose: "Settle which themes leave the room, in which words, and to whom.",
  },
};

/** Who meets: what a plan calls it, what readers see, how many turns there are, and who does what in each. */
export const MEETINGS = {
  "one-to-one": { name: "One to one", turns: () => 1, roles: [] },
  reciprocal: { name: "Reciprocal pair", turns: () => 2, roles: ["A coaches B", "B coaches A"] },
  triad: {
    name: "Triad",
    turns: (minutes) => (minutes >= TIME_FOR_A_TRIAD ? 3 : 1),
    roles: ["A coaches B, C observes", "B coaches C, A observes", "C coaches A, B observes"],
  },
  group: { name: "Group", turns: () => 1, roles: [] },
};

/** How long a framework takes by itself. */
export function usualMinutes({ phases }) {
  return phases.reduce((sum, phase) => sum + phase.minutes, 0) || HOUR;
}

/** The parts of a meeting: what each is, its phase, the turn that it belongs to, its minutes and the first of its questions. */
export function layOut({ meeting, framework, minutes, questions }) {
  const inAMeeting = (part) => framework.phases.filter((phase) => phase.part === part);
  const scale = minutes / usualMinutes(framework);
  const beside = (kind, times = 1) => {
    const own = inAMeeting(kind).map((phase) => ({ kind, phase: phase.name, minutes: whole((phase.minutes || 1) * scale) }));
    return own.length ? own : [{ kind, phase: "", minutes: whole((USUAL[kind].minutes * minutes) / HOUR / times) }];
  };
  const turns = turnsOf(framework, MEETINGS[meeting].turns(minutes));
  const before = [...beside("check-in"), ...beside("move")];
  const after = [...beside("close"), ...beside("sharing")];
  const changes = turns.slice(1).map((_, __, { length }) => beside("change-over", length));
  const left = minutes - total([...before, ...after, ...changes.flat()]);
  const each = Math.max(turns[0].length, Math.floor(left / turns.length));
  const turned = turns.map((phases, number) => shared(phases, each, number + 1));
  const spare = left - total(turned.flat());
  // What cannot be divided goes to the change of roles, so that turns stay as long as each other.
  const longest = changes[0]?.[0] ?? turned[0].at(-1);
  longest.minutes = Math.max(1, longest.minutes + spare);
  const formal = turned.flatMap((turn, number) => (number ? [...changes[number - 1], ...turn] : turn));
  return [...before, ...formal, ...after].map((part) => ({ turn: 0, ...part, questions: toBeginWith(part, questions) }));
}

/** The phases of each turn. A framework that has its own change of roles tells two; any other is gone through anew. */
function turnsOf({ phases }, turns) {
  const work = phases.filter(({ part }) => !part || part === "change-over");
  const change = work.findIndex(({ part }) => part === "change-over");
  const talk = (some) => {
    const phases = some.filter(({ part }) => !part);
    return phases.length ? phases : [{ name: "", minutes: 0 }];
  };
  if (change >= 0 && turns !== 1) return [talk(work.slice(0, change)), talk(work.slice(change))];
  const once = talk(change >= 0 ? work.slice(0, change) : work);
  return Array.from({ length: turns }, () => once);
}

/** Divide minutes among the phases of a turn as the framework does. */
function shared(phases, minutes, turn) {
  const usual = phases.map((phase) => phase.minutes || 1);
  const parts = phases.map(({ name }) => ({ kind: "phase", phase: name, turn }));
  divided(usual, minutes).forEach((share, number) => (parts[number].minutes = share));
  return parts;
}

/** Whole minutes in proportion to some others, at least one each; what is left over goes where most was cut off. */
export function divided(usual, minutes) {
  const sum = usual.reduce((one, other) => one + other, 0);
  const exact = usual.map((share) => (share * minutes) / sum);
  const shares = exact.map((share) => Math.max(1, Math.floor(share)));
  const rest = (number) => exact[number] % 1;
  const byRest = [...exact.keys()].sort((one, other) => rest(other) - rest(one) || one - other);
  const left = minutes - shares.reduce((one, other) => one + other, 0);
  for (let at = 0; at < left; at++) shares[byRest[at % byRest.length]]++;
  return shares;
}

function toBeginWith({ phase }, questions) {
  const here = questions.filter((question) => question.phase === phase);
  return Object.entries(QUESTIONS_TO_BEGIN_WITH).flatMap(([role, most]) =>
    here
      .filter((question) => question.role === role)
      .slice(0, most)
      .map(({ id }) => ({ id })),
  );
}

function whole(minutes) {
  return Math.max(1, Math.round(minutes));
}

function total(parts) {
  return parts.reduce((sum, { minutes }) => sum + minutes, 0);
}
