//! What machines read of a site: `map.json` and its schema, JSON-LD, Open Graph, the feeds, the pictures.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use elenchus::build::{BuildInput, Built, build};
use elenchus::load::{DiskFiles, MemoryFiles, ProjectFiles};
use serde_json::{Value, json};

/// A title that would end a script, a comment and an attribute, if it could.
const NASTY: &str = "</script><script>alert(1)</script><!-- \\\" ]]> & 'x'";

fn map(site: &str) -> String {
    format!(
        "format: 1\ntitle: {{zh: 图, en: \"{NASTY}\"}}\nlanguages: [zh, en]\nthesis: t\nsite: {{{site}}}\n\
         paper: {{title: {{en: \"{NASTY}\"}}, authors: [Li], outline: [{{id: \"1\", title: {{zh: 节, en: \"{NASTY}\"}}, paragraphs: [1]}}]}}\n\
         tours: [{{id: a, title: {{zh: 甲, en: \"{NASTY}\"}}, stops: [t]}}]\n"
    )
}

fn project(site: &str) -> MemoryFiles {
    MemoryFiles::new()
        .with("argument/map.yaml", map(site))
        .with("argument/glossary.yaml", format!("a: {{term: {{zh: 甲, en: \"{NASTY}\"}}, text: {{zh: 乙, en: \"{NASTY}\"}}}}\n"))
        .with("argument/t.yaml", format!("kind: claim\ntitle: {{zh: 题。, en: \"{NASTY}\"}}\norigin: paper\nat: [\"1¶1\"]\nbasis: assumed\n"))
        .with(
            "argument/cx.yaml",
            format!("kind: rebuttal\ntitle: {{zh: 驳。, en: \"{NASTY}\"}}\nby: \"{NASTY}\"\ndate: 2026-01-02\nbasis: assumed\nattacks: [t]\n"),
        )
        .with("argument/old.yaml", "kind: rebuttal\ntitle: {zh: 旧。, en: Old.}\ndate: 2025-12-31\nbasis: assumed\nattacks: [t]\n")
}

const BASE: &str = "base_url: \"https://a.example/map\", licence: CC-BY-4.0";

fn site(files: &dyn ProjectFiles, input: &BuildInput) -> Built {
    let built = build(files, input).expect("memory does not fail");
    let said = || built.argument.findings.iter().map(|finding| finding.message.en.as_str()).collect::<Vec<_>>();
    assert!(built.tree.is_some(), "{:?}", said());
    built
}

fn file(built: &Built, path: &str) -> String {
    let bytes = built.tree.as_ref().and_then(|tree| tree.get(path)).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn pages(built: &Built) -> Vec<(String, String)> {
    let tree = built.tree.as_ref().expect("a tree");
    let html = tree.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path.to_owned(), String::from_utf8_lossy(bytes).into_owned())).collect()
}

fn validator(built: &Built) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&file(built, "map.schema.json")).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema");
    jsonschema::validator_for(&schema).expect("a schema")
}

#[test]
fn the_shipped_map_fits_its_schema_and_the_schema_knows_every_key() {
    let input = BuildInput { revision: Some("abc".into()), date: Some("2026-11-24".into()), ..BuildInput::default() };
    let built = site(&DiskFiles::new(env!("CARGO_MANIFEST_DIR")), &input);
    let validator = validator(&built);
    let map: Value = serde_json::from_str(&file(&built, "map.json")).expect("JSON");
    let faults: Vec<String> =
        validator.iter_errors(&map).map(|fault| format!("{} {fault}", fault.instance_path())).take(5).collect();
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!((&map["format"], &map["version"], &map["revision"]), (&json!("elenchus-map"), &json!(1), &json!("abc")));
    assert_eq!(map["tours"].as_array().map(Vec::len), Some(2));
    assert!(map["glossary"].as_array().is_some_and(|terms| terms.len() >= 20));
    // The schema is strict: what it does not describe does not pass, wherever it stands.
    for path in [
        "",
        "/nodes/ai-not-author",
        "/reasons/ai-not-author--fails-statutory-definition",
        "/paper",
        "/tours/0",
        "/glossary/0",
        "/tours/0/stops/0",
    ] {
        let mut other = map.clone();
        let object = other.pointer_mut(path).and_then(Value::as_object_mut).unwrap_or_else(|| panic!("no {path}"));
        object.insert("unheard-of".to_owned(), json!(1));
        assert!(!validator.is_valid(&other), "{path}");
        let mut less = map.clone();
        let object = less.pointer_mut(path).and_then(Value::as_object_mut).unwrap_or_else(|| panic!("no {path}"));
        let first = object.keys().next().cloned().unwrap_or_default();
        object.remove(&first);
        assert!(!validator.is_valid(&less), "{path} without {first}");
    }
}

