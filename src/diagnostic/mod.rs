//! Findings: what is wrong with a project, as data with a code and a place, and how they are written out.
//!
//! A finding is about the user's files. Trouble with the machine (a disk that is full) is an error of the function
//! that met it, never a finding. This room knows places in text, and nothing of YAML or arguments.

pub mod code;
mod documentation;
pub mod emit;
mod finding;
mod levels;
mod mend;
mod since;
mod suggest;
mod text;

pub use code::Code;
pub use finding::{Edit, Finding, Findings, Fix, Label, Level};
pub use levels::Levels;
pub use mend::mended;
pub use since::not_in;
pub use suggest::{nearest, written_alike};
pub use text::{Text, Tongue};

/// Builds a [`Text`] from one format string a language: `say!(en: "unknown key `{key}`", zh: "未知的键 `{key}`")`.
/// Both see the same variables.
#[macro_export]
macro_rules! say {
    (en: $en:literal, zh: $zh:literal $(,)?) => {
        $crate::diagnostic::Text { en: format!($en), zh: format!($zh) }
    };
}
