//! Byte offsets to the protocol's positions (lines from 0, columns in UTF-16 units) and back.

use lsp_types::{Position, Range};

/// A text and where its lines begin. A line ends with LF, CRLF or CR, as the protocol has it.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(|&at| ends(at)).map(|at| at + 1)).collect();
        Self { text, starts }
    }

    /// The position of an offset; one past the end is at the end, one inside a character at its beginning.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset).saturating_sub(1);
        let column = self.text[self.starts[line]..offset].encode_utf16().count();
        Position { line: small(line), character: small(column) }
    }

    /// The beginning of the character at an offset; the end of the text past it.
    fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// The range of two offsets.
    pub fn range(&self, range: std::ops::Range<usize>) -> Range {
        Range { start: self.position(range.start), end: self.position(range.end) }
    }

    /// The offset of a position; one past the end of its line is at that end, one inside a character at its beginning.
    pub fn offset(&self, position: Position) -> usize {
        let Some(&start) = self.starts.get(position.line as usize) else { return self.text.len() };
        let end = self.starts.get(position.line as usize + 1).copied().unwrap_or(self.text.len());
        let line = self.text[start..end].trim_end_matches(['\n', '\r']);
        let mut column = 0;
        for (at, c) in line.char_indices() {
            column += c.len_utf16();
            if column > position.character as usize {
                return start + at;
            }
        }
        start + line.len()
    }

    /// A range that can be seen: an empty one reaches to the end of its line.
    pub fn visible(&self, range: std::ops::Range<usize>) -> Range {
        if range.start < range.end {
            return self.range(range);
        }
        let start = self.boundary(range.start);
        let rest = self.text[start..].find(['\n', '\r']).unwrap_or(self.text.len() - start);
        self.range(start..start + rest)
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_utf_16_units_and_every_offset_comes_back() {
        let text = "主张: 🙂a\r\nb\rc\n𠀀：x";
        let lines = Lines::new(text);
        let at = |needle: &str| {
            let position = lines.position(text.find(needle).expect("it is there"));
            (position.line, position.character)
        };
        assert_eq!((at("张"), at("a"), at("b"), at("c"), at("x")), ((0, 1), (0, 6), (1, 0), (2, 0), (3, 3)));
        for (offset, c) in text.char_indices().filter(|(_, c)| !matches!(c, '\r' | '\n')) {
            assert_eq!(lines.offset(lines.position(offset)), offset, "{c:?}");
        }
        // What no text has: the middle of a character, past a line, past the text.
        assert_eq!(lines.offset(Position { line: 0, character: 5 }), text.find('🙂').expect("it is there"));
        assert_eq!(lines.offset(Position { line: 1, character: 99 }), text.find('b').expect("it is there") + 1);
        assert_eq!(lines.offset(Position { line: 99, character: 0 }), text.len());
        assert_eq!(lines.position(usize::MAX), lines.position(text.len()));
    }
}
