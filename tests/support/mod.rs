//! What the tests need besides Rust, found or set up once for each `target/` folder: a browser, fonts, Node with its
//! packages, the answer-set solver.
//!
//! Nothing is skipped silently: what can neither be found nor installed is a failing test whose message ends with the
//! one line to run.
#![allow(dead_code, reason = "each test binary uses a part of it")]

pub mod chrome;
pub mod clingo;
pub mod command;
pub mod debian;
pub mod fonts;
pub mod hostile;
pub mod lacking;
pub mod node;
pub mod project;
pub mod workshop;
