//! The edge to git: the real program, asked without a shell. It reads what a project was at a revision; it writes nothing.
//!
//! Names of revisions come from whoever calls (in CI, from a pull request): they are handed over after
//! `--end-of-options`, and one that could be taken for something else is refused before.

use super::Failure;
use super::terminal::Terminal;
use crate::load::snapshot::is_read;
use crate::load::{ARGUMENT, Found, FoundKind, MemoryFiles, Snapshot};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The most bytes that one revision of a project may have: the files of a map are texts.
const LARGEST_TREE: u64 = 512 * 1024 * 1024;

/// A project folder in a git repository.
pub(super) struct Git {
    root: PathBuf,
    /// The project folder below the top of the repository, with a slash at its end; empty at the top.
    prefix: String,
}

/// A commit, by its full name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Commit(pub String);

/// Why git gave no answer.
enum Trouble {
    /// There is no git, or no repository here.
    Absent(String),
    /// It says no.
    Refused(String),
}

impl Git {
    /// The repository that holds a project folder.
    ///
    /// # Errors
    /// If there is no git, or the folder is in no repository.
    pub fn open(root: &Path, terminal: &Terminal) -> Result<Self, Failure> {
        Self::find(root).ok_or_else(|| {
            let place = root.display();
            Failure::Usage(match terminal.tongue {
                crate::diagnostic::Tongue::En => format!("{place} is in no git repository, or there is no git"),
                crate::diagnostic::Tongue::Zh => format!("{place} 不在 git 仓库中，或没有安装 git"),
            })
        })
    }

    /// As [`Self::open`]; none for any reason.
    pub fn find(root: &Path) -> Option<Self> {
        let git = Self { root: root.to_owned(), prefix: String::new() };
        let prefix = git.ask(&["rev-parse", "--show-prefix"]).ok()?;
        let prefix = String::from_utf8(prefix).ok()?;
        Some(Self { prefix: prefix.trim_end_matches(['\n', '\r']).to_owned(), ..git })
    }

