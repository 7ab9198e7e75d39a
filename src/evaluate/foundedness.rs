//! Which undecided items rest on something, and at what height above it.
//!
//! An item is founded if support reaches it from the ground: from what holds, or from an assumption or a source that no
//! objection has killed. What is undecided and unfounded is held up by nothing but a circle. Each founded statement
//! remembers the one ground it was founded through, so that when something falls only those are asked again whose
//! foundation went with it. The heights serve the explanations: whoever asks why an item is contested and walks down
//! along its support comes to an end.

use super::framework::{Item, ReasonIx, Target};
use super::labelling::{Labeller, UNRANKED};
use super::witness::Ground;
use crate::model::Verdict;
use std::collections::VecDeque;

/// The height of every undecided item above the ground; `UNRANKED` if it is unfounded or was decided.
#[derive(Debug)]
pub(super) struct Heights {
    pub(super) statements: Vec<u32>,
    pub(super) reasons: Vec<u32>,
}

/// The foundations of the undecided items.
pub(super) struct Foundations {
    heights: Heights,
    /// Reason → undecided premises that are not founded.
    missing: Vec<u32>,
    /// Statement → the ground it was founded through.
    sources: Vec<Option<Ground>>,
    /// What was founded and has not carried anything yet.
    queue: VecDeque<Item>,
}

impl Foundations {
    /// Lays the foundations of `undecided`, which is every undecided item: one pass over that part, breadth first, so
    /// that heights do not depend on any order.
    pub(super) fn lay(labeller: &Labeller<'_>, undecided: &[Item]) -> Self {
        let (statements, reasons) = (labeller.labels.statements.len(), labeller.labels.reasons.len());
        let mut foundations = Self {
            heights: Heights { statements: vec![UNRANKED; statements], reasons: vec![UNRANKED; reasons] },
            missing: vec![0; reasons],
            sources: vec![None; statements],
            queue: VecDeque::new(),
        };
        foundations.seed(labeller, undecided);
        foundations.rise(labeller);
        foundations
    }

    /// The heights; breadth first only as long as nothing was rechecked.
    pub(super) fn into_heights(self) -> Heights {
        self.heights
    }

    /// Those of some undecided items that rest on nothing.
    pub(super) fn unfounded(&self, items: &[Item]) -> Vec<Item> {
        items.iter().copied().filter(|&item| self.height(item) == UNRANKED).collect()
    }

    /// Looks again at the statements around which something was settled. Returns what has lost its foundation and found
    /// no other; this is the work of what was affected, not of the whole map.
    pub(super) fn recheck(&mut self, labeller: &Labeller<'_>, heard: &[usize]) -> Vec<Item> {
        let lost = self.withdraw(labeller, heard);
        for &item in &lost {
            if let Item::Statement(s) = item {
                self.stand(labeller, s.at());
            }
        }
        self.rise(labeller);
        self.unfounded(&lost)
    }

    /// Takes the foundation from every statement whose source died, and from all that was founded through it.
    fn withdraw(&mut self, labeller: &Labeller<'_>, heard: &[usize]) -> Vec<Item> {
        let dead = |s: &usize| self.sources[*s].is_some_and(|source| labeller.hearing(*s).dead(source));
        let mut sinking: Vec<usize> = heard.iter().copied().filter(dead).collect();
        let mut lost = Vec::new();
        while let Some(s) = sinking.pop() {
            if labeller.labels.statements[s] != Verdict::Contested || self.heights.statements[s] == UNRANKED {
                continue;
            }
            self.heights.statements[s] = UNRANKED;
            lost.push(Item::statement(s));
            for &r in labeller.net.uses.row(s) {
                if labeller.labels.reasons[r] != Verdict::Contested {
                    continue;
                }
                self.missing[r] += 1;
                if self.heights.reasons[r] != UNRANKED {
                    self.heights.reasons[r] = UNRANKED;
                    lost.push(Item::reason(r));
                    sinking.extend(self.founded_through(labeller, r));
                }
            }
        }
        lost
    }

    /// The statement that a reason is the source of, if it is.
    fn founded_through(&self, labeller: &Labeller<'_>, reason: usize) -> Option<usize> {
        match labeller.net.reason(reason).target {
            Target::Supports(s) if self.sources[s.at()] == Some(Ground::Reason(ReasonIx::of(reason))) => Some(s.at()),
            _ => None,
        }
    }

    /// Founds what rests on the ground directly, and counts what the other reasons wait for.
    fn seed(&mut self, labeller: &Labeller<'_>, undecided: &[Item]) {
        let open = |p: &&usize| labeller.labels.statements[**p] == Verdict::Contested;
        for &item in undecided {
            match item {
                Item::Statement(s) => self.stand(labeller, s.at()),
                Item::Reason(r) => {
                    for _ in labeller.net.premises.row(r.at()).iter().filter(open) {
                        self.missing[r.at()] += 1;
                    }
                    if self.missing[r.at()] == 0 {
                        self.found(item, 0);
                    }
                }
            }
        }
    }

    /// Founds a statement that has a live ground which holds or is founded already.
    fn stand(&mut self, labeller: &Labeller<'_>, statement: usize) {
        let hearing = labeller.hearing(statement);
        let carries = |ground: &Ground| {
            let founded = match *ground {
                Ground::Reason(r) => self.heights.reasons[r.at()] != UNRANKED,
                Ground::Sourced | Ground::Assumed => true,
            };
            (founded || hearing.ground(*ground) == Verdict::Holds) && !hearing.dead(*ground)
        };
        let source = hearing.grounds().find(carries);
        if source.is_some() && self.heights.statements[statement] == UNRANKED {
            self.sources[statement] = source;
            self.found(Item::statement(statement), 0);
        }
    }

    /// Founds what rests on founded things.
    fn rise(&mut self, labeller: &Labeller<'_>) {
        while let Some(item) = self.queue.pop_front() {
            let height = self.height(item) + 1;
            match item {
                Item::Statement(s) => {
                    for &r in labeller.net.uses.row(s.at()) {
                        if labeller.labels.reasons[r] == Verdict::Contested {
                            self.missing[r] -= 1;
                            if self.missing[r] == 0 {
                                self.found(Item::reason(r), height);
                            }
                        }
                    }
                }
                Item::Reason(r) => {
                    let Target::Supports(s) = labeller.net.reason(r.at()).target else {
                        continue;
                    };
                    let open = labeller.labels.statements[s.at()] == Verdict::Contested;
                    let waiting = open && self.heights.statements[s.at()] == UNRANKED;
                    if waiting && !labeller.hearing(s.at()).dead(Ground::Reason(r)) {
                        self.sources[s.at()] = Some(Ground::Reason(r));
                        self.found(Item::Statement(s), height);
                    }
                }
            }
        }
    }

    fn found(&mut self, item: Item, height: u32) {
        match item {
            Item::Statement(s) => self.heights.statements[s.at()] = height,
            Item::Reason(r) => self.heights.reasons[r.at()] = height,
        }
        self.queue.push_back(item);
    }

    fn height(&self, item: Item) -> u32 {
        match item {
            Item::Statement(s) => self.heights.statements[s.at()],
            Item::Reason(r) => self.heights.reasons[r.at()],
        }
    }
}
