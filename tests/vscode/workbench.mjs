// The real workbench of Visual Studio Code in a browser: its server on loopback, and hands that press keys in it. What is
// waited for is what the editor shows or writes, never a time.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const PATIENCE = 60_000; // nothing takes longer, unless it is broken

/** Runs the server of the editor; `home` is a folder for all that it writes. Resolves to its output up to `until`. */
function server(editor, home, args, until) {
  const places = ['--user-data-dir', join(home, 'data'), '--server-data-dir', join(home, 'server'), '--extensions-dir', join(home, 'extensions')];
  const child = spawn(process.execPath, [join(editor, 'out/server-main.js'), '--accept-server-license-terms', '--telemetry-level', 'off', ...places, ...args], {
    env: { ...process.env, HOME: home, SHELL: '/bin/sh' }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill()); // also where the scenario breaks off
  let said = '';
  const ready = new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`the editor's server did not say ${until}:\n${said}`));
    const limit = setTimeout(fail, PATIENCE);
    child.once('close', fail); // after what it was to say this says nothing
    const hear = (bytes) => {
      said += bytes;
      const found = said.match(until);
      if (found) (clearTimeout(limit), resolve(found));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  return { child, ready };
}

/** Installs the packed extension. */
export async function install(editor, home, vsix) {
  const { child, ready } = server(editor, home, ['--install-extension', vsix, '--force'], /successfully installed/);
  const ended = new Promise((end) => child.once('exit', end));
  await ready;
  await ended;
}

/** Opens a file of a folder in the workbench, with settings of the machine; the folder is trusted as a user does it. */
export async function open(browser, editor, home, { folder, file, settings }) {
  mkdirSync(join(home, 'data/Machine'), { recursive: true });
  writeFileSync(join(home, 'data/Machine/settings.json'), JSON.stringify({ 'files.autoSave': 'off', 'workbench.startupEditor': 'none', ...settings }));
  const token = randomUUID(); // nobody else on this machine is to have a terminal of ours
  const { child, ready } = server(editor, home, ['--host', '127.0.0.1', '--port', '0', '--connection-token', token], /agent listening on (\d+)/);
  const port = (await ready)[1];
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en' });
  page.setDefaultTimeout(PATIENCE);
  const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${port}${join(folder, file)}`]]);
  await page.goto(`http://127.0.0.1:${port}/?tkn=${token}&folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`);
  await page.getByRole('button', { name: 'Yes, I trust the authors' }).click();
  return { ...hands(page, folder), stop: () => child.kill() };
}

/** What a user does and sees. */
function hands(page, folder) {
  const one = (selector, text) => page.locator(selector).filter({ hasText: text, visible: true }).first();
  const input = page.locator('.quick-input-widget input').first();
  const it = {
    /** Waits until something with a text is seen. */
    see: (selector, text) => one(selector, text).waitFor(),
    /** Waits until it is gone. */
    miss: (selector, text) => one(selector, text).waitFor({ state: 'hidden' }),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    /** Types; letters that no key has come as from an input method. */
    type: (text) => page.keyboard.type(text),
    /** Writes into a field that is there. */
    fill: (selector, text) => page.locator(selector).fill(text),
    /** The text of a file on the disk. */
    saved: (file) => readFileSync(join(folder, file), 'utf8'),
    /** Waits until the files on the disk are as they should be. */
    until: async (holds, what) => {
      for (const end = Date.now() + PATIENCE; !holds(); await page.waitForTimeout(50)) {
        if (Date.now() > end) throw new Error(`never: ${what}`);
      }
    },
    /** Puts the cursor into the editor, behind the words of the line that begins with them. */
    behind: async (words, file) => {
      const line = it.saved(file).split('\n').findIndex((one) => one.startsWith(words)) + 1;
      await page.keyboard.press('Control+1');
      await page.keyboard.press('Control+g');
      await input.waitFor();
      await page.keyboard.type(`${line}:${words.length + 1}`);
      await page.keyboard.press('Enter');
      await it.see('.statusbar-item', `Ln ${line}, Col ${words.length + 1}`);
    },
  };
  return it;
}
