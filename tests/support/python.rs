//! Python packages in a virtual environment of their own under `target/`.

use super::command::{on_path, run};
use super::debian;
use super::lacking::Lacking;
use super::workshop::Workshop;
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGES: [&str; 2] = ["python3", "python3-venv"];

/// An environment with packages.
pub struct Environment {
    folder: PathBuf,
}

impl Environment {
    /// The environment of a name, with the packages in the versions that pip's `requirements` name.
    pub fn with(name: &str, requirements: &[&str]) -> Result<Self, Lacking> {
        let workshop = Workshop::enter()?;
        let environment = Self { folder: workshop.place(name) };
        let recipe = requirements.join("\n");
        let python = environment.program("python");
        // The environment's Python is a link to the one that it was made with, which may be gone.
        if workshop.has(name, &recipe) && python.is_file() {
            return Ok(environment);
        }
        create(&workshop, name, &environment.folder)?;
        let mut install = Command::new(&python);
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(requirements);
        run(&mut install).map_err(|why| {
            let requirements = requirements.join(" ");
            let line = format!("{} -m pip install {requirements}", python.display());
            Lacking::new(format!("The tests need {requirements}. {why}"), line)
        })?;
        workshop.record(name, &recipe).map_err(|error| lacking(&error.to_string()))?;
        Ok(environment)
    }

    /// A program that is installed in it.
    pub fn program(&self, name: &str) -> PathBuf {
        let (folder, ending) = if cfg!(windows) { ("Scripts", ".exe") } else { ("bin", "") };
        self.folder.join(folder).join(format!("{name}{ending}"))
    }
}

/// A fresh virtual environment, made with the Python that is there or with Debian's.
fn create(workshop: &Workshop, name: &str, folder: &Path) -> Result<(), Lacking> {
    let attempt = || -> Result<(), String> {
        workshop.clear(name).map_err(|error| error.to_string())?;
        let python = on_path(&["python3", "python"]).ok_or("There is no Python.")?;
        run(Command::new(python).args(["-m", "venv"]).arg(folder)).map(drop)
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
