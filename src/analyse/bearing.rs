//! What bears on a statement, from how far, and on which side: reasons about it, reasons about those, and their premises,
//! walked back from the statement.

use crate::evaluate::framework::{Framework, Item, ReasonIx, StatementIx, Target};
use std::collections::VecDeque;

/// With the statement, or against it.
const SIDES: usize = 2;
const AGAINST: usize = 1;

/// Who points at whom in a framework, ready to be walked back from any statement.
pub(super) struct Bearings<'f> {
    framework: &'f Framework,
    /// Statement → the reasons for and against it.
    at_statement: Vec<Vec<ReasonIx>>,
    /// Reason → its undercuts, and the preferences that name it.
    at_reason: Vec<Vec<ReasonIx>>,
}

/// Everything from which a way leads to one statement: the shortest distance on each side.
pub(super) struct Ways {
    statements: Vec<[Option<u32>; SIDES]>,
    reasons: Vec<[Option<u32>; SIDES]>,
}

impl<'f> Bearings<'f> {
    pub(super) fn new(framework: &'f Framework) -> Self {
        let reasons = framework.reasons();
        let mut at_statement = vec![Vec::new(); framework.statements().len()];
        let mut at_reason = vec![Vec::new(); reasons.len()];
        for (r, reason) in (0..).map(ReasonIx).zip(reasons) {
            match reason.target {
                Target::Supports(s) | Target::Attacks(s) => at_statement[s.at()].push(r),
                Target::Undercuts(other) => at_reason[other.at()].push(r),
                Target::Prefers { stronger, weaker } => {
                    at_reason[stronger.at()].push(r);
                    at_reason[weaker.at()].push(r);
                }
            }
        }
        Self { framework, at_statement, at_reason }
    }

    /// The reasons for and against a statement.
    pub(super) fn at(&self, statement: StatementIx) -> &[ReasonIx] {
        &self.at_statement[statement.at()]
    }

    /// The ways to a statement: linear.
    pub(super) fn ways_to(&self, goal: StatementIx) -> Ways {
        let mut ways = Ways {
            statements: vec![[None; SIDES]; self.at_statement.len()],
            reasons: vec![[None; SIDES]; self.at_reason.len()],
        };
        let mut open = VecDeque::from([(Item::Statement(goal), 0, 0)]);
        while let Some((item, side, distance)) = open.pop_front() {
            let cell = match item {
                Item::Statement(s) => &mut ways.statements[s.at()][side],
                Item::Reason(r) => &mut ways.reasons[r.at()][side],
            };
            if cell.is_some() {
                continue;
            }
            *cell = Some(distance);
            let pointing = match item {
                Item::Statement(s) => &self.at_statement[s.at()],
                Item::Reason(r) => {
                    let premises = &self.framework.reasons()[r.at()].premises;
                    open.extend(premises.iter().map(|&p| (Item::Statement(p), side, distance + 1)));
                    &self.at_reason[r.at()]
                }
            };
            let turned = |&r: &ReasonIx| (Item::Reason(r), side ^ usize::from(self.is_against(r, item)), distance + 1);
            open.extend(pointing.iter().map(turned));
        }
        ways
    }

    /// Whether a reason speaks against what it points at.
    fn is_against(&self, reason: ReasonIx, at: Item) -> bool {
        match self.framework.reasons()[reason.at()].target {
            Target::Supports(_) => false,
            Target::Attacks(_) | Target::Undercuts(_) => true,
            Target::Prefers { weaker, .. } => at == Item::Reason(weaker),
        }
    }
}

impl Ways {
    fn of(&self, item: Item) -> [Option<u32>; SIDES] {
        match item {
            Item::Statement(s) => self.statements[s.at()],
            Item::Reason(r) => self.reasons[r.at()],
        }
    }

    /// How many steps something is from the statement; none if no way leads there.
    pub(super) fn distance(&self, item: Item) -> Option<u32> {
        self.of(item).into_iter().flatten().min()
    }

    /// Whether every way from something to the statement turns against it.
    pub(super) fn only_against(&self, item: Item) -> bool {
        let sides = self.of(item);
        sides[AGAINST].is_some() && sides[1 - AGAINST].is_none()
    }
}
