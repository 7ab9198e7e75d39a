//! The layered drawing of a scene: the thesis on top, reasons below, as wide as it takes.
//!
//! Reduces the scene to a graph, has the engine lay it out, and turns boxes and paths back into cards, lines and
//! signs.

use super::card::Face;
use super::drawing::{Drawing, Frame, Item, Line, Mark, Placed, Point, SIGN, Sign, tidy};
use super::engine::Placement;
use super::engine::compact::Rect;
use super::links::Links;
use super::pack::pack;
use super::reduce::{Cards, LOOP, Reduced, reduce};
use super::relation::Relation;
use super::scene::{Card, Framing, Scene, Target};
use super::sections::arrange;
use std::collections::BTreeMap;

/// Width of a card in px.
const CARD: i32 = 210;
/// Room around the whole in px: the focus ring of an outer card stays visible.
const MARGIN: i32 = 12;
/// From a conclusion to the centre of a sign below it, in px.
const SIGN_BELOW: i32 = 12;
/// From a card to the centre of a sign above it, in px: two signs fit between the rows that are nearest to each other.
const SIGN_ABOVE: i32 = 9;
/// From a junction's centre to the centre of a sign beside it, in px.
const SIGN_ASIDE: i32 = 21;

/// Of 100 lines between cards, most that may leave their sections if the sections are to be framed: beyond that
/// frames would say less than they cost, and tabs on the cards say the same.
const MOST_ACROSS: usize = 30;

/// Draws the whole scene: a map, a section with its neighbours, any graph of cards.
pub fn map(scene: &Scene) -> Drawing {
    let links = Links::of(scene);
    let framed = is_framed(scene, &links);
    let face = |card: &Card| match framed {
        true => Face::of(scene, &Card { group: None, ..card.clone() }, CARD),
        false => Face::of(scene, card, CARD),
    };
    let faces: Vec<Face> = scene.cards.iter().map(face).collect();
    draw(scene, &links, &faces, framed)
}

/// Draws the scene with blank cards of the given sizes in px, to see or to measure the layout alone.
pub fn map_of_blanks(scene: &Scene, sizes: &[(i32, i32)]) -> Drawing {
    let links = Links::of(scene);
    let blank = |(card, &(width, height)): (&Card, &(i32, i32))| Face::blank(card, width, height);
    let faces: Vec<Face> = scene.cards.iter().zip(sizes).map(blank).collect();
    draw(scene, &links, &faces, is_framed(scene, &links))
}

fn draw(scene: &Scene, links: &Links, faces: &[Face], framed: bool) -> Drawing {
    let section = |card: &Card| card.group.filter(|&g| framed && g < scene.groups.len());
    let cards = Cards {
        size: faces.iter().map(|f| (f.width, f.height)).collect(),
        section: scene.cards.iter().map(section).collect(),
        late: scene.cards.iter().map(|card| card.contributor).collect(),
    };
    let reduced = reduce(links, &cards);
    let (placement, frames) = if framed {
        arrange(&reduced.graph, &reduced.section, scene.groups.len())
    } else {
        (pack(&reduced.graph), Vec::new())
    };
    let sheet = Sheet::of(scene, links, faces, &cards, &reduced, &placement);
    let (lines, signs, far) = sheet.lines();
    let mut marks = sheet.signs(&signs);
    marks.extend(far.into_iter().map(|(l, at)| (Some(l), sheet.far_sign(l, at))));
    sheet.finish(lines, marks, &frames)
}

fn is_framed(scene: &Scene, links: &Links) -> bool {
    match scene.framing {
        Framing::Never => false,
        Framing::WhereItPays => frames_pay(scene, links),
        Framing::Always => true,
    }
}

