/**
 * Search: a dialog over Pagefind's index (partials/search.html), opened by the button in the header, by any form
 * that carries `data-hub-search`, by `/` or Ctrl+K (Command+K), and by an address that ends in `?q=words`.
 *
 * The index is fetched when search is first opened. What is typed goes into no request: the words of a search that is
 * to be there again after "Back" are kept in the browser's history entry, not in the address.
 */

const SITE = new URL("../../", import.meta.url);
const PAGE_OF_RESULTS = 10;
const PARTS_OF_RESULT = 2;
const PAUSE_WHILE_TYPING = 150;
const SLASH_SETTING = "hub-search-slash";

const HINT =
  "Search papers, frameworks, templates, events, people and themes. " +
  "Put a phrase in quotation marks to find it word for word.";
const LOADING = "Loading the index…";
const NOT_THERE =
  "Search is not available: its index could not be loaded. It needs a network, and is made when the whole site is " +
  "built, so a preview may lack it. The lists work without it.";

const dialog = document.getElementById("hub-search-dialog");
const part = (name) => dialog.querySelector(`.hub-search-dialog__${name}`);
const queryForm = part("query");
const input = part("input");
const status = part("status");
const browse = part("browse");
const list = part("results");
const more = part("more");
const slash = part("slash");
const template = dialog.querySelector("template");

let index;
let latest = 0;
let pause;
let found = [];

/** Pagefind over the hub's index, fetched once. A page's kind is a label: it hardly counts as something it says. */
function loadedIndex() {
  index ??= import(new URL("pagefind/pagefind.js", SITE)).then((pagefind) =>
    pagefind.createInstance({ excerptLength: 24, ranking: { metaWeights: { kind: 0.1 } } }),
  );
  return index;
}

/**
 * The query as the index reads words: quotation marks and apostrophes straight, however a keyboard sets them, and a
 * compound in its parts, so that "coach-mentor" finds "coach mentor". A quoted phrase keeps its compounds whole.
 */
