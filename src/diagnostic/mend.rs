//! Applies mends: the bytes of a replacement change and no others.

use super::{Edit, Finding};
use crate::source::{FileId, SourceMap};
use std::collections::BTreeMap;

/// The new text of every file in which a sure mend of one of the findings changes something, and how many mends went into
/// it. A mend that touches what an earlier one has changed waits for the next round.
pub fn mended(findings: &[Finding], sources: &SourceMap) -> BTreeMap<FileId, (String, usize)> {
    let mut by_file: BTreeMap<FileId, (Vec<&Edit>, usize)> = BTreeMap::new();
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.sure) {
        let free = |edit: &Edit| {
            let taken = by_file.get(&edit.span.file).map(|(edits, _)| edits.as_slice()).unwrap_or_default();
            taken.iter().all(|other| edit.span.end < other.span.start || other.span.end < edit.span.start)
        };
        let Some(first) = fix.edits.first() else { continue };
        let one_file = fix.edits.iter().all(|edit| edit.span.file == first.span.file);
        if one_file && fix.edits.iter().all(free) {
            let (edits, count) = by_file.entry(first.span.file).or_default();
            edits.extend(&fix.edits);
            *count += 1;
        }
    }
    let write = |(file, (mut edits, count)): (FileId, (Vec<&Edit>, usize))| {
        let mut text = sources.file(file).text.to_string();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
        for edit in edits {
            let range = edit.span.start as usize..edit.span.end as usize;
            text.get(range.clone())?; // no place of this text: leave the file alone
            text.replace_range(range, &edit.replacement);
        }
        Some((file, (text, count)))
    };
    by_file.into_iter().filter_map(write).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::code;
    use crate::say;
    use crate::source::Span;

    #[test]
    fn sure_mends_change_their_bytes_and_no_others() {
        let mut sources = SourceMap::new();
        let file = sources.add("a.yaml", "suports: [b] # 注\r\nold: 甲\n");
        let finding = |start, end| Finding::new(code::UNKNOWN_KEY, Span::new(file, start, end), say!(en: "", zh: ""));
        let of = |start, end, sure: bool, text: &str| match sure {
            true => finding(start, end).mend(Span::new(file, start, end), text),
            false => finding(start, end).replace(Span::new(file, start, end), text),
        };
        let findings = [of(0, 7, true, "supports"), of(10, 11, false, "c"), of(0, 3, true, "x")];
        let text = sources.file(file).text.to_string();
        let at = text.find("old").unwrap_or_default();
        let findings = [findings[0].clone(), findings[1].clone(), findings[2].clone(), of(at, at + 3, true, "new")];
        let after = mended(&findings, &sources);
        assert_eq!(after.get(&file), Some(&("supports: [b] # 注\r\nnew: 甲\n".to_owned(), 2)));
    }
}
