//! What a contributor can rely on when a file is wrong: every fault of every file in one run, at its place, with the
//! nearest right name; and nothing that a hostile file does goes further than a finding.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod support {
    pub mod small;
}

use elenchus::diagnostic::{Tongue, emit};
use elenchus::load::{DiskFiles, FoundKind, ProjectFiles};
use elenchus::pipeline::argue;
use support::small::{argument, places, project};

#[test]
fn a_clean_project_has_no_findings() {
    assert_eq!(places(&argument(&[])), Vec::<String>::new());
}

#[test]
fn one_run_reports_every_fault_of_every_file() {
    let found = argument(&[
        ("argument/a.yaml", "kind: clam\ntitle: 7\nsuports: [thesis]\nat: 2.1\nbasis: assumed\n"),
        (
            "argument/b.yaml",
            "kind: premise\ntitle: {en: B.}\nsupports:\n  - thesys\n  - {to: thesis, scheme: sing, with: [nobody]}\n",
        ),
        ("argument/c.yaml", "kind: [\n"),
    ]);
    assert_eq!(
        places(&found),
        [
            "L013 argument/a.yaml:1:7",
            "L008 argument/a.yaml:2:8",
            "L007 argument/a.yaml:3:1",
            "L008 argument/a.yaml:4:5",
            "R001 argument/b.yaml:4:5",
            "R003 argument/b.yaml:5:26",
            "R001 argument/b.yaml:5:39",
            "L002 argument/c.yaml:1:7",
        ]
    );
}

#[test]
fn the_nearest_right_name_is_given() {
    let found = argument(&[
        ("argument/a.yaml", "kind: premise\ntitle: {en: A.}\nsuportedBy: [thesis]\nsupports: [thesys]\n"),
        ("argument/b.yaml", "kind: rebutal\ntitle: {en: B.}\nundercuts: [ground--thesi]\n"),
    ]);
    let helps: Vec<&str> = found.findings.iter().map(|finding| finding.help.en.as_str()).collect();
    for right in ["`supports`", "`thesis`", "`rebuttal`", "`ground--thesis`"] {
        assert!(helps.iter().any(|help| help.contains(right)), "{right} in {helps:?}");
    }
}

#[test]
fn ids_of_schemes_and_in_schemes_are_unique() {
    let scheme = "title: {en: Witness}\nroles:\n  - {id: speaker, title: {en: Speaker}}\n  - {id: speaker, title: {en: Again}}\nquestions:\n  - {id: honest, answers: premise, text: {en: Is it honest?}}\n  - {id: honest, answers: premise, text: {en: Is it?}}\n";
    let plain = "title: {en: Witness}\nquestions: [{id: honest, answers: premise, text: {en: Is it honest?}}]\n";
    let found = argument(&[("argument/schemes/a/witness.yaml", scheme), ("argument/schemes/b/witness.yaml", plain)]);
    let places = places(&found);
    let wanted = [
        "I001 argument/schemes/a/witness.yaml:4:10",
        "I001 argument/schemes/a/witness.yaml:7:10",
        "I001 argument/schemes/b/witness.yaml:1:1",
    ];
    assert_eq!(places, wanted);
    assert_eq!(found.project.schemes["witness"].roles.len(), 1); // the first stays
}

#[test]
fn the_place_is_underlined_right_under_chinese_text() {
    let found = argument(&[(
        "argument/a.yaml",
        "kind: premise\ntitle: {en: A., zh: 树荫}\nbasis: assumed\nsupports: [{to: thesis, warrant: {en: 缺一要件即无用。}, rolle: 要件}]\n",
    )]);
    let text = emit::human(&found.findings, &found.sources, Tongue::Zh, false);
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains("rolle: 要件")).expect(&text);
    let before = lines[at].split("rolle").next().expect("a part");
    let width = unicode_width(before);
    let marks = lines[at + 1..].iter().find(|line| line.contains("^^^^^")).expect(&text);
    assert_eq!(unicode_width(marks.split('^').next().expect("a part")), width, "{text}");
}

