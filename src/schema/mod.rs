//! JSON Schemas of the files of a project, read off the table that the loader itself goes by: what the loader takes the
//! schema takes, and what it calls an unknown key or a wrong type the schema refuses.
//!
//! They are drafts of 2019 and older alike: draft-07, which every editor reads, without what later drafts renamed. With a
//! project its own ids stand in them as enumerations.

mod names;

use crate::diagnostic::Tongue;
use crate::load::meanings::{meaning, word_meaning};
use crate::load::shape::{Names, Record, Shape};
use crate::load::shapes;
use crate::model::Project;
use names::Known;
use serde_json::{Map, Value, json};

/// The draft in which the schemas are written.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// A file of a project that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A statement: every YAML file that is none of the others.
    Node,
    /// `map.yaml`, with the tours.
    Map,
    /// `bibliography.yaml`.
    Bibliography,
    /// `glossary.yaml`.
    Glossary,
    /// `schemes/<id>.yaml`.
    Scheme,
}

impl FileKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Node, Self::Map, Self::Bibliography, Self::Glossary, Self::Scheme];

    /// The word for it, which also names its schema's file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Node => "node",
            Self::Map => "map",
            Self::Bibliography => "bibliography",
            Self::Glossary => "glossary",
            Self::Scheme => "scheme",
        }
    }

    fn shape(self) -> &'static Shape {
        match self {
            Self::Node => &shapes::NODE,
            Self::Map => &shapes::MAP,
            Self::Bibliography => &shapes::BIBLIOGRAPHY,
            Self::Glossary => &shapes::GLOSSARY,
            Self::Scheme => &shapes::SCHEME,
        }
    }

    fn title(self, tongue: Tongue) -> &'static str {
        match (self, tongue) {
            (Self::Node, Tongue::En) => "A statement of an argument map",
            (Self::Node, Tongue::Zh) => "论证图中的一个命题",
            (Self::Map, Tongue::En) => "An argument map as a whole",
            (Self::Map, Tongue::Zh) => "整张论证图",
            (Self::Bibliography, Tongue::En) => "The sources that an argument map cites",
            (Self::Bibliography, Tongue::Zh) => "论证图引用的文献",
            (Self::Glossary, Tongue::En) => "The glossary of an argument map",
            (Self::Glossary, Tongue::Zh) => "论证图的术语表",
            (Self::Scheme, Tongue::En) => "An argument scheme",
            (Self::Scheme, Tongue::Zh) => "论证型式",
        }
    }
}

/// The schema of node files, described in a language; with a project its ids are enumerated.
pub fn node(tongue: Tongue, project: Option<&Project>) -> Value {
    of(FileKind::Node, tongue, project)
}

/// The schema of `map.yaml`.
pub fn map(tongue: Tongue, project: Option<&Project>) -> Value {
    of(FileKind::Map, tongue, project)
}

/// The schema of a kind of file.
pub fn of(kind: FileKind, tongue: Tongue, project: Option<&Project>) -> Value {
    let writer = Writer { tongue, known: project.map(|project| Known::of(project, tongue)) };
    let mut schema = writer.shape("", kind.shape());
    let mut whole = Map::new();
    whole.insert("$schema".to_owned(), json!(DRAFT));
    whole.insert("title".to_owned(), json!(kind.title(tongue)));
    if let Some(object) = schema.as_object_mut() {
        whole.append(object);
    }
    if let Some(known) = &writer.known {
        whole.insert("definitions".to_owned(), known.definitions());
    }
    Value::Object(whole)
}

struct Writer {
    tongue: Tongue,
    known: Option<Known>,
}

impl Writer {
    /// The schema of a value that stands under `key`. The table of shapes is a tree of bounded depth.
    fn shape(&self, key: &str, shape: &Shape) -> Value {
        match shape {
            Shape::Text => json!({"type": "string"}),
            Shape::Name(names) => self.name(*names),
            Shape::TextOrNumber => json!({"type": ["string", "number"]}),
            Shape::Word(words) => self.words(key, words),
            Shape::Flag => json!({"type": "boolean"}),
            Shape::Count => json!({"type": "integer", "minimum": 0, "maximum": u32::MAX}),
            Shape::Date => json!({"type": "string", "pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"}),
            Shape::Localised => self.localised(),
            Shape::List(item) => json!({"type": "array", "items": self.shape(key, item)}),
            Shape::Record(record) => self.record(record),
            Shape::MapOf(names, item) => self.map_of(key, *names, item),
            Shape::Either(scalar, records) => {
                let scalar = self.shape(key, scalar);
                let records = records.iter().map(|(_, record)| self.record(record));
                json!({"anyOf": std::iter::once(scalar).chain(records).collect::<Vec<_>>()})
            }
        }
    }

    fn name(&self, names: Names) -> Value {
        match self.known.as_ref().and_then(|known| known.reference(names)) {
            Some(reference) => json!({"$ref": reference}),
            None => json!({"type": "string"}),
        }
    }

    fn words(&self, key: &str, words: &[&str]) -> Value {
        let said: Vec<&str> = words.iter().map(|word| word_meaning(key, word, self.tongue)).collect();
        let mut schema = json!({"type": "string", "enum": words});
        if said.iter().all(|text| !text.is_empty()) {
            schema["enumDescriptions"] = json!(said);
        }
        schema
    }

    /// One text, or one for each language; an editor offers those of the project.
    fn localised(&self) -> Value {
        let languages = self.known.iter().flat_map(|known| &known.languages);
        let properties: Map<String, Value> =
            languages.map(|language| (language.clone(), json!({"type": "string"}))).collect();
        json!({"anyOf": [
            {"type": "string"},
            {"type": "object", "properties": properties, "additionalProperties": {"type": "string"}},
        ]})
    }

    fn record(&self, record: &Record) -> Value {
        let property = |field: &crate::load::shape::Field| {
            let mut schema = self.shape(field.key, &field.shape);
            let said = meaning(record, field.key, self.tongue);
            // In this draft nothing beside a reference is read.
            if schema.get("$ref").is_some() {
                schema = json!({"allOf": [schema]});
            }
            schema["description"] = json!(said);
            (field.key.to_owned(), schema)
        };
        let properties: Map<String, Value> = record.fields.iter().map(property).collect();
        let required: Vec<&str> = record.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
        json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
    }

    fn map_of(&self, key: &str, names: Names, item: &Shape) -> Value {
        let mut schema = json!({"type": "object", "additionalProperties": self.shape(key, item)});
        if names != Names::New && names != Names::NewSource && self.known.is_some() {
            schema["propertyNames"] = self.name(names);
        }
        schema
    }
}
