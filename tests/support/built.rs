//! What is read off a site that was built in memory.

use elenchus::build::Built;
use elenchus::diagnostic::Level;

/// The errors that were found: code, place, message.
pub fn errors(built: &Built) -> Vec<String> {
    let errors = built.argument.findings.iter().filter(|finding| finding.level == Level::Error);
    errors.map(|e| format!("{} {} {}", e.code.id, built.argument.sources.place(e.primary.span), e.message.en)).collect()
}

/// A page.
pub fn page(built: &Built, path: &str) -> String {
    let bytes = built.tree.as_ref().and_then(|tree| tree.get(path)).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
