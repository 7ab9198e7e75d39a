//! Every witness justifies its verdict, on random maps and in textbook cases.

use crate::checker::Checker;
use crate::oracles::MAPS;
use crate::support::{notation, random_maps};
use elenchus::evaluate;
use elenchus::evaluate::framework::ReasonIx;
use elenchus::evaluate::witness::{Advantage, Answer, Ground, ReasonWitness, Rebuttal, StatementWitness};
use std::collections::BTreeMap;

#[test]
fn every_witness_justifies_its_verdict() {
    let mut variants: BTreeMap<String, u32> = BTreeMap::new();
    let small = (0..MAPS).map(|seed| (seed, random_maps::map(seed)));
    let nested = (0..600).map(|seed| (seed, random_maps::nested_map(seed)));
    let large = (0..150).map(|seed| (seed, random_maps::large_map(seed)));
    for (seed, map) in small.chain(nested).chain(large) {
        let labelling = evaluate::label(&map);
        let checker = Checker { map: &map, found: &labelling };
        for s in 0..map.statements().len() {
            let ok = checker.statement(s);
            assert!(ok, "seed {seed}, statement {s}: {:?}\n{map:#?}\n{labelling:#?}", labelling.statement_witnesses[s]);
            count(&mut variants, &labelling.statement_witnesses[s]);
        }
        for r in 0..map.reasons().len() {
            let ok = checker.reason(r);
            assert!(ok, "seed {seed}, reason {r}: {:?}\n{map:#?}\n{labelling:#?}", labelling.reason_witnesses[r]);
            count(&mut variants, &labelling.reason_witnesses[r]);
        }
    }
    // 12 + 8 variants, of which two share the name `Circular`; none goes unchecked.
    assert_eq!(variants.len(), 19, "{variants:#?}");
    assert!(variants.values().all(|&n| n >= 25), "{variants:#?}");
}

fn count(variants: &mut BTreeMap<String, u32>, witness: &impl std::fmt::Debug) {
    let text = format!("{witness:?}");
    let name = text.split([' ', '(']).next().unwrap().to_owned();
    *variants.entry(name).or_default() += 1;
}

#[test]
fn the_witnesses_of_the_textbook_cases() {
    let why = |map: &str, statement: &str| {
        let named = notation::read(map);
        evaluate::label(&named.framework).statement_witnesses[named.statement(statement).at()].clone()
    };
    let (first, second) = (ReasonIx(0), ReasonIx(1));
    let by = Ground::Reason(second);
    // Sorted by name, a1 is reason 0 and r1 is reason 1, unless there is a p1 between.
    assert_eq!(why("r1=p°→c; a1=k°⊣c", "c"), StatementWitness::Tie { pro: by, con: first });
    assert_eq!(why("r1=p°→c; a1=k⊣c", "c"), StatementWitness::Prevails { by, answers: vec![Answer::Fallen(first)] });
    assert_eq!(
        why("r1=p°⇒c; a1=k°⊣c", "c"),
        StatementWitness::Prevails {
            by,
            answers: vec![Answer::Outweighed { objection: first, by: Advantage::Strict }]
        }
    );
    let yields = Rebuttal { objection: first, ground: Ground::Assumed, by: Advantage::OverAssumption };
    assert_eq!(why("r1=p°→c; a1=k°⊣p", "p"), StatementWitness::Rebutted { main: yields, others: Vec::new() });
    let preferred =
        Rebuttal { objection: first, ground: Ground::Reason(ReasonIx(2)), by: Advantage::Preference(second) };
    assert_eq!(
        why("r1=p°→c; a1=k°⊣c; p1=w°: a1>r1", "c"),
        StatementWitness::Rebutted { main: preferred, others: Vec::new() }
    );
    assert_eq!(why("r1=p°→c; a1=k°⊣c; c is scintilla", "c"), StatementWitness::Suffices { by });
    assert_eq!(why("r1=a→b; r2=b→a; r3=a→c", "c"), StatementWitness::Circular { through: ReasonIx(2) });
    assert_eq!(why("a1=a°⊣a", "a"), StatementWitness::AttackCycle { through: first });
    // A circle of support above a dispute waits for the dispute, not for itself.
    assert_eq!(
        why("r1=y→x; r2=x→y; r3=c→y; r4=p*→c; a1=k°⊣c", "y"),
        StatementWitness::WaitsOnSupport { support: ReasonIx(3) }
    );
}

#[test]
fn the_witness_of_an_undercut_names_it() {
    let map = notation::read("r1=p°→c; u1=e°⊸r1; u2=z⊸u1");
    let got = evaluate::label(&map.framework);
    let why = |name| got.reason_witnesses[map.reason(name).at()].clone();
    assert_eq!(why("r1"), ReasonWitness::Undercut { by: map.reason("u1") });
    assert_eq!(why("u1"), ReasonWitness::UndercutsFell { undercuts: vec![map.reason("u2")] });
    assert_eq!(why("u2"), ReasonWitness::PremiseFell { premise: map.statement("z") });
}
