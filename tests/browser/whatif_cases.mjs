// Reads the cases that tests/whatif.rs has written, labels each with the engine of the site, and names those on which the
// two do not agree. No browser is needed: the engine knows no page.
import { readFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { spelt, view } from './stage/engine.mjs';

const spell = (verdicts) => [...verdicts].map((verdict) => (verdict === undefined ? '.' : '-?+'[verdict + 1])).join('');
const cases = JSON.parse(readFileSync(argv[2], 'utf8')), faults = [];
for (const { name, sheet, reason_ids: ids, supposed, as_it_is: asItIs, then } of cases) {
  const argument = spelt(sheet);
  if (ids && ids.join() !== argument.reasons.map(({ id }) => id).join()) faults.push(`${name}: the reasons are called ${argument.reasons.map(({ id }) => id)}`);
  for (const [at, paper] of [true, false].entries()) {
    const label = view(argument, paper);
    for (const [suppositions, wanted] of [[[], asItIs[at]], [supposed, then[at]]]) {
      const { nodes, reasons } = label(suppositions), seen = [spell(nodes), spell(reasons)];
      if (seen.join() === wanted.join()) continue;
      faults.push(`${name}, ${paper ? 'paper' : 'all'}, supposed ${JSON.stringify(suppositions)}: ${seen}, not ${wanted}\n${JSON.stringify(sheet)}`);
    }
  }
}
if (faults.length) {
  console.error(`${faults.length} faults in ${cases.length} cases:\n${faults.slice(0, 5).join('\n')}`);
  exit(1);
}
console.log(`${cases.length} cases in both views: the engine agrees`);
