//! Size breaks nothing: chains far deeper than any stack, and crowds around one statement.

use elenchus::evaluate;
use elenchus::evaluate::framework::{Framework, Reason, ReasonIx, Statement, StatementIx, Target};
use elenchus::model::{Standard, Verdict};

const LENGTH: u32 = 200_000;

fn statements(count: u32, ground: impl Fn(u32) -> bool) -> Vec<Statement> {
    let one = |i| Statement { assumed: ground(i), sourced: false, standard: Standard::Balance };
    (0..count).map(one).collect()
}

fn from(premise: u32, target: Target) -> Reason {
    Reason { premises: vec![StatementIx(premise)], target, strict: false }
}

#[test]
fn a_long_chain_of_support_holds() {
    let chain = (1..LENGTH).map(|i| from(i - 1, Target::Supports(StatementIx(i)))).collect();
    let got = evaluate::label(&Framework::new(statements(LENGTH, |i| i == 0), chain).unwrap());
    assert!(got.statements.iter().all(|&v| v == Verdict::Holds));
    assert_eq!(got.statement_ranks.last(), Some(&Some(2 * (LENGTH - 1))));
}

#[test]
fn a_long_circle_of_support_falls() {
    let circle = (0..LENGTH).map(|i| from(i, Target::Supports(StatementIx((i + 1) % LENGTH)))).collect();
    let got = evaluate::label(&Framework::new(statements(LENGTH, |_| false), circle).unwrap());
    assert!(got.statements.iter().all(|&v| v == Verdict::Falls));
}

#[test]
fn a_long_circle_of_attacks_is_contested() {
    let circle = (0..LENGTH).map(|i| from(i, Target::Attacks(StatementIx((i + 1) % LENGTH)))).collect();
    let got = evaluate::label(&Framework::new(statements(LENGTH, |_| true), circle).unwrap());
    assert!(got.statements.iter().all(|&v| v == Verdict::Contested));
}

#[test]
fn a_long_chain_of_undercuts_alternates() {
    let mut chain = vec![from(0, Target::Supports(StatementIx(1)))];
    chain.extend((1..LENGTH).map(|i| from(0, Target::Undercuts(ReasonIx(i - 1)))));
    let got = evaluate::label(&Framework::new(statements(2, |i| i == 0), chain).unwrap());
    let last = LENGTH as usize - 1;
    assert!(got.reasons.iter().enumerate().all(|(i, &v)| (v == Verdict::Holds) == ((last - i).is_multiple_of(2))));
}

#[test]
fn circles_that_wait_for_circles_cost_no_pass_each() {
    // The pattern of `random_maps::nested_map`; one pass over the map for each circle would take minutes.
    let mut reasons = Vec::new();
    for x in (0..LENGTH / 3).map(|relay| relay * 3) {
        reasons.push(from(x, Target::Supports(StatementIx(x))));
        reasons.push(from(x, Target::Attacks(StatementIx(x + 1))));
        reasons.push(from(x + 1, Target::Attacks(StatementIx(x + 2))));
        reasons.push(from(x + 2, Target::Supports(StatementIx(x + 3))));
    }
    let got = evaluate::label(&Framework::new(statements(LENGTH, |i| i % 3 > 0), reasons).unwrap());
    let relays = got.statements[..LENGTH as usize / 3 * 3].iter().enumerate();
    assert!(relays.into_iter().all(|(i, &v)| (v == Verdict::Holds) == (i % 3 == 1)));
}
