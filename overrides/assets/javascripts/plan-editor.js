/*
 * The parts of a plan as they are seen and changed: minutes, order, questions chosen from the bank or one's own. Every
 * change is a button or a box, so that a thumb, a keyboard and a screen reader can make it; after it the focus is where it
 * was, on the thing that moved.
 */
import { element } from "./element.js";

const MINUTES = { shortest: 1, longest: 480 };

/**
 * Show the parts in a list, and change them as somebody asks.
 *
 * list: the `ol`. read(): the plan, its words (plan-words.js) and the questions that each part offers.
 * changed(message): called after a change of the plan, with what to announce.
 */
export function planEditor(list, read, changed) {
  const isOpen = new WeakMap();

  function show() {
    const { plan, words, offered } = read();
    const drafts = new Map([...list.querySelectorAll("[data-draft]")].map((input) => [input.dataset.draft, input.value]));
    list.replaceChildren(...plan.parts.map((part, at) => partItem(plan, words.parts[at], part, at, offered(part))));
    for (const input of list.querySelectorAll("[data-draft]")) input.value = drafts.get(input.dataset.draft) ?? "";
  }

  /** Make a change, show it, and give the focus back to what made it, or to what takes its place. */
  function make(change, message, focus) {
    change();
    changed(typeof message === "function" ? message() : message);
    show();
    const same = list.querySelector(`[data-at="${focus}"]:not([disabled])`);
    (same ?? list.querySelector(`[data-at="${focus.split("/")[0]}"]`))?.focus();
  }

  function partItem(plan, words, part, at, offered) {
    const item = element("li", "", "hub-plan__part");
    const heading = element("h3", words.name);
    heading.tabIndex = -1;
    heading.dataset.at = `part-${at}`;
    const time = element("p", `${words.time} · ${counted(words.minutes, "minute")}`, "hub-plan__time");
    item.append(time, heading);
    if (words.roles) item.append(element("p", words.roles, "hub-plan__roles"));
    item.append(element("p", words.purpose, "hub-plan__purpose"));
    if (words.questions.length) item.append(questions(part, words, at));
    item.append(changes(plan, words, part, at, offered));
    return item;
  }

  function questions(part, words, at) {
    const chosen = element("ul", "", "hub-plan__questions");
    words.questions.forEach(({ ask, who }, number) => {
      const item = element("li");
      const asked = element("p", ask || "A question that is not in the question bank any more.", "hub-plan__question");
      if (who) asked.append(" ", element("span", who, "hub-plan__who"));
      const naming = {
        name: `Question ${number + 1}`,
        label: (text) => [text, `${text}: ${ask}`],
        place: (place, button) => `part-${at}/question-${place}-${button}`,
        next: `part-${at}/more`,
      };
      item.append(asked, moves(part.questions, number, naming));
      chosen.append(item);
    });
    return chosen;
  }

  /**
   * Buttons that move one of several things a place, or take it out.
   *
   * name: what it is; label(text): what a button shows and is called; place(number, button): where it stands;
   * next: where the focus goes once it is out; isNeeded: whether it must stay.
   */
  function moves(things, at, { name, label, place, next, isNeeded = false }) {
    const add = (button, text, change, message, focus, isIdle) => {
      const made = control(...label(text), place(at, button), () => make(change, message, focus));
      made.disabled = isIdle;
      return made;
    };
    const by = (places) => () => things.splice(at + places, 0, ...things.splice(at, 1));
    const moved = (places) => `${name} is now ${at + places + 1} of ${things.length}.`;
    const leaveOut = () => things.splice(at, 1);
    return group("hub-plan__moves", name, [
      add("earlier", "Earlier", by(-1), moved(-1), place(at - 1, "earlier"), at === 0),
      add("later", "Later", by(1), moved(1), place(at + 1, "later"), at === things.length - 1),
      add("out", "Leave out", leaveOut, `${name} is left out. Undo brings it back.`, next, isNeeded),
    ]);
  }

  function changes(plan, words, part, at, offered) {
    const box = element("details", "", "hub-plan__change");
    box.open = isOpen.get(part) ?? false;
    box.addEventListener("toggle", () => isOpen.set(part, box.open));
    const summary = element("summary", "Change");
    summary.append(element("span", ` ${words.fullName}`, "hub-unseen"));
    summary.dataset.at = `part-${at}/more`;
    const row = element("div", "", "hub-plan__row");
    const naming = {
      name: words.fullName,
      label: (text) => [`Part: ${text.toLowerCase()}`, `Part: ${text.toLowerCase()}, ${words.fullName}`],
      place: (place, button) => `part-${place}/${button}`,
      next: `part-${Math.min(at, plan.parts.length - 2)}`,
      isNeeded: plan.parts.length === 1,
    };
    row.append(minutes(part, words, at), moves(plan.parts, at, naming));
    box.append(summary, row, ...offers(part, words, at, offered), own(part, words, at));
    return box;
  }

  function minutes(part, words, at) {
    const step = (sign, label, by, place) => {
      const told = () => `${words.fullName}: ${counted(part.minutes, "minute")}.`;
      const made = control(sign, `${label}: ${words.fullName}`, place, () => make(() => (part.minutes += by), told, place));
      made.disabled = part.minutes + by < MINUTES.shortest || part.minutes + by > MINUTES.longest;
      return made;
    };
    return group("hub-plan__minutes", `Minutes for ${words.fullName}`, [
      step("−", "A minute less", -1, `part-${at}/less`),
      element("span", `${part.minutes} min`),
      step("+", "A minute more", 1, `part-${at}/minute-more`),
    ]);
  }

  /** The questions of the bank that there are to choose from, side by side with who asks them. */
  function offers(part, words, at, offered) {
    return offered.map(([who, some]) => {
      const box = element("fieldset");
      box.append(element("legend", `${words.fullName}: ${who.toLowerCase()}’s questions`));
      for (const { id, question, helps } of some) {
        const label = element("label");
        const tick = element("input");
        tick.type = "checkbox";
        tick.checked = part.questions.some((chosen) => chosen.id === id);
        tick.dataset.at = `part-${at}/tick-${id}`;
        tick.addEventListener("change", () => {
          const message = tick.checked ? "Question chosen." : "Question left out.";
          make(() => choose(part, id, tick.checked), message, tick.dataset.at);
        });
        const says = element("span", question);
        if (helps) says.append(element("small", helps));
        label.append(tick, says);
        box.append(label);
      }
      return box;
    });
  }

  function choose(part, id, isChosen) {
    if (isChosen) part.questions.push({ id });
    else part.questions = part.questions.filter((one) => one.id !== id);
  }

  function own(part, words, at) {
    const box = element("div", "", "hub-plan__own");
    const label = element("label", "A question of your own");
    const input = element("input");
    input.id = `hub-plan-own-${at}`;
    input.maxLength = 500;
    input.dataset.at = `part-${at}/own`;
    input.dataset.draft = words.fullName;
    label.htmlFor = input.id;
    const add = () => {
      const typed = input.value.trim();
      if (!typed) return input.focus();
      input.value = "";
      make(() => part.questions.push({ own: typed }), `Your question is in ${words.fullName}.`, input.dataset.at);
    };
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      add();
    });
    box.append(label, input, control("Add", `Add your question to ${words.fullName}`, `part-${at}/add`, add));
    return box;
  }

  return show;
}

function group(className, name, inside) {
  const box = element("div", "", className);
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", name);
  box.append(...inside);
  return box;
}

function control(text, name, at, act) {
  const made = element("button", text, "hub-button hub-plan__control");
  made.type = "button";
  made.setAttribute("aria-label", name);
  made.dataset.at = at;
  made.addEventListener("click", act);
  return made;
}

function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
