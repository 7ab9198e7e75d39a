//! `elenchus new`: the file that it writes is read as it was meant, and what it does is told.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support {
    pub mod small;
}

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use support::small::{GROUND, THESIS};
use tempfile::TempDir;

const MAP: &str = "format: 1\ntitle: {en: Example, zh: 例}\nlanguages: [en, zh]\nthesis: thesis\n";
const PATH: &str = "argument/contributions/cx-new.yaml";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in [
        ("argument/map.yaml", MAP),
        ("argument/claims/thesis.yaml", THESIS),
        ("argument/premises/ground.yaml", GROUND),
        ("argument/bibliography.yaml", "book: {type: book, title: A book, authors: [A], year: 2020}\n"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn new(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
    command.current_dir(folder).arg("new").args(args).stdin(Stdio::null());
    command.env("LC_ALL", "C").env("SOURCE_DATE_EPOCH", "1763856000").output().expect("it runs")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn value(folder: &TempDir, path: &str) -> serde_yaml::Value {
    let text = fs::read_to_string(folder.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn a_rebuttal_is_written_checked_and_its_effect_told() {
    let folder = folder();
    let title = "en=It is: \"wrong\" # really, {truly}";
    let run = new(
        folder.path(),
        &["cx-new", "--attacks", "thesis", "--title", title, "--title", "zh=不对：“错”。", "--by", "@x"],
    );
    assert!(run.status.success(), "{}", said(&run));
    let expected = "kind: rebuttal\ntitle: {en: 'It is: \"wrong\" # really, {truly}', zh: 不对：“错”。}\nby: '@x'\ndate: 2025-11-23\nbasis: assumed\nattacks: [{to: thesis}]\n";
    let expected: serde_yaml::Value = serde_yaml::from_str(expected).expect("YAML");
    assert_eq!(value(&folder, PATH), expected);
    let out = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(out.contains("The thesis “The thesis” is now contested; before, it held (with contributions)."), "{out}");
    // What is found in the file is told, what was found before is not.
    let err = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(err.contains("cx-new.yaml") && err.contains("A011") && !err.contains("ground"), "{err}");
    let fmt =
        Command::new(env!("CARGO_BIN_EXE_elenchus")).current_dir(folder.path()).args(["fmt", "--check", PATH]).status();
    assert!(fmt.expect("it runs").success());
}

#[test]
fn every_move_with_its_scheme_roles_premises_and_sources() {
    let folder = folder();
    let run = new(
        folder.path(),
        &[
            "cx-new",
            "--supports",
            "thesis",
            "--title",
            "One more.",
            "--cites",
            "book",
            "--scheme",
            "sign",
            "--role",
            "sign",
            "--with",
            "ground=premise",
        ],
    );
    // Roles that the scheme does not have are refused; its own are told.
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
    let run = new(
        folder.path(),
        &[
            "cx-new",
            "--supports",
            "thesis",
            "--title",
            "One more.",
            "--cites",
            "book",
            "--scheme",
            "sign",
            "--with",
            "ground",
        ],
    );
    assert!(run.status.success(), "{}", said(&run));
    let expected = "kind: premise\ntitle: {en: One more.}\ndate: 2025-11-23\nbasis: sourced\ncites: [book]\nsupports: [{to: thesis, with: [ground], scheme: sign}]\n";
    assert_eq!(value(&folder, PATH), serde_yaml::from_str::<serde_yaml::Value>(expected).expect("YAML"));
    let run = new(
        folder.path(),
        &[
            "cx-step",
            "--undercuts",
            "ground--thesis",
            "--title",
            "zh=推不出。",
            "--asks",
            "sign/cq-1",
            "--of",
            "cx-new--thesis",
        ],
    );
    let step = value(&folder, "argument/contributions/cx-step.yaml");
    let expected = "[{to: ground--thesis, asks: {question: sign/cq-1, of: cx-new--thesis}}]";
    assert_eq!(step["undercuts"], serde_yaml::from_str::<serde_yaml::Value>(expected).expect("YAML"), "{}", said(&run));
    new(folder.path(), &["cx-against", "--attacks", "thesis", "--title", "No."]);
    let run = new(
        folder.path(),
        &["cx-weigh", "--prefers", "cx-against--thesis", "--over", "ground--thesis", "--title", "Weightier."],
    );
    assert!(run.status.success(), "{}", said(&run));
    let expected = "[{stronger: cx-against--thesis, weaker: ground--thesis}]";
    let weigh = value(&folder, "argument/contributions/cx-weigh.yaml");
    assert_eq!(weigh["prefers"], serde_yaml::from_str::<serde_yaml::Value>(expected).expect("YAML"));
    // A statement of the editors goes where theirs are.
    new(folder.path(), &["other", "--kind", "claim", "--origin", "editor", "--title", "Another."]);
    assert_eq!(value(&folder, "argument/claims/other.yaml")["origin"], "editor");
}

#[test]
fn nothing_is_overwritten_and_no_id_taken_twice() {
    let folder = folder();
    let before = fs::read_to_string(folder.path().join("argument/premises/ground.yaml")).expect("a file");
    for (args, why) in [
        (&["ground", "--attacks", "thesis"][..], "the id is taken"),
        (&["GROUND", "--attacks", "thesis"], "the id is taken"),
        (&["cx new", "--attacks", "thesis"], "is no id"),
        (&["cx-new", "--attacks", "thesys"], "thesis?"),
        (&["cx-new", "--undercuts", "ground--thesys"], "ground--thesis?"),
        (&["cx-new", "--attacks", "thesis", "--scheme", "sing"], "sign?"),
        (&["cx-new", "--attacks", "thesis", "--cites", "bok"], "book?"),
        (&["--attacks", "thesis"], "name the id"),
    ] {
        let run = new(folder.path(), args);
        assert_eq!(run.status.code(), Some(2), "{args:?}");
        assert!(said(&run).contains(why), "{}", said(&run));
    }
    assert_eq!(fs::read_to_string(folder.path().join("argument/premises/ground.yaml")).expect("a file"), before);
    assert!(!folder.path().join("argument/contributions").exists());
    // A file that is there but holds something else.
    fs::create_dir(folder.path().join("argument/contributions")).expect("a folder");
    fs::write(folder.path().join(PATH), "kind: [\n").expect("a file");
    assert_eq!(new(folder.path(), &["cx-new", "--attacks", "thesis", "--title", "No."]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join(PATH)).expect("a file"), "kind: [\n");
}

#[test]
fn a_dry_run_prints_the_file_and_writes_nothing() {
    let folder = folder();
    let run = new(folder.path(), &["cx-new", "--attacks", "thesis", "--dry-run", "--lang", "zh"]);
    let (out, err) =
        (String::from_utf8_lossy(&run.stdout).into_owned(), String::from_utf8_lossy(&run.stderr).into_owned());
    assert!(!folder.path().join(PATH).exists());
    // The remarks are in the language of whoever writes, and the places of the titles are there.
    assert!(
        out.contains("# 文件名就是命题的 id")
            && out.contains("  # zh: ")
            && out.contains("attacks:\n  # The thesis.\n  - to: thesis\n"),
        "{out}"
    );
    assert!(serde_yaml::from_str::<serde_yaml::Value>(&out).is_ok() && err.contains("有争议"), "{err}");
}

/// A terminal of its own for the program, by util-linux's `script`: what it shows is read, and keys are pressed.
#[cfg(target_os = "linux")]
mod terminal {
    use super::{Path, Stdio};
    use std::io::{Read, Write};
    use std::process::{Child, Command};

    pub struct Terminal {
        program: Child,
        shown: String,
    }

    impl Terminal {
        pub fn open(folder: &Path, locale: &str) -> Self {
            let command = format!("{} new", env!("CARGO_BIN_EXE_elenchus"));
            let program = Command::new("script")
                .args(["-qefc", &command, "/dev/null"])
                .current_dir(folder)
                .env("LC_ALL", locale)
                .env("TERM", "xterm")
                .env("SOURCE_DATE_EPOCH", "1763856000")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .expect("`script` of util-linux: apt-get install bsdutils");
            Self { program, shown: String::new() }
        }

        /// Waits until something is shown, forgets all that was, and presses keys.
        pub fn at(&mut self, question: &str, keys: &str) {
            let mut bytes = self.shown.clone().into_bytes();
            let mut next = [0; 1024];
            while !String::from_utf8_lossy(&bytes).contains(question) {
                let count = self.program.stdout.as_mut().expect("a stream").read(&mut next).expect("a stream");
                assert!(count > 0, "`{question}` is not asked:\n{}", String::from_utf8_lossy(&bytes));
                bytes.extend(&next[..count]);
            }
            self.shown.clear();
            self.program.stdin.as_mut().expect("a stream").write_all(keys.as_bytes()).expect("a stream");
        }

        /// What is shown until the program ends, and its exit code.
        pub fn end(mut self) -> (String, Option<i32>) {
            let mut bytes = Vec::new();
            self.program.stdout.take().expect("a stream").read_to_end(&mut bytes).expect("a stream");
            (String::from_utf8_lossy(&bytes).into_owned(), self.program.wait().expect("it ends").code())
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_it_asks_and_takes_chinese_for_an_answer() {
    let folder = folder();
    let mut terminal = terminal::Terminal::open(folder.path(), "zh_CN.UTF-8");
    terminal.at("你想做什么", "支持\r");
    terminal.at("支持哪个命题", "thesis\r");
    terminal.at("哪种论证型式", "\r");
    terminal.at("(en)", "The well never ran dry.\r");
    terminal.at("(zh)", "井从不\u{7f}\u{7f}从来不枯。\r"); // two characters are taken back
    terminal.at("依据", "\r");
    terminal.at("署名", "小林\r");
    terminal.at("id（", "\r");
    let (shown, code) = terminal.end();
    assert_eq!(code, Some(0), "{shown}");
    let expected = "kind: premise\ntitle: {en: The well never ran dry., zh: 井从来不枯。}\nby: 小林\ndate: 2025-11-23\nbasis: assumed\nsupports: [{to: thesis}]\n";
    let written = value(&folder, "argument/contributions/cx-the-well-never-ran.yaml");
    assert_eq!(written, serde_yaml::from_str::<serde_yaml::Value>(expected).expect("YAML"));
}

#[cfg(target_os = "linux")]
#[test]
fn whoever_has_had_enough_leaves_nothing_behind() {
    let folder = folder();
    for (key, code) in [("\u{1b}", 2), ("\u{3}", 130)] {
        let mut terminal = terminal::Terminal::open(folder.path(), "C.UTF-8");
        terminal.at("What do you want to do", "\r");
        terminal.at("Which statement", key);
        let (shown, left) = terminal.end();
        assert_eq!(left, Some(code), "{shown}");
        assert!(!folder.path().join("argument/contributions").exists(), "{shown}");
    }
}
