//! `elenchus check` in every form that other programs read, each held to what defines the form; and what decides which
//! findings count.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use support::node;
use support::project::{ELENCHUS, shipped, write};
use support::small::{GROUND, MAP, THESIS};
use tempfile::TempDir;

/// A project with an error that has a mend, a circle with secondary places, warnings, infos, and hostile names.
fn faulty() -> TempDir {
    project(&[
        ("argument/a.yaml", "kind: premise\ntitle: {en: A.}\nbasis: assumed\nsupports: [thesis, thesys]\n"),
        (
            "argument/b.yaml",
            "kind: claim\ntitle: {en: \"B %0A::error::x, <b> & [c](d) @octocat\"}\nbasis: argued\nsupports: [c]\n",
        ),
        ("argument/c.yaml", "kind: claim\ntitle: {en: C.}\nbasis: argued\nsupports: [b]\n"),
        ("argument/d.yaml", "kind: rebuttal\ntitle: {en: D.}\nbasis: assumed\nattacks: [ground]\n"),
        (
            "argument/e.yaml",
            "kind: premise\ntitle: {en: E.}\nbasis: assumed\nsupports: [\"x%,:\\n::error::[y](z){0}<w>@octocat\"]\n",
        ),
        ("argument/fünf, %:1.yaml", "kind: premise\n"),
    ])
}

fn project(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let base = [("argument/map.yaml", MAP), ("argument/thesis.yaml", THESIS), ("argument/ground.yaml", GROUND)];
    for (path, text) in base.iter().chain(files) {
        write(&folder.path().join(path), text).unwrap();
    }
    folder
}

fn check(folder: &Path, args: &[&str]) -> Output {
    Command::new(ELENCHUS).arg("check").args(args).current_dir(folder).env("LC_ALL", "C").output().unwrap()
}

fn says(folder: &Path, args: &[&str]) -> String {
    String::from_utf8(check(folder, args).stdout).unwrap()
}

fn findings(folder: &Path, args: &[&str]) -> Vec<Value> {
    let text = says(folder, &[args, &["--format", "json"]].concat());
    serde_json::from_str::<Value>(&text).unwrap()["findings"].as_array().unwrap().clone()
}

