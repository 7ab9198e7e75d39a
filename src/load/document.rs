//! One file of a project: its typed value beside its tree of places; and a Markdown page with its front matter.

use super::files::RawFrontMatter;
use super::shape::Shape;
use super::shapes::FRONT_MATTER;
use super::tree::Tree;
use super::yaml;
use crate::diagnostic::{Finding, Findings, code};
use crate::say;
use crate::source::{FileId, SourceMap, Span};
use serde::de::DeserializeOwned;
use std::ops::Range;

/// A file's typed value and, key by key, where each part of it stands. Both were cut to the parts that fit the shape.
#[derive(Debug)]
pub(crate) struct Document<T> {
    pub file: FileId,
    pub raw: T,
    pub tree: Tree,
}

/// A Markdown page.
#[derive(Debug)]
pub(crate) struct PageFile {
    pub slug: String,
    pub language: String,
    pub front: Document<RawFrontMatter>,
    /// The Markdown after the front matter.
    pub body: Span,
}

/// Loads a YAML file. `None` if nothing of it can be used; then findings say why.
pub(crate) fn load<T: DeserializeOwned>(
    sources: &SourceMap,
    file: FileId,
    shape: &Shape,
    findings: &mut Findings,
) -> Option<Document<T>> {
    let whole = 0..sources.file(file).text.len();
    load_range(sources, file, whole, shape, findings)
}

fn load_range<T: DeserializeOwned>(
    sources: &SourceMap,
    file: FileId,
    range: Range<usize>,
    shape: &Shape,
    findings: &mut Findings,
) -> Option<Document<T>> {
    let before = findings.as_slice().len();
    let mut tree = yaml::parse(sources, file, range.clone(), findings)?;
    if !shape.fit(&mut tree, findings) {
        return None;
    }
    let clean = findings.as_slice().len() == before;
    let text = sources.file(file).text.get(range)?;
    let typed = if clean { yaml::typed(text) } else { yaml::typed_tree(&tree) };
    match typed {
        Ok(raw) => Some(Document { file, raw, tree }),
        Err(error) => {
            let message = say!(en: "this cannot be read: {error}", zh: "无法读取：{error}");
            findings.push(Finding::new(code::WRONG_TYPE, Span { end: tree.span.start, ..tree.span }, message));
            None
        }
    }
}

/// Loads `<slug>.<language>.md`: front matter between two lines of `---`, then Markdown.
pub(crate) fn load_page(sources: &SourceMap, file: FileId, stem: &str, findings: &mut Findings) -> Option<PageFile> {
    let text = &sources.file(file).text;
    let Some((slug, language)) = stem.rsplit_once('.') else {
        let message = say!(en: "the name of a page ends in its language: `{stem}.en.md`", zh: "文档页的文件名须带语言：`{stem}.zh.md`");
        findings.push(Finding::new(code::UNREAD_FILE, Span::file_start(file), message));
        return None;
    };
    let Some((front, body)) = split_front_matter(text) else {
        let message = say!(
            en: "a page begins with its front matter between two lines of `---`",
            zh: "文档页开头要有两行 `---` 夹着的页首信息"
        );
        let help =
            say!(en: "begin with:\n---\ntitle: …\norder: 1\n---", zh: "请以此开头：\n---\ntitle: …\norder: 1\n---");
        findings.push(Finding::new(code::MISSING_KEY, Span::file_start(file), message).help(help));
        return None;
    };
    let front = load_range(sources, file, front, &FRONT_MATTER, findings)?;
    let body = Span::new(file, body.start, body.end);
    Some(PageFile { slug: slug.to_owned(), language: language.to_owned(), front, body })
}

/// The ranges of the front matter and of the Markdown after it.
pub(super) fn split_front_matter(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut at = 0;
    let mut opened = None;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if line.trim_end() == "---" {
            match opened {
                None if at == 0 => opened = Some(end),
                None => return None,
                Some(start) => return Some((start..at, end..text.len())),
            }
        } else if opened.is_none() {
            return None;
        }
        at = end;
    }
    None
}
