//! The protocol: requests and notifications in, answers and diagnostics out, and when a project is argued anew.
//!
//! Typing is answered at once from what was last worked out; what names places is answered from the texts as they are. A
//! request that makes no sense gets an error or an empty answer, never silence.

mod capabilities;
mod requests;

use super::desk::{Buffer, Desk, State};
use super::diagnostics::Reporter;
use super::uri;
use crate::diagnostic::Tongue;
use crossbeam_channel::{Receiver, Sender, after, never, select, unbounded};
use lsp_server::{Connection, ErrorCode, Message, Notification, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument,
    Notification as _, PublishDiagnostics,
};
use lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, PublishDiagnosticsParams, Uri,
};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// After the last letter, a project is argued anew when so much time has passed.
const QUIET: Duration = Duration::from_millis(60);

/// How the server is to speak.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language that was asked for; else the editor's counts.
    pub language: Option<String>,
    /// The language where neither says one.
    pub fallback: String,
}

/// Serves an editor over standard input and output until it says goodbye.
///
/// # Errors
/// If the editor breaks the protocol or goes away without a word.
pub fn run(options: &Options) -> io::Result<()> {
    let (connection, threads) = Connection::stdio();
    let served = serve(&connection, options);
    drop(connection); // the writing thread ends when nobody can write any more
    threads.join()?;
    served
}

fn serve(connection: &Connection, options: &Options) -> io::Result<()> {
    let (id, params) = connection.initialize_start().map_err(io::Error::other)?;
    connection.initialize_finish(id, capabilities::answer()).map_err(io::Error::other)?;
    let client = capabilities::Client::of(&params);
    let language = options.language.clone().or(client.locale.clone()).unwrap_or_else(|| options.fallback.clone());
    let (tell, told) = unbounded();
    let mut server = Server {
        connection,
        tongue: Tongue::of_tag(&language),
        language: language.replace('_', "-"),
        client,
        desks: BTreeMap::new(),
        tell,
    };
    server.watch();
    server.talk(&told)
}

/// What another thread has worked out about the project of a folder.
type Told = (PathBuf, io::Result<State>);

struct Server<'c> {
    connection: &'c Connection,
    client: capabilities::Client,
    tongue: Tongue,
    language: String,
    desks: BTreeMap<PathBuf, Desk>,
    tell: Sender<Told>,
}

