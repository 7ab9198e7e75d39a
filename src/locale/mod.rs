//! The words that readers see, in each language: one dictionary file a language.
//!
//! A dictionary maps keys to texts with `{holes}`. A language is added by adding one file and one row to the table.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The words of one language.
#[derive(Debug)]
pub struct Dictionary {
    /// The language tag.
    pub tag: &'static str,
    words: BTreeMap<String, String>,
}

/// A piece of a text whose holes have been filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<T> {
    /// Words of the dictionary.
    Words(String),
    /// What fills a hole.
    Filling(T),
}

/// Language tags with their dictionaries as YAML. The first is the fallback.
const FILES: &[(&str, &str)] = &[("en", include_str!("en.yaml")), ("zh", include_str!("zh.yaml"))];

fn all() -> &'static [Dictionary] {
    static ALL: OnceLock<Vec<Dictionary>> = OnceLock::new();
    ALL.get_or_init(|| {
        let read = |&(tag, text)| Dictionary { tag, words: serde_yaml::from_str(text).unwrap_or_default() };
        FILES.iter().map(read).collect() // a test reads every file
    })
}

impl Dictionary {
    /// The dictionary of a language tag: the tag itself, else its primary language, else English.
    pub fn of(tag: &str) -> &'static Self {
        let head = tag.split('-').next().unwrap_or(tag);
        let exact = all().iter().find(|dictionary| dictionary.tag == tag);
        let near = || all().iter().find(|dictionary| dictionary.tag == head);
        exact.or_else(near).unwrap_or(&all()[0]) // the table is not empty
    }

    /// The text of a key; the key itself if there is none.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// Whether there is a text for a key.
    pub fn has(&self, key: &str) -> bool {
        self.words.contains_key(key)
    }

    /// The text of a key with its holes filled by texts.
    pub fn fill(&self, key: &str, fillings: &[(&str, &str)]) -> String {
        let pieces = self.pieces(key, |hole| fillings.iter().find(|(name, _)| *name == hole).map(|(_, text)| *text));
        let text = |piece| match piece {
            Piece::Words(words) => words,
            Piece::Filling(text) => str::to_owned(text),
        };
        pieces.into_iter().map(text).collect()
    }

    /// The text of a key in pieces, each hole filled by what `filling` gives for its name; an unknown hole stays as it is.
    pub fn pieces<T>(&self, key: &str, mut filling: impl FnMut(&str) -> Option<T>) -> Vec<Piece<T>> {
        let mut rest = self.word(key);
        let mut pieces = Vec::new();
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
        {
            if !before.is_empty() {
                pieces.push(Piece::Words(before.to_owned()));
            }
            pieces.push(match filling(name) {
                Some(value) => Piece::Filling(value),
                None => Piece::Words(format!("{{{name}}}")),
            });
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        pieces
    }

    /// Every key and its text.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn holes(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(hole, _)| hole).collect()
    }

    #[test]
    fn every_dictionary_can_be_read_and_has_the_same_keys_and_holes() {
        for &(tag, text) in FILES {
            let words: BTreeMap<String, String> = serde_yaml::from_str(text).unwrap_or_else(|e| panic!("{tag}: {e}"));
            let first = all()[0].entries().map(|(key, text)| (key, holes(text))).collect::<Vec<_>>();
            let these = words.iter().map(|(key, text)| (key.as_str(), holes(text))).collect::<Vec<_>>();
            assert_eq!(first, these, "{tag}");
        }
    }

    #[test]
    fn a_tag_falls_back_to_its_primary_language_and_then_to_english() {
        assert_eq!(Dictionary::of("zh-Hant").tag, "zh");
        assert_eq!(Dictionary::of("fr").tag, "en");
    }
}
