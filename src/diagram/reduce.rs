//! From reasons to a graph that the engine can lay out: cards, junctions, leaf stacks and buses become boxes.
//!
//! What an argument map lives from is decided here: linked premises meet in one junction, an undercut ends at the
//! junction of the reason that it denies, leaf reasons hang in stacks, and all reasons of one kind leave a conclusion
//! as one line.

use super::drawing::joint_radius;
use super::engine::{Edge, Graph, Leave, Node};
use super::links::{Links, polarity};
use super::stack::{Small, Stack};

/// What a px of the whole's width costs among the cards.
const PRESS: i32 = 24;
/// From a junction's centre to a line that leaves it sideways, in px: there is room for the sign between.
const SIDE: i32 = 38;
/// Distance of two lines that leave a junction on the same side, in px, as the engine has it.
const SIDE_GAP: i32 = 24;
/// Extra width on both sides of a card that speaks about itself, in px.
pub const LOOP: i32 = 26;

/// How a link is drawn: edges of the graph, from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Way {
    /// From the target to the bus, if it leaves with others.
    pub trunk: Option<usize>,
    /// From there, or from the target, to the premise, the junction or the stack.
    pub edge: Option<usize>,
    /// Premises with the edges from the junction to them.
    pub premises: Vec<(usize, usize)>,
    /// The stack in which other premises hang from the junction, and the edge to it.
    pub bracket: Option<(usize, usize)>,
    /// The stack that it hangs in, and its place there.
    pub stack: Option<(usize, usize)>,
    /// Its only premise is its target.
    pub own: bool,
}

/// What a layout must know of the cards.
#[derive(Clone, Debug, Default)]
pub struct Cards {
    /// Width and height of each card in px.
    pub size: Vec<(i32, i32)>,
    /// The framed section that each card stands in.
    pub section: Vec<Option<usize>>,
    /// Whether each card was contributed to a map that was there before.
    pub late: Vec<bool>,
}

/// The graph, and what is what in it.
#[derive(Clone, Debug, Default)]
pub struct Reduced {
    /// For the engine.
    pub graph: Graph,
    /// The section of each box.
    pub section: Vec<Option<usize>>,
    /// The box of each card that stands alone.
    pub card: Vec<Option<usize>>,
    /// The box of each link's junction.
    pub joint: Vec<Option<usize>>,
    /// The stacks and their boxes.
    pub stacks: Vec<(Stack, usize)>,
    /// How each link is drawn.
    pub ways: Vec<Way>,
}

/// Reduces a scene's links.
pub fn reduce(links: &Links, cards: &Cards) -> Reduced {
    let mut r = Reduced {
        card: vec![None; cards.size.len()],
        joint: vec![None; links.all.len()],
        ways: vec![Way::default(); links.all.len()],
        ..Reduced::default()
    };
    let pending = r.stack(links, cards);
    r.boxes(links, cards);
    for (card, groups) in pending.iter().enumerate() {
        r.hang(links, cards, card, groups);
    }
    for l in 0..links.all.len() {
        r.hang_joint(links, l);
    }
    (r.graph.compact, r.graph.press) = (true, PRESS);
    r
}

/// Links of one card and one kind: single ones, junctions, and perhaps a stack.
#[derive(Default)]
struct Hanging {
    bus: u32,
    single: Vec<usize>,
    joint: Vec<usize>,
    stack: Option<usize>,
}

impl Reduced {
    fn add(&mut self, node: Node, section: Option<usize>) -> usize {
        self.section.push(section);
        self.graph.nodes.push(node);
        self.graph.nodes.len() - 1
    }

    fn join(&mut self, edge: Edge) -> usize {
        self.graph.edges.push(edge);
        self.graph.edges.len() - 1
    }

