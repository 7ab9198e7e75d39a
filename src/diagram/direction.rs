//! Which way a text is written, and how that is said so that every renderer understands it.
//!
//! A line that is written from right to left is anchored at its right end and wrapped into a directional isolate. The
//! property `direction` would be the other way to say it, but it also turns the anchor around, and renderers differ in
//! whether they know it: where it is ignored, the text would leave its card.

use super::scene::Text;
use unicode_bidi::{BidiClass, bidi_class};

/// Begins a stretch from right to left.
const RIGHT_TO_LEFT: char = '\u{2067}';
/// Ends it.
const END: char = '\u{2069}';

fn is_right_to_left(c: char) -> bool {
    // Nothing before Hebrew is, and nothing of what Chinese is mostly written with.
    c >= '\u{590}' && !('\u{3000}'..='\u{9FFF}').contains(&c) && matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// Whether a text has letters that are written from right to left.
pub fn turns(text: &str) -> bool {
    text.chars().any(is_right_to_left)
}

/// Whether a text as a whole is written from right to left: by its language if it has such letters at all, else by its
/// first letter (as the Unicode bidirectional algorithm does, rules P2 and P3).
pub fn runs_left(text: &Text) -> bool {
    if crate::locale::is_right_to_left(&text.lang) {
        return turns(&text.text);
    }
    let first = text.text.chars().find(|&c| is_right_to_left(c) || bidi_class(c) == BidiClass::L);
    first.is_some_and(is_right_to_left)
}

/// A line from right to left, apart from whatever stands around it.
pub fn isolated(line: &str) -> String {
    format!("{RIGHT_TO_LEFT}{line}{END}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_or_first_letter_decide() {
        let leftward = |text: &str, lang: &str| runs_left(&Text::new(text, lang));
        assert!(leftward("الحرية", "") && leftward("«שלום» 12", "") && leftward("12 הוא מספר", "en"));
        assert!(leftward("GPT הוא מודל", "he") && leftward("AI مؤلف", "ar-EG"));
        assert!(!leftward("GPT הוא מודל", "en") && !leftward("Freedom", "ar") && !leftward("", "ar"));
        assert!(!leftward("人工智能", "zh") && !leftward("2024", ""));
    }
}
