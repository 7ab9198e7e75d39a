//! Locators: where in the paper a statement stands. `2.1¶2 s3`, `0 s4-s6, s8`, `2 title`, `2.2 fn5`.

/// A place in the paper. A locator with several sentences or ranges is one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locator {
    /// The section's id.
    pub section: String,
    /// The place within it.
    pub place: Place,
}

/// The place within a section.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The section's title.
    Title,
    /// A footnote, by its number.
    Footnote(u32),
    /// A paragraph (counted from 1; none = the section as a whole) and ranges of sentences in it (none = all).
    Sentences {
        /// The paragraph.
        paragraph: Option<u32>,
        /// First and last sentence of each range, counted from 1.
        ranges: Vec<(u32, u32)>,
    },
}

/// Why a text is no locator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocatorFault {
    /// Nothing is written.
    Empty,
    /// What follows the section cannot be understood.
    Unclear(String),
    /// A range that runs backwards, or a count from 0.
    Backwards(String),
}

impl Locator {
    /// Reads `SECTION [¶N] [title | sA[-sB][, sC[-sD]…]] | SECTION fnN`.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, LocatorFault> {
        let text = text.trim();
        let head = text.find(|c: char| c.is_whitespace() || c == '¶').unwrap_or(text.len());
        let (section, rest) = text.split_at(head);
        let section = section.strip_prefix('§').unwrap_or(section).to_owned();
        if section.is_empty() {
            return Err(LocatorFault::Empty);
        }
        Ok(Self { section, place: place(rest.trim())? })
    }

    /// Whether the locator is in a section.
    pub fn is_in(&self, section: &str) -> bool {
        self.section == section
    }
}

fn place(text: &str) -> Result<Place, LocatorFault> {
    if text == "title" {
        return Ok(Place::Title);
    }
    if let Some(number) = text.strip_prefix("fn") {
        return Ok(Place::Footnote(count(number, text)?));
    }
    let (paragraph, rest) = match text.strip_prefix('¶') {
        Some(rest) => {
            let rest = rest.trim_start();
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            (Some(count(&rest[..end], text)?), rest[end..].trim())
        }
        None => (None, text),
    };
    let ranges = match rest {
        "" => Vec::new(),
        _ => rest.split(',').map(|part| range(part.trim())).collect::<Result<_, _>>()?,
    };
    Ok(Place::Sentences { paragraph, ranges })
}

fn range(text: &str) -> Result<(u32, u32), LocatorFault> {
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    let sentence = |part: &str| match part.trim().strip_prefix('s') {
        Some(number) => count(number, text),
        None => Err(LocatorFault::Unclear(text.to_owned())),
    };
    let (first, last) = (sentence(first)?, sentence(last)?);
    if first > last { Err(LocatorFault::Backwards(text.to_owned())) } else { Ok((first, last)) }
}

/// A number of at least 1.
fn count(digits: &str, whole: &str) -> Result<u32, LocatorFault> {
    match digits.trim().parse() {
        Ok(0) => Err(LocatorFault::Backwards(whole.to_owned())),
        Ok(number) => Ok(number),
        Err(_) => Err(LocatorFault::Unclear(whole.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(paragraph: Option<u32>, ranges: &[(u32, u32)]) -> Place {
        Place::Sentences { paragraph, ranges: ranges.to_vec() }
    }

    #[test]
    fn every_form_of_a_locator_is_read() {
        for (text, section, place) in [
            ("2.1¶2 s3", "2.1", sentences(Some(2), &[(3, 3)])),
            ("2.1 ¶2 s3", "2.1", sentences(Some(2), &[(3, 3)])),
            ("0 s4", "0", sentences(None, &[(4, 4)])),
            ("1¶2 s8-s9, s11", "1", sentences(Some(2), &[(8, 9), (11, 11)])),
            ("2.4", "2.4", sentences(None, &[])),
            ("3¶1", "3", sentences(Some(1), &[])),
            ("2 title", "2", Place::Title),
            ("2.2 fn5", "2.2", Place::Footnote(5)),
            ("§2.2 fn5", "2.2", Place::Footnote(5)),
        ] {
            assert_eq!(Locator::parse(text), Ok(Locator { section: section.into(), place }), "{text}");
        }
    }

    #[test]
    fn what_is_no_locator_is_refused() {
        for text in ["", "¶2 s3", "2.1 s", "2.1¶ s3", "2.1¶2 3", "2.1 x", "2.1 s5-s3", "2.1¶0", "2.1 fn0", "2.1 fnx"]
        {
            assert!(Locator::parse(text).is_err(), "{text}");
        }
    }
}
