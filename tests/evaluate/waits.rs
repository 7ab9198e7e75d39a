//! Where waiting leads: a contested verdict refers to another one, and that chain has to end.

use crate::checker::Checker;
use elenchus::evaluate::framework::{Item, Target};
use elenchus::evaluate::witness::{ReasonWitness, StatementWitness};
use elenchus::model::Verdict::Contested;

impl Checker<'_> {
    /// What a contested item waits for, if it waits.
    fn waits_for(&self, item: Item) -> Option<Item> {
        match item {
            Item::Statement(s) => match self.found.statement_witnesses[s.at()] {
                StatementWitness::WaitsOnSupport { support } => Some(Item::Reason(support)),
                StatementWitness::WaitsOnObjection { objection, .. } => Some(Item::Reason(objection)),
                StatementWitness::WaitsOnPreference { preference, .. } => Some(Item::Reason(preference)),
                StatementWitness::AttackCycle { through } => Some(Item::Reason(through)),
                _ => None,
            },
            Item::Reason(r) => match self.found.reason_witnesses[r.at()] {
                ReasonWitness::PremiseContested { premise } => Some(Item::Statement(premise)),
                ReasonWitness::UndercutContested { undercut } => Some(Item::Reason(undercut)),
                ReasonWitness::UndercutCycle { through } => Some(Item::Reason(through)),
                _ => None,
            },
        }
    }

    fn names_a_cycle(&self, item: Item) -> bool {
        match item {
            Item::Statement(s) => {
                matches!(self.found.statement_witnesses[s.at()], StatementWitness::AttackCycle { .. })
            }
            Item::Reason(r) => matches!(self.found.reason_witnesses[r.at()], ReasonWitness::UndercutCycle { .. }),
        }
    }

    fn walk(&self, from: Item) -> Vec<Item> {
        let items = self.map.statements().len() + self.map.reasons().len();
        std::iter::successors(Some(from), |&item| self.waits_for(item)).take(items + 1).collect()
    }

    /// Waiting ends at a tie or at a named cycle: an explanation that follows it comes to an end.
    pub fn wait_ends(&self, from: Item) -> bool {
        let walk = self.walk(from);
        let end = walk.iter().position(|&item| self.names_a_cycle(item) || self.waits_for(item).is_none());
        end.is_some_and(|end| self.found.verdict(walk[end]) == Contested)
    }

    /// The ring through an item closes, and something on it attacks, undercuts or ranks.
    pub fn comes_back(&self, from: Item) -> bool {
        let walk = self.walk(from);
        let Some(length) = walk.iter().skip(1).position(|&item| item == from) else {
            return false;
        };
        let hostile = |item: &Item| matches!(*item, Item::Reason(r) if !matches!(self.map.reasons()[r.at()].target, Target::Supports(_)));
        walk[..=length].iter().any(hostile)
    }
}
