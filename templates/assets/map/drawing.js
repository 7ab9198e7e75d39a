// Drawing: reads an inline SVG as the site writes it (cards, lines, signs, frames of sections), and hides, moves and
// marks its parts. It knows nothing of zoom, fields or addresses.

import { Graph } from "./graph.js";
import { bounds, corners, makeRoom, moved, points, rounded, tracks } from "./room.js";

const SIGN = 9; // room round a sign or a junction
const EDGE = 12; // room for the border of an open frame
const TITLE = 30; // and for its title

const spans = ({ x, y, w, h }) => ({ x: [[x, x + w]], y: [[y, y + h]] });
const round = ([x, y]) => ({ x: [[x - SIGN, x + SIGN]], y: [[y - SIGN, y + SIGN]] });
const around = (values) => values.map((value) => [value - EDGE, value + EDGE]);
const within = ({ x, y, w, h }, [px, py]) => x < px && px < x + w && y < py && py < y + h;
const clamp = (value, low, size) => Math.max(low, Math.min(low + size, value));
/** What is left of a way that begins in a box: from its border on. */
const leaving = (way, box) => {
  const at = way.findIndex((point) => !within(box, point)), [x, y] = way[at] ?? [];
  return at > 0 ? [[clamp(x, box.x, box.w), clamp(y, box.y, box.h)], ...way.slice(at)] : at ? [] : way;
};
const word = (element, start) => [...element.classList].find((name) => name.startsWith(start))?.slice(start.length);

export class Drawing {
  /** `fold`: makes the button of a card's branch, `{ element, show(hidden) }`, or nothing. */
  constructor(svg, fold) {
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    Object.assign(this, { svg, fold, size: { width, height }, cards: new Map(), lines: [], marks: [], references: [], frames: new Map() });
    for (const element of svg.querySelectorAll(".el-frame")) this.frames.set(element.dataset.id, this.#frame(element));
    this.read(svg);
  }

  #frame(element) {
    const outline = element.querySelector(".el-frame-outline"), d = outline.getAttribute("d");
    const title = element.querySelector(".el-frame-title"), box = bounds(d);
    const { id, load } = element.dataset, text = title?.getBBox(), wide = (text?.width ?? 0) + 40;
    const name = title?.querySelector("title")?.textContent ?? title?.textContent.trim() ?? id;
    return { id, name, element, outline, d, box, title, text, wide, load, shut: element.classList.contains("is-closed"), cards: [] };
  }

  /** Reads what stands under an element: the whole drawing, or a section that has just arrived. */
  read(root) {
    for (const inside of root.querySelectorAll(".el-inside")) {
      const frame = this.frames.get(inside.dataset.section);
      if (frame) Object.assign(frame, { inside, load: undefined });
    }
    for (const element of root.querySelectorAll(".node.el-card[data-id]")) this.#card(element);
    for (const element of root.querySelectorAll(".edge")) this.#line(element);
    for (const element of root.querySelectorAll(".el-sign")) this.#mark(element);
    for (const element of root.querySelectorAll(".el-card--reference")) {
      const box = bounds(element.querySelector(".el-outline").getAttribute("d"));
      this.references.push({ element, box, spans: spans(box) });
    }
    this.stale = true;
  }

  /** Which cards hang on which. */
  get graph() {
    if (this.stale) this.#connect();
    return this.connected;
  }

