//! What runs in CI: the steps of the actions, against a real git repository with a branch that adds to the shipped map.
//! GitHub itself is played by a small program that keeps comments in files.
#![cfg(unix)] // the steps are a shell script
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use support::project::{ELENCHUS, copy_shipped, shipped, write};
use tempfile::TempDir;

/// A counterargument as a contributor would send it: sound, but nobody has answered it.
const OBJECTION: &str = "kind: rebuttal
title:
  zh: 用户反复修改提示词、逐轮取舍画面，表达是在用户的控制下形成的。
  en: A user who revises prompts and picks among results, round after round, controls how the expression takes shape.
by: \"Chen Lin\"
date: 2026-11-26
basis: assumed
attacks:
  - user-only-triggers
";

/// One with two mistakes: a misspelt id and an unknown key.
const MISTAKEN: &str = "kind: rebuttal
title:
  zh: 选定输入本身就是自由选择。
  en: Choosing the input is itself a free choice.
autor: \"Chen Lin\"
basis: assumed
attacks:
  - user-only-trigers
";

/// As much of `gh api` as the steps use. Which comment is the bot's own is found by `jq`, which `gh` has built in; where
/// there is none, it is taken as found.
/// Comments are files; who wrote them stands in their names.
const GH: &str = r#"#!/usr/bin/env bash
set -euo pipefail
printf '%s\n' "$*" >> "$COMMENTS/../calls"
last="${!#}"
body() { cat "${last#body=@}"; }
case "$*" in
    *'--method POST repos/owner/map/issues/7/comments '*) body > "$COMMENTS/101.Bot" ;;
    *'--method PATCH repos/owner/map/issues/comments/'*) [ -f "$COMMENTS/101.Bot" ] && body > "$COMMENTS/101.Bot" ;;
    *'repos/owner/map/issues/7/comments --jq '*)
        for file in "$COMMENTS"/*.*; do
            [ -f "$file" ] || continue
            type="${file##*.}"
            id="$(basename "${file%.*}")"
            if command -v jq > /dev/null; then
                jq --null-input --arg id "$id" --arg type "$type" --rawfile body "$file" \
                    '[{id: ($id | tonumber), user: {type: $type}, body: $body}]' | jq --raw-output "$last"
            elif [ "$type" = Bot ]; then
                printf '%s\n' "$id"
            fi
        done ;;
    *) exit 64 ;;
esac
"#;

/// A clone in which a pull request is checked, beside the repository from which it comes.
struct Bench {
    folder: TempDir,
}

impl Bench {
    /// The shipped map at `main`, and as pull request 7 a branch with one more file.
    fn with(file: &str, text: &str) -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        let origin = bench.at("origin");
        copy_shipped(&origin).unwrap();
        bench.git("origin", &["init", "--quiet", "--initial-branch=main"]);
        bench.commit();
        bench.git("origin", &["checkout", "--quiet", "-b", "contribution"]);
        bench.write(file, text);
        for folder in ["comments", "temp", "programs"] {
            fs::create_dir_all(bench.at(folder)).unwrap();
        }
        let gh = bench.at("programs/gh");
        write(&gh, GH).unwrap();
        fs::set_permissions(gh, fs::Permissions::from_mode(0o755)).unwrap();
        bench.git(".", &["clone", "--quiet", "--branch", "main", "origin", "clone"]);
        bench
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn git(&self, folder: &str, args: &[&str]) -> String {
        let output = Command::new("git")
            .args(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"])
            .args(args)
            .current_dir(self.at(folder))
            .output()
            .expect("the tests need git: install it (https://git-scm.com/downloads)");
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn commit(&self) {
        self.git("origin", &["add", "--all"]);
        self.git("origin", &["commit", "--quiet", "--message", "A change"]);
    }

    /// Writes a file on the branch, and makes that the head of the pull request.
    fn write(&self, file: &str, text: &str) {
        write(&self.at("origin").join(file), text).unwrap();
        self.commit();
        self.git("origin", &["update-ref", "refs/pull/7/head", "contribution"]);
    }

    fn step(&self, step: &str, settings: &[(&str, &str)]) -> Output {
        let path = std::env::var("PATH").unwrap();
        Command::new("bash")
            .arg(shipped().join(".github/actions/elenchus.sh"))
            .arg(step)
            .current_dir(self.at("clone"))
            .env("PATH", format!("{}:{path}", self.at("programs").display()))
            .env("ELENCHUS", ELENCHUS)
            .env("RUNNER_TEMP", self.at("temp"))
            .env("GITHUB_STEP_SUMMARY", self.at("temp/summary.md"))
            .env("GITHUB_REPOSITORY", "owner/map")
            .env("BASE", self.git("origin", &["rev-parse", "main"]))
            .env("PULL_REQUEST", "7")
            .env("FAST", "true")
            .env("COMMENTS", self.at("comments"))
            .envs(settings.iter().copied())
            .output()
            .unwrap()
    }

    /// The step `check` on the branch, as it is checked out for it.
    fn check(&self, settings: &[(&str, &str)]) -> (i32, String, String) {
        self.git("clone", &["fetch", "--quiet", "origin", "contribution"]);
        self.git("clone", &["checkout", "--quiet", "FETCH_HEAD"]);
        let output = self.step("check", settings);
        let summary = fs::read_to_string(self.at("temp/summary.md")).unwrap_or_default();
        (output.status.code().unwrap(), said(&output), summary)
    }

    /// The step `comment`, with `main` checked out; the comment of the bot.
    fn comment(&self, settings: &[(&str, &str)]) -> Option<String> {
        self.git("clone", &["checkout", "--quiet", "main"]);
        let output = self.step("comment", settings);
        assert!(output.status.success(), "{}{}", said(&output), String::from_utf8_lossy(&output.stderr));
        assert_eq!(self.git("clone", &["status", "--porcelain"]), "", "nothing of the pull request lies on the disk");
        fs::read_to_string(self.at("comments/101.Bot")).ok()
    }

    fn calls(&self) -> String {
        fs::read_to_string(self.at("calls")).unwrap_or_default()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

const FILE: &str = "argument/contributions/cx-controls-expression.yaml";

#[test]
fn a_counterargument_is_annotated_at_its_lines_and_nothing_else_is() {
    let (code, annotations, summary) = Bench::with(FILE, OBJECTION).check(&[]);
    assert_eq!(code, 0, "{annotations}");
    let lines: Vec<&str> = annotations.lines().collect();
    assert_eq!(lines.len(), 3, "{annotations}");
    let place = |line: u32, level: &str| format!("::{level} file={FILE},line={line},endLine={line},");
    assert!(lines.iter().any(|line| line.starts_with(&place(9, "warning")) && line.contains("A002")), "{annotations}");
    assert!(lines.iter().any(|line| line.starts_with(&place(7, "warning")) && line.contains("A011")), "{annotations}");
    assert!(lines.iter().any(|line| line.starts_with(&place(4, "notice")) && line.contains("T004")), "{annotations}");
    assert!(summary.contains("Because of the new rebuttal"), "{summary}");
}

/// One command says at which lines something is new, and in words for people who know the paper and no graph what it does.
#[test]
fn one_command_annotates_the_lines_and_says_which_verdicts_change_and_why() {
    for (language, lines, sentences) in [
        (
            "en",
            ["nothing answers the objection of `cx-controls-expression`", "contributed as a bare assumption"],
            [
                "As the paper argues it, it holds; with contributions, it is contested.",
                "#### Verdicts that change, and why",
                "- Because of the new rebuttal “A user who revises prompts and picks among results, round after round, controls how the expression takes shape”, with contributions counted in:",
                "  - “The user’s input is merely a switch; the algorithm decides which picture appears” is now contested; before, it held. Why: ",
                "both stand, and nothing ranks one above the other.",
            ],
        ),
        (
            "zh",
            ["`cx-controls-expression` 提出的反对尚无人回应", "只是一句没有根据的假定"],
            [
                "就论文自身的论证看，成立；计入后续论证，有争议。",
                "#### 哪些判定变了，为什么",
                "- 起因是新增的反驳“用户反复修改提示词、逐轮取舍画面，表达是在用户的控制下形成的”。计入后续论证时：",
                "  - “用户的输入不过是启动键，画成什么样由算法决定”现在有争议，此前成立。缘由：",
                "两边都站得住，又没有谁优先。",
            ],
        ),
    ] {
        let (code, annotations, summary) = Bench::with(FILE, OBJECTION).check(&[("REPORT_LANGUAGE", language)]);
        assert_eq!(code, 0, "{annotations}");
        for line in lines {
            assert!(annotations.contains(line), "{line} in\n{annotations}");
        }
        for sentence in sentences {
            assert!(summary.contains(sentence), "{sentence} in\n{summary}");
        }
        // No id and no term of graphs: it is read by people who know the paper.
        let prose = summary.split("*`").next().unwrap_or_default();
        for word in ["user-only", "cx-", "--", "node", "edge", "graph", "节点"] {
            assert!(!prose.contains(word), "{word} in\n{prose}");
        }
    }
}

#[test]
fn mistakes_fail_the_step_and_are_annotated_where_they_stand() {
    let (code, annotations, summary) = Bench::with(FILE, MISTAKEN).check(&[]);
    assert_eq!(code, 1);
    let errors: Vec<&str> = annotations.lines().filter(|line| line.starts_with("::error ")).collect();
    assert_eq!(errors.len(), 2, "{annotations}");
    assert!(errors[0].contains(",line=5,") && errors[0].contains("unknown key `autor`"), "{annotations}");
    assert!(
        errors[1].contains(",line=8,") && errors[1].contains("did you mean `user-only-triggers`?"),
        "{annotations}"
    );
    assert!(summary.contains("has errors"), "{summary}");
}

#[test]
fn gates_and_levels_fail_the_step() {
    let bench = Bench::with(FILE, OBJECTION);
    assert_eq!(bench.check(&[("DENY", "warning")]).0, 1);
    assert_eq!(bench.check(&[("FAIL_ON", "verdict-change,newly-circular")]).0, 1);
    assert_eq!(bench.check(&[("FAIL_ON", "thesis-change")]).0, 0);
    assert_eq!(bench.check(&[("BASE", "0000000000000000000000000000000000000000")]).0, 2);
}

#[test]
fn the_comment_says_which_verdicts_change_and_why_and_is_kept_up_to_date() {
    let bench = Bench::with(FILE, OBJECTION);
    // Somebody else has written the mark: that comment is not touched.
    write(&bench.at("comments/55.User"), "[//]: # (elenchus-diff)\nmine").unwrap();
    let text = bench.comment(&[]).unwrap();
    for part in [
        "[//]: # (elenchus-diff)\n",
        "The verdict on the thesis, “AI-generated content",
        "- Because of the new rebuttal “A user who revises prompts and picks among results",
        "  - “The user’s input is merely a switch; the algorithm decides which picture appears” is now contested; before, it held.",
        "#### Objections that nobody has answered yet",
        "added by Chen Lin",
    ] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
    bench.write("argument/contributions/cx-answer.yaml", "kind: rebuttal\ntitle: {zh: 取舍结果不等于控制表达。, en: Picking among results does not control expression.}\nby: \"Chen Lin\"\nbasis: assumed\nattacks: [cx-controls-expression]\n");
    let later = bench.comment(&[("REPORT_LANGUAGE", "zh")]).unwrap();
    assert!(later.contains("#### 新增的命题") && later.contains("取舍结果不等于控制表达"), "{later}");
    assert_eq!(bench.calls().matches("--method POST").count(), 1);
    assert_eq!(bench.calls().matches("--method PATCH").count(), 1);
    assert_eq!(fs::read_to_string(bench.at("comments/55.User")).unwrap(), "[//]: # (elenchus-diff)\nmine");
}

#[test]
fn where_the_argument_stays_as_it_is_there_is_no_comment() {
    let bench = Bench::with("notes.txt", "Nothing to do with the map.\n");
    assert_eq!(bench.comment(&[]), None);
}

#[test]
fn what_comes_from_a_pull_request_is_never_run() {
    let bench = Bench::with(FILE, OBJECTION);
    let mark = bench.at("temp/ran");
    for number in ["", "7; touch ran", "$(touch ran)", "7/../8"] {
        let output = bench.step("comment", &[("PULL_REQUEST", number)]);
        assert_eq!(output.status.code(), Some(2), "{number:?}");
    }
    let hostile = format!("$(touch {})", mark.display());
    assert_eq!(bench.step("check", &[("BASE", &hostile)]).status.code(), Some(2));
    assert_eq!(bench.step("check", &[("BASE", "--help")]).status.code(), Some(2));
    assert!(!mark.exists() && !bench.at("clone/ran").exists());
}

/// No expression of GitHub's stands in a shell text, and every foreign action is pinned to a commit.
#[test]
fn workflows_hand_over_values_in_the_environment_and_pin_what_they_use() {
    let mut files = 0;
    for file in yaml_files(&shipped().join(".github")) {
        files += 1;
        let text = fs::read_to_string(&file).unwrap();
        let value: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        let (mut runs, mut uses) = (Vec::new(), Vec::new());
        collect(&value, "run", &mut runs);
        collect(&value, "uses", &mut uses);
        for run in runs {
            assert!(!run.contains("${{"), "{}: {run}", file.display());
        }
        for action in uses.iter().filter(|action| !action.starts_with("./")) {
            let commit = action.rsplit_once('@').map_or("", |(_, commit)| commit);
            let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit, "{}: {action}", file.display());
        }
    }
    assert!(files >= 7, "{files} files");
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "yml")).collect()
}

/// Every text under a key, however deep.
fn collect(value: &serde_json::Value, key: &str, found: &mut Vec<String>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        if let Some(object) = value.as_object() {
            found.extend(object.get(key).and_then(|text| text.as_str()).map(str::to_owned));
            open.extend(object.values());
        }
        open.extend(value.as_array().into_iter().flatten());
    }
}
