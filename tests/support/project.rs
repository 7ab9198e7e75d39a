//! Project folders to try things on, and the `elenchus` binary that is tried.

use super::command::run;
use super::workshop::Workshop;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::UNIX_EPOCH;

/// The binary under test.
pub const ELENCHUS: &str = env!("CARGO_BIN_EXE_elenchus");

/// The folder of this repository, which is the project folder of the shipped map.
pub fn shipped() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds the site of `project` into `output`.
pub fn build(project: &Path, output: &Path) -> Result<(), String> {
    run(Command::new(ELENCHUS).arg("build").arg(project).arg("--output").arg(output)).map(drop)
}

/// The built site of the shipped map, under `target/`: one folder for each state of the binary, since another binary
/// may well refuse to build into what this one made.
pub fn shipped_site() -> Result<PathBuf, String> {
    let workshop = Workshop::enter().map_err(|lacking| lacking.to_string())?;
    let says = |error: io::Error| format!("the site of the shipped map cannot be built: {error}");
    let made = fs::metadata(ELENCHUS).and_then(|binary| binary.modified()).map_err(says)?;
    let age = made.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    let sites = workshop.place("sites");
    let site = sites.join(age.to_string());
    if !site.exists() && sites.exists() {
        fs::remove_dir_all(&sites).map_err(says)?;
    }
    fs::create_dir_all(&sites).map_err(says)?;
    build(shipped(), &site)?;
    Ok(site)
}

/// Copies the shipped project, without its built site, into `folder`.
pub fn copy_shipped(folder: &Path) -> io::Result<()> {
    for part in ["argument", "templates"] {
        let from = shipped().join(part);
        if from.is_dir() {
            copy_folder(&from, &folder.join(part))?;
        }
    }
    Ok(())
}

/// Writes a file and the folders above it.
pub fn write(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text)
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    let mut waiting = vec![(from.to_path_buf(), to.to_path_buf())];
    while let Some((from, to)) = waiting.pop() {
        fs::create_dir_all(&to)?;
        for entry in fs::read_dir(&from)? {
            let entry = entry?;
            let target = to.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                waiting.push((entry.path(), target));
            } else {
                fs::copy(entry.path(), target)?;
            }
        }
    }
    Ok(())
}
