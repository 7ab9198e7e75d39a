//! Necessary support: for every statement, what no standing proof of it does without.
//!
//! A standing proof takes one ground that carries the statement and a standing proof of each premise. What is in every
//! proof of s is N(s) = {s} ∪ ⋂ ⋃ N(p), over the carrying reasons of s and their premises p: dominators for a graph of
//! "and" and "or", all at once. The greatest solution is reached from above, with rows of bits.

use crate::evaluate::framework::{Framework, ReasonIx, StatementIx};
use crate::evaluate::witness::Ground;
use fixedbitset::FixedBitSet;
use std::collections::VecDeque;

/// N(s) for every statement that holds. Where nothing carries a statement it has no proof, and everything is needed.
pub(super) struct Needed(Vec<FixedBitSet>);

impl Needed {
    pub(super) fn new(framework: &Framework, carrying: &[Vec<Ground>]) -> Self {
        let count = carrying.len();
        let mut everything = FixedBitSet::with_capacity(count);
        everything.insert_range(..);
        let mut needed = vec![everything; count];
        let users = users(framework, carrying);
        let mut open: VecDeque<usize> = (0..count).filter(|&s| !carrying[s].is_empty()).collect();
        let mut waiting = vec![true; count];
        while let Some(s) = open.pop_front() {
            waiting[s] = false;
            let mut now = shared(framework, &carrying[s], &needed);
            now.insert(s);
            if now == needed[s] {
                continue;
            }
            needed[s] = now;
            for &user in &users[s] {
                if !std::mem::replace(&mut waiting[user], true) {
                    open.push_back(user);
                }
            }
        }
        Self(needed)
    }

    /// Whether every standing proof of `goal` needs `x`.
    pub(super) fn needs(&self, goal: StatementIx, x: StatementIx) -> bool {
        self.0[goal.at()].contains(x.at())
    }
}

/// What all grounds have in common.
fn shared(framework: &Framework, grounds: &[Ground], needed: &[FixedBitSet]) -> FixedBitSet {
    let mut common: Option<FixedBitSet> = None;
    for ground in grounds {
        let mut all = FixedBitSet::with_capacity(needed.len());
        if let Ground::Reason(r) = ground {
            premises(framework, *r).for_each(|p| all.union_with(&needed[p.at()]));
        }
        match &mut common {
            Some(common) => common.intersect_with(&all),
            None => common = Some(all),
        }
    }
    common.unwrap_or_else(|| FixedBitSet::with_capacity(needed.len()))
}

/// Statement → the statements that a reason carries which rests on it.
fn users(framework: &Framework, carrying: &[Vec<Ground>]) -> Vec<Vec<usize>> {
    let mut users = vec![Vec::new(); carrying.len()];
    for (s, grounds) in carrying.iter().enumerate() {
        for ground in grounds {
            if let Ground::Reason(r) = ground {
                premises(framework, *r).for_each(|p| users[p.at()].push(s));
            }
        }
    }
    users
}

fn premises(framework: &Framework, reason: ReasonIx) -> impl Iterator<Item = StatementIx> + '_ {
    framework.reasons()[reason.at()].premises.iter().copied()
}