    /// Sorts the links of every card by kind, and takes small ones into stacks.
    fn stack(&mut self, links: &Links, cards: &Cards) -> Vec<Vec<Hanging>> {
        let small = Small::of(links, cards);
        let mut out = Vec::with_capacity(cards.size.len());
        for (card, at) in links.at_card.iter().enumerate() {
            let mut groups: Vec<Hanging> = Vec::new();
            // What hangs in a stack takes everything on it along.
            let free = |_: &&[usize]| !small.hangs(card);
            for of_kind in at.chunk_by(|&a, &b| links.all[a].kind == links.all[b].kind).filter(free) {
                let own = |&l: &usize| links.all[l].premises == [card] && !links.all[l].joint;
                of_kind.iter().filter(|l| own(l)).for_each(|&l| self.ways[l].own = true);
                let free: Vec<usize> = of_kind.iter().copied().filter(|l| !own(l)).collect();
                let stack = Stack::of(links, cards, &small, &free).map(|s| self.keep(s));
                let rest = free.iter().copied().filter(|&l| self.ways[l].stack.is_none());
                let (joint, single) = rest.partition(|&l| links.all[l].joint);
                let bus = of_kind.first().map_or(0, |&l| polarity(links.all[l].kind));
                groups.push(Hanging { bus, single, joint, stack });
            }
            out.push(groups);
        }
        for l in 0..links.all.len() {
            let own = small.premises(links, cards, l);
            if !own.is_empty() {
                let at = self.keep(Stack::of_premises(links, cards, &own));
                self.ways[l].bracket = Some((at, usize::MAX)); // the edge follows in `hang_joint`
            }
        }
        out
    }

    fn keep(&mut self, stack: Stack) -> usize {
        for (i, hung) in stack.hung.iter().enumerate() {
            self.ways[hung.link].stack = Some((self.stacks.len(), i));
        }
        self.stacks.push((stack, usize::MAX)); // the box follows in `boxes`
        self.stacks.len() - 1
    }

    /// Boxes for cards, junctions and stacks, in the author's order.
    fn boxes(&mut self, links: &Links, cards: &Cards) {
        let mut stacked = vec![false; cards.size.len()];
        self.stacks.iter().flat_map(|(s, _)| &s.cards).for_each(|&(c, _)| stacked[c] = true);
        let mut own = vec![false; cards.size.len()];
        let about_itself = self.ways.iter().zip(&links.all).filter(|(way, _)| way.own);
        about_itself.flat_map(|(_, link)| &link.premises).for_each(|&c| own[c] = true);
        for (c, &(face, height)) in cards.size.iter().enumerate().filter(|&(c, _)| !stacked[c]) {
            let width = face + if own[c] { 2 * LOOP } else { 0 };
            let node = Node { width, height, span: face * 6 / 10, late: cards.late[c], ..Node::default() };
            self.card[c] = Some(self.add(node, cards.section[c]));
        }
        for l in 0..links.all.len() {
            if links.all[l].joint && self.ways[l].stack.is_none() {
                let size = 2 * joint_radius(links.all[l].premises.len() > 1);
                let width = size.max(aside(links, l));
                let late = links.all[l].premises.iter().any(|&c| cards.late[c]);
                let node = Node { width, height: size, thin: true, span: size * 6 / 10, late, ..Node::default() };
                self.joint[l] = Some(self.add(node, home(links, cards, l)));
            }
        }
        for s in 0..self.stacks.len() {
            let (stack, _) = &self.stacks[s];
            let late = stack.cards.iter().all(|c| cards.late[c.0]);
            let node = Node { width: stack.width, height: stack.height, late, ..Node::default() };
            let section = stack.cards.first().and_then(|c| cards.section[c.0]);
            self.stacks[s].1 = self.add(node, section);
        }
    }

