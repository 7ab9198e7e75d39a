//! From the project folder to typed files, each with its places: discover, read, load.
//!
//! One bad file costs only itself: what is wrong with it becomes findings, what is right of it is kept. References are
//! still words here; see `resolve`.

pub mod arrange;
mod date;
mod discover;
mod document;
pub(crate) mod edit;
pub(crate) mod files;
pub mod mark;
pub(crate) mod meanings;
pub(crate) mod named;
#[cfg(feature = "lsp")]
pub(crate) mod probe;
pub mod prose;
mod record;
pub(crate) mod shape;
pub(crate) mod shapes;
mod slips;
pub mod snapshot;
pub(crate) mod tree;
mod yaml;

pub use discover::{ARGUMENT, DiskFiles, Found, FoundKind, MemoryFiles, ProjectFiles};
pub(crate) use document::{Document, PageFile};
pub(crate) use shapes::SOURCE_KINDS;
pub use snapshot::Snapshot;

use crate::diagnostic::{Finding, Findings, code};
use crate::say;
use crate::source::{FileId, SourceMap, Span};
use files::{RawMap, RawNode, RawScheme, RawSource, RawTerm};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;

/// The largest node or scheme file, in bytes.
const LARGEST_NODE: u64 = 256 * 1024;
/// The largest file of another kind, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// A project as its files say it, and every file that was read.
pub struct Loaded {
    /// All texts.
    pub sources: SourceMap,
    pub(crate) map: Option<Box<Document<RawMap>>>,
    /// `map.yaml`, whether it could be read or not: the place of findings about the project as a whole.
    pub(crate) map_file: FileId,
    pub(crate) bibliography: Option<Document<BTreeMap<String, RawSource>>>,
    pub(crate) glossary: Option<Document<BTreeMap<String, RawTerm>>>,
    pub(crate) library: Option<Document<BTreeMap<String, RawScheme>>>,
    pub(crate) schemes: Vec<(String, Document<RawScheme>)>,
    pub(crate) nodes: Vec<(String, Box<Document<RawNode>>)>,
    /// Ids whose files could not be read at all: a reference to one is no fault of the file that refers.
    pub(crate) broken: Vec<String>,
    pub(crate) pages: Vec<PageFile>,
    /// The text of the paper, if `map.yaml` names a file of the project that is there.
    pub(crate) paper_text: Option<FileId>,
    /// Pairs of ids that stand for each other where one of them is missing, beside the aliases in the files.
    pub(crate) also_called: Vec<(String, String)>,
}

/// What a file is, by its place in the project.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Role {
    Map,
    Bibliography,
    Glossary,
    Scheme(String),
    Node(String),
    Page(String),
    /// Not ours: an image, the paper's text.
    Other,
    /// It looks like ours but would not be read.
    Unread,
}

impl Role {
    fn of(path: &str) -> Self {
        let below = path.strip_prefix(ARGUMENT).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path);
        let name = below.rsplit('/').next().unwrap_or(below);
        let Some((stem, extension)) = name.rsplit_once('.') else { return Self::Other };
        let stem = stem.to_owned();
        match (below, extension) {
            ("map.yaml", _) => Self::Map,
            ("bibliography.yaml", _) => Self::Bibliography,
            ("glossary.yaml", _) => Self::Glossary,
            (_, "yaml") if below.starts_with("schemes/") => Self::Scheme(stem),
            (_, "yaml") => Self::Node(stem),
            (_, "md") if below.starts_with("pages/") => Self::Page(stem),
            (_, "yml" | "YAML" | "YML" | "Yaml" | "json" | "md" | "markdown") => Self::Unread,
            _ => Self::Other,
        }
    }

    fn limit(&self) -> u64 {
        match self {
            Self::Scheme(_) | Self::Node(_) => LARGEST_NODE,
            _ => LARGEST,
        }
    }
}

/// Discovers, reads and loads a project.
///
/// # Errors
/// If the machine fails to list or read a file. Faults of the files are findings.
pub fn load(files: &dyn ProjectFiles, findings: &mut Findings) -> io::Result<Loaded> {
    let mut loaded = load_own(files, findings)?;
    let library_file = loaded.sources.add("(built-in schemes)", crate::scheme::LIBRARY);
    read_paper_text(files, &mut loaded)?;
    loaded.library = document::load(&loaded.sources, library_file, &shapes::SCHEME_LIBRARY, findings);
    Ok(loaded)
}

/// Reads the text of the paper that `map.yaml` names. A file that is not there, is too large or is no text is left out:
/// the paper need not be published with its map.
fn read_paper_text(files: &dyn ProjectFiles, loaded: &mut Loaded) -> io::Result<()> {
    let Some(name) = loaded.map.as_ref().and_then(|map| map.raw.paper.text.as_ref()) else { return Ok(()) };
    let path = format!("{ARGUMENT}/{name}");
    let fits = |found: &Found| found.path == path && matches!(found.kind, FoundKind::File(size) if size <= LARGEST);
    if files.list()?.iter().any(fits)
        && let (text, None) = text_of(files.read(&path)?)
    {
        loaded.paper_text = Some(loaded.sources.add(path, text));
    }
    Ok(())
}

