//! What a change brings: the findings of a later run that an earlier one did not have.

use super::Finding;
use crate::source::SourceMap;
use std::collections::BTreeMap;

/// The findings of the first run beyond those of the second. Two are the same if they have the same code, file and
/// message, wherever in the file they stand: whoever adds a line above a fault has not brought it. What was found
/// once and now is found twice stays once.
pub fn not_in(
    (later, sources): (Vec<Finding>, &SourceMap),
    (earlier, earlier_sources): (&[Finding], &SourceMap),
) -> Vec<Finding> {
    let mut known: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for finding in earlier {
        *known.entry(key(finding, earlier_sources)).or_default() += 1;
    }
    let mut new = Vec::new();
    for finding in &later {
        let left = known.get_mut(&key(finding, sources)).filter(|left| **left > 0);
        new.push(left.is_none());
        if let Some(left) = left {
            *left -= 1;
        }
    }
    later.into_iter().zip(new).filter_map(|(finding, is_new)| is_new.then_some(finding)).collect()
}

fn key<'a>(finding: &'a Finding, sources: &'a SourceMap) -> (&'a str, &'a str, &'a str) {
    (finding.code.id, sources.path(finding.primary.span), &finding.message.en)
}
