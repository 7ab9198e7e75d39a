// Chart: the map as the form knows it, with all names in it and all that can be chosen; and what becomes of its verdicts. Pure.

import { fold } from "../map/hits.js";
import { isAboutStatement, withAddition } from "../whatif/addition.js";
import { spelt, view } from "../whatif/argument.js";
import { KINDS } from "../whatif/outcome.js";
import { reasonOf } from "./contribution.js";

const verdicts = (argument) => [false, true].map((paper) => view(argument, paper)([]));

/** From the files that the site ships: src/site/whatif.rs writes the first two, src/site/contribution.rs `lists`. */
export function charted(sheet, named, { words, expect, names, schemes, follows, aliases, sources }, languages) {
  const { nodes, reasons, same } = spelt(sheet), { kinds } = sheet, titles = named.map((title) => [title].flat());
  const place = new Map(nodes.map(({ id }, at) => [id, at])), steps = new Map(reasons.map(({ id }, at) => [id, at]));
  const lower = (ids) => ids.map((id) => id.toLowerCase()), taken = new Set(lower([...place.keys(), ...steps.keys(), ...Object.keys(aliases)]));
  const keys = new Set(sources.map(([key]) => key)), said = new Map(titles.map(([title], at) => [fold(title), nodes[at].id]));
  const about = (at) => {
    // Reasons that deny each other in a ring are about no statement: a lead has to do.
    for (let left = reasons.length; !isAboutStatement(reasons[at].kind); at = reasons[at].target) if (!left--) return reasons[at].premises[0];
    return reasons[at].target;
  };
  const entry = (at, id, title, small) => ({ id, title, lang: titles[at][1], kind: KINDS[kinds[at]], small, text: fold(`${id} ${title}`) });
  const statements = nodes.flatMap(({ id }, at) => (KINDS[kinds[at]] ? entry(at, id, titles[at][0]) : []));
  statements.sort((a, b) => (b.kind === "thesis") - (a.kind === "thesis"));
  const map = {
    nodes, reasons, same, kinds, titles, languages, words, expect, names, place, steps, statements,
    thesis: nodes[kinds.indexOf("t")]?.id,
    schemes: new Map(schemes.map((scheme) => [scheme.id, scheme])),
    follows: new Map(Object.entries(follows)),
    isTaken: (id) => taken.has(id.toLowerCase()),
    isCited: (key) => keys.has(key),
    now: (id) => aliases[id] ?? id,
    twin: (title) => Object.values(title).map((one) => said.get(fold(one))).find(Boolean),
    inferences: reasons.map(({ id, kind, premises: [lead] }, at) => entry(lead, id, `${titles[lead][0]} → ${titles[about(at)][0]}`, `${words[kind]} · ${id}`)),
    sources: sources.map(([id, title]) => ({ id, title, text: fold(`${id} ${title}`) })),
  };
  return { ...map, views: verdicts(map) };
}

/** The verdicts with a contribution: in the view of everything, and in that of the paper. */
export function foreseen(map, it) {
  const node = ({ id, basis }) => ({ id, assumed: basis === "assumed", sourced: basis === "sourced" });
  const reason = { id: reasonOf(it), kind: it.move, premises: [it.id, ...it.with.map((one) => one.node ?? one.id)], target: it.to, weaker: it.over || undefined };
  return verdicts(withAddition(map, [it, ...it.with.filter(({ id }) => id)].map(node), reason));
}
