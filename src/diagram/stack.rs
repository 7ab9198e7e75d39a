//! Stacks: small reasons of one card and one kind hang together beside a rail, as one box for the engine.
//!
//! A row of ten premises is 2,300 px wide and says nothing that a column does not say. What hangs in a stack may carry
//! a few reasons of its own; these hang below it on rails of their own, indented, as in an outline. Low stacks have
//! one column right of the rail, higher ones two around it, the left one its mirror image. Linked premises hang from
//! their junction, which stands beside the lead: a premise is never above what it speaks for.

use super::drawing::{Point, joint_radius};
use super::links::Links;
use super::reduce::{Cards, home};
use super::scene::Target;

/// Gap between two cards of a column in px.
const GAP: i32 = 12;
/// From the rail to the cards in px: without junctions, and with them between.
const GUTTER: [i32; 2] = [20, 40];
/// From the rail to a junction's centre in px.
const JOINT: i32 = 19;
/// From a card's side to the first rail below it in px.
const RAIL: i32 = 10;
/// Between two rails below one card in px: room for their signs.
const APART: i32 = 22;
/// A stack of more cards than this has two columns. Cards are counted, not measured: in every language of a map the same
/// cards stand in the same columns.
const HIGH: usize = 4;
/// Most cards that hang together on one card of a stack, itself included.
const CARDS: usize = 10;
/// Most levels of cards in a stack.
const LEVELS: usize = 3;

/// Which reasons may hang in a stack.
#[derive(Clone, Debug, Default)]
pub struct Small {
    /// For each card that stands in one reason only and may hang in a stack: cards and levels on it, itself included.
    card: Vec<Option<(usize, usize)>>,
    link: Vec<bool>,
    /// Cards that hang in a stack with all that is on them.
    hanging: Vec<bool>,
}

impl Small {
    /// Begins with the cards that nothing speaks about, then goes up as long as everything on a card may hang.
    pub fn of(links: &Links, cards: &Cards) -> Self {
        let n = cards.size.len();
        let mut small = Self { card: vec![None; n], link: vec![false; links.all.len()], hanging: vec![false; n] };
        let mut waiting: Vec<usize> = links.at_card.iter().map(Vec::len).collect();
        let mut ready: Vec<usize> = (0..n).filter(|&c| waiting[c] == 0).collect();
        while let Some(c) = ready.pop() {
            let Some(size) = small.size(links, c) else { continue };
            small.card[c] = Some(size);
            let [l] = links.from_card[c][..] else { continue };
            let Target::Card(target) = links.all[l].target else { continue };
            if small.hangs_on(links, cards, l, target) {
                small.link[l] = true;
                waiting[target] -= 1;
                if waiting[target] == 0 {
                    ready.push(target);
                }
            }
        }
        for l in 0..links.all.len() {
            let own = if small.link[l] { links.all[l].premises.clone() } else { small.premises(links, cards, l) };
            own.into_iter().for_each(|c| small.hanging[c] = true);
        }
        small
    }

    /// Whether a card hangs in a stack with all that is on it.
    pub fn hangs(&self, card: usize) -> bool {
        self.hanging[card]
    }

    /// The premises of a junction that hang from it together, though the junction itself stands alone: those that may,
    /// if they bring more than one card.
    pub fn premises(&self, links: &Links, cards: &Cards, l: usize) -> Vec<usize> {
        let link = &links.all[l];
        if self.link[l] || !link.joint {
            return Vec::new();
        }
        let home = home(links, cards, l);
        let mut own = link.premises.clone();
        own.retain(|&p| self.card[p].is_some() && cards.section[p] == home);
        let count: usize = own.iter().filter_map(|&p| self.card[p]).map(|s| s.0).sum();
        if count > 1 { own } else { Vec::new() }
    }

    /// Whether a reason may hang in a stack.
    fn link(&self, l: usize) -> bool {
        self.link[l]
    }

    /// Cards and levels on a card whose reasons may all hang; none if they are too many, or if it stands in several
    /// reasons or in none.
    fn size(&self, links: &Links, c: usize) -> Option<(usize, usize)> {
        let below = || links.at_card[c].iter().flat_map(|&l| &links.all[l].premises).map(|&p| self.card[p]);
        let count = 1 + below().map(|s| s.map(|s| s.0)).sum::<Option<usize>>()?;
        let levels = 1 + below().map(|s| s.map_or(0, |s| s.1)).max().unwrap_or(0);
        (links.from_card[c].len() == 1 && count <= CARDS && levels <= LEVELS).then_some((count, levels))
    }

