//! A bibliography's entry as a line of text: close to GB/T 7714-2015 in Chinese, close to APA in every other language.
//!
//! "Close to": names stand as they are written in the bibliography and are not taken apart into family and given name.

use crate::locale::Dictionary;
use crate::model::{Localized, Reference};
use serde::Serialize;

/// A stretch of a formatted reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is the title of a work that stands by itself.
    pub italic: bool,
}

/// At most so many characters of a title are a label.
const LABEL: usize = 24;

/// A short label: author and year, else the beginning of the title, else the key.
pub fn label(reference: &Reference, language: &str) -> String {
    let is_zh = is_chinese(language);
    let title = text(&reference.title, language);
    let first = reference.authors.first().map(|author| text(author, language));
    let Some(name) = first.filter(|name| !name.is_empty()) else {
        let words = if title.is_empty() { text(&reference.court, language) } else { title };
        return match words.char_indices().nth(LABEL) {
            _ if words.is_empty() => reference.key.clone(),
            Some((end, _)) => format!("{}…", words[..end].trim_end()),
            None => words.to_owned(),
        };
    };
    let family = if name.is_ascii() { name.rsplit(' ').next().unwrap_or(name) } else { name };
    let more = match (reference.authors.len() > 1, is_zh) {
        (false, _) => "",
        (true, true) => "等",
        (true, false) => " et al.",
    };
    let year = year(reference).map(|year| format!(" {year}")).unwrap_or_default();
    format!("{family}{more}{year}")
}

/// The entry in full.
pub fn format(reference: &Reference, language: &str) -> Vec<Run> {
    let mut line = Line { runs: Vec::new() };
    if is_chinese(language) {
        gbt(reference, language, &mut line);
    } else {
        apa(reference, language, &mut line);
    }
    if line.runs.is_empty() {
        line.plain(&reference.key);
    }
    line.runs
}

fn gbt(reference: &Reference, language: &str, line: &mut Line) {
    let text = |localized| text(localized, language);
    let kind = reference.kind.as_deref().unwrap_or_default();
    let by = joined(&reference.authors, language, ", ");
    line.sentence(&by);
    if kind == "judgment" {
        line.sentence(text(&reference.court));
    }
    let mark = match kind {
        "article" => "[J]",
        "book" | "chapter" => "[M]",
        "thesis" => "[D]",
        "web" => "[EB/OL]",
        "report" => "[R]",
        "statute" | "judgment" => "[Z]",
        _ => "",
    };
    let number = reference.number.as_deref().unwrap_or_default();
    let title = [text(&reference.title), number].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let host = if kind == "chapter" { format!("//{}", text(&reference.container)) } else { String::new() };
    line.sentence(&format!("{}{mark}{host}", title.join(", ")));
    let container = if kind == "chapter" { "" } else { text(&reference.container) };
    let day = reference.date.as_deref().or(reference.year.as_deref()).unwrap_or_default();
    let issue = reference.issue.as_ref().map(|issue| format!("({issue})")).unwrap_or_default();
    let volume = format!("{}{issue}", reference.volume.as_deref().unwrap_or_default());
    let parts: Vec<&str> =
        [container, text(&reference.publisher), day, &volume].into_iter().filter(|part| !part.is_empty()).collect();
    let pages = reference.pages.as_ref().map(|pages| format!(": {pages}")).unwrap_or_default();
    let accessed = reference.accessed.as_ref().map(|day| format!("[{day}]")).unwrap_or_default();
    line.sentence(&format!("{}{pages}{accessed}", parts.join(", ")));
}

fn apa(reference: &Reference, language: &str, line: &mut Line) {
    let text = |localized| text(localized, language);
    let kind = reference.kind.as_deref().unwrap_or_default();
    let (title, container) = (text(&reference.title), text(&reference.container));
    let by = joined(&reference.authors, language, ", ");
    let when = when(reference, language);
    if !by.is_empty() {
        line.sentence(&format!("{by}{when}"));
    }
    let stands_alone = !matches!(kind, "article" | "chapter");
    line.run(title, stands_alone);
    if let Some(number) = &reference.number {
        line.plain(&if title.is_empty() { number.clone() } else { format!(", {number}") });
    }
    match kind {
        "judgment" => {
            let day = reference.date.as_deref().or(reference.year.as_deref()).unwrap_or_default();
            let day = &Dictionary::of(language).date(day);
            let parts: Vec<&str> = [text(&reference.court), day].into_iter().filter(|part| !part.is_empty()).collect();
            if !parts.is_empty() {
                line.plain(&format!(" ({})", parts.join(", ")));
            }
        }
        _ if by.is_empty() => line.plain(&when),
        _ => {}
    }
    line.stop();
    if kind == "chapter" && !container.is_empty() {
        line.plain("In ");
    }
    line.run(container, kind != "web");
    if let Some(volume) = &reference.volume {
        line.plain(", ");
        line.run(volume, true);
    }
    if let Some(issue) = &reference.issue {
        line.plain(&format!("({issue})"));
    }
    if let Some(pages) = &reference.pages {
        line.plain(&if kind == "chapter" { format!(" (pp. {pages})") } else { format!(", {pages}") });
    }
    line.stop();
    line.sentence(text(&reference.publisher));
}

