//! The languages of the interface: every word that is used is there, and a project adds a language with one file. The
//! third language here runs from right to left.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use elenchus::build::{BuildInput, Built, build};
use elenchus::diagnostic::Level;
use elenchus::locale::Dictionary;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support::built::{errors, page};
use support::third_language::{WORDS, dictionary, in_memory};
use walkdir::WalkDir;

fn built(dictionaries: &[(&str, &str)]) -> Built {
    let templates = dictionaries.iter().map(|(tag, text)| (format!("locale/{tag}.yaml"), (*text).to_owned())).collect();
    let date = Some("2026-11-24".to_owned());
    let built =
        build(&in_memory(), &BuildInput { templates, date, ..BuildInput::default() }).expect("memory does not fail");
    assert!(built.tree.is_some(), "{:?}", errors(&built));
    built
}

/// The findings about dictionaries: code, place, message.
fn found(built: &Built) -> Vec<String> {
    let about = built.argument.findings.iter().filter(|finding| matches!(finding.code.id, "P008" | "P009"));
    let told = |finding: &elenchus::diagnostic::Finding| {
        let place = built.argument.sources.place(finding.primary.span);
        format!("{} {place} {}", finding.code.id, finding.message.en)
    };
    about.map(told).collect()
}

/// The texts of a folder's files of one kind.
fn texts(folder: &str, extension: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = WalkDir::new(root).into_iter().map(|entry| entry.expect("an entry").into_path());
    let paths = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
    paths.map(|path| (path.display().to_string(), std::fs::read_to_string(path).expect("a text"))).collect()
}

/// What stands in quotes after each `opening`; nothing where it is put together from parts.
fn quoted_after<'t>(text: &'t str, opening: &str) -> Vec<&'t str> {
    let whole = |part: &'t str| {
        part.split_once('"').map(|(key, _)| key).filter(|key| !key.ends_with('-') && !key.contains('{'))
    };
    text.split(opening).skip(1).filter_map(whole).collect()
}

#[test]
fn every_word_that_is_used_is_in_the_dictionary() {
    let (english, mut used, mut missing) = (Dictionary::of("en"), 0, Vec::new());
    let openings = [
        ("templates", "html", &["t(key=\""][..]),
        ("src", "rs", &[".say(\"", ".word(\"", ".fill(\"", "dictionary.pieces(\"", ".line(\""][..]),
    ];
    for (folder, extension, openings) in openings {
        for (path, text) in texts(folder, extension) {
            // The terminal's `say` takes the words themselves.
            let shipped = text.split("#[cfg(test)]").next().unwrap_or_default().replace("terminal.say(\"", "");
            for key in openings.iter().flat_map(|opening| quoted_after(&shipped, opening)) {
                used += 1;
                if !english.has(key) && !key.contains(' ') && key.contains(|c: char| c.is_ascii_lowercase()) {
                    missing.push(format!("{path}: {key}"));
                }
            }
        }
    }
    assert!(used > 300, "{used} words are used: the test does not see how");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn one_file_adds_a_language() {
    let built = built(&[("ar", &dictionary())]);
    assert_eq!(found(&built), [""; 0]);
    let tree = built.tree.as_ref().expect("a site");
    let pages: Vec<&str> =
        tree.iter().map(|(path, _)| path).filter(|path| path.starts_with("ar/") && path.ends_with(".html")).collect();
    assert!(pages.len() > 25, "{pages:?}");
    for path in pages {
        let text = page(&built, path);
        assert!(text.contains("<html lang=\"ar\" dir=\"rtl\""), "{path}");
        for english in ["Skip to the content", "Reasons for", ">Search<", ">Home<", "holds<", "You are here"] {
            assert!(!text.contains(english), "{path}: {english}");
        }
    }
    let node = page(&built, "ar/nodes/evening.html");
    assert!(node.contains("<time datetime=\"2026-03-18\">18 مارس 2026</time>"), "the date is not in Arabic");
    let english = page(&built, "en/nodes/evening.html");
    assert!(english.contains("<html lang=\"en\" dir=\"ltr\"") && english.contains(">18 March 2026</time>"));
    // The switch, and a passage of the other language inside of a page.
    assert!(english.contains("hreflang=\"ar\" lang=\"ar\" dir=\"rtl\" rel=\"alternate\">العربية</a>"), "{english}");
    let borrowed = page(&built, "ar/nodes/light.html");
    assert!(borrowed.contains("<span lang=\"en\" dir=\"ltr\">The meter says too little.</span>"));
}

#[test]
fn what_is_not_translated_falls_back_with_a_notice_and_stays_out_of_alternates_and_sitemap() {
    let built = built(&[("ar", &dictionary())]);
    let borrowed = page(&built, "ar/nodes/light.html");
    assert!(borrowed.contains("el-notice--untranslated") && borrowed.contains("لم يُترجم هذا بعد"), "no notice");
    assert!(!borrowed.contains("<link rel=\"alternate\" hreflang") && !borrowed.contains("rel=\"canonical\""));
    let original = page(&built, "en/nodes/light.html");
    assert!(!original.contains("hreflang=\"ar\" href=\"https://") && original.contains("rel=\"canonical\""));
    let sitemap = page(&built, "sitemap.xml");
    assert!(sitemap.contains("/en/nodes/light.html") && !sitemap.contains("/ar/nodes/light.html"));
    let whole = page(&built, "ar/nodes/shade.html");
    assert!(!whole.contains("el-notice--untranslated"));
    for (lang, path) in [("ar", "ar/nodes/shade.html"), ("en", "en/nodes/shade.html")] {
        let link = format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"https://a.example/maps/{path}\">");
        assert!(whole.contains(&link), "no {link}");
        assert!(sitemap.contains(path), "{path} is not in the sitemap");
    }
}

