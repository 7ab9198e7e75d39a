//! The rules of the house that a machine can check: which room may import which, and what no file may hold.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Every room, from the bottom up. A room may import rooms of lower levels only; rooms of one level stand side by side.
const LEVELS: &[&[&str]] = &[
    &["source"],
    &["diagnostic"],
    &["model", "scheme", "locale"],
    &["load", "markdown", "diagram", "search"],
    &["resolve", "draft"],
    &["graph", "schema"],
    &["evaluate"],
    &["analyse"],
    &["check"],
    &["pipeline"],
    &["diff"],
    &["site", "output", "rename"],
    &["verify"],
    &["build", "lsp", "serve"],
    &["rebuild"],
    &["cli"],
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<PathBuf> {
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    WalkDir::new(root().join("src"))
        .into_iter()
        .map(|entry| entry.expect("an entry").into_path())
        .filter(is_rust)
        .collect()
}

/// The room of a file: the first part of its path below `src`.
fn room(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).expect("below src");
    let first = below.iter().next().expect("a part").to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn imports_point_one_way() {
    let level: BTreeMap<&str, usize> =
        LEVELS.iter().enumerate().flat_map(|(at, rooms)| rooms.iter().map(move |room| (*room, at))).collect();
    let mut wrong = Vec::new();
    for path in sources() {
        let here = room(&path);
        if matches!(here.as_str(), "main" | "lib") {
            continue;
        }
        let own = *level.get(here.as_str()).unwrap_or_else(|| panic!("the room `{here}` has no level"));
        let text = std::fs::read_to_string(&path).expect("a text");
        for there in text
            .split("crate::")
            .skip(1)
            .map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default())
        {
            if let Some(&other) = level.get(there).filter(|&&other| there != here && other >= own) {
                wrong.push(format!("{} imports {there} (level {other} from {own})", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_edge_knows_clock_environment_and_disk() {
    let allowed = |room: &str| matches!(room, "main" | "cli" | "lsp" | "serve" | "output");
    let mut wrong = Vec::new();
    for path in sources() {
        let text = std::fs::read_to_string(&path).expect("a text");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let is_discover = path.ends_with("load/discover.rs");
        for word in ["std::env", "SystemTime", "Instant::now", "std::fs", "fs_err"] {
            let disk = matches!(word, "std::fs" | "fs_err");
            if code.contains(word) && !allowed(&room(&path)) && !(disk && is_discover) {
                wrong.push(format!("{} uses {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_its_job_first() {
    for path in sources() {
        let text = std::fs::read_to_string(&path).expect("a text");
        assert!(text.starts_with("//! "), "{}", path.display());
    }
}

#[test]
fn no_file_is_longer_than_a_room() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|path| (std::fs::read_to_string(&path).expect("a text").lines().count(), path))
        // A table of numbers is as long as it is.
        .filter(|(lines, path)| *lines > 400 && !path.ends_with("diagram/advances.rs"))
        .map(|(lines, path)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
