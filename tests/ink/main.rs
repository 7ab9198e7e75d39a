//! The ink of every text in a drawing stays inside its card: texts are shaped and drawn by a real renderer (usvg) with
//! real fonts, one after the other those that readers have, and the outlines of the glyphs are compared with the boxes
//! that were made without any font.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#[path = "../support/mod.rs"]
mod support;

mod renderer;

use elenchus::diagram::{self, Badge, Card, CardKind, Drawing, Group, Item, Reason, Scene, Target, Text, svg};
use elenchus::model::{ReasonKind, Verdict};
use renderer::{Fault, Renderer};
use std::fs;
use std::path::{Path, PathBuf};
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
            second: (at % 3 == 0).then(|| Text::new(&second.1, second.0)),
            badge: (at % 4 != 3).then_some(badge),
            href: (at % 2 == 0).then(|| "nodes/there.html".into()),
            group: (at % 3 > 0).then_some(at % 4),
            ..Card::default()
        }
    };
    let group = |id: &str| Group { id: id.into(), ..Group::default() };
    let cards: Vec<Card> = titles.iter().enumerate().map(|(at, title)| card(at, title)).collect();
    let reasons = (1..cards.len()).map(|at| Reason {
        id: format!("reason-{at}"),
        kind: if at % 3 == 0 { ReasonKind::Attacks } else { ReasonKind::Supports },
        premises: vec![at],
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

/// Sharper than boxes with padding: each line is at most as wide as was reserved for it.
#[test]
fn no_line_is_wider_than_measured() {
    let mut lines = Vec::new();
    for (_, drawing) in drawings(&battery_scene()) {
        for item in &drawing.items {
            match item {
                Item::Card(card) => lines.extend(card.face.lines.clone()),
                Item::Reference(reference) => lines.extend(reference.face.lines.clone()),
                Item::Mark(_) => {}
            }
        }
    }
    lines.sort_by(|a, b| (&a.text, a.style.class()).cmp(&(&b.text, b.style.class())));
    lines.dedup_by(|a, b| (&a.text, a.style) == (&b.text, b.style));
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let text = |(at, line): (usize, &diagram::TextLine)| {
        format!(
            "<text id=\"line-{at}\" class=\"{}\" x=\"0\" y=\"50\">{}</text>",
            line.style.class(),
            escaped(&line.text)
        )
    };
    let texts: String = lines.iter().enumerate().map(text).collect();
    let page = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"100\">{texts}</svg>");
    let mut wide = Vec::new();
    for renderer in renderers() {
        for (line, found) in lines.iter().zip(renderer.widths(&page)) {
            if let Some(found) = found.filter(|&found| found > line.width as f32 && renderer.is_for(&line.lang)) {
                wide.push(format!("{}: {found:.1} px instead of {}: “{}”", renderer.face(), line.width, line.text));
            }
        }
    }
    assert!(wide.is_empty(), "{} lines\n{}", wide.len(), wide.join("\n"));
}
