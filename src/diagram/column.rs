//! Reasons hung below a card on rails, each card in a row of its own: what the narrow layouts are made of.
//!
//! A rail runs down from a card; every reason has its sign on it and its premise right of it. Linked premises hang on
//! a rail of their own that begins at their junction, and so do the reasons that point at the junction. Every card is
//! shown once; where it is needed again, or would stand too far to the right, a reference points at it. One pass over
//! the links, no engine, no recursion.

use super::card::Face;
use super::drawing::{Drawing, Item, Line, Mark, Placed, Point, Reference, Sign, Stroke, joint_radius};
use super::links::Links;
use super::map::say;
use super::scene::{Scene, Target};
use super::svg::card_id;
use std::collections::VecDeque;

/// Room around the whole in px.
pub const MARGIN: i32 = 8;
/// Room between two cards in px.
pub const GAP: i32 = 10;
/// Room between two blocks in px.
const BLOCK: i32 = 26;
/// From a card's left edge to the rail below it in px.
const RAIL: i32 = 11;
/// From a rail to a card that hangs on it in px.
pub const STUB: i32 = 17;
/// From a rail to a junction on it in px.
pub const JOINT: i32 = 24;
/// From a card's upper edge to its sign in px: the middle of the head.
pub const HEAD: i32 = 16;
/// A card with reasons of its own has at least this width in px, else it becomes a block of its own.
const ROOMY: i32 = 190;
/// No card is narrower than this, in px.
const NARROW: i32 = 120;

/// A vertical line that reasons hang on.
#[derive(Clone, Copy, Debug)]
struct Rail {
    x: i32,
    /// Down to where it has been drawn.
    y: i32,
}

/// What is still to be placed.
#[derive(Clone, Copy, Debug)]
enum Task {
    /// A link, on a rail, at a level.
    Link(usize, usize, usize),
    /// A further premise of a link, on the link's rail, at a level.
    Premise(usize, usize, usize, usize),
}

/// A drawing that grows downward.
pub struct Column<'a> {
    /// What is drawn.
    pub scene: &'a Scene,
    /// Its reasons.
    pub links: &'a Links,
    /// The words before a reference.
    see: &'a str,
    /// Most levels of indentation.
    levels: usize,
    /// Where the next card goes.
    pub y: i32,
    /// What has been drawn.
    pub drawing: Drawing,
    shown: Vec<bool>,
    /// Cards that have been referred to before they stand anywhere.
    waiting: VecDeque<usize>,
    rails: Vec<Rail>,
    tasks: Vec<Task>,
}

impl<'a> Column<'a> {
    /// An empty drawing, `width` px wide.
    pub fn new(scene: &'a Scene, links: &'a Links, width: i32, levels: usize, see: &'a str) -> Self {
        let drawing = Drawing {
            width,
            prefix: scene.prefix.clone(),
            title: scene.title.clone(),
            desc: scene.desc.clone(),
            ..Drawing::default()
        };
        let shown = vec![false; scene.cards.len()];
        let (waiting, rails, tasks) = (VecDeque::new(), Vec::new(), Vec::new());
        Self { scene, links, see, levels, y: MARGIN, drawing, shown, waiting, rails, tasks }
    }

    /// Every card that has no place yet, with its reasons, in reading order; blocks that are waited for first.
    pub fn blocks(&mut self) {
        for card in self.links.reading_order() {
            if !self.shown[card] {
                self.block(card);
            }
            while let Some(waiting) = self.waiting.pop_front() {
                self.block(waiting);
            }
        }
    }

    /// Keeps a card's place for a block that begins with it.
    pub fn reserve(&mut self, card: usize) {
        self.shown[card] = true;
    }

    /// A block that begins with a card, right below what is there already, then every card without a place.
    pub fn blocks_from(&mut self, card: usize) {
        self.grow(card);
        self.blocks();
    }

