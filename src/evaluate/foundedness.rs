//! Which undecided items rest on something, and at what height above it.
//!
//! An item is founded if support reaches it from the ground: from what holds, or from an assumption or a source that no
//! objection has killed. What is undecided and unfounded is held up by nothing but a circle. The heights serve the
//! explanations: whoever asks why an item is contested and walks down along its support comes to an end.

use super::framework::{Item, Target};
use super::labelling::{Labeller, Labels, UNRANKED};
use super::witness::Ground;
use crate::model::Verdict;

/// The height of every undecided item above the ground; `UNRANKED` if it is unfounded (or decided).
#[derive(Debug)]
pub(super) struct Heights {
    pub(super) statements: Vec<u32>,
    pub(super) reasons: Vec<u32>,
}

impl Heights {
    /// The undecided items that rest on nothing, statements first.
    pub(super) fn unfounded(&self, labels: &Labels) -> Vec<Item> {
        let lost = |verdicts: &[Verdict], heights: &[u32], item: fn(usize) -> Item| {
            let pairs = verdicts.iter().zip(heights).enumerate();
            let keep = |(_, (v, h)): &(usize, (&Verdict, &u32))| **v == Verdict::Contested && **h == UNRANKED;
            pairs.filter(keep).map(|(i, _)| item(i)).collect::<Vec<_>>()
        };
        let mut items = lost(&labels.statements, &self.statements, Item::statement);
        items.extend(lost(&labels.reasons, &self.reasons, Item::reason));
        items
    }
}

/// A pass under way: breadth first, so heights do not depend on any order.
struct Climb<'l, 'n> {
    labeller: &'l Labeller<'n>,
    heights: Heights,
    /// Reason → undecided premises not founded yet.
    missing: Vec<u32>,
    queue: std::collections::VecDeque<Item>,
}

/// Measures the height of every undecided item: one pass over the undecided part.
pub(super) fn measure(labeller: &Labeller<'_>) -> Heights {
    let labels = &labeller.labels;
    let undecided = |p: &&usize| labels.statements[**p] == Verdict::Contested;
    let missing = |r| labeller.net.premises.row(r).iter().filter(undecided).count();
    let reasons = labels.reasons.len();
    let heights = Heights { statements: vec![UNRANKED; labels.statements.len()], reasons: vec![UNRANKED; reasons] };
    let open = |r: usize| labels.reasons[r] == Verdict::Contested;
    let missing =
        (0..reasons).map(|r| if open(r) { u32::try_from(missing(r)).unwrap_or(UNRANKED) } else { 0 }).collect();
    let mut climb = Climb { labeller, heights, missing, queue: std::collections::VecDeque::new() };
    climb.seed();
    climb.rise();
    climb.heights
}

impl Climb<'_, '_> {
    /// Founds what rests on the ground directly.
    fn seed(&mut self) {
        let labels = &self.labeller.labels;
        for s in 0..labels.statements.len() {
            if labels.statements[s] == Verdict::Contested && self.rests_on_ground(s) {
                self.found(Item::statement(s), 0);
            }
        }
        for r in 0..labels.reasons.len() {
            if labels.reasons[r] == Verdict::Contested && self.missing[r] == 0 {
                self.found(Item::reason(r), 0);
            }
        }
    }

    /// Whether a ground of its own, or a reason that holds, keeps a statement up.
    fn rests_on_ground(&self, statement: usize) -> bool {
        let hearing = self.labeller.hearing(statement);
        let mut grounds = hearing.grounds();
        grounds.any(|ground| hearing.ground(ground) == Verdict::Holds && !hearing.dead(ground))
    }

    /// Founds what rests on founded things.
    fn rise(&mut self) {
        let net = self.labeller.net;
        while let Some(item) = self.queue.pop_front() {
            match item {
                Item::Statement(s) => {
                    let height = self.heights.statements[s.at()] + 1;
                    for &r in net.uses.row(s.at()) {
                        if self.labeller.labels.reasons[r] == Verdict::Contested {
                            self.missing[r] -= 1;
                            if self.missing[r] == 0 {
                                self.found(Item::reason(r), height);
                            }
                        }
                    }
                }
                Item::Reason(r) => {
                    let Target::Supports(s) = net.reason(r.at()).target else {
                        continue;
                    };
                    let alive = self.labeller.labels.statements[s.at()] == Verdict::Contested
                        && !self.labeller.hearing(s.at()).dead(Ground::Reason(r));
                    if alive {
                        self.found(Item::Statement(s), self.heights.reasons[r.at()] + 1);
                    }
                }
            }
        }
    }

    fn found(&mut self, item: Item, height: u32) {
        let known = match item {
            Item::Statement(s) => &mut self.heights.statements[s.at()],
            Item::Reason(r) => &mut self.heights.reasons[r.at()],
        };
        if *known == UNRANKED {
            *known = height;
            self.queue.push_back(item);
        }
    }
}
