//! What helps readers and contributors along: tours, the glossary, the board.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use elenchus::build::{BuildInput, Built, build};
use elenchus::diagnostic::Level;
use elenchus::load::{DiskFiles, MemoryFiles, ProjectFiles};
use elenchus::pipeline::argue;
use support::built::{errors, page};

const MAP: &str = "format: 1\ntitle: {zh: 长椅, en: Bench}\nlanguages: [zh, en]\nthesis: useless\n\
site: {repository: \"https://git.example/o/r\"}\n";

const TOURS: &str = "tours:
  - id: shade
    title: {zh: 树荫, en: Shade}
    description: {en: About shade.}
    stops:
      - useless
      - {node: shade, text: {zh: '看[[evening]]。', en: 'See [[evening]].'}}
      - needs
      - evening
      - lamp
      - reply
  - {id: short, title: {en: Short}, stops: [lamp]}
";

/// A thesis, a reason of two linked premises, an objection to one of them, an undercut, and a reply.
fn project(map: &str) -> MemoryFiles {
    let nodes = [
        ("useless", "kind: claim\ntitle: {zh: 无用。, en: The bench is useless.}\norigin: paper\nbasis: argued"),
        (
            "shade",
            "kind: premise\ntitle: {zh: 无荫。, en: There is no shade.}\norigin: paper\nbasis: assumed\nsupports: [{to: useless, with: [needs], scheme: sign}]",
        ),
        ("needs", "kind: premise\ntitle: {zh: 须荫。, en: A bench needs shade.}\norigin: paper\nbasis: assumed"),
        (
            "evening",
            "kind: rebuttal\ntitle: {zh: 晚荫。, en: There is shade in the evening.}\nbasis: assumed\ndate: 2026-11-23\nattacks: [shade]",
        ),
        (
            "lamp",
            "kind: rebuttal\ntitle: {zh: 有灯。, en: There is a lamp.}\nbasis: assumed\nundercuts: [shade--useless]",
        ),
        ("reply", "kind: rebuttal\ntitle: {zh: 灯坏。, en: The lamp is broken.}\nbasis: assumed\nattacks: [lamp]"),
    ];
    let files = MemoryFiles::new().with("argument/map.yaml", map);
    nodes.iter().fold(files, |files, (id, text)| files.with(&format!("argument/{id}.yaml"), *text))
}

fn site(files: &dyn ProjectFiles) -> Built {
    let built = build(files, &BuildInput::default()).expect("memory does not fail");
    assert!(built.tree.is_some(), "{:?}", errors(&built));
    built
}

/// Code and place of everything that is found.
fn found(files: &MemoryFiles) -> Vec<String> {
    let argument = argue(files).expect("memory does not fail");
    let place = |finding: &elenchus::diagnostic::Finding| {
        format!("{} {}", finding.code.id, argument.sources.place(finding.primary.span))
    };
    argument.findings.iter().filter(|finding| finding.level == Level::Error).map(place).collect()
}

/// The texts without tags between two marks.
fn stop(page: &str, number: usize) -> String {
    let rest = page.split(&format!("id=\"stop-{number}\"")).nth(1).unwrap_or_else(|| panic!("no stop {number}"));
    rest.split("id=\"stop-").next().unwrap_or_default().to_owned()
}

