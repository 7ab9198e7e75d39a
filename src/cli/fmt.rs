//! `elenchus fmt`: the files of a map with their keys in order.

use super::args::FmtArgs;
use super::terminal::{Terminal, difference, put};
use super::{Failure, Outcome, project};
use crate::load::arrange::{Doubt, arranged};
use crate::load::{DiskFiles, FoundKind, ProjectFiles};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Arranges the files that were named. One that cannot be arranged is left alone, said so, and no reason to fail.
pub(super) fn run(args: &FmtArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let root = project::root(args.dir.as_deref(), terminal)?;
    let mut out = terminal.out();
    let mut changed = 0_usize;
    for path in chosen(&root, &args.paths, terminal)? {
        let real = fs_err::canonicalize(root.join(&path))?;
        let bytes = fs_err::read(&real)?;
        let Ok(text) = std::str::from_utf8(&bytes) else { continue }; // `check` reports it
        let (mark, body) = text.strip_prefix('\u{feff}').map_or(("", text), |body| ("\u{feff}", body));
        let after = match arranged(&path, body) {
            Ok(None) => continue,
            Ok(Some(after)) => format!("{mark}{after}"),
            Err(Doubt { line, why }) => {
                let left = terminal.say("left alone", "未改动");
                let (colon, why) = (terminal.say(": ", "："), why.in_tongue(terminal.tongue));
                writeln!(terminal.err(), "{path}:{line}: {left}{colon}{why}")?;
                continue;
            }
        };
        changed += 1;
        if args.diff {
            out.write_all(difference((&path, &bytes), (&path, after.as_bytes())).as_bytes())?;
        } else if args.check {
            writeln!(out, "{path}")?;
        } else {
            put(&real, after.as_bytes())?;
            if !terminal.quiet {
                writeln!(terminal.err(), "{path}: {}", terminal.say("keys put in order", "键已按顺序排好"))?;
            }
        }
    }
    Ok(if args.check && changed > 0 { Outcome::Denied } else { Outcome::Clean })
}

/// The files of the project, or those of them that lie at one of some paths.
fn chosen(root: &Path, paths: &[PathBuf], terminal: &Terminal) -> Result<Vec<String>, Failure> {
    let list = DiskFiles::new(root).list()?;
    let files = list.into_iter().filter(|found| matches!(found.kind, FoundKind::File(_))).map(|found| found.path);
    if paths.is_empty() {
        return Ok(files.collect());
    }
    let files: Vec<String> = files.collect();
    let mut named = Vec::new();
    for path in paths {
        let outside = || {
            let say = terminal.say("is no file of this map", "不是本图的文件");
            Failure::Usage(format!("{}: {say}", path.display()))
        };
        let real = fs_err::canonicalize(path).map_err(|_| outside())?;
        let is_at = |file: &&String| fs_err::canonicalize(root.join(file)).is_ok_and(|file| file.starts_with(&real));
        let before = named.len();
        named.extend(files.iter().filter(is_at).cloned());
        if named.len() == before {
            return Err(outside());
        }
    }
    named.sort();
    named.dedup();
    Ok(named)
}
