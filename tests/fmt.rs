//! `elenchus fmt`: keys in the order of the format, and not a byte of anything else.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support {
    pub mod small;
}

use elenchus::load::arrange::arranged;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use support::small::{GROUND, MAP, THESIS};
use tempfile::TempDir;

const NODE: &str = "argument/claims/a.yaml";

fn ordered(text: &str) -> Option<String> {
    arranged(NODE, text).unwrap_or_else(|doubt| panic!("{doubt:?}\n{text}"))
}

#[test]
fn comments_go_with_their_key_and_texts_keep_their_bytes() {
    let before = "# yaml-language-server: $schema=node.json
# Of the title.
title: {zh: '甲, 乙', en: \"A: b\"} # on its line
# Of the kind.
kind: claim

# Two lines about
# the reasons.
supports:
  - with: # the others
      - {role: r, node: c}
    to: b   # the target
    # Of the scheme.
    scheme: sign
  # below the list
basis: argued
text:
  zh: |
    # no comment

    丙
  en: >-
    C
# the end
";
    let after = "# yaml-language-server: $schema=node.json
# Of the kind.
kind: claim
# Of the title.
title: {zh: '甲, 乙', en: \"A: b\"} # on its line
text:
  zh: |
    # no comment

    丙
  en: >-
    C
basis: argued

# Two lines about
# the reasons.
supports:
  - to: b   # the target
    with: # the others
      - {node: c, role: r}
    # Of the scheme.
    scheme: sign
  # below the list
# the end
";
    assert_eq!(ordered(before).as_deref(), Some(after));
    assert_eq!(ordered(after), None);
}

#[test]
fn line_ends_and_a_missing_last_one_are_no_trouble() {
    assert_eq!(ordered("title: A\r\nkind: claim").as_deref(), Some("kind: claim\r\ntitle: A\r\n"));
    assert_eq!(ordered("{title: A, kind: claim}").as_deref(), Some("{kind: claim, title: A}"));
    let list = "kind: claim\ntitle: A\ncites:\n- at: p. 1\n  key: k\n- {at: p. 2,\n   key: k}\n";
    let after = "kind: claim\ntitle: A\ncites:\n- key: k\n  at: p. 1\n- {key: k,\n   at: p. 2}\n";
    assert_eq!(ordered(list).as_deref(), Some(after));
}

#[test]
fn every_kind_of_file_has_its_order() {
    for (path, before, after) in [
        ("argument/map.yaml", "title: A\nformat: 1\n", "format: 1\ntitle: A\n"),
        ("argument/bibliography.yaml", "b: {year: 1, title: B}\na: x\n", "b: {title: B, year: 1}\na: x\n"),
        ("argument/glossary.yaml", "b:\n  text: B\n  term: T\n", "b:\n  term: T\n  text: B\n"),
        ("argument/schemes/s.yaml", "summary: S\ntitle: T\n", "title: T\nsummary: S\n"),
        (
            "argument/pages/p.en.md",
            "---\norder: 1\ntitle: T\n---\norder: 1\n",
            "---\ntitle: T\norder: 1\n---\norder: 1\n",
        ),
    ] {
        assert_eq!(arranged(path, before).expect("no doubt").as_deref(), Some(after), "{path}");
    }
    assert_eq!(arranged("argument/picture.svg", "b\na\n"), Ok(None));
}

#[test]
fn in_doubt_a_file_is_left_alone_and_the_line_is_told() {
    for (text, line) in [
        ("title: A\nkind: [\n", 1),
        ("title: A\nunknown: x\nkind: claim\n", 2),
        ("supports:\n  - with: [c]\n    # of the target\n    to: b\n", 4),
        ("{title: A, # why\n kind: claim}\n", 1),
        ("title: A\n? kind\n: claim\n", 2),
    ] {
        assert_eq!(arranged(NODE, text).expect_err(text).line, line, "{text}");
    }
}

/// The keys of a node in a random order, each written in one of many ways, with comments wherever YAML allows them.
fn random_file(seed: u64) -> String {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut keys = vec![
        "kind: claim",
        "title: {en: 'A # b', zh: \"甲：乙\"}",
        "title:\n  zh: 甲\n  en: A",
        "text:\n  zh: |\n    # 不是注释\n\n    乙: 丙\n  en: >-\n      B\n       c",
        "text: |+\n  kept\n\n",
        "text: |-\n  # no comment\n  x",
        "text:\n  en: |+ # kept\n\n    E\n\n",
        "by: \"@x\"",
        "date: 2026-11-23",
        "at: [\"1¶1 s1\",\n  \"2\"]",
        "at:\n- \"1\"\n# between\n- \"2\" # two",
        "note: a plain text\n  on two lines",
        "basis: argued",
        "aliases: []",
        "cites:\n  - at: p. 1\n    source:\n      year: 2020\n      title: T\n    key: k\n  - j",
        "cites: [{at: p. 1, key: k}, j]",
        "supports:\n  - with:\n      - title: {en: P}\n        # of the kind\n        kind: premise\n        id: p\n      - c\n    to: b # b\n    warrant:\n      en: 'it''s'\n  - d",
        "supports: [{scheme: sign, to: b}]",
        "attacks:\n  - scheme: sign\n\n    to: b",
        "undercuts: [a--b]",
        "prefers:\n  - {weaker: x, stronger: y}\n  - weaker: x\n    stronger: y\n    # last\n",
        "contradicts: [b] # both",
    ];
    keys.shuffle(&mut rng);
    let mut seen: Vec<&str> = Vec::new();
    let between = ["", "", "", "\n", "# one\n", "\n# two\n\n# three\n", "  # indented\n", "# a: b\n"];
    let mut text = String::new();
    for entry in keys {
        let key = entry.split(':').next().expect("a key");
        if seen.contains(&key) || rng.random_bool(0.3) {
            continue;
        }
        seen.push(key);
        text += between[rng.random_range(0..between.len())];
        text += entry;
        let comment = !entry.contains('\n') && rng.random_bool(0.2);
        text += if comment { " # trailing\n" } else { "\n" };
    }
    text += between[rng.random_range(0..between.len())];
    if rng.random_bool(0.2) {
        text = text.trim_end().to_owned();
    }
    if rng.random_bool(0.2) { text.replace('\n', "\r\n") } else { text }
}

fn value(text: &str) -> serde_yaml::Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The lines without what a moved entry loses or gets before it, those in braces left out; sorted.
fn lines(text: &str) -> Vec<&str> {
    let own = |line: &str| !line.is_empty() && !line.contains('{');
    let mut lines: Vec<&str> =
        text.lines().map(|line| line.trim_start_matches([' ', '-']).trim_end()).filter(|line| own(line)).collect();
    lines.sort_unstable();
    lines
}

#[test]
fn whatever_is_arranged_says_what_it_said_and_is_arranged_for_good() {
    let (mut moved, mut left) = (0, 0);
    for seed in 0..1200 {
        let before = random_file(seed);
        if before.trim().is_empty() || value(&before).is_null() {
            continue;
        }
        let after = match arranged(NODE, &before) {
            Ok(Some(after)) => after,
            Ok(None) => before.clone(),
            Err(doubt) => {
                // Blank lines that come after a block which keeps them would become a part of it. All else can be moved.
                assert!(before.contains("|+"), "{seed} {doubt:?}\n{before}");
                left += 1;
                continue;
            }
        };
        moved += usize::from(after != before);
        assert_eq!(value(&before), value(&after), "{seed}\n{before}\n---\n{after}");
        assert_eq!(lines(&before), lines(&after), "{seed}\n{before}\n---\n{after}");
        assert_eq!(arranged(NODE, &after), Ok(None), "{seed}\n{before}\n---\n{after}");
        let keys: Vec<String> = value(&after)
            .as_mapping()
            .expect("a mapping")
            .keys()
            .map(|key| key.as_str().expect("a text").to_owned())
            .collect();
        let place = |key: &String| ORDER.iter().position(|known| known == key);
        assert!(keys.iter().map(place).is_sorted(), "{keys:?}");
    }
    assert!(moved > 800 && left < 240, "{moved} moved, {left} left");
}

const ORDER: &[&str] = &[
    "kind",
    "title",
    "text",
    "by",
    "date",
    "at",
    "note",
    "basis",
    "aliases",
    "cites",
    "supports",
    "attacks",
    "undercuts",
    "prefers",
    "contradicts",
];

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let odd = "\u{feff}title: {en: Odd.}\nkind: premise\n";
    for (path, text) in [
        ("argument/map.yaml", MAP),
        ("argument/claims/thesis.yaml", THESIS),
        ("argument/premises/ground.yaml", GROUND),
        ("argument/premises/odd.yaml", odd),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn fmt(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
    command.current_dir(folder).arg("fmt").args(args).env("LC_ALL", "C").output().expect("it runs")
}

#[test]
fn ci_gets_a_list_and_an_exit_code() {
    let folder = folder();
    let odd = folder.path().join("argument/premises/odd.yaml");
    let before = fs::read(&odd).expect("a file");
    let run = fmt(folder.path(), &["--check"]);
    assert_eq!((run.status.code(), run.stdout.as_slice()), (Some(1), b"argument/premises/odd.yaml\n".as_slice()));
    let run = fmt(folder.path(), &["--diff", "argument/premises"]);
    let diff = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(
        run.status.success() && diff.contains("--- a/argument/premises/odd.yaml") && diff.contains("+kind: premise"),
        "{diff}"
    );
    assert_eq!(fs::read(&odd).expect("a file"), before);
    assert!(fmt(folder.path(), &["argument/claims/thesis.yaml", "--check"]).status.success());
    assert_eq!(fmt(folder.path(), &["nowhere.yaml"]).status.code(), Some(2));
    assert!(fmt(folder.path(), &[]).status.success());
    assert_eq!(fs::read_to_string(&odd).expect("a file"), "\u{feff}kind: premise\ntitle: {en: Odd.}\n");
    assert!(fmt(folder.path(), &["--check"]).status.success());
}

#[test]
fn the_shipped_map_is_in_order() {
    let run = fmt(Path::new(env!("CARGO_MANIFEST_DIR")), &["--check"]);
    let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success() && err.is_empty(), "{out}{err}");
}
