// "What if" on the map, on a section and on a statement's page: by mouse and by keyboard, told in words, kept in the
// address, taken back; and not there without scripts. What is shown is compared with the engine, not with a list.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { spelt, view } from './stage/engine.mjs';
import { serveFolder } from './stage/folder_server.mjs';
import { lookAtStop } from './stage/keyboard.mjs';
import { sidewaysScroll } from './stage/measure.mjs';
import { DISPUTED, LANGUAGES, OBJECTION, THESIS } from './stage/pages.mjs';
import { packageFile, scenario, subject } from './stage/scenario.mjs';

const AXE = readFileSync(packageFile('axe-core/axe.min.js'), 'utf8');
const DESK = { width: 1440, height: 900 };
const SECTION = 'sections/2.3.html', NODE = `nodes/${DISPUTED}.html`;
const PAGES = ['map.html', SECTION, NODE];
const PIVOT = 'aigc-not-original'; // whoever sets it aside changes the thesis

await scenario(400, async ({ browser, faults }) => {
  const base = await serveFolder(subject);
  const file = readdirSync(join(subject, 'assets')).find((name) => name.startsWith('argument.'));
  const argument = spelt(JSON.parse(readFileSync(join(subject, 'assets', file), 'utf8')));
  const place = new Map(argument.nodes.map(({ id }, at) => [id, at])), labels = [false, true].map((paper) => view(argument, paper));
  const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(base).origin });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && faults.add(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.add(`${page.url()}: ${error.stack}`));

  await onTheMap();
  await onASection();
  for (const language of LANGUAGES) await onAStatement(language);
  await closedSections();
  await audit();
  await onPhone();
  await failing();
  await withoutScripts();

  function same(what, seen, wanted) {
    faults.expect(JSON.stringify(seen) === JSON.stringify(wanted), `${what}: ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
  }

  /** Verdicts by id, as the engine has them. */
  function label(supposed, paper = false) {
    const { nodes } = labels[+paper](Object.entries(supposed).map(([id, verdict]) => [place.get(id), verdict]));
    return Object.fromEntries([...place].map(([id, at]) => [id, ['falls', 'contested', 'holds'][nodes[at] + 1]]));
  }

  /** What the page shows: the marks on the cards of the visible drawing, what they are said to be, and what is said. */
  function look() {
    return page.evaluate(() => {
      const svg = [...document.querySelectorAll('.el-canvas svg.el-diagram')].find((one) => one.getBoundingClientRect().width > 0);
      const cards = [...svg.querySelectorAll('.node.el-card[data-id]')].filter((card) => card.querySelector('.el-verdict'));
      const shown = (element) => Boolean(element) && getComputedStyle(element).display !== 'none' && !element.closest('.is-off');
      const own = (card) => {
        const parts = [];
        for (let next = card.nextElementSibling; next && !next.matches('.node'); next = next.nextElementSibling) parts.push(next);
        return parts;
      };
      return {
        verdicts: Object.fromEntries(cards.map((card) => [card.dataset.id, /el-verdict--(\w+)/.exec(card.querySelector('.el-verdict').getAttribute('class'))[1]])),
        words: Object.fromEntries(cards.map((card) => [card.dataset.id, [...card.querySelectorAll('.el-head')].at(-1).textContent.trim()])),
        changed: cards.filter((card) => own(card).some((part) => part.matches('.el-note.is-changed') && shown(part))).map((card) => card.dataset.id).sort(),
        fallen: svg.querySelectorAll('.el-line--fallen').length,
        said: document.querySelector('.el-whatif [role=status]').textContent,
        panel: shown(document.querySelector('.el-whatif')),
        hash: decodeURIComponent(location.hash),
      };
    });
  }

  /** Compares the page with the engine: the marks, their words, and which cards are marked as changed. */
  async function check(what, supposed, { paper = false, words } = {}) {
    await page.waitForTimeout(80);
    const seen = await look(), wanted = label(supposed, paper), before = label({}, paper);
    const judged = Object.keys(seen.verdicts).filter((id) => wanted[id]);
    faults.expect(judged.length > 3, `${what}: only ${judged.length} cards`);
    const wrong = judged.filter((id) => seen.verdicts[id] !== wanted[id]);
    same(`${what}: verdicts of ${wrong.slice(0, 3)}`, wrong.map((id) => seen.verdicts[id]), wrong.map((id) => wanted[id]));
    if (words) same(`${what}: words`, judged.filter((id) => seen.words[id] !== words[wanted[id]]), []);
    same(`${what}: cards marked as changed`, seen.changed, judged.filter((id) => wanted[id] !== before[id] && !(id in supposed)).sort());
    return seen;
  }

  function button(id) {
    return page.locator(`.el-canvas.el-wide [data-id="${id}"] ~ g.el-if`).first();
  }

  async function open(path) {
    await page.goto(`${base}robots.txt`); // an address that differs in its fragment only would not be loaded anew
    await page.goto(base + path);
    await page.waitForTimeout(300);
  }

  async function onTheMap() {
    await open('en/map.html');
    const first = await look();
    same('before it is asked for', [first.panel, await page.locator('g.el-if').count()], [false, 0]);
    await page.click('.el-ask');
    await page.waitForSelector('g.el-if');
    same('the switch', await page.getAttribute('.el-ask', 'aria-pressed'), 'true');
    faults.expect((await look()).said.length > 20, 'turning it on says nothing');
    await button(PIVOT).click({ force: true });
    const words = { holds: 'holds', contested: 'contested', falls: 'falls' };
    const aside = await check('set aside on the map', { [PIVOT]: -1 }, { words });
    await page.waitForTimeout(300); // the viewer writes the address a little later
    faults.expect(page.url().includes(`aside=${PIVOT}`), `the address does not say it: ${page.url()}`);
    faults.expect(/thesis goes from “contested” to “falls”/.test(aside.said), `what is announced: ${aside.said}`);
    faults.expect(aside.changed.includes(THESIS), 'the thesis is not marked');
    faults.expect(aside.fallen > first.fallen, `no more lines have fallen: ${aside.fallen}, ${first.fallen}`);
    await button(PIVOT).click({ force: true });
    await check('accepted on the map', { [PIVOT]: 1 });
    await button(PIVOT).click({ force: true });
    same('taken back', (await check('taken back', {})).verdicts, first.verdicts);

    // The paper's view, with the state of the viewer beside it in the address.
    await open(`en/map.html#view=paper&hide=rebuttal&aside=${PIVOT}`);
    await check('the paper’s view', { [PIVOT]: -1 }, { paper: true });
    same('the viewer’s state', await page.locator('[name=el-view][value=paper]').isChecked(), true);
    await page.locator('.el-filter-pop > summary').click();
    await page.locator('[name=el-view][value=""]').check();
    const both = await check('the other view', { [PIVOT]: -1 });
    await page.waitForTimeout(300);
    faults.expect(/hide=rebuttal/.test(page.url()) && page.url().includes(`aside=${PIVOT}`), `one state drives out the other: ${page.url()}`);
    faults.expect(both.panel, 'the panel is gone');
    await page.locator('.el-filter-pop > summary').click();
    await page.click('.el-whatif [data-if=close]');
    await page.waitForTimeout(300);
    same('closed', [(await look()).panel, page.url().includes('aside')], [false, false]);
    await check('closed', {});
  }

  async function onASection() {
    await open(`en/${SECTION}`);
    const first = await look();
    await page.locator('.el-ask').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('g.el-if');
    const card = page.locator(`.el-wide [data-id="${PIVOT}"]`);
    await card.focus();
    await page.keyboard.press('x');
    await check('x on a section', { [PIVOT]: -1 });
    await page.keyboard.press('x');
    const accepted = await check('x twice', { [PIVOT]: 1 });
    faults.expect(/^accepted: /.test(accepted.said), `what is announced: ${accepted.said}`);
    // The button comes next after its card, shows the focus and obeys the keys of buttons.
    await page.keyboard.press('Tab');
    same('next after the card', await page.evaluate(() => document.activeElement.getAttribute('class')), 'el-if is-supposed');
    const stop = await page.evaluate(lookAtStop);
    same('the button’s focus', stop.faults, []);
    await page.keyboard.press('Space');
    same('by the space bar', (await check('by the space bar', {})).verdicts, first.verdicts);
    await page.keyboard.press('Enter');
    await check('by Enter', { [PIVOT]: -1 });

    // The link restores it; reset takes it back.
    const link = page.url();
    await page.click('.el-whatif [data-if=copy]');
    await page.waitForTimeout(100);
    same('the copied link', await page.evaluate(() => navigator.clipboard.readText()), link);
    await open(link.slice(base.length));
    await page.waitForSelector('g.el-if');
    await check('from the link', { [PIVOT]: -1 });
    await page.click('.el-whatif [data-if=reset]');
    same('reset', [(await check('reset', {})).verdicts, new URL(page.url()).hash], [first.verdicts, '']);
    faults.expect((await look()).panel, 'reset closes the panel');
  }

  async function onAStatement(language) {
    await open(`${language}/${NODE}`);
    const badge = '.el-ledger > .el-view:last-child > .el-badge';
    const before = await page.innerText(badge);
    await page.click('.el-ask');
    await page.waitForSelector('.el-item .el-if');
    // A list's button belongs to its statement; the ledger shows what becomes of the page's own.
    await page.locator(`.el-item:has(> a[href$="${OBJECTION}.html"]) .el-if`).first().click();
    const seen = await check(`${language}: an objection set aside`, { [OBJECTION]: -1 });
    same(`${language}: the address`, seen.hash, `#aside=${OBJECTION}`);
    const now = await page.innerText(badge);
    faults.expect(now.startsWith(before) && now.length > before.length + 2, `${language}: the ledger says ${now}`);
    same(`${language}: the ledger’s mark`, label({ [OBJECTION]: -1 })[DISPUTED], /v-(\w+)/.exec(await page.locator(`${badge} .el-then use`).getAttribute('href'))[1]);
    // The panel lists what changes, linked; and a link takes along what is supposed.
    await page.locator('.el-outcome summary').first().click();
    const listed = await page.locator('.el-outcome details').first().locator('li > a').evaluateAll((links) => links.map((link) => /([^/]*)\.html/.exec(link.pathname)[1]).sort());
    const [then, was] = [label({ [OBJECTION]: -1 }), label({})];
    same(`${language}: what the panel lists`, listed, Object.keys(then).filter((id) => then[id] !== was[id] && id !== OBJECTION).sort());
    await page.locator('.el-outcome li > a').first().click();
    await page.waitForSelector('.el-item .el-if, g.el-if');
    faults.expect(page.url().endsWith(`#aside=${OBJECTION}`), `${language}: a link forgets what is supposed: ${page.url()}`);
    await page.click('.el-lang');
    await page.waitForSelector('g.el-if, .el-item .el-if', { state: 'attached' });
    faults.expect(page.url().endsWith(`#aside=${OBJECTION}`) && !page.url().includes(`/${language}/`), `the language forgets it: ${page.url()}`);
    await page.locator('.el-supposed button').click();
    same(`${language}: nothing is supposed`, [new URL(page.url()).hash, await page.locator('.el-supposed > li').count()], ['', 0]);
    // What an address names and the map does not have is left out.
    await open(`${language}/${NODE}#aside=nobody&accept=${DISPUTED}`);
    await page.waitForSelector('.el-supposed > li');
    await check(`${language}: an unknown statement`, { [DISPUTED]: 1 });
  }

  /** What is supposed is shown in a branch that is opened later. */
  async function closedSections() {
    await open(`en/map.html#fold=${THESIS}&aside=${PIVOT}`);
    await page.waitForSelector('g.el-if', { state: 'attached' });
    const hidden = await page.locator('.el-wide g.el-if').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().width > 0).length);
    same('buttons beside a closed branch', hidden, 1);
    await page.locator(`.el-wide [data-id="${THESIS}"]`).focus();
    await page.keyboard.press('c');
    await page.keyboard.press('1');
    await check('a branch opened later', { [PIVOT]: -1 });
    const apart = await page.locator('.el-wide .node.el-card[data-id]').evaluateAll((cards) => cards.filter((card) => {
      const box = card.querySelector('.el-outline').getBoundingClientRect(), own = card.parentElement.querySelector(`[data-id="${card.dataset.id}"] ~ g.el-if`)?.getBoundingClientRect();
      return own && box.width > 0 && !(own.right <= box.right + 2 && own.left >= box.left && Math.abs((own.top + own.bottom) / 2 - box.top) < 4);
    }).map((card) => card.dataset.id));
    same('buttons that do not stand on their cards', apart, []);
  }

  async function audit() {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      for (const path of PAGES) {
        await open(`en/${path}#aside=${OBJECTION}&accept=${PIVOT}`);
        await page.waitForSelector('.el-supposed > li');
        await page.locator('.el-outcome summary').first().click();
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
        for (const { id, nodes } of violations) faults.add(`${path}, ${colorScheme}: ${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary.replace(/\s+/g, ' ')}`);
      }
    }
  }

  async function onPhone() {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of PAGES) {
      await open(`zh/${path}#aside=${OBJECTION}`);
      await page.waitForSelector('.el-supposed > li');
      await check(`phone, ${path}`, { [OBJECTION]: -1 });
      same(`phone, ${path}: sideways`, await page.evaluate(sidewaysScroll), []);
      const { height } = await page.locator('.el-whatif').boundingBox();
      faults.expect(height < 844 / 2, `phone, ${path}: the panel takes ${height} px`);
    }
    await page.setViewportSize(DESK);
  }

  async function failing() {
    await page.route('**/argument.*.json', (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'not found' }));
    await page.goto(`${base}robots.txt`);
    const quiet = await context.newPage(); // a failed request is an error on the console, here a wanted one
    await quiet.route('**/argument.*.json', (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'not found' }));
    await quiet.goto(`${base}en/${SECTION}`);
    await quiet.click('.el-ask');
    await quiet.waitForTimeout(300);
    faults.expect(/could not be loaded/.test(await quiet.innerText('.el-whatif')), 'nothing is said when the map cannot be loaded');
    await quiet.unroute('**/argument.*.json');
    await quiet.click('.el-ask');
    await quiet.waitForSelector('g.el-if');
    await quiet.close();
    await page.unroute('**/argument.*.json');
  }

  async function withoutScripts() {
    const plain = await browser.newContext({ viewport: DESK, javaScriptEnabled: false }), one = await plain.newPage();
    const folder = await context.newPage();
    for (const path of PAGES) {
      await one.goto(`${base}en/${path}`);
      await folder.goto(`${pathToFileURL(subject)}/en/${path}`);
      for (const [where, at] of [['without scripts', one], ['from a folder', folder]]) {
        same(`${path} ${where}: controls`, await at.locator('.el-ask:visible, .el-whatif:visible').count(), 0);
      }
    }
    await plain.close();
  }
});
