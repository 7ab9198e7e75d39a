//! What stands in a file: its statement with the reasons that it leads, sections and tours of the map, sources, terms.

use super::desk::State;
use super::text::Lines;
use super::words::Voice;
use crate::load::edit::parse;
use crate::load::named::shape_of;
use crate::load::probe::text_of;
use crate::load::tree::{Entry, Tree, Value};
use lsp_types::{DocumentSymbol, SymbolKind};

/// The outline of a text; nothing of one that is not YAML.
pub(super) fn symbols(state: &State, path: &str, text: &str, voice: Voice<'_>) -> Vec<DocumentSymbol> {
    let (Some(_), Some(tree)) = (shape_of(path), parse(text)) else { return Vec::new() };
    let outline = Outline { lines: Lines::new(text), voice, state };
    match crate::load::snapshot::node_id(path) {
        Some(id) => vec![outline.statement(&id, &tree)],
        None => tree.entries().iter().map(|entry| outline.entry(entry)).collect(),
    }
}

struct Outline<'a> {
    lines: Lines<'a>,
    voice: Voice<'a>,
    state: &'a State,
}

impl Outline<'_> {
    fn statement(&self, id: &str, tree: &Tree) -> DocumentSymbol {
        let place = tree.entry("title").map_or(tree, |entry| &entry.value);
        let kinds = ["supports", "attacks", "undercuts", "prefers", "contradicts", "same_as"];
        let lists = tree.entries().iter().filter(|entry| kinds.contains(&entry.key.as_str()));
        let children = lists.flat_map(|entry| entry.value.items().iter().map(|item| self.reason(&entry.key, item)));
        self.symbol(id, &self.title_of(id), SymbolKind::CLASS, tree, place, children.collect())
    }

    fn reason(&self, kind: &str, item: &Tree) -> DocumentSymbol {
        let key = |key: &str| item.get(key).and_then(text_of);
        let target = match (text_of(item).or_else(|| key("to")), key("stronger").zip(key("weaker"))) {
            (Some(target), _) => target.to_owned(),
            (None, Some((stronger, weaker))) => format!("{stronger} > {weaker}"),
            (None, None) => String::new(),
        };
        let with = item.get("with").map(Tree::items).unwrap_or_default();
        let premise = |tree: &Tree| {
            let id = text_of(tree).or_else(|| tree.get("node").or_else(|| tree.get("id")).and_then(text_of));
            let id = id.unwrap_or_default();
            self.symbol(id, &self.title_of(id), SymbolKind::PROPERTY, tree, tree, Vec::new())
        };
        let children = with.iter().map(premise).collect();
        self.symbol(&format!("{kind} {target}"), &self.title_of(&target), SymbolKind::EVENT, item, item, children)
    }

    /// A key of another file, with what is listed under it.
    fn entry(&self, entry: &Entry) -> DocumentSymbol {
        let item = |tree: &Tree| {
            let id = tree.get("id").or_else(|| tree.get("node")).and_then(text_of)?;
            let name = tree.get("title").map(|title| self.localised(title)).unwrap_or_default();
            Some(self.symbol(id, &name, SymbolKind::PROPERTY, tree, tree, Vec::new()))
        };
        let below = entry.value.entries().iter().flat_map(|entry| entry.value.items());
        let children = entry.value.items().iter().chain(below).filter_map(item).collect();
        let name = ["title", "term"].iter().find_map(|key| entry.value.get(key)).unwrap_or(&entry.value);
        let whole = entry.key_span.start as usize..entry.value.span.end as usize;
        let mut symbol =
            self.symbol(&entry.key, &self.localised(name), SymbolKind::PROPERTY, &entry.value, &entry.value, children);
        symbol.range = self.lines.range(whole);
        symbol.selection_range = self.lines.range(super::scope::bytes(entry.key_span));
        symbol
    }

    /// A text, or that of the language that is wanted.
    fn localised(&self, tree: &Tree) -> String {
        let wanted = || tree.get(self.voice.tongue.tag()).and_then(text_of);
        let any = || tree.entries().first().and_then(|entry| text_of(&entry.value));
        let is_list = matches!(tree.value, Value::List(_));
        let text = if is_list { None } else { text_of(tree).or_else(wanted).or_else(any) };
        text.map(|text| text.lines().next().unwrap_or_default().to_owned()).unwrap_or_default()
    }

    fn title_of(&self, id: &str) -> String {
        let project = &self.state.argument.project;
        project.find_node(id).map(|ix| self.voice.title(ix).to_owned()).unwrap_or_default()
    }

    #[allow(deprecated, reason = "the type has a field that the protocol no longer uses")]
    fn symbol(
        &self,
        name: &str,
        detail: &str,
        kind: SymbolKind,
        whole: &Tree,
        place: &Tree,
        children: Vec<DocumentSymbol>,
    ) -> DocumentSymbol {
        let name = if name.trim().is_empty() { "–" } else { name }; // an empty name is refused by some editors
        DocumentSymbol {
            name: name.to_owned(),
            detail: (!detail.is_empty()).then(|| detail.to_owned()),
            kind,
            tags: None,
            deprecated: None,
            range: self.lines.range(super::scope::bytes(whole.span)),
            selection_range: self.lines.range(super::scope::bytes(place.span)),
            children: (!children.is_empty()).then_some(children),
        }
    }
}
