// The map page's viewer: one state, shown in the drawing and in the controls, kept in the address. Without this file
// the drawing scrolls in its box and the list below it says the same.

import { Camera } from "./map/camera.js";
import { Drawing } from "./map/drawing.js";
import { Find } from "./map/find.js";
import { fold } from "./map/hits.js";
import { lengthened, read, shortened, write } from "./map/link.js";
import { Look } from "./map/look.js";
import { filled, svgElement } from "./whatif/elements.js";
import { judge, svgButton } from "./whatif/marks.js";
import { WhatIf, copyAddress } from "./whatif/suppose.js";

const READABLE = 0.8; // zoom at which a hit is shown
const root = document.querySelector(".el-viewer"), $ = (selector) => root.querySelector(selector), $$ = (selector) => [...root.querySelectorAll(selector)];
const bar = $(".el-bar"), status = $("[role=status]");
const phone = matchMedia("(width < 40rem)"), still = matchMedia("(prefers-reduced-motion: reduce)");
const say = (key, values = {}) => (status.textContent = words(key, values));
const words = (key, values) => filled(root.dataset[key], values);
const paper = new Map(root.dataset.paper.split(" ").filter(Boolean).map((entry) => entry.split(":")));

/** What the list below names: every statement of the drawing, also of sections that are not there yet. */
const listed = new Map();
for (const leaf of document.querySelectorAll(".el-as-list .el-branch > .el-leaf")) {
  const link = leaf.querySelector(".el-item-title"), text = link.lastElementChild?.lang ? link.lastElementChild : link.lastChild;
  const id = decodeURIComponent(link.pathname.replace(/^.*\/|\.html$/g, ""));
  const kind = /el-k-(\w+)/.exec(leaf.parentElement.className)?.[1];
  const title = text.textContent.trim(), { home } = leaf.parentElement.dataset;
  if (!listed.has(id)) listed.set(id, { id, title, lang: text.lang, kind, home, link, text: fold(`${title} ${id}`) });
}

const state = { view: "", hide: new Set(), keep: false, fold: new Set(), shut: new Set(), find: "", card: "", at: undefined };
const stages = {};
/** Places of the camera that are known, with what the address says of them: nothing where the page begins, and where a link led its own numbers. */
let known = [];
let stage, begin = [];
const whatIf = new WhatIf($(".el-whatif"), () => refresh());

/** The drawing that is shown at this width; made when it is first shown. */
function enter() {
  const name = phone.matches ? "narrow" : "wide", box = $(`.el-canvas.el-${name}`), svg = box.querySelector("svg") ?? svgElement("svg", { viewBox: "0 0 0 0" });
  stage = stages[name];
  if (stage) return;
  const drawing = new Drawing(svg, name === "wide" && branchButton);
  stage = stages[name] = { drawing };
  if (name === "narrow") return;
  stage.camera = new Camera(box, svg, cameraMoved, () => still.matches);
  stage.look = new Look(box, drawing, stage.camera);
  begin = [...drawing.frames.keys()].filter((id) => drawing.frames.get(id).shut);
  for (const [id, frame] of drawing.frames) sectionControls(id, frame);
  $(".el-sections-pop").hidden = !drawing.frames.size;
  svg.addEventListener("click", (event) => {
    const frame = !event.target.closest("a, [role=button]") && event.target.closest(".el-frame.is-closed");
    if (frame) setSections([frame.dataset.id], false);
  });
}

// Buttons inside the drawing.

function button(className, label, does) {
  const { element, write: caption } = svgButton(className, does);
  const show = (shut, count = "") => {
    const sign = shut ? `+${count || ""}` : "−";
    caption(sign, shut && count ? `${label} ${sign}` : label);
    element.classList.toggle("is-closed", shut);
    element.setAttribute("aria-expanded", !shut);
  };
  return { element, show };
}

const branchButton = ({ id }) => button("el-fold", words("branch", { title: listed.get(id)?.title ?? id }), () => setBranches([id], !state.fold.has(id), id));

function sectionControls(id, frame) {
  const { name } = frame, does = () => setSections([id], !state.shut.has(id));
  const control = button("el-fold el-fold--section", words("section", { section: name }), does);
  frame.element.append(control.element);
  const label = document.createElement("label"), check = Object.assign(document.createElement("input"), { type: "checkbox" });
  check.addEventListener("change", does);
  label.append(check, name);
  $(".el-sections-list").append(label);
  frame.button = control.element;
  frame.show = () => (control.show(frame.shut), (check.checked = !frame.shut));
}

// Changing the state.

const change = (set, id, add) => set[add ? "add" : "delete"](id);

function setBranches(ids, shut, anchor) {
  for (const id of ids) change(state.fold, id, shut);
  const now = refresh(anchor);
  if (ids.length > 1) sayCount(now);
  else say(shut ? "branchShut" : "branchOpen", { count: stage.drawing.graph.behind(anchor, now) });
}

