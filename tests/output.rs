//! The output folder: all or nothing, nothing written twice, nothing of others touched.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use elenchus::diagnostic::Findings;
use elenchus::output::{Committed, Disk, MANIFEST, OutputDisk, OutputTree, Refusal, commit};
use elenchus::source::{SourceMap, Span};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::SystemTime;
use walkdir::WalkDir;

fn tree(files: &[(&str, &str)]) -> OutputTree {
    let mut sources = SourceMap::new();
    let place = Span::file_start(sources.add("argument/map.yaml", ""));
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    OutputTree::gather(files, place, &mut Findings::new())
}

/// Every file below a folder with its bytes and its time of change.
fn snapshot(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let mut all = BTreeMap::new();
    for entry in WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
        let time = entry.metadata().expect("data").modified().expect("a time");
        all.insert(path, (std::fs::read(entry.path()).expect("bytes"), time));
    }
    all
}

fn done(written: usize, unchanged: usize, removed: usize) -> Committed {
    Committed::Done { written, unchanged, removed }
}

const FIRST: &[(&str, &str)] = &[("index.html", "one"), ("zh/a.html", "a"), ("zh/b.html", "b")];
const SECOND: &[(&str, &str)] = &[("index.html", "two"), ("zh/a.html", "a"), ("en/c.html", "c")];

#[test]
fn a_build_writes_what_changed_and_keeps_what_did_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("public");
    assert_eq!(commit(&tree(FIRST), &target, &Disk).expect("it runs"), done(3, 0, 0));
    let before = snapshot(&target);
    assert_eq!(commit(&tree(SECOND), &target, &Disk).expect("it runs"), done(2, 1, 1));
    let after = snapshot(&target);
    let names: Vec<&str> = after.keys().map(String::as_str).collect();
    assert_eq!(names, [MANIFEST, "en/c.html", "index.html", "zh/a.html"]);
    assert_eq!(after["zh/a.html"], before["zh/a.html"], "bytes and time of what did not change");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a list").count(), 1, "nothing is left beside");
}

#[test]
fn an_unchanged_build_writes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("public");
    commit(&tree(FIRST), &target, &Disk).expect("it runs");
    let before = snapshot(&target);
    let silent = Faulty::at(0);
    assert_eq!(commit(&tree(FIRST), &target, &silent).expect("no write is tried"), done(0, 3, 0));
    assert_eq!(snapshot(&target), before);
}

#[test]
fn foreign_files_are_carried_over_and_foreign_folders_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("public");
    std::fs::create_dir(&target).expect("a folder");
    std::fs::write(target.join(".gitignore"), "*\n").expect("a file");
    assert_eq!(commit(&tree(FIRST), &target, &Disk).expect("it runs"), done(3, 0, 0));
    std::fs::create_dir(target.join("mine")).expect("a folder");
    std::fs::write(target.join("mine/CNAME"), "example.org").expect("a file");
    std::fs::create_dir_all(target.join(".git/refs/heads")).expect("an empty folder");
    commit(&tree(SECOND), &target, &Disk).expect("it runs");
    let after = snapshot(&target);
    assert_eq!(after["mine/CNAME"].0, b"example.org");
    assert_eq!(after[".gitignore"].0, b"*\n");
    assert!(target.join(".git/refs/heads").is_dir(), "an empty folder of others");

    std::fs::write(target.join("zh/b.html"), "mine").expect("a file");
    let before = snapshot(&target);
    let refused = commit(&tree(FIRST), &target, &Disk).expect("it runs");
    assert_eq!(refused, Committed::Refused(vec![Refusal::ForeignClash("zh/b.html".into())]));
    assert_eq!(snapshot(&target), before);

    let other = folder.path().join("other");
    std::fs::create_dir(&other).expect("a folder");
    std::fs::write(other.join("thesis.doc"), "years of work").expect("a file");
    let refused = commit(&tree(FIRST), &other, &Disk).expect("it runs");
    assert_eq!(refused, Committed::Refused(vec![Refusal::ForeignFolder]));
    assert_eq!(snapshot(&other).len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_foreign_file_whose_name_is_not_unicode_is_carried_over() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("public");
    commit(&tree(FIRST), &target, &Disk).expect("it runs");
    let foreign = target.join(std::ffi::OsStr::from_bytes(b"caf\xe9.txt"));
    std::fs::write(&foreign, "mine").expect("a file");
    commit(&tree(SECOND), &target, &Disk).expect("it runs");
    assert_eq!(std::fs::read(&foreign).expect("it is there"), b"mine");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_way_is_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let elsewhere = folder.path().join("elsewhere");
    std::fs::create_dir(&elsewhere).expect("a folder");
    std::os::unix::fs::symlink(&elsewhere, folder.path().join("public")).expect("a link");
    let refused = commit(&tree(FIRST), &folder.path().join("public"), &Disk).expect("it runs");
    assert_eq!(refused, Committed::Refused(vec![Refusal::ForeignFolder]));
    assert_eq!(std::fs::read_dir(&elsewhere).expect("a list").count(), 0);
}

/// A disk that fails at its nth change.
struct Faulty {
    left: Cell<usize>,
}

impl Faulty {
    fn at(changes: usize) -> Self {
        Self { left: Cell::new(changes) }
    }

    fn change(&self) -> io::Result<()> {
        match self.left.get() {
            0 => Err(io::Error::other("the disk is full")),
            left => {
                self.left.set(left - 1);
                Ok(())
            }
        }
    }
}

impl OutputDisk for Faulty {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.change().and_then(|()| Disk.create_folder(path))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.change().and_then(|()| Disk.write(path, bytes))
    }

    fn keep(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change().and_then(|()| Disk.keep(from, to))
    }

    fn swap(&self, new: &Path, old: &Path) -> io::Result<()> {
        self.change().and_then(|()| Disk.swap(new, old))
    }
}

#[test]
fn whichever_write_fails_the_last_good_site_stays_byte_for_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("public");
    commit(&tree(FIRST), &target, &Disk).expect("it runs");
    std::fs::write(target.join("CNAME"), "example.org").expect("a file");
    let before = snapshot(&target);
    let mut faults = 0;
    while commit(&tree(SECOND), &target, &Faulty::at(faults)).is_err() {
        assert_eq!(snapshot(&target), before, "after a fault at change {faults}");
        assert_eq!(std::fs::read_dir(folder.path()).expect("a list").count(), 1, "nothing is left beside");
        faults += 1;
    }
    assert_eq!(faults, 10, "folders 4, writes 3, files kept 2, swap 1");
    assert_eq!(snapshot(&target)["index.html"].0, b"two");
}
