//! A page's standpoint: from one address, in one language, everything is named, linked and worded.
//!
//! Views are made from here, so that no view knows how an address is made or which language a text fell back to.

use super::Atlas;
use super::url::relative;
use super::view::ledger::TurnView;
use super::view::{Badge, Item, Link, Pair, Piece, Prose, Words};
use crate::analyse::{Linchpins, Role, Telling, Turn};
use crate::diagnostic::Tongue;
use crate::evaluate::{Evaluation, Explain, Explanation, Named};
use crate::locale::{Dictionary, Piece as Said};
use crate::markdown::{self, NodeLink, SourceLink};
use crate::model::{Kind, Localized, NodeIx, Origin, ReasonIx, Stance, Verdict, View};

/// Begins the ids of a documentation page's headings, so that none is an id of the page's frame.
pub(super) const DOCUMENT: &str = "h-";

/// An address and a language, and the whole map to be seen from there.
#[derive(Clone)]
pub(super) struct Standpoint<'a> {
    pub atlas: &'a Atlas<'a>,
    pub language: &'a str,
    pub dictionary: &'a Dictionary,
    /// The page's path below the root of the site.
    pub path: &'a str,
}

impl<'a> Standpoint<'a> {
    pub(super) fn new(atlas: &'a Atlas<'a>, language: &'a str, path: &'a str) -> Self {
        Self { atlas, language, dictionary: atlas.dictionaries.of(language), path }
    }

    /// The words of the interface.
    pub(super) fn say(&self, key: &str) -> String {
        self.dictionary.word(key).to_owned()
    }

    /// A text in the page's language, else in the map's first in which it is written.
    pub(super) fn words(&self, text: &Localized) -> Words {
        match text.first(self.atlas.project().map.preferring(self.language)) {
            Some((language, text)) => Words { text: text.to_owned(), lang: self.foreign(language) },
            None => Words::default(),
        }
    }

