//! Whatever stands in a title or a text is found by any part of it.

use super::searcher::{Answer, Index};
use super::support::project;
use elenchus::build::{BuildInput, Built, build};
use elenchus::load::DiskFiles;
use elenchus::search::{Entry, fold};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// The shipped map, built.
fn shipped() -> Built {
    let files = DiskFiles::new(project::shipped());
    build(&files, &BuildInput::default()).unwrap()
}

/// The index of a language, as the site has it.
fn index_of(built: &Built, language: &str) -> Index {
    let tree = built.tree.as_ref().unwrap();
    let below = |(path, bytes): (&str, &[u8])| {
        let path = path.strip_prefix(&format!("{language}/"))?;
        (path == "search.json" || path.starts_with("search/")).then(|| (path.to_owned(), bytes.to_vec()))
    };
    Index::with(tree.iter().filter_map(below))
}

/// So many parts of one to six characters, each with the address of the page that has it.
fn parts(texts: &[(String, String)], count: usize, seed: u64) -> Vec<(String, String)> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut parts = Vec::new();
    while parts.len() < count {
        let (href, text) = &texts[random.random_range(0..texts.len())];
        let chars: Vec<char> = text.chars().collect();
        if chars.is_empty() {
            continue;
        }
        let from = random.random_range(0..chars.len());
        let part: String = chars[from..].iter().take(random.random_range(1..=6)).collect();
        if !fold(&part).is_empty() {
            parts.push((part, href.clone()));
        }
    }
    parts
}

fn assert_found(index: &Index, parts: &[(String, String)], what: &str) {
    let queries: Vec<&String> = parts.iter().map(|(part, _)| part).collect();
    let answers = index.ask(&queries, usize::MAX >> 12);
    let lost: Vec<String> = (parts.iter().zip(&answers))
        .filter(|((_, href), answer)| !answer.has(href))
        .map(|((part, href), _)| format!("{part:?} of {href}"))
        .collect();
    assert!(lost.is_empty(), "{what}: {} of {} lost, {:?}", lost.len(), parts.len(), &lost[..lost.len().min(20)]);
    for (query, answer) in queries.iter().zip(&answers) {
        assert_counted(query, answer);
    }
}

/// No hit comes twice, and the count is right at the end.
fn assert_counted(query: &str, answer: &Answer) {
    let mut all: Vec<&str> = answer.all().collect();
    let length = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!((all.len(), answer.count, answer.done), (length, Some(length), true), "{query:?}");
}

/// Titles, texts, notes and quotations as they stand in the files, in the page's language or the one it falls back to.
fn corpus(built: &Built, language: &str) -> Vec<(String, String)> {
    let project = &built.argument.project;
    let mut texts = Vec::new();
    for node in &project.nodes {
        let mut add = |text: &str| texts.push((format!("nodes/{}.html", node.id), text.to_owned()));
        for text in [&node.title, &node.text, &node.note] {
            text.first(project.map.preferring(language)).into_iter().for_each(|(_, text)| add(text));
        }
        node.quote.iter().for_each(|quote| add(&quote.value));
    }
    for section in &project.map.paper.outline {
        let title = section.title.first(project.map.preferring(language));
        texts.extend(title.map(|(_, title)| (format!("sections/{}.html", section.id.value), title.to_owned())));
    }
    texts
}

#[test]
fn every_part_of_the_shipped_map_is_found() {
    let built = shipped();
    for language in ["zh", "en"] {
        let texts = corpus(&built, language);
        assert!(texts.len() > 300, "only {} texts", texts.len());
        let index = index_of(&built, language);
        // Also as a reader would type them: in capitals, in full width.
        let mut parts = parts(&texts, 2_400, 23);
        for (part, _) in parts.iter_mut().step_by(3) {
            *part = part.to_uppercase();
        }
        for (part, _) in parts.iter_mut().skip(1).step_by(3) {
            *part = part.chars().map(full_width).collect();
        }
        assert_found(&index, &parts, language);
    }
}

