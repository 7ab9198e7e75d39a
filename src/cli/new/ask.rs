//! Asks on a terminal for what the command line did not say. Answers become the options that could have been typed.

use super::super::Failure;
use super::super::args::NewArgs;
use super::super::terminal::Terminal;
use super::wish::Seeker;
use crate::model::{Basis, NodeIx, Project, ReasonIx, Target};
use inquire::{InquireError, Select, Text};
use std::fmt;
use std::io::{self, IsTerminal};

/// Whether somebody can be asked, and there is something to ask.
pub(super) fn can_ask(args: &NewArgs) -> bool {
    let is_complete = args.id.is_some() && !args.title.is_empty();
    !args.no_input && !is_complete && io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Something to choose, as it is shown.
#[derive(Clone)]
struct Choice<T> {
    value: T,
    shown: String,
}

impl<T> fmt::Display for Choice<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
    Attack,
    Undercut,
    Support,
    Prefer,
    Alone,
}

/// The command line with what was answered.
pub(super) fn ask(args: &NewArgs, project: &Project, terminal: &Terminal) -> Result<NewArgs, Failure> {
    let mut args = args.clone();
    let asker = Asker { seeker: Seeker { project, terminal } };
    let is_aimed = [&args.attacks, &args.supports, &args.undercuts, &args.prefers].iter().any(|aim| aim.is_some());
    if !is_aimed {
        asker.aim(&mut args)?;
    }
    let is_step = [&args.attacks, &args.supports, &args.undercuts].iter().any(|aim| aim.is_some());
    if is_step && args.scheme.is_none() {
        args.scheme = asker.scheme()?;
    }
    if let (Some(scheme), None) = (&args.scheme, &args.role) {
        args.role = asker.role(scheme)?;
    }
    if args.title.is_empty() {
        args.title = asker.titles()?;
    }
    if args.basis.is_none() && args.cites.is_empty() {
        args.basis = Some(asker.basis()?);
    }
    if args.by.is_none() {
        let words = terminal.say("Your name as it is to be shown (may be empty):", "署名（可留空）：");
        args.by = Some(asker.text(words, "")?).filter(|by| !by.is_empty());
    }
    if args.id.is_none() {
        args.id = Some(asker.id(&args)?);
    }
    Ok(args)
}

struct Asker<'a> {
    seeker: Seeker<'a>,
}

