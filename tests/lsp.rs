//! The language server, spoken to over stdio by an editor made for the purpose (`support::editor`).

#![cfg(feature = "lsp")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use serde_json::{Value, json};
use std::process::Command;
use support::editor::{Editor, applied};
use support::project::write;
use tempfile::TempDir;

const FILES: &[(&str, &str)] = &[
    (
        "argument/map.yaml",
        "format: 1\ntitle: {zh: 长椅, en: Bench}\nlanguages: [zh, en]\nthesis: useless\n\
paper:\n  outline:\n    - {id: \"1\", title: {zh: 长椅, en: The bench}, paragraphs: [3, 2], footnotes: [7]}\n\
site: {base_url: \"https://bench.example/map/\"}\n\
checks: {levels: {T004: off, A002: info, A011: info}}\n",
    ),
    (
        "argument/bibliography.yaml",
        "wang: {type: book, title: {zh: 树荫论, en: On Shade}, authors: [王], year: 2020}\n",
    ),
    (
        "argument/schemes/shade.yaml",
        "title: {zh: 树荫型, en: Shade}\nroles: [{id: tree, title: {zh: 树, en: Tree}}]\n\
questions: [{id: cq-1, answers: premise, text: {zh: 真有树吗？, en: Is there a tree?}}]\n",
    ),
    (
        "argument/claims/useless.yaml",
        "kind: claim\ntitle: {zh: 这张长椅没有用。, en: The bench is useless.}\norigin: paper\nat: [\"1¶1 s1\"]\nbasis: argued\n",
    ),
    (
        "argument/premises/weak-shade.yaml",
        "kind: premise\ntitle: {zh: 树荫不足🌳。, en: There is little shade.}\norigin: paper\nat: [\"1¶1 s2\"]\nbasis: sourced\ncites: [wang]\n\
supports: [{to: useless, with: [needs], scheme: shade, role: tree}]\n",
    ),
    (
        "argument/premises/needs.yaml",
        "kind: premise\ntitle: {zh: 长椅须有树荫。, en: A bench needs shade.}\norigin: paper\nat: [\"1¶2\"]\nbasis: assumed\n",
    ),
    (
        "argument/contributions/lamp.yaml",
        "kind: rebuttal\ntitle: {zh: 夜里有灯。, en: There is a lamp at night.}\n\
text: {zh: '参看[[weak-shade]]与[@wang]。', en: 'See [[weak-shade]] and [@wang].'}\nbasis: assumed\nundercuts: [weak-shade--useless]\n",
    ),
    (
        "argument/contributions/evening.yaml",
        "kind: rebuttal\ntitle: {zh: 傍晚有荫。, en: There is shade in the evening.}\nbasis: assumed\n\
attacks:\n  - to: weak-shade # 注\n    asks: shade/cq-1\n",
    ),
    ("argument/background.yaml", "kind: context\ntitle: {zh: 背景。, en: Background.}\nbasis: assumed\n"),
    ("argument/pages/about.en.md", "---\ntitle: About\norder: 1\n---\nSee [[weak-shade]].\n"),
    ("argument/pages/about.zh.md", "---\ntitle: 关于\norder: 1\n---\n关于本图。\n"),
];

/// The path that most tests type in.
const NEW: &str = "argument/contributions/new.yaml";
const EVENING: &str = "argument/contributions/evening.yaml";
const SHADE: &str = "argument/premises/weak-shade.yaml";

fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in FILES {
        write(&folder.path().join(path), text).expect("it can be written");
    }
    folder
}

/// An editor in a language with a new file that has a text.
fn typing(folder: &TempDir, locale: &str, text: &str) -> Editor {
    let mut editor = Editor::start(folder.path(), Some(locale), &[]);
    editor.open(NEW, text);
    editor
}

