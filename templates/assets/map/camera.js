// Camera: which part of a drawing is seen, and how large. Panning is the scrolling of the box, so that wheels, touch,
// keys and the focus move the drawing as they move any page; zooming scales the drawing as a whole.

const NEAREST = 2;
const STEP = 1.4;
const GLIDE = 220; // ms
const AROUND = 24; // px round all of it

export class Camera {
  /** `changed()` is called after every move; `calm()` says whether the reader wants no motion. */
  constructor(box, svg, changed, calm) {
    Object.assign(this, { box, svg, changed, calm, z: 1, width: 0, height: 0 });
    this.sheet = document.createElement("div");
    this.sheet.className = "el-sheet";
    this.sheet.append(svg);
    box.append(this.sheet);
    this.seen = { w: box.clientWidth, h: box.clientHeight };
    new ResizeObserver(() => this.#resized()).observe(box);
    box.addEventListener("scroll", () => this.changed(), { passive: true });
    box.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    box.addEventListener("pointerdown", (event) => this.#drag(event));
    box.addEventListener("dragstart", (event) => event.preventDefault());
    for (const name of ["touchstart", "touchmove", "touchend"]) box.addEventListener(name, (event) => this.#pinch(event), { passive: false });
  }

  /** The size of the drawing in its own px. */
  set size({ width, height }) {
    Object.assign(this, { width, height });
  }

  get least() {
    return Math.min(1, this.whole);
  }

  /** The zoom at which all of it is seen. */
  get whole() {
    return Math.min(1, (this.seen.w - AROUND) / this.width, (this.seen.h - AROUND) / this.height);
  }

  /** Empty room beside the drawing: as much as it takes to centre all of it, or whatever is at its edge. */
  #pad() {
    const of = (whole, seen) => (whole <= seen ? (seen - whole) / 2 : seen / 2);
    return [of(this.width * this.z, this.seen.w), of(this.height * this.z, this.seen.h)].map(Math.round);
  }

  /** The point of the drawing at a place in the box; at its centre, if none is named. */
  point(px = this.seen.w / 2, py = this.seen.h / 2) {
    const [x, y] = this.#pad();
    return [(this.box.scrollLeft + px - x) / this.z, (this.box.scrollTop + py - y) / this.z];
  }

  /** Brings a point of the drawing to a place in the box. */
  put(x, y, z = this.z, px = this.seen.w / 2, py = this.seen.h / 2) {
    this.z = Math.min(NEAREST, Math.max(this.least, z));
    const [left, top] = this.#pad(), { sheet, svg, box } = this;
    sheet.style.width = `${Math.floor(this.width * this.z + 2 * left)}px`;
    sheet.style.height = `${Math.floor(this.height * this.z + 2 * top)}px`;
    svg.style.transform = `translate(${left}px, ${top}px) scale(${this.z})`;
    box.scrollTo({ left: x * this.z + left - px, top: y * this.z + top - py, behavior: "instant" });
    this.changed();
  }

  /** The same, in a short smooth move where the reader does not mind. */
  glide(x, y, z = this.z) {
    cancelAnimationFrame(this.frame);
    if (this.calm()) return this.put(x, y, z);
    const begin = performance.now(), [fromX, fromY] = this.point(), fromZ = this.z;
    const goal = Math.min(NEAREST, Math.max(this.least, z));
    const step = (now) => {
      const t = Math.min(1, (now - begin) / GLIDE), ease = t * t * (3 - 2 * t), at = fromZ * (goal / fromZ) ** ease;
      // The way is straight on the screen: as far as the zoom has come, so far has the centre.
      const done = goal === fromZ ? ease : (1 / fromZ - 1 / at) / (1 / fromZ - 1 / goal);
      this.put(fromX + (x - fromX) * done, fromY + (y - fromY) * done, at);
      if (t < 1) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  /** Zooms by a factor about a place in the box. */
  zoom(factor, px, py) {
    const [x, y] = this.point(px, py);
    this.put(x, y, this.z * factor, px, py);
  }

  step(direction) {
    const [x, y] = this.point();
    this.glide(x, y, this.z * STEP ** direction);
  }

  /** All of it. */
  fit() {
    this.glide(this.width / 2, this.height / 2, this.whole);
  }

  /** Moves no farther than it takes to see a box of the drawing well, and at once: the focus must not be out of sight. */
  reveal({ x, y, w, h }) {
    const margin = Math.min(40, this.seen.w / 8, this.seen.h / 8), [cx, cy] = this.point();
    const near = (at, size, centre, seen) => {
      const room = Math.max(0, (seen / 2 - margin) / this.z - size / 2), middle = at + size / 2;
      return Math.min(middle + room, Math.max(middle - room, centre));
    };
    const to = [near(x, w, cx, this.seen.w), near(y, h, cy, this.seen.h)];
    if (Math.hypot(to[0] - cx, to[1] - cy) * this.z > 1) this.put(...to);
  }

  #resized() {
    const [x, y] = this.point();
    this.seen = { w: this.box.clientWidth, h: this.box.clientHeight };
    if (this.seen.w && this.width) this.put(x, y);
  }

  #wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = this.box.getBoundingClientRect(), [px, py] = [event.clientX - left, event.clientY - top];
    // A wheel turns by a hundred a notch, fingers on a pad by a few.
    const by = event.deltaMode ? event.deltaY * 40 : event.deltaY, factor = Math.exp(-by * (Math.abs(by) < 40 ? 0.01 : 0.0022));
    this.turn = { factor: (this.turn?.factor ?? 1) * factor, px, py };
    this.turning ??= requestAnimationFrame(() => {
      const { turn } = this;
      this.turn = this.turning = undefined;
      this.zoom(turn.factor, turn.px, turn.py);
    });
  }

  #drag(event) {
    if (event.button || event.pointerType === "touch" || event.target.closest("[role=button]")) return;
    const { box } = this, from = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop };
    let dragged = false;
    const move = ({ clientX, clientY }) => {
      const [dx, dy] = [clientX - from.x, clientY - from.y];
      if (!dragged && Math.hypot(dx, dy) < 5) return;
      if (!dragged) box.setPointerCapture(event.pointerId), box.classList.add("is-dragged");
      dragged = true;
      box.scrollTo({ left: from.left - dx, top: from.top - dy, behavior: "instant" });
    };
    const steps = {
      pointermove: move,
      pointerup: () => end(),
      pointercancel: () => end(),
      // What follows a drag is no click on the card below.
      click: (click) => dragged && (click.preventDefault(), click.stopPropagation()),
    };
    const listen = (how, names) => names.forEach((name) => box[how](name, steps[name], true));
    const end = () => {
      box.classList.remove("is-dragged");
      listen("removeEventListener", ["pointermove", "pointerup", "pointercancel"]);
      setTimeout(() => listen("removeEventListener", ["click"]));
    };
    listen("addEventListener", Object.keys(steps));
  }

  #pinch(event) {
    const { touches } = event, { left, top } = this.box.getBoundingClientRect();
    if (touches.length !== 2) return void (this.fingers = undefined);
    if (event.cancelable) event.preventDefault();
    const [a, b] = touches, [px, py] = [(a.clientX + b.clientX) / 2 - left, (a.clientY + b.clientY) / 2 - top];
    const apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1;
    this.fingers ??= { apart, z: this.z, at: this.point(px, py) };
    this.put(...this.fingers.at, (this.fingers.z * apart) / this.fingers.apart, px, py);
  }
}