    fn hangs_on(&self, links: &Links, cards: &Cards, l: usize, target: usize) -> bool {
        let fits = |&p: &usize| self.card[p].is_some() && cards.section[p] == cards.section[target];
        links.at_link[l].is_empty() && links.all[l].premises.iter().all(fits)
    }
}

/// The ways of a link in a stack.
#[derive(Clone, Debug)]
pub struct Hung {
    /// The link.
    pub link: usize,
    /// To its card or its junction: from where the stack's rail begins, or from the card below which it hangs.
    pub way: Vec<Point>,
    /// From the junction to each premise.
    pub premises: Vec<(usize, Vec<Point>)>,
    /// The junction's centre.
    pub joint: Option<Point>,
}

/// Reasons of one card and kind with all that hangs on them; points are relative to the upper left corner.
#[derive(Clone, Debug, Default)]
pub struct Stack {
    /// The links that hang on the stack's own rail.
    pub links: Vec<usize>,
    /// Width of the box in px.
    pub width: i32,
    /// Height of the box in px.
    pub height: i32,
    /// Column of the rail.
    pub rail: i32,
    /// Cards and their upper left corners.
    pub cards: Vec<(usize, Point)>,
    /// All links in the stack.
    pub hung: Vec<Hung>,
    /// If the rail is that of a junction which stands alone: the ways along it to each premise.
    pub premises: Vec<(usize, Vec<Point>)>,
}

impl Stack {
    /// The links among `candidates` (all of one card and kind) that may hang, if that is more than one card.
    pub fn of(links: &Links, cards: &Cards, small: &Small, candidates: &[usize]) -> Option<Self> {
        let own: Vec<usize> = candidates.iter().copied().filter(|&l| small.link(l)).collect();
        let premises = own.iter().flat_map(|&l| &links.all[l].premises);
        let count: usize = premises.filter_map(|&p| small.card[p]).map(|s| s.0).sum();
        (count > 1).then(|| Self::place(links, cards, own))
    }

    fn place(links: &Links, cards: &Cards, own: Vec<usize>) -> Self {
        let first = gutter(links, &own);
        let items: Vec<Task> = own.iter().map(|&l| Task::Link(l, (0, 0), first)).collect();
        Self { links: own, ..Self::fill(cards, &|| Column::new(links, cards, first), &items) }
    }

    /// Premises of a junction that hang from it.
    pub fn of_premises(links: &Links, cards: &Cards, own: &[usize]) -> Self {
        let items: Vec<Task> = own.iter().map(|&c| Task::Card(c)).collect();
        Self::fill(cards, &|| Column::new(links, cards, GUTTER[0]), &items)
    }

    /// Hangs what is to hang on the rail into one column or into two.
    fn fill<'a>(cards: &Cards, column: &impl Fn() -> Column<'a>, items: &[Task]) -> Self {
        let mut columns = [column(), column()];
        items.iter().for_each(|&item| columns[1].hang(item));
        if columns[1].cards.len() > HIGH && items.len() > 1 {
            columns[1] = column();
            for &item in items {
                let fuller = usize::from(columns[0].cards.len() > columns[1].cards.len());
                columns[fuller].hang(item);
            }
        }
        let [left, right] = columns;
        let two = !left.cards.is_empty();
        let rail = if two { left.right } else { RAIL };
        let height = left.y.max(right.y) - GAP;
        let mut stack = Self { width: rail + right.right, height, rail, ..Self::default() };
        stack.take(cards, left, |x| rail - x, true);
        stack.take(cards, right, |x| rail + x, false);
        stack
    }

    /// Takes a column over, whose rail is its origin.
    fn take(&mut self, cards: &Cards, column: Column<'_>, x: impl Fn(i32) -> i32, mirrored: bool) {
        let way = |points: Vec<Point>| points.into_iter().map(|p| (x(p.0), p.1)).collect::<Vec<_>>();
        for (c, (left, y)) in column.cards {
            let far = if mirrored { left + cards.size[c].0 } else { left };
            self.cards.push((c, (x(far), y)));
        }
        self.premises.extend(column.premises.into_iter().map(|(c, p)| (c, way(p))));
        for hung in column.hung {
            self.hung.push(Hung {
                link: hung.link,
                way: way(hung.way),
                premises: hung.premises.into_iter().map(|(c, p)| (c, way(p))).collect(),
                joint: hung.joint.map(|p| (x(p.0), p.1)),
            });
        }
    }
}

