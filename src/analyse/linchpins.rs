//! Linchpins: the statements that the thesis of a view depends on, each alone.
//!
//! A statement is a linchpin if the thesis holds, and would no longer hold if that statement fell, whatever speaks for
//! it. That is found by trying: each candidate is felled and the view labelled again, so that the answer is exact and
//! takes everything into account, replies to objections and preferences included. Candidates are the statements that
//! hold and from which some way leads to the thesis. No other one can be a linchpin: what has fallen already changes
//! nothing, what is contested only makes more verdicts definite when it falls, and what has no way to the thesis does
//! not touch it. The thesis itself is not counted: that it depends on itself says nothing.
//!
//! A linchpin *supports* if it is in every standing proof of the thesis, and *defends* otherwise: then some standing
//! proof does without it, and it is needed against an objection or in a ranking. A standing proof of a statement takes
//! one ground that carries it (one that holds and by which every objection that has not fallen is outweighed) and a
//! standing proof of each premise. So the statements in every proof of s are N(s) = {s} ∪ ⋂ ⋃ N(p), over the carrying
//! reasons of s and their premises p: dominators for a graph of "and" and "or". Neither of two simpler definitions would
//! do: with all objections taken away, reasons that have fallen would count as further proofs, and grounds that carry
//! nothing while an objection stands would carry.

use super::bearing::Bearings;
use crate::evaluate::Evaluator;
use crate::evaluate::framework::{Framework, Item, ReasonIx, StatementIx};
use crate::evaluate::witness::Ground;
use crate::evaluate::{Evaluation, Verdicts};
use crate::model::{NodeIx, Verdict};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The most statements for which linchpins are sought: each of them takes a labelling of the whole view.
pub const LARGEST: usize = 2_000;

/// How the thesis depends on a linchpin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Every standing proof of the thesis needs it.
    Support,
    /// It is needed against objections, or to rank reasons.
    Defence,
}

/// The linchpins of one view, or why there are none to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Linchpins {
    /// The view has more than [`LARGEST`] statements: none were sought.
    TooLarge,
    /// The thesis does not hold in the view, or is not in it: there is nothing that could be taken away.
    Unsettled,
    /// Every linchpin.
    Found(BTreeMap<StatementIx, Role>),
}

impl Linchpins {
    /// The linchpins of a view of a project, for its thesis.
    pub fn of(evaluation: &Evaluation, thesis: Option<NodeIx>) -> Self {
        match thesis.and_then(|thesis| evaluation.statement(thesis)) {
            Some(thesis) => find(evaluation.framework(), thesis),
            None => Self::Unsettled,
        }
    }

    /// How the thesis depends on a statement; none if it does not depend on it alone.
    pub fn role(&self, statement: StatementIx) -> Option<Role> {
        match self {
            Self::Found(roles) => roles.get(&statement).copied(),
            Self::TooLarge | Self::Unsettled => None,
        }
    }

    /// Whether they were sought and the thesis holds.
    pub fn are_found(&self) -> bool {
        matches!(self, Self::Found(_))
    }
}

/// The linchpins of a framework for one of its statements, at most one labelling for each statement.
pub fn find(framework: &Framework, thesis: StatementIx) -> Linchpins {
    if framework.statements().len() > LARGEST {
        return Linchpins::TooLarge;
    }
    let evaluator = Evaluator::new(framework);
    let verdicts = evaluator.verdicts(&[]);
    if verdicts.statements.get(thesis.at()) != Some(&Verdict::Holds) {
        return Linchpins::Unsettled;
    }
    let candidates = candidates(framework, thesis, &verdicts);
    let falls_without = |&x: &StatementIx| {
        let without = evaluator.verdicts(&[Item::Statement(x)]);
        without.statements.get(thesis.at()) != Some(&Verdict::Holds)
    };
    let linchpins: Vec<StatementIx> = candidates.into_par_iter().filter(falls_without).collect();
    let proofs = Proofs::new(framework, &evaluator.carrying(&verdicts));
    let role = |x| if proofs.reach(thesis, x) { Role::Defence } else { Role::Support };
    Linchpins::Found(linchpins.into_iter().map(|x| (x, role(x))).collect())
}

/// The statements that hold and from which a way leads to the thesis, ascending.
fn candidates(framework: &Framework, thesis: StatementIx, verdicts: &Verdicts) -> Vec<StatementIx> {
    let ways = Bearings::new(framework).ways_to(thesis);
    let is_candidate = |&(x, &verdict): &(StatementIx, &Verdict)| {
        x != thesis && verdict == Verdict::Holds && ways.distance(Item::Statement(x)).is_some()
    };
    (0..).map(StatementIx).zip(&verdicts.statements).filter(is_candidate).map(|(x, _)| x).collect()
}

/// The grounds that carry statements, ready to be followed from the premises up.
pub(super) struct Proofs<'f> {
    framework: &'f Framework,
    /// Statements that something carries which needs no premise.
    given: Vec<StatementIx>,
    /// For each reason, the statement that it carries.
    carries: Vec<Option<StatementIx>>,
    /// For each reason, how many premises it has, each counted once.
    premises: Vec<usize>,
    /// For each statement, the carrying reasons that rest on it.
    uses: Vec<Vec<usize>>,
}

impl<'f> Proofs<'f> {
    pub(super) fn new(framework: &'f Framework, carrying: &[Vec<Ground>]) -> Self {
        let mut proofs = Self {
            framework,
            given: Vec::new(),
            carries: vec![None; framework.reasons().len()],
            premises: vec![0; framework.reasons().len()],
            uses: vec![Vec::new(); framework.statements().len()],
        };
        for (s, grounds) in (0..).map(StatementIx).zip(carrying) {
            for &ground in grounds {
                match ground {
                    Ground::Reason(r) => proofs.add(r, s),
                    Ground::Assumed | Ground::Sourced => proofs.given.push(s),
                }
            }
        }
        proofs
    }

    fn add(&mut self, r: ReasonIx, carried: StatementIx) {
        let mut premises = self.framework.reasons()[r.at()].premises.clone();
        premises.sort_unstable();
        premises.dedup();
        self.carries[r.at()] = Some(carried);
        self.premises[r.at()] = premises.len();
        if premises.is_empty() {
            self.given.push(carried);
        }
        premises.iter().for_each(|p| self.uses[p.at()].push(r.at()));
    }

    /// Whether a standing proof of `goal` does without `banned`: linear, from what needs no premise upward.
    pub(super) fn reach(&self, goal: StatementIx, banned: StatementIx) -> bool {
        let mut proven = vec![false; self.uses.len()];
        let mut need = self.premises.clone();
        let mut open: Vec<StatementIx> = self.given.clone();
        while let Some(s) = open.pop() {
            if s == banned || std::mem::replace(&mut proven[s.at()], true) {
                continue;
            }
            for &r in &self.uses[s.at()] {
                need[r] -= 1; // each premise is counted once, and proven once
                if need[r] == 0 {
                    open.extend(self.carries[r]);
                }
            }
        }
        proven[goal.at()]
    }
}
