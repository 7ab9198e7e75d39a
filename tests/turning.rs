//! What would change a verdict, and what must fall together: against the definitions on random maps, and on small maps
//! whose answer can be seen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
mod support;

use elenchus::analyse::{CutSets, LARGEST, MOST_LEAVES, Outlook, Outlooks, Role, cut_sets, outlooks};
use elenchus::evaluate::framework::{Framework, Item, Reason, ReasonIx, Statement, StatementIx, Target};
use elenchus::load::DiskFiles;
use elenchus::model::{Standard, Verdict};
use elenchus::pipeline::argue;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use support::{knock_out, naive, notation, random_maps};

fn found(framework: &Framework) -> Vec<Outlook> {
    let Outlooks::Found(outlooks) = outlooks(framework) else { panic!("the map is small") };
    outlooks
}

fn labels(framework: &Framework, felled: &[Item]) -> Vec<Verdict> {
    naive::label(&knock_out::without(framework, felled)).0
}

fn statements(framework: &Framework) -> impl Iterator<Item = StatementIx> + '_ {
    (0..).map(StatementIx).take(framework.statements().len())
}

fn objecting(framework: &Framework) -> impl Iterator<Item = ReasonIx> + '_ {
    let objects = |r: &ReasonIx| !matches!(framework.reasons()[r.at()].target, Target::Supports(_));
    (0..).map(ReasonIx).take(framework.reasons().len()).filter(objects)
}

