//! A newcomer's likeliest mistakes, each a folder of `tests/mistakes` with the files as they were written and what
//! `elenchus check` says about them in each language. The sentences are part of the product: a change in one of them shows
//! up here, to be read aloud before it is accepted (`UPDATE_EXPECT=1 cargo test --test mistakes`).

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use elenchus::diagnostic::{Tongue, emit};
use elenchus::load::MemoryFiles;
use elenchus::pipeline::argue;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A clean project to which the mistake is added.
const BASE: &[(&str, &str)] = &[
    ("argument/map.yaml", "format: 1\ntitle: {zh: 例, en: Example}\nlanguages: [zh, en]\nthesis: thesis\n"),
    (
        "argument/claims/thesis.yaml",
        "kind: claim\ntitle: {zh: 这是论题。, en: The thesis.}\norigin: editor\nbasis: argued\n",
    ),
    (
        "argument/premises/ground.yaml",
        "kind: premise\ntitle: {zh: 一个根据。, en: A ground.}\norigin: editor\nbasis: assumed\nsupports: [thesis]\n",
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}

/// Every file below a folder by its path from there.
fn files(root: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut open = vec![root.join("argument")];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).expect("below it").to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read_to_string(&path).expect("text"));
            }
        }
    }
    files
}

/// What is said about a mistake, without what every translation that nobody has reviewed gets.
fn said(case: &Path, tongue: Tongue) -> String {
    let mut all: BTreeMap<String, String> =
        BASE.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    all.extend(files(case));
    let project = all.iter().fold(MemoryFiles::new(), |project, (path, text)| project.with(path, text.as_str()));
    let argument = argue(&project).expect("memory does not fail");
    let findings: Vec<_> =
        argument.findings.into_iter().filter(|finding| finding.code.name != "translation-unreviewed").collect();
    emit::human(&findings, &argument.sources, tongue, false)
}

#[test]
fn each_mistake_is_told_as_it_was_read_aloud() {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder()).expect("the cases").map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    assert!(cases.len() >= 20, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        for (tongue, name) in [(Tongue::En, "said.en.txt"), (Tongue::Zh, "said.zh.txt")] {
            let (expected, said) = (case.join(name), said(&case, tongue));
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                fs::write(&expected, &said).expect("it can be written");
            }
            let wanted = fs::read_to_string(&expected).unwrap_or_default().replace("\r\n", "\n");
            if wanted != said {
                wrong.push(format!("{}\n--- expected\n{wanted}\n--- said\n{said}", expected.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
