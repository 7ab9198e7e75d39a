//! A text in several languages.

use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

/// A text in each language in which it is written, by language tag, with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized {
    texts: BTreeMap<String, Spanned<String>>,
}

impl Localized {
    /// A text that is written in no language.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces the text of a language.
    pub fn insert(&mut self, language: impl Into<String>, text: Spanned<String>) {
        self.texts.insert(language.into(), text);
    }

    /// The text of a language, if it is written and not blank.
    pub fn get(&self, language: &str) -> Option<&str> {
        self.spanned(language).map(|text| text.value.as_str())
    }

    /// The text of a language with its place, if it is written and not blank.
    pub fn spanned(&self, language: &str) -> Option<&Spanned<String>> {
        self.texts.get(language).filter(|text| !text.value.trim().is_empty())
    }

    /// The text of the first of `languages` in which it is written, with that language; else of any.
    pub fn first<'a>(&'a self, languages: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, &'a str)> {
        let wanted = languages.into_iter().find_map(|language| Some((language, self.get(language)?)));
        wanted.or_else(|| self.iter().next().map(|(language, text)| (language, text.value.as_str())))
    }

    /// Every language and its text that is not blank, in order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Spanned<String>)> {
        self.texts.iter().filter(|(_, text)| !text.value.trim().is_empty()).map(|(tag, text)| (tag.as_str(), text))
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
