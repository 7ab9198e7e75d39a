//! The order of hits.

use super::searcher::Index;
use elenchus::build::{BuildInput, build};
use elenchus::load::MemoryFiles;

const MAP: &str = "format: 1\ntitle: {zh: 图, en: Map}\nlanguages: [zh, en]\nthesis: thesis\n\
paper: {outline: [{id: \"1\", title: {zh: 树荫, en: On shade}, paragraphs: [3]}]}\n";

/// A chain: thesis ← near ← middle ← far; `apart` bears on nothing; `zh-only` has no English.
fn index(language: &str) -> Index {
    let node = |title: &str, text: &str, more: &str| {
        format!("kind: claim\ntitle: {title}\ntext: {text}\norigin: editor\nbasis: assumed\n{more}\n")
    };
    let nodes = [
        ("apart", node("{zh: 甲, en: Shade apart.}", "{zh: 乙, en: Nothing.}", "")),
        ("far", node("{zh: 甲, en: Far shade.}", "{zh: 乙, en: Nothing.}", "supports: [middle]")),
        (
            "middle",
            node(
                "{zh: 甲, en: A bench.}",
                "{zh: 乙, en: \"Some **shade** here, and an old tree.\"}",
                "supports: [near]",
            ),
        ),
        ("near", node("{zh: 甲, en: Near shade.}", "{zh: 乙, en: Old is the tree.}", "supports: [thesis]")),
        ("thesis", node("{zh: 甲, en: The thesis.}", "{zh: 乙, en: All about the shade.}", "")),
        (
            "zh-only",
            "kind: claim\ntitle: {zh: 只有中文的树荫。}\norigin: editor\nbasis: assumed\nsupports: [far]\n".to_owned(),
        ),
    ];
    let files = MemoryFiles::new()
        .with("argument/map.yaml", MAP)
        .with(
            "argument/bibliography.yaml",
            "wang: {type: book, title: {en: The shade book}, authors: [{en: Wang Li}], year: 2023}\n",
        )
        .with(
            "argument/pages/use.en.md",
            "---\ntitle: Use\n---\nIntroduction.\n\n## Of shade\n\nUmbrella.\n\n## Other\n\nParasol.\n",
        );
    let files = nodes.iter().fold(files, |files, (id, text)| files.with(&format!("argument/{id}.yaml"), text.as_str()));
    let built = build(&files, &BuildInput::default()).unwrap();
    let tree = built.tree.as_ref().unwrap();
    let below = |(path, bytes): (&str, &[u8])| {
        let path = path.strip_prefix(&format!("{language}/"))?;
        path.starts_with("search").then(|| (path.to_owned(), bytes.to_vec()))
    };
    Index::with(tree.iter().filter_map(below))
}

fn hits(index: &Index, query: &str) -> String {
    let answer = index.ask(&[query], 9).remove(0);
    let name = |href: &str| href.trim_start_matches("nodes/").replace(".html", "");
    answer.all().map(name).collect::<Vec<_>>().join(" ")
}

#[test]
fn titles_come_before_texts_and_what_is_near_the_thesis_before_what_is_far() {
    let index = index("en");
    let wanted = "near far apart sections/1 pages/use#h-of-shade thesis middle sources#src-wang";
    assert_eq!(hits(&index, "shade"), wanted);
    assert_eq!(hits(&index, "SHADE "), wanted);
}

#[test]
fn words_side_by_side_come_before_words_apart() {
    let index = index("en");
    assert_eq!(hits(&index, "old tree"), "middle near");
    assert_eq!(hits(&index, "tree old"), "near middle");
    assert_eq!(hits(&index, "shade near"), "near");
    assert_eq!(hits(&index, "shade shade"), hits(&index, "shade"), "a word said twice is one word");
}

#[test]
fn ids_markup_headings_and_fallbacks_are_found() {
    let index = index("en");
    assert_eq!(hits(&index, "zh-only"), "zh-only");
    assert_eq!(hits(&index, "**shade**"), "middle");
    assert_eq!(hits(&index, "umbrella"), "pages/use#h-of-shade");
    assert_eq!(hits(&index, "parasol"), "pages/use#h-other");
    assert_eq!(hits(&index, "introduction"), "pages/use");
    assert_eq!(hits(&index, "中文"), "zh-only", "what is not translated is found in its own language");
    assert_eq!(hits(&index, "§1"), "sections/1");
    assert_eq!(hits(&index, "王"), "");
    assert_eq!(hits(&index, " "), "");
}
