//! The manifest: which files of an output folder Elenchus made.

use super::OutputTree;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The manifest's name in the output folder.
pub const MANIFEST: &str = ".elenchus.json";

/// The version of the manifest's shape.
const FORMAT: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    generator: String,
    format: u32,
    files: BTreeMap<String, String>,
}

/// The manifest of a tree, as text. It says the same for the same tree, whoever builds it and when.
pub(super) fn of(tree: &OutputTree) -> String {
    let files = tree.iter().map(|(path, bytes)| (path.to_owned(), hash(bytes))).collect();
    let manifest = Manifest { generator: "elenchus".to_owned(), format: FORMAT, files };
    let mut text = serde_json::to_string_pretty(&manifest).unwrap_or_default(); // strings and a number only: infallible
    text.push('\n');
    text
}

/// The paths that a manifest lists; none if it is not one of ours.
pub(super) fn paths(text: &str) -> Option<Vec<String>> {
    let manifest: Manifest = serde_json::from_str(text).ok()?;
    (manifest.generator == "elenchus").then(|| manifest.files.into_keys().collect())
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}