    /// The finished drawing.
    pub fn finish(mut self) -> Drawing {
        self.drawing.height = (self.y - GAP).max(MARGIN) + MARGIN;
        self.drawing
    }

    /// A card at the left edge, with all that hangs below it.
    pub fn block(&mut self, card: usize) {
        if self.y > MARGIN {
            self.y += BLOCK - GAP;
        }
        self.grow(card);
    }

    fn grow(&mut self, card: usize) {
        self.place(card, MARGIN);
        self.hang(card, MARGIN, 0);
        while let Some(task) = self.tasks.pop() {
            match task {
                Task::Link(l, rail, level) => self.link(l, rail, level),
                Task::Premise(l, premise, rail, level) => self.premise(l, premise, rail, level),
            }
        }
    }

    /// A card in the next row; says where its head is.
    pub fn place(&mut self, card: usize, x: i32) -> i32 {
        self.shown[card] = true;
        let mut face = Face::of(self.scene, &self.scene.cards[card], self.drawing.width - MARGIN - x);
        for &l in self.links.from_card[card].iter().filter(|&&l| self.links.all[l].premises[0] == card) {
            say(&mut face.more, &self.scene.reasons[self.links.all[l].reason].label);
        }
        let y = self.advance(face.height);
        self.drawing.items.push(Item::Card(Placed { x, y, face }));
        y + HEAD
    }

    /// A card, or a reference if it has its place elsewhere; says where its head is.
    pub fn place_or_refer(&mut self, card: usize, x: i32) -> i32 {
        if self.shown[card] { self.refer(card, x) } else { self.place(card, x) }
    }

    fn refer(&mut self, card: usize, x: i32) -> i32 {
        let card = &self.scene.cards[card];
        let href = format!("#{}", card_id(&self.scene.prefix, &card.id));
        let face = Face::reference(card, self.drawing.width - MARGIN - x, self.see, Some(href));
        let y = self.advance(face.height);
        self.drawing.items.push(Item::Reference(Reference { x, y, face }));
        y + HEAD
    }

    fn advance(&mut self, height: i32) -> i32 {
        let y = self.y;
        self.y += height + GAP;
        y
    }

    /// A new rail below a card that has just been placed, with everything that points at the card.
    fn hang(&mut self, card: usize, x: i32, level: usize) {
        let rail = self.rail(x + RAIL, self.y - GAP);
        let tasks = self.links.at_card[card].iter().rev().map(|&l| Task::Link(l, rail, level + 1));
        self.tasks.extend(tasks);
    }

    fn rail(&mut self, x: i32, y: i32) -> usize {
        self.rails.push(Rail { x, y });
        self.rails.len() - 1
    }

    /// A card with what hangs below it, if there is room for that; else a reference. Says where its head is.
    fn stand(&mut self, card: usize, x: i32, level: usize) -> i32 {
        if self.shown[card] {
            return self.refer(card, x);
        }
        let leaf = self.links.at_card[card].is_empty();
        let room = self.drawing.width - MARGIN - x;
        if !leaf && (level >= self.levels || room < ROOMY + STUB + RAIL + JOINT) {
            self.shown[card] = true;
            self.waiting.push_back(card);
            return self.refer(card, x);
        }
        let head = self.place(card, x);
        self.hang(card, x, level);
        head
    }

