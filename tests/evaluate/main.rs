//! The grounded verdicts against their definition: the micro-examples, two oracles, metamorphic laws, and a checker of
//! witnesses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

mod checker;
mod depth;
mod features;
mod knockouts;
mod metamorphic;
mod micro;
mod oracles;
mod suppositions;
mod waits;
mod witnesses;
