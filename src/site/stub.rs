//! Ready YAML for a contribution, with everything filled in but what the contributor has to say.

use super::raise;
use super::standpoint::Standpoint;
use super::view::StubView;
use crate::draft::{one_line, quoted};
use crate::model::{Kind, NodeIx, Question, ReasonIx, Target};

/// The folder for contributions.
pub(super) const FOLDER: &str = "argument/contributions/";
/// The file that a contributor is to rename.
const PATH: &str = "argument/contributions/cx-your-id.yaml";

/// What the contribution does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Move<'m> {
    /// Replies to an objection.
    Reply(ReasonIx),
    /// Speaks against a statement.
    Attack(NodeIx),
    /// Speaks for a statement.
    Support(NodeIx),
    /// Answers a critical question of a reason unfavourably.
    Ask(ReasonIx, &'m Question),
}

/// The contribution, and where it can be made into a file.
pub(super) fn stub(here: &Standpoint<'_>, does: Move<'_>) -> StubView {
    let project = here.atlas.project();
    let id = |ix: NodeIx| project.node(ix).id.as_str();
    let reason = |ix: ReasonIx| project.reason(ix);
    let mut kind = if matches!(does, Move::Support(_)) { Kind::Premise } else { Kind::Rebuttal };
    let lines = match does {
        Move::Attack(target) => format!("attacks: [{}]\n", id(target)),
        Move::Support(target) => format!("supports: [{}]\n", id(target)),
        Move::Reply(objection) => format!(
            "attacks: [{}]\n# {}\n# undercuts: [{}]\n",
            id(reason(objection).lead),
            here.say("stub-or-undercut"),
            reason(objection).id
        ),
        Move::Ask(of, question) => {
            let answer = raise::against(here, of, question.answers);
            if answer.verb == "supports" {
                kind = Kind::Premise;
            }
            let hint = here.dictionary.fill("stub-or-premise", &[("premises", &answer.or.join(", "))]);
            let hint = if answer.or.is_empty() { String::new() } else { format!("    # {hint}\n") };
            let asks = raise::asks(here, of, question);
            let asked = one_line(&here.words(&question.text).text);
            let (verb, to, of) = (answer.verb, answer.to, &reason(of).id);
            format!("# {asked}\n{verb}:\n  - to: {to}\n{hint}    asks: {{question: {asks}, of: {of}}}\n")
        }
    };
    let form = match does {
        Move::Attack(target) => raise::form(here, "attacks", id(target)),
        Move::Support(target) => raise::form(here, "supports", id(target)),
        Move::Reply(objection) => raise::form(here, "attacks", id(reason(objection).lead)),
        Move::Ask(of, question) => raise::question(here, of, question),
    };
    StubView { form: Some(form), ..file(here, &format!("kind: {kind}\n"), &lines) }
}

/// A file with remarks on every key that a contributor needs. As it stands it is an objection to the thesis.
pub(super) fn template(here: &Standpoint<'_>) -> StubView {
    let project = here.atlas.project();
    let about = project.map.thesis.map_or("ID", |thesis| &project.node(thesis).id);
    let step = project
        .reason_indices()
        .map(|ix| project.reason(ix))
        .find(|reason| matches!(reason.target, Target::Node(node) if Some(node) == project.map.thesis))
        .map_or("ID--ID", |reason| &reason.id);
    let say = |key: &str| here.say(&format!("template-{key}"));
    let head = format!("# {}\nkind: {} # {}\n", say("name"), Kind::Rebuttal, say("kind"));
    let lines = format!(
        "# {}\nattacks:\n  - to: {about} # {}\n    # with: [ID] # {}\n    # scheme: ID # {}\n# undercuts: [{step}] # {}\n# supports: [{about}] # {}\n",
        say("moves"),
        say("attacks"),
        say("with"),
        say("scheme"),
        say("undercuts"),
        say("supports"),
    );
    file(here, &head, &lines)
}

fn file(here: &Standpoint<'_>, head: &str, lines: &str) -> StubView {
    let languages = here.atlas.project().map.languages.iter();
    let title = |language: &String| {
        format!("  {language}: {}\n", quoted(here.atlas.dictionaries.of(language).word("stub-title")))
    };
    let titles: String = languages.map(title).collect();
    let text =
        format!("{head}title:\n{titles}basis: assumed # {}\nby: \"@your-name\"\n{lines}", here.say("stub-basis"));
    StubView { href: here.atlas.new_href(PATH, &text), form: None, path: PATH.to_owned(), text }
}
