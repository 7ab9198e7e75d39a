//! Rules about the argument where the catalogue's example shows one of several cases: rings, question-begging,
//! contradictions, and whose file is blamed.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support {
    pub mod small;
}

use support::small::{argument, places};

fn node(kind: &str, id: &str, origin: &str, rest: &str) -> (String, String) {
    let title =
        format!("kind: {kind}\ntitle: {{en: \"What {id} says, at some length, of {id}.\"}}\ntext: {{en: Because.}}\n");
    (format!("argument/{id}.yaml"), format!("{title}origin: {origin}\n{rest}"))
}

/// The places of the findings of the argument family, without missing reasons, open questions and unanswered objections.
fn found(files: &[(String, String)]) -> Vec<String> {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let places = places(&argument(&files));
    let aside = ["A001", "A002", "A004"];
    let of_family = |place: &String| place.starts_with('A') && !aside.iter().any(|code| place.starts_with(code));
    places.into_iter().filter(of_family).collect()
}

#[test]
fn a_circle_that_closes_by_way_of_one_statement_under_two_ids_begs_the_question() {
    let a = node("claim", "aa", "editor", "supports: [bb, thesis]\n");
    let b = node("claim", "bb", "editor", "supports: [aa-again]\n");
    let again = node("claim", "aa-again", "editor", "same_as: [aa]\n");
    let places = found(&[a.clone(), b.clone(), again]);
    assert!(matches!(&places[..], [one] if one.starts_with("A008 ")), "{places:?}");
    let apart = node("claim", "aa-again", "editor", "supports: [thesis]\n");
    assert_eq!(found(&[a, b, apart]), [] as [&str; 0]);
}

#[test]
fn a_reason_from_a_statement_to_itself_under_another_id_begs_the_question() {
    let one = node("premise", "one", "editor", "supports: [two]\n");
    let two = node("claim", "two", "editor", "same_as: [one]\nsupports: [thesis]\n");
    assert!(matches!(&found(&[one, two])[..], [one] if one.starts_with("A008 argument/one.yaml:")));
}

#[test]
fn a_mutual_attack_begs_nothing() {
    let one = node("rebuttal", "one", "editor", "attacks: [two]\n");
    let two = node("premise", "two", "editor", "attacks: [one]\nsupports: [thesis]\n");
    assert!(matches!(&found(&[one, two])[..], [one] if one.starts_with("A006 ")));
}

#[test]
fn an_odd_ring_blames_the_contributor() {
    let one = node("premise", "one", "editor", "attacks: [two]\nsupports: [thesis]\n");
    let two = node("rebuttal", "two", "editor", "attacks: [three]\n");
    let three = node("rebuttal", "three", "contributor", "attacks: [one]\n");
    assert!(matches!(&found(&[one, two, three])[..], [one] if one.starts_with("A005 argument/three.yaml:")));
}

#[test]
fn a_ring_of_undercuts_without_a_statement_in_it_is_found() {
    let one = node("premise", "one", "editor", "undercuts:\n  - {id: u-one, to: u-two}\nsupports: [thesis]\n");
    let two = node("premise", "two", "editor", "undercuts:\n  - {id: u-two, to: u-one}\nsupports: [thesis]\n");
    let places = found(&[one, two]);
    assert!(matches!(&places[..], [one] if one.starts_with("A006 ")), "{places:?}");
}

#[test]
fn a_new_file_that_lets_both_sides_hold_is_named_itself() {
    let a = node("claim", "aa", "editor", "standard: scintilla\ncontradicts: [bb]\nsupports: [thesis]\n");
    let b = node("claim", "bb", "editor", "standard: scintilla\nsupports: [thesis]\n");
    let for_a = node("premise", "for-aa", "editor", "supports: [aa]\n");
    let for_b = node("premise", "for-bb", "contributor", "supports: [bb]\n");
    let three = [a, b, for_a];
    assert_eq!(found(&three), [] as [&str; 0]);
    let four: Vec<_> = three.into_iter().chain([for_b]).collect();
    let places = found(&four);
    assert!(matches!(&places[..], [one] if one.starts_with("A009 argument/for-bb.yaml:")), "{places:?}");
}

#[test]
fn other_numbers_and_opposed_statements_are_no_duplicates() {
    let said = |id: &str, title: &str, rest: &str| {
        let text = format!("kind: premise\ntitle: {{en: \"{title}\"}}\ntext: {{en: Because.}}\norigin: editor\n{rest}");
        (format!("argument/{id}.yaml"), text)
    };
    let first = said("first", "In the year 2023 the village planted a tree by the bench.", "supports: [thesis]\n");
    let other = said("other", "In the year 2024 the village planted a tree by the bench.", "supports: [thesis]\n");
    let same = said("same", "In the year 2023, the village planted a tree by the bench", "supports: [thesis]\n");
    let no = said(
        "no",
        "In the year 2023 the village planted no tree by the bench.",
        "contradicts: [first]\nsupports: [thesis]\n",
    );
    assert_eq!(found(&[first.clone(), other]), [] as [&str; 0]);
    assert_eq!(found(&[first.clone(), no]), [] as [&str; 0]);
    assert!(matches!(&found(&[first, same])[..], [one] if one.starts_with("A010 argument/same.yaml:")));
}
