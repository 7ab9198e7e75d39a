// A small drawing with frames of sections, written by hand as the site writes large ones: section A is in the page,
// section B comes when it is opened. It stands in a built map page, in place of that page's drawing and list.

const CARD = { w: 210, h: 60 };

const CARDS = {
  t: { kind: 'thesis', x: 400, y: 12, title: 'The bench is useful.' },
  a1: { kind: 'claim', x: 60, y: 240, title: 'There is shade.', home: 'A' },
  a2: { kind: 'premise', x: 60, y: 380, title: 'A tree stands there.', home: 'A' },
  b1: { kind: 'claim', x: 700, y: 240, title: 'It is quiet.', home: 'B' },
  b2: { kind: 'rebuttal', x: 700, y: 380, title: 'A road is near.', home: 'B' },
};

function card(id) {
  const { kind, x, y, title } = CARDS[id];
  return `<a class="node el-card el-card--${kind}" id="dw--${id}" data-id="${id}" href="nodes/${id}.html">` +
    `<path class="el-outline" d="M${x} ${y}h${CARD.w}v${CARD.h}h-${CARD.w}z"/><text class="el-title" x="${x + 12}" y="${y + 36}">${title}</text></a>\n`;
}

function line(kind, from, to, d) {
  return `<path class="edge el-line el-line--${kind}" data-from="${from}" data-to="${to}" d="${d}"/>\n`;
}

function frame(id, x, more, closed) {
  return `<g class="group el-frame el-hue-1${closed ? ' is-closed' : ''}" data-id="${id}"${more}>` +
    `<path class="el-frame-outline" d="M${x} 190h270v280h-270z" fill="none" stroke="currentColor" pointer-events="all"/>` +
    `<a class="el-frame-title" href="sections/2.3.html"><text class="el-head" x="${x + 10}" y="212">Section ${id}</text></a>` +
    `<g class="el-frame-closed" aria-hidden="true"><path d="M${x + 30} 240h210v60h-210z"/><text x="${x + 40}" y="340">Section ${id}: 2</text></g></g>\n`;
}

const INSIDE = {
  A: `<g class="el-inside" data-section="A"><g class="el-lines" aria-hidden="true">${line('supports', 'a1', 'a2', 'M165 300L165 380')}</g>${card('a1')}${card('a2')}</g>`,
  B: `<g class="el-inside" data-section="B"><g class="el-lines" aria-hidden="true">${line('attacks', 'b1', 'b2', 'M805 300L805 380')}</g>${card('b1')}${card('b2')}</g>`,
};

/** The file that opening section B fetches. */
export const FRAGMENT = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 500">${INSIDE.B}</svg>`;

/** The drawing. */
export const DRAWING = `<svg class="el-diagram" xmlns="http://www.w3.org/2000/svg" width="1000" height="500" viewBox="0 0 1000 500" role="group" aria-label="Bench">
<g class="el-frames">${frame('A', 30, '', false)}${frame('B', 670, ' data-load="map/B.svg"', true)}</g>
<g class="el-lines" aria-hidden="true">${line('supports', 't', 'a1', 'M494 72L494 123Q494 130 487 130L172 130Q165 130 165 137L165 240')}${line('supports', 't', 'b1', 'M494 72L494 123Q494 130 501 130L798 130Q805 130 805 137L805 190')}</g>
${INSIDE.A}
${card('t')}</svg>`;

/** A built map page with this drawing in it. */
export function withSections(page) {
  const leaf = ([id, { kind, title, home }]) => `<li class="el-branch el-k-${kind}"${home ? ` data-home="${home}"` : ''}><div class="el-leaf"><a class="el-item-title" href="nodes/${id}.html"><span class="el-vh">${kind}: </span>${title}</a></div></li>`;
  const list = `<ul class="el-tree">${Object.entries(CARDS).map(leaf).join('')}</ul>`;
  return page
    .replace(/(<div class="el-canvas el-wide"[^>]*>)[\s\S]*?<\/svg>/, (_, box) => box + DRAWING)
    .replace(/(<details class="el-as-list"[^>]*><summary>[^<]*<\/summary>)[\s\S]*?<\/details>\s*<\/main>/, (_, head) => `${head}${list}</details></main>`);
}
