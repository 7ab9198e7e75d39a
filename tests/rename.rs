//! `elenchus rename`: another id everywhere, the same map, and not a byte more.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "no suite uses all of it")]
mod support {
    pub mod random_maps;
    pub mod random_projects;
}

use elenchus::load::{MemoryFiles, Snapshot};
use elenchus::model::View;
use elenchus::pipeline::{Argument, argue};
use elenchus::rename::{Renamed, Trouble, rename};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use support::random_projects;

const MAP: &str = "format: 1
title: {en: Shade, zh: 树荫}
languages: [zh, en]
thesis: \"old\" # the thesis
expect:
  all: {old: falls, 'other': holds}
tours:
  - id: old
    title: {en: old, zh: old}
    stops: [other, {node: old, text: {zh: '看 [[old]]。', en: 'See [[ old | old ]].'}}]
";
const OLD: &str = "# old is what it is about.
kind: claim
title: {zh: old 的命题。, en: An old claim.}
text:
  zh: |
    参看 [[old]]、[[old--other]]，而 `[[old]]` 只是代码。
  en: |
    See [[old]] and [[old--other|the step]]; `[[old]]` is code.
basis: argued
supports: [other] # old
";
const OTHER: &str = "kind: premise
title: {zh: 另一个。, en: Another.}
basis: assumed
attacks: # of old
  - to: 'old'
    with:
      - {id: old-2, kind: premise, basis: assumed, title: {zh: 三。, en: Three.}}