/// As [`load`], without the built-in schemes: enough for verdicts, on which schemes have no bearing. `also_called` are
/// pairs of ids that stand for each other where one of them is missing.
///
/// # Errors
/// As [`load`].
pub fn load_for_verdicts(files: &dyn ProjectFiles, also_called: &[(String, String)]) -> io::Result<Loaded> {
    Ok(Loaded { also_called: also_called.to_vec(), ..load_own(files, &mut Findings::new())? })
}

/// What is wrong with a text that cannot be read at all, as the file of a path, with the text; none if something of it can
/// be used.
pub fn unreadable(path: &str, text: &str) -> Option<(SourceMap, Vec<Finding>)> {
    let mut sources = SourceMap::new();
    let file = sources.add(path, text.strip_prefix('\u{feff}').unwrap_or(text));
    let (part, findings) = part(&sources, &Role::of(path), file, false);
    let is_lost = matches!(
        part,
        Part::Map(None)
            | Part::Bibliography(None)
            | Part::Glossary(None)
            | Part::Scheme(_, None)
            | Part::Node(_, None)
            | Part::Page(None)
    );
    is_lost.then(|| (sources, findings.into_sorted()))
}

/// A word of a dictionary.
pub(crate) struct Word {
    pub key: String,
    pub key_span: Span,
    pub text: String,
    pub span: Span,
}

/// The words of a dictionary, in the order of its file; those that are no text are findings.
pub(crate) fn load_words(sources: &SourceMap, file: FileId, findings: &mut Findings) -> Vec<Word> {
    let document = document::load::<BTreeMap<String, String>>(sources, file, &shapes::DICTIONARY, findings);
    let Some(Document { mut raw, tree, .. }) = document else { return Vec::new() };
    let word = |entry: &tree::Entry| {
        let (key_span, span) = (entry.key_span, entry.value.span);
        Some(Word { text: raw.remove(entry.key.as_str())?, key: entry.key.to_string(), key_span, span })
    };
    tree.entries().iter().filter_map(word).collect()
}

fn load_own(files: &dyn ProjectFiles, findings: &mut Findings) -> io::Result<Loaded> {
    let mut sources = SourceMap::new();
    let mut roles = Vec::new();
    let mut map_file = None;
    for (found, bytes) in read_all(files)? {
        let role = Role::of(&found.path);
        let bytes = match bytes {
            Some(bytes) => bytes,
            None if role == Role::Other && matches!(found.kind, FoundKind::File(_)) => continue,
            None => Vec::new(),
        };
        let (text, fault) = text_of(bytes);
        let file = sources.add(found.path.clone(), text);
        if role == Role::Map {
            map_file = Some(file);
        }
        let refused = refuse(&found, &role, file, fault, findings);
        roles.push((role, file, refused));
    }
    let map_file = map_file.unwrap_or_else(|| no_map_file(&mut sources, findings));
    Ok(load_all(sources, &roles, map_file, findings))
}

/// Everything that was found, with the bytes of what will be read.
fn read_all(files: &dyn ProjectFiles) -> io::Result<Vec<(Found, Option<Vec<u8>>)>> {
    let read = |found: Found| {
        let bytes = if snapshot::is_read(&found) { Some(files.read(&found.path)?) } else { None };
        Ok((found, bytes))
    };
    let mut list = files.list()?;
    list.sort(); // findings, and whatever comes first, must not depend on the order of a disk
    list.into_par_iter().map(read).collect()
}

/// The text of a file without a byte order mark, or the offset of the first byte that is not UTF-8.
fn text_of(bytes: Vec<u8>) -> (String, Option<usize>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text), None),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(&error.into_bytes()[..good]).into_owned(), Some(good))
        }
    }
}

