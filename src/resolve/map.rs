//! `map.yaml`: the languages first, the rest when the nodes are known.

use super::guides::tours;
use super::identity::{Identities, suggest};
use super::library::authors;
use super::text::{Words, check_name, spanned};
use crate::diagnostic::{Code, Finding, Findings, Level, Levels, Text, code};
use crate::load::Loaded;
use crate::load::files::{RawEntry, RawMap, RawNode, RawPaper, RawPremise, RawReason, RawSection};
use crate::load::tree::{Entry, Scalar, Tree, Value};
use crate::model::{Expectation, Kind, MapInfo, Node, NodeIx, Paper, Section, Site, Verdict, View};
use crate::say;
use crate::source::{Span, Spanned};

/// The format of project files that this version reads.
const FORMAT: u32 = 1;

/// The language tags of the map, the primary one first; English if none is named. Never empty.
pub(super) fn languages(loaded: &Loaded, findings: &mut Findings) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    if let Some(document) = &loaded.map {
        for (item, tag) in document.raw.languages.iter().enumerate() {
            let span = document.tree.span_of_item("languages", item);
            if !is_tag(tag) {
                let message = say!(en: "`{tag}` is no language tag", zh: "`{tag}` 不是语言标签");
                findings.push(bad_value(
                    span,
                    message,
                    say!(en: "write `zh`, `en`, `pt-BR`", zh: "请写成 `zh`、`en`、`pt-BR`"),
                ));
            } else if languages.contains(tag) {
                let message = say!(en: "`{tag}` is named twice", zh: "`{tag}` 写了两次");
                findings.push(bad_value(span, message, Text::default()));
            } else {
                languages.push(tag.clone());
            }
        }
        if languages.is_empty() && document.tree.get("languages").is_some() {
            let message = say!(en: "a map needs at least one language", zh: "论证图至少要有一种语言");
            findings.push(bad_value(document.tree.span_of("languages"), message, Text::default()));
        }
    }
    if languages.is_empty() {
        languages.push("en".to_owned());
    }
    languages
}

pub(super) fn bad_value(span: Span, message: Text, help: Text) -> Finding {
    Finding::new(code::BAD_VALUE, span, message).help(help)
}

