//! What a reader takes for the same letter becomes the same: width, case, accents and white space do not matter.
//!
//! Folding goes letter by letter and never looks at a neighbour. So a part of a text, folded, is a part of the folded
//! text, and whatever stands in a text can be found by any part of it. NFKC, or lower case with its final sigma, would
//! not do: they change a letter by what stands beside it. `assets/search/searching.js` folds in the same way; a test compares the
//! two on every code point.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Code points that are not to be seen (`Default_Ignorable_Code_Point`), and NUL.
const UNSEEN: &[(char, char)] = &[
    ('\0', '\0'),
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF0}', '\u{FFF8}'),
    ('\u{1BCA0}', '\u{1BCA3}'),
    ('\u{1D173}', '\u{1D17A}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

/// A text, folded; runs of white space become one space, and none is left at the ends.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            push_folded(c, &mut folded);
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A letter that is no white space: decomposed, without marks that could change places, in lower case.
fn push_folded(c: char, folded: &mut String) {
    match c {
        '\u{1}'..='\u{7F}' => folded.push(c.to_ascii_lowercase()),
        '\u{4E00}'..='\u{9FFF}' => folded.push(c),
        // What keyboards write straight, books set curved.
        '‘' | '’' => folded.push('\''),
        '“' | '”' => folded.push('"'),
        '‐'..='―' => folded.push('-'),
        // An accent that stands by itself would become a space, which is more than a letter may.
        _ if std::iter::once(c).nfkd().any(char::is_whitespace) => push_cased(c, folded),
        _ => std::iter::once(c).nfkd().filter(|&part| !is_dropped(part)).for_each(|part| push_cased(part, folded)),
    }
}

/// Down, up and down again: only on this way `ß` and `ẞ` meet in `ss`, and both small sigmas in one.
fn push_cased(c: char, folded: &mut String) {
    folded.extend(c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase));
}

/// Marks of a class above 1 can be written in another order among each other; those of 0 and 1 stand where they are.
fn is_dropped(c: char) -> bool {
    canonical_combining_class(c) > 1 || UNSEEN.iter().any(|&(first, last)| (first..=last).contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_alike() {
        for (text, wanted) in [
            ("ＡＩＧＣ　作品", "aigc 作品"),
            ("  a \u{3000}\n b\u{A0}", "a b"),
            ("Café", "cafe"),
            ("Cafe\u{301}", "cafe"),
            ("İstanbul ıssız", "istanbul issiz"),
            ("STRASSE Straße STRAẞE", "strasse strasse strasse"),
            ("ΟΔΟΣ ὀδός", "οδοσ οδοσ"),
            ("ﬁne co\u{AD}operate", "fine cooperate"),
            ("author’s “own”—work", "author's \"own\"-work"),
            ("著作权，法。", "著作权,法。"),
            ("ｶﾞ ガ", "カ カ"),
            ("´", "´"),
            ("\u{301}\u{200D}", ""),
        ] {
            assert_eq!(fold(text), wanted, "{text:?}");
        }
    }
}
