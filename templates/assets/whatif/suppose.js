// Suppose: the reader sets statements aside or accepts them, and sees at once which verdicts change: in the drawings, and
// in words in a panel. What is supposed stands in the fragment of the address.

import { read, write } from "../map/link.js";
import { spelt, view } from "./argument.js";
import { filled, make } from "./elements.js";
import { centre, svgButton } from "./marks.js";
import { SIGNS, linked, outcome } from "./outcome.js";

const SHAPES = ["✕", "?", "✓"], STATES = ["aside", "ask", "accept"];

export class WhatIf {
  supposed = new Map();
  controls = [];

  /** `panel`: the element that says it, with the words. `changed()` is called when verdicts are to be shown anew. */
  constructor(panel, changed) {
    Object.assign(this, { panel, changed, words: panel.dataset });
    [this.status, this.list, this.outcome, this.hint] = ["[role=status]", ".el-supposed", ".el-outcome", ".el-hint"].map((part) => panel.querySelector(part));
    const does = { switch: () => this.turn(!this.on), close: () => this.turn(false), reset: () => this.suppose() };
    document.addEventListener("click", ({ target }) => {
      const key = target.closest("[data-if]")?.dataset.if, link = target.closest("a[href]");
      if (key) does[key]?.() ?? (this.place?.has(key) && this.suppose(key, 0));
      else if (link && this.supposed.size) this.#carry(link);
    }, true);
    document.addEventListener("keydown", ({ target, key, ctrlKey, metaKey, altKey }) => {
      const id = this.on && key === "x" && !(ctrlKey || metaKey || altKey) && this.about(target);
      if (id) this.cycle(id);
    });
  }

  /** The verdict on a statement or a reason in a view; none as long as nothing is supposed. */
  verdict(id, paper = false) {
    return this.supposed.size ? this.in(this.now, paper, id) : undefined;
  }

  in(views, paper, id) {
    const { nodes, reasons } = views[+paper];
    return SIGNS[(nodes[this.place.get(id)] ?? reasons[this.steps.get(id)]) + 1];
  }

  /** From which verdict to which a statement or a reason goes in a view. */
  change(id, paper) {
    const [from, to] = [this.before, this.now].map((views) => this.in(views, paper, id));
    return from !== to && { from: this.words[from], to: this.words[to], verdict: to };
  }

  /** What the address says of it. */
  get fragment() {
    const of = (verdict) => [...this.supposed.keys()].filter((id) => this.supposed.get(id) === verdict);
    return { aside: of(-1), accept: of(1) };
  }

  async restore() {
    const { aside, accept } = read(location.hash), all = [...aside.map((id) => [id, -1]), ...accept.map((id) => [id, 1])];
    if (!all.length && !this.supposed.size) return;
    await this.turn(all.length > 0, all);
  }

  /** Turns it on or off; `all` is what an address supposes. */
  async turn(on, all) {
    try {
      if (on) await (this.loading ??= this.#load());
    } catch {
      this.loading = undefined;
      this.panel.hidden = false;
      return void (this.status.textContent = this.hint.textContent = this.words.failed);
    }
    this.supposed = new Map(all?.filter(([id]) => this.place?.has(id)));
    this.panel.hidden = !(this.on = on);
    document.documentElement.classList.toggle("el-supposing", on);
    for (const element of document.querySelectorAll("[data-if=switch]")) element.setAttribute("aria-pressed", on);
    if (on) this.furnish();
    this.update(all);
  }

  async #load() {
    const [sheet, titles] = await Promise.all(["argument", "titles"].map(async (name) => (await fetch(this.words[name])).json()));
    const { nodes, reasons } = Object.assign(this, spelt(sheet)), name = (at) => nodes[at].id;
    Object.assign(this, { place: new Map(nodes.map(({ id }, at) => [id, at])), steps: new Map(), titles: titles.map((title) => [title].flat()), kinds: sheet.kinds });
    this.thesis = nodes[sheet.kinds.indexOf("t")]?.id;
    this.views = [false, true].map((paper) => view(this, paper));
    this.before = this.now = this.views.map((label) => label([]));
    reasons.forEach(({ id, kind, premises: [lead], target, weaker }, at) => {
      const ends = { undercuts: [target], prefers: [target, weaker] }[kind]?.map((to) => reasons[to].id) ?? [name(target)];
      for (const key of [id, ...ends.map((end) => `${end}>${name(lead)}`)]) this.steps.set(key, at);
    });
  }

  /** Which statement an element of the page is about. */
  about(element) {
    const { id } = element.closest(".el-card[data-id]")?.dataset ?? {};
    return this.judged(id) && id;
  }

