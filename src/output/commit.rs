//! Putting a tree in the place of an output folder: completed beside, then swapped in.

use super::manifest::{self, MANIFEST};
use super::{OutputDisk, OutputTree};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;
use walkdir::WalkDir;

/// How a commit ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Committed {
    /// The folder holds the tree.
    Done {
        /// Files that are new or have new bytes.
        written: usize,
        /// Files that stayed as they were.
        unchanged: usize,
        /// Files of the last build that are gone.
        removed: usize,
    },
    /// Nothing was touched, for these reasons.
    Refused(Vec<Refusal>),
}

/// Why a folder is not touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not empty, and Elenchus did not make it.
    ForeignFolder,
    /// A file that Elenchus did not make stands where the site needs this path.
    ForeignClash(String),
}

/// Files that make no folder foreign: they stand for an empty one in a repository.
const PLACEHOLDERS: &[&str] = &[".gitignore", ".gitkeep"];

/// Leftovers of a run that was cut off are removed when they are older than this.
const STALE: Duration = Duration::from_secs(60 * 60);

/// Puts `tree` in the place of the folder `target`.
///
/// # Errors
/// If the machine fails; then `target` is as it was before, byte for byte.
pub fn commit(tree: &OutputTree, target: &Path, disk: &dyn OutputDisk) -> io::Result<Committed> {
    let present = Present::read(target)?;
    let refusals = present.refusals(tree);
    if !refusals.is_empty() {
        return Ok(Committed::Refused(refusals));
    }
    let manifest = manifest::of(tree);
    let same: BTreeSet<&str> =
        tree.iter().filter(|(path, bytes)| present.holds(path, bytes)).map(|(path, _)| path).collect();
    let removed = present.ours.iter().filter(|path| tree.get(path).is_none() && present.files.contains(*path)).count();
    let done = Committed::Done { written: tree.len() - same.len(), unchanged: same.len(), removed };
    if same.len() == tree.len() && removed == 0 && present.holds(MANIFEST, manifest.as_bytes()) {
        return Ok(done);
    }
    let (parent, name) = place(target)?;
    disk.create_folder(parent)?;
    remove_leftovers(parent, &name);
    let staging = tempfile::Builder::new().prefix(&prefix(&name)).tempdir_in(parent)?;
    let new = staging.path().join("new");
    stage(tree, &manifest, &same, &present, &new, disk)?;
    disk.swap(&new, target)?;
    // The site is in place. If the old one cannot be removed now, a later run does it.
    let _ = staging.close();
    Ok(done)
}

/// What is in the target now.
struct Present {
    target: PathBuf,
    /// Every file and link, with `/`.
    files: BTreeSet<String>,
    /// Every file, link and folder as the disk names it: a name need not be Unicode.
    entries: Vec<(PathBuf, bool)>,
    /// The files that the last build made; none if the folder is not ours.
    ours: BTreeSet<String>,
    is_ours: bool,
    is_folder: bool,
}

impl Present {
    fn read(target: &Path) -> io::Result<Self> {
        let mut present = Self {
            target: target.to_owned(),
            files: BTreeSet::new(),
            entries: Vec::new(),
            ours: BTreeSet::new(),
            is_ours: false,
            is_folder: true,
        };
        match fs_err::symlink_metadata(target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(present),
            Err(error) => return Err(error),
            Ok(data) => present.is_folder = data.is_dir(),
        }
        for entry in WalkDir::new(target).follow_links(false).sort_by_file_name() {
            let entry = entry.map_err(io::Error::from)?;
            let below = entry.path().strip_prefix(target).unwrap_or(entry.path()).to_owned();
            let is_folder = entry.file_type().is_dir();
            if !is_folder {
                present.files.insert(slashed(&below));
            }
            if entry.depth() > 0 {
                present.entries.push((below, is_folder));
            }
        }
        if let Ok(text) = fs_err::read_to_string(target.join(MANIFEST))
            && let Some(paths) = manifest::paths(&text)
        {
            present.is_ours = true;
            present.ours = paths.into_iter().collect();
        }
        Ok(present)
    }

