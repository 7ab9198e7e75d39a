//! The map of the paper: it is whole, in both languages, and its verdicts are those that were worked out by hand.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use elenchus::diagnostic::Level;
use elenchus::load::DiskFiles;
use elenchus::model::{Kind, Localized, Node, Origin};
use elenchus::pipeline::{Argument, argue};
use std::collections::BTreeMap;

fn map() -> Argument {
    argue(&DiskFiles::new(env!("CARGO_MANIFEST_DIR"))).expect("it runs")
}

/// The outline of the paper's argument: each statement's verdict as the paper argues, and with the contributions.
const OUTLINE: &str = include_str!("data/outline-verdicts.tsv");

#[test]
fn the_verdicts_are_those_of_the_outline() {
    let argument = map();
    let mut got = BTreeMap::new();
    let mut expected = BTreeMap::new();
    for row in OUTLINE.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let node = argument.project.find_node(columns[0]).expect(columns[0]);
        let word = |evaluation: &elenchus::evaluate::Evaluation| evaluation.node(node).expect("in the view").word();
        expected.insert(columns[0], (columns[1], columns[2]));
        got.insert(columns[0], (word(&argument.evaluations.paper), word(&argument.evaluations.all)));
    }
    assert_eq!(got.len(), 120);
    assert_eq!(got, expected);
}

#[test]
fn the_paper_is_there_whole() {
    let argument = map();
    let project = &argument.project;
    let papers: Vec<&Node> = project.nodes.iter().filter(|node| node.origin == Origin::Paper).collect();
    let count = |kind| papers.iter().filter(|node| node.kind == kind).count();
    assert_eq!(papers.len(), 120);
    assert_eq!([Kind::Claim, Kind::Premise, Kind::Rebuttal, Kind::Context].map(count), [40, 58, 18, 4]);
    assert_eq!(project.reasons.iter().filter(|reason| project.node(reason.lead).is_papers()).count(), 104);
    assert!(papers.iter().all(|node| !node.at.is_empty() && node.basis_span.is_some()));
    assert_eq!(project.schemes.values().filter(|scheme| scheme.built_in).count(), 29);
    let uncovered: Vec<_> = argument.findings.iter().filter(|finding| finding.code.id.starts_with('S')).collect();
    assert!(uncovered.is_empty(), "{uncovered:?}");
}

#[test]
fn the_map_has_no_errors() {
    let argument = map();
    let errors: Vec<_> = argument.findings.iter().filter(|finding| finding.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

fn sentences(text: &str) -> usize {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '.' | '!' | '?');
    let after = |c: char| c.is_whitespace() || matches!(c, '”' | '"' | '）' | ')' | '’' | '*');
    let marks: Vec<char> = text.trim().chars().collect();
    (0..marks.len())
        .filter(|&at| ends(marks[at]))
        .filter(|&at| matches!(marks[at], '。' | '！' | '？') || marks.get(at + 1).is_none_or(|&next| after(next)))
        .filter(|&at| !(at > 0 && ends(marks[at - 1])))
        .count()
}

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn every_statement_is_explained_in_both_languages() {
    let argument = map();
    let mut wrong = Vec::new();
    for node in &argument.project.nodes {
        for (language, han) in [("zh", true), ("en", false)] {
            let of = |text: &Localized| text.get(language).unwrap_or_default().to_owned();
            let (title, text) = (of(&node.title), of(&node.text));
            let count = sentences(&text);
            if has_han(&title) != han || has_han(&text) != han || !(2..=7).contains(&count) {
                wrong.push(format!("{} {language}: {count} sentences", node.id));
            }
        }
        let mentions = |language| {
            let text = node.text.get(language).unwrap_or_default();
            let mut ids: Vec<&str> =
                text.split("[[").skip(1).filter_map(|rest| rest.split(['|', ']']).next()).collect();
            ids.sort_unstable();
            ids
        };
        if mentions("zh") != mentions("en") {
            wrong.push(format!("{}: mentions differ", node.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_contribution_names_its_source_or_says_that_it_is_internal() {
    let argument = map();
    let internal = ["cx-difficulty-no-bar", "cx-garbled-premise", "cx-mixed-own-words", "cx-user-has-intent"];
    let contributed: Vec<&Node> =
        argument.project.nodes.iter().filter(|node| node.origin == Origin::Contributor).collect();
    assert_eq!(contributed.iter().filter(|node| node.kind != Kind::Context).count(), 31);
    for node in &contributed {
        let is_internal = internal.contains(&node.id.as_str());
        assert!(is_internal || !node.cites.is_empty(), "{} names no source", node.id);
        assert_eq!(is_internal, node.basis == elenchus::model::Basis::Assumed, "{}", node.id);
    }
    assert!(contributed.iter().all(|node| node.by.is_some()));
}
