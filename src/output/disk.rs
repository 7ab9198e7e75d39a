//! The few things that a commit does to a disk, so that a test can make each of them fail.

use std::io;
use std::path::Path;

/// What a commit changes on a disk.
pub trait OutputDisk {
    /// Creates a folder and those above it.
    ///
    /// # Errors
    /// If the system refuses.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Writes a file that is not there yet.
    ///
    /// # Errors
    /// If the system refuses.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Makes `to` a file with the bytes and times of `from`: a link where the system can, else a copy.
    ///
    /// # Errors
    /// If the system refuses.
    fn keep(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Puts `new` in the place of `old`; what was there goes to the place of `new`, or is removed. If it fails, `old` is
    /// as it was.
    ///
    /// # Errors
    /// If the system refuses.
    fn swap(&self, new: &Path, old: &Path) -> io::Result<()>;
}

/// The disk itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl OutputDisk for Disk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs_err::create_dir_all(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs_err::write(path, bytes)
    }

    fn keep(&self, from: &Path, to: &Path) -> io::Result<()> {
        if fs_err::symlink_metadata(from)?.is_symlink() {
            return keep_link(from, to);
        }
        match fs_err::hard_link(from, to) {
            Ok(()) => Ok(()),
            Err(_) => fs_err::copy(from, to).map(drop),
        }
    }

    fn swap(&self, new: &Path, old: &Path) -> io::Result<()> {
        if !old.exists() {
            return fs_err::rename(new, old);
        }
        if exchange(new, old).is_ok() {
            return Ok(());
        }
        let aside = set_aside(old)?;
        if let Err(error) = fs_err::rename(new, old) {
            fs_err::rename(&aside, old)?; // if even this fails, the old site still stands at `aside`
            return Err(error);
        }
        let _ = fs_err::remove_dir_all(&aside); // the new site is in place; what is left of the old one does no harm
        Ok(())
    }
}

/// Moves a folder to a name beside it that nothing has and no run cleans up.
fn set_aside(folder: &Path) -> io::Result<std::path::PathBuf> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let free =
        (1..1_000).map(|number| folder.with_file_name(format!(".{name}.before-{number}"))).find(|path| !path.exists());
    let aside = free.ok_or_else(|| io::Error::from(io::ErrorKind::AlreadyExists))?;
    fs_err::rename(folder, &aside)?;
    Ok(aside)
}

/// Exchanges two folders in one step, where the system can.
#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

#[cfg(unix)]
fn keep_link(from: &Path, to: &Path) -> io::Result<()> {
    fs_err::os::unix::fs::symlink(fs_err::read_link(from)?, to)
}

#[cfg(not(unix))]
fn keep_link(from: &Path, to: &Path) -> io::Result<()> {
    fs_err::copy(from, to).map(drop)
}
