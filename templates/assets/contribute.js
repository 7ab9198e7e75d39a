// Contribute: the form that makes a file. It writes the file as one types, says what is wrong with it, shows where it hangs
// and which verdicts it changes. What is typed stays in the tab's storage. Without this file there is a template to fill in.

import { charted, foreseen } from "./contribute/chart.js";
import { problems } from "./contribute/check.js";
import { contribution } from "./contribute/contribution.js";
import { Picker } from "./contribute/picker.js";
import { hang } from "./contribute/preview.js";
import { write } from "./contribute/yaml.js";
import { isAboutStatement } from "./whatif/addition.js";
import { filled, make } from "./whatif/elements.js";
import { SIGNS, outcome } from "./whatif/outcome.js";

const LONGEST = 8000; // characters of an address that every host takes

const root = document.querySelector(".el-contribute"), form = root.querySelector("form"), { dataset } = root;
const part = (name) => root.querySelector(`[data-part=${name}]`);
const key = `elenchus-contribution ${new URL("../", document.baseURI).pathname}`;
// Storage may be refused (private windows): then a reload begins anew.
const stored = () => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
const store = (typed) => { try { sessionStorage.setItem(key, JSON.stringify(typed)); } catch { /* see above */ } };

async function load() {
  const [sheet, titles, lists] = await Promise.all(["argument", "titles", "lists"].map(async (name) => (await fetch(dataset[name])).json()));
  return charted(sheet, titles, lists, dataset.languages.split(" "));
}

class Page {
  constructor(map) {
    Object.assign(this, { map, touched: new Set() });
    const saved = stored(), { search } = location, asked = this.#asked();
    this.prepare(form);
    for (const [id, { title }] of map.schemes) form.querySelector("[data-name=scheme]").append(new Option(title, id));
    this.fill(saved && (!search || saved.search === search) ? saved : { move: "attacks", by: saved?.by, date: new Date().toLocaleDateString("sv"), ...asked });
    for (const name of ["input", "change"]) form.addEventListener(name, () => (this.update(), (part("said").textContent = "")));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("focusout", ({ target }) => {
      const field = target.closest("[data-at]");
      // Not at once: what is said pushes down what stands below, and a click that has begun there would miss it.
      if (field && !this.touched.has(field.dataset.at)) this.touched.add(field.dataset.at), setTimeout(() => this.update(), 300);
    });
    root.addEventListener("click", ({ target }) => this.#does(target.closest("button")));
    root.hidden = false;
    document.querySelector(".el-template details").open = false;
    this.update();
  }

  /** What the address is about. */
  #asked() {
    const query = new URLSearchParams(location.search), move = ["attacks", "supports", "undercuts"].find((name) => query.get(name));
    if (!move) return {};
    const id = query.get(move), to = id.split("--").map(this.map.now).join("--"), of = query.get("of") ?? to;
    return { move, to: this.map.steps.has(id) ? id : to, asks: query.get("asks") ? `${of} ${query.get("asks")}` : "" };
  }

  /** Gives the fields of a part of the form their pickers. */
  prepare(scope) {
    const { map } = this, aims = () => (isAboutStatement(this.typed?.move ?? "attacks") ? map.statements : map.inferences);
    const rivals = () => {
      const one = map.reasons[map.steps.get(this.typed.to)];
      return map.inferences.filter((_, at) => one && map.reasons[at].target === one.target && [one.kind, map.reasons[at].kind].sort().join() === "attacks,supports");
    };
    const entries = { to: aims, over: rivals, node: () => map.statements, key: () => map.sources };
    for (const box of scope.querySelectorAll(".el-picker")) {
      const { name } = box.querySelector("input").dataset;
      new Picker(box, entries[name], () => this.update());
    }
  }

  /** What is typed in the form or in one of its rows. */
  read(scope = form) {
    const typed = {}, isOwn = (element) => (element.parentElement.closest("[data-row]") ?? form) === scope;
    for (const field of scope.querySelectorAll("[data-name]")) {
      if (!isOwn(field)) continue;
      const { name, language } = field.dataset, value = field.picker ? field.picker.value : field.value;
      if (language) (typed[name] ??= {})[language] = value;
      else if (field.type !== "radio" || field.checked) typed[name] = value;
    }
    for (const list of scope.querySelectorAll("[data-rows]")) if (isOwn(list)) typed[list.dataset.rows] = [...list.children].map((row) => this.read(row));
    return typed;
  }

