//! The names that a project has, as enumerations: ids with titles, schemes, roles, critical questions, sources.

use crate::diagnostic::{Tongue, code};
use crate::load::shape::Names;
use crate::model::{Kind, Localized, Project};
use serde_json::{Map, Value, json};

/// Names and what they stand for.
type List = Vec<(String, String)>;

/// Every name of a project, by what it names.
pub(super) struct Known {
    /// The languages of the map.
    pub languages: Vec<String>,
    lists: Vec<(&'static str, List)>,
}

impl Known {
    pub fn of(project: &Project, tongue: Tongue) -> Self {
        let title = |text: &Localized| {
            let said = text.first(project.map.preferring(tongue.tag()));
            said.map_or_else(String::new, |(_, text)| text.to_owned())
        };
        let statement = |node: &crate::model::Node| (node.id.clone(), title(&node.title));
        let argued = project.nodes.iter().filter(|node| node.kind != Kind::Context).map(statement);
        let reason = |ix| {
            let reason = project.reason(ix);
            (reason.id.clone(), title(&project.node(reason.lead).title))
        };
        let schemes = project.schemes.values();
        let role = |scheme: &crate::model::Scheme| -> List {
            scheme.roles.iter().map(|role| (role.id.clone(), title(&role.title))).collect()
        };
        let question = |scheme: &crate::model::Scheme| -> List {
            let one = |known: &crate::model::Question| (format!("{}/{}", scheme.id, known.id), title(&known.text));
            scheme.questions.iter().map(one).collect()
        };
        let mut roles: List = schemes.clone().flat_map(role).collect();
        roles.push(("warrant".to_owned(), String::new())); // every scheme has it
        roles.sort();
        roles.dedup_by(|later, first| later.0 == first.0);
        let rules = code::ALL.iter().flat_map(|code| {
            let said = code.title(tongue).to_owned();
            [(code.id.to_owned(), said.clone()), (code.name.to_owned(), said)]
        });
        Self {
            languages: project.map.languages.clone(),
            lists: vec![
                ("statement", project.nodes.iter().map(statement).collect()),
                ("argued", argued.collect()),
                ("reason", project.reason_indices().map(reason).collect()),
                ("scheme", schemes.clone().map(|scheme| (scheme.id.clone(), title(&scheme.title))).collect()),
                ("role", roles),
                ("question", schemes.flat_map(question).collect()),
                ("source", project.bibliography.values().map(|one| (one.key.clone(), title(&one.title))).collect()),
                ("language", project.map.languages.iter().map(|tag| (tag.clone(), String::new())).collect()),
                ("rule", rules.collect()),
            ],
        }
    }

    /// Where in the schema the names of a kind are enumerated; none where they are free.
    pub fn reference(&self, names: Names) -> Option<String> {
        let list = match names {
            Names::Statement => "statement",
            Names::Argued => "argued",
            Names::Reason => "reason",
            Names::Scheme => "scheme",
            Names::Role => "role",
            Names::Question => "question",
            Names::Source => "source",
            Names::Language => "language",
            Names::Rule => "rule",
            Names::NewStatement | Names::FormerId | Names::NewReason | Names::NewSource | Names::Place | Names::New => {
                return None;
            }
        };
        let filled = self.lists.iter().any(|(name, list_of)| *name == list && !list_of.is_empty());
        filled.then(|| format!("#/definitions/{list}"))
    }

    pub fn definitions(&self) -> Value {
        let definition = |(name, list): &(&'static str, List)| {
            let (ids, titles): (Vec<&String>, Vec<&String>) = list.iter().map(|(id, title)| (id, title)).unzip();
            ((*name).to_owned(), json!({"type": "string", "enum": ids, "enumDescriptions": titles}))
        };
        // An empty enumeration is no schema.
        let filled = self.lists.iter().filter(|(_, list)| !list.is_empty());
        Value::Object(filled.map(definition).collect::<Map<String, Value>>())
    }
}
