//! Strangers' texts as Markdown that stays text, for whoever writes comments on a forge.
//!
//! Nothing of a text may become a heading, a link, HTML or a picture, and nobody may be called by it: forges look for
//! `@name`, `#1`, `!1`, addresses and `:names:` in the finished text, where a backslash is no longer to be seen, so that
//! these are broken by a character that takes no room.

use super::visible;

/// Takes no room and parts what stands around it: ZERO WIDTH SPACE.
const PART: char = '\u{200b}';

/// A stranger's text that stays text, calls nobody and links to nothing; on one line.
pub fn harmless(text: &str) -> String {
    let seen = visible(text);
    let one_line: String = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    let chars: Vec<char> = one_line.chars().filter(|&c| c != PART).collect();
    let mut out = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        let calls = match c {
            '@' | '~' | '%' | '&' | '$' | '^' => next.is_alphanumeric() || matches!(next, '_' | '{' | '"'),
            '#' | '!' | ':' => next.is_alphanumeric() || matches!(next, '/' | '+' | '-' | '_'),
            'w' | 'W' => next.eq_ignore_ascii_case(&'w'),
            '-' => next.is_ascii_digit(),
            _ => false,
        };
        out.push(c);
        if calls {
            out.push(PART);
        }
    }
    escaped(&out)
}

/// Every sign that could begin something in Markdown after a backslash.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '!' | '#' | '@' | '^') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A code span around whatever the text is: with more backticks than it has in a row.
pub fn code_span(text: &str) -> String {
    let seen = visible(text).replace('\n', " ");
    let run = seen.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(run + 1);
    let room = if run > 0 || seen.is_empty() { " " } else { "" };
    format!("{fence}{room}{seen}{room}{fence}")
}

#[cfg(test)]
mod tests {
    use super::{code_span, harmless};
    use pulldown_cmark::{Event, Options, Parser};

    #[test]
    fn whatever_a_title_says_it_stays_a_text_and_calls_nobody() {
        for title in [
            "<img src=x onerror=alert(1)>",
            "[click](https://evil.example) ![x](y)",
            "**bold** _it_ ~~gone~~ `code` $x$",
            "@octocat, see #12, GH-13, o/r!4 and :tada:",
            "https://evil.example www.evil.example a@b.example",
            "a | b\n# heading\n- item\n> quote\n```\nfence",
            "&lt;script&gt; \\@octocat <!-- x -->",
            "\u{202e}drawkcab",
            "/close",
        ] {
            let written = format!("- “{}” now holds", harmless(title));
            let mut text = String::new();
            for event in Parser::new_ext(&written, Options::all()) {
                match event {
                    Event::Text(part) => text.push_str(&part),
                    Event::Start(tag) => assert!(
                        matches!(
                            tag,
                            pulldown_cmark::Tag::List(_) | pulldown_cmark::Tag::Item | pulldown_cmark::Tag::Paragraph
                        ),
                        "{title:?} became {tag:?}"
                    ),
                    Event::End(_) | Event::SoftBreak => {}
                    other => panic!("{title:?} became {other:?}"),
                }
            }
            for call in ["@octocat", "#12", "GH-13", "!4", ":tada:", "://", "www.", "a@b"] {
                assert!(!text.contains(call), "{title:?} still says {call}: {text}");
            }
            assert!(!text.contains('\u{202e}'));
        }
        // What is seen is what was written.
        let seen: String =
            harmless("At 5% of #1, @lin says: a*b").chars().filter(|c| !matches!(c, '\u{200b}' | '\\')).collect();
        assert_eq!(seen, "At 5% of #1, @lin says: a*b");
    }

    #[test]
    fn code_holds_whatever_it_is_given() {
        assert_eq!(code_span("a-b"), "`a-b`");
        assert_eq!(code_span("a``b"), "``` a``b ```");
    }
}
