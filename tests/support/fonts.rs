//! Chinese fonts. Windows and macOS bring theirs; on Linux fontconfig is asked, and Debian's package installed.

use super::command::{on_path, run};
use super::debian;
use super::lacking::Lacking;
use super::workshop::Workshop;
use std::process::Command;

const PACKAGES: [&str; 2] = ["fontconfig", "fonts-noto-cjk"];

/// Makes sure that Chinese text is drawn with real glyphs: without a font every one of them is an empty box of a
/// different width, and nothing measured in the browser would mean anything.
pub fn ensure() -> Result<(), Lacking> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let _workshop = Workshop::enter()?;
    if has_chinese() {
        return Ok(());
    }
    debian::install(&PACKAGES).map_err(|why| lacking(&why))?;
    if has_chinese() { Ok(()) } else { Err(lacking("They were installed, and fc-list still finds none.")) }
}

fn has_chinese() -> bool {
    let Some(program) = on_path(&["fc-list"]) else { return false };
    run(Command::new(program).args([":lang=zh-cn", "family"])).is_ok_and(|list| !list.trim().is_empty())
}

fn lacking(why: &str) -> Lacking {
    Lacking::new(format!("The tests need Chinese fonts. {why}"), debian::line(&PACKAGES))
}
