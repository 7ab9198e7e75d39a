//! What was asked for, found in the map: words of the command line become a draft, or a reason why not.

use super::super::Failure;
use super::super::args::NewArgs;
use super::super::terminal::Terminal;
use crate::diagnostic::nearest;
use crate::draft::{Aim, Draft, Pattern, Step};
use crate::model::{Basis, Kind, Localized, Origin, Project, Scheme};
use crate::resolve::id_fault;

/// The draft of the new file.
pub(super) fn draft(args: &NewArgs, project: &Project, terminal: &Terminal) -> Result<Draft, Failure> {
    let seeker = Seeker { project, terminal };
    seeker.free(args.id.as_deref().unwrap_or_default())?;
    let step = seeker.step(args)?;
    let against = step.as_ref().is_some_and(|step| matches!(step.aim, Aim::Attacks(_) | Aim::Undercuts(_)));
    for key in &args.cites {
        seeker.known(key, project.bibliography.keys().map(String::as_str), "there is no source", "没有这个文献")?;
    }
    Ok(Draft {
        kind: args.kind.unwrap_or(if against { Kind::Rebuttal } else { Kind::Premise }),
        titles: titles(args, project),
        origin: Some(args.origin).filter(|&origin| origin != Origin::Contributor),
        by: args.by.clone(),
        date: Some(args.date.clone().unwrap_or_else(super::super::site::today)),
        basis: args.basis.unwrap_or(if args.cites.is_empty() { Basis::Assumed } else { Basis::Sourced }),
        cites: args.cites.clone(),
        step,
    })
}

/// The statement in each language; what names no language of the map is in its first.
fn titles(args: &NewArgs, project: &Project) -> Vec<(String, Option<String>)> {
    let mut titles: Vec<(String, Option<String>)> =
        project.map.languages.iter().map(|language| (language.clone(), None)).collect();
    for said in &args.title {
        let named = said.split_once('=').filter(|(tag, _)| titles.iter().any(|(language, _)| language == tag));
        let (tag, text) = named.unwrap_or((project.map.primary(), said));
        if let Some((_, title)) = titles.iter_mut().find(|(language, _)| language == tag) {
            *title = Some(text.trim().to_owned());
        }
    }
    titles
}

/// Looks things up in a map.
pub(super) struct Seeker<'a> {
    pub project: &'a Project,
    pub terminal: &'a Terminal,
}

