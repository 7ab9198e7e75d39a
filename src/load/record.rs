//! A mapping with known keys, and what the texts in it can name.

use super::shape::Shape;

/// What a text or a key names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// A statement, by its id.
    Statement,
    /// A statement that is part of the argument: no context.
    Argued,
    /// The statement that is written here, by the id that it gets.
    NewStatement,
    /// A statement, by an id that it no longer has.
    FormerId,
    /// A reason, by its id.
    Reason,
    /// The reason that is written here, by the id that it gets.
    NewReason,
    /// A scheme.
    Scheme,
    /// A role of the scheme that the reason follows.
    Role,
    /// A critical question: `scheme/question`.
    Question,
    /// A source of the bibliography.
    Source,
    /// The source that is written here, by the key that it gets.
    NewSource,
    /// A place in the paper.
    Place,
    /// A language, by its tag.
    Language,
    /// A rule, by its code or name.
    Rule,
    /// Something else that is written here.
    New,
}

impl Names {
    /// Whether it is the present id of a statement, or of a reason that stands elsewhere.
    pub fn is_argued(self) -> bool {
        matches!(self, Self::Statement | Self::Argued | Self::NewStatement | Self::Reason)
    }
}

/// A mapping with known keys.
#[derive(Debug)]
pub(crate) struct Record {
    /// Under which name its keys are described.
    pub name: &'static str,
    /// Its keys, in the order in which they are best written.
    pub fields: &'static [Field],
}

/// One key of a record.
#[derive(Debug)]
pub(crate) struct Field {
    pub key: &'static str,
    pub shape: Shape,
    pub required: bool,
    /// Without it the whole record is of no use and is cut out.
    pub vital: bool,
}

impl Field {
    /// A key that may be missing.
    pub const fn may(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, required: false, vital: false }
    }

    /// A key that must be there.
    pub const fn must(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, required: true, vital: false }
    }

    /// A key without which the record is of no use.
    pub const fn vital(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, required: true, vital: true }
    }
}

impl Record {
    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}
