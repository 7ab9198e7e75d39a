//! Changes to a map that must not change any other verdict.

use crate::support::random_maps;
use elenchus::evaluate::framework::{Framework, Reason, ReasonIx, Statement, StatementIx, Target};
use elenchus::evaluate::{self, Labelling};
use elenchus::model::{Standard, Verdict};
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const CASES: u64 = 5_000;

/// One random map with its labelling, and a source of chance for the change.
fn case(seed: u64) -> (Framework, Labelling, ChaCha8Rng) {
    let map = random_maps::map(seed + 1_000_000);
    let labelling = evaluate::label(&map);
    (map, labelling, ChaCha8Rng::seed_from_u64(seed))
}

fn redirect(target: Target, reason: impl Fn(ReasonIx) -> ReasonIx) -> Target {
    match target {
        Target::Undercuts(r) => Target::Undercuts(reason(r)),
        Target::Prefers { stronger, weaker } => Target::Prefers { stronger: reason(stronger), weaker: reason(weaker) },
        other => other,
    }
}

#[test]
fn order_does_not_matter() {
    for seed in 0..CASES {
        let (map, before, mut rng) = case(seed);
        let mut statements: Vec<usize> = (0..map.statements().len()).collect();
        let mut reasons: Vec<usize> = (0..map.reasons().len()).collect();
        statements.shuffle(&mut rng);
        reasons.shuffle(&mut rng);
        let place = |order: &[usize], old: usize| u32::try_from(order.iter().position(|&o| o == old).unwrap()).unwrap();
        let statement = |s: StatementIx| StatementIx(place(&statements, s.at()));
        let reason = |r: ReasonIx| ReasonIx(place(&reasons, r.at()));
        let moved = reasons.iter().map(|&old| {
            let Reason { premises, target, strict } = map.reasons()[old].clone();
            let target = match redirect(target, reason) {
                Target::Supports(s) => Target::Supports(statement(s)),
                Target::Attacks(s) => Target::Attacks(statement(s)),
                other => other,
            };
            Reason { premises: premises.into_iter().rev().map(statement).collect(), target, strict }
        });
        let bases = statements.iter().map(|&old| map.statements()[old]);
        let after = evaluate::label(&Framework::new(bases.collect(), moved.collect()).unwrap());
        for (new, &old) in statements.iter().enumerate() {
            assert_eq!(after.statements[new], before.statements[old], "seed {seed}");
            assert_eq!(after.statement_ranks[new], before.statement_ranks[old], "seed {seed}");
        }
        for (new, &old) in reasons.iter().enumerate() {
            assert_eq!(after.reasons[new], before.reasons[old], "seed {seed}");
            assert_eq!(after.reason_ranks[new], before.reason_ranks[old], "seed {seed}");
        }
    }
}

#[test]
fn a_fallen_reason_may_be_deleted_with_what_targets_it() {
    let mut tried = 0;
    for seed in 0..CASES {
        let (map, before, mut rng) = case(seed);
        let fallen: Vec<usize> = (0..map.reasons().len()).filter(|&r| before.reasons[r] == Verdict::Falls).collect();
        let Some(&victim) = fallen.choose(&mut rng) else {
            continue;
        };
        let gone = with_what_targets_it(&map, victim);
        let kept: Vec<usize> = (0..map.reasons().len()).filter(|r| !gone.contains(r)).collect();
        let place = |r: ReasonIx| ReasonIx(u32::try_from(kept.iter().position(|&k| k == r.at()).unwrap()).unwrap());
        let reasons = kept.iter().map(|&r| {
            let reason = map.reasons()[r].clone();
            Reason { target: redirect(reason.target, place), ..reason }
        });
        let after = evaluate::label(&Framework::new(map.statements().to_vec(), reasons.collect()).unwrap());
        assert_eq!(after.statements, before.statements, "seed {seed}");
        let others: Vec<Verdict> = kept.iter().map(|&r| before.reasons[r]).collect();
        assert_eq!(after.reasons, others, "seed {seed}");
        tried += 1;
    }
    assert!(tried > 3_000, "{tried}");
}

