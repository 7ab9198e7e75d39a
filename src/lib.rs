//! Elenchus: argument maps from YAML files, checked like a compiler, evaluated, and published as a linked
//! bilingual site.

pub mod diagnostic;
pub mod load;
pub mod model;
pub mod resolve;
pub mod scheme;
pub mod source;
