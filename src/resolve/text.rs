//! Texts with their places, and small things that every resolver needs of a tree.

use crate::diagnostic::{Finding, Findings, code, nearest};
use crate::load::files::RawText;
use crate::load::tree::Tree;
use crate::model::Localized;
use crate::say;
use crate::source::{Span, Spanned};

/// The languages in which texts may be written.
pub(super) struct Words<'a> {
    pub languages: &'a [String],
}

impl Words<'_> {
    /// The localised text under `key`. A plain text is in the primary language; an unknown language is reported.
    pub fn localised(&self, raw: Option<&RawText>, parent: &Tree, key: &str, findings: &mut Findings) -> Localized {
        match (raw, parent.get(key)) {
            (Some(raw), Some(tree)) => self.of_tree(raw, tree, findings),
            _ => Localized::new(),
        }
    }

    /// As [`Self::localised`], of the value itself.
    pub fn of_tree(&self, raw: &RawText, tree: &Tree, findings: &mut Findings) -> Localized {
        let mut localised = Localized::new();
        match raw {
            RawText::Plain(text) => {
                let primary = self.languages.first().map_or("en", String::as_str);
                localised.insert(primary, Spanned::new(text.clone(), tree.span));
            }
            RawText::Localised(texts) => {
                for entry in tree.entries() {
                    self.known(&entry.key, entry.key_span, findings);
                    if let Some((_, text)) = texts.iter().find(|(language, _)| *language == entry.key) {
                        localised.insert(entry.key.clone(), Spanned::new(text.clone(), entry.value.span));
                    }
                }
            }
        }
        localised
    }

    /// Reports a language that the map does not have.
    pub fn known(&self, language: &str, span: Span, findings: &mut Findings) {
        if self.languages.iter().any(|known| known == language) {
            return;
        }
        let list = self.languages.join(", ");
        let finding = Finding::new(
            code::UNKNOWN_KEY,
            span,
            say!(en: "the map has no language `{language}`", zh: "本图没有语言 `{language}`"),
        );
        findings.push(match nearest(language, self.languages.iter().map(String::as_str)) {
            Some(near) => finding.help(say!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")).replace(span, near),
            None => finding.help(say!(
                en: "its languages are {list}: write one of them, or add `{language}` to `languages` in map.yaml",
                zh: "可用的语言有 {list}；或在 map.yaml 的 `languages` 中加入 `{language}`"
            )),
        });
    }
}

/// A text with its place under `key` of a tree.
pub(super) fn spanned(raw: Option<&String>, parent: &Tree, key: &str) -> Option<Spanned<String>> {
    raw.map(|text| Spanned::new(text.clone(), parent.span_of(key)))
}

/// Whether a text can be part of an address: ASCII letters, digits, `-`, `_` and `.`, beginning with a letter or digit.
pub(super) fn is_name(text: &str) -> bool {
    text.len() <= 100
        && text.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        && !text.ends_with('.')
        && !text.contains("..")
        && !super::identity::is_reserved(text)
}

/// Reports a name that cannot be part of an address. True if it can.
pub(super) fn check_name(name: &str, span: Span, findings: &mut Findings) -> bool {
    if is_name(name) {
        return true;
    }
    let message = say!(en: "`{name}` cannot be used as a name", zh: "`{name}` 不能用作名字");
    let help = say!(
        en: "use ASCII letters, digits, `-`, `_` and `.`, beginning with a letter or digit; `index` and the names of Windows devices are reserved",
        zh: "请用英文字母、数字和 `-`、`_`、`.`，以字母或数字开头；`index` 和 Windows 设备名不能用"
    );
    findings.push(Finding::new(code::INVALID_ID, span, message).help(help));
    false
}
