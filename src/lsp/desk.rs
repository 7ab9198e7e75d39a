//! The projects whose files are open: the files on the disk, the texts of the editor over them, and the argument as it was
//! last worked out.
//!
//! A text that cannot be read at all costs only itself: for all else its last readable text stands in.

use super::uri;
use crate::diagnostic::Finding;
use crate::load::{DiskFiles, Snapshot, unreadable};
use crate::pipeline::{Argument, argue};
use crate::source::{FileId, SourceMap};
use lsp_types::{Diagnostic, Uri};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// A text as it is in the editor.
pub(super) struct Buffer {
    /// Its address as the editor writes it.
    pub uri: Uri,
    pub version: i32,
    pub text: Arc<str>,
    /// The last text that could be read.
    good: Option<Arc<str>>,
}

impl Buffer {
    pub fn new(uri: Uri, version: i32) -> Self {
        Self { uri, version, text: Arc::from(""), good: None }
    }

    /// Takes another text.
    pub fn write(&mut self, path: &str, text: &str) {
        self.text = Arc::from(text.strip_prefix('\u{feff}').unwrap_or(text));
        if unreadable(path, &self.text).is_none() {
            self.good = Some(Arc::clone(&self.text));
        }
    }
}

/// A project that has been argued over the texts of the editor.
pub(super) struct State {
    /// Which texts these were.
    pub generation: u64,
    pub argument: Argument,
    /// Texts that cannot be read, with what is wrong with them. For the argument an earlier text stood in.
    pub lost: BTreeMap<String, (SourceMap, Vec<Finding>)>,
    files: BTreeMap<String, FileId>,
}

impl State {
    /// The file of a path.
    pub fn file(&self, path: &str) -> Option<FileId> {
        self.files.get(path).copied()
    }
}

/// What has to be worked out, ready to be sent to another thread.
pub(super) struct Job {
    generation: u64,
    pub files: Snapshot,
    lost: BTreeMap<String, (SourceMap, Vec<Finding>)>,
}

impl Job {
    /// Argues the project.
    pub fn run(self) -> io::Result<State> {
        let argument = argue(&self.files)?;
        let files = argument.sources.files().map(|(id, file)| (file.path.clone(), id)).collect();
        Ok(State { generation: self.generation, argument, lost: self.lost, files })
    }
}

/// A project with open files.
pub(super) struct Desk {
    pub root: PathBuf,
    disk: Snapshot,
    pub buffers: BTreeMap<String, Buffer>,
    generation: u64,
    pub state: Option<Arc<State>>,
    /// When it is to be argued anew.
    pub due: Option<Instant>,
    /// Whether it is being argued on another thread.
    pub running: bool,
    /// What the editor was told about each file, and about which version.
    pub published: BTreeMap<String, (Option<i32>, Vec<Diagnostic>)>,
}

impl Desk {
    /// The project of a folder.
    pub fn open(root: PathBuf) -> io::Result<Self> {
        let disk = Snapshot::take(&DiskFiles::new(&root))?;
        let (buffers, published) = (BTreeMap::new(), BTreeMap::new());
        Ok(Self { root, disk, buffers, generation: 0, state: None, due: None, running: false, published })
    }

    /// Reads the disk again. A disk that fails leaves what was read before.
    pub fn reread(&mut self) {
        if let Ok(disk) = Snapshot::take(&DiskFiles::new(&self.root)) {
            self.disk = disk;
        }
    }

    /// Notes that a text is another one.
    pub fn touch(&mut self, due: Instant) {
        self.generation += 1;
        self.due = Some(due);
    }

    /// Whether the state is of the texts as they are now.
    pub fn is_fresh(&self) -> bool {
        self.state.as_ref().is_some_and(|state| state.generation == self.generation)
    }

    pub fn job(&self) -> Job {
        let mut files = self.disk.clone();
        let mut lost = BTreeMap::new();
        for (path, buffer) in &self.buffers {
            let stand_in = match unreadable(path, &buffer.text) {
                None => &buffer.text,
                Some(found) => match &buffer.good {
                    Some(good) => {
                        lost.insert(path.clone(), found);
                        good
                    }
                    None => &buffer.text,
                },
            };
            files = files.with_text(path, stand_in);
        }
        Job { generation: self.generation, files, lost }
    }

    /// Takes what was worked out unless something newer is there.
    pub fn adopt(&mut self, state: State) {
        if self.state.as_ref().is_none_or(|now| now.generation <= state.generation) {
            self.state = Some(Arc::new(state));
        }
    }

    /// The state of the texts as they are now; worked out at once if need be.
    pub fn fresh(&mut self) -> Option<Arc<State>> {
        if !self.is_fresh()
            && let Ok(state) = self.job().run()
        {
            self.adopt(state);
            self.due = None;
        }
        self.state.clone()
    }

    /// The address of a file, as the editor writes it if it is open.
    pub fn uri(&self, path: &str) -> Option<Uri> {
        let open = self.buffers.get(path).map(|buffer| buffer.uri.clone());
        open.or_else(|| uri::of(&path.split('/').fold(self.root.clone(), |at, part| at.join(part))))
    }
}
