//! The site as a whole: what it must hold whatever the map, and what a project may change of it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use elenchus::build::{BuildInput, Built, build};
use elenchus::load::MemoryFiles;
use serde_json::Value;
use support::built::{errors, page};

const MAP: &str = "format: 1\ntitle: {zh: 长椅, en: Bench}\nlanguages: [zh, en]\nthesis: useless\n\
site: {base_url: \"https://a.example/map\", repository: \"https://git.example/o/r\", licence: CC-BY-4.0}\n\
paper: {outline: [{id: \"1\", title: {zh: 树荫, en: Shade}, paragraphs: [3, 2], footnotes: [1]}]}\n";

/// A map with every kind of reason, a ring of undercuts, a circle of attacks, aliases, and a text in one language only.
fn project() -> MemoryFiles {
    let nodes = [
        (
            "useless",
            "kind: claim\ntitle: {zh: 长椅无用。, en: The bench is useless.}\norigin: paper\nat: [\"1¶1 s1\"]\nbasis: argued\naliases: [old-bench]",
        ),
        (
            "shade",
            "kind: premise\ntitle: {zh: 树荫不足。, en: There is too little shade.}\ntext: {zh: \"见[[evening]]与[@wang, p. 3]。\"}\norigin: paper\nat: [\"1¶1 s2-s3\"]\nbasis: sourced\ncites: [{key: wang, at: p. 3}]\nsupports: [{to: useless, with: [needs], scheme: sign, warrant: {en: A sign.}}]",
        ),
        (
            "needs",
            "kind: premise\ntitle: {zh: 长椅要有树荫。, en: A bench needs shade.}\norigin: editor\nstance: implicit\nat: [\"1¶1 s2\"]\nbasis: assumed",
        ),
        (
            "evening",
            "kind: rebuttal\ntitle: {zh: 傍晚有树荫。, en: There is shade in the evening.}\nby: \"@lin\"\ndate: 2026-11-23\nbasis: assumed\nattacks: [shade]\nundercuts: [{to: shade--useless, asks: sign/cq-1}]",
        ),
        (
            "rank",
            "kind: premise\ntitle: {zh: 测量优先。, en: Measuring comes first.}\nbasis: assumed\nby: \"@lin\"\nprefers: [{stronger: light--shade, weaker: evening--shade}]",
        ),
        (
            "light",
            "kind: premise\ntitle: {zh: 照度计说不足。, en: The meter says too little.}\nbasis: assumed\nby: \"@lin\"\nsupports: [shade]",
        ),
        ("sun", "kind: premise\ntitle: {zh: 日晒。, en: Sun.}\nbasis: assumed\nby: \"@lin\"\ncontradicts: [evening]"),
        ("note", "kind: context\ntitle: {zh: 背景。, en: Background.}\norigin: paper\nat: [\"1 fn1\"]\nbasis: assumed"),
    ];
    let files = MemoryFiles::new()
        .with("argument/map.yaml", MAP)
        .with(
            "argument/bibliography.yaml",
            "wang: {type: book, title: {en: Shade}, authors: [{en: Wang Li}], year: 2023}\n",
        )
        .with(
            "argument/pages/contribute.zh.md",
            "---\ntitle: 贡献\n---\n# 一\n\n[回](contribute.md#一)，[图](../map.html)\n\n# 二\n",
        )
        .with("argument/pages/contribute.en.md", "---\ntitle: Contribute\n---\nText\n");
    nodes.iter().fold(files, |files, (id, text)| files.with(&format!("argument/{id}.yaml"), *text))
}

fn built_with(files: &MemoryFiles, input: &BuildInput) -> Built {
    build(files, input).expect("memory does not fail")
}

fn built() -> Built {
    let input =
        BuildInput { revision: Some("abc123".into()), date: Some("2026-11-24".into()), ..BuildInput::default() };
    let built = built_with(&project(), &input);
    assert!(built.tree.is_some(), "{:?}", errors(&built));
    built
}

#[test]
fn every_link_anchor_and_alternate_of_every_page_is_right() {
    let built = built();
    assert_eq!(errors(&built), Vec::<String>::new());
    for path in [
        "index.html",
        "404.html",
        "robots.txt",
        "map.json",
        "sitemap.xml",
        "zh/nodes/old-bench.html",
        "en/sections/1.html",
    ] {
        page(&built, path);
    }
}

