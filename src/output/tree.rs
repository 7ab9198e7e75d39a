//! The files of a site by path, before they are anywhere on a disk.

use crate::diagnostic::{Finding, Findings, code};
use crate::say;
use crate::source::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The files of a site, sorted by path. Paths are relative, with `/`, and safe on every system. Clones share the bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutputTree {
    files: BTreeMap<String, Arc<Vec<u8>>>,
}

impl OutputTree {
    /// Gathers files. Two files of one path (also when letter case is ignored), a file where another needs a folder, and
    /// paths that are not safe are reported at `place` and left out.
    pub fn gather(files: impl IntoIterator<Item = (String, Vec<u8>)>, place: Span, findings: &mut Findings) -> Self {
        let mut tree = Self::default();
        let mut folded: BTreeMap<String, String> = BTreeMap::new();
        for (path, bytes) in files {
            if !is_safe(&path) {
                let message = say!(en: "`{path}` cannot be a file of the site", zh: "`{path}` 不能作网站的文件名");
                findings.push(Finding::new(code::PATH_COLLISION, place, message));
                continue;
            }
            if let Some(other) = folded.get(&path.to_lowercase()) {
                let message = say!(en: "two pages want the path `{path}` (`{other}`)", zh: "两个页面都要用路径 `{path}`（`{other}`）");
                findings.push(Finding::new(code::PATH_COLLISION, place, message));
                continue;
            }
            folded.insert(path.to_lowercase(), path.clone());
            tree.files.insert(path, Arc::new(bytes));
        }
        tree.refuse_files_as_folders(&folded, place, findings);
        tree
    }

    fn refuse_files_as_folders(&mut self, folded: &BTreeMap<String, String>, place: Span, findings: &mut Findings) {
        let folders = |path: &str| path.match_indices('/').map(|(at, _)| path[..at].to_lowercase()).collect::<Vec<_>>();
        let taken: Vec<String> = self
            .files
            .keys()
            .flat_map(|path| folders(path))
            .filter_map(|folder| folded.get(&folder).cloned())
            .collect();
        for path in taken {
            if self.files.remove(&path).is_some() {
                let message =
                    say!(en: "`{path}` is both a file and a folder of the site", zh: "`{path}` 既是文件又是文件夹");
                findings.push(Finding::new(code::PATH_COLLISION, place, message));
            }
        }
    }

    /// The tree with other bytes for some of its files. In the folders that are `renewed`, nothing stays but these; outside
    /// of them there must be a file already, or there is no such tree.
    pub fn with(&self, files: impl IntoIterator<Item = (String, Vec<u8>)>, renewed: &[String]) -> Option<Self> {
        let is_renewed = |path: &str| renewed.iter().any(|folder| path.starts_with(folder.as_str()));
        let mut tree = self.clone();
        tree.files.retain(|path, _| !is_renewed(path));
        for (path, bytes) in files {
            match self.files.get(&path) {
                Some(old) if **old == bytes => tree.files.insert(path, Arc::clone(old)),
                Some(_) => tree.files.insert(path, Arc::new(bytes)),
                None if is_renewed(&path) && is_safe(&path) => tree.files.insert(path, Arc::new(bytes)),
                None => return None,
            };
        }
        Some(tree)
    }

    /// The paths of a tree that [`Self::with`] made of this one, of which this one has no or other bytes.
    pub fn changed<'a>(&self, tree: &'a Self) -> Vec<&'a str> {
        let is_old =
            |path: &String, bytes: &Arc<Vec<u8>>| self.files.get(path).is_some_and(|old| Arc::ptr_eq(old, bytes));
        tree.files.iter().filter(|(path, bytes)| !is_old(path, bytes)).map(|(path, _)| path.as_str()).collect()
    }

    /// The bytes of a path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|bytes| bytes.as_slice())
    }

    /// Every path and its bytes, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Whether a path stays below its folder and can be a file name everywhere.
fn is_safe(path: &str) -> bool {
    let device = |part: &str| {
        let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
        let numbered = stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|c: char| c.is_ascii_digit());
        matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered
    };
    let part_is_safe = |part: &str| {
        let unsafe_char = |c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
        !part.is_empty()
            && !matches!(part, "." | "..")
            && !part.chars().any(unsafe_char)
            && !part.ends_with(['.', ' '])
            && !device(part)
    };
    path.len() < 240 && path.split('/').all(part_is_safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceMap;

    fn gather(paths: &[&str]) -> (Vec<String>, usize) {
        let mut sources = SourceMap::new();
        let place = Span::file_start(sources.add("argument/map.yaml", ""));
        let mut findings = Findings::new();
        let files = paths.iter().map(|path| ((*path).to_owned(), Vec::new()));
        let tree = OutputTree::gather(files, place, &mut findings);
        (tree.iter().map(|(path, _)| path.to_owned()).collect(), findings.as_slice().len())
    }

    #[test]
    fn files_are_replaced_one_by_one_and_folders_as_a_whole() {
        let tree = |files: &[(&str, &str)]| {
            let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
            let mut sources = SourceMap::new();
            let place = Span::file_start(sources.add("argument/map.yaml", ""));
            OutputTree::gather(files, place, &mut Findings::new())
        };
        let files = |files: &[(&str, &str)]| -> Vec<(String, Vec<u8>)> {
            files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
        };
        let old = tree(&[("a", "1"), ("b", "1"), ("s/1", "1"), ("s/2", "1")]);
        let renewed = ["s/".to_owned()];
        let new = old.with(files(&[("a", "2"), ("b", "1"), ("s/2", "1"), ("s/3", "1")]), &renewed).unwrap();
        assert_eq!(new, tree(&[("a", "2"), ("b", "1"), ("s/2", "1"), ("s/3", "1")]));
        assert_eq!(old.changed(&new), ["a", "s/3"]);
        assert_eq!(old.with(files(&[("c", "1")]), &renewed), None);
    }

    #[test]
    fn paths_that_clash_or_lead_out_are_refused() {
        assert_eq!(gather(&["a.html", "b/c.html"]), (vec!["a.html".into(), "b/c.html".into()], 0));
        assert_eq!(gather(&["a.html", "A.html"]).1, 1);
        assert_eq!(gather(&["b", "b/c"]), (vec!["b/c".into()], 1));
        for path in ["../a", "/a", "a//b", "a/./b", "a\\b", "c:/a", "a/CON.html", "a/com1", "a.", ""] {
            assert_eq!(gather(&[path]), (Vec::new(), 1), "{path}");
        }
    }
}
