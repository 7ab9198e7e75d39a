//! The random maps contain, often enough, everything that evaluation must get right. Otherwise agreement on them would
//! prove little.

use crate::oracles::MAPS;
use crate::support::random_maps;
use elenchus::evaluate::framework::{Framework, Reason, StatementIx, Target};
use elenchus::model::Standard;
use std::collections::BTreeMap;

#[test]
fn the_random_maps_have_every_feature() {
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    for seed in 0..MAPS {
        for (feature, present) in features(&random_maps::map(seed)) {
            *seen.entry(feature).or_default() += u64::from(present);
        }
    }
    let rare = ["undercuts itself", "preference of unopposed reasons", "merged grounds"];
    for (feature, maps) in &seen {
        let share = if rare.contains(feature) { 5 } else { 10 };
        assert!(maps * 100 >= MAPS * share, "only {maps} of {MAPS} maps: {feature}\n{seen:#?}");
        assert!(maps * 100 <= MAPS * 95, "{maps} of {MAPS} maps, so hardly one without: {feature}\n{seen:#?}");
    }
    assert_eq!(seen.len(), 24);
    let without_circles = seen["no circle of support"] * 100 / MAPS;
    assert!((40..=60).contains(&without_circles), "half of the maps, not {without_circles} %");
}

#[test]
fn the_same_seed_gives_the_same_map() {
    assert!((0..50).all(|seed| random_maps::map(seed) == random_maps::map(seed)));
    assert_ne!(random_maps::map(0), random_maps::map(1));
}

fn features(map: &Framework) -> Vec<(&'static str, bool)> {
    let (statements, reasons) = (map.statements(), map.reasons());
    let target = |r: &Reason| r.target;
    let any = |keep: &dyn Fn(&Reason) -> bool| reasons.iter().any(keep);
    let undercut = |keep: &dyn Fn(Target) -> bool| {
        any(&|r| matches!(target(r), Target::Undercuts(x) if keep(reasons[x.at()].target)))
    };
    let led_to = |r: &Reason| led_to(r);
    let opposed = |r: &Reason| opposed(map, r);
    let strict_duel = |r: &Reason| {
        opposed(r) && matches!(r.target, Target::Prefers { stronger, .. } if reasons[stronger.at()].strict)
    };
    let preference_premise = |s| any(&|r| matches!(r.target, Target::Prefers { .. }) && r.premises.contains(&s));
    vec![
        ("assumed", statements.iter().any(|s| s.assumed && !s.sourced)),
        ("sourced", statements.iter().any(|s| s.sourced && !s.assumed)),
        ("merged grounds", statements.iter().any(|s| s.sourced && s.assumed)),
        ("unrebutted", statements.iter().any(|s| s.standard == Standard::Unrebutted)),
        ("scintilla", statements.iter().any(|s| s.standard == Standard::Scintilla)),
        ("strict", any(&|r| r.strict)),
        ("linked premises", any(&|r| distinct(r) > 1)),
        ("repeated premise", any(&|r| distinct(r) < r.premises.len())),
        ("undercut of a support", undercut(&|t| matches!(t, Target::Supports(_)))),
        ("undercut of an attack", undercut(&|t| matches!(t, Target::Attacks(_)))),
        ("undercut of an undercut", undercut(&|t| matches!(t, Target::Undercuts(_)))),
        ("undercut of a preference", undercut(&|t| matches!(t, Target::Prefers { .. }))),
        (
            "undercuts itself",
            reasons.iter().enumerate().any(|(i, r)| matches!(r.target, Target::Undercuts(x) if x.at() == i)),
        ),
        ("preference", any(&opposed)),
        ("preference among strict or mixed", any(&strict_duel)),
        ("two preferences on one pair", two_preferences(map)),
        ("preference of unopposed reasons", any(&|r| matches!(r.target, Target::Prefers { .. }) && !opposed(r))),
        (
            "attack on the premise of a preference",
            any(&|r| matches!(r.target, Target::Attacks(s) if preference_premise(s))),
        ),
        ("self-attack", any(&|r| matches!(r.target, Target::Attacks(s) if r.premises.contains(&s)))),
        ("self-support", any(&|r| matches!(r.target, Target::Supports(s) if r.premises.contains(&s)))),
        ("circle of support", circle(map, &|r| led_to(r).filter(|_| matches!(r.target, Target::Supports(_))))),
        ("circle of attacks", circle(map, &|r| led_to(r).filter(|_| matches!(r.target, Target::Attacks(_))))),
        ("mixed circle", circle(map, &|r| led_to(r))),
        ("no circle of support", !circle_or_loop(map)),
    ]
}

fn distinct(reason: &Reason) -> usize {
    reason.premises.iter().collect::<std::collections::BTreeSet<_>>().len()
}

fn led_to(reason: &Reason) -> Option<StatementIx> {
    match reason.target {
        Target::Supports(s) | Target::Attacks(s) => Some(s),
        Target::Undercuts(_) | Target::Prefers { .. } => None,
    }
}

fn opposed(map: &Framework, reason: &Reason) -> bool {
    let Target::Prefers { stronger, weaker } = reason.target else {
        return false;
    };
    match (map.reasons()[stronger.at()].target, map.reasons()[weaker.at()].target) {
        (Target::Supports(s), Target::Attacks(t)) | (Target::Attacks(s), Target::Supports(t)) => s == t,
        _ => false,
    }
}

fn two_preferences(map: &Framework) -> bool {
    let pair = |r: &Reason| match r.target {
        Target::Prefers { stronger, weaker } if opposed(map, r) => Some((stronger.min(weaker), stronger.max(weaker))),
        _ => None,
    };
    let pairs: Vec<_> = map.reasons().iter().filter_map(pair).collect();
    pairs.iter().collect::<std::collections::BTreeSet<_>>().len() < pairs.len()
}

/// Whether reasons of some sort lead from a statement over another one back to it.
fn circle(map: &Framework, lead: &dyn Fn(&Reason) -> Option<StatementIx>) -> bool {
    let reach = reach(map, lead);
    let count = reach.len();
    (0..count).any(|a| (0..count).any(|b| a != b && reach[a][b] && reach[b][a]))
}

fn circle_or_loop(map: &Framework) -> bool {
    let reach = reach(map, &|r| led_to(r).filter(|_| matches!(r.target, Target::Supports(_))));
    (0..reach.len()).any(|a| reach[a][a])
}

fn reach(map: &Framework, lead: &dyn Fn(&Reason) -> Option<StatementIx>) -> Vec<Vec<bool>> {
    let count = map.statements().len();
    let mut reach = vec![vec![false; count]; count];
    for reason in map.reasons() {
        for premise in &reason.premises {
            if let Some(to) = lead(reason) {
                reach[premise.at()][to.at()] = true;
            }
        }
    }
    for via in 0..count {
        for from in 0..count {
            for to in 0..count {
                reach[from][to] |= reach[from][via] && reach[via][to];
            }
        }
    }
    reach
}