#[test]
fn a_node_page_says_why_and_shows_everything_about_its_reasons() {
    let built = built();
    let shade = page(&built, "en/nodes/shade.html");
    for wanted in [
        ">There is too little shade.</h1>",
        "id=\"r-evening--shade\"",
        "id=\"r-light--shade\"",
        "id=\"r-rank--prefers--light--shade--over--evening--shade\"",
        "is ranked above",
        "<p class=\"el-why\">",
        "Wang Li (2023). <i>Shade</i>",
        "https://git.example/o/r/edit/main/argument/shade.yaml",
        "../pages/contribute.html",
        "../contribute.html?attacks=shade\"",
        "abc123",
        "https://creativecommons.org/licenses/by/4.0/",
    ] {
        assert!(shade.contains(wanted), "{wanted}\n{shade}");
    }
    let thesis = page(&built, "en/nodes/useless.html");
    assert!(thesis.contains("id=\"r-evening--shade--useless\""), "{thesis}");
    assert!(thesis.contains("1 pressed"), "{thesis}");
    assert!(page(&built, "en/nodes/evening.html").contains("Cannot hold together with"));
    let context = page(&built, "en/nodes/note.html");
    assert!(!context.contains("el-ledger") && context.contains("it is not judged"), "{context}");
}

/// The elements of a class in the drawing of the map for wide screens.
fn drawn(built: &Built, path: &str, class: &str) -> usize {
    let page = page(built, path);
    let wide = page
        .split("aria-labelledby=\"dw--title\"")
        .nth(1)
        .and_then(|rest| rest.split("</svg>").next())
        .unwrap_or_default();
    wide.matches(&format!("el-line el-line--{class}\"")).count()
        + wide.matches(&format!("<g class=\"{class}\"")).count()
}

#[test]
fn a_drawing_shows_each_relation_as_what_it_is() {
    let others = [
        ("moon", "kind: claim\ntitle: {zh: Moon。, en: Moon.}\nbasis: argued\nby: \"@lin\"\nsame_as: [sun]"),
        ("p", "kind: claim\ntitle: {zh: P。, en: P.}\nbasis: argued\nby: \"@lin\"\ncontradicts: [q]"),
        ("p1", "kind: premise\ntitle: {zh: P1。, en: P1.}\nbasis: assumed\nby: \"@lin\"\nsupports: [p]"),
        ("q", "kind: claim\ntitle: {zh: Q。, en: Q.}\nbasis: argued\nby: \"@lin\"\nattacks: [useless]"),
        ("q1", "kind: premise\ntitle: {zh: Q1。, en: Q1.}\nbasis: assumed\nby: \"@lin\"\nsupports: [q]"),
    ];
    let files = others.iter().fold(project(), |files, (id, text)| files.with(&format!("argument/{id}.yaml"), *text));
    let built = built_with(&files, &BuildInput::default());
    assert_eq!(errors(&built), Vec::<String>::new());
    let count = |class| drawn(&built, "en/map.html", class);
    // Between p and q each end of the one line has a sign. Between sun and evening, two bare assumptions, too.
    assert_eq!((count("contradicts"), count("el-sign el-sign--contradicts")), (2, 4));
    assert_eq!((count("same"), count("el-line-core")), (1, 0));
    // A ranking leads to both of the reasons that it ranks.
    assert_eq!((count("prefers"), count("el-sign el-sign--prefers")), (2, 2));
    let map = page(&built, "en/map.html");
    assert!(
        map.contains("ranks the reason “The meter says too little” above the reason “There is shade in the evening”"),
    );
    assert!(map.contains("the same statement as"));
}

#[test]
fn a_card_says_that_the_thesis_hangs_on_it_and_whose_it_is() {
    let built = built();
    for (path, words) in [
        (
            "en/map.html",
            "left unsaid, supplied by the mapper · linchpin: every standing proof of the thesis needs it (as the paper argues)",
        ),
        ("zh/map.html", "论文未明说，由编者补出 · 关键前提：论题的每条成立的论证都离不开它（论文自身）"),
        ("en/nodes/shade.html", "added by @lin"),
    ] {
        assert!(page(&built, path).contains(words), "{path} lacks {words}");
    }
    assert!(page(&built, "en/map.html").contains("el-card--linchpin\" id=\"dw--needs\""));
}

