// Outcome: which verdicts become other ones, in words. For each view a sentence and the list of what changes.

import { filled, icon, make } from "./elements.js";

export const SIGNS = ["falls", "contested", "holds"];

export const KINDS = { t: "thesis", c: "claim", p: "premise", r: "rebuttal" };

/** A link to a statement, with its kind and its title. */
export function linked({ titles, kinds }, place, href) {
  const [text, lang = ""] = titles[place], kind = KINDS[kinds[place]];
  return make("a", { href, className: `el-item-title el-k-${kind}`, lang }, icon(`k-${kind}`), text);
}

/**
 * One row for both views where they change alike. `link(id)` names a statement, `changes(paper)` are `{ id, from, to, verdict }`
 * in words and as a sign, `still(paper)` is the verdict on the thesis.
 */
export function outcome({ words, thesis }, link, changes, still) {
  const outcomes = [false, true].map((paper) => {
    const all = changes(paper), main = all.find(({ id }) => id === thesis), stays = thesis && words[still(paper)], count = all.length - (main ? 1 : 0);
    const parts = [main ? filled(words.goes, main) : stays && filled(words.stays, { to: stays }), count ? filled(words.others, { count }) : words.none];
    return { view: paper ? words.paper : words.all, changes: all, sentence: parts.filter(Boolean).join(words.join) };
  });
  const [all, paper] = outcomes, alike = JSON.stringify({ ...all, view: "" }) === JSON.stringify({ ...paper, view: "" });
  return (alike ? [{ ...all, view: words.both }] : outcomes).map(({ changes: changed, ...row }) => {
    const sentence = filled(words.row, row);
    const groups = SIGNS.map((verdict) => [verdict, changed.filter((change) => change.verdict === verdict)]).filter(([, some]) => some.length);
    if (!groups.length) return make("p", {}, sentence);
    const item = ({ id, from }) => make("li", {}, link(id), make("small", {}, filled(words.was, { from })));
    const group = ([verdict, some]) => [make("h3", { className: `el-badge el-badge--${verdict}` }, icon(`v-${verdict}`), filled(words.now, { to: words[verdict] }), ` ${some.length}`), make("ul", {}, ...some.map(item))];
    return make("details", {}, make("summary", {}, sentence), ...groups.flatMap(group));
  });
}