contradicts: [\"old\"]
";
const THIRD: &str = "kind: rebuttal
title: {zh: 丙。, en: C.}
basis: assumed
undercuts:
  - {to: old--other, id: cut}
  - other~old
  - other--old
prefers:
  - stronger: other--old # not old-2
    weaker: \"other~old\"
    asks: {question: sign/cq-1, of: old--other}
  - {stronger: cut, weaker: cut}
same_as: []
";
const GLOSSARY: &str = "old:\n  term: {zh: 旧, en: old}\n  text: {zh: '[[old]]', en: 'x [[old]]'}\n  see: [old]\n";
const PAGE: &str = "---\ntitle: old\n---\nThe [[old]] one, [old](old.html), and [[old~other]].\n\n```\n[[old]]\n```\n";

fn files() -> Vec<(&'static str, String)> {
    [
        ("argument/map.yaml", MAP),
        ("argument/claims/old.yaml", OLD),
        ("argument/premises/other.yaml", OTHER),
        ("argument/third.yaml", THIRD),
        ("argument/glossary.yaml", GLOSSARY),
        ("argument/pages/old.en.md", PAGE),
    ]
    .map(|(path, text)| (path, text.to_owned()))
    .to_vec()
}

fn snapshot(files: &[(&str, String)]) -> Snapshot {
    let memory = files.iter().fold(MemoryFiles::new(), |memory, (path, text)| memory.with(path, text.as_str()));
    Snapshot::from(&memory)
}

fn applied(files: &Snapshot, renamed: &Renamed) -> Snapshot {
    let gone = renamed.files.iter().fold(files.clone(), |files, change| files.without(&change.path.0));
    renamed.files.iter().fold(gone, |files, change| files.with(&change.path.1, change.bytes.1.clone()))
}

fn refusal(files: &Snapshot, old: &str, new: &str) -> String {
    match rename(files, old, new) {
        Err(Trouble::Refused(why)) => why.en,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_id_is_changed_wherever_it_names_the_statement_and_nowhere_else() {
    let before = snapshot(&files());
    let renamed = rename(&before, "old", "new").expect("it can be renamed");
    let after = applied(&before, &renamed);
    let text = |path| after.text(path).unwrap_or_else(|| panic!("{path}"));
    assert!(!after.has("argument/claims/old.yaml"));
    let own = OLD.replace("[[old", "[[new").replace("`[[new]]`", "`[[old]]`");
    let own = own.replace("basis: argued\n", "basis: argued\naliases: [old]\n");
    assert_eq!(text("argument/claims/new.yaml"), own);
    let map = MAP.replace("thesis: \"old\"", "thesis: \"new\"").replace("{old: falls", "{new: falls");
    let map = map
        .replace("node: old", "node: new")
        .replace("[[old]]", "[[new]]")
        .replace("[[ old | old ]]", "[[ new | old ]]");
    assert_eq!(text("argument/map.yaml"), map);
    let other = OTHER.replace("to: 'old'", "to: 'new'").replace("[\"old\"]", "[\"new\"]");
    assert_eq!(text("argument/premises/other.yaml"), other);
    let third =
        THIRD.replace("old--other", "new--other").replace("other~old", "other~new").replace("other--old", "other--new");
    assert_eq!(text("argument/third.yaml"), third);
    assert_eq!(text("argument/glossary.yaml"), GLOSSARY.replace("[[old", "[[new").replace("see: [old]", "see: [new]"));
    let page = PAGE.replace("The [[old", "The [[new").replace("[[old~", "[[new~");
    assert_eq!(text("argument/pages/old.en.md"), page);
    assert_eq!((renamed.left.len(), renamed.places), (0, 22));
}

#[test]
fn a_name_that_also_stands_between_the_parts_of_an_id_is_told_from_it() {
    let before = snapshot(&files());
    let there = applied(&before, &rename(&before, "other", "over").expect("it can be renamed"));
    let third = there.text("argument/third.yaml").expect("a text");
    assert!(third.contains("of: old--over}") && third.contains("- over--old"), "{third}");
    let ranked = "third--prefers--over--old--over--over~old";
    let mention = format!("{third}note: {{zh: '见 [[{ranked}]]', en: 'see [[{ranked}]]'}}\n");
    let there = there.with("argument/third.yaml", mention.into_bytes());
    let back = applied(&there, &rename(&there, "over", "other").expect("it can be renamed"));
    let third = back.text("argument/third.yaml").expect("a text");
    assert!(third.contains("[[third--prefers--other--old--over--other~old]]"), "{third}");
}

#[test]
fn an_inline_node_is_renamed_where_it_stands() {
    let before = snapshot(&files());
    let renamed = rename(&before, "old-2", "new").expect("it can be renamed");
    let paths: Vec<&str> = renamed.files.iter().map(|change| change.path.1.as_str()).collect();
    assert_eq!(paths, ["argument/premises/other.yaml"]);
    let after = OTHER.replace("{id: old-2", "{id: new").replace("en: Three.}}", "en: Three.}, aliases: [old-2]}");
    assert_eq!(applied(&before, &renamed).text("argument/premises/other.yaml"), Some(after.as_str()));
}

#[test]
fn a_translation_that_was_up_to_date_stays_so() {
    let mut files = files();
    let fingerprint = |files: &[(&str, String)]| {
        let argument = argue(&snapshot(files)).expect("memory does not fail");
        let all = elenchus::analyse::translations(&argument.project);
        let old = all
            .iter()
            .find(|found| ["old", "older"].contains(&argument.project.node(found.node).id.as_str()))
            .expect("old");
        let originals = elenchus::analyse::originals(&argument.project);
        (originals[old.node.0 as usize].clone().expect("a text to translate"), old.state.word())
    };
    let mark = fingerprint(&files).0;
    files[1].1 = OLD.replace("basis: argued\n", &format!("basis: argued\ntranslated: {{en: \"{mark}\"}}\n"));
    assert_eq!(fingerprint(&files).1, "current");
    let before = snapshot(&files);
    let after = applied(&before, &rename(&before, "old", "older").expect("it can be renamed"));
    let own = [("argument/claims/older.yaml", after.text("argument/claims/older.yaml").expect("a text").to_owned())];
    assert!(!own[0].1.contains(&mark), "{}", own[0].1);
    let all: Vec<(&str, String)> = after.paths().map(|path| (path, after.text(path).unwrap().to_owned())).collect();
    assert_eq!(fingerprint(&all).1, "current");
}

#[test]
fn what_cannot_be_is_refused_with_the_reason() {
    let files = files();
    let before = snapshot(&files);
    assert_eq!(refusal(&before, "odl", "new"), "there is no statement `odl`: old?");
    assert_eq!(refusal(&before, "old", "Third"), "the id `Third` is taken");
    assert_eq!(refusal(&before, "old", "cut"), "the id `cut` is taken");
    assert_eq!(refusal(&before, "old", "a--b"), "`a--b` is no id");
    assert_eq!(refusal(&before, "old", "index"), "the name `index` is reserved");
    assert_eq!(refusal(&before, "old", "old"), "`old` is its id already");
    let broken = before.clone().with("argument/broken.yaml", *b"kind: [\n");
    assert!(refusal(&broken, "old", "new").starts_with("argument/broken.yaml cannot be read"));
}

/// Verdicts of everything in a view, by id.
fn verdicts(argument: &Argument, view: View) -> BTreeMap<String, String> {
    let (project, evaluation) = (&argument.project, argument.evaluations.in_view(view));
    let nodes = project.node_indices().map(|ix| (project.node(ix).id.clone(), format!("{:?}", evaluation.node(ix))));
    let reasons =
        project.reason_indices().map(|ix| (project.reason(ix).id.clone(), format!("{:?}", evaluation.reason(ix))));
    nodes.chain(reasons).collect()
}

/// What names `n0` becomes what names the other, in default ids too.
fn called(id: &str, old: &str, new: &str) -> String {
    let part = |part: &str| if part == old { new.to_owned() } else { part.to_owned() };
    let inner = |id: &str| id.split('~').map(part).collect::<Vec<_>>().join("~");
    id.split("--").map(inner).collect::<Vec<_>>().join("--")
}

#[test]
fn on_random_maps_every_verdict_stays_and_the_way_back_gives_the_same_bytes() {
    let mut done = 0;
    for seed in 0..60 {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let plain = Snapshot::from(&random_projects::project(seed));
        let paths: Vec<String> = plain.paths().map(str::to_owned).collect();
        let count = paths.len() - 1;
        let old = format!("n{}", rng.random_range(0..count));
        // Texts that name statements, and notes.
        let before = paths.iter().filter(|path| !path.ends_with("map.yaml")).fold(plain.clone(), |files, path| {
            let text = plain.text(path).expect("a text");
            let note = format!("note: {{zh: '见 [[n{}]]', en: \"see [[{old}]]\"}}\n", rng.random_range(0..count));
            files.with(path, format!("{text}{note}").into_bytes())
        });
        let new = ["zz", "0-first", "n", "over", "1e5"][rng.random_range(0..5)];
        let there = rename(&before, &old, new).unwrap_or_else(|why| panic!("{seed} {old} {new}: {why}"));
        let after = applied(&before, &there);
        let (was, is) = (argue(&before).unwrap(), argue(&after).unwrap());
        for view in [View::Paper, View::All] {
            let expected: BTreeMap<String, String> =
                verdicts(&was, view).into_iter().map(|(id, verdict)| (called(&id, &old, new), verdict)).collect();
            assert_eq!(expected, verdicts(&is, view), "{seed} {old} {new}");
        }
        let back = applied(&after, &rename(&after, new, &old).expect("it can be renamed back"));
        for path in before.paths() {
            // What would be a number needs quotes, and keeps them.
            let quotes: &[char] = if new == "1e5" { &['"'] } else { &[] };
            let own = |text: &str| {
                let text = text.replace(quotes, "");
                text.lines().filter(|line| !line.starts_with("aliases:")).map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(back.text(path).map(own), before.text(path).map(own), "{seed} {path}");
        }
        assert_eq!(back.paths().count(), before.paths().count());
        done += 1;
    }
    assert_eq!(done, 60);
}

fn elenchus(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
    command.current_dir(folder).args(args).env("LC_ALL", "C").output().expect("it runs")
}

#[test]
fn the_program_shows_writes_and_refuses() {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let own = folder.path().join("argument/claims/old.yaml");
    let run = elenchus(folder.path(), &["rename", "old", "new", "--dry-run"]);
    let printed = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(
        run.status.success()
            && printed.contains("rename to argument/claims/new.yaml")
            && printed.contains("+aliases: [old]"),
        "{printed}"
    );
    assert!(own.exists());
    assert_eq!(elenchus(folder.path(), &["rename", "old", "other"]).status.code(), Some(2));
    let before = elenchus(folder.path(), &["verdicts"]).stdout;
    let run = elenchus(folder.path(), &["rename", "old", "new"]);
    assert!(run.status.success() && !own.exists(), "{}", String::from_utf8_lossy(&run.stderr));
    let after = String::from_utf8_lossy(&elenchus(folder.path(), &["verdicts"]).stdout).into_owned();
    assert_eq!(after.lines().count(), String::from_utf8_lossy(&before).lines().count());
    assert!(after.contains("new--other") && !after.contains("old--other"), "{after}");
    let leftovers = fs::read_dir(folder.path().join("argument/claims")).expect("a folder").count();
    assert_eq!(leftovers, 1);
}
