//! `elenchus diff` over a real git repository: the shipped map with a branch that adds a counterargument, and small maps
//! for every other kind of change; in every form of output.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use support::project::{ELENCHUS, copy_shipped, write};
use support::small::{GROUND, MAP, THESIS};
use tempfile::TempDir;

/// A repository whose first commit, `main`, has some files.
struct Repository(TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().expect("a folder"));
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    fn small() -> Self {
        let repository = Self::new();
        for (path, text) in [("map", MAP), ("claims/thesis", THESIS), ("premises/ground", GROUND)] {
            repository.write(&format!("argument/{path}.yaml"), text);
        }
        repository.commit();
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn git(&self, args: &[&str]) -> String {
        let output = Command::new("git")
            .args(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"])
            .args(args)
            .current_dir(self.path())
            .output()
            .expect("the tests need git: install it (https://git-scm.com/downloads)");
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn write(&self, path: &str, text: &str) {
        write(&self.path().join(path), text).expect("a file");
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "A change"]);
    }

    fn diff(&self, args: &[&str]) -> Output {
        let mut command = Command::new(ELENCHUS);
        command.arg("diff").args(args).current_dir(self.path()).env("LC_ALL", "C").output().expect("it runs")
    }

    fn json(&self, args: &[&str]) -> Value {
        let output = self.diff(&[args, &["--format", "json"]].concat());
        let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", err(&output)));
        let schema: Value = serde_json::from_str(elenchus::diff::SCHEMA).expect("a schema");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let faults: Vec<String> = validator.iter_errors(&json).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}\n{json:#}");
        json
    }

    fn says(&self, args: &[&str]) -> String {
        let output = self.diff(args);
        assert!(output.status.success(), "{}", err(&output));
        String::from_utf8(output.stdout).expect("UTF-8")
    }
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("a code")
}

const OBJECTION: &str = "kind: rebuttal\ntitle: {en: In winter the ground does not hold.}\nby: \"@lin\"\nbasis: assumed\nattacks: [ground]\n";

/// The shipped map, and a branch with one more file, as a contributor would send it.
fn shipped_with_contribution() -> Repository {
    let repository = Repository::new();
    copy_shipped(repository.path()).expect("a copy");
    repository.commit();
    repository.git(&["checkout", "--quiet", "-b", "contribution"]);
    repository.write(
        "argument/contributions/cx-choosing-input.yaml",
        "kind: rebuttal\ntitle:\n  zh: 选定输入本身就是创作中的自由选择。\n  en: Choosing the input is itself a free choice in creation.\n\
         by: \"@lin\"\ndate: 2026-11-25\nbasis: assumed\nattacks: [user-only-triggers]\n",
    );
    repository.commit();
    repository
}

#[test]
fn a_contribution_to_the_shipped_map_is_told_with_every_verdict_that_it_changes() {
    let repository = shipped_with_contribution();
    let json = repository.json(&["main..contribution"]);
    assert_eq!(json["statements"]["added"][0]["id"], "cx-choosing-input");
    assert_eq!(json["statements"]["removed"], json!([]));
    let change = json["verdicts"].as_array().unwrap().iter().find(|row| row["id"] == "user-only-triggers").unwrap();
    assert_eq!(
        (&change["before"], &change["after"], &change["view"]),
        (&json!("holds"), &json!("contested"), &json!("all"))
    );
    // One file changed, so it is the cause of everything; the paper's own argument is as it was.
    for row in json["verdicts"].as_array().unwrap() {
        assert_eq!(row["cause"]["sets"], json!([["argument/contributions/cx-choosing-input.yaml"]]), "{row}");
        assert_eq!(row["view"], "all");
    }
    assert_eq!(json["unanswered"], json!(["cx-choosing-input--user-only-triggers"]));
    // From where the branches parted, from the working tree, and by folders it is the same change.
    let other = tempfile::tempdir().unwrap();
    copy_shipped(other.path()).unwrap();
    for args in [&["main...HEAD"][..], &["main"], &["main", "HEAD"], &[other.path().to_str().unwrap(), "."]] {
        assert_eq!(repository.json(args)["verdicts"], json["verdicts"], "{args:?}");
    }
    let other = repository.json(&["contribution..main"]);
    assert_eq!(other["settled"], json["unanswered"]);
}

