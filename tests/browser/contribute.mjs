// The way of a contributor, five times over on a copy of the shipped map: from a page of the site to the form, from the form to
// a file, and then what `check` and `diff` say of that file, and what the rebuilt page shows. What a file changes is compared
// with what the form foresaw. Before that: the form by itself.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFolder } from './stage/folder_server.mjs';
import { sidewaysScroll } from './stage/measure.mjs';
import { binary, packageFile, scenario, subject } from './stage/scenario.mjs';

const AXE = readFileSync(packageFile('axe-core/axe.min.js'), 'utf8');
const DESK = { width: 1440, height: 900 }, PHONE = { width: 390, height: 844 };
const SITE = join(subject, 'site'), HOST = 'https://git.example/o/r';
const FOLDER = 'argument/contributions/';

const REBUTTAL = {
  en: 'With model, seed and settings fixed, many image programs return the same picture again.',
  zh: '模型、随机种子和参数都固定时，许多绘图程序会再次生成同一张图。',
  why: 'What never repeats is one setting of the program, and not the program: whoever keeps the seed can have the picture again.',
};
const UNDERCUT = {
  zh: '用户只负责触发，并不等于画面全由算法决定：提示词的取舍同样会限定画面。',
  en: 'That users only trigger the program does not leave the picture to the algorithm: what they write narrows it too.',
};
const REPLY = {
  en: 'A prompt narrows the subject of a picture; how it is drawn is still left to the program.',
  zh: '提示词限定的是画什么，至于怎么画，仍由程序决定。',
};

