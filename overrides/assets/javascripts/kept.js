/*
 * What somebody writes on a page of the hub is kept in this browser's local storage, under a name for each page, and
 * leaves it only in what they take away (take-away.js). One button forgets all of it, whichever page it stands on.
 */
const PREFIX = "hub-form-";
const NOT_KEPT =
  "This browser does not keep what you write: it forbids it, or has no room. Print it or save it as a file before you leave.";
const UNREADABLE =
  "What was kept here cannot be read: it is damaged or from another version of this page. It is put aside, and the page begins anew.";

/** Keep something that JSON can tell. What is given back is to be said to whoever wrote it: why it is not kept, or nothing. */
export function keep(name, content) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(content));
    return "";
  } catch {
    return NOT_KEPT;
  }
}

/**
 * What was kept, and what there is to say about it. It may be anything: `read` makes of it what a page can use, or throws.
 * What cannot be read is put aside, so that what is written next does not take its place.
 */
export function recalled(name, read) {
  let kept = null;
  try {
    kept = localStorage.getItem(PREFIX + name);
    return { content: kept === null ? null : read(JSON.parse(kept)), trouble: "" };
  } catch {
    if (kept === null) return { content: null, trouble: NOT_KEPT };
    putAside(PREFIX + name, kept);
    return { content: null, trouble: UNREADABLE };
  }
}

function putAside(key, kept) {
  try {
    localStorage.removeItem(key); // first: there may be no room for two
    localStorage.setItem(`${key}-put-aside`, kept);
  } catch {
    localStorage.setItem(key, kept);
  }
}

/** Forget what was written on any page, if whoever is there means it. */
export function forgetsAll() {
  if (!confirm("Forget everything that was written on the hub’s pages in this browser? This cannot be undone.")) return false;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // where nothing may be stored, nothing was
  }
  return true;
}

/** Do something when what is kept was changed or forgotten in another tab. */
export function whenChangedElsewhere(name, changed) {
  addEventListener("storage", ({ key }) => {
    if (key === PREFIX + name || key === null) changed();
  });
}
