//! Who acts on whom: the adjacency of a framework, laid out flat so that labelling it never allocates or searches.
//!
//! Repeated premises are dropped here, and so are preferences that can have no effect: those between reasons that do
//! not oppose each other on one statement, and those that strictness has already decided.

use super::framework::{Framework, Reason, Target};
use std::collections::BTreeMap;

/// A table of rows of different lengths: `row(i)` is what belongs to `i`, in ascending order of insertion.
#[derive(Debug)]
pub(super) struct Rows {
    starts: Vec<usize>,
    items: Vec<usize>,
}

impl Rows {
    /// Sorts (row, item) pairs into rows, keeping their order within a row.
    fn new(rows: usize, pairs: &[(usize, usize)]) -> Self {
        let mut starts = vec![0; rows + 1];
        for &(row, _) in pairs {
            starts[row + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut free = starts.clone();
        let mut items = vec![0; pairs.len()];
        for &(row, item) in pairs {
            items[free[row]] = item;
            free[row] += 1;
        }
        Self { starts, items }
    }

    /// What belongs to `row`.
    pub(super) fn row(&self, row: usize) -> &[usize] {
        &self.items[self.starts[row]..self.starts[row + 1]]
    }
}

/// A pair of opposing reasons, alike in strictness, that some preference ranks.
#[derive(Debug)]
pub(super) struct Duel {
    pub(super) pro: usize,
    pub(super) con: usize,
    /// Preferences for the supporting reason.
    pub(super) for_pro: Vec<usize>,
    /// Preferences for the attacking reason.
    pub(super) for_con: Vec<usize>,
}

/// The adjacency of a framework.
#[derive(Debug)]
pub(super) struct Network<'a> {
    pub(super) framework: &'a Framework,
    /// Reason → its premises, each once, ascending.
    pub(super) premises: Rows,
    /// Statement → the reasons that rest on it.
    pub(super) uses: Rows,
    /// Statement → the reasons for it.
    pub(super) pros: Rows,
    /// Statement → the reasons against it.
    pub(super) cons: Rows,
    /// Reason → the reasons that undercut it.
    pub(super) undercuts: Rows,
    /// Preference → the statement it can decide.
    pub(super) concerns: Vec<Option<usize>>,
    duel_starts: Vec<usize>,
    duels: Vec<Duel>,
}

impl<'a> Network<'a> {
    pub(super) fn new(framework: &'a Framework) -> Self {
        let (statements, reasons) = (framework.statements().len(), framework.reasons().len());
        let premises = premise_pairs(framework);
        let uses: Vec<_> = premises.iter().map(|&(r, p)| (p, r)).collect();
        let (mut pros, mut cons, mut undercuts) = (Vec::new(), Vec::new(), Vec::new());
        for (r, reason) in framework.reasons().iter().enumerate() {
            match reason.target {
                Target::Supports(s) => pros.push((s.at(), r)),
                Target::Attacks(s) => cons.push((s.at(), r)),
                Target::Undercuts(x) => undercuts.push((x.at(), r)),
                Target::Prefers { .. } => {}
            }
        }
        let mut concerns = vec![None; reasons];
        let (duel_starts, duels) = find_duels(framework, &mut concerns);
        Self {
            framework,
            premises: Rows::new(reasons, &premises),
            uses: Rows::new(statements, &uses),
            pros: Rows::new(statements, &pros),
            cons: Rows::new(statements, &cons),
            undercuts: Rows::new(reasons, &undercuts),
            concerns,
            duel_starts,
            duels,
        }
    }

    /// The duels over a statement, by supporting and then by attacking reason.
    pub(super) fn duels(&self, statement: usize) -> &[Duel] {
        &self.duels[self.duel_starts[statement]..self.duel_starts[statement + 1]]
    }

    /// The duels over a statement in which one supporting reason is engaged.
    pub(super) fn duels_of(&self, statement: usize, pro: usize) -> &[Duel] {
        let all = self.duels(statement);
        let start = all.partition_point(|duel| duel.pro < pro);
        let length = all[start..].partition_point(|duel| duel.pro == pro);
        &all[start..start + length]
    }

    pub(super) fn reason(&self, reason: usize) -> &'a Reason {
        &self.framework.reasons()[reason]
    }

    pub(super) fn strict(&self, reason: usize) -> bool {
        self.reason(reason).strict
    }
}

/// (reason, premise) pairs without repetitions.
fn premise_pairs(framework: &Framework) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (r, reason) in framework.reasons().iter().enumerate() {
        let mut premises: Vec<usize> = reason.premises.iter().map(|p| p.at()).collect();
        premises.sort_unstable();
        premises.dedup();
        pairs.extend(premises.into_iter().map(|p| (r, p)));
    }
    pairs
}

/// Groups the preferences that can have an effect by the pair of reasons they rank.
fn find_duels(framework: &Framework, concerns: &mut [Option<usize>]) -> (Vec<usize>, Vec<Duel>) {
    let reasons = framework.reasons();
    let mut grouped: BTreeMap<(usize, usize, usize), Duel> = BTreeMap::new();
    for (w, reason) in reasons.iter().enumerate() {
        let Target::Prefers { stronger, weaker } = reason.target else {
            continue;
        };
        let (pro, con, statement) = match (reasons[stronger.at()].target, reasons[weaker.at()].target) {
            (Target::Supports(s), Target::Attacks(t)) if s == t => (stronger.at(), weaker.at(), s.at()),
            (Target::Attacks(s), Target::Supports(t)) if s == t => (weaker.at(), stronger.at(), s.at()),
            _ => continue,
        };
        if reasons[pro].strict != reasons[con].strict {
            continue;
        }
        concerns[w] = Some(statement);
        let empty = || Duel { pro, con, for_pro: Vec::new(), for_con: Vec::new() };
        let duel = grouped.entry((statement, pro, con)).or_insert_with(empty);
        if stronger.at() == pro { duel.for_pro.push(w) } else { duel.for_con.push(w) }
    }
    let mut starts = vec![0; framework.statements().len() + 1];
    for &(statement, ..) in grouped.keys() {
        starts[statement + 1] += 1;
    }
    for statement in 1..starts.len() {
        starts[statement] += starts[statement - 1];
    }
    (starts, grouped.into_values().collect())
}