#[test]
fn the_comment_is_one_that_people_can_read_in_either_language() {
    let repository = shipped_with_contribution();
    let en = repository.says(&["main..HEAD", "--format", "markdown", "--lang", "en"]);
    for line in [
        "### What this change does to the argument",
        "The verdict on the thesis, “AI-generated content \\(AIGC\\)",
        "- Because of the new rebuttal “Choosing the input is itself a free choice in creation”, with contributions counted in:",
        "  - “The user’s input is merely a switch; the algorithm decides which picture appears” is now contested; before, it held. Why: ",
        "nothing ranks one above the other.",
    ] {
        let line = line.replace("\\(", "(").replace("\\)", ")");
        assert!(en.contains(&line), "{line}\n{en}");
    }
    let zh = repository.says(&["main..HEAD", "--format", "markdown", "--lang", "zh"]);
    assert!(zh.contains("- 起因是新增的反驳“选定输入本身就是创作中的自由选择”。计入后续论证时："), "{zh}");
    assert!(zh.contains("现在有争议，此前成立。缘由："), "{zh}");
    for comment in [&en, &zh] {
        assert!(comment.starts_with("[//]: # (elenchus-diff)\n\n### "));
        assert!(!comment.contains("cx-") && !comment.contains('<'), "{comment}");
        assert!(!comment.contains("@lin"), "nobody is called: {comment}");
        assert!(comment.len() < 6_000, "{}", comment.len());
    }
}

#[test]
fn the_page_stands_alone_and_draws_what_has_changed() {
    let repository = shipped_with_contribution();
    for (lang, badge) in [("en", "holds → contested"), ("zh", "成立 → 有争议")] {
        let page = repository.path().join("page.html");
        repository.says(&["main..HEAD", "--format", "html", "--lang", lang, "--output", page.to_str().unwrap()]);
        let html = fs::read_to_string(&page).unwrap();
        assert!(html.starts_with(&format!("<!doctype html>\n<html lang=\"{lang}\" dir=\"ltr\">")), "{}", &html[..60]);
        assert!(html.contains(badge) && html.contains("data-id=\"cx-choosing-input\""));
        for outside in ["<script", " src=", "<link", "@import", "url(http"] {
            assert!(!html.contains(outside), "{outside}");
        }
    }
}

#[test]
fn strangers_texts_stay_texts_in_every_form() {
    let repository = Repository::small();
    repository.git(&["checkout", "--quiet", "-b", "evil"]);
    repository.write(
        "argument/cx-evil.yaml",
        "kind: rebuttal\ntitle: {en: \"<script>alert(1)</script> [x](https://evil.example) @octocat #1 **b** \\e[31m\"}\n\
         by: \"@octocat\"\nbasis: assumed\nattacks: [ground]\n",
    );
    repository.commit();
    let markdown = repository.says(&["main..HEAD", "--format", "markdown"]);
    // A sign after a backslash is that sign and nothing else.
    let mut signs = markdown.chars();
    let mut active = String::new();
    while let Some(sign) = signs.next() {
        if sign == '\\' { signs.next().into_iter().for_each(drop) } else { active.push(sign) }
    }
    for raw in ["<", "octocat](", "@octocat", "](https", "https://", " #1", "**b", "\u{1b}"] {
        assert!(!active.contains(raw), "{raw}\n{markdown}");
    }
    let html = repository.says(&["main..HEAD", "--format", "html"]);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"));
    assert!(!repository.says(&["main..HEAD"]).contains('\u{1b}'));
}

#[test]
fn hostile_names_of_revisions_are_refused() {
    let repository = Repository::small();
    let witness = repository.path().join("witness");
    let output = format!("--output={}", witness.display());
    for name in [
        "--",
        "-n1",
        "HEAD:argument",
        "HEAD --help",
        "$(touch witness)",
        "`touch witness`",
        "a;touch witness",
        "nosuch",
        "HEAD^{tree}x",
    ] {
        let output = repository.diff(&[&format!("{name}..HEAD")]);
        assert_eq!(code(&output), 2, "{name}: {}", err(&output));
    }
    let refused = repository.diff(&["--", &output]);
    assert_eq!(code(&refused), 2, "{}", err(&refused));
    assert!(!witness.exists());
    let nowhere = tempfile::tempdir().unwrap();
    write(&nowhere.path().join("argument/map.yaml"), MAP).unwrap();
    let outside = Command::new(ELENCHUS)
        .args(["diff", "main..HEAD"])
        .current_dir(nowhere.path())
        .env("GIT_CEILING_DIRECTORIES", nowhere.path().parent().unwrap())
        .output()
        .unwrap();
    assert_eq!(code(&outside), 2);
    assert!(err(&outside).contains("git"), "{}", err(&outside));
}

