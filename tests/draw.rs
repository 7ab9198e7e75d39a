//! `elenchus draw` as a script sees it: the files it writes, what it refuses, and how it ends.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use roxmltree::Document;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const MAP: &str = "format: 1\ntitle: {zh: 长椅, en: Bench}\nlanguages: [zh, en]\nthesis: useless\n\
paper: {outline: [{id: \"1\", title: {zh: 树荫, en: Shade}, paragraphs: [9]}, {id: \"2\", title: {zh: 空, en: Nothing}, paragraphs: [1]}]}\n";

/// A small map with contributions; `base` goes into its `site:`.
fn project(base: Option<&str>, more: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let site = base.map(|base| format!("site: {{base_url: \"{base}\"}}\n")).unwrap_or_default();
    let nodes = [
        (
            "useless",
            "kind: claim\ntitle: {zh: 长椅没有用处。, en: The bench is useless.}\norigin: paper\nat: [\"1¶1 s1\"]\nbasis: argued\n",
        ),
        (
            "shade",
            "kind: premise\ntitle: {zh: 树荫不足。, en: There is too little shade.}\norigin: paper\nat: [\"1¶1 s2\"]\nbasis: assumed\nsupports: [{to: useless, with: [needs]}]\n",
        ),
        (
            "needs",
            "kind: premise\ntitle: {zh: 长椅要有树荫。, en: A bench needs shade.}\norigin: editor\nstance: implicit\nat: [\"1¶1 s2\"]\nbasis: assumed\n",
        ),
        (
            "evening",
            "kind: rebuttal\ntitle: {zh: 傍晚有“树荫” <&>。, en: \"Shade in the “evening” <&>.\"}\nby: \"@lin\"\nbasis: argued\nundercuts: [shade--useless]\n",
        ),
        (
            "dusk",
            "kind: premise\ntitle: {zh: 傍晚太阳低。, en: The sun is low at dusk.}\nby: \"@lin\"\nbasis: assumed\nsupports: [evening]\n",
        ),
    ];
    let write = |id: &str, text: &str| {
        let path = folder.path().join(format!("argument/{id}.yaml"));
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    write("map", &format!("{MAP}{site}"));
    nodes.iter().chain(more).for_each(|(id, text)| write(id, text));
    folder
}

fn elenchus(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
    command.current_dir(folder).arg("draw").args(args).env("LC_ALL", "C").output().expect("it runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("a code")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The drawing on the stream of results.
fn svg(folder: &TempDir, args: &[&str]) -> String {
    let output = elenchus(folder.path(), args);
    assert_eq!(code(&output), 0, "{args:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// The ids of the cards that are drawn.
fn cards(svg: &str) -> BTreeSet<String> {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    let is_card =
        |node: &roxmltree::Node<'_, '_>| node.attribute("class").is_some_and(|c| c.starts_with("node el-card"));
    let ids = document.descendants().filter(is_card).filter_map(|node| node.attribute("data-id"));
    ids.map(str::to_owned).collect()
}

const SCOPES: [&str; 4] = ["thesis", "all", "section:1", "node:evening"];

#[test]
fn every_part_is_drawn_as_a_file_that_stands_alone() {
    let folder = project(None, &[]);
    for scope in SCOPES {
        for more in [&[][..], &["--width", "390"], &["--lang", "zh,en"], &["--no-legend"]] {
            let svg = svg(&folder, &[&["--scope", scope], more].concat());
            let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{scope}: {error}\n{svg}"));
            let elements = || document.descendants().filter(roxmltree::Node::is_element);
            let ids: Vec<&str> = elements().filter_map(|node| node.attribute("id")).collect();
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{scope}: an id twice");
            for node in elements() {
                let reference = node.attribute("href").filter(|href| href.starts_with('#'));
                assert!(reference.is_none_or(|href| ids.contains(&&href[1..])), "{scope}: {reference:?} leads nowhere");
                assert!(node.attributes().all(|a| !a.name().starts_with("on") && a.name() != "style"), "{scope}");
            }
            let style = elements().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "style")));
            let style = style.and_then(|style| style.text()).expect("a stylesheet");
            assert!(!style.contains("var(") && style.contains("prefers-color-scheme: dark"), "{style}");
            for outside in ["<script", "<image", "@import", "url("] {
                assert!(!svg.contains(outside), "{scope}: {outside}");
            }
            let root = document.root_element();
            let named = |attribute: &str| ids.contains(&root.attribute(attribute).unwrap_or_default());
            assert!(named("aria-labelledby") && named("aria-describedby"));
            let legend = svg.contains("class=\"el-key\"");
            assert_eq!(legend, more != ["--no-legend"], "{scope} {more:?}");
        }
    }
}

#[test]
fn a_scope_is_what_it_says() {
    let folder = project(None, &[]);
    let drawn = |args: &[&str]| cards(&svg(&folder, args)).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(drawn(&[]), "dusk evening needs shade useless");
    assert_eq!(drawn(&["--scope", "all"]), "dusk evening needs shade useless");
    assert_eq!(drawn(&["--scope", "node:dusk"]), "dusk evening");
    assert_eq!(drawn(&["--view", "paper"]), "needs shade useless");
    assert!(svg(&folder, &["--scope", "node:dusk"]).contains("el-card--focus"));
    // What a statement rests on beyond the edge of the drawing is not hidden.
    assert!(svg(&folder, &["--scope", "node:useless"]).contains("class=\"el-undrawn\""));
    assert!(!svg(&folder, &["--scope", "all"]).contains("class=\"el-undrawn\""));
}

/// A paper of so many sections with as many subsections each, one statement in each subsection.
fn long_paper(sections: usize, subsections: usize) -> TempDir {
    let folder = project(None, &[]);
    let mut outline = String::new();
    for s in 1..=sections {
        outline
            .push_str(&format!("    - {{id: \"{s}\", title: {{zh: 第 {s} 章, en: Chapter {s}}}, paragraphs: []}}\n"));
        for t in 1..=subsections {
            outline.push_str(&format!(
                "    - {{id: \"{s}.{t}\", title: {{zh: 甲, en: Part {s}.{t}}}, paragraphs: [3]}}\n"
            ));
            let to = if s == 1 { "useless".to_owned() } else { format!("n-{}-{t}", s - 1) };
            let text = format!(
                "kind: premise\ntitle: {{zh: 句 {s}。, en: Sentence {s}.}}\norigin: paper\nat: [\"{s}.{t}¶1 s1\"]\nbasis: assumed\nsupports: [{to}]\n"
            );
            std::fs::write(folder.path().join(format!("argument/n-{s}-{t}.yaml")), text).expect("a file");
        }
    }
    let map = MAP.split("paper:").next().expect("a beginning");
    let first = "    - {id: \"1\"";
    let outline = outline.replacen(
        first,
        &format!("    - {{id: \"0\", title: {{zh: 序, en: Preface}}, paragraphs: [9]}}\n{first}"),
        1,
    );
    std::fs::write(folder.path().join("argument/map.yaml"), format!("{map}paper:\n  outline:\n{outline}"))
        .expect("a file");
    for name in ["useless", "shade", "needs"] {
        let path = folder.path().join(format!("argument/{name}.yaml"));
        let text = std::fs::read_to_string(&path).expect("a file").replace("1¶1", "0¶1");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

#[test]
fn an_overview_shows_sections_and_nests_them_where_they_are_many() {
    let sections = |folder: &TempDir, args: &[&str]| -> Vec<String> {
        let svg = svg(folder, &[&["--scope", "overview", "--lang", "en"], args].concat());
        let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
        let ids = document.descendants().filter(|node| node.attribute("class") == Some("node el-section-card"));
        ids.filter_map(|node| node.attribute("data-id")).map(str::to_owned).collect()
    };
    let few = long_paper(2, 3);
    let expected = ["0", "1.1", "1.2", "1.3", "2.1", "2.2", "2.3"].map(|id| format!("section-{id}"));
    assert_eq!(sections(&few, &[]), expected);
    assert_eq!(sections(&few, &["--width", "390"]), expected);
    let svg = svg(&few, &["--scope", "overview", "--lang", "en"]);
    for wanted in
        ["data-id=\"useless\"", "supports §1.1 (reasons: 1)", "1 statement", "class=\"el-thumb--premise\"", ">Part 2.3"]
    {
        assert!(svg.contains(wanted), "{wanted} in {svg}");
    }
    assert_eq!(sections(&long_paper(4, 4), &[]), ["0", "1", "2", "3", "4"].map(|id| format!("section-{id}")));
    let output = elenchus(project(None, &[]).path(), &["--scope", "overview"]);
    assert_eq!(code(&output), 2, "one section is no overview");
}

#[test]
fn verdicts_are_those_of_the_view() {
    let folder = project(None, &[]);
    let thesis = |args: &[&str]| {
        let svg = svg(&folder, args);
        let card =
            svg.split("id=\"map-useless\"").nth(1).and_then(|rest| rest.split("</g>\n").next()).map(str::to_owned);
        card.unwrap_or_else(|| panic!("no thesis in {svg}"))
    };
    assert!(thesis(&[]).contains("falls") && thesis(&["--view", "paper"]).contains("holds"));
}

#[test]
fn a_card_is_in_one_language_or_in_two() {
    let folder = project(None, &[]);
    let (zh, en, both) =
        (svg(&folder, &["--lang", "zh"]), svg(&folder, &["--lang", "en"]), svg(&folder, &["--lang", "zh,en"]));
    let (first, second) = ("树荫不足。", "There is too little shade.");
    assert!(zh.contains(first) && !zh.contains(second) && zh.contains("xml:lang=\"zh\"") && zh.contains("图例"));
    assert!(en.contains(second) && !en.contains(first) && en.contains("Legend"));
    assert!(both.contains(first) && both.contains("There is too little") && both.contains("前提 premise"));
    assert!(both.contains("图例 Legend") && both.contains("支持 · supports"));
    for wrong in ["zh,en,fr", "zh,", ","] {
        assert_eq!(code(&elenchus(folder.path(), &["--lang", wrong])), 2, "{wrong}");
    }
}

#[test]
fn cards_are_links_where_the_site_has_an_address() {
    let plain = svg(&project(None, &[]), &["--lang", "en"]);
    assert!(!plain.contains("href="), "{plain}");
    let linked = svg(&project(Some("https://a.example/map"), &[]), &["--lang", "en"]);
    assert!(linked.contains("href=\"https://a.example/map/en/nodes/shade.html\""), "{linked}");
    assert!(linked.contains("href=\"https://a.example/map/en/nodes/useless.html#r-shade--useless\""), "{linked}");
}

#[test]
fn what_is_not_there_is_a_wrong_command_line() {
    let folder = project(None, &[]);
    for (scope, words) in [
        ("node:shad", "shade?"),
        ("node:nothing-like-it", "there is no statement"),
        ("section:9", "there is no section"),
        ("section:2", "nothing to draw"),
        ("section:", "none of: thesis"),
        ("everything", "none of: thesis"),
    ] {
        let output = elenchus(folder.path(), &["--scope", scope]);
        assert_eq!(code(&output), 2, "{scope}");
        assert!(text(&output.stderr).contains(words), "{scope}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty());
    }
    std::fs::write(folder.path().join("argument/map.yaml"), "format: 1\ntitle: {en: Bench}\nlanguages: [en]\n")
        .expect("a file");
    let output = elenchus(folder.path(), &[]);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("no thesis"), "{}", text(&output.stderr));
    assert_eq!(code(&elenchus(tempfile::tempdir().expect("a folder").path(), &[])), 2);
}

#[test]
fn a_file_is_written_over_an_earlier_drawing_and_over_nothing_else() {
    let folder = project(None, &[]);
    let write = |name: &str| elenchus(folder.path(), &["-o", name, "--quiet"]);
    assert_eq!(code(&write("map.svg")), 0);
    assert_eq!(code(&write("map.svg")), 0);
    let first = std::fs::read(folder.path().join("map.svg")).expect("a file");
    assert_eq!(text(&first), svg(&folder, &[]));
    std::fs::write(folder.path().join("notes.svg"), "my notes").expect("a file");
    assert_eq!(code(&write("notes.svg")), 2);
    assert_eq!(std::fs::read(folder.path().join("notes.svg")).expect("a file"), b"my notes");
    std::fs::create_dir(folder.path().join("folder.svg")).expect("a folder");
    assert_eq!(code(&write("folder.svg")), 2);
    for name in ["map", "map.pdf", "argument/useless.yaml"] {
        assert_eq!(code(&write(name)), 2, "{name}");
    }
    assert_eq!(code(&write("no/such/folder/map.svg")), 3);
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok).collect();
    assert!(left.iter().all(|entry| !entry.file_name().to_string_lossy().starts_with(".elenchus")), "{left:?}");
}

#[test]
fn a_map_with_errors_is_drawn_and_they_are_reported() {
    let circle = [
        (
            "a",
            "kind: claim\ntitle: {zh: 甲。, en: A.}\norigin: editor\nbasis: argued\nat: [\"1¶1 s1\"]\nsupports: [b, useless]\n",
        ),
        (
            "b",
            "kind: claim\ntitle: {zh: 乙。, en: B.}\norigin: editor\nbasis: argued\nat: [\"1¶1 s1\"]\nsupports: [a]\n",
        ),
    ];
    let folder = project(None, &circle);
    let output = elenchus(folder.path(), &["--scope", "all", "--lang", "en"]);
    assert_eq!(code(&output), 1);
    assert!(text(&output.stderr).contains("G001"), "{}", text(&output.stderr));
    let svg = text(&output.stdout);
    assert_eq!(svg.matches("edge el-line el-line--circular").count(), 2, "{svg}");
    assert!(svg.contains("supports “A” (part of a circle of support, which holds nothing up)"), "{svg}");
    assert!(svg.contains("circle of support: holds nothing up"), "{svg}");
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    let folder = project(Some("https://a.example/"), &[]);
    for scope in SCOPES {
        assert_eq!(svg(&folder, &["--scope", scope]), svg(&folder, &["--scope", scope]));
    }
}

#[cfg(feature = "png")]
mod png {
    use super::{code, elenchus, project, svg, text};
    use resvg::tiny_skia::Pixmap;
    use resvg::usvg::{Options, Tree};

    fn paint(svg: &str) -> Pixmap {
        let tree = Tree::from_str(svg, &Options::default()).unwrap_or_else(|error| panic!("{error}"));
        let size = tree.size().to_int_size();
        let mut pixmap = Pixmap::new(size.width(), size.height()).expect("a picture");
        resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut pixmap.as_mut());
        pixmap
    }

    fn colour(pixmap: &Pixmap, (x, y): (u32, u32)) -> [u8; 3] {
        let pixel = pixmap.pixel(x, y).expect("a pixel").demultiply();
        [pixel.red(), pixel.green(), pixel.blue()]
    }

    #[test]
    fn a_png_is_the_drawing_at_the_scale_that_was_asked_for() {
        crate::support::fonts::ensure().unwrap_or_else(|lacking| panic!("{lacking}"));
        let folder = project(None, &[]);
        let size = |svg: &str| {
            let number = |name: &str| {
                let rest = svg.split(&format!(" {name}=\"")).nth(1).expect(name);
                rest.split('"').next().and_then(|n| n.parse::<u32>().ok()).expect("a number")
            };
            (number("width"), number("height"))
        };
        let (width, height) = size(&svg(&folder, &[]));
        for (scale, times) in [("1", 1), ("3", 3)] {
            let output = elenchus(folder.path(), &["-o", "map.png", "--scale", scale]);
            assert_eq!(code(&output), 0, "{}", text(&output.stderr));
            let picture = Pixmap::load_png(folder.path().join("map.png")).expect("a PNG");
            assert_eq!((picture.width(), picture.height()), (width * times, height * times));
            assert_eq!(colour(&picture, (0, 0)), [0xfd, 0xfc, 0xf9], "the ground");
        }
        assert_eq!(code(&elenchus(folder.path(), &["-o", "map.png", "--scale", "0"])), 2);
    }

    /// `elenchus build --cards` paints them; each language has its own.
    #[test]
    fn pictures_for_links_are_painted_with_the_build_and_not_without_being_asked_for() {
        crate::support::fonts::ensure().unwrap_or_else(|lacking| panic!("{lacking}"));
        let folder = project(Some("https://a.example/"), &[]);
        let build = |more: &[&str]| {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_elenchus"));
            command.current_dir(folder.path()).args(["build", "--quiet", "-o", "site"]).args(more);
            let output = command.env("LC_ALL", "C").output().expect("it runs");
            assert_eq!(code(&output), 0, "{}", text(&output.stderr));
        };
        let picture = |name: &str| Pixmap::load_png(folder.path().join(name)).expect(name);
        let ink = |picture: &Pixmap| {
            let dark = picture.pixels().iter().map(|p| p.demultiply()).filter(|p| p.red() < 80 && p.blue() < 80);
            dark.count()
        };
        build(&["--cards"]);
        for name in ["home", "section-1"] {
            let (zh, en) =
                (picture(&format!("site/zh/cards/{name}.png")), picture(&format!("site/en/cards/{name}.png")));
            for card in [&zh, &en] {
                assert_eq!((card.width(), card.height()), (1200, 630));
                assert_eq!(colour(card, (2, 2)), [0xfd, 0xfc, 0xf9], "the ground");
                assert!(ink(card) > 3_000, "{name}: no texts, only {}", ink(card));
            }
            assert_ne!(zh.data(), en.data(), "{name}");
        }
        let home = std::fs::read_to_string(folder.path().join("site/zh/index.html")).expect("a page");
        assert!(home.contains("property=\"og:image\" content=\"https://a.example/zh/cards/home.png\""));
        build(&[]);
        assert!(!folder.path().join("site/zh/cards").exists());
    }

    /// The SVG for browsers has more in it than other programs know; what they know must be enough.
    #[test]
    fn a_program_without_media_queries_paints_the_light_scheme() {
        let folder = project(None, &[]);
        let svg = svg(&folder, &["--lang", "en"]);
        let picture = paint(&svg);
        let thesis =
            svg.split("id=\"map-useless\"").nth(1).and_then(|rest| rest.split(" d=\"M").nth(1)).expect("a card");
        let mut numbers = thesis.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u32>().ok());
        let (x, y) = (numbers.next().expect("x"), numbers.next().expect("y"));
        assert_eq!(colour(&picture, (2, 2)), [0xfd, 0xfc, 0xf9], "the ground");
        assert_eq!(colour(&picture, (x + 10, y)), [0x00, 0x72, 0xb2], "the outline of the thesis");
        assert_eq!(colour(&picture, (x + 100, y + 8)), [0xee, 0xf4, 0xf5], "its ground");
        let ink = |wanted: [u8; 3]| {
            let all = picture.pixels().iter().map(|p| p.demultiply());
            all.filter(|p| [p.red(), p.green(), p.blue()] == wanted).count()
        };
        assert!(ink([0x47, 0x74, 0x0e]) > 200, "green outlines, lines and signs");
        assert!(ink([0x73, 0x36, 0xb0]) > 50, "the undercut");
        assert!(ink([0, 0, 0]) < 50, "nothing is painted in the black of what has no style");
    }
}
