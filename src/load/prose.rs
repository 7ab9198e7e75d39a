//! What a node's file says beside its prose.

use super::edit::parse;

/// The keys of a node under which prose stands.
const PROSE: [&str; 2] = ["text", "note"];

/// The text of a node's file without what stands under the node's own `text` and `note`; none if it is no mapping. Files
/// of which this is the same say the same of the argument, in the same order and with the same comments.
pub fn without_prose(text: &str) -> Option<String> {
    let root = parse(text)?;
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for entry in root.entries().iter().filter(|entry| PROSE.contains(&entry.key.as_str())) {
        let span = entry.value.span;
        rest.push_str(text.get(from..span.start as usize)?);
        rest.push('\0'); // no text of YAML holds it
        from = span.end as usize;
    }
    rest.push_str(text.get(from..)?);
    (!root.entries().is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::without_prose;

    #[test]
    fn prose_is_all_that_may_differ() {
        let file = |title: &str, text: &str| format!("title: {title}\ntext: {text}\n# a comment\ndate: 2026-01-02\n");
        let rest = |title, text| without_prose(&file(title, text));
        assert!(rest("a", "b").is_some());
        assert_eq!(rest("a", "b"), rest("a", "{en: c, zh: d}"));
        assert_ne!(rest("a", "b"), rest("b", "b"));
        assert_ne!(rest("a", "b"), without_prose("title: a\ndate: 2026-01-02\n"));
        assert_eq!(without_prose("- a"), None);
    }
}
