//! `elenchus schema`.

use super::args::SchemaArgs;
use super::terminal::Terminal;
use super::{Failure, Outcome, project};
use crate::schema::of;
use std::io::Write;

/// Prints the schema of a kind of file.
pub(super) fn run(args: &SchemaArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let argument = if args.ids { Some(project::open(args.dir.as_deref(), terminal)?) } else { None };
    let schema = of(args.kind, terminal.tongue, argument.as_ref().map(|argument| &argument.project));
    let text = serde_json::to_string_pretty(&schema).map_err(std::io::Error::from)? + "\n";
    terminal.out().write_all(text.as_bytes())?;
    Ok(Outcome::Clean)
}
