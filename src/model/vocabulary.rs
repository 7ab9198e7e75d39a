//! The closed vocabularies of the format: kinds, bases, origins, stances, standards, verdicts, views.
//!
//! Each word is spelt once, here, as it stands in YAML, in URLs, in JSON and on the command line.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Declares a closed vocabulary: an enum whose variants are spelt in lower-case words.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every spelling, in the order of declaration.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word as it is written in YAML, in URLs and in JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value that a word spells, if any.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

vocabulary! {
    /// What a node is in the argument.
    Kind {
        /// A statement that is argued for.
        Claim = "claim",
        /// A statement from which one argues.
        Premise = "premise",
        /// A statement that speaks against another one.
        Rebuttal = "rebuttal",
        /// Background: carries no edges and is in no reason.
        Context = "context",
    }
}

vocabulary! {
    /// What a statement rests on before any reason is counted.
    Basis {
        /// Taken for granted: yields to any standing objection.
        Assumed = "assumed",
        /// Backed by a source: ties with a standing objection.
        Sourced = "sourced",
        /// Needs a reason: falls without one.
        Argued = "argued",
    }
}

vocabulary! {
    /// Who put a node into the map. The order is that of blame: a fault's primary place is at the greatest origin.
    Origin {
        /// The mapped paper.
        Paper = "paper",
        /// The maintainers of the map.
        Editor = "editor",
        /// Anybody else.
        Contributor = "contributor",
    }
}

vocabulary! {
    /// The attitude of the paper's author to a statement. Never changes a verdict.
    Stance {
        /// Puts it forward (the default).
        Asserts = "asserts",
        /// Reports it in order to reject it.
        Denies = "denies",
        /// Grants it.
        Concedes = "concedes",
        /// Takes it for granted without saying it.
        Implicit = "implicit",
    }
}

vocabulary! {
    /// The standard of proof of a statement.
    Standard {
        /// A tie between reasons for and against is contested (the default).
        Balance = "balance",
        /// A tie loses.
        Unrebutted = "unrebutted",
        /// One standing reason for it is enough.
        Scintilla = "scintilla",
    }
}

vocabulary! {
    /// What a reason does to its target.
    ReasonKind {
        /// Speaks for a statement.
        Supports = "supports",
        /// Speaks against a statement.
        Attacks = "attacks",
        /// Denies the step of another reason.
        Undercuts = "undercuts",
        /// Ranks one reason above an opposing one.
        Prefers = "prefers",
        /// One direction of a declared contradiction.
        Contradicts = "contradicts",
    }
}

vocabulary! {
    /// Whether a statement or a reason stands: IN, UNDEC, OUT in the field's terms.
    Verdict {
        /// IN.
        Holds = "holds",
        /// UNDEC.
        Contested = "contested",
        /// OUT.
        Falls = "falls",
    }
}

vocabulary! {
    /// Which part of the map is evaluated.
    View {
        /// What the paper and its mappers say.
        Paper = "paper",
        /// Everything, with the contributions.
        All = "all",
    }
}
