// Hits: which of some entries a query finds.

/** Folded so that what a reader takes for the same is the same: width, case and white space do not matter. */
export const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** The entries in whose folded `text` every word of a query stands. */
export function hits(entries, query) {
  const words = fold(query).split(" ").filter(Boolean);
  return entries.filter(({ text }) => words.length > 0 && words.every((word) => text.includes(word)));
}