/// Exit code and messages of `elenchus check` at the level of warnings.
fn check(folder: &TempDir) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
    command.args(["check", "--fast", "--deny", "warning", "--lang", "en"]).arg(folder.path());
    let output = command.output().expect("it runs");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout),
    )
}

#[test]
fn findings_are_shown_in_the_unsaved_text_in_the_editors_language() {
    let folder = project();
    let text =
        "kind: rebuttal\ntitle: {zh: 树🌳荫, en: X.} # 🌳\nbasis: assumed\nattacks: [{to: weak-shad, role: 甲}]\n";
    for (locale, said) in [("zh-CN", "没有节点"), ("en-GB", "there is no node"), ("fr", "there is no node")] {
        let mut editor = typing(&folder, locale, text);
        let found = editor.found(NEW);
        let dangling = found.iter().find(|one| one["code"] == "R001").unwrap_or_else(|| panic!("{found:?}"));
        assert!(dangling["message"].as_str().expect("a text").starts_with(said), "{dangling}");
        assert_eq!(dangling["range"]["start"], json!({"line": 3, "character": 15}));
        assert_eq!(dangling["range"]["end"], json!({"line": 3, "character": 24}));
        let page = if locale.starts_with("zh") { "zh" } else { "en" };
        let href = format!("https://bench.example/map/{page}/rules/R001.html");
        assert_eq!(dangling["codeDescription"]["href"], json!(href));
        assert_eq!((&dangling["source"], &dangling["severity"]), (&json!("elenchus"), &json!(1)));
        // `weak-shad` is only nearly right; nobody has saved anything, and the disk is clean.
        editor.write(NEW, &text.replace("weak-shad,", "weak-shade,").replace(", role: 甲", ""));
        assert!(editor.places(NEW).iter().all(|place| !place.starts_with('R')), "{:?}", editor.places(NEW));
        assert!(editor.leave().success());
    }
    let mut editor = Editor::start(folder.path(), Some("en"), &["--lang", "zh"]);
    editor.open(NEW, text);
    let found = editor.found(NEW);
    let dangling = found.iter().find(|one| one["code"] == "R001").expect("a dangling id");
    assert!(dangling["message"].as_str().expect("a text").contains("没有"), "--lang goes before");
}

#[test]
fn columns_after_chinese_letters_and_signs_of_two_units_are_right() {
    let folder = project();
    // Three units before the id: `🌳` is two, `荫` one.
    let text = "kind: rebuttal\ntitle: {zh: 甲。, en: X.}\nbasis: assumed\nallow: {A012: 🌳荫}\nattacks: [{warrant: {zh: 🌳荫}, to: nowhere}]\n";
    let mut editor = typing(&folder, "en", text);
    let places = editor.places(NEW);
    assert!(places.contains(&"R001 4:35-4:42".to_owned()), "{places:?}");
    let offered = editor.offered(editor.at(NEW, "nowhere", 0, 3));
    assert!(offered.contains(&"weak-shade".to_owned()), "{offered:?}");
}

#[test]
fn related_places_are_told_in_other_files() {
    let folder = project();
    let text = "kind: rebuttal\ntitle: {zh: 甲。, en: X.}\nbasis: assumed\nattacks: [{to: needs, with: [{id: lamp, kind: premise, title: 乙}]}]\n";
    let mut editor = typing(&folder, "en", text);
    let found = editor.found(NEW);
    let taken = found.iter().find(|one| one["message"].as_str().is_some_and(|said| said.contains("is taken")));
    let related = &taken.unwrap_or_else(|| panic!("{found:?}"))["relatedInformation"][0];
    assert!(related["location"]["uri"].as_str().expect("a file").ends_with("contributions/lamp.yaml"), "{related}");
    assert_eq!(related["message"], "it stands here already");
}

