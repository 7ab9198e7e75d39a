//! The micro-examples of the definition, one test each: every verdict in each of them, from all three evaluators.

use crate::support::{naive, notation, program};
use elenchus::evaluate;

fn check(map: &str, expected: &str) {
    let named = notation::read(map);
    let mut expected: Vec<String> = expected.replace('−', "-").split_whitespace().map(str::to_owned).collect();
    expected.sort();
    let got = evaluate::label(&named.framework);
    assert_eq!(named.spell(&got.statements, &got.reasons), expected, "{map}");
    let (statements, reasons, _) = naive::label(&named.framework);
    assert_eq!(named.spell(&statements, &reasons), expected, "naive: {map}");
    let (statements, reasons) = program::label(&named.framework);
    assert_eq!(named.spell(&statements, &reasons), expected, "logic program: {map}");
}

macro_rules! micro {
    ($($name:ident: $map:literal gives $expected:literal;)+) => {
        $(#[test] fn $name() { check($map, $expected); })+
    };
}

micro! {
    m01_serial: "r1=p°→c; r2=c→t" gives "p+ c+ t+ r1+ r2+";
    m02_linked: "r1=p°,q°→c; a1=k°⊣q" gives "p+ q− k+ c− r1− a1+";
    m03_convergent: "r1=p°→c; r2=q°→c; a1=k°⊣q" gives "p+ q− k+ c+ r1+ r2− a1+";
    m04_undercut: "r1=p°→c; u1=e°⊸r1" gives "p+ e+ c− r1− u1+";
    m05_undercut_of_one_of_two: "r1=p°→c; r2=q°→c; u1=e°⊸r1" gives "p+ q+ e+ c+ r1− r2+ u1+";
    m06_rebut_tie: "r1=p°→c; a1=k°⊣c; r2=c→t" gives "p+ k+ c? t? r1+ a1+ r2?";
    m07_undermine_assumption: "r1=p°→c; a1=k°⊣p" gives "p− k+ c− r1− a1+";
    m08_undermine_sourced: "r1=p*→c; a1=k°⊣p" gives "p? k+ c? r1? a1+";
    m09_assumption_later_argued: "r1=q°→p°; a1=k°⊣p" gives "p? q+ k+ r1+ a1+";
    m10_reinstated_by_rebuttal: "r1=p°→c; a1=k°⊣c; a2=d°⊣k" gives "p+ k− d+ c+ r1+ a1− a2+";
    m11_reinstated_by_undercut: "r1=p°→c; a1=k°⊣c; u1=d°⊸a1" gives "p+ k+ d+ c+ r1+ a1− u1+";
    m12_undercut_of_undercut: "r1=p°→c; u1=e°⊸r1; u2=f°⊸u1" gives "p+ e+ f+ c+ r1+ u1− u2+";
    m13_two_objections_one_answered: "r1=p°→c; a1=k°⊣c; a2=l°⊣c; u1=d°⊸a1" gives "p+ k+ l+ d+ c? r1+ a1− a2+ u1+";
    m14_contradictory_claims: "r1=p°→a; r2=q°→b; a><b; r3=a→t" gives "p+ q+ a? b? t? r1+ r2+ r3? a~b? b~a?";
    m15_bare_assumption_yields: "r1=q°→b; a°><b" gives "a− q+ b+ r1+ b~a+";
    m16_circle_without_ground: "r1=a→b; r2=b→a; r3=a→c" gives "a− b− c− r1− r2− r3−";
    m17_circle_with_ground: "r0=p°→a; r1=a→b; r2=b→a" gives "p+ a+ b+ r0+ r1+ r2+";
    m18_self_supporting_objection: "r0=p°→c; r1=x→x; a1=x⊣c" gives "p+ c+ x− r0+ r1− a1−";
    m19_self_attack: "a1=a°⊣a; r1=a→t" gives "a? t? a1? r1?";
    m20_odd_attack_cycle: "a1=a°⊣b°; a2=b⊣c°; a3=c⊣a" gives "a? b? c? a1? a2? a3?";
    m21_even_attack_cycle: "a1=a°⊣b°; a2=b⊣a" gives "a? b? a1? a2?";
    m22_floating_reinstatement: "a1=a°⊣b°; a2=b⊣a; a3=a⊣c°; a4=b⊣c; a5=c⊣t°" gives "a? b? c? t? a1? a2? a3? a4? a5?";
    m23_preference_settles_tie: "r1=p°→c; a1=k°⊣c; p1=w°: r1>a1" gives "p+ k+ w+ c+ r1+ a1+ p1+";
    m24_preference_other_way: "r1=p°→c; a1=k°⊣c; p1=w°: a1>r1" gives "p+ k+ w+ c− r1+ a1+ p1+";
    m25_preference_defeated: "r1=p°→c; a1=k°⊣c; p1=w°: r1>a1; a2=z°⊣w" gives "p+ k+ w− z+ c? r1+ a1+ p1− a2+";
    m26_preferences_cancel: "r1=p°→c; a1=k°⊣c; p1=w°: r1>a1; p2=z°: a1>r1" gives "p+ k+ w+ z+ c? r1+ a1+ p1+ p2+";
    m27_unrebutted: "r1=p°→c; a1=k°⊣c; c is unrebutted" gives "c− p+ k+ r1+ a1+";
    m28_scintilla: "r1=p°→c; a1=k°⊣c; c is scintilla" gives "c+ p+ k+ r1+ a1+";
    m29_strict_beats_defeasible: "r1=p°⇒c; a1=k°⊣c" gives "p+ k+ c+ r1+ a1+";
    m30_claim_without_reason: "a1=c⊣t; r1=p°→t" gives "c− p+ t+ a1− r1+";
    m31_contested_objection: "r1=p°→c; a1=k*⊣c; a2=d°⊣k" gives "p+ k? d+ c? r1+ a1? a2+";
    m32_circular_defence: "r0=p°→t; a1=k°⊣t; r1=t→d; a2=d⊣k" gives "k? p+ t? d? r0+ a1? r1? a2?";

    // Tie rules that the examples above do not show.
    number_never_counts: "r1=a°→c; r2=b°→c; r3=d°→c; a1=k°⊣c" gives "a+ b+ d+ k+ c? r1+ r2+ r3+ a1+";
    strict_against_strict_ties: "r1=p°⇒c; a1=k°⫤c" gives "p+ k+ c? r1+ a1+";
    strict_objection_beats_source: "a1=k°⫤c*" gives "k+ c− a1+";
    preference_cannot_overrule_strictness: "r1=p°→c; a1=k°⫤c; p1=w°: r1>a1" gives "p+ k+ w+ c− r1+ a1+ p1+";
    preference_of_unopposed_reasons_is_idle: "r1=p°→c; a1=k°⊣d*; p1=w°: r1>a1" gives "p+ k+ w+ c+ d? r1+ a1+ p1+";
    undercut_of_preference: "r1=p°→c; a1=k°⊣c; p1=w°: r1>a1; u1=e°⊸p1" gives "p+ k+ w+ e+ c? r1+ a1+ p1− u1+";
    contested_preference_leaves_tie: "r1=p°→c; a1=k°⊣c; p1=w*: r1>a1; a2=z°⊣w; c is unrebutted" gives "p+ k+ w? z+ c? r1+ a1+ p1? a2+";
    merged_grounds_of_a_class: "a1=k°⊣c°*" gives "k+ c? a1+";
    repeated_premise_counts_once: "r1=p°,p,q°→c" gives "p+ q+ c+ r1+";
    two_bare_assumptions_attack_each_other: "a°><b°" gives "a? b? a~b? b~a?";
}

#[test]
fn a_self_undercutting_reason_is_contested_forever() {
    check("r1=p°→c; u1=e°⊸u1; u2=e⊸r1; u3=e⊸u2", "p+ e+ c+ r1+ u1? u2− u3+");
}
