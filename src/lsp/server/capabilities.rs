//! What the server can do, and what the editor says that it can.

use lsp_server::Request;
use serde_json::{Value, json};

/// The answer to `initialize`.
pub(super) fn answer() -> Value {
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": {"openClose": true, "change": 1, "save": true}, // 1: texts come whole
            "completionProvider": {"triggerCharacters": ["[", "{", "@", "/", ":", " ", "\"", "¶", "-"]},
            "hoverProvider": true,
            "definitionProvider": true,
            "referencesProvider": true,
            "renameProvider": {"prepareProvider": true},
            "documentSymbolProvider": true,
            "codeActionProvider": {"codeActionKinds": ["quickfix", "source.fixAll.elenchus"]},
        },
        "serverInfo": {"name": "elenchus", "version": env!("CARGO_PKG_VERSION")},
    })
}

/// What an editor says about itself.
pub(super) struct Client {
    /// Its language.
    pub locale: Option<String>,
    /// Whether a rename may give files other names.
    /// Whoever can, takes `documentChanges`, whether it says so or not.
    pub renames_files: bool,
    watches: bool,
}

impl Client {
    /// Reads the parameters of `initialize`; what is not there cannot be done.
    pub fn of(params: &Value) -> Self {
        let at = |path: &str| params.pointer(path);
        let is = |path: &str| at(path).and_then(Value::as_bool).unwrap_or(false);
        let operations = at("/capabilities/workspace/workspaceEdit/resourceOperations").and_then(Value::as_array);
        let renames = operations.is_some_and(|all| all.iter().any(|one| one == "rename"));
        Self {
            locale: at("/locale").and_then(Value::as_str).map(str::to_owned),
            renames_files: renames,
            watches: is("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration"),
        }
    }

    /// The request to be told about changes on the disk; none for an editor that cannot.
    pub fn watch(&self) -> Option<Request> {
        let params = json!({"registrations": [{
            "id": "files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": {"watchers": [{"globPattern": "**/argument/**"}]},
        }]});
        let method = "client/registerCapability".to_owned();
        self.watches.then(|| Request::new("watch".to_owned().into(), method, params))
    }
}
