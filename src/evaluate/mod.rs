//! Which statements and reasons of a map stand: the grounded verdicts, and why.
//!
//! # The definition
//!
//! Verdicts are `holds`, `contested` and `falls` (IN, UNDEC, OUT); "not" swaps the first and the last, "and" takes the
//! worst, "or" the best, and "or" of nothing is `falls`. A statement's *grounds* are the reasons for it, its source and
//! its being assumed; the last two hold by themselves. Its *objections* are the reasons against it.
//!
//! - **Outweighs.** Between opposing x and y: everything outweighs an assumption, and an assumption nothing. What is
//!   strict outweighs what is not, and never the other way round. Otherwise: some preference for x over y holds, and
//!   none for y over x does (with Kleene's "and", "or", "not").
//! - **Reason:** all premises, and not any undercut.
//! - **Statement, standard `balance`:** holds if some ground holds and every objection falls or is outweighed by it.
//!   Falls if every ground falls or is outweighed by an objection that holds. Contested otherwise.
//! - **`unrebutted`:** the same, but a ground is also lost to an objection that it does not outweigh, so a tie falls.
//! - **`scintilla`:** the best of its grounds, whatever the objections.
//!
//! These equations are monotone in information, so starting from "everything is contested" they have one least
//! solution, whatever the order. Then *foundedness*: what is contested but rests, through live support, neither on
//! something that holds nor on a live source or assumption, is held up by a circle alone and falls. Both steps alternate
//! until nothing changes. The result is the well-founded model of the logic program in which every reason and every
//! statement is a rule, which is also the grounded extension of the structured arguments, computed without building any.
//! (For the two facts: Wu, Caminada and Gabbay 2009 on complete extensions and 3-valued stable models; Caminada and
//! Schulz 2017 on assumption-based argumentation and logic programs. For proof standards: Gordon, Prakken and Walton 2007.)
//!
//! # Suppositions
//!
//! Whoever asks "what if" replaces the equation of some statements or reasons by a constant ([`Evaluator::suppose`]).
//! What is *set aside* falls, whatever speaks for it; what is *accepted* holds, whatever speaks against it. Nothing else
//! changes: an accepted statement does not silence its objections, which keep their own verdicts and whatever else they
//! do, and what it attacks or supports meets it as any statement that holds. Constants are monotone, so all of the above
//! stays true; what is accepted holds by itself and is a foundation for what rests on it. Statements that `same_as` made
//! one are one item here, and are supposed together. To set a statement aside is to take every ground from it; to accept
//! it is to take every objection from it and to take it for granted.
//!
//! # The computation
//!
//! [`Evaluator::label`] counts: each item knows how many of its conditions are open, and a verdict that is settled updates
//! the counters of its neighbours, wave by wave. That is linear in the size of the framework. Foundedness takes one more
//! linear pass, and after each fall of a circle another look at what had its foundation there. Statements whose reasons
//! are ranked by preferences are asked again for each change around them, at most quadratic in the number of reasons
//! there. Nothing recurses.

mod cycles;
mod descent;
mod evaluation;
mod explain;
mod explanation;
mod foundedness;
pub mod framework;
mod hearing;
mod labelling;
mod network;
mod view;
pub mod witness;

pub use evaluation::{Evaluation, Evaluations};
pub use explain::{Explain, Explanation, Named};

use crate::model::Verdict;
use explanation::{Explainer, definite};
use framework::{Framework, Item, ReasonIx, StatementIx};
use hearing::{Hearing, Tally};
use network::Network;
use witness::{Ground, ReasonWitness, StatementWitness};

/// The verdicts of a framework, by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdicts {
    /// One for each statement.
    pub statements: Vec<Verdict>,
    /// One for each reason.
    pub reasons: Vec<Verdict>,
}

