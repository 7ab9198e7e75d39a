//! Setting statements aside and accepting them: against the definition, and against what each of the two means.

use crate::support::{naive, notation, random_maps};
use elenchus::evaluate::framework::{Framework, Item, ReasonIx, StatementIx, Target};
use elenchus::evaluate::{self, Evaluator};
use elenchus::model::Verdict::{Contested, Falls, Holds};

#[test]
fn suppositions_agree_with_the_definition() {
    let (mut supposed_items, mut changed) = (0, 0);
    let maps = (0..6_000).map(|seed| (seed, random_maps::map(seed)));
    let nested = (0..300).map(|seed| (seed, random_maps::nested_map(seed)));
    for (seed, map) in maps.chain(nested) {
        let supposed = random_maps::suppositions(&map, seed);
        let got = Evaluator::new(&map).suppose(&supposed);
        let (statements, reasons, _) = naive::suppose(&map, &supposed);
        assert_eq!((&got.statements, &got.reasons), (&statements, &reasons), "seed {seed}, {supposed:?}: {map:#?}");
        supposed_items += supposed.len();
        changed += usize::from(statements != evaluate::label(&map).statements);
    }
    assert!(supposed_items > 12_000 && changed > 4_000, "{supposed_items} suppositions, {changed} maps changed");
}

/// As for what is felled, the verdicts are those of another map, by an evaluator that knows no suppositions.
#[test]
fn accepting_a_statement_is_taking_its_objections_away_and_taking_it_for_granted() {
    for seed in 0..3_000 {
        let map = random_maps::map(seed);
        let accepted = StatementIx(u32::try_from(seed).unwrap() % u32::try_from(map.statements().len()).unwrap());
        let got = Evaluator::new(&map).suppose(&[(Item::Statement(accepted), Holds)]);
        let (mut statements, mut reasons) = map.into_parts();
        statements[accepted.at()].assumed = true;
        for reason in &mut reasons {
            if reason.target == Target::Attacks(accepted) {
                // Without effect, yet with the verdict it had.
                reason.target = Target::Prefers { stronger: ReasonIx(0), weaker: ReasonIx(0) };
            }
        }
        let (statements, reasons, _) = naive::label(&Framework::new(statements, reasons).unwrap());
        assert_eq!((got.statements, got.reasons), (statements, reasons), "seed {seed}");
    }
}

#[test]
fn an_accepted_statement_does_not_silence_its_objections() {
    let map = notation::read("r1=p°→c; a1=k°⊣c; a2=k→d; r2=c→t");
    let of = |name: &str| Item::Statement(map.statement(name));
    let got = Evaluator::new(&map.framework).suppose(&[(of("c"), Holds)]);
    assert_eq!(map.spell(&got.statements, &got.reasons).join(" "), "a1+ a2+ c+ d+ k+ p+ r1+ r2+ t+");
}

#[test]
fn an_accepted_statement_is_a_foundation_for_a_circle() {
    let map = notation::read("r1=a→b; r2=b→a; r3=a→c");
    let accept = [(Item::Statement(map.statement("a")), Holds)];
    let got = Evaluator::new(&map.framework).suppose(&accept);
    assert_eq!(map.spell(&got.statements, &got.reasons).join(" "), "a+ b+ c+ r1+ r2+ r3+");
}

#[test]
fn of_two_suppositions_the_first_counts_and_contested_is_none() {
    let map = notation::read("r1=p°→c");
    let p = Item::Statement(map.statement("p"));
    let verdicts = |supposed: &[_]| Evaluator::new(&map.framework).suppose(supposed).statements;
    assert_eq!(verdicts(&[(p, Falls), (p, Holds)]), verdicts(&[(p, Falls)]));
    assert_eq!(verdicts(&[(p, Contested), (p, Falls)]), verdicts(&[(p, Falls)]));
    assert_eq!(verdicts(&[(p, Contested)]), verdicts(&[]));
}
