//! The real browser: `$CHROME`, else an installed Chrome or Chromium, else Debian's Chromium.

use super::command::{answers, on_path};
use super::debian;
use super::lacking::Lacking;
use super::workshop::Workshop;
use std::env;
use std::path::PathBuf;

const NAMES: [&str; 5] = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
const PACKAGES: [&str; 1] = ["chromium"];

/// The program of a Chrome or Chromium.
pub fn find() -> Result<PathBuf, Lacking> {
    if let Some(named) = env::var_os("CHROME").filter(|value| !value.is_empty()) {
        let named = PathBuf::from(named);
        return if named.is_file() { Ok(named) } else { Err(wrongly_named(&named)) };
    }
    let _workshop = Workshop::enter()?;
    if let Some(found) = installed() {
        return Ok(found);
    }
    debian::install(&PACKAGES).map_err(|why| lacking(&why))?;
    installed().ok_or_else(|| lacking("It was installed, and still no browser starts."))
}

fn installed() -> Option<PathBuf> {
    // Some systems ship a script under a browser's name that only tells how to install it: it does not answer.
    // On Windows a Chrome that is asked for its version opens a window, so it is taken on trust.
    let works = |program: &PathBuf| program.is_file() && (cfg!(windows) || answers(program));
    let on_path = NAMES.iter().filter_map(|name| on_path(&[name]));
    on_path.chain(usual_places()).find(works)
}

/// Where macOS and Windows keep their browsers, which are not on `PATH`.
fn usual_places() -> Vec<PathBuf> {
    let (roots, programs): (&[&str], &[&str]) = if cfg!(windows) {
        (
            &["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"],
            &[r"Google\Chrome\Application\chrome.exe", r"Chromium\Application\chrome.exe"],
        )
    } else {
        (
            &["HOME"],
            &[
                "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "Applications/Chromium.app/Contents/MacOS/Chromium",
            ],
        )
    };
    let mut folders: Vec<PathBuf> = roots.iter().filter_map(env::var_os).map(PathBuf::from).collect();
    if !cfg!(windows) {
        folders.push(PathBuf::from("/"));
    }
    folders.iter().flat_map(|folder| programs.iter().map(|program| folder.join(program))).collect()
}

fn wrongly_named(named: &std::path::Path) -> Lacking {
    Lacking::new(
        format!("$CHROME names {}, which is no file.", named.display()),
        "unset CHROME   # or set it to the program of a Chrome or Chromium",
    )
}

fn lacking(why: &str) -> Lacking {
    let line = if cfg!(windows) {
        "winget install --exact --id Google.Chrome".to_owned()
    } else if cfg!(target_os = "macos") {
        "brew install --cask google-chrome".to_owned()
    } else {
        format!("{}   # or set $CHROME to the program of a Chrome or Chromium", debian::line(&PACKAGES))
    };
    Lacking::new(format!("The tests need a Chrome or Chromium. {why}"), line)
}
