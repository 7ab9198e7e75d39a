// Makes a contribution of each case that tests/contribute.rs has written, as the form on the site would: the file, what is
// wrong with it, and the verdicts that are foreseen. No browser is needed: these parts know no page.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { charted, contribution, foreseen, problems, reasonOf, write } from './stage/contribution.mjs';

// Half of a character, which JSON from elsewhere cannot hold: U+E000 stands for it in the cases.
const raw = (value) => JSON.parse(JSON.stringify(value), (_, one) => (typeof one === 'string' ? one.replaceAll('\ue000', '\ud800') : one));

const spell = (verdicts) => [...verdicts].map((verdict) => (verdict === undefined ? '.' : '-?+'[verdict + 1])).join('');
const done = JSON.parse(readFileSync(argv[2], 'utf8')).map(({ sheet, titles, lists, languages, typed }) => {
  const map = charted(sheet, titles, lists, languages), it = contribution(raw(typed), map.isTaken, map.isCited), found = problems(it, map);
  const isPlaced = !found.some(({ at, grave }) => grave && /^(to|over|with|id)/.test(at));
  const after = isPlaced ? foreseen(map, it).map(({ nodes, reasons }) => [spell(nodes), spell(reasons)]) : null;
  const ids = isPlaced ? { nodes: [...map.nodes.map(({ id }) => id), it.id, ...it.with.flatMap(({ id }) => id ?? [])], reasons: [...map.reasons.map(({ id }) => id), reasonOf(it)] } : null;
  return { it, found, file: write(it, languages), after, ids };
});
writeFileSync(argv[3], JSON.stringify(done));
