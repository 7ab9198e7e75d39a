//! Where the files of a project speak of what: every name in them with its place and with what it names, written in YAML or
//! as `[[id]]` and `[@key]` in Markdown. For whoever goes from a name to the thing, or from a thing to all its names.

use crate::diagnostic::{Code, code};
use crate::load::named::{Named, named};
use crate::load::shape::Names;
use crate::model::{Locator, NodeIx, Project, ReasonIx};
use crate::source::{FileId, SourceMap, Span};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A statement.
    Node(NodeIx),
    /// A reason.
    Reason(ReasonIx),
    /// A scheme, by its id.
    Scheme(String),
    /// A role of a scheme: the role's id.
    Role(String),
    /// A critical question: the scheme's id and the question's.
    Question(String, String),
    /// A source, by its key.
    Source(String),
    /// A section of the paper, by its id.
    Section(String),
    /// A rule.
    Rule(Code),
}

/// A name in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// What it stands for.
    pub thing: Thing,
    /// The name as it is written.
    pub name: String,
    /// Where it is written, without quotes and brackets.
    pub span: Span,
    /// Whether the thing is made here and not only spoken of.
    pub is_definition: bool,
}

/// Looks names up in a project.
pub struct Lookup<'p> {
    project: &'p Project,
    aliases: BTreeMap<&'p str, NodeIx>,
}

impl<'p> Lookup<'p> {
    /// A lookup in a project.
    pub fn new(project: &'p Project) -> Self {
        let of_node = |ix| project.node(ix).aliases.iter().map(move |alias| (alias.value.as_str(), ix));
        Self { project, aliases: project.node_indices().flat_map(of_node).collect() }
    }

    /// The statement of an id or a former id.
    pub fn node(&self, id: &str) -> Option<NodeIx> {
        self.project.find_node(id).or_else(|| self.aliases.get(id).copied())
    }

    /// The reason of an id; former ids of statements may stand in it.
    pub fn reason(&self, id: &str) -> Option<ReasonIx> {
        let now = |part| self.node(part).map_or(part, |ix| self.project.node(ix).id.as_str());
        let canonical = || id.split("--").map(now).collect::<Vec<_>>().join("--");
        self.project.find_reason(id).or_else(|| self.project.find_reason(&canonical()))
    }

    /// What a name of a kind stands for; none if there is no such thing.
    fn thing(&self, names: Names, name: &str) -> Option<Thing> {
        match names {
            Names::Statement | Names::Argued | Names::NewStatement | Names::FormerId => {
                self.node(name).map(Thing::Node)
            }
            Names::Reason | Names::NewReason => self.reason(name).map(Thing::Reason),
            Names::Scheme => self.project.schemes.contains_key(name).then(|| Thing::Scheme(name.to_owned())),
            Names::Role => Some(Thing::Role(name.to_owned())),
            Names::Question => {
                let (scheme, question) = name.split_once('/')?;
                self.project.schemes.get(scheme)?.question(question)?;
                Some(Thing::Question(scheme.to_owned(), question.to_owned()))
            }
            Names::Source | Names::NewSource => {
                self.project.bibliography.contains_key(name).then(|| Thing::Source(name.to_owned()))
            }
            Names::Place => {
                let section = Locator::parse(name).ok()?.section;
                let known = self.project.map.paper.outline.iter().any(|one| one.id.value == section);
                known.then_some(Thing::Section(section))
            }
            Names::Rule => Code::find(name).filter(|found| code::ALL.contains(found)).map(Thing::Rule),
            Names::Language | Names::New => None,
        }
    }