  #card(element) {
    const id = element.dataset.id, box = bounds(element.querySelector(".el-outline").getAttribute("d"));
    const kind = ["thesis", "claim", "premise", "rebuttal", "context"].find((name) => element.classList.contains(`el-card--${name}`));
    const mark = element.querySelector(".el-verdict"), frame = this.frames.get(element.closest(".el-inside")?.dataset.section);
    const card = { id, element, box, kind, get verdict() { return mark && word(mark, "el-verdict--"); }, frame, spans: spans(box), x: box.x, y: box.y };
    card.contributor = element.classList.contains("el-card--contributor");
    this.cards.set(id, card);
    frame?.cards.push(card);
  }

  #line(element) {
    const { from, to } = element.dataset, d = element.getAttribute("d"), way = corners(d), kind = word(element, "el-line--");
    // The line between equal statements is drawn twice, the second time as its light core.
    const core = element.nextElementSibling?.matches(".el-line-core") ? element.nextElementSibling : undefined;
    this.lines.push({ element, core, from, to, kind, d, drawn: d, points: way, spans: tracks(way) });
  }

  #mark(element) {
    const box = bounds(element.querySelector(".el-sign-body").getAttribute("d"));
    const at = [box.x + box.w / 2, box.y + box.h / 2], step = element.matches(".el-sign--linked, .el-sign--anchor");
    const [id, kind] = [element.dataset.id, step ? "" : word(element, "el-sign--")];
    this.marks.push({ element: element.closest(".el-reason") ?? element, sign: element, at, id: step && id, kind, spans: round(at) });
  }

  /** Who belongs to whom: the graph, the lines that share a sign, references and rails in the narrow drawing. */
  #connect() {
    this.stale = false;
    const { cards, lines } = this, first = [...cards.values()].find((card) => card.kind === "thesis")?.id;
    const ids = [...cards.keys()].sort((a, b) => (b === first) - (a === first));
    const steps = this.marks.flatMap(({ id }) => id || []);
    // A circle of support is drawn in one stroke, whichever of its lines lead to a premise.
    for (const line of lines) line.premise = line.kind === "premise" || (line.kind === "circular" && steps.includes(line.from));
    this.connected = new Graph(ids, steps, lines);
    const places = new Map(), put = (key, line) => (places.get(key) ?? places.set(key, []).get(key)).push(line);
    const through = (line, [x, y]) => line.points.some(([bx, by], at) => {
      const [ax, ay] = line.points[at - 1] ?? [bx, by];
      return Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);
    });
    for (const line of lines) {
      for (const [x, y] of line.points) for (const key of [`x${x}`, `y${y}`]) put(key, line);
      if (line.points.length > 2) put(`${line.from} ${line.points[1]}`, line);
      put(`end ${line.to}`, line);
    }
    for (const mark of this.marks) {
      const near = [`x${mark.at[0]}`, `y${mark.at[1]}`].flatMap((key) => places.get(key) ?? []);
      const alike = ({ kind }) => kind === mark.kind || kind === "circular";
      mark.lines = mark.id ? [] : [...new Set(near)].filter((line) => alike(line) && through(line, mark.at));
    }
    // On a rail each line begins where the one before it turns off.
    for (const line of lines) line.before = places.get(`${line.from} ${line.points[0]}`)?.find((other) => other !== line);
    for (const reference of this.references) {
      const { x, y, h } = reference.box, id = reference.element.getAttribute("href").replace(/^#d[wn]--/, "");
      const ends = places.get(`end ${id}`) ?? [];
      reference.line = ends.find(({ points: way }) => way.at(-1)[0] === x && way.at(-1)[1] >= y && way.at(-1)[1] <= y + h);
    }
    for (const card of cards.values()) {
      if (card.button || !this.fold || !this.connected.down.has(card.id)) continue;
      card.button = this.fold(card);
      // On the lower edge, where no line leaves.
      const { x, w } = card.box, leave = this.connected.down.get(card.id).map((at) => lines[at].points[0][0]);
      const free = (place) => leave.every((other) => Math.abs(other - place) > 28);
      card.fold = [x + w - 26, x + 26, x + w / 2].find(free) ?? x + w - 26;
      card.element.after(card.button.element);
    }
  }

  /** Hides and shows, and makes room. `choice` as in `Graph.shown`, with `keep`. Returns what is shown. */
  apply(choice) {
    const now = this.graph.shown(choice), parts = [];
    const part = (thing, shown) => (thing.shown = shown, parts.push({ ...thing.spans, shown }));
    for (const card of this.cards.values()) part(card, now.ids.has(card.id));
    this.lines.forEach((line, at) => part(line, now.edges[at]));
    for (const mark of this.marks) part(mark, mark.id ? now.ids.has(mark.id) : !mark.lines.length || mark.lines.some((line) => line.shown));
    for (const reference of this.references) part(reference, reference.line?.shown ?? true);
    for (const frame of this.frames.values()) {
      frame.spans = this.#border(frame);
      part(frame, !frame.cards.length || frame.cards.some((card) => card.shown));
      if (frame.shut) parts.push({ ...spans(frame.box), shown: frame.shown });
    }
    let room = makeRoom(this.size, parts, choice.keep);
    // A title runs over whatever is in its frame. Only where what is left there is narrower does it take room itself.
    const heads = [...this.frames.values()].filter(({ shown, box: { x, w }, wide }) => shown && room.x(x + w) - room.x(x) < Math.min(w, wide));
    parts.push(...heads.map(({ box: { x, w }, wide }) => ({ x: [[x, x + Math.min(w, wide)]], y: [], shown: true })));
    if (heads.length) room = makeRoom(this.size, parts, choice.keep);
    this.#move(room, now, choice.folded ?? new Set());
    return { ...now, ...room };
  }

  /** An open frame takes room for its border and the height of its title, not for what is inside. */
  #border({ d, box: { y, h } }) {
    const all = points(d);
    return {
      x: around(all.map((point) => point[0])),
      y: [...around(all.map((point) => point[1])), [y, y + Math.min(h, TITLE)]],
    };
  }

  #move(room, now, folded) {
    const show = ({ element, core, shown }) => [element, core].forEach((part) => part?.classList.toggle("is-off", !shown));
    const shift = (element, dx, dy) => (dx || dy ? element.setAttribute("transform", `translate(${dx} ${dy})`) : element.removeAttribute("transform"));
    const path = (thing, target, d) => d !== thing.drawn && target.setAttribute("d", (thing.drawn = d));
    const stay = (x, y) => room.x(x) === x && room.y(y) === y;
    // Nothing from outside is drawn on a closed section.
    const closed = [...this.frames.values()].flatMap((frame) => (frame.shut && frame.shown ? frame.box : []));
    for (const card of this.cards.values()) {
      const { box, element, button } = card, { x, y } = Object.assign(card, { x: room.x(box.x), y: room.y(box.y) });
      show(card);
      element.classList.toggle("is-faint", now.faint.has(card.id));
      shift(element, x - box.x, y - box.y);
      if (!button) continue;
      const shut = folded.has(card.id), any = this.graph.down.get(card.id).some((at) => now.ids.has(this.lines[at].to));
      const hidden = card.shown && shut ? this.graph.behind(card.id, now) : 0;
      button.element.classList.toggle("is-off", !card.shown || !(any || shut));
      shift(button.element, x - box.x + card.fold, y + box.h);
      button.show(shut, hidden);
    }
    for (const line of this.lines) {
      show(line);
      if (!line.shown) continue;
      let way = [...line.points];
      for (let before = line.before; before && !before.shown; before = before.before) way.unshift(before.points[0]);
      for (const box of closed) way = leaving(leaving(way, box).reverse(), box).reverse();
      const same = way.length === line.points.length && way.every((point, at) => point === line.points[at] && stay(...point));
      path(line, line.element, same ? line.d : rounded(way.map(([x, y]) => [room.x(x), room.y(y)])));
      line.core?.setAttribute("d", line.drawn);
    }
    for (const mark of this.marks) {
      mark.shown &&= !closed.some((box) => within(box, mark.at));
      show(mark);
      shift(mark.element, room.x(mark.at[0]) - mark.at[0], room.y(mark.at[1]) - mark.at[1]);
    }
    for (const reference of this.references) {
      show(reference);
      shift(reference.element, room.x(reference.box.x) - reference.box.x, room.y(reference.box.y) - reference.box.y);
    }
    for (const frame of this.frames.values()) {
      const { element, outline, title, text, box, d, inside, shut } = frame, [dx, dy] = [room.x(box.x) - box.x, room.y(box.y) - box.y];
      show(frame);
      path(frame, outline, moved(d, room.x, room.y));
      // A title that would run out of its frame moves back, but not out at the other side.
      const over = title ? Math.min(text.x + text.width + dx + EDGE - room.x(box.x + box.w), text.x - box.x - EDGE) : 0;
      if (title) shift(title, dx - Math.max(0, over), dy);
      for (const part of element.querySelectorAll(".el-frame-closed")) shift(part, dx, dy);
      if (frame.button) shift(frame.button, box.x + dx, box.y + dy);
      element.classList.toggle("is-closed", shut);
      inside?.classList.toggle("is-off", shut || !frame.shown);
    }
    this.svg.setAttribute("viewBox", `0 0 ${room.width} ${room.height}`);
    this.svg.setAttribute("width", room.width);
    this.svg.setAttribute("height", room.height);
  }
}
