// A contributor's hour in the editor: a slip is told before it is saved, what fits is offered, the pointer tells why,
// from an id to its statement, another id everywhere, a mend, all of it in Chinese, and a program that is not there.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { binary, scenario, subject } from '../browser/stage/scenario.mjs';
import { install, open } from './workbench.mjs';

const REPLY = 'argument/contributions/cx-lid.yaml', OBJECTION = 'argument/contributions/cx-mosquitoes.yaml';
const PROBLEMS = '.markers-panel .monaco-list-row';
const { ELENCHUS_TEST_EDITOR: editor, ELENCHUS_TEST_HOME: home, ELENCHUS_TEST_EXTENSION: vsix } = process.env;

await scenario(240, async ({ browser, faults }) => {
  await install(editor, home, vsix);
  const it = await open(browser, editor, home, { folder: subject, file: REPLY, settings: { 'elenchus.path': binary } });
  try {
    const before = it.saved(REPLY);
    await it.see('.breadcrumbs-control', 'cx-lid'); // the outline: the server answers
    await it.press('Control+Shift+m');
    await it.behind('attacks: [cx-mosquitoes', REPLY);
    await it.press('Backspace');
    await it.see(PROBLEMS, 'there is no node `cx-mosquitoe`');
    faults.expect(it.saved(REPLY) === before, 'the finding is about a text that was saved');

    await it.press('Control+Space');
    await it.see('.suggest-widget .monaco-list-row', /cx-mosquitoes.*Standing water/);
    await it.press('Enter');
    await it.miss(PROBLEMS, 'there is no node');

    await it.press('Control+k', 'Control+i');
    await it.see('.monaco-hover', /Standing water in barrels breeds mosquitoes.*falls/s);
    await it.press('Escape', 'F12');
    await it.see('.tab.active', 'cx-mosquitoes.yaml');

    await it.behind('attacks: [collect-rain', OBJECTION);
    await it.press('F2');
    await it.fill('.rename-box input:focus', 'gather-rain');
    await it.press('Enter');
    const mentions = ['premises/rain-is-enough.yaml', 'map.yaml', 'contributions/cx-mosquitoes.yaml', 'claims/gather-rain.yaml'];
    const renamed = () => mentions.every((file) => /\bgather-rain\b|aliases: \[collect-rainwater\]/.test(read(`argument/${file}`)));
    await it.until(renamed, 'the new id in all files, and its file under that name');

    await it.behind('at', OBJECTION);
    await it.press('Backspace');
    await it.see(PROBLEMS, 'attacks');
    await it.press('Control+.');
    await it.see('.action-widget', 'Replace `atacks` → `attacks`');
    await it.press('Enter', 'Control+s');
    await it.until(() => /^attacks: \[gather-rain\]$/m.test(it.saved(OBJECTION)), 'the mended file');

    write('.vscode/settings.json', '{"elenchus.language": "zh"}');
    await it.behind('at', OBJECTION);
    await it.press('Backspace');
    await it.see(PROBLEMS, '未知的键');
    await it.press('Control+z', 'Control+End');
    await it.type('sup');
    await it.see('.suggest-widget .focused', 'supports');
    await it.press('Enter');
    await it.see('.suggest-widget .monaco-list-row', /gather-rain.*菜园应当收集雨水来浇灌/); // after a key, its values
    await it.type('浇灌');
    await it.miss('.suggest-widget .monaco-list-row', 'cx-lid');
    await it.press('Enter');
    await it.see('.view-line', 'supports: [gather-rain]');

    write('.vscode/settings.json', '{"elenchus.path": "./absent"}');
    await it.see('.notifications-toasts', 'The program ./absent was not found');
    symlinkSync(binary, join(subject, 'here')); // a path in the map, which lies in the workspace
    write('.vscode/settings.json', '{"elenchus.path": "./here"}');
    await it.behind('at', OBJECTION);
    await it.press('Backspace');
    await it.see(PROBLEMS, 'unknown key `atacks`');
  } finally {
    it.stop();
  }

  function read(file) {
    try {
      return it.saved(file);
    } catch {
      return '';
    }
  }
});

function write(file, text) {
  mkdirSync(dirname(join(subject, file)), { recursive: true });
  writeFileSync(join(subject, file), text);
}
