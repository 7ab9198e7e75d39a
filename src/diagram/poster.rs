//! A poster: the picture that stands for a page where it is linked to, 1200 × 630 px.
//!
//! Its texts are set by the same widths as those of the drawings, so that they keep inside in any font.

use super::css::{Scheme, colours};
use super::measure::Style;
use super::scene::Text;
use super::svg::{attribute, text};
use super::wrap::{Row, lines};
use crate::model::Verdict;

/// Width and height in px, as the sites that show such pictures ask for them.
pub const SIZE: (i32, i32) = (1200, 630);
/// From the edge of the picture to its texts.
const EDGE: i32 = 84;
/// Sizes of the headline, the largest first, each with the lines that it may have.
const HEADLINES: [(i32, usize); 5] = [(72, 2), (60, 3), (50, 4), (42, 5), (34, 6)];
/// Size of the other texts and distance of their base lines.
const SMALL: (i32, i32) = (30, 44);
/// The most lines of the text below the headline.
const MOST: usize = 3;
/// The base line of the verdicts.
const MARKS: i32 = SIZE.1 - 84;

/// What is on a poster.
#[derive(Clone, Debug)]
pub struct Poster {
    /// The small line at the top.
    pub top: Text,
    /// The headline.
    pub head: Text,
    /// A text below it.
    pub body: Option<Text>,
    /// Verdicts with what each is about: a view's name or a number.
    pub marks: Vec<(Verdict, Text)>,
}

/// The poster as an SVG document of plain values, for a program that paints once.
pub fn poster(poster: &Poster) -> String {
    let (w, h) = SIZE;
    let lang = attribute(&poster.head.lang);
    let colours = colours(Scheme::Light);
    let colour = |name: &str| format!("#{:06x}", colours.get(name).copied().unwrap_or_default());
    let (page, ink, muted, thesis) = (colour("el-page"), colour("el-ink"), colour("el-muted"), colour("el-thesis"));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" lang=\"{lang}\" \
         xml:lang=\"{lang}\" font-family=\"sans-serif\">\n<rect width=\"{w}\" height=\"{h}\" fill=\"{page}\"/>\n"
    );
    for (inset, radius) in [(24, 26), (33, 18)] {
        out.push_str(&format!(
            "<rect x=\"{inset}\" y=\"{inset}\" width=\"{}\" height=\"{}\" rx=\"{radius}\" fill=\"none\" stroke=\"{thesis}\" stroke-width=\"3\"/>\n",
            w - 2 * inset,
            h - 2 * inset
        ));
    }
    let mut pen = Pen { out, y: 92 };
    for row in set(&poster.top, Style::Title, SMALL.0, 1) {
        pen.line(&row, SMALL.0, SMALL.1, &muted, false);
    }
    pen.y += 18;
    let (size, rows) = headline(&poster.head);
    for row in &rows {
        pen.line(row, size, size * 13 / 10, &ink, true);
    }
    pen.y += 30;
    let room = usize::try_from((MARKS - SMALL.1 - pen.y) / SMALL.1).unwrap_or_default().min(MOST);
    for row in poster.body.iter().filter(|_| room > 0).flat_map(|body| set(body, Style::Title, SMALL.0, room)) {
        pen.line(&row, SMALL.0, SMALL.1, &muted, false);
    }
    pen.marks(&poster.marks, &ink);
    pen.out + "</svg>\n"
}

/// The headline at the largest size at which it is not too long.
fn headline(head: &Text) -> (i32, Vec<Row>) {
    let fitting = HEADLINES.iter().find_map(|&(size, most)| {
        let rows = set(head, Style::Head, size, usize::MAX);
        (rows.len() <= most).then_some((size, rows))
    });
    let (last, most) = HEADLINES[HEADLINES.len() - 1]; // there are five
    fitting.unwrap_or_else(|| (last, set(head, Style::Head, last, most)))
}

