// The map page's viewer: one state, shown in the drawing and in the controls, kept in the address. Without this file
// the drawing scrolls in its box and the list below it says the same.

import { Camera } from "./map/camera.js";
import { Drawing, svgElement } from "./map/drawing.js";
import { Find } from "./map/find.js";
import { listed as shortened, read, unlisted, write } from "./map/link.js";
import { Look } from "./map/look.js";

const READABLE = 0.8; // zoom at which a hit is shown
const root = document.querySelector(".el-viewer"), $ = (selector) => root.querySelector(selector), $$ = (selector) => [...root.querySelectorAll(selector)];
const bar = $(".el-bar"), status = $("[role=status]");
const phone = matchMedia("(width < 40rem)"), still = matchMedia("(prefers-reduced-motion: reduce)");
const say = (key, values = {}) => (status.textContent = words(key, values));
const words = (key, values) => root.dataset[key].replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
const verdictWords = Object.fromEntries($$("[data-verdict]").map((label) => [label.dataset.verdict, label.textContent.trim()]));
const paper = new Map(root.dataset.paper.split(" ").filter(Boolean).map((entry) => entry.split(":")));

/** What the list below names: every statement of the drawing, also of sections that are not there yet. */
const listed = new Map();
for (const leaf of document.querySelectorAll(".el-as-list .el-branch > .el-leaf")) {
  const link = leaf.querySelector(".el-item-title"), text = link.lastElementChild?.lang ? link.lastElementChild : link.lastChild;
  const id = decodeURIComponent(link.pathname.replace(/^.*\/|\.html$/g, ""));
  const kind = /el-k-(\w+)/.exec(leaf.parentElement.className)?.[1];
  if (!listed.has(id)) listed.set(id, { id, title: text.textContent.trim(), lang: text.lang, kind, home: leaf.parentElement.dataset.home });
}

const state = { view: "", hide: new Set(), keep: false, fold: new Set(), shut: new Set(), find: "", card: "", at: undefined };
const stages = {};
let stage, home, begin;

/** The drawing that is shown at this width; made when it is first shown. */
function enter() {
  const name = phone.matches ? "narrow" : "wide";
  if (stages[name]) return (stage = stages[name]);
  const box = $(`.el-canvas.el-${name}`), svg = box.querySelector("svg");
  stage = stages[name] = { box, drawing: new Drawing(svg, name === "wide" && branchButton) };
  if (name === "narrow") return stage;
  const { drawing } = stage;
  stage.camera = new Camera(box, svg, moved, () => still.matches);
  stage.look = new Look(box, drawing, () => stage.camera.z);
  begin = [...drawing.frames.keys()].filter((id) => drawing.frames.get(id).shut);
  for (const [id, frame] of drawing.frames) sectionControls(id, frame);
  $(".el-sections-pop").hidden = !drawing.frames.size;
  svg.addEventListener("click", (event) => {
    const frame = !event.target.closest("a, [role=button]") && event.target.closest(".el-frame.is-closed");
    if (frame) setSections([frame.dataset.id], false);
  });
  return stage;
}

// Buttons inside the drawing.

function button(className, label, does) {
  const text = svgElement("text", { class: "el-head el-middle", y: 4 }), pill = svgElement("rect", { y: -9, height: 18, rx: 9 });
  const element = svgElement("g", { class: className, role: "button", tabindex: 0 }, svgElement("g", {}, pill, text));
  element.addEventListener("click", does);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    does();
  });
  const show = (shut, count = "") => {
    const sign = shut ? `+${count || ""}` : "−", width = 12 + 7 * sign.length;
    if (text.textContent === sign) return;
    text.textContent = sign;
    element.setAttribute("aria-label", shut && count ? `${label} ${sign}` : label);
    for (const [name, value] of Object.entries({ width, x: -width / 2 })) pill.setAttribute(name, value);
    element.classList.toggle("is-closed", shut);
    element.setAttribute("aria-expanded", !shut);
  };
  return { element, show };
}

const title = (id) => listed.get(id)?.title ?? id;
const branchButton = ({ id }) => button("el-fold", words("branch", { title: title(id) }), () => setBranches([id], !state.fold.has(id), id));

function sectionControls(id, frame) {
  const name = frame.title?.textContent.trim() ?? id, { x, y } = frame.box;
  const does = () => setSections([id], !state.shut.has(id));
  const control = button("el-fold el-fold--section", words("section", { section: name }), does);
  control.element.firstChild.setAttribute("transform", `translate(${x + (frame.title?.getBBox().width ?? 0) + 34} ${y + 16})`);
  Object.assign(frame, { button: control.element, showButton: control.show });
  frame.element.append(control.element);
  const label = document.createElement("label"), box = Object.assign(document.createElement("input"), { type: "checkbox" });
  box.addEventListener("change", does);
  frame.check = box;
  label.append(box, name);
  $(".el-sections-list").append(label);
}

