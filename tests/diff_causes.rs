//! What `diff` calls the cause of a changed verdict, against the definition, on random projects and random changes of
//! them; and on small ones whose answer can be seen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support {
    pub mod small;
}

use elenchus::diff::{Budget, Cause, Diff, Item, Version, compare};
use elenchus::load::{MemoryFiles, Snapshot};
use elenchus::model::{Verdict, View};
use elenchus::pipeline::argue;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::{BTreeMap, BTreeSet};
use support::small::{GROUND, MAP, THESIS};

type Files = BTreeMap<String, String>;

fn memory(files: &Files) -> MemoryFiles {
    files.iter().fold(MemoryFiles::new(), |memory, (path, text)| memory.with(path, text.as_str()))
}

fn version(name: &str, files: &Files) -> Version {
    Version::of(name, Snapshot::from(&memory(files))).expect("memory does not fail")
}

fn diff(before: &Files, after: &Files) -> (Diff, Version, Version) {
    let (before, after) = (version("before", before), version("after", after));
    let diff = compare(&before, &after, Budget(100_000)).expect("memory does not fail");
    (diff, before, after)
}

/// Every verdict by view and id.
fn verdicts(files: &Files) -> BTreeMap<(View, String), Option<Verdict>> {
    let argument = argue(&memory(files)).expect("memory does not fail");
    let mut all = BTreeMap::new();
    for view in [View::Paper, View::All] {
        let evaluation = argument.evaluations.in_view(view);
        for ix in argument.project.node_indices() {
            all.insert((view, argument.project.node(ix).id.clone()), evaluation.node(ix));
        }
        for ix in argument.project.reason_indices() {
            all.insert((view, argument.project.reason(ix).id.clone()), evaluation.reason(ix));
        }
    }
    all
}

/// The definition: every smallest set of at most three changed files without whose change the verdict is the earlier one.
fn by_definition(before: &Files, after: &Files) -> BTreeMap<(View, String), BTreeSet<Vec<String>>> {
    let (was, is) = (verdicts(before), verdicts(after));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let changed: Vec<&String> = paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).collect();
    let mut causes: BTreeMap<(View, String), BTreeSet<Vec<String>>> = BTreeMap::new();
    let differing: Vec<_> =
        is.iter().filter(|(key, verdict)| was.get(key).is_some_and(|was| was != *verdict)).collect();
    let mut found: BTreeMap<&(View, String), usize> = BTreeMap::new();
    for mask in 1u32..1 << changed.len() {
        let size = mask.count_ones() as usize;
        if size > 3 {
            continue;
        }
        let set: Vec<&String> =
            changed.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, path)| *path).collect();
        let mut mixed = after.clone();
        for path in &set {
            match before.get(*path) {
                Some(text) => mixed.insert((*path).clone(), text.clone()),
                None => mixed.remove(*path),
            };
        }
        let now = verdicts(&mixed);
        for (key, _) in &differing {
            // A mixture may lack what both versions have: then its verdict is none, as in a view that it is not in.
            if now.get(*key).copied().flatten() == was[*key] {
                let sets = causes.entry((*key).clone()).or_default();
                let least = found.entry(key).or_insert(size);
                if size < *least {
                    *least = size;
                    sets.clear();
                }
                if size == *least {
                    sets.insert(set.iter().map(|path| (*path).clone()).collect());
                }
            }
        }
    }
    for (key, _) in differing {
        causes.entry(key.clone()).or_default();
    }
    causes
}

/// What `compare` says, in the same form.
fn found(diff: &Diff, after: &Version) -> BTreeMap<(View, String), BTreeSet<Vec<String>>> {
    let project = &after.argument.project;
    let sets = |cause: &Cause| {
        let paths = |set: &Vec<usize>| set.iter().flat_map(|&unit| diff.units[unit].paths.clone()).collect();
        cause.sets.iter().map(paths).collect()
    };
    let row = |change: &elenchus::diff::VerdictChange| {
        let id = match change.item {
            Item::Node(_, is) => project.node(is).id.clone(),
            Item::Reason(_, is) => project.reason(is).id.clone(),
        };
        ((change.view, id), sets(&change.cause))
    };
    diff.verdicts.iter().map(row).collect()
}

/// A random project of up to twelve statements, each in a file of its own.
fn project(rng: &mut ChaCha8Rng) -> Files {
    let mut files = Files::from([("argument/map.yaml".to_owned(), MAP.replace("thesis: thesis", "thesis: n0"))]);
    for at in 0..rng.random_range(4..12) {
        files.insert(path(at), statement(rng, at));
    }
    files
}

