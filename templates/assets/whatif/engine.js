// Engine: the grounded verdicts of a framework, by the definition that stands in src/evaluate/mod.rs, and under
// suppositions. A verdict is 1 (holds), 0 (contested) or -1 (falls): "and" is the least, "or" the greatest, "not" the minus
// sign. Pure; `cargo test --test whatif` compares it with the evaluator of the site.

/**
 * Lays out a framework and returns a function from suppositions, `[[item, verdict], …]`, to the verdicts of all items.
 * Items are the statements, then the reasons. `statements`: `{ assumed, sourced, standard }`, the standard being 0 for
 * balance, 1 for unrebutted, 2 for scintilla. `reasons`: `{ kind, strict, premises, target, weaker }`, with statements and
 * reasons by their places; `target` is the stronger one for `prefers`.
 */
export function evaluator(statements, reasons) {
  const count = statements.length, total = count + reasons.length;
  const strength = Array(total).fill(1), premises = [], cuts = [], pros = [], cons = [], feeds = [], ranked = [], ranks = new Map();
  const table = [premises, cuts, pros, cons, feeds];
  for (let at = 0; at < total; at++) for (const rows of table) rows.push([]);

  reasons.forEach(({ kind, strict, premises: needed, target, weaker }, at) => {
    const item = count + at;
    if (strict) strength[item] = 2;
    premises[item] = needed;
    for (const premise of needed) feeds[premise].push(item);
    if (kind === "undercuts") cuts[count + target].push(item), feeds[item].push(count + target);
    else if (kind !== "prefers") (kind === "supports" ? pros : cons)[target].push(item), feeds[item].push(target);
    else {
      const one = reasons[target], other = reasons[weaker], pair = `${count + target}>${count + weaker}`;
      if (one.target !== other.target || [one.kind, other.kind].sort().join() !== "attacks,supports") return;
      ranks.set(pair, [...(ranks.get(pair) ?? []), item]);
      feeds[item].push(one.target);
      ranked[one.target] = true;
    }
  });
  // What a statement rests on by itself is a reason without premises. Everything outweighs an assumption.
  const own = (statement, strong) => {
    pros[statement].push(strength.length);
    strength.push(strong);
    for (const rows of table) rows.push([]);
    feeds.at(-1).push(statement);
  };
  statements.forEach(({ assumed, sourced, standard }, at) => {
    if (sourced) own(at, 1);
    if (assumed) own(at, 0);
    if (standard === 2) cons[at] = [];
  });
  const items = strength.map((_, at) => at);

  return (supposed = []) => {
    const verdict = new Int8Array(items.length), founded = new Int8Array(items.length);
    for (const [item, label] of supposed) verdict[item] ||= label;
    const best = (x, y) => Math.max(-1, ...(ranks.get(`${x}>${y}`) ?? []).map((item) => verdict[item]));
    const outweighs = (x, y) => Math.sign(strength[x] - strength[y]) || Math.min(best(x, y), -best(y, x));
    // Where nothing is ranked, reasons of one strength and one verdict do the same: one of each will do.
    const some = (statement, list) => (ranked[statement] ? list : [...new Map(list.map((x) => [strength[x] * 3 + verdict[x], x])).values()]);
    const dead = (statement, against) => (pro) => verdict[pro] < 0 || against.some((con) => verdict[con] > 0 && (statements[statement].standard ? outweighs(pro, con) < 0 : outweighs(con, pro) > 0));

    const hear = (statement) => {
      const grounds = some(statement, pros[statement]), against = some(statement, cons[statement]);
      const stands = (pro) => verdict[pro] > 0 && against.every((con) => verdict[con] < 0 || outweighs(pro, con) > 0);
      return grounds.some(stands) ? 1 : -grounds.every(dead(statement, against));
    };
    const judge = (item) => (item < count ? hear(item) : Math.min(1, ...premises[item].map((x) => verdict[x]), ...cuts[item].map((x) => -verdict[x])));
    const rests = (item) => {
      if (verdict[item]) return verdict[item] > 0;
      if (item >= count) return premises[item].every((x) => founded[x]);
      const lost = dead(item, some(item, cons[item]));
      return pros[item].some((pro) => founded[pro] && !lost(pro));
    };
    const spread = (ask) => {
      for (const todo = [...items]; todo.length;) {
        const item = todo.pop();
        if (ask(item)) for (const next of feeds[item]) todo.push(next);
      }
    };
    for (;;) {
      spread((item) => !verdict[item] && (verdict[item] = judge(item)));
      founded.fill(0);
      spread((item) => !founded[item] && (founded[item] = rests(item)));
      // What is contested and rests on nothing is held up by a circle alone.
      const circular = items.filter((item) => !verdict[item] && !founded[item]);
      if (!circular.length) return verdict;
      for (const item of circular) verdict[item] = -1;
    }
  };
}
