//! Which undecided items rest on something, and at what height above it.
//!
//! An item is founded if support reaches it from the ground: from what holds, or from an assumption or a source that no
//! objection has killed. What is undecided and unfounded is held up by nothing but a circle. The heights serve the
//! explanations: whoever asks why an item is contested and walks down along its support comes to an end.

use super::framework::{Item, Target};
use super::labelling::{Labeller, UNRANKED};
use super::witness::Ground;
use crate::model::Verdict;
use std::collections::VecDeque;

/// The height of every undecided item above the ground; `UNRANKED` if it is unfounded (or decided).
#[derive(Debug)]
pub(super) struct Heights {
    pub(super) statements: Vec<u32>,
    pub(super) reasons: Vec<u32>,
}

impl Heights {
    /// The items that are undecided and rest on nothing, of those that were measured.
    pub(super) fn unfounded(&self, measured: &[Item]) -> Vec<Item> {
        let lost = |item: &Item| match item {
            Item::Statement(s) => self.statements[s.at()] == UNRANKED,
            Item::Reason(r) => self.reasons[r.at()] == UNRANKED,
        };
        measured.iter().copied().filter(lost).collect()
    }
}

/// A pass under way: breadth first, so heights do not depend on any order.
struct Climb<'l, 'n> {
    labeller: &'l Labeller<'n>,
    heights: Heights,
    /// Reason → undecided premises not founded yet.
    missing: Vec<u32>,
    queue: VecDeque<Item>,
}

/// Measures the heights of `undecided`, which is every undecided item: one pass over that part.
pub(super) fn measure(labeller: &Labeller<'_>, undecided: &[Item]) -> Heights {
    let labels = &labeller.labels;
    let (statements, reasons) = (labels.statements.len(), labels.reasons.len());
    let heights = Heights {
        statements: vec![UNRANKED; statements],
        reasons: vec![UNRANKED; reasons],
    };
    let mut climb = Climb {
        labeller,
        heights,
        missing: vec![0; reasons],
        queue: VecDeque::new(),
    };
    climb.seed(undecided);
    climb.rise();
    climb.heights
}

impl Climb<'_, '_> {
    /// Founds what rests on the ground directly, and counts what the other reasons wait for.
    fn seed(&mut self, undecided: &[Item]) {
        for &item in undecided {
            let grounded = match item {
                Item::Statement(s) => self.rests_on_ground(s.at()),
                Item::Reason(r) => {
                    self.missing[r.at()] = self.undecided_premises(r.at());
                    self.missing[r.at()] == 0
                }
            };
            if grounded {
                self.found(item, 0);
            }
        }
    }

    fn undecided_premises(&self, reason: usize) -> u32 {
        let undecided =
            |p: &usize| u32::from(self.labeller.labels.statements[*p] == Verdict::Contested);
        self.labeller
            .net
            .premises
            .row(reason)
            .iter()
            .map(undecided)
            .sum()
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