#[test]
fn a_tour_says_at_each_stop_what_it_has_to_do_with_an_earlier_one() {
    let built = site(&project(&format!("{MAP}{TOURS}")));
    let tour = page(&built, "en/tours/shade.html");
    for (number, wanted) in [
        (2, "This supports <q><a class=\"el-ref\" href=\"#stop-1\">The bench is useless</a></q>."),
        (3, "Together with <q><a class=\"el-ref\" href=\"#stop-2\">There is no shade</a></q> this makes one reason."),
        (4, "This speaks against <q><a class=\"el-ref\" href=\"#stop-2\">There is no shade</a></q>."),
        (5, "This denies the step from <q><a class=\"el-ref\" href=\"#stop-3\">A bench needs shade</a></q>."),
        (6, "This answers <q><a class=\"el-ref\" href=\"#stop-5\">There is a lamp</a></q>."),
    ] {
        assert!(stop(&tour, number).contains(wanted), "{number}: {wanted}\n{}", stop(&tour, number));
    }
    assert!(!stop(&tour, 1).contains("el-tie"), "nothing comes before the first stop");
    assert!(stop(&tour, 2).contains("href=\"../nodes/evening.html\""), "the guide's words are Markdown");
    assert!(tour.contains("<p class=\"el-lead\">About shade.</p>") && tour.contains("Stops: 6"));
    assert!(tour.contains("rel=\"next\" href=\"short.html\""));
    let zh = page(&built, "zh/tours/shade.html");
    assert!(stop(&zh, 6).contains("它回应<q>"), "{}", stop(&zh, 6));
    // A title in one language alone is no translation.
    assert!(page(&built, "zh/tours/short.html").contains("el-notice--untranslated"));
    assert!(page(&built, "en/index.html").contains("<a href=\"tours/shade.html\"><strong>Shade</strong>"));
}

#[test]
fn one_tour_makes_itself() {
    let built = site(&project(MAP));
    let tour = page(&built, "en/tours/strongest-objections.html");
    assert!(stop(&tour, 1).contains("The thesis") && stop(&tour, 2).contains("What is attacked"), "{tour}");
    assert!(stop(&tour, 3).contains("There is shade in the evening."), "{}", stop(&tour, 3));
    assert!(stop(&tour, 3).contains("This objection alone keeps the thesis from holding."), "{}", stop(&tour, 3));
    assert!(stop(&tour, 3).contains("href=\"../board.html#unanswered\""));
    // A project that makes a tour of this name has its own.
    let own = "tours: [{id: strongest-objections, title: {zh: 我, en: Mine}, stops: [lamp]}]\n";
    let built = site(&project(&format!("{MAP}{own}")));
    assert!(page(&built, "en/tours/strongest-objections.html").contains("<title>Mine · Bench</title>"));
    let tree = built.tree.as_ref().expect("a tree");
    assert_eq!(tree.iter().filter(|(path, _)| path.starts_with("en/tours/")).count(), 1);
}

#[test]
fn a_map_that_nobody_disputes_has_no_such_tour() {
    let files = MemoryFiles::new()
        .with("argument/map.yaml", "format: 1\ntitle: {en: M}\nlanguages: [en]\nthesis: t\n")
        .with("argument/t.yaml", "kind: claim\ntitle: {en: T.}\nbasis: assumed\n");
    let built = site(&files);
    let tree = built.tree.as_ref().expect("a tree");
    assert!(!tree.iter().any(|(path, _)| path.contains("tours/")));
    assert!(page(&built, "en/board.html").contains("Every objection has been answered."));
}

#[test]
fn what_is_wrong_with_a_tour_is_found_at_its_place() {
    let tour = |stops: &str| format!("{MAP}tours: [{{id: a, title: {{zh: 甲, en: A}}, stops: {stops}}}]\n");
    for (stops, code, needle) in [
        ("[shade, shad]", "R001", "shad]"),
        ("[{node: shade, txt: x}]", "L007", "txt"),
        ("[{text: x}]", "L009", "{text"),
        ("[]", "L018", "[]"),
        ("[{node: shade, text: {en: '[[no]]'}}]", "R007", "[[no]]"),
    ] {
        let map = tour(stops);
        let found = found(&project(&map));
        assert!(found.contains(&place(code, "argument/map.yaml", &map, needle)), "{map}{found:?}");
    }
}

/// `code file:line:column` of some words in a text.
fn place(code: &str, path: &str, text: &str, needle: &str) -> String {
    let before = text.split(needle).next().unwrap_or_default();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{code} {path}:{}:{column}", before.matches('\n').count() + 1)
}

const GLOSSARY: &str = "bench:\n  term: {zh: 长椅, en: Seat}\n  text: {zh: 坐的。, en: \"For sitting, see [[shade]].\"}\n  \
see: [useless]\narbour:\n  term: {zh: 凉亭, en: Arbour}\n  text: {zh: 亭。, en: A roof.}\n";