// Changing the state.

function setBranches(ids, shut, anchor) {
  for (const id of ids) state.fold[shut ? "add" : "delete"](id);
  const { camera, drawing } = stage, was = drawing.cards.get(anchor)?.element.getBoundingClientRect();
  const now = refresh(anchor);
  if (ids.length > 1) return say("shown", { count: count(now), total: drawing.cards.size });
  if (!shut && was && camera) camera.reveal(drawing.cards.get(anchor));
  say(shut ? "branchShut" : "branchOpen", { count: shut ? drawing.graph.behind(anchor, now) : 0 });
}

async function setSections(ids, shut) {
  const failed = [];
  for (const id of ids) {
    if (!shut && !(await load(id))) failed.push(id);
    else state.shut[shut ? "add" : "delete"](id);
  }
  refresh();
  if (failed.length) say("sectionFailed", { section: failed.join(", ") });
  else say(shut ? "sectionShut" : "sectionOpen", { section: ids.join(", ") });
}

/** Fetches a section that the page does not have yet. Where that cannot be, its title still leads to its page. */
async function load(id) {
  const { drawing } = stage, frame = drawing.frames.get(id);
  if (!frame?.load) return Boolean(frame);
  try {
    const answer = await fetch(frame.load);
    if (!answer.ok) return false;
    const part = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").querySelector(".el-inside");
    const frames = [...drawing.frames.values()], next = frames.slice(frames.indexOf(frame) + 1).find((other) => other.inside);
    const arrived = document.createDocumentFragment();
    arrived.append(document.importNode(part, true));
    drawing.read(arrived);
    drawing.svg.insertBefore(arrived, next?.inside ?? drawing.svg.querySelector(":scope > .node"));
    return true;
  } catch {
    return false;
  }
}

const count = ({ ids }) => [...ids].filter((id) => stage.drawing.cards.has(id)).length;

/** What the state means for the drawing. */
function choice() {
  const { drawing } = stage, cut = new Set(), off = new Set();
  for (const { id, kind, contributor, verdict } of drawing.cards.values()) {
    if (kind === "thesis") continue;
    if ((contributor && state.view === "paper") || (kind === "rebuttal" && state.hide.has(kind))) cut.add(id);
    else if (state.hide.has(kind) || state.hide.has(verdict)) off.add(id);
  }
  return { cut, off, keep: state.keep, folded: stage.camera ? state.fold : new Set() };
}

/** Shows the state. A card, that one or the one in the middle, stays where it is on the screen. */
function refresh(anchor) {
  const { drawing, camera } = stage, before = new Map([...drawing.cards.values()].map((card) => [card, { ...card }]));
  const [cx, cy] = camera?.point() ?? [], whole = camera && camera.z === camera.whole;
  drawing.judge((id) => (state.view ? paper.get(id) : undefined), verdictWords);
  for (const [id, frame] of drawing.frames) frame.shut = state.shut.has(id);
  const now = (stage.now = drawing.apply(choice()));
  for (const frame of drawing.frames.values()) {
    frame.showButton(frame.shut);
    frame.check.checked = !frame.shut;
  }
  if (camera) {
    const far = (card) => Math.hypot(before.get(card).x + card.box.w / 2 - cx, before.get(card).y + card.box.h / 2 - cy);
    const stays = [...drawing.cards.values()].filter((card) => card.shown && before.get(card)?.shown);
    const still = drawing.cards.get(anchor) ?? stays.reduce((best, card) => (best && far(best) <= far(card) ? best : card), undefined);
    const was = before.get(still) ?? still;
    camera.size = now;
    if (whole && home) camera.put(now.width / 2, now.height / 2, camera.whole);
    else if (still) camera.put(cx + still.x - was.x, cy + still.y - was.y);
  }
  stage.look?.show();
  find.search();
  controls();
  save();
  return now;
}

function controls() {
  for (const input of $$("[name=el-view]")) input.checked = input.value === state.view;
  for (const input of $$("[name=el-hide]")) input.checked = !state.hide.has(input.value);
  $("[name=el-keep]").checked = state.keep;
  $(".el-filter-pop").classList.toggle("is-set", Boolean(state.view || state.hide.size));
}