/// The verdicts of a framework with what justifies them, by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelling {
    /// The verdict on each statement.
    pub statements: Vec<Verdict>,
    /// The verdict on each reason.
    pub reasons: Vec<Verdict>,
    /// Why each statement has its verdict.
    pub statement_witnesses: Vec<StatementWitness>,
    /// Why each reason has its verdict.
    pub reason_witnesses: Vec<ReasonWitness>,
    /// The wave in which each statement was settled; none for a contested one. What a verdict rests on has a smaller
    /// rank than the verdict, or the same within one circle of support.
    pub statement_ranks: Vec<Option<u32>>,
    /// The wave in which each reason was settled; none for a contested one.
    pub reason_ranks: Vec<Option<u32>>,
}

impl Labelling {
    /// The verdict on a statement or a reason.
    ///
    /// # Panics
    /// If the item is not of the framework that was labelled.
    pub fn verdict(&self, item: Item) -> Verdict {
        match item {
            Item::Statement(StatementIx(s)) => self.statements[s as usize],
            Item::Reason(ReasonIx(r)) => self.reasons[r as usize],
        }
    }
}

/// A framework laid out for evaluation, as often as wanted.
#[derive(Debug)]
pub struct Evaluator<'a> {
    network: Network<'a>,
}

impl<'a> Evaluator<'a> {
    /// Lays out a framework, in time and space linear in its size (but for the sorting of preferences).
    pub fn new(framework: &'a Framework) -> Self {
        Self { network: Network::new(framework) }
    }

    /// The verdicts and why.
    pub fn label(&self) -> Labelling {
        let (labels, heights) = labelling::run(&self.network, &[]);
        let explainer = Explainer { net: &self.network, labels: &labels, heights: &heights };
        let mut statement_witnesses: Vec<_> = (0..labels.statements.len()).map(|s| explainer.statement(s)).collect();
        let mut reason_witnesses: Vec<_> = (0..labels.reasons.len()).map(|r| explainer.reason(r)).collect();
        cycles::name(&mut statement_witnesses, &mut reason_witnesses);
        Labelling {
            statement_ranks: labels.statement_ranks.iter().map(|&rank| definite(rank)).collect(),
            reason_ranks: labels.reason_ranks.iter().map(|&rank| definite(rank)).collect(),
            statements: labels.statements,
            reasons: labels.reasons,
            statement_witnesses,
            reason_witnesses,
        }
    }

    /// The verdicts alone, with some items felled beforehand whatever the map says: what would be if these fell.
    ///
    /// # Panics
    /// If a felled item is not of this framework.
    pub fn verdicts(&self, felled: &[Item]) -> Verdicts {
        self.suppose(&felled.iter().map(|&item| (item, Verdict::Falls)).collect::<Vec<_>>())
    }

    /// The verdicts alone, under suppositions: items that fall (are set aside) or hold (are accepted) whatever the map
    /// says. Of two on one item the first counts; to suppose that something is contested is to suppose nothing.
    ///
    /// # Panics
    /// If an item is not of this framework.
    pub fn suppose(&self, supposed: &[(Item, Verdict)]) -> Verdicts {
        let labels = labelling::settle(&self.network, supposed).labels;
        Verdicts { statements: labels.statements, reasons: labels.reasons }
    }

    /// For each statement the grounds that carry it under `verdicts`: those that hold and by which every objection that
    /// has not fallen is outweighed. A statement holds if there is one, at any standard.
    ///
    /// # Panics
    /// If the verdicts are not of this framework.
    pub fn carrying(&self, verdicts: &Verdicts) -> Vec<Vec<Ground>> {
        let net = &self.network;
        let of = |statement: usize| {
            let label = |r: usize| verdicts.reasons[r];
            let hearing = Hearing { net, statement, tally: Tally::count(net, statement, label), label };
            hearing.grounds().filter(|&ground| hearing.stands(ground)).collect()
        };
        (0..verdicts.statements.len()).map(of).collect()
    }
}

/// The verdicts of a framework and why: [`Evaluator::label`] for those who ask once.
pub fn label(framework: &Framework) -> Labelling {
    Evaluator::new(framework).label()
}
