//! How much of the paper has statements, paragraph by paragraph.

use super::super::locator::paragraph;
use super::super::standpoint::Standpoint;
use super::Link;
use crate::model::{Locator, NodeIx, Place, Section};
use serde::Serialize;
use std::collections::BTreeSet;

/// How much of a section has statements.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// The section.
    pub section: Link,
    /// Its paragraphs and footnotes.
    pub parts: Vec<CoveredPart>,
}

/// How much of a paragraph or footnote has statements.
#[derive(Clone, Debug, Serialize)]
pub struct CoveredPart {
    /// `¶1`, `Footnote 5`.
    pub label: String,
    /// How many of its sentences a statement names; for a footnote 0 or 1.
    pub covered: usize,
    /// How many sentences it has; 1 for a footnote.
    pub total: usize,
    /// How many statements are there.
    pub statements: usize,
}

/// What covers one part, while it is counted.
#[derive(Clone, Default)]
struct Cover {
    sentences: BTreeSet<u32>,
    nodes: BTreeSet<NodeIx>,
}

/// The coverage of a section by statements of the paper and its editors.
pub(in super::super) fn coverage(here: &Standpoint<'_>, section: &Section) -> Option<Coverage> {
    let id = section.id.value.as_str();
    let project = here.atlas.project();
    let mut paragraphs = vec![Cover::default(); section.paragraphs.len()];
    let mut notes = vec![Cover::default(); section.footnotes.len()];
    let nodes = here.atlas.index.by_section.get(id).into_iter().flatten();
    for &ix in nodes.filter(|&&ix| project.node(ix).is_papers()) {
        for locator in project.node(ix).at.iter().map(|at| &at.value).filter(|locator| locator.is_in(id)) {
            if let Some(number) = paragraph(here, locator) {
                let at = number as usize - 1; // `paragraph` gives numbers from 1 that the section has
                cover(&mut paragraphs[at], ix, locator, section.paragraphs[at]);
            } else if let Place::Footnote(number) = locator.place
                && let Some(at) = section.footnotes.iter().position(|&note| note == number)
            {
                notes[at].sentences.insert(1);
                notes[at].nodes.insert(ix);
            }
        }
    }
    let paragraph = |(at, cover): (usize, &Cover)| part(format!("¶{}", at + 1), cover, section.paragraphs[at]);
    let note = |(number, cover): (&u32, &Cover)| {
        part(here.dictionary.fill("place-footnote", &[("number", &number.to_string())]), cover, 1)
    };
    let mut parts: Vec<CoveredPart> = paragraphs.iter().enumerate().map(paragraph).collect();
    parts.extend(section.footnotes.iter().zip(&notes).map(note));
    Some(Coverage { section: here.section(id)?, parts })
}

/// Adds a statement that names sentences of a paragraph, or the whole of it.
fn cover(cover: &mut Cover, ix: NodeIx, locator: &Locator, total: u32) {
    cover.nodes.insert(ix);
    match &locator.place {
        Place::Sentences { ranges, .. } if !ranges.is_empty() => {
            cover.sentences.extend(ranges.iter().flat_map(|&(first, last)| first..=last.min(total)));
        }
        _ => cover.sentences.extend(1..=total),
    }
}

fn part(label: String, cover: &Cover, total: u32) -> CoveredPart {
    CoveredPart { label, covered: cover.sentences.len(), total: total as usize, statements: cover.nodes.len() }
}
