//! A statement under another id: every place that names it is rewritten, in memory, byte by byte, and the map is argued
//! again, before anybody writes a file.
//!
//! Changed are ids alone: comments, quotes, order and line ends stay. The former id becomes an alias, so that addresses
//! keep working. A translation that was up to date stays so: where a text of the original names the statement, the
//! fingerprint that its translation carries is renewed. The result must have the same statements, reasons and verdicts,
//! and no finding that was not there before; else nothing comes out.

mod calling;
mod mentions;
mod proof;

use calling::Calling;

use crate::analyse::{State, originals, translations};
use crate::diagnostic::{Text, nearest};
use crate::diff::Matching;
use crate::load::Snapshot;
use crate::load::edit::{
    Replacement, entry_in_block, entry_in_flow, is_flow, item, name, parse, range, replaced, reworded,
};
use crate::load::mark::{find, marked};
use crate::load::named::Named;
use crate::load::snapshot::{is_glossary, is_map, node_id};
use crate::load::tree::{Scalar, Tree, Value};
use crate::model::{Node, NodeIx};
use crate::pipeline::{Argument, argue};
use crate::resolve::id_fault;
use crate::say;
use std::collections::BTreeMap;
use std::io;

/// Kept in front of a text that has it.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Why there is no renaming.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// It cannot be done to this map.
    #[error("{}", .0.en)]
    Refused(Text),
    /// The machine failed.
    #[error(transparent)]
    Machine(#[from] io::Error),
}

/// A file that becomes another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// Its path, before and after.
    pub path: (String, String),
    /// Its bytes, before and after.
    pub bytes: (Vec<u8>, Vec<u8>),
}

/// What a renaming changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renamed {
    /// The files, in order of their paths.
    pub files: Vec<Rewritten>,
    /// How often the id was rewritten.
    pub places: usize,
    /// Where a text names the former id in a way that could not be rewritten, `path:line`. The alias serves there.
    pub left: Vec<String>,
}

/// Renames a statement.
///
/// # Errors
/// If there is no such statement, the new id is no id or is taken, or the result would not be the same map.
pub fn rename(files: &Snapshot, old: &str, new: &str) -> Result<Renamed, Trouble> {
    let before = argue(files)?;
    let node = statement(&before, old)?;
    free(&before, node, new)?;
    let calling = Calling::of(&before.project, old, new);
    let mentioned = mentions::edits(&before, &calling);
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut places = 0;
    let paths: Vec<&str> = files.paths().filter(|path| files.text(path).is_some()).collect();
    for path in paths {
        let text = files.text(path).unwrap_or_default();
        let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let mut edits = mentioned.edits.get(path).cloned().unwrap_or_default();
        edits.extend(named(path, body, &calling)?);
        places += edits.len();
        if path == node.path {
            edits.extend(aliased(body, node, &calling)?);
        }
        if !edits.is_empty() {
            let text = replaced(body, edits).ok_or_else(|| unwritable(path))?;
            texts.insert(path.to_owned(), text);
        }
    }
    let moved = |path: &str| match (path == node.path && !node.inline, path.rsplit_once('/')) {
        (true, Some((folder, _))) => format!("{folder}/{new}.yaml"),
        _ => path.to_owned(),
    };
    texts.entry(node.path.clone()).or_insert_with(|| files.text(&node.path).unwrap_or_default().to_owned());
    let rewritten = |texts: &BTreeMap<String, String>| -> Vec<Rewritten> {
        texts.iter().map(|(path, text)| rewrite(files, path, moved(path), text)).collect()
    };
    let after = argue(&applied(files, &rewritten(&texts)))?;
    remark(&mut texts, (&before, &after), &moved)?;
    let rewritten = rewritten(&texts);
    let after = argue(&applied(files, &rewritten))?;
    proof::same(&before, &after, &calling).map_err(Trouble::Refused)?;
    Ok(Renamed { files: rewritten, places, left: mentioned.left })
}

fn refused(text: Text) -> Trouble {
    Trouble::Refused(text)
}

fn unwritable(path: &str) -> Trouble {
    refused(say!(
        en: "{path}: the id is written there in a way that cannot be changed alone",
        zh: "{path}：其中 id 的写法无法单独改动"
    ))
}

fn statement<'a>(argument: &'a Argument, id: &str) -> Result<&'a Node, Trouble> {
    let nodes = &argument.project.nodes;
    if let Some(node) = nodes.iter().find(|node| node.id == id) {
        return Ok(node);
    }
    if let Some(node) = nodes.iter().find(|node| node.aliases.iter().any(|alias| alias.value == id)) {
        let now = &node.id;
        return Err(refused(say!(en: "`{id}` is a former id of `{now}`", zh: "`{id}` 是 `{now}` 的旧 id")));
    }
    let near =
        nearest(id, nodes.iter().map(|node| node.id.as_str())).map(|near| format!(": {near}?")).unwrap_or_default();
    Err(refused(say!(en: "there is no statement `{id}`{near}", zh: "没有这个命题 `{id}`{near}")))
}

