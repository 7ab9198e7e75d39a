//! On random maps the evaluator, the literal definition and the logic program agree on every verdict.

use crate::support::{naive, program, random_maps};
use elenchus::evaluate::{self, Evaluator};

pub const MAPS: u64 = 12_000;

#[test]
fn three_evaluators_agree_on_random_maps() {
    let mut rounds = [0; 4];
    for seed in 0..MAPS {
        let map = random_maps::map(seed);
        let got = evaluate::label(&map);
        let (statements, reasons, needed) = naive::label(&map);
        assert_eq!((&got.statements, &got.reasons), (&statements, &reasons), "definition, seed {seed}: {map:#?}");
        assert_eq!((statements, reasons), program::label(&map), "logic program, seed {seed}: {map:#?}");
        let bare = Evaluator::new(&map).verdicts(&[]);
        assert_eq!((bare.statements, bare.reasons), (got.statements, got.reasons), "seed {seed}");
        rounds[needed.min(3)] += 1;
    }
    // Without nested rounds the loop around foundedness would go untested.
    assert!(rounds[0] > 1_000 && rounds[1] > 1_000 && rounds[2] + rounds[3] >= 1, "rounds: {rounds:?}");
}

#[test]
fn three_evaluators_agree_on_larger_maps() {
    for seed in 0..150 {
        let map = random_maps::large_map(seed);
        let got = evaluate::label(&map);
        let (statements, reasons, _) = naive::label(&map);
        assert_eq!((&got.statements, &got.reasons), (&statements, &reasons), "definition, seed {seed}");
        assert_eq!((statements, reasons), program::label(&map), "logic program, seed {seed}");
    }
}

#[test]
fn three_evaluators_agree_where_circles_wait_for_circles() {
    let mut nested = 0;
    for seed in 0..600 {
        let map = random_maps::nested_map(seed);
        let got = evaluate::label(&map);
        let (statements, reasons, rounds) = naive::label(&map);
        assert_eq!((&got.statements, &got.reasons), (&statements, &reasons), "definition, seed {seed}: {map:#?}");
        assert_eq!((statements, reasons), program::label(&map), "logic program, seed {seed}");
        nested += u32::from(rounds > 2);
    }
    // Without nested rounds the second look at foundations would go untested.
    assert!(nested > 250, "{nested}");
}
