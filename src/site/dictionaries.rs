//! The words of the interface in each language of a map: the built-in ones, and those that a project brings.
//!
//! `templates/locale/<language>.yaml` is a dictionary. For a language that is built in it changes what it names; for any
//! other it is the interface, and what it lacks is said in English and reported. A language without a dictionary has
//! English pages about statements in its own words: such a page says that it is English.

use super::render::Templates;
use crate::diagnostic::{Finding, Findings, code, nearest};
use crate::load::{Word, load_words};
use crate::locale::{Dictionary, holes, is_right_to_left, primary};
use crate::say;
use crate::source::{FileId, SourceMap, Span};
use std::collections::BTreeMap;

/// At most so many missing words are named.
const NAMED: usize = 5;

/// The dictionary of each language of a map.
pub(super) struct Dictionaries(BTreeMap<String, Dictionary>);

impl Dictionaries {
    /// The dictionaries of a map's languages, with what was found in those of the project.
    pub(super) fn read(
        languages: &[String],
        templates: &Templates,
        sources: &SourceMap,
        map_file: Span,
        findings: &mut Findings,
    ) -> Self {
        let mut own = BTreeMap::new();
        for (tag, file) in templates.dictionaries() {
            if languages.iter().any(|language| language == tag || primary(language) == tag) {
                own.insert(tag, read(tag, file, sources, findings));
            } else {
                findings.push(of_no_language(tag, file));
            }
        }
        let of = |language: &String| {
            let found = own.get(language.as_str()).or_else(|| own.get(primary(language)));
            found.cloned().unwrap_or_else(|| Dictionary::of(language).clone())
        };
        let all: BTreeMap<String, Dictionary> = languages.iter().map(|tag| (tag.clone(), of(tag))).collect();
        for (language, _) in all.iter().filter(|(language, dictionary)| !dictionary.speaks(language)) {
            findings.push(no_dictionary(language, map_file));
        }
        Self(all)
    }

    /// The built-in dictionaries, for a map of which no pages are made.
    pub(super) fn built_in(languages: &[String]) -> Self {
        Self(languages.iter().map(|tag| (tag.clone(), Dictionary::of(tag).clone())).collect())
    }

    /// The dictionary of a language.
    pub(super) fn of(&self, language: &str) -> &Dictionary {
        self.0.get(language).unwrap_or_else(|| Dictionary::of(language))
    }
}

/// The value of `dir` for a language.
pub(super) fn direction(language: &str) -> &'static str {
    if is_right_to_left(language) { "rtl" } else { "ltr" }
}

/// A project's own dictionary; words that do not fit are left out.
fn read(tag: &str, file: FileId, sources: &SourceMap, findings: &mut Findings) -> Dictionary {
    let (english, built_in) = (Dictionary::of("en"), Dictionary::of(tag));
    let words = load_words(sources, file, findings);
    let fits = |word: &Word, findings: &mut Findings| match fault(word, english) {
        None => true,
        Some(fault) => {
            findings.push(fault);
            false
        }
    };
    let named: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    let lacking = |key: &&str| !built_in.speaks(tag) && !named.contains(key);
    let lacking: Vec<&str> = english.entries().map(|(key, _)| key).filter(lacking).collect();
    if !lacking.is_empty() {
        findings.push(incomplete(file, &lacking));
    }
    let fitting: Vec<(String, String)> =
        words.into_iter().filter(|word| fits(word, findings)).map(|word| (word.key, word.text)).collect();
    Dictionary::with(tag, fitting)
}

/// What is wrong with a word.
fn fault(word: &Word, english: &Dictionary) -> Option<Finding> {
    let key = word.key.as_str();
    if !english.has(key) {
        let message =
            say!(en: "there is no word of the interface that is called `{key}`", zh: "界面用语中没有 `{key}`");
        let finding = Finding::new(code::DICTIONARY_FAULT, word.key_span, message);
        return Some(match nearest(key, english.entries().map(|(key, _)| key)) {
            Some(near) => {
                finding.help(say!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")).replace(word.key_span, near)
            }
            None => finding,
        });
    }
    let (these, those) = (holes(&word.text), holes(english.word(key)));
    if these == those {
        return None;
    }
    let written = |holes: &std::collections::BTreeSet<&str>| {
        holes.iter().map(|hole| format!("`{{{hole}}}`")).collect::<Vec<_>>().join(", ")
    };
    let (wanted, none) = (written(&those), those.is_empty());
    let message = if none {
        say!(en: "nothing is filled into this word, so it must have no braces", zh: "这个用语不填入任何内容，不能有花括号")
    } else {
        say!(en: "this must have the holes {wanted} and no other", zh: "这里必须恰好有这些填空：{wanted}")
    };
    let text = english.word(key);
    let help = say!(en: "in English it is `{text}`", zh: "英文是 `{text}`");
    Some(Finding::new(code::DICTIONARY_FAULT, word.span, message).help(help))
}

fn incomplete(file: FileId, lacking: &[&str]) -> Finding {
    let count = lacking.len();
    let first = lacking.iter().take(NAMED).map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    let more = if count > NAMED { "…" } else { "" };
    let message = say!(
        en: "words that this dictionary lacks are shown in English: {count} ({first}{more})",
        zh: "这部词典缺 {count} 条用语，页面上会显示英文（{first}{more}）"
    );
    Finding::new(code::DICTIONARY_INCOMPLETE, Span::file_start(file), message)
}

fn of_no_language(tag: &str, file: FileId) -> Finding {
    let message = say!(
        en: "`{tag}` is not among the languages of the map: this dictionary is not used",
        zh: "论证图的语言中没有 `{tag}`，这部词典不会用到"
    );
    let help = say!(
        en: "add it to `languages` in `argument/map.yaml`, or remove the file",
        zh: "请在 `argument/map.yaml` 的 `languages` 中写上它，或者删去这个文件"
    );
    Finding::new(code::DICTIONARY_FAULT, Span::file_start(file), message).help(help)
}

fn no_dictionary(language: &str, map_file: Span) -> Finding {
    let message = say!(
        en: "there is no dictionary for `{language}`: its pages have their headings and buttons in English",
        zh: "没有 `{language}` 的词典，这种语言的页面上标题和按钮都用英文"
    );
    let help = say!(
        en: "put one into `templates/locale/{language}.yaml`; `elenchus dictionary {language}` prints it to be filled in",
        zh: "请把词典放在 `templates/locale/{language}.yaml`；`elenchus dictionary {language}` 会打印一份供翻译的底稿"
    );
    Finding::new(code::DICTIONARY_INCOMPLETE, map_file, message).help(help)
}