#[test]
fn a_bare_map_fits_the_schema_too() {
    let files = MemoryFiles::new()
        .with("argument/map.yaml", "format: 1\ntitle: {en: M}\nlanguages: [en]\nthesis: t\n")
        .with("argument/t.yaml", "kind: claim\ntitle: {en: T.}\nbasis: assumed\n");
    let built = site(&files, &BuildInput::default());
    let map: Value = serde_json::from_str(&file(&built, "map.json")).expect("JSON");
    assert!(validator(&built).is_valid(&map));
}

/// The data of a page, read as a browser would find its end.
fn linked(path: &str, page: &str) -> Option<Value> {
    let data = page.split("<script type=\"application/ld+json\">").nth(1)?.split("</script").next()?;
    Some(serde_json::from_str(data).unwrap_or_else(|error| panic!("{path}: {error}\n{data}")))
}

#[test]
fn every_page_says_what_it_is_and_no_text_escapes_from_it() {
    let nasty = NASTY.replace("\\\"", "\"");
    let built = site(&project(BASE), &BuildInput::default());
    let mut kinds = std::collections::BTreeSet::new();
    for (path, page) in pages(&built).iter().filter(|(path, _)| path.contains('/')) {
        let data = linked(path, page).unwrap_or_else(|| panic!("{path} has no data"));
        assert_eq!(data["@context"], "https://schema.org", "{path}");
        let about = &data["@graph"][0];
        assert_eq!(about["url"], format!("https://a.example/map/{path}"), "{path}");
        kinds.insert(about["@type"].as_str().unwrap_or_default().to_owned());
        assert!(!page.contains("<script>alert"), "{path}");
        assert_eq!(page.matches("<script").count(), page.matches("</script>").count(), "{path}");
    }
    let wanted = ["CollectionPage", "Dataset", "DefinedTermSet", "ItemList", "WebPage"];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), wanted);
    let node = linked("cx", &file(&built, "en/nodes/cx.html")).expect("data");
    let claim = &node["@graph"][0]["mainEntity"];
    assert_eq!((claim["@type"].as_str(), claim["text"].as_str()), (Some("Claim"), Some(nasty.as_str())));
    assert_eq!((&claim["author"]["name"], &claim["dateCreated"]), (&json!(nasty), &json!("2026-01-02")));
    let thesis = linked("t", &file(&built, "en/nodes/t.html")).expect("data");
    assert_eq!(thesis["@graph"][0]["mainEntity"]["appearance"]["@type"], "ScholarlyArticle");
    let steps = &thesis["@graph"][1]["itemListElement"];
    assert_eq!(steps[0]["item"], "https://a.example/map/en/index.html");
    assert_eq!(steps[1]["item"], "https://a.example/map/en/sections/1.html");
}

#[test]
fn without_an_address_there_is_data_but_nothing_that_needs_one() {
    let built = site(&project("branch: main"), &BuildInput::default());
    let page = file(&built, "en/nodes/t.html");
    assert_eq!(linked("t", &page).expect("data")["@graph"][0]["url"], Value::Null);
    for absent in ["og:", "feed.xml", "rel=\"canonical\""] {
        assert!(!page.contains(absent), "{absent}");
    }
    assert!(built.tree.as_ref().expect("a tree").get("en/feed.xml").is_none());
    assert!(!file(&built, "en/data.html").contains("feed.xml"));
}

