//! Node.js, and the npm packages that a `package-lock.json` of the repository names, installed in a copy under `target/`.

use super::command::{on_path, run};
use super::debian;
use super::lacking::Lacking;
use super::workshop::Workshop;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest major version that the packages run on.
const OLDEST: u32 = 18;
const PACKAGES: [&str; 2] = ["nodejs", "npm"];
const MANIFESTS: [&str; 2] = ["package.json", "package-lock.json"];

/// Node.js and the folder whose `node_modules/` has the packages.
#[derive(Clone)]
pub struct Node {
    /// The program.
    pub program: PathBuf,
    /// The folder with `node_modules/`.
    pub packages: PathBuf,
}

/// Node.js with the packages for the browser tests.
pub fn find() -> Result<Node, Lacking> {
    find_with("tests/browser", "npm")
}

/// Node.js with the packages that the manifests in a folder of the repository name, installed at a place of the workshop.
pub fn find_with(manifests: &str, place: &str) -> Result<Node, Lacking> {
    let workshop = Workshop::enter()?;
    let (program, npm) = programs()?;
    let packages = install_packages(&workshop, &npm, manifests, place)?;
    Ok(Node { program, packages })
}

/// Node.js of a major version or newer; where the installed one is older, from the npm registry.
pub fn of_version(oldest: u32) -> Result<PathBuf, Lacking> {
    let workshop = Workshop::enter()?;
    let (program, npm) = programs()?;
    if major(&program).is_some_and(|major| major >= oldest) {
        return Ok(program);
    }
    let packages = install_packages(&workshop, &npm, "tests/node", "npm-node")?.join("node_modules");
    let places = ["x64", "arm64"].map(|kind| packages.join(format!("node-linux-{kind}/bin/node")));
    let found = places.into_iter().find(|program| major(program).is_some_and(|major| major >= oldest));
    found.ok_or_else(|| {
        let line = format!("npm install --global node@{oldest}");
        Lacking::new(format!("A test needs Node.js {oldest} or newer."), line)
    })
}

fn programs() -> Result<(PathBuf, PathBuf), Lacking> {
    if let Some(both) = installed() {
        return Ok(both);
    }
    debian::install(&PACKAGES).map_err(|why| lacking(&why))?;
    installed().ok_or_else(|| lacking("What is installed is older."))
}

fn installed() -> Option<(PathBuf, PathBuf)> {
    let node = on_path(&["node", "nodejs"]).filter(|program| major(program).is_some_and(|major| major >= OLDEST))?;
    Some((node, on_path(&["npm"])?))
}

fn major(program: &Path) -> Option<u32> {
    let said = run(Command::new(program).arg("--version")).ok()?;
    said.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// `npm ci` in a copy of the manifests: the tracked folder stays as it is.
fn install_packages(workshop: &Workshop, npm: &Path, manifests: &str, place: &str) -> Result<PathBuf, Lacking> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(manifests);
    let folder = workshop.place(place);
    let lacking = |why: String| {
        let line = format!("npm --prefix {} ci --ignore-scripts", folder.display());
        Lacking::new(format!("The tests need the npm packages of {manifests}/package.json. {why}"), line)
    };
    let recipe = fs::read_to_string(source.join(MANIFESTS[1])).map_err(|error| lacking(error.to_string()))?;
    if workshop.has(place, &recipe) {
        return Ok(folder);
    }
    workshop.clear(place).and_then(|()| fs::create_dir_all(&folder)).map_err(|error| lacking(error.to_string()))?;
    for manifest in MANIFESTS {
        fs::copy(source.join(manifest), folder.join(manifest)).map_err(|error| lacking(error.to_string()))?;
    }
    // No package that is used runs a script at installation, so none gets the chance to.
    let mut ci = Command::new(npm);
    ci.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder);
    run(&mut ci).map_err(lacking)?;
    workshop.record(place, &recipe).map_err(|error| lacking(error.to_string()))?;
    Ok(folder)
}

fn lacking(why: &str) -> Lacking {
    let line = if cfg!(windows) {
        "winget install --exact --id OpenJS.NodeJS.LTS".to_owned()
    } else if cfg!(target_os = "macos") {
        "brew install node".to_owned()
    } else {
        debian::line(&PACKAGES)
    };
    Lacking::new(format!("The tests need Node.js {OLDEST} or newer, and npm. {why}"), line)
}
