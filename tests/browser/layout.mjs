// Every kind of page on a phone, a tablet and a desk, in light and dark: nothing sticks out, everything can be read.
import { serveFolder } from './stage/folder_server.mjs';
import { lowContrast, shownCards, sidewaysScroll, textOutsideCards } from './stage/measure.mjs';
import { specimens } from './stage/pages.mjs';
import { scenario, subject } from './stage/scenario.mjs';

const SCREENS = [[390, 844], [768, 1024], [1440, 900]];

await scenario(600, async ({ browser, faults }) => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const base = await serveFolder(subject);
  let cards = 0;
  for (const path of specimens(subject)) {
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: 'light' });
      // Loaded anew: a page may decide by its width what to show.
      await page.goto(base + path);
      await note(path, `${width} px`, [sidewaysScroll, textOutsideCards]);
      cards += await page.evaluate(shownCards);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await note(path, `${width} px, ${colorScheme}`, [lowContrast]);
      }
    }
  }
  faults.expect(cards > 500, `only ${cards} diagram cards were seen on all pages: the measure of their texts says nothing`);

  async function note(path, state, measures) {
    for (const measure of measures) {
      for (const fault of await page.evaluate(measure)) faults.add(`${path} (${state}): ${fault}`);
    }
  }
});
