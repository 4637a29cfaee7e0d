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
    changed(message);
    show();
    (list.querySelector(`[data-at="${focus}"]:not([disabled])`) ?? list.querySelector(`[data-at="${focus.split("/")[0]}"]`))?.focus();
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
      item.append(asked, moves(part.questions, number, ask, `part-${at}/question`, `Question ${number + 1}`));
      chosen.append(item);
    });
    return chosen;
  }

  /** Buttons that move something one place, or take it out. */
  function moves(things, at, what, place, name) {
    const box = element("div", "", "hub-plan__moves");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", name);
    const swap = (by) => () => things.splice(at + by, 0, ...things.splice(at, 1));
    const moved = (by) => `${name} is now ${at + by + 1} of ${things.length}.`;
    const place_ = (number, button) => (place === "part" ? `part-${number}/${button}` : `${place}-${number}-${button}`);
    const add = (button, label, change, message, focus, isIdle) => {
      const [text, told] = place === "part" ? [`Part: ${label.toLowerCase()}`, `Part: ${label.toLowerCase()}, ${what}`] : [label, `${label}: ${what}`];
      const made = control(text, told, place_(at, button), () => make(change, message, focus));
      made.disabled = isIdle;
      box.append(made);
    };
    add("earlier", "Earlier", swap(-1), moved(-1), place_(at - 1, "earlier"), at === 0);
    add("later", "Later", swap(1), moved(1), place_(at + 1, "later"), at === things.length - 1);
    const next = place === "part" ? `part-${Math.min(at, things.length - 2)}` : `${place.split("/")[0]}/more`;
    add("out", "Leave out", () => things.splice(at, 1), `${name} is left out. Undo brings it back.`, next, place === "part" && things.length === 1);
    return box;
  }

  function changes(plan, words, part, at, offered) {
    const box = element("details", "", "hub-plan__change");
    box.open = isOpen.get(part) ?? false;
    box.addEventListener("toggle", () => isOpen.set(part, box.open));
    const summary = element("summary", "Change");
    summary.append(element("span", ` ${words.fullName}`, "hub-unseen"));
    summary.dataset.at = `part-${at}/more`;
    const row = element("div", "", "hub-plan__row");
    row.append(minutes(part, words, at), moves(plan.parts, at, words.fullName, "part", words.fullName));
    box.append(summary, row, ...offers(part, words, at, offered), own(part, words, at));
    return box;
  }

  function minutes(part, words, at) {
    const box = element("div", "", "hub-plan__minutes");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `Minutes for ${words.fullName}`);
    const step = (sign, label, by, name) => {
      const made = control(sign, `${label}: ${words.fullName}`, `part-${at}/${name}`, () =>
        make(() => (part.minutes += by), `${words.fullName}: ${counted(part.minutes + by, "minute")}.`, `part-${at}/${name}`),
      );
      made.disabled = part.minutes + by < MINUTES.shortest || part.minutes + by > MINUTES.longest;
      return made;
    };
    box.append(step("−", "A minute less", -1, "less"), element("span", `${part.minutes} min`), step("+", "A minute more", 1, "minute-more"));
    return box;
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
        tick.addEventListener("change", () => make(() => choose(part, id, tick.checked), tick.checked ? "Question chosen." : "Question left out.", tick.dataset.at));
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
