//! The documentation of every code, held to its word: its example makes that code fire and nothing else, its twin is
//! silent, and it says in both languages what the code finds, why it matters and how to mend it.
//!
//! An example is added to a small clean project; a block without text means that there is no file of that path. The twin
//! is laid over the example in the same way. A code whose example cannot be written down (bytes that are no text, pages
//! of a built site) says how it comes about.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support {
    pub mod small;
}

use elenchus::diagnostic::{Code, code};
use elenchus::load::MemoryFiles;
use elenchus::pipeline::argue;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support::small::{GROUND, MAP, THESIS, places};

/// Files by path.
type Files = BTreeMap<String, String>;

/// A section of a document: its heading, its paragraphs, and the files in its fenced blocks.
#[derive(Default)]
struct Section {
    heading: String,
    text: String,
    files: Files,
}

/// The sections of a document, in order.
fn sections(code: &Code) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Option<String> = None;
    for line in code.documentation.lines() {
        if let (None, Some(heading)) = (&open, line.strip_prefix("# ")) {
            sections.push(Section { heading: heading.to_owned(), ..Section::default() });
            continue;
        }
        let section = sections.last_mut().unwrap_or_else(|| panic!("{code:?} begins without a heading"));
        match (&open, line.strip_prefix("~~~")) {
            (None, Some(opening)) => {
                let (_, path) = opening.split_once(' ').unwrap_or_else(|| panic!("{code:?}: a block without a path"));
                let before = section.files.insert(path.to_owned(), String::new());
                assert!(before.is_none(), "{code:?}: {path} twice");
                open = Some(path.to_owned());
            }
            (Some(_), Some(_)) => open = None,
            (Some(path), None) => {
                let file = section.files.entry(path.clone()).or_default();
                file.push_str(line);
                file.push('\n');
            }
            (None, None) => {
                section.text.push_str(line);
                section.text.push('\n');
            }
        }
    }
    assert!(open.is_none(), "{code:?}: a block is not closed");
    sections
}

/// The files under a heading; none if there is no such heading.
fn files(code: &Code, heading: &str) -> Option<Files> {
    sections(code).into_iter().find(|section| section.heading == heading).map(|section| section.files)
}

/// The clean project of `small` with files laid over it, one layer after the other.
fn codes(layers: &[&Files]) -> (BTreeSet<&'static str>, Vec<String>) {
    let base = [
        ("argument/map.yaml", MAP),
        ("argument/claims/thesis.yaml", THESIS),
        ("argument/premises/ground.yaml", GROUND),
    ];
    let mut all: Files = base.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    for layer in layers {
        all.extend(layer.iter().map(|(path, text)| (path.clone(), text.clone())));
    }
    let there = all.into_iter().filter(|(_, text)| !text.is_empty());
    let files = there.fold(MemoryFiles::new(), |files, (path, text)| files.with(&path, text));
    let argument = argue(&files).expect("memory does not fail");
    (argument.findings.iter().map(|finding| finding.code.id).collect(), places(&argument))
}

#[test]
fn each_example_fires_its_code_and_nothing_else() {
    let mut wrong = Vec::new();
    for code in code::ALL {
        let Some(example) = files(code, "example") else { continue };
        let (fired, places) = codes(&[&example]);
        if fired != BTreeSet::from([code.id]) {
            wrong.push(format!("{code:?}: {places:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_twin_is_silent() {
    let mut wrong = Vec::new();
    for code in code::ALL {
        let (Some(example), Some(twin)) = (files(code, "example"), files(code, "twin")) else { continue };
        let (fired, places) = codes(&[&example, &twin]);
        if !fired.is_empty() {
            wrong.push(format!("{code:?}: {places:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_document_has_every_part_in_both_languages() {
    for code in code::ALL {
        let sections = sections(code);
        let headings: Vec<&str> = sections.iter().map(|section| section.heading.as_str()).collect();
        let has_example = match headings[..] {
            [en, zh, ref rest @ ..] if named(en, "en: ") && named(zh, "zh: ") => match rest {
                [] => false,
                ["example", "twin"] => true,
                _ => panic!("{code:?} has the sections {headings:?}"),
            },
            _ => panic!("{code:?} has the sections {headings:?}"),
        };
        let en: &[&str] = &["What it finds: ", "How it comes about: ", "Why it matters: ", "How to mend: "];
        let zh: &[&str] = &["发现什么：", "如何出现：", "为何要紧：", "如何修改："];
        for (section, parts) in sections.iter().zip([en, zh]) {
            let wanted = parts.iter().enumerate().filter(|(at, _)| *at != 1 || !has_example).map(|(_, part)| *part);
            let paragraphs: Vec<&str> = section.text.trim().split("\n\n").collect();
            let begins = |(paragraph, part): (&&str, &str)| named(paragraph, part) && !paragraph.contains('\n');
            let wanted: Vec<&str> = wanted.collect();
            assert_eq!(paragraphs.len(), wanted.len(), "{code:?}: {paragraphs:?}");
            assert!(paragraphs.iter().zip(wanted).all(begins), "{code:?}: {paragraphs:?}");
        }
        for section in sections.iter().skip(2) {
            assert!(!section.files.is_empty() && section.text.trim().is_empty(), "{code:?}: # {}", section.heading);
        }
    }
}

/// Whether something follows a beginning.
fn named(text: &str, beginning: &str) -> bool {
    text.strip_prefix(beginning).is_some_and(|rest| !rest.trim().is_empty())
}

#[test]
fn the_catalogue_holds_a_document_for_each_code_and_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostic/catalogue");
    let entries = std::fs::read_dir(folder).expect("the catalogue");
    let names: BTreeSet<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(names, code::ALL.iter().map(|code| format!("{}.md", code.id)).collect());
    for code in code::ALL {
        assert!(!code.documentation.contains("PLACEHOLDER"), "{code:?}");
    }
}
