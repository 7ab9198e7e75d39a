//! The form for a contribution, as far as it knows no page: what it writes is what the loader reads, however strange it is;
//! what it foresees is what the evaluator says once the file is really there; what it finds wrong, `check` finds wrong.
//!
//! The cases are made here and read by Node, which answers with the file, the faults and the verdicts for each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
mod support;

use elenchus::diagnostic::Level;
use elenchus::load::{DiskFiles, MemoryFiles, ProjectFiles};
use elenchus::model::{Kind, Project, Reason, Target, Verdict, View};
use elenchus::pipeline::{Argument, argue};
use elenchus::site::whatif;
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use support::{command, node, project, random_projects};

/// How many contributions to random projects, and to the shipped map.
const RANDOM: u64 = 1_200;
const SHIPPED: u64 = 16;
/// What other people's parsers trip over.
const PARTS: &[&str] = &[
    "a",
    "B",
    "中文。",
    "x: y",
    " #",
    "\"",
    "'",
    "\\",
    "{{",
    "}}",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "%",
    "@",
    "`",
    "---",
    "...",
    "null",
    "true",
    "~",
    "1e3",
    "0x1F",
    "2026-01-01",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{0}",
    "\u{7}",
    "\u{1b}",
    "\u{7f}",
    "\u{9f}",
    "\u{202e}",
    "😀",
    "：",
    "“",
    "”",
    "e\u{301}",
    "\u{a0}",
    "\u{3000}",
    "<script>",
    "<<",
    "=",
    "?",
    ", ",
    "- ",
    "? ",
    ": ",
    ":",
    "no",
    " ",
    "  ",
    "\n\n",
    "\n  \n",
    "    ",
    "</code>",
    "[[a]]",
    "\u{e000}",
    "\u{fffe}",
    "\u{10ffff}",
    "\u{200d}",
    "ﬁ",
    "-",
    "\u{2060}",
    "'s",
];

struct Case {
    files: MemoryFiles,
    argument: Arc<Argument>,
    typed: Value,
}

