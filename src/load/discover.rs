//! Which files a project has: the walk over `argument/`, and the little that is needed of a disk.
//!
//! Everything after this file works on text in memory. Links that lead out of the project are named, not followed.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The folder of a project that holds its map.
pub const ARGUMENT: &str = "argument";

/// Something that lies in the project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its path below the project folder, with `/` on every system.
    pub path: String,
    /// What it is.
    pub kind: FoundKind,
}

/// What a path is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    /// A file of so many bytes.
    File(u64),
    /// A link whose target lies outside the project, or does not exist.
    LinkOutside,
    /// A device, a pipe, a link to a folder, or a name that is not Unicode.
    NotAFile,
}

/// Where the files of a project come from: a disk, or memory.
pub trait ProjectFiles: Sync {
    /// Everything below `argument/`, sorted by path.
    ///
    /// # Errors
    /// If a folder cannot be read.
    fn list(&self) -> io::Result<Vec<Found>>;

    /// The bytes of a listed file.
    ///
    /// # Errors
    /// If it cannot be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// The project folder on a disk.
#[derive(Clone, Debug)]
pub struct DiskFiles {
    root: PathBuf,
}

impl DiskFiles {
    /// The project in a folder, the one that holds `argument/`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn found(&self, entry: &DirEntry, real_root: &Path) -> io::Result<Option<Found>> {
        let below = entry.path().strip_prefix(&self.root).unwrap_or(entry.path());
        let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
        let path = parts.map_or_else(|| below.to_string_lossy().into_owned(), |parts| parts.join("/"));
        let is_unicode = below.to_str().is_some();
        let kind = entry.file_type();
        let kind = if kind.is_dir() {
            return Ok(None);
        } else if !is_unicode {
            FoundKind::NotAFile
        } else if kind.is_symlink() {
            link(entry.path(), real_root)
        } else if kind.is_file() {
            FoundKind::File(entry.metadata()?.len())
        } else {
            FoundKind::NotAFile
        };
        Ok(Some(Found { path, kind }))
    }
}

/// A link is as good as a file if its target is a file of the project.
fn link(path: &Path, real_root: &Path) -> FoundKind {
    match fs_err::canonicalize(path) {
        Ok(target) if target.starts_with(real_root) => match fs_err::metadata(&target) {
            Ok(data) if data.is_file() => FoundKind::File(data.len()),
            _ => FoundKind::NotAFile,
        },
        _ => FoundKind::LinkOutside,
    }
}

impl ProjectFiles for DiskFiles {
    fn list(&self) -> io::Result<Vec<Found>> {
        let real_root = fs_err::canonicalize(&self.root)?;
        let argument = self.root.join(ARGUMENT);
        if !fs_err::canonicalize(&argument)?.starts_with(&real_root) {
            return Ok(vec![Found { path: ARGUMENT.to_owned(), kind: FoundKind::LinkOutside }]);
        }
        let hidden = |entry: &DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        let mut all = Vec::new();
        for entry in
            WalkDir::new(&argument).follow_links(false).sort_by_file_name().into_iter().filter_entry(|e| !hidden(e))
        {
            all.extend(self.found(&entry.map_err(io::Error::from)?, &real_root)?);
        }
        all.sort();
        Ok(all)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs_err::read(self.root.join(path))
    }
}

/// A project in memory, for tests and for texts that have not been saved.
#[derive(Clone, Debug, Default)]
pub struct MemoryFiles {
    files: BTreeMap<String, Vec<u8>>,
    others: Vec<Found>,
}

impl MemoryFiles {
    /// An empty project.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, by its path below the project folder.
    #[must_use]
    pub fn with(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), content.into());
        self
    }

    /// Adds something that will not be read: a link that leads out, a file of which only the size is known.
    #[must_use]
    pub fn with_found(mut self, found: Found) -> Self {
        self.others.push(found);
        self
    }
}

impl ProjectFiles for MemoryFiles {
    fn list(&self) -> io::Result<Vec<Found>> {
        let found = |(path, bytes): (&String, &Vec<u8>)| Found {
            path: path.clone(),
            kind: FoundKind::File(bytes.len() as u64),
        };
        Ok(self.files.iter().map(found).chain(self.others.iter().cloned()).collect())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }
}