fn path(at: usize) -> String {
    format!("argument/n{at}.yaml")
}

fn statement(rng: &mut ChaCha8Rng, at: usize) -> String {
    let basis = ["assumed", "sourced", "argued"][rng.random_range(0..3)];
    let basis = if at == 0 { "argued" } else { basis };
    let origin = ["paper", "editor", "contributor", "contributor"][rng.random_range(0..4)];
    let kind = if at == 0 { "claim" } else { "premise" };
    let mut text = format!("kind: {kind}\ntitle: {{en: N{at}.}}\norigin: {origin}\nbasis: {basis}\n");
    for key in ["supports", "attacks", "undercuts"] {
        let count = rng.random_range(0..3);
        let targets: BTreeSet<String> = (0..count)
            .map(|_| {
                let to = rng.random_range(0..12);
                if key == "undercuts" { format!("n{}--n{to}", rng.random_range(0..12)) } else { format!("n{to}") }
            })
            .filter(|to| *to != format!("n{at}"))
            .collect();
        if !targets.is_empty() {
            text.push_str(&format!("{key}: [{}]\n", targets.into_iter().collect::<Vec<_>>().join(", ")));
        }
    }
    text
}

/// Some files added, written anew or taken away.
fn changed(rng: &mut ChaCha8Rng, before: &Files) -> Files {
    let mut after = before.clone();
    for _ in 0..rng.random_range(1..6) {
        let at = rng.random_range(0..14);
        if at > 0 && rng.random_bool(0.25) {
            after.remove(&path(at));
        } else {
            after.insert(path(at), statement(rng, at));
        }
    }
    after
}

#[test]
fn causes_are_those_of_the_definition_on_random_changes() {
    let (mut single, mut several, mut joint, mut none) = (0, 0, 0, 0);
    for seed in 0..60 {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let before = project(&mut rng);
        let after = changed(&mut rng, &before);
        let (diff, _, version) = diff(&before, &after);
        let (expected, got) = (by_definition(&before, &after), found(&diff, &version));
        assert_eq!(got, expected, "seed {seed}\n{before:#?}\n{after:#?}");
        for sets in got.values() {
            match sets.iter().next().map(Vec::len) {
                None => none += 1,
                Some(1) if sets.len() == 1 => single += 1,
                Some(1) => several += 1,
                Some(_) => joint += 1,
            }
        }
    }
    // The changes are varied enough to mean something.
    assert!(single > 40 && several > 4 && joint > 4, "{single} {several} {joint} {none}");
}

