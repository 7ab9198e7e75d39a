//! Finding programs and running them; says nothing about which ones.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The first of `names` in a folder of `PATH`, in the order of the names. Windows' endings are tried too.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    let candidates = names.iter().flat_map(|name| endings.iter().map(move |ending| format!("{name}{ending}")));
    candidates
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(&name)))
        .find(|file| file.is_file())
}

/// Runs a command to its end without a standard input and yields what it wrote to stdout; on failure, what it said.
pub fn run(command: &mut Command) -> Result<String, String> {
    let output = match command.stdin(Stdio::null()).output() {
        Ok(output) => output,
        Err(error) => return Err(format!("{} did not start: {error}", line_of(command))),
    };
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(stdout);
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    Err(format!("{} failed, {}:\n{stdout}\n{}", line_of(command), output.status, stderr.trim()))
}

/// Whether the program starts and says its version.
pub fn answers(program: &Path) -> bool {
    run(Command::new(program).arg("--version")).is_ok()
}

fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
