//! The engine in the reader's browser labels as the evaluator does: both are given the same file of cases, made here and
//! read by Node. The cases are the micro-examples, random maps, random projects in both views and the shipped map, each as
//! it is and with some statements set aside or accepted.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
mod support;

use elenchus::evaluate::framework::{Framework, Item, StatementIx, Target};
use elenchus::evaluate::{Evaluation, Evaluator, Verdicts};
use elenchus::load::{DiskFiles, ProjectFiles};
use elenchus::model::{NodeIx, Standard, Verdict, View};
use elenchus::pipeline::{Argument, argue};
use elenchus::site::whatif;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use support::{command, node, notation, project, random_maps, random_projects};

/// How many random maps of each sort.
const MAPS: u64 = 1_500;
const LARGE_MAPS: u64 = 40;
const NESTED_MAPS: u64 = 150;
const PROJECTS: u64 = 1_200;

#[test]
fn engine_in_the_browser_labels_as_the_evaluator_does() {
    let mut cases = micro_examples();
    let maps = (0..MAPS).map(|seed| (seed, random_maps::map(seed)));
    let large = (0..LARGE_MAPS).map(|seed| (seed, random_maps::large_map(seed)));
    let nested = (0..NESTED_MAPS).map(|seed| (seed, random_maps::nested_map(seed)));
    cases.extend(maps.chain(large).chain(nested).map(|(seed, map)| of_framework(&map, seed, &format!("seed {seed}"))));
    cases.extend((0..PROJECTS).map(|seed| of_project(&argued(&random_projects::project(seed)), seed, "project")));
    cases.extend((0..60).map(|seed| of_project(shipped(), seed, "shipped map")));
    assert_that_much_is_tried(&cases);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("whatif-cases.json");
    fs::write(&file, Value::from(cases).to_string()).unwrap();
    let node = node::find().unwrap_or_else(|lacking| panic!("{lacking}"));
    let script = project::shipped().join("tests/browser/whatif_cases.mjs");
    match command::run(Command::new(&node.program).arg(script).arg(&file)) {
        Ok(said) => println!("{said}"),
        Err(said) => panic!("{said}"),
    }
}

fn argued(files: &dyn ProjectFiles) -> Argument {
    argue(files).unwrap()
}

fn shipped() -> &'static Argument {
    use std::sync::OnceLock;
    static SHIPPED: OnceLock<Argument> = OnceLock::new();
    SHIPPED.get_or_init(|| argued(&DiskFiles::new(project::shipped())))
}

/// The cases of `evaluate/micro.rs`, read from it: one list, so that no example is forgotten.
fn micro_examples() -> Vec<Value> {
    let text = include_str!("evaluate/micro.rs");
    let lines = text.lines().filter_map(|line| line.split_once(": \"")?.1.split_once("\" gives"));
    let cases: Vec<Value> =
        lines.enumerate().map(|(at, (map, _))| of_framework(&notation::read(map).framework, at as u64, map)).collect();
    assert!(cases.len() >= 32, "{} micro-examples", cases.len());
    cases
}

/// A case that is the same in both views: every statement is a node of the paper.
fn of_framework(map: &Framework, seed: u64, name: &str) -> Value {
    let supposed = random_maps::suppositions(map, seed).into_iter();
    let nodes: Vec<(u32, Verdict)> = supposed
        .filter_map(|(item, verdict)| if let Item::Statement(s) = item { Some((s.0, verdict)) } else { None })
        .collect();
    let items: Vec<_> = nodes.iter().map(|&(s, verdict)| (Item::Statement(StatementIx(s)), verdict)).collect();
    let evaluator = Evaluator::new(map);
    let labels = |verdicts: Verdicts| {
        let both = [spell(verdicts.statements.iter().map(Some)), spell(verdicts.reasons.iter().map(Some))];
        json!([both, both])
    };
    json!({
        "name": name,
        "sheet": sheet(map),
        "supposed": signed(&nodes),
        "as_it_is": labels(evaluator.verdicts(&[])),
        "then": labels(evaluator.suppose(&items)),
    })
}

