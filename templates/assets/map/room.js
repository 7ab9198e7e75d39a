// Room: draws what is left of a drawing closer together. Pure: numbers and path data in, numbers and path data out.

const ROUND = 7; // corner radius of a line, as src/diagram/shapes.rs has it
const TRACK = 5; // room on either side of a line that runs along
const LEAST = 8; // an emptied strip is at least as wide as this

/** Path data as commands in absolute coordinates: `["M", x, y]`, `["Q", cx, cy, x, y]`, arcs with their radii. */
export function parse(d) {
  const arity = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, A: 7, Z: 0 };
  const out = [];
  let x = 0, y = 0, start = [0, 0];
  for (const [, letter, rest] of d.matchAll(/([MLHVQCAZ])([^MLHVQCAZ]*)/gi)) {
    const name = letter.toUpperCase(), numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    const by = letter === name ? [0, 0] : null;
    for (let i = 0; i === 0 || i < numbers.length; i += arity[name] || 1) {
      const [dx, dy] = by ?? [x, y], n = numbers.slice(i, i + arity[name]);
      if (name === "Z") [x, y] = start, out.push(["Z"]);
      else if (name === "H") out.push(["L", x = n[0] + dx, y]);
      else if (name === "V") out.push(["L", x, y = n[0] + dy]);
      else {
        const head = name === "A" ? n.splice(0, 5) : [];
        const points = n.map((value, at) => value + (at % 2 ? dy : dx));
        [x, y] = points.slice(-2);
        if (name === "M" && i === 0) start = [x, y];
        out.push([name === "M" && i > 0 ? "L" : name, ...head, ...points]);
      }
    }
  }
  return out;
}

/** The points of path data, without control points. */
export const points = (d) => parse(d).filter((command) => command.length > 2).map((command) => command.slice(-2));

/** The box round them. */
export function bounds(d) {
  const all = points(d), [xs, ys] = [0, 1].map((at) => all.map((point) => point[at]));
  const x = Math.min(...xs), y = Math.min(...ys);
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** Path data with every point moved; radii stay. */
export function moved(d, fx, fy) {
  const point = (value, at) => (at % 2 ? fy(value) : fx(value));
  return parse(d).map(([name, ...n]) => {
    const head = name === "A" ? n.splice(0, 5) : [];
    return name + [...head, ...n.map(point)].join(" ");
  }).join("");
}

/** The corner points of a line with rounded corners: its ends and the control points between them. */
export function corners(d) {
  const path = parse(d);
  return path.flatMap(([name, ...n], at) => (name === "Q" ? [n.slice(0, 2)] : path[at + 1]?.[0] === "Q" && at ? [] : [n]));
}

/** A polyline without repeated points and points on a straight stretch. */
function tidy(points) {
  const out = [];
  for (const p of points) {
    const [a, b] = out.slice(-2);
    if (out.length && out.at(-1)[0] === p[0] && out.at(-1)[1] === p[1]) continue;
    if (b && ((a[0] === b[0] && b[0] === p[0]) || (a[1] === b[1] && b[1] === p[1]))) out.pop();
    out.push(p);
  }
  return out;
}

/** An orthogonal line through these points, its corners rounded as far as the stretches allow. */
export function rounded(points) {
  const all = tidy(points), reach = (a, b) => Math.floor((Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1])) / 2);
  const toward = (a, b, by) => `${a[0] + by * Math.sign(b[0] - a[0])} ${a[1] + by * Math.sign(b[1] - a[1])}`;
  return all.map((p, at) => {
    const before = all[at - 1], next = all[at + 1];
    if (!before || !next) return `${before ? "L" : "M"}${p[0]} ${p[1]}`;
    const r = Math.min(ROUND, reach(before, p), reach(p, next));
    return `L${toward(p, before, r)}Q${p[0]} ${p[1]} ${toward(p, next, r)}`;
  }).join("");
}

/** What a line takes of each axis: the tracks of the stretches that run across it. */
export function tracks(points) {
  const spans = { x: [], y: [] };
  for (let at = 1; at < points.length; at++) {
    const [[ax, ay], [bx, by]] = [points[at - 1], points[at]];
    if (ax === bx) spans.x.push([ax - TRACK, ax + TRACK]);
    if (ay === by) spans.y.push([ay - TRACK, ay + TRACK]);
  }
  return spans;
}

/** Spans without overlaps, in order. */
function merged(spans) {
  const out = [];
  for (const [a, b] of spans.sort((one, other) => one[0] - other[0])) {
    if (out.length && a <= out.at(-1)[1]) out.at(-1)[1] = Math.max(b, out.at(-1)[1]);
    else out.push([a, b]);
  }
  return out;
}

/**
 * One axis. What is shown keeps its size; a strip with nothing shown in it shrinks to the widest gap that the whole
 * drawing has there. Monotone and piecewise linear, so that nothing changes sides; nothing hidden, nothing moved.
 */
function axis(size, all, shown) {
  const inside = ([a, b]) => [Math.max(0, a), Math.min(size, b)];
  const once = [...merged(all.map(inside)), [size, size]], from = [0], to = [0];
  let last = 0, next = 0;
  const stop = (at, length) => (from.push(at), to.push(to.at(-1) + length));
  for (const [a, b] of [...merged(shown.map(inside)), [size, size]]) {
    if (a > last) {
      let widest = LEAST, end = last;
      while (next > 0 && once[next - 1][1] > last) next--;
      for (; next < once.length && end < a; end = Math.max(end, once[next++][1])) {
        widest = Math.max(widest, Math.min(once[next][0], a) - end);
      }
      stop(a, Math.min(a - last, widest));
    }
    if (b > a) stop(b, b - a);
    last = b;
  }
  return (value) => {
    let low = 0, high = from.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (from[middle] <= value) low = middle; else high = middle;
    }
    const span = from[high] - from[low] || 1;
    return Math.round(to[low] + ((value - from[low]) * (to[high] - to[low])) / span);
  };
}

/**
 * Where everything goes. `parts` are `{ x: [[a, b], …], y: [[a, b], …], shown }`: what each takes of the two axes.
 * With `keep` everything stays in its place.
 */
export function makeRoom({ width, height }, parts, keep = false) {
  if (keep) return { x: (value) => value, y: (value) => value, width, height };
  const shown = parts.filter((part) => part.shown), spans = (some, name) => some.flatMap((part) => part[name]);
  const x = axis(width, spans(parts, "x"), spans(shown, "x")), y = axis(height, spans(parts, "y"), spans(shown, "y"));
  return { x, y, width: x(width), height: y(height) };
}
