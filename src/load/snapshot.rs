//! All the files of a project at one moment, in memory; and mixtures of two such moments.
//!
//! A comparison asks what a project would be if some of its files were as they used to be. It needs every file of both
//! versions more than once, wherever they come from.

use super::{Found, FoundKind, MemoryFiles, ProjectFiles, Role};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

/// Something that lay in the project: what it was, and the bytes of what is read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    kind: FoundKind,
    bytes: Option<Arc<[u8]>>,
}

impl Entry {
    fn says_the_same(&self, other: &Self) -> bool {
        match (&self.bytes, &other.bytes) {
            (Some(one), Some(other)) => one == other || significant(one).eq(significant(other)),
            (here, there) => here == there && self.kind == other.kind,
        }
    }
}

/// The bytes of a text without a byte order mark, each line end a line feed.
fn significant(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let is_end = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
    (0..bytes.len()).filter(move |&at| !is_end(at)).map(|at| bytes[at])
}

/// A project's files at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    entries: BTreeMap<String, Entry>,
}

impl Snapshot {
    /// Reads every file that loading would read.
    ///
    /// # Errors
    /// If the machine fails to list or read a file.
    pub fn take(files: &dyn ProjectFiles) -> io::Result<Self> {
        let entry = |found: Found| {
            let wanted = is_read(&found);
            let bytes = if wanted { Some(files.read(&found.path)?.into()) } else { None };
            Ok((found.path, Entry { kind: found.kind, bytes }))
        };
        let entries: io::Result<Vec<_>> = files.list()?.into_par_iter().map(entry).collect();
        Ok(Self { entries: entries?.into_iter().collect() })
    }

    /// The paths of files that matter to a map and do not say the same in both, in order. An image is no part of the map,
    /// and line ends and a byte order mark say nothing: git may give the files of a working tree others.
    pub fn changed(&self, other: &Self) -> Vec<String> {
        let paths: BTreeSet<&String> = self.entries.keys().chain(other.entries.keys()).collect();
        let same = |path: &str| match (self.entries.get(path), other.entries.get(path)) {
            (Some(one), Some(other)) => one.says_the_same(other),
            _ => false,
        };
        paths.into_iter().filter(|path| Role::of(path) != Role::Other && !same(path)).cloned().collect()
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// The text of a file; none if there is none or it is no text.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.entries.get(path)?.bytes.as_deref()?).ok()
    }

    /// Every path, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// This project with one file of other bytes, or one more.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let kind = FoundKind::File(bytes.len() as u64);
        self.entries.insert(path.to_owned(), Entry { kind, bytes: Some(bytes) });
        self
    }

    /// This project without one file.
    #[must_use]
    pub fn without(mut self, path: &str) -> Self {
        self.entries.remove(path);
        self
    }

    /// This project with another text in a file, which need not be there yet. What is no regular file stays as it is.
    #[must_use]
    pub fn with_text(mut self, path: &str, text: &str) -> Self {
        let kind = FoundKind::File(text.len() as u64);
        if self.entries.get(path).is_none_or(|entry| matches!(entry.kind, FoundKind::File(_))) {
            let wanted = is_read(&Found { path: path.to_owned(), kind: kind.clone() });
            let bytes = wanted.then(|| text.as_bytes().into());
            self.entries.insert(path.to_owned(), Entry { kind, bytes });
        }
        self
    }

    /// This project with the files of some paths as they are in another: other bytes, there again, or gone.
    #[must_use]
    pub fn with_files_of<'p>(&self, other: &Self, paths: impl IntoIterator<Item = &'p str>) -> Self {
        let mut entries = self.entries.clone(); // bytes are shared
        for path in paths {
            match other.entries.get(path) {
                Some(entry) => entries.insert(path.to_owned(), entry.clone()),
                None => entries.remove(path),
            };
        }
        Self { entries }
    }
}

/// Whether loading would read a file.
pub fn is_read(found: &Found) -> bool {
    let role = Role::of(&found.path);
    matches!(found.kind, FoundKind::File(size) if size <= role.limit()) && !matches!(role, Role::Other | Role::Unread)
}

/// Whether what a file says can have a bearing on a verdict. Schemes and pages have none.
pub fn bears_on_verdicts(path: &str) -> bool {
    !matches!(Role::of(path), Role::Page(_) | Role::Scheme(_) | Role::Other)
}

/// Whether a file is the one about the map as a whole.
pub fn is_map(path: &str) -> bool {
    Role::of(path) == Role::Map
}

/// Whether a file holds the glossary.
pub fn is_glossary(path: &str) -> bool {
    Role::of(path) == Role::Glossary
}

/// The id of the statement that a file holds by its place and name; none if it holds something else.
pub fn node_id(path: &str) -> Option<String> {
    match Role::of(path) {
        Role::Node(id) => Some(id),
        _ => None,
    }
}

impl ProjectFiles for Snapshot {
    fn list(&self) -> io::Result<Vec<Found>> {
        let found = |(path, entry): (&String, &Entry)| Found { path: path.clone(), kind: entry.kind.clone() };
        Ok(self.entries.iter().map(found).collect())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let bytes = self.entries.get(path).and_then(|entry| entry.bytes.as_deref());
        bytes.map(<[u8]>::to_vec).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }
}

impl From<&MemoryFiles> for Snapshot {
    fn from(files: &MemoryFiles) -> Self {
        Self::take(files).unwrap_or_default() // memory does not fail
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_a_byte_order_mark_are_no_change() {
        let of =
            |text: &str| Snapshot::from(&MemoryFiles::new().with("argument/a.yaml", text).with("argument/a.png", "x"));
        assert_eq!(of("a: 1\nb: 2\n").changed(&of("\u{feff}a: 1\r\nb: 2\r\n")), [""; 0]);
        assert_eq!(of("a: 1\n").changed(&of("a: 2\n")), ["argument/a.yaml"]);
        assert_eq!(of("a: 1\n").changed(&of("a: 1\n\n")), ["argument/a.yaml"]);
        assert_eq!(of("").changed(&Snapshot::default()), ["argument/a.yaml"]);
    }
}
