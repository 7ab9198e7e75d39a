//! Schemes, the bibliography and the documentation pages.

use super::identity::Identities;
use super::text::{Words, check_name, spanned};
use crate::diagnostic::{Finding, Findings, code, nearest};
use crate::load::Loaded;
use crate::load::files::{RawCite, RawScheme, RawSource, RawText};
use crate::load::tree::Tree;
use crate::model::{Answers, Localized, Page, Question, Reference, Role, Scheme};
use crate::say;
use crate::source::Span;
use std::collections::BTreeMap;

/// The built-in schemes, then the project's own; one of its own replaces a built-in one of the same id.
pub(super) fn schemes(loaded: &Loaded, words: &Words<'_>, findings: &mut Findings) -> BTreeMap<String, Scheme> {
    let mut all = BTreeMap::new();
    if let Some(library) = &loaded.library {
        for entry in library.tree.entries() {
            if let Some(raw) = library.raw.get(entry.key.as_str()) {
                // The library speaks languages that a map need not have: nothing to report.
                let scheme = scheme(&entry.key, raw, &entry.value, entry.key_span, true, words, &mut Findings::new());
                all.insert(entry.key.to_string(), scheme);
            }
        }
    }
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for (id, document) in &loaded.schemes {
        let span = Span::file_start(document.file);
        if check_name(id, span, findings) && is_first(id, span, &mut seen, findings) {
            all.insert(id.clone(), scheme(id, &document.raw, &document.tree, span, false, words, findings));
        }
    }
    all
}

fn scheme(
    id: &str,
    raw: &RawScheme,
    tree: &Tree,
    span: Span,
    built_in: bool,
    words: &Words<'_>,
    findings: &mut Findings,
) -> Scheme {
    let items = |key: &str| tree.get(key).map(Tree::items).unwrap_or_default();
    let (mut roles, mut seen) = (Vec::new(), BTreeMap::new());
    for (role, tree) in raw.roles.iter().zip(items("roles")) {
        let span = tree.span_of("id");
        if check_name(&role.id, span, findings) && is_first(&role.id, span, &mut seen, findings) {
            roles.push(Role {
                id: role.id.clone(),
                title: words.localised(role.title.as_ref(), tree, "title", findings),
            });
        }
    }
    let (mut questions, mut seen) = (Vec::new(), BTreeMap::new());
    for (question, tree) in raw.questions.iter().zip(items("questions")) {
        let span = tree.span_of("id");
        if check_name(&question.id, span, findings) && is_first(&question.id, span, &mut seen, findings) {
            let answers = match question.answers.as_deref() {
                Some("premise") => Answers::Premise,
                Some("conclusion") => Answers::Conclusion,
                _ => Answers::Inference,
            };
            let text = words.localised(question.text.as_ref(), tree, "text", findings);
            questions.push(Question { id: question.id.clone(), answers, text });
        }
    }
    Scheme {
        id: id.to_owned(),
        span,
        built_in,
        title: words.localised(raw.title.as_ref(), tree, "title", findings),
        summary: words.localised(raw.summary.as_ref(), tree, "summary", findings),
        roles,
        questions,
    }
}

/// Whether an id of a scheme, or of a role or question in it, stands for the first time; reports one that does not.
fn is_first<'i>(id: &'i str, span: Span, seen: &mut BTreeMap<&'i str, Span>, findings: &mut Findings) -> bool {
    let first = *seen.entry(id).or_insert(span);
    if first != span {
        let message = say!(en: "the id `{id}` is taken", zh: "id `{id}` 已被占用");
        let label = say!(en: "it stands here already", zh: "它已在这里");
        findings.push(Finding::new(code::DUPLICATE_ID, span, message).also(first, label));
    }
    first == span
}

/// The entries of `bibliography.yaml`, and the sources that nodes bring along with a citation.
pub(super) fn bibliography(
    loaded: &Loaded,
    identities: &Identities<'_>,
    words: &Words<'_>,
    findings: &mut Findings,
) -> BTreeMap<String, Reference> {
    let mut all: BTreeMap<String, Reference> = BTreeMap::new();
    if let Some(document) = &loaded.bibliography {
        for entry in document.tree.entries() {
            if let Some(raw) = document.raw.get(entry.key.as_str()) {
                add(&mut all, reference(&entry.key, raw, &entry.value, entry.key_span, words, findings), findings);
            }
        }
    }
    for node in &identities.nodes {
        let cites = node.tree.get("cites").map(Tree::items).unwrap_or_default();
        for (cite, tree) in node.raw.cites.iter().zip(cites) {
            if let (RawCite::Long { key, source: Some(raw), .. }, Some(source)) = (cite, tree.get("source")) {
                add(&mut all, reference(key, raw, source, tree.span_of("key"), words, findings), findings);
            }
        }
    }
    all
}