/// Whether few enough lines leave their sections.
fn frames_pay(scene: &Scene, links: &Links) -> bool {
    let group = |c: usize| scene.cards[c].group;
    if scene.cards.iter().all(|card| card.group.is_none()) {
        return false;
    }
    let (mut all, mut across) = (0, 0);
    for (l, link) in links.all.iter().enumerate() {
        for &premise in &link.premises {
            all += 1;
            across += usize::from(links.root(l).is_some_and(|root| group(root) != group(premise)));
        }
    }
    across * 100 <= all * MOST_ACROSS
}

/// Everything that the parts of the drawing are made from.
struct Sheet<'a> {
    scene: &'a Scene,
    links: &'a Links,
    faces: &'a [Face],
    cards: &'a Cards,
    reduced: &'a Reduced,
    placement: &'a Placement,
    /// Upper left corner of each card.
    card: Vec<Point>,
    /// Centre of each link's junction.
    joint: Vec<Option<Point>>,
}

/// Where signs stand: the links that share each.
type Signs = BTreeMap<(Point, Relation), Vec<usize>>;

impl<'a> Sheet<'a> {
    fn of(
        scene: &'a Scene,
        links: &'a Links,
        faces: &'a [Face],
        cards: &'a Cards,
        reduced: &'a Reduced,
        placement: &'a Placement,
    ) -> Self {
        let shifted = |(x, y): Point| (x + MARGIN, y + MARGIN);
        let corner = |node: usize, width: i32, height: i32| {
            let (x, y) = shifted(placement.centre[node]);
            (x - width / 2, y - height / 2)
        };
        let mut card = vec![(0, 0); faces.len()];
        for (c, node) in reduced.card.iter().enumerate() {
            if let Some(node) = *node {
                card[c] = corner(node, faces[c].width, faces[c].height);
            }
        }
        let mut joint: Vec<Option<Point>> =
            reduced.joint.iter().map(|j| j.map(|n| shifted(placement.centre[n]))).collect();
        for (stack, node) in &reduced.stacks {
            let (x, y) = corner(*node, stack.width, stack.height);
            for &(c, (dx, dy)) in &stack.cards {
                card[c] = (x + dx, y + dy);
            }
            for hung in &stack.hung {
                joint[hung.link] = hung.joint.map(|(dx, dy)| (x + dx, y + dy));
            }
        }
        Self { scene, links, faces, cards, reduced, placement, card, joint }
    }

    fn path(&self, edge: usize) -> Vec<Point> {
        self.placement.paths[edge].iter().map(|&(x, y)| (x + MARGIN, y + MARGIN)).collect()
    }

    fn card_id(&self, c: usize) -> String {
        self.scene.cards[c].id.clone()
    }

    fn reason_id(&self, l: usize) -> String {
        self.scene.reasons[self.links.all[l].reason].id.clone()
    }

    /// All lines, fallen ones first so that what stands covers what does not, where their signs are, and where the
    /// signs at the lower ends of lines without direction are.
    fn lines(&self) -> (Vec<Line>, Signs, Vec<(usize, Point)>) {
        let (mut lines, mut signs, mut far) = (Vec::new(), Signs::new(), Vec::new());
        for (l, link) in self.links.all.iter().enumerate() {
            let (way, premises) = self.way(l);
            let from = match link.target {
                Target::Card(c) => self.card_id(c),
                Target::Reason(t) => self.reason_id(t),
            };
            let to = if link.joint { self.reason_id(l) } else { self.card_id(link.premises[0]) }; // never empty
            let line = |from, to, stroke, points: &[Point]| Line {
                from,
                to,
                stroke,
                fallen: link.faint(),
                points: tidy(points),
            };
            if let Some(at) = self.sign_at(l, &way) {
                signs.entry((at, link.kind)).or_default().push(l);
            }
            far.extend(self.far_end(l, &way).map(|at| (l, at)));
            lines.push(line(from, to, link.stroke(), &way));
            for (c, points) in premises {
                lines.push(line(self.reason_id(l), self.card_id(c), link.stroke_to(c), &points));
            }
        }
        lines.sort_by_key(|l| !l.fallen);
        lines.retain(|l| l.points.len() > 1);
        (lines, signs, far)
    }

