// Which pages of a built site the scenarios look at.
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const LANGUAGES = ['zh', 'en'];

/** A node of the shipped map that is disputed, and a contributor's objection to it. */
export const DISPUTED = 'user-merely-picks';
export const OBJECTION = 'cx-li-v-liu-2023';
export const THESIS = 'aigc-not-copyrightable';

/** One page of every kind, under each language's folder. */
export const KINDS = [
  'index.html', 'map.html', 'outline.html', `nodes/${THESIS}.html`, `nodes/${DISPUTED}.html`, `nodes/${OBJECTION}.html`,
  'sections/2.3.html', 'claims.html', 'premises.html', 'rebuttals.html', 'schemes.html', 'sources.html', 'glossary.html',
  'board.html', 'contribute.html', 'data.html', 'tours/ten-steps.html', 'tours/strongest-objections.html', 'health.html', 'search.html',
];

/** `KINDS` in every language, the documentation pages, the chooser and the page for what is not found. */
export function specimens(site) {
  const kinds = LANGUAGES.flatMap((language) => KINDS.map((kind) => `${language}/${kind}`));
  return [...kinds, ...everyPage(site).filter((page) => page.includes('/pages/')), 'index.html', '404.html'];
}

/** Every HTML file of the site, as a path with `/`, in order. */
export function everyPage(site) {
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'));
  return paths.filter((path) => path.endsWith('.html')).sort();
}
