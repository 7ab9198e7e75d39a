//! What there is to do on a map, worked out once for all pages: objections by what hangs on them, the weakest links of
//! the thesis, and the critical questions that nobody has asked.

use crate::analyse::{Inquiry, Linchpins, Link, OpenQuestions, Weight, open_questions, weakest};
use crate::evaluate::Evaluation;
use crate::pipeline::Argument;

/// What there is to do. Empty for a map without a thesis.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    /// Objections to the thesis that have not fallen and that nobody has answered, the weightiest first.
    pub unanswered: Vec<Weight>,
    /// Statements at the bottom of the support of the thesis, the weakest first.
    pub weakest: Vec<Link>,
    /// Reasons with open critical questions.
    pub questions: Vec<OpenQuestions>,
}

impl Agenda {
    /// `linchpins` are those of the view `hanging`.
    pub(super) fn new(
        argument: &Argument,
        inquiry: Option<&Inquiry<'_>>,
        (linchpins, hanging): (&Linchpins, &Evaluation),
    ) -> Self {
        let Some(inquiry) = inquiry else { return Self::default() };
        let (project, all) = (&argument.project, &argument.evaluations.all);
        Self {
            unanswered: inquiry.weigh(&inquiry.unanswered()),
            weakest: weakest(project, &argument.graph, inquiry, all, (linchpins, hanging)),
            questions: open_questions(project, inquiry, all, (linchpins, hanging)),
        }
    }
}
