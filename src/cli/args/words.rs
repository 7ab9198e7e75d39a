//! The closed vocabularies as values on the command line.

use super::ScopeArg;
use crate::model::{Basis, Kind, Origin, Verdict, View};

fn read<T>(word: &str, value: Option<T>, words: &[&str]) -> Result<T, String> {
    value.ok_or_else(|| format!("`{word}` is none of: {}", words.join(", ")))
}

pub fn kind(word: &str) -> Result<Kind, String> {
    read(word, Kind::from_word(word), Kind::WORDS)
}

pub fn basis(word: &str) -> Result<Basis, String> {
    read(word, Basis::from_word(word), Basis::WORDS)
}

pub fn gate(word: &str) -> Result<crate::diff::Gate, String> {
    let words: Vec<&str> = crate::diff::Gate::ALL.iter().map(|gate| gate.word()).collect();
    read(word, crate::diff::Gate::from_word(word), &words)
}

pub fn verdict(word: &str) -> Result<Verdict, String> {
    read(word, Verdict::from_word(word), Verdict::WORDS)
}

pub fn origin(word: &str) -> Result<Origin, String> {
    read(word, Origin::from_word(word), Origin::WORDS)
}

pub fn scope(word: &str) -> Result<ScopeArg, String> {
    let named = |id: &str, scope: fn(String) -> ScopeArg| Ok(scope(id.to_owned()));
    match (word, word.split_once(':')) {
        ("thesis", _) => Ok(ScopeArg::Thesis),
        ("all", _) => Ok(ScopeArg::All),
        ("overview", _) => Ok(ScopeArg::Overview),
        (_, Some(("section", id))) if !id.is_empty() => named(id, ScopeArg::Section),
        (_, Some(("node", id))) if !id.is_empty() => named(id, ScopeArg::Node),
        _ => Err(format!("`{word}` is none of: thesis, overview, section:ID, node:ID, all")),
    }
}

/// From a tenth to eight times.
pub fn scale(word: &str) -> Result<f32, String> {
    let scale = word.parse::<f32>().ok().filter(|scale| (0.1..=8.0).contains(scale));
    scale.ok_or_else(|| format!("`{word}` is no number from 0.1 to 8"))
}

pub fn view(word: &str) -> Result<View, String> {
    read(word, View::from_word(word), View::WORDS)
}
