//! `elenchus translations`: how every translation stands to its original; and `accept`, which records a review.

mod accept;
mod history;
mod json;

use super::args::{Standing, TranslationsArgs, TranslationsCommand, TranslationsFormat};
use super::terminal::Terminal;
use super::{Failure, Outcome, project};
use crate::analyse::{Mismatch, State, Stretch, Translation, translations};
use crate::diagnostic::emit::visible;
use crate::locale::Dictionary;
use crate::pipeline::Argument;
use history::{History, Since};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write;

/// Lists translations, or accepts some.
pub(super) fn run(args: &TranslationsArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    if let Some(TranslationsCommand::Accept { ids, dir, common }) = &args.command {
        return accept::run(ids, dir.as_deref(), common.lang.as_deref(), terminal);
    }
    if args.format == TranslationsFormat::JsonSchema {
        terminal.out().write_all(json::SCHEMA.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    let root = project::root(args.dir.as_deref(), terminal)?;
    let argument = project::open(Some(&root), terminal)?;
    let languages = &argument.project.map.languages;
    if let Some(into) = args.into.as_ref().filter(|into| !languages.contains(into)) {
        let none = terminal.say("the map has no language", "本图没有语言");
        return Err(Failure::Usage(format!("{none} `{into}`: {}", languages.join(", "))));
    }
    let all = translations(&argument.project);
    let wanted: Vec<&Translation> = all
        .iter()
        .filter(|found| args.into.as_ref().is_none_or(|into| *into == found.language))
        .filter(|found| {
            let standings = standings(found);
            if args.only.is_empty() {
                return standings != BTreeSet::from([Standing::Current]);
            }
            standings.iter().any(|standing| args.only.contains(standing))
        })
        .collect();
    let mut history = (!args.no_history).then(|| History::of(&root)).flatten();
    let rows: Vec<(&Translation, Option<Since>)> = wanted
        .into_iter()
        .map(|found| (found, history.as_mut().and_then(|history| history.since(&argument.project, found))))
        .collect();
    let text = match args.format {
        TranslationsFormat::Json => {
            serde_json::to_string_pretty(&json::document(&argument, &rows)).map_err(std::io::Error::from)? + "\n"
        }
        TranslationsFormat::Human | TranslationsFormat::JsonSchema => human(&argument, &rows, &all, terminal),
    };
    terminal.out().write_all(text.as_bytes())?;
    Ok(Outcome::Clean)
}

/// A translation is in one state, and may say something else besides.
fn standings(found: &Translation) -> BTreeSet<Standing> {
    let state = match found.state {
        State::Missing { .. } => Standing::Missing,
        State::Stale { .. } => Standing::Stale,
        State::Unreviewed => Standing::Unreviewed,
        State::Current => Standing::Current,
    };
    let mut standings = BTreeSet::from([state]);
    if !found.mismatches.is_empty() {
        standings.insert(Standing::Different);
    }
    standings
}

fn human(
    argument: &Argument,
    rows: &[(&Translation, Option<Since>)],
    all: &[Translation],
    terminal: &Terminal,
) -> String {
    let dictionary = Dictionary::of(terminal.tongue.tag());
    let mut out = String::new();
    for (found, since) in rows {
        let node = argument.project.node(found.node);
        let title =
            node.title.first(argument.project.map.preferring(&terminal.language)).map_or("", |(_, title)| title);
        let state = dictionary.word(match found.state {
            State::Missing { title: true } => "translation-missing-title",
            State::Missing { title: false } => "translation-missing-text",
            State::Stale { .. } => "translation-stale",
            State::Unreviewed => "translation-unreviewed",
            State::Current => "translation-current",
        });
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{} [{}] {state} · {}", node.id, found.language, visible(title.trim()));
        for mismatch in &found.mismatches {
            let _ = writeln!(out, "    {}", difference(mismatch, dictionary));
        }
        if matches!(found.state, State::Stale { .. }) {
            out.push_str(&reworded(since.as_ref(), dictionary));
        }
    }
    if rows.is_empty() {
        let _ = writeln!(out, "{}", dictionary.word("translation-none"));
    }
    let count = |standing| all.iter().filter(|found| standings(found).contains(&standing)).count().to_string();
    let counts = [
        ("missing", count(Standing::Missing)),
        ("stale", count(Standing::Stale)),
        ("unreviewed", count(Standing::Unreviewed)),
        ("different", count(Standing::Different)),
        ("current", count(Standing::Current)),
    ];
    let counts: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
    let _ = writeln!(out, "{}", dictionary.fill("translation-counts", &counts));
    out
}

fn difference(mismatch: &Mismatch, dictionary: &Dictionary) -> String {
    let what = dictionary.word(match mismatch.kind.word() {
        "numbers" => "translation-numbers",
        "citations" => "translation-citations",
        _ => "translation-mentions",
    });
    let mut parts = vec![what.to_owned()];
    for (key, items) in [
        ("translation-only-original", &mismatch.only_original),
        ("translation-only-translation", &mismatch.only_translation),
    ] {
        if !items.is_empty() {
            parts.push(dictionary.fill(key, &[("items", &visible(&items.join(", ")))]));
        }
    }
    parts.join(dictionary.word("semicolon"))
}

/// The stretches that went stand in `[-…-]`, those that came in `{+…+}`, as git shows words.
fn reworded(since: Option<&Since>, dictionary: &Dictionary) -> String {
    let Some(since) = since else { return format!("    {}\n", dictionary.word("translation-no-history")) };
    let commit: String = since.commit.chars().take(10).collect();
    let mut out = format!("    {}\n", dictionary.fill("translation-since", &[("commit", &commit)]));
    for (field, stretches) in &since.fields {
        let show = |stretch: &Stretch| match stretch {
            Stretch::Kept(text) => text.clone(),
            Stretch::Gone(text) => format!("[-{text}-]"),
            Stretch::New(text) => format!("{{+{text}+}}"),
        };
        let text: String = stretches.iter().map(show).collect();
        for line in visible(&text).lines().filter(|line| !line.trim().is_empty()) {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "      {field}: {line}");
        }
    }
    out
}