#[test]
fn without_a_dictionary_the_page_says_that_it_is_english() {
    let built = built(&[]);
    let found = found(&built);
    assert!(found.len() == 1 && found[0].starts_with("P009 argument/map.yaml:"), "{found:?}");
    let home = page(&built, "ar/index.html");
    assert!(home.contains("<html lang=\"en\" dir=\"ltr\"") && home.contains("Skip to the content"));
    assert!(home.contains("lang=\"ar\" dir=\"rtl\">هل يحتاج المقعد"), "the title does not say that it is Arabic");
    assert!(home.contains("hreflang=\"ar\""), "it is still the Arabic edition");
}

#[test]
fn a_partial_dictionary_is_used_and_what_it_lacks_is_told() {
    let built = built(&[("ar", WORDS)]);
    let found = found(&built);
    assert!(found.len() == 1 && found[0].starts_with("P009 templates/locale/ar.yaml:1:1"), "{found:?}");
    let lacking = Dictionary::of("en").entries().count()
        - serde_yaml::from_str::<BTreeMap<String, String>>(WORDS).expect("words").len();
    assert!(found[0].contains(&format!(": {lacking} (")), "{found:?} should count {lacking}");
    let home = page(&built, "ar/index.html");
    assert!(home.contains("dir=\"rtl\"") && home.contains("انتقل إلى المحتوى"));
}

#[test]
fn a_project_may_change_single_words_of_a_built_in_language() {
    let built = built(&[("ar", &dictionary()), ("en", "claims: Theses\n")]);
    assert_eq!(found(&built), [""; 0]);
    assert!(page(&built, "en/claims.html").contains("<h1 class=\"el-heading\">Theses</h1>"));
}

#[test]
fn faults_of_a_dictionary_are_found_at_their_places() {
    let wrong = dictionary() + "hom: x\n";
    let count = wrong.lines().count();
    let wrong = wrong.replace("board-shown: \"", "board-shown: \"{cuont}");
    let built = built(&[("ar", &wrong), ("fr", "home: Accueil\n")]);
    let line = wrong.lines().position(|line| line.starts_with("board-shown")).expect("the line") + 1;
    let found: BTreeSet<String> =
        found(&built).into_iter().map(|told| told.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    let wanted = [
        format!("P008 templates/locale/ar.yaml:{count}:1"),
        format!("P008 templates/locale/ar.yaml:{line}:14"),
        "P008 templates/locale/fr.yaml:1:1".to_owned(),
    ];
    assert_eq!(found, wanted.into());
    assert!(page(&built, "ar/board.html").contains("The first") || !page(&built, "ar/board.html").contains("cuont"));
}

#[test]
fn a_dictionary_that_cannot_be_read_is_an_error_at_its_place() {
    for (text, wanted) in [("home: [\n", "L002"), ("home: [a]\n", "L008"), ("home: a\nhome: b\n", "L006")] {
        let templates = [("locale/ar.yaml".to_owned(), text.to_owned())].into();
        let input = BuildInput { templates, ..BuildInput::default() };
        let built = build(&in_memory(), &input).expect("memory does not fail");
        let errors = built.argument.findings.iter().filter(|finding| finding.level == Level::Error);
        let errors: Vec<String> = errors
            .map(|error| format!("{} {}", error.code.id, built.argument.sources.place(error.primary.span)))
            .collect();
        assert!(
            errors.len() == 1 && errors[0].starts_with(wanted) && errors[0].contains("ar.yaml:"),
            "{text}: {errors:?}"
        );
        assert!(built.tree.is_none());
    }
}
