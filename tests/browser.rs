//! The built site and the live server in a real browser. Each scenario is a script in `tests/browser/`, played by Node;
//! it exits non-zero and says what is wrong, all of it at once.
//!
//! One scenario alone: `cargo test --test browser walk`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};
use support::lacking::Lacking;
use support::{battery, chrome, command, fonts, hostile, large, node, project, third_language};

struct Stage {
    chrome: PathBuf,
    node: node::Node,
}

fn stage() -> &'static Stage {
    static STAGE: OnceLock<Result<Stage, Lacking>> = OnceLock::new();
    let set_up = || fonts::ensure().and_then(|()| Ok(Stage { chrome: chrome::find()?, node: node::find()? }));
    STAGE.get_or_init(set_up).as_ref().unwrap_or_else(|lacking| panic!("{lacking}"))
}

fn shipped_site() -> &'static Path {
    static SITE: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    SITE.get_or_init(project::shipped_site).as_ref().unwrap_or_else(|error| panic!("{error}"))
}

/// Plays `tests/browser/<scenario>.mjs`. `subject` is the folder that the scenario is about.
fn play(scenario: &str, subject: &Path) {
    // One browser at a time: what a scenario waits for is the site, not its neighbours.
    static ONE: Mutex<()> = Mutex::new(());
    let _turn = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let stage = stage();
    let script = project::shipped().join("tests/browser").join(scenario).with_extension("mjs");
    let mut play = Command::new(&stage.node.program);
    play.arg(script)
        .env("ELENCHUS_TEST_CHROME", &stage.chrome)
        .env("ELENCHUS_TEST_PACKAGES", &stage.node.packages)
        .env("ELENCHUS_TEST_BINARY", project::ELENCHUS)
        .env("ELENCHUS_TEST_SUBJECT", subject);
    match command::run(&mut play) {
        Ok(said) => println!("{said}"),
        Err(said) => panic!("{said}"),
    }
}

/// The browser itself: without this, a fault of the set-up would look like a fault of the site.
#[test]
fn browser_draws_chinese_text() {
    play("browser", project::shipped());
}

#[test]
fn walk_by_keyboard_alone() {
    play("walk", shipped_site());
}

#[test]
fn reading_without_scripts() {
    play("no_script", shipped_site());
}

#[test]
fn layout_on_phone_tablet_and_desk() {
    play("layout", shipped_site());
}

#[test]
fn accessibility_audit_finds_nothing() {
    play("axe", shipped_site());
}

#[test]
fn parts_of_the_map_compute_rightly() {
    play("map_parts", shipped_site());
}

#[test]
fn map_is_moved_found_in_folded_and_filtered() {
    play("map", shipped_site());
}

#[test]
fn search_by_keyboard_as_a_page_and_without_scripts() {
    play("search", shipped_site());
}

#[test]
fn what_if_shows_what_changes() {
    play("whatif", shipped_site());
}

#[test]
fn five_contributions_from_the_page_to_the_verdict() {
    let folder = tempfile::tempdir().unwrap();
    project::copy_shipped(folder.path()).unwrap();
    let map = folder.path().join("argument/map.yaml");
    let text = std::fs::read_to_string(&map).unwrap();
    std::fs::write(&map, text.replace("\nsite:\n", "\nsite:\n  repository: \"https://git.example/o/r\"\n")).unwrap();
    play("contribute", folder.path());
}

#[test]
fn large_map_opens_section_by_section() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    large::write_map(&folder.path().join("project")).unwrap();
    project::build(&folder.path().join("project"), &site).unwrap_or_else(|error| panic!("{error}"));
    play("large_map", &site);
}

#[test]
fn hostile_map_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    hostile::write_map(&folder.path().join("project")).unwrap();
    project::build(&folder.path().join("project"), &site).unwrap_or_else(|error| panic!("{error}"));
    play("injection", &site);
}

#[test]
fn titles_that_are_hard_to_set_stay_inside() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    battery::write_map(&folder.path().join("project")).unwrap();
    project::build(&folder.path().join("project"), &site).unwrap_or_else(|error| panic!("{error}"));
    play("text", &site);
}

#[test]
fn third_language_runs_from_right_to_left() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    third_language::write_map(&folder.path().join("project")).unwrap();
    project::build(&folder.path().join("project"), &site).unwrap_or_else(|error| panic!("{error}"));
    play("right_to_left", &site);
}

#[test]
fn hostile_ids_and_addresses_are_findings() {
    for refused in hostile::REFUSED {
        let folder = tempfile::tempdir().unwrap();
        hostile::write_refused(folder.path(), refused).unwrap();
        let check =
            Command::new(project::ELENCHUS).args(["check", "--color", "never"]).arg(folder.path()).output().unwrap();
        let said = String::from_utf8_lossy(&check.stdout) + String::from_utf8_lossy(&check.stderr);
        assert_eq!(check.status.code(), Some(1), "{refused:?} is no finding:\n{said}");
        assert!(said.contains(refused.code), "{refused:?} is not found as {}:\n{said}", refused.code);
    }
}

#[cfg(feature = "serve")]
#[test]
fn live_server_shows_findings_and_reloads() {
    let folder = tempfile::tempdir().unwrap();
    project::copy_shipped(folder.path()).unwrap();
    play("live", folder.path());
}
