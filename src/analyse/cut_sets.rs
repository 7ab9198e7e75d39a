//! Cut sets: the smallest sets of leaves without which the thesis no longer holds, of one leaf or of two.
//!
//! A leaf is a statement with a ground of its own, assumed or sourced, which holds: there the argument ends. A set is cut
//! when its leaves are felled together, whatever speaks for them, and the view is labelled again, so the answer is exact.
//! A pair is listed if neither of its leaves cuts alone. As with linchpins, "no longer holds" is what counts, contested
//! or fallen: that is what takes the thesis from the reader.

use super::bearing::Bearings;
use super::linchpins::LARGEST;
use super::part::Part;
use crate::evaluate::framework::{Framework, Item, StatementIx};
use crate::evaluate::{Evaluation, Evaluator};
use crate::model::{NodeIx, Verdict};
use rayon::prelude::*;

/// The most leaves of which all pairs are tried.
pub const MOST_LEAVES: usize = 300;

/// The cut sets of one view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CutSets {
    /// The view has more statements than are tried.
    TooLarge,
    /// The thesis does not hold in the view, or is not in it.
    Unsettled,
    /// Every one.
    Found {
        /// Leaves that cut alone, ascending.
        single: Vec<StatementIx>,
        /// Pairs that cut together, ascending; none if there are too many leaves to try them.
        pairs: Option<Vec<[StatementIx; 2]>>,
    },
}

impl CutSets {
    /// The cut sets of a view of a project, for its thesis.
    pub fn of(evaluation: &Evaluation, thesis: Option<NodeIx>) -> Self {
        match thesis.and_then(|thesis| evaluation.statement(thesis)) {
            Some(thesis) => cut_sets(evaluation.framework(), thesis),
            None => Self::Unsettled,
        }
    }
}

/// The cut sets of a framework for one of its statements.
pub fn cut_sets(framework: &Framework, thesis: StatementIx) -> CutSets {
    if framework.statements().len() > LARGEST {
        return CutSets::TooLarge;
    }
    let evaluator = Evaluator::new(framework);
    let verdicts = evaluator.verdicts(&[]).statements;
    if verdicts.get(thesis.at()) != Some(&Verdict::Holds) {
        return CutSets::Unsettled;
    }
    let ways = Bearings::new(framework).ways_to(thesis);
    let part = Part::new(framework, &ways);
    let is_leaf = |&s: &StatementIx| {
        let statement = framework.statements()[s.at()];
        let ends = s != thesis && (statement.assumed || statement.sourced);
        ends && verdicts[s.at()] == Verdict::Holds && ways.distance(Item::Statement(s)).is_some()
    };
    let leaves: Vec<StatementIx> = (0..).map(StatementIx).take(verdicts.len()).filter(is_leaf).collect();
    let trial = Evaluator::new(&part.framework);
    let cuts = |felled: &[Item]| {
        let felled: Vec<Item> = felled.iter().filter_map(|&item| part.item(item)).collect();
        part.statement(thesis).is_some_and(|thesis| trial.verdicts(&felled).statements[thesis.at()] != Verdict::Holds)
    };
    let (single, others): (Vec<StatementIx>, Vec<StatementIx>) =
        leaves.par_iter().partition(|&&leaf| cuts(&[Item::Statement(leaf)]));
    let pairs = (leaves.len() <= MOST_LEAVES).then(|| {
        let all = others.par_iter().enumerate();
        let with = |(at, &a): (usize, &StatementIx)| {
            let after = others[at + 1..].iter();
            let cut = |&&b: &&StatementIx| cuts(&[Item::Statement(a), Item::Statement(b)]);
            after.filter(cut).map(|&b| [a, b]).collect::<Vec<_>>()
        };
        all.flat_map_iter(with).collect()
    });
    CutSets::Found { single, pairs }
}
