//! What has changed in a text, word by word; in Chinese, character by character.

use similar::{Algorithm, ChangeTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// A stretch of text that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// In both.
    Kept(String),
    /// Only in the earlier text.
    Gone(String),
    /// Only in the later text.
    New(String),
}

/// The stretches from one text to another, neighbours of one kind joined.
pub fn rewording(before: &str, after: &str) -> Vec<Stretch> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_word_bounds().collect(), after.split_word_bounds().collect());
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let mut all: Vec<Stretch> = Vec::new();
    for change in changes.iter().flat_map(|op| op.iter_changes(&old, &new)) {
        let text = change.value();
        match (change.tag(), all.last_mut()) {
            (ChangeTag::Equal, Some(Stretch::Kept(last)))
            | (ChangeTag::Delete, Some(Stretch::Gone(last)))
            | (ChangeTag::Insert, Some(Stretch::New(last))) => last.push_str(text),
            (ChangeTag::Equal, _) => all.push(Stretch::Kept(text.to_owned())),
            (ChangeTag::Delete, _) => all.push(Stretch::Gone(text.to_owned())),
            (ChangeTag::Insert, _) => all.push(Stretch::New(text.to_owned())),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Stretch, rewording};

    fn shown(before: &str, after: &str) -> String {
        let show = |stretch| match stretch {
            Stretch::Kept(text) => text,
            Stretch::Gone(text) => format!("[-{text}-]"),
            Stretch::New(text) => format!("{{+{text}+}}"),
        };
        rewording(before, after).into_iter().map(show).collect()
    }

    #[test]
    fn words_and_chinese_characters_are_compared_one_by_one() {
        assert_eq!(shown("The shade is weak.", "The shade is too weak."), "The shade is {+too +}weak.");
        assert_eq!(shown("树荫不足。", "树荫很不够。"), "树荫{+很+}不[-足-]{+够+}。");
        assert_eq!(shown("a", "a"), "a");
        assert_eq!(shown("", "new"), "{+new+}");
    }
}
