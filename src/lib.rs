//! Elenchus: argument maps from YAML files, checked like a compiler, evaluated, and published as a linked
//! bilingual site.

pub mod diagram;
pub mod model;
