//! Both sides fold alike, letter by letter.

use super::searcher;
use elenchus::search::fold;
use proptest::prelude::*;

/// Every code point between two letters, in which it may lose itself.
#[test]
fn script_and_index_fold_every_code_point_alike() {
    let texts: Vec<String> = ('\0'..=char::MAX).map(|c| format!("x{c}x")).collect();
    let theirs = searcher::fold(&texts);
    // A newer Unicode has letters that an older one leaves as they are: no difference of the rules.
    let ours = char::UNICODE_VERSION.min(unicode_normalization::UNICODE_VERSION);
    let version: Vec<u8> = theirs.unicode.split('.').filter_map(|part| part.parse().ok()).collect();
    let is_older = (ours.0, ours.1) < (version[0], version[1]);
    let known: Vec<(&String, &String)> =
        texts.iter().zip(&theirs.texts).filter_map(|(text, theirs)| Some((text, theirs.as_ref()?))).collect();
    assert!(known.len() > 280_000, "Node knows only {} letters", known.len());
    let differ: Vec<String> = (known.into_iter())
        .filter(|&(text, theirs)| fold(text) != *theirs && !(is_older && fold(text) == *text))
        .map(|(text, theirs)| format!("{:?}: {:?}, the script has {theirs:?}", text, fold(text)))
        .collect();
    assert!(differ.is_empty(), "{} differ:\n{}", differ.len(), differ[..differ.len().min(40)].join("\n"));
}

#[test]
fn both_fold_texts_alike() {
    let texts: Vec<String> = [
        "  \u{3000}ＡＩＧＣ　 作品\u{a0}\n",
        "ΟΔΟΣ ΟΔΟΣΑ σς",
        "İIıi DİYARBAKIR",
        "Straße STRASSE STRAẞE ﬀ ﬃ",
        "e\u{301}\u{323} é ệ ǭ",
        "한국어 ㅎㅏㄴ ﾊﾟ ㌀ ㍿",
        "👩‍👩‍👧‍👦 🇨🇳 ❤️ 1️⃣",
        "हिन्दी ภาษาไทย العَرَبِيَّة עִבְרִית",
        "“a”‘b’—c‐d…",
        "´ ¨ ゛ ﷺ \u{85}\u{2028}\u{feff}\u{200b}",
        "",
    ]
    .map(str::to_owned)
    .to_vec();
    let ours: Vec<Option<String>> = texts.iter().map(|text| Some(fold(text))).collect();
    assert_eq!(ours, searcher::fold(&texts).texts);
}

proptest! {
    /// On this the recall rests: a part of a text, folded, is a part of the folded text; and folding twice changes nothing.
    #[test]
    fn a_part_folded_is_part_of_the_whole_folded(text in super::recall::nasty(), from in 0usize..40, length in 1usize..7) {
        let part: String = text.chars().skip(from).take(length).collect();
        prop_assert!(fold(&text).contains(&fold(&part)), "{part:?} of {text:?}");
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }
}

#[test]
fn what_is_found_is_marked_in_the_text_as_it_is_written() {
    let marked = searcher::marks(&[
        ("ＡＩＧＣ 是 AIGC。", "aigc"),
        ("A Café in the Straße", "cafe STRASSE"),
        ("Strasse, Straße", "ss"),
        ("人工智能生成物", "智能"),
        ("aaaa", "aa"),
        ("abab", "ab b"),
        ("e\u{301}tude", "étude"),
        ("𠮷野家 👍🏽", "吉 👍"),
        ("nothing", "x"),
    ]);
    let wanted: &[&[&str]] = &[
        &["ＡＩＧＣ", "AIGC"],
        &["Café", "Straße"],
        &["ss", "ß"],
        &["智能"],
        &["aaaa"],
        &["abab"],
        &["e\u{301}tude"],
        &["👍"],
        &[],
    ];
    assert_eq!(marked, wanted);
}