function asIndexed(query) {
  const plain = query.replace(/[‘’‛ʼ´`′]/g, "'").replace(/[“”„‟″«»]/g, '"');
  return isPhrase(plain) ? plain : plain.replace(/[-‐–—/]/g, " ");
}

function isPhrase(plainQuery) {
  return /^\s*".+"\s*$/.test(plainQuery);
}

function open(query) {
  if (!dialog.open) dialog.showModal();
  input.focus();
  if (query === undefined) input.select();
  else input.value = query;
  search();
}

/** Look for what the field holds; answers to older questions are dropped. Says whether this answer was shown. */
async function search() {
  clearTimeout(pause);
  const turn = ++latest;
  const query = input.value.trim();
  remember(query);
  if (!query) show(HINT);
  else if (!index) show(LOADING);
  try {
    const pagefind = await loadedIndex();
    const { results } = query ? await pagefind.search(asIndexed(query)) : { results: [] };
    const first = await Promise.all(results.slice(0, PAGE_OF_RESULTS).map((result) => result.data()));
    if (turn !== latest) return false;
    if (query) showOutcome(query, results, first);
  } catch {
    index = undefined; // The next search tries again: a phone may only have been without a network.
    if (turn !== latest) return false;
    show(NOT_THERE);
  }
  return true;
}

function showOutcome(query, results, first) {
  const missing = first.length ? missingWords(asIndexed(query), first[0]) : [];
  if (!results.length || missing.length) {
    const reasons = query.includes(" ") ? missing.map((word) => ` No page says “${word}”.`).join("") : "";
    return show(`Nothing found for “${query}”.${reasons} Check the spelling, or try fewer or more general words.`);
  }
  const count = results.length === 1 ? "1 page" : `${results.length} pages`;
  const order = results.length > PAGE_OF_RESULTS ? `, the best ${PAGE_OF_RESULTS} first` : "";
  show(`${count} found for “${query}”${order}.`, first, results);
}

/**
 * The words of a query that the best page does not have. For a word that is nowhere, Pagefind looks for the longest
 * indexed word it starts with, which mends "coachng", but finds every page that says "b" for a word that is not there.
 */
function missingWords(query, page) {
  if (isPhrase(query)) return [];
  const content = page.content.split(/\s+/);
  const matched = page.locations.map((location) => content[location] ?? "");
  const known = [...matched, ...Object.values(page.meta).join(" ").split(/\s+/)].flatMap(bareWords);
  return bareWords(query).filter((word) => {
    const needed = Math.min(word.length, Math.max(2, Math.min(4, word.length - 3)));
    return !known.some((other) => other.startsWith(word.slice(0, needed)));
  });
}

/** The words of a text without case, accents and punctuation; a compound gives itself and its parts. */
function bareWords(text) {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = bare.split(/\s+/).flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}'’]+/u)]);
  return [...new Set(words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "")))].filter(Boolean);
}

function show(message, pages = [], results = []) {
  found = results;
  status.textContent = message;
  list.replaceChildren(...pages.map(resultItem));
  list.hidden = !pages.length;
  browse.hidden = pages.length > 0;
  more.hidden = found.length <= pages.length;
  list.parentElement.scrollTop = 0;
}

async function showMore() {
  const turn = latest;
  const shown = list.children.length;
  const pages = await Promise.all(found.slice(shown, shown + PAGE_OF_RESULTS).map((result) => result.data()));
  if (turn !== latest) return;
  const items = pages.map(resultItem);
  list.append(...items);
  more.hidden = found.length <= list.children.length;
  status.textContent = `${list.children.length} of ${found.length} pages shown.`;
  items[0].querySelector("a").focus();
}

function resultItem(page) {
  const item = template.content.cloneNode(true).firstElementChild;
  const of = (name) => item.querySelector(`.hub-search-result__${name}`);
  of("link").href = page.url;
  fill(of("kind"), page.meta.kind);
  fill(of("title"), page.meta.title);
  fill(of("byline"), page.meta.byline);
  of("excerpt").append(...excerpt(page));
  const parts = bestParts(page);
  of("parts").append(...parts.map(partItem));
  of("parts").hidden = !parts.length;
  return item;
}

function fill(element, text) {
  if (text) element.textContent = text;
  else element.remove();
}

/** The sections that answer best, in the order of the page. */
function bestParts(page) {
  const sections = page.sub_results.filter((section) => section.anchor && section.anchor.element !== "h1");
  const best = [...sections].sort((a, b) => b.locations.length - a.locations.length).slice(0, PARTS_OF_RESULT);
  return sections.filter((section) => best.includes(section));
}

function partItem(section) {
  const link = document.createElement("a");
  link.href = section.url;
  link.textContent = section.title;
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** The excerpt as text and `mark` elements alone: it is made from papers, which come from strangers. */
function excerpt(page) {
  const { body } = new DOMParser().parseFromString(page.excerpt, "text/html");
  const content = page.content.replace(/\s+/g, " ").trim();
  const before = content.startsWith(body.textContent) ? "" : "… ";
  const after = content.endsWith(body.textContent) ? "" : " …";
  return [before, ...[...body.childNodes].map(textOrMark), after];
}

function textOrMark(node) {
  if (node.nodeName !== "MARK") return node.textContent;
  const mark = document.createElement("mark");
  mark.textContent = node.textContent;
  return mark;
}

/** Keep the words of an open search with this entry of the history; nothing once it is closed. */
function remember(query) {
  const { hubSearch, ...state } = history.state ?? {};
  history.replaceState(query === undefined ? state : { ...state, hubSearch: query }, "");
}

/** The words that the address or the history entry asks for; taken out of the address, where requests would show them. */
function askedFor() {
  const address = new URL(location.href);
  const query = address.searchParams.get("q");
  if (query === null) return history.state?.hubSearch;
  address.searchParams.delete("q");
  history.replaceState(history.state, "", address);
  return query;
}

function move(event) {
  const stops = [...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
  const at = stops.indexOf(document.activeElement);
  if (at < 0 && document.activeElement !== input) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
  const typing = document.activeElement === input && event.key !== "ArrowDown";
  if (to === undefined || typing || !stops.length) return;
  event.preventDefault();
  (to < 0 ? input : stops[Math.min(to, stops.length - 1)]).focus();
}

function isTyping(element) {
  const field = "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset])";
  return element.isContentEditable || element.matches?.(field);
}

function opensSearch(event) {
  if (event.defaultPrevented || event.altKey || dialog.open || isTyping(event.target)) return false;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "k" && !event.shiftKey;
  return event.key === "/" && slash.checked;
}

function stored(key, value) {
  try {
    return value === undefined ? localStorage.getItem(key) : localStorage.setItem(key, value);
  } catch {
    return null; // A browser may refuse storage; the setting then lasts as long as the page.
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-hub-search]")) return;
  event.preventDefault();
  open(event.target.querySelector("input")?.value);
});
document.addEventListener("keydown", (event) => {
  if (!opensSearch(event)) return;
  event.preventDefault();
  open();
});

input.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(search, PAUSE_WHILE_TYPING);
});
queryForm.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await search()) list.querySelector("a")?.focus();
});
more.addEventListener("click", showMore);
part("close").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => remember(undefined));
dialog.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const samePage = link && link.pathname === location.pathname && link.host === location.host;
  if (event.target === dialog || samePage) dialog.close();
});
dialog.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return move(event);
  event.preventDefault(); // A search field would take the key for itself, to empty it.
  dialog.close();
});

slash.checked = stored(SLASH_SETTING) !== "off";
slash.addEventListener("change", () => stored(SLASH_SETTING, slash.checked ? "on" : "off"));

const button = document.querySelector(".hub-search__open");
button.setAttribute("aria-haspopup", "dialog");
button.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
const asked = askedFor();
if (asked !== undefined) open(asked);
