//! To which changed files a verdict is owed: those without whose change it would be what it was.
//!
//! A set of units *undoes* a change if the later version, with the files of these units as they were, gives the verdict
//! of the earlier one. The cause of a change is every smallest set that undoes it, of at most three units: each unit by
//! itself is tried for all changes at once, then pairs and triples for what is left. Every trial is a whole evaluation,
//! so their number is bounded, by a count and not by a clock: a size that cannot be searched whole is not searched.

use super::{Item, Matching, Unit, VerdictChange, Version};
use crate::load::Snapshot;
use crate::model::{NodeIx, Project, ReasonIx, Verdict};
use crate::pipeline::judge;
use rayon::prelude::*;
use std::io;

/// The most units of one cause.
pub const LARGEST: usize = 3;

/// How many evaluations the search for causes may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget(pub usize);

impl Budget {
    /// A budget for a map of so many statements and reasons: some seconds of one core.
    pub fn for_size(items: usize) -> Self {
        Self((4_000_000 / items.max(1)).clamp(60, 6_000))
    }
}

/// To what a change is owed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cause {
    /// The smallest sets of units that undo the change, all of one size, as indices into [`super::Diff::units`]. None if
    /// no set of up to [`Self::searched`] units does.
    pub sets: Vec<Vec<usize>>,
    /// Sets of so many units were all tried.
    pub searched: usize,
}

/// Finds the cause of every change.
pub(super) fn attribute(
    changes: &mut [VerdictChange],
    units: &[Unit],
    (before, after, matching): (&Version, &Version, &Matching),
    budget: Budget,
) -> io::Result<()> {
    let mut left = budget.0;
    let items = changes.to_vec();
    let trial = Trial { changes: &items, units, before, after, renamed: &renamed(before, after, matching) };
    let weighty: Vec<usize> = (0..units.len()).filter(|&at| units[at].weighs).collect();
    for size in 1..=LARGEST.min(weighty.len()) {
        let open = changes.iter().any(|change| change.cause.sets.is_empty());
        let Some(sets) = combinations(&weighty, size, left).filter(|_| open) else { break };
        left -= sets.len();
        let trials: io::Result<Vec<Vec<bool>>> = sets.par_iter().map(|set| trial.undone(set)).collect();
        let trials = trials?;
        for (at, change) in changes.iter_mut().enumerate().filter(|(_, change)| change.cause.sets.is_empty()) {
            let undo = sets.iter().zip(&trials).filter(|(_, undone)| undone[at]); // one for each change
            change.cause = Cause { sets: undo.map(|(set, _)| set.clone()).collect(), searched: size };
        }
    }
    Ok(())
}

/// Pairs of ids of renamed statements: with one of two files taken back, either name must still be understood.
fn renamed(before: &Version, after: &Version, matching: &Matching) -> Vec<(String, String)> {
    let (old, new) = (&before.argument.project, &after.argument.project);
    let ids = matching.nodes().map(|(was, is)| (old.node(was).id.clone(), new.node(is).id.clone()));
    ids.filter(|(was, is)| was != is).collect()
}

/// What every trial needs.
struct Trial<'a> {
    changes: &'a [VerdictChange],
    units: &'a [Unit],
    before: &'a Version,
    after: &'a Version,
    renamed: &'a [(String, String)],
}

impl Trial<'_> {
    /// For each change, whether it is undone when some units are as they were.
    fn undone(&self, set: &[usize]) -> io::Result<Vec<bool>> {
        let files = taken_back(set, self.units, &self.before.files, &self.after.files);
        let (project, evaluations) = judge(&files, self.renamed)?;
        let (old, new) = (&self.before.argument.project, &self.after.argument.project);
        let verdict = |change: &VerdictChange| -> Option<Verdict> {
            let evaluation = evaluations.in_view(change.view);
            match change.item {
                Item::Node(was, is) => evaluation.node(node(&project, &new.node(is).id, &old.node(was).id)?),
                Item::Reason(was, is) => evaluation.reason(reason(&project, &new.reason(is).id, &old.reason(was).id)?),
            }
        };
        Ok(self.changes.iter().map(|change| verdict(change) == change.before).collect())
    }
}

fn node(project: &Project, now: &str, then: &str) -> Option<NodeIx> {
    project.find_node(now).or_else(|| project.find_node(then))
}

fn reason(project: &Project, now: &str, then: &str) -> Option<ReasonIx> {
    project.find_reason(now).or_else(|| project.find_reason(then))
}

/// The later files with those of some units as they were.
fn taken_back(set: &[usize], units: &[Unit], before: &Snapshot, after: &Snapshot) -> Snapshot {
    let paths = set.iter().flat_map(|&unit| &units[unit].paths).map(String::as_str); // indices of `units`
    after.with_files_of(before, paths)
}

/// Every choice of `size` of some numbers, in order; none if there are more than `most` choices.
fn combinations(of: &[usize], size: usize, most: usize) -> Option<Vec<Vec<usize>>> {
    let number =
        (0..size).try_fold(1usize, |number, at| Some(number.checked_mul(of.len().saturating_sub(at))? / (at + 1)));
    if number? > most {
        return None;
    }
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..size {
        let longer = |set: &Vec<usize>| {
            let from = set.last().and_then(|last| of.iter().position(|next| next > last)).unwrap_or(0);
            let from = if set.last() == of.last() && !set.is_empty() { of.len() } else { from };
            let set = set.clone();
            of[from..].iter().map(move |&next| set.iter().copied().chain([next]).collect::<Vec<_>>())
        };
        all = all.iter().flat_map(longer).collect();
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::combinations;

    #[test]
    fn combinations_are_all_of_them_in_order_or_none() {
        let first = |count: usize| (0..count).collect::<Vec<_>>();
        assert_eq!(combinations(&[0, 4, 7], 2, 9), Some(vec![vec![0, 4], vec![0, 7], vec![4, 7]]));
        assert_eq!(combinations(&[3, 5], 1, 2), Some(vec![vec![3], vec![5]]));
        assert_eq!(combinations(&first(30), 3, 4060).map(|all| all.len()), Some(4060));
        assert_eq!(combinations(&first(30), 3, 4059), None);
        assert_eq!(combinations(&first(2), 3, 9), Some(vec![]));
    }
}
