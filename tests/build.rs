//! The built site: whole or not at all, the same bytes for the same input, nothing written twice.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support {
    pub mod small;
}

use elenchus::build::{BuildInput, build};
use elenchus::load::{DiskFiles, Found, ProjectFiles};
use elenchus::output::OutputTree;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::time::SystemTime;
use support::small::{GROUND, MAP, THESIS};
use tempfile::TempDir;
use walkdir::WalkDir;

/// The shipped project, listed in another order.
struct Shuffled {
    files: DiskFiles,
    seed: usize,
}

impl ProjectFiles for Shuffled {
    fn list(&self) -> io::Result<Vec<Found>> {
        let mut list = self.files.list()?;
        let count = list.len();
        for at in (1..count).rev() {
            list.swap(at, (at * 7919 + self.seed * 104_729) % (at + 1));
        }
        Ok(list)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.read(path)
    }
}

fn shipped(seed: usize, threads: usize) -> OutputTree {
    let files = Shuffled { files: DiskFiles::new(env!("CARGO_MANIFEST_DIR")), seed };
    let input = BuildInput { revision: Some("abc".to_owned()), ..BuildInput::default() };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let built = pool.install(|| build(&files, &input)).expect("it runs");
    built.tree.unwrap_or_else(|| panic!("{:?}", built.argument.findings))
}

fn site() -> &'static OutputTree {
    static SITE: OnceLock<OutputTree> = OnceLock::new();
    SITE.get_or_init(|| shipped(0, 2))
}

fn text(path: &str) -> String {
    let bytes = site().get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn shuffled_files_and_other_threads_give_the_same_bytes() {
    for (seed, threads) in [(1, 1), (2, 4)] {
        let other = shipped(seed, threads);
        let paths = |tree: &OutputTree| tree.iter().map(|(path, _)| path.to_owned()).collect::<Vec<_>>();
        assert_eq!(paths(site()), paths(&other));
        for (path, bytes) in site().iter() {
            assert!(other.get(path) == Some(bytes), "{path} differs with seed {seed} on {threads} threads");
        }
    }
}

#[test]
fn every_page_of_the_list_is_there_in_both_languages() {
    let pages = [
        "index",
        "map",
        "outline",
        "claims",
        "premises",
        "rebuttals",
        "schemes",
        "sources",
        "health",
        "nodes/aigc-not-copyrightable",
        "nodes/cx-reply-open-clause",
        "sections/2.1",
        "sections/0",
        "pages/how-to-read",
        "pages/verdicts",
        "pages/contribute",
        "pages/about",
    ];
    for language in ["zh", "en"] {
        for page in pages {
            let html = text(&format!("{language}/{page}.html"));
            assert!(html.contains(&format!("<html lang=\"{language}\"")), "{language}/{page}");
            let other = if language == "zh" { "en" } else { "zh" };
            assert!(html.contains(&format!("hreflang=\"{other}\"")), "a switch on {language}/{page}");
            assert!(html.contains("default-src 'none'"), "a policy on {language}/{page}");
        }
    }
    for file in ["index.html", "404.html", "map.json", "robots.txt"] {
        assert!(site().get(file).is_some(), "{file}");
    }
}

#[test]
fn every_page_carries_revision_and_licence_and_contributions_their_author() {
    for (path, bytes) in site().iter().filter(|(path, _)| path.starts_with("en/") && path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        assert!(html.contains("abc") && html.contains("CC-BY-4.0"), "{path}");
    }
    assert!(text("en/nodes/cx-li-v-liu-2023.html").contains("Elenchus project"));
}

#[test]
fn the_map_as_data_says_what_the_pages_say() {
    let json: Value = serde_json::from_str(&text("map.json")).expect("JSON");
    let nodes = json["nodes"].as_object().expect("nodes");
    assert_eq!(nodes.len(), 154);
    let thesis = &nodes["aigc-not-copyrightable"];
    assert_eq!(thesis["verdicts"], serde_json::json!({"paper": "holds", "all": "contested"}));
    for (field, is_there) in [
        ("kind", thesis["kind"] == "claim"),
        ("zh", thesis["title"]["zh"].is_string()),
        ("text", thesis["text"]["en"].is_string()),
    ] {
        assert!(is_there, "{field}");
    }
    let contributed = &nodes["cx-art3-open-clause"]["verdicts"];
    assert_eq!(contributed["paper"], Value::Null);
    assert_eq!(json["reasons"].as_object().expect("reasons").len(), 140);
    for (id, node) in nodes {
        for (language, url) in node["url"].as_object().expect("addresses") {
            let path = url.as_str().expect("an address");
            assert!(site().get(path).is_some(), "{id} in {language}: {path}");
        }
    }
}

fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in
        [("argument/map.yaml", MAP), ("argument/claims/thesis.yaml", THESIS), ("argument/premises/ground.yaml", GROUND)]
    {
        write(&folder.path().join(path), text);
    }
    folder
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

fn elenchus(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
    command.current_dir(folder).args(args).env("LC_ALL", "C").output().expect("it runs")
}

fn snapshot(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let files = WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let time = entry.metadata().expect("data").modified().expect("a time");
            let path = entry.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned();
            (path, (std::fs::read(entry.path()).expect("bytes"), time))
        })
        .collect()
}

