//! Fonts of all scripts. Windows and macOS bring theirs; on Linux fontconfig is asked, and Debian's packages installed.

use super::command::{on_path, run};
use super::debian;
use super::lacking::Lacking;
use super::workshop::Workshop;
use std::collections::BTreeSet;
use std::process::Command;

const PACKAGES: [&str; 6] = [
    "fontconfig",
    "fonts-dejavu-core",
    "fonts-liberation",
    "fonts-noto-cjk",
    "fonts-noto-color-emoji",
    "fonts-noto-core",
];

/// A family of each package: of the first ones every system has one as its sans-serif face.
pub const FAMILIES: [&str; 5] = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Noto Sans CJK SC", "Noto Color Emoji"];

/// Makes sure that text of every script is drawn with real glyphs: without a font each of them is an empty box of a
/// different width, and nothing measured of it would mean anything.
pub fn ensure() -> Result<(), Lacking> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let _workshop = Workshop::enter()?;
    if missing().is_empty() {
        return Ok(());
    }
    debian::install(&PACKAGES).map_err(|why| lacking(&why))?;
    match missing().as_slice() {
        [] => Ok(()),
        still => Err(lacking(&format!("They were installed, and fc-list still finds no {}.", still.join(", ")))),
    }
}

/// The families that fontconfig does not know.
fn missing() -> Vec<&'static str> {
    let list = on_path(&["fc-list"]).and_then(|program| run(Command::new(program).args([":", "family"])).ok());
    let list = list.unwrap_or_default();
    let known: BTreeSet<&str> = list.lines().flat_map(|line| line.split(',')).map(str::trim).collect();
    FAMILIES.into_iter().filter(|family| !known.contains(family)).collect()
}

fn lacking(why: &str) -> Lacking {
    Lacking::new(format!("The tests need fonts of all scripts. {why}"), debian::line(&PACKAGES))
}
