//! Entries to the files of an index.

use super::fold::fold;
use super::grams::{Gram, add_grams, hash, text};
use super::{Entry, Head};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The folder, below that of the language, in which every index has a folder of its own.
pub const FOLDER: &str = "search";

/// About so many bytes of lists go into a shard.
const LISTS: usize = 6_000;
/// A shard of entries ends with the entry that makes it longer than this.
const ENTRIES: usize = 3_000;

/// The files of the index, by path below the folder of the language.
pub fn index(entries: &[Entry]) -> Vec<(String, Vec<u8>)> {
    let marks: Vec<&str> =
        entries.iter().map(|entry| entry.mark.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
    let (records, starts) = records(entries, &marks);
    let lists = shards(lists(entries));
    let mut hasher = blake3::Hasher::new();
    for file in records.iter().chain(&lists) {
        hasher.update(file);
    }
    let folder = format!("{FOLDER}/{}", &hasher.finalize().to_hex().as_str()[..10]);
    let head = Head { folder: folder.clone(), count: entries.len(), lists: lists.len(), starts, marks: &marks };
    let name = |letter: char| {
        let folder = &folder;
        move |(at, bytes)| (format!("{folder}/{letter}{at}.json"), bytes)
    };
    let mut files = vec![("search.json".to_owned(), json(&head))];
    files.extend(lists.into_iter().enumerate().map(name('l')));
    files.extend(records.into_iter().enumerate().map(name('e')));
    files
}

/// The entries in shards, and the first entry of each.
fn records(entries: &[Entry], marks: &[&str]) -> (Vec<Vec<u8>>, String) {
    let record = |entry: &Entry| {
        let Entry { href, mark, place, lang, title, text, beside } = entry;
        let mark = marks.binary_search(&mark.as_str()).unwrap_or_default(); // it is one of them
        json(&(href, mark, place, lang.as_deref().unwrap_or_default(), title, text, beside))
    };
    let records: Vec<Vec<u8>> = entries.par_iter().map(record).collect();
    let (mut shards, mut starts): (Vec<Vec<u8>>, _) = (Vec::new(), Ascending::default());
    for (at, record) in records.into_iter().enumerate() {
        match shards.last_mut().filter(|shard| shard.len() <= ENTRIES) {
            Some(shard) => shard.push(b','),
            None => {
                starts.push(at);
                shards.push(vec![b'[']);
            }
        }
        shards.last_mut().into_iter().for_each(|shard| shard.extend(&record));
    }
    shards.iter_mut().for_each(|shard| shard.push(b']'));
    (shards, starts.text)
}

/// Where a gram stands: entries by their titles, and by their texts.
#[derive(Default)]
struct List {
    titles: Ascending,
    texts: Ascending,
}

/// The list of each gram, in order of grams.
fn lists(entries: &[Entry]) -> Vec<(Gram, List)> {
    let mut places: HashMap<Gram, usize> = HashMap::new(); // looked up, never walked
    let mut lists: Vec<(Gram, List)> = Vec::new();
    let grams: Vec<[Vec<Gram>; 2]> = entries.par_iter().map(grams_of).collect();
    for (at, [titles, texts]) in grams.into_iter().enumerate() {
        for (is_title, gram) in
            titles.into_iter().map(|gram| (true, gram)).chain(texts.into_iter().map(|gram| (false, gram)))
        {
            let place = *places.entry(gram).or_insert(lists.len());
            if place == lists.len() {
                lists.push((gram, List::default()));
            }
            let list = &mut lists[place].1; // it was just put there, or is there since before
            if is_title { list.titles.push(at) } else { list.texts.push(at) }
        }
    }
    lists.sort_unstable_by_key(|(gram, _)| *gram);
    lists
}

/// The grams of a title and of a text, each once.
fn grams_of(entry: &Entry) -> [Vec<Gram>; 2] {
    [&[&entry.title][..], &[&entry.text, &entry.beside]].map(|texts| {
        let mut grams = Vec::new();
        texts.iter().for_each(|text| add_grams(&fold(text), &mut grams));
        grams.sort_unstable();
        grams.dedup();
        grams
    })
}

/// Lists in shards, each an object from a gram to its two lists with a space between them.
fn shards(lists: Vec<(Gram, List)>) -> Vec<Vec<u8>> {
    let size: usize = lists.iter().map(|(_, list)| 10 + list.titles.text.len() + list.texts.text.len()).sum();
    let count = size.div_ceil(LISTS).max(1).next_power_of_two();
    let mut shards: Vec<BTreeMap<String, String>> = vec![BTreeMap::new(); count];
    for (gram, List { titles, texts }) in lists {
        let shard = hash(gram) as usize % count;
        shards[shard].insert(text(gram), format!("{} {}", titles.text, texts.text)); // below the count
    }
    shards.par_iter().map(json).collect()
}

/// Ascending numbers as a text: of each number how much it is beyond the one before, less one, in digits of 5 bits, the
/// lowest first; a digit that another one follows is a character above `O`.
#[derive(Default)]
struct Ascending {
    text: String,
    next: usize,
}

impl Ascending {
    fn push(&mut self, number: usize) {
        let mut rest = number - self.next;
        self.next = number + 1;
        while rest >= 32 {
            self.text.push(char::from(80 + (rest % 32) as u8));
            rest /= 32;
        }
        self.text.push(char::from(48 + rest as u8));
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default() // texts, and maps with texts as keys, always can be written
}
