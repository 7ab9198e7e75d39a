//! The words that readers see, in each language: one dictionary file a language.
//!
//! A dictionary maps keys to texts with `{holes}`; what a language has of its own beside words (how it writes a date,
//! what divides large numbers) are entries as well. A built-in language is one file and one row of the table. A project
//! can bring one more, or other words for one that is built in: [`Dictionary::with`].

mod direction;

pub use direction::{attributes, is_right_to_left};

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// The words of one language. A copy costs little.
#[derive(Clone, Debug)]
pub struct Dictionary {
    /// The language tag.
    pub tag: String,
    words: Arc<BTreeMap<String, String>>,
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
        let read = |&(tag, text): &(&str, &str)| Dictionary {
            tag: tag.to_owned(),
            words: Arc::new(serde_yaml::from_str(text).unwrap_or_default()),
        };
        FILES.iter().map(read).collect() // a test reads every file
    })
}

impl Dictionary {
    /// The dictionary of a language tag: the tag itself, else its primary language, else English.
    pub fn of(tag: &str) -> &'static Self {
        let exact = all().iter().find(|dictionary| dictionary.tag == tag);
        let near = || all().iter().find(|dictionary| dictionary.tag == primary(tag));
        exact.or_else(near).unwrap_or(&all()[0]) // the table is not empty
    }

    /// The dictionary of a language tag with a project's own words. What has no word of its own is said as before.
    pub fn with(tag: &str, own: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut words = (*Self::of(tag).words).clone();
        words.extend(own);
        Self { tag: tag.to_owned(), words: Arc::new(words) }
    }

    /// Whether this is a dictionary of the language of a tag, and not one that stands in for it.
    pub fn speaks(&self, tag: &str) -> bool {
        primary(&self.tag) == primary(tag)
    }

    /// The file of a built-in dictionary, with its remarks: what to begin a further one with.
    pub fn file(tag: &str) -> &'static str {
        let tag = &Self::of(tag).tag;
        FILES.iter().find(|(known, _)| known == tag).map_or("", |(_, text)| text)
    }

    /// The text of a key; the key itself if there is none.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// Whether there is a text for a key.
    pub fn has(&self, key: &str) -> bool {
        self.words.contains_key(key)
    }

    /// The text of a key with its holes filled by texts; what fills `{count}` and `{total}` is written as a number.
    pub fn fill(&self, key: &str, fillings: &[(&str, &str)]) -> String {
        let filling = |hole: &str| {
            let &(_, text) = fillings.iter().find(|(name, _)| *name == hole)?;
            Some(if matches!(hole, "count" | "total") { self.number(text) } else { Cow::Borrowed(text) })
        };
        let text = |piece: Piece<Cow<'_, str>>| match piece {
            Piece::Words(words) => words,
            Piece::Filling(text) => text.into_owned(),
        };
        self.pieces(key, filling).into_iter().map(text).collect()
    }

    /// A day of the calendar as it is written in running text; anything but `2026-03-18` as it is.
    pub fn date(&self, day: &str) -> String {
        let mut parts = day.split('-').map(str::parse::<usize>);
        let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day_of_month)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return day.to_owned();
        };
        let Some(month) = month.checked_sub(1).and_then(|at| self.word("months").split('|').nth(at)) else {
            return day.to_owned();
        };
        let (year, day_of_month) = (year.to_string(), day_of_month.to_string());
        self.fill("date-form", &[("year", &year), ("month", month.trim()), ("day", &day_of_month)])
    }

    /// A whole number; one of five digits or more is divided into groups of three.
    pub fn number<'n>(&self, digits: &'n str) -> Cow<'n, str> {
        if digits.len() < 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Cow::Borrowed(digits);
        }
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(self.word("digit-group"));
            }
            grouped.push(digit);
        }
        Cow::Owned(grouped)
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

/// A title as it stands in quotation marks inside a sentence: on one line, without its full stop, its own quotation
/// marks single.
pub fn within_quotes(title: &str) -> String {
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    line.strip_suffix(['.', '。']).unwrap_or(&line).replace('“', "‘").replace('”', "’")
}

/// The primary language of a tag: `zh` of `zh-Hant`.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The names of the holes of a text: words in braces. YAML that a text shows has braces too, but not round one word.
pub fn holes(text: &str) -> BTreeSet<&str> {
    let is_name = |hole: &&str| hole.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '_');
    let inside = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    inside.map(|(hole, _)| hole).filter(is_name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dictionary_can_be_read_and_has_the_same_keys_and_holes() {
        for &(tag, text) in FILES {
            let words: BTreeMap<String, String> = serde_yaml::from_str(text).unwrap_or_else(|e| panic!("{tag}: {e}"));
            let first = all()[0].entries().map(|(key, text)| (key, holes(text))).collect::<Vec<_>>();
            let these = words.iter().map(|(key, text)| (key.as_str(), holes(text))).collect::<Vec<_>>();
            let apart = |(one, other): (_, _)| if one == other { None } else { Some((one, other)) };
            let apart: Vec<_> = first.iter().zip(&these).filter_map(apart).take(3).collect();
            assert_eq!((apart, first.len()), (vec![], these.len()), "{tag}");
        }
    }

    #[test]
    fn a_tag_falls_back_to_its_primary_language_and_then_to_english() {
        assert_eq!(Dictionary::of("zh-Hant").tag, "zh");
        assert_eq!(Dictionary::of("fr").tag, "en");
        assert!(Dictionary::of("zh-Hant").speaks("zh-Hant") && !Dictionary::of("fr").speaks("fr"));
    }

    #[test]
    fn own_words_come_before_those_of_the_fallback() {
        let own = Dictionary::with("fr", [("home".to_owned(), "Accueil".to_owned())]);
        assert_eq!((own.word("home"), own.word("map")), ("Accueil", "Map"));
        assert!(own.speaks("fr-CA"));
        assert_eq!(Dictionary::with("zh-Hant", []).word("home"), Dictionary::of("zh").word("home"));
    }

    #[test]
    fn dates_and_numbers_are_written_as_their_readers_write() {
        let (en, zh) = (Dictionary::of("en"), Dictionary::of("zh"));
        assert_eq!((en.date("2026-03-08"), zh.date("2026-03-08")), ("8 March 2026".into(), "2026年3月8日".into()));
        assert_eq!(
            (en.date("2026-12-31"), zh.date("2026-11-30")),
            ("31 December 2026".into(), "2026年11月30日".into())
        );
        for odd in ["", "2026", "2026-13-01", "2026-00-01", "soon", "2026-01-01-01"] {
            assert_eq!(en.date(odd), odd);
        }
        assert_eq!(
            ["7", "2026", "12345", "1234567", "12345a"].map(|n| en.number(n).into_owned()),
            ["7", "2026", "12,345", "1,234,567", "12345a"]
        );
        assert_eq!(en.fill("of-total", &[("count", "999"), ("total", "10000")]), "999 of 10,000");
    }

    #[test]
    fn every_language_has_twelve_months() {
        for dictionary in all() {
            let months: BTreeSet<&str> = dictionary.word("months").split('|').map(str::trim).collect();
            assert!(months.len() == 12 && !months.contains(""), "{}: {months:?}", dictionary.tag);
        }
    }
}
