// Contribution: what somebody has typed as one file of the format: cleaned, with ids for all that is new. Pure.

/** The little words of English, which say nothing in an id. */
const LITTLE = / (a|an|the|of|to|in|on|at|by|for|is|are|be|and|or|as|it|its|that|this|with|from|has|have|not) (?=.)/g;

/** A text as a file may hold it: no control characters, no halves of characters, one way of ending lines. */
const clean = (text = "") => text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|\p{Cs}/gu, "").replace(/^[ \t]+$/gm, "").trim();

/** The same on one line. */
const line = (text) => clean(text).replace(/\s+/g, " ");

const texts = (each = {}, one) => Object.fromEntries(Object.entries(each).map(([language, text]) => [language, one(text)]).filter(([, text]) => text));

/** Words of a text as they stand in an id: five of them, in the letters that ids have. */
function slug(text) {
  const plain = text.normalize("NFKD").replace(/['’]|\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ");
  return ` ${plain} `.replace(LITTLE, " ").replace(LITTLE, " ").trim().split(" ").slice(0, 5).join("-").slice(0, 60).replace(/-$/, "");
}

/** The first of `stem`, `stem-2`, `stem-3`, … that is free. */
function free(stem, isTaken) {
  let id = stem;
  for (let number = 2; isTaken(id); number++) id = `${stem}-${number}`;
  return id;
}

function citations(list = [], named) {
  return list.flatMap(({ key, at, type, title, year, url }) => {
    const place = line(at);
    if (key) return { key, at: place };
    const source = { type, title: line(title), year: line(year), url: line(url) };
    if (!source.title && !source.url) return [];
    return { key: named([slug(source.title) || "source", ...(source.year.match(/^\d+$/) ?? [])].join("-")), at: place, source };
  });
}

/**
 * A contribution from what is typed. `isTaken(id)` and `isCited(key)` say which names there are already.
 * A premise is `{ node }`, one of the map, or new: `{ id, title, cites, basis }`.
 */
export function contribution(typed, isTaken, isCited) {
  const { move, to = "", over = "", asks = "" } = typed, title = texts(typed.title, line), about = to.split("--")[0], english = title.en ?? "";
  const suggested = free(`cx-${slug(english) || (about ? `on-${slug(about)}` : "your-id")}`, isTaken), id = line(typed.id) || suggested;
  const own = new Set([id]), keys = new Set();
  const named = (stem) => {
    const key = free(stem, (one) => isCited(one) || keys.has(one));
    keys.add(key);
    return key;
  };
  const cited = (list) => citations(list, named);
  const based = (list) => ({ basis: list.length ? "sourced" : "assumed", cites: list });
  const start = { suggested, id, move, to, kind: move === "supports" || move === "prefers" ? "premise" : "rebuttal", title, text: texts(typed.text, clean), by: line(typed.by), date: typed.date ?? "" };
  const main = based(cited(typed.cites)), [of, question] = asks.split(" ");
  const linked = (typed.with ?? []).flatMap(({ node, role = "", ...rest }) => {
    if (node) return { node, role };
    const name = texts(rest.title, line);
    if (!Object.keys(name).length) return [];
    const one = free(`cx-${slug(name.en ?? "") || `${id.replace(/^cx-/, "")}-with`}`, (other) => isTaken(other) || own.has(other));
    own.add(one);
    return { id: one, role, title: name, ...based(cited(rest.cites)) };
  });
  return { ...start, ...main, over: move === "prefers" ? over : "", scheme: typed.scheme ?? "", role: (typed.scheme && typed.role) || "", asks: question ? { of, question } : undefined, with: linked.map((one) => (typed.scheme ? one : { ...one, role: "" })) };
}

/** The id of its reason. */
export const reasonOf = ({ id, to, over }) => (over ? `${id}--prefers--${to}--over--${over}` : `${id}--${to}`);