fn codes(folder: &Path, args: &[&str]) -> Vec<String> {
    findings(folder, args).iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("a schema");
    validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn json_keeps_to_its_published_schema() {
    let folder = faulty();
    let schema: Value = serde_json::from_str(&says(folder.path(), &["--format", "json-schema"])).unwrap();
    for project in [folder.path(), shipped()] {
        let json: Value = serde_json::from_str(&says(project, &["--format", "json"])).unwrap();
        assert_eq!(faults(&schema, &json), [""; 0]);
    }
    let json: Value = serde_json::from_str(&says(folder.path(), &["--format", "json"])).unwrap();
    // The schema is not so wide that anything fits.
    for (pointer, wrong) in [
        ("/version", json!(2)),
        ("/findings/0/line", json!(0)),
        ("/findings/0/level", json!("off")),
        ("/findings/0/extra", json!(1)),
    ] {
        let mut wronged = json.clone();
        match wronged.pointer_mut(pointer) {
            Some(value) => *value = wrong,
            None => wronged["findings"][0]["extra"] = wrong,
        }
        assert!(!faults(&schema, &wronged).is_empty(), "{pointer}");
    }
}

#[test]
fn sarif_keeps_to_the_official_schema() {
    let node = node::find_with("tests/sarif", "npm-sarif").unwrap_or_else(|lacking| panic!("{lacking}"));
    let file = node.packages.join("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
    let text = fs::read_to_string(file).unwrap();
    // One pattern of the official schema has a bracket too many and is no regular expression: what it means is this.
    let mistaken = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$";
    assert!(text.contains(mistaken));
    let schema: Value = serde_json::from_str(&text.replace(mistaken, "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$")).unwrap();
    let folder = faulty();
    for lang in ["en", "zh"] {
        for project in [folder.path(), shipped()] {
            let log: Value = serde_json::from_str(&says(project, &["--format", "sarif", "--lang", lang])).unwrap();
            assert_eq!(faults(&schema, &log), [""; 0]);
        }
    }
    let log: Value = serde_json::from_str(&says(folder.path(), &["--format", "sarif"])).unwrap();
    let mut wrong = log.clone();
    wrong["runs"][0]["results"][0]["level"] = json!("fatal");
    assert!(!faults(&schema, &wrong).is_empty());
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let json = findings(folder.path(), &[]);
    assert_eq!(results.len(), json.len());
    for (result, finding) in results.iter().zip(&json) {
        let rule = &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!((&rule["id"], &result["ruleId"]), (&finding["code"], &finding["code"]));
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!((&region["startLine"], &region["startColumn"]), (&finding["line"], &finding["column"]));
        assert_eq!(result["relatedLocations"].as_array().unwrap().len(), finding["related"].as_array().unwrap().len());
        assert_eq!(result["fixes"].is_array(), finding["fix"].is_array());
    }
    let uris: Vec<&str> = results
        .iter()
        .map(|result| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap())
        .collect();
    assert!(uris.contains(&"argument/f%C3%BCnf%2C%20%25%3A1.yaml"), "{uris:?}");
}

/// What a runner of GitHub makes of a line: the command, its properties and its message.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let rest = line.strip_prefix("::").unwrap_or_else(|| panic!("no command: {line}"));
    let (head, message) = rest.split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let data = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let property = |text: &str| data(&text.replace("%3A", ":").replace("%2C", ","));
    let pairs = properties.split(',').map(|pair| pair.split_once('=').unwrap());
    (name.to_owned(), pairs.map(|(key, value)| (key.to_owned(), property(value))).collect(), data(message))
}

#[test]
fn github_annotations_stand_at_their_lines_and_no_text_becomes_a_command() {
    let folder = faulty();
    let json = findings(folder.path(), &[]);
    let text = says(folder.path(), &["--format", "github"]);
    assert_eq!(text.lines().count(), json.len(), "{text}");
    for (line, finding) in text.lines().zip(&json) {
        let (name, properties, message) = command(line);
        let of = |key: &str| properties.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str());
        let level = match name.as_str() {
            "notice" => "info",
            other => other,
        };
        assert_eq!(level, finding["level"].as_str().unwrap());
        assert_eq!(of("file"), finding["file"].as_str());
        assert_eq!(of("line"), Some(finding["line"].to_string().as_str()));
        assert!(of("title").unwrap().starts_with(finding["code"].as_str().unwrap()));
        assert!(message.starts_with(finding["message"]["en"].as_str().unwrap()), "{message}");
    }
    // From above, paths begin where the runner looks for them.
    let above = folder.path().parent().unwrap();
    let name = folder.path().file_name().unwrap().to_str().unwrap();
    let text = says(above, &[name, "--format", "github"]);
    assert!(text.lines().all(|line| line.contains(&format!("file={name}/argument/"))), "{text}");
}

#[test]
fn junit_is_xml_with_a_case_for_each_finding() {
    let folder = faulty();
    for (deny, level) in [("error", "error"), ("info", "info")] {
        let xml = says(folder.path(), &["--format", "junit", "--deny", deny]);
        let document = roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
        let suite = document.descendants().find(|node| node.has_tag_name("testsuite")).unwrap();
        let cases: Vec<_> = suite.children().filter(|node| node.has_tag_name("testcase")).collect();
        let json = findings(folder.path(), &[]);
        assert_eq!(cases.len(), json.len());
        assert_eq!(suite.attribute("tests"), Some(json.len().to_string().as_str()));
        let failed = cases.iter().filter(|case| case.children().any(|child| child.has_tag_name("failure"))).count();
        assert_eq!(suite.attribute("failures"), Some(failed.to_string().as_str()));
        let denied = json.iter().filter(|finding| level == "info" || finding["level"] == level).count();
        assert_eq!(failed, denied);
    }
    let clean = says(project(&[]).path(), &["--format", "junit"]);
    assert!(clean.contains("tests=\"1\" failures=\"0\"") && roxmltree::Document::parse(&clean).is_ok(), "{clean}");
}