fn with_what_targets_it(map: &Framework, victim: usize) -> Vec<usize> {
    let mut gone = vec![victim];
    let mut next = 0;
    while next < gone.len() {
        let aims = |t: Target| match t {
            Target::Undercuts(r) => r.at() == gone[next],
            Target::Prefers { stronger, weaker } => stronger.at() == gone[next] || weaker.at() == gone[next],
            _ => false,
        };
        let more = (0..map.reasons().len()).filter(|r| !gone.contains(r) && aims(map.reasons()[*r].target));
        let more: Vec<usize> = more.collect();
        gone.extend(more);
        next += 1;
    }
    gone
}

#[test]
fn saying_it_twice_changes_nothing() {
    let mut tried = 0;
    for seed in 0..CASES {
        let (map, before, mut rng) = case(seed);
        let chosen = rng.random_range(0..map.reasons().len());
        let is_chosen = |r: ReasonIx| r.at() == chosen;
        let count = map.reasons().len();
        let twin = ReasonIx(u32::try_from(count).unwrap());
        let mut reasons = map.reasons().to_vec();
        // A twin is met by whatever meets the original, or it would be a different reason.
        let met = |reason: &Reason| match reason.target {
            Target::Undercuts(r) if is_chosen(r) => Some(Target::Undercuts(twin)),
            Target::Prefers { stronger, weaker } if is_chosen(stronger) && !is_chosen(weaker) => {
                Some(Target::Prefers { stronger: twin, weaker })
            }
            Target::Prefers { stronger, weaker } if is_chosen(weaker) && !is_chosen(stronger) => {
                Some(Target::Prefers { stronger, weaker: twin })
            }
            _ => None,
        };
        if matches!(reasons[chosen].target, Target::Undercuts(r) if is_chosen(r)) {
            continue;
        }
        let doubled: Vec<Reason> = std::iter::once(reasons[chosen].clone())
            .chain(reasons.iter().filter_map(|r| met(r).map(|target| Reason { target, ..r.clone() })))
            .collect();
        // What meets the original is doubled too; what in turn meets those doubles would have to be, and so on.
        let meets = |i: usize| met(&reasons[i]).is_some();
        if (0..count)
            .any(|i| meets(i) && reasons.iter().any(|r| matches!(r.target, Target::Undercuts(x) if x.at() == i)))
        {
            continue;
        }
        reasons.extend(doubled);
        let after = evaluate::label(&Framework::new(map.statements().to_vec(), reasons).unwrap());
        assert_eq!(after.statements, before.statements, "seed {seed}");
        assert_eq!(&after.reasons[..count], &before.reasons[..], "seed {seed}");
        assert_eq!(after.reasons[count], before.reasons[chosen], "seed {seed}");
        tried += 1;
    }
    assert!(tried > 3_000, "{tried}");
}

#[test]
fn an_objection_without_ground_is_inert() {
    for seed in 0..CASES {
        let (map, before, mut rng) = case(seed);
        let count = map.reasons().len();
        let (mut statements, mut reasons) = map.into_parts();
        let objection = StatementIx(u32::try_from(statements.len()).unwrap());
        let target = if rng.random_bool(0.5) {
            Target::Attacks(StatementIx(rng.random_range(0..objection.0)))
        } else {
            Target::Undercuts(ReasonIx(rng.random_range(0..u32::try_from(count).unwrap())))
        };
        statements.push(Statement { assumed: false, sourced: false, standard: Standard::Balance });
        reasons.push(Reason { premises: vec![objection], target, strict: rng.random_bool(0.5) });
        // Speaking for itself does not help it.
        reasons.push(Reason { premises: vec![objection], target: Target::Supports(objection), strict: false });
        let after = evaluate::label(&Framework::new(statements, reasons).unwrap());
        assert_eq!(&after.statements[..objection.at()], &before.statements[..], "seed {seed}");
        assert_eq!(after.statements[objection.at()], Verdict::Falls, "seed {seed}");
        assert_eq!(&after.reasons[..count], &before.reasons[..], "seed {seed}");
    }
}
