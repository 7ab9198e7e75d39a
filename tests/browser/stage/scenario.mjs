// Plays one scenario in a real browser: starts it, collects every fault, and ends with exit code 1 if there is one.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

const packages = createRequire(join(needed('ELENCHUS_TEST_PACKAGES'), 'package.json'));
const { chromium } = packages('playwright-core');

/** The path of a file in one of the installed npm packages. */
export const packageFile = (name) => packages.resolve(name);

/** The folder that the scenario is about: a built site, or a project. */
export const subject = needed('ELENCHUS_TEST_SUBJECT');

/** The `elenchus` binary. */
export const binary = needed('ELENCHUS_TEST_BINARY');

// Quiet: a browser that looks for updates and experiments makes requests that have nothing to do with the test.
const QUIET = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-default-apps', '--disable-extensions',
];

/** Faults found so far; a scenario goes on after one, so that a run tells all of them. */
export class Faults {
  #all = new Map();

  /** Notes a fault. The same text is counted, not repeated. */
  add(text) {
    this.#all.set(text, (this.#all.get(text) ?? 0) + 1);
  }

  /** Notes a fault unless `holds`. */
  expect(holds, text) {
    if (!holds) this.add(text);
    return holds;
  }

  get count() {
    return this.#all.size;
  }

  toString() {
    const lines = [...this.#all].map(([text, times]) => (times > 1 ? `- ${text}  (${times} times)` : `- ${text}`));
    const shown = lines.slice(0, 80);
    if (lines.length > shown.length) shown.push(`… and ${lines.length - shown.length} more`);
    return shown.join('\n');
  }
}

/**
 * Plays a scenario. `play({ browser, faults })` notes faults or throws; `seconds` is the time after which it counts as
 * hanging.
 */
export async function scenario(seconds, play) {
  const faults = new Faults();
  let browser;
  const limit = setTimeout(() => finish(faults, `not finished after ${seconds} s`), seconds * 1000);
  try {
    browser = await chromium.launch({ executablePath: needed('ELENCHUS_TEST_CHROME'), args: QUIET });
    await play({ browser, faults });
  } catch (error) {
    faults.add(error.stack ?? String(error));
  }
  clearTimeout(limit);
  await browser?.close().catch((error) => faults.add(`the browser did not close: ${error}`));
  finish(faults);
}

function finish(faults, last) {
  if (last) faults.add(last);
  if (faults.count > 0) console.error(`${faults.count} fault(s):\n${faults}`);
  process.exit(faults.count > 0 ? 1 : 0);
}

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the scenario through \`cargo test --test browser\``);
  return value;
}