impl Server<'_> {
    fn talk(&mut self, told: &Receiver<Told>) -> io::Result<()> {
        loop {
            let next = self.desks.values().filter(|desk| !desk.running).filter_map(|desk| desk.due).min();
            let alarm = next.map_or_else(never, |due| after(due.saturating_duration_since(Instant::now())));
            select! {
                recv(self.connection.receiver) -> message => match message {
                    Ok(Message::Request(request)) => {
                        if self.connection.handle_shutdown(&request).map_err(io::Error::other)? {
                            return Ok(());
                        }
                        let response = self.respond(request);
                        self.send(Message::Response(response))?;
                    }
                    Ok(Message::Notification(notification)) => {
                        if notification.method == "exit" {
                            return Err(io::Error::other("the editor left without a shutdown"));
                        }
                        self.take(notification)?;
                    }
                    Ok(Message::Response(_)) => {}
                    Err(_) => return Err(io::Error::other("the editor is gone")),
                },
                recv(told) -> told => {
                    if let Ok((root, result)) = told {
                        self.learn(&root, result)?;
                    }
                }
                recv(alarm) -> _ => self.start(),
            }
        }
    }

    fn send(&self, message: Message) -> io::Result<()> {
        self.connection.sender.send(message).map_err(|_| io::Error::other("the editor is gone"))
    }

    fn notify<N: lsp_types::notification::Notification>(&self, params: N::Params) -> io::Result<()>
    where
        N::Params: serde::Serialize,
    {
        self.send(Message::Notification(Notification::new(N::METHOD.to_owned(), params)))
    }

    /// Asks the editor to say when a file of a project changes on the disk.
    fn watch(&self) {
        if let Some(request) = self.client.watch() {
            let _ = self.send(Message::Request(request)); // if the editor is gone, the next message says so
        }
    }

    /// Argues, each on a thread of its own, the projects that are due.
    fn start(&mut self) {
        let now = Instant::now();
        for (root, desk) in &mut self.desks {
            if desk.running || desk.due.is_none_or(|due| due > now) {
                continue;
            }
            desk.due = None;
            desk.running = true;
            let (root, job, tell) = (root.clone(), desk.job(), self.tell.clone());
            std::thread::spawn(move || {
                let _ = tell.send((root, job.run())); // nobody listens any more if the server is stopping
            });
        }
    }

    fn learn(&mut self, root: &PathBuf, result: io::Result<State>) -> io::Result<()> {
        let Some(desk) = self.desks.get_mut(root) else { return Ok(()) };
        desk.running = false;
        match result {
            Ok(state) => {
                desk.adopt(state);
                self.publish(root)
            }
            Err(error) => {
                eprintln!("elenchus: {error}"); // editors keep what a server writes there
                Ok(())
            }
        }
    }

    /// Tells the editor what has changed among the findings of a project, unless they are of an older text.
    fn publish(&mut self, root: &PathBuf) -> io::Result<()> {
        let Some(desk) = self.desks.get(root) else { return Ok(()) };
        let Some(state) = desk.state.clone().filter(|_| desk.is_fresh()) else { return Ok(()) };
        let mut found = Reporter { desk, state: &state, tongue: self.tongue }.all();
        let paths: BTreeSet<String> =
            found.keys().chain(desk.published.keys()).chain(desk.buffers.keys()).cloned().collect();
        let mut news = Vec::new();
        for path in paths {
            let version = desk.buffers.get(&path).map(|buffer| buffer.version);
            let diagnostics = found.remove(&path).unwrap_or_default();
            let is_news = match desk.published.get(&path) {
                Some((told, before)) => *told != version || *before != diagnostics,
                None => true,
            };
            if let (true, Some(uri)) = (is_news, desk.uri(&path)) {
                news.push((path, uri, version, diagnostics));
            }
        }
        for (path, uri, version, diagnostics) in news {
            let params = PublishDiagnosticsParams { uri, version, diagnostics: diagnostics.clone() };
            self.notify::<PublishDiagnostics>(params)?;
            if let Some(desk) = self.desks.get_mut(root) {
                match diagnostics.is_empty() && version.is_none() {
                    true => desk.published.remove(&path),
                    false => desk.published.insert(path, (version, diagnostics)),
                };
            }
        }
        Ok(())
    }

    fn take(&mut self, notification: Notification) -> io::Result<()> {
        match notification.method.as_str() {
            DidOpenTextDocument::METHOD => {
                if let Some(DidOpenTextDocumentParams { text_document }) = read(notification) {
                    self.open(&text_document.uri, text_document.version, &text_document.text);
                }
            }
            DidChangeTextDocument::METHOD => {
                if let Some(params) = read::<DidChangeTextDocumentParams>(notification) {
                    // Texts come whole: the last one counts.
                    if let Some(change) = params.content_changes.last().filter(|change| change.range.is_none()) {
                        let document = params.text_document;
                        self.change(&document.uri, document.version, &change.text);
                    }
                }
            }
            DidCloseTextDocument::METHOD => {
                if let Some(DidCloseTextDocumentParams { text_document }) = read(notification) {
                    self.close(&text_document.uri)?;
                }
            }
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => {
                let due = Instant::now() + QUIET;
                for desk in self.desks.values_mut() {
                    desk.reread();
                    desk.touch(due);
                }
            }
            _ => {} // what a server does not know it may leave alone
        }
        Ok(())
    }

    fn open(&mut self, uri: &Uri, version: i32, text: &str) {
        let Some((root, path)) = uri::path(uri).and_then(|file| uri::place(&file)) else { return };
        match self.desks.get_mut(&root) {
            Some(desk) => desk.reread(),
            None => match Desk::open(root.clone()) {
                Ok(desk) => drop(self.desks.insert(root.clone(), desk)),
                Err(error) => return eprintln!("elenchus: {}: {error}", root.display()),
            },
        }
        if let Some(desk) = self.desks.get_mut(&root) {
            let mut buffer = Buffer::new(uri.clone(), version);
            buffer.write(&path, text);
            desk.buffers.insert(path, buffer);
            desk.touch(Instant::now());
        }
    }

    fn change(&mut self, uri: &Uri, version: i32, text: &str) {
        let Some((root, path)) = uri::path(uri).and_then(|file| uri::place(&file)) else { return };
        let Some(desk) = self.desks.get_mut(&root) else { return };
        let Some(buffer) = desk.buffers.get_mut(&path) else { return };
        buffer.version = version;
        buffer.write(&path, text);
        desk.touch(Instant::now() + QUIET);
    }

    /// A file that is closed is as it is on the disk; a project without open files is forgotten.
    fn close(&mut self, uri: &Uri) -> io::Result<()> {
        let Some((root, path)) = uri::path(uri).and_then(|file| uri::place(&file)) else { return Ok(()) };
        let Some(desk) = self.desks.get_mut(&root) else { return Ok(()) };
        desk.buffers.remove(&path);
        if !desk.buffers.is_empty() {
            desk.reread();
            desk.touch(Instant::now() + QUIET);
            return Ok(());
        }
        let told: Vec<Option<Uri>> = desk.published.keys().map(|path| desk.uri(path)).collect();
        self.desks.remove(&root);
        for uri in told.into_iter().flatten() {
            let params = PublishDiagnosticsParams { uri, version: None, diagnostics: Vec::new() };
            self.notify::<PublishDiagnostics>(params)?;
        }
        Ok(())
    }
}

/// The parameters of a notification; none of one that has others.
fn read<P: DeserializeOwned>(notification: Notification) -> Option<P> {
    serde_json::from_value(notification.params).ok()
}

/// An answer that says what is wrong with a request.
fn refused(id: lsp_server::RequestId, code: ErrorCode, why: impl Into<String>) -> Response {
    Response::new_err(id, code as i32, why.into())
}
