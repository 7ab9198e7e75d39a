//! The overview of a map: its sections as cards, joined by the reasons that lead from one to another, the thesis on top.
//!
//! What is too large to be read in one piece can still be seen in one piece. Each tie stands for all reasons of one
//! side that lead from a section to another one or to the thesis, and says how many they are. For narrow screens the
//! same cards stand below each other, and each names its ties.

use super::card::Face;
use super::drawing::{Drawing, Item, Label, Line, Mark, Placed, PlacedSection, Point, Sign, Stroke, tidy};
use super::engine::{Edge, Graph, Node};
use super::links::polarity;
use super::map::say;
use super::pack::pack;
use super::relation::Relation;
use super::scene::{Card, Scene};
use super::section_card::{Chip, Section, SectionFace};
use std::collections::{BTreeMap, VecDeque};

/// Width of the thesis and of a section in px.
const WIDTH: i32 = 236;
/// Room around the whole in px.
const MARGIN: i32 = 12;
/// From a box to the centre of the sign below it, in px.
const SIGN_BELOW: i32 = 12;
/// Between two cards of a list in px.
const GAP: i32 = 12;

/// A map in sections.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// The thesis.
    pub thesis: Option<Card>,
    /// The sections, in the order of the paper.
    pub sections: Vec<Section>,
    /// What joins them.
    pub ties: Vec<Tie>,
    /// `<title>` of the drawing.
    pub title: String,
    /// `<desc>` of the drawing.
    pub desc: String,
    /// Begins every `id` inside the drawing.
    pub prefix: String,
}

/// One end of a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The thesis.
    Thesis,
    /// Index into [`Overview::sections`].
    Section(usize),
}

/// All reasons of one side that lead from one end to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Where the premises are.
    pub from: End,
    /// What they speak about.
    pub to: End,
    /// [`Relation::Supports`] or [`Relation::Attacks`].
    pub kind: Relation,
    /// How many.
    pub count: usize,
    /// None of them stands.
    pub fallen: bool,
    /// What it does, in words; read out with the card from which it comes.
    pub label: String,
    /// The other end in short, for lists: "§2".
    pub short: String,
}

impl Overview {
    /// The thesis as the only card of a scene.
    fn scene(&self) -> Scene {
        Scene { cards: self.thesis.iter().cloned().collect(), ..Scene::default() }
    }

    fn blank(&self) -> Drawing {
        Drawing {
            prefix: self.prefix.clone(),
            title: self.title.clone(),
            desc: self.desc.clone(),
            ..Drawing::default()
        }
    }

    /// The words of the ties that come from a card.
    fn words(&self, from: End) -> String {
        let mut words = String::new();
        self.ties.iter().filter(|tie| tie.from == from).for_each(|tie| say(&mut words, &tie.label));
        words
    }

    fn thesis_face(&self, width: i32) -> Option<Face> {
        let mut face = Face::of(&self.scene(), self.thesis.as_ref()?, width);
        say(&mut face.more, &self.words(End::Thesis));
        Some(face)
    }

    fn section_face(&self, at: usize, width: i32, chips: &[Chip]) -> SectionFace {
        let mut face = SectionFace::of(&self.sections[at], width, chips); // an index of this list
        face.more = self.words(End::Section(at));
        face
    }

    /// The ties of a card in short.
    fn chips(&self, from: End, keep: impl Fn(&Tie) -> bool) -> Vec<Chip> {
        let chip =
            |tie: &Tie| Chip { kind: tie.kind, text: format!("{} ×{}", tie.short, tie.count), fallen: tie.fallen };
        self.ties.iter().filter(|tie| tie.from == from && keep(tie)).map(chip).collect()
    }

    fn id(&self, end: End) -> String {
        match end {
            End::Thesis => self.thesis.as_ref().map(|thesis| thesis.id.clone()).unwrap_or_default(),
            End::Section(at) => {
                self.sections.get(at).map(|section| format!("section-{}", section.id)).unwrap_or_default()
            }
        }
    }
}