    /// Hangs the groups of one card: each kind on a bus of its own; the junctions share its line but not its box.
    fn hang(&mut self, links: &Links, cards: &Cards, card: usize, groups: &[Hanging]) {
        let Some(upper) = self.card[card] else { return };
        for g in groups {
            let members = g.single.len() + usize::from(g.stack.is_some());
            let shared = members > 1 || (members == 1 && (groups.len() > 1 || !g.joint.is_empty()));
            let trunk = shared.then(|| {
                let lower = self.add(Node { width: 2, thin: true, ..Node::default() }, cards.section[card]);
                self.join(Edge { upper, lower, min: 1, bus: g.bus, ..Edge::default() })
            });
            let from = trunk.map_or(upper, |t| self.graph.edges[t].lower);
            let min = if shared { 1 } else { 2 };
            for &l in &g.single {
                let Some(lower) = self.card[links.all[l].premises[0]] else { continue }; // premises are never empty
                let edge = self.join(Edge { upper: from, lower, min, bus: g.bus, ..Edge::default() });
                (self.ways[l].trunk, self.ways[l].edge) = (trunk, Some(edge));
            }
            if let Some(s) = g.stack {
                let (stack, lower) = &self.stacks[s];
                let (enter, lower, hanging) = (Some(stack.rail - stack.width / 2), *lower, stack.links.clone());
                let edge = self.join(Edge { upper: from, lower, min, bus: g.bus, enter, ..Edge::default() });
                for l in hanging {
                    (self.ways[l].trunk, self.ways[l].edge) = (trunk, Some(edge));
                }
            }
            for &l in &g.joint {
                let Some(lower) = self.joint[l] else { continue };
                self.ways[l].edge = Some(self.join(Edge { upper, lower, min: 1, bus: g.bus, ..Edge::default() }));
            }
        }
    }

    /// Hangs a junction's premises below it, and beside it the links that point at it.
    fn hang_joint(&mut self, links: &Links, l: usize) {
        let Some(upper) = self.joint[l] else { return };
        for &c in &links.all[l].premises {
            let Some(lower) = self.card[c] else { continue };
            let edge = self.join(Edge { upper, lower, min: 1, bus: PREMISES, ..Edge::default() });
            self.ways[l].premises.push((c, edge));
        }
        if let Some((s, _)) = self.ways[l].bracket {
            let (stack, lower) = &self.stacks[s];
            let (enter, lower) = (Some(stack.rail - stack.width / 2), *lower);
            let edge = self.join(Edge { upper, lower, min: 1, bus: PREMISES, enter, ..Edge::default() });
            self.ways[l].bracket = Some((s, edge));
        }
        for &other in &links.at_link[l] {
            let link = &links.all[other];
            let (lower, min) = match self.joint[other] {
                Some(joint) => (Some(joint), 2),
                None => (self.card[link.premises[0]], 1), // premises are never empty
            };
            let Some(lower) = lower else { continue };
            let edge = Edge { upper, lower, min, bus: polarity(link.kind), leave: Leave::Side(SIDE), enter: None };
            self.ways[other].edge = Some(self.join(edge));
        }
    }
}

/// The section of a link's junction: that of its premises if they have one in common, so that one line leaves it,
/// else that of what it points at.
pub fn home(links: &Links, cards: &Cards, l: usize) -> Option<usize> {
    let lead = cards.section[links.all[l].premises[0]]; // premises are never empty
    if links.all[l].premises.iter().all(|&c| cards.section[c] == lead) {
        return lead;
    }
    links.root(l).and_then(|card| cards.section[card])
}

/// How wide a junction is with the lines that leave it sideways, each kind on a bus of its own, half of them on each side.
fn aside(links: &Links, l: usize) -> i32 {
    let buses = links.at_link[l].chunk_by(|&a, &b| links.all[a].kind == links.all[b].kind).count();
    match i32::try_from(buses.div_ceil(2)).unwrap_or(i32::MAX / 64) {
        0 => 0,
        on_a_side => 2 * (SIDE + SIDE_GAP * (on_a_side - 1)),
    }
}

/// The bus of a junction's own premises.
const PREMISES: u32 = 9;
