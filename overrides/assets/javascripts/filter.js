/*
 * What every filter over a list has: fields that narrow it as one types, results in the place of the list, some at a
 * time, and an address that can be shared. What is asked for stands in the address after "#", which no request tells,
 * and is there again after "Back".
 *
 * The page has a form with fields `hub-filter-<name>`, a status and a button of type reset; `hub-unfiltered`, the whole
 * list; and `hub-filtered` with an `ol` and a button for more.
 */

const PAUSE_WHILE_TYPING = 120;

/** The words of a text as indexes have them: hub/exports/reference_index.py, `words_of`. */
export function wordsOf(text) {
  const whole = { æ: "ae", đ: "d", ð: "d", ı: "i", ł: "l", ø: "o", œ: "oe", þ: "th", ß: "ss" };
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const folded = plain.replace(/[æđðıłøœþß]/g, (letter) => whole[letter]).replace(/['’‘ʼ`´]/g, "");
  return [...new Set(folded.split(/[^\p{L}\p{N}]+/u))].filter(Boolean);
}

export function counted(number) {
  return number.toLocaleString("en-GB");
}

/**
 * Set a filter going.
 *
 * form: the form; names: its fields, "words" first, in the order in which addresses tell them.
 * find(asked): what is all that the fields ask for, in a promise; it is told too when they ask for nothing any more.
 * load(result): what an item shows, in a promise. item(loaded): the `li`. wordings: `found(count)`, `shown(shown, count)`, `nothing`, `notThere`.
 * atATime: how many results are shown before one asks for more. whatCounts(asked): the values that ask for something.
 */
export function filterWith({ form, names, find, load, item, wordings, atATime, whatCounts = (asked) => asked }) {
  const fields = new Map(
    names.map((name) => [name, document.getElementById(`hub-filter-${name}`)]).filter(([, field]) => field),
  );
  const status = form.querySelector("[role=status]");
  const initially = status.textContent;
  const showAll = form.querySelector("[type=reset]");
  const unfiltered = document.getElementById("hub-unfiltered");
  const filtered = document.getElementById("hub-filtered");
  const list = filtered.querySelector("ol");
  const more = filtered.querySelector("button");
  let results = [];
  let latest = 0;
  let pause;

  function asked() {
    return whatCounts(Object.fromEntries(names.map((name) => [name, fields.get(name)?.value.trim() ?? ""])));
  }

  async function filter() {
    clearTimeout(pause);
    const turn = ++latest;
    const now = asked();
    remember(now);
    const finding = find(now);
    if (asksNothing(now)) {
      finding.catch(() => {});
      return show(initially, []);
    }
    try {
      const found = await finding;
      const first = await Promise.all(found.slice(0, atATime).map(load));
      if (turn !== latest) return;
      results = found;
      show(found.length ? wordings.found(found.length) : wordings.nothing, first);
    } catch {
      if (turn === latest) show(wordings.notThere, []);
    }
  }

  function asksNothing({ words, ...others }) {
    return !wordsOf(words).length && !Object.values(others).some(Boolean);
  }

  /** Show results in the place of the list; or the list again, if nothing is asked for. */
  function show(message, loaded) {
    const isFiltered = message !== initially;
    status.textContent = message;
    unfiltered.hidden = isFiltered;
    filtered.hidden = !loaded.length;
    showAll.hidden = !isFiltered;
    list.replaceChildren(...loaded.map(item));
    more.hidden = results.length <= loaded.length;
  }

  async function showMore() {
    const turn = latest;
    const shown = list.children.length;
    const loaded = await Promise.all(results.slice(shown, shown + atATime).map(load));
    if (turn !== latest) return;
    const items = loaded.map(item);
    list.append(...items);
    more.hidden = results.length <= list.children.length;
    status.textContent = wordings.shown(list.children.length, results.length);
    items[0].querySelector("a").focus();
  }

  /** Keep what is asked for in the address, so that it can be shared. */
  function remember(now) {
    const told = new URLSearchParams(Object.entries(now).filter(([, value]) => value));
    const address = new URL(location.href);
    if (String(told) || isAsking(address.hash)) address.hash = String(told);
    history.replaceState(history.state, "", address);
  }

  function isAsking(hash) {
    return names.some((name) => new URLSearchParams(hash.slice(1)).has(name));
  }

  function readAddress() {
    if (!isAsking(location.hash)) return;
    const told = new URLSearchParams(location.hash.slice(1));
    for (const [name, field] of fields) {
      const value = told.get(name) ?? "";
      // A choice that there is not, as from an older link, is none.
      field.value = field.options && ![...field.options].some((option) => option.value === value) ? "" : value;
    }
    filter();
  }

  /** Arrow keys go up and down what was found, Enter from a field to the first of it. */
  async function move(event) {
    if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      await filter();
      list.querySelector("a")?.focus();
      return;
    }
    const stops = [fields.get("words"), ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
    const at = stops.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (at < 0 || filtered.hidden || !stops[to]) return;
    event.preventDefault();
    stops[to].focus();
  }

  form.addEventListener("input", (event) => {
    clearTimeout(pause);
    pause = setTimeout(filter, event.target.tagName === "SELECT" ? 0 : PAUSE_WHILE_TYPING);
  });
  form.addEventListener("reset", () => {
    pause = setTimeout(filter);
    fields.get("words").focus();
  });
  more.addEventListener("click", showMore);
  form.addEventListener("keydown", move);
  filtered.addEventListener("keydown", move);
  addEventListener("hashchange", readAddress);

  form.hidden = false;
  readAddress();
}
