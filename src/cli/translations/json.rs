//! The list of translations as one JSON document, for other programs.

use super::history::Since;
use crate::analyse::{Mismatch, State, Stretch, Translation, originals};
use crate::pipeline::Argument;
use serde_json::{Value, json};

/// The version of the document's shape. It grows when a field changes its meaning or goes.
const SCHEMA_VERSION: u32 = 1;
/// The JSON Schema of the document.
pub(super) const SCHEMA: &str = include_str!("translations.schema.json");

/// The document about some translations, each with what has changed since, where that is known.
pub(super) fn document(argument: &Argument, rows: &[(&Translation, Option<Since>)]) -> Value {
    let originals = originals(&argument.project);
    let stretch = |stretch: &Stretch| match stretch {
        Stretch::Kept(text) => json!({"kept": text}),
        Stretch::Gone(text) => json!({"gone": text}),
        Stretch::New(text) => json!({"new": text}),
    };
    let field = |(field, stretches): &(&'static str, Vec<Stretch>)| json!({"field": field, "words": stretches.iter().map(stretch).collect::<Vec<_>>()});
    let since =
        |since: &Since| json!({"commit": since.commit, "fields": since.fields.iter().map(field).collect::<Vec<_>>()});
    let mismatch = |found: &Mismatch| {
        json!({
            "field": found.field,
            "kind": found.kind.word(),
            "only_original": found.only_original,
            "only_translation": found.only_translation,
        })
    };
    let row = |(found, history): &(&Translation, Option<Since>)| {
        let node = argument.project.node(found.node);
        let missing = match found.state {
            State::Missing { title } => Some(if title { "title" } else { "text" }),
            _ => None,
        };
        let recorded = if let State::Stale { recorded } = &found.state { Some(recorded) } else { None };
        json!({
            "id": node.id,
            "language": found.language,
            "state": found.state.word(),
            "missing": missing,
            "file": node.path,
            "fingerprint": originals[found.node.0 as usize], // one for each node
            "recorded": recorded,
            "mismatches": found.mismatches.iter().map(mismatch).collect::<Vec<_>>(),
            "since": history.as_ref().map(since),
        })
    };
    json!({"version": SCHEMA_VERSION, "translations": rows.iter().map(row).collect::<Vec<_>>()})
}
