//! The ink of every text in a drawing stays inside its card: texts are shaped and drawn by a real renderer (usvg) with
//! real fonts, one after the other those that readers have, and the outlines of the glyphs are compared with the boxes
//! that were made without any font.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#[path = "../support/mod.rs"]
mod support;

mod renderer;

use elenchus::diagram::TextLine;
use elenchus::diagram::{
    self, Badge, Card, CardKind, Drawing, Group, Item, Reason, Relation, Scene, Target, Text, svg,
};
use elenchus::load::DiskFiles;
use elenchus::model::Verdict;
use elenchus::pipeline::argue;
use renderer::{Fault, Renderer, is_enough};
use std::fs;
use std::path::Path;
use support::{battery, project};

/// The battery as a map: each title as a statement in its language, with a second language, long heads and tabs.
fn battery_scene() -> Scene {
    let kinds = [CardKind::Claim, CardKind::Premise, CardKind::Rebuttal, CardKind::Context];
    let words = ["Rebuttal", "反驳", "WWWWWWWWWWWW MMMMMMMMMMMMM", "Контраргумент", "טענה נגדית"];
    let verdicts = ["contested", "有争议", "MMMMMMMMMMMMMMMMMMMMMMMMMM", "не устоял", "שנוי במחלוקת"];
    let titles = battery::titles();
    let card = |at: usize, (lang, title): &battery::Title| {
        let badge = Badge { verdict: Verdict::ALL[at % 3], word: verdicts[at / 2 % 5].into() };
        let second = &titles[(at + 7) % titles.len()];
        Card {
            id: format!("card-{at}"),
            kind: kinds[at % 4],
            word: words[at % 5].into(),
            title: Text::new(title, *lang),
            second: at.is_multiple_of(3).then(|| Text::new(&second.1, second.0)),
            badge: (at % 4 != 3).then_some(badge),
            href: at.is_multiple_of(2).then(|| "nodes/there.html".into()),
            group: (!at.is_multiple_of(3)).then_some(at % 4),
            ..Card::default()
        }
    };
    let group = |id: &str| Group { id: id.into(), ..Group::default() };
    let cards: Vec<Card> = titles.iter().enumerate().map(|(at, title)| card(at, title)).collect();
    let reasons = (1..cards.len()).map(|at| Reason {
        id: format!("reason-{at}"),
        kind: if at.is_multiple_of(3) { Relation::Attacks } else { Relation::Supports },
        premises: vec![at],
        circular: Vec::new(),
        target: Target::Card(at / 5),
        verdict: None,
        href: None,
        label: String::new(),
    });
    Scene {
        reasons: reasons.collect(),
        cards,
        groups: ["2.1", "WWWWWWWWWWWW", "第二章第三节", "a-long-section-id"].map(group).to_vec(),
        ..Scene::default()
    }
}

