// The live server: a broken file is told in the open page, over the last good site; mended, the page is itself again.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { OBJECTION } from './stage/pages.mjs';
import { binary, scenario, subject } from './stage/scenario.mjs';

const FILE = join(subject, `argument/contributions/${OBJECTION}.yaml`);
const SECONDS_TO_SHOW = 10;

await scenario(240, async ({ browser, faults }) => {
  const { address, stop } = await serve();
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => faults.add(String(error)));
    await page.goto(`${address}en/nodes/${OBJECTION}.html`);
    const heading = await page.locator('h1').first().innerText();
    const good = readFileSync(FILE, 'utf8');

    const broken = breakReference(good);
    writeFileSync(FILE, broken.text);
    await eventually(page, (text) => broken.parts.every((part) => text.includes(part)), `shows ${broken.parts.join(', ')}`);
    const calm = await page.locator('h1', { hasText: heading }).count();
    faults.expect(calm > 0, 'the last good page is gone while the file is broken');
    const other = await browser.newPage();
    const answer = await other.goto(`${address}zh/nodes/${OBJECTION}.html`);
    faults.expect(answer.ok(), `the last good site answers ${answer.status()} while the file is broken`);
    await other.close();

    writeFileSync(FILE, good);
    await eventually(page, (text) => !text.includes(broken.parts[0]), 'is rid of the findings after the file is mended');

    const title = 'A title that nobody wrote before.';
    writeFileSync(FILE, good.replace(/^( {2}en: ).*$/m, `$1${title}`));
    await eventually(page, (text) => text.includes(title), 'reloads itself with the new title');
    writeFileSync(FILE, good);
    await eventually(page, (text) => text.includes(heading), 'is as it was');

    // What was found in the file of a page stands in it; a page that reloads itself is unfolded and scrolled as it was.
    const told = await page.locator('.el-live-notes').textContent();
    faults.expect(told.includes('A002') && told.includes(`${OBJECTION}.yaml`), `the page does not say what was found in its file: ${told}`);
    const fold = page.locator('main details:not([open]) > summary').first();
    const label = await fold.textContent();
    await fold.click();
    await page.evaluate(() => scrollTo(0, 300));
    const words = 'Words that nobody wrote before.';
    writeFileSync(FILE, good.replace(/^( {2}en: [|>].*\n)( +)/m, `$1$2${words} `));
    await eventually(page, (text) => text.includes(words), 'reloads itself with the new text');
    await page.waitForTimeout(300);
    const seen = await page.evaluate((label) => ({ y: scrollY, open: [...document.querySelectorAll('main details')].find((details) => details.querySelector('summary').textContent === label)?.open }), label);
    faults.expect(seen.open === true && Math.abs(seen.y - 300) < 60, `after reloading, ${JSON.stringify(label)} is ${seen.open ? 'open' : 'closed'} and the page is scrolled to ${seen.y}, not 300`);
  } finally {
    stop();
  }

  /** Reads the page until what it shows fits; a page that is being reloaded is read again. */
  async function eventually(page, fits, what) {
    const end = Date.now() + SECONDS_TO_SHOW * 1000;
    let shown = '';
    while (Date.now() < end) {
      shown = await page.evaluate(everyText).catch(() => shown);
      if (fits(shown)) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    faults.add(`the page never ${what}, within ${SECONDS_TO_SHOW} s; it shows: ${shown.slice(0, 600)}`);
  }
});

/** The file with its first target misspelt, and what the page must say of it: code, place, both names. */
function breakReference(good) {
  const target = /^ {2}- to: (\S+)$/m.exec(good)[1];
  const misspelt = `${target.slice(0, -1)}q`;
  const text = good.replace(`- to: ${target}`, `- to: ${misspelt}`);
  const line = text.split('\n').findIndex((content) => content.includes(misspelt)) + 1;
  return { text, parts: ['R001', `${OBJECTION}.yaml:${line}`, misspelt, target] };
}

/** What can be read in the page, in its shadow trees and in dialogs too. Runs in the page. */
function everyText() {
  const roots = [document.body];
  const texts = [];
  for (let root = roots.pop(); root; root = roots.pop()) {
    texts.push(root.innerText ?? [...root.children].map((child) => child.innerText ?? '').join('\n'));
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
  }
  return texts.join('\n');
}

/** Starts the server and waits until it says where it is: on port 8000 or, if that is taken, on the next free one. */
async function serve() {
  const server = spawn(binary, ['serve', subject], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
  const stop = () => server.kill();
  process.on('exit', stop);
  let said = '';
  const address = await new Promise((resolve, reject) => {
    const listen = (chunk) => {
      said += chunk;
      const found = /http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+/.exec(said);
      if (found) resolve(`${found[0]}/`);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
    setTimeout(() => reject(new Error(`the server does not say where it is:\n${said}`)), 120_000).unref();
  });
  return { address, stop };
}
