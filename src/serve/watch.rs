//! Watching folders: changes that come close together cause one rebuild.

use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::io;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Changes within this time count as one.
const QUIET: Duration = Duration::from_millis(100);

/// What keeps the watch alive.
pub(super) type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// Calls `changed` on a thread of its own after each change below the folders.
///
/// # Errors
/// If the system refuses to watch.
pub(super) fn watch(folders: &[PathBuf], changed: impl Fn() + Send + 'static) -> io::Result<Watcher> {
    let (tell, told) = mpsc::channel::<()>();
    let handler = move |result: DebounceEventResult| {
        let matters = |kind: &EventKind| !matches!(kind, EventKind::Access(_));
        // An error of the watch may have hidden a change: better one rebuild too many.
        if result.map_or(true, |events| events.iter().any(|event| matters(&event.kind))) {
            let _ = tell.send(()); // if nobody listens any more, the server is stopping
        }
    };
    let mut watcher = new_debouncer(QUIET, None, handler).map_err(io::Error::other)?;
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive).map_err(io::Error::other)?;
    }
    thread::Builder::new().name("rebuild".to_owned()).spawn(move || {
        while told.recv().is_ok() {
            while told.try_recv().is_ok() {} // what came during the last build is one change
            changed();
        }
    })?;
    Ok(watcher)
}
