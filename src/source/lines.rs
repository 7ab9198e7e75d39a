//! Byte offset to line and column.

/// A line and a column, both counted from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Where each line of a text begins. A line ends with LF or CRLF.
#[derive(Debug)]
pub(super) struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after_breaks);
        Self { starts: starts.map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect() }
    }

    /// The position of a byte offset; an offset past the end is at the end, one inside a character at its beginning.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize; // the first start is 0, so `line` is at least 1
        Position { line, column: text[start..offset].chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_with_lf_or_crlf() {
        let text = "主张: a\r\n前提: b\n";
        let index = LineIndex::new(text);
        let at = |needle: &str| {
            let position = index.position(text, text.find(needle).unwrap());
            (position.line, position.column)
        };
        assert_eq!(at("主"), (1, 1));
        assert_eq!(at("张"), (1, 2));
        assert_eq!(at("a"), (1, 5));
        assert_eq!(at("b"), (2, 5));
        assert_eq!(index.position(text, 999), Position { line: 3, column: 1 });
        assert_eq!(index.position(text, 1), Position { line: 1, column: 1 });
    }
}