#[test]
fn a_failed_build_leaves_the_site_and_an_unchanged_one_writes_nothing() {
    let folder = project();
    let public = folder.path().join("public");
    write(&public.join(".gitignore"), "*\n");
    assert!(elenchus(folder.path(), &["build", "--revision", "r-77"]).status.success());
    assert!(std::fs::read_to_string(public.join("en/index.html")).expect("a page").contains("r-77"));
    assert!(elenchus(folder.path(), &["build"]).status.success());
    let good = snapshot(&public);
    assert!(good.contains_key(".gitignore") && good.len() > 15, "{:?}", good.keys());

    assert!(elenchus(folder.path(), &["build"]).status.success());
    assert_eq!(snapshot(&public), good, "an unchanged build");

    let ground = folder.path().join("argument/premises/ground.yaml");
    write(&ground, &GROUND.replace("[thesis]", "[thesys]"));
    let failed = elenchus(folder.path(), &["build"]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("R001"));
    assert_eq!(snapshot(&public), good, "a failed build");
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let folder = project();
    write(&folder.path().join("mine/thesis.doc"), "years of work");
    let refused = elenchus(folder.path(), &["build", "--output", "mine"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("O002"));
    assert_eq!(snapshot(&folder.path().join("mine")).len(), 1);
    for place in [".", "argument/site", ".."] {
        assert_eq!(elenchus(folder.path(), &["build", "--output", place]).status.code(), Some(2), "{place}");
    }
}

#[test]
fn a_projects_own_template_replaces_a_block_and_a_faulty_one_is_a_finding() {
    let folder = project();
    write(&folder.path().join("templates/assets/style.css"), "body { color: #123456 }");
    assert!(elenchus(folder.path(), &["build"]).status.success());
    let css: Vec<String> = snapshot(&folder.path().join("public"))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".css"))
        .map(|(_, (bytes, _))| String::from_utf8(bytes).expect("UTF-8"))
        .collect();
    assert!(css.iter().any(|css| css.contains("#123456")), "{css:?}");
    write(&folder.path().join("templates/node.html"), "<p>\n{{ nothing.like.this }}</p>");
    let failed = elenchus(folder.path(), &["build"]);
    let said = String::from_utf8_lossy(&failed.stderr).into_owned();
    assert_eq!(failed.status.code(), Some(1));
    assert!(said.contains("P006") && said.contains("templates/node.html:2"), "{said}");
}

#[test]
fn the_site_works_in_one_language_and_in_a_language_without_a_dictionary() {
    let folder = project();
    assert!(elenchus(folder.path(), &["build"]).status.success());
    let map = MAP.replace("{en: Example}", "{en: Example, fr: Exemple}").replace("[en]", "[fr, en]");
    write(&folder.path().join("argument/map.yaml"), &map);
    for (file, en) in [("claims/thesis", THESIS), ("premises/ground", GROUND)] {
        write(&folder.path().join(format!("argument/{file}.yaml")), &en.replace("{en: ", "{fr: Une phrase., en: "));
    }
    let built = elenchus(folder.path(), &["build"]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let paths: BTreeSet<String> = snapshot(&folder.path().join("public")).into_keys().collect();
    assert!(paths.contains("fr/nodes/thesis.html") && paths.contains("en/nodes/thesis.html"));
}

#[test]
fn with_an_address_there_are_canonical_links_a_sitemap_and_a_404_page_that_finds_its_style() {
    let folder = project();
    write(&folder.path().join("argument/map.yaml"), &format!("{MAP}site: {{base_url: \"https://example.org/map\"}}\n"));
    let built = elenchus(folder.path(), &["build"]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let read = |path: &str| std::fs::read_to_string(folder.path().join("public").join(path)).expect(path);
    assert!(read("sitemap.xml").contains("https://example.org/map/en/nodes/thesis.html"));
    assert!(
        read("en/nodes/thesis.html")
            .contains("rel=\"canonical\" href=\"https://example.org/map/en/nodes/thesis.html\"")
    );
    assert!(read("404.html").contains("href=\"/map/assets/"));
}
