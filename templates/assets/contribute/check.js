// Check: what `elenchus check` would say of a contribution, as far as one file and the names of the map tell. Pure.

import { isAboutStatement } from "../whatif/addition.js";

const RESERVED = /^(index|con|prn|aux|nul|com\d|lpt\d)$/i;

const isName = (id) => id.length <= 100 && /^[a-z0-9]+(-[a-z0-9]+)*$/i.test(id) && !RESERVED.test(id);

/** Whether one of some statements rests on another, which would close a circle. */
function restsOn(target, premises, { reasons, place }) {
  const found = new Set([place.get(target)]);
  for (const at of found) {
    for (const reason of reasons) if (reason.kind === "supports" && reason.premises.includes(at)) found.add(reason.target);
  }
  return premises.filter((id) => found.has(place.get(id)));
}

/**
 * What is wrong with a contribution, as `{ at, say, grave, … }`: `at` is the field, the rest fills the message `say`. `map` has
 * `place` (of statements) and `steps` (of reasons) by id, `kinds`, `schemes`, `isTaken`, `isCited`, `languages`, and the argument.
 */
export function problems(it, map) {
  const found = [], { place, steps, kinds } = map, { to, over, move } = it, isUsable = (id) => place.has(id) && kinds[place.get(id)] !== "x";
  const grave = (at, say, more) => found.push({ at, say, grave: true, ...more }), note = (at, say, more) => found.push({ at, say, grave: false, ...more });
  const isKnown = isAboutStatement(move) ? isUsable(to) : steps.has(to);
  if (!to) grave("to", isAboutStatement(move) ? "noStatement" : "noReason");
  else if (!isKnown) grave("to", "unknown", { id: to });
  else if (move === "undercuts" && map.reasons[steps.get(to)].strict) grave("to", "strict");
  if (move === "prefers") {
    const [one, other] = [to, over].map((id) => map.reasons[steps.get(id)]);
    if (!over) grave("over", "noReason");
    else if (!other) grave("over", "unknown", { id: over });
    else if (one && (one.target !== other.target || [one.kind, other.kind].sort().join() !== "attacks,supports")) grave("over", "noRivals");
  }

  const [primary, ...others] = map.languages, written = map.languages.filter((language) => it.title[language]);
  if (!written.length) grave("title", "noTitle");
  else if (!it.title[primary]) note("title", "noPrimary", { language: primary });
  const lacking = others.filter((language) => !it.title[language] || (it.text[primary] && !it.text[language]));
  if (written.length && lacking.length) note("title", "noTranslation", { languages: lacking });
  const twin = map.twin?.(it.title);
  if (twin) note("title", "twin", { id: twin });

  const mentioned = Object.values(it.text).flatMap((text) => [...text.matchAll(/\[\[([^\]|]*)|\[@([\w.-]+)/g)]);
  const missing = mentioned.find(([, id, key]) => (id === undefined ? !map.isCited(key) : !place.has(id.trim()) && !steps.has(id.trim())));
  if (missing) note("text", "noMention", { id: missing[1] ?? missing[2] });

  if (!isName(it.id)) grave("id", "noName", { id: it.id });
  else if (map.isTaken(it.id)) grave("id", "taken", { id: it.id });

  const premises = it.with.map(({ node, id }) => node ?? id), target = isAboutStatement(move) && isKnown ? to : undefined;
  it.with.forEach(({ node, title }, at) => {
    const place = `with.${at}`;
    if (node && !isUsable(node)) grave(place, "unknown", { id: node });
    else if (premises.indexOf(premises[at]) < at) grave(place, "twice");
    else if (node && node === target) grave(place, "itself");
    else if (!node && !title[primary]) note(place, "noPrimary", { language: primary });
  });
  if (move === "supports" && target) {
    for (const id of restsOn(target, premises.filter((id) => id !== target && isUsable(id)), map)) grave(`with.${premises.indexOf(id)}`, "circle");
  }

  const scheme = map.schemes.get(it.scheme), isRole = (role) => !role || role === "warrant" || scheme?.roles.some(([id]) => id === role);
  if (it.scheme && !scheme) grave("scheme", "unknown", { id: it.scheme });
  for (const role of [it.role, ...it.with.map((one) => one.role)]) if (!isRole(role)) grave("scheme", "noRole", { id: role });
  if (it.asks) {
    const [name, question] = it.asks.question.split("/"), of = it.asks.of;
    if (!steps.has(of)) grave("asks", "unknown", { id: of });
    else if (!map.schemes.get(name)?.questions.some(([id]) => id === question)) grave("asks", "unknown", { id: it.asks.question });
  }

  const cites = [...it.cites.map((one) => ["cites", one]), ...it.with.flatMap(({ cites: own }, at) => (own ?? []).map((one) => [`with.${at}`, one]))];
  for (const [at, { key, source }] of cites) {
    if (!source && !map.isCited(key)) grave(at, "unknown", { id: key });
    else if (source && !source.title) grave(at, "noSourceTitle");
    else if (source && !source.year) grave(at, "noYear");
    else if (source?.url && !/^https?:\/\/[^\s/]+/.test(source.url)) grave(at, "noAddress");
  }
  if (it.basis === "assumed" && !Object.keys(it.text).length) note("cites", "bare");
  if (it.date && !/^\d{4}-\d\d-\d\d$/.test(it.date)) grave("date", "noDate");
  return found;
}
