//! Witnesses in words: why a node or a reason has its verdict, in the language of a dictionary.
//!
//! A reason is named by the statement that leads it, since that is what a reader knows it by.

use super::evaluation::Evaluation;
use super::framework::{ReasonIx as Step, StatementIx};
use super::witness::{Advantage, Answer, Ground, Loss, ReasonWitness, Rebuttal, StatementWitness};
use crate::graph::ArgumentGraph;
use crate::locale::{Dictionary, Piece};
use crate::model::{NodeIx, Project, ReasonIx};

/// What an explanation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A statement.
    Node(NodeIx),
    /// A reason, shown by its lead.
    Reason(ReasonIx),
}

/// An explanation: words with the statements and reasons that they name.
pub type Explanation = Vec<Piece<Named>>;

/// Explains verdicts of one view in one language.
#[derive(Clone, Copy)]
pub struct Explain<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its graph.
    pub graph: &'a ArgumentGraph,
    /// The view.
    pub evaluation: &'a Evaluation,
    /// The language.
    pub dictionary: &'a Dictionary,
}

impl Explain<'_> {
    /// Why a node has its verdict; empty if it is not in the view.
    pub fn node(&self, ix: NodeIx) -> Explanation {
        let Some(witness) = self.evaluation.node_witness(ix) else { return Vec::new() };
        match witness {
            StatementWitness::Unopposed { by } => self.grounded("unopposed", *by),
            StatementWitness::Suffices { by } => self.grounded("suffices", *by),
            StatementWitness::Prevails { by, answers } => self.prevails(*by, answers),
            StatementWitness::NoGround => self.say("why-no-ground", &[]),
            StatementWitness::AllReasonsFell { reasons } => self.all_fell(reasons),
            StatementWitness::Rebutted { main, others } => self.rebutted(main, others),
            StatementWitness::Circular { through } => {
                self.say("why-circular", &[("reason", self.reason_named(*through))])
            }
            StatementWitness::Tie { pro, con } => self.tie(*pro, *con),
            StatementWitness::WaitsOnSupport { support } => {
                self.say("why-waits-on-support", &[("reason", self.reason_named(*support))])
            }
            StatementWitness::WaitsOnObjection { objection, .. } => {
                self.say("why-waits-on-objection", &[("reason", self.reason_named(*objection))])
            }
            StatementWitness::WaitsOnPreference { pro, con, preference } => self.say(
                "why-waits-on-preference",
                &[
                    ("ground", self.reason_named(*pro)),
                    ("reason", self.reason_named(*con)),
                    ("preference", self.reason_named(*preference)),
                ],
            ),
            StatementWitness::AttackCycle { through } => {
                self.say("why-attack-cycle", &[("reason", self.reason_named(*through))])
            }
        }
    }

    /// Why a reason has its verdict; empty if it is not in the view.
    pub fn reason(&self, ix: ReasonIx) -> Explanation {
        let Some(witness) = self.evaluation.reason_witness(ix) else { return Vec::new() };
        let premise = |statement: StatementIx| Named::Node(self.premise_named(ix, statement));
        // Where there is but one premise, the reader has just read it.
        let only = self.project.reason(ix).premises.len() == 1;
        match witness {
            ReasonWitness::PremisesHold => self.say("why-step-premises-hold", &[]),
            ReasonWitness::UndercutsFell { undercuts } => {
                let mut all = self.say("why-step-undercuts-fell", &[]);
                all.extend(self.listed(undercuts.iter().map(|&step| self.reason_named(step))));
                all.extend(self.say("why-end", &[]));
                all
            }
            ReasonWitness::PremiseFell { .. } if only => self.say("why-step-only-premise-fell", &[]),
            ReasonWitness::PremiseContested { .. } if only => self.say("why-step-only-premise-contested", &[]),
            ReasonWitness::PremiseFell { premise: fallen } => {
                self.say("why-step-premise-fell", &[("premise", premise(*fallen))])
            }
            ReasonWitness::Undercut { by } => self.undercut(ix, *by),
            ReasonWitness::Circular { through } => self.say("why-step-circular", &[("premise", premise(*through))]),
            ReasonWitness::PremiseContested { premise: open } => {
                self.say("why-step-premise-contested", &[("premise", premise(*open))])
            }
            ReasonWitness::UndercutContested { undercut } => {
                self.say("why-step-undercut-contested", &[("reason", self.reason_named(*undercut))])
            }
            ReasonWitness::UndercutCycle { through } => {
                self.say("why-step-undercut-cycle", &[("reason", self.reason_named(*through))])
            }
        }
    }

    fn grounded(&self, how: &str, by: Ground) -> Explanation {
        match by {
            Ground::Reason(step) => self.say(&format!("why-{how}-reason"), &[("ground", self.reason_named(step))]),
            Ground::Sourced => self.say(&format!("why-{how}-sourced"), &[]),
            Ground::Assumed => self.say(&format!("why-{how}-assumed"), &[]),
        }
    }

    fn prevails(&self, by: Ground, answers: &[Answer]) -> Explanation {
        let mut all = self.grounded("prevails", by);
        for (at, answer) in answers.iter().enumerate() {
            if at > 0 {
                all.extend(self.say("why-next", &[]));
            }
            all.extend(match answer {
                Answer::Fallen(step) => self.say("why-answer-fallen", &[("reason", self.reason_named(*step))]),
                Answer::Outweighed { objection, by } => {
                    let mut clause = self.say("why-answer-outweighed", &[("reason", self.reason_named(*objection))]);
                    clause.extend(self.advantage(*by));
                    clause
                }
            });
        }
        all.extend(self.say("why-end", &[]));
        all
    }

    fn advantage(&self, by: Advantage) -> Explanation {
        match by {
            Advantage::Strict => self.say("why-by-strict", &[]),
            Advantage::Preference(step) => self.say("why-by-preference", &[("preference", self.reason_named(step))]),
            Advantage::OverAssumption => self.say("why-by-over-assumption", &[]),
            Advantage::TieLoses => self.say("why-by-tie", &[]),
        }
    }

    fn all_fell(&self, reasons: &[Step]) -> Explanation {
        let key = if reasons.len() == 1 { "why-only-reason-fell" } else { "why-all-reasons-fell" };
        let mut all = self.say(key, &[]);
        all.extend(self.listed(reasons.iter().map(|&step| self.reason_named(step))));
        all.extend(self.say("why-end", &[]));
        all
    }

    fn rebutted(&self, main: &Rebuttal, others: &[Loss]) -> Explanation {
        let mut all = self.say("why-rebutted", &[("reason", self.reason_named(main.objection))]);
        all.extend(self.advantage(main.by));
        let fallen = others.iter().filter_map(|loss| if let Loss::Fallen(step) = loss { Some(*step) } else { None });
        let fallen: Vec<Named> = fallen.map(|step| self.reason_named(step)).collect();
        if !fallen.is_empty() {
            all.extend(self.say("why-and-fallen", &[]));
            all.extend(self.listed(fallen.into_iter()));
        }
        all.extend(
            self.say(if self.unanswered(main.objection) { "why-nothing-answers" } else { "why-answers-fail" }, &[]),
        );
        all
    }

    fn tie(&self, pro: Ground, con: Step) -> Explanation {
        let reason = ("reason", self.reason_named(con));
        match pro {
            Ground::Reason(step) => self.say("why-tie-reason", &[("ground", self.reason_named(step)), reason]),
            Ground::Sourced => self.say("why-tie-sourced", &[reason]),
            Ground::Assumed => self.say("why-tie-assumed", &[reason]),
        }
    }

    fn undercut(&self, ix: ReasonIx, by: Step) -> Explanation {
        let lead = Named::Node(self.project.reason(ix).lead);
        let reason = ("reason", self.reason_named(by));
        let mut all = self.say("why-step-undercut", &[reason, ("lead", lead)]);
        all.extend(self.say(if self.unanswered(by) { "why-nothing-answers" } else { "why-answers-fail" }, &[]));
        all
    }

    /// Whether nothing in the view undercuts a reason or speaks against one of its premises.
    fn unanswered(&self, step: Step) -> bool {
        let here = self.evaluation.reason_at(step);
        let premises = &self.project.reason(here).premises;
        let against = premises.iter().flat_map(|premise| self.graph.reasons_against(premise.node));
        let mut replies = self.graph.undercuts_of(here).into_iter().chain(against);
        !replies.any(|reply| self.evaluation.step(reply).is_some())
    }

    pub(super) fn reason_named(&self, step: Step) -> Named {
        Named::Reason(self.evaluation.reason_at(step))
    }

    /// The premise of a reason that is a member of a statement.
    fn premise_named(&self, reason: ReasonIx, statement: StatementIx) -> NodeIx {
        let premises = &self.project.reason(reason).premises;
        let member = premises.iter().find(|premise| self.evaluation.statement(premise.node) == Some(statement));
        member.map_or_else(|| self.evaluation.member(statement), |premise| premise.node)
    }

    pub(super) fn listed(&self, names: impl Iterator<Item = Named>) -> Explanation {
        let mut all = Vec::new();
        for (at, name) in names.enumerate() {
            if at > 0 {
                all.extend(self.say("why-comma", &[]));
            }
            all.push(Piece::Filling(name));
        }
        all
    }

    /// The words of a key with what they name.
    pub fn say(&self, key: &str, fillings: &[(&str, Named)]) -> Explanation {
        self.dictionary.pieces(key, |hole| fillings.iter().find(|(name, _)| *name == hole).map(|&(_, named)| named))
    }
}
