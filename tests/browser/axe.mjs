// The accessibility audit of axe-core on every kind of page: no violation, in either language and colour scheme.
import { readFileSync } from 'node:fs';
import { serveFolder } from './stage/folder_server.mjs';
import { specimens } from './stage/pages.mjs';
import { packageFile, scenario, subject } from './stage/scenario.mjs';

const AXE = readFileSync(packageFile('axe-core/axe.min.js'), 'utf8');

await scenario(900, async ({ browser, faults }) => {
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
  const base = await serveFolder(subject);
  for (const path of specimens(subject)) {
    await page.goto(base + path);
    await page.evaluate(AXE);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      for (const { id, help, nodes } of violations) {
        faults.add(`${path} (${colorScheme}): ${id}: ${help}; ${nodes.length} places, first ${nodes[0].html.slice(0, 160)}`);
      }
    }
  }
});
