//! Places in the paper as readers see them: `§2.1 ¶2 s3–5`.

use super::standpoint::Standpoint;
use super::view::Place as Shown;
use crate::model::{Locator, Place};

impl Standpoint<'_> {
    /// A locator, linked to the paragraph on its section's page.
    pub(super) fn locator(&self, locator: &Locator) -> Shown {
        let within = self.within(&locator.place);
        let text = if within.is_empty() {
            format!("§{}", locator.section)
        } else {
            format!("§{} {within}", locator.section)
        };
        let href = self.section_href(&locator.section).map(|page| match paragraph(self, locator) {
            Some(number) => format!("{page}#p-{number}"),
            None => page,
        });
        Shown { text, href }
    }

    /// The place within the section; empty for the section as a whole.
    pub(super) fn within(&self, place: &Place) -> String {
        match place {
            Place::Title => self.say("place-title"),
            Place::Footnote(number) => self.dictionary.fill("place-footnote", &[("number", &number.to_string())]),
            Place::Sentences { paragraph, ranges } => {
                let paragraph = paragraph.map(|number| format!("¶{number}"));
                let sentences = (!ranges.is_empty()).then(|| self.sentences(ranges));
                paragraph.into_iter().chain(sentences).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// `s3–5, 8`.
    pub(super) fn sentences(&self, ranges: &[(u32, u32)]) -> String {
        let range = |&(first, last): &(u32, u32)| match last {
            _ if first == last => first.to_string(),
            _ => format!("{first}–{last}"),
        };
        let numbers = ranges.iter().map(range).collect::<Vec<_>>().join(self.dictionary.word("place-comma"));
        self.dictionary.fill("place-sentences", &[("numbers", &numbers)])
    }
}

/// The paragraph of a locator, if the section has it: the only one where none is named.
pub(super) fn paragraph(here: &Standpoint<'_>, locator: &Locator) -> Option<u32> {
    let section = here.atlas.section(&locator.section)?;
    let count = u32::try_from(section.paragraphs.len()).unwrap_or(u32::MAX);
    match &locator.place {
        Place::Sentences { paragraph: Some(number), .. } => Some(*number).filter(|number| *number <= count),
        Place::Sentences { paragraph: None, ranges } if !ranges.is_empty() && count == 1 => Some(1),
        _ => None,
    }
}