#[test]
fn gates_stop_what_they_are_named_for() {
    let repository = Repository::small();
    let cases = [
        (
            "argument/cx-winter.yaml",
            OBJECTION,
            &["thesis-change", "thesis-worse", "verdict-change", "newly-unanswered"][..],
        ),
        (
            "argument/claims/thesis.yaml",
            "kind: claim\ntitle: {en: The thesis.}\norigin: editor\nbasis: argued\nsupports: [ground]\n",
            &["newly-circular"],
        ),
        ("argument/note.yaml", "kind: context\ntitle: {en: A note.}\nbasis: assumed\n", &[]),
        (
            "argument/map.yaml",
            "format: 1\ntitle: {en: Example}\nlanguages: [en, zh]\nthesis: thesis\n",
            &["translation-loss"],
        ),
    ];
    for (path, text, stopped) in cases {
        repository.git(&["checkout", "--quiet", "--force", "main"]);
        repository.git(&["checkout", "--quiet", "-B", "try"]);
        repository.write(path, text);
        repository.commit();
        for gate in elenchus::diff::Gate::ALL.map(elenchus::diff::Gate::word) {
            let output = repository.diff(&["main..try", "--fail-on", gate]);
            assert_eq!(code(&output), i32::from(stopped.contains(&gate)), "{path} {gate}: {}", err(&output));
        }
        let json = repository.json(&[
            "main..try",
            "--fail-on",
            "thesis-change,newly-circular,newly-unanswered,verdict-change",
        ]);
        let wanted: Vec<&str> = ["thesis-change", "verdict-change", "newly-circular", "newly-unanswered"]
            .into_iter()
            .filter(|gate| stopped.contains(gate))
            .collect();
        assert_eq!(json["gates"], json!(wanted));
    }
    assert_eq!(code(&repository.diff(&["main..try", "--fail-on", "everything"])), 2);
}

#[test]
fn a_project_below_the_top_of_its_repository_with_links_and_hidden_files_is_read_as_on_a_disk() {
    let repository = Repository::new();
    for (path, text) in [("map", MAP), ("thesis", THESIS), ("ground", GROUND)] {
        repository.write(&format!("maps/one/argument/{path}.yaml"), text);
    }
    repository.write("maps/one/argument/.hidden.yaml", "no: [");
    repository.write("argument/elsewhere.yaml", "no: [");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("cx-real.txt", repository.path().join("maps/one/argument/cx-winter.yaml")).unwrap();
        std::os::unix::fs::symlink("/etc/hostname", repository.path().join("maps/one/argument/cx-out.yaml")).unwrap();
        repository.write("maps/one/argument/cx-real.txt", OBJECTION);
    }
    repository.commit();
    let output = Command::new(ELENCHUS)
        .args(["diff", "HEAD", "--format", "json"])
        .current_dir(repository.path().join("maps/one"))
        .output()
        .unwrap();
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", err(&output)));
    // The commit and the folder hold the same files, so nothing at all may differ.
    assert_eq!(json["files"], json!([]), "{json:#}");
    assert_eq!(json["statements"]["edited"], json!([]));
    #[cfg(unix)]
    assert_eq!(json["after"]["verdicts"]["all"], "falls");
}

