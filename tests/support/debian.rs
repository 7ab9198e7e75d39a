//! Installing packages on Debian and its like, which takes root; elsewhere it only says that it cannot.

use super::command::{on_path, run};
use std::path::Path;
use std::process::Command;

/// Installs packages by name. The error says why that was not possible.
pub fn install(packages: &[&str]) -> Result<(), String> {
    let Some(apt) = on_path(&["apt-get"]).filter(|_| Path::new("/etc/debian_version").exists()) else {
        return Err("This is no Debian-like system, so the tests cannot install it themselves.".to_owned());
    };
    if !is_root() {
        return Err("Not running as root, so the tests cannot install it themselves.".to_owned());
    }
    // A stale list of packages is the usual reason for a failing install; a failing update need not be one.
    let update = run(apt_get(&apt).arg("update"));
    let install = run(apt_get(&apt).args(["install", "--yes", "--no-install-recommends"]).args(packages));
    match (install, update) {
        (Ok(_), _) => Ok(()),
        (Err(install), Err(update)) => Err(format!("{update}\n{install}")),
        (Err(install), Ok(_)) => Err(install),
    }
}

/// The line with which a person installs packages on a Debian-like system.
pub fn line(packages: &[&str]) -> String {
    format!("sudo apt-get update && sudo apt-get install -y {}", packages.join(" "))
}

fn apt_get(program: &Path) -> Command {
    let mut command = Command::new(program);
    // Another installation may be running: wait for it, ten minutes at most.
    command.args(["--quiet", "--option", "DPkg::Lock::Timeout=600"]).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    run(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}
