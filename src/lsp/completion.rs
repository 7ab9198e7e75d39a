//! What could be written at a place: keys, words, and the names that fit the key, with titles and verdicts.

mod names;

use super::desk::State;
use super::text::Lines;
use super::words::Voice;
use crate::load::meanings::{meaning, word_meaning};
use crate::load::probe::{Spot, Token, Wanted, spots, token};
use crate::load::shape::{Names, Record, Shape};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, MarkupContent, MarkupKind, TextEdit,
};
use names::Offer;
use std::ops::Range;

/// What could be written at a byte offset of a text.
pub(super) fn completion(
    state: &State,
    path: &str,
    text: &str,
    offset: usize,
    voice: Voice<'_>,
) -> Vec<CompletionItem> {
    let lines = Lines::new(text);
    if let Some((is_source, range)) = mention(text, offset) {
        let offers = if is_source { names::sources(state, voice) } else { names::statements(state, voice, &|_| true) };
        return items(&lines, 0, offers, &range, |name| name.to_owned());
    }
    let token = token(text, offset);
    let mut all = Vec::new();
    for (place, spot) in spots(path, text, &token).into_iter().enumerate() {
        let offers = offers(state, path, text, &token, &spot, voice);
        let written = |name: &str| written(name, &spot.wanted, &token);
        all.extend(items(&lines, place, offers, &token.range, written));
    }
    all
}

/// The id after `[[` or the key after `[@` at an offset of Markdown: whether it is a key, and its bytes.
fn mention(text: &str, offset: usize) -> Option<(bool, Range<usize>)> {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
    let before = text.get(..offset)?;
    let start = before.char_indices().rev().take_while(|&(_, c)| is_name(c)).last().map_or(offset, |(at, _)| at);
    let end = offset + text[offset..].find(|c: char| !is_name(c)).unwrap_or(text.len() - offset);
    let is_source = before[..start].ends_with("[@");
    (is_source || before[..start].ends_with("[[")).then_some((is_source, start..end))
}

fn offers(state: &State, path: &str, text: &str, token: &Token, spot: &Spot, voice: Voice<'_>) -> Vec<Offer> {
    match &spot.wanted {
        Wanted::Key(records) => keys(records, spot, voice),
        Wanted::Language => names::languages(state, spot),
        Wanted::NamingKey(names) => names::of(*names, state, path, "", spot, voice),
        Wanted::Value { key, shape, .. } => match shape {
            Shape::Word(words) => {
                let said = |word: &&str| {
                    Offer::new(word, word_meaning(key, word, voice.tongue), CompletionItemKind::ENUM_MEMBER)
                };
                words.iter().map(said).collect()
            }
            Shape::Flag => ["true", "false"].map(|word| Offer::new(word, "", CompletionItemKind::VALUE)).into(),
            Shape::Name(Names::Place) => names::places(state, text.get(token.range.clone()).unwrap_or_default(), voice),
            Shape::Name(names) => names::of(*names, state, path, key, spot, voice),
            _ => Vec::new(),
        },
    }
}

/// The keys that are not there yet, in the order in which they are best written; those that are due first.
fn keys(records: &[&'static Record], spot: &Spot, voice: Voice<'_>) -> Vec<Offer> {
    let present: Vec<&str> = spot.present().collect();
    let mut all: Vec<Offer> = Vec::new();
    for record in records {
        for field in record.fields.iter().filter(|field| !present.contains(&field.key)) {
            if all.iter().all(|offer| offer.name != field.key) {
                let mut offer =
                    Offer::new(field.key, meaning(record, field.key, voice.tongue), CompletionItemKind::PROPERTY);
                offer.rank = usize::from(!field.required);
                all.push(offer);
            }
        }
    }
    all
}

/// How a name is written where it is chosen: a key with its colon, a list in brackets, a place in quotes.
fn written(name: &str, wanted: &Wanted, token: &Token) -> String {
    match wanted {
        Wanted::Key(_) | Wanted::Language | Wanted::NamingKey(_) => format!("{name}: "),
        Wanted::Value { shape, listed, .. } => {
            let needs_quotes = matches!(shape, Shape::Name(Names::Place)) && token.quote.is_none();
            let name = if needs_quotes { format!("\"{name}\"") } else { name.to_owned() };
            if *listed { format!("[{name}]") } else { name }
        }
    }
}

/// Offers in their order. Where both a key and a name fit, the few keys have the smaller `place`.
fn items(
    lines: &Lines<'_>,
    place: usize,
    offers: Vec<Offer>,
    range: &Range<usize>,
    written: impl Fn(&str) -> String,
) -> Vec<CompletionItem> {
    let range = lines.range(range.clone());
    let item = |(at, offer): (usize, Offer)| CompletionItem {
        kind: Some(offer.kind),
        detail: (!offer.detail.is_empty()).then(|| offer.detail.clone()),
        documentation: (!offer.more.is_empty()).then(|| {
            Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: offer.more.clone() })
        }),
        sort_text: Some(format!("{place}{}{at:06}", offer.rank)),
        // A statement is found by its title as well.
        filter_text: Some(format!("{} {}", offer.name, offer.detail)),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: written(&offer.name) })),
        label: offer.name,
        ..CompletionItem::default()
    };
    offers.into_iter().enumerate().map(item).collect()
}
