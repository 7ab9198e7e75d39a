//! Who is who: the id of every node, its aliases, and which ids are taken.

use crate::diagnostic::{Finding, Findings, code, nearest, written_alike};
use crate::load::files::{RawEntry, RawNode, RawPremise, RawReason};
use crate::load::tree::Tree;
use crate::load::{Document, Loaded};
use crate::model::NodeIx;
use crate::say;
use crate::source::{Span, Spanned};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A node as its file says it, with its id.
#[derive(Clone, Copy)]
pub(super) struct Identified<'a> {
    pub id: &'a str,
    pub raw: &'a RawNode,
    pub tree: &'a Tree,
    /// The place of findings about the node as a whole.
    pub span: Span,
    /// The node in whose file this one is written inline.
    pub host: Option<&'a RawNode>,
}

/// Every node in order of ids, and every name by which it can be called.
pub(super) struct Identities<'a> {
    pub nodes: Vec<Identified<'a>>,
    /// Looked up, never walked.
    by_id: HashMap<&'a str, NodeIx>,
    by_alias: BTreeMap<String, NodeIx>,
    /// Ids that were meant but cannot be used; a reference to one has nothing to report.
    broken: BTreeSet<&'a str>,
}

/// How a reference to a node ends.
pub(super) enum Lookup {
    Found(NodeIx),
    /// Found under a former id.
    Alias(NodeIx),
    /// The node was meant to exist; its own file has been reported.
    Broken,
    Missing,
}

impl<'a> Identities<'a> {
    pub fn lookup(&self, id: &str) -> Lookup {
        if let Some(&ix) = self.by_id.get(id) {
            return Lookup::Found(ix);
        }
        match self.by_alias.get(id) {
            Some(&ix) => Lookup::Alias(ix),
            None if self.broken.contains(id) => Lookup::Broken,
            None => Lookup::Missing,
        }
    }

    /// The node, by id or alias.
    pub fn find(&self, id: &str) -> Option<NodeIx> {
        self.by_id.get(id).or_else(|| self.by_alias.get(id)).copied()
    }

    /// The node whose id this is.
    pub fn identified(&self, id: &str) -> Option<&Identified<'a>> {
        self.by_id.get(id).and_then(|ix| self.nodes.get(ix.0 as usize))
    }

    /// Every id and alias.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().map(|node| node.id).chain(self.by_alias.keys().map(String::as_str))
    }

    /// The id of a node.
    pub fn id(&self, ix: NodeIx) -> &'a str {
        self.nodes[ix.0 as usize].id // indices come from this table
    }

    /// Resolves a reference to a node; a missing one, or one through an alias, is reported.
    pub fn refer(&self, id: &str, span: Span, findings: &mut Findings) -> Option<NodeIx> {
        match self.lookup(id) {
            Lookup::Found(ix) => Some(ix),
            Lookup::Alias(ix) => {
                let now = self.id(ix);
                findings.push(through_alias(id, now, span));
                Some(ix)
            }
            Lookup::Broken => None,
            Lookup::Missing => {
                let message = say!(en: "there is no node `{id}`", zh: "没有节点 `{id}`");
                findings.push(suggest(Finding::new(code::DANGLING_NODE, span, message), id, span, self.names()));
                None
            }
        }
    }
}

/// The finding about a reference through a former id.
pub(super) fn through_alias(old: &str, now: &str, span: Span) -> Finding {
    let message = say!(en: "`{old}` is a former id of `{now}`", zh: "`{old}` 是 `{now}` 的旧 id");
    Finding::new(code::THROUGH_ALIAS, span, message).help(say!(en: "write `{now}`", zh: "请写 `{now}`")).mend(span, now)
}