#[test]
fn a_text_that_is_no_yaml_costs_only_itself() {
    let folder = project();
    let mut editor = Editor::start(folder.path(), Some("en"), &[]);
    editor.open_saved(SHADE);
    editor.open_saved(EVENING);
    let (before, whole) = (editor.places(EVENING), editor.texts[SHADE].1.clone());
    editor.write(SHADE, &whole.replace("supports: [", "supports: [[[ {"));
    let broken = editor.places(SHADE);
    assert!(broken.len() == 1 && broken[0].starts_with("L002"), "{broken:?}");
    // The other file still attacks a statement that is there, and is told so.
    editor.write(EVENING, &(editor.texts[EVENING].1.clone() + "\n"));
    assert_eq!(editor.places(EVENING), before);
    let told = editor.ask("textDocument/hover", editor.at(EVENING, "weak-shade", 0, 2));
    assert!(told["contents"]["value"].as_str().expect("a text").contains("There is little shade"), "{told}");
    // In the broken text itself, names are known by their spelling, and keys are offered.
    let told = editor.ask("textDocument/hover", editor.at(SHADE, "needs", 0, 2));
    assert!(told["contents"]["value"].as_str().is_some_and(|said| said.contains("A bench needs shade")), "{told}");
    editor.write(SHADE, &whole);
    assert!(editor.places(SHADE).iter().all(|place| !place.starts_with('L')));
}

#[test]
fn what_fits_the_key_is_offered() {
    let folder = project();
    let head = "kind: rebuttal\ntitle: {zh: 甲。, en: X.}\nbasis: assumed\n";
    let mut editor = typing(&folder, "en", head);
    let all = ["useless", "weak-shade", "needs", "lamp", "evening"];
    for (text, there, not_there) in [
        ("attacks: [|]", &all[..], &["background", "new"][..]),
        ("attacks: [lamp, |]", &["evening"], &["lamp", "background"]),
        ("attacks: |", &["lamp"], &["background"]),
        ("attacks:\n  - to: |", &["lamp"], &["to"]),
        ("attacks:\n  - |", &["to", "with", "lamp"], &["kind"]),
        ("attacks:\n  - to: lamp\n    |", &["scheme", "with", "asks", "warrant"], &["to", "kind"]),
        ("attacks:\n  - to: lamp\n    with: [|]", &["evening", "needs"], &["lamp", "background"]),
        ("attacks:\n  - to: lamp\n    scheme: |", &["shade", "sign"], &["lamp"]),
        ("attacks:\n  - to: lamp\n    scheme: shade\n    role: |", &["tree"], &["lamp"]),
        ("attacks:\n  - {to: lamp, with: [{node: needs, role: |}], scheme: shade}", &["tree"], &["lamp"]),
        ("attacks:\n  - to: weak-shade\n    asks: |", &["shade/cq-1"], &["sign/cq-1"]),
        ("attacks:\n  - to: lamp\n    asks: |", &[], &["shade/cq-1", "sign/cq-1"]),
        ("undercuts: [|]", &["weak-shade--useless", "lamp--weak-shade--useless"], &["lamp"]),
        ("cites: [|]", &["wang"], &["lamp"]),
        ("cites: [{key: |}]", &["wang"], &["lamp"]),
        ("at: [\"|\"]", &["1", "1¶1", "1¶2", "1 fn7"], &["1¶1 s1"]),
        ("at: [\"1¶1 |\"]", &["1¶1 s1", "1¶1 s3"], &["1¶1 s4", "1¶2 s1"]),
        ("stance: |", &["asserts", "denies"], &["claim"]),
        ("|", &["attacks", "supports", "origin", "cites"], &["kind", "title", "to"]),
        ("note: {zh: 好, |}", &["en"], &["zh"]),
        ("note: {zh: '看 [[|'}", &["weak-shade", "background"], &["wang"]),
        ("note: {zh: '看 [@|'}", &["wang"], &["lamp"]),
        ("allow: {|}", &["A012", "R001"], &["lamp"]),
        ("attacks:\n  - {to: lamp, strict: |}", &["true", "false"], &["lamp"]),
        ("# attacks: [|]", &[], &["lamp"]),
    ] {
        let text = format!("{head}{text}\n");
        let place = text.find('|').expect("a place");
        editor.write(NEW, &text.replacen('|', "", 1));
        let (line, character) = support::editor::position(&text, place);
        let document = json!({"uri": editor.uri(NEW)});
        let at = json!({"textDocument": document, "position": {"line": line, "character": character}});
        let offered = editor.offered(at);
        for label in there {
            assert!(offered.iter().any(|one| one == label), "{text}: no {label} in {offered:?}");
        }
        for label in not_there {
            assert!(offered.iter().all(|one| one != label), "{text}: {label} in {offered:?}");
        }
    }
    for (path, text, label) in [
        ("argument/map.yaml", "thesis: |", "useless"),
        ("argument/map.yaml", "checks: {levels: {A012: |}}", "off"),
        ("argument/map.yaml", "tours: [{id: x, title: X, stops: [|]}]", "lamp"),
        ("argument/bibliography.yaml", "k: {type: |}", "judgment"),
        ("argument/schemes/own.yaml", "questions: [{id: cq-1, answers: |}]", "inference"),
        ("argument/glossary.yaml", "x: {term: X, text: Y, see: [|]}", "background"),
        ("argument/pages/more.en.md", "---\ntitle: More\norder: 2\n---\nSee [[|", "background"),
    ] {
        editor.open(path, &text.replacen('|', "", 1));
        let (line, character) = support::editor::position(text, text.find('|').expect("a place"));
        let uri = editor.uri(path);
        let at = json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}});
        let offered = editor.offered(at);
        assert!(offered.iter().any(|one| one == label), "{path} {text}: {offered:?}");
    }
}

