// A map so large that it opens with its sections closed: they come one by one, as the reader opens them, finds something
// in them, or follows a link.
import { serveFolder } from './stage/folder_server.mjs';
import { scenario, subject } from './stage/scenario.mjs';

const ALL = 4 * (1 + 8 + 8 * 9) + 1;

await scenario(300, async ({ browser, faults }) => {
  const base = await serveFolder(subject);
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  let page = await desk.newPage();
  let fetched = [];
  const frame = (id) => page.locator(`.el-frame[data-id="${id}"]`);
  watch(page);
  const same = (what, seen, wanted) => faults.expect(JSON.stringify(seen) === JSON.stringify(wanted), `${what}: ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);

  await opening();
  await finding();
  await following();
  await everything();
  await onPhone();
  await withoutScripts();

  function watch(one) {
    one.on('console', (message) => message.type() === 'error' && faults.add(`${one.url()}: ${message.text()}`));
    one.on('pageerror', (error) => faults.add(`${one.url()}: ${error.stack}`));
    one.on('request', (request) => request.url().endsWith('.svg') && request.url().includes('/map/') && fetched.push(request.url().replace(/^.*\/map\//, '')));
  }

  async function open(path) {
    fetched = [];
    await page.goto(`${base}robots.txt`);
    await page.goto(base + path);
    await page.waitForSelector('.el-viewer.is-ready');
    await page.waitForTimeout(200);
  }

  function cards() {
    return page.evaluate(() => [...document.querySelectorAll('.el-wide .node.el-card[data-id]')].filter((card) => card.getBoundingClientRect().width > 0).map((card) => card.dataset.id));
  }

  async function opening() {
    await open('en/map.html');
    same('frames at first', await page.locator('.el-frame.is-closed').count(), 4);
    same('cards at first', await cards(), []);
    same('sections fetched at first', fetched, []);
    const seen = await page.evaluate(() => {
      const [svg, box] = [document.querySelector('.el-canvas.el-wide svg'), document.querySelector('.el-canvas.el-wide')].map((element) => element.getBoundingClientRect());
      return svg.left >= box.left && svg.right <= box.right && svg.top >= box.top && svg.bottom <= box.bottom;
    });
    faults.expect(seen, 'a map of closed sections does not begin with all of them in sight');
    const before = await frame(3).locator('.el-frame-outline').getAttribute('d');
    await frame(2).click();
    await page.waitForTimeout(200);
    const two = await cards();
    same('cards of section 2', [two.length, two.every((id) => id.startsWith('s2'))], [81, true]);
    same('fetched', fetched, ['2.svg']);
    same('another section stays where it is', await frame(3).locator('.el-frame-outline').getAttribute('d'), before);
    faults.expect(!(await frame(2).locator('.el-frame-closed').isVisible()) && (await frame(3).locator('.el-frame-closed').isVisible()), 'an open section is still shown as from far away');
    // What has come can be folded, followed and closed again; it is not fetched twice.
    await page.locator('[id="dw--s2-4"] + .el-fold').focus();
    await page.keyboard.press('Enter');
    same('with a branch closed', (await cards()).length, 72);
    await page.locator('[id="dw--s2-4"]').focus();
    await page.keyboard.press('s');
    same('closed again', await cards(), []);
    await frame(2).locator('[role=button]').press('Enter');
    await page.waitForTimeout(200);
    same('fetched in all', fetched, ['2.svg']);
    await page.locator('[id="dw--s2-5"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.endsWith('/en/nodes/s2-5.html'));
  }

  async function finding() {
    for (const [language, query] of [['en', 'statement 3.4.5'], ['zh', '命题 3.4.5']]) {
      await open(`${language}/map.html`);
      await page.locator('.el-find input').fill(query);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
      same(`${language}: the hit`, await page.evaluate(() => document.querySelector('.is-current')?.dataset.id), 's3-4-5');
      same(`${language}: fetched for it`, fetched, ['3.svg']);
      // What fits into the box is not moved; otherwise the hit is in the middle.
      const off = await page.evaluate(() => {
        const [card, svg, box] = ['.is-current .el-outline', '.el-canvas.el-wide svg', '.el-canvas.el-wide'].map((selector) => document.querySelector(selector).getBoundingClientRect());
        const [x, y] = [card.x + card.width / 2 - box.x - box.width / 2, card.y + card.height / 2 - box.y - box.height / 2];
        return Math.hypot(svg.width <= box.width ? 0 : x, svg.height <= box.height ? 0 : y);
      });
      faults.expect(off < 4, `${language}: the hit is ${off} px off the centre`);
    }
  }

  async function following() {
    await open('en/map.html#shut=all,-1,-4&fold=s1-2&card=s4-1-1&at=500,500,60');
    same('sections of a link', fetched.sort(), ['1.svg', '4.svg']);
    const seen = await cards();
    same('cards of a link', [seen.length, seen.includes('s1-2'), seen.includes('s1-2-1'), seen.includes('s4-1-1')], [154, true, false, true]);
    await page.locator('[data-do=out]').click();
    await page.waitForTimeout(300);
    for (const part of ['shut=2,3', 'fold=s1-2', 'card=s4-1-1']) faults.expect(page.url().includes(part), `the link has become ${page.url()}, without ${part}`);
  }

  async function everything() {
    await open('en/map.html');
    await page.locator('summary', { hasText: 'Fold' }).click();
    await page.locator('[data-do=open]').click();
    await page.waitForTimeout(500);
    same('all cards', (await cards()).length, ALL);
    await page.locator('[name=el-view]').first().evaluate((input) => input.closest('details').open = true);
    await page.locator('[name=el-hide][value=rebuttal]').uncheck();
    same('without rebuttals', (await cards()).length, ALL - 4 * 8 * 3);
    await page.locator('[name=el-hide][value=rebuttal]').check();
    await page.locator('summary', { hasText: 'Fold' }).click();
    await page.locator('[data-do=shut]').click();
    same('no cards', await cards(), []);
    await page.waitForTimeout(300);
    faults.expect(!page.url().includes('shut='), `as at first, and still the link says ${page.url()}`);
  }

  async function onPhone() {
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
    page = await phone.newPage();
    watch(page);
    await open('en/map.html');
    await page.locator('.el-find input').fill('statement 3.4.5');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    const box = await page.locator('.el-as-list a[href$="nodes/s3-4-5.html"]').first().boundingBox();
    faults.expect(box && box.y > 0 && box.y < 844, `a hit that the phone’s drawing has no card for is not shown in the list: ${JSON.stringify(box)}`);
    await phone.close();
  }

  async function withoutScripts() {
    const plain = await browser.newContext({ viewport: { width: 1440, height: 900 }, javaScriptEnabled: false });
    page = await plain.newPage();
    await page.goto(`${base}en/map.html`);
    same('links to the sections', await page.locator('.el-frame a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))), [1, 2, 3, 4].map((no) => `sections/${no}.html`));
    same('buttons', await page.locator('.el-canvas [role=button]').count(), 0);
    await page.locator('.el-as-list > summary').click();
    same('statements in the list', await page.locator('.el-tree .el-item-title').count(), ALL);
    await plain.close();
  }
});
