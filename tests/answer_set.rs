//! The verdicts against an independent judge: an answer-set solver that reads the definition as logic rules.

mod support;

use std::path::Path;
use std::process::Command;
use support::{clingo, command};

#[test]
fn verdicts_agree_with_the_answer_set_solver() {
    let python = clingo::find().unwrap_or_else(|lacking| panic!("{lacking}"));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clingo_check.py");
    let mut check = Command::new(python);
    check.arg(script).args(["--elenchus", env!("CARGO_BIN_EXE_elenchus"), "--count", "300"]);
    match command::run(&mut check) {
        Ok(said) => println!("{said}"),
        Err(said) => panic!("{said}"),
    }
}
