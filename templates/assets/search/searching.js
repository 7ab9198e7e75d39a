// Searching: finds, over the files that `src/search/` makes, and says where words stand in a text. Knows no page.

const MOST = 20; // hits at a time
const ASKED = 8; // grams at most that a query looks up
const LOADED = 32; // shards of entries at most for MOST hits, and so many characters in them:
const LENGTH = 250_000;

const known = new Map([..."‘’“”"].map((c, at) => [c, "''\"\""[at]]));
const isSpace = (c) => /\p{White_Space}/u.test(c);

/** A letter, folded. As in src/search/fold.rs, which says why: each letter by itself. */
function letter(c) {
  if (!known.has(c)) {
    const parts = [...c.normalize("NFKD")];
    // A mark of a class above 1 would go behind one of class 1.
    const stays = (part) => !/[\0\p{DI}\p{Cs}]/u.test(part) && (part + "\u0334").normalize("NFD") === part + "\u0334";
    const kept = parts.some(isSpace) ? [c] : parts.filter(stays);
    const cased = kept.flatMap((part) => [...part.toLowerCase().toUpperCase()]).map((part) => part.toLowerCase());
    known.set(c, isSpace(c) ? " " : /[‐-―]/.test(c) ? "-" : cased.join(""));
  }
  return known.get(c);
}

/** A text, folded, and for each place in it the one in the text from which it came. */
function spread(text) {
  const from = [];
  let folded = "", at = 0;
  for (const c of text) {
    const more = letter(c);
    if (more !== " " || /[^ ]$/.test(folded)) {
      folded += more;
      while (from.length < folded.length) from.push(at);
    }
    at += c.length;
  }
  return [folded, from.concat(at)];
}

export const fold = (text) => spread(text)[0].trimEnd();

/** Grams that stand in every text with this word, each with the last character of the one before. As src/search/grams.rs. */
function grams(word) {
  const chars = [...word], found = [];
  let at = 0;
  do {
    const size = chars.slice(at, at + 3).every((c) => c < "\u2e80") ? 3 : 2;
    found.push(chars.slice(at, at + size).join(""));
    at += size - 1;
  } while (at < chars.length - 1);
  return found;
}

function hash(gram) {
  let hash = 0;
  for (const c of gram) hash = Math.imul(hash ^ c.codePointAt(), 0x01000193);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A list of ascending numbers, as src/search/index.rs writes it. */
function numbers(text) {
  const list = [];
  let next = 0, place = 0;
  for (const c of text) {
    const code = c.charCodeAt() - 48;
    next += (code % 32) << place;
    place += 5;
    if (code < 32) list.push(next++), (place = 0);
  }
  return list;
}

/**
 * A search over files: `load(path)` has the JSON of one below the folder of the language. What it gives for a query has
 * `more()` for the next hits, `count` where it is known how many there are, and `done` when there are no more.
 */
export function searching(load) {
  const files = {}, file = (path) => (files[path] ??= load(path));
  return async (query) => {
    const asked = fold(query), words = [...new Set(asked.split(" "))].filter(Boolean);
    const head = await file("search.json"), { folder, count } = head, starts = numbers(head.starts);
    // The triple over a space tells whether two words stand side by side.
    const single = words.flatMap(grams), all = [...new Set([...Array.from(asked.matchAll(/(?=(. .))/gu), (joint) => joint[1]), ...single])];
    const lists = {};
    await Promise.all(all.filter((_, at) => at % Math.ceil(all.length / ASKED) === 0).map(async (gram) => {
      lists[gram] = ((await file(`${folder}/l${hash(gram) % head.lists}.json`))[gram] ?? " ").split(" ").map(numbers);
    }));
    const everything = [...Array(words[0] ? count : 0).keys()];
    const meet = (sets) => sets.reduce((a, b) => ((b = new Set(b)), a.filter((id) => b.has(id))), everything);
    const having = (side, grams) => meet(grams.map((gram) => lists[gram]?.[side] ?? everything));
    // What may be hits, in their order; which texts of each have to have which parts.
    const queue = [
      [having(0, all), [0], [asked]],
      [having(0, single), [0], words],
      [having(1, all), [1, 2], [asked]],
      [meet(words.map((word) => [0, 1].flatMap((side) => having(side, grams(word))))), [0, 1, 2], words],
    ].flatMap(([ids, texts, parts], tier) => (asked !== words[0] || tier % 2 === 0 ? ids.map((id) => [id, texts, parts]) : []));
    const found = new Set();
    let at = 0;
    return {
      words,
      head,
      count: all[1] ? undefined : new Set(queue.map(([id]) => id)).size,
      /** Entries as src/search/index.rs writes them, with their texts `folded`. */
      async more() {
        const hits = [], others = [], shards = new Set();
        const take = ([id, entry]) => found.has(id) || (found.add(id), hits.push(entry));
        let length = 0;
        while (at < queue.length && hits.length < MOST && shards.size < LOADED && length < LENGTH) {
          const ahead = queue.slice(at, at + Math.min(MOST - hits.length, LOADED - shards.size)).map(async ([id, texts, parts]) => {
            const shard = starts.findLastIndex((start) => start <= id);
            shards.add(shard);
            const entry = (await file(`${folder}/e${shard}.json`))[id - starts[shard]];
            entry.folded ??= entry.slice(4).map(fold);
            return [id, entry, texts, parts];
          });
          at += ahead.length;
          for (const hit of await Promise.all(ahead)) {
            const [, entry, texts, parts] = hit, has = (texts, parts) => parts.every((part) => texts.some((text) => entry.folded[text].includes(part)));
            length += entry[5].length;
            if (has(texts, parts)) take(hit);
            else if (has([0, 1, 2], words)) others.push(hit);
          }
        }
        this.done = at >= queue.length;
        // With nothing better after so much has been loaded: what has the words, though not side by side.
        others.slice(0, MOST - hits.length).forEach(take);
        if (this.done) this.count = found.size;
        return hits;
      },
    };
  };
}

/** Where words stand in a text: pairs of places. */
export function marks(text, words) {
  const [folded, from] = spread(text), on = new Uint8Array(folded.length + 1), found = [];
  for (const word of words) {
    for (let at = -1; (at = folded.indexOf(word, at + 1)) >= 0;) on.fill(1, at, at + word.length);
  }
  on.forEach((is, at) => {
    if (is && !on[at - 1]) found.push([from[at]]);
    // A letter that became several is marked whole.
    if (!is && on[at - 1]) found.at(-1)[1] = from.slice(at).find((place) => place > from[at - 1]);
  });
  return found;
}