/// Refuses an id that is none, or is somebody else's.
fn free(argument: &Argument, node: &Node, new: &str) -> Result<(), Trouble> {
    if let Some(fault) = id_fault(new) {
        return Err(refused(fault));
    }
    if node.id == new {
        return Err(refused(say!(en: "`{new}` is its id already", zh: "它的 id 已经是 `{new}`")));
    }
    let alike = |id: &str| id.eq_ignore_ascii_case(new);
    let others = argument.project.nodes.iter().filter(|other| other.id != node.id);
    let mut names =
        others.flat_map(|other| std::iter::once(&other.id).chain(other.aliases.iter().map(|alias| &alias.value)));
    let taken = names.any(|id| alike(id)) || argument.project.reasons.iter().any(|reason| alike(&reason.id));
    if taken {
        return Err(refused(say!(en: "the id `{new}` is taken", zh: "id `{new}` 已被占用")));
    }
    Ok(())
}

/// The references of a file that name the statement.
fn named(path: &str, text: &str, calling: &Calling<'_>) -> Result<Vec<Replacement>, Trouble> {
    if node_id(path).is_none() && !is_map(path) && !is_glossary(path) {
        return Ok(Vec::new());
    }
    let unread = || {
        refused(say!(
            en: "{path} cannot be read, and may name the statement; see `elenchus check`",
            zh: "{path} 无法读取，其中可能提到这个命题；请运行 `elenchus check`"
        ))
    };
    parse(text).ok_or_else(unread)?;
    let edit = |found: Named| {
        let now = calling.now(&found.name).filter(|_| found.names.is_argued())?;
        let is_quoted = text.get(..found.range.start).is_some_and(|before| before.ends_with(['"', '\'']));
        Some(match text.get(found.range.clone()) {
            Some(raw) if raw == found.name => Ok((found.range, if is_quoted { now } else { name(&now) })),
            _ => Err(unwritable(path)),
        })
    };
    crate::load::named::named(path, text).into_iter().filter_map(edit).collect()
}

/// The former id among the aliases: in place of the new one, if that is a former id itself.
fn aliased(text: &str, node: &Node, calling: &Calling<'_>) -> Result<Vec<Replacement>, Trouble> {
    if calling.old.eq_ignore_ascii_case(calling.new) {
        return Ok(Vec::new()); // an alias must differ by more than letter case
    }
    let root = parse(text).ok_or_else(|| unwritable(&node.path))?;
    let own = if node.inline { find(&root, calling.old) } else { Some(&root) };
    let edit = own.and_then(|own| {
        let Some(aliases) = own.get("aliases") else {
            let line = format!("aliases: [{}]", name(calling.old));
            return if is_flow(text, own) {
                entry_in_flow(text, own, &line)
            } else {
                entry_in_block(text, own, "aliases", &line)
            };
        };
        let says = |alias: &&Tree| alias.value == Value::Scalar(Scalar::Text(calling.new.into()));
        match aliases.items().iter().find(says) {
            Some(back) => reworded(text, range(back), calling.new, calling.old),
            None => item(text, aliases, &name(calling.old)),
        }
    });
    edit.map(|edit| vec![edit]).ok_or_else(|| unwritable(&node.path))
}

fn rewrite(files: &Snapshot, path: &str, moved: String, text: &str) -> Rewritten {
    let before = files.text(path).unwrap_or_default();
    let mark =
        if before.starts_with(BYTE_ORDER_MARK) && !text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { "" };
    Rewritten {
        path: (path.to_owned(), moved),
        bytes: (before.as_bytes().to_vec(), format!("{mark}{text}").into_bytes()),
    }
}

fn applied(files: &Snapshot, rewritten: &[Rewritten]) -> Snapshot {
    let gone = rewritten.iter().fold(files.clone(), |files, change| files.without(&change.path.0));
    rewritten.iter().fold(gone, |files, change| files.with(&change.path.1, change.bytes.1.clone()))
}

/// Renews the fingerprints of translations that were up to date and would not be: their original names the statement.
fn remark(
    texts: &mut BTreeMap<String, String>,
    (before, after): (&Argument, &Argument),
    moved: &dyn Fn(&str) -> String,
) -> Result<(), Trouble> {
    let matching = Matching::of(&before.project, &after.project);
    let found = translations(&after.project);
    let originals = originals(&after.project);
    let stale: BTreeMap<(NodeIx, &str), &str> = found
        .iter()
        .filter(|translation| matches!(translation.state, State::Stale { .. }))
        .filter_map(|of| Some(((of.node, of.language.as_str()), originals.get(of.node.0 as usize)?.as_deref()?)))
        .collect();
    for was in translations(&before.project).iter().filter(|translation| translation.state == State::Current) {
        let Some(now) = matching.node_after(was.node) else { continue };
        let Some(fingerprint) = stale.get(&(now, was.language.as_str())) else { continue };
        let node = after.project.node(now);
        let Some((path, text)) = texts.iter_mut().find(|(path, _)| moved(path) == node.path) else { continue };
        let inline = node.inline.then_some(node.id.as_str());
        let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        *text = marked(body, inline, &was.language, fingerprint).ok_or_else(|| unwritable(path))?;
    }
    Ok(())
}
