// The engine of "what if", put together as the site does it: one module after the other, without the lines that import.
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../../../templates/assets/whatif/${name}.js`, import.meta.url), 'utf8');
const text = `${read('engine')}\n${read('argument').replace(/^import .*$/gm, '')}`;
export const { spelt, view } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
