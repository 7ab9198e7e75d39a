//! A text in several languages.

use crate::source::{Span, Spanned};
use compact_str::CompactString;

/// A text in each language in which it is written, by language tag, with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized {
    /// In order of the tags. A list, for a tree takes room for many more languages than there are.
    texts: Vec<(CompactString, Spanned<String>)>,
}

impl Localized {
    /// A text that is written in no language.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces the text of a language.
    pub fn insert(&mut self, language: impl Into<CompactString>, text: Spanned<String>) {
        let language = language.into();
        match self.texts.binary_search_by(|(known, _)| known.cmp(&language)) {
            Ok(at) => self.texts[at].1 = text,
            Err(at) => self.texts.insert(at, (language, text)),
        }
    }

    /// The text of a language, if it is written and not blank.
    pub fn get(&self, language: &str) -> Option<&str> {
        self.spanned(language).map(|text| text.value.as_str())
    }

    /// The text of a language with its place, if it is written and not blank.
    pub fn spanned(&self, language: &str) -> Option<&Spanned<String>> {
        let (_, text) = self.texts.iter().find(|(known, _)| known == language)?;
        (!is_blank(&text.value)).then_some(text)
    }

    /// The text of the first of `languages` in which it is written, with that language; else of any.
    pub fn first<'a>(&'a self, languages: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, &'a str)> {
        let wanted = languages.into_iter().find_map(|language| Some((language, self.get(language)?)));
        wanted.or_else(|| self.iter().next().map(|(language, text)| (language, text.value.as_str())))
    }

    /// Every language and its text that is not blank, in order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Spanned<String>)> {
        self.texts.iter().filter(|(_, text)| !is_blank(&text.value)).map(|(tag, text)| (tag.as_str(), text))
    }

    /// Every language that was written, blank or not, with its place.
    pub fn written(&self) -> impl Iterator<Item = (&str, Span)> {
        self.texts.iter().map(|(tag, text)| (tag.as_str(), text.span))
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

/// Whether nothing but white space is written.
fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
