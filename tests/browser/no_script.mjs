// Everything a reader needs is there without JavaScript, over HTTP and from a folder.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serveFolder } from './stage/folder_server.mjs';
import { shownCards } from './stage/measure.mjs';
import { DISPUTED, KINDS, LANGUAGES, OBJECTION, specimens } from './stage/pages.mjs';
import { scenario, subject } from './stage/scenario.mjs';

const WITH_DIAGRAM = ['index.html', 'map.html', 'sections/', 'nodes/'];

await scenario(300, async ({ browser, faults }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && faults.add(`${page.url()}: ${message.text()}`));
  // What the browser itself breaks off when it leaves a page is no fault of the page.
  const failed = (request) => request.failure()?.errorText !== 'net::ERR_ABORTED' && faults.add(`${page.url()}: ${request.url()} cannot be loaded`);
  page.on('requestfailed', failed);

  const folder = `${pathToFileURL(subject)}/`;
  for (const base of [await serveFolder(subject), folder]) {
    for (const path of specimens(subject)) {
      // The links of this page use the path of `base_url`: it is shown at any depth.
      if (base === folder && path === '404.html') continue;
      await page.goto(base + path);
      await lookAt(path, base);
    }
    await switchLanguage(base);
  }

  async function lookAt(path, base) {
    const seen = await page.evaluate(look);
    faults.expect(seen.styled, `${page.url()}: the stylesheet is not applied`);
    faults.expect(seen.heading.length > 0, `${page.url()}: no heading`);
    faults.expect(seen.words > 20, `${page.url()}: hardly any text (${seen.words} characters)`);
    faults.expect(seen.waiting === 0, `${page.url()}: something still says that it is loading or needs JavaScript`);
    const kind = KINDS.find((kind) => path.endsWith(`/${kind}`));
    if (kind && WITH_DIAGRAM.some((start) => kind.startsWith(start))) {
      faults.expect((await page.evaluate(shownCards)) > 0, `${page.url()}: no diagram is shown`);
    }
    if (kind === 'map.html') {
      const alone = seen.drawn.filter((link) => !seen.listed.includes(link));
      faults.expect(alone.length === 0, `${page.url()}: ${alone.length} cards are not in the list, ${alone[0]}`);
    }
    if (base === folder) {
      for (const link of seen.links.filter((link) => link.startsWith('file:'))) {
        const target = new URL(link);
        target.hash = target.search = '';
        faults.expect(existsSync(fileURLToPath(target)), `${page.url()}: ${link} leads nowhere`);
      }
    }
  }

  async function switchLanguage(base) {
    for (const language of LANGUAGES) {
      const other = LANGUAGES.find((one) => one !== language);
      await page.goto(`${base}${language}/nodes/${DISPUTED}.html`);
      await page.locator(`a[href$="nodes/${OBJECTION}.html"], a[href$="${OBJECTION}.html"]`).first().click();
      await page.waitForURL((url) => url.pathname.endsWith(`/${language}/nodes/${OBJECTION}.html`));
      await page.locator(`a[href$="${other}/nodes/${OBJECTION}.html"]`).first().click();
      await page.waitForURL((url) => url.pathname.endsWith(`/${other}/nodes/${OBJECTION}.html`));
    }
  }
});

/** Runs in the page, even where scripts of the page do not. */
function look() {
  const main = document.querySelector('main') ?? document.body;
  const links = [...document.querySelectorAll('a[href]')];
  const address = (link) => new URL(link.getAttribute('href'), document.baseURI).href.split('#')[0];
  const sheets = [...document.querySelectorAll('link[rel~=stylesheet]')];
  return {
    styled: sheets.length > 0 && sheets.every((link) => link.sheet) && getComputedStyle(document.body).lineHeight !== 'normal',
    heading: document.querySelector('h1')?.innerText.trim() ?? '',
    words: main.innerText.replace(/\s+/g, '').length,
    waiting: document.querySelectorAll('[aria-busy=true]').length,
    drawn: links.filter((link) => link.closest('svg')).map(address),
    listed: links.filter((link) => !link.closest('svg')).map(address),
    links: links.map(address),
  };
}
