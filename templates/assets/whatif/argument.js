// Argument: the map as the site hands it over (src/site/whatif.rs), and its verdicts in a view. Pure.

import { evaluator } from "./engine.js";

const STEPS = ["supports", "attacks", "undercuts", "prefers"];

/** Spells the file out: `nodes`: `{ id, paper, assumed, sourced, standard }`; `reasons` as the engine has them, with ids. */
export function spelt({ ids, signs, same, reasons: row, names }) {
  const nodes = ids.split(" ").map((id, at) => {
    const sign = parseInt(signs[at], 36);
    return { id, assumed: sign & 1, sourced: sign & 2, standard: (sign >> 2) % 3, paper: sign > 11 };
  });
  const reasons = [];
  for (let at = 0; at < row.length;) {
    const [code, size] = row.slice(at, at + 2), end = at + 2 + size, premises = row.slice(at + 2, end), kind = STEPS[code & 3];
    const [target, weaker] = row.slice(end, end + 2);
    reasons.push({ id: `${nodes[premises[0]].id}--${nodes[target]?.id}`, kind, strict: code & 4, views: code >> 3, premises, target, weaker });
    at = end + (kind === "prefers" ? 2 : 1);
  }
  for (const [at, id] of Object.entries(names)) reasons[at].id = id;
  return { nodes, reasons, same };
}

/**
 * The verdicts of a view (`paper` or everything) as a function of suppositions about nodes, `[[node, verdict], …]`. It returns
 * `{ nodes, reasons }`: a verdict for each, and none for what is not in the view.
 */
export function view({ nodes, reasons, same }, paper) {
  const within = (node) => !paper || nodes[node].paper, top = nodes.map((_, at) => at);
  const root = (node) => {
    while (top[node] !== node) node = top[node];
    return node;
  };
  for (const [a, b] of same) {
    const [x, y] = [root(a), root(b)];
    if (within(a) && within(b)) top[Math.max(x, y)] = Math.min(x, y);
  }
  const statements = nodes.map(() => undefined);
  nodes.forEach((node, at) => {
    const statement = (statements[root(at)] ??= { standard: node.standard });
    if (!within(at)) return;
    statement.assumed |= node.assumed;
    statement.sourced |= node.sourced;
    if (statement.standard !== node.standard) statement.standard = 0;
  });
  statements.forEach((statement, at) => (statements[at] = statement ?? {}));
  const there = reasons.map((_, at) => at).filter((at) => reasons[at].views & (paper ? 2 : 1));
  const place = new Map(there.map((at, step) => [at, step]));
  const steps = there.map((at) => {
    const { kind, strict, premises, target, weaker } = reasons[at], on = kind === "supports" || kind === "attacks" ? root(target) : place.get(target);
    return { kind, strict, premises: premises.map(root), target: on, weaker: place.get(weaker) };
  });
  const label = evaluator(statements, steps);
  return (supposed) => {
    const verdicts = label(supposed.filter(([node]) => within(node)).map(([node, verdict]) => [root(node), verdict]));
    return {
      nodes: nodes.map((_, at) => (within(at) ? verdicts[root(at)] : undefined)),
      reasons: reasons.map((_, at) => (place.has(at) ? verdicts[nodes.length + place.get(at)] : undefined)),
    };
  };
}
