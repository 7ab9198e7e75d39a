//! Maps from which something has been taken away, whatever speaks for it, and what proofs need: by definition, for
//! comparing analyses with.

use super::naive;
use elenchus::evaluate::framework::{Framework, Item, ReasonIx, Target};
use std::collections::BTreeSet;

/// The map in which some statements have no ground any more, and some reasons no effect.
pub fn without(framework: &Framework, felled: &[Item]) -> Framework {
    let (mut statements, mut reasons) = framework.clone().into_parts();
    // Without effect, yet there: every other reason keeps its index.
    let idle = Target::Prefers { stronger: ReasonIx(0), weaker: ReasonIx(0) };
    for &item in felled {
        match item {
            Item::Statement(s) => {
                (statements[s.at()].assumed, statements[s.at()].sourced) = (false, false);
                for reason in reasons.iter_mut().filter(|reason| reason.target == Target::Supports(s)) {
                    reason.target = idle;
                }
            }
            Item::Reason(r) => reasons[r.at()].target = idle,
        }
    }
    Framework::new(statements, reasons).unwrap()
}

/// N(s) = {s} ∪ ⋂ ⋃ N(p), the greatest solution, by shrinking sets that begin with everything.
pub fn needed(framework: &Framework) -> Vec<BTreeSet<usize>> {
    let proofs = naive::proofs(framework);
    let all: BTreeSet<usize> = (0..proofs.len()).collect();
    let mut needed = vec![all; proofs.len()];
    loop {
        let before = needed.clone();
        for (s, grounds) in proofs.iter().enumerate() {
            let of_ground = |premises: &Vec<usize>| premises.iter().flat_map(|&p| before[p].clone()).collect();
            let common = grounds.iter().map(of_ground).reduce(|a: BTreeSet<usize>, b| &a & &b);
            if let Some(mut common) = common {
                common.insert(s);
                needed[s] = common;
            }
        }
        if needed == before {
            return needed;
        }
    }
}
