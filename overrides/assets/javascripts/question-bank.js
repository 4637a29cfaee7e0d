/*
 * The question bank as it is published (hub/exports/questions.py), fetched when it is first asked for.
 */
let bank;

/** The bank, in a promise, with an address on this site for each question. If it did not come, it is asked for again the next time. */
export function questionBank(hub) {
  bank ??= fetch(new URL("questions/questions.json", hub))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
    .then((told) => ({ ...told, questions: told.questions.map((one) => ({ ...one, address: here(one.url, told, hub) })) }));
  bank.catch(() => (bank = undefined));
  return bank;
}

/** A preview and a copy lie elsewhere than the site that the bank names. */
function here(url, told, hub) {
  return new URL(url.slice(told.hub.length), hub);
}