await scenario(900, async ({ browser, faults }) => {
  build();
  const base = await serveFolder(SITE);
  const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce', acceptDownloads: true });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(base).origin });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && faults.add(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.add(`${page.url()}: ${error.stack}`));

  await everyLinkLeadsToTheForm();
  await theFormItself();
  await byKeyboard();
  await audit();
  await withoutScripts();
  const rebuttal = await aRebuttal();
  await aNewSource();
  await aTranslationMended();
  const undercut = await anUndercut();
  await aReplyThatReinstatesTheThesis(undercut);
  faults.expect(rebuttal !== undercut, 'two contributions have one id');

  function same(what, seen, wanted) {
    faults.expect(JSON.stringify(seen) === JSON.stringify(wanted), `${what}: ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
  }

  // The project, as a contributor's own computer has it.

  function elenchus(...words) {
    const { status, stdout, stderr } = spawnSync(binary, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0 && !(status === 1 && words[0] === 'check')) throw new Error(`elenchus ${words.join(' ')}: ${status}\n${stderr}`);
    return stdout;
  }

  function build() {
    elenchus('build', subject, '--output', SITE, '--quiet');
  }

  function findings() {
    // What is for information only is left out: that nobody has answered it yet, that nobody has reviewed the translation.
    const { findings: all } = JSON.parse(elenchus('check', subject, '--fast', '--format', 'json'));
    return all.filter(({ level }) => level !== 'info').map(({ code, file, message }) => [code, file, message.en].join(' '));
  }

  /** A copy of the argument as it is now. */
  function snapshot() {
    const folder = mkdtempSync(join(tmpdir(), 'elenchus-before-'));
    cpSync(join(subject, 'argument'), join(folder, 'argument'), { recursive: true });
    return folder;
  }

  /** Changes files; what is found that was not found before, and what `diff` says in English. */
  function after(change) {
    const before = snapshot(), found = findings();
    change();
    const fresh = findings().filter((one) => !found.includes(one));
    const told = elenchus('diff', before, subject, '--format', 'markdown', '--lang', 'en');
    rmSync(before, { recursive: true });
    return { fresh, told };
  }

  /** The maintainers change what they expect of the thesis: that is theirs to do, and not the contributor's. */
  function expect(verdict) {
    const map = join(subject, 'argument/map.yaml');
    writeFileSync(map, readFileSync(map, 'utf8').replace(/^( {2}all: \{aigc-not-copyrightable: )\w+/m, `$1${verdict}`));
    same('what is expected is met', findings().filter((one) => one.startsWith('A003')), []);
  }

  // The form.

  function part(name) {
    return page.locator(`[data-part=${name}]`);
  }

  function field(name, language = '') {
    return page.locator(`form [data-name=${name}]${language && `[data-language=${language}]`}`).first();
  }

  async function open(path) {
    await page.goto(`${base}${path}`);
    await page.locator('.el-contribute').waitFor({ state: 'visible' });
  }

  async function followed(link) {
    await link.click();
    await page.waitForURL((url) => url.pathname.endsWith('/contribute.html'));
    await page.locator('.el-contribute').waitFor({ state: 'visible' });
  }

  async function unfold(key) {
    const fold = page.locator('.el-form-more', { has: page.locator(`[data-name=${key}], [data-rows=${key}]`) });
    if (!(await fold.evaluate((one) => one.open))) await fold.locator('> summary').click();
  }

  async function pick(picker, words, id) {
    await picker.fill(words);
    const option = picker.locator('xpath=following-sibling::ul/li').filter({ hasText: id }).first();
    await option.click();
  }

  /** Downloads the file, and puts it where it says that it belongs. */
  async function file() {
    same(`${page.url()}: what is still missing`, await part('faults').locator('li').allInnerTexts(), []);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-does=save]').click()]);
    const path = await part('path').innerText(), text = readFileSync(await download.path(), 'utf8');
    same('the name of the file', `${FOLDER}${download.suggestedFilename()}`, path);
    same('the file is what is shown', text, await part('file').evaluate((one) => one.textContent));
    return { id: download.suggestedFilename().replace('.yaml', ''), put: () => writeFileSync(join(subject, path), text), text };
  }

  /** What the form says of the verdict on the thesis, and of all others, with the contributions. */
  function foreseen() {
    return part('outcome').locator('> *').first().innerText();
  }

  async function everyLinkLeadsToTheForm() {
    await page.goto(`${base}en/nodes/user-merely-picks.html`);
    const links = await page.locator('a[href*="contribute.html?"]').evaluateAll((all) => all.map((link) => new URL(link.href).search));
    faults.expect(links.includes('?attacks=user-merely-picks') && links.includes('?supports=user-merely-picks'), `the statement cannot be disputed or supported: ${links}`);
    await page.goto(`${base}en/nodes/output-not-human-will.html`);
    const steps = await page.locator('article.el-reason[id]').evaluateAll((all) => all.map((one) => [one.id.slice(2), new URL(one.querySelector('.el-dispute').href).search]));
    const lacking = steps.filter(([id, search]) => new URLSearchParams(search).get('undercuts') !== id);
    faults.expect(steps.length > 3 && lacking.length === 0, `steps that cannot be disputed: ${lacking}, of ${steps.length}`);
    const raised = await page.locator('.el-raise').evaluateAll((all) => all.map((link) => new URL(link.href).searchParams));
    faults.expect(raised.length > 3, 'hardly any question can be raised');
    const raise = await page.locator('.el-raise').first().getAttribute('href');
    await open(`en/nodes/${raise}`);
    const query = new URL(page.url()).searchParams, text = await part('file').textContent();
    for (const key of ['asks', 'of']) faults.expect(text.includes(query.get(key)), `the form forgets ${key}=${query.get(key)}: ${text}`);
    await page.goto(`${base}zh/board.html`);
    const board = await page.locator('.el-stub a[href*="contribute.html?"]').count();
    faults.expect(board > 30, `only ${board} rows of the board lead to the form`);
  }

  async function theFormItself() {
    await open('en/contribute.html?attacks=paths-exhaustive');
    same('an empty form', await part('faults').locator('li').allInnerTexts(), ['Write your statement in one sentence.']);
    // Nothing is sent that is not complete: one is led to what is missing.
    await page.locator('[data-does=copy]').click();
    same('where one is led', await page.evaluate(() => [document.activeElement.dataset.name, document.activeElement.getAttribute('aria-invalid')]), ['title', 'true']);
    const said = await page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent);
    same('what is said there', said, 'Write your statement in one sentence.');
    await page.keyboard.type('The routes that the paper names: "three", # and no more');
    same('an id from the title', await part('path').innerText(), `${FOLDER}cx-routes-paper-names-three-no.yaml`);
    faults.expect((await part('file').textContent()).includes(String.raw`en: "The routes that the paper names: \"three\", # and no more"`), 'a title is not put in quotation marks');
    faults.expect(/goes from “contested” to “falls”/.test(await foreseen()), `an objection to a linchpin: ${await foreseen()}`);
    faults.expect(await part('outcome').locator('.el-expected').count() === 1, 'what the maintainers expect is not said');
    // Ids that are taken, whatever their case.
    await field('id').fill('Paths-Exhaustive');
    same('an id that is taken', await part('faults').locator('li').allInnerTexts(), ['“Paths-Exhaustive” is taken.']);
    await field('id').fill('');
    // The host.
    const link = new URL(await part('open').getAttribute('href'));
    same('the host', `${link.origin}${link.pathname}`, `${HOST}/new/main`);
    same('the file at the host', [link.searchParams.get('filename'), link.searchParams.get('value')], [await part('path').innerText(), await part('file').textContent()]);
    await unfold('text');
    await field('text', 'en').fill('很长。'.repeat(900));
    faults.expect(await part('long').isVisible(), 'it is not said that the text is too long for an address');
    faults.expect(!(await part('open').getAttribute('href')).includes('value='), 'a text that is too long stands in the address');
    await field('text', 'en').fill('Short.');
    await page.locator('[data-does=copy]').click();
    await page.waitForFunction(() => document.querySelector('[data-part=said]').textContent);
    same('what is copied', await page.evaluate(() => navigator.clipboard.readText()), await part('file').textContent());
    // A source of one's own, a premise of the map and one of one's own, a scheme with its roles.
    await page.locator('[data-adds=cites]').first().click();
    const source = page.locator('[data-rows=cites] > li').first();
    await source.locator('summary').click();
    await source.locator('[data-name=title]').fill('On routes');
    same('a source without a year', await part('faults').locator('li').allInnerTexts(), ['The source needs a year.']);
    await source.locator('[data-name=year]').fill('2024');
    await unfold('with');
    for (const at of [0, 1]) {
      await page.locator('[data-adds=with]').click();
      const row = page.locator('[data-rows=with] > li').nth(at);
      if (at) await row.locator('summary').first().click(), await row.locator('[data-name=title][data-language=en]').fill('A list in a statute need not be closed.');
      else await pick(row.locator('[data-name=node]'), 'statutory', 'statutory-work-definition');
    }
    await unfold('scheme');
    await field('scheme').selectOption('elimination');
    await page.locator('[data-rows=with] > li').first().locator('[data-name=role]').selectOption('rejections');
    const whole = await part('file').textContent();
    for (const line of ['  - {key: routes-2024, source: {type: article, title: On routes, year: "2024"}}', '      - {node: statutory-work-definition, role: rejections}', '      - id: cx-list-statute-need-closed', '    scheme: elimination']) {
      faults.expect(whole.includes(`${line}\n`), `the file lacks “${line}”:\n${whole}`);
    }
    same('the premises in the outline', await part('hang').locator('.el-premises > li').count(), 3);
    // What is typed survives a reload, and the way to the other language and back.
    await page.reload();
    await page.locator('.el-contribute').waitFor({ state: 'visible' });
    same('after a reload', await part('file').textContent(), whole);
    await page.locator('.el-lang').click();
    await page.waitForURL((url) => url.pathname.includes('/zh/'));
    await page.waitForLoadState();
    await page.locator('.el-contribute').waitFor({ state: 'visible' });
    same('in the other language', await part('file').textContent(), whole);
    await page.locator('[data-does=reset]').click();
    faults.expect((await part('file').textContent()).startsWith('kind: rebuttal\ntitle:\n  zh: ""\n'), 'the form is not empty after a reset');
  }

  /** All of it without a mouse. */
  async function byKeyboard() {
    await open('en/contribute.html');
    await field('move').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('free will');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('People choose what they ask for.');
    const text = await part('file').textContent();
    faults.expect(/^kind: premise\n/.test(text) && /\nsupports: \[creation-is-free-will\]\n/.test(text) && text.includes('  en: People choose what they ask for.\n'), `by keyboard: ${text}`);
    for (let stops = 0; stops < 60; stops++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement.dataset.does === 'copy')) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-part=said]').textContent);
    same('copied by keyboard', await page.evaluate(() => navigator.clipboard.readText()), text);
    await page.locator('[data-does=reset]').click();
  }

  /** No violation with everything open, and nothing beside a phone's screen. */
  async function audit() {
    for (const [language, colorScheme] of [['zh', 'dark'], ['en', 'light']]) {
      await page.emulateMedia({ colorScheme });
      await open(`${language}/contribute.html?undercuts=user-merely-picks--output-not-human-will`);
      for (const key of ['text', 'with', 'scheme']) await unfold(key);
      await page.locator('[data-adds=with]').click();
      await page.locator('[data-adds=cites]').first().click();
      for (const summary of await page.locator('[data-row] summary').all()) await summary.click();
      await page.locator('[data-does=copy]').click();
      await field('to').click();
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      for (const { id, help, nodes } of violations) faults.add(`${page.url()}: ${id}: ${help}\n    ${nodes[0].html.slice(0, 240)}\n    ${nodes[0].failureSummary.replace(/\s+/g, ' ')}`);
      await page.setViewportSize(PHONE);
      const beside = await page.evaluate(sidewaysScroll);
      faults.expect(!beside || beside.length === 0, `${page.url()} on a phone: ${JSON.stringify(beside)}`);
      await page.setViewportSize(DESK);
      await page.locator('[data-does=reset]').click();
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  async function withoutScripts() {
    const plain = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
    for (const [language, words] of [['zh', '文件名请取自你的命题'], ['en', 'Name this file after your statement']]) {
      const page = await plain.newPage();
      await page.goto(`${base}${language}/contribute.html?attacks=paths-exhaustive`);
      faults.expect(await page.locator('.el-contribute').isHidden(), 'a form is shown that does nothing');
      const text = await page.locator('.el-template pre').innerText();
      faults.expect(text.includes(words) && text.includes('# undercuts: ['), `the file with remarks: ${text}`);
      await page.close();
    }
    await plain.close();
  }

  // The five contributions.

  async function aRebuttal() {
    await page.goto(`${base}en/nodes/outputs-never-repeat.html`);
    await followed(page.locator('.el-actions a', { hasText: 'Dispute this' }));
    await field('title', 'en').fill(REBUTTAL.en);
    await field('title', 'zh').fill(REBUTTAL.zh);
    await unfold('text');
    await field('text', 'en').fill(REBUTTAL.why);
    await field('text', 'zh').fill('不会重复的是某种设置，而不是程序本身：保留随机种子，就能再次得到同一张图。');
    await field('by').fill('@lin');
    const seen = await foreseen(), { id, put } = await file();
    faults.expect(/still “contested”; other verdicts that change: 2/.test(seen), `a rebuttal: ${seen}`);
    const { fresh, told } = after(put);
    // An objection is open until somebody answers it.
    same('what is found', fresh.map((one) => one.slice(0, 4)), ['A002']);
    faults.expect(told.includes(REBUTTAL.en.slice(0, -1)) && /does not change/.test(told) && /falls/.test(told), `diff does not tell of the rebuttal: ${told.slice(0, 900)}`);
    build();
    await page.goto(`${base}en/nodes/outputs-never-repeat.html`);
    faults.expect((await page.locator('.el-reasons--against').innerText()).includes(REBUTTAL.en), 'the page does not show the rebuttal');
    faults.expect(/falls/i.test(await page.locator('.el-ledger').innerText()), 'the page does not show that it falls');
    return id;
  }

  async function aNewSource() {
    const path = 'argument/premises/neighbouring-for-disseminators.yaml', place = join(subject, path);
    await page.goto(`${base}zh/nodes/neighbouring-for-disseminators.html`);
    same('where it is edited', await page.locator('.el-actions a', { hasText: '编辑此文件' }).getAttribute('href'), `${HOST}/edit/main/${path}`);
    const { fresh, told } = after(() => writeFileSync(place, readFileSync(place, 'utf8').replace('basis: assumed\n', 'basis: sourced\ncites:\n  - {key: copyright-law, at: ch. 4}\n')));
    same('what is found', fresh, []);
    faults.expect(told.includes('Neighbouring rights reward'), `diff does not tell of the source: ${told.slice(0, 600)}`);
    build();
    await page.goto(`${base}zh/nodes/neighbouring-for-disseminators.html`);
    faults.expect((await page.locator('.el-sources').innerText()).includes('中华人民共和国著作权法'), 'the page does not show the source');
    faults.expect((await page.locator('.el-meta').innerText()).includes('有出处'), 'the page does not say that it is sourced');
  }

  async function aTranslationMended() {
    const path = 'argument/premises/ma-liang-brush.yaml', place = join(subject, path), mended = 'to use AI is to hold the magic brush of the folk tale, which paints by itself';
    await page.goto(`${base}en/nodes/ma-liang-brush.html`);
    same('where it is edited', await page.locator('.el-actions a', { hasText: 'Edit this file' }).getAttribute('href'), `${HOST}/edit/main/${path}`);
    const { fresh, told } = after(() => writeFileSync(place, readFileSync(place, 'utf8').replace('AI is the folk tale’s magic brush, which itself does the painting', mended)));
    same('what is found', fresh, []);
    faults.expect(told.includes(mended) && !/→/.test(told.split('\n')[0]), `diff does not tell of the new wording: ${told.slice(0, 600)}`);
    build();
    await page.goto(`${base}en/nodes/ma-liang-brush.html`);
    faults.expect((await page.locator('h1').innerText()).includes(mended), 'the page does not show the new wording');
  }

  async function anUndercut() {
    await page.setViewportSize(PHONE);
    await page.goto(`${base}zh/nodes/form-set-by-algorithm.html`);
    await followed(page.locator('#r-user-only-triggers--form-set-by-algorithm > .el-reason-head .el-dispute'));
    await field('title', 'zh').fill(UNDERCUT.zh);
    await field('title', 'en').fill(UNDERCUT.en);
    await unfold('text');
    await field('text', 'zh').fill('触发与限定可以并存；由谁触发，回答不了由谁决定。');
    await field('text', 'en').fill('To trigger and to narrow go together; who triggers does not say who decides.');
    const beside = await page.evaluate(sidewaysScroll);
    faults.expect(!beside || beside.length === 0, `the form on a phone: ${JSON.stringify(beside)}`);
    const seen = await foreseen(), expected = await part('outcome').locator('.el-expected').count(), { id, put } = await file();
    faults.expect(/论题由“有争议”变为“不成立”/.test(seen), `an undercut: ${seen}`);
    same('the form says what the check will ask', expected, 1);
    const { fresh, told } = after(put);
    same('what is found', fresh.map((one) => one.slice(0, 4)), ['A002', 'A003']);
    faults.expect(/falls/.test(told) && told.includes(UNDERCUT.en.slice(0, 40)), `diff does not tell of the undercut: ${told.slice(0, 600)}`);
    expect('falls');
    build();
    await page.setViewportSize(DESK);
    await page.goto(`${base}zh/index.html`);
    faults.expect((await page.locator('.el-thesis').innerText()).includes('不成立'), 'the home page does not show that the thesis falls');
    return id;
  }

  async function aReplyThatReinstatesTheThesis(undercut) {
    await page.goto(`${base}en/nodes/${undercut}.html`);
    await followed(page.locator('.el-actions a', { hasText: 'Dispute this' }));
    await field('title', 'en').fill(REPLY.en);
    await field('title', 'zh').fill(REPLY.zh);
    await unfold('text');
    await field('text', 'en').fill('Who orders a portrait says whom to paint and has not painted it.');
    await field('text', 'zh').fill('订画像的人说了画谁，但画不是他画的。');
    const seen = await foreseen(), { put } = await file();
    faults.expect(/goes from “falls” to “contested”/.test(seen), `a reply: ${seen}`);
    const { fresh, told } = after(put);
    same('what is found', fresh.map((one) => one.slice(0, 4)), ['A003']);
    faults.expect(/contested/.test(told) && told.includes(REPLY.en.slice(0, 40)), `diff does not tell of the reply: ${told.slice(0, 600)}`);
    expect('contested');
    build();
    await page.goto(`${base}en/index.html`);
    faults.expect((await page.locator('.el-thesis').innerText()).includes('contested'), 'the home page does not show that the thesis is contested again');
  }
});
