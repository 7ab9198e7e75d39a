//! An argument scheme: a common kind of step, with the questions that test it.

use super::Localized;
use crate::source::Span;

/// A scheme.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its id.
    pub id: String,
    /// Its place.
    pub span: Span,
    /// Whether it comes with Elenchus.
    pub built_in: bool,
    /// Its name.
    pub title: Localized,
    /// One sentence about it.
    pub summary: Localized,
    /// The roles that its premises play, in order.
    pub roles: Vec<Role>,
    /// Its critical questions, in order.
    pub questions: Vec<Question>,
}

/// A role in a scheme.
#[derive(Clone, Debug)]
pub struct Role {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Localized,
}

/// A critical question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id, `cq-1`.
    pub id: String,
    /// What an unfavourable answer does.
    pub answers: Answers,
    /// The question.
    pub text: Localized,
}

/// What an unfavourable answer to a critical question strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// A premise of the reason.
    Premise,
    /// The step itself.
    Inference,
    /// The conclusion.
    Conclusion,
}

impl Answers {
    /// The word of the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Premise => "premise",
            Self::Inference => "inference",
            Self::Conclusion => "conclusion",
        }
    }
}

impl Scheme {
    /// A question of this scheme.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}
