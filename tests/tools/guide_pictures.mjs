// Pictures for whoever presents the guide for contributors: the stations of its worked example, in both languages, on a
// desk and on a phone. They are made from a built site and not kept in the repository; the guide reads well without them.
//
//   cargo run --release -- build -o SITE
//   ELENCHUS_TEST_CHROME=/usr/bin/chromium ELENCHUS_TEST_PACKAGES=FOLDER/node_modules \
//     node tests/tools/guide_pictures.mjs SITE PICTURES
//
// FOLDER is where `npm ci` was run with tests/browser/package.json.
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { serveFolder } from '../browser/stage/folder_server.mjs';

const [site, pictures] = process.argv.slice(2);
if (!site || !pictures) throw new Error('node tests/tools/guide_pictures.mjs SITE PICTURES');
const { chromium } = createRequire(resolve(process.env.ELENCHUS_TEST_PACKAGES, 'x.js'))('playwright-core');

// A station, its page, what must be seen there, and what the picture is about.
const STATIONS = [
  ['1-conclusion', 'nodes/no-grant-in-policy.html', 'main', 'h1'],
  ['2-premise', 'nodes/difficulty-bars-grant.html', 'main', 'h1'],
  ['3-form', 'contribute.html?attacks=difficulty-bars-grant', 'form', 'form'],
  ['4-rebuttal', 'nodes/cx-difficulty-no-bar.html', 'main', 'h1'],
  ['5-next', 'board.html', 'main', 'h1'],
];
const SCREENS = [['desk', 1280, 900], ['phone', 390, 844]];

mkdirSync(pictures, { recursive: true });
const base = await serveFolder(site);
const browser = await chromium.launch({ executablePath: process.env.ELENCHUS_TEST_CHROME, args: ['--no-sandbox'] });
let made = 0;
for (const language of ['zh', 'en']) {
  for (const [screen, width, height] of SCREENS) {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    for (const [name, path, needs, about] of STATIONS) {
      if (!existsSync(join(site, language, path.split('?')[0]))) {
        console.log(`${language}/${path}: this site has no such page`);
        continue;
      }
      await page.goto(`${base}${language}/${path}`);
      await page.locator(needs).first().waitFor();
      await page.locator(about).first().scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(pictures, `${name}.${language}.${screen}.png`) });
      made += 1;
    }
    await page.close();
  }
}
await browser.close();
console.log(`${made} pictures in ${pictures}`);
