//! The folder under `target/` that holds the tools of the tests, and the lock under which it is filled, so that test
//! binaries that run side by side do not set up the same thing twice.

use super::lacking::Lacking;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The folder of tools, held exclusively until dropped.
pub struct Workshop {
    folder: PathBuf,
    // Closing the file releases the lock.
    _lock: File,
}

impl Workshop {
    /// Waits until nobody else fills the folder, then holds it.
    pub fn enter() -> Result<Self, Lacking> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tools");
        let locked = || -> io::Result<File> {
            fs::create_dir_all(&folder)?;
            let lock = File::create(folder.join("lock"))?;
            lock.lock()?;
            Ok(lock)
        };
        match locked() {
            Ok(lock) => Ok(Self { folder, _lock: lock }),
            Err(error) => Err(Lacking::new(
                format!("The folder of the test tools, {}, cannot be used: {error}", folder.display()),
                "cargo clean && cargo test",
            )),
        }
    }

    /// A place in the folder; nothing is created.
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Whether the tool `name` was set up from exactly this `recipe`.
    pub fn has(&self, name: &str, recipe: &str) -> bool {
        fs::read_to_string(self.stamp(name)).is_ok_and(|found| found == recipe)
    }

    /// Removes what an earlier, different or broken-off set-up left at the tool's place.
    pub fn clear(&self, name: &str) -> io::Result<()> {
        for gone in [fs::remove_file(self.stamp(name)), fs::remove_dir_all(self.place(name))] {
            if let Err(error) = gone
                && error.kind() != io::ErrorKind::NotFound
            {
                return Err(error);
            }
        }
        Ok(())
    }

    /// Records that the tool `name` is complete. Written last, so a broken-off set-up leaves no record.
    pub fn record(&self, name: &str, recipe: &str) -> io::Result<()> {
        fs::write(self.stamp(name), recipe)
    }

    fn stamp(&self, name: &str) -> PathBuf {
        self.place(&format!("{name}.recipe"))
    }
}
