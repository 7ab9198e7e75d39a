//! What holds for every drawing of every scene, tried on random and on degenerate ones.

use super::drawing::joint_radius;
use super::measure::width;
use super::relation::Relation;
use super::scene::{Badge, Card, CardKind, Framing, Group, Linchpin, Reason, Scene, Target, Text};
use super::{Drawing, Face, Frame, Item, Point, Sign, map, map_of_blanks, neighbourhood, outline, svg};
use crate::model::Verdict;
use proptest::prelude::*;

/// Left, top, right, bottom.
type Box4 = (i32, i32, i32, i32);

fn placed(drawing: &Drawing) -> Vec<(&Face, Point, bool)> {
    (drawing.items.iter())
        .filter_map(|item| match item {
            Item::Card(p) => Some((&p.face, (p.x, p.y), true)),
            Item::Reference(r) => Some((&r.face, (r.x, r.y), false)),
            Item::Mark(_) | Item::Section(_) => None,
        })
        .collect()
}

/// The boxes of cards, references and junctions with their ids.
fn boxes(drawing: &Drawing) -> Vec<(String, Box4)> {
    let cards = placed(drawing).into_iter().map(|(f, (x, y), _)| (f.id.clone(), (x, y, x + f.width, y + f.height)));
    let linked = drawing.items.iter().filter_map(|i| if let Item::Mark(m) = i { Some(m) } else { None });
    let joints = drawing.marks.iter().chain(linked).filter(|m| !matches!(m.sign, Sign::Reason(_))).map(|m| {
        let r = joint_radius(m.sign == Sign::Linked);
        (m.reason.clone().unwrap_or_default(), (m.at.0 - r, m.at.1 - r, m.at.0 + r, m.at.1 + r))
    });
    cards.chain(joints).collect()
}

fn overlap(a: Box4, b: Box4) -> bool {
    a.2.min(b.2) > a.0.max(b.0) && a.3.min(b.3) > a.1.max(b.1)
}

/// The segments of a polyline as boxes without thickness.
fn segments(points: &[Point]) -> impl Iterator<Item = Box4> {
    points.windows(2).map(|w| (w[0].0.min(w[1].0), w[0].1.min(w[1].1), w[0].0.max(w[1].0), w[0].1.max(w[1].1)))
}

fn through(s: Box4, b: Box4) -> bool {
    s.0 < b.2 - 1 && s.2 > b.0 + 1 && s.1 < b.3 - 1 && s.3 > b.1 + 1
}

/// Lines on top of each other for more than 4 px.
fn along(a: Box4, b: Box4) -> bool {
    let vertical = a.0 == a.2 && b.0 == b.2 && a.0 == b.0 && a.3.min(b.3) - a.1.max(b.1) > 4;
    let level = a.1 == a.3 && b.1 == b.3 && a.1 == b.1 && a.2.min(b.2) - a.0.max(b.0) > 4;
    vertical || level
}

fn check(scene: &Scene, drawing: &Drawing) {
    let boxes = boxes(drawing);
    for (i, (a, first)) in boxes.iter().enumerate() {
        let (w, h) = (drawing.width, drawing.height);
        assert!(
            first.0 >= 0 && first.1 >= 0 && first.2 <= w && first.3 <= h,
            "{a} leaves the drawing: {first:?} in {w}x{h}"
        );
        for (b, second) in &boxes[..i] {
            assert!(!overlap(*first, *second), "{a} {first:?} overlaps {b} {second:?}");
        }
    }
    for line in &drawing.lines {
        assert!(line.points.windows(2).all(|w| w[0].0 == w[1].0 || w[0].1 == w[1].1), "not orthogonal: {line:?}");
        for (id, area) in boxes.iter().filter(|b| b.0 != line.from && b.0 != line.to) {
            assert!(!segments(&line.points).any(|s| through(s, *area)), "{line:?} runs through {id} {area:?}");
        }
    }
    let mut ids: Vec<&str> = placed(drawing).iter().filter(|p| p.2).map(|p| p.0.id.as_str()).collect();
    ids.sort_unstable();
    let mut all: Vec<&str> = scene.cards.iter().map(|c| c.id.as_str()).collect();
    all.sort_unstable();
    assert_eq!(ids, all, "every card once");
    placed(drawing).iter().for_each(|(face, _, _)| text_inside(face));
    frames_hold_their_own(scene, drawing);
}

