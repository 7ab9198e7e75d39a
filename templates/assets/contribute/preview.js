// Preview: where a contribution hangs, as a small outline: what it is about, and under it what is new, each sign on its rail.

import { icon, make } from "../whatif/elements.js";
import { KINDS, SIGNS } from "../whatif/outcome.js";
import { isAboutStatement } from "../whatif/addition.js";

/** Draws it. `after`: the verdicts in both views with the contribution; none while its place is not known. */
export function hang(box, it, map, after) {
  const { nodes, reasons, place, steps, titles, kinds, words } = map, all = (views) => views?.[0];
  const badge = (verdict) => make("span", { className: `el-badge el-badge--${SIGNS[verdict + 1]}` }, icon(`v-${SIGNS[verdict + 1]}`), words[SIGNS[verdict + 1]]);
  const badges = (from, to = from) => make("span", { className: "el-item-meta" }, ...(from === undefined ? (to === undefined ? [] : [badge(to)]) : from === to ? [badge(from)] : [badge(from), make("span", { className: "el-arrow" }, "→"), badge(to)]));
  const item = (kind, title, meta, isNew) => make("li", { className: `el-item el-k-${kind}${isNew ? " is-new" : ""}` }, make("span", { className: "el-item-title", lang: title[1] ?? "" }, icon(`k-${kind}`), make("span", { className: "el-vh" }, words[`kind${kind}`]), title[0]), meta);
  const statement = (at) => item(KINDS[kinds[at]] ?? "context", titles[at], badges(all(map.views).nodes[at], all(after)?.nodes[at]));
  const language = document.documentElement.lang, say = (title) => {
    const own = [language, ...map.languages].find((tag) => title[tag]);
    return own ? [title[own], own === language ? "" : own] : [words.yours];
  };
  let fresh = nodes.length; // where the new nodes stand
  const added = ({ node, title }, kind) => (node ? statement(place.get(node)) : item(kind, say(title), badges(undefined, all(after)?.nodes[fresh++]), true));
  const rail = (kind, list, ...more) => make("div", { className: `el-reason el-reason--${kind}` }, make("p", { className: "el-reason-head" }, make("span", { className: `el-rel el-rel--${kind}` }, icon(`s-${kind}`), words[kind])), make("ul", { className: `el-premises${list[1] ? " el-premises--linked" : ""}` }, ...list), ...more);

  const own = [added(it, it.kind), ...it.with.filter(({ node }) => !node || place.has(node)).map((one) => added(one, "premise"))], parts = [];
  let inner = rail(it.move, own);
  if (isAboutStatement(it.move)) {
    if (place.has(it.to)) parts.push(make("ul", {}, statement(place.get(it.to))));
  } else {
    // From the reason up to the statement that it is finally about.
    let at = steps.get(it.to), left = 8;
    for (let up = at; up !== undefined && left--;) {
      const { kind, premises, target } = reasons[up];
      inner = rail(kind, premises.map(statement), make("div", { className: "el-replies" }, inner));
      up = isAboutStatement(kind) ? undefined : target;
      at = target;
    }
    if (at !== undefined && left >= 0) parts.push(make("ul", {}, statement(at)));
    if (it.over && steps.has(it.over)) parts.push(make("p", { className: "el-label" }, `${words.outweighs} `, make("q", {}, titles[reasons[steps.get(it.over)].premises[0]][0])));
  }
  box.replaceChildren(...parts, inner);
}
