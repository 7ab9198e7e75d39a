//! `elenchus diff`.

use super::args::{DiffArgs, DiffFormat};
use super::git::Git;
use super::terminal::Terminal;
use super::{Failure, Outcome, project};
use crate::diff::{self, Budget, Detail, Diff, Gate, Version, compare, report, tell};
use crate::load::{ARGUMENT, DiskFiles, Snapshot};
use std::io::Write;
use std::path::Path;

/// Compares two versions of a project and says what that does to its conclusions.
pub(super) fn run(args: &DiffArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    if args.format == DiffFormat::JsonSchema {
        return put(args, diff::SCHEMA, terminal).map(|()| Outcome::Clean);
    }
    let progress = terminal.progress(terminal.say("comparing the arguments", "正在比较论证"));
    let (before, after) = versions(args, terminal)?;
    let size = after.argument.project.nodes.len() + after.argument.project.reasons.len();
    let diff = compare(&before, &after, Budget::for_size(size))?;
    progress.finish_and_clear();
    let stops = |gate: &Gate| gate.stops(&diff, &after.argument.project);
    let gates: Vec<Gate> = Gate::ALL.into_iter().filter(|gate| args.fail_on.contains(gate) && stops(gate)).collect();
    let text = match args.format {
        DiffFormat::Json => diff::json(&diff, &before, &after, &gates),
        form => in_words(form, &diff, (&before, &after), terminal),
    };
    put(args, &text, terminal)?;
    if gates.is_empty() {
        return Ok(Outcome::Clean);
    }
    let names: Vec<&str> = gates.iter().map(|gate| gate.word()).collect();
    writeln!(terminal.err(), "--fail-on: {}", names.join(", "))?;
    Ok(Outcome::Denied)
}

fn in_words(form: DiffFormat, diff: &Diff, (before, after): (&Version, &Version), terminal: &Terminal) -> String {
    let told = |detail| report(diff, before, after, &terminal.language, detail);
    match form {
        DiffFormat::Markdown => tell::markdown(&told(Detail::SHORT)),
        DiffFormat::Html => crate::site::changes::page(diff, before, after, &told(Detail::PAGE)),
        _ => tell::text(&told(Detail::WHOLE)),
    }
}

/// The two versions that were asked for.
fn versions(args: &DiffArgs, terminal: &Terminal) -> Result<(Version, Version), Failure> {
    let from = args.from.as_deref().unwrap_or("HEAD");
    if let (None, Some((first, second))) = (&args.to, from.split_once("...")) {
        let git = Git::open(&project::root(args.dir.as_deref(), terminal)?, terminal)?;
        let (first, second) = (or_head(first), or_head(second));
        let (one, other) = (git.commit(first, terminal)?, git.commit(second, terminal)?);
        let parted = git.parting(&one, &other, terminal)?;
        return Ok((version(first, git.snapshot(&parted)?)?, version(second, git.snapshot(&other)?)?));
    }
    if let (None, Some((first, second))) = (&args.to, from.split_once("..")) {
        let side = |name| side(or_head(name), args, terminal);
        return Ok((side(first)?, side(second)?));
    }
    let before = side(from, args, terminal)?;
    let after = match &args.to {
        Some(to) => side(to, args, terminal)?,
        None => {
            let root = project::root(args.dir.as_deref(), terminal)?;
            let name = terminal.say("files as they are now", "现有文件");
            version(name, Snapshot::take(&DiskFiles::new(root))?)?
        }
    };
    Ok((before, after))
}

/// `A..` and `..B` stand for `A..HEAD` and `HEAD..B`, as in git.
fn or_head(name: &str) -> &str {
    if name.is_empty() { "HEAD" } else { name }
}

/// A folder that holds a project, or else a revision.
fn side(name: &str, args: &DiffArgs, terminal: &Terminal) -> Result<Version, Failure> {
    let folder = Path::new(name);
    if folder.join(ARGUMENT).is_dir() {
        return version(name, Snapshot::take(&DiskFiles::new(folder))?);
    }
    let git = Git::open(&project::root(args.dir.as_deref(), terminal)?, terminal)?;
    let commit = git.commit(name, terminal)?;
    version(name, git.snapshot(&commit)?)
}

fn version(name: &str, files: Snapshot) -> Result<Version, Failure> {
    Ok(Version::of(name, files)?)
}

/// To the file that was named, whole or not at all, or to the stream of results.
fn put(args: &DiffArgs, text: &str, terminal: &Terminal) -> Result<(), Failure> {
    match &args.output {
        None => terminal.out().write_all(text.as_bytes())?,
        Some(path) => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let mut file = tempfile::Builder::new().prefix(".elenchus-").tempfile_in(folder)?;
            file.write_all(text.as_bytes())?;
            super::draw::allow_reading(file.as_file())?;
            file.persist(path).map_err(std::io::Error::from)?;
        }
    }
    Ok(())
}
