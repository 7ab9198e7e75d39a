// Look: what a card shows while the pointer rests on it or it has the focus: its reasons and conclusions stand out, and,
// where the drawing is seen from far away, the card is shown beside it in full size.

import { svgElement } from "../whatif/elements.js";

const WAIT = 140; // ms that the pointer rests before anything changes
const FAR = 0.6; // below this zoom texts are too small to read

/** A picture of an element: as it looks, but not a link, and without names. */
function picture(element) {
  const copy = svgElement("g", { class: element.getAttribute("class"), transform: element.getAttribute("transform") ?? "" });
  copy.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
  return copy;
}

export class Look {
  constructor(box, drawing, camera) {
    Object.assign(this, { box, drawing, camera });
    this.glass = svgElement("svg", { class: "el-diagram el-glass is-off", "aria-hidden": "true" });
    box.after(this.glass);
    const card = ({ target }) => target.closest?.(".node.el-card[data-id]")?.dataset.id;
    box.addEventListener("pointerover", (event) => event.pointerType !== "touch" && !event.buttons && this.#soon(card(event), WAIT));
    box.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && this.show((this.held = card(event))));
    box.addEventListener("focusout", () => this.show((this.held = undefined)));
    // What the pointer showed goes with it; what the focus shows stays, and follows the card when that moves.
    for (const name of ["pointerleave", "pointerdown", "scroll"]) box.addEventListener(name, () => this.#soon(this.held, 60), { passive: true });
  }

  #soon(id = this.held, wait) {
    clearTimeout(this.waits);
    this.waits = setTimeout(() => this.show(id), wait);
  }

  /** Shows a card and what it is tied to; without one, everything as it is. */
  show(id) {
    clearTimeout(this.waits);
    if (id === this.id && this.camera.z >= FAR) return;
    this.id = id;
    this.trace?.remove();
    this.glass.classList.add("is-off");
    const card = this.drawing.cards.get(id);
    if (!card?.shown) return;
    this.#tie(card);
    if (this.camera.z < FAR) this.#enlarge(card);
  }

  #tie(card) {
    const { drawing } = this, { ids, edges } = drawing.graph.relatives(card.id), [width, height] = drawing.svg.getAttribute("viewBox").split(" ").slice(2);
    const seen = ({ element, shown }) => shown && !element.closest(".el-inside.is-off");
    const lines = [...edges].map((at) => drawing.lines[at]).filter(seen);
    const marks = drawing.marks.filter((mark) => seen(mark) && (mark.id ? ids.has(mark.id) : mark.lines.some((line) => lines.includes(line))));
    const cards = [...ids].flatMap((id) => drawing.cards.get(id) ?? []).filter(seen);
    this.trace = svgElement("g", { class: "el-trace", "aria-hidden": "true" }, svgElement("path", { class: "el-veil", d: `M0 0h${width}v${height}h-${width}z` }));
    this.trace.append(...lines.map(({ element }) => element.cloneNode()), ...[...marks, ...cards].map(({ element }) => picture(element)));
    for (const line of this.trace.querySelectorAll(".edge")) line.classList.remove("edge");
    drawing.svg.append(this.trace);
  }

  #enlarge({ element, box: { w, h }, x, y }) {
    const { glass } = this, margin = 6, at = element.querySelector(".el-outline").getBoundingClientRect(), frame = this.box.getBoundingClientRect();
    const [width, height] = [w + 2 * margin, h + 2 * margin];
    glass.replaceChildren(picture(element));
    for (const [name, value] of Object.entries({ viewBox: `${x - margin} ${y - margin} ${width} ${height}`, width, height })) glass.setAttribute(name, value);
    const within = (value, most) => Math.max(4, Math.min(most - 4, value));
    const below = at.bottom + 8 + height < frame.bottom;
    glass.style.left = `${within((at.left + at.right - width) / 2 - frame.left, frame.width - width)}px`;
    glass.style.top = `${within(below ? at.bottom + 8 - frame.top : at.top - 8 - height - frame.top, frame.height - height)}px`;
    glass.classList.remove("is-off");
  }
}