/// A language tag: two or three lower-case letters, then subtags of two to eight letters or digits.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let head = parts.next().unwrap_or_default();
    matches!(head.len(), 2..=3)
        && head.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| matches!(part.len(), 2..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// What `map.yaml` says about the map as a whole.
pub(super) fn map(
    loaded: &Loaded,
    identities: &Identities<'_>,
    words: &Words<'_>,
    nodes: &[Node],
    findings: &mut Findings,
) -> MapInfo {
    let empty = (RawMap::default(), empty_tree(loaded));
    let (raw, tree) = loaded.map.as_ref().map_or((&empty.0, &empty.1), |document| (&document.raw, &document.tree));
    check_format(raw, tree, findings);
    let thesis_span = tree.get("thesis").map_or(Span { end: tree.span.start, ..tree.span }, |tree| tree.span);
    let thesis = if loaded.map.is_some() { thesis(raw, thesis_span, identities, nodes, findings) } else { None };
    MapInfo {
        title: words.localised(raw.title.as_ref(), tree, "title", findings),
        description: words.localised(raw.description.as_ref(), tree, "description", findings),
        languages: words.languages.to_vec(),
        thesis,
        thesis_span,
        paper: Paper { copy: loaded.paper_text, ..paper(&raw.paper, tree.get("paper"), words, findings) },
        site: site(raw, tree, findings),
        expectations: expectations(raw, tree, identities, findings),
        tours: tours(raw, tree, identities, words, findings),
    }
}

fn empty_tree(loaded: &Loaded) -> Tree {
    Tree { span: Span::file_start(loaded.map_file), value: Value::Map(Vec::new()) }
}

fn check_format(raw: &RawMap, tree: &Tree, findings: &mut Findings) {
    if let Some(format) = raw.format.filter(|&format| format != FORMAT) {
        let message = say!(en: "format {format} is not known: this version reads format {FORMAT}", zh: "不认识格式 {format}：本版本读取格式 {FORMAT}");
        findings.push(Finding::new(code::BAD_FORMAT_VERSION, tree.span_of("format"), message));
    }
}

fn thesis(
    raw: &RawMap,
    span: Span,
    identities: &Identities<'_>,
    nodes: &[Node],
    findings: &mut Findings,
) -> Option<NodeIx> {
    let Some(id) = &raw.thesis else {
        let message = say!(en: "the map names no thesis", zh: "没有写明论题");
        let help = say!(en: "add `thesis: <id of a claim>`", zh: "请加上 `thesis: <某主张的 id>`");
        findings.push(Finding::new(code::NO_THESIS, span, message).help(help));
        return None;
    };
    let Some(ix) = identities.find(id) else {
        let message = say!(en: "there is no node `{id}`, the thesis", zh: "没有节点 `{id}`（论题）");
        findings.push(suggest(Finding::new(code::UNFIT_THESIS, span, message), id, span, identities.names()));
        return None;
    };
    let kind = nodes.get(ix.0 as usize).map(|node| node.kind);
    if kind != Some(Kind::Claim) {
        let message = say!(en: "the thesis `{id}` is not a claim", zh: "论题 `{id}` 不是主张");
        let help = say!(en: "only a claim can be the thesis", zh: "论题必须是主张");
        findings.push(Finding::new(code::UNFIT_THESIS, span, message).help(help));
        return None;
    }
    Some(ix)
}

fn paper(raw: &RawPaper, tree: Option<&Tree>, words: &Words<'_>, findings: &mut Findings) -> Paper {
    let Some(tree) = tree else { return Paper::default() };
    Paper {
        title: words.localised(raw.title.as_ref(), tree, "title", findings),
        authors: authors(&raw.authors, tree, words, findings),
        citation: words.localised(raw.citation.as_ref(), tree, "citation", findings),
        url: web_address(spanned(raw.url.as_ref(), tree, "url"), findings),
        text: spanned(raw.text.as_ref(), tree, "text"),
        copy: None,
        outline: outline(&raw.outline, tree, words, findings),
    }
}

fn outline(raw: &[RawSection], tree: &Tree, words: &Words<'_>, findings: &mut Findings) -> Vec<Section> {
    let items = tree.get("outline").map(Tree::items).unwrap_or_default();
    let mut sections: Vec<Section> = Vec::new();
    for (raw, tree) in raw.iter().zip(items) {
        let id = Spanned::new(raw.id.clone(), tree.span_of("id"));
        if !check_name(&id.value, id.span, findings) {
            continue;
        }
        if let Some(first) = sections.iter().find(|section| section.id.value.eq_ignore_ascii_case(&id.value)) {
            let name = &id.value;
            let message = say!(en: "the section `{name}` stands twice", zh: "章节 `{name}` 出现了两次");
            let label = say!(en: "first here", zh: "第一次在这里");
            findings.push(Finding::new(code::DUPLICATE_ID, id.span, message).also(first.id.span, label));
            continue;
        }
        let title = words.localised(raw.title.as_ref(), tree, "title", findings);
        sections.push(Section { id, title, paragraphs: raw.paragraphs.clone(), footnotes: raw.footnotes.clone() });
    }
    sections
}

fn site(raw: &RawMap, tree: &Tree, findings: &mut Findings) -> Site {
    let empty = empty_site(tree);
    let tree = tree.get("site").unwrap_or(&empty);
    let base_url = web_address(spanned(raw.site.base_url.as_ref(), tree, "base_url"), findings);
    Site {
        base_url: base_url.map(|url| Spanned { value: format!("{}/", url.value.trim_end_matches('/')), ..url }),
        repository: web_address(spanned(raw.site.repository.as_ref(), tree, "repository"), findings)
            .map(|url| Spanned { value: url.value.trim_end_matches('/').to_owned(), ..url }),
        branch: raw.site.branch.clone().unwrap_or_else(|| "main".to_owned()),
        licence: raw.site.licence.clone(),
    }
}

fn empty_site(tree: &Tree) -> Tree {
    Tree { span: tree.span, value: Value::Map(Vec::new()) }
}

/// The address if it is one of the web; anything else is reported.
fn web_address(url: Option<Spanned<String>>, findings: &mut Findings) -> Option<Spanned<String>> {
    let url = url?;
    let rest = url.value.strip_prefix("https://").or_else(|| url.value.strip_prefix("http://"));
    let fits = rest.is_some_and(|rest| {
        rest.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())
            && rest
                .chars()
                .all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '`' | '?' | '#'))
    });
    if fits {
        return Some(url);
    }
    let message = say!(en: "this is no web address", zh: "这不是网址");
    let help =
        say!(en: "it begins with `https://` and has no `?` or `#`", zh: "网址以 `https://` 开头，且不带 `?` 或 `#`");
    findings.push(bad_value(url.span, message, help));
    None
}

