//! The answer-set solver clingo, as a Python package.

use super::command::run;
use super::lacking::Lacking;
use super::python::Environment;
use std::path::PathBuf;
use std::process::Command;

/// The package and its version, as pip reads it.
const REQUIREMENT: &str = "clingo==5.8.3";

/// A Python that can `import clingo`.
pub fn find() -> Result<PathBuf, Lacking> {
    let python = Environment::with("clingo", &[REQUIREMENT])?.program("python");
    run(Command::new(&python).args(["-c", "import clingo"])).map_err(|why| {
        let line = format!("{} -m pip install --force-reinstall {REQUIREMENT}", python.display());
        Lacking::new(format!("The tests need the answer-set solver clingo. {why}"), line)
    })?;
    Ok(python)
}
