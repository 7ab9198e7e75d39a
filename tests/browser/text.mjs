// Titles that are hard to set, on every page with a drawing, on a phone and a desk, in each of the fonts that this
// machine has of those that readers may have: every line stays inside its card.
import { serveFolder } from './stage/folder_server.mjs';
import { shownCards, textOutsideCards } from './stage/measure.mjs';
import { everyPage } from './stage/pages.mjs';
import { scenario, subject } from './stage/scenario.mjs';

// None: as the stylesheet says. Chinese faces are for Chinese, as the stylesheet has it.
const FACES = [{}, { latin: 'DejaVu Sans' }, { latin: 'Liberation Sans' }, { latin: 'Noto Sans', chinese: 'Noto Sans CJK SC' }];

await scenario(600, async ({ browser, faults }) => {
  // The page's policy allows no style but its own; here another one is added.
  const page = await browser.newPage({ bypassCSP: true, reducedMotion: 'reduce' });
  const base = await serveFolder(subject);
  let cards = 0;
  for (const path of everyPage(subject)) {
    for (const [width, height] of [[390, 844], [1440, 900]]) {
      await page.setViewportSize({ width, height });
      await page.goto(base + path);
      if ((await page.locator('svg .el-card').count()) === 0) continue;
      cards += await page.evaluate(shownCards);
      // A page of one statement is drawn in one more face only: there are many of them.
      for (const face of path.includes('/nodes/') ? FACES.slice(0, 2) : FACES) {
        await page.evaluate(setFace, face);
        for (const fault of await page.evaluate(textOutsideCards)) {
          faults.add(`${path} (${width} px, ${face.latin ?? 'the stylesheet’s fonts'}): ${fault}`);
        }
      }
    }
  }
  faults.expect(cards > 500, `only ${cards} diagram cards were seen: the measure of their texts says nothing`);
});

/** Runs in the page: draws all texts of the drawings in a face. */
function setFace({ latin, chinese }) {
  const sheet = new CSSStyleSheet();
  const rule = (selector, face) => (face ? `${selector} { font-family: "${face}", sans-serif !important }` : '');
  sheet.replaceSync(rule('.el-diagram text', latin) + rule('.el-diagram text:lang(zh)', chinese ?? latin));
  document.adoptedStyleSheets = [sheet];
}
