//! Mends as code actions: one for each finding with a fix, and one for all sure ones of a file.

use super::desk::{Desk, State};
use super::diagnostics::Reporter;
use super::scope::bytes;
use super::text::Lines;
use super::words::Voice;
use crate::diagnostic::{Edit, Finding, mended};
use crate::source::SourceMap;
use lsp_types::{CodeAction, CodeActionKind, CodeActionOrCommand, Range, TextEdit, Uri, WorkspaceEdit};
use std::collections::{BTreeMap, HashMap};

/// What mends everything in a file that has one right mend.
const FIX_ALL: &str = "source.fixAll.elenchus";

/// The mends of what is found within a range of a file; `only` are the kinds that are asked for.
pub(super) fn actions(
    desk: &Desk,
    state: &State,
    path: &str,
    range: Range,
    only: Option<&[CodeActionKind]>,
    voice: Voice<'_>,
) -> Vec<CodeActionOrCommand> {
    let reporter = Reporter { desk, state, tongue: voice.tongue };
    let wanted = |kind: &str| only.is_none_or(|only| only.iter().any(|asked| covers(asked.as_str(), kind)));
    let mut all = Vec::new();
    if wanted("quickfix") {
        let touches = |other: &Range| other.start <= range.end && range.start <= other.end;
        for (finding, diagnostic) in reporter.of_file(path) {
            let (Some(fix), true) = (&finding.fix, touches(&diagnostic.range)) else { continue };
            let sources = sources_of(state, path);
            let Some(edit) = workspace_edit(desk, sources, &fix.edits) else { continue };
            all.push(CodeActionOrCommand::CodeAction(CodeAction {
                title: title(finding, sources, voice),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnostic]),
                edit: Some(edit),
                is_preferred: Some(fix.sure),
                ..CodeAction::default()
            }));
        }
    }
    if wanted(FIX_ALL) {
        all.extend(fix_all(desk, state, path, voice));
    }
    all
}

/// Whether a kind that is asked for includes another: `source` all that begin with `source.`.
fn covers(asked: &str, kind: &str) -> bool {
    kind.strip_prefix(asked).is_some_and(|rest| asked.is_empty() || rest.is_empty() || rest.starts_with('.'))
}

/// The texts into which the findings of a file point.
fn sources_of<'a>(state: &'a State, path: &str) -> &'a SourceMap {
    state.lost.get(path).map_or(&state.argument.sources, |(sources, _)| sources)
}

fn title(finding: &Finding, sources: &SourceMap, voice: Voice<'_>) -> String {
    let edits = finding.fix.as_ref().map(|fix| fix.edits.as_slice()).unwrap_or_default();
    let short = |text: &str| text.len() <= 60 && !text.contains('\n');
    match edits {
        [Edit { span, replacement }] if short(replacement) && short(sources.slice(*span)) => {
            let before = sources.slice(*span);
            match (before.trim().is_empty(), replacement.is_empty()) {
                (true, _) => voice.either("Insert ", "插入 ").to_owned() + &format!("`{}`", replacement.trim()),
                (_, true) => voice.either("Remove ", "删去 ").to_owned() + &format!("`{before}`"),
                _ => format!("{}`{before}` → `{replacement}`", voice.either("Replace ", "改写 ")),
            }
        }
        _ => voice.either("Mend it", "改正").to_owned(),
    }
}

/// The edits of one mend; none if a place cannot be addressed.
fn workspace_edit(desk: &Desk, sources: &SourceMap, edits: &[Edit]) -> Option<WorkspaceEdit> {
    let mut by_file: BTreeMap<&str, Vec<TextEdit>> = BTreeMap::new();
    for edit in edits {
        let file = sources.file(edit.span.file);
        let range = Lines::new(&file.text).range(bytes(edit.span));
        by_file.entry(&file.path).or_default().push(TextEdit { range, new_text: edit.replacement.clone() });
    }
    let addressed = by_file.into_iter().map(|(path, edits)| Some((desk.uri(path)?, edits)));
    Some(changes(addressed.collect::<Option<Vec<_>>>()?))
}

/// Edits by file as the protocol has them.
#[allow(clippy::mutable_key_type, reason = "the protocol's type; an address does not change")]
pub(super) fn changes(edits: Vec<(Uri, Vec<TextEdit>)>) -> WorkspaceEdit {
    WorkspaceEdit { changes: Some(edits.into_iter().collect::<HashMap<_, _>>()), ..WorkspaceEdit::default() }
}

fn fix_all(desk: &Desk, state: &State, path: &str, voice: Voice<'_>) -> Option<CodeActionOrCommand> {
    let reporter = Reporter { desk, state, tongue: voice.tongue };
    let found: Vec<Finding> = reporter.of_file(path).into_iter().map(|(finding, _)| finding.clone()).collect();
    let sources = sources_of(state, path);
    let (file, (text, count)) =
        mended(&found, sources).into_iter().find(|(file, _)| sources.file(*file).path == path)?;
    let before = &sources.file(file).text;
    let whole = Lines::new(before).range(0..before.len());
    let uri = desk.uri(path)?;
    Some(CodeActionOrCommand::CodeAction(CodeAction {
        title: match voice.tongue {
            crate::diagnostic::Tongue::En => format!("Mend all that have one right mend ({count})"),
            crate::diagnostic::Tongue::Zh => format!("改正所有有唯一改法的 {count} 处"),
        },
        kind: Some(CodeActionKind::from(FIX_ALL)),
        edit: Some(changes(vec![(uri, vec![TextEdit { range: whole, new_text: text }])])),
        ..CodeAction::default()
    }))
}
