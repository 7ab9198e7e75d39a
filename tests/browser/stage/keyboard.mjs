// Moving through a page by keyboard alone, looking at every stop.

const LIMIT = 1500;

/**
 * Presses Tab until the focus is on a link whose path ends with `ending`. Every stop on the way must show that it has
 * the focus. Throws if the whole page is passed without such a link.
 */
export async function tabTo(page, ending, faults) {
  for (let stops = 0; stops < LIMIT; stops++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtStop);
    if (stop === null) {
      if (stops === 0) continue; // the first Tab of a page may end in the browser itself
      throw new Error(`${page.url()}: Tab does not reach a link to ${ending} (${stops} stops)`);
    }
    for (const fault of stop.faults) faults.add(`${page.url()}: ${stop.name}: ${fault}`);
    if (stop.path?.endsWith(ending)) return stop;
  }
  throw new Error(`${page.url()}: more than ${LIMIT} stops before a link to ${ending}`);
}

/** What the focused element shows; null when nothing in the page has the focus. Runs in the page. */
export function lookAtStop() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const name = `<${element.localName}> “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`;
  const link = element.closest('a[href], a');
  const href = link?.getAttribute('href') ?? link?.getAttribute('xlink:href');
  const path = href ? decodeURI(new URL(href, document.baseURI).pathname) : null;
  return { name, path, href, faults: [...inView(element), ...shown(element)] };

  function inView(element) {
    const parts = element.closest('svg') ? [element, ...element.querySelectorAll('*')] : [element];
    const visible = parts.some((part) => {
      const box = part.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    });
    return visible ? [] : ['has the focus out of view'];
  }

  // An indicator is a difference between the look with and without focus: in the element or, in a drawing, in a part.
  function shown(element) {
    const withFocus = looks(element);
    element.blur();
    const without = looks(element);
    element.focus({ preventScroll: true, focusVisible: true });
    return withFocus === without ? ['does not show that it has the focus'] : [];
  }

  function looks(element) {
    const traits = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'borderTopColor',
      'borderTopWidth', 'textDecorationLine', 'textDecorationThickness', 'stroke', 'strokeWidth', 'fill', 'filter', 'clipPath'];
    const parts = element.closest('svg') ? [element, ...element.querySelectorAll('*')] : [element];
    return parts.map((part) => {
      const style = getComputedStyle(part);
      return traits.map((trait) => (trait.startsWith('outline') && style.outlineStyle === 'none' ? '' : style[trait])).join();
    }).join('|');
  }
}
