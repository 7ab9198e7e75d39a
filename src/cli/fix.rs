//! `elenchus check --fix`: mends in memory first, round by round, then writes each file whole.

use super::Failure;
use super::terminal::{Terminal, difference};
use crate::diagnostic::{Finding, mended};
use crate::load::{DiskFiles, Found, ProjectFiles};
use crate::pipeline::argue;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// A mended file can show what else is to be mended in it; so often it is looked at again.
const ROUNDS: usize = 10;

/// A file before and after.
struct Change {
    before: Vec<u8>,
    after: Vec<u8>,
    mends: usize,
}

/// What is to be written.
pub(super) struct Mended {
    changes: BTreeMap<String, Change>,
}

/// The files of a project with some of them mended.
struct Overlaid<'a> {
    disk: &'a DiskFiles,
    changes: &'a BTreeMap<String, Change>,
}

impl ProjectFiles for Overlaid<'_> {
    fn list(&self) -> io::Result<Vec<Found>> {
        self.disk.list()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.changes.get(path).map_or_else(|| self.disk.read(path), |change| Ok(change.after.clone()))
    }
}

/// Works out every sure mend of the findings that are wanted.
pub(super) fn mend(root: &Path, wanted: &dyn Fn(&Finding) -> bool) -> Result<Mended, Failure> {
    let disk = DiskFiles::new(root);
    let mut changes: BTreeMap<String, Change> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let overlaid = Overlaid { disk: &disk, changes: &changes };
        let argument = argue(&overlaid)?;
        let findings: Vec<Finding> = argument.findings.iter().filter(|finding| wanted(finding)).cloned().collect();
        let texts = mended(&findings, &argument.sources);
        if texts.is_empty() {
            break;
        }
        for (file, (text, mends)) in texts {
            let source = argument.sources.file(file);
            let read = overlaid_bytes(&disk, &changes, &source.path)?;
            let Some(mark) = read.strip_suffix(source.text.as_bytes()) else { continue };
            let after = [mark, text.as_bytes()].concat();
            let change =
                changes.entry(source.path.clone()).or_insert(Change { before: read, after: Vec::new(), mends: 0 });
            change.after = after;
            change.mends += mends;
        }
    }
    Ok(Mended { changes })
}

fn overlaid_bytes(disk: &DiskFiles, changes: &BTreeMap<String, Change>, path: &str) -> io::Result<Vec<u8>> {
    Overlaid { disk, changes }.read(path)
}

impl Mended {
    /// What would change, as a unified diff.
    pub fn difference(&self) -> String {
        let mut out = String::new();
        for (path, change) in &self.changes {
            out.push_str(&difference((path, &change.before), (path, &change.after)));
        }
        out
    }

    /// Writes every file that is still as it was read, and says of each what became of it.
    pub fn write(&self, root: &Path, terminal: &Terminal) -> Result<(), Failure> {
        for (path, change) in &self.changes {
            if !change.write(&root.join(path))? {
                let changed = terminal.say("has changed meanwhile and is left alone", "期间有改动，未写入");
                writeln!(terminal.err(), "{path}: {changed}")?;
            } else if !terminal.quiet {
                let (count, word) = (change.mends, terminal.say("mended", "处已修改"));
                writeln!(terminal.err(), "{path}: {count} {word}")?;
            }
        }
        Ok(())
    }
}

impl Change {
    /// Writes the file; false if it is no longer as it was read, or no longer there: then it is left alone.
    fn write(&self, path: &Path) -> Result<bool, Failure> {
        let gone = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
        let real = match fs_err::canonicalize(path) {
            Err(error) if gone(&error) => return Ok(false),
            real => real?,
        };
        match fs_err::read(&real) {
            Err(error) if gone(&error) => Ok(false),
            Err(error) => Err(error.into()),
            Ok(now) if now == self.before => super::terminal::put(&real, &self.after).map(|()| true),
            Ok(_) => Ok(false),
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use std::fs;

    const MAP: &str = "format: 1\ntitle: {en: Example}\nlanguages: [en]\nthesis: a\n";
    const NODE: &str = "kind: Claim\ntitle: {en: A statement.}\n";

    /// What somebody else does to `b.yaml` between the reading and the writing; what is there afterwards.
    fn meanwhile(deed: impl FnOnce(&Path)) -> (Option<String>, String) {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join("argument").join(name);
        fs::create_dir(folder.path().join("argument")).expect("a folder");
        for (name, text) in [("map.yaml", MAP), ("a.yaml", NODE), ("b.yaml", NODE), ("c.yaml", NODE)] {
            fs::write(at(name), text).expect("a file");
        }
        let mended = mend(folder.path(), &|_| true).expect("it reads");
        assert_eq!(mended.changes.len(), 3);
        deed(&at("b.yaml"));
        for (path, change) in &mended.changes {
            let written = change.write(&folder.path().join(path)).expect("it writes");
            assert_eq!(written, !path.ends_with("/b.yaml"), "{path}");
        }
        (fs::read_to_string(at("b.yaml")).ok(), fs::read_to_string(at("c.yaml")).expect("a file"))
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone_and_the_others_are_mended() {
        let mended = NODE.replace("Claim", "claim");
        for theirs in ["kind: Claim\ntitle: {en: Another one.}\n", "", "kind: claim\ntitle: {en: A statement.}\n\n"] {
            let (there, other) = meanwhile(|path| fs::write(path, theirs).expect("a file"));
            assert_eq!((there.as_deref(), other.as_str()), (Some(theirs), mended.as_str()));
        }
        let (there, other) = meanwhile(|path| fs::remove_file(path).expect("it goes"));
        assert_eq!((there, other), (None, mended));
    }
}