fn drawings(scene: &Scene) -> [(&'static str, Drawing); 4] {
    let mut near = scene.clone();
    near.cards[0].focus = true;
    [
        ("map", diagram::map(scene)),
        ("outline", diagram::outline(scene, 340, "see")),
        ("narrow outline", diagram::outline(scene, 300, "参见")),
        ("neighbourhood", diagram::neighbourhood(&near, 680, "see")),
    ]
}

fn renderers() -> Vec<Renderer> {
    support::fonts::ensure().unwrap_or_else(|lacking| panic!("{lacking}"));
    Renderer::all()
}

fn none(what: &str, faults: &[Fault]) {
    let all: String = faults.iter().take(40).map(|fault| format!("\n- {fault}")).collect();
    assert!(faults.is_empty(), "{what}: {} texts{all}", faults.len());
}

#[test]
fn titles_that_are_hard_to_set_stay_inside() {
    let scene = battery_scene();
    assert!(scene.cards.len() > 60);
    for renderer in renderers() {
        for (layout, drawing) in drawings(&scene) {
            none(layout, &renderer.faults(&svg::write(&drawing)));
        }
    }
}

/// The drawings in a page of the built site.
fn drawings_of(page: &Path) -> Vec<String> {
    let page = fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let drawings = page.split("<svg class=\"el-diagram\"").skip(1);
    drawings.map(|rest| format!("<svg class=\"el-diagram\"{}</svg>", rest.split("</svg>").next().unwrap())).collect()
}

#[test]
fn the_real_map_stays_inside() {
    let site = project::shipped_site().unwrap_or_else(|error| panic!("{error}"));
    let mut seen = 0;
    for renderer in renderers() {
        for language in ["zh", "en"] {
            for (folder, every) in [("", 1), ("sections", 1), ("nodes", 9)] {
                let pages = fs::read_dir(site.join(language).join(folder)).unwrap().map(|entry| entry.unwrap().path());
                let mut pages: Vec<_> = pages.filter(|path| path.extension().is_some_and(|e| e == "html")).collect();
                pages.sort();
                for page in pages.iter().step_by(every) {
                    for drawing in drawings_of(page) {
                        none(&page.display().to_string(), &renderer.faults(&drawing));
                        seen += drawing.matches("el-outline").count();
                    }
                }
            }
        }
    }
    assert!(seen > 1000, "only {seen} cards were seen: nothing is proven");
}

/// The lines of drawings, each once.
fn lines_of(drawings: &[Drawing]) -> Vec<TextLine> {
    let items = drawings.iter().flat_map(|drawing| &drawing.items);
    let faces = items.filter_map(|item| match item {
        Item::Card(card) => Some(&card.face),
        Item::Reference(reference) => Some(&reference.face),
        Item::Mark(_) | Item::Section(_) => None,
    });
    let mut lines: Vec<TextLine> = faces.flat_map(|face| face.lines.clone()).collect();
    lines.sort_by(|a, b| (&a.text, a.style.class()).cmp(&(&b.text, b.style.class())));
    lines.dedup_by(|a, b| (&a.text, a.style) == (&b.text, b.style));
    lines
}

/// Sharper than boxes with padding: each line is at most as wide as was reserved for it.
#[test]
fn no_line_is_wider_than_measured() {
    let lines = lines_of(&drawings(&battery_scene()).map(|(_, drawing)| drawing));
    let mut wide = Vec::new();
    for renderer in renderers() {
        let lines: Vec<&TextLine> = lines.iter().filter(|line| renderer.is_for(&line.lang)).collect();
        let widths = renderer.widths(&lines);
        assert!(is_enough(widths.iter().flatten().count(), lines.len()), "{}: too little is drawn", renderer.face());
        for (line, found) in lines.iter().zip(widths) {
            if let Some(found) = found.filter(|&found| found > line.width as f32) {
                wide.push(format!("{}: {found:.1} px instead of {}: “{}”", renderer.face(), line.width, line.text));
            }
        }
    }
    assert!(wide.is_empty(), "{} lines\n{}", wide.len(), wide.join("\n"));
}

/// What is reserved is not much more than what is needed, on average over the statements of the real map: a tenth in
/// Chinese, where only Latin letters and punctuation can differ, and three twentieths in English.
#[test]
fn what_is_reserved_is_needed() {
    let argument = argue(&DiskFiles::new(project::shipped())).expect("the shipped map can be read");
    let project = &argument.project;
    for (language, face, most) in [("zh", "Noto Sans CJK SC", 1.10), ("en", "Noto Sans", 1.15)] {
        let title = |ix| project.node(ix).title.get(language).unwrap_or_default();
        let card = |ix| Card { title: Text::new(title(ix), language), ..Card::default() };
        let scene = Scene { cards: project.node_indices().map(card).collect(), ..Scene::default() };
        let lines = lines_of(&[diagram::map(&scene)]);
        for renderer in renderers().iter().filter(|renderer| renderer.face() == face) {
            let needed: f32 = renderer.widths(&lines.iter().collect::<Vec<_>>()).into_iter().flatten().sum();
            let reserved: i32 = lines.iter().map(|line| line.width).sum();
            let ratio = reserved as f32 / needed;
            println!("{language}: {:.1} % more than {face} needs", (ratio - 1.0) * 100.0);
            assert!((1.0..most).contains(&ratio), "{language}: {reserved} px for {needed:.0} px");
        }
    }
}
