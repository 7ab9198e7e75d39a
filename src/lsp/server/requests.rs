//! One answer for each request.

use super::super::desk::{Desk, State};
use super::super::scope::Scope;
use super::super::text::Lines;
use super::super::words::Voice;
use super::super::{actions, completion, hover, navigate, rename, symbols, uri};
use super::{Server, refused};
use crate::resolve::Thing;
use lsp_server::{ErrorCode, Request, Response};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentSymbolRequest, GotoDefinition, HoverRequest, PrepareRenameRequest,
    References, Rename, Request as _,
};
use lsp_types::{
    CodeActionParams, CompletionParams, DocumentSymbolParams, GotoDefinitionParams, Hover, HoverContents, HoverParams,
    MarkupContent, MarkupKind, PrepareRenameResponse, ReferenceParams, RenameParams, TextDocumentPositionParams, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// An answer, or why there is none.
type Answer = Result<Value, String>;

/// An open file: its project's folder, its path in it, its text, and the project as argued.
struct Open {
    root: PathBuf,
    path: String,
    text: Arc<str>,
    state: Arc<State>,
}

impl Server<'_> {
    pub(super) fn respond(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let answer = match method.as_str() {
            Completion::METHOD => with(params, |params| self.completion(params)),
            HoverRequest::METHOD => with(params, |params| self.hover(params)),
            GotoDefinition::METHOD => with(params, |params| self.definition(params)),
            References::METHOD => with(params, |params| self.references(params)),
            DocumentSymbolRequest::METHOD => with(params, |params| self.symbols(params)),
            CodeActionRequest::METHOD => with(params, |params| self.actions(params)),
            PrepareRenameRequest::METHOD => with(params, |params| self.prepare_rename(params)),
            Rename::METHOD => match with(params, |params| Ok(self.rename(params))) {
                Some(Ok(Ok(edit))) => Some(Ok(edit)),
                Some(Ok(Err(why))) => return refused(id, ErrorCode::RequestFailed, why),
                Some(Err(why)) => Some(Err(why)),
                None => None,
            },
            _ => return refused(id, ErrorCode::MethodNotFound, method),
        };
        match answer {
            Some(Ok(value)) => Response::new_ok(id, value),
            Some(Err(why)) => refused(id, ErrorCode::InternalError, why),
            None => refused(id, ErrorCode::InvalidParams, method),
        }
    }

    /// An open file and its project, argued over the texts as they are, or as it was last argued.
    fn opened(&mut self, uri: &Uri, fresh: bool) -> Option<Open> {
        let (root, path) = uri::path(uri).and_then(|file| uri::place(&file))?;
        let desk = self.desks.get_mut(&root)?;
        let text = Arc::clone(&desk.buffers.get(&path)?.text);
        let state = match &desk.state {
            Some(state) if !fresh || desk.is_fresh() => Arc::clone(state),
            _ => {
                let state = desk.fresh()?;
                let _ = self.publish(&root); // if the editor is gone, the answer meets with the same
                state
            }
        };
        Some(Open { root, path, text, state })
    }

    fn desk(&self, open: &Open) -> Option<&Desk> {
        self.desks.get(&open.root)
    }

    fn voice<'a>(&'a self, state: &'a State) -> Voice<'a> {
        Voice { state, language: &self.language, tongue: self.tongue }
    }

    /// What is named at a place, and where its name stands there.
    fn thing(&mut self, at: &TextDocumentPositionParams) -> Option<(Open, Thing, Range<usize>)> {
        let open = self.opened(&at.text_document.uri, true)?;
        let offset = Lines::new(&open.text).offset(at.position);
        let scope = Scope { state: &open.state, path: &open.path, text: &open.text, offset };
        let (thing, range) = scope.thing()?;
        Some((open, thing, range))
    }

    fn completion(&mut self, params: CompletionParams) -> Answer {
        let at = params.text_document_position;
        let Some(open) = self.opened(&at.text_document.uri, false) else { return Ok(Value::Null) };
        let offset = Lines::new(&open.text).offset(at.position);
        let voice = self.voice(&open.state);
        value(&completion::completion(&open.state, &open.path, &open.text, offset, voice))
    }

    fn hover(&mut self, params: HoverParams) -> Answer {
        let at = params.text_document_position_params;
        let Some(open) = self.opened(&at.text_document.uri, true) else { return Ok(Value::Null) };
        let lines = Lines::new(&open.text);
        let offset = lines.offset(at.position);
        let scope = Scope { state: &open.state, path: &open.path, text: &open.text, offset };
        let told = hover::hover(scope, self.voice(&open.state)).map(|(told, range)| Hover {
            contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value: told }),
            range: Some(lines.range(range)),
        });
        value(&told)
    }

    fn definition(&mut self, params: GotoDefinitionParams) -> Answer {
        let Some((open, thing, _)) = self.thing(&params.text_document_position_params) else { return Ok(Value::Null) };
        let span = navigate::definition(&open.state, &thing);
        let place = |span| navigate::location(self.desk(&open)?, &open.state, span);
        value(&span.and_then(place))
    }

    fn references(&mut self, params: ReferenceParams) -> Answer {
        let Some((open, thing, _)) = self.thing(&params.text_document_position) else { return Ok(Value::Null) };
        let spans = navigate::references(&open.state, &thing, params.context.include_declaration);
        let place = |span| navigate::location(self.desk(&open)?, &open.state, span);
        value(&spans.into_iter().filter_map(place).collect::<Vec<_>>())
    }

    fn symbols(&mut self, params: DocumentSymbolParams) -> Answer {
        let Some(open) = self.opened(&params.text_document.uri, false) else { return Ok(Value::Null) };
        value(&symbols::symbols(&open.state, &open.path, &open.text, self.voice(&open.state)))
    }

    fn actions(&mut self, params: CodeActionParams) -> Answer {
        let Some(open) = self.opened(&params.text_document.uri, true) else { return Ok(Value::Null) };
        let Some(desk) = self.desk(&open) else { return Ok(Value::Null) };
        let only = params.context.only.as_deref();
        value(&actions::actions(desk, &open.state, &open.path, params.range, only, self.voice(&open.state)))
    }

    fn prepare_rename(&mut self, at: TextDocumentPositionParams) -> Answer {
        let Some((open, thing, range)) = self.thing(&at) else { return Ok(Value::Null) };
        let lines = Lines::new(&open.text);
        let ready = rename::name(&open.state, &thing)
            .map(|placeholder| PrepareRenameResponse::RangeWithPlaceholder { range: lines.range(range), placeholder });
        value(&ready)
    }

    /// The edits, or why there are none, in the language of the editor.
    fn rename(&mut self, params: RenameParams) -> Answer {
        let Some((open, thing, _)) = self.thing(&params.text_document_position) else { return Ok(Value::Null) };
        let moves_a_file = matches!(&thing, Thing::Node(ix) if !open.state.argument.project.node(*ix).inline);
        if moves_a_file && !self.client.renames_files {
            let voice = self.voice(&open.state);
            let why = voice.either(
                "the id is the name of the file, and this editor lets no server rename one: use `elenchus rename`",
                "id 就是文件名，而这个编辑器不让服务器给文件改名：请用 `elenchus rename`",
            );
            return Err(why.to_owned());
        }
        let Some(desk) = self.desk(&open) else { return Ok(Value::Null) };
        let edit = rename::rename(desk, &open.state, &thing, params.new_name.trim());
        value(&edit.map_err(|why| why.in_tongue(self.tongue).to_owned())?)
    }
}

/// The answer to well-formed parameters; none to others.
fn with<P: DeserializeOwned, R>(
    params: Value,
    answer: impl FnOnce(P) -> Result<R, String>,
) -> Option<Result<R, String>> {
    Some(answer(serde_json::from_value(params).ok()?))
}

fn value(answer: &impl Serialize) -> Answer {
    serde_json::to_value(answer).map_err(|error| error.to_string())
}