#[test]
fn the_glossary_has_the_terms_of_the_matter_and_the_words_of_the_map() {
    let built = site(&project(MAP).with("argument/glossary.yaml", GLOSSARY));
    let (en, zh) = (page(&built, "en/glossary.html"), page(&built, "zh/glossary.html"));
    let at = |page: &str, id: &str| page.find(&format!("id=\"term-{id}\"")).unwrap_or_else(|| panic!("no {id}"));
    assert!(at(&en, "arbour") < at(&en, "bench"), "by the alphabet");
    assert!(at(&zh, "bench") < at(&zh, "arbour"), "in the order of the file");
    for wanted in [
        "lang=\"zh\" dir=\"ltr\">长椅</span>",
        "href=\"nodes/useless.html\"",
        "href=\"nodes/shade.html\"",
        "id=\"word-undercuts\"",
    ] {
        assert!(en.contains(wanted), "{wanted}\n{en}");
    }
    // Without a file of terms there are still the words of the map.
    assert!(page(&site(&project(MAP)), "en/glossary.html").contains("id=\"word-linchpin\""));
}

#[test]
fn what_is_wrong_with_the_glossary_is_found_at_its_place() {
    for (glossary, code, needle) in [
        ("a: {term: {zh: 甲}, text: {zh: 乙}, see: [shad]}\n", "R001", "shad"),
        ("a: {term: {zh: 甲}, txt: {zh: 乙}}\n", "L007", "txt"),
        ("a: {term: {zh: ''}, text: {zh: 乙}}\n", "I004", "{zh: ''"),
        ("'a b': {term: {zh: 甲}, text: {zh: 乙}}\n", "I002", "'a b'"),
        ("a: {term: {zh: 甲}, text: {zh: '[@no]'}}\n", "R005", "[@no]"),
    ] {
        let found = found(&project(MAP).with("argument/glossary.yaml", glossary));
        assert!(found.contains(&place(code, "argument/glossary.yaml", glossary, needle)), "{glossary}{found:?}");
    }
}

/// Every file that a page offers to be filled in, as it would be saved.
fn stubs(page: &str) -> Vec<String> {
    let unescaped = |text: &str| {
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&amp;", "&")
    };
    let codes = page.split("<pre><code>").skip(1).filter_map(|rest| rest.split("</code></pre>").next());
    codes.map(unescaped).collect()
}

#[test]
fn every_file_that_the_board_offers_can_be_saved_as_it_is() {
    let shipped = DiskFiles::new(env!("CARGO_MANIFEST_DIR"));
    let built = site(&shipped);
    for language in ["zh", "en"] {
        let stubs = stubs(&page(&built, &format!("{language}/board.html")));
        assert!(stubs.len() > 40, "{} stubs", stubs.len());
        let files = shipped.list().expect("a list").into_iter();
        let files = files.fold(MemoryFiles::new(), |files, found| {
            let bytes = shipped.read(&found.path).expect("a file");
            files.with(&found.path, bytes)
        });
        // All of them at once: each is one new file, and none is in another's way.
        let files = stubs.iter().enumerate().fold(files, |files, (at, stub)| {
            files.with(&format!("argument/contributions/cx-stub-{at}.yaml"), stub.as_str())
        });
        let argument = argue(&files).expect("memory does not fail");
        let wrong: Vec<_> = argument
            .findings
            .iter()
            .filter(|finding| {
                let path = argument.sources.path(finding.primary.span);
                finding.level == Level::Error && path.contains("cx-stub")
            })
            .collect();
        assert!(wrong.is_empty(), "{language}: {:?}", wrong.iter().map(|f| &f.message.en).collect::<Vec<_>>());
        let used = argument
            .project
            .reasons
            .iter()
            .filter(|reason| argument.project.node(reason.lead).id.starts_with("cx-stub"));
        assert_eq!(used.count(), stubs.len(), "{language}: each is a reason");
    }
}