    /// The way of a link from its target to its premise or junction, and from the junction to each premise.
    fn way(&self, l: usize) -> (Vec<Point>, Vec<(usize, Vec<Point>)>) {
        let (way, link) = (&self.reduced.ways[l], &self.links.all[l]);
        if way.own {
            return (self.own_way(link.premises[0]), Vec::new()); // never empty
        }
        let mut points = way.trunk.map(|t| self.path(t)).unwrap_or_default();
        points.extend(way.edge.map(|e| self.path(e)).unwrap_or_default());
        if let Some((s, i)) = way.stack {
            let hung = &self.reduced.stacks[s].0.hung[i];
            points.extend(self.shifted(s, &hung.way));
            return (points, hung.premises.iter().map(|(c, p)| (*c, self.shifted(s, p))).collect());
        }
        let mut premises: Vec<(usize, Vec<Point>)> = way.premises.iter().map(|&(c, e)| (c, self.path(e))).collect();
        if let Some((s, edge)) = way.bracket {
            let down = |(c, p): &(usize, Vec<Point>)| (*c, [self.path(edge), self.shifted(s, p)].concat());
            premises.extend(self.reduced.stacks[s].0.premises.iter().map(down));
        }
        (points, premises)
    }

    /// A way inside a stack, in the coordinates of the whole.
    fn shifted(&self, s: usize, way: &[Point]) -> Vec<Point> {
        let (stack, node) = &self.reduced.stacks[s];
        let (cx, cy) = self.placement.centre[*node];
        let (x, y) = (cx + MARGIN - stack.width / 2, cy + MARGIN - stack.height / 2);
        way.iter().map(|&(px, py)| (px + x, py + y)).collect()
    }

    /// A small loop at the right edge of a card that speaks about itself.
    fn own_way(&self, c: usize) -> Vec<Point> {
        let ((x, y), face) = (self.card[c], &self.faces[c]);
        let (right, out) = (x + face.width, x + face.width + LOOP / 2);
        vec![(right, y + 14), (out, y + 14), (out, y + face.height - 14), (right, y + face.height - 14)]
    }

    /// Where the sign of a link stands: near its target, on the first stretch of its way.
    fn sign_at(&self, l: usize, way: &[Point]) -> Option<Point> {
        if self.reduced.ways[l].own {
            let middle = |a: i32, b: i32| (a + b) / 2;
            return Some((way.get(1)?.0, middle(way.first()?.1, way.last()?.1)));
        }
        let (a, b) = (*way.first()?, *tidy(way).get(1)?);
        let by = if a.1 == b.1 { SIGN_ASIDE } else { SIGN_BELOW };
        Some((a.0 + by * (b.0 - a.0).signum(), a.1 + by * (b.1 - a.1).signum()))
    }

    /// Where the sign at the lower end of a line without direction stands, if there is room for a second one.
    fn far_end(&self, l: usize, way: &[Point]) -> Option<Point> {
        let link = &self.links.all[l];
        let both_ways = link.kind == Relation::Same || link.back.is_some();
        let long = way.windows(2).map(|w| (w[0].0 - w[1].0).abs() + (w[0].1 - w[1].1).abs()).sum::<i32>();
        if !both_ways || link.joint || self.reduced.ways[l].own || long < SIGN_BELOW + 2 * SIGN + SIGN_ABOVE {
            return None;
        }
        let back: Vec<Point> = tidy(way).into_iter().rev().collect();
        let (a, b) = (*back.first()?, *back.get(1)?);
        Some((a.0 + SIGN_ABOVE * (b.0 - a.0).signum(), a.1 + SIGN_ABOVE * (b.1 - a.1).signum()))
    }

    /// The sign at the lower end: that of the other direction, or of the same relation.
    fn far_sign(&self, l: usize, at: Point) -> Mark {
        let link = &self.links.all[l];
        let (reason, fallen) = link.back.unwrap_or((link.reason, link.fallen));
        let reason = &self.scene.reasons[reason];
        let (id, href, label) = (Some(reason.id.clone()), reason.href.clone(), reason.label.clone());
        Mark { sign: Sign::Reason(link.kind), at, reason: id, shared: Vec::new(), href, label, fallen }
    }

