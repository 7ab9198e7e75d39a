//! The JSON Schemas of a project's files take what the loader takes and refuse what it refuses for its shape.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use elenchus::diagnostic::{Finding, Level, Tongue, code};
use elenchus::load::{ARGUMENT, DiskFiles, ProjectFiles};
use elenchus::pipeline::{Argument, argue};
use elenchus::schema::{self, FileKind};
use jsonschema::{Validator, draft7};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Findings about the shape of a file alone.
const OF_SHAPE: &[&str] = &[
    code::EMPTY_FILE.id,
    code::UNKNOWN_KEY.id,
    code::WRONG_TYPE.id,
    code::MISSING_KEY.id,
    code::UNKNOWN_WORD.id,
    code::BAD_VALUE.id,
];

fn kind_of(path: &str) -> Option<FileKind> {
    let below = path.strip_prefix(ARGUMENT)?.strip_prefix('/')?;
    Some(match below {
        _ if !below.ends_with(".yaml") => return None,
        "map.yaml" => FileKind::Map,
        "bibliography.yaml" => FileKind::Bibliography,
        "glossary.yaml" => FileKind::Glossary,
        _ if below.starts_with("schemes/") => FileKind::Scheme,
        _ => FileKind::Node,
    })
}

fn validator(schema: &Value) -> Validator {
    draft7::meta::validate(schema).unwrap_or_else(|error| panic!("no schema: {error}"));
    draft7::new(schema).expect("a schema")
}

fn read(text: &str) -> Option<Value> {
    serde_yaml::from_str(text).ok()
}

fn shipped() -> Argument {
    argue(&DiskFiles::new(env!("CARGO_MANIFEST_DIR"))).expect("the map can be read")
}

#[test]
fn every_file_of_the_shipped_map_fits_with_and_without_ids() {
    let argument = shipped();
    let files = DiskFiles::new(env!("CARGO_MANIFEST_DIR"));
    for tongue in [Tongue::En, Tongue::Zh] {
        for project in [None, Some(&argument.project)] {
            let validators: Vec<(FileKind, Validator)> =
                FileKind::ALL.iter().map(|&kind| (kind, validator(&schema::of(kind, tongue, project)))).collect();
            let mut seen = 0;
            for found in files.list().expect("a list") {
                let Some(kind) = kind_of(&found.path) else { continue };
                let text = String::from_utf8(files.read(&found.path).expect("bytes")).expect("text");
                let value = read(&text).expect("YAML");
                let validator = &validators.iter().find(|(of, _)| *of == kind).expect("every kind").1;
                let faults: Vec<String> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
                assert!(faults.is_empty(), "{}: {faults:?}", found.path);
                seen += 1;
            }
            assert!(seen > 100, "{seen}");
        }
    }
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/scheme/library.yaml");
    let library = read(&std::fs::read_to_string(library).expect("the built-in schemes")).expect("YAML");
    let scheme = validator(&schema::of(FileKind::Scheme, Tongue::En, None));
    assert!(library.as_object().expect("a mapping").values().all(|one| scheme.is_valid(one)));
}

/// The example and the twin of every rule: the schema refuses a file exactly if the loader says something about its shape.
#[test]
fn the_schema_and_the_loader_agree_on_every_example_of_the_catalogue() {
    let (mut refused, mut taken) = (0, 0);
    for rule in code::ALL {
        // The twin is laid over the example.
        let mended = rule.example().into_iter().chain(rule.twin());
        for files in [rule.example().into_iter().collect::<BTreeMap<_, _>>(), mended.collect()] {
            let written: Vec<(&str, &str)> = files.into_iter().filter(|(_, text)| !text.is_empty()).collect();
            let argument = support::small::argument(&written);
            for (path, text) in written {
                let (Some(kind), Some(value)) = (kind_of(path), read(text)) else { continue };
                let of_file = |finding: &&Finding| argument.sources.path(finding.primary.span) == path;
                let found: Vec<&Finding> = argument.findings.iter().filter(of_file).collect();
                // Another reader of YAML may take what the gate refuses; a schema cannot say anything about that.
                let gate = ["L002", "L004", "L005", "L006"];
                if found.iter().any(|finding| gate.contains(&finding.code.id)) {
                    continue;
                }
                let fits = !found.iter().any(|finding| OF_SHAPE.contains(&finding.code.id));
                let schema = validator(&schema::of(kind, Tongue::En, None));
                assert_eq!(schema.is_valid(&value), fits, "{} {path}\n{text}\n{found:?}", rule.id);
                if fits { taken += 1 } else { refused += 1 }
            }
        }
    }
    assert!(refused >= 4 && taken >= 50, "{refused} refused, {taken} taken");
}

