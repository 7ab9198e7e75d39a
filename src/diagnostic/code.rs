//! The catalogue of codes: one row for each thing that can be found, whichever stage finds it.
//!
//! A code is a letter and three digits; it is never reused and never changes its meaning. Its documentation stands in
//! `catalogue/<CODE>.md`, in each language.

use super::Level;
use serde::{Serialize, Serializer};

/// The identity of a kind of finding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// The letter of the family and three digits: `R001`.
    pub id: &'static str,
    /// A readable name in kebab case: `dangling-node`.
    pub name: &'static str,
    /// The level unless the project sets another.
    pub level: Level,
    /// The documentation, Markdown in each language.
    pub documentation: &'static str,
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.id, self.name)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

impl Code {
    /// The code of an id (`R001`, in either letter case) or of a name (`dangling-node`).
    pub fn find(id_or_name: &str) -> Option<Self> {
        ALL.iter().copied().find(|code| code.id.eq_ignore_ascii_case(id_or_name) || code.name == id_or_name)
    }
}

impl Code {
    /// What the code means, in one language: the part of its documentation between the heading of that language and the
    /// next heading.
    pub fn explanation(self, tongue: super::Tongue) -> &'static str {
        let head = match tongue {
            super::Tongue::En => "# en: ",
            super::Tongue::Zh => "# zh: ",
        };
        let Some((_, after)) = self.documentation.split_once(head) else { return self.documentation };
        after.split("\n# ").next().unwrap_or(after).trim_end()
    }
}

macro_rules! catalogue {
    ($($constant:ident $id:literal $name:literal $level:ident;)+) => {
        $(
            #[doc = concat!("`", $id, "` ", $name, ".")]
            pub const $constant: Code = Code {
                id: $id,
                name: $name,
                level: Level::$level,
                documentation: include_str!(concat!("catalogue/", $id, ".md")),
            };
        )+
        /// Every code, in order.
        pub const ALL: &[Code] = &[$($constant),+];
    };
}