async function setSections(ids, shut) {
  const there = await Promise.all(ids.map((id) => shut || load(id))), failed = ids.filter((_, at) => !there[at]);
  for (const id of ids) change(state.shut, id, shut || failed.includes(id));
  refresh();
  const key = failed.length ? "sectionFailed" : shut ? "sectionShut" : "sectionOpen";
  say(key, { section: (failed.length ? failed : ids).map((id) => stage.drawing.frames.get(id).name).join(", ") });
}

/** Whether a section is in the page; fetches it, if it is not. Where that cannot be, its title leads to its page. */
async function load(id) {
  const frame = stage.drawing.frames.get(id);
  if (!frame?.load) return Boolean(frame);
  frame.loading ??= fetchSection(frame).catch(() => {});
  await frame.loading;
  frame.loading = undefined;
  return !frame.load;
}

async function fetchSection(frame) {
  const { drawing } = stage, answer = await fetch(frame.load);
  const part = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "image/svg+xml").querySelector(".el-inside");
  const frames = [...drawing.frames.values()], next = frames.slice(frames.indexOf(frame) + 1).find((other) => other.inside);
  const arrived = document.createDocumentFragment();
  arrived.append(document.importNode(part, true));
  drawing.read(arrived);
  drawing.svg.insertBefore(arrived, next?.inside ?? drawing.svg.querySelector(":scope > .node"));
}

const sayCount = ({ ids }) => {
  const { cards } = stage.drawing;
  say("shown", { count: [...ids].filter((id) => cards.has(id)).length, total: cards.size });
};

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
  const { drawing, camera } = stage, cards = [...drawing.cards.values()];
  const before = new Map(cards.map((card) => [card, { x: card.x, y: card.y, shown: card.shown }]));
  const [cx, cy] = camera?.point() ?? [], whole = known.length && camera?.z === camera?.whole;
  const inPaper = (id) => (state.view ? paper.get(id) : undefined), here = Boolean(state.view);
  // Linchpins are those of one view, with everything as it is.
  root.classList.toggle("is-unpinned", whatIf.on || (here && root.dataset.pins !== "paper"));
  judge(drawing.svg, (id) => whatIf.verdict(id, here) ?? inPaper(id), whatIf.words);
  for (const [id, frame] of drawing.frames) frame.shut = state.shut.has(id);
  const now = (stage.now = drawing.apply(choice()));
  for (const frame of drawing.frames.values()) frame.show();
  if (camera) {
    const far = (card) => Math.hypot(before.get(card).x + card.box.w / 2 - cx, before.get(card).y + card.box.h / 2 - cy);
    const stays = cards.filter((card) => card.shown && before.get(card).shown);
    const still = drawing.cards.get(anchor) ?? stays.reduce((best, card) => (best && far(best) <= far(card) ? best : card), undefined);
    const [dx, dy] = still ? [still.x - before.get(still).x, still.y - before.get(still).y] : [0, 0];
    camera.size = now;
    if (whole) camera.put(now.width / 2, now.height / 2, camera.whole);
    else camera.put(cx + dx, cy + dy);
  }
  if (whatIf.on) whatIf.furnish();
  whatIf.show(here);
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
  const { drawing, camera } = stage, { home: section, link } = listed.get(id), block = "center", behavior = still.matches ? "instant" : "smooth";
  if (!drawing.cards.has(id) && !(await load(section))) {
    // On a phone a large map is drawn as its sections only: then the list has the statement.
    for (let at = link; at; at = at.parentElement.closest("details")) at.open = true;
    return link.scrollIntoView({ block, behavior });
  }
  state.shut.delete(drawing.cards.get(id).frame?.id);
  for (const shut of drawing.graph.way(id, state.fold, stage.now.gone)) state.fold.delete(shut);
  setCard(id);
  refresh(id);
  const { x, y, box: { w, h }, element } = drawing.cards.get(id);
  if (camera) camera.glide(x + w / 2, y + h / 2, Math.max(camera.z, READABLE));
  else element.scrollIntoView({ block, behavior });
}

// Find.