fn unicode_width(text: &str) -> usize {
    text.chars().map(|c| if ('\u{2e80}'..='\u{ffef}').contains(&c) { 2 } else { 1 }).sum()
}

#[test]
fn a_bad_file_costs_only_itself() {
    let found = argument(&[
        ("argument/bad.yaml", "kind: premise\ntitle: {en: Bad.\n"),
        (
            "argument/good.yaml",
            "kind: premise\ntitle: {en: Good.}\nbasis: assumed\nsupports: [{to: thesis, with: [bad]}]\n",
        ),
    ]);
    assert_eq!(
        places(&found).len(),
        1,
        "a reference to a file that has been reported is not reported: {:?}",
        places(&found)
    );
    assert!(found.project.find_node("good").is_some());
    assert!(found.project.find_reason("ground--thesis").is_some());
}

#[test]
fn what_is_right_of_a_file_is_kept() {
    let found =
        argument(&[("argument/a.yaml", "kind: premise\ntitle: {en: A.}\nbassis: assumed\nsupports: [thesis]\n")]);
    assert_eq!(places(&found), ["L007 argument/a.yaml:3:1"]);
    assert!(found.project.find_reason("a--thesis").is_some());
}

/// A node file that is refused with one finding of this code.
fn refused(code: &str, text: impl Into<Vec<u8>>) {
    let files = project(&[]).with("argument/x.yaml", text);
    let found = argue(&files).expect("memory does not fail");
    let codes: Vec<&str> = found.findings.iter().map(|finding| finding.code.id).collect();
    assert!(codes.contains(&code), "{code} in {codes:?}");
}

const NODE: &str = "kind: premise\ntitle: {en: A.}\norigin: editor\nbasis: assumed\nsupports: [thesis]\n";

#[test]
fn hostile_files_get_a_finding() {
    let bomb = format!("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n{NODE}");
    refused("L005", bomb);
    refused("L005", format!("{NODE}note: !!binary aGk=\n"));
    refused("L005", format!("base: &b {{kind: claim}}\n<<: *b\n{NODE}"));
    refused("L005", format!("{NODE}---\n{NODE}"));
    refused("L004", format!("{NODE}at: {}{}\n", "[".repeat(10_000), "]".repeat(10_000)));
    refused("L004", format!("{NODE}at:\n {}", "- ".repeat(10_000)));
    refused("L003", vec![b'#'; 300 * 1024]);
    refused("L001", [NODE.as_bytes(), b"note: \xff\xfe\n"].concat());
    refused("L006", format!("{NODE}kind: claim\n"));
    refused("L016", format!("{NODE}note: \"a\u{1}b\"\n"));
    refused("L016", format!("{NODE}note: \"a\u{2028}b\"\n"));
    refused("L016", format!("{NODE}note: \"a\\eb\"\n"));
    refused("L010", "");
    refused("L010", "# nothing but a comment\n");
    refused("L008", "just a text\n");
    refused("L008", NODE.replace("{en: A.}", "null"));
}

#[test]
fn a_byte_order_mark_and_crlf_are_accepted() {
    let files = project(&[]).with("argument/x.yaml", format!("\u{feff}{}", NODE.replace('\n', "\r\n")));
    assert_eq!(argue(&files).expect("memory does not fail").findings, []);
}

#[test]
fn ids_that_could_leave_the_site_or_clash_are_refused() {
    for id in ["../x", "a--b", "index", "CON", "com1", "-a", "a-", "a_b", "é", "a b", &"x".repeat(101)] {
        let inline = format!(
            "kind: premise\ntitle: {{en: A.}}\nbasis: assumed\nsupports: [{{to: thesis, with: [{{id: '{id}', kind: premise, basis: assumed, title: {{en: I.}}}}]}}]\n"
        );
        let found = argument(&[("argument/a.yaml", &inline)]);
        assert_eq!(places(&found).len(), 1, "{id}: {:?}", places(&found));
        assert!(places(&found)[0].starts_with("I002 argument/a.yaml:4:"), "{id}: {:?}", places(&found));
        assert!(found.project.find_node(id).is_none(), "{id}");
    }
    let found = argument(&[("argument/more/Ground.yaml", NODE)]);
    assert!(places(&found).iter().any(|place| place.starts_with("I001")), "{:?}", places(&found));
    let found = argument(&[("argument/more/ground.yaml", NODE)]);
    assert!(places(&found).iter().any(|place| place.starts_with("I001")), "{:?}", places(&found));
}

