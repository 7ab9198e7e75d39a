//! The live server: builds, serves the last good site to this machine only, rebuilds when a file changes, and tells open
//! pages what is wrong or that there is something new.
//!
//! How a site is built is not known here; a build is a function that is called again.

mod http;
mod inject;
mod state;
mod watch;

pub use state::Build;

use crate::diagnostic::Tongue;
use state::Live;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// What to serve, and where.
pub struct ServeOptions {
    /// The folders whose changes cause a rebuild; those that do not exist are passed over.
    pub watched: Vec<PathBuf>,
    /// The port that is tried first; 0 lets the system choose.
    pub port: u16,
    /// The language of messages.
    pub tongue: Tongue,
}

/// How many ports after the first are tried.
const MORE_PORTS: u16 = 100;

/// Serves until the process is told to stop. `build` is called at once and after every change; `listening` is called with
/// the address when the first build is done; `built` after each build.
///
/// # Errors
/// If no port is free or the system refuses to watch or to serve.
pub fn serve(
    options: ServeOptions,
    build: impl Fn() -> io::Result<Build> + Send + Sync + 'static,
    listening: impl FnOnce(SocketAddr),
    built: impl Fn(&Build) + Send + Sync + 'static,
) -> io::Result<()> {
    let listener = listen(options.port)?;
    let address = listener.local_addr()?;
    let live = Arc::new(Live::new(options.tongue));
    let rebuild = {
        let live = Arc::clone(&live);
        let one_at_a_time = Mutex::new(());
        Arc::new(move || {
            let _turn = one_at_a_time.lock().unwrap_or_else(PoisonError::into_inner);
            match build() {
                Ok(build) => {
                    built(&build);
                    live.show(build);
                }
                Err(error) => live.fail(&error),
            }
        })
    };
    // The watch begins before the first build, so that no change during it is missed.
    let again = Arc::clone(&rebuild);
    let _watcher = watch::watch(&options.watched, move || again())?;
    rebuild();
    listening(address);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let served = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            served = async { axum::serve(listener, http::router(live, address.port())).await } => served,
            stopped = tokio::signal::ctrl_c() => stopped,
        }
    });
    runtime.shutdown_background(); // open event streams would keep it waiting
    served
}

/// The first free port from `port` on, on loopback only.
fn listen(port: u16) -> io::Result<TcpListener> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in port..=port.saturating_add(if port == 0 { 0 } else { MORE_PORTS }) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}