/// The lines of a text at a size; the last one ends with `…` if there are more.
fn set(text: &Text, style: Style, size: i32, most: usize) -> Vec<Row> {
    let room = (SIZE.0 - 2 * EDGE) * style.size() / size;
    let mut rows = lines(text, style, room);
    if rows.len() > most {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            last.text.push('…');
        }
    }
    rows
}

/// Writes from top to bottom.
struct Pen {
    out: String,
    y: i32,
}

impl Pen {
    fn line(&mut self, row: &Row, size: i32, step: i32, colour: &str, bold: bool) {
        self.y += step - (step - size) / 2;
        let weight = if bold { " font-weight=\"600\"" } else { "" };
        self.out.push_str(&format!(
            "<text x=\"{EDGE}\" y=\"{}\" font-size=\"{size}\"{weight} fill=\"{colour}\">{}</text>\n",
            self.y,
            text(&row.text)
        ));
        self.y += (step - size) / 2;
    }

    /// The verdicts in one row at the bottom: an amount of ink, then the words.
    fn marks(&mut self, marks: &[(Verdict, Text)], ink: &str) {
        let (mut x, y) = (EDGE, MARKS);
        for (verdict, words) in marks {
            let rows = set(words, Style::Title, SMALL.0, 1);
            let Some(row) = rows.first() else { continue };
            let width = row.width * SMALL.0 / Style::Title.size();
            if x + 42 + width > SIZE.0 - EDGE {
                break;
            }
            self.out.push_str(&format!(
                "<g transform=\"translate({x} {}) scale(2)\">{}</g>",
                y - 27,
                sign(*verdict, ink)
            ));
            self.out.push_str(&format!(
                "<text x=\"{}\" y=\"{y}\" font-size=\"{}\" fill=\"{ink}\">{}</text>\n",
                x + 42,
                SMALL.0,
                text(&row.text)
            ));
            x += 42 + width + 44;
        }
    }
}

/// A verdict as an amount of ink, in a square of 16.
fn sign(verdict: Verdict, ink: &str) -> String {
    let ring = format!("<circle cx=\"8\" cy=\"8\" r=\"6.2\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.6\"/>");
    match verdict {
        Verdict::Holds => format!("<circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"{ink}\"/>"),
        Verdict::Contested => format!("{ring}<path d=\"M8 1.8a6.2 6.2 0 0 0 0 12.4z\" fill=\"{ink}\"/>"),
        Verdict::Falls => format!("{ring}<path d=\"M5.5 5.5l5 5m0-5-5 5\" stroke=\"{ink}\" stroke-width=\"1.6\"/>"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_length_keep_apart_and_inside() {
        let long = |n: usize| Text::new("人工智能生成内容可以有版权吗".repeat(n), "zh");
        for (head, body) in [(1, 1), (2, 9), (5, 1), (9, 9), (90, 90)] {
            let marks = vec![(Verdict::Holds, Text::new("成立", "zh")), (Verdict::Falls, long(9))];
            let svg = poster(&Poster { top: long(1), head: long(head), body: Some(long(body)), marks });
            let numbers = |name: &str| -> Vec<i32> {
                let begin = format!("<text x=\"{EDGE}\" y=\"");
                let rest = svg.split(&begin).skip(1);
                let part = |text: &str| match name {
                    "y" => text.split('"').next().and_then(|n| n.parse().ok()),
                    _ => text.split("font-size=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok()),
                };
                rest.filter_map(part).collect()
            };
            let (lines, sizes) = (numbers("y"), numbers("size"));
            for at in 1..lines.len() {
                assert!(lines[at] - lines[at - 1] >= sizes[at], "{head} {body}: {lines:?} {sizes:?}");
            }
            assert!(lines.last().is_some_and(|&last| last <= MARKS - SMALL.0), "{head} {body}: {lines:?}");
            assert_eq!(svg.contains('…'), body > 1, "{head} {body}");
            assert_eq!(svg.matches("<g transform").count(), 1, "what has no room in the row is left out");
        }
    }
}
