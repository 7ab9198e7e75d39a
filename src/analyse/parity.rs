//! Whether a translation names the same numbers, sources and statements as its original.

use super::Prose;
use super::numbers::{evidently_same, loose, strict};
use crate::markdown::{Mention, MentionKind, mentions};
use crate::model::{Localized, Node};
use crate::source::Spanned;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Something that one language has and the other has not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mismatch {
    /// `title`, `text` or `note`.
    pub field: &'static str,
    /// What kind of thing.
    pub kind: MismatchKind,
    /// What only the original has.
    pub only_original: Vec<String>,
    /// What only the translation has.
    pub only_translation: Vec<String>,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MismatchKind {
    /// Numbers, after 万 and million.
    Numbers,
    /// `[@source]`.
    Citations,
    /// `[[statement]]`.
    Mentions,
}

impl MismatchKind {
    /// The word for it, as it stands in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Numbers => "numbers",
            Self::Citations => "citations",
            Self::Mentions => "mentions",
        }
    }
}

/// Where the texts of a node differ between two languages in which they are written. `prose` are those that are Markdown.
pub(super) fn mismatches(node: &Node, prose: &[Prose<'_>], original: &str, translation: &str) -> Vec<Mismatch> {
    // A title is no Markdown, but may be written as if it were.
    let named = |text: &Spanned<String>| match prose.iter().find(|prose| prose.span == text.span) {
        Some(prose) => Cow::Borrowed(prose.mentions.as_slice()),
        None => Cow::Owned(mentions(&text.value)),
    };
    let fields: [(&'static str, &Localized); 3] = [("title", &node.title), ("text", &node.text), ("note", &node.note)];
    let mut all = Vec::new();
    for (field, text) in fields {
        let (Some(here), Some(there)) = (text.spanned(original), text.spanned(translation)) else { continue };
        let (named_here, named_there) = (named(here), named(there));
        all.extend(numbers(field, &without(&here.value, &named_here), &without(&there.value, &named_there)));
        if field != "title" {
            all.extend(references(field, &named_here, &named_there));
        }
    }
    all
}

/// What is written in digits on one side must be written somehow on the other.
fn numbers(field: &'static str, here: &str, there: &str) -> Option<Mismatch> {
    if evidently_same(here, there) {
        return None;
    }
    let (named_here, named_there) = (strict(here), strict(there));
    // What is written in digits on both sides needs no other way of reading; most texts have nothing else.
    let only = |these: &BTreeSet<String>, those: &BTreeSet<String>, others: &str| {
        let unmatched = these - those;
        if unmatched.is_empty() { unmatched } else { &unmatched - &loose(others) }
    };
    let only_here = only(&named_here, &named_there, there);
    let only_there = only(&named_there, &named_here, here);
    difference(field, MismatchKind::Numbers, only_here, only_there)
}

fn references(field: &'static str, here: &[Mention], there: &[Mention]) -> Vec<Mismatch> {
    let is_same = |(here, there): (&Mention, &Mention)| (here.kind, &here.target) == (there.kind, &there.target);
    if here.len() == there.len() && here.iter().zip(there).all(is_same) {
        return Vec::new(); // as nearly always
    }
    let named = |named: &[Mention], kind: MentionKind| -> BTreeSet<String> {
        named.iter().filter(|mention| mention.kind == kind).map(|mention| mention.target.clone()).collect()
    };
    let of = |kind, as_kind| {
        let (here, there) = (named(here, kind), named(there, kind));
        difference(field, as_kind, &here - &there, &there - &here)
    };
    let found = [of(MentionKind::Source, MismatchKind::Citations), of(MentionKind::Node, MismatchKind::Mentions)];
    found.into_iter().flatten().collect()
}

fn difference(
    field: &'static str,
    kind: MismatchKind,
    here: BTreeSet<String>,
    there: BTreeSet<String>,
) -> Option<Mismatch> {
    let (only_original, only_translation) = (here.into_iter().collect(), there.into_iter().collect());
    let found = Mismatch { field, kind, only_original, only_translation };
    (!found.only_original.is_empty() || !found.only_translation.is_empty()).then_some(found)
}

/// A Markdown text without what it refers to: the digits of an id or a key are no numbers.
fn without<'t>(text: &'t str, named: &[Mention]) -> Cow<'t, str> {
    if named.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut rest = 0;
    let mut out = String::new();
    for mention in named {
        out.push_str(text.get(rest..mention.range.start).unwrap_or_default());
        out.push(' ');
        rest = mention.range.end.max(rest);
    }
    out.push_str(text.get(rest..).unwrap_or_default());
    Cow::Owned(out)
}