const find = new Find($(".el-find"), {
  /** Everything that is drawn, or would be if its section were there. What is filtered out says so. */
  entries() {
    const { cards, frames, graph } = stage.drawing, { ids } = graph.shown({ ...choice(), folded: new Set() });
    const known = ({ id, home }) => cards.has(id) || frames.get(home)?.load || !stage.camera;
    return [...listed.values()].filter(known).map((entry) => ({ ...entry, off: cards.has(entry.id) && !ids.has(entry.id) }));
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
  const { drawing } = stage, shut = shortened(state.shut, [...drawing.frames.keys()]);
  const unchanged = state.shut.size === begin.length && begin.every((id) => state.shut.has(id));
  return { ...state, ...whatIf.fragment, hide: [...state.hide], fold: state.fold.size ? shortened(state.fold, branches()) : [], shut: unchanged ? [] : shut };
}

/** The cards whose branches can be closed. */
const branches = () => [...stage.drawing.cards.keys()].filter((id) => stage.drawing.graph.down.has(id));

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

function cameraMoved() {
  const { camera } = stage;
  if (!known.length || !camera) return;
  const at = place(camera), far = String([0.5, 0.25, 0.08].filter((zoom) => camera.z < zoom).length);
  const here = known.find(([there]) => at.every((value, axis) => Math.abs(value - there[axis]) <= 1));
  state.at = here ? here[1] : at;
  $("[data-do=real] span").textContent = `${Math.round(at[2])} %`;
  if (root.dataset.far !== far) root.dataset.far = far;
  save();
}

/** Shows what an address says; what this map does not have is left out. */
async function restore() {
  const { drawing, camera } = stage, given = read(location.hash), { at, view, keep } = given, frames = [...drawing.frames.keys()];
  const shut = given.shut ? lengthened(given.shut, frames) : new Set(begin);
  await Promise.all(frames.map(async (id) => shut.has(id) || (await load(id)) || shut.add(id)));
  const hide = lengthened(given.hide, $$("[name=el-hide]").map((input) => input.value));
  Object.assign(state, { view, keep, hide, shut, fold: lengthened(given.fold, branches()), at: undefined });
  known = [];
  await whatIf.restore();
  setCard(drawing.cards.has(given.card) ? given.card : "");
  refresh(state.card);
  if (camera) {
    begins(camera);
    const card = drawing.cards.get(state.card);
    if (at) camera.put(at[0], at[1], at[2] / 100), known.unshift([place(camera), at]);
    else if (card) camera.put(card.x + card.box.w / 2, card.y + card.box.h / 2, Math.max(camera.z, READABLE));
    cameraMoved();
  }
  find.search(given.find);
}

/** Where a reader begins: all of it, if it can be read so or is made of closed sections; else the thesis. */
function begins(camera) {
  const { cards, frames } = stage.drawing, closed = frames.size && state.shut.size === frames.size;
  const thesis = [...cards.values()].find((card) => card.kind === "thesis");
  if (closed || camera.whole > 0.5 || !thesis) camera.put(camera.width / 2, camera.height / 2, camera.whole);
  else camera.put(thesis.x + thesis.box.w / 2, thesis.y - 40, 1, undefined, 0);
  known.push([place(camera)]);
}

// Toolbar and keys.

const focusedCard = () => document.activeElement.closest?.(".node.el-card")?.dataset.id ?? document.activeElement.previousElementSibling?.dataset.id;

const actions = {
  in: () => zoom((camera) => camera.step(1)),
  out: () => zoom((camera) => camera.step(-1)),
  fit: () => zoom((camera) => camera.fit()),
  real: () => zoom((camera) => camera.glide(...camera.point(), 1)),
  find: () => $(".el-find input").focus(),
  full: () => full(!root.classList.contains("is-full")),
  help: () => ($(".el-help").open = !$(".el-help").open),
  fold: () => setBranches(branches().filter((id) => stage.drawing.cards.get(id).kind !== "thesis"), true),
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
    setSections([frame.id], true);
    frame.button.focus();
  },
  async copy() {
    saveNow();
    const done = await copyAddress(), mark = (on) => $("[data-do=copy]").classList.toggle("is-done", on);
    say(done);
    mark(done === "copied");
    setTimeout(mark, 1500, false);
  },
};

function zoom(does) {
  if (!stage.camera) return;
  does(stage.camera);
  setTimeout(() => (status.textContent = $("[data-do=real] span").textContent), 300);
}

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

// On other pages `/` opens the search, wherever the focus is; here it is that of the map.
document.addEventListener("keydown", (event) => {
  const free = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (event.key === "/" && free && !event.target.closest("input, textarea, select")) event.preventDefault(), actions.find();
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
  else if (target.name === "el-hide") change(state.hide, target.value, !target.checked);
  else if (target.name === "el-keep") state.keep = target.checked;
  else return;
  sayCount(refresh());
});

root.addEventListener("focusin", ({ target }) => {
  const card = stage.drawing.cards.get(target.closest(".node.el-card")?.dataset.id);
  if (!card || !target.matches(":focus-visible")) return;
  setCard(card.id);
  stage.camera?.reveal({ ...card.box, x: card.x, y: card.y });
  save();
});

document.addEventListener("click", (event) => $$(".el-pop[open]").forEach((pop) => pop.contains(event.target) || (pop.open = false)));
// Other fragments are places in the page, such as the card that a reference on a phone leads to.
addEventListener("hashchange", () => (!location.hash || location.hash.includes("=")) && restore());
phone.addEventListener("change", () => (saveNow(), enter(), restore()));

bar.hidden = $("[data-if=switch]").hidden = false;
root.classList.add("is-ready");
enter();
await restore();