/// ` (2023)`, with the day for what is known by its day.
fn when(reference: &Reference, language: &str) -> String {
    let day = if reference.kind.as_deref() == Some("web") { reference.date.as_deref() } else { None };
    let when = day.or_else(|| year(reference)).map(|when| Dictionary::of(language).date(when));
    when.map(|when| format!(" ({when})")).unwrap_or_default()
}

fn year(reference: &Reference) -> Option<&str> {
    reference.year.as_deref().or_else(|| reference.date.as_deref().and_then(|date| date.get(..4)))
}

/// Whether a language is Chinese, in any script.
pub(super) fn is_chinese(language: &str) -> bool {
    language.split('-').next() == Some("zh")
}

fn text<'a>(localized: &'a Localized, language: &str) -> &'a str {
    localized
        .get(language)
        .or_else(|| localized.iter().next().map(|(_, text)| text.value.as_str()))
        .unwrap_or_default()
        .trim()
}

fn joined(names: &[Localized], language: &str, comma: &str) -> String {
    names.iter().map(|name| text(name, language)).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(comma)
}

/// A line that grows.
struct Line {
    runs: Vec<Run>,
}

impl Line {
    fn plain(&mut self, text: &str) {
        self.run(text, false);
    }

    fn run(&mut self, text: &str, italic: bool) {
        if text.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.italic == italic => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), italic }),
        }
    }

    /// A part that ends with a full stop.
    fn sentence(&mut self, text: &str) {
        if !text.is_empty() {
            self.plain(text);
            self.stop();
        }
    }

    /// A full stop, unless there is one.
    fn stop(&mut self) {
        let Some(last) = self.runs.last() else { return };
        let has_stop = last.text.trim_end().ends_with(['.', '。', '?', '？', '!', '！']);
        match (has_stop, last.text.ends_with(' ')) {
            (true, true) => {}
            (true, false) => self.plain(" "),
            (false, _) => self.plain(". "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceMap, Span, Spanned};

    fn line(reference: &Reference, language: &str) -> String {
        format(reference, language).into_iter().map(|run| run.text).collect::<String>().trim_end().to_owned()
    }

    fn localized(texts: &[(&str, &str)]) -> Localized {
        let span = Span::file_start(SourceMap::new().add("x", ""));
        let mut all = Localized::new();
        for (language, text) in texts {
            all.insert(*language, Spanned::new((*text).to_owned(), span));
        }
        all
    }

    fn reference(kind: &str, title: &[(&str, &str)]) -> Reference {
        Reference {
            key: "key".into(),
            span: Span::file_start(SourceMap::new().add("x", "")),
            kind: Some(kind.into()),
            title: localized(title),
            authors: Vec::new(),
            year: None,
            date: None,
            container: Localized::new(),
            publisher: Localized::new(),
            volume: None,
            issue: None,
            pages: None,
            court: Localized::new(),
            number: None,
            url: None,
            accessed: None,
            archived: None,
            unresolved: false,
            note: Localized::new(),
        }
    }

    #[test]
    fn an_article_is_written_as_each_style_wants_it() {
        let article = Reference {
            authors: vec![localized(&[("zh", "刘清平"), ("en", "Liu Qingping")]), localized(&[("zh", "王小明")])],
            year: Some("2019".into()),
            container: localized(&[("zh", "哲学研究"), ("en", "Philosophical Research")]),
            volume: Some("5".into()),
            issue: Some("3".into()),
            pages: Some("12-20".into()),
            ..reference("article", &[("zh", "自由意志"), ("en", "Free will")])
        };
        assert_eq!(line(&article, "zh"), "刘清平, 王小明. 自由意志[J]. 哲学研究, 2019, 5(3): 12-20.");
        assert_eq!(
            line(&article, "en"),
            "Liu Qingping, 王小明 (2019). Free will. Philosophical Research, 5(3), 12-20."
        );
        assert_eq!(label(&article, "zh"), "刘清平等 2019");
        assert_eq!(label(&article, "en"), "Qingping et al. 2019");
        let italic: Vec<_> = format(&article, "en").into_iter().filter(|run| run.italic).map(|run| run.text).collect();
        assert_eq!(italic, ["Philosophical Research", "5"]);
    }

    #[test]
    fn a_judgment_is_known_by_court_and_number() {
        let judgment = Reference {
            court: localized(&[("zh", "北京互联网法院"), ("en", "Beijing Internet Court")]),
            number: Some("(2023)京0491民初11279号".into()),
            date: Some("2023-11-27".into()),
            ..reference("judgment", &[("en", "Li v Liu")])
        };
        assert_eq!(line(&judgment, "zh"), "北京互联网法院. Li v Liu, (2023)京0491民初11279号[Z]. 2023-11-27.");
        assert_eq!(
            line(&judgment, "en"),
            "Li v Liu, (2023)京0491民初11279号 (Beijing Internet Court, 27 November 2023)."
        );
        assert_eq!(label(&judgment, "en"), "Li v Liu");
    }

    #[test]
    fn what_is_known_little_about_is_still_named() {
        let law = Reference { year: Some("2020".into()), ..reference("statute", &[("en", "Copyright Law")]) };
        assert_eq!(line(&law, "en"), "Copyright Law (2020).");
        assert_eq!(line(&law, "zh"), "Copyright Law[Z]. 2020.");
        let unknown = Reference { kind: None, ..reference("", &[]) };
        assert_eq!(line(&unknown, "en"), "key");
        assert_eq!(label(&unknown, "zh"), "key");
    }
}
