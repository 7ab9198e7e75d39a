//! `elenchus verdicts`.

use super::args::{Format, VerdictsArgs};
use super::terminal::Terminal;
use super::{Failure, Outcome, project};
use crate::locale::Dictionary;
use crate::model::Verdict;
use crate::pipeline::Argument;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;
use unicode_width::UnicodeWidthStr;

/// The verdicts of one node or reason; none where it is not part of a view.
#[derive(Serialize)]
struct Pair {
    paper: Option<Verdict>,
    all: Option<Verdict>,
}

#[derive(Serialize)]
struct Table<'a> {
    nodes: BTreeMap<&'a str, Pair>,
    reasons: BTreeMap<&'a str, Pair>,
}

/// Prints all verdicts to the stream of results, findings to the other.
pub(super) fn run(args: &VerdictsArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let argument = project::open(args.dir.as_deref(), terminal)?;
    let table = table(&argument);
    let text = match args.project.format {
        Format::Json => serde_json::to_string_pretty(&table).map_err(std::io::Error::from)? + "\n",
        Format::Human => human(&table, terminal),
    };
    terminal.out().write_all(text.as_bytes())?;
    terminal.report_from(project::bar(args.project.deny), &argument.findings, &argument.sources)?;
    Ok(project::judge(&argument.findings, &args.project))
}

fn table(argument: &Argument) -> Table<'_> {
    let (project, views) = (&argument.project, &argument.evaluations);
    let node = |ix| Pair { paper: views.paper.node(ix), all: views.all.node(ix) };
    let reason = |ix| Pair { paper: views.paper.reason(ix), all: views.all.reason(ix) };
    Table {
        nodes: project.node_indices().map(|ix| (project.node(ix).id.as_str(), node(ix))).collect(),
        reasons: project.reason_indices().map(|ix| (project.reason(ix).id.as_str(), reason(ix))).collect(),
    }
}

fn human(table: &Table<'_>, terminal: &Terminal) -> String {
    let dictionary = Dictionary::of(terminal.tongue.tag());
    let word = |verdict: Option<Verdict>| match verdict {
        Some(verdict) => dictionary.word(&format!("verdict-{verdict}")).to_owned(),
        None => "–".to_owned(),
    };
    let rows = table.nodes.iter().chain(&table.reasons).map(|(id, pair)| (*id, word(pair.paper), word(pair.all)));
    let head = ("", dictionary.word("view-paper").to_owned(), dictionary.word("view-all").to_owned());
    let rows: Vec<(&str, String, String)> = std::iter::once(head).chain(rows).collect();
    let widest = |text: fn(&(&str, String, String)) -> usize| rows.iter().map(text).max().unwrap_or(0);
    let (first, second) = (widest(|row| row.0.width()), widest(|row| row.1.width()));
    let mut out = String::new();
    for (id, paper, all) in &rows {
        let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{id}{}  {paper}{}  {all}", pad(id, first), pad(paper, second));
    }
    out
}
