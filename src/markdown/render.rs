//! From the events of the Markdown parser to HTML, with everything unsafe turned into text.

use super::address::Address;
use super::headings::{Heading, Ids};
use super::{Links, Rendered, chinese, citation, options};
use crate::locale::attributes;
use pulldown_cmark::{BrokenLink, CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd, html};
use std::collections::{BTreeMap, BTreeSet};

/// Renders a text. `prefix` begins every id in it, so that several texts can stand on one page.
pub fn render(text: &str, links: &dyn Links, prefix: &str) -> Rendered {
    let cured = chinese::with_sentinels(text);
    let mut cited = |link: BrokenLink<'_>| {
        citation(&chinese::without_sentinels(&link.reference))?;
        Some((CowStr::from(link.reference.to_string()), CowStr::Borrowed("")))
    };
    let parser = Parser::new_with_broken_link_callback(&cured, options(), Some(&mut cited));
    let events = joined(parser);
    let writer = Writer {
        links,
        prefix,
        ids: Ids::new(prefix),
        notes: BTreeMap::new(),
        defined: BTreeSet::new(),
        open: Vec::new(),
        silent: 0,
        headings: Vec::new(),
        above: Vec::new(),
        out: Vec::with_capacity(events.len()),
    };
    writer.write(events)
}

/// The events with sentinels taken out, neighbouring texts joined, and line breaks dropped where none is to be seen.
fn joined<'a>(parser: impl Iterator<Item = Event<'a>>) -> Vec<Event<'static>> {
    let mut events: Vec<Event<'static>> = Vec::new();
    for event in parser {
        match (events.last_mut(), cleaned(event)) {
            (Some(Event::Text(before)), Event::Text(text)) => *before = format!("{before}{text}").into(),
            (_, event) => events.push(event),
        }
    }
    let drop: Vec<bool> = (0..events.len())
        .map(|at| {
            matches!(events[at], Event::SoftBreak)
                && chinese::joins(last_char(&events[..at]), first_char(&events[at + 1..]))
        })
        .collect();
    let mut at = 0;
    events.retain(|_| {
        at += 1;
        !drop[at - 1]
    });
    events
}

