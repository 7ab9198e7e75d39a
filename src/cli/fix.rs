//! `elenchus check --fix`: mends in memory first, round by round, then writes each file whole.

use super::Failure;
use super::terminal::Terminal;
use crate::diagnostic::{Finding, mended};
use crate::load::{DiskFiles, Found, ProjectFiles};
use crate::pipeline::argue;
use similar::TextDiff;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// A mended file can show what else is to be mended in it; so often it is looked at again.
const ROUNDS: usize = 10;

/// The marks of a text file that says in which order its bytes come; kept where there is one.
const BYTE_ORDER_MARK: &str = "\u{feff}";

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
            let (before, after) = (String::from_utf8_lossy(&change.before), String::from_utf8_lossy(&change.after));
            let (before, after) =
                (before.trim_start_matches(BYTE_ORDER_MARK), after.trim_start_matches(BYTE_ORDER_MARK));
            let difference = TextDiff::from_lines(before, after);
            out.push_str(&difference.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string());
        }
        out
    }

    /// Writes every file that is still as it was read.
    pub fn write(&self, root: &Path, terminal: &Terminal) -> Result<(), Failure> {
        for (path, change) in &self.changes {
            let real = fs_err::canonicalize(root.join(path))?;
            if fs_err::read(&real)? != change.before {
                let changed = terminal.say("has changed meanwhile and is left alone", "期间有改动，未写入");
                writeln!(terminal.err(), "{path}: {changed}")?;
                continue;
            }
            super::terminal::put(&real, &change.after)?;
            if !terminal.quiet {
                let (count, word) = (change.mends, terminal.say("mended", "处已修改"));
                writeln!(terminal.err(), "{path}: {count} {word}")?;
            }
        }
        Ok(())
    }
}
