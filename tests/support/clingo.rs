//! The answer-set solver clingo, as a Python package in a virtual environment under `target/`.

use super::command::{on_path, run};
use super::debian;
use super::lacking::Lacking;
use super::workshop::Workshop;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package and its version, as pip reads it.
const REQUIREMENT: &str = "clingo==5.8.3";
const PACKAGES: [&str; 2] = ["python3", "python3-venv"];

/// A Python that can `import clingo`.
pub fn find() -> Result<PathBuf, Lacking> {
    let workshop = Workshop::enter()?;
    let environment = workshop.place("clingo");
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    // The environment's Python is a link to the one that it was made with, which may be gone.
    if workshop.has("clingo", REQUIREMENT) && python.is_file() {
        return Ok(python);
    }
    create(&workshop, &environment)?;
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", REQUIREMENT]);
    run(&mut install).and_then(|_| run(Command::new(&python).args(["-c", "import clingo"]))).map_err(|why| {
        let line = format!("{} -m pip install {REQUIREMENT}", python.display());
        Lacking::new(format!("The tests need the answer-set solver clingo. {why}"), line)
    })?;
    workshop.record("clingo", REQUIREMENT).map_err(|error| lacking(&error.to_string()))?;
    Ok(python)
}

/// A fresh virtual environment, made with the Python that is there or with Debian's.
fn create(workshop: &Workshop, environment: &Path) -> Result<(), Lacking> {
    let attempt = || -> Result<(), String> {
        workshop.clear("clingo").map_err(|error| error.to_string())?;
        let python = on_path(&["python3", "python"]).ok_or("There is no Python.")?;
        run(Command::new(python).args(["-m", "venv"]).arg(environment)).map(drop)
    };
    let Err(first) = attempt() else { return Ok(()) };
    debian::install(&PACKAGES).map_err(|why| lacking(&format!("{first}\n{why}")))?;
    attempt().map_err(|why| lacking(&why))
}

fn lacking(why: &str) -> Lacking {
    let line = if cfg!(windows) {
        "winget install --exact --id Python.Python.3.13".to_owned()
    } else if cfg!(target_os = "macos") {
        "brew install python".to_owned()
    } else {
        debian::line(&PACKAGES)
    };
    Lacking::new(format!("The tests need Python 3 with `venv`. {why}"), line)
}
