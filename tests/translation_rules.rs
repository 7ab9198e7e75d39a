//! T001 and T002 look at every text that readers see in their language, not at statements alone.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use elenchus::load::MemoryFiles;
use elenchus::pipeline::argue;

const MAP: &str = "format: 1
title: {zh: 图, en: Map}
description: {zh: 关于树荫。, en: About shade.}
languages: [zh, en]
thesis: shade
paper:
  title: {zh: 论文, en: Paper}
  outline: [{id: \"1\", title: {zh: 引言, en: Beginning}, paragraphs: [3]}]
tours:
  - {id: short, title: {zh: 短, en: Short}, description: {zh: 一站。, en: One stop.}, stops: [{node: shade, text: {zh: 这里。, en: Here.}}]}
";
const SHADE: &str = "kind: claim\ntitle: {zh: 有树荫。, en: There is shade.}\ntext: {zh: 很凉快。, en: It is cool.}\nnote: {zh: 七月。, en: In July.}\norigin: paper\nbasis: argued\nat: [\"1¶1 s2\"]\n";
const TREE: &str = "kind: premise\ntitle: {zh: 那里有树。, en: A tree stands there.}\norigin: editor\nbasis: assumed\nsupports: [{to: shade, scheme: witness, warrant: {zh: 树能遮荫。, en: Trees give shade.}}]\n";
const WITNESS: &str = "title: {zh: 证人, en: Witness}\nsummary: {zh: 有人说。, en: Somebody says so.}\nroles: [{id: speaker, title: {zh: 说话人, en: Speaker}}]\nquestions: [{id: honest, answers: premise, text: {zh: 可信吗？, en: Is it honest?}}]\n";
const TERMS: &str = "canopy: {term: {zh: 树冠, en: Canopy}, text: {zh: 叶子。, en: Leaves.}}\n";
const PAGE: &str = "---\ntitle: Method\norder: 1\n---\n\nWords.\n";

const FILES: [(&str, &str); 7] = [
    ("map.yaml", MAP),
    ("shade.yaml", SHADE),
    ("tree.yaml", TREE),
    ("schemes/witness.yaml", WITNESS),
    ("glossary.yaml", TERMS),
    ("pages/method.zh.md", PAGE),
    ("pages/method.en.md", PAGE),
];

/// `CODE path:line:column message` of what is missing where a part of one file is replaced; a file without text is not there.
fn missing(path: &str, part: &str, other: &str) -> Vec<String> {
    let text = |at: &str, text: &str| {
        let text = if at == path { text.replacen(part, other, 1) } else { text.to_owned() };
        assert!(at != path || other.is_empty() || text.contains(other), "{part} does not stand in {path}");
        text
    };
    let files = FILES.iter().map(|(at, written)| (at, text(at, written))).filter(|(_, text)| !text.is_empty());
    let files = files.fold(MemoryFiles::new(), |files, (at, text)| files.with(&format!("argument/{at}"), text));
    let argument = argue(&files).expect("memory does not fail");
    let found = argument.findings.iter().filter(|finding| matches!(finding.code.id, "T001" | "T002"));
    let place = |span| argument.sources.place(span).replace("argument/", "");
    found.map(|of| format!("{} {} {}", of.code.id, place(of.primary.span), of.message.en)).collect()
}

#[test]
fn where_all_is_written_nothing_is_missing() {
    assert_eq!(missing("map.yaml", "", ""), Vec::<String>::new());
}

#[test]
fn every_text_is_asked_for_in_every_language() {
    let mut wrong = Vec::new();
    for (path, part, other, wanted) in [
        ("shade.yaml", ", en: There is shade.", "", "T002 shade.yaml:2:8 the title of `shade` is missing in `en`"),
        ("shade.yaml", "zh: 有树荫。, ", "", "T001 shade.yaml:2:8 the title of `shade` is missing in `zh`"),
        ("shade.yaml", ", en: It is cool.", "", "T002 shade.yaml:3:12 the text of `shade` is missing in `en`"),
        ("shade.yaml", ", en: In July.", "", "T002 shade.yaml:4:12 the note on `shade` is missing in `en`"),
        (
            "tree.yaml",
            ", en: Trees give shade.",
            "",
            "T002 tree.yaml:5:55 the warrant of `tree--shade` is missing in `en`",
        ),
        ("map.yaml", ", en: Map", "", "T002 map.yaml:2:13 the title of the map is missing in `en`"),
        ("map.yaml", "zh: 图, ", "", "T002 map.yaml:2:13 the title of the map is missing in `zh`"),
        (
            "map.yaml",
            "title: {zh: 图, en: Map}",
            "title: 图",
            "T002 map.yaml:2:8 the title of the map is missing in `en`",
        ),
        ("map.yaml", ", en: About shade.", "", "T002 map.yaml:3:19 the description of the map is missing in `en`"),
        ("map.yaml", ", en: Paper", "", "T002 map.yaml:7:15 the title of the paper is missing in `en`"),
        ("map.yaml", ", en: Beginning", "", "T002 map.yaml:8:35 the title of section 1 is missing in `en`"),
        ("map.yaml", ", en: Short", "", "T002 map.yaml:10:29 the title of the tour `short` is missing in `en`"),
        ("map.yaml", "zh: 短, ", "", "T002 map.yaml:10:29 the title of the tour `short` is missing in `zh`"),
        (
            "map.yaml",
            ", en: One stop.",
            "",
            "T002 map.yaml:10:62 the description of the tour `short` is missing in `en`",
        ),
        (
            "map.yaml",
            ", en: Here.",
            "",
            "T002 map.yaml:10:116 the text of the tour `short` on `shade` is missing in `en`",
        ),
        ("glossary.yaml", ", en: Canopy", "", "T002 glossary.yaml:1:21 the term `canopy` is missing in `en`"),
        ("glossary.yaml", "zh: 树冠, ", "", "T002 glossary.yaml:1:21 the term `canopy` is missing in `zh`"),
        (
            "glossary.yaml",
            ", en: Leaves.",
            "",
            "T002 glossary.yaml:1:49 the explanation of the term `canopy` is missing in `en`",
        ),
        (
            "schemes/witness.yaml",
            ", en: Witness",
            "",
            "T002 schemes/witness.yaml:1:13 the name of the scheme `witness` is missing in `en`",
        ),
        (
            "schemes/witness.yaml",
            ", en: Somebody says so.",
            "",
            "T002 schemes/witness.yaml:2:15 the summary of the scheme `witness` is missing in `en`",
        ),
        (
            "schemes/witness.yaml",
            ", en: Speaker",
            "",
            "T002 schemes/witness.yaml:3:35 the name of the role `speaker` in `witness` is missing in `en`",
        ),
        (
            "schemes/witness.yaml",
            ", en: Is it honest?",
            "",
            "T002 schemes/witness.yaml:4:55 the question `witness/honest` is missing in `en`",
        ),
        ("pages/method.en.md", PAGE, "", "T002 pages/method.zh.md:1:1 the page `method` is missing in `en`"),
        ("pages/method.zh.md", PAGE, "", "T002 pages/method.en.md:1:1 the page `method` is missing in `zh`"),
    ] {
        let found = missing(path, part, other);
        if found != [wanted] {
            wrong.push(format!("{found:?} for {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Readers of the primary language miss nothing that the map has in no language.
#[test]
fn what_the_primary_language_does_not_say_need_not_be_translated() {
    for (path, part, other) in [
        ("shade.yaml", "text: {zh: 很凉快。, en: It is cool.}\n", ""),
        ("map.yaml", "description: {zh: 关于树荫。, en: About shade.}\n", ""),
        ("map.yaml", ", text: {zh: 这里。, en: Here.}", ""),
        ("shade.yaml", "zh: 很凉快。, en", "en"),
    ] {
        assert_eq!(missing(path, part, other), Vec::<String>::new(), "{part}");
    }
}
