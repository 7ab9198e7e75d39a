//! From a network to its verdicts: the least fixpoint, computed by counters and worklists, and the rounds that fell what
//! only a circle holds up.
//!
//! The worklist is emptied in waves: a wave first updates every counter, then asks every item it touched. The number of
//! the wave in which an item got its verdict is its *rank*, which depends on the map alone, not on any order.

use super::foundedness::{Foundations, Heights};
use super::framework::{Item, Target};
use super::hearing::{Hearing, Tally};
use super::network::Network;
use crate::model::Verdict;

/// The rank of whatever has no definite verdict.
pub(super) const UNRANKED: u32 = u32::MAX;

/// Verdicts and ranks by index.
#[derive(Debug)]
pub(super) struct Labels {
    pub(super) statements: Vec<Verdict>,
    pub(super) reasons: Vec<Verdict>,
    pub(super) statement_ranks: Vec<u32>,
    pub(super) reason_ranks: Vec<u32>,
}

impl Labels {
    fn verdict(&self, item: Item) -> Verdict {
        match item {
            Item::Statement(s) => self.statements[s.at()],
            Item::Reason(r) => self.reasons[r.at()],
        }
    }

    /// The verdict a reason had before wave `rank`.
    pub(super) fn reason_before(&self, reason: usize, rank: u32) -> Verdict {
        if self.reason_ranks[reason] < rank { self.reasons[reason] } else { Verdict::Contested }
    }

    /// The verdict a statement had before wave `rank`.
    pub(super) fn statement_before(&self, statement: usize, rank: u32) -> Verdict {
        if self.statement_ranks[statement] < rank { self.statements[statement] } else { Verdict::Contested }
    }
}

/// A labelling under way.
pub(super) struct Labeller<'n> {
    pub(super) net: &'n Network<'n>,
    pub(super) labels: Labels,
    pub(super) tallies: Vec<Tally>,
    /// Reason → premises that do not hold yet, plus undercuts that have not fallen yet.
    need: Vec<u32>,
    /// Reason → a premise fell or an undercut holds.
    broken: Vec<bool>,
    /// Statement → the last wave that asked it, so that no wave asks twice.
    asked: Vec<u32>,
    /// The statements that were asked and stayed undecided.
    heard: Vec<usize>,
    wave: u32,
    settled: Vec<Item>,
}

/// Labels a network, with the verdicts of some items settled beforehand, of which the first on an item counts. The
/// heights are those of the last foundedness pass.
pub(super) fn run(net: &Network<'_>, supposed: &[(Item, Verdict)]) -> (Labels, Heights) {
    let labeller = settle(net, supposed);
    // Once more from scratch, for heights that do not depend on the order in which things fell.
    let undecided = labeller.undecided();
    let foundations = Foundations::lay(&labeller, &undecided);
    debug_assert!(foundations.unfounded(&undecided).is_empty(), "a circle was left standing");
    (labeller.labels, foundations.into_heights())
}

/// Labels a network, with the verdicts of some items settled beforehand.
pub(super) fn settle<'n>(net: &'n Network<'n>, supposed: &[(Item, Verdict)]) -> Labeller<'n> {
    let mut labeller = Labeller::new(net);
    for &(item, verdict) in supposed {
        labeller.settle(item, verdict);
    }
    for s in 0..labeller.tallies.len() {
        labeller.ask_statement(s);
    }
    for r in 0..labeller.need.len() {
        labeller.ask_reason(r);
    }
    labeller.drain();
    labeller.fell_circles();
    labeller
}

impl<'n> Labeller<'n> {
    fn new(net: &'n Network<'n>) -> Self {
        let (statements, reasons) = (net.framework.statements().len(), net.framework.reasons().len());
        let need = |r: usize| net.premises.row(r).len() + net.undercuts.row(r).len();
        Self {
            net,
            labels: Labels {
                statements: vec![Verdict::Contested; statements],
                reasons: vec![Verdict::Contested; reasons],
                statement_ranks: vec![UNRANKED; statements],
                reason_ranks: vec![UNRANKED; reasons],
            },
            tallies: (0..statements).map(|s| Tally::count(net, s, |_| Verdict::Contested)).collect(),
            // Indices are 32 bits wide; a reason can need no more than all statements and all reasons together.
            need: (0..reasons).map(|r| u32::try_from(need(r)).unwrap_or(u32::MAX)).collect(),
            broken: vec![false; reasons],
            asked: vec![UNRANKED; statements],
            heard: Vec::new(),
            wave: 0,
            settled: Vec::new(),
        }
    }

    fn undecided(&self) -> Vec<Item> {
        let statements = (0..self.labels.statements.len()).map(Item::statement);
        let all = statements.chain((0..self.labels.reasons.len()).map(Item::reason));
        all.filter(|&item| self.labels.verdict(item) == Verdict::Contested).collect()
    }

