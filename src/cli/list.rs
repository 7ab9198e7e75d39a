//! `elenchus list`.

use super::args::{Format, ListArgs};
use super::terminal::Terminal;
use super::{Failure, Outcome, project};
use crate::diagnostic::emit::visible;
use crate::diagnostic::nearest;
use crate::locale::Dictionary;
use crate::model::{Kind, Node, NodeIx, Origin, Verdict};
use crate::pipeline::Argument;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write;
use unicode_width::UnicodeWidthStr;

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    kind: Kind,
    verdict: Option<Verdict>,
    origin: Origin,
    section: Option<&'a str>,
    title: &'a str,
    file: &'a str,
}

/// Prints the statements that pass every filter.
pub(super) fn run(args: &ListArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let argument = project::open(args.dir.as_deref(), terminal)?;
    check_section(args, &argument)?;
    let all = argument.project.node_indices().filter(|&ix| passes(args, &argument, ix));
    let rows: Vec<Row<'_>> = all.map(|ix| row(args, &argument, ix, &terminal.language)).collect();
    let text = match args.project.format {
        Format::Json => serde_json::to_string_pretty(&rows).map_err(std::io::Error::from)? + "\n",
        Format::Human => human(&rows, terminal),
    };
    terminal.out().write_all(text.as_bytes())?;
    let errors: Vec<_> =
        argument.findings.iter().filter(|finding| finding.level == crate::diagnostic::Level::Error).cloned().collect();
    if !errors.is_empty() {
        terminal.report(&errors, &argument.sources)?;
    }
    Ok(project::judge(&argument.findings, &args.project))
}

fn check_section(args: &ListArgs, argument: &Argument) -> Result<(), Failure> {
    let Some(wanted) = &args.section else { return Ok(()) };
    let ids: Vec<&str> = argument.project.map.paper.outline.iter().map(|section| section.id.value.as_str()).collect();
    if ids.contains(&wanted.as_str()) {
        return Ok(());
    }
    let near = nearest(wanted, ids.iter().copied()).map(|near| format!(": {near}?"));
    Err(Failure::Usage(match near {
        Some(near) => format!("there is no section {wanted}{near}"),
        None => format!("there is no section {wanted}; sections: {}", ids.join(", ")),
    }))
}

fn passes(args: &ListArgs, argument: &Argument, ix: NodeIx) -> bool {
    let node = argument.project.node(ix);
    let verdict = argument.evaluations.in_view(args.view).node(ix);
    args.kind.is_none_or(|kind| kind == node.kind)
        && args.origin.is_none_or(|origin| origin == node.origin)
        && args.verdict.is_none_or(|wanted| Some(wanted) == verdict)
        && args.section.as_ref().is_none_or(|section| node.home.as_ref() == Some(section))
}

fn row<'a>(args: &ListArgs, argument: &'a Argument, ix: NodeIx, language: &'a str) -> Row<'a> {
    let node: &Node = argument.project.node(ix);
    let title = node.title.first(argument.project.map.preferring(language)).map_or("", |(_, title)| title);
    Row {
        id: &node.id,
        kind: node.kind,
        verdict: argument.evaluations.in_view(args.view).node(ix),
        origin: node.origin,
        section: node.home.as_deref(),
        title,
        file: &node.path,
    }
}

fn human(rows: &[Row<'_>], terminal: &Terminal) -> String {
    let dictionary = Dictionary::of(terminal.tongue.tag());
    let widest = rows.iter().map(|row| row.id.width()).max().unwrap_or(0);
    let mut out = String::new();
    for row in rows {
        let verdict =
            row.verdict.map_or("–".to_owned(), |verdict| dictionary.word(&format!("verdict-{verdict}")).to_owned());
        let kind = dictionary.word(&format!("kind-{}", row.kind)).to_owned();
        let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
        let (id, title) = (row.id, visible(row.title));
        // Writing to a string cannot fail.
        let _ =
            writeln!(out, "{id}{}  {kind}{}  {verdict}{}  {title}", pad(id, widest), pad(&kind, 8), pad(&verdict, 9));
    }
    out
}
