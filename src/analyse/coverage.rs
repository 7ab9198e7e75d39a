//! How many paragraphs and footnotes of the paper have a statement.

use crate::model::{Place, Project};

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

/// The coverage of the paper by its own statements and its editors'. Contributors' locators mean "about" and cover nothing.
pub fn coverage(project: &Project) -> Coverage {
    let papers = || project.nodes.iter().filter(|node| node.is_papers()).flat_map(|node| &node.at).map(|at| &at.value);
    let mut coverage = Coverage::default();
    for section in &project.map.paper.outline {
        let places: Vec<&Place> = papers().filter(|at| at.is_in(&section.id.value)).map(|at| &at.place).collect();
        let stands_in = |place: &Place, number: u32| matches!(place, Place::Sentences { paragraph, .. } if paragraph.is_none_or(|at| at == number));
        let named = |number: u32| places.iter().any(|place| stands_in(place, number));
        coverage.paragraphs += (1..).take(section.paragraphs.len()).filter(|&number| named(number)).count();
        coverage.paragraphs_total += section.paragraphs.len();
        coverage.footnotes +=
            section.footnotes.iter().filter(|&&note| places.contains(&&Place::Footnote(note))).count();
        coverage.footnotes_total += section.footnotes.len();
    }
    coverage
}