#[test]
fn a_legend_names_what_occurs_in_its_drawing_and_nothing_else() {
    let built = built();
    let rows = |path: &str| -> Vec<String> {
        let page = page(&built, path);
        let legend = page.split("<details class=\"el-legend\">").nth(1).expect(path).split("</details>").next();
        let rows = legend.expect("a legend").split("<span>").skip(1);
        rows.filter_map(|row| row.split("</span>").next()).map(str::to_owned).collect()
    };
    let map = rows("en/map.html");
    let contradicts = "contradicts: the two cannot hold together".to_owned();
    for wanted in ["thesis", "rebuttal", "contested", "supports", "attacks", "is ranked above the opposing reason"] {
        assert!(map.iter().any(|row| row == wanted), "{wanted} in {map:?}");
    }
    for occurring in [&contradicts, "left unsaid, supplied by the mapper", "added by a contributor"] {
        assert!(map.iter().any(|row| row == occurring), "{occurring} in {map:?}");
    }
    let linchpin = "linchpin: every standing proof of the thesis needs it (as the paper argues)";
    assert!(map.iter().any(|row| row == linchpin), "{map:?}");
    for absent in [
        "the same statement",
        "context",
        "the statement that the drawing is about",
        "circle of support: holds nothing up",
    ] {
        assert!(map.iter().all(|row| row != absent), "{absent} in {map:?}");
    }
    let node = rows("en/nodes/needs.html");
    assert!(
        node.contains(&"the statement that the drawing is about".to_owned()) && !node.contains(&contradicts),
        "{node:?}"
    );
    assert_eq!(rows("zh/map.html").len(), map.len());
}

#[test]
fn the_home_page_shows_the_sections_where_there_are_several() {
    assert!(!page(&built(), "en/index.html").contains("el-figure--overview"));
    let outline = "paper: {outline: [{id: \"1\", title: {zh: 树荫, en: Shade}, paragraphs: [3, 2], footnotes: [1]}, {id: \"2\", title: {zh: 灯, en: Light}, paragraphs: [2]}]}\n";
    let map = MAP.split("paper:").next().expect("a beginning").to_owned() + outline;
    let lamp = "kind: rebuttal\ntitle: {zh: 有灯。, en: There is a lamp.}\norigin: paper\nat: [\"2¶1 s1\"]\nbasis: assumed\nattacks: [useless]";
    let files = project().with("argument/map.yaml", map).with("argument/lamp.yaml", lamp);
    let built = built_with(&files, &BuildInput::default());
    assert_eq!(errors(&built), Vec::<String>::new());
    let home = page(&built, "en/index.html");
    let figure =
        home.split("el-figure--overview").nth(1).and_then(|rest| rest.split("</figure>").next()).expect("a figure");
    for wanted in [
        "<a class=\"node el-section-card\" id=\"ow--section-2\" data-id=\"section-2\" href=\"sections/2.html\" aria-description=\"attacks thesis (reasons: 1)\">",
        "id=\"on--section-2\"",
        "data-from=\"useless\" data-to=\"section-2\"",
        "how many reasons the line stands for",
    ] {
        assert!(figure.contains(wanted), "{wanted} in {figure}");
    }
    // The same as a list, for whoever does not see the drawing.
    assert!(home.contains("<details class=\"el-as-list\">") && home.contains("<a href=\"sections/2.html\">"));
}

#[test]
fn a_text_that_is_not_translated_stands_in_its_own_language_and_the_page_says_so() {
    let built = built();
    let shade = page(&built, "en/nodes/shade.html");
    assert!(shade.contains("<div class=\"el-prose\" lang=\"zh\" dir=\"ltr\">"), "{shade}");
    assert!(shade.contains("el-notice--untranslated") && shade.contains("中文"), "{shade}");
    assert!(!shade.contains("rel=\"canonical\"") && !shade.contains("rel=\"alternate\" hreflang=\"zh\" href=\"https"));
    assert!(!page(&built, "zh/nodes/shade.html").contains("el-notice--untranslated"));
    let sitemap = page(&built, "sitemap.xml");
    assert!(sitemap.contains("https://a.example/map/zh/nodes/shade.html"));
    assert!(!sitemap.contains("https://a.example/map/en/nodes/shade.html"));
}

#[test]
fn every_page_has_the_strict_policy_and_no_code_of_its_own() {
    let built = built();
    let tree = built.tree.as_ref().expect("a tree");
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(text.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"), "{path}");
        assert!(!text.contains("style=\"") && !text.contains("<style") && !text.contains("<script>"), "{path}");
        assert!(text.starts_with("<!doctype html>"), "{path}");
    }
}

