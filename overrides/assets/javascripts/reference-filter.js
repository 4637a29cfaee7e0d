/*
 * The filter over the reference base (macros/references.html): by words, kind, theme and years. Every word must begin a
 * word of the title or of a name; accents and capitals do not matter.
 *
 * Its index (hub/exports/reference_index.py) lies in small files. One is fetched when a word with its letter is first
 * typed, another when its works are first shown.
 */
import { element } from "./element.js";
import { counted, filterWith, wordsOf } from "./filter.js";

const form = document.querySelector("[data-hub-filter]");
const REFERENCES = new URL(form.dataset.hubFilter, document.baseURI);
const TOTAL = Number(form.dataset.total);
const WORKS_A_FILE = Number(form.dataset.worksAFile);
const files = new Map();

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
  const [first = [], ...others] = await Promise.all(parts);
  return [...first.keys()].filter((number) => first[number] && others.every((works) => works[number]));
}

async function work(number) {
  const works = await file(`works-${Math.floor(number / WORKS_A_FILE)}`);
  return works[number % WORKS_A_FILE];
}

function item([id, title, byline, kind, ...marks]) {
  const link = element("a", title);
  link.href = new URL(`${id}/`, REFERENCES);
  const entry = element("li");
  entry.append(link, element("p", [byline, kind, ...marks].filter(Boolean).join(" · "), "hub-works__facts"));
  return entry;
}

/** A year counts once it has its four digits. */
function withWholeYears(asked) {
  const year = (value) => (/^\d{4}$/.test(value) ? value : "");
  return { ...asked, from: year(asked.from), to: year(asked.to) };
}

filterWith({
  form,
  names: ["words", "kind", "theme", "from", "to"],
  whatCounts: withWholeYears,
  find: matching,
  load: work,
  item,
  atATime: 20,
  wordings: {
    found: (count) => `${counted(count)} of ${counted(TOTAL)} works.`,
    shown: (shown, count) => `${counted(shown)} of ${counted(count)} works shown.`,
    nothing: "No work is all of this. Try fewer words, or the beginnings of words.",
    notThere: "The filter’s index could not be loaded. The lists work without it; try again once there is a network.",
  },
});