fn add(all: &mut BTreeMap<String, Reference>, reference: Reference, findings: &mut Findings) {
    if !check_name(&reference.key, reference.span, findings) {
        return;
    }
    let key = &reference.key;
    match all.get(key) {
        Some(first) => {
            let message = say!(en: "the source `{key}` is defined twice", zh: "文献 `{key}` 定义了两次");
            let label = say!(en: "first here", zh: "第一次在这里");
            let help = say!(
                en: "cite it by its key alone, or give this one another key",
                zh: "若是同一文献，只写键即可；否则请换一个键"
            );
            findings.push(Finding::new(code::DUPLICATE_ID, reference.span, message).also(first.span, label).help(help));
        }
        None => {
            all.insert(key.clone(), reference);
        }
    }
}

fn reference(
    key: &str,
    raw: &RawSource,
    tree: &Tree,
    span: Span,
    words: &Words<'_>,
    findings: &mut Findings,
) -> Reference {
    let authors = authors(&raw.authors, tree, words, findings);
    let mut localised = |raw: &Option<RawText>, key: &str| words.localised(raw.as_ref(), tree, key, findings);
    Reference {
        key: key.to_owned(),
        span,
        kind: raw.kind.clone(),
        title: localised(&raw.title, "title"),
        container: localised(&raw.container, "container"),
        publisher: localised(&raw.publisher, "publisher"),
        court: localised(&raw.court, "court"),
        note: localised(&raw.note, "note"),
        authors,
        year: raw.year.as_ref().map(ToString::to_string),
        date: raw.date.clone(),
        volume: raw.volume.as_ref().map(ToString::to_string),
        issue: raw.issue.as_ref().map(ToString::to_string),
        pages: raw.pages.as_ref().map(ToString::to_string),
        number: raw.number.as_ref().map(ToString::to_string),
        url: spanned(raw.url.as_ref(), tree, "url"),
        accessed: raw.accessed.clone(),
        archived: spanned(raw.archived.as_ref(), tree, "archived"),
        unresolved: raw.status.as_deref() == Some("unresolved"),
    }
}

/// The authors under `authors` of a tree.
pub(super) fn authors(raw: &[RawText], tree: &Tree, words: &Words<'_>, findings: &mut Findings) -> Vec<Localized> {
    let items = tree.get("authors").map(Tree::items).unwrap_or_default();
    raw.iter().zip(items).map(|(raw, tree)| words.of_tree(raw, tree, findings)).collect()
}

/// The documentation pages in languages of the map, sorted by language, order and name.
pub(super) fn pages(loaded: &Loaded, languages: &[String], findings: &mut Findings) -> Vec<Page> {
    let mut pages = Vec::new();
    for file in &loaded.pages {
        let at = Span::file_start(file.front.file);
        if !check_name(&file.slug, at, findings) {
            continue;
        }
        let language = &file.language;
        if !languages.contains(language) {
            let list = languages.join(", ");
            let message = say!(en: "the map has no language `{language}`", zh: "本图没有语言 `{language}`");
            let help = match nearest(language, languages.iter().map(String::as_str)) {
                Some(near) => {
                    let name = format!("{}.{near}.md", file.slug);
                    say!(en: "did you mean `{near}`? Then rename the file to `{name}`", zh: "是不是 `{near}`？那就请改名为 `{name}`")
                }
                None => say!(en: "its languages are {list}", zh: "可用的语言有 {list}"),
            };
            findings.push(Finding::new(code::UNREAD_FILE, at, message).help(help));
            continue;
        }
        let front = &file.front.raw;
        pages.push(Page {
            slug: file.slug.clone(),
            language: language.clone(),
            title: front.title.clone().unwrap_or_else(|| file.slug.clone()),
            summary: front.summary.clone().unwrap_or_default(),
            order: front.order.unwrap_or(u32::MAX),
            body: file.body,
        });
    }
    pages.sort_by(|a, b| (&a.language, a.order, &a.slug).cmp(&(&b.language, b.order, &b.slug)));
    pages
}