/// Draws the overview in layers, as wide as it takes. A line leads from a section to what is one step nearer to the
/// thesis; the other ties, between sections that are equally far from it and back down again, would bury those lines
/// and stand in the section's card instead.
pub fn overview(of: &Overview) -> Drawing {
    let steps = Steps::of(of);
    let thesis = of.thesis_face(WIDTH);
    let chips = |at: usize| of.chips(End::Section(at), |tie| !steps.is_line(tie));
    let faces: Vec<SectionFace> = (0..of.sections.len()).map(|at| of.section_face(at, WIDTH, &chips(at))).collect();
    let sizes = thesis.iter().map(|face| (face.width, face.height));
    let sizes: Vec<Point> = sizes.chain(faces.iter().map(|face| (face.width, face.height))).collect();
    let lines: Vec<&Tie> = of.ties.iter().filter(|tie| steps.is_line(tie)).collect();
    let placement = pack(&graph(&sizes, &lines, &steps));
    let corner = |at: usize| {
        let ((x, y), (width, height)) = (placement.centre[at], sizes[at]); // one for each box
        (x + MARGIN - width / 2, y + MARGIN - height / 2)
    };
    let mut drawing = of.blank();
    (drawing.width, drawing.height) = (placement.width + 2 * MARGIN, placement.height + 2 * MARGIN);
    for (tie, path) in lines.iter().zip(&placement.paths) {
        let points = tidy(&path.iter().map(|&(x, y)| (x + MARGIN, y + MARGIN)).collect::<Vec<_>>());
        drawing.labels.extend(count(tie, &points));
        let (from, to) = (of.id(tie.to), of.id(tie.from));
        drawing.lines.push(Line { from, to, stroke: Stroke::Reason(tie.kind), fallen: tie.fallen, points });
    }
    drawing.marks = signs(&lines, &drawing.lines);
    drawing.lines.retain(|line| line.points.len() > 1);
    drawing.lines.sort_by_key(|line| !line.fallen);
    drawing.items.extend(thesis.map(|face| {
        let (x, y) = corner(0);
        Item::Card(Placed { x, y, face })
    }));
    drawing.items.extend(faces.into_iter().enumerate().map(|(at, face)| {
        let (x, y) = corner(steps.first + at);
        Item::Section(PlacedSection { x, y, face })
    }));
    drawing
}

fn graph(sizes: &[Point], lines: &[&Tie], steps: &Steps) -> Graph {
    let node = |&(width, height): &Point| Node { width, height, span: width * 6 / 10, ..Node::default() };
    let edge = |tie: &&Tie| {
        let (upper, lower) = (steps.place(tie.to)?, steps.place(tie.from)?);
        Some(Edge { upper, lower, min: 2, bus: polarity(tie.kind), ..Edge::default() })
    };
    Graph {
        nodes: sizes.iter().map(node).collect(),
        edges: lines.iter().filter_map(edge).collect(),
        ..Graph::default()
    }
}

/// How many ties away from the thesis each box is; what does not reach it is measured from the first section of its own.
struct Steps {
    /// The place of the first section among the boxes.
    first: usize,
    away: Vec<usize>,
}

impl Steps {
    fn of(of: &Overview) -> Self {
        let first = usize::from(of.thesis.is_some());
        let mut steps = Self { first, away: vec![usize::MAX; first + of.sections.len()] };
        let mut below = vec![Vec::new(); steps.away.len()];
        for tie in &of.ties {
            if let (Some(to), Some(from)) = (steps.place(tie.to), steps.place(tie.from)) {
                below[to].push(from);
            }
        }
        for root in 0..steps.away.len() {
            let mut open = VecDeque::new();
            if steps.away[root] == usize::MAX {
                steps.away[root] = 0;
                open.push_back(root);
            }
            while let Some(at) = open.pop_front() {
                for &next in &below[at] {
                    if steps.away[next] == usize::MAX {
                        steps.away[next] = steps.away[at] + 1;
                        open.push_back(next);
                    }
                }
            }
        }
        steps
    }

    /// The place of an end among the boxes, if it is in the overview.
    fn place(&self, end: End) -> Option<usize> {
        let place = match end {
            End::Thesis => Some(0).filter(|_| self.first > 0)?,
            End::Section(at) => self.first + at,
        };
        (place < self.away.len()).then_some(place)
    }