/// Frames do not overlap, and hold the cards of their sections and no others.
fn frames_hold_their_own(scene: &Scene, drawing: &Drawing) {
    let area = |f: &Frame| (f.x, f.y, f.x + f.width, f.y + f.height);
    for (i, a) in drawing.frames.iter().enumerate() {
        assert!(drawing.frames[..i].iter().all(|b| !overlap(area(a), area(b))), "{a:?} overlaps another frame");
        for (face, (x, y), _) in placed(drawing) {
            let card = scene.cards.iter().find(|c| c.id == face.id).expect("a card of the scene");
            let own = card.group.and_then(|g| scene.groups.get(g)).is_some_and(|g| g.id == a.group.id);
            let at = (x, y, x + face.width, y + face.height);
            assert_eq!(own, overlap(area(a), at), "{} and the frame of {}", face.id, a.group.id);
            assert!(
                !own || (at.0 > a.x && at.1 > a.y && at.2 < a.x + a.width && at.3 < a.y + a.height),
                "{at:?} in {a:?}"
            );
        }
    }
}

fn text_inside(face: &Face) {
    for line in &face.lines {
        let w = width(&line.text, line.style, Text::new(&line.text, &line.lang).is_full_width());
        let (from, to) = if line.end { (line.x - w, line.x) } else { (line.x, line.x + w) };
        assert!(from >= 4 && to <= face.width - 4, "{line:?} in {} px", face.width);
        assert!(line.y >= line.style.size() && line.y + 4 <= face.height, "{line:?} in {} px", face.height);
    }
}

fn no_line_on_another(drawing: &Drawing) {
    for (i, a) in drawing.lines.iter().enumerate() {
        for b in &drawing.lines[..i] {
            if [&a.from, &a.to].iter().any(|e| **e == b.from || **e == b.to) {
                continue;
            }
            let meet = segments(&a.points).any(|s| segments(&b.points).any(|t| along(s, t)));
            assert!(!meet, "{a:?} runs on {b:?}");
        }
    }
}

fn card(i: usize, words: usize) -> Card {
    let kinds = [CardKind::Claim, CardKind::Premise, CardKind::Rebuttal, CardKind::Context];
    let verdict = Verdict::ALL[i % 3];
    let title = if i.is_multiple_of(2) {
        Text::new("用户的输入只是“开关”，".repeat(words), "zh")
    } else {
        Text::new("An argument ".repeat(words), "en")
    };
    Card {
        id: format!("c{i}"),
        kind: if i == 0 { CardKind::Thesis } else { kinds[i % 4] },
        word: "Rebuttal".into(),
        second: (i % 5 == 1).then(|| title.clone()),
        title,
        badge: (i % 7 != 3).then(|| Badge { verdict, word: "contested".into() }),
        contributor: i % 6 == 2,
        linchpin: (i % 6 == 3).then_some(Linchpin::ALL[i % 2]),
        group: (i % 5 != 4).then_some(i * 7 / 5 % 3),
        href: (i % 4 != 1).then(|| format!("nodes/c{i}.html")),
        ..Card::default()
    }
}

fn reason(i: usize, kind: Relation, premises: Vec<usize>, target: Target) -> Reason {
    let href = i.is_multiple_of(2).then(|| format!("#r{i}"));
    let verdict = i.is_multiple_of(3).then_some(Verdict::Falls);
    let circular = if i.is_multiple_of(5) { premises.clone() } else { Vec::new() };
    Reason { id: format!("r{i}"), kind, premises, circular, target, verdict, href, label: format!("reason {i}") }
}

fn scene(cards: usize, reasons: Vec<Reason>) -> Scene {
    let groups = ["2.1", "2.2", "3"].map(|id| Group { id: id.into(), ..Group::default() }).to_vec();
    let cards = (0..cards).map(|i| card(i, i % 4)).collect();
    Scene {
        cards,
        reasons,
        groups,
        framing: Framing::Never,
        title: "Map".into(),
        desc: "All".into(),
        prefix: "d".into(),
    }
}

/// Mostly a tree with shared premises, linked ones, undercuts, and whatever else may come.
fn any_scene() -> impl Strategy<Value = Scene> {
    (1usize..28).prop_flat_map(|n| {
        let one = (0..n, prop::collection::vec(0..n, 1..4), 0..10u8, any::<bool>(), 0..40usize);
        prop::collection::vec(one, 0..40).prop_map(move |raw| {
            let reasons = raw.iter().enumerate().map(|(i, (to, premises, pick, wild, other))| {
                let downward = |p: usize| if *wild { p } else { p.max(to + 1).min(n - 1) };
                let premises =
                    premises.iter().map(|&p| downward(p)).take(if *pick < 6 || *pick == 9 { 1 } else { 3 }).collect();
                let (kind, target) = match pick {
                    0 => (Relation::Undercuts, Target::Reason(*other)),
                    1 => (Relation::Lowers, Target::Reason(*other)),
                    2 => (Relation::Contradicts, Target::Card(*to)),
                    8 => (Relation::Raises, Target::Reason(*other)),
                    9 => (Relation::Same, Target::Card(*to)),
                    3 | 4 | 7 => (Relation::Attacks, Target::Card(*to)),
                    _ => (Relation::Supports, Target::Card(*to)),
                };
                reason(i, kind, premises, target)
            });
            scene(n, reasons.collect())
        })
    })
}

