// Picker: a field in which one types to choose one of many, as a combobox: the focus stays in the field.

import { fold, hits } from "../map/hits.js";
import { make } from "../whatif/elements.js";

const LISTED = 40; // at a time

let count = 0;

export class Picker {
  /** `root` has a field and a list. `entries()`: what can be chosen now, `{ id, title, lang, kind, text, small }`. */
  constructor(root, entries, changed) {
    const [field, list] = ["input", "[role=listbox]"].map((part) => root.querySelector(part));
    Object.assign(this, { field, list, entries, changed, value: "", found: [], at: -1 });
    list.id = `el-pick-${count++}`;
    field.setAttribute("aria-controls", list.id);
    field.picker = this;
    const typed = (event) => {
      if (event.isComposing) return;
      this.value = "";
      this.search();
      changed();
    };
    for (const name of ["input", "compositionend"]) field.addEventListener(name, typed);
    field.addEventListener("focus", () => this.value && field.select()); // the list would cover what stands below
    field.addEventListener("click", () => this.search());
    field.addEventListener("keydown", (event) => this.#key(event));
    field.addEventListener("blur", () => {
      // Whoever has typed an id has chosen, and so has who has typed all that leaves one.
      const exact = this.found.find(({ id }) => id === field.value.trim());
      if (!this.value && field.value && (exact || !this.found[1])) this.choose(exact ?? this.found[0]);
      this.#open(false);
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      event.preventDefault(); // or the label hands the click on to its field, which opens the list again
      if (option) this.choose(this.found[[...list.children].indexOf(option)]);
    });
  }

  /** Sets what is chosen, by its id. */
  set(id) {
    const entry = id && this.entries().find((one) => one.id === id);
    Object.assign(this, { value: id ?? "", at: -1 });
    this.field.value = entry ? entry.title : id ?? "";
    this.field.lang = entry?.lang ?? "";
  }

  choose(entry) {
    if (!entry) return;
    this.set(entry.id);
    this.#open(false);
    this.changed();
  }

  search() {
    const query = this.value ? "" : this.field.value, all = this.entries();
    this.found = (fold(query) ? hits(all, query) : all).slice(0, LISTED);
    this.at = -1;
    this.list.replaceChildren(...this.found.map(({ id, title, lang = "", kind, small = id }, at) => {
      const option = make("li", { id: `${this.list.id}-${at}`, className: kind ? `el-k-${kind}` : "" }, make("span", { lang }, title), make("small", {}, small));
      option.setAttribute("role", "option");
      return option;
    }));
    this.#mark();
    this.#open(this.found.length > 0);
  }

  #mark() {
    const { field, list, at } = this, option = list.children[at];
    [...list.children].forEach((one, place) => one.setAttribute("aria-selected", place === at));
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id); else field.removeAttribute("aria-activedescendant");
  }

  #open(open) {
    this.list.hidden = !open;
    this.field.setAttribute("aria-expanded", open);
  }

  #key(event) {
    const { key, isComposing } = event, { length } = this.found, by = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (isComposing) return; // Enter ends the input of Chinese
    if (by) {
      if (this.list.hidden) this.search();
      else if (length) (this.at = this.at < 0 && by < 0 ? length - 1 : (this.at + by + length) % length), this.#mark();
    } else if (key === "Enter" && !this.list.hidden) this.choose(this.found[Math.max(this.at, 0)]);
    else if (key === "Escape" && !this.list.hidden) this.#open(false);
    else return;
    event.preventDefault();
  }
}