    /// Whether a tie leads one step nearer.
    fn is_line(&self, tie: &Tie) -> bool {
        let away = |end: End| self.place(end).map(|place| self.away[place]); // a place of this list
        matches!((away(tie.to), away(tie.from)), (Some(to), Some(from)) if from == to + 1)
    }
}

/// How many reasons a tie stands for, on the end of its line.
fn count(tie: &Tie, points: &[Point]) -> Option<Label> {
    let &(x, y) = points.last().filter(|_| points.len() > 1)?;
    Some(Label { at: (x, y - 5), text: tie.count.to_string() })
}

/// One sign for each place where lines of one side leave a card.
fn signs(ties: &[&Tie], lines: &[Line]) -> Vec<Mark> {
    let mut at: BTreeMap<(Point, Relation), bool> = BTreeMap::new();
    for (tie, line) in ties.iter().zip(lines) {
        let [a, b, ..] = line.points[..] else { continue };
        let place = (a.0 + SIGN_BELOW * (b.0 - a.0).signum(), a.1 + SIGN_BELOW * (b.1 - a.1).signum());
        *at.entry((place, tie.kind)).or_insert(true) &= tie.fallen;
    }
    let mark = |((at, kind), fallen)| Mark {
        sign: Sign::Reason(kind),
        at,
        reason: None,
        shared: Vec::new(),
        href: None,
        label: String::new(),
        fallen,
    };
    at.into_iter().map(mark).collect()
}

/// Draws the overview as a list, `width` px wide: the thesis, then the sections, each with its ties in short.
pub fn overview_list(of: &Overview, width: i32) -> Drawing {
    let mut drawing = of.blank();
    let (room, mut y) = (width - 2 * MARGIN, MARGIN);
    if let Some(face) = of.thesis_face(room) {
        let height = face.height;
        drawing.items.push(Item::Card(Placed { x: MARGIN, y, face }));
        y += height + GAP;
    }
    for at in 0..of.sections.len() {
        let face = of.section_face(at, room, &of.chips(End::Section(at), |_| true));
        let height = face.height;
        drawing.items.push(Item::Section(PlacedSection { x: MARGIN, y, face }));
        y += height + GAP;
    }
    (drawing.width, drawing.height) = (width, (y - GAP).max(MARGIN) + MARGIN);
    drawing
}

#[cfg(test)]
mod tests {
    use super::super::scene::{CardKind, Text};
    use super::*;
    use crate::model::Verdict;
    use proptest::prelude::*;

    fn section(at: usize) -> Section {
        Section {
            id: format!("{at}"),
            hue: at,
            title: Text::new("A title of some length ".repeat(at % 4), "en"),
            counts: vec![Text::new(format!("{at} statements"), "en")],
            tally: vec![(Verdict::Holds, "holds".into(), at), (Verdict::Falls, "falls".into(), 1)],
            href: at.is_multiple_of(2).then(|| format!("sections/{at}.html")),
            ..Section::default()
        }
    }

    fn sample(sections: usize, ties: &[(usize, usize, bool)]) -> Overview {
        let end = |at: usize| if at == 0 { End::Thesis } else { End::Section(at - 1) };
        let tie = |(i, &(from, to, pro)): (usize, &(usize, usize, bool))| Tie {
            from: end(from),
            to: end(to),
            kind: if pro { Relation::Supports } else { Relation::Attacks },
            count: i + 1,
            fallen: i % 3 == 1,
            label: format!("tie {i}."),
            short: format!("§{to}"),
        };
        let thesis =
            Card { id: "t".into(), kind: CardKind::Thesis, title: Text::new("Thesis", "en"), ..Card::default() };
        Overview {
            thesis: Some(thesis),
            sections: (0..sections).map(section).collect(),
            ties: ties.iter().enumerate().map(tie).collect(),
            prefix: "o".into(),
            ..Overview::default()
        }
    }