/// The same scene with its reasons in another order.
fn shuffled(scene: &Scene) -> Scene {
    let n = scene.reasons.len();
    let mut out = scene.clone();
    out.reasons.reverse();
    for reason in &mut out.reasons {
        if let Target::Reason(t) = &mut reason.target
            && *t < n
        {
            *t = n - 1 - *t;
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn maps_are_right(scene in any_scene()) {
        let drawing = map(&scene);
        check(&scene, &drawing);
        no_line_on_another(&drawing);
        prop_assert_eq!(svg::write(&drawing), svg::write(&map(&shuffled(&scene))));
    }

    #[test]
    fn framed_maps_are_right(scene in any_scene()) {
        let scene = Scene { framing: Framing::Always, ..scene };
        let drawing = map(&scene);
        check(&scene, &drawing);
        no_line_on_another(&drawing);
        prop_assert_eq!(svg::write(&drawing), svg::write(&map(&shuffled(&scene))));
    }

    #[test]
    fn what_is_written_on_cards_moves_nothing_sideways(scene in any_scene(), heights in prop::collection::vec(40..200i32, 28), framed in any::<bool>()) {
        let framing = if framed { Framing::Always } else { Framing::Never };
        let scene = Scene { framing, ..scene };
        let even = vec![(210, 66); scene.cards.len()];
        let uneven: Vec<(i32, i32)> = heights.iter().take(scene.cards.len()).map(|&h| (210, h)).collect();
        let columns = |drawing: &Drawing| -> Vec<(String, i32)> {
            placed(drawing).into_iter().map(|(face, (x, _), _)| (face.id.clone(), x)).collect()
        };
        let (first, second) = (map_of_blanks(&scene, &even), map_of_blanks(&scene, &uneven));
        prop_assert_eq!(columns(&first), columns(&second));
        let frames = |d: &Drawing| -> Vec<(i32, i32)> { d.frames.iter().map(|f| (f.x, f.width)).collect() };
        prop_assert_eq!(frames(&first), frames(&second));
    }

    #[test]
    fn outlines_are_right(scene in any_scene(), width in prop::sample::select(vec![360, 390])) {
        let drawing = outline(&scene, width, "see");
        check(&scene, &drawing);
        prop_assert_eq!(drawing.width, width);
        prop_assert_eq!(svg::write(&drawing), svg::write(&outline(&shuffled(&scene), width, "see")));
    }

    #[test]
    fn neighbourhoods_are_right(scene in any_scene(), focus in 0usize..28, width in 360i32..720) {
        let mut scene = scene;
        let n = scene.cards.len();
        scene.cards[focus % n].focus = true;
        let drawing = neighbourhood(&scene, width, "see");
        check(&scene, &drawing);
        prop_assert_eq!(svg::write(&drawing), svg::write(&neighbourhood(&shuffled(&scene), width, "see")));
    }
}

fn all_layouts(scene: &Scene) -> [Drawing; 3] {
    [map(scene), outline(scene, 360, "see"), neighbourhood(scene, 360, "see")]
}

fn supports(pairs: impl Iterator<Item = (usize, usize)>) -> Vec<Reason> {
    pairs.enumerate().map(|(i, (from, to))| reason(i, Relation::Supports, vec![from], Target::Card(to))).collect()
}

#[test]
fn degenerate_scenes_are_drawn() {
    let own = reason(0, Relation::Attacks, vec![0], Target::Card(0));
    let circle = reason(1, Relation::Undercuts, vec![1], Target::Reason(2));
    let back = reason(2, Relation::Undercuts, vec![0], Target::Reason(1));
    let twice = supports([(1, 0), (1, 0)].into_iter());
    let scenes = [
        scene(0, vec![]),
        scene(1, vec![]),
        scene(30, vec![]),
        scene(1, vec![own.clone()]),
        scene(2, twice),
        scene(2, vec![own, circle, back]),
        scene(2, supports([(0, 1), (1, 0)].into_iter())),
    ];
    for scene in &scenes {
        all_layouts(scene).iter().for_each(|d| check(scene, d));
    }
}

#[test]
fn a_circle_of_two_thousand_is_drawn() {
    let scene = scene(2000, supports((0..2000).map(|i| ((i + 1) % 2000, i))));
    for drawing in all_layouts(&scene) {
        assert_eq!(placed(&drawing).iter().filter(|p| p.2).count(), 2000);
    }
}

#[test]
fn a_chain_of_twenty_thousand_is_drawn_on_a_small_stack() {
    let run = || {
        let scene = scene(20_000, supports((1..20_000).map(|i| (i, i - 1))));
        all_layouts(&scene).map(|d| placed(&d).iter().filter(|p| p.2).count())
    };
    let counts = std::thread::Builder::new().stack_size(256 * 1024).spawn(run).expect("a thread").join();
    assert_eq!(counts.expect("no overflow"), [20_000; 3]);
}

/// A map of a hundred cards in sections: most reasons hang near the end of the map, a tenth speaks for a second card.
fn grown(seed: u64) -> Scene {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut below = |n: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % n as u64) as usize
    };
    let mut reasons = Vec::new();
    for i in 1..100 {
        let to = if below(8) == 0 { below(i) } else { (i - 1) / 3 };
        let kind = if below(5) == 0 { Relation::Attacks } else { Relation::Supports };
        reasons.push(reason(i, kind, vec![i], Target::Card(to)));
        if i > 10 && below(10) == 0 {
            reasons.push(reason(100 + i, Relation::Supports, vec![i], Target::Card(below(i))));
        }
    }
    let mut scene = scene(100, reasons);
    let branch = |mut i: usize| {
        while i > 3 {
            i = (i - 1) / 3;
        }
        i.checked_sub(1)
    };
    scene.cards.iter_mut().enumerate().for_each(|(i, card)| card.group = branch(i));
    scene
}