#[test]
fn an_offer_says_title_and_verdict_and_can_be_put_in_place() {
    let folder = project();
    for (locale, title, verdict) in
        [("zh", "树荫不足🌳。", "论文自身：成立"), ("en", "There is little shade.", "as the paper argues: holds")]
    {
        let mut editor = typing(&folder, locale, "kind: rebuttal\ntitle: 甲🌳\nattacks: wea\nbasis: assumed\n");
        let items = editor.ask("textDocument/completion", editor.at(NEW, "wea", 0, 3));
        let items = items.as_array().expect("a list");
        let shade = items.iter().find(|item| item["label"] == "weak-shade").expect("it is offered");
        assert_eq!(shade["detail"], title);
        let more = shade["documentation"]["value"].as_str().expect("a text");
        assert!(more.contains(verdict), "{more}");
        // It is found by its title too, and a list is due, so it comes with brackets.
        assert!(shade["filterText"].as_str().expect("a text").contains(title));
        let text = applied(&editor.texts[NEW].1, &json!([shade["textEdit"]]));
        assert_eq!(text, "kind: rebuttal\ntitle: 甲🌳\nattacks: [weak-shade]\nbasis: assumed\n");
    }
}

#[test]
fn few_keys_come_before_many_names() {
    let folder = project();
    let text = "kind: rebuttal\ntitle: X.\nbasis: assumed\nattacks:\n  - \n";
    let mut editor = typing(&folder, "en", text);
    let uri = editor.uri(NEW);
    let at = json!({"textDocument": {"uri": uri}, "position": {"line": 4, "character": 4}});
    let mut items = editor.ask("textDocument/completion", at).as_array().expect("a list").clone();
    items.sort_by_key(|item| item["sortText"].as_str().expect("an order").to_owned());
    let is_name = |item: &Value| all_ids().any(|id| item["label"] == id);
    assert_eq!(items[0]["label"], "to", "{items:?}");
    let keys = items.iter().position(is_name).expect("a name");
    assert!(keys > 3 && items[keys..].iter().all(is_name), "{items:?}");
}

