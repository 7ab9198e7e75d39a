// The browser itself: it starts, has a Chinese font, and can be measured without scripts of the page's own.
import { scenario } from './stage/scenario.mjs';

await scenario(60, async ({ browser, faults }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setContent('<p><span id="a">论</span><span id="b">证</span><span id="c">&#x10FFFD;</span></p><script>document.title = "ran"</script>');
  faults.expect((await page.title()) === '', 'a script ran although scripts are switched off');
  const pictures = [];
  for (const id of ['a', 'b', 'c']) pictures.push((await page.locator(`#${id}`).screenshot()).toString('base64'));
  // Without a font both are drawn as the box that also stands for a character that no font has.
  faults.expect(pictures[0] !== pictures[1], 'two different Chinese characters look the same: no font draws them');
  faults.expect(pictures[0] !== pictures[2], 'a Chinese character is drawn as a missing one');
});