/// Adds the nearest right name to a finding about a wrong one.
pub(super) fn suggest<'n>(finding: Finding, wrong: &str, span: Span, names: impl Iterator<Item = &'n str>) -> Finding {
    match nearest(wrong, names) {
        Some(near) => {
            let finding = finding.help(say!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"));
            if written_alike(wrong, near) { finding.mend(span, near) } else { finding.replace(span, near) }
        }
        None => finding,
    }
}

/// Names that cannot be file names everywhere, or have a meaning of their own.
pub(super) fn is_reserved(id: &str) -> bool {
    let stem = id.split('.').next().unwrap_or(id).to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem.as_str(), "index" | "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Why a text is no id; `None` if it is one.
pub fn id_fault(id: &str) -> Option<crate::diagnostic::Text> {
    let parts_ok = id.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if is_reserved(id) {
        Some(say!(en: "the name `{id}` is reserved", zh: "`{id}` 是保留名"))
    } else if id.len() > 100 {
        Some(say!(en: "an id has at most 100 characters", zh: "id 最多 100 个字符"))
    } else if !parts_ok {
        Some(say!(en: "`{id}` is no id", zh: "`{id}` 不能作 id"))
    } else {
        None
    }
}

/// Reports a text that is no id. True if it is one.
pub(super) fn check_id(id: &str, span: Span, findings: &mut Findings) -> bool {
    let Some(message) = id_fault(id) else { return true };
    let help = say!(
        en: "an id is made of ASCII letters and digits with single hyphens between: `weak-shade`",
        zh: "id 由英文字母、数字和单个连字符组成：`weak-shade`"
    );
    let finding = Finding::new(code::INVALID_ID, span, message);
    // A file's name is no place in its text.
    let of_file = span.start == span.end;
    let folded = id.trim().replace([' ', '_'], "-").to_ascii_lowercase();
    findings.push(if !of_file {
        finding.help(help)
    } else if id_fault(&folded).is_none() {
        finding.help(say!(en: "the name of the file is the id: rename it to `{folded}.yaml`", zh: "文件名就是 id：请改名为 `{folded}.yaml`"))
    } else {
        finding.help(say!(
            en: "the name of the file is the id: use ASCII letters and digits with single hyphens between, `weak-shade.yaml`",
            zh: "文件名就是 id：请用英文字母、数字和单个连字符，如 `weak-shade.yaml`"
        ))
    });
    false
}

/// Finds every node, inline ones included, and makes ids unique.
pub(super) fn identify<'a>(loaded: &'a Loaded, findings: &mut Findings) -> Identities<'a> {
    let mut broken: BTreeSet<&str> = loaded.broken.iter().map(String::as_str).collect();
    let (mut all, faulty): (Vec<_>, Vec<_>) =
        candidates(loaded).into_par_iter().partition(|node| id_fault(node.id).is_none());
    for node in &faulty {
        check_id(node.id, node.span, findings);
        broken.insert(node.id);
    }
    all.par_sort_by(|a, b| caseless(a.id).cmp(&caseless(b.id))); // of equal ones the first in the order of files stays first
    let mut nodes: Vec<Identified<'a>> = Vec::with_capacity(all.len());
    for node in all {
        match nodes.last().filter(|last| last.id.eq_ignore_ascii_case(node.id)) {
            Some(first) => findings.push(duplicate(node.id, first.id, node.span, first.span)),
            None => nodes.push(node),
        }
    }
    nodes.par_sort_by_key(|node| node.id);
    let index = |at: usize| NodeIx(u32::try_from(at).unwrap_or(u32::MAX));
    let by_id: HashMap<&str, NodeIx> = nodes.iter().enumerate().map(|(at, node)| (node.id, index(at))).collect();
    let mut by_alias = aliases(&nodes, findings);
    for (one, other) in &loaded.also_called {
        for (name, id) in [(one, other), (other, one)] {
            if let (None, Some(&ix)) = (by_id.get(name.as_str()), by_id.get(id.as_str())) {
                by_alias.entry(name.clone()).or_insert(ix);
            }
        }
    }
    Identities { nodes, by_id, by_alias, broken }
}

/// The id as it is compared: letter case makes no difference.
fn caseless(id: &str) -> Cow<'_, str> {
    if id.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(id.to_ascii_lowercase())
    } else {
        Cow::Borrowed(id)
    }
}

