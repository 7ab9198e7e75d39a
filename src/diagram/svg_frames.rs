//! Writes the frames of sections: open, with all that stands in them, or closed, as seen from far away.
//!
//! A closed frame keeps its place, so that nothing else moves when it is opened. What stands in it can be written as a
//! document of its own, to be loaded when the reader asks for it.

use super::card::TextLine;
use super::drawing::{Drawing, Frame};
use super::frame::{self, Content};
use super::plain::plain;
use super::shapes;
use super::svg::{Svg, around, attribute, text};

/// Number of section colours in the stylesheet.
const HUES: usize = 8;

/// The whole drawing with its frames closed: what stands in them is seen from far away only. `load` says where the rest
/// of a frame is to be had, by its number.
pub fn write_closed(drawing: &Drawing, load: &dyn Fn(usize) -> String) -> String {
    let mut svg = Svg::default();
    let (inside, between) = frame::split(drawing, true);
    svg.frames(drawing, &inside, Some(load));
    svg.content(&between, &drawing.prefix);
    around(drawing, &svg.0)
}

/// What stands in each frame, as a document of its own in the coordinates of the whole.
pub fn write_insides(drawing: &Drawing) -> Vec<String> {
    let (inside, _) = frame::split(drawing, true);
    let write = |(frame, content): (&Frame, &Content<'_>)| {
        let mut svg = Svg::default();
        svg.push("<svg xmlns=\"http://www.w3.org/2000/svg\">\n");
        svg.inside(frame, content, &drawing.prefix);
        svg.push("</svg>\n");
        svg.0
    };
    drawing.frames.iter().zip(&inside).map(write).collect()
}

impl Svg {
    /// The frames, with what is seen of each from far away. What can be loaded is closed at first.
    pub fn frames(&mut self, drawing: &Drawing, inside: &[Content<'_>], load: Option<&dyn Fn(usize) -> String>) {
        if drawing.frames.is_empty() {
            return;
        }
        self.push("<g class=\"el-frames\">\n");
        for (i, (frame, content)) in drawing.frames.iter().zip(inside).enumerate() {
            let load = load.map(|load| format!(" data-load=\"{}\"", attribute(&load(i)))).unwrap_or_default();
            let closed = if load.is_empty() { "" } else { " is-closed" };
            let (hue, id) = (frame.hue % HUES, attribute(&frame.group.id));
            self.push(&format!("<g class=\"group el-frame el-hue-{hue}{closed}\" data-id=\"{id}\"{load}>"));
            self.path("el-frame-outline", &shapes::rounded(frame.x, frame.y, frame.width, frame.height, 6));
            self.frame_title(frame, &frame::title(frame, &drawing.lines));
            self.shadow(frame, content);
            self.push("</g>\n");
        }
        self.push("</g>\n");
    }

    fn frame_title(&mut self, frame: &Frame, title: &TextLine) {
        // The whole name in a title of its own: what is drawn may be cut short, and must still be part of the name.
        let label = format!("<title>{}</title>", text(&frame::label(frame)));
        match &frame.group.href {
            Some(href) => self.push(&format!("<a class=\"el-frame-title\" href=\"{}\">{label}", attribute(href))),
            None => self.push(&format!("<g class=\"el-frame-title\" role=\"img\">{label}")),
        }
        self.text(std::slice::from_ref(title), 0, 0);
        self.push(if frame.group.href.is_some() { "</a>" } else { "</g>" });
    }

    /// A closed frame: its cards as plain rectangles, its name and what is in it large across it.
    fn shadow(&mut self, frame: &Frame, content: &Content<'_>) {
        self.push("<g class=\"el-frame-closed\" aria-hidden=\"true\">");
        for (kind, d) in frame::shadow(content) {
            self.path(&format!("el-shadow el-shadow--{}", kind.class()), &d);
        }
        let (x, y) = (frame.x + frame.width / 2, frame.y + frame.height / 2);
        for (class, words, by) in [("el-title", frame::label(frame), -4), ("el-second", plain(&frame.group.count), 20)]
        {
            let size = frame::large(frame, &words) * if by > 0 { 60 } else { 100 } / 100;
            let scale = format!("{}.{:02}", size / 100, size % 100);
            self.push(&format!(
                "<text class=\"{class} el-middle\" transform=\"translate({x} {y}) scale({scale})\" y=\"{by}\">{} </text>",
                text(&words)
            ));
        }
        self.push("</g>");
    }

    /// What stands in a frame.
    pub fn inside(&mut self, frame: &Frame, content: &Content<'_>, prefix: &str) {
        self.push(&format!("<g class=\"el-inside\" data-section=\"{}\">\n", attribute(&frame.group.id)));
        self.content(content, prefix);
        self.push("</g>\n");
    }
}
