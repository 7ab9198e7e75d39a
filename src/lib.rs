//! Elenchus: argument maps from YAML files, checked like a compiler, evaluated, and published as a linked
//! bilingual site.

pub mod analyse;
pub mod build;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod diagram;
pub mod diff;
pub mod evaluate;
pub mod graph;
pub mod load;
pub mod locale;
pub mod markdown;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod rebuild;
pub mod resolve;
pub mod scheme;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod source;
pub mod verify;
