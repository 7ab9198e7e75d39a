//! The verdicts of a project in one view, by node and reason.

use super::framework::{Framework, Item, ReasonIx as Step, StatementIx};
use super::view::{Restricted, restrict};
use super::witness::{ReasonWitness, StatementWitness};
use super::{Evaluator, Labelling};
use crate::model::{NodeIx, Project, ReasonIx, Verdict, View};

/// One view of a project with the verdict and the witness of everything in it.
#[derive(Debug)]
pub struct Evaluation {
    /// Which view.
    pub view: View,
    restricted: Restricted,
    labelling: Labelling,
}

/// Both views.
#[derive(Debug)]
pub struct Evaluations {
    /// What the paper and its mappers say.
    pub paper: Evaluation,
    /// Everything.
    pub all: Evaluation,
}

impl Evaluations {
    /// Evaluates a project in both views.
    pub fn of(project: &Project) -> Self {
        let (paper, all) = rayon::join(|| Evaluation::of(project, View::Paper), || Evaluation::of(project, View::All));
        Self { paper, all }
    }

    /// The evaluation of a view.
    pub fn in_view(&self, view: View) -> &Evaluation {
        match view {
            View::Paper => &self.paper,
            View::All => &self.all,
        }
    }
}

impl Evaluation {
    /// Evaluates a project in a view.
    pub fn of(project: &Project, view: View) -> Self {
        let restricted = restrict(project, view);
        let labelling = Evaluator::new(&restricted.framework).label();
        Self { view, restricted, labelling }
    }

    /// The framework that was evaluated.
    pub fn framework(&self) -> &Framework {
        &self.restricted.framework
    }

    /// A node's verdict; none if it is not in the view.
    pub fn node(&self, ix: NodeIx) -> Option<Verdict> {
        self.statement(ix).map(|statement| self.labelling.verdict(Item::Statement(statement)))
    }

    /// A reason's verdict; none if it is not in the view.
    pub fn reason(&self, ix: ReasonIx) -> Option<Verdict> {
        self.step(ix).map(|step| self.labelling.verdict(Item::Reason(step)))
    }

    /// Why a node has its verdict.
    pub fn node_witness(&self, ix: NodeIx) -> Option<&StatementWitness> {
        self.labelling.statement_witnesses.get(self.statement(ix)?.at())
    }

    /// Why a reason has its verdict.
    pub fn reason_witness(&self, ix: ReasonIx) -> Option<&ReasonWitness> {
        self.labelling.reason_witnesses.get(self.step(ix)?.at())
    }

    /// The statement of a node: one for all nodes that are the same.
    pub fn statement(&self, ix: NodeIx) -> Option<StatementIx> {
        self.restricted.statement.get(ix.0 as usize).copied().flatten()
    }

    /// The place of a reason in the framework.
    pub fn step(&self, ix: ReasonIx) -> Option<Step> {
        self.restricted.step.get(ix.0 as usize).copied().flatten()
    }

    /// The node of smallest id of a statement of this framework.
    pub fn member(&self, statement: StatementIx) -> NodeIx {
        self.restricted.member[statement.at()] // one for each statement of the framework
    }

    /// The reason of a place in the framework.
    pub fn reason_at(&self, step: Step) -> ReasonIx {
        self.restricted.reason[step.at()] // one for each reason of the framework
    }
}
