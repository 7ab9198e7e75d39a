//! Writes a drawing as inline SVG: structure, classes and geometry; no styles, no scripts, nothing from outside.
//!
//! Colours, strokes and font sizes are those of the stylesheet (`templates/assets/diagram.css`). Every text is
//! escaped, ids begin with the drawing's prefix, and the order of the document is the order of reading: lines first
//! (they say nothing to a screen reader), then cards and linked signs.

use super::card::{Face, Tab, TextLine};
use super::direction::{isolated, turns};
use super::drawing::Point;
use super::drawing::{Drawing, Item, Line, Mark, Placed, PlacedSection, Reference, SIGN, Sign, Stroke, joint_radius};
use super::frame::{self, Content};
use super::plain::plain;
use super::relation::Relation;
use super::scene::CardKind;
use super::section_card::chip_radius;
use super::shapes;
use super::thumbnail::{FRAME, Thumbnail};
use crate::model::Verdict;

/// Writes the whole drawing, ready to stand in an HTML page.
pub fn write(drawing: &Drawing) -> String {
    around(drawing, &body(drawing))
}

/// The `<svg>` around what is drawn.
pub(super) fn around(drawing: &Drawing, body: &str) -> String {
    let (w, h, id) = (drawing.width, drawing.height, attribute(&drawing.prefix));
    let (title, desc) = (text(&drawing.title), text(&drawing.desc));
    format!(
        "<svg class=\"el-diagram\" xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
         role=\"group\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\">\n\
         <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{desc}</desc>\n{body}</svg>\n"
    )
}

/// What is drawn, without the `<svg>` around it: the frames; what stands between them; what stands in each.
pub fn body(drawing: &Drawing) -> String {
    let mut svg = Svg(String::new());
    let (inside, between) = frame::split(drawing, false);
    svg.frames(drawing, &inside, None);
    svg.content(&between, &drawing.prefix);
    for (frame, content) in drawing.frames.iter().zip(&inside) {
        svg.inside(frame, content, &drawing.prefix);
    }
    svg.0
}

/// The id of a card's element; a page may link to it.
pub fn card_id(prefix: &str, card: &str) -> String {
    format!("{prefix}-{card}")
}