#[test]
fn a_page_says_how_it_is_to_be_shown_where_it_is_linked_to() {
    let built = site(&project(BASE), &BuildInput::default());
    let page = file(&built, "zh/sections/1.html");
    for wanted in [
        "<meta property=\"og:title\" content=\"节\">",
        "<meta property=\"og:locale\" content=\"zh_CN\">",
        "<meta property=\"og:locale:alternate\" content=\"en_US\">",
        "<meta property=\"og:url\" content=\"https://a.example/map/zh/sections/1.html\">",
        "<meta property=\"og:site_name\" content=\"图\">",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
    assert!(!page.contains("og:image"), "no picture without --cards");
}

fn paint(svg: &str) -> std::io::Result<Vec<u8>> {
    roxmltree::Document::parse(svg).map_err(std::io::Error::other)?;
    Ok(svg.as_bytes().to_vec())
}

#[test]
fn pictures_stand_for_the_home_page_and_the_sections() {
    let input = BuildInput { painter: Some(paint), ..BuildInput::default() };
    let built = site(&project(BASE), &input);
    for (page, picture) in [
        ("en/index.html", "en/cards/home.png"),
        ("en/sections/1.html", "en/cards/section-1.png"),
        ("zh/nodes/t.html", "zh/cards/section-1.png"),
        ("zh/board.html", "zh/cards/home.png"),
    ] {
        let tag = format!("<meta property=\"og:image\" content=\"https://a.example/map/{picture}\">");
        assert!(file(&built, page).contains(&tag), "{page}");
        let svg = file(&built, picture);
        assert!(svg.contains("width=\"1200\" height=\"630\"") && !svg.contains("<script"), "{svg}");
    }
    assert!(file(&built, "zh/cards/home.png").contains(">题。</text>"));
}

#[test]
fn the_feed_is_atom_with_the_newest_contribution_first() {
    let built = site(&project(BASE), &BuildInput::default());
    let text = file(&built, "en/feed.xml");
    let document = roxmltree::Document::parse(&text).expect("XML");
    let feed = document.root_element();
    let atom = "http://www.w3.org/2005/Atom";
    assert!(feed.has_tag_name((atom, "feed")));
    let child = |node: roxmltree::Node<'_, '_>, name: &str| -> String {
        let found: Vec<_> = node.children().filter(|child| child.has_tag_name((atom, name))).collect();
        assert_eq!(found.len(), 1, "{name} once");
        found[0].text().unwrap_or_default().to_owned()
    };
    assert_eq!(child(feed, "id"), "https://a.example/map/en/feed.xml");
    assert_eq!(child(feed, "updated"), "2026-01-02T00:00:00Z");
    assert!(!child(feed, "title").is_empty());
    let links = |node: roxmltree::Node<'_, '_>, rel: &str| {
        let links = node.children().filter(|child| child.has_tag_name((atom, "link")));
        links
            .filter(|link| link.attribute("rel") == Some(rel))
            .filter_map(|link| link.attribute("href").map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(links(feed, "self"), ["https://a.example/map/en/feed.xml"]);
    assert_eq!(links(feed, "alternate"), ["https://a.example/map/en/index.html"]);
    let entries: Vec<_> = feed.children().filter(|child| child.has_tag_name((atom, "entry"))).collect();
    assert_eq!(
        entries.iter().map(|entry| child(*entry, "updated")).collect::<Vec<_>>(),
        ["2026-01-02T00:00:00Z", "2025-12-31T00:00:00Z"]
    );
    assert_eq!(child(entries[0], "title"), NASTY.replace("\\\"", "\""));
    assert_eq!(child(entries[0], "id"), "https://a.example/map/en/nodes/cx.html");
    assert!(child(entries[0], "summary").starts_with("attacks “"), "{}", child(entries[0], "summary"));
    // Every entry has an author: its own, or that of the feed.
    assert!(feed.children().any(|child| child.has_tag_name((atom, "author"))));
    assert!(file(&built, "en/index.html").contains("<link rel=\"alternate\" type=\"application/atom+xml\""));
    assert_eq!(file(&built, "zh/feed.xml").matches("<entry>").count(), 2);
}

#[test]
fn the_page_of_data_offers_what_there_is_and_says_how_to_cite() {
    let input = BuildInput { revision: Some("r-7".into()), date: Some("2026-11-24".into()), ..BuildInput::default() };
    let built = site(&DiskFiles::new(env!("CARGO_MANIFEST_DIR")), &input);
    let (zh, en) = (file(&built, "zh/data.html"), file(&built, "en/data.html"));
    assert!(
        en.contains("Can AI-generated content be protected by copyright? (2026) [An argument map, revision r-7]."),
        "{en}"
    );
    assert!(zh.contains("人工智能生成内容可以有版权吗？[DB]. 版本 r-7. 2026-11-24."), "{zh}");
    assert!(en.contains("@misc{aigc-not-copyrightable,") && en.contains("  version = {r-7},"), "{en}");
    for drawing in ["map", "overview", "thesis", "section-2.1", "section-4"] {
        let svg = file(&built, &format!("zh/data/{drawing}.svg"));
        roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{drawing}: {error}"));
        assert!(zh.contains(&format!("href=\"data/{drawing}.svg\" download")), "{drawing}");
    }
}
