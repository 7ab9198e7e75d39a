//! Finding the project and judging its findings.

use super::args::{Deny, ProjectArgs};
use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::diagnostic::{Finding, Level};
use crate::load::{ARGUMENT, DiskFiles};
use crate::pipeline::{Argument, argue};
use std::path::{Path, PathBuf};

/// The project folder: the one named, or the nearest one upwards that holds `argument/`.
///
/// # Errors
/// If there is none.
pub(super) fn root(dir: Option<&Path>, terminal: &Terminal) -> Result<PathBuf, Failure> {
    let none = |place: &Path| {
        let place = place.display();
        Failure::Usage(match terminal.tongue {
            crate::diagnostic::Tongue::En => {
                format!("there is no project in {place}: a project folder holds `{ARGUMENT}/`")
            }
            crate::diagnostic::Tongue::Zh => format!("{place} 中没有项目：项目文件夹里须有 `{ARGUMENT}/`"),
        })
    };
    match dir {
        Some(dir) if dir.join(ARGUMENT).is_dir() => Ok(dir.to_owned()),
        Some(dir) => Err(none(dir)),
        None => {
            let here = std::env::current_dir()?;
            let found = here.ancestors().find(|folder| folder.join(ARGUMENT).is_dir());
            found.map(Path::to_owned).ok_or_else(|| none(&here))
        }
    }
}

/// The argument of the project that was named.
///
/// # Errors
/// If there is no project, or the machine fails.
pub(super) fn open(dir: Option<&Path>, terminal: &Terminal) -> Result<Argument, Failure> {
    Ok(argue(&DiskFiles::new(root(dir, terminal)?))?)
}

/// Whether findings stay below what is denied.
pub(super) fn judge(findings: &[Finding], args: &ProjectArgs) -> Outcome {
    judge_at(findings, args.deny)
}

/// Whether findings stay below a level.
pub(super) fn judge_at(findings: &[Finding], deny: Deny) -> Outcome {
    let bar = bar(deny);
    if findings.iter().any(|finding| finding.level >= bar) { Outcome::Denied } else { Outcome::Clean }
}

/// The lowest level that is denied.
pub(super) const fn bar(deny: Deny) -> Level {
    match deny {
        Deny::Error => Level::Error,
        Deny::Warning => Level::Warning,
        Deny::Info => Level::Info,
    }
}
