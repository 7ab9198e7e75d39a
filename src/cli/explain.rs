//! `elenchus explain`.

use super::args::ExplainArgs;
use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::diagnostic::{Code, code, nearest};
use std::io::Write;

/// Prints the documentation of a code.
pub(super) fn run(args: &ExplainArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let Some(code) = Code::find(&args.code) else {
        let names = code::ALL.iter().flat_map(|code| [code.id, code.name]);
        let near = nearest(&args.code, names).map(|near| format!(": {near}?")).unwrap_or_default();
        let none = terminal.say("there is no such code", "没有这个代码");
        return Err(Failure::Usage(format!("{none}{near}")));
    };
    let mut out = terminal.out();
    writeln!(out, "{} {} ({})", code.id, code.name, code.level.word())?;
    writeln!(out)?;
    writeln!(out, "{}", code.explanation(terminal.tongue))?;
    Ok(Outcome::Clean)
}
