//! Several things that must fall together before a verdict changes.
//!
//! The trial is exact: whatever bears on the statement is labelled again with all of them felled. Felling is not monotone (who fells an
//! objection may fell a reply with it), so a set that is found is tried once more piece by piece, and every piece of it
//! is needed.

use super::part::Part;
use crate::evaluate::Evaluator;
use crate::evaluate::framework::{Item, StatementIx};
use crate::model::Verdict;

/// Some of `candidates` that, felled together, do what is `wanted` to the verdict on a statement, those first in the
/// list preferred; each is needed. None if felling all of them does not do it, or if no part of them can be told apart.
///
/// The shortest sufficient beginning of the list is sought; its last piece is kept, and the search goes on before it.
pub(super) fn enough(
    part: &Part,
    statement: StatementIx,
    candidates: &[Item],
    wanted: impl Fn(Verdict) -> bool,
) -> Option<Vec<Item>> {
    if candidates.is_empty() {
        return None;
    }
    let (evaluator, statement) = (Evaluator::new(&part.framework), part.statement(statement)?);
    let does = |felled: &[Item]| {
        let felled: Vec<Item> = felled.iter().filter_map(|&item| part.item(item)).collect();
        wanted(evaluator.verdicts(&felled).statements[statement.at()])
    };
    let mut kept: Vec<Item> = Vec::new();
    let mut length = candidates.len();
    let with = |kept: &[Item], beginning: usize| [kept, &candidates[..beginning]].concat();
    if !does(candidates) {
        return None;
    }
    while !does(&kept) {
        // Invariant: the kept pieces with the first `length` candidates suffice, with the first `short` they do not.
        let mut short = 0;
        while length - short > 1 {
            let middle = short + (length - short) / 2;
            if does(&with(&kept, middle)) { length = middle } else { short = middle }
        }
        length = length.checked_sub(1)?;
        kept.push(candidates[length]);
        if !does(&with(&kept, length)) {
            return None;
        }
    }
    let mut at = 0;
    while at < kept.len() {
        let mut fewer = kept.clone();
        fewer.remove(at);
        if does(&fewer) {
            (kept, at) = (fewer, 0);
        } else {
            at += 1;
        }
    }
    let rank = |item: &Item| candidates.iter().position(|other| other == item);
    kept.sort_by_key(rank);
    Some(kept)
}