    /// A link: its sign on the rail, and its premise, or its junction with a rail of its own.
    fn link(&mut self, l: usize, rail: usize, level: usize) {
        let link = &self.links.all[l];
        let (stroke, lead) = (link.stroke(), link.premises[0]); // premises are never empty
        let Rail { x, y } = self.rails[rail];
        let joint = link.joint && x + JOINT + STUB + NARROW + MARGIN <= self.drawing.width;
        let card_x = x + STUB + if joint { JOINT } else { 0 };
        let own = joint.then(|| self.rail(x + JOINT, 0));
        if let Some(own) = own {
            let pointing = self.links.at_link[l].iter().rev().map(|&other| Task::Link(other, own, level));
            self.tasks.extend(pointing);
            let others = (1..link.premises.len()).rev().map(|p| Task::Premise(l, p, own, level));
            self.tasks.extend(others);
        }
        let items = self.drawing.items.len();
        let head = self.stand(lead, card_x, level);
        self.rails[rail].y = head;
        let (from, to) = (self.target_id(l), if joint { self.reason_id(l) } else { self.card_id(lead) });
        let fallen = link.faint() && self.last_standing(l);
        let end = if joint { x + JOINT - joint_radius(link.premises.len() > 1) } else { card_x };
        self.line(from, to, stroke, fallen, vec![(x, y), (x, head), (end, head)]);
        if let Some(own) = own {
            self.rails[own].y = head;
            let points = vec![(x + JOINT, head), (card_x, head)];
            self.line(self.reason_id(l), self.card_id(lead), link.stroke_to(lead), link.fallen, points);
            self.junction(l, (x + JOINT, head), items);
        }
        self.sign(l, (x, head), own.is_none().then_some(items));
    }

    /// A further premise of a link.
    fn premise(&mut self, l: usize, premise: usize, rail: usize, level: usize) {
        let link = &self.links.all[l];
        let Rail { x, y } = self.rails[rail];
        let card = link.premises[premise];
        let head = self.stand(card, x + STUB, level);
        self.rails[rail].y = head;
        let points = vec![(x, y), (x, head), (x + STUB, head)];
        self.line(self.reason_id(l), self.card_id(card), link.stroke_to(card), link.fallen, points);
    }

    /// Whether no later reason of the same kind on the same rail stands: then the rail's last stretch may be faint.
    fn last_standing(&self, l: usize) -> bool {
        let link = &self.links.all[l];
        let beside = self.links.all[l + 1..].iter();
        beside.take_while(|o| o.target == link.target && o.kind == link.kind).all(|o| o.faint())
    }

    /// Adds a line.
    pub fn line(&mut self, from: String, to: String, stroke: Stroke, fallen: bool, points: Vec<Point>) {
        self.drawing.lines.push(Line { from, to, stroke, fallen, points: super::drawing::tidy(&points) });
    }

    /// Adds the sign of a link; it leads to the reason if it stands before an item of the document.
    pub fn sign(&mut self, l: usize, at: Point, before: Option<usize>) {
        let mark = self.mark(Sign::Reason(self.links.all[l].kind), l, at);
        self.add(mark, before);
    }

    /// Adds the junction of a link, which leads to the reason.
    pub fn junction(&mut self, l: usize, at: Point, before: usize) {
        let linked = self.links.all[l].premises.len() > 1;
        let mark = self.mark(if linked { Sign::Linked } else { Sign::Anchor }, l, at);
        self.add(mark, Some(before));
    }

    fn mark(&self, sign: Sign, l: usize, at: Point) -> Mark {
        let link = &self.links.all[l];
        let reason = &self.scene.reasons[link.reason];
        let (id, label) = (Some(reason.id.clone()), reason.label.clone());
        Mark { sign, at, reason: id, shared: Vec::new(), href: reason.href.clone(), label, fallen: link.fallen }
    }

    fn add(&mut self, mark: Mark, before: Option<usize>) {
        match before.filter(|_| mark.href.is_some()) {
            Some(at) => self.drawing.items.insert(at, Item::Mark(mark)),
            None => self.drawing.marks.push(mark),
        }
    }

    /// Id of a card.
    pub fn card_id(&self, card: usize) -> String {
        self.scene.cards[card].id.clone()
    }

    /// Id of a link's reason.
    pub fn reason_id(&self, l: usize) -> String {
        self.scene.reasons[self.links.all[l].reason].id.clone()
    }

    /// Id of what a link points at.
    pub fn target_id(&self, l: usize) -> String {
        match self.links.all[l].target {
            Target::Card(c) => self.card_id(c),
            Target::Reason(t) => self.reason_id(t),
        }
    }
}