  judged(id) {
    return this.place.has(id) && this.kinds[this.place.get(id)] !== "x";
  }

  /** Gives every statement in the drawings its button; what has one already keeps it. */
  furnish() {
    for (const card of document.querySelectorAll(".el-figure .node.el-card[data-id]:not(.is-furnished)")) {
      const id = this.about(card), mark = card.querySelector(".el-verdict");
      if (!id || !mark) continue;
      card.classList.add("is-furnished");
      const [x, y] = centre(mark), note = svgButton("el-note"), button = svgButton("el-if", () => this.cycle(id)), both = [[note.element, x - 18], [button.element, x + 8]];
      // The button of the card's branch stays the first after it.
      (card.nextElementSibling?.matches(".el-fold") ? card.nextElementSibling : card).after(note.element, button.element);
      this.controls.push((paper) => {
        const verdict = this.supposed.get(id) ?? 0, change = !verdict && this.change(id, paper);
        button.write(verdict ? this.state(verdict) : SHAPES[1], this.name(id, verdict), -1);
        note.write(change ? `${change.from} → ${change.to}` : "", "", -1);
        for (const element of [button.element, card]) element.classList.toggle("is-supposed", verdict !== 0);
        for (const element of [note.element, card]) element.classList.toggle("is-changed", Boolean(change));
        // They stand where the card stands, and go when it goes.
        const [dx, dy] = /translate\((\S+) (\S+)\)/.exec(card.getAttribute("transform"))?.slice(1) ?? [0, 0];
        for (const [element, left] of both) {
          element.setAttribute("transform", `translate(${left + +dx} ${y - 15 + +dy})`);
          element.classList.toggle("is-gone", card.classList.contains("is-off"));
        }
      });
    }
  }

  state(verdict) {
    return `${SHAPES[verdict + 1]} ${this.words[STATES[verdict + 1]]}`;
  }

  name(id, verdict) {
    return filled(this.words.of, { state: this.words[STATES[verdict + 1]], title: this.titles[this.place.get(id)][0] });
  }

  cycle(id) {
    this.suppose(id, { "-1": 1, 1: 0 }[this.supposed.get(id)] ?? -1);
  }

  /** Supposes something else of a statement, or, if none is named, nothing at all. */
  suppose(id, verdict) {
    if (verdict) this.supposed.set(id, verdict);
    else if (id) this.supposed.delete(id);
    else this.supposed.clear();
    this.update();
    if (id) this.status.textContent = `${this.name(id, verdict)} ${this.status.textContent}`;
  }

  update(quiet) {
    const { supposed, words } = this, rows = [];
    if (this.on) {
      const all = [...supposed];
      this.now = this.views.map((label) => label(all.map(([id, verdict]) => [this.place.get(id), verdict])));
      if (all.length) rows.push(...this.#rows());
      this.list.replaceChildren(...all.map(([id, verdict]) => this.#supposition(id, verdict)));
      this.outcome.replaceChildren(...rows);
      this.hint.hidden = all.length > 0;
    }
    this.status.textContent = rows.map((row) => (row.firstElementChild ?? row).textContent).join(" ") || (this.on ? this.hint.textContent : words.nothing);
    if (!quiet) this.changed();
  }

  /** Shows what is supposed and what changes at the statements: after a change, and after a drawing has moved. */
  show(paper = false) {
    if (this.place) for (const control of this.controls) control(paper);
  }

  #supposition(id, verdict) {
    const off = make("button", { type: "button", ariaLabel: `${this.words.undo} ${this.name(id, verdict)}` }, SHAPES[0]);
    off.dataset.if = id;
    return make("li", {}, make("b", {}, this.state(verdict)), this.#link(id), off);
  }

  #link(id) {
    return linked(this, this.place.get(id), `${this.words.nodes}${id}.html`);
  }

  /** What changes in each view, without what is supposed itself. */
  #rows() {
    const changes = (paper) => this.nodes.flatMap(({ id }) => (this.judged(id) && !this.supposed.has(id) && this.change(id, paper) ? [{ id, ...this.change(id, paper) }] : []));
    return outcome(this, (id) => this.#link(id), changes, (paper) => this.in(this.now, paper, this.thesis));
  }

  /** Whoever follows a link takes along what is supposed. */
  #carry(link) {
    const [to] = link.getAttribute("href").split("#");
    if (/^[^:]+\.html$/.test(to)) link.setAttribute("href", `${to}#${write(this.fragment)}`);
  }
}

/** Copies the address; returns the key of what there is to say. */
export async function copyAddress() {
  try {
    await navigator.clipboard.writeText(location.href);
    return "copied";
  } catch {
    return "notCopied";
  }
}