/// What is still to be placed.
#[derive(Clone, Copy)]
enum Task {
    /// A link: on a rail that begins at a point, its cards beginning at a column.
    Link(usize, Point, i32),
    /// A further premise of the hung link with this index, beginning at a column.
    Premise(usize, usize, i32),
    /// A premise on the stack's own rail.
    Card(usize),
}

/// One column that grows downward, right of the rail.
struct Column<'a> {
    links: &'a Links,
    all: &'a Cards,
    /// Where the cards of the stack's own rail begin.
    first: i32,
    /// Where the next card goes.
    y: i32,
    /// How far it reaches.
    right: i32,
    cards: Vec<(usize, Point)>,
    hung: Vec<Hung>,
    premises: Vec<(usize, Vec<Point>)>,
    tasks: Vec<Task>,
}

impl<'a> Column<'a> {
    fn new(links: &'a Links, all: &'a Cards, first: i32) -> Self {
        let (cards, hung, premises, tasks) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { links, all, first, y: 0, right: 0, cards, hung, premises, tasks }
    }

    /// Hangs something on the rail, with all that hangs on it.
    fn hang(&mut self, item: Task) {
        self.tasks.push(item);
        while let Some(task) = self.tasks.pop() {
            match task {
                Task::Link(l, rail, x) => self.link(l, rail, x),
                Task::Premise(h, p, x) => self.premise(h, p, x),
                Task::Card(c) => {
                    let y = self.card(c, self.first);
                    self.premises.push((c, vec![(0, 0), (0, y), (self.first, y)]));
                }
            }
        }
    }

    fn link(&mut self, l: usize, (rail, top): Point, x: i32) {
        let link = &self.links.all[l];
        let h = self.hung.len();
        self.tasks.extend((1..link.premises.len()).rev().map(|p| Task::Premise(h, p, x)));
        let lead = link.premises[0]; // premises are never empty
        let y = self.card(lead, x);
        let joint = link.joint.then_some((x - GUTTER[1] + JOINT, y));
        let end = joint.map_or(x, |(at, _)| at - joint_radius(link.premises.len() > 1));
        let premises = joint.map(|at| (lead, vec![at, (x, y)])).into_iter().collect();
        self.hung.push(Hung { link: l, way: vec![(rail, top), (rail, y), (end, y)], premises, joint });
    }

    fn premise(&mut self, h: usize, p: usize, x: i32) {
        let card = self.links.all[self.hung[h].link].premises[p];
        let y = self.card(card, x);
        if let Some((at, top)) = self.hung[h].joint {
            self.hung[h].premises.push((card, vec![(at, top), (at, y), (x, y)]));
        }
    }

    /// A card in the next place, with what hangs on it still to come; says at what height lines meet it.
    fn card(&mut self, c: usize, x: i32) -> i32 {
        let ((width, height), y) = (self.all.size[c], self.y);
        self.cards.push((c, (x, y)));
        self.y += height + GAP;
        self.right = self.right.max(x + width);
        let below = &self.links.at_card[c];
        let kinds: Vec<&[usize]> = below.chunk_by(|&a, &b| self.links.all[a].kind == self.links.all[b].kind).collect();
        let last = x + RAIL + APART * (kinds.len() as i32 - 1);
        let nested = last + gutter(self.links, below);
        // The rail of a later kind runs down left of the earlier ones.
        for (i, kind) in kinds.iter().enumerate().rev() {
            let rail = (last - APART * i as i32, y + height);
            self.tasks.extend(kind.iter().rev().map(|&l| Task::Link(l, rail, nested)));
        }
        y + height / 2
    }
}

/// From the rail to the cards: junctions stand between.
fn gutter(links: &Links, on: &[usize]) -> i32 {
    GUTTER[usize::from(on.iter().any(|&l| links.all[l].joint))]
}