#[test]
fn what_the_form_makes_is_what_the_rest_of_elenchus_reads() {
    let mut cases: Vec<Case> = (0..RANDOM)
        .map(|seed| {
            let files = with_library(random_projects::project(seed));
            let argument = Arc::new(argue(&files).unwrap());
            random_case(&files, &argument, seed)
        })
        .collect();
    let shipped = shipped();
    let argued = Arc::new(argue(&shipped).unwrap());
    cases.extend((0..SHIPPED).map(|seed| random_case(&shipped, &argued, seed)));
    let answers = answers(&cases);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for (at, (case, answer)) in cases.iter().zip(&answers).enumerate() {
        match compare(case, answer) {
            Ok(tried) => tried.into_iter().for_each(|what| *seen.entry(what).or_default() += 1),
            Err(fault) => faults.push(format!(
                "case {at}: {fault}\n{}\n{}\n{}",
                case.typed,
                answer["found"],
                answer["file"].as_str().unwrap()
            )),
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.iter().take(8).cloned().collect::<Vec<_>>().join("\n")
    );
    println!("{} contributions: {seen:?}", cases.len());
    // Otherwise agreement would prove little.
    for (what, least) in [
        ("attacks", 120),
        ("supports", 120),
        ("undercuts", 100),
        ("prefers", 20),
        ("accepted", 400),
        ("changes verdicts", 100),
        ("linked", 120),
        ("new premise", 80),
        ("sourced", 120),
        ("block", 80),
        ("in quotation marks", 400),
        ("asks", 3),
        ("role", 20),
        ("circle", 8),
        ("itself", 8),
        ("twice", 4),
        ("taken", 8),
        ("noName", 4),
        ("noTitle", 8),
        ("noPrimary", 40),
        ("noRivals", 4),
        ("contradictions come into view", 1),
    ] {
        let count = seen.get(what).copied().unwrap_or_default();
        assert!(count >= least, "{what}: {count} times, not {least}: {seen:?}");
    }
}

fn with_library(files: MemoryFiles) -> MemoryFiles {
    files.with(
        "argument/bibliography.yaml",
        "liu-2023: {type: article, title: Shade, year: 2023}\nwu-2020: {type: book, title: Wood, year: 2020}\n",
    )
}

fn shipped() -> MemoryFiles {
    let disk = DiskFiles::new(project::shipped());
    disk.list().unwrap().into_iter().fold(MemoryFiles::new(), |files, found| {
        let bytes = disk.read(&found.path).unwrap();
        files.with(&found.path, bytes)
    })
}

fn random_case(files: &MemoryFiles, argument: &Arc<Argument>, seed: u64) -> Case {
    let typed = typed(&argument.project, &mut ChaCha8Rng::seed_from_u64(seed ^ 0xc0de));
    Case { files: files.clone(), argument: argument.clone(), typed }
}

/// What somebody might type into the form.
fn typed(project: &Project, rng: &mut ChaCha8Rng) -> Value {
    let nodes: Vec<&str> = project.nodes.iter().map(|node| node.id.as_str()).collect();
    let reasons: Vec<&str> = project.reasons.iter().map(|reason| reason.id.as_str()).collect();
    let mut of = *["attacks", "supports", "undercuts", "prefers"].choose(rng).unwrap();
    if reasons.is_empty() && !matches!(of, "attacks" | "supports") {
        of = "attacks";
    }
    let is_about_statement = matches!(of, "attacks" | "supports");
    let to = if is_about_statement { nodes.choose(rng) } else { reasons.choose(rng) }.copied().unwrap();
    let to = if rng.random_bool(0.02) { "nothing-here" } else { to };
    // Two reasons to be weighed, mostly such as can be.
    let one = project.find_reason(to).map(|ix| project.reason(ix));
    let is_rival = |other: &&Reason| {
        let kinds = one.map(|one| [one.kind, other.kind]);
        one.is_some_and(|one| one.target == other.target) && kinds.is_some_and(|[a, b]| a != b)
    };
    let rivals: Vec<&str> = project.reasons.iter().filter(is_rival).map(|reason| reason.id.as_str()).collect();
    let rival = rivals.choose(rng).filter(|_| rng.random_bool(0.8));
    let over = rival.or_else(|| reasons.choose(rng)).copied().unwrap_or_default();
    let scheme = project.schemes.keys().nth(rng.random_range(0..project.schemes.len())).unwrap();
    let scheme = if rng.random_bool(0.4) { scheme.as_str() } else { "" };
    let cites = |rng: &mut ChaCha8Rng| (0..rng.random_range(0..3)).map(|_| cite(project, rng)).collect::<Vec<_>>();
    let own_cites = if rng.random_bool(0.6) { cites(rng) } else { Vec::new() };
    let role = |rng: &mut ChaCha8Rng| {
        let roles = project.schemes.get(scheme).map(|scheme| scheme.roles.as_slice()).unwrap_or_default();
        roles.choose(rng).filter(|_| rng.random_bool(0.5)).map_or("", |role| role.id.as_str())
    };
    let with: Vec<Value> = (0..[0, 0, 1, 1, 2].choose(rng).copied().unwrap())
        .map(|_| match rng.random_range(0..3) {
            0 => json!({"title": titles(rng), "role": role(rng), "cites": cites(rng)}),
            _ => json!({"node": nodes.choose(rng), "role": role(rng)}),
        })
        .collect();
    let asks = project.reasons.choose(rng).filter(|_| rng.random_bool(0.8)).and_then(|reason| {
        let scheme = project.schemes.get(reason.scheme.as_ref()?)?;
        Some(format!("{} {}/{}", reason.id, scheme.id, scheme.questions.choose(rng)?.id))
    });
    let id = match rng.random_range(0..12) {
        0 => nodes.choose(rng).map(|id| id.to_uppercase()).unwrap(),
        1 => nasty(rng, 3),
        2 => "cx-my-own".to_owned(),
        _ => String::new(),
    };
    json!({
        "move": of, "to": to, "over": over, "asks": asks.unwrap_or_default(),
        "scheme": scheme, "role": role(rng), "id": id, "by": if rng.random_bool(0.5) { nasty(rng, 4) } else { "@lin".to_owned() },
        "date": if rng.random_bool(0.5) { "2026-11-23" } else { "" }, "title": titles(rng), "text": texts(rng),
        "cites": own_cites, "with": with,
    })
}

fn cite(project: &Project, rng: &mut ChaCha8Rng) -> Value {
    let at = if rng.random_bool(0.5) { nasty(rng, 4) } else { "art. 3".to_owned() };
    let key = project.bibliography.keys().nth(rng.random_range(0..project.bibliography.len())).unwrap();
    if rng.random_bool(0.6) {
        return json!({"key": key, "at": at});
    }
    let url = if rng.random_bool(0.5) { "https://example.org/a?b=c#d".to_owned() } else { nasty(rng, 2) };
    json!({"at": at, "type": "web", "title": nasty(rng, 4), "year": if rng.random_bool(0.8) { "2024" } else { "" }, "url": url})
}

fn titles(rng: &mut ChaCha8Rng) -> Value {
    let mut title = |chance: f64, good: &str| match rng.random_bool(chance) {
        true if rng.random_bool(0.4) => good.to_owned(),
        true => nasty(rng, 8),
        false => String::new(),
    };
    json!({"zh": title(0.8, "树荫太小。"), "en": title(0.8, "The shade is small.")})
}

fn texts(rng: &mut ChaCha8Rng) -> Value {
    let mut text = || if rng.random_bool(0.4) { nasty(rng, 16) } else { String::new() };
    json!({"zh": text(), "en": text()})
}

fn nasty(rng: &mut impl Rng, most: usize) -> String {
    (0..rng.random_range(1..=most)).map(|_| *PARTS.choose(rng).unwrap()).collect()
}

/// What the form says of each case.
fn answers(cases: &[Case]) -> Vec<Value> {
    let sent: Vec<Value> = cases.iter().map(sent).collect();
    let [file, answer] = ["contribute-cases.json", "contribute-answers.json"]
        .map(|name| Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
    fs::write(&file, Value::from(sent).to_string()).unwrap();
    let node = node::find().unwrap_or_else(|lacking| panic!("{lacking}"));
    let script = project::shipped().join("tests/browser/contribute_cases.mjs");
    command::run(Command::new(&node.program).arg(script).arg(&file).arg(&answer))
        .unwrap_or_else(|said| panic!("{said}"));
    let answers: Vec<Value> = serde_json::from_slice(&fs::read(&answer).unwrap()).unwrap();
    assert_eq!(answers.len(), cases.len());
    answers
}

/// A case as the site would hand it over; the words do not matter here.
fn sent(case: &Case) -> Value {
    let project = &case.argument.project;
    let title =
        |node: &elenchus::model::Node| node.title.get("en").or(node.title.get("zh")).unwrap_or_default().to_owned();
    let schemes = project.schemes.values().map(|scheme| {
        let roles: Vec<_> = scheme.roles.iter().map(|role| (&role.id, &role.id)).collect();
        let questions: Vec<_> =
            scheme.questions.iter().map(|question| (&question.id, question.answers.word(), &question.id)).collect();
        json!({"id": scheme.id, "title": scheme.id, "roles": roles, "questions": questions})
    });
    json!({
        "sheet": serde_json::from_str::<Value>(&whatif::argument(&case.argument)).unwrap(),
        "titles": project.nodes.iter().map(title).collect::<Vec<_>>(),
        "languages": project.map.languages,
        "typed": case.typed,
        "lists": {
            "schemes": schemes.collect::<Vec<_>>(),
            "follows": project.reason_indices().filter_map(|ix| Some((ix.0, project.reason(ix).scheme.clone()?))).collect::<BTreeMap<_, _>>(),
            "sources": project.bibliography.keys().map(|key| (key, key)).collect::<Vec<_>>(),
            "aliases": {}, "expect": {}, "names": {}, "words": {},
        },
    })
}

type Seen = Vec<String>;

/// Compares what the form says with what becomes of the file; what the case has tried, or where the two differ.
fn compare(case: &Case, answer: &Value) -> Result<Seen, String> {
    let (it, file) = (&answer["it"], answer["file"].as_str().unwrap());
    let mut seen: Seen =
        answer["found"].as_array().unwrap().iter().map(|found| found["say"].as_str().unwrap().to_owned()).collect();
    let grave: BTreeSet<&str> = answer["found"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["grave"] == true)
        .map(|found| found["say"].as_str().unwrap())
        .collect();
    let id = it["id"].as_str().unwrap();
    let names_no_file = grave.contains("noName") || grave.contains("taken");
    let id = if names_no_file { "cx-renamed-for-the-test" } else { id };
    let path = format!("argument/contributions/{id}.yaml");
    let argument = argue(&case.files.clone().with(&path, file)).unwrap();
    let project = &argument.project;
    let ours = argument.findings.iter().filter(|found| argument.sources.path(found.primary.span) == path);
    let errors: BTreeSet<&str> =
        ours.clone().filter(|found| found.level == Level::Error).map(|found| found.code.id).collect();
    let said: BTreeSet<&str> = ours.filter(|found| found.level >= Level::Warning).map(|found| found.code.id).collect();

    if grave.is_empty() {
        seen.push("accepted".to_owned());
        // What is said beside it, but keeps nobody from sending the file.
        let notes = answer["found"].to_string();
        let told = [("T001", "noPrimary"), ("R007", "noMention"), ("R005", "noMention")];
        let surprise: Vec<_> = errors
            .iter()
            .filter(|code| !told.iter().any(|(told, say)| **code == *told && notes.contains(*say)))
            .collect();
        let unmet = notes.contains("noPrimary") && !errors.contains("T001");
        // Whether a contradiction is accepted is seen in the verdicts, and not in the file.
        if unmet || surprise.iter().any(|code| **code != "A009") {
            return Err(format!("the form says that all is well; `check` says {errors:?}"));
        }
    } else if grave.len() == 1 && grave.contains("circle") && circles(&case.argument) {
        // There are circles already: the finding tells of a shortest one, perhaps at another file.
    } else if said.iter().all(|code| matches!(*code, "T002" | "A011"))
        && !names_no_file
        && !grave.is_subset(&BTreeSet::from(["twice", "itself", "noRivals"]))
    {
        return Err(format!("the form says {grave:?}; `check` says {said:?}"));
    }
    if grave.contains("circle") != said.contains("G001")
        && grave.iter().all(|say| *say == "circle")
        && !circles(&case.argument)
    {
        return Err(format!("a circle: the form says {grave:?}, `check` {said:?}"));
    }
    if grave.is_empty() {
        same_file(project, id, it)?;
        seen.extend(tried(it, file));
    }
    if !answer["after"].is_null() {
        same_verdicts(&argument, answer)?;
        let before = &case.argument;
        let changes = before.project.node_indices().any(|ix| {
            let then = project.find_node(&before.project.node(ix).id).unwrap();
            before.evaluations.in_view(View::All).node(ix) != argument.evaluations.in_view(View::All).node(then)
        });
        seen.extend(changes.then(|| "changes verdicts".to_owned()));
        let in_view = |argument: &Argument| {
            argument
                .project
                .reason_indices()
                .filter(|&ix| {
                    argument.project.reason(ix).id.contains('~')
                        && argument.evaluations.in_view(View::All).reason(ix).is_some()
                })
                .count()
        };
        seen.extend((in_view(&argument) > in_view(before)).then(|| "contradictions come into view".to_owned()));
    }
    Ok(seen)
}

/// Whether there are circles of support without the contribution: then a finding says which one only by chance.
fn circles(argument: &Argument) -> bool {
    argument.findings.iter().any(|found| found.code.id == "G001")
}

fn tried(it: &Value, file: &str) -> Seen {
    let with = it["with"].as_array().unwrap();
    let checks = [
        (it["move"].as_str().unwrap(), true),
        ("linked", !with.is_empty()),
        ("new premise", with.iter().any(|one| one.get("id").is_some())),
        ("sourced", it["basis"] == "sourced"),
        ("block", file.contains(": |\n")),
        ("in quotation marks", file.contains(": \"")),
        ("asks", it.get("asks").is_some()),
        ("role", with.iter().any(|one| one["role"] != "")),
    ];
    checks.into_iter().filter(|(_, holds)| *holds).map(|(what, _)| what.to_owned()).collect()
}

/// The file says what the form was told.
fn same_file(project: &Project, id: &str, it: &Value) -> Result<(), String> {
    let node = project.node(project.find_node(id).ok_or("the node is not there")?);
    let differ = |what: &str, seen: &dyn std::fmt::Debug, wanted: &dyn std::fmt::Debug| {
        let (seen, wanted) = (format!("{seen:?}"), format!("{wanted:?}"));
        if seen == wanted { Ok(()) } else { Err(format!("{what}: read {seen}, not {wanted}")) }
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for language in ["zh", "en"] {
        differ("title", &node.title.get(language).unwrap_or_default(), &text(&it["title"][language]))?;
        differ(
            "text",
            &node.text.get(language).unwrap_or_default().trim_end_matches('\n'),
            &text(&it["text"][language]),
        )?;
    }
    differ("by", &node.by.clone().unwrap_or_default(), &text(&it["by"]))?;
    differ("date", &node.date.clone().unwrap_or_default(), &text(&it["date"]))?;
    differ("basis", &node.basis.word(), &text(&it["basis"]).as_str())?;
    differ("kind", &node.kind, &if it["kind"] == "premise" { Kind::Premise } else { Kind::Rebuttal })?;
    same_cites(project, node, &it["cites"])?;
    let reason: Vec<&Reason> = project.reasons.iter().filter(|reason| project.node(reason.lead).id == id).collect();
    let [reason] = reason.as_slice() else { return Err(format!("{} reasons", reason.len())) };
    differ("move", &reason.kind.word(), &text(&it["move"]).as_str())?;
    let target = match reason.target {
        Target::Node(to) => (project.node(to).id.clone(), String::new()),
        Target::Reason(to) => (project.reason(to).id.clone(), String::new()),
        Target::Preference { stronger, weaker } => {
            (project.reason(stronger).id.clone(), project.reason(weaker).id.clone())
        }
    };
    differ("target", &target, &(text(&it["to"]), text(&it["over"])))?;
    differ("scheme", &reason.scheme.clone().unwrap_or_default(), &text(&it["scheme"]))?;
    let asks = reason
        .asks
        .as_ref()
        .map(|asks| (format!("{}/{}", asks.scheme, asks.question), asks.of.map(|of| project.reason(of).id.clone())));
    differ("asks", &asks, &it.get("asks").map(|asks| (text(&asks["question"]), Some(text(&asks["of"])))))?;
    let wanted: Vec<(String, String)> = std::iter::once((id.to_owned(), text(&it["role"])))
        .chain(
            it["with"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| (text(one.get("node").unwrap_or(&one["id"])), text(&one["role"]))),
        )
        .collect();
    let seen: Vec<(String, String)> = reason
        .premises
        .iter()
        .map(|premise| (project.node(premise.node).id.clone(), premise.role.clone().unwrap_or_default()))
        .collect();
    differ("premises", &seen, &wanted)?;
    for one in it["with"].as_array().unwrap().iter().filter(|one| one.get("id").is_some()) {
        let premise = project.node(project.find_node(&text(&one["id"])).ok_or("a new premise is not there")?);
        for language in ["zh", "en"] {
            differ("premise", &premise.title.get(language).unwrap_or_default(), &text(&one["title"][language]))?;
        }
        same_cites(project, premise, &one["cites"])?;
    }
    Ok(())
}

fn same_cites(project: &Project, node: &elenchus::model::Node, wanted: &Value) -> Result<(), String> {
    let wanted = wanted.as_array().unwrap();
    for (cite, wanted) in node.cites.iter().zip(wanted) {
        let source = project.bibliography.get(&cite.key.value);
        let title = source.and_then(|source| source.title.iter().next().map(|(_, text)| text.value.clone()));
        let is_right = cite.key.value == wanted["key"]
            && cite.at.clone().unwrap_or_default() == wanted["at"]
            && (wanted["source"].is_null() || title.as_deref() == wanted["source"]["title"].as_str());
        if !is_right {
            return Err(format!("a source: {cite:?} {title:?}, not {wanted}"));
        }
    }
    if node.cites.len() == wanted.len() {
        Ok(())
    } else {
        Err(format!("{} sources, not {}", node.cites.len(), wanted.len()))
    }
}

/// What the form foresees is what comes.
fn same_verdicts(argument: &Argument, answer: &Value) -> Result<(), String> {
    let project = &argument.project;
    let ids = |what: &str| {
        answer["ids"][what].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let sign = |verdict: Option<Verdict>| match verdict {
        Some(Verdict::Holds) => '+',
        Some(Verdict::Contested) => '?',
        Some(Verdict::Falls) => '-',
        None => '.',
    };
    for (at, view) in [View::All, View::Paper].into_iter().enumerate() {
        let evaluation = argument.evaluations.in_view(view);
        let nodes: String =
            ids("nodes").iter().map(|id| sign(project.find_node(id).and_then(|ix| evaluation.node(ix)))).collect();
        let reasons: String = ids("reasons")
            .iter()
            .map(|id| sign(project.find_reason(id).and_then(|ix| evaluation.reason(ix))))
            .collect();
        if answer["after"][at] != json!([nodes, reasons]) {
            return Err(format!("{view:?}: the form foresees {}, it is {:?}", answer["after"][at], [nodes, reasons]));
        }
    }
    Ok(())
}
