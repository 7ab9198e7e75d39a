//! The built-in library of argument schemes, as the YAML in which it is written.
//!
//! It is loaded and resolved like a project's own `schemes/*.yaml`; a project's scheme of the same id replaces it.

/// One YAML mapping from scheme ids to schemes.
pub const LIBRARY: &str = include_str!("library.yaml");
