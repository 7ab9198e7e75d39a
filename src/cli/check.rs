//! `elenchus check`.

use super::args::{CheckArgs, Format};
use super::terminal::Terminal;
use super::{Failure, Outcome, project};
use crate::diagnostic::{Finding, Level, emit};
use std::io::Write;

/// Prints every finding to the stream of results.
pub(super) fn run(args: &CheckArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let argument = project::open(args.dir.as_deref(), terminal)?;
    let text = match args.project.format {
        Format::Json => emit::json(&argument.findings, &argument.sources),
        Format::Human => {
            let wanted = |finding: &&Finding| !terminal.quiet || finding.level == Level::Error;
            let shown: Vec<Finding> = argument.findings.iter().filter(wanted).cloned().collect();
            if terminal.quiet && shown.is_empty() {
                String::new()
            } else {
                emit::human(&shown, &argument.sources, terminal.tongue, terminal.colours_out())
            }
        }
    };
    terminal.out().write_all(text.as_bytes())?;
    Ok(project::judge(&argument.findings, &args.project))
}