/// How often each kind of answer occurred, so that no kind goes untried.
#[derive(Default)]
struct Seen(BTreeMap<&'static str, usize>);

impl Seen {
    fn count(&mut self, what: &'static str, number: usize) {
        *self.0.entry(what).or_default() += number;
    }
}

/// Compares the outlook of every statement of a map with the definition.
fn agree(framework: &Framework, seed: u64, seen: &mut Seen) {
    let before = naive::label(framework).0;
    let felled: Vec<(StatementIx, Vec<Verdict>)> =
        statements(framework).map(|x| (x, labels(framework, &[Item::Statement(x)]))).collect();
    let answered: Vec<(ReasonIx, Vec<Verdict>)> =
        objecting(framework).map(|r| (r, labels(framework, &[Item::Reason(r)]))).collect();
    let needed = knock_out::needed(framework);
    for (s, outlook) in statements(framework).zip(found(framework)) {
        let (at, is) = (s.at(), before[s.at()]);
        let support = |x: StatementIx| is != Verdict::Holds || needed[at].contains(&x.at());
        let role = |x| if support(x) { Role::Support } else { Role::Defence };
        let props: BTreeMap<StatementIx, (Verdict, Role)> = felled
            .iter()
            .filter(|(x, now)| *x != s && now[at] > is)
            .map(|(x, now)| (*x, (now[at], role(*x))))
            .collect();
        let got = outlook.props.iter().map(|prop| (prop.statement, (prop.to, prop.role))).collect();
        assert_eq!(props, got, "seed {seed}, {s:?}");
        let answers: BTreeMap<ReasonIx, Verdict> =
            answered.iter().filter(|(_, now)| now[at] < is).map(|(r, now)| (*r, now[at])).collect();
        let reason = |item| if let Item::Reason(r) = item { r } else { panic!("{item:?} is no reason") };
        let got = outlook.answers.iter().map(|lever| (reason(lever.item), lever.to)).collect();
        assert_eq!(answers, got, "seed {seed}, {s:?}");
        let no_answer = is != Verdict::Holds && !answers.values().any(|&to| to == Verdict::Holds);
        let raising = |(x, now): &&(StatementIx, Vec<Verdict>)| no_answer && *x != s && now[at] == Verdict::Holds;
        let falls: BTreeSet<StatementIx> = felled.iter().filter(raising).map(|(x, _)| *x).collect();
        let statement = |item| if let Item::Statement(x) = item { x } else { panic!("{item:?} is no statement") };
        assert_eq!(falls, outlook.falls.iter().map(|lever| statement(lever.item)).collect(), "seed {seed}, {s:?}");
        seen.count("props", props.len());
        seen.count("defences", props.values().filter(|(_, role)| *role == Role::Defence).count());
        seen.count("answers", answers.len());
        seen.count("falls", falls.len());
        together(framework, s, is, &outlook, seed, seen);
    }
}

/// A set that is given does what it says, and every part of it is needed.
fn together(framework: &Framework, s: StatementIx, is: Verdict, outlook: &Outlook, seed: u64, seen: &mut Seen) {
    let reasons: Vec<Item> = outlook.answers_together.iter().map(|&r| Item::Reason(r)).collect();
    let props: Vec<Item> = outlook.props_together.iter().map(|&x| Item::Statement(x)).collect();
    let alone = outlook.falls.is_empty() && !outlook.answers.iter().any(|lever| lever.to == Verdict::Holds);
    assert!(reasons.is_empty() || (is != Verdict::Holds && alone), "seed {seed}, {s:?}");
    assert!(props.is_empty() || (is == Verdict::Holds && outlook.props.is_empty()), "seed {seed}, {s:?}");
    for (set, holds) in [(&reasons, true), (&props, false)] {
        let does = |felled: &[Item]| (labels(framework, felled)[s.at()] == Verdict::Holds) == holds;
        assert!(set.is_empty() || does(set), "seed {seed}, {s:?}, {set:?}");
        for left_out in 0..set.len() {
            let fewer: Vec<Item> = set.iter().enumerate().filter(|&(at, _)| at != left_out).map(|(_, &x)| x).collect();
            assert!(!does(&fewer), "seed {seed}, {s:?}, {set:?} without {left_out}");
        }
        assert!(set.len() != 1, "seed {seed}, {s:?}: what does it alone is listed as such");
        let what = if holds { "answers together" } else { "props together" };
        seen.count(what, usize::from(!set.is_empty()));
        seen.count("three together", usize::from(set.len() > 2));
    }
    if is != Verdict::Holds && alone && reasons.len() != 2 {
        no_pair(framework, s, seed, seen);
    }
}

/// No two objections that bear only against a statement raise it together.
fn no_pair(framework: &Framework, s: StatementIx, seed: u64, seen: &mut Seen) {
    let sides = sides(framework, s);
    let against: Vec<ReasonIx> = objecting(framework).filter(|r| sides[r.at()] == [false, true]).collect();
    for (at, &a) in against.iter().enumerate() {
        for &b in &against[at + 1..] {
            let now = labels(framework, &[Item::Reason(a), Item::Reason(b)]);
            assert_ne!(now[s.at()], Verdict::Holds, "seed {seed}, {s:?}: {a:?} and {b:?} do");
            seen.count("pairs tried", 1);
        }
    }
}

/// For each reason, whether some way leads from it to a statement on the statement's side, and against it: by passing
/// marks on until nothing changes.
fn sides(framework: &Framework, goal: StatementIx) -> Vec<[bool; 2]> {
    let (mut at_statement, mut at_reason) =
        (vec![[false; 2]; framework.statements().len()], vec![[false; 2]; framework.reasons().len()]);
    at_statement[goal.at()][0] = true;
    loop {
        let before = (at_statement.clone(), at_reason.clone());
        for (r, reason) in framework.reasons().iter().enumerate() {
            let (straight, turned) = match reason.target {
                Target::Supports(s) => (at_statement[s.at()], [false; 2]),
                Target::Attacks(s) => ([false; 2], at_statement[s.at()]),
                Target::Undercuts(x) => ([false; 2], at_reason[x.at()]),
                // A reason that is ranked above itself is ranked below itself.
                Target::Prefers { stronger, weaker } if stronger == weaker => ([false; 2], at_reason[weaker.at()]),
                Target::Prefers { stronger, weaker } => (at_reason[stronger.at()], at_reason[weaker.at()]),
            };
            for side in 0..2 {
                at_reason[r][side] |= straight[side] || turned[1 - side];
                for p in &reason.premises {
                    at_statement[p.at()][side] |= at_reason[r][side];
                }
            }
        }
        if before == (at_statement.clone(), at_reason.clone()) {
            return at_reason;
        }
    }
}

#[test]
fn what_turns_a_verdict_is_what_the_definition_says_on_random_maps() {
    let mut seen = Seen::default();
    (0..6_000).for_each(|seed| agree(&random_maps::map(seed), seed, &mut seen));
    (0..10).for_each(|seed| agree(&random_maps::nested_map(seed), seed, &mut seen));
    (0..2).for_each(|seed| agree(&random_maps::large_map(seed), seed, &mut seen));
    for (what, least) in [
        ("props", 1_000),
        ("defences", 100),
        ("answers", 1_000),
        ("falls", 50),
        ("answers together", 50),
        ("props together", 100),
        ("three together", 8),
        ("pairs tried", 500),
    ] {
        assert!(seen.0.get(what) >= Some(&least), "the maps are too easy: {what} in {:?}", seen.0);
    }
}

/// The outlook of `t`: `-` what takes it down (`!` in defence), `+` what raises it, `/` for contested.
fn outlook(map: &str) -> String {
    let named = notation::read(map);
    let outlook = &found(&named.framework)[named.statement("t").at()];
    let statement = |x: StatementIx| named.statements[x.at()].clone();
    let reason = |r: ReasonIx| named.reasons[r.at()].clone();
    let name = |item| match item {
        Item::Statement(x) => statement(x),
        Item::Reason(r) => reason(r),
    };
    let half = |to| if to == Verdict::Contested { "/" } else { "" };
    let defends = |role| if role == Role::Defence { "!" } else { "" };
    let props = outlook.props.iter().map(|p| format!("-{}{}{}", statement(p.statement), defends(p.role), half(p.to)));
    let levers = outlook.answers.iter().chain(&outlook.falls).map(|l| format!("+{}{}", name(l.item), half(l.to)));
    let joined = |sign: &str, names: Vec<String>| {
        if names.is_empty() { None } else { Some(format!("{sign}({})", names.join(","))) }
    };
    let sets = [
        joined("-", outlook.props_together.iter().map(|&x| statement(x)).collect()),
        joined("+", outlook.answers_together.iter().map(|&r| reason(r)).collect()),
    ];
    props.chain(levers).chain(sets.into_iter().flatten()).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_near_comes_before_what_is_far() {
    assert_eq!(outlook("r1=a→t; r2=z→a; r3=b°→z"), "-a -z -b");
    assert_eq!(outlook("r1=p°→t; a1=k°⊣t; a2=l°⊣k; u1=d°⊸a2; r3=z°→l"), "-p +a1 +u1");
}

#[test]
fn an_answered_objection_raises_and_a_fallen_premise_takes_down() {
    assert_eq!(outlook("r1=p°→t; a1=k°⊣t"), "-p +a1");
    assert_eq!(outlook("a1=k°⊣t°"), "+a1");
    assert_eq!(outlook("r1=p°→t; a1=k°⊣t; u1=d°⊸a1"), "-p -d!/");
    // It falls, and with one answer it would be contested.
    assert_eq!(outlook("r1=p→t; a1=k°⊣p°; r2=k→l; a2=l⊣t"), "+a1/ +k");
    // One statement leads two objections: no answer to one of them is enough, its fall is.
    assert_eq!(outlook("r1=p°→t; a1=k°⊣t; u1=k⊸r1"), "+u1/ +k");
}

#[test]
fn where_nothing_alone_is_enough_several_are_named() {
    assert_eq!(outlook("r1=p°→t; a1=k°⊣t; a2=l°⊣t; a3=m°⊣t"), "-p +(a1,a2,a3)");
    assert_eq!(outlook("r1=p°→t; r2=q°→t"), "-(p,q)");
    // The objections to the first reason need not be answered where the second has fewer.
    assert_eq!(outlook("a1=k°⊣p°; a2=l°⊣p; a3=m°⊣p; r1=p→t; a4=n°⊣q°; a5=o°⊣q; r2=q→t"), "+(a4,a5)");
    // Nothing would do.
    assert_eq!(outlook("r1=t→t"), "");
    assert_eq!(outlook("r1=c→t"), "");
}

#[test]
fn more_statements_than_the_bound_are_not_tried() {
    assert_eq!(outlooks(&chain(LARGEST + 1)), Outlooks::TooLarge);
    assert_eq!(cut_sets(&chain(LARGEST + 1), StatementIx(0)), CutSets::TooLarge);
    let outlooks = found(&chain(200));
    assert_eq!(outlooks[0].props.len(), 199);
    assert!(outlooks[199].props.is_empty());
}

fn chain(length: usize) -> Framework {
    let statement = |i| Statement { assumed: i + 1 == length, sourced: false, standard: Standard::Balance };
    let index = |i: usize| StatementIx(u32::try_from(i).unwrap());
    let step = |i| Reason { premises: vec![index(i)], target: Target::Supports(index(i - 1)), strict: false };
    Framework::new((0..length).map(statement).collect(), (1..length).map(step).collect()).unwrap()
}

/// The cut sets of every statement by definition.
fn cut_by_definition(framework: &Framework) -> Vec<CutSets> {
    let before = naive::label(framework).0;
    let owns = |s: &StatementIx| framework.statements()[s.at()].assumed || framework.statements()[s.at()].sourced;
    let leaves: Vec<StatementIx> =
        statements(framework).filter(owns).filter(|s| before[s.at()] == Verdict::Holds).collect();
    let mut sets: Vec<Vec<Item>> = leaves.iter().map(|&a| vec![Item::Statement(a)]).collect();
    for (at, &a) in leaves.iter().enumerate() {
        sets.extend(leaves[at + 1..].iter().map(|&b| vec![Item::Statement(a), Item::Statement(b)]));
    }
    let labelled: Vec<Vec<Verdict>> = sets.iter().map(|set| labels(framework, set)).collect();
    let of = |thesis: StatementIx| {
        if before[thesis.at()] != Verdict::Holds {
            return CutSets::Unsettled;
        }
        let (mut single, mut pairs) = (Vec::new(), Vec::new());
        for (set, labels) in sets.iter().zip(&labelled).filter(|(_, labels)| labels[thesis.at()] != Verdict::Holds) {
            match set[..] {
                [Item::Statement(a)] if a != thesis => single.push(a),
                [Item::Statement(a), Item::Statement(b)]
                    if ![a, b].contains(&thesis) && !single.contains(&a) && !single.contains(&b) =>
                {
                    pairs.push([a, b]);
                }
                _ => {}
            }
            assert!(labels.len() == before.len());
        }
        CutSets::Found { single, pairs: Some(pairs) }
    };
    statements(framework).map(of).collect()
}

#[test]
fn cut_sets_are_those_of_the_definition_on_random_maps() {
    let (mut singles, mut doubles) = (0, 0);
    let mut try_on = |framework: Framework, seed: u64| {
        for (thesis, expected) in statements(&framework).zip(cut_by_definition(&framework)) {
            assert_eq!(cut_sets(&framework, thesis), expected, "seed {seed}, {thesis:?}");
            if let CutSets::Found { single, pairs: Some(pairs) } = expected {
                (singles, doubles) = (singles + single.len(), doubles + pairs.len());
            }
        }
    };
    (0..5_000).for_each(|seed| try_on(random_maps::map(seed), seed));
    (0..5).for_each(|seed| try_on(random_maps::nested_map(seed), seed));
    (0..2).for_each(|seed| try_on(random_maps::large_map(seed), seed));
    assert!(singles > 500 && doubles > 100, "the maps are too easy: {singles}, {doubles}");
}

#[test]
fn pairs_of_many_leaves_are_not_tried() {
    let wide = |leaves: usize| {
        let index = |i: usize| StatementIx(u32::try_from(i).unwrap());
        let statement = |i| Statement { assumed: i > 0, sourced: false, standard: Standard::Balance };
        let step = |i| Reason { premises: vec![index(i)], target: Target::Supports(index(0)), strict: false };
        Framework::new((0..=leaves).map(statement).collect(), (1..=leaves).map(step).collect()).unwrap()
    };
    let pairs = |leaves| match cut_sets(&wide(leaves), StatementIx(0)) {
        CutSets::Found { single, pairs } if single.is_empty() => pairs,
        other => panic!("{other:?}"),
    };
    assert_eq!(pairs(2), Some(vec![[StatementIx(1), StatementIx(2)]]));
    assert_eq!(pairs(MOST_LEAVES + 1), None);
}

#[test]
fn the_shipped_map_is_tried_in_no_time() {
    let argument = argue(&DiskFiles::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let start = Instant::now();
    for evaluation in [&argument.evaluations.paper, &argument.evaluations.all] {
        let outlooks = found(evaluation.framework());
        assert_eq!(outlooks.len(), evaluation.framework().statements().len());
        let _ = CutSets::of(evaluation, argument.project.map.thesis);
    }
    // Some hundred times more than it takes on a quiet machine without optimization.
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}
