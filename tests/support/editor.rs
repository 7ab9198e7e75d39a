//! An editor that speaks the language server protocol to the real binary over stdio, and applies what it answers as the
//! protocol says: lines from 0, columns in UTF-16 units.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Nothing takes longer, unless the server has died.
const PATIENCE: Duration = Duration::from_secs(60);

/// An editor with a project folder.
pub struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    root: PathBuf,
    asked: i64,
    /// The text and version of each open file, by path below the project folder.
    pub texts: BTreeMap<String, (i64, String)>,
    /// What was last published about each file.
    pub published: BTreeMap<String, Value>,
}

impl Editor {
    /// Starts the server with more arguments and says hello in a language.
    pub fn start(root: &Path, locale: Option<&str>, args: &[&str]) -> Self {
        let mut editor = Self::spawn(root, args);
        let mut params = json!({"processId": null, "rootUri": editor.uri(""), "capabilities": {
            "workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["rename"]}},
        }});
        if let Some(locale) = locale {
            params["locale"] = json!(locale);
        }
        let answer = editor.ask("initialize", params);
        assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16", "{answer}");
        editor.tell("initialized", json!({}));
        editor
    }

    /// Starts the server without a word.
    pub fn spawn(root: &Path, args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
        command.arg("lsp").args(args).env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::null()).spawn().expect("the server starts");
        let output = child.stdout.take().expect("an output");
        let (send, messages) = channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = receive(&mut output) {
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        let input = child.stdin.take();
        let (texts, published) = (BTreeMap::new(), BTreeMap::new());
        Self { child, input, messages, root: root.to_owned(), asked: 0, texts, published }
    }

    /// The address of a path below the project folder.
    pub fn uri(&self, path: &str) -> String {
        format!("file://{}/{path}", self.root.display())
    }

    fn send(&mut self, message: Value) {
        let text = message.to_string();
        let input = self.input.as_mut().expect("the server listens");
        write!(input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("the server listens");
        input.flush().expect("the server listens");
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// The whole response to a request.
    pub fn response(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.next(method);
            if message["id"] == json!(id) && message.get("method").is_none() {
                return message;
            }
        }
    }

    /// The result of a request, which must have one.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let response = self.response(method, params);
        response.get("result").cloned().unwrap_or_else(|| panic!("{method}: {response}"))
    }

    fn next(&mut self, waiting_for: &str) -> Value {
        let message = self.messages.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no answer: {waiting_for}"));
        if message["method"] == "textDocument/publishDiagnostics" {
            let uri = message["params"]["uri"].as_str().expect("an address");
            let path = uri.strip_prefix(&self.uri("")).unwrap_or(uri).to_owned();
            self.published.insert(path, message["params"].clone());
        }
        message
    }

