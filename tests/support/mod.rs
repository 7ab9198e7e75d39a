//! What several test suites share: small maps in a line of text, random maps and two slow evaluators to compare with;
//! and what the tests need besides Rust, found or set up once for each `target/` folder: a browser, fonts of all scripts, Node with its
//! packages, the answer-set solver.
//!
//! Nothing is skipped silently: what can neither be found nor installed is a failing test whose message ends with the
//! one line to run.
#![allow(dead_code, reason = "no suite uses all of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

pub mod battery;
pub mod built;
pub mod chrome;
pub mod clingo;
pub mod command;
pub mod debian;
pub mod editor;
pub mod fonts;
pub mod hostile;
pub mod knock_out;
pub mod lacking;
pub mod large;
pub mod naive;
pub mod node;
pub mod notation;
pub mod program;
pub mod project;
pub mod python;
pub mod random_maps;
pub mod random_projects;
pub mod small;
pub mod third_language;
pub mod workshop;
