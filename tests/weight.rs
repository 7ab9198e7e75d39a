//! What the pages of the shipped map weigh, compressed as servers do it (gzip, level 6): all JavaScript that a page can ever
//! load, and what a page of a statement needs before anybody touches it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
mod support;

use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use support::project;
use walkdir::WalkDir;

/// Bytes of JavaScript that any one page can load.
const SCRIPTS: usize = 20_000;
/// Bytes of HTML, style and scripts of a statement's page that are loaded at once.
const FIRST_VIEW: usize = 30_000;

#[test]
fn no_page_can_load_more_scripts_than_it_may() {
    let site = project::shipped_site().unwrap_or_else(|error| panic!("{error}"));
    let mut weights = Weights::default();
    let mut heaviest: (usize, PathBuf) = (0, PathBuf::new());
    for page in pages(&site) {
        let scripts = weights.all_scripts(&page);
        let sum = scripts.iter().map(|script| weights.of(script)).sum();
        assert!(!scripts.is_empty(), "{}: no script is found", page.display());
        assert!(sum <= SCRIPTS, "{} can load {sum} bytes of JavaScript: {scripts:?}", page.display());
        heaviest = heaviest.max((sum, page));
    }
    // The map's page has the most; if not, this test no longer sees what pages load.
    assert!(heaviest.1.ends_with("map.html") && heaviest.0 > 10_000, "{heaviest:?}");
    let node = weights.all_scripts(&site.join("en/nodes/user-merely-picks.html"));
    assert_eq!(
        node.len(),
        3,
        "a statement's page loads its own script and, when asked, the search and \"what if\": {node:?}"
    );
    println!("JavaScript, at most: {} bytes, on {}", heaviest.0, heaviest.1.display());
}

#[test]
fn first_view_of_a_statement_is_light() {
    let site = project::shipped_site().unwrap_or_else(|error| panic!("{error}"));
    let mut weights = Weights::default();
    let mut heaviest = (0, PathBuf::new());
    for page in pages(&site).into_iter().filter(|page| page.parent().is_some_and(|folder| folder.ends_with("nodes"))) {
        let text = fs::read_to_string(&page).unwrap();
        let loaded = named(&text, &["<script src=\"", "rel=\"stylesheet\" href=\""]);
        assert!(loaded.len() >= 2, "{}: {loaded:?}", page.display());
        let parts = loaded.iter().map(|path| weights.of(&resolved(&page, path))).sum::<usize>();
        let sum = parts + weights.of(&page);
        assert!(sum <= FIRST_VIEW, "{}: {sum} bytes at first view", page.display());
        heaviest = heaviest.max((sum, page));
    }
    println!("first view, at most: {} bytes, {}", heaviest.0, heaviest.1.display());
}

fn pages(site: &Path) -> Vec<PathBuf> {
    let files = WalkDir::new(site).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    // Redirects from former addresses load nothing.
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "html");
    let loads = |path: &PathBuf| fs::read_to_string(path).unwrap().contains("<script");
    files.filter(is_page).filter(loads).filter(|path| !path.ends_with("404.html")).collect()
}

/// What follows each of these beginnings, up to the next quotation mark.
fn named(text: &str, beginnings: &[&str]) -> Vec<String> {
    let after = |beginning: &&str| {
        text.split(*beginning).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect::<Vec<_>>()
    };
    beginnings.iter().flat_map(after).collect()
}

fn resolved(from: &Path, path: &str) -> PathBuf {
    let mut to = from.parent().unwrap().to_path_buf();
    for part in path.split('/') {
        match part {
            ".." => assert!(to.pop()),
            "." => {}
            part => to.push(part),
        }
    }
    to
}

#[derive(Default)]
struct Weights {
    known: BTreeMap<PathBuf, usize>,
}

impl Weights {
    /// The weight of a file, compressed.
    fn of(&mut self, file: &Path) -> usize {
        *self.known.entry(file.to_owned()).or_insert_with(|| {
            let mut gzip = GzEncoder::new(Vec::new(), Compression::new(6));
            gzip.write_all(&fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))).unwrap();
            gzip.finish().unwrap().len()
        })
    }

    /// Every script that a page names in whatever attribute, and all that these import.
    fn all_scripts(&self, page: &Path) -> BTreeSet<PathBuf> {
        let mut scripts = BTreeSet::new();
        let mut waiting: Vec<(PathBuf, String)> = vec![(page.to_owned(), fs::read_to_string(page).unwrap())];
        while let Some((file, text)) = waiting.pop() {
            let quoted =
                text.split(['"', '\'']).filter(|part| part.ends_with(".js") && !part.contains([' ', '<', '\n']));
            for script in quoted.map(|part| resolved(&file, part)) {
                if scripts.insert(script.clone()) {
                    let text =
                        fs::read_to_string(&script).unwrap_or_else(|error| panic!("{}: {error}", script.display()));
                    waiting.push((script, text));
                }
            }
        }
        scripts
    }
}
