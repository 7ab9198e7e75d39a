//! What several test suites share: small maps in a line of text, random maps, and two slow evaluators to compare with.
#![allow(dead_code, reason = "no suite uses all of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

pub mod naive;
pub mod notation;
pub mod program;
pub mod random_maps;
