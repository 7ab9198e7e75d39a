//! `elenchus new`: writes the file of a statement, then checks it and tells what it does to the verdicts.

#[cfg(feature = "ask")]
mod ask;
mod wish;

use super::args::NewArgs;
use super::terminal::Terminal;
use super::{Failure, Outcome, project};
use crate::diagnostic::{Finding, Level, not_in};
use crate::diff::{Budget, Detail, Version, compare, report, tell};
use crate::load::{ARGUMENT, DiskFiles, Snapshot};
use crate::locale::Dictionary;
use crate::model::{Kind, Origin, Project};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// Writes a new file and never another one's.
pub(super) fn run(args: &NewArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let root = project::root(args.dir.as_deref(), terminal)?;
    let files = Snapshot::take(&DiskFiles::new(&root))?;
    let before = Version::of(terminal.say("files as they are now", "现有文件"), files.clone())?;
    let args = complete(args, &before, terminal)?;
    let id = args.id.clone().unwrap_or_default();
    let draft = wish::draft(&args, &before.argument.project, terminal)?;
    let path = format!("{}/{id}.yaml", folder(&before.argument.project, draft.kind, args.origin));
    if fs_err::symlink_metadata(root.join(&path)).is_ok() {
        let say = terminal.say("is there already and is left alone", "已存在，未改动");
        return Err(Failure::Usage(format!("{path}: {say}")));
    }
    let text = draft.written(Dictionary::of(terminal.tongue.tag()));
    let after = Version::of(path.clone(), files.with(&path, text.clone().into_bytes()))?;
    let brought = brought(&before, &after);
    if args.dry_run {
        terminal.out().write_all(text.as_bytes())?;
    } else {
        write(&root, &path, &text)?;
        if !terminal.quiet {
            writeln!(terminal.err(), "{path}: {}", terminal.say("written", "已写入"))?;
        }
    }
    terminal.report(&brought, &after.argument.sources)?;
    let size = after.argument.project.nodes.len() + after.argument.project.reasons.len();
    let diff = compare(&before, &after, Budget::for_size(size))?;
    let told = tell::text(&report(&diff, &before, &after, &terminal.language, Detail::SHORT));
    match args.dry_run {
        true => terminal.err().write_all(told.as_bytes())?,
        false => terminal.out().write_all(told.as_bytes())?,
    }
    let is_wrong = brought.iter().any(|finding| finding.level == Level::Error);
    Ok(if is_wrong { Outcome::Denied } else { Outcome::Clean })
}

/// What was said, and on a terminal what was asked for.
fn complete(args: &NewArgs, before: &Version, terminal: &Terminal) -> Result<NewArgs, Failure> {
    #[cfg(feature = "ask")]
    if ask::can_ask(args) {
        return ask::ask(args, &before.argument.project, terminal);
    }
    let _ = before;
    if args.id.is_some() {
        return Ok(args.clone());
    }
    let say = "name the id of the new statement: `elenchus new cx-my-statement --attacks ID --title TEXT`";
    let zh = "请写明新命题的 id：`elenchus new cx-my-statement --attacks ID --title 文字`";
    Err(Failure::Usage(terminal.say(say, zh).to_owned()))
}

/// The findings that the file brings, in it or elsewhere.
fn brought(before: &Version, after: &Version) -> Vec<Finding> {
    let (was, is) = (&before.argument, &after.argument);
    not_in((is.findings.clone(), &is.sources), (&was.findings, &was.sources))
}

/// The folder in which the map keeps most statements of this kind and origin; contributions have one of their own.
fn folder(project: &Project, kind: Kind, origin: Origin) -> String {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    let alike = |of_kind: bool| {
        project
            .nodes
            .iter()
            .filter(move |node| !node.inline && node.origin == origin && (!of_kind || node.kind == kind))
    };
    let is_contribution = origin == Origin::Contributor;
    for node in alike(!is_contribution) {
        *count.entry(node.path.rsplit_once('/').map_or(ARGUMENT, |(folder, _)| folder)).or_default() += 1;
    }
    let most = count.into_iter().max_by_key(|&(folder, count)| (count, std::cmp::Reverse(folder)));
    most.map_or_else(
        || {
            let name = match (is_contribution, kind) {
                (true, _) => "contributions",
                (false, Kind::Claim) => "claims",
                (false, Kind::Premise) => "premises",
                (false, Kind::Rebuttal) => "rebuttals",
                (false, Kind::Context) => "context",
            };
            format!("{ARGUMENT}/{name}")
        },
        |(folder, _)| folder.to_owned(),
    )
}

/// A file that was not there: if it has come meanwhile, that one stays.
fn write(root: &Path, path: &str, text: &str) -> Result<(), Failure> {
    let path = root.join(path);
    if let Some(folder) = path.parent() {
        fs_err::create_dir_all(folder)?;
    }
    let mut file = fs_err::OpenOptions::new().write(true).create_new(true).open(&path)?;
    file.write_all(text.as_bytes())?;
    Ok(())
}
