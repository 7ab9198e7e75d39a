// The parts of the form for a contribution that know no page, put together as the site does it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PARTS = ['map/hits', 'whatif/engine', 'whatif/argument', 'whatif/addition', 'whatif/elements', 'whatif/outcome', 'contribute/contribution', 'contribute/yaml', 'contribute/chart', 'contribute/check'];

const read = (name) => readFileSync(new URL(`../../../templates/assets/${name}.js`, import.meta.url), 'utf8').replace(/^import .*$/gm, '');
// A file, and no `data:` address: what goes wrong in it is told with its line.
const folder = mkdtempSync(join(tmpdir(), 'elenchus-form-')), file = join(folder, 'form.mjs');
writeFileSync(file, PARTS.map(read).join('\n'));
export const { charted, contribution, foreseen, problems, reasonOf, write } = await import(pathToFileURL(file));
rmSync(folder, { recursive: true });