/// The ids of all statements, by the names of their files.
fn all_ids() -> impl Iterator<Item = &'static str> {
    FILES.iter().filter_map(|(path, _)| path.rsplit('/').next()?.strip_suffix(".yaml"))
}

#[test]
fn hovering_tells_what_a_thing_is_and_whether_it_stands_and_why() {
    let folder = project();
    let told = |locale: &str, path: &str, words: &str, nth: usize| {
        let mut editor = Editor::start(folder.path(), Some(locale), &[]);
        editor.open_saved(path);
        let hover = editor.ask("textDocument/hover", editor.at(path, words, nth, 1));
        hover["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    for (locale, path, words, nth, wanted) in [
        (
            "en",
            EVENING,
            "weak-shade",
            0,
            &[
                "**There is little shade.**",
                "`weak-shade` · premise · sourced",
                "As the paper argues: **holds**. It has a source",
                "With contributions: **contested**. It has a source, but `evening` speaks against it",
            ][..],
        ),
        ("zh", EVENING, "weak-shade", 0, &["**树荫不足🌳。**", "论文自身：**成立**。", "含后续论证：**有争议**。"]),
        (
            "en",
            "argument/contributions/lamp.yaml",
            "weak-shade--useless",
            0,
            &["There is little shade.", "supports", "`shade`"],
        ),
        ("en", EVENING, "shade/cq-1", 0, &["**Is there a tree?**", "a premise of the reason"]),
        ("zh", EVENING, "shade/cq-1", 0, &["**真有树吗？**", "理由的前提"]),
        ("en", SHADE, "scheme: shade", 0, &["`scheme`", "argument scheme"]),
        ("en", SHADE, "shade, role", 0, &["**Shade** `shade`", "`tree` Tree", "`cq-1` Is there a tree?"]),
        ("zh", SHADE, "wang", 0, &["树荫论"]),
        ("zh", SHADE, "basis", 0, &["`basis`", "计入理由之前"]),
        ("en", SHADE, "sourced", 0, &["`basis: sourced`", "backed by a source"]),
        ("en", SHADE, "1¶1", 0, &["§1 **The bench**"]),
        ("en", SHADE, "树荫不足", 0, &["There is little shade", "**contested**"]),
        ("en", "argument/contributions/lamp.yaml", "weak-shade]]", 0, &["**There is little shade.**"]),
        ("en", "argument/contributions/lamp.yaml", "wang]", 0, &["On Shade"]),
        ("en", "argument/pages/about.en.md", "weak-shade", 0, &["**There is little shade.**"]),
        ("en", "argument/map.yaml", "T004", 0, &["**T004 "]),
    ] {
        let told = told(locale, path, words, nth);
        for part in wanted {
            assert!(told.contains(part), "{locale} {path} {words}: no {part:?} in\n{told}");
        }
    }
}

#[test]
fn from_a_name_to_the_thing_and_from_the_thing_to_all_its_names() {
    let folder = project();
    let mut editor = Editor::start(folder.path(), Some("en"), &[]);
    for path in [SHADE, EVENING, "argument/contributions/lamp.yaml", "argument/map.yaml"] {
        editor.open_saved(path);
    }
    for (path, words, wanted) in [
        (EVENING, "weak-shade", "argument/premises/weak-shade.yaml:1:7"),
        ("argument/contributions/lamp.yaml", "weak-shade--useless", "argument/premises/weak-shade.yaml:6:11"),
        ("argument/contributions/lamp.yaml", "wang", "argument/bibliography.yaml:0:0"),
        (EVENING, "shade/cq-1", "argument/schemes/shade.yaml:0:0"),
        (SHADE, "1¶1", "argument/map.yaml:6:11"),
        ("argument/map.yaml", "useless", "argument/claims/useless.yaml:1:7"),
    ] {
        let found = editor.ask("textDocument/definition", editor.at(path, words, 0, 1));
        assert_eq!(editor.named(&found), [wanted], "{path} {words}");
    }
    let mut asked = editor.at(EVENING, "weak-shade", 0, 1);
    asked["context"] = json!({"includeDeclaration": false});
    let found = editor.ask("textDocument/references", asked.clone());
    assert_eq!(
        editor.named(&found),
        [
            "argument/contributions/evening.yaml:4:8",
            "argument/contributions/lamp.yaml:2:16",
            "argument/contributions/lamp.yaml:2:51",
            "argument/pages/about.en.md:4:6",
        ]
    );
    asked["context"] = json!({"includeDeclaration": true});
    let found = editor.ask("textDocument/references", asked);
    assert_eq!(editor.named(&found).len(), 5);
    // A statement's own file: on its title.
    let mut asked = editor.at(SHADE, "title", 0, 1);
    asked["context"] = json!({"includeDeclaration": false});
    assert_eq!(editor.ask("textDocument/references", asked).as_array().map(Vec::len), Some(4));
}

#[test]
fn a_statement_gets_another_name_everywhere_and_the_map_stays_clean() {
    let folder = project();
    assert_eq!(check(&folder).0, Some(0), "{}", check(&folder).1);
    let mut editor = Editor::start(folder.path(), Some("zh"), &[]);
    editor.open_saved(EVENING);
    editor.open_saved(SHADE);
    let ready = editor.ask("textDocument/prepareRename", editor.at(EVENING, "weak-shade", 0, 3));
    assert_eq!(ready["placeholder"], "weak-shade");
    assert_eq!(ready["range"]["start"], json!({"line": 4, "character": 8}));
    for (name, said) in [("needs", "已被占用"), ("Not An Id", "不能作 id"), ("index", "保留名")] {
        let mut asked = editor.at(EVENING, "weak-shade", 0, 3);
        asked["newName"] = json!(name);
        let refused = editor.response("textDocument/rename", asked);
        assert!(refused["error"]["message"].as_str().is_some_and(|why| why.contains(said)), "{refused}");
    }
    let mut asked = editor.at(EVENING, "weak-shade", 0, 3);
    asked["newName"] = json!("little-shade");
    let edit = editor.ask("textDocument/rename", asked);
    editor.apply(&edit);
    let read = |path: &str| std::fs::read_to_string(folder.path().join(path)).expect("a file");
    assert!(!folder.path().join(SHADE).exists());
    let moved = read("argument/premises/little-shade.yaml");
    assert!(moved.contains("aliases: [weak-shade]\n"), "{moved}");
    let lamp = read("argument/contributions/lamp.yaml");
    assert!(lamp.contains("undercuts: [little-shade--useless]") && lamp.contains("[[little-shade]]与"), "{lamp}");
    assert!(read(EVENING).contains("  - to: little-shade # 注\n"));
    assert!(read("argument/pages/about.en.md").contains("[[little-shade]]"));
    let (code, said) = check(&folder);
    assert_eq!(code, Some(0), "{said}");
    assert!(editor.leave().success());
}

#[test]
fn a_source_gets_another_key_everywhere() {
    let folder = project();
    let mut editor = Editor::start(folder.path(), Some("en"), &[]);
    editor.open_saved(SHADE);
    let mut asked = editor.at(SHADE, "wang", 0, 1);
    asked["newName"] = json!("wang-2020");
    let edit = editor.ask("textDocument/rename", asked);
    editor.apply(&edit);
    let bibliography = std::fs::read_to_string(folder.path().join("argument/bibliography.yaml")).expect("a file");
    assert!(bibliography.starts_with("wang-2020: {type"), "{bibliography}");
    assert_eq!(check(&folder).0, Some(0), "{}", check(&folder).1);
}

#[test]
fn an_editor_that_renames_no_files_is_told_what_to_do() {
    let folder = project();
    let mut editor = Editor::spawn(folder.path(), &[]);
    let _ = editor.ask("initialize", json!({"processId": null, "capabilities": {}}));
    editor.tell("initialized", json!({}));
    editor.open_saved(EVENING);
    let mut asked = editor.at(EVENING, "weak-shade", 0, 3);
    asked["newName"] = json!("little-shade");
    let refused = editor.response("textDocument/rename", asked);
    assert!(refused["error"]["message"].as_str().is_some_and(|why| why.contains("elenchus rename")), "{refused}");
}

#[test]
fn a_file_is_told_in_outline() {
    let folder = project();
    let mut editor = Editor::start(folder.path(), Some("en"), &[]);
    let mut outline = |path: &str| {
        editor.open_saved(path);
        let uri = editor.uri(path);
        editor.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}}))
    };
    let shade = outline(SHADE);
    assert_eq!((&shade[0]["name"], &shade[0]["detail"]), (&json!("weak-shade"), &json!("There is little shade.")));
    let reason = &shade[0]["children"][0];
    assert_eq!((&reason["name"], &reason["detail"]), (&json!("supports useless"), &json!("The bench is useless.")));
    assert_eq!(reason["children"][0]["name"], "needs");
    assert_eq!(outline("argument/bibliography.yaml")[0]["detail"], "On Shade");
    let map = outline("argument/map.yaml");
    let paper = map.as_array().expect("a list").iter().find(|one| one["name"] == "paper").expect("the paper");
    assert_eq!((&paper["children"][0]["name"], &paper["children"][0]["detail"]), (&json!("1"), &json!("The bench")));
}

