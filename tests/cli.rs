//! The command line as a script sees it: exit codes, streams, JSON.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support {
    pub mod small;
}

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};
use support::small::{GROUND, MAP, THESIS};
use tempfile::TempDir;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let base = [
        ("argument/map.yaml", MAP),
        ("argument/claims/thesis.yaml", THESIS),
        ("argument/premises/ground.yaml", GROUND),
    ];
    for (path, text) in base.iter().chain(files) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

fn elenchus(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
    command.current_dir(folder).args(args).env_remove("NO_COLOR").env("LC_ALL", "C").output().expect("it runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("a code")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

const DANGLING: (&str, &str) =
    ("argument/a.yaml", "kind: premise\ntitle: {en: A.}\nbasis: assumed\nsupports: [thesis, thesys]\n");
const ORPHAN: (&str, &str) = ("argument/a.yaml", "kind: premise\ntitle: {en: A.}\nbasis: assumed\n");

#[test]
fn exit_code_0_is_clean_1_is_denied() {
    assert_eq!(code(&elenchus(folder(&[]).path(), &["check"])), 0);
    assert_eq!(code(&elenchus(folder(&[DANGLING]).path(), &["check"])), 1);
    let warned = folder(&[ORPHAN]);
    assert_eq!(code(&elenchus(warned.path(), &["check"])), 0);
    assert_eq!(code(&elenchus(warned.path(), &["check", "--deny", "warning"])), 1);
}

#[test]
fn exit_code_2_is_a_wrong_command_line_or_no_project() {
    let empty = tempfile::tempdir().expect("a folder");
    assert_eq!(code(&elenchus(empty.path(), &["check"])), 2);
    assert_eq!(code(&elenchus(empty.path(), &["check", "nowhere"])), 2);
    let project = folder(&[]);
    assert_eq!(code(&elenchus(project.path(), &["chek"])), 2);
    assert_eq!(code(&elenchus(project.path(), &["check", "--deny", "everything"])), 2);
    let unknown = elenchus(project.path(), &["show", "thesys"]);
    assert_eq!(code(&unknown), 2);
    assert!(err(&unknown).contains("thesis?"), "{}", err(&unknown));
    assert_eq!(code(&elenchus(project.path(), &["explain", "X999"])), 2);
}

#[cfg(unix)]
#[test]
fn exit_code_3_is_a_machine_that_failed() {
    let project = folder(&[]);
    // A name that is too long for the system to open, whoever runs the test.
    let long = format!("argument/{}", "x".repeat(200));
    std::fs::create_dir_all(project.path().join(&long)).expect("a folder");
    let full = Command::new("/bin/sh")
        .args(["-c", "exec \"$0\" verdicts > /dev/full", env!("CARGO_BIN_EXE_elenchus")])
        .current_dir(project.path())
        .output()
        .expect("it runs");
    if Path::new("/dev/full").exists() {
        assert_eq!(full.status.code(), Some(3), "{}", err(&full));
    }
}

#[test]
fn the_project_is_found_upwards_and_by_name() {
    let project = folder(&[DANGLING]);
    let inside = project.path().join("argument/premises");
    assert_eq!(code(&elenchus(&inside, &["check"])), 1);
    let elsewhere = tempfile::tempdir().expect("a folder");
    assert_eq!(code(&elenchus(elsewhere.path(), &["check", project.path().to_str().expect("a path")])), 1);
}

#[test]
fn check_in_json_names_every_place() {
    let project = folder(&[DANGLING]);
    let output = elenchus(project.path(), &["check", "--format", "json"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let finding = &json["findings"][0];
    assert_eq!(json["summary"]["errors"], 1);
    assert_eq!(finding["code"], "R001");
    assert_eq!(finding["file"], "argument/a.yaml");
    assert_eq!((&finding["line"], &finding["column"]), (&Value::from(4), &Value::from(20)));
    assert_eq!(finding["level"], "error");
    assert!(finding["message"]["zh"].as_str().expect("a text").contains("thesys"));
    assert_eq!(finding["fix"][0]["replacement"], "thesis");
}

#[test]
fn check_for_people_shows_the_line_and_the_right_name() {
    let output = elenchus(folder(&[DANGLING]).path(), &["check"]);
    let text = out(&output);
    for part in
        ["error[R001 dangling-node]", "argument/a.yaml:4:20", "supports: [thesis, thesys]", "did you mean `thesis`"]
    {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    assert!(!text.contains('\u{1b}'), "no colours into a pipe");
    let coloured = out(&elenchus(folder(&[DANGLING]).path(), &["check", "--color", "always"]));
    assert!(coloured.contains('\u{1b}'));
    let chinese = out(&elenchus(folder(&[DANGLING]).path(), &["check", "--lang", "zh"]));
    assert!(chinese.contains("没有节点"), "{chinese}");
}

const CIRCLE: [(&str, &str); 2] = [
    ("argument/a.yaml", "kind: claim\ntitle: {en: A.}\norigin: editor\nsupports: [b, thesis]\n"),
    ("argument/b.yaml", "kind: claim\ntitle: {en: B.}\norigin: editor\nsupports: [a]\n"),
];

#[test]
fn verdicts_go_to_stdout_and_findings_to_stderr_even_on_a_circle() {
    let output = elenchus(folder(&CIRCLE).path(), &["verdicts", "--format", "json"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["nodes"]["a"], serde_json::json!({"paper": "falls", "all": "falls"}));
    assert_eq!(json["nodes"]["thesis"]["all"], "holds");
    assert_eq!(json["reasons"]["a--b"]["all"], "falls");
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("G001"), "{}", err(&output));
}

#[test]
fn what_is_not_part_of_a_view_has_no_verdict_there() {
    let contributed = ("argument/c.yaml", "kind: rebuttal\ntitle: {en: C.}\nbasis: assumed\nattacks: [ground]\n");
    let output = elenchus(folder(&[contributed]).path(), &["verdicts", "--format", "json"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["nodes"]["c"], serde_json::json!({"paper": null, "all": "holds"}));
    assert_eq!(json["reasons"]["c--ground"], serde_json::json!({"paper": null, "all": "holds"}));
    assert_eq!(json["nodes"]["thesis"], serde_json::json!({"paper": "holds", "all": "falls"}));
}

#[test]
fn show_says_why() {
    let contributed =
        ("argument/c.yaml", "kind: rebuttal\ntitle: {en: C.}\nbasis: assumed\nundercuts: [ground--thesis]\n");
    let project = folder(&[contributed]);
    let output = elenchus(project.path(), &["show", "ground--thesis"]);
    let text = out(&output);
    assert!(
        text.contains("falls: [c] undercuts the step from [ground]; the objection has not been answered."),
        "{text}"
    );
    let node = out(&elenchus(project.path(), &["show", "thesis", "--lang", "zh"]));
    assert!(node.contains("不成立：唯一的理由不成立，即来自[ground]。"), "{node}");
}

#[test]
fn list_filters() {
    let contributed = ("argument/c.yaml", "kind: rebuttal\ntitle: {en: C.}\nbasis: assumed\nattacks: [ground]\n");
    let project = folder(&[contributed]);
    let ids = |args: &[&str]| -> Vec<String> {
        let args: Vec<&str> = ["list", "--format", "json"].iter().chain(args).copied().collect();
        let json: Value = serde_json::from_slice(&elenchus(project.path(), &args).stdout).expect("JSON");
        json.as_array().expect("a list").iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(ids(&[]), ["c", "ground", "thesis"]);
    assert_eq!(ids(&["--kind", "premise"]), ["ground"]);
    assert_eq!(ids(&["--verdict", "falls"]), ["ground", "thesis"]);
    assert_eq!(ids(&["--verdict", "holds", "--view", "paper"]), ["ground", "thesis"]);
    assert_eq!(ids(&["--origin", "contributor"]), ["c"]);
    assert_eq!(code(&elenchus(project.path(), &["list", "--section", "9"])), 2);
}

#[test]
fn explain_and_completions_print() {
    let project = folder(&[]);
    let explained = out(&elenchus(project.path(), &["explain", "g001"]));
    assert!(explained.starts_with("G001 circular-support (error)"), "{explained}");
    assert_ne!(explained, out(&elenchus(project.path(), &["explain", "G001", "--lang", "zh"])));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(out(&elenchus(project.path(), &["completions", shell])).contains("elenchus"), "{shell}");
    }
}

#[test]
fn a_hostile_name_cannot_steer_the_terminal() {
    let project =
        folder(&[("argument/a.yaml", "kind: premise\ntitle: {en: A.}\nbasis: assumed\nsupports: [\"x\\e[31my\"]\n")]);
    let output = elenchus(project.path(), &["check"]);
    assert!(!out(&output).contains('\u{1b}'), "{}", out(&output));
}
