// From the chooser to an objection's page in the other language, by keyboard alone.
import { serveFolder } from './stage/folder_server.mjs';
import { lookAtStop, tabTo } from './stage/keyboard.mjs';
import { DISPUTED, OBJECTION } from './stage/pages.mjs';
import { scenario, subject } from './stage/scenario.mjs';

await scenario(300, async ({ browser, faults }) => {
  const page = await browser.newPage();
  const base = await serveFolder(subject);
  await page.goto(base);

  await follow('/en/index.html');
  await skipLink();
  await follow('/en/map.html');
  await follow(`/en/nodes/${DISPUTED}.html`);
  await follow(`/en/nodes/${OBJECTION}.html`);
  const english = await page.locator('h1').first().innerText();
  await follow(`/zh/nodes/${OBJECTION}.html`);
  faults.expect((await page.getAttribute('html', 'lang'))?.startsWith('zh'), `${page.url()}: the page is not marked as Chinese`);
  faults.expect((await page.locator('h1').first().innerText()) !== english, `${page.url()}: the heading did not change with the language`);
  await follow(`/en/nodes/${OBJECTION}.html`);
  faults.expect((await page.locator('h1').first().innerText()) === english, `${page.url()}: switching back shows another heading`);

  /** Tabs to the link with that path and presses Enter. */
  async function follow(path) {
    await tabTo(page, path, faults);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.endsWith(path), { waitUntil: 'load', timeout: 15_000 });
  }

  /** The first stop of a page leads past the navigation, and can be seen when it has the focus. */
  async function skipLink() {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtStop);
    if (!faults.expect(stop?.href?.startsWith('#'), `${page.url()}: the first stop is no skip link but ${stop?.name}`)) return;
    for (const fault of stop.faults) faults.add(`${page.url()}: skip link: ${fault}`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement));
    faults.expect(inside, `${page.url()}: after the skip link the next stop is not in <main>`);
    // Not reloaded: the address now ends with the place that was skipped to.
    await page.goto(`${base}en/index.html`);
  }
});
