//! Holds the stylesheet of the drawings to its promises: contrast in both colour schemes, and a rule for every class.

use super::css::{Scheme, colours};
use super::relation::Relation;
use super::scene::CardKind;
use crate::model::Verdict;
use std::collections::BTreeMap;

const CSS: &str = include_str!("../../templates/assets/diagram.css");

/// Name to colour, as 0xRRGGBB.
type Colours = BTreeMap<String, u32>;

/// Every colour in the light scheme, then in the dark one.
fn schemes() -> [Colours; 2] {
    [Scheme::Light, Scheme::Dark].map(colours)
}

/// Relative luminance (WCAG 2.2).
fn luminance(colour: u32) -> f64 {
    let channel = |shift: u32| {
        let c = f64::from(colour >> shift & 0xff) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

fn contrast(a: u32, b: u32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn least(colours: &Colours, front: &str, back: &str, bound: f64) {
    let of = |name: &str| *colours.get(&format!("el-{name}")).unwrap_or_else(|| panic!("no colour {name}"));
    let ratio = contrast(of(front), of(back));
    assert!(ratio >= bound, "{front} on {back} has {ratio:.2}, wants {bound}");
}

/// What a drawing lies on: the page, or the well of a wide drawing.
const GROUNDS: [&str; 2] = ["page", "sunk"];

#[test]
fn text_has_contrast() {
    for colours in schemes() {
        for kind in CardKind::ALL.map(CardKind::class) {
            for back in [format!("{kind}-tint"), "page".to_owned()] {
                for front in [kind, "ink", "ink-soft"] {
                    least(&colours, front, &back, 4.5);
                }
            }
        }
        for hue in 0..8 {
            least(&colours, "ink", &format!("tab-{hue}"), 4.5);
        }
        for front in ["ink", "ink-soft"] {
            ["section-tint", "sunk"].iter().for_each(|back| least(&colours, front, back, 4.5));
        }
    }
}

#[test]
fn lines_signs_and_marks_have_contrast() {
    for colours in schemes() {
        for front in ["rail", "fallen", "support", "attack", "undercut", "prefer", "same", "circular", "focus"] {
            GROUNDS.iter().for_each(|back| least(&colours, front, back, 3.0));
        }
        for back in
            ["support", "attack", "undercut", "prefer", "same", "fallen", "ink", "contributor", "linchpin", "holds"]
        {
            least(&colours, "on-sign", back, 3.0);
        }
        for kind in CardKind::ALL.map(CardKind::class) {
            for front in Verdict::ALL {
                least(&colours, front.word(), &format!("{kind}-tint"), 3.0);
            }
            for front in ["focus", "linchpin", "contributor"] {
                least(&colours, front, &format!("{kind}-tint"), 3.0);
            }
            // The outline of a card, its rectangle in a thumbnail, and the dots of what is not drawn.
            GROUNDS.iter().for_each(|back| least(&colours, kind, back, 3.0));
        }
        for front in ["claim", "focus", "holds", "contested", "falls", "support", "attack", "fallen"] {
            least(&colours, front, "section-tint", 3.0);
        }
    }
}

#[test]
fn every_kind_of_line_sign_and_verdict_has_a_rule() {
    let has = |class: String| assert!(CSS.contains(&class), "no rule for {class}");
    for kind in Relation::ALL {
        has(format!(".el-line--{}", kind.class()));
        has(format!(".el-sign--{}", kind.class()));
    }
    for kind in CardKind::ALL {
        has(format!(".el-thumb--{}", kind.class()));
    }
    Verdict::ALL.iter().for_each(|v| has(format!(".el-verdict--{}", v.word())));
    for class in [".el-line--circular", ".el-line-core", ".el-linchpin", ".el-contributor", ".el-undrawn"] {
        has(class.to_owned());
    }
}

/// The declarations of the rule for a class and nothing else.
fn rule(class: &str) -> &'static str {
    let found =
        CSS.lines().find(|line| line.split('{').next().is_some_and(|s| s.split(", ").any(|s| s.trim() == class)));
    found.unwrap_or_else(|| panic!("no rule for {class}"))
}

#[test]
fn lines_differ_by_pattern_and_not_by_colour_alone() {
    let pattern = |class: &str| {
        let rule = rule(&format!(".el-line--{class}"));
        let part = |name: &str| rule.split(name).nth(1).and_then(|rest| rest.split(';').next()).map(str::trim);
        (part("stroke-dasharray:"), part("stroke-width:").filter(|_| class == "same"))
    };
    let classes = ["supports", "attacks", "undercuts", "prefers", "same", "circular"];
    let patterns: Vec<_> = classes.iter().map(|class| pattern(class)).collect();
    for (i, pattern) in patterns.iter().enumerate() {
        assert!(!patterns[..i].contains(pattern), "{} looks like another line", classes[i]);
    }
}

#[test]
fn nothing_moves() {
    for word in ["transition", "animation", "@keyframes"] {
        assert!(!CSS.contains(word), "{word}: a drawing stands still, whatever the reader prefers");
    }
}

#[test]
fn where_colours_are_forced_everything_that_is_painted_has_one_of_them() {
    let forced = CSS.split("@media (forced-colors: active) {").nth(1).expect("a block");
    for class in [
        ".el-ground",
        ".el-outline",
        ".el-head",
        ".el-title",
        ".el-second",
        ".el-line",
        ".el-line-core",
        ".el-sign",
        ".el-sign-stroke",
        ".el-verdict",
        ".el-contributor",
        ".el-contributor-plus",
        ".el-linchpin",
        ".el-linchpin-sign",
        ".el-undrawn",
        ".el-undrawn-dots",
        ".el-tab-body",
        ".el-thumb",
        ".el-thumb-ground",
        ".el-section-card",
        ".el-count",
        "--el-focus",
    ] {
        assert!(forced.contains(class), "{class}");
    }
}