catalogue! {
    // L: a file as a file, and as YAML of the right shape.
    NOT_UTF8 "L001" "not-utf-8" Error;
    YAML_SYNTAX "L002" "yaml-syntax" Error;
    FILE_TOO_LARGE "L003" "file-too-large" Error;
    NESTED_TOO_DEEP "L004" "nested-too-deep" Error;
    YAML_FEATURE "L005" "yaml-feature" Error;
    DUPLICATE_KEY "L006" "duplicate-key" Error;
    UNKNOWN_KEY "L007" "unknown-key" Error;
    WRONG_TYPE "L008" "wrong-type" Error;
    MISSING_KEY "L009" "missing-key" Error;
    EMPTY_FILE "L010" "empty-file" Error;
    NOT_A_FILE "L011" "not-a-regular-file" Error;
    LINK_OUTSIDE "L012" "link-out-of-project" Error;
    UNKNOWN_WORD "L013" "unknown-word" Error;
    NO_MAP_FILE "L014" "no-map-file" Error;
    UNREAD_FILE "L015" "unread-file" Error;
    FORBIDDEN_CHARACTER "L016" "forbidden-character" Error;
    BAD_FORMAT_VERSION "L017" "format-version" Error;
    BAD_VALUE "L018" "bad-value" Error;
    ALLOW_UNUSED "L019" "allow-unused" Warning;
    ALLOW_WITHOUT_REASON "L020" "allow-without-reason" Warning;
    // I: identities.
    DUPLICATE_ID "I001" "duplicate-id" Error;
    INVALID_ID "I002" "invalid-id" Error;
    ALIAS_CLASH "I003" "alias-clash" Error;
    EMPTY_TITLE "I004" "empty-title" Error;
    NO_THESIS "I005" "no-thesis" Error;
    UNFIT_THESIS "I006" "unfit-thesis" Error;
    // R: references.
    DANGLING_NODE "R001" "dangling-node" Error;
    DANGLING_REASON "R002" "dangling-reason" Error;
    UNKNOWN_SCHEME "R003" "unknown-scheme" Error;
    UNKNOWN_QUESTION "R004" "unknown-question" Error;
    UNKNOWN_CITATION "R005" "unknown-citation" Error;
    DANGLING_PAGE "R006" "dangling-page-link" Error;
    DANGLING_MENTION "R007" "dangling-mention" Error;
    THROUGH_ALIAS "R008" "reference-through-alias" Info;
    WRONG_TARGET "R009" "wrong-kind-of-target" Error;
    UNKNOWN_ROLE "R010" "unknown-role" Error;
    REPEATED_ENTRY "R011" "repeated-entry" Warning;
    // G: the shape of the graph.
    CIRCULAR_SUPPORT "G001" "circular-support" Error;
    SELF_SUPPORT "G002" "self-support" Error;
    SELF_ATTACK "G003" "self-attack" Warning;
    PREMISE_IS_CONCLUSION "G004" "premise-is-conclusion" Error;
    REPEATED_PREMISE "G005" "repeated-premise" Error;
    STRICT_UNDERCUT "G006" "undercut-of-strict" Error;
    DUPLICATE_REASON "G007" "duplicate-reason" Warning;
    PREFERENCE_UNOPPOSED "G008" "preference-unopposed" Error;
    ORPHAN "G009" "orphan" Warning;
    FEEDS_NOTHING "G010" "feeds-nothing" Warning;
    DECLARED_TWICE "G011" "declared-twice" Warning;
    UNEQUAL_STANDARDS "G012" "unequal-standards" Warning;
    RELATED_TO_ITSELF "G013" "related-to-itself" Warning;
    FOR_AND_AGAINST "G014" "for-and-against" Warning;
    // A: the argument.
    NO_REASON "A001" "argued-without-reason" Warning;
    UNANSWERED_OBJECTION "A002" "unanswered-objection" Warning;
    EXPECTATION_NOT_MET "A003" "expectation-not-met" Error;
    OPEN_QUESTION "A004" "open-critical-questions" Info;
    ODD_ATTACK_CYCLE "A005" "odd-attack-cycle" Warning;
    EVEN_ATTACK_CYCLE "A006" "even-attack-cycle" Info;
    SELF_UNDERMINING "A007" "self-undermining" Warning;
    QUESTION_BEGGING "A008" "question-begging" Warning;
    CONTRADICTION_ACCEPTED "A009" "contradiction-accepted" Error;
    LIKELY_DUPLICATE "A010" "likely-duplicate" Warning;
    BARE_ASSUMPTION "A011" "bare-assumption" Warning;
    TOO_MANY_PREMISES "A012" "too-many-premises" Info;
    IMPLICIT_WITHOUT_NOTE "A013" "implicit-without-note" Info;
    // T: translations.
    PRIMARY_LANGUAGE_MISSING "T001" "primary-language-missing" Error;
    TRANSLATION_MISSING "T002" "translation-missing" Warning;
    TRANSLATION_STALE "T003" "translation-stale" Warning;
    TRANSLATION_UNREVIEWED "T004" "translation-unreviewed" Info;
    TRANSLATION_DIFFERS "T005" "translation-differs" Info;
    WRONG_LANGUAGE "T006" "wrong-language" Warning;
    // S: places in the paper.
    LOCATOR_OUTSIDE "S001" "locator-outside-outline" Error;
    NO_LOCATOR "S002" "no-locator" Warning;
    LOCATOR_SYNTAX "S003" "locator-syntax" Error;
    PARAGRAPH_UNCOVERED "S004" "paragraph-uncovered" Info;
    FOOTNOTE_UNCOVERED "S005" "footnote-uncovered" Info;
    QUOTE_NOT_VERBATIM "S006" "quote-not-verbatim" Error;
    QUOTE_TOO_LONG "S007" "quote-too-long" Warning;
    QUOTE_UNCHECKED "S008" "quote-unchecked" Info;
    // C: citations.
    UNUSED_SOURCE "C001" "unused-source" Warning;
    SOURCE_INCOMPLETE "C002" "source-incomplete" Warning;
    URL_NOT_WEB "C003" "url-not-web" Warning;
    SOURCE_UNRESOLVED "C004" "source-unresolved" Info;
    // P: the built pages.
    BROKEN_LINK "P001" "broken-link" Error;
    BROKEN_ANCHOR "P002" "broken-anchor" Error;
    DUPLICATE_HTML_ID "P003" "duplicate-html-id" Error;
    PAGE_WITHOUT_LANGUAGE "P004" "page-without-language" Error;
    ONE_SIDED_ALTERNATE "P005" "one-sided-alternate" Error;
    TEMPLATE_FAULT "P006" "template-fault" Error;
    INLINE_CODE "P007" "inline-code" Error;
    DICTIONARY_FAULT "P008" "dictionary-fault" Warning;
    DICTIONARY_INCOMPLETE "P009" "dictionary-incomplete" Warning;
    HEADING_ORDER "P010" "heading-order" Warning;
    LINK_WITHOUT_WORDS "P011" "link-without-words" Warning;
    IMAGE_WITHOUT_ALTERNATIVE "P012" "image-without-alternative" Warning;
    // O: the output folder.
    PATH_COLLISION "O001" "path-collision" Error;
    FOREIGN_FOLDER "O002" "foreign-folder" Error;
    FOREIGN_CLASH "O003" "foreign-clash" Error;
    NO_BASE_URL "O004" "no-base-url" Info;
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_and_names_are_unique_and_well_formed() {
        let ids: BTreeSet<_> = ALL.iter().map(|code| code.id).collect();
        let names: BTreeSet<_> = ALL.iter().map(|code| code.name).collect();
        assert_eq!((ids.len(), names.len()), (ALL.len(), ALL.len()));
        for code in ALL {
            let (letter, digits) = code.id.split_at(1);
            assert!(letter.bytes().all(|b| b.is_ascii_uppercase()) && digits.len() == 3, "{code:?}");
            assert!(digits.bytes().all(|b| b.is_ascii_digit()), "{code:?}");
            assert!(code.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{code:?}");
        }
    }

    #[test]
    fn a_code_is_found_by_id_in_any_case_and_by_name() {
        assert_eq!(Code::find("r001"), Some(DANGLING_NODE));
        assert_eq!(Code::find("dangling-node"), Some(DANGLING_NODE));
        assert_eq!(Code::find("R999"), None);
    }
}
