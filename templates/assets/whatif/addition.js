// Addition: the map with a contribution that is not there yet. Pure; tests/contribute.rs adds the file itself and compares.

/**
 * The argument with more nodes and one reason more. `added`: `{ id, assumed, sourced }`; `reason`: `{ id, kind, premises, target,
 * weaker }`, all by ids, the target being a reason's for what is not about a statement. What is contributed is in the view of
 * everything alone.
 */
export function withAddition({ nodes, reasons, same }, added, { id, kind, premises, target, weaker }) {
  const all = [...nodes, ...added.map((node) => ({ standard: 0, paper: false, ...node }))], place = new Map(all.map((node, at) => [node.id, at]));
  const steps = new Map(reasons.map((reason, at) => [reason.id, at])), ends = isAboutStatement(kind) ? place : steps;
  const reason = { id, kind, strict: 0, views: 1, premises: premises.map((premise) => place.get(premise)), target: ends.get(target), weaker: steps.get(weaker) };
  const more = [...reasons.map((one) => ({ ...one })), reason];
  // A bare assumption attacks nobody back. Support makes it more than that, and what it says against others comes into view.
  const backed = new Set(more.filter((one) => one.kind === "supports").map((one) => one.target)), bare = (at) => all[at].assumed && !backed.has(at);
  for (const one of more) if (one.kind === "attacks" && one.id.includes("~")) one.views = (one.views & 2) | (!bare(one.premises[0]) || bare(one.target));
  // What is aimed at a reason goes with it, and only then: in a ring each is there as long as none has gone.
  for (const one of more) if (!isAboutStatement(one.kind)) one.views |= 1;
  for (let gone = true; gone;) {
    gone = false;
    for (const one of more) {
      if (isAboutStatement(one.kind) || !(one.views & 1) || [one.target, one.kind === "prefers" ? one.weaker : one.target].every((at) => more[at].views & 1)) continue;
      one.views &= 2;
      gone = true;
    }
  }
  return { nodes: all, reasons: more, same };
}

/** Whether a reason of this kind is about a statement, and not about other reasons. */
export const isAboutStatement = (kind) => kind === "supports" || kind === "attacks";
