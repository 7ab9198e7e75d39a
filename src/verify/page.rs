//! What one page says of itself: its ids, links, language, alternates, headings and images.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use std::collections::BTreeSet;

/// Bytes of a page.
pub(super) type Range = std::ops::Range<usize>;

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The language of the whole page.
    pub language: Option<String>,
    /// Every id.
    pub ids: BTreeSet<String>,
    /// Ids that stand a second time.
    pub repeated_ids: Vec<(String, Range)>,
    /// Every address to which the page leads or that it needs.
    pub links: Vec<(String, Range)>,
    /// The addresses of the same page in other languages.
    pub alternates: Vec<(String, Range)>,
    /// Its headings: their levels.
    pub headings: Vec<(u8, Range)>,
    /// Images that say nothing in place of what they show.
    pub silent_images: Vec<Range>,
    /// Code and style that stand in the page itself.
    pub inline_code: Vec<(String, Range)>,
}

impl Page {
    /// Reads a page. What is not UTF-8 is read as well as it can be.
    pub fn read(bytes: &[u8]) -> Self {
        let mut page = Self::default();
        let mut in_script = false;
        for token in Tokenizer::new_with_emitter(bytes, DefaultEmitter::<usize>::new_with_span()) {
            match token {
                Ok(Token::StartTag(tag)) => {
                    let is_data = tag.attributes.get(b"type".as_slice()).is_some_and(|kind| kind.ends_with(b"json"));
                    in_script = &**tag.name == b"script" && !is_data;
                    page.tag(&tag);
                }
                Ok(Token::String(text)) if in_script && !text.trim_ascii().is_empty() => {
                    page.inline_code.push(("<script>".to_owned(), text.span.start..text.span.end));
                }
                Ok(Token::EndTag(_)) => in_script = false,
                _ => {}
            }
        }
        page
    }

    fn tag(&mut self, tag: &StartTag<usize>) {
        let range = tag.span.start..tag.span.end;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| text(value));
        let name = text(&tag.name);
        if name == "html" {
            self.language = attribute(b"lang").filter(|language| !language.is_empty());
        }
        if let Some(id) = attribute(b"id")
            && !self.ids.insert(id.clone())
        {
            self.repeated_ids.push((id, range.clone()));
        }
        let is_alternate = name == "link" && attribute(b"rel").is_some_and(|rel| rel == "alternate");
        if is_alternate && attribute(b"hreflang").is_some() {
            self.alternates.extend(attribute(b"href").map(|href| (href, range.clone())));
        }
        if name == "meta" && attribute(b"http-equiv").is_some_and(|what| what.eq_ignore_ascii_case("refresh")) {
            let target =
                attribute(b"content").and_then(|content| Some(content.split_once("url=")?.1.trim().to_owned()));
            self.links.extend(target.map(|target| (target, range.clone())));
        }
        for address in [b"href".as_slice(), b"src", b"xlink:href"].into_iter().filter_map(attribute) {
            self.links.push((address, range.clone()));
        }
        if let [b'h', digit @ b'1'..=b'6'] = name.as_bytes() {
            self.headings.push((digit - b'0', range.clone()));
        }
        let is_image = match name.as_str() {
            "img" => true,
            "area" => attribute(b"href").is_some(),
            "input" => attribute(b"type").is_some_and(|kind| kind.eq_ignore_ascii_case("image")),
            _ => false,
        };
        if is_image && attribute(b"alt").is_none() {
            self.silent_images.push(range.clone());
        }
        if name == "style" {
            self.inline_code.push(("<style>".to_owned(), range.clone()));
        }
        for attribute in tag.attributes.keys().map(|key| text(key)) {
            if attribute == "style" || attribute.starts_with("on") {
                self.inline_code.push((attribute, range.clone()));
            }
        }
    }
}
