//! A small project in Arabic and English: a language that is not built in and runs from right to left. Its dictionary is
//! one file, real words for what a reader sees first and English in Arabic letters for the rest, so that nothing Latin
//! is left by which a word that is missing could hide.

use super::project::write;
use elenchus::load::MemoryFiles;
use elenchus::locale::Dictionary;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// Where the dictionary belongs, below the project folder.
pub const DICTIONARY: &str = "templates/locale/ar.yaml";

/// The words that are really translated.
pub const WORDS: &str = include_str!("../data/languages/ar.yaml");

const MAP: &str = r#"format: 1
title: {ar: "هل يحتاج المقعد إلى الظل؟", en: Does a bench need shade?}
description: {ar: خريطة صغيرة لحِجاج عن مقعد في حديقة., en: A small map about a bench in a park.}
languages: [en, ar]
thesis: useless
site: {base_url: "https://a.example/maps", repository: "https://git.example/o/r", licence: CC-BY-4.0}
paper:
  outline:
    - {id: "1", title: {ar: الظل والحرارة, en: Shade and heat}, paragraphs: [3, 2], footnotes: [1]}
    - {id: "1.1", title: {ar: ما قِيس في آب ٢٠٢٥, en: What was measured}, paragraphs: [2]}
tours:
  - id: walk
    title: {ar: جولة قصيرة, en: A short tour}
    description: {ar: من الأطروحة إلى أقوى اعتراض., en: From the thesis to the strongest objection.}
    stops: [useless, shade, evening]
"#;

const GLOSSARY: &str =
    "shade: {term: {ar: الظل, en: shade}, text: {ar: مكان لا تصله الشمس., en: Where no sun is.}, see: [shade]}\n";

const SOURCES: &str = "wang: {type: book, title: {en: \"Shade: A History\"}, authors: [{en: Wang Li}], year: 2023}\n";

const PAGES: [(&str, &str); 2] = [
    (
        "guide.ar",
        "---\ntitle: دليل القارئ\n---\n# كيف تُقرأ\n\nانظر [[shade]] ثم `map.yaml`:\n\n```yaml\nkind: claim\n```\n\n| القسم | العدد |\n|---|---|\n| الظل | 12 |\n",
    ),
    ("guide.en", "---\ntitle: Guide\n---\nText\n"),
];

/// Statements: some with Latin in their titles, one in English alone, one by a contributor.
const NODES: [(&str, &str); 8] = [
    (
        "useless",
        "kind: claim\ntitle: {ar: \"المقعد بلا ظل لا ينفع أحدًا عند الساعة 14:00.\", en: The bench is useless.}\ntext: {ar: \"يستند هذا إلى [[shade]] وإلى [@wang, p. 3] معًا.\"}\norigin: paper\nat: [\"1¶1 s1\"]\nbasis: argued\naliases: [old-bench]",
    ),
    (
        "shade",
        "kind: premise\ntitle: {ar: \"الظل لا يكفي بحسب جهاز LUX-200.\", en: There is too little shade.}\norigin: paper\nat: [\"1¶1 s2-s3\"]\nbasis: sourced\ncites: [{key: wang, at: p. 3}]\nnote: {ar: القياس في يوم واحد.}\nsupports: [{to: useless, with: [needs], scheme: sign, warrant: {ar: من لا ظل له لا يجلس.}}]",
    ),
    (
        "needs",
        "kind: premise\ntitle: {ar: \"كل مقعد يحتاج إلى ظل.\", en: A bench needs shade.}\norigin: editor\nstance: implicit\nat: [\"1¶1 s2\"]\nbasis: assumed",
    ),
    (
        "evening",
        "kind: rebuttal\ntitle: {ar: \"«في المساء» يصل الظل إلى المقعد.\", en: There is shade in the evening.}\nby: \"@lin\"\ndate: 2026-03-18\nbasis: assumed\nattacks: [shade]\nundercuts: [{to: shade--useless, asks: sign/cq-1}]",
    ),
    (
        "light",
        "kind: premise\ntitle: {en: The meter says too little.}\nbasis: assumed\nby: \"@lin\"\ndate: 2026-11-08\nsupports: [shade]",
    ),
    (
        "rank",
        "kind: premise\ntitle: {ar: القياس أولى من الذاكرة., en: Measuring comes first.}\nbasis: assumed\nby: \"@lin\"\nprefers: [{stronger: light--shade, weaker: evening--shade}]",
    ),
    (
        "sun",
        "kind: premise\ntitle: {ar: الشمس لا تغيب عن المقعد قبل العشاء., en: Sun until night.}\norigin: paper\nat: [\"1.1¶1 s1\"]\nbasis: assumed\ncontradicts: [evening]",
    ),
    (
        "note",
        "kind: context\ntitle: {ar: خلفية عن الحديقة., en: Background.}\norigin: paper\nat: [\"1 fn1\"]\nbasis: assumed",
    ),
];

/// A text in Arabic letters; what is filled in stays.
fn transliterated(text: &str) -> String {
    const LETTERS: [char; 26] = [
        'ا', 'ب', 'ث', 'د', 'ي', 'ف', 'ج', 'ه', 'ي', 'ج', 'ك', 'ل', 'م', 'ن', 'و', 'پ', 'ق', 'ر', 'س', 'ت', 'و', 'ف',
        'و', 'خ', 'ي', 'ز',
    ];
    let mut in_hole = false;
    let letter = |c: char| {
        in_hole = c == '{' || in_hole && c != '}';
        match (in_hole, c) {
            (false, 'a'..='z' | 'A'..='Z') => LETTERS[usize::from(c.to_ascii_lowercase() as u8 - b'a')],
            (false, ',') => '،',
            (false, ';') => '؛',
            (false, '?') => '؟',
            _ => c,
        }
    };
    text.chars().map(letter).collect()
}

/// The whole dictionary: every word of the interface.
pub fn dictionary() -> String {
    let real: BTreeMap<String, String> = serde_yaml::from_str(WORDS).unwrap();
    let mut text = String::new();
    for (key, english) in Dictionary::of("en").entries() {
        let word = real.get(key).cloned().unwrap_or_else(|| transliterated(english));
        writeln!(text, "{key}: {}", serde_json::Value::from(word)).unwrap();
    }
    text
}

/// The project's files below its folder, without the dictionary.
pub fn files() -> Vec<(String, String)> {
    let fixed = [("map.yaml", MAP), ("glossary.yaml", GLOSSARY), ("bibliography.yaml", SOURCES)];
    let fixed = fixed.map(|(path, text)| (format!("argument/{path}"), text.to_owned()));
    let pages = PAGES.map(|(name, text)| (format!("argument/pages/{name}.md"), text.to_owned()));
    let nodes = NODES.map(|(id, text)| (format!("argument/{id}.yaml"), text.to_owned()));
    fixed.into_iter().chain(pages).chain(nodes).collect()
}

/// The project in memory.
pub fn in_memory() -> MemoryFiles {
    files().iter().fold(MemoryFiles::new(), |all, (path, text)| all.with(path, text.as_str()))
}

/// The project with its dictionary, in a folder.
pub fn write_map(folder: &Path) -> io::Result<()> {
    for (path, text) in files() {
        write(&folder.join(path), &text)?;
    }
    write(&folder.join(DICTIONARY), &dictionary())
}