fn expectations(raw: &RawMap, tree: &Tree, identities: &Identities<'_>, findings: &mut Findings) -> Vec<Expectation> {
    let mut all = Vec::new();
    for entry in tree.get("expect").map(Tree::entries).unwrap_or_default() {
        let (Some(view), Some(wanted)) = (View::from_word(&entry.key), raw.expect.get(entry.key.as_str())) else {
            continue;
        };
        for inner in entry.value.entries() {
            let verdict = wanted.get(inner.key.as_str()).and_then(|word| Verdict::from_word(word));
            let node = identities.refer(&inner.key, inner.key_span, findings);
            if let (Some(node), Some(verdict)) = (node, verdict) {
                all.push(Expectation { view, node, verdict, span: inner.value.span });
            }
        }
    }
    all
}

/// The levels that the project sets, in `map.yaml` and with `allow`.
pub(super) fn levels(loaded: &Loaded, findings: &mut Findings) -> Levels {
    let mut levels = Levels::default();
    if let Some(document) = &loaded.map {
        let set = document.tree.get("checks").and_then(|tree| tree.get("levels"));
        for entry in set.map(Tree::entries).unwrap_or_default() {
            let word = document.raw.checks.levels.get(entry.key.as_str());
            if let (Some(code), Some(level)) =
                (known_code(&entry.key, entry.key_span, findings), word.and_then(|word| Level::from_word(word)))
            {
                levels.by_code.insert(code.id.to_owned(), level);
            }
        }
    }
    for (_, document) in loaded.nodes.iter().filter(|(_, document)| may_allow(&document.raw)) {
        for entry in allows(&document.tree) {
            if let Some(code) = known_code(&entry.key, entry.key_span, findings) {
                let is_blank =
                    matches!(&entry.value.value, Value::Scalar(Scalar::Text(reason)) if reason.trim().is_empty());
                if is_blank {
                    let id = code.id;
                    let message = say!(en: "no reason is given for allowing {id}", zh: "放行 {id}，却没有写理由");
                    let help = say!(en: "write why it is right here: `allow: {{{id}: \"…\"}}`", zh: "请写明这里为何没问题：`allow: {{{id}: \"…\"}}`");
                    findings.push(Finding::new(code::ALLOW_WITHOUT_REASON, entry.value.span, message).help(help));
                }
                levels.allow(document.file, code, entry.key_span);
            }
        }
    }
    levels
}

/// Whether an `allow` can stand in a file: at the node, or at one in its reasons.
fn may_allow(raw: &RawNode) -> bool {
    let has_inline = |reason: &RawReason| reason.with.iter().any(|premise| matches!(premise, RawPremise::Inline(_)));
    let in_entry = |entry: &RawEntry| if let RawEntry::Long(reason) = entry { has_inline(reason) } else { false };
    let entries = [&raw.supports, &raw.attacks, &raw.undercuts];
    !raw.allow.is_empty() || entries.into_iter().flatten().any(in_entry) || raw.prefers.iter().any(has_inline)
}

/// Every entry under an `allow`, of the node of a file and of the nodes in its reasons.
fn allows(root: &Tree) -> Vec<&Entry> {
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(tree) = open.pop() {
        for entry in tree.entries() {
            if entry.key == "allow" {
                found.extend(entry.value.entries());
            } else {
                open.push(&entry.value);
            }
        }
        open.extend(tree.items());
    }
    found
}

fn known_code(word: &str, span: Span, findings: &mut Findings) -> Option<Code> {
    let found = Code::find(word);
    if found.is_none() {
        let message = say!(en: "there is no code `{word}`", zh: "没有代码 `{word}`");
        let names = code::ALL.iter().flat_map(|code| [code.id, code.name]);
        findings.push(suggest(Finding::new(code::UNKNOWN_KEY, span, message), word, span, names));
    }
    found
}