/// A framework as the site would write it, were each statement a node; unlike a node, one may rest on itself twice.
fn sheet(map: &Framework) -> Value {
    let sign = |standard: Standard, assumed: bool, sourced: bool| {
        let standard = match standard {
            Standard::Balance => 0,
            Standard::Unrebutted => 4,
            Standard::Scintilla => 8,
        };
        char::from_digit(12 + standard + u32::from(assumed) + 2 * u32::from(sourced), 36).unwrap()
    };
    let mut reasons: Vec<u32> = Vec::new();
    for reason in map.reasons() {
        let (kind, target) = match reason.target {
            Target::Supports(s) => (0, vec![s.0]),
            Target::Attacks(s) => (1, vec![s.0]),
            Target::Undercuts(r) => (2, vec![r.0]),
            Target::Prefers { stronger, weaker } => (3, vec![stronger.0, weaker.0]),
        };
        reasons.extend([kind + if reason.strict { 28 } else { 24 }, u32::try_from(reason.premises.len()).unwrap()]);
        reasons.extend(reason.premises.iter().map(|premise| premise.0));
        reasons.extend(target);
    }
    let ids: Vec<String> = (0..map.statements().len()).map(|at| format!("n{at}")).collect();
    let signs: String = map.statements().iter().map(|s| sign(s.standard, s.assumed, s.sourced)).collect();
    json!({"ids": ids.join(" "), "signs": signs, "same": [], "reasons": reasons, "names": {}})
}

/// A case in two views, from the file that the site ships.
fn of_project(argument: &Argument, seed: u64, name: &str) -> Value {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let some = argument.project.node_indices().filter(|_| rng.random_bool(0.25)).collect::<Vec<NodeIx>>();
    let nodes: Vec<(u32, Verdict)> =
        some.iter().map(|ix| (ix.0, if rng.random_bool(0.5) { Verdict::Holds } else { Verdict::Falls })).collect();
    let then = |view: View| {
        let evaluation = argument.evaluations.in_view(view);
        let items = nodes.iter().filter_map(|&(ix, verdict)| {
            evaluation.statement(NodeIx(ix)).map(|statement| (Item::Statement(statement), verdict))
        });
        Evaluator::new(evaluation.framework()).suppose(&items.collect::<Vec<_>>())
    };
    let labels = |evaluation: &Evaluation, verdicts: Verdicts| {
        let node = |ix| evaluation.statement(ix).map(|statement| &verdicts.statements[statement.at()]);
        let reason = |ix| evaluation.step(ix).map(|step| &verdicts.reasons[step.at()]);
        [spell(argument.project.node_indices().map(node)), spell(argument.project.reason_indices().map(reason))]
    };
    let both = |verdicts: &dyn Fn(View) -> Verdicts| {
        let [paper, all] =
            [View::Paper, View::All].map(|view| labels(argument.evaluations.in_view(view), verdicts(view)));
        json!([paper, all])
    };
    let as_it_is = |view: View| Evaluator::new(argument.evaluations.in_view(view).framework()).verdicts(&[]);
    json!({
        "name": format!("{name} {seed}"),
        "sheet": serde_json::from_str::<Value>(&whatif::argument(argument)).unwrap(),
        "reason_ids": argument.project.reasons.iter().map(|reason| reason.id.as_str()).collect::<Vec<_>>(),
        "supposed": signed(&nodes),
        "as_it_is": both(&as_it_is),
        "then": both(&then),
    })
}

fn signed(nodes: &[(u32, Verdict)]) -> Value {
    nodes.iter().map(|&(node, verdict)| json!([node, if verdict == Verdict::Holds { 1 } else { -1 }])).collect()
}

/// Verdicts as `+`, `?`, `-`, and `.` for what has none.
fn spell<'v>(verdicts: impl Iterator<Item = Option<&'v Verdict>>) -> String {
    let sign = |verdict: Option<&Verdict>| match verdict {
        Some(Verdict::Holds) => '+',
        Some(Verdict::Contested) => '?',
        Some(Verdict::Falls) => '-',
        None => '.',
    };
    verdicts.map(sign).collect()
}

/// The cases contain what the engine could get wrong: otherwise agreement would prove little.
fn assert_that_much_is_tried(cases: &[Value]) {
    let share = |what: &str, holds: &dyn Fn(&Value) -> bool, least: usize| {
        let count = cases.iter().filter(|case| holds(case)).count();
        assert!(count >= least, "{what}: only {count} of {} cases", cases.len());
    };
    share("something is supposed", &|case| !case["supposed"].as_array().unwrap().is_empty(), 2_000);
    share("a supposition changes verdicts", &|case| case["as_it_is"] != case["then"], 1_500);
    share("the views differ", &|case| case["then"][0] != case["then"][1], 700);
    share("statements are the same", &|case| !case["sheet"]["same"].as_array().unwrap().is_empty(), 300);
    let contradicts = |case: &Value| case["sheet"]["names"].to_string().contains('~');
    share("statements contradict each other", &contradicts, 300);
    let signs: BTreeSet<char> =
        cases.iter().flat_map(|case| case["sheet"]["signs"].as_str().unwrap().chars()).collect();
    assert!(signs.len() >= 18, "every basis, standard and origin: {signs:?}");
}
