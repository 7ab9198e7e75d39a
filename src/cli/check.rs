//! `elenchus check`.

use super::args::{CheckArgs, CheckFormat};
use super::git::Git;
use super::terminal::Terminal;
use super::{Failure, Outcome, fix, project, site};
use crate::build::build;
use crate::diagnostic::{Code, Finding, Level, Tongue, code, emit, nearest, not_in};
use crate::load::{DiskFiles, ProjectFiles};
use crate::model::MapInfo;
use crate::pipeline::{Argument, argue};
use std::io::Write;
use std::path::Path;

/// Prints every finding to the stream of results.
pub(super) fn run(args: &CheckArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    if args.format == CheckFormat::JsonSchema {
        terminal.out().write_all(emit::SCHEMA.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    let (select, ignore) = (choices(&args.select, terminal)?, choices(&args.ignore, terminal)?);
    let root = project::root(args.dir.as_deref(), terminal)?;
    let chosen = |finding: &&Finding| {
        let code = finding.code;
        (select.is_empty() || select.iter().any(|choice| choice.has(code)))
            && !ignore.iter().any(|choice| choice.has(code))
    };
    if args.fix {
        let wanted = |finding: &Finding| chosen(&finding);
        let mended = fix::mend(&root, &wanted)?;
        if args.dry_run {
            terminal.out().write_all(mended.difference().as_bytes())?;
            return Ok(Outcome::Clean);
        }
        mended.write(&root, terminal)?;
    }
    let argument = checked(&DiskFiles::new(&root), &root, args.fast)?;
    let mut found = argument.findings.clone();
    if let Some(revision) = &args.since {
        let git = Git::open(&root, terminal)?;
        let earlier = checked(&git.snapshot(&git.commit(revision, terminal)?)?, &root, args.fast)?;
        found = not_in((found, &argument.sources), (&earlier.findings, &earlier.sources));
    }
    let findings: Vec<Finding> = found.into_iter().filter(|finding| chosen(&finding)).collect();
    let text = written(&findings, args, &argument, &base(&root), terminal);
    terminal.out().write_all(text.as_bytes())?;
    Ok(project::judge_at(&findings, args.deny))
}

/// The argument with every finding: those of its site too, unless it is to be fast.
fn checked(files: &dyn ProjectFiles, root: &Path, fast: bool) -> Result<Argument, Failure> {
    if fast {
        return Ok(argue(files)?);
    }
    Ok(build(files, &site::input(root, None)?)?.argument)
}

fn written(findings: &[Finding], args: &CheckArgs, argument: &Argument, base: &str, terminal: &Terminal) -> String {
    let (sources, tongue) = (&argument.sources, terminal.tongue);
    let rules_at = rules_at(&argument.project.map, tongue);
    match args.format {
        CheckFormat::Json => emit::json(findings, sources),
        CheckFormat::Short => emit::short(findings, sources, tongue, base),
        CheckFormat::Sarif => emit::sarif(findings, sources, tongue, base, rules_at.as_deref()),
        CheckFormat::Github => emit::github(findings, sources, tongue, base),
        CheckFormat::Junit => emit::junit(findings, sources, tongue, base, project::bar(args.deny)),
        CheckFormat::Markdown => emit::markdown(findings, sources, tongue, base),
        CheckFormat::Human | CheckFormat::JsonSchema => {
            let wanted = |finding: &&Finding| !terminal.quiet || finding.level == Level::Error;
            let shown: Vec<Finding> = findings.iter().filter(wanted).cloned().collect();
            if terminal.quiet && shown.is_empty() {
                return String::new();
            }
            emit::human(&shown, sources, tongue, terminal.colours_out())
        }
    }
}

/// Where the site of the map has the pages of the rules, in the language of the findings or the map's first.
fn rules_at(map: &MapInfo, tongue: Tongue) -> Option<String> {
    let base_url = &map.site.base_url.as_ref()?.value;
    let spoken =
        map.languages.iter().find(|language| Tongue::of_tag(language) == tongue && language.starts_with(tongue.tag()));
    Some(format!("{base_url}{}/rules/", spoken.map_or(map.primary(), String::as_str)))
}

/// What stands before a path of the project as seen from the folder in which the program runs: nothing, if the project
/// is not below it.
fn base(root: &Path) -> String {
    let here = std::env::current_dir().and_then(fs_err::canonicalize);
    let below = here.ok().and_then(|here| {
        let root = fs_err::canonicalize(root).ok()?;
        let parts: Vec<String> =
            root.strip_prefix(here).ok()?.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        Some(parts.into_iter().map(|part| part + "/").collect::<String>())
    });
    below.unwrap_or_default()
}

/// A code, or all codes of a family.
enum Choice {
    Code(Code),
    Family(char),
}

impl Choice {
    fn has(&self, code: Code) -> bool {
        match self {
            Self::Code(own) => *own == code,
            Self::Family(letter) => code.id.starts_with(*letter),
        }
    }
}

/// Codes by id or name, families by their letter.
fn choices(words: &[String], terminal: &Terminal) -> Result<Vec<Choice>, Failure> {
    let choice = |word: &String| {
        let family = word.to_ascii_uppercase().chars().next().filter(|_| word.len() == 1);
        let family = family.filter(|letter| code::ALL.iter().any(|code| code.id.starts_with(*letter)));
        family.map(Choice::Family).or_else(|| Code::find(word).map(Choice::Code)).ok_or_else(|| {
            let names = code::ALL.iter().flat_map(|code| [code.id, code.name]);
            let near = nearest(word, names).map(|near| format!(": {near}?")).unwrap_or_default();
            let none = terminal.say("there is no code or family", "没有这个代码或类别");
            Failure::Usage(format!("{none} `{word}`{near}"))
        })
    };
    words.iter().map(choice).collect()
}
