//! The search as it is shipped: the index that the site has, asked by the script that the site has, in Node.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

mod folding;
mod ranking;
mod recall;
mod searcher;
mod weight;
