//! S004 and S005: paragraphs and footnotes of the paper in which no node stands.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{Place, Project};
use crate::say;
use std::collections::BTreeMap;

/// Contributors' locators mean "about" and cover nothing.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let by_section = by_section(context.project);
    for section in &context.project.map.paper.outline {
        let id = &section.id.value;
        let places = by_section.get(id.as_str()).map_or(&[][..], Vec::as_slice);
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

/// The places of the paper's own nodes, by section.
fn by_section(project: &Project) -> BTreeMap<&str, Vec<&Place>> {
    let mut places: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
    for at in project.nodes.iter().filter(|node| node.is_papers()).flat_map(|node| &node.at) {
        places.entry(&at.value.section).or_default().push(&at.value.place);
    }
    places
}