    fn boxes(drawing: &Drawing) -> Vec<(String, [i32; 4])> {
        let of = |item: &Item| match item {
            Item::Card(p) => Some((p.face.id.clone(), [p.x, p.y, p.x + p.face.width, p.y + p.face.height])),
            Item::Section(p) => {
                Some((format!("section-{}", p.face.id), [p.x, p.y, p.x + p.face.width, p.y + p.face.height]))
            }
            Item::Reference(_) | Item::Mark(_) => None,
        };
        drawing.items.iter().filter_map(of).collect()
    }

    fn check(of: &Overview, drawing: &Drawing) {
        let boxes = boxes(drawing);
        let ids: Vec<&str> = boxes.iter().map(|b| b.0.as_str()).collect();
        let expected = std::iter::once("t".to_owned()).chain(of.sections.iter().map(|s| format!("section-{}", s.id)));
        assert_eq!(ids, expected.collect::<Vec<_>>(), "each once, in the order of the paper");
        for (i, (a, first)) in boxes.iter().enumerate() {
            assert!(first[0] >= 0 && first[1] >= 0 && first[2] <= drawing.width && first[3] <= drawing.height, "{a}");
            for (b, second) in &boxes[..i] {
                let apart =
                    first[0] >= second[2] || second[0] >= first[2] || first[1] >= second[3] || second[1] >= first[3];
                assert!(apart, "{a} {first:?} overlaps {b} {second:?}");
            }
        }
        for line in &drawing.lines {
            for w in line.points.windows(2) {
                let (l, r) = (w[0].0.min(w[1].0), w[0].0.max(w[1].0));
                let (t, b) = (w[0].1.min(w[1].1), w[0].1.max(w[1].1));
                for (id, area) in boxes.iter().filter(|(id, _)| *id != line.from && *id != line.to) {
                    let through = l < area[2] - 1 && r > area[0] + 1 && t < area[3] - 1 && b > area[1] + 1;
                    assert!(!through, "{line:?} runs through {id}");
                }
            }
        }
    }

    fn chips(drawing: &Drawing) -> usize {
        let of = |item: &Item| if let Item::Section(p) = item { p.face.chips.len() } else { 0 };
        drawing.items.iter().map(of).sum()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

        #[test]
        fn overviews_are_right(n in 1usize..14, raw in prop::collection::vec((0usize..14, 0usize..14, any::<bool>()), 0..40)) {
            let ties: Vec<_> = raw.into_iter().filter(|&(from, to, _)| from != to && from <= n && to <= n && from > 0).collect();
            let of = sample(n, &ties);
            let (wide, narrow) = (overview(&of), overview_list(&of, 340));
            check(&of, &wide);
            check(&of, &narrow);
            // Nothing is lost: a tie is a line with its number, or a chip; in a list it is a chip.
            prop_assert_eq!(wide.labels.len() + chips(&wide), ties.len());
            prop_assert_eq!(chips(&narrow), ties.len());
        }
    }

    #[test]
    fn a_line_leads_one_step_nearer_to_the_thesis() {
        // 1 and 2 support the thesis, 3 supports 1; 1 and 2 also speak about each other, and 1 about 3.
        let of = sample(3, &[(1, 0, true), (2, 0, false), (3, 1, true), (1, 2, true), (2, 1, false), (1, 3, true)]);
        let drawing = overview(&of);
        let mut lines: Vec<(&str, &str)> = drawing.lines.iter().map(|l| (l.to.as_str(), l.from.as_str())).collect();
        lines.sort_unstable();
        assert_eq!(lines, [("section-0", "t"), ("section-1", "t"), ("section-2", "section-0")]);
        assert_eq!(chips(&drawing), 3);
    }

    #[test]
    fn what_a_section_does_is_read_out_with_it() {
        let of = sample(2, &[(1, 0, true), (1, 2, false)]);
        for drawing in [overview(&of), overview_list(&of, 340)] {
            let svg = super::super::svg::write(&drawing);
            assert!(svg.contains("href=\"sections/0.html\" aria-description=\"tie 0. · tie 1.\""), "{svg}");
            assert!(svg.contains("role=\"img\" aria-label=\"holds\""), "{svg}");
        }
    }
}
