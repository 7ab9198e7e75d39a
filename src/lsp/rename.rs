//! A statement or a source under another name: every place that names it, as edits for the editor.
//!
//! The id of a statement is the name of its file, so the file gets another name too; the former id becomes an alias, so
//! that addresses keep working.

use super::desk::{Desk, State};
use super::text::Lines;
use crate::diagnostic::Text;
use crate::rename::{Rewritten, Trouble};
use crate::resolve::{Lookup, Thing, id_fault};
use crate::say;
use lsp_types::{
    DocumentChangeOperation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, RenameFile, ResourceOp,
    TextDocumentEdit, TextEdit, WorkspaceEdit,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// A replacement of bytes.
type Edit = (Range<usize>, String);

/// The present name of what can be renamed; none for what is built in, or gets its name from others.
pub(super) fn name(state: &State, thing: &Thing) -> Option<String> {
    match thing {
        Thing::Node(ix) => Some(state.argument.project.node(*ix).id.clone()),
        Thing::Source(key) => Some(key.clone()),
        _ => None,
    }
}

/// All edits that give a thing another name.
///
/// # Errors
/// Why it cannot get this name.
pub(super) fn rename(desk: &Desk, state: &State, thing: &Thing, new: &str) -> Result<WorkspaceEdit, Text> {
    let old =
        name(state, thing).ok_or_else(|| say!(en: "this has no name of its own", zh: "这里没有可以改名的东西"))?;
    if let Some(path) = state.lost.keys().next() {
        return Err(say!(en: "{path} cannot be read, and may name it", zh: "{path} 无法读取，其中可能提到它"));
    }
    let (by_file, moved) = match thing {
        Thing::Node(_) => statement(desk, &old, new)?,
        _ => (source(state, thing, &old, new)?, None),
    };
    whole(desk, state, by_file, moved).ok_or_else(|| say!(en: "a file has no address", zh: "有文件没有地址"))
}

/// The edits of each file, and the file that gets another name.
type Edits = (BTreeMap<String, Vec<Edit>>, Option<(String, String)>);

/// A statement is renamed as `elenchus rename` does it, with the editor's texts.
fn statement(desk: &Desk, old: &str, new: &str) -> Result<Edits, Text> {
    let files = desk.job().files;
    let renamed = crate::rename::rename(&files, old, new).map_err(|trouble| match trouble {
        Trouble::Refused(text) => text,
        Trouble::Machine(error) => say!(en: "it cannot be renamed: {error}", zh: "无法改名：{error}"),
    })?;
    let mut moved = None;
    let mut by_file = BTreeMap::new();
    for Rewritten { path: (from, to), bytes: (before, after) } in renamed.files {
        let (before, after) = (String::from_utf8_lossy(&before), String::from_utf8_lossy(&after));
        if from != to {
            moved = Some((from.clone(), to));
        }
        by_file.insert(from, changes(&before, &after));
    }
    Ok((by_file, moved))
}

/// What makes one text of another, line by line. A byte order mark is none of the editor's text.
fn changes(before: &str, after: &str) -> Vec<Edit> {
    const MARK: &str = "\u{feff}";
    let [before, after] = [before, after].map(|text| text.strip_prefix(MARK).unwrap_or(text));
    let starts = |text: &str| -> Vec<usize> {
        let lines = text.split_inclusive('\n').scan(0, |at, line| {
            *at += line.len();
            Some(*at)
        });
        std::iter::once(0).chain(lines).collect()
    };
    let (old, new) = (starts(before), starts(after));
    let diff = similar::TextDiff::from_lines(before, after);
    let changed = diff.ops().iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    let edit = |op: &similar::DiffOp| {
        let (was, is) = (op.old_range(), op.new_range());
        (old[was.start]..old[was.end], after[new[is.start]..new[is.end]].to_owned())
    };
    changed.map(edit).collect()
}

/// Every place that names a source.
fn source(state: &State, thing: &Thing, old: &str, new: &str) -> Result<BTreeMap<String, Vec<Edit>>, Text> {
    if let Some(fault) = id_fault(new) {
        return Err(fault);
    }
    let project = &state.argument.project;
    if project.bibliography.contains_key(new) {
        return Err(say!(en: "the id `{new}` is taken", zh: "id `{new}` 已被占用"));
    }
    let sources = &state.argument.sources;
    let mut by_file: BTreeMap<String, Vec<Edit>> = BTreeMap::new();
    let all = Lookup::new(project).everywhere(sources).into_iter();
    for one in all.filter(|one| one.thing == *thing && one.name == old) {
        let edit = (super::scope::bytes(one.span), new.to_owned());
        by_file.entry(sources.path(one.span).to_owned()).or_default().push(edit);
    }
    Ok(by_file)
}

/// The edits as the protocol has them: texts first, under their present names, then the file's new name.
fn whole(
    desk: &Desk,
    state: &State,
    by_file: BTreeMap<String, Vec<Edit>>,
    moved: Option<(String, String)>,
) -> Option<WorkspaceEdit> {
    let mut operations = Vec::new();
    for (path, mut edits) in by_file {
        edits.sort_by_key(|(range, _)| range.start);
        let lines = Lines::new(&state.argument.sources.file(state.file(&path)?).text);
        let version = desk.buffers.get(&path).map(|buffer| buffer.version);
        let edit = |(range, new_text): Edit| OneOf::Left(TextEdit { range: lines.range(range), new_text });
        operations.push(DocumentChangeOperation::Edit(TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri: desk.uri(&path)?, version },
            edits: edits.into_iter().map(edit).collect(),
        }));
    }
    if let Some((from, to)) = moved {
        let (old_uri, new_uri) = (desk.uri(&from)?, desk.uri(&to)?);
        let operation = RenameFile { old_uri, new_uri, options: None, annotation_id: None };
        operations.push(DocumentChangeOperation::Op(ResourceOp::Rename(operation)));
    }
    let document_changes = Some(DocumentChanges::Operations(operations));
    Some(WorkspaceEdit { document_changes, ..WorkspaceEdit::default() })
}