/// Reports a file that is not to be read; true if so.
fn refuse(found: &Found, role: &Role, file: FileId, not_utf8: Option<usize>, findings: &mut Findings) -> bool {
    let at = Span::file_start(file);
    let finding = match (&found.kind, role) {
        (FoundKind::LinkOutside, _) => Finding::new(
            code::LINK_OUTSIDE,
            at,
            say!(en: "this link leads out of the project, or nowhere", zh: "这个链接指向项目之外，或指向不存在的文件"),
        )
        .help(say!(en: "put the file itself here", zh: "请把文件本身放在这里")),
        (FoundKind::NotAFile, _) => Finding::new(
            code::NOT_A_FILE,
            at,
            say!(en: "this is not a regular file with a Unicode name", zh: "这不是普通文件，或文件名不是 Unicode"),
        ),
        (FoundKind::File(_), Role::Other) => return true,
        (FoundKind::File(_), Role::Unread) => Finding::new(
            code::UNREAD_FILE,
            at,
            say!(en: "this file is not read: a node file ends in `.yaml`, a page is `pages/<name>.<language>.md`",
                 zh: "这个文件不会被读取：节点文件以 `.yaml` 结尾，文档页写成 `pages/<名字>.<语言>.md`"),
        )
        .help(renaming(&found.path)),
        (FoundKind::File(size), role) if *size > role.limit() => {
            let limit = role.limit() / 1024;
            Finding::new(
                code::FILE_TOO_LARGE,
                at,
                say!(en: "the file has {size} bytes; at most {limit} KiB are read", zh: "文件有 {size} 字节；最多读取 {limit} KiB"),
            )
        }
        (FoundKind::File(_), _) => match not_utf8 {
            None => return false,
            Some(offset) => Finding::new(
                code::NOT_UTF8,
                Span::new(file, offset, offset),
                say!(en: "the text is not UTF-8 from byte {offset} on", zh: "从第 {offset} 字节起不是 UTF-8 文本"),
            )
            .help(say!(en: "save the file as UTF-8", zh: "请以 UTF-8 编码保存")),
        },
    };
    findings.push(finding);
    true
}

/// The name under which a file would be read.
fn renaming(path: &str) -> crate::diagnostic::Text {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, ending)) if matches!(ending.to_ascii_lowercase().as_str(), "yml" | "yaml") => {
            say!(en: "rename it to `{stem}.yaml`", zh: "请改名为 `{stem}.yaml`")
        }
        _ => say!(en: "rename it, or move it out of `argument/`", zh: "请改名，或移出 `argument/`"),
    }
}

fn no_map_file(sources: &mut SourceMap, findings: &mut Findings) -> FileId {
    let file = sources.add(format!("{ARGUMENT}/map.yaml"), "");
    let message = say!(en: "there is no `argument/map.yaml`", zh: "没有 `argument/map.yaml`");
    let help = say!(
        en: "it names the title, the languages and the thesis of the map",
        zh: "它写明论证图的标题、语言和论题"
    );
    findings.push(Finding::new(code::NO_MAP_FILE, Span::file_start(file), message).help(help));
    file
}

/// What one file became.
enum Part {
    Map(Option<Box<Document<RawMap>>>),
    Bibliography(Option<Document<BTreeMap<String, RawSource>>>),
    Glossary(Option<Document<BTreeMap<String, RawTerm>>>),
    Scheme(String, Option<Document<RawScheme>>),
    Node(String, Option<Box<Document<RawNode>>>),
    Page(Option<PageFile>),
    Nothing,
}

fn load_all(sources: SourceMap, roles: &[(Role, FileId, bool)], map_file: FileId, findings: &mut Findings) -> Loaded {
    let parts: Vec<(Part, Findings)> =
        roles.par_iter().map(|(role, file, refused)| part(&sources, role, *file, *refused)).collect();
    let mut loaded = Loaded {
        sources,
        map: None,
        map_file,
        bibliography: None,
        glossary: None,
        library: None,
        schemes: Vec::new(),
        nodes: Vec::new(),
        broken: Vec::new(),
        pages: Vec::new(),
        paper_text: None,
        also_called: Vec::new(),
    };
    for (part, found) in parts {
        findings.append(found);
        match part {
            Part::Map(map) => loaded.map = map,
            Part::Bibliography(bibliography) => loaded.bibliography = bibliography,
            Part::Glossary(glossary) => loaded.glossary = glossary,
            Part::Scheme(id, Some(scheme)) => loaded.schemes.push((id, scheme)),
            Part::Node(id, Some(node)) => loaded.nodes.push((id, node)),
            Part::Node(id, None) => loaded.broken.push(id),
            Part::Page(page) => loaded.pages.extend(page),
            Part::Scheme(_, None) | Part::Nothing => {}
        }
    }
    loaded
}

fn part(sources: &SourceMap, role: &Role, file: FileId, refused: bool) -> (Part, Findings) {
    let mut findings = Findings::new();
    let part = match role {
        Role::Node(id) if refused => Part::Node(id.clone(), None),
        _ if refused => Part::Nothing,
        Role::Map => Part::Map(document::load(sources, file, &shapes::MAP, &mut findings).map(Box::new)),
        Role::Bibliography => Part::Bibliography(document::load(sources, file, &shapes::BIBLIOGRAPHY, &mut findings)),
        Role::Glossary => Part::Glossary(document::load(sources, file, &shapes::GLOSSARY, &mut findings)),
        Role::Scheme(id) => Part::Scheme(id.clone(), document::load(sources, file, &shapes::SCHEME, &mut findings)),
        Role::Node(id) => {
            Part::Node(id.clone(), document::load(sources, file, &shapes::NODE, &mut findings).map(Box::new))
        }
        Role::Page(stem) => Part::Page(document::load_page(sources, file, stem, &mut findings)),
        Role::Other | Role::Unread => Part::Nothing,
    };
    (part, findings)
}