    fn refusals(&self, tree: &OutputTree) -> Vec<Refusal> {
        let foreign = || self.files.iter().filter(|path| !PLACEHOLDERS.contains(&path.as_str()));
        if !self.is_folder || (!self.is_ours && foreign().next().is_some()) {
            return vec![Refusal::ForeignFolder];
        }
        let wanted: BTreeSet<String> = tree.iter().flat_map(|(path, _)| with_folders(path)).collect();
        let files: BTreeSet<String> = tree.iter().map(|(path, _)| path.to_lowercase()).collect();
        let clashes = self.foreign().filter(|path| {
            let folders = || with_folders(path).into_iter().any(|part| files.contains(&part));
            wanted.contains(&path.to_lowercase()) || folders()
        });
        clashes.map(|path| Refusal::ForeignClash(path.to_owned())).collect()
    }

    /// The files that Elenchus did not make.
    fn foreign(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str).filter(|path| *path != MANIFEST && !self.ours.contains(*path))
    }

    /// What Elenchus did not make, files and folders, as the disk names it; a folder stands before what is in it.
    fn foreign_entries(&self) -> impl Iterator<Item = &(PathBuf, bool)> {
        let folders: BTreeSet<String> =
            self.ours.iter().flat_map(|path| path.match_indices('/').map(|(at, _)| path[..at].to_owned())).collect();
        self.entries.iter().filter(move |(path, is_folder)| {
            let path = slashed(path);
            if *is_folder { !folders.contains(&path) } else { path != MANIFEST && !self.ours.contains(&path) }
        })
    }

    fn holds(&self, path: &str, bytes: &[u8]) -> bool {
        let place = self.target.join(path);
        let is_file =
            fs_err::symlink_metadata(&place).is_ok_and(|data| data.is_file() && data.len() == bytes.len() as u64);
        is_file && fs_err::read(&place).is_ok_and(|present| present == bytes)
    }
}

/// A path with `/`; what is not Unicode in it is replaced.
fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A path and every folder above it, in lower case.
fn with_folders(path: &str) -> Vec<String> {
    let path = path.to_lowercase();
    let folders = path.match_indices('/').map(|(at, _)| path[..at].to_owned());
    folders.chain([path.clone()]).collect()
}

/// Completes the new folder: changed files are written, all others are taken over from the old one.
fn stage(
    tree: &OutputTree,
    manifest: &str,
    same: &BTreeSet<&str>,
    present: &Present,
    new: &Path,
    disk: &dyn OutputDisk,
) -> io::Result<()> {
    disk.create_folder(new)?;
    let mut made = BTreeSet::new();
    let mut ready = |path: &str| -> io::Result<PathBuf> {
        if let Some((folder, _)) = path.rsplit_once('/')
            && made.insert(folder.to_owned())
        {
            disk.create_folder(&new.join(folder))?;
        }
        Ok(new.join(path))
    };
    for (path, bytes) in tree.iter() {
        let to = ready(path)?;
        if same.contains(path) { disk.keep(&present.target.join(path), &to)? } else { disk.write(&to, bytes)? }
    }
    for (path, is_folder) in present.foreign_entries() {
        let (from, to) = (present.target.join(path), new.join(path));
        if *is_folder {
            disk.create_folder(&to)?;
        } else {
            if let Some(folder) = to.parent().filter(|folder| !folder.is_dir()) {
                disk.create_folder(folder)?; // one of ours that is gone, but for a file of others in it
            }
            disk.keep(&from, &to)?;
        }
    }
    disk.write(&new.join(MANIFEST), manifest.as_bytes())
}

/// The folder that holds the target, and the target's name.
fn place(target: &Path) -> io::Result<(&Path, String)> {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the output needs a name"))?;
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok((parent, name))
}

fn prefix(name: &str) -> String {
    format!(".{name}.elenchus-")
}

/// Removes what runs that were cut off left beside the target. What cannot be removed does no harm.
fn remove_leftovers(parent: &Path, name: &str) {
    let prefix = prefix(name);
    for entry in fs_err::read_dir(parent).into_iter().flatten().flatten() {
        let is_leftover = entry.file_name().to_string_lossy().starts_with(&prefix);
        let age = entry.metadata().and_then(|data| data.modified()).ok().and_then(|time| time.elapsed().ok());
        if is_leftover && age.is_some_and(|age| age > STALE) {
            let _ = fs_err::remove_dir_all(entry.path());
        }
    }
}
