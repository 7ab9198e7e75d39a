//! What a reader sees as one character: Unicode's extended grapheme clusters (UAX 29).
//!
//! Most texts hold only characters that never join: there every character is a cluster, which need not be looked up.

use std::str::CharIndices;
use unicode_segmentation::{GraphemeIndices, UnicodeSegmentation};

/// Whether a character is a cluster by itself, whatever stands beside it, as long as that is such a character too.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '‐'..='‧' | '\u{3000}'..='\u{3020}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}')
}

/// The clusters of a text, each with the byte at which it begins.
pub fn clusters(text: &str) -> Clusters<'_> {
    match text.chars().all(is_plain) {
        true => Clusters::Plain(text, text.char_indices()),
        false => Clusters::Any(text.grapheme_indices(true)),
    }
}

/// An iterator over clusters.
pub enum Clusters<'a> {
    /// Every character is one.
    Plain(&'a str, CharIndices<'a>),
    /// By Unicode's rules.
    Any(GraphemeIndices<'a>),
}

impl<'a> Iterator for Clusters<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Plain(text, chars) => {
                let (at, c) = chars.next()?;
                Some((at, &text[at..at + c.len_utf8()]))
            }
            Self::Any(clusters) => clusters.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn they_are_unicodes_whatever_the_text(text in "[ -~‐-‧\u{3000}-\u{3020}一-龥！-｠]{0,40}[\u{301}\u{200D}👩🇨🇳각a]{0,3}") {
            prop_assert!(clusters(&text).eq(text.grapheme_indices(true)));
        }
    }

    #[test]
    fn every_pair_of_plain_characters_parts() {
        let plain: Vec<char> = ('\0'..='\u{FFFF}').filter(|&c| is_plain(c)).step_by(7).collect();
        for &a in &plain {
            for &b in plain.iter().step_by(97) {
                let pair = String::from_iter([a, b]);
                assert_eq!(pair.graphemes(true).count(), 2, "{a:?} {b:?}");
            }
        }
    }
}