    /// The language that the page as a whole is in: its own, or that of the words that stand in for it.
    pub(super) fn spoken(&self) -> &'a str {
        if self.dictionary.speaks(self.language) { self.language } else { &self.dictionary.tag }
    }

    /// A language, if it is not that of the page as a whole.
    pub(super) fn foreign(&self, language: &str) -> Option<String> {
        (language != self.spoken()).then(|| language.to_owned())
    }

    /// A language in which Elenchus speaks, if it is not the page's own.
    pub(super) fn foreign_tongue(&self, tongue: Tongue) -> Option<String> {
        (crate::locale::primary(self.spoken()) != tongue.tag()).then(|| tongue.tag().to_owned())
    }

    /// The address of a file of the page's language.
    pub(super) fn href(&self, file: &str) -> String {
        relative(self.path, &format!("{}/{file}", self.language))
    }

    pub(super) fn node_href(&self, ix: NodeIx) -> String {
        self.href(&format!("nodes/{}.html", self.atlas.project().node(ix).id))
    }

    /// The address of a reason: its place on the page of the statement that it is finally about.
    pub(super) fn reason_href(&self, ix: ReasonIx) -> String {
        let project = self.atlas.project();
        let file = format!("nodes/{}.html", project.node(self.atlas.index.anchor_of(ix)).id);
        let is_here = self.path.strip_prefix(self.language).and_then(|rest| rest.strip_prefix('/')) == Some(&file);
        let page = if is_here { String::new() } else { self.href(&file) };
        format!("{page}#r-{}", project.reason(ix).id)
    }

    pub(super) fn section_href(&self, id: &str) -> Option<String> {
        self.atlas.section(id).map(|section| self.href(&format!("sections/{}.html", section.id.value)))
    }

    /// A section's number and title, linked.
    pub(super) fn section(&self, id: &str) -> Option<Link> {
        let words = self.words(&self.atlas.section(id)?.title);
        Some(Link { href: self.section_href(id)?, no: Some(id.to_owned()), words })
    }

    /// A node's statement.
    pub(super) fn title(&self, ix: NodeIx) -> Words {
        let node = self.atlas.project().node(ix);
        let words = self.words(&node.title);
        if words.text.is_empty() { Words { text: node.id.clone(), lang: None } } else { words }
    }

    /// The kind of a node as a class and as a word; the thesis is a kind of its own.
    pub(super) fn kind(&self, ix: NodeIx) -> (&'static str, String) {
        let project = self.atlas.project();
        let kind = if project.map.thesis == Some(ix) { "thesis" } else { project.node(ix).kind.word() };
        (kind, self.say(&format!("kind-{kind}")))
    }

    pub(super) fn badge(&self, verdict: Verdict) -> Badge {
        Badge { verdict: verdict.word(), word: self.say(&format!("verdict-{verdict}")) }
    }

    /// The verdicts on a node; none for context, which is not judged.
    pub(super) fn node_pair(&self, ix: NodeIx) -> Option<Pair> {
        let evaluations = &self.atlas.argument.evaluations;
        if self.atlas.project().node(ix).kind == Kind::Context {
            return None;
        }
        self.pair(evaluations.paper.node(ix), evaluations.all.node(ix))
    }

    pub(super) fn reason_pair(&self, ix: ReasonIx) -> Option<Pair> {
        let evaluations = &self.atlas.argument.evaluations;
        self.pair(evaluations.paper.reason(ix), evaluations.all.reason(ix))
    }

    fn pair(&self, paper: Option<Verdict>, all: Option<Verdict>) -> Option<Pair> {
        let (scope, first, second) = match (paper, all) {
            (Some(paper), Some(all)) if paper == all => ("both", paper, None),
            (Some(paper), Some(all)) => ("differ", paper, Some(all)),
            (Some(paper), None) => ("paper", paper, None),
            (None, Some(all)) => ("all", all, None),
            (None, None) => return None,
        };
        Some(Pair { scope, first: self.badge(first), second: second.map(|verdict| self.badge(verdict)) })
    }

    /// A statement as it is listed.
    pub(super) fn item(&self, ix: NodeIx) -> Item {
        let node = self.atlas.project().node(ix);
        let (kind, kind_word) = self.kind(ix);
        let at = node.at.first().filter(|_| node.origin != Origin::Contributor);
        Item {
            id: node.id.clone(),
            href: self.node_href(ix),
            title: self.title(ix),
            kind,
            kind_word,
            verdicts: self.node_pair(ix),
            by: (node.origin == Origin::Contributor)
                .then(|| node.by.clone().unwrap_or_else(|| self.say("origin-contributor"))),
            date: node.date.clone(),
            implicit: node.stance == Stance::Implicit,
            place: at.map(|at| self.locator(&at.value)),
        }
    }

    pub(super) fn items(&self, nodes: impl IntoIterator<Item = NodeIx>) -> Vec<Item> {
        nodes.into_iter().map(|ix| self.item(ix)).collect()
    }

    /// What a reason is called: the statement that leads it, linked to where the reason is shown.
    pub(super) fn reason_link(&self, ix: ReasonIx) -> Link {
        let lead = self.atlas.project().reason(ix).lead;
        Link { href: self.reason_href(ix), no: None, words: self.title(lead) }
    }

    fn explain(&self, view: View) -> Explain<'a> {
        let argument = self.atlas.argument;
        Explain {
            project: &argument.project,
            graph: &argument.graph,
            evaluation: argument.evaluations.in_view(view),
            dictionary: self.dictionary,
        }
    }

    pub(super) fn evaluation(&self, view: View) -> &'a Evaluation {
        self.atlas.argument.evaluations.in_view(view)
    }

    /// The view whose linchpins are shown where the verdicts of `view` are: this one if the thesis holds in it. Where
    /// contributions leave the thesis contested nothing can be taken away from it any more; then the paper's own view
    /// answers, which tells the reader of a disputed map what the dispute is about and where the paper can be struck.
    pub(super) fn linchpin_view(&self, view: View) -> View {
        let [_, all] = &self.atlas.linchpins;
        if view == View::All && all.are_found() { View::All } else { View::Paper }
    }

    /// How the thesis hangs on a node, in the view of [`Self::linchpin_view`].
    pub(super) fn linchpin(&self, ix: NodeIx, view: View) -> Option<Role> {
        let view = self.linchpin_view(view);
        self.linchpins(view).role(self.evaluation(view).statement(ix)?)
    }

    /// What the thesis hangs on in a view.
    pub(super) fn linchpins(&self, view: View) -> &'a Linchpins {
        let [paper, all] = &self.atlas.linchpins;
        if view == View::All { all } else { paper }
    }

    /// Why a node has its verdict, and where that comes from in the end.
    pub(super) fn why_node(&self, ix: NodeIx, view: View) -> Vec<Piece> {
        let explain = self.explain(view);
        self.paragraph(vec![explain.node(ix), explain.origin(ix)])
    }

    /// What would change the verdict on a node.
    pub(super) fn turns_of(&self, ix: NodeIx, view: View) -> Vec<TurnView> {
        self.telling(view).map(|telling| self.turns(telling.node(ix))).unwrap_or_default()
    }

    /// What would raise the verdict on a node.
    pub(super) fn raising_of(&self, ix: NodeIx, view: View) -> Vec<TurnView> {
        self.telling(view).map(|telling| self.turns(telling.raising(ix))).unwrap_or_default()
    }

    fn telling(&self, view: View) -> Option<Telling<'a>> {
        let outlooks = self.atlas.turning.as_ref()?.outlooks(view);
        Some(Telling { explain: self.explain(view), outlooks, apart: true })
    }

    fn turns(&self, told: Vec<Turn>) -> Vec<TurnView> {
        let turn = |turn: Turn| TurnView {
            said: self.sentence(turn.said),
            list: turn.list.into_iter().map(|named| self.piece(Said::Filling(named))).collect(),
            more: (turn.more > 0).then(|| self.dictionary.fill("turn-more", &[("count", &turn.more.to_string())])),
        };
        told.into_iter().map(turn).collect()
    }

    /// Sentences, one after another.
    fn paragraph(&self, sentences: Vec<Explanation>) -> Vec<Piece> {
        let mut all: Vec<Piece> = Vec::new();
        for sentence in sentences.into_iter().filter(|sentence| !sentence.is_empty()) {
            let gap = self.say("sentence-gap");
            if !all.is_empty() && !gap.is_empty() {
                all.push(Piece { text: gap, href: None, lang: None });
            }
            all.extend(self.sentence(sentence));
        }
        all
    }

    pub(super) fn why_reason(&self, ix: ReasonIx, view: View) -> Vec<Piece> {
        self.sentence(self.explain(view).reason(ix))
    }

    /// An explanation as a sentence with links; titles lose their full stop, and the sentence begins with a capital.
    fn sentence(&self, explanation: Explanation) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = explanation.into_iter().map(|piece| self.piece(piece)).collect();
        if let Some(first) = pieces.first_mut().filter(|first| first.href.is_none()) {
            let mut chars = first.text.chars();
            if let Some(initial) = chars.next() {
                first.text = initial.to_uppercase().chain(chars).collect();
            }
        }
        pieces
    }

    fn piece(&self, piece: Said<Named>) -> Piece {
        let (words, href) = match piece {
            Said::Words(text) => return Piece { text, href: None, lang: None },
            Said::Filling(Named::Node(ix)) => (self.title(ix), self.node_href(ix)),
            Said::Filling(Named::Reason(ix)) => {
                (self.title(self.atlas.project().reason(ix).lead), self.reason_href(ix))
            }
        };
        let text = words.text.trim_end().trim_end_matches(['。', '.']).to_owned();
        Piece { text, href: Some(href), lang: words.lang }
    }

    /// A Markdown text in the page's language or another; none if it is written in none.
    pub(super) fn prose(&self, text: &Localized, prefix: &str) -> Option<Prose> {
        let (language, text) = text.first(self.atlas.project().map.preferring(self.language))?;
        Some(self.prose_in(language, text, prefix))
    }

    pub(super) fn prose_in(&self, language: &str, text: &str, prefix: &str) -> Prose {
        let rendered = markdown::render(text, self, prefix);
        Prose { html: rendered.html, lang: self.foreign(language), headings: rendered.headings.into() }
    }
}

