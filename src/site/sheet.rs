//! A style sheet without comments and without white space that means nothing. It reads no more of the language than
//! texts and comments.

/// The sheet, squeezed.
pub(super) fn squeeze(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let (mut rest, mut gap) = (sheet, false);
    while let Some(first) = rest.chars().next() {
        let (length, is_space) = match first {
            '/' if rest.starts_with("/*") => (rest.find("*/").map_or(rest.len(), |at| at + 2), true),
            '"' | '\'' => (text(rest, first), false),
            c => (c.len_utf8(), c.is_whitespace()),
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        if is_space {
            gap = true;
            continue;
        }
        // A space after a colon never means anything; one before it does, in `a :is(b)`.
        if gap && !out.is_empty() && !out.ends_with(['{', '}', ';', ',', ':', '>']) && !"{};,>".contains(first) {
            out.push(' ');
        }
        if first == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(piece);
        gap = false;
    }
    out
}

/// The length of a text with its quotation marks.
fn text(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_space_go_and_texts_stay() {
        let sheet = "/* What it is. */\n@media (width < 40rem) and (hover) {\n  .a  .b:is(.c, .d) > p :not(i)::before { content: \"a ;  /* b */ }\"; margin: 0 calc(1px + 2px); }\n}\n";
        let wanted = "@media (width < 40rem) and (hover){.a .b:is(.c,.d)>p :not(i)::before{content:\"a ;  /* b */ }\";margin:0 calc(1px + 2px)}}";
        assert_eq!(squeeze(sheet), wanted);
        assert_eq!(squeeze("a { --b: \"\\\"  \" }"), "a{--b:\"\\\"  \"}");
    }
}