fn full_width(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
        ' ' => '\u{3000}',
        c => c,
    }
}

/// Titles stand in the page as they are, so they are found by what a reader selects there too.
#[test]
fn what_a_reader_sees_of_a_text_is_found() {
    let built = shipped();
    let tree = built.tree.as_ref().unwrap();
    for language in ["zh", "en"] {
        let mut texts = Vec::new();
        for node in &built.argument.project.nodes {
            let page = format!("nodes/{}.html", node.id);
            let html = String::from_utf8(tree.get(&format!("{language}/{page}")).unwrap().to_vec()).unwrap();
            let prose = html.split("<div class=\"el-prose").nth(1).and_then(|rest| rest.split_once('>'));
            let prose = prose.and_then(|(_, rest)| rest.split("</div>").next());
            let paragraphs = prose.into_iter().flat_map(|prose| prose.split("</p>"));
            texts.extend(paragraphs.map(|html| (page.clone(), elenchus::markdown::plain(html))));
        }
        assert!(texts.len() > 100, "only {} paragraphs", texts.len());
        assert_found(&index_of(&built, language), &parts(&texts, 600, 29), language);
    }
}

/// Texts of whatever can go wrong: scripts mixed, marks in any order, wide and compatibility forms, emoji, what is not seen.
pub fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z ]{1,6}",
        "[的一是作品法权人工智能]{1,6}",
        "[Ａ-Ｚａ-ｚ０-９　，。！？“”]{1,4}",
        "[iIİıſßẞςσΣǆŉΐ]{1,4}",
        "[eaou][\u{300}-\u{345}]{1,3}",
        "[ｦ-ﾟ゛゜がガ]{1,3}",
        "[가-힣ᄀ-ᄒ]{1,3}",
        "[👩👍🏽🇨🇳\u{200D}\u{FE0F}😀𠮷𝔸𝒜]{1,4}",
        "[א-תא\u{5B0}-\u{5BD}ا-ي\u{64B}-\u{652}]{1,4}",
        "[क-ह\u{93E}-\u{94D}ก-ฮ\u{E34}-\u{E4E}]{1,4}",
        "[ \t\n\u{A0}\u{2003}\u{3000}\u{AD}\u{200B}\u{2028}\u{85}]{1,3}",
        "[\"'\\\\<>&{}/_.*+?^$|()`~#%-]{1,4}",
        "[´¨¸ﷺ㌀㍿ﬃ½№™Ⅷ…—‐]{1,3}",
        any::<char>().prop_filter("no NUL", |&c| c != '\0').prop_map(String::from),
        Just("__proto__ constructor toString".to_owned()),
    ];
    proptest::collection::vec(piece, 1..9).prop_map(|pieces| pieces.concat())
}

#[test]
fn every_part_of_nasty_texts_is_found() {
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), seed);
    let mut text = || nasty().new_tree(&mut runner).unwrap().current();
    let entry = |at: usize| Entry {
        href: at.to_string(),
        title: text(),
        text: text() + &text(),
        beside: text(),
        ..Entry::default()
    };
    let entries: Vec<Entry> = (0..400).map(entry).collect();
    let texts: Vec<(String, String)> = (entries.iter())
        .flat_map(|entry| [&entry.title, &entry.text, &entry.beside].map(|text| (entry.href.clone(), text.clone())))
        .collect();
    assert_found(&Index::of(&entries), &parts(&texts, 2_500, 31), "nasty texts");
}

/// No hit without the words.
#[test]
fn nothing_else_is_found() {
    let built = shipped();
    for (language, queries) in [("zh", ["权作文", "的x", "著作权法第三条乙"]), ("en", ["qz", "thex", "the zq"])]
    {
        for (query, answer) in queries.iter().zip(index_of(&built, language).ask(&queries, 500)) {
            assert_eq!(answer.all().count(), 0, "{query}: {:?}", answer.hits);
        }
    }
}
