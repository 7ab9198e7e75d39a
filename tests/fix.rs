//! `check --fix`: it changes the bytes of the mends and no others, and never a file that it does not know.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support {
    pub mod small;
}

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use support::small::{GROUND, MAP, THESIS};
use tempfile::TempDir;

const PATH: &str = "argument/premises/shade.yaml";

/// A byte order mark, Windows line ends, comments, a word nobody knows for sure, and four mends, one of which shows only
/// after another.
const BEFORE: &str = "\u{feff}kind: Premise # 前提\r\ntitle: {en: 12}   # twelve\r\ntext: {en: Seen at noon.}\r\n\r\n# Why.\r\nsupport: old  # former id\r\ncites: [nobodys]\r\n";
const AFTER: &str = "\u{feff}kind: premise # 前提\r\ntitle: {en: \"12\"}   # twelve\r\ntext: {en: Seen at noon.}\r\n\r\n# Why.\r\nsupports: [thesis]  # former id\r\ncites: [nobodys]\r\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let thesis = format!("{THESIS}aliases: [old]\n");
    let files = [
        ("argument/map.yaml", MAP),
        ("argument/claims/thesis.yaml", &thesis),
        ("argument/premises/ground.yaml", GROUND),
        (PATH, BEFORE),
    ];
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn elenchus(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
    command.current_dir(folder).args(args).env("LC_ALL", "C").output().expect("it runs")
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).expect("text")
}

#[test]
fn what_has_one_right_mend_is_mended_and_nothing_else_moves() {
    let folder = folder();
    let run = elenchus(folder.path(), &["check", "--fix", "--format", "short"]);
    assert_eq!(read(&folder, PATH), AFTER);
    assert_eq!(read(&folder, "argument/premises/ground.yaml"), GROUND);
    let left = String::from_utf8_lossy(&run.stdout).into_owned();
    assert_eq!(run.status.code(), Some(1), "{left}"); // the source that nobody knows is left to people
    assert!(left.contains("R005") && !left.contains("L0") && !left.contains("R008"), "{left}");
    elenchus(folder.path(), &["check", "--fix"]);
    assert_eq!(read(&folder, PATH), AFTER);
}

#[test]
fn a_dry_run_prints_the_differences_and_writes_nothing() {
    let folder = folder();
    let run = elenchus(folder.path(), &["check", "--fix", "--dry-run"]);
    let printed = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(
        printed.contains(&format!("--- a/{PATH}")) && printed.contains("+supports: [thesis]  # former id"),
        "{printed}"
    );
    assert_eq!(read(&folder, PATH), BEFORE);
    assert_eq!(elenchus(folder.path(), &["check", "--dry-run"]).status.code(), Some(2));
}

#[test]
fn only_what_was_chosen_is_mended() {
    let folder = folder();
    elenchus(folder.path(), &["check", "--fix", "--select", "L008"]);
    assert_eq!(read(&folder, PATH), BEFORE.replace("12}", "\"12\"}"));
}

#[test]
fn a_guess_is_never_applied() {
    let folder = folder();
    let wrong = GROUND.replace("[thesis]", "[thesys]");
    fs::write(folder.path().join("argument/premises/ground.yaml"), &wrong).expect("a file");
    elenchus(folder.path(), &["check", "--fix"]);
    assert_eq!(read(&folder, "argument/premises/ground.yaml"), wrong);
}

#[test]
fn slips_that_stop_the_parser_are_mended() {
    for (before, after) in [
        ("kind premise\ntitle: {en: A.}\n", "kind: premise\ntitle: {en: A.}\n"),
        ("kind： premise\ntitle：{en: A.}\n", "kind: premise\ntitle: {en: A.}\n"),
        ("kind: premise\ntitle:\n\ten: A.\ntext:\n\ten: B.\n", "kind: premise\ntitle:\n  en: A.\ntext:\n  en: B.\n"),
        ("kind: premise\ntitle:\n  en: The point: shade.\n", "kind: premise\ntitle:\n  en: \"The point: shade.\"\n"),
        ("kind: premise\ntitle: {en: A.}\nby: @lin\n", "kind: premise\ntitle: {en: A.}\nby: \"@lin\"\n"),
        ("kind: premise\ntitle: {en: A.}\ndate: 23.11.2026\n", "kind: premise\ntitle: {en: A.}\ndate: 2026-11-23\n"),
    ] {
        let folder = folder();
        fs::write(folder.path().join(PATH), format!("{before}supports: [thesis]\n")).expect("a file");
        elenchus(folder.path(), &["check", "--fix"]);
        assert_eq!(read(&folder, PATH), format!("{after}supports: [thesis]\n"));
    }
}
