//! S004 and S005: paragraphs and footnotes of the paper in which no node stands.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{Place, Project, Section};
use crate::say;

/// Contributors' locators mean "about" and cover nothing.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for section in &context.project.map.paper.outline {
        let id = &section.id.value;
        let places = places(context.project, section);
        let whole = places.iter().any(|place| matches!(place, Place::Sentences { paragraph: None, .. }));
        for number in (1..).take(section.paragraphs.len()) {
            let covers =
                |place: &&Place| matches!(place, Place::Sentences { paragraph: Some(at), .. } if *at == number);
            if !whole && !places.iter().any(covers) {
                let message = say!(en: "no node stands in paragraph {number} of section {id}", zh: "第 {id} 节第 {number} 段没有节点");
                findings.push(Finding::new(code::PARAGRAPH_UNCOVERED, section.id.span, message));
            }
        }
        for number in &section.footnotes {
            if !places.contains(&&Place::Footnote(*number)) {
                let message = say!(en: "no node stands in footnote {number} of section {id}", zh: "第 {id} 节脚注 {number} 没有节点");
                findings.push(Finding::new(code::FOOTNOTE_UNCOVERED, section.id.span, message));
            }
        }
    }
}

fn places<'a>(project: &'a Project, section: &Section) -> Vec<&'a Place> {
    let papers = project.nodes.iter().filter(|node| node.is_papers());
    papers
        .flat_map(|node| &node.at)
        .map(|at| &at.value)
        .filter(|at| at.is_in(&section.id.value))
        .map(|at| &at.place)
        .collect()
}