#[test]
fn ids_of_the_project_are_enumerated_and_described() {
    let argument = shipped();
    let schema = schema::node(Tongue::Zh, Some(&argument.project));
    let with = validator(&schema);
    let node = |rest: &str| read(&format!("kind: rebuttal\ntitle: 某事。\n{rest}\n")).expect("YAML");
    let free = validator(&schema::node(Tongue::Zh, None));
    let ids = [
        ("supports: [aigc-not-copyrightable]", true),
        ("supports: [aigc-not-copyrightabel]", false),
        ("attacks: [{to: aigc-not-copyrightable, scheme: sign, asks: sign/cq-1}]", true),
        ("attacks: [{to: aigc-not-copyrightable, scheme: sing}]", false),
        ("attacks: [{to: aigc-not-copyrightable, asks: sign/cq-99}]", false),
        ("cites: [copyright-law]", true),
        ("cites: [copyright-lore]", false),
        ("allow: {A012: 故意的}", true),
        ("allow: {A999: 故意的}", false),
    ];
    for (text, fits) in ids {
        assert!(free.is_valid(&node(text)), "{text}");
        assert_eq!(with.is_valid(&node(text)), fits, "{text}");
    }
    let statements = &schema["definitions"]["statement"];
    let at = statements["enum"].as_array().expect("ids").iter().position(|id| id == "aigc-not-copyrightable");
    let title = &statements["enumDescriptions"][at.expect("the thesis")];
    let thesis = argument.project.find_node("aigc-not-copyrightable").expect("the thesis");
    assert_eq!(title.as_str(), argument.project.node(thesis).title.get("zh"));
    assert_eq!(schema["properties"]["kind"]["enumDescriptions"].as_array().map(Vec::len), Some(4));
    assert!(argument.findings.iter().all(|finding| finding.level != Level::Error));
}

/// The server behind the YAML support of Visual Studio Code and other editors.
#[test]
fn the_language_server_for_yaml_goes_by_the_schemas() {
    let node = support::node::find_with("tests/yaml_server", "npm-yaml").unwrap_or_else(|lacking| panic!("{lacking}"));
    let folder = tempfile::tempdir().expect("a folder");
    let argument = support::small::argument(&[]);
    let write = |name: &str, schema: Value| {
        let path = folder.path().join(name);
        std::fs::write(&path, schema.to_string()).expect("it can be written");
        path
    };
    let of_node = write("node.json", schema::node(Tongue::En, Some(&argument.project)));
    let of_map = write("map.json", schema::map(Tongue::Zh, None));
    let mut command = std::process::Command::new(&node.program);
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/yaml_server/ask.mjs"));
    command.arg(node.packages.join("node_modules/yaml-language-server/bin/yaml-language-server"));
    command.args([of_node, of_map]);
    let said: Value = serde_json::from_str(&support::command::run(&mut command).expect("it runs")).expect("JSON");
    let wrong = said["wrong"].to_string();
    for part in ["Property suports is not allowed", "0 Value is not accepted", "3 Value is not accepted"] {
        assert!(wrong.contains(part), "{wrong}");
    }
    assert_eq!(said["wrong"].as_array().map(Vec::len), Some(3), "{wrong}");
    assert_eq!(said["map"], serde_json::json!(["1 Property titel is not allowed."]));
    let offered = said["offered"].as_array().expect("a list");
    assert!(offered.contains(&serde_json::json!(["ground", "A ground."])), "{offered:?}");
    assert!(
        said["hover"].as_str().is_some_and(|told| told.contains("What the statement is in the argument")),
        "{said}"
    );
}
