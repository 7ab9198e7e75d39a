//! The one error of the set-up: what a test needs and did not find, and the line that provides it.

use std::fmt;

/// Something that the tests need is not there.
#[derive(Clone)]
pub struct Lacking {
    what: String,
    run: String,
}

impl Lacking {
    /// `what` says what is missing and why it could not be set up; `run` is the one line that the reader can run.
    pub fn new(what: impl Into<String>, run: impl Into<String>) -> Self {
        Self { what: what.into(), run: run.into() }
    }
}

impl fmt::Display for Lacking {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}\nTo set it up, run:\n\n    {}\n", self.what.trim_end(), self.run)
    }
}
