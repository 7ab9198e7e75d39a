//! How everything is called after a renaming: the statement, and the reasons whose ids are made of its id.

use crate::model::{Project, Reason, ReasonKind, Target};
use std::collections::BTreeMap;

/// The new names.
pub(super) struct Calling<'a> {
    pub old: &'a str,
    pub new: &'a str,
    /// The new id of every reason, by the one that it has.
    reasons: BTreeMap<&'a str, String>,
}

impl<'a> Calling<'a> {
    /// Works out what is called otherwise in a project.
    pub fn of(project: &'a Project, old: &'a str, new: &'a str) -> Self {
        let mut ids: Vec<String> = project.reasons.iter().map(|reason| reason.id.clone()).collect();
        // An id is made of that of its target, which may be made of another one: as many rounds as there are links.
        loop {
            let now =
                |(at, reason): (usize, &Reason)| made(project, reason, &ids, old, new).filter(|id| *id != ids[at]);
            let changes: Vec<(usize, String)> =
                project.reasons.iter().enumerate().filter_map(|reason| Some((reason.0, now(reason)?))).collect();
            if changes.is_empty() {
                break;
            }
            for (at, id) in changes {
                ids[at] = id;
            }
        }
        let reasons = project.reasons.iter().zip(ids).map(|(reason, id)| (reason.id.as_str(), id)).collect();
        Self { old, new, reasons }
    }

    /// The new name of a statement or a reason; none if the name stays. A reason may be called by a former id.
    pub fn now(&self, id: &str) -> Option<String> {
        if let Some(now) = self.reasons.get(id) {
            return (now != id).then(|| now.clone());
        }
        let part = |part: &str| if part == self.old { self.new.to_owned() } else { part.to_owned() };
        let parts = |id: &str| id.split('~').map(part).collect::<Vec<_>>().join("~");
        let now = id.split("--").map(parts).collect::<Vec<_>>().join("--");
        (now != id).then_some(now)
    }
}

/// The id that a reason has by what it joins, all of it called by its new name; none if it has one of its own.
fn made(project: &Project, reason: &Reason, ids: &[String], old: &str, new: &str) -> Option<String> {
    if !reason.id.contains("--") && !reason.id.contains('~') {
        return None;
    }
    let node = |ix| {
        let id = project.node(ix).id.as_str();
        if id == old { new } else { id }
    };
    let other = |ix: crate::model::ReasonIx| ids.get(ix.0 as usize).map(String::as_str);
    let lead = node(reason.lead);
    match reason.target {
        Target::Node(to) if reason.kind == ReasonKind::Contradicts => Some(format!("{lead}~{}", node(to))),
        Target::Node(to) => Some(format!("{lead}--{}", node(to))),
        Target::Reason(to) => Some(format!("{lead}--{}", other(to)?)),
        Target::Preference { stronger, weaker } => {
            Some(format!("{lead}--prefers--{}--over--{}", other(stronger)?, other(weaker)?))
        }
    }
}