#[test]
fn short_and_markdown_name_every_finding_on_one_line() {
    let folder = faulty();
    let json = findings(folder.path(), &[]);
    let short = says(folder.path(), &["--format", "short"]);
    assert_eq!(short.lines().count(), json.len());
    assert!(short.contains("argument/a.yaml:4:20: error[R001] there is no node `thesys`\n"), "{short}");
    assert!(
        says(folder.path(), &["--format", "short", "--lang", "zh"])
            .contains("argument/a.yaml:4:20: 错误[R001] 没有节点")
    );
    let markdown = says(folder.path(), &["--format", "markdown"]);
    assert_eq!(markdown.lines().filter(|line| line.starts_with("- **")).count(), json.len());
    for event in pulldown_cmark::Parser::new_ext(&markdown, pulldown_cmark::Options::all()) {
        match event {
            pulldown_cmark::Event::Text(text) => assert!(!text.contains("@octocat"), "{text}"),
            pulldown_cmark::Event::Html(_) | pulldown_cmark::Event::InlineHtml(_) => panic!("{markdown}"),
            pulldown_cmark::Event::Start(tag) => assert!(
                !matches!(tag, pulldown_cmark::Tag::Link { .. } | pulldown_cmark::Tag::Image { .. }),
                "{markdown}"
            ),
            _ => {}
        }
    }
    assert!(
        markdown
            .contains("- **error R001** `argument/a.yaml:4` there is no node `thesys`\n  - did you mean `thesis`?\n"),
        "{markdown}"
    );
}

#[test]
fn codes_are_chosen_by_id_by_name_and_by_family() {
    let folder = faulty();
    let all = codes(folder.path(), &[]);
    for code in ["R001", "G001", "A002"] {
        assert!(all.contains(&code.to_owned()), "{code} {all:?}");
    }
    let of = |keep: &dyn Fn(&str) -> bool| all.iter().filter(|code| keep(code)).cloned().collect::<Vec<_>>();
    assert_eq!(codes(folder.path(), &["--select", "R"]), of(&|code| code.starts_with('R')));
    assert_eq!(codes(folder.path(), &["--select", "r,A002"]), of(&|code| code.starts_with('R') || code == "A002"));
    assert_eq!(codes(folder.path(), &["--select", "dangling-node"]), of(&|code| code == "R001"));
    assert_eq!(codes(folder.path(), &["--ignore", "R,g001"]), of(&|code| !code.starts_with('R') && code != "G001"));
    assert_eq!(
        codes(folder.path(), &["--select", "R", "--ignore", "R001"]),
        of(&|code| code.starts_with('R') && code != "R001")
    );
    for wrong in ["X", "R999", "dangling", ""] {
        assert_eq!(check(folder.path(), &["--select", wrong]).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn exit_codes_follow_what_is_chosen_and_denied() {
    let folder = faulty();
    let code = |args: &[&str]| check(folder.path(), args).status.code().unwrap();
    assert_eq!(code(&[]), 1);
    assert_eq!(code(&["--select", "A002"]), 0);
    assert_eq!(code(&["--select", "A002", "--deny", "warning"]), 1);
    assert_eq!(code(&["--ignore", "L,R,G,I"]), 0);
    for form in ["short", "json", "sarif", "github", "junit", "markdown"] {
        assert_eq!(code(&["--format", form]), 1, "{form}");
    }
    assert_eq!(code(&["--format", "xml"]), 2);
    assert_eq!(check(tempfile::tempdir().unwrap().path(), &[]).status.code(), Some(2));
    if Path::new("/dev/full").exists() {
        let full = Command::new(ELENCHUS)
            .arg("check")
            .current_dir(folder.path())
            .stdout(fs::File::create("/dev/full").unwrap())
            .output()
            .unwrap();
        assert_eq!(full.status.code(), Some(3));
    }
}

#[test]
fn levels_of_the_map_and_allow_in_place_change_what_counts() {
    let objection =
        ("argument/d.yaml", "kind: rebuttal\ntitle: {en: D.}\norigin: editor\nbasis: assumed\nattacks: [ground]\n");
    let levels = |level: &str| format!("{MAP}checks: {{levels: {{A002: {level}}}}}\n");
    for (level, code, found) in [("error", 1, Some("error")), ("info", 0, Some("info")), ("\"off\"", 0, None)] {
        let folder = project(&[objection, ("argument/map.yaml", &levels(level))]);
        assert_eq!(check(folder.path(), &[]).status.code(), Some(code), "{level}");
        let levels: Vec<Value> =
            findings(folder.path(), &["--select", "A002"]).iter().map(|row| row["level"].clone()).collect();
        assert_eq!(levels, found.map(|word| json!(word)).into_iter().collect::<Vec<_>>());
    }
    let allowed = format!("{}allow: {{A002: granted}}\n", objection.1);
    let folder = project(&[("argument/d.yaml", &allowed), ("argument/map.yaml", &levels("error"))]);
    assert_eq!(check(folder.path(), &["--fast", "--deny", "info"]).status.code(), Some(0));
    assert!(!codes(folder.path(), &[]).contains(&"A002".to_owned()));
}
