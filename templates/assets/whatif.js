// What if, on pages without the map's viewer: loaded by app.js when a reader asks for it, or when the address does. Besides
// the drawings these pages have lists of statements, and one its own statement with a ledger.

import { write } from "./map/link.js";
import { icon, make } from "./whatif/elements.js";
import { judge } from "./whatif/marks.js";
import { WhatIf, copyAddress } from "./whatif/suppose.js";

const TO = document.dir === "rtl" ? " ← " : " → ";

class Page extends WhatIf {
  constructor(panel) {
    super(panel, () => {
      const text = write(this.fragment);
      if (text || location.hash.includes("=")) history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
      this.draw();
    });
    panel.querySelector("[data-if=copy]").addEventListener("click", async () => (this.status.textContent = this.words[await copyAddress()]));
  }

  draw() {
    for (const svg of document.querySelectorAll(".el-canvas > svg")) judge(svg, (id) => this.verdict(id), this.words);
    this.show();
  }

  about(element) {
    const link = element.closest(".el-item")?.querySelector(".el-item-title"), id = link && decodeURIComponent(link.pathname.replace(/^.*\/|\.html$/g, ""));
    return this.judged(id) ? id : super.about(element);
  }

  furnish() {
    super.furnish();
    for (const meta of document.querySelectorAll(".el-item > .el-item-meta:not(.is-furnished)")) {
      const id = this.about(meta), badges = meta.querySelector(".el-badges");
      if (!id || !badges) continue;
      this.#outcome(id, badges);
      this.#button(id, meta);
    }
    for (const badges of document.querySelectorAll(".el-reason > .el-step > p > .el-badges:not(.is-furnished)")) {
      badges.classList.add("is-furnished");
      this.#outcome(badges.closest(".el-reason").id.slice(2), badges);
    }
    const own = document.querySelector("[data-statement]:not(.is-furnished)");
    if (!own) return;
    this.#button(own.dataset.statement, own);
    // Each view has its own verdict, the paper's first; or both are told as one.
    const badges = [...document.querySelectorAll(".el-ledger > .el-view > .el-badge")];
    for (const [at, badge] of badges.entries()) this.#outcome(own.dataset.statement, badge, badges[1] && at === 0);
  }

  #button(id, where) {
    where.classList.add("is-furnished");
    const button = where.appendChild(make("button", { type: "button", className: "el-if" }));
    button.addEventListener("click", () => this.cycle(id));
    this.controls.push(() => {
      const verdict = this.supposed.get(id) ?? 0;
      button.textContent = this.state(verdict);
      button.setAttribute("aria-label", this.name(id, verdict));
      button.classList.toggle("is-supposed", verdict !== 0);
    });
  }

  /** What becomes of a verdict, beside it: in that view, or for each, unless there is but one or both change alike. */
  #outcome(id, badges, only) {
    const then = make("span", { className: "el-then" }), { all, paper } = this.words, box = badges.closest(".el-view");
    if (box) badges.append(then);
    else badges.after(then);
    this.controls.push(() => {
      const [one, other] = [false, true].map((view) => this.change(id, only ?? view)), alike = one.verdict === other.verdict || !this.in(this.before, true, id);
      const said = (alike ? [[one]] : [[one, all], [other, paper]]).filter(([change]) => change && (box || !this.supposed.has(id)));
      then.replaceChildren(...said.flatMap(([change, view]) => [TO, this.#badge(change), view ? ` (${view})` : ""]));
      (box ?? badges).classList.toggle("is-past", Boolean(one || other));
    });
  }

  #badge({ verdict, to }) {
    return make("span", { className: `el-badge el-badge--${verdict}` }, icon(`v-${verdict}`), to);
  }
}

const page = new Page(document.querySelector(".el-whatif"));
const restore = () => page.restore().then(() => page.draw());
addEventListener("hashchange", restore);
await restore();
if (!page.on) page.turn(true);