    /// The commit that a name stands for.
    ///
    /// # Errors
    /// If there is none.
    pub fn commit(&self, revision: &str, terminal: &Terminal) -> Result<Commit, Failure> {
        let unfit = || {
            let none = terminal.say("there is no revision", "没有这个版本");
            Failure::Usage(format!("{none} `{revision}`"))
        };
        if !is_revision(revision) {
            return Err(unfit());
        }
        let name = format!("{revision}^{{commit}}");
        let found = self.ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &name]).map_err(|_| unfit())?;
        Self::object(&found).map(Commit).ok_or_else(unfit)
    }

    /// Where two commits parted.
    ///
    /// # Errors
    /// If they have nothing in common.
    pub fn parting(&self, one: &Commit, other: &Commit, terminal: &Terminal) -> Result<Commit, Failure> {
        let none = || {
            let say = "the two revisions have no commit in common (a shallow clone? fetch the whole history)";
            Failure::Usage(terminal.say(say, "两个版本没有共同的提交（若是浅克隆，请取回完整历史）").to_owned())
        };
        let found = self.ask(&["merge-base", "--end-of-options", &one.0, &other.0]).map_err(|_| none())?;
        let first = found.split(|&byte| byte == b'\n').next().unwrap_or_default();
        Self::object(first).map(Commit).ok_or_else(none)
    }

    /// The project's files at a commit.
    ///
    /// # Errors
    /// If git fails, or the files are too many.
    pub fn snapshot(&self, commit: &Commit) -> Result<Snapshot, Failure> {
        let entries = self.entries(commit)?;
        let links: BTreeSet<String> =
            entries.iter().filter(|entry| entry.is_link()).map(|entry| entry.object.clone()).collect();
        let links = if links.is_empty() { BTreeMap::new() } else { self.blobs(&links)? };
        let files: BTreeMap<String, (FoundKind, Option<String>)> =
            entries.iter().map(|entry| (entry.path.clone(), entry.found(&entries, &links))).collect();
        let wanted = |(path, (kind, object)): (&String, &(FoundKind, Option<String>))| {
            let found = Found { path: path.clone(), kind: kind.clone() };
            is_read(&found).then(|| object.clone()).flatten()
        };
        let objects: BTreeSet<String> = files.iter().filter_map(wanted).collect();
        let blobs = self.blobs(&objects)?;
        let mut memory = MemoryFiles::new();
        for (path, (kind, object)) in files {
            memory = match (kind, object.as_ref().and_then(|object| blobs.get(object))) {
                (FoundKind::File(_), Some(bytes)) => memory.with(&path, bytes.clone()),
                (kind, _) => memory.with_found(Found { path, kind }),
            };
        }
        Ok(Snapshot::from(&memory))
    }

    /// The commits that touched a file of the project, under earlier names too, the newest first.
    ///
    /// # Errors
    /// If git fails.
    pub fn history(&self, path: &str, most: usize) -> Result<Vec<Commit>, Failure> {
        let count = format!("--max-count={most}");
        let log = self.tell(&["log", "--follow", "--no-show-signature", "--format=%H", &count, "--", path])?;
        Ok(log.split(|&byte| byte == b'\n').filter_map(Self::object).map(Commit).collect())
    }

    fn entries(&self, commit: &Commit) -> Result<Vec<Listed>, Failure> {
        let folder = format!("{}{ARGUMENT}/", self.prefix);
        let list = self.tell(&["ls-tree", "-r", "-z", "--long", "--full-tree", &commit.0, "--", &folder])?;
        let entries: Vec<Listed> = list.split(|&byte| byte == 0).filter_map(|record| self.listed(record)).collect();
        let total: u64 = entries.iter().map(|entry| entry.size).sum();
        if total > LARGEST_TREE {
            return Err(Failure::Usage(format!("{}: {total} bytes in {ARGUMENT}/, at most {LARGEST_TREE}", commit.0)));
        }
        Ok(entries)
    }

    /// `<mode> <type> <object> <size>\t<path>`. Hidden files are no part of a project, as on a disk.
    fn listed(&self, record: &[u8]) -> Option<Listed> {
        let tab = record.iter().position(|&byte| byte == b'\t')?;
        let head = std::str::from_utf8(&record[..tab]).ok()?;
        let mut words = head.split_ascii_whitespace();
        let (mode, _, object, size) = (words.next()?, words.next()?, words.next()?, words.next()?);
        let is_unicode = std::str::from_utf8(&record[tab + 1..]).is_ok();
        let whole = String::from_utf8_lossy(&record[tab + 1..]).into_owned();
        let path = whole.strip_prefix(&self.prefix)?.to_owned();
        if path.split('/').any(|part| part.starts_with('.')) {
            return None;
        }
        let mode = if is_unicode { mode.to_owned() } else { String::new() };
        Some(Listed { mode, object: object.to_owned(), size: size.parse().unwrap_or(0), path })
    }

    /// The bytes of many objects, by one run of git.
    fn blobs(&self, objects: &BTreeSet<String>) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(mut questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure::Machine(io::Error::other("git has no streams")));
        };
        let blobs = std::thread::scope(|scope| {
            // Git answers while it is asked: with one thread both could wait for the other.
            scope.spawn(move || objects.iter().try_for_each(|object| writeln!(questions, "{object}")));
            read_blobs(BufReader::new(answers), objects)
        });
        let status = child.wait()?;
        let blobs = blobs?;
        if status.success() { Ok(blobs) } else { Err(Failure::Machine(io::Error::other("git cat-file failed"))) }
    }

    fn object(said: &[u8]) -> Option<String> {
        let name = std::str::from_utf8(said).ok()?.trim();
        (name.len() >= 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| name.to_owned())
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .arg("-C")
            .arg(&self.root)
            .args(["-c", "core.fsmonitor=false", "--no-pager", "--literal-pathspecs"])
            .args(args)
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_NO_LAZY_FETCH", "1")
            .stdin(Stdio::null());
        command
    }

    fn ask(&self, args: &[&str]) -> Result<Vec<u8>, Trouble> {
        let output = self.command(args).output().map_err(|error| Trouble::Absent(error.to_string()))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(Trouble::Refused(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
    }

    fn tell(&self, args: &[&str]) -> Result<Vec<u8>, Failure> {
        self.ask(args).map_err(|trouble| {
            let (Trouble::Absent(why) | Trouble::Refused(why)) = trouble;
            Failure::Machine(io::Error::other(format!("git {}: {why}", args.first().copied().unwrap_or_default())))
        })
    }
}

/// A file in a tree.
struct Listed {
    /// Empty for a name that is not Unicode.
    mode: String,
    object: String,
    size: u64,
    path: String,
}

impl Listed {
    fn is_link(&self) -> bool {
        self.mode == "120000" && self.size <= 4096
    }

    /// What it is, and the object that holds its bytes. A link is as good as a file if it leads to one of the project.
    fn found(&self, all: &[Self], links: &BTreeMap<String, Vec<u8>>) -> (FoundKind, Option<String>) {
        let file = |entry: &Self| (FoundKind::File(entry.size), Some(entry.object.clone()));
        match self.mode.as_str() {
            "100644" | "100755" => file(self),
            "120000" => {
                let target = links.get(&self.object).and_then(|bytes| self.target(std::str::from_utf8(bytes).ok()?));
                let target = target.and_then(|path| all.iter().find(|entry| entry.path == path && entry.is_file()));
                target.map_or((FoundKind::LinkOutside, None), file)
            }
            _ => (FoundKind::NotAFile, None),
        }
    }

    fn is_file(&self) -> bool {
        matches!(self.mode.as_str(), "100644" | "100755")
    }

    /// Where a link leads below the project folder; none if that is outside.
    fn target(&self, link: &str) -> Option<String> {
        let mut parts: Vec<&str> = self.path.split('/').collect();
        parts.pop();
        if link.starts_with('/') {
            return None;
        }
        for part in link.split('/').filter(|part| !matches!(*part, "" | ".")) {
            if part == ".." {
                parts.pop()?;
            } else {
                parts.push(part);
            }
        }
        Some(parts.join("/"))
    }
}

/// `<object> SP <type> SP <size> LF <contents> LF`, again and again.
fn read_blobs(mut answers: impl BufRead, objects: &BTreeSet<String>) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut blobs = BTreeMap::new();
    for object in objects {
        let mut head = String::new();
        answers.read_line(&mut head)?;
        let mut words = head.split_ascii_whitespace();
        let (name, kind, size) = (words.next(), words.next(), words.next().and_then(|size| size.parse::<u64>().ok()));
        let (Some(_), Some("blob"), Some(size)) = (name, kind, size) else {
            return Err(io::Error::other(format!("git has no object {object}")));
        };
        let mut bytes = Vec::new();
        answers.by_ref().take(size).read_to_end(&mut bytes)?;
        let mut end = [0];
        answers.read_exact(&mut end)?;
        blobs.insert(object.clone(), bytes);
    }
    Ok(blobs)
}

/// Whether a text can be nothing but the name of a revision: it begins like no option, and has no character that git
/// would not take in a name, or that a reader would not see.
fn is_revision(text: &str) -> bool {
    let refused = |c: char| c.is_control() || c.is_whitespace() || matches!(c, ':' | '?' | '*' | '[' | '\\');
    !text.is_empty()
        && text.len() <= 500
        && !text.starts_with('-')
        && !text.contains("..")
        && !text.chars().any(refused)
}

#[cfg(test)]
mod tests {
    use super::is_revision;

    #[test]
    fn a_name_that_could_be_something_else_is_refused() {
        for fit in ["main", "HEAD~2", "origin/feature-1", "v1.0^{}", "0f3a", "HEAD@{1}", "分支"] {
            assert!(is_revision(fit), "{fit}");
        }
        for unfit in ["", "-n", "--output=x", "a b", "a\nb", "main:argument", "a..b", "*", "\u{1b}[31m"] {
            assert!(!is_revision(unfit), "{unfit}");
        }
    }
}