impl markdown::Links for Standpoint<'_> {
    fn node(&self, id: &str) -> Option<NodeLink> {
        let project = self.atlas.project();
        let node = project.find_node(id).or_else(|| self.atlas.index.aliases.get(id).copied());
        let (ix, href) = match node {
            Some(ix) => (ix, self.node_href(ix)),
            None => {
                let reason = project.find_reason(id)?;
                (project.reason(reason).lead, self.reason_href(reason))
            }
        };
        let title = self.title(ix);
        let verdict = self.evaluation(View::All).node(ix).filter(|_| project.node(ix).kind != Kind::Context);
        let verdict = verdict.map(|verdict| (verdict.word().to_owned(), self.say(&format!("verdict-{verdict}"))));
        Some(NodeLink { href, title: title.text, lang: title.lang, verdict })
    }

    fn source(&self, key: &str) -> Option<SourceLink> {
        let reference = self.atlas.project().bibliography.get(key)?;
        let href = format!("{}#src-{key}", self.href("sources.html"));
        Some(SourceLink { href, label: super::reference::label(reference, self.language) })
    }

    fn page(&self, target: &str, fragment: Option<&str>) -> Option<String> {
        if let Some(page) = target.strip_prefix("../") {
            let known = markdown::address::SITE_PAGES.contains(&page);
            let place = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
            return known.then(|| format!("{}{place}", self.href(&format!("{page}.html"))));
        }
        let known = self.atlas.plan.documents.iter().any(|slug| slug == target);
        let place = fragment.map(|fragment| format!("#{DOCUMENT}{fragment}")).unwrap_or_default();
        known.then(|| format!("{}{place}", self.href(&format!("pages/{target}.html"))))
    }
}
