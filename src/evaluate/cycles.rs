//! Finds where contested verdicts wait for each other in a ring, and says so in their witnesses.
//!
//! Every contested item waits for at most one other, so the rings are those of a functional graph. Support alone never
//! closes one, because a wait along support goes down towards the ground: in every ring something attacks, undercuts
//! or ranks something.

use super::framework::{Item, ReasonIx, StatementIx};
use super::witness::{ReasonWitness, StatementWitness};

/// Renames the witnesses of statements on a ring, and of reasons on a ring that has no statement.
pub(super) fn name(statements: &mut [StatementWitness], reasons: &mut [ReasonWitness]) {
    for ring in rings(statements, reasons) {
        let has_statement = ring.iter().any(|item| matches!(item, Item::Statement(_)));
        for item in ring {
            match item {
                Item::Statement(s) => {
                    if let Some(Item::Reason(through)) = statement_waits_for(&statements[s.at()]) {
                        statements[s.at()] = StatementWitness::AttackCycle { through };
                    }
                }
                Item::Reason(r) => {
                    if let (false, ReasonWitness::UndercutContested { undercut }) = (has_statement, &reasons[r.at()]) {
                        reasons[r.at()] = ReasonWitness::UndercutCycle { through: *undercut };
                    }
                }
            }
        }
    }
}

fn statement_waits_for(witness: &StatementWitness) -> Option<Item> {
    match *witness {
        StatementWitness::WaitsOnSupport { support } => Some(Item::Reason(support)),
        StatementWitness::WaitsOnObjection { objection, .. } => Some(Item::Reason(objection)),
        StatementWitness::WaitsOnPreference { preference, .. } => Some(Item::Reason(preference)),
        _ => None,
    }
}

fn reason_waits_for(witness: &ReasonWitness) -> Option<Item> {
    match *witness {
        ReasonWitness::PremiseContested { premise } => Some(Item::Statement(premise)),
        ReasonWitness::UndercutContested { undercut } => Some(Item::Reason(undercut)),
        _ => None,
    }
}

/// Every ring, each item once.
fn rings(statements: &[StatementWitness], reasons: &[ReasonWitness]) -> Vec<Vec<Item>> {
    let offset = statements.len();
    let place = |item: Item| match item {
        Item::Statement(s) => s.at(),
        Item::Reason(r) => offset + r.at(),
    };
    let item = |place: usize| match place.checked_sub(offset) {
        None => Item::Statement(StatementIx::of(place)),
        Some(reason) => Item::Reason(ReasonIx::of(reason)),
    };
    let waits = statements.iter().map(statement_waits_for).chain(reasons.iter().map(reason_waits_for));
    let next: Vec<Option<usize>> = waits.map(|wait| wait.map(place)).collect();
    // The walk that first came by, so that a walk can tell its own trace from an older one.
    let mut walked_by: Vec<Option<usize>> = vec![None; next.len()];
    let mut rings = Vec::new();
    for start in 0..next.len() {
        let mut here = Some(start);
        while let Some(at) = here.filter(|&at| walked_by[at].is_none()) {
            walked_by[at] = Some(start);
            here = next[at];
        }
        if let Some(entry) = here.filter(|&at| walked_by[at] == Some(start)) {
            let step = |&at: &usize| next[at].filter(|&to| to != entry);
            rings.push(std::iter::successors(Some(entry), step).map(item).collect());
        }
    }
    rings
}
