// The viewer of the map: pan, zoom, find, fold, filter, and a link that restores all of it; sections that come when
// they are opened; and the page as it is without scripts and on a phone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveFolder } from './stage/folder_server.mjs';
import { sidewaysScroll } from './stage/measure.mjs';
import { DISPUTED, LANGUAGES, OBJECTION, THESIS } from './stage/pages.mjs';
import { packageFile, scenario, subject } from './stage/scenario.mjs';
import { FRAGMENT, withSections } from './stage/sections.mjs';

const AXE = readFileSync(packageFile('axe-core/axe.min.js'), 'utf8');
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

await scenario(600, async ({ browser, faults }) => {
  const base = await serveFolder(subject);
  const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(base).origin });
  let page = await context.newPage();
  watch(page);

  await moving();
  for (const language of LANGUAGES) await finding(language);
  await folding();
  await closing();
  await filtering();
  await restoring();
  await byKeyboard();
  await sections();
  await audit();
  await page.close();
  await pinching();
  await onPhone();
  await withoutScripts();

  function watch(one) {
    one.on('console', (message) => message.type() === 'error' && faults.add(`${one.url()}: ${message.text()}`));
    one.on('pageerror', (error) => faults.add(`${one.url()}: ${error.stack}`));
  }

  async function open(path, one = page) {
    await one.goto(`${base}robots.txt`); // an address that differs in its fragment only would not be loaded anew
    await one.goto(base + path);
    await one.waitForSelector('.el-viewer.is-ready');
    await one.waitForTimeout(100);
  }

  function same(what, seen, wanted) {
    faults.expect(JSON.stringify(seen) === JSON.stringify(wanted), `${what}: ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
  }

  /** What the viewer shows: zoom, scroll, the point of the drawing in the middle of the box, the ids of visible cards. */
  function look(one = page) {
    return one.evaluate(() => {
      const box = [...document.querySelectorAll('.el-canvas')].find((canvas) => canvas.getBoundingClientRect().width > 0);
      const svg = box.querySelector('svg'), at = svg.getBoundingClientRect(), frame = box.getBoundingClientRect();
      const zoom = at.width / svg.getAttribute('width');
      const cards = [...svg.querySelectorAll('.node.el-card[data-id]')].filter((card) => card.getBoundingClientRect().width > 0);
      return {
        zoom, left: box.scrollLeft, top: box.scrollTop,
        whole: at.left >= frame.left - 1 && at.right <= frame.right + 1 && at.top >= frame.top - 1 && at.bottom <= frame.bottom + 1,
        centre: [(frame.left + box.clientWidth / 2 - at.left) / zoom, (frame.top + box.clientHeight / 2 - at.top) / zoom],
        width: Number(svg.getAttribute('width')), height: Number(svg.getAttribute('height')),
        cards: cards.map((card) => card.dataset.id).sort(),
        said: document.querySelector('.el-viewer [role=status]').textContent,
      };
    });
  }

  /** Where a card's middle is, from the middle of the drawing's box. */
  function offCentre(id) {
    return page.evaluate((id) => {
      const card = document.getElementById(`dw--${id}`).querySelector('.el-outline').getBoundingClientRect();
      const box = document.querySelector('.el-canvas.el-wide').getBoundingClientRect();
      return Math.hypot(card.x + card.width / 2 - box.x - box.width / 2, card.y + card.height / 2 - box.y - box.height / 2);
    }, id);
  }

  async function moving() {
    await open('en/map.html');
    const first = await look();
    faults.expect(first.cards.length > 100 && first.cards.includes(THESIS), `the map begins with ${first.cards.length} cards`);
    const box = await page.locator('.el-canvas.el-wide').boundingBox();
    const [x, y] = [box.x + 500, box.y + 300];

    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 150, y - 90, { steps: 4 });
    await page.mouse.up();
    const dragged = await look();
    same('a drag of 150, 90 px moves by', [dragged.left - first.left, dragged.top - first.top].map(Math.round), [150, 90]);
    await page.mouse.move(x, y);
    await page.mouse.wheel(60, 40);
    await page.waitForTimeout(400);
    const wheeled = await look();
    same('the wheel moves by', [wheeled.left - dragged.left, wheeled.top - dragged.top].map(Math.round), [60, 40]);

    // A drag that begins on a card is no click on it, a click without a drag is one.
    const card = page.locator(`[id="dw--${THESIS}"] .el-outline`);
    await page.keyboard.press('Escape');
    await open('en/map.html');
    await card.hover();
    await page.mouse.down();
    await page.mouse.move(x, y + 100, { steps: 4 });
    await page.mouse.up();
    faults.expect(page.url().includes('/map.html'), 'a drag that begins on a card follows its link');
    await open('en/map.html');

    const under = (px, py) => page.evaluate(([px, py]) => {
      const svg = document.querySelector('.el-canvas.el-wide svg'), at = svg.getBoundingClientRect(), zoom = at.width / svg.getAttribute('width');
      return [(px - at.left) / zoom, (py - at.top) / zoom];
    }, [px, py]);
    await page.mouse.move(x, y);
    const before = await under(x, y);
    await page.keyboard.down('Control');
    for (let notch = 0; notch < 3; notch++) await page.mouse.wheel(0, -60), await page.waitForTimeout(60);
    await page.keyboard.up('Control');
    const [after, zoomed] = [await under(x, y), await look()];
    faults.expect(zoomed.zoom > 1.3, `Ctrl and the wheel zoom to ${zoomed.zoom} only`);
    faults.expect(Math.hypot(after[0] - before[0], after[1] - before[1]) < 4, `the point under the pointer moves from ${before} to ${after} when zooming`);

    await page.locator('[data-do=fit]').click();
    faults.expect((await look()).whole, 'fitted, the drawing is not seen whole');
    const small = (await look()).zoom;
    await page.locator('[data-do=in]').click();
    faults.expect((await look()).zoom > small * 1.2, 'the button does not zoom in');
    await page.locator('[data-do=out]').click();
    faults.expect(Math.abs((await look()).zoom - small) < 0.02, 'the button does not zoom out again');
    await page.locator('[data-do=real]').click();
    faults.expect(Math.abs((await look()).zoom - 1) < 0.001, 'the button does not show the real size');

    await page.locator('.el-canvas.el-wide').focus();
    await page.keyboard.press('0');
    faults.expect((await look()).whole, 'the key 0 does not fit the map');
    await page.keyboard.press('+');
    faults.expect((await look()).zoom > small * 1.2, 'the key + does not zoom in');
    await page.keyboard.press('1');
    const still = await look();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(400);
    faults.expect((await look()).left > still.left, 'the arrow keys do not move the map');

    await page.keyboard.press('w');
    const full = await page.locator('.el-viewer').boundingBox();
    same('the full window', [full.width, full.height], [DESK.width, DESK.height]);
    faults.expect(await page.evaluate(() => document.querySelector('.el-header').inert && !document.querySelector('.el-viewer').closest('[inert]')), 'behind the full window the page can still be reached');
    await page.keyboard.press('Escape');
    faults.expect((await page.locator('.el-viewer').boundingBox()).height < DESK.height && !(await page.evaluate(() => document.querySelector('.el-header').inert)), 'Escape does not leave the full window');
    await page.keyboard.press('?');
    faults.expect(await page.locator('.el-keys').isVisible(), 'the key ? does not show the keys');
    await page.keyboard.press('Escape');
    faults.expect(!(await page.locator('.el-keys').isVisible()), 'Escape does not hide the keys');
  }

  async function finding(language) {
    await open(`${language}/map.html`);
    const titles = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.el-as-list .el-branch .el-item-title')].map((link) => [link.pathname.replace(/^.*\/|\.html$/g, ''), link.lastChild.textContent])));
    const query = { zh: '作者', en: 'AUTHOR' }[language];
    const wanted = Object.keys(titles).filter((id) => `${titles[id]} ${id}`.toLowerCase().includes(query.toLowerCase())).sort();
    const shown = (await look()).cards;
    await page.keyboard.press('Tab');
    await page.locator('.el-find input').fill(query);
    const hits = await page.evaluate(() => [...document.querySelectorAll('.is-hit')].map((card) => card.dataset.id).sort());
    same(`${language}: hits of ${query}`, hits, wanted.filter((id) => shown.includes(id)));
    faults.expect(hits.length > 5, `${language}: hardly any hits of ${query}`);
    faults.expect((await page.locator('.el-hits > li').count()) === hits.length, `${language}: the list of hits has another length`);
    faults.expect((await look()).said.includes(String(hits.length)), `${language}: the number of hits is not announced: ${(await look()).said}`);

    const current = () => page.evaluate(() => document.querySelector('.is-current')?.dataset.id);
    const order = [];
    for (let at = 0; at < 3; at++) {
      await page.keyboard.press('Enter');
      await page.waitForTimeout(50);
      order.push(await current());
      faults.expect((await offCentre(order.at(-1))) < 4, `${language}: hit ${at + 1} is ${await offCentre(order.at(-1))} px off the centre`);
    }
    await page.keyboard.press('Shift+Enter');
    await page.waitForTimeout(50);
    same(`${language}: one hit back`, await current(), order[1]);
    faults.expect(new Set(order).size === 3, `${language}: Enter does not step through the hits: ${order}`);
    faults.expect((await look()).said.includes(titles[order[1]].trim()), `${language}: the hit is not announced: ${(await look()).said}`);

    await page.locator('.el-find input').fill(DISPUTED);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(50);
    same(`${language}: a card by its id`, await current(), DISPUTED);
    await page.locator('.el-find input').fill('qqqqq');
    faults.expect((await page.locator('.el-hits').isHidden()) && (await look()).said.includes('0'), `${language}: what is nowhere is found`);
    await page.keyboard.press('Escape');
    faults.expect((await page.locator('.el-find input').inputValue()) === '', `${language}: Escape does not clear the field`);
  }

  async function folding() {
    await open('en/map.html');
    const all = (await look()).cards;
    const { parent, below } = await page.evaluate((disputed) => {
      // A card whose only premise is the disputed one hides it when it is folded: looked up in the lines themselves.
      const up = (id) => [...document.querySelectorAll(`.el-wide .edge[data-to="${CSS.escape(id)}"]`)].map((line) => line.dataset.from);
      const steps = new Set([...document.querySelectorAll('.el-wide .el-sign--linked, .el-wide .el-sign--anchor')].map((step) => step.dataset.id));
      const parent = up(disputed).flatMap((id) => (steps.has(id) ? up(id) : id))[0];
      return { parent, below: disputed };
    }, DISPUTED);
    const fold = page.locator(`[id="dw--${parent}"] + .el-fold`);
    await fold.focus();
    const there = await page.locator(`[id="dw--${parent}"]`).boundingBox();
    await page.keyboard.press('Enter');
    const folded = await look();
    const count = Number((await fold.locator('text').textContent()).replace(/\D/g, ''));
    faults.expect(!folded.cards.includes(below) && folded.cards.includes(parent), `folding ${parent} does not hide ${below}`);
    same(`the button of ${parent} counts`, count, all.length - folded.cards.length);
    faults.expect((await fold.getAttribute('aria-expanded')) === 'false', 'a closed branch does not say so');
    const after = await page.locator(`[id="dw--${parent}"]`).boundingBox();
    faults.expect(Math.hypot(after.x - there.x, after.y - there.y) < 3, 'the folded card does not stay where it was on the screen');
    await intact('folded');
    await fold.click();
    same('after opening again', (await look()).cards, all);
    same('after opening again, the width', (await look()).width, await fullWidth());

    // By the key, on the card itself; then a hit inside opens it.
    await page.locator(`[id="dw--${parent}"]`).focus();
    await page.keyboard.press('c');
    faults.expect(!(await look()).cards.includes(below), 'the key c does not close the branch of the card');
    await page.locator('.el-find input').fill(below);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(50);
    faults.expect((await look()).cards.includes(below), 'a hit inside a closed branch does not open it');

    await page.locator('summary', { hasText: 'Fold' }).click();
    await page.locator('[data-do=fold]').click();
    const few = await look();
    faults.expect(few.cards.includes(THESIS) && few.cards.length > 1 && few.cards.length < 12, `with all branches closed ${few.cards.length} cards are shown`);
    faults.expect(few.width < (await fullWidth()) / 3, `with all branches closed the drawing is still ${few.width} px wide`);
    await intact('with all branches closed');
    await page.locator('[data-do=unfold]').click();
    same('after opening all', (await look()).cards, all);
    await page.locator('.el-filter-pop summary').click();
    await page.locator('[name=el-keep]').check();
    await page.locator('summary', { hasText: 'Fold' }).click();
    await page.locator('[data-do=fold]').click();
    same('with places kept, the width', (await look()).width, await fullWidth());
  }

  async function fullWidth() {
    const text = readFileSync(join(subject, 'en/map.html'), 'utf8');
    return Number(/<svg class="el-diagram"[^>]* width="(\d+)"/.exec(text)[1]);
  }

  /** After things have moved together: cards do not overlap, lines are orthogonal and begin and end at what they join. */
  async function intact(when) {
    const found = await page.evaluate(() => {
      const shown = (element) => element.getBoundingClientRect().width + element.getBoundingClientRect().height > 0;
      const svg = document.querySelector('.el-canvas.el-wide svg'), origin = svg.getBoundingClientRect(), zoom = origin.width / svg.getAttribute('width');
      const box = (element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { left: (left - origin.left) / zoom, top: (top - origin.top) / zoom, right: (right - origin.left) / zoom, bottom: (bottom - origin.top) / zoom };
      };
      const faults = [], ends = new Map();
      const cards = [...svg.querySelectorAll('.node.el-card[data-id]')].filter(shown);
      for (const card of cards) ends.set(card.dataset.id, box(card.querySelector('.el-outline')));
      for (const step of [...svg.querySelectorAll('.node.el-sign')].filter(shown)) ends.set(step.dataset.id, box(step));
      const boxes = cards.map((card) => [card.dataset.id, ends.get(card.dataset.id)]);
      boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
        if (a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2) faults.push(`${one} and ${other} overlap`);
      }));
      for (const line of [...svg.querySelectorAll('.edge')].filter(shown)) {
        const [begin, end] = [line.getPointAtLength(0), line.getPointAtLength(line.getTotalLength())];
        for (const [name, point] of [['from', begin], ['to', end]]) {
          const at = ends.get(line.dataset[name]);
          if (!at || point.x < at.left - 4 || point.x > at.right + 4 || point.y < at.top - 4 || point.y > at.bottom + 4) faults.push(`a line is not joined to ${line.dataset[name]}: ${line.getAttribute('d')}`);
        }
        // With rounded corners too, two points in a row share a coordinate: a control point lies on both stretches.
        const numbers = line.getAttribute('d').match(/-?\d+(\.\d+)?/g).map(Number);
        for (let i = 2; i < numbers.length; i += 2) if (numbers[i] !== numbers[i - 2] && numbers[i + 1] !== numbers[i - 1]) faults.push(`a line is not orthogonal: ${line.getAttribute('d')}`);
      }
      for (const sign of [...svg.querySelectorAll('.el-sign')].filter(shown)) {
        const { left, top, right, bottom } = box(sign.querySelector('.el-sign-body')), [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const near = [...svg.querySelectorAll('.edge')].filter(shown).some((line) => {
          const at = box(line);
          return x > at.left - 12 && x < at.right + 12 && y > at.top - 12 && y < at.bottom + 12;
        });
        if (!near) faults.push(`a sign is left without a line at ${x}, ${y}`);
      }
      return faults;
    });
    for (const fault of found.slice(0, 5)) faults.add(`${when}: ${fault}`);
  }

  /** A section that the reader closes is seen from far away, and nothing from outside is drawn on it. */
  async function closing() {
    await open('en/map.html');
    const ids = await page.evaluate(() => [...document.querySelectorAll('.el-wide .el-frame')].map((frame) => frame.dataset.id));
    faults.expect(ids.length > 5, `only ${ids.length} sections to close`);
    let cut = 0;
    for (const id of ids) {
      await open(`en/map.html#shut=${id}`);
      const found = await page.evaluate((id) => {
        const svg = document.querySelector('.el-canvas.el-wide svg'), shown = (element) => element.getClientRects().length > 0;
        const frame = svg.querySelector(`.el-frame[data-id="${id}"] .el-frame-outline`).getBBox();
        const within = (x, y) => x > frame.x + 1 && x < frame.x + frame.width - 1 && y > frame.y + 1 && y < frame.y + frame.height - 1;
        const faults = [];
        let ends = 0;
        for (const line of [...svg.querySelectorAll('.edge')].filter(shown)) {
          const length = line.getTotalLength(), on = ({ x, y }) => within(x, y);
          if (Array.from({ length: 60 }, (_, at) => line.getPointAtLength((length * at) / 59)).some(on)) faults.push(`a line is drawn on it: ${line.getAttribute('d')}`);
          const touches = ({ x, y }) => x >= frame.x && x <= frame.x + frame.width && (y === frame.y || y === frame.y + frame.height);
          if ([line.getPointAtLength(0), line.getPointAtLength(length)].some(touches)) ends++;
        }
        for (const sign of [...svg.querySelectorAll('.el-sign')].filter(shown)) {
          const box = sign.getBBox(), [, dx = 0, dy = 0] = /translate\((\S+) (\S+)\)/.exec((sign.closest('.el-reason') ?? sign).getAttribute('transform')) ?? [];
          if (within(box.x + box.width / 2 + Number(dx), box.y + box.height / 2 + Number(dy))) faults.push(`a sign is drawn on it at ${box.x}, ${box.y}`);
        }
        return { faults, ends };
      }, id);
      cut += found.ends;
      for (const fault of found.faults.slice(0, 2)) faults.add(`section ${id}, closed: ${fault}`);
    }
    faults.expect(cut > 10, `only ${cut} lines end at a closed section: the test says little`);
  }

  async function filtering() {
    await open('en/map.html');
    const all = (await look()).cards;
    const known = JSON.parse(readFileSync(join(subject, 'map.json'), 'utf8')).nodes;
    await page.locator('.el-find input').fill(DISPUTED);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(50);
    const before = await look();
    await page.locator('.el-filter-pop summary').click();
    await page.locator('[name=el-view][value=paper]').check();
    const paper = await look();
    faults.expect(paper.width < before.width || paper.height < before.height, `nothing moves together when contributions go: ${before.width} x ${before.height}, then ${paper.width} x ${paper.height}`);
    faults.expect((await offCentre(DISPUTED)) < 4, `the card in the middle does not stay there when others go, but moves by ${await offCentre(DISPUTED)} px`);
    faults.expect(paper.cards.length < all.length && !paper.cards.includes(OBJECTION), 'the paper’s view shows a contribution');
    same('contributions shown in the paper’s view', paper.cards.filter((id) => known[id].origin === 'contributor'), []);
    faults.expect(paper.said.includes(String(paper.cards.length)), `the number of cards is not announced: ${paper.said}`);
    await intact('in the paper’s view');
    const marks = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.el-wide .node.el-card[data-id]')].filter((card) => card.getBoundingClientRect().width > 0).map((card) => [card.dataset.id, /el-verdict--(\w+)/.exec(card.querySelector('.el-verdict')?.getAttribute('class'))?.[1]])));
    const wrong = Object.keys(marks).filter((id) => marks[id] !== known[id].verdicts.paper);
    same('cards with a verdict of the other view', wrong, []);
    faults.expect(Object.keys(marks).some((id) => known[id].verdicts.all !== known[id].verdicts.paper), 'the views do not differ: the test says nothing');
    const words = { holds: 'holds', contested: 'contested', falls: 'falls' };
    const text = await page.locator(`[id="dw--${THESIS}"]`).textContent();
    faults.expect(text.includes(words[known[THESIS].verdicts.paper]), `the thesis says another verdict than its mark: ${text}`);

    const pins = () => page.locator('.el-wide .el-linchpin:visible').count();
    const view = await page.locator('.el-viewer').getAttribute('data-pins'), marked = await pins();
    faults.expect(view === 'paper' ? marked > 0 : marked === 0, `${marked} linchpins of the view ${view} are marked in the paper’s view`);
    await page.locator('.el-viewer').evaluate((viewer) => (viewer.dataset.pins = 'all'));
    await page.locator('[name=el-view][value=""]').check();
    faults.expect((await pins()) > 0, 'linchpins of the view that is drawn are not marked');
    await page.locator('[name=el-view][value=paper]').check();
    same('linchpins of another view than the one shown', await pins(), 0);
    await page.locator('[name=el-view][value=""]').check();
    same('with contributions again', (await look()).cards, all);
    await page.locator('[name=el-hide][value=rebuttal]').uncheck();
    const without = await look();
    same('rebuttals shown without rebuttals', without.cards.filter((id) => known[id].kind === 'rebuttal'), []);
    await page.locator('[name=el-hide][value=rebuttal]').check();
    await page.locator('[name=el-hide][value=claim]').uncheck();
    const faint = await page.evaluate(() => [...document.querySelectorAll('.el-wide .is-faint')].map((card) => card.dataset.id));
    const claims = (await look()).cards.filter((id) => known[id].kind === 'claim' && id !== THESIS);
    same('claims that carry something stay, faint', faint.sort(), claims);
    faults.expect(claims.length > 5, 'no claim stays to carry its premises');
    await page.locator('[name=el-hide][value=claim]').check();
    same('all kinds again', (await look()).cards, all);
  }

  async function restoring() {
    await open('zh/map.html');
    await page.locator('.el-filter-pop summary').click();
    await page.locator('[name=el-view][value=paper]').check();
    await page.locator('[name=el-hide][value=premise]').uncheck();
    await page.keyboard.press('Escape');
    await page.locator('.el-find input').fill('作者');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.locator('.el-find input').fill('权');
    const fold = page.locator('.el-fold:not(.el-fold--section):visible').nth(2);
    await fold.focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-do=out]').click();
    await page.locator('.el-canvas.el-wide').evaluate((box) => box.scrollBy(77, 33));
    await page.locator('[data-do=copy]').click();
    await page.waitForTimeout(300);
    const [link, saved] = [await page.evaluate(() => navigator.clipboard.readText()), await whole()];
    same('the copied link', link, page.url());
    for (const part of ['view=paper', 'hide=premise', 'fold=', 'find=', 'card=', 'at=']) faults.expect(link.includes(part), `the link has no ${part}: ${link}`);
    await page.reload();
    await page.waitForSelector('.el-viewer.is-ready');
    await page.waitForTimeout(300);
    alike('after reloading', await whole(), saved);
    await open(`zh/map.html${new URL(link).hash}`);
    await page.waitForTimeout(300);
    alike('in another page', await whole(), saved);
    same('the link afterwards', page.url(), link);

    await page.evaluate(() => (location.hash = `#hide=rebuttal,nonsense&fold=no-such-card,all,-x&shut=9.9&card=nobody&at=1,2`));
    await page.waitForTimeout(300);
    const changed = await look();
    faults.expect(changed.cards.includes(THESIS), 'an address with unknown ids shows nothing');
    await page.evaluate(() => (location.hash = '#view='));
    await page.waitForTimeout(300);
    faults.expect((await look()).cards.length > 100, 'an empty state in the address does not show everything again');
    const other = await page.locator('.el-lang').first().getAttribute('href');
    await open(`zh/map.html#view=paper&find=AIGC`);
    await page.waitForTimeout(300);
    const href = await page.locator('.el-lang').first().getAttribute('href');
    faults.expect(href.startsWith(other.split('#')[0]) && href.includes('view=paper'), `the other language does not get the state: ${href}`);
  }

  /** The same state; places may differ by what a link rounds off. */
  function alike(what, { centre: [x, y], zoom, ...seen }, { centre: [wx, wy], zoom: wanted, ...rest }) {
    same(what, seen, rest);
    faults.expect(Math.abs(zoom - wanted) < 0.002 && Math.hypot(x - wx, y - wy) < 4, `${what}: at ${x}, ${y}, ${zoom}, not ${wx}, ${wy}, ${wanted}`);
  }

  /** The state as one sees it. */
  async function whole() {
    const { zoom, centre, cards, width } = await look();
    const find = await page.locator('.el-find input').inputValue();
    const current = await page.evaluate(() => document.querySelector('.is-current')?.dataset.id);
    return { zoom, centre, cards, width, find, current };
  }

  async function byKeyboard() {
    await open('en/map.html');
    await page.locator('.el-canvas.el-wide').focus();
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press('Tab');
      await page.waitForTimeout(20);
      const seen = await page.evaluate(() => {
        const at = document.activeElement, card = at.closest('.node.el-card');
        if (!card) return null;
        const [one, box] = [card.querySelector('.el-outline').getBoundingClientRect(), document.querySelector('.el-canvas.el-wide').getBoundingClientRect()];
        return one.left >= box.left && one.right <= box.right && one.top >= box.top && one.bottom <= box.bottom ? null : card.dataset.id;
      });
      faults.expect(!seen, `${seen} has the focus and is not wholly in sight`);
    }
    await page.locator(`[id="dw--${DISPUTED}"]`).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.endsWith(`/nodes/${DISPUTED}.html`));
    await open('en/map.html');
    await page.locator(`[id="dw--${DISPUTED}"] .el-outline`).click();
    await page.waitForURL((url) => url.pathname.endsWith(`/nodes/${DISPUTED}.html`));
    // Tied cards stand out while the pointer rests on one, and only then.
    await open('en/map.html');
    await page.locator(`[id="dw--${THESIS}"] .el-outline`).hover();
    await page.waitForTimeout(400);
    faults.expect((await page.locator('.el-trace .el-card').count()) > 1, 'the reasons of a card do not stand out');
    await page.mouse.move(2, 2);
    await page.waitForTimeout(400);
    faults.expect((await page.locator('.el-trace').count()) === 0, 'reasons still stand out when the pointer has left');
  }

  async function sections() {
    const built = readFileSync(join(subject, 'en/map.html'), 'utf8');
    let asked = 0;
    await page.route('**/en/map.html', (route) => route.fulfill({ contentType: 'text/html', body: withSections(built) }));
    await page.route('**/en/map/B.svg', (route) => (asked++, route.fulfill({ contentType: 'image/svg+xml', body: FRAGMENT })));
    await open('en/map.html');
    same('at first', (await look()).cards, ['a1', 'a2', 't']);
    const outline = await page.locator('.el-frame[data-id=A] .el-frame-outline').getAttribute('d');
    await page.locator('.el-frame[data-id=A] [role=button]').focus();
    await page.keyboard.press('Enter');
    same('section A closed', (await look()).cards, ['t']);
    same('a closed section stays in its place', await page.locator('.el-frame[data-id=A] .el-frame-outline').getAttribute('d'), outline);
    faults.expect(await page.locator('.el-frame[data-id=A] .el-frame-closed').isVisible(), 'a closed section does not show what it holds');
    faults.expect((await page.locator('.edge[data-to=a1]').boundingBox()) !== null, 'the line to a closed section is gone');
    await page.locator('.el-frame[data-id=B] .el-frame-closed').click();
    await page.waitForTimeout(200);
    same('section B opened', (await look()).cards, ['b1', 'b2', 't']);
    same('fetched', asked, 1);
    await page.locator('summary', { hasText: 'Fold' }).click();
    await page.locator('[data-do=open]').click();
    same('all sections', (await look()).cards, ['a1', 'a2', 'b1', 'b2', 't']);
    await page.keyboard.press('Escape');
    await page.locator('[id="dw--t"] + .el-fold').click();
    same('the thesis folded', (await look()).cards, ['t']);
    same('frames without cards', await page.locator('.el-frame:visible').count(), 0);
    await page.locator('[id="dw--t"] + .el-fold').click();
    await page.locator('summary', { hasText: 'Fold' }).click();
    await page.locator('[data-do=shut]').click();
    same('no section', (await look()).cards, ['t']);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    faults.expect(page.url().endsWith('#shut=all'), `the link does not say which sections are closed: ${page.url()}`);

    await open('en/map.html');
    await page.locator('.el-find input').fill('road');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
    same('a hit in a section that is not there yet', (await look()).cards, ['a1', 'a2', 'b1', 'b2', 't']);
    same('and it is marked', await page.evaluate(() => document.querySelector('.is-current')?.dataset.id), 'b2');
    await open('en/map.html#shut=A');
    same('a link with open and closed sections', (await look()).cards, ['b1', 'b2', 't']);
    await page.locator('[id="dw--b1"]').focus();
    await page.keyboard.press('s');
    same('the key s', (await look()).cards, ['t']);
    same('the focus is on the section then', await page.evaluate(() => document.activeElement.closest('.el-frame')?.dataset.id), 'B');

    // Where the fragment cannot be had, the section stays closed, says so, and its title leads to its page.
    await page.unroute('**/en/map/B.svg');
    await page.route('**/en/map/B.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }));
    await open('en/map.html');
    await page.locator('.el-frame[data-id=B] [role=button]').focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
    const failed = await look();
    same('a section that cannot be had', failed.cards, ['a1', 'a2', 't']);
    faults.expect(failed.said.includes('B'), `that it cannot be had is not announced: ${failed.said}`);
    same('its link', await page.locator('.el-frame[data-id=B] a').getAttribute('href'), 'sections/2.3.html');
    await page.unroute('**/en/map.html');
  }

  async function audit() {
    for (const language of LANGUAGES) {
      await open(`${language}/map.html`);
      await page.evaluate(AXE);
      await page.locator('.el-find input').fill('AI');
      await check('with hits', language);
      await page.locator('.el-filter-pop summary').click();
      await check('with the filter', language);
      await page.locator('.el-help summary').click();
      await check('with the keys', language);
      await page.keyboard.press('Escape');
      await page.locator(`[id="dw--${THESIS}"] + .el-fold`).click();
      await page.locator('.el-canvas.el-wide').focus();
      await page.keyboard.press('w');
      await check('in the full window, folded', language);
      await page.keyboard.press('Escape');
    }

    async function check(when, language) {
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate(() => globalThis.axe.run(document.querySelector('.el-viewer'), { resultTypes: ['violations'] }));
        for (const { id, help, nodes } of violations) faults.add(`${language}, ${colorScheme}, ${when}: ${id}: ${help}, such as ${nodes[0].html.slice(0, 200)}`);
      }
    }
  }

  async function pinching() {
    const tablet = await browser.newContext({ viewport: { width: 1024, height: 768 }, hasTouch: true });
    page = await tablet.newPage();
    watch(page);
    await open('en/map.html');
    const cdp = await tablet.newCDPSession(page);
    const touch = (type, ...points) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    await touch('touchStart', [450, 450], [550, 450]);
    for (let apart = 50; apart >= 25; apart -= 5) await touch('touchMove', [500 - apart, 450], [500 + apart, 450]);
    await touch('touchEnd');
    const { zoom } = await look();
    faults.expect(Math.abs(zoom - 0.5) < 0.05, `two fingers at half the distance zoom to ${zoom}`);
    await tablet.close();
  }

  async function onPhone() {
    const phone = await browser.newContext({ viewport: PHONE, hasTouch: true, reducedMotion: 'reduce' });
    page = await phone.newPage();
    watch(page);
    for (const language of LANGUAGES) {
      await open(`${language}/map.html`);
      for (const fault of await page.evaluate(sidewaysScroll)) faults.add(`${language}, phone: ${fault}`);
      const before = await look();
      faults.expect(before.cards.length > 100, `${language}, phone: ${before.cards.length} cards`);
      faults.expect(!(await page.locator('[data-do=fit]').isVisible()) && !(await page.locator('[data-do=full]').isVisible()) && (await page.locator('.el-find input').isVisible()), `${language}: the phone’s toolbar offers something else than it should`);
      await page.locator('.el-find input').fill({ zh: '作者', en: 'author' }[language]);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(100);
      const top = await page.evaluate(() => document.querySelector('.el-narrow .is-current')?.getBoundingClientRect().top);
      faults.expect(top > 100 && top < PHONE.height - 100, `${language}, phone: the hit is at ${top}`);
      await page.keyboard.press('Escape');
      await page.locator('.el-filter-pop summary').click();
      await page.locator('[name=el-view][value=paper]').check();
      const paper = await look();
      faults.expect(paper.cards.length < before.cards.length && !paper.cards.includes(OBJECTION), `${language}, phone: the paper’s view shows ${paper.cards.length} of ${before.cards.length} cards`);
      for (const fault of await page.evaluate(rails)) faults.add(`${language}, phone, in the paper’s view: ${fault}`);
      for (const fault of await page.evaluate(sidewaysScroll)) faults.add(`${language}, phone, filter: ${fault}`);
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      for (const { id, help, nodes } of violations) faults.add(`${language}, phone: ${id}: ${help}, such as ${nodes[0].html.slice(0, 200)}`);
    }
    // Turned to a desk's width the state stays.
    await page.setViewportSize(DESK);
    await page.waitForTimeout(300);
    faults.expect(!(await look()).cards.includes(OBJECTION) && (await page.locator('[data-do=fit]').isVisible()), 'the state is lost when the window gets wide');
    await phone.close();
  }

  async function withoutScripts() {
    const plain = await browser.newContext({ viewport: DESK, javaScriptEnabled: false });
    page = await plain.newPage();
    await page.goto(`${base}en/map.html`);
    faults.expect(!(await page.locator('.el-bar').isVisible()), 'without scripts there is a toolbar');
    faults.expect((await page.locator('.el-fold').count()) === 0, 'without scripts there are buttons in the drawing');
    const scrolls = await page.evaluate(() => { const box = document.querySelector('.el-canvas.el-wide'); return box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX; });
    same('without scripts the drawing scrolls', scrolls, 'auto');
    await page.locator('.el-as-list summary').first().click();
    faults.expect(await page.locator('.el-tree').first().isVisible(), 'without scripts there is no list');
    await plain.close();
  }
});

/** Runs in the page: on the phone's rails each line begins at what it hangs on, or where another line from there turns off. */
function rails() {
  const svg = document.querySelector('.el-canvas.el-narrow svg'), origin = svg.getBoundingClientRect();
  const shown = (element) => element.getBoundingClientRect().width + element.getBoundingClientRect().height > 0;
  const lines = [...svg.querySelectorAll('.edge')].filter(shown);
  const box = (id) => [...svg.querySelectorAll(`[data-id="${CSS.escape(id)}"]`)].filter(shown).map((element) => (element.querySelector('.el-outline') ?? element).getBoundingClientRect());
  return lines.flatMap((line) => {
    const { x, y } = line.getPointAtLength(0), [px, py] = [x + origin.left, y + origin.top];
    const held = box(line.dataset.from).some(({ left, top, right, bottom }) => px >= left - 3 && px <= right + 3 && py >= top - 3 && py <= bottom + 3);
    const beside = lines.filter((other) => other !== line && other.dataset.from === line.dataset.from);
    const turns = beside.some((other) => other.getAttribute('d').includes(`Q${Math.round(x)} ${Math.round(y)} `));
    return held || turns ? [] : [`the line from ${line.dataset.from} to ${line.dataset.to} begins in the void`];
  });
}
