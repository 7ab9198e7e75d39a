//! What a text refers to, with places: for the rules that look for dangling references.

use super::address::{Address, SITE_PAGES};
use super::{citation, options};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag};
use std::ops::Range;

/// What kind of thing is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionKind {
    /// A node, `[[id]]`.
    Node,
    /// A source, `[@key]`.
    Source,
    /// Another page of the site, `[words](slug.html)`.
    Page,
}

/// A reference in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// To what kind of thing.
    pub kind: MentionKind,
    /// The id, the key, or the page's slug; an address that can be no page of the site is given as written.
    pub target: String,
    /// The bytes of the whole reference in the text.
    pub range: Range<usize>,
}

/// Every reference to a node, a source or another page, in order. Pages that every site has are not listed.
pub fn mentions(text: &str) -> Vec<Mention> {
    if !text.contains(['[', '<']) {
        return Vec::new(); // no link begins otherwise, and most texts have none
    }
    let mut cited = |link: BrokenLink<'_>| {
        citation(&link.reference)?;
        Some((CowStr::from(link.reference.to_string()), CowStr::Borrowed("")))
    };
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(&mut cited));
    parser.into_offset_iter().filter_map(|(event, range)| mention(&event, range)).collect()
}

fn mention(event: &Event<'_>, range: Range<usize>) -> Option<Mention> {
    let Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) = event else {
        return None;
    };
    let (kind, target) = match link_type {
        LinkType::WikiLink { .. } => {
            (MentionKind::Node, dest_url.split_whitespace().collect::<Vec<_>>().join(" ")) // it may run over several lines
        }
        LinkType::ShortcutUnknown | LinkType::CollapsedUnknown | LinkType::ReferenceUnknown => {
            (MentionKind::Source, citation(dest_url)?.0.to_owned())
        }
        LinkType::Email => return None,
        _ => match Address::of(dest_url) {
            Address::Page { target, .. } => (MentionKind::Page, target),
            _ => return None,
        },
    };
    let everywhere = |page: &str| SITE_PAGES.contains(&page);
    if kind == MentionKind::Page && target.strip_prefix("../").is_some_and(everywhere) {
        return None;
    }
    Some(Mention { kind, target, range })
}
