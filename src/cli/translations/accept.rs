//! `elenchus translations accept`: writes into a file from which text its translation was made.

use super::super::terminal::{Terminal, put};
use super::super::{Failure, Outcome, project};
use crate::analyse::{State, Translation, originals, translations};
use crate::diagnostic::nearest;
use crate::load::mark::marked;
use crate::model::Project;
use std::io::Write;
use std::path::Path;

/// Records the fingerprints of some originals. All of them can be recorded, or none is.
pub(super) fn run(
    ids: &[String],
    dir: Option<&Path>,
    language: Option<&str>,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let root = project::root(dir, terminal)?;
    let argument = project::open(Some(&root), terminal)?;
    let project = &argument.project;
    let language = target(project, language, terminal)?;
    let (all, originals) = (translations(project), originals(project));
    let accepted: Result<Vec<&Translation>, Failure> =
        ids.iter().map(|id| acceptable(project, &all, id, language, terminal)).collect();
    for found in accepted? {
        let node = project.node(found.node);
        let Some(fingerprint) = &originals[found.node.0 as usize] else { continue }; // one for each node
        let path = fs_err::canonicalize(root.join(&node.path))?;
        let bytes = fs_err::read(&path)?;
        let unfit = || {
            let say = "cannot be written without changing more; write it yourself:";
            let say = terminal.say(say, "无法在不改动别处的情况下写入，请自己写上：");
            Failure::Usage(format!("{}: {say} translated: {{{language}: \"{fingerprint}\"}}", node.path))
        };
        let text = String::from_utf8(bytes).map_err(|_| unfit())?;
        let (mark, body) = text.strip_prefix('\u{feff}').map_or(("", text.as_str()), |body| ("\u{feff}", body));
        let inline = node.inline.then_some(node.id.as_str());
        let written = marked(body, inline, language, fingerprint).ok_or_else(unfit)?;
        put(&path, format!("{mark}{written}").as_bytes())?;
        if !terminal.quiet {
            writeln!(terminal.err(), "{}: translated.{language} = {fingerprint}", node.path)?;
        }
    }
    Ok(Outcome::Clean)
}

/// The language that was named; where the map has only one beside the primary, that.
fn target<'p>(project: &'p Project, named: Option<&str>, terminal: &Terminal) -> Result<&'p str, Failure> {
    let primary = project.map.primary();
    let others: Vec<&String> = project.map.languages.iter().filter(|language| *language != primary).collect();
    let found = match (named, &others[..]) {
        (Some(named), _) => others.iter().copied().find(|language| *language == named),
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    found.map(String::as_str).ok_or_else(|| {
        let list: Vec<&str> = others.iter().map(|language| language.as_str()).collect();
        let say = "name with --lang the language of the translation, one of";
        Failure::Usage(format!("{}: {}", terminal.say(say, "请用 --lang 写明译文的语言"), list.join(", ")))
    })
}

/// The translation, if there is one to accept.
fn acceptable<'t>(
    project: &Project,
    all: &'t [Translation],
    id: &str,
    language: &str,
    terminal: &Terminal,
) -> Result<&'t Translation, Failure> {
    let Some(ix) = project.find_node(id) else {
        let near = nearest(id, project.nodes.iter().map(|node| node.id.as_str()));
        let near = near.map(|near| format!(": {near}?")).unwrap_or_default();
        let none = terminal.say("there is no statement", "没有这个命题");
        return Err(Failure::Usage(format!("{none} `{id}`{near}")));
    };
    let refuse = |en, zh| Failure::Usage(format!("{id}: {}", terminal.say(en, zh)));
    match all.iter().find(|found| found.node == ix && found.language == language) {
        None => Err(refuse(
            "there is nothing to translate: it has no title in the primary language",
            "没有可译的原文：主要语言中没有标题",
        )),
        Some(Translation { state: State::Missing { .. }, .. }) => Err(refuse("it is not translated yet", "还没有译文")),
        Some(found) => Ok(found),
    }
}