    /// The signs, one for each place, and the junctions.
    fn signs(&self, signs: &Signs) -> Vec<(Option<usize>, Mark)> {
        let mut out = Vec::new();
        for (&(at, kind), links) in signs {
            let fallen = links.iter().all(|&l| self.links.all[l].fallen);
            let only = match links[..] {
                [l] if !self.links.all[l].joint => Some(l),
                _ => None,
            };
            let mut mark = self.mark(Sign::Reason(kind), at, only, fallen);
            if only.is_none() {
                mark.shared = links.iter().map(|&l| self.reason_id(l)).collect();
            }
            out.push((only, mark));
        }
        for (l, link) in self.links.all.iter().enumerate() {
            if let Some(at) = self.joint[l] {
                let sign = if link.premises.len() > 1 { Sign::Linked } else { Sign::Anchor };
                out.push((Some(l), self.mark(sign, at, Some(l), link.fallen)));
            }
        }
        out
    }

    fn mark(&self, sign: Sign, at: Point, link: Option<usize>, fallen: bool) -> Mark {
        let reason = link.map(|l| &self.scene.reasons[self.links.all[l].reason]);
        Mark {
            sign,
            at,
            reason: reason.map(|r| r.id.clone()),
            shared: Vec::new(),
            href: reason.and_then(|r| r.href.clone()),
            label: reason.map(|r| r.label.clone()).unwrap_or_default(),
            fallen,
        }
    }

    /// The frames of the sections.
    fn frames(&self, frames: &[Option<Rect>]) -> Vec<Frame> {
        let framed = frames.iter().enumerate().filter_map(|(g, rect)| Some((g, (*rect)?)));
        let frame = |(g, (x, y, width, height)): (usize, Rect)| {
            let group = &self.scene.groups[g]; // there is a rectangle for each group, or none
            let cards = self.cards.section.iter().filter(|s| **s == Some(g)).count();
            Frame { group: group.clone(), hue: g, cards, x: x + MARGIN, y: y + MARGIN, width, height }
        };
        framed.map(frame).collect()
    }

    /// Cards and linked signs in reading order, each sign before the lead of its reason.
    fn finish(self, lines: Vec<Line>, marks: Vec<(Option<usize>, Mark)>, frames: &[Option<Rect>]) -> Drawing {
        let mut spoken: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
        let mut silent = Vec::new();
        for (link, mark) in marks {
            match link.filter(|_| mark.href.is_some()) {
                Some(l) => spoken.entry(l).or_default().push(mark),
                None => silent.push(mark),
            }
        }
        let mut items = Vec::new();
        for c in self.links.reading_order() {
            let mut face = self.faces[c].clone();
            for &l in self.links.from_card[c].iter().filter(|&&l| self.links.all[l].premises[0] == c) {
                match spoken.remove(&l) {
                    Some(marks) => items.extend(marks.into_iter().map(Item::Mark)),
                    None => say(&mut face.more, &self.scene.reasons[self.links.all[l].reason].label),
                }
            }
            let (x, y) = self.card[c];
            items.push(Item::Card(Placed { x, y, face }));
        }
        Drawing {
            width: self.placement.width + 2 * MARGIN,
            height: self.placement.height.max(SIGN) + 2 * MARGIN,
            prefix: self.scene.prefix.clone(),
            title: self.scene.title.clone(),
            desc: self.scene.desc.clone(),
            frames: self.frames(frames),
            lines,
            marks: silent,
            items,
            ..Drawing::default()
        }
    }
}

/// Adds what a reason does to what is read out for its lead.
pub fn say(more: &mut String, words: &str) {
    if !more.is_empty() && !words.is_empty() {
        more.push_str(" · ");
    }
    more.push_str(words);
}
