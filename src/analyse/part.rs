//! The part of a framework that bears on one statement, as a framework of its own: whatever leads nowhere near the
//! statement cannot change its verdict, and trying is cheaper without it.

use super::bearing::Ways;
use crate::evaluate::framework::{Framework, Item, Reason, ReasonIx, Statement, StatementIx, Target};

/// A part of a framework.
pub(super) struct Part {
    /// The part, ready to be evaluated.
    pub framework: Framework,
    statements: Vec<Option<StatementIx>>,
    reasons: Vec<Option<ReasonIx>>,
}

impl Part {
    /// Everything from which a way leads to the statement.
    pub(super) fn new(whole: &Framework, ways: &Ways) -> Self {
        let mut next = 0..;
        let mut number = |item: Item| ways.distance(item).and_then(|_| next.next());
        let statements: Vec<Option<StatementIx>> = (0..)
            .map(StatementIx)
            .take(whole.statements().len())
            .map(|s| number(Item::Statement(s)).map(StatementIx))
            .collect();
        let mut next = 0..;
        let mut number = |item: Item| ways.distance(item).and_then(|_| next.next());
        let reasons: Vec<Option<ReasonIx>> =
            (0..).map(ReasonIx).take(whole.reasons().len()).map(|r| number(Item::Reason(r)).map(ReasonIx)).collect();
        let mut part = Self { framework: Framework::default(), statements, reasons };
        let kept = |(statement, new): (&Statement, &Option<StatementIx>)| new.map(|_| *statement);
        let statements = whole.statements().iter().zip(&part.statements).filter_map(kept).collect();
        let reasons =
            whole.reasons().iter().zip(&part.reasons).filter_map(|(reason, new)| new.and(part.reason(reason)));
        // Premises and targets of what bears on the statement bear on it too, so every index is in range.
        part.framework = Framework::new(statements, reasons.collect()).unwrap_or_default();
        part
    }

    fn reason(&self, reason: &Reason) -> Option<Reason> {
        let premises = reason.premises.iter().map(|p| self.statements[p.at()]).collect::<Option<Vec<_>>>()?;
        let target = match reason.target {
            Target::Supports(s) => Target::Supports(self.statements[s.at()]?),
            Target::Attacks(s) => Target::Attacks(self.statements[s.at()]?),
            Target::Undercuts(r) => Target::Undercuts(self.reasons[r.at()]?),
            // Two reasons that oppose each other are both here. Between others a ranking has no effect.
            Target::Prefers { stronger, weaker } => {
                let (above, below) = (self.reasons[stronger.at()], self.reasons[weaker.at()]);
                Target::Prefers { stronger: above.or(below)?, weaker: below.or(above)? }
            }
        };
        Some(Reason { premises, target, strict: reason.strict })
    }

    /// What an item of the whole is called here; none if it is not in the part.
    pub(super) fn item(&self, item: Item) -> Option<Item> {
        match item {
            Item::Statement(s) => self.statements[s.at()].map(Item::Statement),
            Item::Reason(r) => self.reasons[r.at()].map(Item::Reason),
        }
    }

    /// What a statement of the whole is called here; none if it is not in the part.
    pub(super) fn statement(&self, statement: StatementIx) -> Option<StatementIx> {
        self.statements[statement.at()]
    }
}
