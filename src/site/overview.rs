//! The overview of a map: which sections there are to see, what is in them, and what joins them.

use super::cast::{Cast, Links};
use super::standpoint::Standpoint;
use crate::diagram::legend::Entry;
use crate::diagram::{self, End, Overview, Relation, Section, Text, Thumbnail, Tie};
use crate::model::{Kind, NodeIx, ReasonIx, ReasonKind, Verdict, View};
use std::collections::{BTreeMap, BTreeSet};

/// An overview has at most so many sections, if sections that lie in others can be counted among those.
const MOST: usize = 12;

/// The overview in the languages and with the links of a cast of the whole map; none if there are not two sections.
pub(super) fn overview(cast: &Cast<'_, '_>) -> Option<Overview> {
    let sections = Sections::of(cast);
    let view = Seen { cast, sections: &sections };
    (sections.ids.len() > 1).then(|| view.overview())
}

/// What occurs in an overview, for its legend.
pub(super) fn occurring(of: &Overview) -> Vec<Entry> {
    let mut found: BTreeSet<Entry> = of.ties.iter().map(|tie| Entry::Relation(tie.kind)).collect();
    found.extend(of.ties.iter().filter(|tie| tie.fallen).map(|_| Entry::Fallen));
    found.extend(of.sections.iter().flat_map(|s| &s.tally).map(|(verdict, ..)| Entry::Verdict(*verdict)));
    found.extend(of.sections.iter().flat_map(|s| &s.thumbnail.cards).map(|(kind, _)| Entry::Kind(*kind)));
    if let Some(thesis) = &of.thesis {
        found.insert(Entry::Kind(thesis.kind));
        found.extend(thesis.badge.iter().map(|badge| Entry::Verdict(badge.verdict)));
    }
    found.extend([Entry::Section, Entry::Count]);
    found.into_iter().collect()
}

/// The sections that are shown, and which of them each statement is in.
struct Sections {
    /// Ids, in the order of the paper.
    ids: Vec<String>,
    home: BTreeMap<NodeIx, usize>,
}

impl Sections {
    fn of(cast: &Cast<'_, '_>) -> Self {
        let project = cast.here.atlas.project();
        let outline: Vec<&str> = project.map.paper.outline.iter().map(|section| section.id.value.as_str()).collect();
        let homes: BTreeMap<NodeIx, &str> = (cast.nodes.iter())
            .filter_map(|&ix| Some((ix, project.node(ix).home.as_deref()?)))
            .filter(|(_, home)| outline.contains(home))
            .collect();
        let deepest = outline.iter().map(|id| id.split('.').count()).max().unwrap_or(1);
        let mut depth = deepest;
        let mut shown = shown(&outline, &homes, depth);
        while shown.len() > MOST && depth > 1 {
            depth -= 1;
            shown = self::shown(&outline, &homes, depth);
        }
        let at = |id: &str| shown.iter().position(|other| *other == ancestor(&outline, id, depth));
        let home = homes.iter().filter_map(|(&ix, home)| Some((ix, at(home)?))).collect();
        Self { ids: shown.into_iter().map(str::to_owned).collect(), home }
    }
}

/// The sections down to a depth that have statements, their own or those of sections in them.
fn shown<'o>(outline: &[&'o str], homes: &BTreeMap<NodeIx, &str>, depth: usize) -> Vec<&'o str> {
    let used: BTreeSet<&str> = homes.values().map(|home| ancestor(outline, home, depth)).collect();
    outline.iter().copied().filter(|id| used.contains(id)).collect()
}

/// The section of at most this depth that a section lies in: `2` of `2.1.3`. Itself if the paper has none.
fn ancestor<'i>(outline: &[&'i str], id: &'i str, depth: usize) -> &'i str {
    let cut = id.match_indices('.').nth(depth - 1).map_or(id, |(at, _)| &id[..at]); // depths begin with 1
    outline.iter().copied().find(|known| *known == cut).unwrap_or(id)
}

/// The sections as they are seen.
struct Seen<'c, 'a, 's> {
    cast: &'c Cast<'a, 's>,
    sections: &'c Sections,
}

