//! A drawing as a file that stands alone: with its stylesheet, its ground, and its legend below.

use super::css::{Reader, plain};
use super::drawing::Drawing;
use super::legend::Legend;
use super::svg::{self, attribute, text};

/// From the drawing to its legend in px.
const GAP: i32 = 8;

/// What goes around a drawing.
#[derive(Clone, Debug, Default)]
pub struct Surround {
    /// The language of the drawing.
    pub lang: String,
    /// What its signs mean.
    pub legend: Option<Legend>,
}

/// A whole SVG document. For a [`Reader::Painter`] it has the light scheme alone, in plain rules.
pub fn write(drawing: &Drawing, surround: &Surround, reader: Reader) -> String {
    let legend = surround.legend.as_ref();
    let w = drawing.width.max(legend.map_or(0, |legend| legend.width));
    let h = drawing.height + legend.map_or(0, |legend| GAP + legend.height);
    let (id, lang) = (attribute(&drawing.prefix), attribute(&surround.lang));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(&format!(
        "<svg class=\"el-diagram\" xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
         lang=\"{lang}\" xml:lang=\"{lang}\" role=\"group\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\">\n"
    ));
    out.push_str(&format!("<title id=\"{id}-title\">{}</title>", text(&drawing.title)));
    out.push_str(&format!("<desc id=\"{id}-desc\">{}</desc>\n", text(&drawing.desc)));
    out.push_str(&format!("<style>\n{}</style>\n", text_of_style(&plain(reader))));
    out.push_str("<rect class=\"el-ground\" width=\"100%\" height=\"100%\"/>\n");
    out.push_str(&svg::body(drawing));
    out.extend(legend.map(|legend| legend.write((0, drawing.height + GAP))));
    out.push_str("</svg>\n");
    out
}

/// A stylesheet as text of an XML element; `>` may stand as it is.
fn text_of_style(css: &str) -> String {
    css.replace('&', "&amp;").replace('<', "&lt;")
}
