//! The documentation of every code is true: its example makes exactly this code fire, and its twin is silent.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support {
    pub mod small;
}

use elenchus::diagnostic::{Code, Tongue, code};
use elenchus::load::MemoryFiles;
use elenchus::pipeline::argue;
use std::collections::{BTreeMap, BTreeSet};
use support::small::{GROUND, MAP, THESIS};

/// The files of a part of a document: blocks fenced by `~~~`, each with its path behind the language. An empty block
/// means that there is no such file.
fn files(document: &str, part: &str) -> Option<BTreeMap<String, String>> {
    let (_, rest) = document.split_once(&format!("\n# {part}\n"))?;
    let rest = rest.split("\n# twin\n").next().unwrap_or(rest);
    let mut files = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    for line in rest.lines() {
        match (&mut open, line.strip_prefix("~~~")) {
            (None, Some(head)) => {
                let path = head.split_whitespace().nth(1).unwrap_or_else(|| panic!("no path in `{line}`"));
                open = Some((path.to_owned(), String::new()));
            }
            (Some(_), Some(_)) => files.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    Some(files)
}

fn fired(parts: &[&BTreeMap<String, String>]) -> BTreeSet<&'static str> {
    let base = [
        ("argument/map.yaml", MAP),
        ("argument/claims/thesis.yaml", THESIS),
        ("argument/premises/ground.yaml", GROUND),
    ];
    let base = base.iter().map(|(path, text)| (*path, *text));
    let parts = parts.iter().flat_map(|part| part.iter()).map(|(path, text)| (path.as_str(), text.as_str()));
    let files: BTreeMap<&str, &str> = base.chain(parts).collect();
    let files = files.into_iter().filter(|(_, text)| !text.is_empty());
    let project = files.fold(MemoryFiles::new(), |project, (path, text)| project.with(path, text));
    argue(&project).expect("memory does not fail").findings.iter().map(|finding| finding.code.id).collect()
}

#[test]
fn every_example_fires_exactly_its_code_and_every_twin_none() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for code in code::ALL {
        let Some(example) = files(code.documentation, "example") else { continue };
        tried += 1;
        let found = fired(&[&example]);
        if found != BTreeSet::from([code.id]) {
            wrong.push(format!("{code:?}: the example fires {found:?}"));
        }
        match files(code.documentation, "twin") {
            Some(twin) => {
                let found = fired(&[&example, &twin]);
                if !found.is_empty() {
                    wrong.push(format!("{code:?}: the twin fires {found:?}"));
                }
            }
            None => wrong.push(format!("{code:?}: no twin")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried >= 45, "only {tried} examples");
}

#[test]
fn every_code_is_documented_in_both_languages() {
    let parts = |code: &Code, tongue| match tongue {
        Tongue::En => (code.explanation(Tongue::En), ["What it finds:", "Why it matters:", "How to mend:"]),
        Tongue::Zh => (code.explanation(Tongue::Zh), ["发现什么：", "为何要紧：", "如何修改："]),
    };
    for code in code::ALL {
        for tongue in [Tongue::En, Tongue::Zh] {
            let (text, wanted) = parts(code, tongue);
            for part in wanted {
                assert!(text.contains(part), "{code:?} lacks `{part}` in {}", tongue.tag());
            }
        }
    }
}