  /** Writes into the form or a row what `read` has read. */
  fill(typed, scope = form) {
    const isOwn = (element) => (element.parentElement.closest("[data-row]") ?? form) === scope;
    if (scope === form) this.typed = typed;
    for (const list of scope.querySelectorAll("[data-rows]")) {
      if (!isOwn(list)) continue;
      list.replaceChildren();
      for (const row of typed[list.dataset.rows] ?? []) this.add(list, row);
    }
    if (scope === form) this.offer();
    for (const field of scope.querySelectorAll("[data-name]")) {
      if (!isOwn(field)) continue;
      const { name, language } = field.dataset, value = (language ? typed[name]?.[language] : typed[name]) ?? "";
      if (field.picker) field.picker.set(value);
      else if (field.type === "radio") field.checked = field.value === value;
      else {
        field.value = value;
        if (field.selectedIndex < 0) field.selectedIndex = 0;
      }
      const more = field.closest("details");
      if (value && more && field.type !== "select-one") more.open = true;
    }
  }

  add(list, typed = {}) {
    const row = root.querySelector(`template[data-for=${list.dataset.rows}]`).content.firstElementChild.cloneNode(true);
    list.append(row);
    this.prepare(row);
    this.offer();
    this.fill(typed, row);
    return row;
  }

  /** The roles and questions that there are for what is chosen. */
  offer() {
    const { map, typed } = this, scheme = map.schemes.get(typed.scheme), put = (select, options) => {
      const { value } = select, [none] = select.children;
      select.replaceChildren(none, ...options);
      select.value = value;
      if (select.selectedIndex < 0) select.value = "";
      select.closest("label").hidden = !options.length;
    };
    for (const select of form.querySelectorAll("[data-name=role]")) put(select, (scheme?.roles ?? []).map(([id, title]) => new Option(title, id)));
    const select = form.querySelector("[data-name=asks]");
    put(select, this.questions().map(([value, text]) => new Option(text, value)));
    if (typed.asks) select.value = typed.asks;
  }

  /** The critical questions that a contribution can press, as values and texts: those of the steps that it is about. */
  questions() {
    const { map, typed: { move, to, asks = "" } } = this, at = map.place.get(to), found = [];
    map.reasons.forEach((reason, step) => {
      const scheme = map.schemes.get(map.follows.get(String(step))), isFor = reason.kind === "supports";
      for (const [id, answers, text] of scheme?.questions ?? []) {
        const value = `${reason.id} ${scheme.id}/${id}`, strikes = {
          attacks: (answers === "premise" && reason.premises.includes(at)) || (answers === "conclusion" && isFor && reason.target === at),
          supports: answers === "conclusion" && reason.kind === "attacks" && reason.target === at,
          undercuts: reason.id === to && answers !== "premise",
        };
        if (strikes[move] || value === asks) found.push([value, text]);
      }
    });
    return found;
  }

  update() {
    const { map } = this, { words } = map;
    this.typed = this.read();
    this.offer();
    store({ ...this.typed, search: location.search });
    const it = (this.it = contribution(this.typed, map.isTaken, map.isCited)), found = problems(it, map), text = write(it, map.languages), path = `${dataset.folder}${it.id}.yaml`;
    for (const element of form.querySelectorAll("[data-moves]")) element.hidden = !element.dataset.moves.split(" ").includes(it.move);
    form.querySelector("[data-name=id]").placeholder = it.suggested;
    part("file").textContent = text;
    part("path").textContent = path;
    this.#changes(it, found);
    this.#tell(found);
    this.#offerLink(path, text);
    hang(part("hang"), it, map, this.after);
    part("verdicts").hidden = !this.after;
    part("state").textContent = words[found.some(({ grave }) => grave) ? "unfinished" : "ready"];
  }

