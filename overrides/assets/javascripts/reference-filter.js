/*
 * The filter over the reference base (macros/references.html): by words, kind, theme and years. Every word must begin a
 * word of the title or of a name; accents and capitals do not matter.
 *
 * Its index (hub/exports/reference_index.py) lies in small files. One is fetched when a word with its letter is first
 * typed, another when its works are first shown. What is asked for stands in the address after "#", which no request
 * tells, so that a result can be shared and is there again after "Back".
 */

const PAGE_OF_RESULTS = 20;
const PAUSE_WHILE_TYPING = 120;
const NOTHING = "No work is all of this. Try fewer words, or the beginnings of words.";
const NOT_THERE = "The filter’s index could not be loaded. The lists work without it; try again once there is a network.";

const form = document.querySelector("[data-hub-filter]");
const REFERENCES = new URL(form.dataset.hubFilter, document.baseURI);
const TOTAL = Number(form.dataset.total);
const WORKS_A_FILE = Number(form.dataset.worksAFile);
const NAMES = ["words", "kind", "theme", "from", "to"];
const fields = new Map(
  NAMES.map((name) => [name, document.getElementById(`hub-filter-${name}`)]).filter(([, field]) => field),
);
const status = form.querySelector("[role=status]");
const INITIALLY = status.textContent;
const showAll = form.querySelector("[type=reset]");
const unfiltered = document.getElementById("hub-unfiltered");
const filtered = document.getElementById("hub-filtered");
const list = filtered.querySelector("ol");
const more = filtered.querySelector("button");

const files = new Map();
let results = [];
let latest = 0;
let pause;

/** A file of the index, fetched once; one that did not come is asked for again the next time. */
function file(name) {
  if (!files.has(name)) {
    const content = fetch(new URL(`filter/${name}.json`, REFERENCES)).then((answer) =>
      answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText)),
    );
    content.catch(() => files.delete(name));
    files.set(name, content);
  }
  return files.get(name);
}

/** The words of a text as the index has them: hub/exports/reference_index.py, `words_of`. */
function wordsOf(text) {
  const whole = { æ: "ae", đ: "d", ð: "d", ı: "i", ł: "l", ø: "o", œ: "oe", þ: "th", ß: "ss" };
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const folded = plain.replace(/[æđðıłøœþß]/g, (letter) => whole[letter]).replace(/['’‘ʼ`´]/g, "");
  return [...new Set(folded.split(/[^\p{L}\p{N}]+/u))].filter(Boolean);
}

/** Which works some lists of the index name: a 1 for each that is in one of them. */
function named(lists) {
  const works = new Uint8Array(TOTAL);
  for (const distances of lists) {
    let number = 0;
    for (const distance of distances) works[(number += distance)] = 1;
  }
  return works;
}

async function beginningWith(word) {
  const [words, works] = await file(`words-${/^[a-z]/.test(word) ? word[0] : "0"}`);
  return named(words.split(" ").flatMap((known, place) => (known.startsWith(word) ? [works[place]] : [])));
}

async function listed(name, isAsked) {
  const values = (await file("lists"))[name];
  return named(Object.keys(values).flatMap((value) => (isAsked(value) ? [values[value]] : [])));
}

/** The numbers of the works that are all that is asked for, in the order of the base's list. */
async function matching(asked) {
  const parts = wordsOf(asked.words).map(beginningWith);
  if (asked.kind) parts.push(listed("kind", (kind) => kind === asked.kind));
  if (asked.theme) parts.push(listed("theme", (theme) => theme === asked.theme));
  if (asked.from || asked.to) {
    parts.push(listed("year", (year) => year >= Number(asked.from) && year <= Number(asked.to || 9999)));
  }
  const [first, ...others] = await Promise.all(parts);
  return [...first.keys()].filter((number) => first[number] && others.every((works) => works[number]));
}

/** What the fields ask for. A year counts once it has its four digits. */
function asked() {
  const values = Object.fromEntries(NAMES.map((name) => [name, fields.get(name)?.value.trim() ?? ""]));
  const year = (value) => (/^\d{4}$/.test(value) ? value : "");
  return { ...values, from: year(values.from), to: year(values.to) };
}

async function filter() {
  clearTimeout(pause);
  const turn = ++latest;
  const now = asked();
  remember(now);
  if (!wordsOf(now.words).length && !now.kind && !now.theme && !now.from && !now.to) return show(INITIALLY, []);
  try {
    const numbers = await matching(now);
    const works = await Promise.all(numbers.slice(0, PAGE_OF_RESULTS).map(work));
    if (turn !== latest) return;
    results = numbers;
    show(numbers.length ? `${counted(numbers.length)} of ${counted(TOTAL)} works.` : NOTHING, works);
  } catch {
    if (turn === latest) show(NOT_THERE, []);
  }
}

function counted(number) {
  return number.toLocaleString("en-GB");
}

async function work(number) {
  const works = await file(`works-${Math.floor(number / WORKS_A_FILE)}`);
  return works[number % WORKS_A_FILE];
}

/** Show works in the place of the list; or the list again, if nothing is asked for. */
function show(message, works) {
  const isFiltered = message !== INITIALLY;
  status.textContent = message;
  unfiltered.hidden = isFiltered;
  filtered.hidden = !works.length;
  showAll.hidden = !isFiltered;
  list.replaceChildren(...works.map(item));
  more.hidden = results.length <= works.length;
}

async function showMore() {
  const turn = latest;
  const shown = list.children.length;
  const works = await Promise.all(results.slice(shown, shown + PAGE_OF_RESULTS).map(work));
  if (turn !== latest) return;
  const items = works.map(item);
  list.append(...items);
  more.hidden = results.length <= list.children.length;
  status.textContent = `${counted(list.children.length)} of ${counted(results.length)} works shown.`;
  items[0].querySelector("a").focus();
}

function item([id, title, byline, kind, ...marks]) {
  const link = document.createElement("a");
  link.href = new URL(`${id}/`, REFERENCES);
  link.textContent = title;
  const facts = document.createElement("p");
  facts.className = "hub-works__facts";
  facts.textContent = [byline, kind, ...marks].filter(Boolean).join(" · ");
  const entry = document.createElement("li");
  entry.append(link, facts);
  return entry;
}

/** Keep what is asked for in the address, so that it can be shared. */
function remember(now) {
  const told = new URLSearchParams(Object.entries(now).filter(([, value]) => value));
  const address = new URL(location.href);
  if (String(told) || isAsking(address.hash)) address.hash = String(told);
  history.replaceState(history.state, "", address);
}

function isAsking(hash) {
  return NAMES.some((name) => new URLSearchParams(hash.slice(1)).has(name));
}

function readAddress() {
  if (!isAsking(location.hash)) return;
  const told = new URLSearchParams(location.hash.slice(1));
  for (const [name, field] of fields) field.value = told.get(name) ?? "";
  filter();
}

/** Arrow keys go up and down the works that were found, Enter from a field to the first of them. */
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
