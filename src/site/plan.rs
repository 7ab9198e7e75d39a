//! Every page of the site: its address, its title and its translations, known before anything is rendered.

use crate::diagnostic::{Code, code};
use crate::model::{Kind, NodeIx, Project, Stop, Term};
use std::collections::{BTreeMap, BTreeSet};

/// What a page is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The map as a whole.
    Home,
    /// The whole argument as one diagram.
    Map,
    /// The whole argument as an outline.
    Outline,
    /// One statement.
    Node(NodeIx),
    /// One section of the paper, by its place in the outline.
    Section(usize),
    /// All statements of a kind.
    Statements(Kind),
    /// The argument schemes.
    Schemes,
    /// The bibliography.
    Sources,
    /// The terms.
    Glossary,
    /// What a contributor can do next.
    Board,
    /// The form for a contribution, and a file to fill in without it.
    Contribute,
    /// Downloads, and how to cite.
    Data,
    /// A guided tour, by its id.
    Tour(String),
    /// A documentation page, by its slug.
    Document(String),
    /// The findings, the coverage, the translations.
    Health,
    /// The rules by which the map is checked.
    Rules,
    /// One rule.
    Rule(Code),
    /// The search, and the list of everything that stands in for it.
    Search,
}

impl Subject {
    /// The file below the folder of a language.
    pub fn file(&self, project: &Project) -> String {
        match self {
            Self::Home => "index.html".to_owned(),
            Self::Map => "map.html".to_owned(),
            Self::Outline => "outline.html".to_owned(),
            Self::Node(ix) => format!("nodes/{}.html", project.node(*ix).id),
            Self::Section(at) => {
                let id = project.map.paper.outline.get(*at).map_or("", |section| section.id.value.as_str());
                format!("sections/{id}.html")
            }
            Self::Statements(kind) => format!("{}.html", kind_file(*kind)),
            Self::Schemes => "schemes.html".to_owned(),
            Self::Sources => "sources.html".to_owned(),
            Self::Glossary => "glossary.html".to_owned(),
            Self::Board => "board.html".to_owned(),
            Self::Contribute => "contribute.html".to_owned(),
            Self::Data => "data.html".to_owned(),
            Self::Tour(id) => format!("tours/{id}.html"),
            Self::Document(slug) => format!("pages/{slug}.html"),
            Self::Health => "health.html".to_owned(),
            Self::Rules => "rules.html".to_owned(),
            Self::Rule(code) => super::view::rules::file(*code),
            Self::Search => "search.html".to_owned(),
        }
    }

    /// Whether the page may say something else when nothing but the prose of these nodes changes: it shows that prose,
    /// what was found in it, or what is made of everything.
    pub fn tells_prose(&self, nodes: &[NodeIx]) -> bool {
        match self {
            Self::Node(ix) => nodes.contains(ix),
            Self::Map
            | Self::Outline
            | Self::Section(_)
            | Self::Statements(_)
            | Self::Schemes
            | Self::Data
            | Self::Tour(_) => false,
            Self::Home
            | Self::Sources
            | Self::Glossary
            | Self::Board
            | Self::Contribute
            | Self::Document(_)
            | Self::Health
            | Self::Rules
            | Self::Rule(_)
            | Self::Search => true,
        }
    }

    /// Whether what the page is about is really written in a language.
    pub fn is_translated(&self, project: &Project, language: &str) -> bool {
        match self {
            Self::Node(ix) => {
                let node = project.node(*ix);
                node.title.get(language).is_some() && (node.text.is_empty() || node.text.get(language).is_some())
            }
            Self::Section(at) => {
                let section = project.map.paper.outline.get(*at);
                section.is_some_and(|section| section.title.is_empty() || section.title.get(language).is_some())
            }
            Self::Tour(id) => {
                let tour = project.map.tours.iter().find(|tour| tour.id == *id);
                let words = |stop: &Stop| stop.text.is_empty() || stop.text.get(language).is_some();
                tour.is_none_or(|tour| tour.title.get(language).is_some() && tour.stops.iter().all(words))
            }
            Self::Glossary => {
                let written = |term: &Term| term.term.get(language).is_some() && term.text.get(language).is_some();
                project.glossary.iter().all(written)
            }
            Self::Document(slug) => project.pages.iter().any(|page| page.slug == *slug && page.language == language),
            _ => true,
        }
    }
}

/// The name of the page that lists a kind. Context has none of its own; it is listed with the claims.
fn kind_file(kind: Kind) -> &'static str {
    match kind {
        Kind::Claim | Kind::Context => "claims",
        Kind::Premise => "premises",
        Kind::Rebuttal => "rebuttals",
    }
}

/// One page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The path below the root of the site: `zh/nodes/a.html`.
    pub path: String,
    /// The path below the language's folder: `nodes/a.html`.
    pub file: String,
    /// The language of the page.
    pub language: String,
    /// What it is about.
    pub subject: Subject,
    /// Every language in which that is really written, in the map's order.
    pub alternates: Vec<String>,
}

impl Planned {
    /// Whether the page is really in its language, and not only framed in it.
    pub fn is_translated(&self) -> bool {
        self.alternates.contains(&self.language)
    }
}

/// A former address that leads to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The path below the root of the site.
    pub path: String,
    /// The path to which it leads.
    pub to: String,
    /// The language.
    pub language: String,
}

/// All pages.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The pages, language by language, each in the same order.
    pub pages: Vec<Planned>,
    /// The redirects.
    pub redirects: Vec<Redirect>,
    /// The slugs of the documentation pages, in their order.
    pub documents: Vec<String>,
}

