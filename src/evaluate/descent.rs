//! Where a verdict comes from in the end: down the witnesses, from a statement that does not hold to what decides.

use super::explain::{Explain, Explanation, Named};
use super::framework::{Item, StatementIx};
use super::witness::{ReasonWitness, StatementWitness};
use crate::locale::Piece;
use crate::model::NodeIx;
use std::collections::BTreeSet;

impl Explain<'_> {
    /// What a contested or fallen verdict goes back to, with the why of that, where it is not decided on the spot: the
    /// next statement, or step of a reason, whose verdict comes from what is said about it and not from further down.
    pub fn origin(&self, ix: NodeIx) -> Explanation {
        let Some(start) = self.evaluation.statement(ix) else { return Vec::new() };
        match self.end(start) {
            Some(Item::Statement(s)) => {
                let node = self.evaluation.member(s);
                let is_named = self
                    .node(ix)
                    .iter()
                    .any(|piece| matches!(piece, Piece::Filling(named) if self.titled(*named) == node));
                let key = if is_named { "why-goes-back-that" } else { "why-goes-back" };
                let mut all = self.say(key, &[("statement", Named::Node(node))]);
                all.extend(self.node(node));
                all
            }
            Some(Item::Reason(r)) => {
                let mut all = self.say("why-goes-back-to-step", &[("reason", self.reason_named(r))]);
                all.extend(self.reason(self.evaluation.reason_at(r)));
                all
            }
            None => Vec::new(),
        }
    }

    /// The statement whose title stands for something in a sentence.
    fn titled(&self, named: Named) -> NodeIx {
        match named {
            Named::Node(node) => node,
            Named::Reason(reason) => self.project.reason(reason).lead,
        }
    }

    fn end(&self, start: StatementIx) -> Option<Item> {
        let mut at = Item::Statement(start);
        let mut seen = BTreeSet::new();
        while seen.insert(place(at)) {
            match self.below(at) {
                Some(next) => at = next,
                None if at == Item::Statement(start) => return None,
                None => return Some(at),
            }
        }
        None
    }

    /// What the verdict on an item waits for or fell with, one step further down.
    fn below(&self, at: Item) -> Option<Item> {
        match at {
            Item::Statement(s) => match self.evaluation.node_witness(self.evaluation.member(s))? {
                StatementWitness::WaitsOnSupport { support: next }
                | StatementWitness::WaitsOnObjection { objection: next, .. }
                | StatementWitness::WaitsOnPreference { preference: next, .. } => Some(Item::Reason(*next)),
                StatementWitness::AllReasonsFell { reasons } if reasons.len() == 1 => {
                    reasons.first().map(|&reason| Item::Reason(reason))
                }
                _ => None,
            },
            Item::Reason(r) => match self.evaluation.reason_witness(self.evaluation.reason_at(r))? {
                ReasonWitness::PremiseFell { premise } | ReasonWitness::PremiseContested { premise } => {
                    Some(Item::Statement(*premise))
                }
                ReasonWitness::UndercutContested { undercut } => Some(Item::Reason(*undercut)),
                _ => None,
            },
        }
    }
}

fn place(item: Item) -> (bool, u32) {
    match item {
        Item::Statement(s) => (false, s.0),
        Item::Reason(r) => (true, r.0),
    }
}