#[cfg(unix)]
#[test]
fn links_out_of_the_project_and_devices_are_not_opened() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().expect("a folder");
    let folder = tempfile::tempdir().expect("a folder");
    let argument = folder.path().join("argument");
    std::fs::create_dir(&argument).expect("a folder");
    std::fs::write(outside.path().join("secret.yaml"), NODE).expect("a file");
    std::fs::write(argument.join("real.yaml"), NODE).expect("a file");
    symlink(outside.path().join("secret.yaml"), argument.join("out.yaml")).expect("a link");
    symlink("/dev/zero", argument.join("zero.yaml")).expect("a link");
    symlink("nowhere.yaml", argument.join("broken.yaml")).expect("a link");
    symlink("real.yaml", argument.join("inside.yaml")).expect("a link");
    symlink(outside.path(), argument.join("folder")).expect("a link");
    let files = DiskFiles::new(folder.path());
    let kinds: Vec<(String, bool)> = files
        .list()
        .expect("a list")
        .into_iter()
        .map(|found| (found.path, matches!(found.kind, FoundKind::File(_))))
        .collect();
    let expect =
        [("broken", false), ("folder", false), ("inside", true), ("out", false), ("real", true), ("zero", false)];
    let name = |stem: &str| if stem == "folder" { format!("argument/{stem}") } else { format!("argument/{stem}.yaml") };
    assert_eq!(kinds, expect.map(|(stem, file)| (name(stem), file)).to_vec());
    let codes: Vec<&str> = argue(&files).expect("it runs").findings.iter().map(|finding| finding.code.id).collect();
    assert_eq!(codes.iter().filter(|code| **code == "L012").count(), 4, "{codes:?}");
}

#[cfg(unix)]
#[test]
fn a_file_of_a_hundred_megabytes_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let argument = folder.path().join("argument");
    std::fs::create_dir(&argument).expect("a folder");
    let file = std::fs::File::create(argument.join("big.yaml")).expect("a file");
    file.set_len(100 * 1024 * 1024).expect("a long file");
    let found = argue(&DiskFiles::new(folder.path())).expect("it runs");
    assert!(found.findings.iter().any(|finding| finding.code.id == "L003"));
    assert!(found.sources.files().all(|(_, file)| file.text.len() < 1024 * 1024));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(500))]

    /// Whatever stands in a file, it gets findings or is read; nothing panics, and every place lies in its file.
    #[test]
    fn the_loader_never_panics(cuts in proptest::collection::vec((0usize..400, 0usize..40, "[-:{}\\[\\]'\"|>#&*! \\n\\ta-z张0-9]{0,6}"), 1..6)) {
        let mut text = format!("{NODE}text: {{en: |\n  Words.\n}}\ncites: [{{key: k, source: {{type: web, title: T, year: 2020}}}}]\nattacks:\n  - {{to: ground, with: [ground], strict: true}}\n");
        for (at, length, insert) in cuts {
            let mut from = at.min(text.len());
            while !text.is_char_boundary(from) { from -= 1; }
            let mut to = (from + length).min(text.len());
            while !text.is_char_boundary(to) { to -= 1; }
            text.replace_range(from..to.max(from), &insert);
        }
        let found = argument(&[("argument/x.yaml", &text)]);
        for finding in &found.findings {
            let file = found.sources.file(finding.primary.span.file);
            proptest::prop_assert!(finding.primary.span.end as usize <= file.text.len());
            proptest::prop_assert!(file.text.is_char_boundary(finding.primary.span.start as usize));
        }
        let _ = emit::human(&found.findings, &found.sources, Tongue::En, false);
        let _ = emit::json(&found.findings, &found.sources);
    }
}
