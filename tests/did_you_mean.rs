//! "Did you mean": whatever kind of name is misspelt by a letter, the right one is offered where it stands.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support {
    pub mod small;
}

use elenchus::load::MemoryFiles;
use elenchus::pipeline::argue;
use support::small::places;

const MAP: &str = "format: 1
title: {en: Example, zh: 例}
languages: [en, zh]
thesis: shade
paper:
  outline: [{id: intro, title: {en: Beginning, zh: 引言}, paragraphs: [3]}]
checks: {levels: {orphan: warning}}
expect: {paper: {shade: holds}}
tours:
  - {id: short, title: {en: Short, zh: 短}, stops: [shade, {node: tree, text: {en: Here., zh: 这里。}}]}
";
const SHADE: &str = "kind: claim
title: {en: There is shade., zh: 有树荫。}
text: {en: \"See [[tree]], [@lin-2020] and [how](method.html).\", zh: \"见[[tree]]、[@lin-2020]和[方法](method.html)。\"}
origin: paper
basis: argued
at: [intro¶1 s2]
allow: {orphan: \"a word\"}
";
const TREE: &str = "kind: premise
title: {en: A tree stands there., zh: 那里有树。}
origin: editor
basis: sourced
standard: balance
translated: {zh: \"0123456789abcdef\"}
cites: [lin-2020]
supports: [{to: shade, scheme: witness, role: speaker, with: [{node: noon, role: content}], warrant: {en: Trees give shade., zh: 树能遮荫。}}]
";
const NOON: &str = "kind: premise
title: {en: It is noon., zh: 现在是正午。}
origin: editor
basis: assumed
same_as: [midday]
";
const MIDDAY: &str = "kind: premise\ntitle: {en: The sun is high., zh: 太阳很高。}\norigin: editor\nbasis: assumed\n";
const CLOUD: &str = "kind: rebuttal
title: {en: It is cloudy., zh: 多云。}
by: Lin
basis: assumed
attacks: [{to: shade, asks: {question: witness/honest, of: tree--shade}}]
undercuts: [{to: tree--shade}]
prefers: [{stronger: cloud--shade, weaker: tree--shade}]
contradicts: [tree]
";
const WITNESS: &str = "title: {en: Witness, zh: 证人}
summary: {en: Somebody says so., zh: 有人这么说。}
roles: [{id: speaker, title: {en: Speaker, zh: 说话人}}, {id: content, title: {en: Content, zh: 内容}}]
questions: [{id: honest, answers: premise, text: {en: Is it honest?, zh: 可信吗？}}]
";
const SOURCES: &str = "lin-2020: {type: book, title: Trees, year: 2020}\n";
const TERMS: &str =
    "canopy: {term: {en: Canopy, zh: 树冠}, text: {en: Leaves above., zh: 上面的叶子。}, see: [tree]}\n";
const PAGE: &str = "---\ntitle: Method\norder: 1\n---\n\nSee [[noon]].\n";

const FILES: [(&str, &str); 11] = [
    ("map.yaml", MAP),
    ("shade.yaml", SHADE),
    ("tree.yaml", TREE),
    ("noon.yaml", NOON),
    ("midday.yaml", MIDDAY),
    ("cloud.yaml", CLOUD),
    ("schemes/witness.yaml", WITNESS),
    ("bibliography.yaml", SOURCES),
    ("glossary.yaml", TERMS),
    ("pages/method.en.md", PAGE),
    ("pages/method.zh.md", PAGE),
];

/// The codes of the findings that offer the right name, where it is misspelt once in one file.
fn offers(path: &str, right: &str, wrong: &str) -> Vec<&'static str> {
    let files = FILES.iter().fold(MemoryFiles::new(), |files, (at, text)| {
        let text = if *at == path { text.replacen(right, wrong, 1) } else { (*text).to_owned() };
        assert!(*at != path || text.contains(wrong), "{right} does not stand in {path}");
        files.with(&format!("argument/{at}"), text)
    });
    let argument = argue(&files).expect("memory does not fail");
    let between = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_');
    let offered = |help: &str, before: &str| {
        let name = help.split_once(before).and_then(|(_, after)| after.split('`').next());
        name.is_some_and(|name| right.contains(name) && wrong.split(between).all(|word| word != name))
    };
    let found = argument.findings.iter().map(|finding| (finding.code.id, &finding.help));
    found
        .filter(|(_, help)| offered(&help.en, "did you mean `") && offered(&help.zh, "是不是 `"))
        .map(|(id, _)| id)
        .collect()
}

#[test]
fn without_a_slip_nothing_is_unknown() {
    let files =
        FILES.iter().fold(MemoryFiles::new(), |files, (path, text)| files.with(&format!("argument/{path}"), *text));
    let argument = argue(&files).expect("memory does not fail");
    let places: Vec<String> =
        places(&argument).into_iter().filter(|place| place.starts_with(['L', 'R', 'S'])).collect();
    assert_eq!(places, ["L019 argument/shade.yaml:7:9"]); // nothing to allow
}

#[test]
fn a_misspelt_name_of_every_kind_finds_the_right_one() {
    let mut without = Vec::new();
    for (path, right, wrong, code) in [
        // Statements, wherever they are named.
        ("map.yaml", "thesis: shade", "thesis: shaed", "I006"),
        ("map.yaml", "{shade: holds", "{shaed: holds", "R001"),
        ("map.yaml", "[shade, {", "[shaed, {", "R001"),
        ("map.yaml", "node: tree", "node: treee", "R001"),
        ("tree.yaml", "to: shade", "to: shaed", "R001"),
        ("tree.yaml", "node: noon", "node: non", "R001"),
        ("noon.yaml", "[midday]", "[midady]", "R001"),
        ("cloud.yaml", "contradicts: [tree]", "contradicts: [treee]", "R001"),
        ("glossary.yaml", "see: [tree]", "see: [treee]", "R001"),
        ("shade.yaml", "[[tree]]", "[[treee]]", "R007"),
        ("pages/method.en.md", "[[noon]]", "[[non]]", "R007"),
        // Reasons.
        ("cloud.yaml", "undercuts: [{to: tree--shade", "undercuts: [{to: tree--shaed", "R002"),
        ("cloud.yaml", "of: tree--shade", "of: tree-shade", "R002"),
        ("cloud.yaml", "stronger: cloud--shade", "stronger: clod--shade", "R002"),
        ("cloud.yaml", "weaker: tree--shade", "weaker: tree--shad", "R002"),
        // Schemes, their roles and questions.
        ("tree.yaml", "scheme: witness", "scheme: witnes", "R003"),
        ("tree.yaml", "role: speaker", "role: speeker", "R010"),
        ("tree.yaml", "role: content", "role: contents", "R010"),
        ("cloud.yaml", "witness/honest", "witnes/honest", "R003"),
        ("cloud.yaml", "witness/honest", "witness/honnest", "R004"),
        ("cloud.yaml", "witness/honest", "witness-honest", "R004"),
        // Sources and pages.
        ("tree.yaml", "[lin-2020]", "[lin-2002]", "R005"),
        ("shade.yaml", "[@lin-2020]", "[@lin-2002]", "R005"),
        ("shade.yaml", "method.html", "methods.html", "R006"),
        // Sections.
        ("shade.yaml", "at: [intro", "at: [into", "S001"),
        // Languages.
        ("shade.yaml", "zh: 有", "zu: 有", "L007"),
        ("map.yaml", "zh: 短", "hz: 短", "L007"),
        ("tree.yaml", "translated: {zh", "translated: {zhh", "L007"),
        // Codes.
        ("shade.yaml", "allow: {orphan", "allow: {orphans", "L007"),
        ("map.yaml", "levels: {orphan", "levels: {orfan", "L007"),
        // Keys: of nodes, kinds of relations among them; of maps, reasons, schemes, sources, terms, pages, views.
        ("tree.yaml", "standard:", "standart:", "L007"),
        ("tree.yaml", "supports:", "suports:", "L007"),
        ("cloud.yaml", "attacks:", "atacks:", "L007"),
        ("cloud.yaml", "undercuts:", "undercutts:", "L007"),
        ("cloud.yaml", "prefers:", "prefer:", "L007"),
        ("cloud.yaml", "contradicts:", "contradict:", "L007"),
        ("noon.yaml", "same_as:", "same-as:", "L007"),
        ("tree.yaml", "warrant:", "warant:", "L007"),
        ("cloud.yaml", "question:", "qestion:", "L007"),
        ("map.yaml", "languages:", "langauges:", "L007"),
        ("map.yaml", "paper: {", "papper: {", "L007"),
        ("map.yaml", "stops:", "stop:", "L007"),
        ("schemes/witness.yaml", "roles:", "rolls:", "L007"),
        ("schemes/witness.yaml", "answers:", "answer:", "L007"),
        ("bibliography.yaml", "year:", "yaer:", "L007"),
        ("glossary.yaml", "see:", "se:", "L007"),
        ("pages/method.en.md", "order:", "oder:", "L007"),
        // Words: kinds, origins, bases, standards, verdicts, levels, types.
        ("tree.yaml", "premise", "premis", "L013"),
        ("tree.yaml", "editor", "edito", "L013"),
        ("tree.yaml", "sourced", "soruced", "L013"),
        ("tree.yaml", "balance", "ballance", "L013"),
        ("map.yaml", "holds", "hold", "L013"),
        ("map.yaml", "warning", "waring", "L013"),
        ("schemes/witness.yaml", "premise", "premisse", "L013"),
        ("bibliography.yaml", "book", "boook", "L013"),
    ] {
        let offers = offers(path, right, wrong);
        if !offers.contains(&code) {
            without.push(format!("{path}: {wrong}: {offers:?}"));
        }
    }
    assert!(without.is_empty(), "{}", without.join("\n"));
}

/// A page's language stands in the name of its file.
#[test]
fn the_language_of_a_page_is_a_name_as_well() {
    let files = FILES
        .iter()
        .fold(MemoryFiles::new(), |files, (path, text)| files.with(&format!("argument/{path}"), *text))
        .with("argument/pages/method.eng.md", PAGE);
    let argument = argue(&files).expect("memory does not fail");
    let unread = argument.findings.iter().find(|finding| finding.code.id == "L015").expect("it is not read");
    assert!(
        unread.help.en.starts_with("did you mean `en`?") && unread.help.en.contains("`method.en.md`"),
        "{unread:?}"
    );
}
