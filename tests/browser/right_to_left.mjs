// Every page of a small project whose second language runs from right to left, on a phone and a desk: nothing sticks out,
// texts stay in their cards, the audit finds nothing, rails and signs stand on the right, and what points is turned around.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveFolder } from './stage/folder_server.mjs';
import { lowContrast, shownCards, sidewaysScroll, textOutsideCards } from './stage/measure.mjs';
import { everyPage } from './stage/pages.mjs';
import { packageFile, scenario, subject } from './stage/scenario.mjs';

const AXE = readFileSync(packageFile('axe-core/axe.min.js'), 'utf8');
const SCREENS = [[390, 844], [1440, 900]];

await scenario(600, async ({ browser, faults }) => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const base = await serveFolder(subject);
  const pages = everyPage(subject).filter((path) => !path.startsWith('en/') && !moved(path));
  function moved(path) { return readFileSync(join(subject, path), 'utf8').includes('http-equiv="refresh"'); }
  faults.expect(pages.length > 25, `only ${pages.length} pages`);
  let cards = 0;
  for (const path of pages) {
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      await page.goto(base + path);
      const say = (what) => faults.add(`${path} (${width} px): ${what}`);
      for (const measure of [sidewaysScroll, textOutsideCards, lowContrast]) {
        for (const fault of await page.evaluate(measure)) say(fault);
      }
      cards += await page.evaluate(shownCards);
      if (path.startsWith('ar/')) for (const fault of await page.evaluate(turned)) say(fault);
    }
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    for (const { id, help, nodes } of violations) faults.add(`${path}: ${id}: ${help}, such as ${nodes[0].html.slice(0, 200)}`);
  }
  faults.expect(cards > 50, `only ${cards} cards were seen`);

  // Search: a hit in each language, the English one with its own direction.
  await page.goto(`${base}ar/index.html`);
  await page.keyboard.press('/');
  await page.keyboard.type('meter');
  await page.waitForSelector('.el-hit');
  const hit = await page.evaluate(() => {
    const title = document.querySelector('.el-hit-title'), range = document.createRange(), box = title.parentElement.getBoundingClientRect();
    range.selectNodeContents(title);
    const text = range.getBoundingClientRect();
    return { lang: title.lang, isolated: getComputedStyle(title).unicodeBidi, room: [text.left - box.left, box.right - text.right] };
  });
  faults.expect(hit.lang === 'en' && hit.isolated === 'plaintext', `the English hit is ${JSON.stringify(hit)}`);
  await page.fill('.el-search-field', 'الظل');
  await page.waitForFunction(() => document.querySelector('.el-hit-title mark')?.textContent === 'الظل');

  // What if: the panel opens, and the arrow of a change points to the left.
  await page.goto(`${base}ar/nodes/useless.html`);
  await page.click('.el-ask');
  await page.click('button.el-if');
  const then = await page.waitForSelector('.el-then:not(:empty)');
  faults.expect((await then.textContent()).includes('←'), `a change is told as ${await then.textContent()}`);

  // The viewer: the drawing pans and zooms as everywhere, since its frame runs from left to right.
  await page.goto(`${base}ar/map.html`);
  await page.waitForSelector('.el-viewer.is-ready .el-sheet');
  const inside = await page.evaluate(() => {
    const box = document.querySelector('.el-canvas.el-wide').getBoundingClientRect();
    return [...document.querySelectorAll('.el-canvas.el-wide .el-card')].filter((card) => {
      const at = card.getBoundingClientRect();
      return at.left >= box.left - 1 && at.right <= box.right + 1;
    }).length;
  });
  faults.expect(inside >= 5, `${inside} cards are in view when the map opens`);
});

/** Runs in the page: what does not run from right to left. */
function turned() {
  const faults = [], root = document.documentElement;
  if (root.lang !== 'ar' || root.dir !== 'rtl') faults.push(`html is ${root.lang}, ${root.dir}`);
  const shown = (element) => element.getClientRects().length > 0;
  const middle = (element) => { const { left, right } = element.getBoundingClientRect(); return (left + right) / 2; };
  // The sign of a reason and the mark of a statement stand before their text, that is to the right of it.
  for (const [box, sign] of [['.el-reason', '.el-reason-head .el-rel .el-i'], ['.el-item', '.el-item-title > .el-i'], ['.el-stop', '.el-stop-no']]) {
    for (const element of document.querySelectorAll(box)) {
      const mark = element.querySelector(sign);
      if (mark && shown(mark) && middle(mark) < middle(element)) faults.push(`${sign} stands to the left in ${box}`);
    }
  }
  for (const arrow of document.querySelectorAll('.el-to, .el-arrow')) {
    if (getComputedStyle(arrow).scale !== '-1 1') faults.push(`an arrow is not turned around: ${arrow.parentElement.textContent.trim()}`);
  }
  for (const code of document.querySelectorAll('code, pre, kbd')) {
    if (getComputedStyle(code).direction !== 'ltr') faults.push(`code runs to the left: ${code.textContent}`);
  }
  for (const svg of document.querySelectorAll('.el-diagram')) {
    if (getComputedStyle(svg).direction !== 'ltr') faults.push('a drawing is turned around');
  }
  for (const part of document.querySelectorAll('[lang="en"]')) {
    if (part.dir !== 'ltr' && getComputedStyle(part).unicodeBidi !== 'plaintext' && !part.closest('svg')) faults.push(`English without a direction: ${part.textContent}`);
  }
  return faults;
}