fn base(more: &[(&str, &str)]) -> Files {
    let all = [("argument/map.yaml", MAP), ("argument/thesis.yaml", THESIS), ("argument/ground.yaml", GROUND)];
    all.iter().chain(more).map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn objection(title: &str) -> String {
    format!("kind: rebuttal\ntitle: {{en: {title}}}\nbasis: assumed\nattacks: [ground]\n")
}

fn of_thesis(before: &Files, after: &Files) -> (Option<Verdict>, Vec<Vec<String>>) {
    let (diff, _, version) = diff(before, after);
    let sets = found(&diff, &version).remove(&(View::All, "thesis".to_owned())).unwrap_or_default();
    let change = diff
        .verdicts
        .iter()
        .find(|change| matches!(change.item, Item::Node(_, is) if version.argument.project.map.thesis == Some(is)));
    (change.and_then(|change| change.after), sets.into_iter().collect())
}

#[test]
fn one_objection_is_the_cause_and_two_are_so_only_together() {
    let (one, two) = (objection("One."), objection("Two."));
    let with_one = base(&[("argument/cx-one.yaml", &one)]);
    let with_two = base(&[("argument/cx-one.yaml", &one), ("argument/cx-two.yaml", &two)]);
    assert_eq!(of_thesis(&base(&[]), &with_one), (Some(Verdict::Falls), vec![vec!["argument/cx-one.yaml".to_owned()]]));
    let both = vec![vec!["argument/cx-one.yaml".to_owned(), "argument/cx-two.yaml".to_owned()]];
    assert_eq!(of_thesis(&base(&[]), &with_two), (Some(Verdict::Falls), both));
    assert_eq!(of_thesis(&with_two, &base(&[])).0, Some(Verdict::Holds));
}

#[test]
fn four_objections_have_no_cause_of_three() {
    let texts: Vec<(String, String)> = (0..4).map(|at| (format!("argument/cx-{at}.yaml"), objection("O."))).collect();
    let mut after = base(&[]);
    after.extend(texts);
    let (diff, _, _) = diff(&base(&[]), &after);
    let thesis = diff.verdicts.first().expect("a change");
    assert_eq!(thesis.cause, Cause { sets: vec![], searched: 3 });
}

#[test]
fn a_search_that_would_cost_too_much_is_not_begun() {
    let texts: Vec<(String, String)> = (0..4).map(|at| (format!("argument/cx-{at}.yaml"), objection("O."))).collect();
    let mut after = base(&[]);
    after.extend(texts);
    let (before, after) = (version("a", &base(&[])), version("b", &after));
    for (budget, searched) in [(0, 0), (3, 0), (4, 1), (9, 1), (10, 2), (13, 2), (14, 3)] {
        let diff = compare(&before, &after, Budget(budget)).expect("memory does not fail");
        assert_eq!(diff.verdicts[0].cause.searched, searched, "{budget}");
    }
}

#[test]
fn a_statement_that_moved_or_was_renamed_is_the_same_and_is_taken_back_whole() {
    let before = base(&[(
        "argument/a/shade.yaml",
        "kind: premise\ntitle: {en: Shade.}\nbasis: assumed\norigin: editor\nsupports: [ground]\n",
    )]);
    let mut after = base(&[(
        "argument/b/shadow.yaml",
        "kind: premise\ntitle: {en: Shade.}\nbasis: sourced\norigin: editor\naliases: [shade]\nsupports: [ground]\n",
    )]);
    let (diff, was, is) = self::diff(&before, &after);
    assert!(diff.statements.added.is_empty() && diff.statements.removed.is_empty());
    let pair = &diff.statements.edited[0];
    assert_eq!(was.argument.project.node(pair.before).id, "shade");
    assert_eq!(is.argument.project.node(pair.after).id, "shadow");
    assert!(pair.renamed);
    assert_eq!(pair.fields, ["basis", "aliases"]);
    assert_eq!(diff.units[0].paths, ["argument/a/shade.yaml", "argument/b/shadow.yaml"]);
    // Its reason has another id by default, and is the same reason.
    assert!(diff.reasons.added.is_empty() && diff.reasons.removed.is_empty());
    assert_eq!(diff.reasons.edited.len(), 1);
    after.insert("argument/cx-one.yaml".to_owned(), objection("One.").replace("ground", "shadow"));
    let (diff, _, is) = self::diff(&before, &after);
    let causes = found(&diff, &is);
    assert_eq!(
        causes[&(View::All, "shadow".to_owned())],
        BTreeSet::from([vec!["argument/cx-one.yaml".to_owned()]]),
        "{causes:?}"
    );
}

#[test]
fn the_same_files_make_no_difference_and_a_comment_makes_none_to_the_argument() {
    let (diff, _, _) = diff(&base(&[]), &base(&[]));
    assert!(diff.is_empty() && diff.units.is_empty());
    let with_comment = base(&[("argument/ground.yaml", &format!("# A remark.\n{GROUND}"))]);
    let (diff, _, _) = self::diff(&base(&[]), &with_comment);
    assert!(diff.is_empty() && diff.units.len() == 1);
}

#[test]
fn rewording_is_no_candidate_and_costs_no_search() {
    let mut before = base(&[]);
    let mut after = base(&[("argument/cx-one.yaml", &objection("One.")), ("argument/cx-two.yaml", &objection("Two."))]);
    for at in 0..200 {
        let text = |word: &str| format!("kind: premise\ntitle: {{en: {word}}}\nbasis: assumed\nsupports: [ground]\n");
        before.insert(format!("argument/n{at}.yaml"), text("Before."));
        after.insert(format!("argument/n{at}.yaml"), text("After."));
    }
    let (before, after) = (version("a", &before), version("b", &after));
    let diff = compare(&before, &after, Budget(3)).expect("memory does not fail");
    assert_eq!((diff.units.len(), diff.statements.edited.len()), (202, 200));
    let thesis = diff.verdicts.first();
    assert!(thesis.is_none_or(|change| change.cause.searched == 2), "{thesis:?}");
    // A ground that had 200 more reasons for it now ties with the objections: both must go to undo that.
    let sets = found(&diff, &after).remove(&(View::All, "ground".to_owned())).expect("a change");
    assert_eq!(sets, BTreeSet::from([vec!["argument/cx-one.yaml".to_owned(), "argument/cx-two.yaml".to_owned()]]));
}
