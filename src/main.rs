//! The `elenchus` binary.

fn main() {}