#[test]
fn coverage_translations_renamings_and_the_thesis_are_told() {
    let repository = Repository::new();
    let map = "format: 1\ntitle: {en: Example, zh: 例}\nlanguages: [en, zh]\nthesis: thesis\npaper: {outline: [{id: \"1\", title: {en: S, zh: 节}, paragraphs: [2, 2], footnotes: [1]}]}\n";
    repository.write("argument/map.yaml", map);
    repository.write(
        "argument/thesis.yaml",
        "kind: claim\ntitle: {en: The thesis., zh: 论题。}\norigin: paper\nat: [\"1¶1 s1\"]\nbasis: argued\n",
    );
    repository.write("argument/ground.yaml", "kind: premise\ntitle: {en: A ground., zh: 根据。}\norigin: paper\nat: [\"1¶1 s2\"]\nbasis: assumed\nsupports: [thesis]\n");
    repository.commit();
    repository.git(&["checkout", "--quiet", "-b", "next"]);
    repository.git(&["mv", "argument/ground.yaml", "argument/base.yaml"]);
    repository.write("argument/base.yaml", "kind: premise\ntitle: {en: A ground., zh: 根据。}\norigin: paper\nat: [\"1¶2 s2\"]\nbasis: assumed\naliases: [ground]\nsupports: [{to: thesis, strict: true}]\n");
    repository.write("argument/more.yaml", "kind: premise\ntitle: {en: More.}\nbasis: assumed\nsupports: [thesis]\n");
    repository.commit();
    let json = repository.json(&["main..next"]);
    let edited = &json["statements"]["edited"][0];
    assert_eq!((&edited["id"], &edited["renamed_from"]), (&json!("base"), &json!("ground")));
    assert_eq!(edited["fields"], json!(["at", "aliases"]));
    assert_eq!(json["reasons"]["edited"][0]["fields"], json!(["strict"]));
    assert_eq!(json["reasons"]["edited"][0]["renamed_from"], "ground--thesis");
    assert_eq!(json["coverage"]["before"]["paragraphs"], 1);
    assert_eq!(json["coverage"]["after"]["paragraphs"], 2);
    assert_eq!(json["translations"], json!([{"id": "more", "language": "zh", "before": null, "after": "missing"}]));
    let text = repository.says(&["main..next"]);
    assert!(text.contains("renamed from ground to base"), "{text}");
    assert!(text.contains("Paragraphs with statements: 1 → 2 of 2"), "{text}");
    assert!(text.contains("“More” is not translated into Chinese yet."), "{text}");
}

#[test]
fn a_change_that_changes_nothing_is_told_as_that() {
    let repository = Repository::small();
    repository.git(&["checkout", "--quiet", "-b", "words"]);
    repository.write("README.md", "Something else.\n");
    repository.commit();
    let text = repository.says(&["main..words"]);
    assert!(text.contains("Nothing in the argument has changed."), "{text}");
    assert!(repository.says(&["main..words", "--format", "html"]).contains("Nothing in the argument has changed."));
    assert_eq!(repository.says(&["--format", "json-schema"]), elenchus::diff::SCHEMA);
}

#[test]
fn a_map_that_was_not_there_before_is_all_new() {
    let repository = Repository::new();
    repository.write("README.md", "Nothing yet.\n");
    repository.commit();
    repository.git(&["checkout", "--quiet", "-b", "map"]);
    for (path, text) in [("map", MAP), ("thesis", THESIS), ("ground", GROUND)] {
        repository.write(&format!("argument/{path}.yaml"), text);
    }
    repository.commit();
    let json = repository.json(&["main..map"]);
    assert_eq!((&json["before"]["thesis"], &json["after"]["thesis"]), (&Value::Null, &json!("thesis")));
    assert_eq!(json["statements"]["added"].as_array().unwrap().len(), 2);
    assert_eq!(repository.json(&["map..main"])["statements"]["removed"].as_array().unwrap().len(), 2);
    for form in ["human", "markdown", "html"] {
        assert!(!repository.says(&["main..map", "--format", form]).is_empty());
        assert!(!repository.says(&["map..main", "--format", form]).is_empty());
    }
}

#[test]
fn that_something_faulty_was_left_out_is_said() {
    let repository = Repository::small();
    repository.git(&["checkout", "--quiet", "-b", "faulty"]);
    repository.write("argument/cx-winter.yaml", &OBJECTION.replace("[ground]", "[grund]"));
    repository.commit();
    let text = repository.says(&["main..faulty", "--format", "markdown"]);
    assert!(text.contains("The later version has errors (1)"), "{text}");
    assert!(!repository.says(&["faulty..main", "--format", "markdown"]).contains("has errors"));
}