  /** Which verdicts it changes; nothing while its place is not known. */
  #changes(it, found) {
    const { map } = this, { words } = map;
    const isPlaced = !found.some(({ at, grave }) => grave && /^(to|over|with|id)/.test(at));
    const wanted = isPlaced && JSON.stringify([it.move, it.to, it.over, it.id, it.basis, it.with.map(({ node, id, basis }) => [node, id, basis])]);
    if (wanted && wanted === this.shown) return;
    this.shown = wanted;
    this.after = undefined;
    part("outcome").replaceChildren();
    if (!wanted) return;
    this.after = foreseen(map, it);
    const sign = (views, paper, at) => SIGNS[views[+paper].nodes[at] + 1], all = [...map.nodes.keys()].filter((at) => map.kinds[at] !== "x");
    const changes = (paper) => all.flatMap((at) => {
      const [from, to] = [map.views, this.after].map((views) => sign(views, paper, at));
      return from === to ? [] : { id: map.nodes[at].id, from: words[from], to: words[to], verdict: to };
    });
    const link = (id) => {
      const [title, lang = ""] = map.titles[map.place.get(id)];
      return make("a", { href: `${dataset.nodes}${id}.html`, className: "el-item-title", lang }, title);
    };
    part("outcome").append(...outcome(map, link, changes, (paper) => sign(this.after, paper, map.place.get(map.thesis))));
    const broken = Object.entries(map.expect).filter(([id, verdict]) => sign(this.after, false, map.place.get(id)) !== verdict);
    for (const [id, verdict] of broken) part("outcome").append(make("p", { className: "el-expected" }, filled(words.expected, { title: map.titles[map.place.get(id)][0].replace(/[.。]$/, ""), verdict: words[verdict] })));
  }

  /** Says what is wrong, at the field if that has been left, and all of it in a list. */
  #tell(found) {
    const { words, names } = this.map, named = ({ languages: list = [], language, ...rest }) => ({ ...rest, language: names[language], languages: list.map((tag) => names[tag]).join(words.comma) });
    const rows = [...form.querySelectorAll("[data-rows=with] > *")].filter((row) => this.read(row).node || Object.values(this.read(row).title).some(Boolean));
    for (const [at, row] of rows.entries()) row.dataset.at = `with.${at}`;
    const said = new Map();
    for (const one of found) said.set(one.at, [...(said.get(one.at) ?? []), { ...one, text: filled(words[one.say], named(one)) }]);
    for (const field of form.querySelectorAll("[data-at]")) {
      const { at } = field.dataset, all = said.get(at) ?? [], grave = all.some((one) => one.grave), shown = all.length > 0 && this.touched.has(at);
      const box = field.querySelector(":scope > .el-say") ?? field.appendChild(make("p", { className: "el-say", id: `el-say-${at}` }));
      const inputs = [...field.querySelectorAll("input, textarea, select")].filter((input) => input.closest("[data-at]") === field);
      box.textContent = shown ? all.map(({ text }) => text).join(" ") : "";
      box.hidden = !shown;
      box.classList.toggle("is-grave", grave);
      for (const input of inputs) {
        if (shown) input.setAttribute("aria-describedby", box.id); else input.removeAttribute("aria-describedby");
        if (shown && grave) input.setAttribute("aria-invalid", true); else input.removeAttribute("aria-invalid");
      }
    }
    this.faults = found.filter(({ grave }) => grave);
    part("faults").replaceChildren(...this.faults.map(({ at, ...one }) => {
      const link = make("a", { href: "#" }, filled(words[one.say], named(one)));
      link.addEventListener("click", (event) => (event.preventDefault(), this.go(at)));
      return make("li", {}, link);
    }));
  }

  /** To the field of a fault. */
  go(at) {
    const field = form.querySelector(`[data-at="${at}"]`), more = field.closest("details");
    if (more) more.open = true;
    for (const one of form.querySelectorAll("[data-at]")) this.touched.add(one.dataset.at);
    this.update();
    [...field.querySelectorAll("input, textarea, select")].find((input) => input.offsetParent)?.focus();
  }

  #offerLink(path, text) {
    const link = part("open"), { address, takes } = dataset;
    if (!address) return;
    const whole = `${address}${encodeURIComponent(path)}${takes ? `&${takes}=${encodeURIComponent(text)}` : ""}`, fits = whole.length <= LONGEST;
    link.href = fits ? whole : `${address}${encodeURIComponent(path)}`;
    part("long").hidden = fits && Boolean(takes);
  }

  async #does(button) {
    const { words } = this.map, { does, adds } = button?.dataset ?? {};
    if (does === "add") {
      const list = button.parentElement.querySelector(`[data-rows=${adds}]`);
      this.add(list).querySelector("input").focus();
      this.update();
    } else if (does === "drop") {
      const row = button.closest("[data-row]"), list = row.parentElement;
      row.remove();
      list.parentElement.querySelector("[data-does=add]").focus();
      this.update();
    } else if (does === "reset") {
      history.replaceState(null, "", location.pathname);
      this.touched.clear();
      this.fill({ move: "attacks", by: this.typed.by, date: this.typed.date });
      this.update();
      form.querySelector("input").focus();
    } else if (does && this.faults.length) {
      this.go(this.faults[0].at);
      part("said").textContent = words.unfinished;
    } else if (does === "copy") {
      const text = part("file").textContent;
      const worked = await navigator.clipboard.writeText(text).then(() => true, () => false);
      part("said").textContent = worked ? words.copied : words.notCopied;
    } else if (does === "save") {
      const href = URL.createObjectURL(new Blob([part("file").textContent], { type: "application/yaml" }));
      make("a", { href, download: `${this.it.id}.yaml` }).click();
      setTimeout(() => URL.revokeObjectURL(href), 1000);
      part("said").textContent = words.saved;
    }
  }
}

load().then((map) => new Page(map), () => (part("failed").hidden = false));