    /// Every name in a text that lies at a path, in order of places.
    pub fn in_text(&self, path: &str, text: &str, file: FileId) -> Vec<Occurrence> {
        let place = |range: &std::ops::Range<usize>| Span::new(file, range.start, range.end);
        let of_yaml = named(path, text).into_iter().filter_map(|Named { names, name, range, .. }| {
            let is_definition = matches!(names, Names::NewStatement | Names::NewReason | Names::NewSource);
            Some(Occurrence { thing: self.thing(names, &name)?, name, span: place(&range), is_definition })
        });
        let of_markdown = mentions(text).into_iter().filter_map(|(is_source, range)| {
            let name = text.get(range.clone())?;
            let thing = match is_source {
                true => self.thing(Names::Source, name),
                false => self.thing(Names::Statement, name).or_else(|| self.thing(Names::Reason, name)),
            };
            Some(Occurrence { thing: thing?, name: name.to_owned(), span: place(&range), is_definition: false })
        });
        let mut all: Vec<Occurrence> = of_yaml.chain(of_markdown).collect();
        all.sort_by_key(|one| one.span);
        all
    }

    /// Every name in every file of a project, in order of files and places.
    pub fn everywhere(&self, sources: &SourceMap) -> Vec<Occurrence> {
        let files: Vec<(FileId, &crate::source::SourceFile)> = sources.files().collect();
        let of_file = |(id, file): &(FileId, &crate::source::SourceFile)| self.in_text(&file.path, &file.text, *id);
        files.par_iter().flat_map_iter(of_file).collect()
    }
}

/// The ids in `[[id]]`, `[[id|words]]` and the keys in `[@key]`, `[@key, p. 3]`: whether it is a key, and its bytes.
fn mentions(text: &str) -> Vec<(bool, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    for (opening, is_source) in [("[[", false), ("[@", true)] {
        for (at, _) in text.match_indices(opening) {
            let start = at + opening.len();
            let rest = &text[start..];
            let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
            let end = start + rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
            let after = &text[end..];
            let closes = if is_source { after.starts_with([']', ',', ';']) } else { after.starts_with(['|', ']']) };
            if closes && end > start {
                found.push((is_source, start..end));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Findings;
    use crate::load::{MemoryFiles, load};

    #[test]
    fn names_lead_to_things_and_things_to_all_their_names() {
        let files = MemoryFiles::new()
            .with("argument/map.yaml", "format: 1\ntitle: T\nlanguages: [zh]\nthesis: a\npaper: {outline: [{id: \"2.1\", title: X}]}\n")
            .with("argument/bibliography.yaml", "wang: {type: book, title: 书, year: 2020}\n")
            .with("argument/a.yaml", "kind: claim\ntitle: 甲\naliases: [old]\n")
            .with("argument/b.yaml", "kind: premise\ntitle: 乙\ntext: 见 [[old]] 与 [[a|甲]]、[@wang, 3]\nat: [\"2.1¶1\"]\ncites: [wang]\nsupports: [a]\n")
            .with("argument/c.yaml", "kind: rebuttal\ntitle: 丙\nundercuts: [b--old]\n");
        let loaded = load(&files, &mut Findings::new()).expect("memory does not fail");
        let project = super::super::resolve(&loaded, &mut Findings::new()).project;
        let lookup = Lookup::new(&project);
        let all = lookup.everywhere(&loaded.sources);
        let a = Thing::Node(project.find_node("a").expect("a"));
        let said = |thing: &Thing| -> Vec<String> {
            let place = |one: &&Occurrence| one.thing == *thing;
            let of = |one: &Occurrence| format!("{} {}", loaded.sources.place(one.span), one.name);
            all.iter().filter(place).map(of).collect()
        };
        assert_eq!(
            said(&a),
            [
                "argument/a.yaml:3:11 old",
                "argument/b.yaml:3:11 old",
                "argument/b.yaml:3:21 a",
                "argument/b.yaml:6:12 a",
                "argument/map.yaml:4:9 a"
            ]
        );
        assert_eq!(said(&Thing::Source("wang".to_owned())).len(), 3);
        assert_eq!(said(&Thing::Section("2.1".to_owned())), ["argument/b.yaml:4:7 2.1¶1"]);
        let reason = Thing::Reason(project.find_reason("b--a").expect("b--a"));
        assert_eq!(said(&reason), ["argument/c.yaml:3:13 b--old"]);
    }
}
