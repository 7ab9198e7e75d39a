//! The extension for Visual Studio Code: what it declares is there, and what it does in the real workbench.

#![cfg(feature = "lsp")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use support::{command, node, project};

const EXTENSION: &str = "editors/vscode";

fn read(file: &str) -> String {
    let path = project::shipped().join(EXTENSION).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(file: &str) -> Value {
    serde_json::from_str(&read(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

/// What stands between two marks, every time.
fn between<'t>(text: &'t str, open: &str, close: char) -> BTreeSet<&'t str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

#[test]
fn what_the_extension_declares_is_there() {
    let (manifest, code) = (json("package.json"), read("extension.js"));
    assert_eq!(manifest["main"], "./extension.js");
    assert!(project::shipped().join(EXTENSION).join("l10n").is_dir() && manifest["l10n"] == "./l10n");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"), "the extension goes with the program");
    // The program may be named by a workspace, so nothing runs in one that is not trusted.
    assert_eq!(manifest["capabilities"]["untrustedWorkspaces"]["supported"], false);
    let properties = &manifest["contributes"]["configuration"]["properties"];
    assert_eq!(properties["elenchus.path"]["scope"], "machine-overridable");
    let read: BTreeSet<String> =
        between(&code, "settings.get('", '\'').into_iter().map(|name| format!("elenchus.{name}")).collect();
    assert_eq!(read, keys(properties).into_iter().map(str::to_owned).collect(), "settings read and declared");
    let commands = manifest["contributes"]["commands"].as_array().expect("a list");
    let registered = between(&code, "registerCommand('", '\'');
    assert!(commands.iter().all(|one| registered.contains(one["command"].as_str().expect("a name"))), "{registered:?}");
    for event in manifest["activationEvents"].as_array().expect("a list") {
        let language = event.as_str().and_then(|event| event.strip_prefix("onLanguage:")).expect("a language");
        assert!(code.contains(&format!("'{language}'")), "{language} wakes it, and it does not look at it");
    }
}

#[test]
fn every_word_of_the_extension_is_there_in_both_languages() {
    let (en, zh) = (json("package.nls.json"), json("package.nls.zh-cn.json"));
    assert_eq!(keys(&en), keys(&zh));
    assert_eq!(between(&read("package.json"), "\"%", '%'), keys(&en));
    let said = between(&read("extension.js"), "l10n.t('", '\'').into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    let bundle = json("l10n/bundle.l10n.zh-cn.json");
    assert_eq!(said, keys(&bundle).into_iter().map(str::to_owned).collect(), "said and translated");
    for (text, translated) in bundle.as_object().expect("an object") {
        assert_eq!(between(text, "{", '}'), between(translated.as_str().expect("a text"), "{", '}'), "{text}");
    }
}

#[test]
fn the_script_of_the_extension_is_well_formed() {
    let node = node::find().unwrap_or_else(|lacking| panic!("{lacking}"));
    let script = project::shipped().join(EXTENSION).join("extension.js");
    command::run(Command::new(node.program).arg("--check").arg(script)).unwrap_or_else(|said| panic!("{said}"));
}

/// Only on Linux: elsewhere the workbench has other keys.
#[cfg(target_os = "linux")]
mod workbench {
    use super::support::lacking::Lacking;
    use super::support::{chrome, command, node, project};
    use super::{EXTENSION, read};
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::Command;

    /// The oldest Node.js on which the packer and the workbench run.
    const NODE: u32 = 20;

    /// The files of the extension, without those that only stand beside it.
    const FILES: [&str; 9] = [
        "extension.js",
        "l10n/bundle.l10n.zh-cn.json",
        "package-lock.json",
        "package.json",
        "package.nls.json",
        "package.nls.zh-cn.json",
        "readme.md",
        "readme.zh.md",
        ".vscodeignore",
    ];

    /// The extension, packed as the editor page tells to pack it.
    fn packed(into: &Path) -> Result<PathBuf, Lacking> {
        let tools = node::find_with(EXTENSION, "npm-vscode-extension")?;
        for file in FILES {
            project::write(&tools.packages.join(file), &read(file)).expect("it can be written");
        }
        let vsix = into.join("elenchus.vsix");
        let mut pack = Command::new(node::of_version(NODE)?);
        pack.arg(tools.packages.join("node_modules/@vscode/vsce/vsce"))
            .args(["package", "--skip-license", "--allow-missing-repository", "--out"])
            .arg(&vsix)
            .current_dir(&tools.packages);
        command::run(&mut pack).unwrap_or_else(|said| panic!("{said}"));
        Ok(vsix)
    }

    /// The workbench, whose own packages lie beside it.
    fn workbench() -> Result<PathBuf, Lacking> {
        let packages = node::find_with("tests/vscode", "npm-vscode")?.packages.join("node_modules");
        let editor = packages.join("code-server/lib/vscode");
        let beside = editor.join("node_modules");
        if !beside.exists() {
            std::os::unix::fs::symlink("../../..", beside).expect("a link");
        }
        Ok(editor)
    }

    #[test]
    fn a_contribution_is_written_in_the_real_workbench() {
        let folder = tempfile::tempdir().expect("a folder");
        // The editor's addresses are real paths.
        let root = folder.path().canonicalize().expect("a path");
        let (subject, home) = (root.join("garden"), root.join("home"));
        fs::create_dir_all(&home).expect("a folder");
        command::run(Command::new(project::ELENCHUS).arg("init").arg(&subject)).unwrap_or_else(|said| panic!("{said}"));
        let ready = || -> Result<_, Lacking> { Ok((packed(&root)?, workbench()?, node::find()?, chrome::find()?)) };
        let (vsix, editor, browser, chrome) = ready().unwrap_or_else(|lacking| panic!("{lacking}"));
        let mut play = Command::new(node::of_version(NODE).unwrap_or_else(|lacking| panic!("{lacking}")));
        play.arg(project::shipped().join("tests/vscode/contribution.mjs"))
            .env("ELENCHUS_TEST_CHROME", chrome)
            .env("ELENCHUS_TEST_PACKAGES", &browser.packages)
            .env("ELENCHUS_TEST_BINARY", project::ELENCHUS)
            .env("ELENCHUS_TEST_SUBJECT", &subject)
            .env("ELENCHUS_TEST_EDITOR", editor)
            .env("ELENCHUS_TEST_EXTENSION", vsix)
            .env("ELENCHUS_TEST_HOME", home);
        command::run(&mut play).unwrap_or_else(|said| panic!("{said}"));
        let mut check = Command::new(project::ELENCHUS);
        check.args(["check", "--deny", "warning"]).arg(&subject);
        command::run(&mut check).unwrap_or_else(|said| panic!("after renaming and mending, {said}"));
    }
}
