// What can be measured in a laid-out page. Each function runs in the page and yields a list of faults.

/** The page itself does not scroll sideways; wide things scroll in a box of their own. */
export function sidewaysScroll() {
  const { scrollWidth } = document.scrollingElement;
  if (scrollWidth <= innerWidth) return [];
  const reaches = (element) => {
    for (let box = element.parentElement; box; box = box.parentElement) {
      if (box !== document.body && getComputedStyle(box).overflowX !== 'visible') return false;
    }
    return element.getBoundingClientRect().right > innerWidth + 0.5;
  };
  const culprit = [...document.querySelectorAll('body *')].find((element) => !element.ownerSVGElement && reaches(element));
  const name = culprit ? `<${culprit.localName} class="${culprit.getAttribute('class') ?? ''}">` : 'something';
  return [`scrolls sideways: ${scrollWidth} px in ${innerWidth} px, because of ${name}`];
}

/**
 * Every line of text in a diagram's card lies within the card's outline, and the text of its tab between the ends of the
 * tab (a line's box is as high as the font says, which for Chinese is more than its ink and than the tab); what stands
 * side by side in the head of a card does not touch.
 */
export function textOutsideCards() {
  const faults = [];
  for (const card of document.querySelectorAll('svg .el-card')) {
    if (card.getBoundingClientRect().width === 0) continue; // not shown at this width
    const heads = [];
    for (const text of card.querySelectorAll('text')) {
      const outline = card.querySelector('.el-outline').getBBox();
      const { x: left, width: room } = text.closest('.el-tab')?.querySelector('.el-tab-body').getBBox() ?? outline;
      const spans = text.querySelectorAll('tspan');
      for (const line of spans.length > 0 ? spans : [text]) {
        const box = line.getBBox();
        const name = `“${line.textContent.slice(0, 40)}” in card “${card.dataset.id ?? card.textContent.slice(0, 20)}”`;
        const over = Math.max(left - box.x, box.x + box.width - left - room, outline.y - box.y, box.y + box.height - outline.y - outline.height);
        if (over > 0.5) faults.push(`text ${name} sticks out by ${over.toFixed(1)} px`);
        if (!text.classList.contains('el-head')) continue;
        const beside = heads.find((other) => Math.min(other.x + other.width, box.x + box.width) - Math.max(other.x, box.x) > 0.5 && Math.abs(other.y - box.y) < 8);
        if (beside) faults.push(`text ${name} touches what stands beside it in the head`);
        heads.push(box);
      }
    }
  }
  return faults;
}

/** How many diagram cards can be seen. */
export function shownCards() {
  const shown = (card) => card.getBoundingClientRect().width > 0 && getComputedStyle(card).visibility === 'visible';
  return [...document.querySelectorAll('svg .el-card')].filter(shown).length;
}

/** Text against what is painted behind it: 4.5 to 1 (WCAG 2.2, 1.4.3), and 3 to 1 for large text. */
export function lowContrast() {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !isPainted(element)) continue;
    const style = getComputedStyle(element);
    const back = ground(element);
    const front = over(rgba(element.closest('svg') ? style.fill : style.color), back);
    const ratio = contrast(front, back);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) {
      const where = `${element.localName}.${(element.getAttribute('class') ?? '').split(' ').join('.')}`;
      faults.add(`contrast ${ratio.toFixed(2)} in ${where}: “${text.data.trim().slice(0, 30)}”`);
    }
  }
  return [...faults];

  function isPainted(element) {
    if (['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TITLE', 'DESC'].includes(element.nodeName.toUpperCase())) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  // The nearest opaque ground, with what is translucent laid over it. In a drawing: the outline of the text's card.
  function ground(element) {
    const card = element.closest('svg .el-card');
    const shapes = [element.closest('.el-tab')?.querySelector('.el-tab-body'), card?.querySelector('.el-outline')];
    const layers = shapes.filter(Boolean).map((shape) => rgba(getComputedStyle(shape).fill));
    for (let box = element; box; box = box.parentElement) layers.push(rgba(getComputedStyle(box).backgroundColor));
    layers.push(rgba(matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#ffffff'));
    const opaque = layers.findIndex((layer) => layer[3] === 1);
    return layers.slice(0, opaque).reduceRight((below, layer) => over(layer, below), layers[opaque]);
  }

  function rgba(colour) {
    if (colour === 'none') return [0, 0, 0, 0];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  }

  function over(top, below) {
    return [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance([red, green, blue]) {
    const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }
}
