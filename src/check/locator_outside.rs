//! S001: a locator that names a place which the paper's outline does not have.

use super::Context;
use crate::diagnostic::{Finding, Findings, Text, code, nearest};
use crate::model::{Locator, Place, Section};
use crate::say;

/// So many sections are listed where none is near.
const MOST_NAMED: usize = 20;

/// Unknown sections, paragraphs, sentences and footnotes. Without an outline there is nothing to compare with.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let outline = &context.project.map.paper.outline;
    if outline.is_empty() {
        return;
    }
    for at in context.project.nodes.iter().filter(|node| !node.inline || !node.at.is_empty()).flat_map(|node| &node.at)
    {
        if let Some((message, help)) = fault(&at.value, outline) {
            findings.push(Finding::new(code::LOCATOR_OUTSIDE, at.span, message).help(help));
        }
    }
}

fn fault(locator: &Locator, outline: &[Section]) -> Option<(Text, Text)> {
    let id = &locator.section;
    let Some(section) = outline.iter().find(|section| section.id.value == *id) else {
        let message = say!(en: "the outline has no section `{id}`", zh: "大纲里没有章节 `{id}`");
        let near = nearest(id, outline.iter().map(|section| section.id.value.as_str()));
        let list: Vec<&str> = outline.iter().map(|section| section.id.value.as_str()).take(MOST_NAMED).collect();
        let (list, more) = (list.join(", "), if outline.len() > MOST_NAMED { ", …" } else { "" });
        let help = match near {
            Some(near) => say!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"),
            None => say!(en: "its sections are {list}{more}", zh: "大纲里的章节有 {list}{more}"),
        };
        return Some((message, help));
    };
    let message = match &locator.place {
        Place::Title => return None,
        Place::Footnote(number) if section.footnotes.contains(number) => return None,
        Place::Footnote(number) => say!(en: "section {id} has no footnote {number}", zh: "第 {id} 节没有脚注 {number}"),
        Place::Sentences { paragraph, ranges } => sentences(section, *paragraph, ranges)?,
    };
    Some((message, say!(en: "the outline stands in map.yaml", zh: "大纲写在 map.yaml 里")))
}

fn sentences(section: &Section, paragraph: Option<u32>, ranges: &[(u32, u32)]) -> Option<Text> {
    let id = &section.id.value;
    let count = match paragraph {
        None => section.paragraphs.iter().sum(),
        Some(number) => match section.paragraphs.get(number as usize - 1) {
            // paragraphs are counted from 1: `Locator::parse`
            Some(&count) => count,
            None => {
                let have = section.paragraphs.len();
                return Some(
                    say!(en: "section {id} has {have} paragraphs, no {number}th", zh: "第 {id} 节有 {have} 段，没有第 {number} 段"),
                );
            }
        },
    };
    let last = ranges.iter().map(|&(_, last)| last).max()?;
    (last > count).then(|| match paragraph {
        Some(paragraph) => say!(en: "paragraph {paragraph} of section {id} has {count} sentences, no {last}th",
                                zh: "第 {id} 节第 {paragraph} 段有 {count} 句，没有第 {last} 句"),
        None => {
            say!(en: "section {id} has {count} sentences, no {last}th", zh: "第 {id} 节有 {count} 句，没有第 {last} 句")
        }
    })
}
