//! The shipped search, driven in Node over the files of an index.

use super::support::node;
use elenchus::search::Entry;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// What a query found.
#[derive(Debug, Deserialize)]
pub struct Answer {
    /// Addresses, by pages of hits.
    pub hits: Vec<Vec<String>>,
    /// How many hits there are, if the search knows.
    pub count: Option<usize>,
    /// Whether there are no more.
    pub done: bool,
    /// What it loaded, each file compressed with gzip -6.
    pub bytes: usize,
    /// How many files that were.
    pub files: usize,
}

impl Answer {
    /// All addresses in order.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.hits.iter().flatten().map(String::as_str)
    }

    /// Whether an address is among the hits.
    pub fn has(&self, href: &str) -> bool {
        self.all().any(|hit| hit == href)
    }
}

fn node() -> &'static Path {
    static NODE: OnceLock<node::Node> = OnceLock::new();
    &NODE.get_or_init(|| node::find().unwrap_or_else(|lacking| panic!("{lacking}"))).program
}

fn play(job: &Value) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("job.json");
    let mut job = job.clone();
    job["module"] = json!(root.join("templates/assets/search/searching.js"));
    fs::write(&file, job.to_string()).unwrap();
    let script = root.join("tests/search/ask.mjs");
    let output = Command::new(node()).arg(script).arg(&file).stderr(Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "Node ended with {}", output.status);
    output.stdout
}

/// What the script makes of texts.
#[derive(Debug, Deserialize)]
pub struct Folded {
    /// The version of Unicode that Node has.
    pub unicode: String,
    /// The texts, folded; none for one with a letter that this version does not know.
    pub texts: Vec<Option<String>>,
}

/// Texts as the script folds them.
pub fn fold(texts: &[String]) -> Folded {
    serde_json::from_slice(&play(&json!({ "fold": texts }))).unwrap()
}

/// For pairs of a text and a query: the stretches of the text that are marked.
pub fn marks(pairs: &[(&str, &str)]) -> Vec<Vec<String>> {
    serde_json::from_slice(&play(&json!({ "marks": pairs }))).unwrap()
}

/// An index on the disk.
pub struct Index {
    folder: tempfile::TempDir,
}

impl Index {
    /// An index of these entries.
    pub fn of(entries: &[Entry]) -> Self {
        Self::with(elenchus::search::index(entries))
    }

    /// An index of these files.
    pub fn with(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
        Self { folder }
    }

    /// What queries find on their first pages.
    pub fn ask<T: AsRef<str>>(&self, queries: &[T], pages: usize) -> Vec<Answer> {
        self.play(queries, pages, false)
    }

    /// What queries find on their first pages, and what that weighs.
    pub fn weigh<T: AsRef<str>>(&self, queries: &[T], pages: usize) -> Vec<Answer> {
        self.play(queries, pages, true)
    }

    fn play<T: AsRef<str>>(&self, queries: &[T], pages: usize, weigh: bool) -> Vec<Answer> {
        let queries: Vec<&str> = queries.iter().map(AsRef::as_ref).collect();
        let job = json!({ "folder": self.folder.path(), "queries": queries, "pages": pages, "weigh": weigh });
        let answers: Vec<Answer> = serde_json::from_slice(&play(&job)).unwrap();
        assert_eq!(answers.len(), queries.len());
        answers
    }
}