impl Plan {
    /// Plans the site of a project with tours of these ids.
    pub fn new(project: &Project, tours: &[String]) -> Self {
        let documents = documents(project);
        let subjects = subjects(project, &documents, tours);
        let mut plan = Self { documents, ..Self::default() };
        for language in &project.map.languages {
            for subject in &subjects {
                let written = |language: &&String| subject.is_translated(project, language);
                let file = subject.file(project);
                plan.pages.push(Planned {
                    path: format!("{language}/{file}"),
                    file,
                    language: language.clone(),
                    subject: subject.clone(),
                    alternates: project.map.languages.iter().filter(written).cloned().collect(),
                });
            }
            plan.redirects.extend(redirects(project, language));
        }
        plan
    }
}

fn subjects(project: &Project, documents: &[String], tours: &[String]) -> Vec<Subject> {
    let kinds = [Kind::Claim, Kind::Premise, Kind::Rebuttal];
    let mut subjects = vec![Subject::Home, Subject::Map, Subject::Outline];
    subjects.extend(kinds.map(Subject::Statements));
    subjects.extend(tours.iter().cloned().map(Subject::Tour));
    subjects.extend([Subject::Schemes, Subject::Sources, Subject::Glossary, Subject::Board, Subject::Contribute]);
    subjects.extend([Subject::Data, Subject::Health, Subject::Rules, Subject::Search]);
    subjects.extend(code::ALL.iter().copied().map(Subject::Rule));
    subjects.extend((0..project.map.paper.outline.len()).map(Subject::Section));
    subjects.extend(documents.iter().cloned().map(Subject::Document));
    subjects.extend(project.node_indices().map(Subject::Node));
    subjects
}

/// Every slug once: in the order of the primary language, then what only other languages have.
fn documents(project: &Project) -> Vec<String> {
    let place: BTreeMap<&str, usize> =
        project.map.languages.iter().enumerate().map(|(at, tag)| (tag.as_str(), at)).collect();
    let mut pages: Vec<_> = project.pages.iter().collect();
    pages.sort_by_key(|page| (place.get(page.language.as_str()), page.order, &page.slug));
    let mut seen = BTreeSet::new();
    pages.into_iter().filter(|page| seen.insert(&page.slug)).map(|page| page.slug.clone()).collect()
}

fn redirects<'a>(project: &'a Project, language: &'a str) -> impl Iterator<Item = Redirect> + 'a {
    project.nodes.iter().flat_map(move |node| {
        node.aliases.iter().map(move |alias| Redirect {
            path: format!("{language}/nodes/{}.html", alias.value),
            to: format!("{language}/nodes/{}.html", node.id),
            language: language.to_owned(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::MemoryFiles;
    use crate::pipeline::argue;

    const MAP: &str = "format: 1\ntitle: {zh: 图, en: Map}\nlanguages: [zh, en]\nthesis: t\npaper: {outline: [{id: \"2.1\", title: {zh: 节}, paragraphs: [1]}]}\n";

    fn plan() -> Plan {
        let files = MemoryFiles::new()
            .with("argument/map.yaml", MAP)
            .with("argument/t.yaml", "kind: claim\ntitle: {zh: 论题。, en: Thesis.}\nbasis: assumed\naliases: [old]\n")
            .with("argument/zh.yaml", "kind: premise\ntitle: {zh: 只有中文。}\nsupports: [t]\n")
            .with(
                "argument/half.yaml",
                "kind: premise\ntitle: {zh: 半。, en: Half.}\ntext: {zh: 文。}\nsupports: [t]\n",
            )
            .with("argument/pages/b.zh.md", "---\ntitle: 乙\norder: 2\n---\n乙\n")
            .with("argument/pages/a.en.md", "---\ntitle: A\norder: 1\n---\nA\n");
        Plan::new(&argue(&files).unwrap().project, &[])
    }

    #[test]
    fn every_page_is_planned_in_every_language_and_alternates_are_mutual() {
        let plan = plan();
        let paths: BTreeSet<&str> = plan.pages.iter().map(|page| page.path.as_str()).collect();
        assert_eq!(paths.len(), plan.pages.len());
        for page in &plan.pages {
            for other in ["zh", "en"] {
                assert!(paths.contains(format!("{other}/{}", page.file).as_str()), "{}", page.file);
            }
            for language in &page.alternates {
                let other = plan.pages.iter().find(|other| other.path == format!("{language}/{}", page.file)).unwrap();
                assert_eq!(other.alternates, page.alternates);
                assert!(other.is_translated());
            }
        }
    }

    #[test]
    fn only_what_is_really_written_is_a_translation() {
        let plan = plan();
        let alternates = |path: &str| plan.pages.iter().find(|page| page.path == path).unwrap().alternates.join(" ");
        assert_eq!(alternates("en/nodes/t.html"), "zh en");
        assert_eq!(alternates("en/nodes/zh.html"), "zh");
        assert_eq!(alternates("en/nodes/half.html"), "zh");
        assert_eq!(alternates("en/sections/2.1.html"), "zh");
        assert_eq!(alternates("zh/pages/a.html"), "en");
        assert_eq!(alternates("zh/index.html"), "zh en");
        assert_eq!(plan.documents, ["b", "a"]);
        assert_eq!(plan.redirects.len(), 2);
        assert_eq!(
            (plan.redirects[1].path.as_str(), plan.redirects[1].to.as_str()),
            ("en/nodes/old.html", "en/nodes/t.html")
        );
    }
}