fn last_char(events: &[Event<'_>]) -> Option<char> {
    let shown = events.iter().rev().find(|event| !matches!(event, Event::Start(_) | Event::End(_)))?;
    if let Event::Text(text) | Event::Code(text) = shown { text.chars().next_back() } else { None }
}

fn first_char(events: &[Event<'_>]) -> Option<char> {
    let shown = events.iter().find(|event| !matches!(event, Event::Start(_) | Event::End(_)))?;
    if let Event::Text(text) | Event::Code(text) = shown { text.chars().next() } else { None }
}

/// An event that owns its texts, without sentinels; raw HTML has become text.
fn cleaned(event: Event<'_>) -> Event<'static> {
    let clean = |text: CowStr<'_>| CowStr::from(chinese::without_sentinels(&text));
    match event {
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => Event::Text(clean(text)),
        Event::InlineMath(text) | Event::DisplayMath(text) => Event::Text(clean(text)),
        Event::Code(text) => Event::Code(clean(text)),
        Event::FootnoteReference(label) => Event::FootnoteReference(clean(label)),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Link { link_type, dest_url, .. }) => Event::Start(link(link_type, clean(dest_url))),
        Event::Start(Tag::Image { link_type, dest_url, .. }) => Event::Start(link(link_type, clean(dest_url))),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Link),
        Event::Start(Tag::FootnoteDefinition(label)) => Event::Start(Tag::FootnoteDefinition(clean(label))),
        // An alignment would be written as an inline style.
        Event::Start(Tag::Table(_)) => Event::Start(Tag::Table(Vec::new())),
        // Long lines scroll in their own box, which must be within reach of the keyboard.
        Event::Start(Tag::CodeBlock(_)) => Event::Html("<div class=\"el-scroll\" tabindex=\"0\">\n<pre><code>".into()),
        Event::End(TagEnd::CodeBlock) => Event::Html("</code></pre>\n</div>\n".into()),
        event => event.into_static(),
    }
}

fn link(link_type: LinkType, dest_url: CowStr<'static>) -> Tag<'static> {
    Tag::Link { link_type, dest_url, title: CowStr::Borrowed(""), id: CowStr::Borrowed("") }
}

/// A link that is open, with what closes it.
enum Open {
    /// It shows the words in the text.
    Shown(String),
    /// It has shown words of its own; those in the text are passed over.
    Silent(String),
}

struct Writer<'a> {
    links: &'a dyn Links,
    prefix: &'a str,
    ids: Ids<'a>,
    /// The number of each footnote label, in order of appearance.
    notes: BTreeMap<String, usize>,
    /// The footnotes that have been written.
    defined: BTreeSet<usize>,
    /// The links that are open.
    open: Vec<Open>,
    /// How many open links show words of their own instead of those in the text.
    silent: usize,
    headings: Vec<Heading>,
    /// The headings under which one stands, by the levels that the text gives them, outermost first.
    above: Vec<HeadingLevel>,
    out: Vec<Event<'static>>,
}

impl Writer<'_> {
    fn write(mut self, events: Vec<Event<'static>>) -> Rendered {
        for at in 0..events.len() {
            match &events[at] {
                Event::Start(Tag::Heading { level, .. }) => self.heading(*level, &events[at + 1..]),
                Event::End(TagEnd::Heading(_)) => self.html(format!("</h{}>\n", self.level())),
                Event::Start(Tag::Link { link_type, dest_url, .. }) => self.open_link(*link_type, dest_url),
                Event::End(TagEnd::Link) => self.close_link(),
                Event::Start(Tag::Table(_)) => {
                    self.html("<div class=\"el-scroll\" tabindex=\"0\">\n".to_owned());
                    self.out.push(events[at].clone());
                }
                Event::End(TagEnd::Table) => {
                    self.out.push(events[at].clone());
                    self.html("</div>\n".to_owned());
                }
                Event::FootnoteReference(label) => self.note_reference(label),
                Event::Start(Tag::FootnoteDefinition(label)) => self.note(label),
                Event::End(TagEnd::FootnoteDefinition) => self.html("</div>\n".to_owned()),
                event if self.silent == 0 => self.out.push(event.clone()),
                _ => {}
            }
        }
        let mut html = String::new();
        html::push_html(&mut html, self.out.into_iter());
        Rendered { html, headings: self.headings }
    }

    /// What is written here is made by this file alone, with every value escaped.
    fn html(&mut self, html: String) {
        self.out.push(Event::InlineHtml(html.into()));
    }

    fn heading(&mut self, level: HeadingLevel, after: &[Event<'_>]) {
        let words = after.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
        let text: String = words
            .map(|event| match event {
                Event::Text(text) | Event::Code(text) => text.to_string(),
                Event::SoftBreak | Event::HardBreak => " ".to_owned(),
                _ => String::new(),
            })
            .collect();
        self.above.retain(|above| *above < level);
        self.above.push(level);
        let (level, id) = (self.level(), self.ids.of(&text));
        self.html(format!("<h{level} id=\"{}\">", escape(&id)));
        self.headings.push(Heading { level, id, text });
    }

    /// The level of the last heading on the page, whose title is the first: none is left out, whatever the text does.
    fn level(&self) -> u8 {
        u8::try_from(self.above.len()).map_or(6, |depth| (depth + 1).min(6))
    }

    fn open_link(&mut self, link_type: LinkType, dest: &str) {
        if !self.open.is_empty() {
            // An image in a link, or a link in what describes an image: HTML has no links in links.
            return self.open.push(Open::Shown(String::new()));
        }
        match link_type {
            LinkType::WikiLink { has_pothole } => self.open_mention(dest.trim(), has_pothole),
            LinkType::ShortcutUnknown | LinkType::CollapsedUnknown | LinkType::ReferenceUnknown => {
                self.open_citation(dest)
            }
            LinkType::Email => self.open_address(Some(format!("mailto:{dest}")), "el-external"),
            _ => self.open_written(dest),
        }
    }

    fn open_written(&mut self, dest: &str) {
        match Address::of(dest) {
            Address::Web(address) => self.open_address(Some(address), "el-external"),
            Address::Fragment(fragment) => {
                let address = format!("#{}{fragment}", self.prefix);
                self.open_address(Some(address), "el-link");
            }
            Address::Page { target, fragment } => {
                let address = self.links.page(&target, fragment.as_deref());
                self.open_address(address, "el-link");
            }
            Address::Refused => self.open_address(None, ""),
        }
    }

    fn open_address(&mut self, address: Option<String>, class: &str) {
        match address {
            Some(address) => {
                let rel = if class == "el-external" { " rel=\"nofollow noopener\"" } else { "" };
                self.html(format!("<a class=\"{class}\" href=\"{}\"{rel}>", escape(&address)));
                self.open.push(Open::Shown("</a>".to_owned()));
            }
            None => {
                self.html("<span class=\"el-broken\">".to_owned());
                self.open.push(Open::Shown("</span>".to_owned()));
            }
        }
    }

    fn open_mention(&mut self, id: &str, has_words: bool) {
        let Some(node) = self.links.node(id) else { return self.open_address(None, "") };
        let verdict = node.verdict.as_ref().map(|(verdict, _)| format!(" el-ref--{}", escape(verdict)));
        let lang = node.lang.as_ref().filter(|_| !has_words).map(|lang| attributes(&escape(lang)));
        let (verdict, lang) = (verdict.unwrap_or_default(), lang.unwrap_or_default());
        let tag = format!("<a class=\"el-ref{verdict}\" href=\"{}\"{lang}>", escape(&node.href));
        // The verdict is drawn from the class; the word is for those who listen.
        let word = node.verdict.map(|(_, word)| format!("<span class=\"el-vh\"> ({})</span>", escape(&word)));
        let close = format!("{}</a>", word.unwrap_or_default());
        if has_words {
            self.html(tag);
            self.open.push(Open::Shown(close));
        } else {
            let title = escape(node.title.trim().trim_end_matches(['。', '.']));
            self.open_silent(format!("{tag}{title}"), close);
        }
    }

    fn open_citation(&mut self, reference: &str) {
        let Some((key, place)) = citation(reference) else { return self.open_address(None, "") };
        let place = place.map(|place| format!(", {}", escape(place))).unwrap_or_default();
        match self.links.source(key) {
            Some(source) => {
                let (href, label) = (escape(&source.href), escape(&source.label));
                self.open_silent(format!("<a class=\"el-cite\" href=\"{href}\">[{label}{place}]"), "</a>".to_owned());
            }
            None => {
                self.open_silent(format!("<span class=\"el-broken\">[@{}{place}]", escape(key)), "</span>".to_owned())
            }
        }
    }

    /// Opens a link that shows its own words.
    fn open_silent(&mut self, html: String, close: String) {
        self.html(html);
        self.open.push(Open::Silent(close));
        self.silent += 1;
    }

    fn close_link(&mut self) {
        match self.open.pop() {
            Some(Open::Shown(close)) => self.html(close),
            Some(Open::Silent(close)) => {
                self.silent = self.silent.saturating_sub(1);
                self.html(close);
            }
            None => {}
        }
    }

    fn note_reference(&mut self, label: &str) {
        if self.open.is_empty() {
            let (number, prefix) = (self.number(label), escape(self.prefix));
            self.html(format!("<sup class=\"el-fn-ref\"><a href=\"#{prefix}fn-{number}\">{number}</a></sup>"));
        }
    }

    fn note(&mut self, label: &str) {
        let (number, prefix) = (self.number(label), escape(self.prefix));
        let id = if self.defined.insert(number) { format!(" id=\"{prefix}fn-{number}\"") } else { String::new() };
        self.html(format!("<div class=\"el-fn\"{id}><sup class=\"el-fn-number\">{number}</sup>"));
    }

    fn number(&mut self, label: &str) -> usize {
        let next = self.notes.len() + 1;
        *self.notes.entry(label.to_owned()).or_insert(next)
    }
}

/// A text as it stands in HTML, in an attribute too.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
