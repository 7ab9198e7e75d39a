//! Which paragraphs and footnotes of the paper have a statement, and how many.

use crate::model::{Place, Project, Section};
use std::collections::{BTreeMap, BTreeSet};

/// Parts of the paper, and how many of them have a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Paragraphs in which some statement stands.
    pub paragraphs: usize,
    /// All paragraphs.
    pub paragraphs_total: usize,
    /// Footnotes at which some statement stands.
    pub footnotes: usize,
    /// All footnotes.
    pub footnotes_total: usize,
}

/// The coverage of the paper by its own statements and its editors'.
pub fn coverage(project: &Project) -> Coverage {
    let mut coverage = Coverage::default();
    for Gap { section, paragraphs, footnotes } in gaps(project) {
        coverage.paragraphs += section.paragraphs.len() - paragraphs.len();
        coverage.paragraphs_total += section.paragraphs.len();
        coverage.footnotes += section.footnotes.len() - footnotes.len();
        coverage.footnotes_total += section.footnotes.len();
    }
    coverage
}

/// What of a section has no statement.
#[derive(Clone, Debug)]
pub struct Gap<'a> {
    /// The section.
    pub section: &'a Section,
    /// The numbers of its paragraphs in which no statement stands, in order.
    pub paragraphs: Vec<u32>,
    /// Its footnotes at which no statement stands, in the order of the file.
    pub footnotes: Vec<u32>,
}

/// What of each section of the outline has no statement of the paper or of its editors. A statement at a section as a whole
/// stands in all its paragraphs. Contributors' locators mean "about" and cover nothing.
pub fn gaps<'a>(project: &'a Project) -> Vec<Gap<'a>> {
    let mut by_section: BTreeMap<&str, BTreeSet<&Place>> = BTreeMap::new();
    for at in project.nodes.iter().filter(|node| node.is_papers()).flat_map(|node| &node.at) {
        by_section.entry(&at.value.section).or_default().insert(&at.value.place);
    }
    let gap = |section: &'a Section| {
        let places = by_section.get(section.id.value.as_str());
        let stands = |covers: &dyn Fn(&Place) -> bool| places.is_some_and(|places| places.iter().any(|at| covers(at)));
        let in_paragraph = |number: u32| {
            stands(&|at| matches!(at, Place::Sentences { paragraph, .. } if paragraph.is_none_or(|at| at == number)))
        };
        let at_note = |note: u32| stands(&|at| *at == Place::Footnote(note));
        let paragraphs = (1..).take(section.paragraphs.len()).filter(|&number| !in_paragraph(number)).collect();
        let footnotes = section.footnotes.iter().copied().filter(|&note| !at_note(note)).collect();
        Gap { section, paragraphs, footnotes }
    };
    project.map.paper.outline.iter().map(gap).collect()
}
