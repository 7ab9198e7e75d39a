// Find: a field in which one types, and the list of what it hits, as a combobox: the focus stays in the field.

import { hits } from "./hits.js";

const LISTED = 200; // hits in the list; the count tells all

export class Find {
  /**
   * `entries()`: what can be found now, `{ id, title, lang, kind, text, off }`. `changed(query, hits, off)` after each query, with
   * how many more are filtered out; `go(hit, at, count)` for the one that is stepped to.
   */
  constructor(root, { entries, changed, go }) {
    Object.assign(this, { root, entries, changed, go, hits: [], at: -1 });
    [this.field, this.list, this.count] = ["input", "[role=listbox]", ".el-find-count"].map((name) => root.querySelector(name));
    this.field.addEventListener("input", () => this.search());
    this.field.addEventListener("focus", () => this.#open(true));
    this.field.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("focusout", (event) => root.contains(event.relatedTarget) || this.#open(false));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.step(0, [...this.list.children].indexOf(option));
    });
    for (const button of root.querySelectorAll("[data-step]")) button.addEventListener("click", () => this.step(Number(button.dataset.step)));
  }

  get query() {
    return this.field.value;
  }

  /** Searches anew, for this or what is in the field. */
  search(query = this.query) {
    if (query !== this.query) this.field.value = query;
    const found = hits(this.entries(), query), was = this.hits[this.at]?.id;
    this.hits = found.filter((entry) => !entry.off);
    this.at = this.hits.findIndex((hit) => hit.id === was);
    this.list.replaceChildren(...this.hits.slice(0, LISTED).map((hit, at) => this.#option(hit, at)));
    this.#mark();
    this.#open(this.root.contains(document.activeElement));
    this.changed(query.trim(), this.hits, found.length - this.hits.length);
  }

  /** Steps to the next or the one before, in a circle, or to one of them. */
  step(by, at = this.at < 0 && by < 0 ? this.hits.length - 1 : this.at + by) {
    const { length } = this.hits;
    if (!length) return;
    this.at = (at + length) % length;
    this.#mark();
    this.go(this.hits[this.at], this.at + 1, length);
  }

  #option({ title, lang, kind }, at) {
    const option = document.createElement("li");
    Object.assign(option, { id: `el-hit-${at}`, role: "option", textContent: title, className: `el-k-${kind}` });
    option.setAttribute("role", "option");
    if (lang) option.lang = lang;
    return option;
  }

  #mark() {
    const { field, list, at, hits: all } = this;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", place === at));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    if (list.children[at]) field.setAttribute("aria-activedescendant", `el-hit-${at}`); else field.removeAttribute("aria-activedescendant");
    this.count.textContent = field.value.trim() ? `${at + 1 || "–"} / ${all.length}` : "";
    for (const button of this.root.querySelectorAll("[data-step]")) button.disabled = !all.length;
  }

  #open(open) {
    this.list.hidden = !open || !this.hits.length;
    this.field.setAttribute("aria-expanded", !this.list.hidden);
  }

  #key(event) {
    const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return; // Enter ends the input of Chinese
    if (by) this.#open(true), this.step(by);
    else if (event.key === "Escape" && this.query) this.search("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