    /// Opens a file with a text, saved or not.
    pub fn open(&mut self, path: &str, text: &str) {
        self.texts.insert(path.to_owned(), (1, text.to_owned()));
        let uri = self.uri(path);
        let document = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Opens a file as it is on the disk.
    pub fn open_saved(&mut self, path: &str) {
        let text = std::fs::read_to_string(self.root.join(path)).expect("a file");
        self.open(path, &text);
    }

    /// Types: the file has another text.
    pub fn write(&mut self, path: &str, text: &str) {
        let entry = self.texts.get_mut(path).expect("it is open");
        *entry = (entry.0 + 1, text.to_owned());
        let version = entry.0;
        let document = json!({"uri": self.uri(path), "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": text}]}));
    }

    pub fn close(&mut self, path: &str) {
        self.texts.remove(path);
        let uri = self.uri(path);
        self.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }

    /// What is found in an open file, once it is about the text as it is.
    pub fn found(&mut self, path: &str) -> Vec<Value> {
        let version = self.texts[path].0;
        while self.published.get(path).is_none_or(|told| told["version"] != json!(version)) {
            self.next(path);
        }
        self.published[path]["diagnostics"].as_array().expect("a list").clone()
    }

    /// `CODE line:column-line:column` of what is found in a file.
    pub fn places(&mut self, path: &str) -> Vec<String> {
        let place = |found: &Value| {
            let at = |end: &str| format!("{}:{}", found["range"][end]["line"], found["range"][end]["character"]);
            format!("{} {}-{}", found["code"].as_str().unwrap_or("?"), at("start"), at("end"))
        };
        self.found(path).iter().map(place).collect()
    }

    /// A place in an open file: the beginning of the `nth` occurrence of words, and `after` characters more.
    pub fn at(&self, path: &str, words: &str, nth: usize, after: usize) -> Value {
        let text = &self.texts[path].1;
        let (start, _) = text.match_indices(words).nth(nth).unwrap_or_else(|| panic!("no {words:?} in {text}"));
        let skipped: usize = text[start..].chars().take(after).map(char::len_utf8).sum();
        let (line, column) = position(text, start + skipped);
        json!({"textDocument": {"uri": self.uri(path)}, "position": {"line": line, "character": column}})
    }

    /// The labels that are offered at a place.
    pub fn offered(&mut self, at: Value) -> Vec<String> {
        let items = self.ask("textDocument/completion", at);
        items
            .as_array()
            .expect("a list")
            .iter()
            .map(|item| item["label"].as_str().expect("a label").to_owned())
            .collect()
    }

    /// `path:line:column` of each place.
    pub fn named(&self, places: &Value) -> Vec<String> {
        let one = |place: &Value| {
            let uri = place["uri"].as_str().expect("an address");
            let path = uri.strip_prefix(&self.uri("")).unwrap_or(uri).to_owned();
            format!("{path}:{}:{}", place["range"]["start"]["line"], place["range"]["start"]["character"])
        };
        let list = places.as_array().cloned().unwrap_or_else(|| vec![places.clone()]);
        list.iter().map(one).collect()
    }

    /// Applies a workspace edit to the disk, as an editor that saves at once.
    pub fn apply(&self, edit: &Value) {
        let file = |uri: &Value| {
            let uri = uri.as_str().expect("an address");
            self.root.join(uri.strip_prefix(&self.uri("")).expect("below the project"))
        };
        let rewrite = |path: &Path, edits: &Value| {
            let text = std::fs::read_to_string(path).expect("a file");
            std::fs::write(path, applied(&text, edits)).expect("it can be written");
        };
        for (uri, edits) in edit["changes"].as_object().into_iter().flatten() {
            rewrite(&file(&json!(uri)), edits);
        }
        for change in edit["documentChanges"].as_array().into_iter().flatten() {
            match change["kind"].as_str() {
                Some("rename") => std::fs::rename(file(&change["oldUri"]), file(&change["newUri"])).expect("a rename"),
                Some(other) => panic!("{other}"),
                None => rewrite(&file(&change["textDocument"]["uri"]), &change["edits"]),
            }
        }
    }

    /// Says goodbye and yields how the server ended.
    pub fn leave(mut self) -> ExitStatus {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.ended()
    }

    /// Goes away and yields how the server ended.
    pub fn ended(mut self) -> ExitStatus {
        self.input = None;
        self.child.wait().expect("it ends")
    }
}

/// The text after edits.
pub fn applied(text: &str, edits: &Value) -> String {
    let offset = |at: &Value| {
        let number = |key: &str| usize::try_from(at[key].as_u64().expect("a number")).expect("it is small");
        let line: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
        let mut units = 0;
        let within = text[line..].char_indices().find(|(_, c)| {
            let is_there = units >= number("character");
            units += c.len_utf16();
            is_there
        });
        within.map_or(text.len(), |(at, _)| line + at)
    };
    let edits = edits.as_array().expect("a list").iter();
    let mut all: Vec<(usize, usize, &str)> = edits
        .map(|edit| {
            let range = &edit["range"];
            (offset(&range["start"]), offset(&range["end"]), edit["newText"].as_str().expect("a text"))
        })
        .collect();
    all.sort();
    let mut out = text.to_owned();
    for (start, end, new) in all.into_iter().rev() {
        out.replace_range(start..end, new);
    }
    out
}

/// Line and UTF-16 column of an offset.
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before[start..].encode_utf16().count())
}

fn receive(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse::<usize>().ok(),
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length?];
    output.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}
