//! What the server shows: the last good tree, and what the last build found.

use crate::diagnostic::emit::{self, Count, visible};
use crate::diagnostic::{Finding, Level, Text, Tongue};
use crate::output::OutputTree;
use crate::source::SourceMap;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::broadcast;

/// The result of one build.
pub struct Build {
    /// The site; none if there are errors.
    pub tree: Option<OutputTree>,
    /// Everything that was found.
    pub findings: Vec<Finding>,
    /// The texts that the findings point into.
    pub sources: SourceMap,
    /// The page of each file that has one, below the folder of a language.
    pub pages: BTreeMap<String, String>,
}

/// What open pages are told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Report {
    /// Grows with every build.
    pub generation: u64,
    /// Whether the last build has no errors, so that the site is up to date.
    pub good: bool,
    /// How many findings there are.
    pub count: Count,
    /// The words at the head of the findings.
    pub heading: String,
    /// The word of the button that closes them.
    pub close: String,
    /// The errors.
    pub findings: Vec<Row>,
}

/// One finding in an open page. All texts are plain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    /// The page that it is about, below the folder of a language.
    pub page: Option<String>,
    /// The word for its level.
    pub level: String,
    pub code: String,
    pub place: String,
    pub message: String,
    pub help: String,
    /// The source with the place underlined, in a font of fixed width.
    pub excerpt: String,
}

/// The state of the server.
pub(super) struct Live {
    tongue: Tongue,
    shown: RwLock<Shown>,
    news: broadcast::Sender<Report>,
}

#[derive(Clone, Default)]
struct Shown {
    tree: Arc<OutputTree>,
    report: Report,
    /// What was found in the file of each page, below the folder of a language.
    notes: Arc<BTreeMap<String, Vec<Row>>>,
}

impl Live {
    pub fn new(tongue: Tongue) -> Self {
        Self { tongue, shown: RwLock::default(), news: broadcast::channel(16).0 }
    }

    /// Shows a build: its tree if it is good, its findings over the last good tree if not.
    pub fn show(&self, build: Build) {
        let good = build.tree.is_some();
        let page = |finding: &Finding| build.pages.get(build.sources.path(finding.primary.span)).cloned();
        let row = |finding: &Finding| Row { page: page(finding), ..self.row(finding, &build.sources) };
        let errors = build.findings.iter().filter(|finding| finding.level == Level::Error && !good);
        let rows = errors.map(row).collect();
        let mut notes: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for finding in &build.findings {
            if let Some(page) = page(finding) {
                notes.entry(page).or_default().push(row(finding));
            }
        }
        self.tell(build.tree, good, Count::of(&build.findings), (rows, notes));
    }

    /// Says that the machine failed.
    pub fn fail(&self, error: &io::Error) {
        let message = visible(&error.to_string()).into_owned();
        let row = Row {
            page: None,
            level: String::new(),
            code: String::new(),
            place: String::new(),
            message,
            help: String::new(),
            excerpt: String::new(),
        };
        self.tell(None, false, Count::default(), (vec![row], BTreeMap::new()));
    }

    fn tell(
        &self,
        tree: Option<OutputTree>,
        good: bool,
        count: Count,
        (findings, notes): (Vec<Row>, BTreeMap<String, Vec<Row>>),
    ) {
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        let errors = findings.len();
        let heading = crate::say!(
            en: "Not up to date: {errors} to mend. The page below is the last good one.",
            zh: "尚未更新：有 {errors} 处要改。下面是上一次成功生成的页面。"
        );
        let close = Text { en: "Close".to_owned(), zh: "关闭".to_owned() };
        shown.report = Report {
            generation: shown.report.generation + 1,
            good,
            count,
            heading: heading.in_tongue(self.tongue).to_owned(),
            close: close.in_tongue(self.tongue).to_owned(),
            findings,
        };
        if let Some(tree) = tree {
            shown.tree = Arc::new(tree);
        }
        shown.notes = Arc::new(notes);
        let _ = self.news.send(shown.report.clone()); // nobody listens while no page is open
    }

    fn row(&self, finding: &Finding, sources: &SourceMap) -> Row {
        let text = |text: &Text| visible(text.in_tongue(self.tongue)).into_owned();
        Row {
            page: None,
            level: emit::level_word(finding.level, self.tongue).to_owned(),
            code: finding.code.id.to_owned(),
            place: visible(&sources.place(finding.primary.span)).into_owned(),
            message: text(&finding.message),
            help: text(&finding.help),
            excerpt: emit::human_one(finding, sources, self.tongue),
        }
    }

    /// The last good tree and the report on the last build.
    pub fn now(&self) -> (Arc<OutputTree>, Report) {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        (Arc::clone(&shown.tree), shown.report.clone())
    }

    /// What was found in the file that a page shows: `zh/nodes/a.html`. As JSON, to stand in that page.
    pub fn notes(&self, path: &str) -> String {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        let page = path.split_once('/').map_or("", |(_, page)| page);
        let notes = shown.notes.get(page).map(Vec::as_slice).unwrap_or_default();
        serde_json::to_string(notes).unwrap_or_default() // plain texts: cannot fail
    }

    /// The report on the last build, and those to come.
    pub fn follow(&self) -> (Report, broadcast::Receiver<Report>) {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        (shown.report.clone(), self.news.subscribe())
    }
}
