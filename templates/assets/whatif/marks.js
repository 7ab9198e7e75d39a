// Marks: verdicts in an inline SVG, shown anew, and buttons in it. Knows the drawing by its classes and `data-` attributes.

import { svgElement } from "./elements.js";

/** A button in a drawing, `{ element, write(text, name, align) }`: a pill about its place, or left of it with `align` -1. */
export function svgButton(className, does) {
  const text = svgElement("text", { class: "el-head el-middle", y: 4 }), pill = svgElement("rect", { y: -9, height: 18, rx: 9 });
  const element = svgElement("g", { class: className }, svgElement("g", {}, pill, text));
  if (does) {
    for (const [name, value] of [["role", "button"], ["tabindex", 0]]) element.setAttribute(name, value);
    element.addEventListener("click", does);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      does();
    });
  }
  const write = (words, name, align = 0) => {
    if (name) element.setAttribute("aria-label", name);
    if (text.textContent === words) return;
    text.textContent = words;
    const width = 12 + [...words].reduce((sum, letter) => sum + (letter > "\u2e80" ? 11 : 6.5), 0), x = (align - 1) * width / 2;
    for (const [key, value] of Object.entries({ width, x })) pill.setAttribute(key, value);
    text.setAttribute("x", x + width / 2);
  };
  return { element, write };
}

const shown = (mark) => /--(\w+)/.exec(mark.getAttribute("class"))[1];

/** The centre of a verdict's mark. */
export function centre(mark) {
  const [, x, y] = /M(-?\d+) (-?\d+)/.exec(mark.firstElementChild.getAttribute("d")).map(Number);
  return shown(mark) === "contested" ? [x, y + 5] : [x + 5, y];
}

function stamp(mark, verdict) {
  const [x, y] = centre(mark), disc = `M${x - 5} ${y}a5 5 0 1 1 10 0a5 5 0 1 1 -10 0z`;
  const shapes = {
    holds: { body: disc, stroke: `M${x - 2} ${y}l2 2l3 -4` },
    contested: { body: `M${x} ${y - 5}a5 5 0 0 1 0 10z`, stroke: disc },
    falls: { stroke: `${disc}M${x - 2} ${y - 2}l4 4m0 -4l-4 4` },
  }[verdict];
  mark.setAttribute("class", `el-verdict el-verdict--${verdict}`);
  mark.replaceChildren(...Object.entries(shapes).map(([name, d]) => svgElement("path", { class: `el-verdict-${name}`, d })));
}

/**
 * Shows verdicts in a drawing. `verdict(key)` gives that of a statement or a reason, or nothing where it stays as drawn; a
 * reason is named by its id or, if it has one premise, as its line goes, `target>premise`. `words`: the words for verdicts.
 */
export function judge(svg, verdict, words) {
  const cards = new Set();
  for (const card of svg.querySelectorAll(".node.el-card[data-id]")) {
    cards.add(card.dataset.id);
    const mark = card.querySelector(".el-verdict"), now = mark && shown(mark), { id } = card.dataset;
    if (!mark) continue;
    const next = verdict(id) ?? (card.dataset.drawn ??= now);
    if (next === now) continue;
    card.dataset.drawn ??= now;
    stamp(mark, next);
    const word = [...card.querySelectorAll(".el-head")].find((text) => text.textContent.trim() === words[now]);
    if (word) word.textContent = `${words[next]} `;
  }
  const fell = (element, name, verdicts) => {
    const known = verdicts.filter(Boolean);
    element.dataset.fell ??= element.classList.contains(name);
    element.classList.toggle(name, known.length ? known.every((one) => one === "falls") : element.dataset.fell === "true");
  };
  for (const line of svg.querySelectorAll(".edge")) {
    const { from, to } = line.dataset, back = line.matches(".el-line--contradicts") && verdict(`${to}>${from}`);
    // A line runs to a junction, which is a reason, or from one to a premise, or joins two cards.
    const [through] = [`${from}>${to}`, to, from].filter((key) => !cards.has(key) && verdict(key));
    fell(line, "el-line--fallen", [through && verdict(through), back]);
  }
  for (const sign of svg.querySelectorAll(".el-sign:is([data-id], [data-of])")) {
    fell(sign, "el-sign--fallen", (sign.dataset.of ?? sign.dataset.id).split(" ").map(verdict));
  }
}