/// Of the pairs of cards that stand side by side in both drawings, those that have changed sides, in percent.
fn changed_sides(before: &Drawing, after: &Drawing) -> f64 {
    let spot = |d: &Drawing| -> std::collections::BTreeMap<String, (i32, i32, i32)> {
        placed(d).into_iter().map(|(f, (x, y), _)| (f.id.clone(), (x, y, y + f.height))).collect()
    };
    let (before, after) = (spot(before), spot(after));
    let both: Vec<&String> = before.keys().filter(|id| after.contains_key(*id)).collect();
    let (mut pairs, mut changed) = (0.0, 0.0);
    for (i, a) in both.iter().enumerate() {
        for b in &both[..i] {
            let beside = |at: &std::collections::BTreeMap<String, (i32, i32, i32)>| {
                let (a, b) = (at[*a], at[*b]);
                (a.1 < b.2 && b.1 < a.2).then_some(a.0 < b.0)
            };
            if let (Some(first), Some(second)) = (beside(&before), beside(&after)) {
                pairs += 1.0;
                changed += f64::from(u8::from(first != second));
            }
        }
    }
    100.0 * changed / f64::max(pairs, 1.0)
}

#[test]
fn a_leaf_that_goes_leaves_the_rest_where_it_was() {
    for framing in [Framing::Never, Framing::Always] {
        let mut shares = Vec::new();
        for seed in 1..6 {
            let scene = Scene { framing, ..grown(seed) };
            let sizes = vec![(210, 66); 100];
            let before = map_of_blanks(&scene, &sizes);
            let targets: Vec<Target> = scene.reasons.iter().map(|r| r.target).collect();
            let leaves = (1..100).filter(|&c| !targets.contains(&Target::Card(c))).step_by(5);
            for leaf in leaves {
                let mut without = scene.clone();
                without.reasons.retain(|r| !r.premises.contains(&leaf));
                // The card itself goes too: as the last one, so that the others keep their numbers.
                without.cards[leaf].id = "gone".into();
                let after = map_of_blanks(&without, &sizes);
                shares.push(changed_sides(&before, &after));
            }
        }
        shares.sort_by(f64::total_cmp);
        let median = shares[shares.len() / 2];
        assert!(median <= 2.0, "{framing:?}: {median} % of {} drawings", shares.len());
    }
}

#[test]
fn a_card_with_many_leaves_is_not_wide() {
    let scene = scene(101, supports((1..101).map(|i| (i, 0))));
    assert!(map(&scene).width < 700);
}

#[test]
fn the_drawing_carries_no_style_and_no_script() {
    let scene = scene(6, supports((1..6).map(|i| (i, 0))));
    for drawing in all_layouts(&scene) {
        let svg = svg::write(&drawing);
        for forbidden in ["style=", "<style", "<script", "fill=", "stroke=", "font-", "onclick"] {
            assert!(!svg.contains(forbidden), "{forbidden}");
        }
    }
}