impl Seeker<'_> {
    /// Refuses an id that is none or is taken.
    pub fn free(&self, id: &str) -> Result<(), Failure> {
        if let Some(fault) = id_fault(id) {
            return Err(Failure::Usage(fault.in_tongue(self.terminal.tongue).to_owned()));
        }
        let nodes = self.project.nodes.iter();
        let mut names =
            nodes.flat_map(|node| std::iter::once(&node.id).chain(node.aliases.iter().map(|alias| &alias.value)));
        let is_taken = names.any(|name| name.eq_ignore_ascii_case(id))
            || self.project.reasons.iter().any(|reason| reason.id.eq_ignore_ascii_case(id));
        match is_taken {
            true => {
                Err(Failure::Usage(format!("`{id}`: {}", self.terminal.say("the id is taken", "这个 id 已被占用"))))
            }
            false => Ok(()),
        }
    }

    /// Refuses a name that is none of some.
    fn known<'n>(
        &self,
        name: &str,
        names: impl Iterator<Item = &'n str> + Clone,
        en: &str,
        zh: &str,
    ) -> Result<(), Failure> {
        if names.clone().any(|known| known == name) {
            return Ok(());
        }
        let near = nearest(name, names).map(|near| format!(": {near}?")).unwrap_or_default();
        Err(Failure::Usage(format!("{} `{name}`{near}", self.terminal.say(en, zh))))
    }

    fn statement(&self, id: &str) -> Result<String, Failure> {
        let names = self.project.nodes.iter().map(|node| node.id.as_str());
        self.known(id, names, "there is no statement", "没有这个命题")?;
        Ok(self.project.find_node(id).map_or_else(String::new, |ix| self.text(&self.project.node(ix).title)))
    }

    fn reason(&self, id: &str) -> Result<String, Failure> {
        let names = self.project.reasons.iter().map(|reason| reason.id.as_str());
        self.known(id, names, "there is no reason", "没有这个理由")?;
        let lead = self.project.find_reason(id).map(|ix| self.project.reason(ix).lead);
        Ok(lead.map_or_else(String::new, |ix| self.text(&self.project.node(ix).title)))
    }

    /// A text in the reader's language, or in another one.
    pub fn text(&self, text: &Localized) -> String {
        let preferred = self.project.map.preferring(&self.terminal.language);
        text.first(preferred).map_or_else(String::new, |(_, text)| text.to_owned())
    }

    fn step(&self, args: &NewArgs) -> Result<Option<Step>, Failure> {
        let (aim, about) = match args {
            NewArgs { attacks: Some(id), .. } => (Aim::Attacks(id.clone()), self.statement(id)?),
            NewArgs { supports: Some(id), .. } => (Aim::Supports(id.clone()), self.statement(id)?),
            NewArgs { undercuts: Some(id), .. } => (Aim::Undercuts(id.clone()), self.reason(id)?),
            NewArgs { prefers: Some(stronger), over: Some(weaker), .. } => {
                let about = self.reason(stronger)?;
                self.reason(weaker)?;
                (Aim::Prefers { stronger: stronger.clone(), weaker: weaker.clone() }, about)
            }
            _ => return Ok(None),
        };
        let scheme = args.scheme.as_deref().map(|id| self.scheme(id)).transpose()?;
        let role = |role: &str| self.role(role, scheme);
        if let Some(own) = &args.role {
            role(own)?;
        }
        let mut with = Vec::new();
        for premise in &args.with {
            let (id, part) = premise.split_once('=').map_or((premise.as_str(), None), |(id, part)| (id, Some(part)));
            self.statement(id)?;
            part.map(role).transpose()?;
            with.push((id.to_owned(), part.map(str::to_owned)));
        }
        let asks = args.asks.as_deref().map(|question| self.question(question)).transpose()?;
        if let Some(of) = &args.of {
            self.reason(of)?;
        }
        Ok(Some(Step {
            aim,
            about,
            with,
            scheme: scheme.map(|scheme| self.pattern(scheme)),
            role: args.role.clone(),
            asks: asks.map(|question| (question, args.of.clone())),
        }))
    }

    fn scheme(&self, id: &str) -> Result<&Scheme, Failure> {
        self.known(id, self.project.schemes.keys().map(String::as_str), "there is no scheme", "没有这个论证型式")?;
        self.project.schemes.get(id).ok_or_else(|| Failure::Usage(id.to_owned()))
    }

    fn role(&self, role: &str, scheme: Option<&Scheme>) -> Result<(), Failure> {
        let roles = scheme.map(|scheme| scheme.roles.as_slice()).unwrap_or_default();
        let names = roles.iter().map(|role| role.id.as_str());
        self.known(role, names, "the scheme has no role", "论证型式没有这个角色")
    }

    fn question(&self, question: &str) -> Result<String, Failure> {
        let all: Vec<String> = self
            .project
            .schemes
            .values()
            .flat_map(|scheme| scheme.questions.iter().map(|question| format!("{}/{}", scheme.id, question.id)))
            .collect();
        let names = all.iter().map(String::as_str);
        self.known(question, names, "there is no critical question", "没有这个批判性问题")?;
        Ok(question.to_owned())
    }

    fn pattern(&self, scheme: &Scheme) -> Pattern {
        Pattern {
            id: scheme.id.clone(),
            title: self.text(&scheme.title),
            roles: scheme.roles.iter().map(|role| (role.id.clone(), self.text(&role.title))).collect(),
            questions: scheme.questions.iter().map(|question| self.text(&question.text)).collect(),
        }
    }
}