#[test]
fn map_json_has_every_node_and_reason_with_both_verdicts() {
    let built = built();
    let map: Value = serde_json::from_str(&page(&built, "map.json")).expect("JSON");
    assert_eq!(map["version"], 1);
    assert_eq!(map["thesis"], "useless");
    assert_eq!(map["nodes"]["evening"]["verdicts"]["paper"], Value::Null);
    assert_eq!(map["nodes"]["useless"]["verdicts"]["paper"], "holds");
    assert_eq!(map["nodes"]["shade"]["url"]["en"], "en/nodes/shade.html");
    let ranking = &map["reasons"]["rank--prefers--light--shade--over--evening--shade"];
    assert_eq!((&ranking["stronger"], &ranking["target"]), (&"light--shade".into(), &Value::Null));
    assert_eq!(
        map["reasons"]["evening--shade--useless"]["url"]["zh"],
        "zh/nodes/useless.html#r-evening--shade--useless"
    );
    assert_eq!(map["nodes"].as_object().expect("nodes").len(), 8);
}

#[test]
fn one_language_leads_from_the_root_to_its_home() {
    let map = "format: 1\ntitle: {en: Example}\nlanguages: [en]\nthesis: t\n";
    let files = MemoryFiles::new()
        .with("argument/map.yaml", map)
        .with("argument/t.yaml", "kind: claim\ntitle: {en: T.}\nbasis: assumed\n");
    let built = built_with(&files, &BuildInput::default());
    assert!(page(&built, "index.html").contains("<meta http-equiv=\"refresh\" content=\"0; url=en/index.html\">"));
    assert!(built.argument.findings.iter().any(|finding| finding.code.id == "O004"));
    assert!(built.tree.as_ref().expect("a tree").get("sitemap.xml").is_none());
}

fn with_template(name: &str, text: &str) -> Built {
    let templates = [(name.to_owned(), text.to_owned())].into();
    built_with(&project(), &BuildInput { templates, ..BuildInput::default() })
}

#[test]
fn a_project_replaces_a_template_or_a_block_of_it() {
    let block = "{% extends \"default/node.html\" %}{% block title %}X {{ super() }}{% endblock title %}";
    let built = with_template("node.html", block);
    assert!(page(&built, "en/nodes/shade.html").contains("<title>X There is too little shade."));
    assert!(page(&built, "en/nodes/shade.html").contains("id=\"r-light--shade\""));
    let built = with_template(
        "document.html",
        "{% extends \"base.html\" %}{% block content %}<h1>Mine</h1>{% endblock content %}",
    );
    assert!(page(&built, "zh/pages/contribute.html").contains("<h1>Mine</h1>"));
    let built = with_template("assets/style.css", "body { color: red }");
    let tree = built.tree.as_ref().expect("a tree");
    assert!(
        tree.iter().any(|(path, bytes)| path.starts_with("assets/style.") && bytes.starts_with(b"body { color: red }"))
    );
}

#[test]
fn a_fault_of_a_template_is_found_at_its_place() {
    for (text, place, words) in [
        ("<p>\n  {{ item.titel }}\n</p>", "templates/node.html:2:", "titel"),
        ("<p>\n{% if %}</p>", "templates/node.html:2:", ""),
        ("{{ t(key=\"no-such-word\") }}", "templates/node.html:1:", "no-such-word"),
        ("{{ item.title | nofilter }}", "templates/node.html:1:", "nofilter"),
        ("{% extends \"nowhere.html\" %}", "templates/node.html:1:", "nowhere.html"),
    ] {
        let built = with_template("node.html", text);
        assert!(built.tree.is_none());
        let errors = errors(&built);
        let fault = errors.iter().find(|error| error.starts_with("P006")).unwrap_or_else(|| panic!("{errors:?}"));
        assert!(fault.contains(place) && fault.contains(words), "{fault}");
        assert_eq!(errors.iter().filter(|error| error.starts_with("P006")).count(), 1, "{errors:?}");
    }
}

#[test]
fn two_builds_are_the_same_byte_for_byte() {
    let (one, two) = (built(), built());
    let (one, two) = (one.tree.expect("a tree"), two.tree.expect("a tree"));
    assert!(one.iter().eq(two.iter()));
}