fn duplicate(id: &str, other: &str, span: Span, first: Span) -> Finding {
    let message = if id == other {
        say!(en: "the id `{id}` is taken", zh: "id `{id}` 已被占用")
    } else {
        say!(en: "the id `{id}` differs from `{other}` only by letter case", zh: "id `{id}` 与 `{other}` 只有大小写不同")
    };
    Finding::new(code::DUPLICATE_ID, span, message)
        .also(first, say!(en: "it stands here already", zh: "它已在这里"))
        .help(say!(en: "give one of them another id; folders make no difference", zh: "请给其中一个换个 id；放在不同文件夹也不行"))
}

/// Every node of every file, and the inline nodes after their host.
fn candidates(loaded: &Loaded) -> Vec<Identified<'_>> {
    loaded.nodes.par_iter().flat_map_iter(|(stem, document)| of_file(stem, document)).collect()
}

fn of_file<'a>(stem: &'a str, document: &'a Document<RawNode>) -> impl Iterator<Item = Identified<'a>> {
    let (raw, tree) = (&document.raw, &document.tree);
    let own = Identified { id: stem, raw, tree, span: Span::file_start(document.file), host: None };
    std::iter::once(own).chain(inline_nodes(raw, tree))
}

fn inline_nodes<'a>(host: &'a RawNode, tree: &'a Tree) -> Vec<Identified<'a>> {
    let mut found = Vec::new();
    for (reason, entry) in linked_reasons(host, tree) {
        let premises = entry.get("with").map(Tree::items).unwrap_or_default();
        for (premise, tree) in reason.with.iter().zip(premises) {
            if let RawPremise::Inline(raw) = premise {
                let id = raw.id.as_deref().unwrap_or_default();
                found.push(Identified { id, raw, tree, span: tree.span_of("id"), host: Some(host) });
            }
        }
    }
    found
}

/// Every reason of a node with linked premises, with its tree.
fn linked_reasons<'a>(raw: &'a RawNode, tree: &'a Tree) -> impl Iterator<Item = (&'a RawReason, &'a Tree)> {
    let written = [(&raw.supports, "supports"), (&raw.attacks, "attacks"), (&raw.undercuts, "undercuts")];
    let in_entries = written.into_iter().flat_map(|(entries, key)| {
        let long = entries.iter().enumerate().filter_map(|(at, entry)| match entry {
            RawEntry::Long(reason) => Some((at, &**reason)),
            RawEntry::Short(_) => None,
        });
        long.map(move |(at, reason)| (key, at, reason))
    });
    let all = in_entries.chain(raw.prefers.iter().enumerate().map(|(at, reason)| ("prefers", at, reason)));
    let linked = all.filter(|(_, _, reason)| !reason.with.is_empty());
    linked.filter_map(|(key, at, reason)| Some((reason, tree.get(key)?.items().get(at)?)))
}

fn aliases(nodes: &[Identified<'_>], findings: &mut Findings) -> BTreeMap<String, NodeIx> {
    if nodes.iter().all(|node| node.raw.aliases.is_empty()) {
        return BTreeMap::new();
    }
    let taken: HashMap<Cow<'_, str>, Span> = nodes.iter().map(|node| (caseless(node.id), node.span)).collect();
    let mut by_alias: BTreeMap<String, (NodeIx, Span)> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        for (item, alias) in node.raw.aliases.iter().enumerate() {
            let alias = Spanned::new(alias.clone(), node.tree.span_of_item("aliases", item));
            if !check_id(&alias.value, alias.span, findings) {
                continue;
            }
            let name = &alias.value;
            let first = taken.get(&*caseless(name)).copied().or_else(|| by_alias.get(name).map(|&(_, span)| span));
            if let Some(first) = first {
                let message = say!(en: "the alias `{name}` is the id or alias of a node", zh: "别名 `{name}` 已是某节点的 id 或别名");
                let label = say!(en: "it is taken here", zh: "它在这里");
                findings.push(Finding::new(code::ALIAS_CLASH, alias.span, message).also(first, label));
                continue;
            }
            by_alias.insert(alias.value, (NodeIx(u32::try_from(at).unwrap_or(u32::MAX)), alias.span));
        }
    }
    by_alias.into_iter().map(|(alias, (ix, _))| (alias, ix)).collect()
}
