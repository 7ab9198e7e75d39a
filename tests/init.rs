//! `elenchus init`: what it writes works, in either language, and nothing that was there is touched.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn elenchus(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
    command.current_dir(folder).args(args).env("LC_ALL", "C").output().expect("it runs")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_new_project_checks_clean_and_builds_in_either_language() {
    for (language, other) in [("en", "zh"), ("zh", "en")] {
        let folder = tempfile::tempdir().expect("a folder");
        let run = elenchus(folder.path(), &["init", "new/map", "--lang", language]);
        assert!(run.status.success(), "{}", said(&run));
        let project = folder.path().join("new/map");
        let check = elenchus(&project, &["check", "--deny", "info", "--format", "short"]);
        assert!(check.status.success() && check.stdout.is_empty(), "{}", said(&check));
        assert!(elenchus(&project, &["fmt", "--check"]).status.success());
        let build = elenchus(&project, &["build", "--deny", "info"]);
        assert!(build.status.success(), "{}", said(&build));
        for page in ["index.html", "nodes/collect-rainwater.html", "pages/about.html"] {
            for language in [language, other] {
                assert!(project.join("public").join(language).join(page).exists(), "{language}/{page}");
            }
        }
        // The first language is the one that was chosen: the bare address leads to it.
        let first = fs::read_to_string(project.join("public/index.html")).expect("a page");
        assert!(first.contains(&format!("{language}/")), "{first}");
        let verdicts = said(&elenchus(&project, &["verdicts", "--lang", "en"]));
        let of = |id: &str| verdicts.lines().find(|line| line.starts_with(&format!("{id} "))).map(str::to_owned);
        assert!(of("collect-rainwater").is_some_and(|line| line.matches("holds").count() == 2), "{verdicts}");
        assert!(of("cx-mosquitoes").is_some_and(|line| line.ends_with("falls")), "{verdicts}");
    }
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join(".git")).expect("a folder");
    assert!(elenchus(folder.path(), &["init"]).status.success()); // a fresh clone
    let map = folder.path().join("argument/map.yaml");
    fs::write(&map, "mine").expect("a file");
    assert_eq!(elenchus(folder.path(), &["init"]).status.code(), Some(2));
    assert_eq!(elenchus(folder.path(), &["init", "argument"]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(&map).expect("a file"), "mine");
}
