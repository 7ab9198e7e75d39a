// Asks the search what a test wants to know, over the files of a built site, and says what came and what it weighed.
//
// `ask.mjs JOB`: a JSON file, `{ module, folder, queries: [text], pages }` or `{ module, fold: [text] }`. Answers on
// stdout: for each query `{ hits: [[address, …]] by pages, count, done, bytes, files }`, or the folded texts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const text = readFileSync(job.module, 'utf8');
const { searching, fold, marks } = await import(`data:text/javascript,${encodeURIComponent(text)}`);

if (job.fold) {
  // Letters that this Node does not know yet are not compared.
  const isKnown = (text) => !/\p{Cn}/u.test(text);
  process.stdout.write(JSON.stringify({ unicode: process.versions.unicode, texts: job.fold.map((text) => (isKnown(text) ? fold(text) : null)) }));
} else if (job.marks) {
  process.stdout.write(JSON.stringify(job.marks.map(([text, query]) => marks(text, fold(query).split(' ')).map(([a, b]) => text.slice(a, b)))));
} else {
  const weights = new Map();
  const files = new Map();
  const read = (path) => {
    if (!files.has(path)) files.set(path, readFileSync(join(job.folder, path)));
    return files.get(path);
  };
  const weigh = (path) => {
    if (!weights.has(path)) weights.set(path, gzipSync(read(path), { level: 6 }).length);
    return weights.get(path);
  };
  const answers = [];
  let loaded = [];
  const load = async (path) => (loaded.push(path), JSON.parse(read(path)));
  let search = searching(load);
  for (const query of job.queries) {
    if (job.weigh) (loaded = []), (search = searching(load)); // each as the first of a visit
    const found = await search(query);
    const hits = [];
    for (let page = 0; page < job.pages; page++) {
      hits.push((await found.more()).map(([href]) => href));
      if (found.done) break;
    }
    const bytes = job.weigh ? loaded.reduce((sum, path) => sum + weigh(path), 0) : 0;
    answers.push({ hits, count: found.count ?? null, done: found.done, bytes, files: loaded.length });
  }
  process.stdout.write(JSON.stringify(answers));
}
