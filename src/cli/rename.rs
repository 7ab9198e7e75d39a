//! `elenchus rename`: another id for a statement, all of it or nothing.

use super::args::RenameArgs;
use super::terminal::{Terminal, difference, put};
use super::{Failure, Outcome, project};
use crate::load::{DiskFiles, Snapshot};
use crate::rename::{Renamed, Rewritten, Trouble, rename};
use std::io::Write;
use std::path::Path;

/// Works the renaming out in memory, then writes it.
pub(super) fn run(args: &RenameArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let root = project::root(args.dir.as_deref(), terminal)?;
    let files = Snapshot::take(&DiskFiles::new(&root))?;
    let renamed = rename(&files, &args.old, &args.new).map_err(|trouble| match trouble {
        Trouble::Refused(why) => Failure::Usage(why.in_tongue(terminal.tongue).to_owned()),
        Trouble::Machine(error) => Failure::Machine(error),
    })?;
    if args.dry_run {
        for Rewritten { path, bytes } in &renamed.files {
            if path.0 != path.1 {
                writeln!(terminal.out(), "rename from {}\nrename to {}", path.0, path.1)?;
            }
            terminal.out().write_all(difference((&path.0, &bytes.0), (&path.1, &bytes.1)).as_bytes())?;
        }
    } else {
        write(&root, &renamed, terminal)?;
    }
    tell(args, &renamed, terminal)?;
    Ok(Outcome::Clean)
}

/// Writes every file, the renamed one last; if the machine fails, what was written is put back.
fn write(root: &Path, renamed: &Renamed, terminal: &Terminal) -> Result<(), Failure> {
    let mut real = Vec::new();
    for change in &renamed.files {
        let path = fs_err::canonicalize(root.join(&change.path.0))?;
        if fs_err::read(&path)? != change.bytes.0 {
            let say = terminal.say("has changed meanwhile; nothing was written", "期间有改动，未写入任何文件");
            return Err(Failure::Usage(format!("{}: {say}", change.path.0)));
        }
        let target = root.join(&change.path.1);
        let is_same_file = |target: &Path| fs_err::canonicalize(target).is_ok_and(|target| target == path);
        if change.path.0 != change.path.1 && fs_err::symlink_metadata(&target).is_ok() && !is_same_file(&target) {
            let say = terminal.say("is there already; nothing was written", "已存在，未写入任何文件");
            return Err(Failure::Usage(format!("{}: {say}", change.path.1)));
        }
        real.push(path);
    }
    for (at, change) in renamed.files.iter().enumerate() {
        if let Err(error) = put(&real[at], &change.bytes.1) {
            let written = renamed.files.iter().zip(&real).take(at);
            written.for_each(|(change, path)| drop(put(path, &change.bytes.0))); // the first failure is the one to tell
            return Err(error);
        }
    }
    let moved = renamed.files.iter().filter(|change| change.path.0 != change.path.1);
    for change in moved {
        if let Err(error) = fs_err::rename(root.join(&change.path.0), root.join(&change.path.1)) {
            renamed.files.iter().zip(&real).for_each(|(change, path)| drop(put(path, &change.bytes.0)));
            return Err(error.into());
        }
    }
    Ok(())
}

fn tell(args: &RenameArgs, renamed: &Renamed, terminal: &Terminal) -> Result<(), Failure> {
    for place in &renamed.left {
        let say = terminal.say("the text still says", "文字里仍写着");
        writeln!(terminal.err(), "{place}: {say} `{}`", args.old)?;
    }
    if !terminal.quiet {
        let (places, files) = (renamed.places, renamed.files.len());
        let line = match terminal.tongue {
            crate::diagnostic::Tongue::En => format!(
                "{} → {}: named {places} times, {files} files; `{}` stays as an alias; all verdicts are the same",
                args.old, args.new, args.old
            ),
            crate::diagnostic::Tongue::Zh => {
                format!(
                    "{} → {}：改动 {places} 处，涉及 {files} 个文件；`{}` 保留为别名；所有判定不变",
                    args.old, args.new, args.old
                )
            }
        };
        writeln!(terminal.err(), "{line}")?;
    }
    Ok(())
}
