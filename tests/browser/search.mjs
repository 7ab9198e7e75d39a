// The search: from the keyboard on every page, in both languages, as a page with an address, and without scripts.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { serveFolder } from './stage/folder_server.mjs';
import { lowContrast, sidewaysScroll } from './stage/measure.mjs';
import { DISPUTED } from './stage/pages.mjs';
import { packageFile, scenario, subject } from './stage/scenario.mjs';

const AXE = readFileSync(packageFile('axe-core/axe.min.js'), 'utf8');
const WORDS = { zh: ['作者', '的'], en: ['author', 'e'] };

await scenario(300, async ({ browser, faults }) => {
  const base = await serveFolder(subject);
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
  page.on('console', (message) => message.type() === 'error' && faults.add(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.add(`${page.url()}: ${error.stack}`));
  const requests = [];
  page.on('request', (request) => requests.push(new URL(request.url())));
  const expect = (holds, text) => faults.expect(holds, `${page.url()}: ${text}`);
  const field = page.locator('.el-search-field'), options = page.locator('.el-search-hits [role=option]');
  const chosen = () => page.evaluate(() => {
    const field = document.activeElement, option = document.getElementById(field.getAttribute('aria-activedescendant'));
    const list = document.querySelector('.el-search-hits').getBoundingClientRect(), box = option?.getBoundingClientRect();
    return {
      inField: field.matches('.el-search-field'), expanded: field.getAttribute('aria-expanded'), at: option ? [...option.parentElement.children].indexOf(option) : -1,
      selected: [...document.querySelectorAll('.el-search-hits [aria-selected=true]')].length, href: option?.href, seen: box && box.bottom <= list.bottom + 1 && box.top >= list.top - 1,
    };
  });
  const found = async (text) => {
    await field.fill('');
    await page.keyboard.type(text);
    await page.waitForFunction(() => /\d/.test(document.querySelector('.el-search-said').textContent));
    await options.first().waitFor();
  };

  for (const language of ['zh', 'en']) {
    await byKeyboard(language);
    await asPage(language);
  }
  await everywhere();
  await composing();
  await foreignKeys();
  await unreachable();
  await withoutScripts();

  async function byKeyboard(language) {
    const [word, letter] = WORDS[language];
    await page.goto(`${base}${language}/nodes/${DISPUTED}.html`);
    const before = requests.length, isSearch = (url) => /search/.test(url.pathname);
    await page.keyboard.press('/');
    expect(await page.locator('dialog[open]').count() === 1, '`/` does not open the search');
    expect((await chosen()).inField, 'the field does not have the focus');
    expect(!requests.slice(before).some(isSearch), `opening loads ${requests.slice(before).find(isSearch)}`);
    await found(word);
    expect(requests.some((url) => url.pathname.endsWith(`/${language}/search.json`)), 'no index was loaded');
    expect(requests.every((url) => url.origin === new URL(base).origin), 'something was loaded from elsewhere');
    const marks = await options.evaluateAll((all) => all.map((option) => option.querySelector('mark')?.textContent));
    expect(marks.every((mark) => mark?.toLowerCase() === word), `marked: ${marks}`);
    const bare = await options.evaluateAll((all) => all.filter((option) => !option.querySelector('.el-kind')).length);
    expect(bare === 0 && (await page.locator('.el-hit .el-badge').count()) > 10, 'hits do not show what they are and how they stand');
    let now = await chosen();
    expect(now.at === 0 && now.selected === 1 && now.expanded === 'true', `at first: ${JSON.stringify(now)}`);
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme });
      await audit(`hits, ${scheme}`);
    }
    // Down beyond the last one, which brings more, and up again.
    const { length } = marks;
    for (let at = 1; at <= length + 2; at++) {
      await page.keyboard.press('ArrowDown');
      await page.waitForFunction((at) => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.id === `el-hit-${at}`, at);
      now = await chosen();
      expect(now.inField && now.seen && now.selected === 1, `hit ${at}: ${JSON.stringify(now)}`);
    }
    expect((await options.count()) > length, 'no more hits came at the end');
    await page.keyboard.press('ArrowUp');
    now = await chosen();
    expect(now.at === length + 1, `up leads to ${now.at}`);
    await page.keyboard.press('Enter');
    await page.waitForURL(now.href);
    // Escape closes, and the focus is where it was.
    const link = page.locator('main a').first();
    await link.focus();
    await page.keyboard.press('/');
    await found(letter);
    await page.keyboard.press('Escape');
    if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape'); // some browsers empty the field first
    expect((await page.locator('dialog[open]').count()) === 0, 'Escape does not close the search');
    expect(await link.evaluate((link) => link === document.activeElement), 'after Escape the focus is elsewhere');
    await page.keyboard.press('/');
    await field.fill('');
    await page.keyboard.type('㎝㎝㎝');
    await page.waitForFunction(() => document.querySelector('.el-search-said').textContent.includes('㎝'));
    expect((await options.count()) === 0 && (await chosen()).expanded === 'false', 'hits where there are none');
    await audit('no hits');
    await page.locator('.el-search-close').click();
    expect((await page.locator('dialog[open]').count()) === 0, 'the button does not close the search');
  }

  async function asPage(language) {
    const [word] = WORDS[language];
    await page.goto(`${base}${language}/search.html?q=${encodeURIComponent(word)}`);
    await options.first().waitFor();
    expect((await field.inputValue()) === word, `the field has “${await field.inputValue()}”`);
    expect(!(await page.locator('.el-all').isVisible()), 'the list of everything is shown beside the hits');
    const first = await options.first().getAttribute('href');
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const scheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: scheme });
        await audit(`page, ${width} px, ${scheme}`);
        for (const fault of await page.evaluate(lowContrast)) expect(false, fault);
      }
      for (const fault of await page.evaluate(sidewaysScroll)) expect(false, fault);
    }
    await page.keyboard.press('/');
    expect((await chosen()).inField && (await chosen()).at === -1, '`/` does not lead to the field');
    await found(`${word} `.repeat(2));
    await page.waitForURL((url) => url.searchParams.get('q') === `${word} ${word}`);
    expect((await options.first().getAttribute('href')) === first, 'a word said twice finds something else');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.locator('.el-all').waitFor();
    expect((await field.inputValue()) === '' && !new URL(page.url()).search, 'Escape does not empty the field');
    await field.fill(word);
    await options.first().waitFor();
    await page.locator('.el-search-more').click();
    await page.waitForFunction(() => document.querySelectorAll('.el-search-hits > *').length > 20);
    expect((await chosen()).inField && (await chosen()).at >= 14, '“more” does not lead on to what is new');
    await options.nth(1).click();
    await page.waitForLoadState();
    expect(!page.url().includes('search.html'), 'a click on a hit leads nowhere');
    await page.goBack();
    await options.first().waitFor();
    expect((await field.inputValue()) === word, 'going back forgets what was asked');
  }

  /** From the header of every kind of page, by the pointer. */
  async function everywhere() {
    for (const path of ['zh/index.html', 'zh/sections/2.3.html', 'en/claims.html', 'zh/pages/contribute.html']) {
      await page.goto(base + path);
      await page.locator('.el-search-open').click();
      await found('AIGC');
      await page.mouse.click(5, 880); // beside the dialog
      expect((await page.locator('dialog[open]').count()) === 0, 'a click beside it does not close the search');
    }
  }

  /** While Chinese is being put together nothing is asked, and Enter belongs to the input method. */
  async function composing() {
    await page.goto(`${base}zh/index.html`);
    await page.keyboard.press('/');
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: 'zuozhe', selectionStart: 6, selectionEnd: 6 });
    await page.waitForTimeout(400);
    expect((await options.count()) === 0 && !(await page.locator('.el-search-said').textContent()), 'letters of the input method are searched for');
    await client.send('Input.insertText', { text: '作者' });
    await options.first().waitFor();
    expect((await field.inputValue()) === '作者' && page.url().endsWith('zh/index.html'), 'what was put together is not searched for');
  }

  /** `/` belongs to the drawing on its page, from which the link leads to the page of the search; in a field it is a letter. */
  async function foreignKeys() {
    await page.goto(`${base}en/map.html`);
    await page.locator('.el-viewer.is-ready').waitFor();
    await page.locator('.el-viewer .node.el-card').first().focus();
    await page.keyboard.press('/');
    expect((await page.locator('dialog[open]').count()) === 0 && await page.evaluate(() => Boolean(document.activeElement.closest('.el-find'))), 'in the drawing `/` does not find in the drawing');
    await page.keyboard.type('a/b');
    expect((await page.locator('dialog[open]').count()) === 0, '`/` in a field opens the search');
    await page.locator('h1').click();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => Boolean(document.activeElement.closest('.el-find'))), 'beside the drawing `/` does not find in the drawing');
    await page.locator('.el-search-open').click();
    await page.waitForURL('**/en/search.html');
  }

  /** What cannot be loaded is said, and tried again. */
  async function unreachable() {
    const alone = await browser.newPage();
    await alone.route('**/search/**', (route) => route.abort());
    await alone.goto(`${base}en/index.html`);
    await alone.keyboard.press('/');
    await alone.keyboard.type('author');
    await alone.waitForFunction(() => document.querySelector('.el-search-said').textContent === document.querySelector('.el-search').dataset.failed);
    await alone.unroute('**/search/**');
    await alone.keyboard.type('s');
    await alone.locator('.el-search-hits [role=option]').first().waitFor();
    await alone.close();
  }

  async function withoutScripts() {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(`${base}en/nodes/${DISPUTED}.html`);
    faults.expect(!(await plain.locator('.el-search').isVisible()), 'without scripts a field is shown that does nothing');
    await plain.locator('.el-search-open').click();
    await plain.waitForURL('**/en/search.html');
    faults.expect(!(await plain.locator('.el-search').isVisible()), 'without scripts the page of the search has a field');
    const listed = await plain.locator('.el-all .el-item').count();
    faults.expect(listed > 150, `the list of everything has ${listed} statements`);
    await plain.locator(`.el-all a[href="nodes/${DISPUTED}.html"]`).click();
    await plain.waitForURL(`**/en/nodes/${DISPUTED}.html`);
    // From a folder nothing can be loaded: as without scripts.
    const folder = await browser.newPage();
    await folder.goto(`${pathToFileURL(subject)}/en/nodes/${DISPUTED}.html`);
    await folder.keyboard.press('/');
    faults.expect((await folder.locator('dialog[open]').count()) === 0, 'from a folder the search opens, though it cannot find');
    await folder.locator('.el-search-open').click();
    await folder.waitForURL('**/en/search.html');
    faults.expect(!(await folder.locator('.el-search').isVisible()), 'from a folder the page of the search has a field');
  }

  async function audit(state) {
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    for (const { id, help, nodes } of violations) expect(false, `${state}: ${id}: ${help}, such as ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary.replace(/\s+/g, ' ')}`);
  }
});
