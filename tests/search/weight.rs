//! What a query loads at 10,000 statements: at most 100 KB, compressed, whatever is asked.
//!
//! The map is generated from the sentences of the shipped one, so that its letters and words are as frequent as in what
//! people write. `cargo test --test search weight -- --nocapture` prints the figures.

use super::searcher::{Answer, Index};
use super::support::project;
use elenchus::build::{BuildInput, build};
use elenchus::load::DiskFiles;
use elenchus::search::Entry;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;

const STATEMENTS: usize = 10_000;
const MOST: usize = 100_000;

/// The sentences of the shipped map: titles, and those of the texts.
fn sentences(language: &str) -> (Vec<String>, Vec<String>) {
    let argument = elenchus::pipeline::argue(&DiskFiles::new(project::shipped())).unwrap();
    let (mut titles, mut texts) = (Vec::new(), Vec::new());
    for node in &argument.project.nodes {
        titles.extend(node.title.get(language).map(str::to_owned));
        let text = node.text.get(language).unwrap_or_default();
        texts
            .extend(text.split_inclusive(['。', '.']).map(|text| text.trim().to_owned()).filter(|text| text.len() > 9));
    }
    (titles, texts)
}

/// One part from each of several sentences, so that no two statements are alike.
fn mixed(sentences: &[String], parts: usize, random: &mut ChaCha8Rng) -> String {
    let part = |random: &mut ChaCha8Rng| {
        let sentence: Vec<char> = sentences.choose(random).unwrap().chars().collect();
        let from = random.random_range(0..sentence.len() / 2 + 1);
        sentence[from..].iter().collect::<String>()
    };
    (0..parts).map(|_| part(random)).collect::<Vec<_>>().join(" ")
}

fn entries(language: &str) -> Vec<Entry> {
    let (titles, texts) = sentences(language);
    let mut random = ChaCha8Rng::seed_from_u64(5);
    let entry = |n: usize| Entry {
        href: format!("nodes/statement-number-{n}.html"),
        mark: format!("<span>Mark {}</span>", n % 13),
        place: format!("§{} ¶{} s{}", n % 40, n % 7, n % 11),
        title: mixed(&titles, 2, &mut random),
        text: mixed(&texts, 5, &mut random),
        beside: format!("statement-number-{n}"),
        ..Entry::default()
    };
    (0..STATEMENTS).map(entry).collect()
}

/// The parts of a length by how many statements have them: the commonest, then some from the middle and the rarest.
fn parts(entries: &[Entry], length: usize) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries.iter().step_by(7) {
        let chars: Vec<char> = elenchus::search::fold(&entry.text).chars().collect();
        for part in chars.windows(length).filter(|part| part[0] != ' ' && part[length - 1] != ' ') {
            *counts.entry(part.iter().collect()).or_default() += 1;
        }
    }
    let mut parts: Vec<(usize, String)> = counts.into_iter().map(|(part, count)| (count, part)).collect();
    parts.sort_unstable_by(|a, b| b.cmp(a));
    let middle = parts.len() / 2;
    let some = parts.iter().take(12).chain(parts.iter().skip(middle).take(6)).chain(parts.iter().rev().take(6));
    some.map(|(_, part)| part.clone()).collect()
}

fn heaviest<'a>(queries: &'a [String], answers: &'a [Answer]) -> (&'a String, &'a Answer) {
    queries.iter().zip(answers).max_by_key(|(_, answer)| answer.bytes).unwrap()
}

#[test]
fn a_query_loads_at_most_100_kb() {
    for language in ["zh", "en"] {
        let entries = entries(language);
        let files = elenchus::search::index(&entries);
        let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        println!("{language}: {} files, {} KB", files.len(), size / 1000);
        let index = Index::with(files);
        let named: &[&str] = match language {
            "zh" => &["的", "著作", "著作权", "人工智能", "人工智能生成物不是作品", "的 是", "ai 作品"],
            _ => &["e", "th", "the", "of the", "copyright", "is not a work", "a e i o u", "the author of the work"],
        };
        let mut asked: Vec<(String, Vec<String>)> =
            (1..=6).map(|length| (format!("{length} characters"), parts(&entries, length))).collect();
        asked.push(("nothing has it".to_owned(), ["thes the", "内容 内人工的", "qqqqq"].map(str::to_owned).to_vec()));
        asked.push((
            "words".to_owned(),
            named.iter().filter(|query| query.contains(' ')).map(|query| (*query).to_owned()).collect(),
        ));
        asked.extend(named.iter().map(|query| (format!("“{query}”"), vec![(*query).to_owned()])));
        for (name, queries) in asked {
            let answers = index.weigh(&queries, 1);
            let (query, answer) = heaviest(&queries, &answers);
            println!(
                "  {name}: at most {} B in {} files, for “{query}”: {} hits shown of {:?}",
                answer.bytes,
                answer.files,
                answer.all().count(),
                answer.count,
            );
            assert!(answer.bytes <= MOST, "{language}: “{query}” loads {} B", answer.bytes);
            for (query, answer) in queries.iter().zip(&answers).filter(|_| name == "words") {
                assert_eq!(answer.all().count(), 20, "{language}: “{query}” stands in many");
            }
        }
    }
}

#[test]
fn every_statement_of_a_large_map_is_found_by_its_id_and_its_title() {
    let entries = entries("zh");
    let index = Index::of(&entries);
    let some: Vec<&Entry> = entries.iter().step_by(997).collect();
    // Many have the one half of a title, and many the other.
    let titles: Vec<&String> = some.iter().map(|entry| &entry.title).collect();
    for (entry, answer) in some.iter().zip(index.ask(&titles, 9)) {
        assert!(answer.has(&entry.href), "{}", entry.title);
    }
    let ids: Vec<&String> = some.iter().map(|entry| &entry.beside).collect();
    for (entry, answer) in some.iter().zip(index.ask(&ids, 3)) {
        assert!(answer.has(&entry.href), "{}", entry.beside);
    }
}

#[test]
fn a_small_map_has_few_files() {
    let files = build(&super::support::small::project(&[]), &BuildInput::default()).unwrap();
    let tree = files.tree.unwrap();
    let count = tree.iter().filter(|(path, _)| path.starts_with("en/search")).count();
    assert!(count <= 12, "{count} files");
}
