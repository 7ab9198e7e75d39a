//! `elenchus rules`.

use super::args::{Format, RulesArgs};
use super::terminal::Terminal;
use super::{Failure, Outcome, project};
use crate::diagnostic::{Levels, Text, Tongue, code};
use crate::locale::Dictionary;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write;
use unicode_width::UnicodeWidthStr;

#[derive(Serialize)]
struct Row {
    code: &'static str,
    name: &'static str,
    family: &'static str,
    level: &'static str,
    default: &'static str,
    title: Text,
}

/// Prints every rule, at the levels of the project if there is one.
pub(super) fn run(args: &RulesArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let levels = match (project::root(args.dir.as_deref(), terminal), &args.dir) {
        (Ok(root), _) => project::open(Some(&root), terminal)?.levels,
        (Err(failure), Some(_)) => return Err(failure),
        (Err(_), None) => Levels::default(),
    };
    let row = |code: &crate::diagnostic::Code| Row {
        code: code.id,
        name: code.name,
        family: code.family(),
        level: levels.of(*code).word(),
        default: code.level.word(),
        title: Text { en: code.title(Tongue::En).to_owned(), zh: code.title(Tongue::Zh).to_owned() },
    };
    let rows: Vec<Row> = code::ALL.iter().map(row).collect();
    let text = match args.format {
        Format::Json => serde_json::to_string_pretty(&rows).map_err(std::io::Error::from)? + "\n",
        Format::Human => human(&rows, terminal.tongue),
    };
    terminal.out().write_all(text.as_bytes())?;
    Ok(Outcome::Clean)
}

fn human(rows: &[Row], tongue: Tongue) -> String {
    let dictionary = Dictionary::of(tongue.tag());
    let level = |word: &str| dictionary.word(&format!("level-{word}")).to_owned();
    let widest = rows.iter().map(|row| row.name.width()).max().unwrap_or(0);
    let mut out = String::new();
    let mut family = "";
    for row in rows {
        // Writing to a string cannot fail.
        if family != row.family {
            family = row.family;
            let gap = if out.is_empty() { "" } else { "\n" };
            let _ = writeln!(out, "{gap}{}", dictionary.word(&format!("family-{}", family.to_ascii_lowercase())));
        }
        let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
        let shown = level(row.level);
        let changed = if row.level == row.default { String::new() } else { format!(" [{}]", level(row.default)) };
        let _ = writeln!(
            out,
            "{}  {}{}  {shown}{}  {}{changed}",
            row.code,
            row.name,
            pad(row.name, widest),
            pad(&shown, 7),
            row.title.in_tongue(tongue)
        );
    }
    out
}