#[test]
fn a_long_chain_and_a_ring_of_undercuts_are_shown_without_recursion() {
    let mut files = MemoryFiles::new()
        .with("argument/map.yaml", "format: 1\ntitle: {en: Chain}\nlanguages: [en]\nthesis: n0\n")
        .with("argument/n0.yaml", "kind: claim\ntitle: {en: N.}\nbasis: assumed\n")
        .with("argument/a.yaml", "kind: rebuttal\ntitle: {en: A.}\nbasis: assumed\nundercuts: [{to: yb, id: xa}]\n")
        .with("argument/b.yaml", "kind: rebuttal\ntitle: {en: B.}\nbasis: assumed\nundercuts: [{to: xa, id: yb}]\n")
        .with(
            "argument/u0.yaml",
            "kind: rebuttal\ntitle: {en: U.}\nbasis: assumed\nundercuts: [{to: n1--n0, id: u-0}]\n",
        );
    for at in 1..400 {
        let node = format!("kind: premise\ntitle: {{en: N.}}\nbasis: assumed\nsupports: [n{}]\n", at - 1);
        let undercut = format!(
            "kind: rebuttal\ntitle: {{en: U.}}\nbasis: assumed\nundercuts: [{{to: u-{}, id: u-{at}}}]\n",
            at - 1
        );
        files = files.with(&format!("argument/n{at}.yaml"), node).with(&format!("argument/u{at}.yaml"), undercut);
    }
    let built = built_with(&files, &BuildInput::default());
    assert!(built.tree.is_some(), "{:?}", errors(&built));
    assert_eq!(page(&built, "en/nodes/n0.html").matches("<article class=\"el-reason").count(), 401);
    assert!(page(&built, "en/nodes/a.html").contains("id=\"r-xa\""));
}

/// A section of a page, by the beginning of its class.
fn section_of(built: &Built, path: &str, class: &str) -> String {
    let page = page(built, path);
    let start = page.find(&format!("<section class=\"{class}")).unwrap_or_else(|| panic!("no {class} on {path}"));
    let end = page[start..].find("</section>").unwrap_or_else(|| panic!("no end on {path}"));
    page[start..start + end].to_owned()
}

#[test]
fn a_node_page_says_what_would_change_the_verdict_in_the_words_of_its_language() {
    let built = built();
    let ledger = |path: &str| section_of(&built, path, "el-ledger");
    let turning = |path: &str| section_of(&built, path, "el-turning");
    // As the paper argues the thesis needs its premises; with the contributions the step to it is denied.
    let thesis = ledger("en/nodes/useless.html");
    assert_eq!(thesis.matches("class=\"el-view el-view--").count(), 2, "{thesis}");
    let thesis = turning("en/nodes/useless.html");
    assert!(thesis.contains("<h3 class=\"el-view-name\">as the paper argues</h3>"), "{thesis}");
    assert!(thesis.contains("Without <q>") && thesis.contains("it would fall."), "{thesis}");
    let chinese = turning("zh/nodes/useless.html");
    assert!(chinese.contains("一旦") && chinese.contains("它也不成立。"), "{chinese}");
    // A premise that nobody disputes has one verdict, told once.
    let needs = ledger("en/nodes/needs.html");
    assert_eq!(needs.matches("class=\"el-view el-view--").count(), 1, "{needs}");
    assert!(needs.contains("in both views"), "{needs}");
    let needs = turning("en/nodes/needs.html");
    assert!(needs.contains("As an assumption, it would fall"), "{needs}");
    // Whoever reads an objection learns what hangs on it.
    assert!(needs.contains("If it fell, the verdict on"), "{needs}");
    // What would change a verdict names what it means: it stands apart from the why.
    assert!(!page(&built, "en/nodes/shade.html").contains("Without that support"));
}

#[test]
fn the_home_page_says_what_the_thesis_hangs_on() {
    let built = built();
    let home = page(&built, "en/index.html");
    let hinges = home.split("<section class=\"el-hinges\"").nth(1).expect("the section");
    let hinges = hinges.split("</section>").next().unwrap_or_default();
    assert!(hinges.contains("as the paper argues, each of these statements is needed"), "{hinges}");
    assert!(hinges.contains("Every proof needs them <span class=\"el-count\">2</span>"), "{hinges}");
    for id in ["shade", "needs"] {
        assert!(hinges.contains(&format!("href=\"nodes/{id}.html\"")), "{hinges}");
    }
    assert!(!hinges.contains("They keep objections in check"), "{hinges}");
}