    /// Fells whatever only a circle of support holds up, with all that follows, until nothing is left to fell.
    fn fell_circles(&mut self) {
        let undecided = self.undecided();
        if undecided.is_empty() {
            return;
        }
        let mut foundations = Foundations::lay(self, &undecided);
        let mut unfounded = foundations.unfounded(&undecided);
        while !unfounded.is_empty() {
            for item in unfounded {
                self.settle(item, Verdict::Falls);
            }
            self.heard.clear();
            self.drain();
            unfounded = foundations.recheck(self, &self.heard);
        }
    }

    /// The hearing of a statement under the verdicts of earlier waves. Those of the same wave must stay unseen: which of
    /// them are there already depends on the order of the files.
    pub(super) fn hearing(&self, statement: usize) -> Hearing<'_, impl Fn(usize) -> Verdict + '_> {
        let label = |r: usize| self.labels.reason_before(r, self.wave);
        Hearing { net: self.net, statement, tally: self.tallies[statement], label }
    }

    /// Gives an item its verdict in the current wave, unless it has one.
    fn settle(&mut self, item: Item, verdict: Verdict) {
        let (label, rank) = match item {
            Item::Statement(s) => (&mut self.labels.statements[s.at()], &mut self.labels.statement_ranks[s.at()]),
            Item::Reason(r) => (&mut self.labels.reasons[r.at()], &mut self.labels.reason_ranks[r.at()]),
        };
        if *label == Verdict::Contested && verdict != Verdict::Contested {
            (*label, *rank) = (verdict, self.wave);
            self.settled.push(item);
        }
    }

    /// Carries every verdict to whatever depends on it, until nothing follows any more. Leaves a fresh wave number.
    fn drain(&mut self) {
        let mut touched = Vec::new();
        while !self.settled.is_empty() {
            self.wave += 1;
            for item in std::mem::take(&mut self.settled) {
                match item {
                    Item::Statement(s) => self.spread_statement(s.at(), &mut touched),
                    Item::Reason(r) => self.spread_reason(r.at(), &mut touched),
                }
            }
            for item in touched.drain(..) {
                match item {
                    Item::Statement(s) => self.ask_statement(s.at()),
                    Item::Reason(r) => self.ask_reason(r.at()),
                }
            }
        }
        self.wave += 1;
    }

    fn spread_statement(&mut self, statement: usize, touched: &mut Vec<Item>) {
        let holds = self.labels.statements[statement] == Verdict::Holds;
        for &r in self.net.uses.row(statement) {
            self.meet(r, holds, touched);
        }
    }

    fn spread_reason(&mut self, reason: usize, touched: &mut Vec<Item>) {
        let holds = self.labels.reasons[reason] == Verdict::Holds;
        let statement = match self.net.reason(reason).target {
            Target::Undercuts(r) => return self.meet(r.at(), !holds, touched),
            Target::Prefers { .. } => self.net.concerns[reason],
            Target::Supports(s) | Target::Attacks(s) => {
                self.count(reason, s.at(), holds);
                Some(s.at())
            }
        };
        if let Some(s) = statement {
            touched.push(Item::statement(s));
        }
    }

    /// Enters the verdict of a reason into the tally of the statement it speaks for or against.
    fn count(&mut self, reason: usize, statement: usize, holds: bool) {
        let class = usize::from(self.net.strict(reason));
        let tally = &mut self.tallies[statement];
        match (matches!(self.net.reason(reason).target, Target::Supports(_)), holds) {
            (true, true) => tally.standing_pro[class] += 1,
            (true, false) => tally.open_pro[class] -= 1,
            (false, true) => tally.standing_con[class] += 1,
            (false, false) => tally.open_con[class] -= 1,
        }
    }

    /// One condition of a reason is met, or can never be.
    fn meet(&mut self, reason: usize, met: bool, touched: &mut Vec<Item>) {
        if met {
            self.need[reason] -= 1;
        } else {
            self.broken[reason] = true;
        }
        if self.broken[reason] || self.need[reason] == 0 {
            touched.push(Item::reason(reason));
        }
    }

    fn ask_reason(&mut self, reason: usize) {
        if self.broken[reason] {
            self.settle(Item::reason(reason), Verdict::Falls);
        } else if self.need[reason] == 0 {
            self.settle(Item::reason(reason), Verdict::Holds);
        }
    }

    fn ask_statement(&mut self, statement: usize) {
        if self.labels.statements[statement] != Verdict::Contested || self.asked[statement] == self.wave {
            return;
        }
        self.asked[statement] = self.wave;
        let verdict = self.hearing(statement).judge();
        self.settle(Item::statement(statement), verdict);
        if verdict == Verdict::Contested {
            self.heard.push(statement);
        }
    }
}
