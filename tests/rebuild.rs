//! A site that is built again has the same bytes as one that is built anew, whatever was edited; and little is made for it
//! where little can have changed.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use elenchus::build::{BuildInput, build};
use elenchus::load::{DiskFiles, MemoryFiles, ProjectFiles};
use elenchus::rebuild::Workshop;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;
use std::path::Path;
use support::project::{copy_shipped, shipped};
use support::random_projects;

/// Builds again and anew, compares, and says how many files were made of how many.
fn compare(workshop: &mut Workshop, files: &dyn ProjectFiles, what: &str) -> (usize, usize) {
    let input = BuildInput::default();
    let (again, made) = workshop.build(files, &input).expect("it builds");
    let anew = build(files, &input).expect("it builds");
    let say =
        |findings: &[elenchus::diagnostic::Finding]| findings.iter().map(|f| format!("{f:?}")).collect::<Vec<_>>();
    assert_eq!(say(&again.argument.findings), say(&anew.argument.findings), "{what}");
    match (again.tree, anew.tree) {
        (Some(again), Some(anew)) => {
            let differ: Vec<&str> =
                anew.iter().filter(|(path, bytes)| again.get(path) != Some(*bytes)).map(|(path, _)| path).collect();
            assert_eq!((differ, again.len()), (vec![], anew.len()), "{what}");
            (made, anew.len())
        }
        (again, anew) => {
            assert_eq!(again.is_some(), anew.is_some(), "{what}");
            (made, 0)
        }
    }
}

fn edit(root: &Path, path: &str, from: &str, to: &str) {
    let file = root.join(path);
    let text = std::fs::read_to_string(&file).expect("a file");
    assert!(text.contains(from), "{path} has no {from}");
    std::fs::write(file, text.replacen(from, to, 1)).expect("a file");
}

#[test]
fn edits_of_the_shipped_map() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    copy_shipped(root).expect("a copy");
    let files = DiskFiles::new(root);
    let mut workshop = Workshop::default();
    let (made, all) = compare(&mut workshop, &files, "the first time");
    assert_eq!(made, all, "the first time everything is made");
    assert_eq!(compare(&mut workshop, &files, "nothing edited").1, all);

    let claim = "argument/claims/human-centred-law.yaml";
    let text = std::fs::read_to_string(shipped().join(claim)).expect("a file");
    let at = text.find("\ntext:").expect("a text") + 6;
    let language = at + text[at..].find("en:").expect("an English text");
    let mut put = |words: &str| {
        let line = text[language..].find('\n').expect("a line") + language + 1;
        let indent: String = text[line..].chars().take_while(|c| *c == ' ').collect();
        let written = format!("{}{indent}{words}\n{}", &text[..line], &text[line..]);
        std::fs::write(root.join(claim), written).expect("a file");
        compare(&mut workshop, &files, words)
    };
    for words in
        ["A link to [[ai-not-author]].", "<b>raw</b> & more\n\n    Another paragraph, so that later lines move."]
    {
        let (made, all) = put(words);
        // Two languages of some 150 statements, of which one was edited.
        assert!(made + 300 < all, "{words}: {made} of {all} files are made for one text");
    }
    // A broken file, and mended again: what is good stays, and the next good build is right.
    put("A link to [[no-such-statement]].");
    put("Some words.");
    std::fs::write(root.join(claim), &text).expect("a file");
    edit(root, "argument/map.yaml", "title:", "# a comment\ntitle:");
    let (made, all) = compare(&mut workshop, &files, "the map");
    assert_eq!(made, all, "what is not prose makes everything");
}

/// On random maps, whatever is put where. Most of these edits are not of prose, and many are faults.
#[test]
fn edits_of_random_maps() {
    let mut patched = 0;
    let builds = |seed: &u64| {
        build(&random_projects::project(*seed), &BuildInput::default()).is_ok_and(|built| built.tree.is_some())
    };
    for seed in (0..).filter(builds).take(6) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let project = random_projects::project(seed);
        let mut texts: BTreeMap<String, String> = texts(&project);
        for (_, text) in texts.iter_mut().filter(|(path, _)| !path.ends_with("map.yaml")) {
            text.push_str("text: {zh: 原文。}\n");
        }
        let mut workshop = Workshop::default();
        for step in 0..5 {
            let nodes: Vec<String> = texts.keys().filter(|path| !path.ends_with("map.yaml")).cloned().collect();
            let path = nodes[rng.random_range(0..nodes.len())].clone();
            let words = [
                "text: {en: Some words.}",
                "text: {en: Others., zh: 别的。}",
                "text: {zh: 见 [[n1]]。}",
                "note: {zh: 一句话。}",
            ];
            let words = words[rng.random_range(0..words.len())];
            let (key, _) = words.split_once(':').expect("a key");
            let text = texts.get_mut(&path).expect("a file");
            let kept: String = text
                .lines()
                .filter(|line| !line.starts_with(&format!("{key}:")))
                .map(|line| format!("{line}\n"))
                .collect();
            *text = format!("{kept}{words}\n");
            let files = texts.iter().fold(MemoryFiles::new(), |files, (path, text)| files.with(path, text.as_str()));
            let (made, all) = compare(&mut workshop, &files, &format!("seed {seed}, step {step}: {path}: {words}"));
            patched += usize::from(made > 0 && made < all);
        }
    }
    assert!(patched > 3, "only {patched} builds took anything from the one before");
}

fn texts(files: &MemoryFiles) -> BTreeMap<String, String> {
    let found = files.list().expect("a list");
    let paths = found.iter().map(|found| found.path.clone());
    paths.map(|path| (path.clone(), String::from_utf8(files.read(&path).expect("a file")).expect("a text"))).collect()
}
