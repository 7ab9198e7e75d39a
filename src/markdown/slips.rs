//! What readers stumble over in a text although it is good Markdown: a heading that skips a level, a link without words.

use super::options;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use std::ops::Range;

/// Something that readers stumble over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// A heading is more than one level deeper than the one before it, or the first is deeper than a later one.
    SkippedLevel {
        /// The level of the heading before; none of the first.
        before: Option<u8>,
        /// Its own.
        level: u8,
        /// The deepest that it may have.
        deepest: u8,
    },
    /// A link that shows no words.
    LinkWithoutWords,
    /// An image without a description, which is shown as a link without words.
    ImageWithoutWords,
}

/// Every slip of a text with the bytes of the heading or link, in order.
pub fn slips(text: &str) -> Vec<(Slip, Range<usize>)> {
    if !may_have_headings(text) && !text.contains("[]") && !text.contains("](") && !text.contains("][") {
        return Vec::new(); // most texts have neither headings nor links with addresses
    }
    let (mut found, mut headings) = (Vec::new(), Vec::new());
    // The outermost link that is open, and whether it has shown words.
    let mut open: Option<(Slip, Range<usize>)> = None;
    let (mut depth, mut has_words) = (0, false);
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => headings.push((level as u8, range)),
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, .. }) => depth += 1,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                if depth == 0 {
                    let is_image = matches!(event, Event::Start(Tag::Image { .. }));
                    let slip = if is_image { Slip::ImageWithoutWords } else { Slip::LinkWithoutWords };
                    (open, has_words) = (Some((slip, range)), false);
                }
                depth += 1;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                depth -= 1;
                if depth == 0 {
                    found.extend(open.take().filter(|_| !has_words));
                }
            }
            Event::Text(words) | Event::Code(words) | Event::InlineHtml(words) => has_words |= !words.trim().is_empty(),
            _ => {}
        }
    }
    found.extend(skipped(headings));
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// The headings that skip a level. The shallowest of a text are one below the title of the page, whatever they are.
fn skipped(headings: Vec<(u8, Range<usize>)>) -> Vec<(Slip, Range<usize>)> {
    let shallowest = headings.iter().map(|(level, _)| *level).min();
    let mut before = None;
    let mut slip = |(level, range): (u8, Range<usize>)| {
        let deepest = before.map(|before: u8| before + 1).or(shallowest)?;
        let found = (level > deepest).then_some((Slip::SkippedLevel { before, level, deepest }, range));
        before = Some(level);
        found
    };
    headings.into_iter().filter_map(&mut slip).collect()
}

/// Whether a line may be a heading, `# A`, or may make one of the line before it, in lists and quotations too.
fn may_have_headings(text: &str) -> bool {
    let ends_line = |(at, sign): (usize, &str)| {
        let after = text[at + sign.len()..].trim_start_matches([' ', '\t', '\u{b}', '\u{c}']);
        after.is_empty() || after.starts_with(['\n', '\r'])
    };
    text.contains('#') || text.match_indices('-').any(ends_line) || text.match_indices('=').any(ends_line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Slip, &str)> {
        slips(text).into_iter().map(|(slip, range)| (slip, text[range].trim_end())).collect()
    }

    #[test]
    fn a_skipped_level_is_found_wherever_the_heading_stands() {
        let skipped = |before, level, deepest| Slip::SkippedLevel { before, level, deepest };
        for (text, slip, words) in [
            ("# A\n\n### B\n", skipped(Some(1), 3, 2), "### B"),
            ("## A\n\n#### B\n\n##### C\n", skipped(Some(2), 4, 3), "#### B"),
            ("Words.\n\n### A\n\n## B\n", skipped(None, 3, 2), "### A"),
            ("A\n-\n\nB\n=\n", skipped(None, 2, 1), "A\n-"),
            ("A\r- \r\rB\r=\r", skipped(None, 2, 1), "A\r-"),
            ("> A\n> -\n\nB\n==\n", skipped(None, 2, 1), "A\n> -"),
            ("A\n-\u{c}\n\nB\n=\u{b}\n", skipped(None, 2, 1), "A\n-"),
            ("# A\n\n> 1. ### B\n", skipped(Some(1), 3, 2), "### B"),
        ] {
            assert_eq!(found(text), [(slip, words)], "{text:?}");
        }
        for text in [
            "# A\n\n## B\n\n### C\n\n# D\n\n## E\n",
            "A\n===\n",
            "## A\n\n## B\n\n### C\n",
            "```\n### no heading\n```\n",
            "####no",
            "a - b",
        ] {
            assert_eq!(found(text), [], "{text:?}");
        }
    }

    #[test]
    fn a_link_or_image_without_words_is_found_once() {
        for (text, slip, words) in [
            ("See [](https://a.example).", Slip::LinkWithoutWords, "[](https://a.example)"),
            ("See ![](a.png).", Slip::ImageWithoutWords, "![](a.png)"),
            ("See ![ ][x].\n\n[x]: https://a.example\n", Slip::ImageWithoutWords, "![ ][x]"),
            ("[![](a.png)](https://a.example)", Slip::LinkWithoutWords, "[![](a.png)](https://a.example)"),
        ] {
            assert_eq!(found(text), [(slip, words)], "{text:?}");
        }
        for text in [
            "[words](https://a.example)",
            "![words](a.png)",
            "[`x`](a.html)",
            "[![words](a.png)](b.html)",
            "[[a-node]]",
            "[@key]",
            "[]",
            "<https://a.example>",
        ] {
            assert_eq!(found(text), [], "{text:?}");
        }
    }
}
