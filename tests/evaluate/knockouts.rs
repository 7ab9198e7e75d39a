//! Felling something by hand is the same as deleting every ground it has.

use crate::support::{naive, notation, random_maps};
use elenchus::evaluate::Evaluator;
use elenchus::evaluate::framework::{Framework, Item, ReasonIx, StatementIx, Target};
use elenchus::model::Verdict;

#[test]
fn felling_a_statement_is_taking_its_grounds_away() {
    for seed in 0..3_000 {
        let map = random_maps::map(seed);
        let felled = StatementIx(u32::try_from(seed).unwrap() % u32::try_from(map.statements().len()).unwrap());
        let got = Evaluator::new(&map).verdicts(&[Item::Statement(felled)]);
        let (mut statements, mut reasons) = map.into_parts();
        statements[felled.at()].assumed = false;
        statements[felled.at()].sourced = false;
        for reason in &mut reasons {
            if reason.target == Target::Supports(felled) {
                // Without effect, yet with the verdict it had.
                reason.target = Target::Prefers { stronger: ReasonIx(0), weaker: ReasonIx(0) };
            }
        }
        let (statements, reasons, _) = naive::label(&Framework::new(statements, reasons).unwrap());
        assert_eq!((got.statements, got.reasons), (statements, reasons), "seed {seed}");
    }
}

#[test]
fn felling_a_reason_fells_what_rests_on_it_alone() {
    let map = notation::read("r1=p°→c; r2=c→t; r3=q°→t");
    let without = |names: &[&str]| {
        let felled: Vec<Item> = names.iter().map(|n| Item::Reason(map.reason(n))).collect();
        let got = Evaluator::new(&map.framework).verdicts(&felled);
        got.statements[map.statement("t").at()]
    };
    assert_eq!(without(&[]), Verdict::Holds);
    assert_eq!(without(&["r1"]), Verdict::Holds);
    assert_eq!(without(&["r1", "r3"]), Verdict::Falls);
}
