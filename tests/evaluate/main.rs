//! The grounded verdicts against their definition: the micro-examples, two oracles, metamorphic laws, and a checker of
//! witnesses.

#[path = "../support/mod.rs"]
mod support;

mod depth;
mod features;
mod knockouts;
mod metamorphic;
mod micro;
mod oracles;
mod witnesses;