impl Seen<'_, '_, '_> {
    fn overview(&self) -> Overview {
        let here = self.cast.here;
        let thesis = here.atlas.project().map.thesis.filter(|thesis| self.cast.nodes.contains(thesis));
        let sections: Vec<Section> = (0..self.sections.ids.len()).map(|at| self.section(at)).collect();
        let counts = [("sections", sections.len().to_string()), ("counts", self.cast.counts("draw-counts"))];
        let counts: Vec<(&str, &str)> = counts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        Overview {
            thesis: thesis.map(|ix| self.cast.lone_card(ix)),
            sections,
            ties: self.ties(thesis),
            title: here.say("figure-overview"),
            desc: here.dictionary.fill("overview-counts", &counts),
            prefix: String::new(),
        }
    }

    fn members(&self, at: usize) -> impl Iterator<Item = NodeIx> + '_ {
        self.sections.home.iter().filter(move |(_, home)| **home == at).map(|(&ix, _)| ix)
    }

    fn section(&self, at: usize) -> Section {
        let (cast, here, id) = (self.cast, self.cast.here, self.sections.ids[at].as_str()); // an index of this list
        let title = |here: &Standpoint<'_>| {
            let words = here.section(id).map(|link| link.words).unwrap_or_default();
            Text::new(words.text, words.lang.unwrap_or_else(|| here.language.to_owned()))
        };
        let first = title(here);
        let counts = counts(here, self.members(at));
        let seconds = cast.second.into_iter().flat_map(|second| counts.iter().map(|&count| counted(second, count)));
        Section {
            id: id.to_owned(),
            hue: at,
            second: cast.second.map(title).filter(|second| second.lang != first.lang),
            title: first,
            counts: counts.iter().map(|&count| counted(here, count)).chain(seconds).collect(),
            tally: self.tally(at),
            thumbnail: Thumbnail::of(&diagram::map(&cast.inside(self.members(at).collect()).scene("", ""))),
            href: here.section_href(id).and_then(|href| cast.link(href)),
        }
    }

    fn tally(&self, at: usize) -> Vec<(Verdict, String, usize)> {
        let (here, evaluation) = (self.cast.here, self.cast.here.evaluation(self.cast.view));
        let verdicts: Vec<Verdict> = self.members(at).filter_map(|ix| evaluation.node(ix)).collect();
        let count = |&verdict: &Verdict| {
            let count = verdicts.iter().filter(|&&other| other == verdict).count();
            (verdict, here.badge(verdict).word, count)
        };
        Verdict::ALL.iter().map(count).filter(|(.., count)| *count > 0).collect()
    }

    /// Where a statement is in the overview.
    fn end(&self, ix: NodeIx, thesis: Option<NodeIx>) -> Option<End> {
        if thesis == Some(ix) {
            return Some(End::Thesis);
        }
        self.sections.home.get(&ix).map(|&at| End::Section(at))
    }

    /// All reasons that lead from one end to another one, by side. An undercut speaks against what it keeps from being
    /// supported, where it is shown.
    fn ties(&self, thesis: Option<NodeIx>) -> Vec<Tie> {
        let here = self.cast.here;
        let (project, evaluation) = (here.atlas.project(), here.evaluation(self.cast.view));
        let mut found: BTreeMap<(End, End, Relation), Vec<ReasonIx>> = BTreeMap::new();
        for &ix in &self.cast.reasons {
            let reason = project.reason(ix);
            let kind = match reason.kind {
                ReasonKind::Supports => Relation::Supports,
                ReasonKind::Attacks | ReasonKind::Contradicts | ReasonKind::Undercuts => Relation::Attacks,
                ReasonKind::Prefers => continue,
            };
            let Some(to) = self.end(here.atlas.index.anchor_of(ix), thesis) else { continue };
            let from: BTreeSet<End> = reason.premises.iter().filter_map(|p| self.end(p.node, thesis)).collect();
            for from in from.into_iter().filter(|from| *from != to) {
                found.entry((from, to, kind)).or_default().push(ix);
            }
        }
        let fell = |ix: &ReasonIx| evaluation.reason(*ix) == Some(Verdict::Falls);
        let tie = |((from, to, kind), reasons): ((End, End, Relation), Vec<ReasonIx>)| Tie {
            from,
            to,
            kind,
            count: reasons.len(),
            fallen: reasons.iter().all(fell),
            label: self.label(to, kind, reasons.len()),
            short: self.short(to),
        };
        found.into_iter().map(tie).collect()
    }

    fn short(&self, end: End) -> String {
        match end {
            End::Thesis => self.cast.here.say("kind-thesis"),
            End::Section(at) => format!("§{}", self.sections.ids[at]), // an index of this list
        }
    }

    fn label(&self, to: End, kind: Relation, count: usize) -> String {
        let here = self.cast.here;
        let does = here.say(&format!("reason-{}", kind.class()));
        let (what, count) = (self.short(to), count.to_string());
        here.dictionary.fill("overview-tie", &[("does", &does), ("what", &what), ("count", &count)])
    }
}

/// How many statements there are, and how many of them are rebuttals; what there is none of is left out.
pub(super) fn counts(here: &Standpoint<'_>, nodes: impl Iterator<Item = NodeIx>) -> Vec<(&'static str, usize)> {
    let (mut all, mut rebuttals) = (0, 0);
    for ix in nodes {
        all += 1;
        rebuttals += usize::from(here.atlas.project().node(ix).kind == Kind::Rebuttal);
    }
    [("statement", all), ("rebuttal", rebuttals)].into_iter().filter(|(_, count)| *count > 0).collect()
}

/// How many there are, in words.
pub(super) fn counted(here: &Standpoint<'_>, (what, count): (&str, usize)) -> Text {
    let key = format!("count-{what}-{}", if count == 1 { "one" } else { "many" });
    Text::new(here.dictionary.fill(&key, &[("count", &count.to_string())]), here.language)
}

/// A cast for an overview: the whole map in a view.
pub(super) fn cast<'a, 's>(here: &'s Standpoint<'a>, view: View, links: Links<'a>) -> Cast<'a, 's> {
    let mut cast = Cast { view, links, ..Cast::whole(here) };
    cast.restrict();
    cast
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_lies_in_those_whose_number_begins_its_own() {
        let outline = ["1", "2", "2.1", "2.1.1", "3.1"];
        for (id, depth, expected) in
            [("2.1.1", 3, "2.1.1"), ("2.1.1", 2, "2.1"), ("2.1.1", 1, "2"), ("1", 1, "1"), ("3.1", 1, "3.1")]
        {
            assert_eq!(ancestor(&outline, id, depth), expected, "{id} at depth {depth}");
        }
        let homes = BTreeMap::from([(NodeIx(0), "2.1.1"), (NodeIx(1), "3.1"), (NodeIx(2), "2")]);
        assert_eq!(shown(&outline, &homes, 3), ["2", "2.1.1", "3.1"]);
        assert_eq!(shown(&outline, &homes, 1), ["2", "3.1"]);
    }
}
