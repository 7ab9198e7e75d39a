//! Fingerprints of what a translation is made from: the texts of a statement in the map's primary language.
//!
//! A fingerprint is the beginning of a SHA-256 over the fields, each with its name and both with their lengths before
//! them, so that no two ways of cutting the same letters into fields agree. Texts are brought to Unicode's composed form
//! (NFC), and neither line ends nor white space at the end count: an editor that saves a file anew makes nothing stale.
//! Of nothing there is no fingerprint.

use crate::model::{Localized, NodeIx, Project, ReasonKind};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// How many hexadecimal digits of the hash are kept.
pub const DIGITS: usize = 16;
/// Begins what is hashed; another number means another way to hash.
const MARK: &str = "elenchus translation 1";

/// A text that a translator has to translate: the key of the format, and the text in its normal form.
pub type Field = (&'static str, String);

/// What a statement says in one language, field by field: title, text, note, and the warrants of the reasons that it
/// leads. What is blank is left out; warrants stand in order of their letters, so that no id matters.
pub fn fields(project: &Project, ix: NodeIx, language: &str, warrants: &[&Localized]) -> Vec<Field> {
    let node = project.node(ix);
    let own = [("title", &node.title), ("text", &node.text), ("note", &node.note)];
    let mut steps: Vec<Field> = warrants.iter().filter_map(|text| field("warrant", text, language)).collect();
    steps.sort();
    own.into_iter().filter_map(|(key, text)| field(key, text, language)).chain(steps).collect()
}

fn field(key: &'static str, text: &Localized, language: &str) -> Option<Field> {
    Some((key, normal(text.get(language)?)))
}

/// The form in which texts are compared.
pub fn normal(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.replace("\r\n", "\n").trim_end().to_owned()
}

/// The warrants of the reasons that each statement leads, by index.
pub fn warrants(project: &Project) -> Vec<Vec<&Localized>> {
    let mut all = vec![Vec::new(); project.nodes.len()];
    for reason in project.reasons.iter().filter(|reason| reason.kind != ReasonKind::Contradicts) {
        all[reason.lead.0 as usize].push(&reason.warrant); // an index of this project
    }
    all
}

/// The fingerprint of some fields; none if there is no title among them, for there is nothing to translate.
pub fn fingerprint(fields: &[Field]) -> Option<String> {
    if !fields.iter().any(|(key, text)| *key == "title" && !text.is_empty()) {
        return None;
    }
    let mut hash = Sha256::new();
    for part in std::iter::once(MARK).chain(fields.iter().flat_map(|(key, text)| [*key, text.as_str()])) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let hex: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Some(hex.chars().take(DIGITS).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(fields: &[(&'static str, &str)]) -> Option<String> {
        fingerprint(&fields.iter().map(|(key, text)| (*key, normal(text))).collect::<Vec<_>>())
    }

    #[test]
    fn what_looks_the_same_has_the_same_fingerprint_and_nothing_else_does() {
        let one = of(&[("title", "Caf\u{e9}."), ("text", "a\r\nb\n")]);
        assert_eq!(one, of(&[("title", "Cafe\u{301}."), ("text", "a\nb")]));
        assert_eq!(one.as_ref().map(String::len), Some(DIGITS));
        for other in [
            of(&[("title", "Caf\u{e9}."), ("text", "a b")]),
            of(&[("title", "Caf\u{e9}."), ("note", "a\nb")]),
            of(&[("title", "Caf\u{e9}.text"), ("text", "a\nb")]),
            of(&[("title", "Caf\u{e9}.")]),
        ] {
            assert!(other.is_some() && other != one);
        }
    }

    #[test]
    fn of_nothing_there_is_no_fingerprint() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[("title", " \n")]), None);
        assert_eq!(of(&[("text", "a")]), None);
    }

    #[test]
    fn the_fingerprint_is_the_one_that_files_hold() {
        // Written down once: if this changes, every translation of every map becomes stale.
        assert_eq!(of(&[("title", "树荫不足。")]).as_deref(), Some("ef1cda1f194c4d54"));
    }
}
