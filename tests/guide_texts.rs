//! What the map's own pages tell contributors to write is right: their files are read, and do what the pages say.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use elenchus::diagnostic::{Level, not_in};
use elenchus::load::{DiskFiles, Snapshot};
use elenchus::model::{Verdict, View};
use elenchus::pipeline::{Argument, argue};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The blocks of a page in a language of code, without the indentation of the list in which they stand.
fn blocks(page: &str, code: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("argument/pages").join(page)).expect("a page");
    let mut found = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        match &mut open {
            Some(_) if line.trim() == "```" => found.extend(open.take().map(|(_, block)| block)),
            Some((margin, block)) => *block += &format!("{}\n", line.get(*margin..).unwrap_or_default()),
            None if line.trim() == format!("```{code}") => open = Some((indent, String::new())),
            None => {}
        }
    }
    found
}

fn map() -> Snapshot {
    Snapshot::take(&DiskFiles::new(root())).expect("the shipped map")
}

/// The map with one file more; what the file brings holds no error.
fn with(text: &str) -> Argument {
    let map = map();
    let before = argue(&map).expect("memory does not fail");
    let after =
        argue(&map.with("argument/contributions/cx-of-the-guide.yaml", text.as_bytes().to_vec())).expect("memory");
    let errors: Vec<String> = not_in((after.findings.clone(), &after.sources), (&before.findings, &before.sources))
        .into_iter()
        .filter(|finding| finding.level == Level::Error)
        .map(|finding| finding.message.en)
        .collect();
    assert_eq!(errors, [""; 0], "{text}");
    after
}

fn verdict(argument: &Argument, id: &str) -> Option<Verdict> {
    argument.evaluations.in_view(View::All).node(argument.project.find_node(id).expect("a statement"))
}

#[test]
fn the_files_in_the_guide_are_read() {
    for page in ["contribute.en.md", "contribute.zh.md"] {
        let files = blocks(page, "yaml");
        assert_eq!(files.len(), 2, "{page}");
        for file in files {
            with(&file);
        }
    }
}

#[test]
fn the_preference_in_the_guide_for_reviewers_does_what_it_says() {
    for page in ["review.en.md", "review.zh.md"] {
        let files = blocks(page, "yaml");
        let file = files.first().expect("a file").replace("my-source", "copyright-law");
        let before = argue(&map()).expect("memory does not fail");
        assert_eq!(verdict(&before, "states-agree-human-author"), Some(Verdict::Contested));
        assert_eq!(verdict(&with(&file), "states-agree-human-author"), Some(Verdict::Holds), "{page}");
    }
}

#[test]
fn the_worked_example_runs_as_it_stands() {
    for page in ["contribute.en.md", "contribute.zh.md"] {
        let folder = tempfile::tempdir().expect("a folder");
        let map = map().without("argument/contributions/cx-difficulty-no-bar.yaml");
        for path in map.paths() {
            let Some(text) = map.text(path) else { continue };
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
        let command = blocks(page, "sh").into_iter().next().expect("a command");
        let mut words = words(&command.replace("\\\n", " ")).into_iter();
        assert_eq!(words.next().as_deref(), Some("elenchus"));
        let run = Command::new(env!("CARGO_BIN_EXE_elenchus"))
            .current_dir(folder.path())
            .args(words)
            .stdin(Stdio::null())
            .env("LC_ALL", "C")
            .output()
            .expect("it runs");
        let told = String::from_utf8_lossy(&run.stdout).into_owned();
        assert!(run.status.success(), "{page}\n{}", String::from_utf8_lossy(&run.stderr));
        assert!(
            told.contains("does not change. As the paper argues it, it holds; with contributions, it is contested."),
            "{told}"
        );
        assert!(told.contains("now falls; before, it held"), "{told}");
    }
}

/// The words of a command; double quotes hold several together.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for sign in command.trim().chars() {
        match sign {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            sign => words.last_mut().expect("a word").push(sign),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
