// Elements: new ones for a page or a drawing, and texts with holes.

/** A new element of a drawing. */
export function svgElement(name, attributes = {}, ...inside) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** A text with its holes filled. */
export const filled = (text, values = {}) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);

/** One of the icons that every page carries. */
export const icon = (id) => svgElement("svg", { class: "el-i", "aria-hidden": true }, svgElement("use", { href: `#${id}` }));

/** A new element of the page. */
export function make(name, traits = {}, ...inside) {
  const element = Object.assign(document.createElement(name), traits);
  element.append(...inside);
  return element;
}