/// Text content, escaped and without control characters.
pub fn text(raw: &str) -> String {
    plain(raw).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The value of an attribute in double quotes, escaped.
pub fn attribute(raw: &str) -> String {
    text(raw).replace('"', "&quot;")
}

/// What has been written so far.
#[derive(Default)]
pub(super) struct Svg(pub String);

impl Svg {
    pub fn push(&mut self, s: &str) {
        self.0.push_str(s);
    }

    pub fn path(&mut self, class: &str, d: &str) {
        if !d.is_empty() {
            self.push(&format!("<path class=\"{class}\" d=\"{d}\"/>"));
        }
    }

    /// Lines and marks, which say nothing to a screen reader, then cards and linked marks.
    pub fn content(&mut self, content: &Content<'_>, prefix: &str) {
        self.push("<g class=\"el-lines\" aria-hidden=\"true\">\n");
        content.lines.iter().for_each(|l| self.line(l));
        content.marks.iter().for_each(|m| self.mark(m));
        for label in &content.labels {
            let ((x, y), words) = (label.at, text(&label.text));
            self.push(&format!("<text class=\"el-head el-middle el-count\" x=\"{x}\" y=\"{y}\">{words}</text>\n"));
        }
        self.push("</g>\n");
        for item in &content.items {
            match item {
                Item::Card(card) => self.card(card, prefix),
                Item::Reference(reference) => self.reference(reference),
                Item::Mark(mark) => self.linked_mark(mark),
                Item::Section(section) => self.section(section, prefix),
            }
        }
    }

    fn line(&mut self, line: &Line) {
        let fallen = if line.fallen { " el-line--fallen" } else { "" };
        let d = shapes::line(&line.points);
        self.push(&format!(
            "<path class=\"edge el-line el-line--{}{fallen}\" data-from=\"{}\" data-to=\"{}\" d=\"{d}\"/>\n",
            line.stroke.class(),
            attribute(&line.from),
            attribute(&line.to),
        ));
        if line.stroke == Stroke::Reason(Relation::Same) {
            self.path("el-line-core", &d); // makes two lines of a broad one
            self.push("\n");
        }
    }

    /// A sign or a junction; junctions are nodes of the graph.
    fn mark(&mut self, mark: &Mark) {
        let fallen = if mark.fallen { " el-sign--fallen" } else { "" };
        let reason = match &mark.reason {
            Some(reason) => format!(" data-id=\"{}\"", attribute(reason)),
            None if mark.shared.is_empty() => String::new(),
            None => format!(" data-of=\"{}\"", attribute(&mark.shared.join(" "))),
        };
        let (x, y) = mark.at;
        let (class, body, strokes) = match mark.sign {
            Sign::Reason(kind) => {
                let (body, strokes) = shapes::sign(kind, mark.at, SIGN);
                (format!("el-sign el-sign--{}", kind.class()), body, strokes)
            }
            Sign::Linked => (
                "node el-sign el-sign--linked".into(),
                shapes::joint(x, y, joint_radius(true)),
                shapes::ampersand(mark.at),
            ),
            Sign::Anchor => {
                ("node el-sign el-sign--anchor".into(), shapes::joint(x, y, joint_radius(false)), String::new())
            }
        };
        self.push(&format!("<g class=\"{class}{fallen}\"{reason}>"));
        self.path("el-sign-body", &body);
        self.path("el-sign-stroke", &strokes);
        self.push("</g>\n");
    }

    fn linked_mark(&mut self, mark: &Mark) {
        let href = mark.href.as_deref().map(attribute).unwrap_or_default();
        let label = attribute(&mark.label);
        self.push(&format!(
            "<a class=\"el-reason\" href=\"{href}\" aria-label=\"{label}\"><title>{}</title>",
            text(&mark.label)
        ));
        self.mark(mark);
        self.push("</a>\n");
    }

    /// A card: a link if it leads somewhere, else a group that can still be read.
    fn card(&mut self, placed: &Placed, prefix: &str) {
        let face = &placed.face;
        let id = attribute(&card_id(prefix, &face.id));
        let data = attribute(&face.id);
        self.open(
            (&face.href, &face.label, &face.more),
            &format!("node el-card el-card--{}{}", face.kind.class(), modifiers(face)),
            &format!(" id=\"{id}\" data-id=\"{data}\""),
        );
        self.outline(face, placed.x, placed.y);
        self.face(face, placed.x, placed.y);
        self.close(face.href.is_some());
    }

    /// The card of a section: a link if it leads somewhere, else a group that can still be read.
    fn section(&mut self, placed: &PlacedSection, prefix: &str) {
        let (face, x, y) = (&placed.face, placed.x, placed.y);
        let name = format!("section-{}", face.id);
        let ids = format!(" id=\"{}\" data-id=\"{}\"", attribute(&card_id(prefix, &name)), attribute(&name));
        self.open((&face.href, &face.label, &face.more), "node el-section-card", &ids);
        self.path("el-outline", &shapes::rounded(x, y, face.width, face.height, 6));
        if let Some(tab) = &face.tab {
            self.tab(tab, x, y);
        }
        let (thumbnail, (tx, ty)) = &face.thumbnail;
        self.thumbnail(thumbnail, (x + tx, y + ty));
        for (verdict, word, (mx, my), number) in &face.tally {
            self.push(&format!("<g role=\"img\" aria-label=\"{}\">", attribute(word)));
            self.verdict(*verdict, (x + mx, y + my));
            self.push("</g>");
            self.texts(std::slice::from_ref(number), x, y);
        }
        self.texts(&face.lines, x, y);
        // What the chips say in short is read out in words: `more`.
        self.push("<g aria-hidden=\"true\">");
        for (kind, fallen, (sx, sy), words) in &face.chips {
            let fallen = if *fallen { " el-sign--fallen" } else { "" };
            let (body, strokes) = shapes::sign(*kind, (x + sx, y + sy), chip_radius());
            self.push(&format!("<g class=\"el-sign el-sign--{}{fallen}\">", kind.class()));
            self.path("el-sign-body", &body);
            self.path("el-sign-stroke", &strokes);
            self.push("</g>");
            self.texts(std::slice::from_ref(words), x, y);
        }
        self.push("</g>");
        self.close(face.href.is_some());
    }

    /// A thumbnail: all cards of a kind in one path.
    fn thumbnail(&mut self, thumbnail: &Thumbnail, (x, y): Point) {
        self.push("<g class=\"el-thumb\">");
        self.path("el-thumb-ground", &shapes::rounded(x, y, FRAME.0, FRAME.1, 3));
        for kind in CardKind::ALL {
            let cards = thumbnail.cards.iter().filter(|card| card.0 == kind);
            let d: String = cards.map(|(_, (l, t, w, h))| shapes::rounded(x + l, y + t, *w, *h, 0)).collect();
            self.path(&format!("el-thumb--{}", kind.class()), &d);
        }
        self.push("</g>");
    }

    fn reference(&mut self, reference: &Reference) {
        let (face, x, y) = (&reference.face, reference.x, reference.y);
        let class = format!("el-card el-card--{} el-card--reference", face.kind.class());
        self.open((&face.href, &face.label, &face.more), &class, "");
        self.path("el-outline", &shapes::rounded(x, y, face.width, face.height, 3));
        self.face(face, x, y);
        self.close(face.href.is_some());
    }

    /// A link, or else a group that has a label; with what is read out besides.
    fn open(&mut self, (href, label, besides): (&Option<String>, &str, &str), class: &str, more: &str) {
        // A link is named by the text on it; what else there is to say describes it.
        let described = match besides {
            "" => String::new(),
            words => format!(" aria-description=\"{}\"", attribute(words)),
        };
        match href {
            Some(href) => self.push(&format!("<a class=\"{class}\"{more} href=\"{}\"{described}>", attribute(href))),
            None => {
                let label = attribute(label);
                self.push(&format!("<g class=\"{class}\"{more} role=\"img\" aria-label=\"{label}\"{described}>"));
            }
        }
    }

    fn close(&mut self, is_link: bool) {
        self.push(if is_link { "</a>\n" } else { "</g>\n" });
    }

    /// The outline comes first: it is the card's box.
    fn outline(&mut self, face: &Face, x: i32, y: i32) {
        let (w, h) = (face.width, face.height);
        self.path("el-outline", &shapes::outline(face.kind, x, y, w, h));
        if face.kind == CardKind::Thesis {
            self.path("el-inline", &shapes::rounded(x + 4, y + 4, w - 8, h - 8, 10));
        }
        if face.contributor {
            let (body, plus) = shapes::contributor(x, y + 12);
            self.path("el-contributor", &body);
            self.path("el-contributor-plus", &plus);
        }
        if face.undrawn {
            let (body, dots) = shapes::undrawn(x + w, y + h);
            self.path("el-undrawn", &body);
            self.path("el-undrawn-dots", &dots);
        }
        if let Some(linchpin) = face.linchpin {
            // Below the verdict, above the corner.
            let (body, sign) = shapes::linchpin(linchpin, x + w, y + (h - 28).min(30));
            self.path("el-linchpin", &body);
            self.path("el-linchpin-sign", &sign);
        }
    }

    fn face(&mut self, face: &Face, x: i32, y: i32) {
        if let Some(tab) = &face.tab {
            self.tab(tab, x, y);
        }
        let (glyph, gx, gy) = face.glyph;
        self.path("el-glyph", &shapes::glyph(glyph, x + gx, y + gy));
        if let Some((verdict, mx, my)) = face.mark {
            self.verdict(verdict, (x + mx, y + my));
        }
        self.texts(&face.lines, x, y);
    }

    fn verdict(&mut self, verdict: Verdict, (x, y): Point) {
        let (body, strokes) = shapes::verdict(verdict, x, y);
        self.push(&format!("<g class=\"el-verdict el-verdict--{}\">", verdict.word()));
        self.path("el-verdict-body", &body);
        self.path("el-verdict-stroke", &strokes);
        self.push("</g>");
    }

    fn texts(&mut self, lines: &[TextLine], x: i32, y: i32) {
        // Lines that turn stand alone: not every renderer reorders each line of a text by itself.
        let alike = |a: &TextLine, b: &TextLine| {
            (a.style, a.end, &a.lang) == (b.style, b.end, &b.lang) && !turns(&a.text) && !turns(&b.text)
        };
        lines.chunk_by(alike).for_each(|lines| self.text(lines, x, y));
    }

    fn tab(&mut self, tab: &Tab, x: i32, y: i32) {
        let d = shapes::rounded(x + tab.x, y + tab.y, tab.width, tab.height, 4);
        self.push(&format!("<g class=\"el-tab el-tab--{}\">", tab.hue));
        self.path("el-tab-body", &d);
        let (tx, ty) = (x + tab.x + tab.width / 2, y + tab.y + 12);
        self.push(&format!("<text class=\"el-head el-middle\" x=\"{tx}\" y=\"{ty}\">{} </text></g>", text(&tab.text)));
    }

    /// Lines of one text. A space at the end of a line is not drawn, but parts the words for whoever reads the text.
    pub fn text(&mut self, lines: &[TextLine], x: i32, y: i32) {
        let Some(first) = lines.first() else { return };
        let lang = if first.lang.is_empty() { String::new() } else { format!(" lang=\"{}\"", attribute(&first.lang)) };
        let end = if first.end { " el-end" } else { "" };
        let open = format!("<text class=\"{}{end}\"{lang}", first.style.class());
        let place = |line: &TextLine| format!(" x=\"{}\" y=\"{}\"", x + line.x, y + line.y);
        let words = |line: &TextLine| {
            let words = text(&line.text);
            (if line.leftward { isolated(&words) } else { words }) + if line.space { " " } else { "" }
        };
        if lines.len() == 1 {
            return self.push(&format!("{open}{}>{}</text>", place(first), words(first)));
        }
        let spans: String = lines.iter().map(|line| format!("<tspan{}>{}</tspan>", place(line), words(line))).collect();
        self.push(&format!("{open}>{spans}</text>"));
    }
}

fn modifiers(face: &Face) -> String {
    let flags = [
        (face.focus, "focus"),
        (face.external, "external"),
        (face.implicit, "implicit"),
        (face.contributor, "contributor"),
        (face.linchpin.is_some(), "linchpin"),
    ];
    flags.iter().filter(|f| f.0).map(|f| format!(" el-card--{}", f.1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped() {
        let drawing =
            Drawing { title: "<b>&\"\u{7}".into(), desc: "a\u{0}b".into(), prefix: "d".into(), ..Drawing::default() };
        let svg = write(&drawing);
        assert!(svg.contains("&lt;b&gt;&amp;\"</title>") && svg.contains(">a b</desc>"), "{svg}");
    }
}