#[test]
fn an_open_question_is_raised_with_everything_but_what_its_author_says() {
    let built = built();
    let page = page(&built, "en/nodes/useless.html");
    let links: Vec<&str> =
        page.split("class=\"el-raise\" href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let scheme = &built.argument.project.schemes["sign"];
    assert_eq!(links.len() + 1, scheme.questions.len(), "all but the one that is pressed: {links:?}");
    for link in links {
        let link = link.replace("&amp;", "&");
        let query = link.strip_prefix("../contribute.html?").expect("the form for a contribution");
        let pairs: Vec<(String, String)> = query
            .split('&')
            .map(|pair| {
                let (name, value) = pair.split_once('=').expect("a value");
                let value = percent_encoding::percent_decode_str(value).decode_utf8().expect("UTF-8").into_owned();
                (name.to_owned(), value)
            })
            .collect();
        let [(verb, to), (asks, question), (of, reason)] = pairs.as_slice() else { panic!("{query}") };
        assert_eq!([asks.as_str(), of.as_str(), reason.as_str()], ["asks", "of", "shade--useless"]);
        // What the form makes of it; `tests/contribute.rs` and the browser tests see to the form.
        let text = format!(
            "kind: rebuttal\ntitle: {{zh: 新意见。, en: A new point.}}\nbasis: assumed\n{verb}:\n  - to: {to}\n    asks: {{question: {question}, of: {reason}}}\n"
        );
        let again = built_with(&project().with("argument/cx-new.yaml", text.as_str()), &BuildInput::default());
        assert_eq!(errors(&again), Vec::<String>::new(), "{text}");
        let project = &again.argument.project;
        let lead = project.find_node("cx-new").expect("the new statement");
        let of = project.find_reason("shade--useless");
        let asks: Vec<_> =
            project.reasons.iter().filter(|reason| reason.lead == lead).map(|r| r.asks.clone()).collect();
        assert!(
            matches!(asks.as_slice(), [Some(asks)] if asks.of == of && text.contains(&asks.question)),
            "{text}: {asks:?}"
        );
    }
}

#[test]
fn statements_steps_and_questions_lead_to_the_form_with_or_without_a_repository() {
    let none = MAP.replace("repository: \"https://git.example/o/r\", ", "");
    for map in [MAP, none.as_str()] {
        let built = built_with(&project().with("argument/map.yaml", map), &BuildInput::default());
        assert_eq!(errors(&built), Vec::<String>::new());
        let thesis = page(&built, "en/nodes/useless.html");
        for query in [
            "attacks=useless\"",
            "supports=useless\"",
            "undercuts=shade--useless\"",
            "undercuts=shade--useless&amp;asks=sign%2Fcq-",
        ] {
            assert!(thesis.contains(&format!("../contribute.html?{query}")), "{query}: {thesis}");
        }
        let form = page(&built, "en/contribute.html");
        let host = "data-address=\"https://git.example/o/r/new/main?filename=\" data-takes=\"value\"";
        assert_eq!(form.contains(host), map == MAP, "{form}");
    }
}

#[test]
fn the_outline_marks_what_stands_in_several_places_and_links_to_where_it_is_whole() {
    let shared =
        "kind: premise\ntitle: {zh: 共, en: Shared.}\nbasis: assumed\nsupports: [light, {to: needs, id: again}]";
    let ground = "kind: premise\ntitle: {zh: 底, en: Ground.}\nbasis: assumed\nsupports: [shared]";
    let files = project().with("argument/shared.yaml", shared).with("argument/ground.yaml", ground);
    let built = built_with(&files, &BuildInput::default());
    let outline = page(&built, "en/outline.html");
    assert_eq!(outline.matches("id=\"o-shared\"").count(), 1);
    assert!(outline.contains("<span class=\"el-tag el-tag--shared\">in 2 places</span>"), "{outline}");
    assert!(outline.contains("<a href=\"#o-shared\" class=\"el-tag\">see above</a>"), "{outline}");
    // Beside the drawing, where the fragment is the viewer's, the list has no such places.
    let map = page(&built, "en/map.html");
    assert!(!map.contains("id=\"o-") && map.contains("<span class=\"el-tag\">see above</span>"));
}
