// The accessibility audit of axe-core on every kind of page: no violation, in either language and colour scheme.
import { readFileSync } from 'node:fs';
import { serveFolder } from './stage/folder_server.mjs';
import { specimens } from './stage/pages.mjs';
import { packageFile, scenario, subject } from './stage/scenario.mjs';

const AXE = readFileSync(packageFile('axe-core/axe.min.js'), 'utf8');

await scenario(900, async ({ browser, faults }) => {
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
  const base = await serveFolder(subject);
  const found = new Map();
  for (const path of specimens(subject)) {
    await page.goto(base + path);
    await page.evaluate(AXE);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }));
      for (const violation of violations) note(violation, `${path} (${colorScheme})`);
    }
  }
  for (const { rule, example, why, places } of found.values()) {
    faults.add(`${rule}\n    such as ${example}\n    ${why}\n    on ${places.length} pages: ${places.slice(0, 6).join(', ')}`);
  }

  /** One fault for each rule, however many pages break it. */
  function note({ id, help, nodes }, place) {
    const [first] = nodes;
    const entry = { rule: `${id}: ${help}`, example: first.html.slice(0, 240), why: first.failureSummary.replace(/\s+/g, ' '), places: [] };
    if (!found.has(id)) found.set(id, entry);
    found.get(id).places.push(place);
  }
});