impl Asker<'_> {
    fn say<'s>(&self, en: &'s str, zh: &'s str) -> &'s str {
        self.seeker.terminal.say(en, zh)
    }

    /// Nothing is written if somebody has had enough.
    fn answer<T>(&self, answer: Result<T, InquireError>) -> Result<T, Failure> {
        let cancelled = || self.say("cancelled; nothing was written", "已取消，未写入任何文件").to_owned();
        answer.map_err(|error| match error {
            InquireError::OperationCanceled => Failure::Usage(cancelled()),
            InquireError::OperationInterrupted => Failure::Interrupted(cancelled()),
            error => Failure::Machine(io::Error::other(error)),
        })
    }

    fn choose<T>(&self, words: &str, choices: Vec<Choice<T>>) -> Result<T, Failure> {
        let help = self.say("↑↓ to move, type to find, Enter to choose", "↑↓ 移动，输入文字查找，回车选定");
        Ok(self.answer(Select::new(words, choices).with_help_message(help).with_page_size(10).prompt())?.value)
    }

    fn text(&self, words: &str, suggested: &str) -> Result<String, Failure> {
        let prompt = Text::new(words).with_initial_value(suggested);
        Ok(self.answer(prompt.prompt())?.trim().to_owned())
    }

    fn aim(&self, args: &mut NewArgs) -> Result<(), Failure> {
        let choice = |value, en, zh| Choice { value, shown: self.say(en, zh).to_owned() };
        let moves = vec![
            choice(Move::Attack, "object: a statement is false", "反驳：某个命题不成立"),
            choice(Move::Undercut, "object: a step does not follow", "切断：前提不假，但推不出结论"),
            choice(Move::Support, "support: one more reason for a statement", "支持：再给某个命题一条理由"),
            choice(
                Move::Prefer,
                "weigh: one of two opposing reasons is stronger",
                "权衡：两条相反的理由中，一条更有力",
            ),
            choice(Move::Alone, "a statement by itself", "只写一个命题"),
        ];
        match self.choose(self.say("What do you want to do?", "你想做什么？"), moves)? {
            Move::Attack => args.attacks = Some(self.statement(self.say("Which statement?", "针对哪个命题？"))?),
            Move::Support => args.supports = Some(self.statement(self.say("Which statement?", "支持哪个命题？"))?),
            Move::Undercut => args.undercuts = Some(self.reason(self.say("Which step?", "切断哪一步推论？"))?),
            Move::Prefer => {
                args.prefers = Some(self.reason(self.say("Which reason is stronger?", "哪条理由更有力？"))?);
                args.over = Some(self.reason(self.say("Stronger than which?", "比哪条理由更有力？"))?);
            }
            Move::Alone => {}
        }
        Ok(())
    }

    fn title(&self, ix: NodeIx) -> String {
        self.seeker.text(&self.seeker.project.node(ix).title)
    }

    fn statement(&self, words: &str) -> Result<String, Failure> {
        let project = self.seeker.project;
        let choice = |ix: NodeIx| {
            let id = &project.node(ix).id;
            Choice { value: id.clone(), shown: format!("{}  [{id}]", self.title(ix)) }
        };
        self.choose(words, project.node_indices().map(choice).collect())
    }

    fn reason(&self, words: &str) -> Result<String, Failure> {
        let project = self.seeker.project;
        let choice = |ix: ReasonIx| {
            let reason = project.reason(ix);
            let target = match reason.target {
                Target::Node(node) => self.title(node),
                Target::Reason(other) => project.reason(other).id.clone(),
                Target::Preference { stronger, weaker } => {
                    format!("{} > {}", project.reason(stronger).id, project.reason(weaker).id)
                }
            };
            Choice {
                value: reason.id.clone(),
                shown: format!("{} → {target}  [{}]", self.title(reason.lead), reason.id),
            }
        };
        self.choose(words, project.reason_indices().map(choice).collect())
    }

    fn scheme(&self) -> Result<Option<String>, Failure> {
        let none = Choice { value: None, shown: self.say("none, or later", "不写，或以后再写").to_owned() };
        let schemes = self.seeker.project.schemes.values();
        let choices = schemes.map(|scheme| Choice {
            value: Some(scheme.id.clone()),
            shown: format!("{}  [{}]", self.seeker.text(&scheme.title), scheme.id),
        });
        let words = self.say("What kind of step is it (argument scheme)?", "这一步属于哪种论证型式？");
        self.choose(words, std::iter::once(none).chain(choices).collect())
    }

    fn role(&self, scheme: &str) -> Result<Option<String>, Failure> {
        let roles = self.seeker.project.schemes.get(scheme).map(|scheme| scheme.roles.as_slice()).unwrap_or_default();
        if roles.is_empty() {
            return Ok(None);
        }
        let none = Choice { value: None, shown: self.say("none, or later", "不写，或以后再写").to_owned() };
        let choices = roles.iter().map(|role| Choice {
            value: Some(role.id.clone()),
            shown: format!("{}  [{}]", self.seeker.text(&role.title), role.id),
        });
        let words = self.say("Which role does your statement play in it?", "你的命题在其中担任什么角色？");
        self.choose(words, std::iter::once(none).chain(choices).collect())
    }

    /// The statement in each language of the map; one of them must be there.
    fn titles(&self) -> Result<Vec<String>, Failure> {
        let languages = &self.seeker.project.map.languages;
        loop {
            let mut titles = Vec::new();
            for language in languages {
                let words = self.say("Your statement, one sentence", "你的命题，一句话");
                let title = self.text(&format!("{words} ({language}):"), "")?;
                if !title.is_empty() {
                    titles.push(format!("{language}={title}"));
                }
            }
            if !titles.is_empty() {
                return Ok(titles);
            }
        }
    }

    fn basis(&self) -> Result<Basis, Failure> {
        let choice = |value, en, zh| Choice { value, shown: self.say(en, zh).to_owned() };
        let choices = vec![
            choice(
                Basis::Assumed,
                "an assumption: gives way to any standing objection",
                "假定：遇到站得住的反对就让位",
            ),
            choice(Basis::Sourced, "a source, which you add under cites", "出处：随后写在 cites 里"),
            choice(Basis::Argued, "reasons, in files of their own", "理由：另写文件支持它"),
        ];
        self.choose(self.say("What does it rest on?", "它的依据是什么？"), choices)
    }

    /// An id that is free, made from the words that can stand in one.
    fn id(&self, args: &NewArgs) -> Result<String, Failure> {
        let mut suggested = suggestion(&args.title);
        loop {
            let words = self.say("The id, which names the file:", "id（也就是文件名）：");
            let id = self.text(words, &suggested)?;
            match self.seeker.free(&id) {
                Ok(()) => return Ok(id),
                Err(why) => self.seeker.terminal.fail(&why),
            }
            suggested = id;
        }
    }
}

/// `cx-` and up to four words of the first title that has Latin letters.
fn suggestion(titles: &[String]) -> String {
    let words = |title: &String| -> Vec<String> {
        let text = title.split_once('=').map_or(title.as_str(), |(_, text)| text);
        let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 2);
        words.take(4).map(str::to_ascii_lowercase).collect()
    };
    let words = titles.iter().map(words).find(|words| words.len() > 1).unwrap_or_default();
    std::iter::once("cx".to_owned()).chain(words).collect::<Vec<_>>().join("-")
}