#[test]
fn the_file_to_fill_in_by_hand_can_be_saved_as_it_is_in_each_of_its_ways() {
    let built = site(&project(MAP));
    for language in ["zh", "en"] {
        let stubs = stubs(&page(&built, &format!("{language}/contribute.html")));
        let [stub] = stubs.as_slice() else { panic!("{stubs:?}") };
        let (head, ways) = stub.split_once("attacks:\n").expect("a way");
        for way in ["attacks", "# undercuts", "# supports"] {
            let lines = ways.lines().filter(|line| line.starts_with(way)).map(|line| line.trim_start_matches("# "));
            let way = if way == "attacks" { format!("attacks:\n{ways}") } else { lines.collect() };
            let argument = argue(&project(MAP).with("argument/contributions/cx-mine.yaml", format!("{head}{way}")))
                .expect("memory does not fail");
            let errors: Vec<_> = argument
                .findings
                .iter()
                .filter(|found| {
                    argument.sources.path(found.primary.span).ends_with("cx-mine.yaml") && found.level == Level::Error
                })
                .map(|found| &found.message.en)
                .collect();
            assert!(errors.is_empty(), "{head}{way}: {errors:?}");
            assert!(
                argument.project.reasons.iter().any(|reason| argument.project.node(reason.lead).id == "cx-mine"),
                "{head}{way}: no reason"
            );
        }
    }
}

#[test]
fn the_board_offers_a_new_file_at_the_repository() {
    let board = page(&site(&project(MAP)), "en/board.html");
    let href = "https://git.example/o/r/new/main?filename=argument%2Fcontributions%2Fcx-your-id.yaml&amp;value=kind%3A%20rebuttal";
    assert!(board.contains(href), "{board}");
    let gitlab = MAP.replace("git.example", "gitlab.example");
    let board = page(&site(&project(&gitlab)), "en/board.html");
    assert!(
        board.contains("https://gitlab.example/o/r/-/new/main?file_name=argument%2Fcontributions%2Fcx-your-id.yaml\"")
    );
    let none = MAP.replace("site: {repository: \"https://git.example/o/r\"}\n", "");
    assert!(!page(&site(&project(&none)), "en/board.html").contains("Make this file in the repository"));
}

#[test]
fn the_board_names_what_nobody_has_answered_asked_or_translated() {
    let files = project(MAP)
        .with("argument/half.yaml", "kind: premise\ntitle: {zh: 半。}\nbasis: assumed\nsupports: [shade]\n");
    let board = page(&site(&files), "en/board.html");
    let section = |from: &str, to: &str| {
        let rest = board.split(&format!("id=\"{from}\"")).nth(1).expect(from);
        rest.split(&format!("id=\"{to}\"")).next().expect(to).to_owned()
    };
    let unanswered = section("unanswered", "weakest");
    assert!(
        unanswered.contains("nodes/evening.html") && !unanswered.contains("href=\"nodes/lamp.html\">"),
        "{unanswered}"
    );
    let weakest = section("weakest", "questions");
    assert!(weakest.contains("nodes/needs.html") && weakest.contains("merely assumed"), "{weakest}");
    assert!(section("questions", "translate").contains("question: sign/cq-1, of: shade--useless"));
    let translate = board.split("id=\"translate\"").nth(1).expect("translations");
    assert!(translate.contains("nodes/half.html") && translate.contains("title:\n  en: …"), "{translate}");
}

#[test]
fn the_board_lists_the_first_translations_that_are_wanted_and_says_how_many_there_are() {
    let mut files = project(MAP);
    for at in 0..30 {
        let node =
            format!("kind: premise\ntitle: {{zh: 第{at}条。}}\nbasis: assumed\norigin: editor\nsupports: [useless]\n");
        files = files.with(&format!("argument/more-{at:02}.yaml"), node.as_str());
    }
    let board = page(&site(&files), "en/board.html");
    let listed = board.split("id=\"translate\"").nth(1).expect("the section");
    let rows = listed.matches("<li class=\"el-item").count();
    assert!(rows == 12 && listed.contains("The first 12 of"), "{rows} rows");
}
