//! What is evaluated: statements and reasons as plain numbers.
//!
//! A framework is one view of a map, already restricted to that view, with contradictions written out as attacks and
//! `same_as` classes merged into one statement. It knows no ids, no texts and no files. Indices follow the order of
//! the ids, so "the smallest index" is "the smallest id" wherever an explanation has to choose.

use crate::model::Standard;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The index of a statement in its framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StatementIx(pub u32);

/// The index of a reason in its framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReasonIx(pub u32);

impl StatementIx {
    /// The index of a place; a framework is far smaller than the range of its indices.
    pub(super) const fn of(at: usize) -> Self {
        Self(at as u32)
    }

    /// The place in a slice with one entry a statement.
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

impl ReasonIx {
    /// The index of a place; a framework is far smaller than the range of its indices.
    pub(super) const fn of(at: usize) -> Self {
        Self(at as u32)
    }

    /// The place in a slice with one entry a reason.
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// Whatever has a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A statement.
    Statement(StatementIx),
    /// A reason.
    Reason(ReasonIx),
}

impl Item {
    pub(super) const fn statement(at: usize) -> Self {
        Self::Statement(StatementIx::of(at))
    }

    pub(super) const fn reason(at: usize) -> Self {
        Self::Reason(ReasonIx::of(at))
    }
}

/// A statement, or a class of statements that `same_as` made one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Some member of the class is taken for granted: a ground that yields to any standing objection.
    pub assumed: bool,
    /// Some member of the class has a source: a ground that ties with a standing objection.
    pub sourced: bool,
    /// The standard of proof.
    pub standard: Standard,
}

/// What a reason is directed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Speaks for a statement.
    Supports(StatementIx),
    /// Speaks against a statement.
    Attacks(StatementIx),
    /// Denies the step of a reason, of whatever kind.
    Undercuts(ReasonIx),
    /// Ranks one reason above another. Without effect unless one supports and the other attacks the same statement.
    Prefers {
        /// The reason that is to win.
        stronger: ReasonIx,
        /// The reason that is to lose.
        weaker: ReasonIx,
    },
}

/// A reason: linked premises and what they are directed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The lead and the co-premises; a repeated one counts once.
    pub premises: Vec<StatementIx>,
    /// What they are directed at.
    pub target: Target,
    /// Whether the step admits of no exception: beats opposing reasons that are not strict.
    pub strict: bool,
}

/// A reason that names a statement or a reason which the framework does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub struct OutOfRange {
    /// The reason that is wrong.
    pub reason: ReasonIx,
    /// What it names.
    pub named: Item,
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, index) = match self.named {
            Item::Statement(s) => ("statement", s.0),
            Item::Reason(r) => ("reason", r.0),
        };
        write!(f, "reason {} names {kind} {index}, which is not in the framework", self.reason.0)
    }
}

/// One view of a map, ready to be evaluated. Every index in it is in range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Framework {
    statements: Vec<Statement>,
    reasons: Vec<Reason>,
}

impl Framework {
    /// Takes the parts, in the order of their ids.
    ///
    /// # Errors
    /// The first reason that names something which is not there.
    pub fn new(statements: Vec<Statement>, reasons: Vec<Reason>) -> Result<Self, OutOfRange> {
        let known = |item: Item| match item {
            Item::Statement(s) => s.at() < statements.len(),
            Item::Reason(r) => r.at() < reasons.len(),
        };
        for (at, reason) in (0..).zip(&reasons) {
            if let Some(named) = named_by(reason).find(|&item| !known(item)) {
                return Err(OutOfRange { reason: ReasonIx(at), named });
            }
        }
        Ok(Self { statements, reasons })
    }

    /// Every statement.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Every reason.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// Takes the framework apart again, for building a variant of it.
    pub fn into_parts(self) -> (Vec<Statement>, Vec<Reason>) {
        (self.statements, self.reasons)
    }
}

/// Everything a reason names: its premises, then its target.
fn named_by(reason: &Reason) -> impl Iterator<Item = Item> + '_ {
    let (first, second) = match reason.target {
        Target::Supports(s) | Target::Attacks(s) => (Item::Statement(s), None),
        Target::Undercuts(r) => (Item::Reason(r), None),
        Target::Prefers { stronger, weaker } => (Item::Reason(stronger), Some(Item::Reason(weaker))),
    };
    reason.premises.iter().map(|&p| Item::Statement(p)).chain([first]).chain(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_that_names_a_missing_part_is_refused() {
        let statement = Statement { assumed: true, sourced: false, standard: Standard::Balance };
        let reason = |premise, target| Reason { premises: vec![StatementIx(premise)], target, strict: false };
        let build = |r: Reason| Framework::new(vec![statement], vec![r]);
        let named = |r: Reason| build(r).unwrap_err().named;
        assert!(build(reason(0, Target::Supports(StatementIx(0)))).is_ok());
        assert_eq!(named(reason(1, Target::Supports(StatementIx(0)))), Item::Statement(StatementIx(1)));
        assert_eq!(named(reason(0, Target::Attacks(StatementIx(7)))), Item::Statement(StatementIx(7)));
        assert_eq!(named(reason(0, Target::Undercuts(ReasonIx(1)))), Item::Reason(ReasonIx(1)));
        let prefers = Target::Prefers { stronger: ReasonIx(0), weaker: ReasonIx(4) };
        assert_eq!(named(reason(0, prefers)), Item::Reason(ReasonIx(4)));
        assert_eq!(
            build(reason(0, prefers)).unwrap_err().to_string(),
            "reason 0 names reason 4, which is not in the framework"
        );
    }
}