function setCard(id) {
  stage.drawing.cards.get(state.card)?.element.classList.remove("is-current");
  state.card = id;
  stage.drawing.cards.get(id)?.element.classList.add("is-current");
}

/** Brings a card into sight, whatever hides it. */
async function showCard(id) {
  const { drawing, camera } = stage, section = listed.get(id)?.home;
  const frame = () => drawing.cards.get(id)?.frame;
  if (!frame() && drawing.frames.has(section)) await load(section);
  if (!drawing.cards.has(id)) return;
  for (const [name, other] of drawing.frames) if (other === frame()) state.shut.delete(name);
  for (const shut of drawing.graph.way(id, state.fold, stage.now.gone)) state.fold.delete(shut);
  setCard(id);
  refresh(id);
  const { x, y, box: { w, h }, element } = drawing.cards.get(id);
  if (camera) camera.glide(x + w / 2, y + h / 2, Math.max(camera.z, READABLE));
  else element.scrollIntoView({ block: "center", behavior: still.matches ? "instant" : "smooth" });
}

// Find.

const find = new Find($(".el-find"), {
  entries() {
    const { drawing, now } = stage, { folded, ...filters } = choice(), through = folded.size ? drawing.graph.shown(filters) : now;
    const known = (entry) => drawing.cards.has(entry.id) || (drawing.frames.get(entry.home)?.load && true);
    return [...listed.values()].filter(known).map((entry) => ({ ...entry, off: drawing.cards.has(entry.id) && !through.ids.has(entry.id) }));
  },
  changed(query, hits, off) {
    const marked = new Set(hits.map((hit) => hit.id));
    for (const [id, { element }] of stage.drawing.cards) element.classList.toggle("is-hit", marked.has(id));
    if (query === state.find) return;
    state.find = query;
    if (query) say(off ? "foundOff" : "found", { count: hits.length, off });
    save();
  },
  async go({ id, title }, at, count) {
    await showCard(id);
    say("hit", { at, count, title });
  },
});

// The address.

/** The state as the address has it; what is as the page begins is left out. */
function fragment() {
  const { drawing } = stages.wide ?? stage, sections = [...drawing.frames.keys()];
  const shut = state.shut.size === begin?.length && begin.every((id) => state.shut.has(id)) ? [] : shortened(state.shut, sections);
  return { ...state, hide: [...state.hide], fold: state.fold.size ? shortened(state.fold, branches(drawing)) : [], shut: shut.length || !begin?.length ? shut : ["none"] };
}

/** The cards whose branches can be closed; the thesis alone has none to close with the others. */
const branches = (drawing) => [...drawing.cards.values()].filter(({ button }) => button).map(({ id }) => id);

let saving;
function save() {
  clearTimeout(saving);
  saving = setTimeout(saveNow, 200);
}

function saveNow() {
  clearTimeout(saving);
  const text = write(fragment());
  if (text || location.hash.includes("=")) history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  for (const link of document.querySelectorAll(".el-lang")) link.hash = write({ ...fragment(), at: undefined });
}

/** What is in the middle, and how large, in per cent. */
const place = (camera) => [...camera.point().map(Math.round), Math.round(camera.z * 1000) / 10];

function moved() {
  const { camera } = stages.wide;
  if (!home || stage !== stages.wide) return;
  const at = place(camera);
  state.at = at.every((value, place) => Math.abs(value - home[place]) < 2) ? undefined : at;
  $("[data-do=real] span").textContent = `${Math.round(at[2])} %`;
  root.dataset.far = camera.z < 0.25 ? 2 : camera.z < 0.5 ? 1 : 0;
  save();
}