#[test]
fn mends_are_offered_and_do_what_they_say() {
    let folder = project();
    let text = "kind: objection\ntitle: {zh: 甲🌳。, en: X.}\nbasis: assumed\natacks: [weak-shade]\n";
    for (locale, said) in [("zh", "改写"), ("en", "Replace")] {
        let mut editor = typing(&folder, locale, text);
        let found = editor.found(NEW);
        let uri = editor.uri(NEW);
        let mut asked = |range: &Value, only: Value| {
            let context = json!({"diagnostics": [], "only": only});
            let asked = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
            editor.ask("textDocument/codeAction", asked).as_array().expect("a list").clone()
        };
        let key = found.iter().find(|one| one["code"] == "L007").expect("the key is unknown");
        let actions = asked(&key["range"], json!(["quickfix"]));
        assert_eq!(actions.len(), 1, "{actions:?}");
        let (action, edits) = (&actions[0], &actions[0]["edit"]["changes"][&uri]);
        assert_eq!(action["title"], format!("{said} `atacks` → `attacks`"));
        assert_eq!(action["isPreferred"], true);
        assert_eq!(applied(text, edits), text.replace("atacks", "attacks"));
        let all = asked(&key["range"], json!(["source.fixAll"]));
        assert_eq!(all.len(), 1, "{all:?}");
        let mended = applied(text, &all[0]["edit"]["changes"][&uri]);
        assert_eq!(mended, text.replace("atacks", "attacks").replace("objection", "rebuttal"));
        let nowhere = json!({"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 3}});
        assert!(asked(&nowhere, json!(["quickfix"])).is_empty());
        editor.write(NEW, &mended);
        assert!(editor.places(NEW).iter().all(|place| !place.starts_with('L')));
    }
}

#[test]
fn what_another_program_writes_is_seen_and_a_closed_text_is_forgotten() {
    let folder = project();
    let mut editor = Editor::start(folder.path(), Some("en"), &[]);
    editor.open_saved(EVENING);
    assert!(editor.places(EVENING).iter().all(|place| !place.starts_with('R')));
    std::fs::remove_file(folder.path().join(SHADE)).expect("it can be removed");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    editor.write(EVENING, &editor.texts[EVENING].1.clone());
    let dangling = editor.places(EVENING);
    assert!(dangling.iter().any(|place| place.starts_with("R001")), "{dangling:?}");
    // The unsaved statement counts while it is open.
    editor.open(
        SHADE,
        "kind: premise\ntitle: {zh: 甲, en: A}\nbasis: assumed\nsupports: [{to: useless, scheme: shade}]\n",
    );
    editor.write(EVENING, &editor.texts[EVENING].1.clone());
    assert!(editor.places(EVENING).iter().all(|place| !place.starts_with('R')));
    editor.close(SHADE);
    editor.write(EVENING, &editor.texts[EVENING].1.clone());
    assert_eq!(editor.places(EVENING), dangling);
}

#[test]
fn odd_requests_are_answered_and_files_of_no_project_get_nothing() {
    let folder = project();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::start(folder.path(), Some("en"), &[]);
    let foreign = format!("file://{}/x.yaml", elsewhere.path().display());
    for uri in [foreign.as_str(), "untitled:1", "https://a.example/argument/x.yaml", "file:///argument/../etc/passwd"] {
        let document = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": "kind: nonsense\n"});
        editor.tell("textDocument/didOpen", json!({"textDocument": document}));
        let at = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 3}});
        for method in ["textDocument/hover", "textDocument/completion", "textDocument/definition"] {
            assert_eq!(editor.ask(method, at.clone()), Value::Null, "{method} {uri}");
        }
    }
    // An image, a hidden file and a path that is not open.
    for path in ["argument/picture.png", "argument/.hidden.yaml", "README.md"] {
        editor.open(path, "kind: nonsense\n");
    }
    editor.open(NEW, "kind: 🌳\n");
    let places = [
        json!({"line": 4_000_000_000_u32, "character": 7}),
        json!({"line": 0, "character": 4_000_000_000_u32}),
        json!({"line": 0, "character": 7}),
    ];
    for place in places {
        for method in ["hover", "completion", "definition", "references", "prepareRename", "rename"] {
            let mut at = json!({"textDocument": {"uri": editor.uri(NEW)}, "position": place, "newName": "x"});
            if method == "references" {
                at["context"] = json!({"includeDeclaration": true});
            }
            let response = editor.response(&format!("textDocument/{method}"), at);
            assert!(response.get("error").is_none(), "{response}");
        }
    }
    for (method, params, code) in [
        ("textDocument/hover", json!({"textDocument": 7}), -32602),
        ("textDocument/completion", Value::Null, -32602),
        ("textDocument/inlayHint", json!({}), -32601),
        ("elenchus/nothing", json!([1, 2]), -32601),
    ] {
        assert_eq!(editor.response(method, params)["error"]["code"], json!(code), "{method}");
    }
    editor
        .tell("textDocument/didChange", json!({"textDocument": {"uri": foreign, "version": 2}, "contentChanges": []}));
    editor.tell("textDocument/didOpen", json!("nothing"));
    editor.tell("$/setTrace", json!({"value": "off"}));
    for text in
        ["", "\u{feff}", "\u{0}", "- - - - -", "{", "a: b: c", "kind: \"", "🌳", "\r\r\r", "title: |\n  [[", "&a *a"]
    {
        editor.write(NEW, text);
        let found = editor.found(NEW);
        assert!(!found.is_empty(), "{text:?}");
        let at = json!({"textDocument": {"uri": editor.uri(NEW)}, "position": {"line": 0, "character": 1}});
        let _ = editor.response("textDocument/completion", at.clone());
        let _ = editor.response("textDocument/hover", at);
    }
    assert!(editor.published.keys().all(|path| path.starts_with("argument/")), "{:?}", editor.published.keys());
    assert!(!editor.published.contains_key("argument/.hidden.yaml"));
    assert!(editor.leave().success());
    // Who leaves without a word gets no thanks.
    let mut rude = Editor::start(folder.path(), None, &[]);
    rude.tell("exit", Value::Null);
    assert!(!rude.ended().success());
}
