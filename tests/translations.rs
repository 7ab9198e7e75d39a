//! `elenchus translations` and its `accept`: what is listed, what is written, and what git knows of the original.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use support::project::{ELENCHUS, copy_shipped, write};
use tempfile::TempDir;

const MAP: &str = "format: 1\ntitle: {zh: 例, en: Example}\nlanguages: [zh, en]\nthesis: thesis\n";
const THESIS: &str = "kind: claim # the one\ntitle:\n  zh: 论题有 3 个要件。\n  en: 'The thesis has three elements.'\norigin: editor\nbasis: argued\n";
const GROUND: &str = "kind: premise\r\ntitle: {zh: 树荫不足。, en: There is too little shade.}\r\norigin: editor\r\nbasis: assumed\r\n\r\n# Why it matters.\r\nsupports: [{to: thesis, warrant: {zh: 无荫则无用。, en: No shade, no use.}}]\r\n";
const OTHER: &str = "kind: premise\ntitle: {zh: 约有1.5万人。, en: About 1500 people.}\ntext: {zh: \"见[[ground]]。\"}\norigin: editor\nbasis: assumed\nsupports: [thesis]\n";

fn project() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [("map", MAP), ("thesis", THESIS), ("ground", GROUND), ("other", OTHER)] {
        write(&folder.path().join(format!("argument/{path}.yaml")), text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(ELENCHUS);
    command.arg("translations").args(args).current_dir(folder).env("LC_ALL", "C").output().unwrap()
}

fn listed(folder: &Path, args: &[&str]) -> Vec<Value> {
    let output = run(folder, &[args, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(faults(&json), [""; 0]);
    json["translations"].as_array().unwrap().clone()
}

/// Where a document does not keep to the published schema.
fn faults(document: &Value) -> Vec<String> {
    let output = run(Path::new("/"), &["--format", "json-schema"]); // of any folder, a project or not
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    jsonschema::meta::validate(&schema).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn states(folder: &Path) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    listed(folder, &["--only", "missing,stale,unreviewed,current"])
        .iter()
        .map(|row| (word(&row["id"]), word(&row["state"])))
        .collect()
}

fn state(folder: &Path, id: &str) -> String {
    states(folder).into_iter().find(|(known, _)| known == id).unwrap().1
}

fn git(folder: &Path, args: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(folder)
        .output()
        .expect("the tests need git: install it (https://git-scm.com/downloads)");
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_state_and_every_difference_is_listed() {
    let folder = project();
    let rows = listed(folder.path(), &[]);
    let ids: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["ground", "other", "thesis"]);
    assert_eq!(
        (&rows[0]["state"], &rows[1]["state"], &rows[1]["missing"]),
        (&json!("unreviewed"), &json!("missing"), &json!("text"))
    );
    // Words and digits, 万 and thousands are one number.
    assert_eq!(rows[2]["mismatches"], json!([]));
    assert_eq!(
        rows[1]["mismatches"],
        json!([{"field": "title", "kind": "numbers", "only_original": ["15000"], "only_translation": ["1500"]}])
    );
    let different = listed(folder.path(), &["--only", "different", "--into", "en"]);
    assert_eq!(different.len(), 1);
    let text = String::from_utf8(run(folder.path(), &["--lang", "en"]).stdout).unwrap();
    assert!(text.contains("other [en] the text is missing"), "{text}");
    assert!(text.contains("numbers differ; only in the original: 15000; only in the translation: 1500"), "{text}");
    assert!(text.ends_with("missing 1, stale 0, never reviewed 2, different 1, up to date 0\n"), "{text}");
    assert_eq!(run(folder.path(), &["--into", "fr"]).status.code(), Some(2));
}

#[test]
fn accepting_writes_the_fingerprint_and_nothing_else() {
    let folder = project();
    let output = run(folder.path(), &["accept", "ground", "thesis", "--lang", "en"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |id: &str| fs::read_to_string(folder.path().join(format!("argument/{id}.yaml"))).unwrap();
    let mark =
        |text: &str| text.split("translated: {en: ").nth(1).and_then(|rest| rest.split('}').next()).unwrap().to_owned();
    let (ground, thesis) = (read("ground"), read("thesis"));
    assert_eq!(ground.replace(&format!("translated: {{en: {}}}\r\n", mark(&ground)), ""), GROUND);
    assert_eq!(thesis.replace(&format!("translated: {{en: {}}}\n", mark(&thesis)), ""), THESIS);
    assert_eq!((state(folder.path(), "ground"), state(folder.path(), "thesis")), ("current".into(), "current".into()));
    // Again: the same bytes.
    assert!(run(folder.path(), &["accept", "ground", "--lang", "en"]).status.success());
    assert_eq!(read("ground"), ground);
    // The original changes, a warrant of it too: stale. Its form alone, or another language: not.
    fs::write(folder.path().join("argument/ground.yaml"), ground.replace("无荫则无用", "没有树荫便没有用")).unwrap();
    assert_eq!(state(folder.path(), "ground"), "stale");
    fs::write(
        folder.path().join("argument/ground.yaml"),
        ground.replace("\r\n", "\n").replace("little shade", "small a shade"),
    )
    .unwrap();
    assert_eq!(state(folder.path(), "ground"), "current");
}

#[test]
fn what_cannot_be_accepted_is_refused_and_nothing_is_written() {
    let folder = project();
    write(
        &folder.path().join("argument/blank.yaml"),
        "kind: premise\ntitle: {en: Only English.}\nbasis: assumed\nsupports: [thesis]\n",
    )
    .unwrap();
    let before = fs::read_to_string(folder.path().join("argument/ground.yaml")).unwrap();
    for ids in [&["other"][..], &["blank"], &["nobody"], &["ground", "other"]] {
        let output = run(folder.path(), &[&["accept"], ids, &["--lang", "en"]].concat());
        assert_eq!(output.status.code(), Some(2), "{ids:?}");
    }
    for lang in ["zh", "fr"] {
        assert_eq!(run(folder.path(), &["accept", "ground", "--lang", lang]).status.code(), Some(2), "{lang}");
    }
    assert_eq!(run(folder.path(), &["accept"]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("argument/ground.yaml")).unwrap(), before);
}

#[test]
fn git_tells_word_by_word_what_has_changed_since_under_a_former_name_too() {
    let folder = project();
    assert!(run(folder.path(), &["accept", "ground", "--lang", "en"]).status.success());
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "--all"]);
    git(folder.path(), &["commit", "--quiet", "--message", "One"]);
    let file = folder.path().join("argument/ground.yaml");
    let text = fs::read_to_string(&file)
        .unwrap()
        .replace("树荫不足", "树荫很少")
        .replace("basis: assumed", "basis: assumed\r\naliases: [former]");
    fs::write(&file, text).unwrap();
    git(folder.path(), &["commit", "--quiet", "--all", "--message", "Two"]);
    fs::create_dir(folder.path().join("argument/premises")).unwrap();
    git(folder.path(), &["mv", "argument/ground.yaml", "argument/premises/ground.yaml"]);
    git(folder.path(), &["commit", "--quiet", "--message", "Three"]);
    let rows = listed(folder.path(), &["--only", "stale"]);
    assert_eq!(
        rows[0]["since"]["fields"],
        json!([{"field": "title", "words": [{"kept": "树荫"}, {"gone": "不足"}, {"new": "很少"}, {"kept": "。"}]}])
    );
    let text = String::from_utf8(run(folder.path(), &["--only", "stale", "--lang", "en"]).stdout).unwrap();
    assert!(text.contains("title: 树荫[-不足-]{+很少+}。"), "{text}");
    // Without git, or without looking into it, the rest is told all the same.
    assert_eq!(listed(folder.path(), &["--only", "stale", "--no-history"])[0]["since"], Value::Null);
    fs::remove_dir_all(folder.path().join(".git")).unwrap();
    assert_eq!(listed(folder.path(), &["--only", "stale"])[0]["since"], Value::Null);
}

#[test]
fn the_schema_is_not_so_wide_that_anything_fits() {
    let folder = project();
    let rows = listed(folder.path(), &[]);
    let document = json!({"version": 1, "translations": rows});
    for (pointer, wrong) in [
        ("/version", json!(2)),
        ("/translations/0/state", json!("stale")), // without what was recorded
        ("/translations/0/missing", json!("title")),
        ("/translations/1/missing", json!(null)),
        ("/translations/0/fingerprint", json!("XYZ")),
        ("/translations/1/mismatches/0/kind", json!("colours")),
        ("/translations/0/since", json!({"commit": "a".repeat(40), "fields": []})),
        ("/translations/0", json!({})),
    ] {
        let mut wronged = document.clone();
        *wronged.pointer_mut(pointer).unwrap() = wrong;
        assert!(!faults(&wronged).is_empty(), "{pointer}");
    }
    let mut more = document.clone();
    more["translations"][0]["colour"] = json!("red");
    assert!(!faults(&more).is_empty());
}

#[test]
fn every_statement_of_the_shipped_map_can_be_accepted_and_says_the_same_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    copy_shipped(folder.path()).unwrap();
    // As it was before anybody had compared anything.
    let is_mark = |line: &&str| line.trim_start().starts_with("translated: {");
    for entry in walkdir::WalkDir::new(folder.path().join("argument")).into_iter().map(Result::unwrap) {
        if entry.path().extension().is_some_and(|extension| extension == "yaml") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let rest: String = text.split_inclusive('\n').filter(|line| !is_mark(line)).collect();
            fs::write(entry.path(), rest).unwrap();
        }
    }
    let rows = listed(folder.path(), &["--no-history", "--only", "unreviewed"]);
    assert!(rows.len() > 100, "{}", rows.len());
    let verdicts = || {
        Command::new(ELENCHUS)
            .args(["verdicts", "--format", "json"])
            .current_dir(folder.path())
            .output()
            .unwrap()
            .stdout
    };
    let before = verdicts();
    let ids: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    let output = run(folder.path(), &[&["accept", "--lang", "en", "--quiet"], &ids[..]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(states(folder.path()).iter().all(|(_, state)| state == "current"));
    assert_eq!(verdicts(), before);
    for row in &rows {
        let path = row["file"].as_str().unwrap();
        let shipped = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let new = fs::read_to_string(folder.path().join(path)).unwrap();
        let kept = |text: &str| text.lines().filter(|line| !is_mark(line)).map(str::to_owned).collect::<Vec<_>>();
        assert!(new.lines().count() > kept(&new).len() && kept(&new) == kept(&shipped), "{path}");
    }
}