/** Shows what an address says; ids that this map does not have are left out. */
async function restore(address) {
  const { drawing, camera } = stage, given = read(address.replace(/^#d[wn]--/, "#card=")), known = (id) => drawing.cards.has(id), { at } = given;
  const frames = [...drawing.frames.keys()], shut = unlisted(given.shut ?? begin ?? [], frames);
  for (const id of frames) if (!shut.has(id) && !(await load(id))) shut.add(id);
  const names = $$("[name=el-hide]").map((input) => input.value);
  const fold = camera ? unlisted(given.fold, branches(drawing)) : state.fold;
  Object.assign(state, { view: given.view, keep: given.keep, at: undefined, hide: unlisted(given.hide, names), shut, fold });
  home = undefined;
  setCard(known(given.card) ? given.card : "");
  refresh(state.card);
  if (camera) {
    const first = drawing.cards.get(state.card) ?? drawing.cards.values().next().value, thesis = [...drawing.cards.values()].find((card) => card.kind === "thesis") ?? first;
    camera.z = 1;
    start(camera, drawing, thesis);
    home = place(camera);
    if (at) camera.put(at[0], at[1], at[2] / 100);
    else if (state.card) camera.put(first.x + first.box.w / 2, first.y + first.box.h / 2);
    moved();
  }
  find.search(given.find);
}

/** Where a reader begins: all of it, if it can be read so or is made of closed sections; else the thesis. */
function start(camera, drawing, thesis) {
  const closed = drawing.frames.size > 0 && [...drawing.frames.values()].every((frame) => frame.shut);
  if (closed || camera.whole > 0.5 || !thesis) return camera.put(camera.width / 2, camera.height / 2, camera.whole);
  camera.put(thesis.x + thesis.box.w / 2, thesis.y - 40, 1, undefined, 0);
}

// Toolbar and keys.

const focusedCard = () => document.activeElement.closest?.(".node.el-card")?.dataset.id ?? document.activeElement.previousElementSibling?.dataset.id;

const actions = {
  in: () => stage.camera?.step(1),
  out: () => stage.camera?.step(-1),
  fit: () => stage.camera?.fit(),
  real: () => stage.camera?.glide(...stage.camera.point(), 1),
  find: () => $(".el-find input").focus(),
  full: () => full(!root.classList.contains("is-full")),
  help: () => ($(".el-help").open = !$(".el-help").open),
  fold: () => setBranches([...stage.drawing.cards.values()].filter(({ button, kind }) => button && kind !== "thesis").map(({ id }) => id), true),
  unfold: () => setBranches([...state.fold], false),
  shut: () => setSections([...stage.drawing.frames.keys()], true),
  open: () => setSections([...stage.drawing.frames.keys()], false),
  branch() {
    const id = focusedCard();
    if (stage.drawing.cards.get(id)?.button) setBranches([id], !state.fold.has(id), id);
  },
  section() {
    const frame = stage.drawing.cards.get(focusedCard())?.frame;
    if (!frame) return;
    setSections([frame.element.dataset.id], true);
    frame.button.focus();
  },
  async copy() {
    saveNow();
    try {
      await navigator.clipboard.writeText(location.href);
      say("copied");
      $("[data-do=copy]").classList.add("is-done");
      setTimeout(() => $("[data-do=copy]").classList.remove("is-done"), 1500);
    } catch {
      say("notCopied");
    }
  },
};

const KEYS = { "+": "in", "=": "in", "-": "out", "0": "fit", "1": "real", "/": "find", "?": "help", c: "branch", s: "section", w: "full" };

/** Fills the window with the viewer; what lies below cannot be reached until it is left. */
function full(on) {
  root.classList.toggle("is-full", on);
  document.documentElement.classList.toggle("el-is-full", on);
  $("[data-do=full]").setAttribute("aria-pressed", on);
  for (let at = root; at !== document.body; at = at.parentElement) {
    for (const other of at.parentElement.children) if (other !== at) other.inert = on;
  }
  if (on) say("full");
}

root.addEventListener("click", (event) => {
  const name = event.target.closest("[data-do]")?.dataset.do;
  if (name) actions[name]();
});

root.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") {
    const pop = $(".el-pop[open]");
    if (pop) pop.open = false, pop.querySelector("summary").focus();
    else if (stage.look?.id) stage.look.show();
    else if (root.classList.contains("is-full")) full(false);
    else return;
    return event.preventDefault();
  }
  if (event.target.matches("input:not([type=checkbox], [type=radio])") || !KEYS[event.key]) return;
  event.preventDefault();
  actions[KEYS[event.key]]();
});

root.addEventListener("change", ({ target }) => {
  if (target.name === "el-view") state.view = target.value;
  else if (target.name === "el-hide") state.hide[target.checked ? "delete" : "add"](target.value);
  else if (target.name === "el-keep") state.keep = target.checked;
  else return;
  say("shown", { count: count(refresh()), total: stage.drawing.cards.size });
});

root.addEventListener("focusin", ({ target }) => {
  const card = stage.drawing.cards.get(target.closest(".node.el-card")?.dataset.id);
  if (!card || !target.matches(":focus-visible")) return;
  setCard(card.id);
  stage.camera?.reveal({ ...card.box, x: card.x, y: card.y });
  save();
});

document.addEventListener("click", (event) => $$(".el-pop[open]").forEach((pop) => pop.contains(event.target) || (pop.open = false)));
addEventListener("hashchange", () => location.hash.includes("=") && restore(location.hash));
phone.addEventListener("change", () => (enter(), restore(location.hash)));

bar.hidden = false;
root.classList.add("is-ready");
enter();
await restore(location.hash);
