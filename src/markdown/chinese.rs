//! Two rules of Markdown that do not fit scripts written without spaces, and their cure.
//!
//! 1. A run of `*` between a character of such a script and punctuation opens or closes emphasis only where a space or
//!    more punctuation stands on its outer side: in `**重要：**后面` nothing is emphasised. The cure puts an invisible
//!    *sentinel*, which counts as punctuation, on that side before parsing; it is taken out of everything parsed.
//! 2. A line break in the source becomes a space, which does not belong between two such characters.

/// OLD SOUTH ARABIAN NUMERIC INDICATOR: counts as punctuation, and nobody writes it. Taken out of every text.
const SENTINEL: char = '\u{10a7f}';

/// The text with sentinels where emphasis needs them.
pub(super) fn with_sentinels(text: &str) -> String {
    let mut cured = String::with_capacity(text.len() + 16);
    let mut before = None;
    let mut chars = text.chars().filter(|&c| c != SENTINEL).peekable();
    while let Some(c) = chars.next() {
        if c != '*' || before == Some('\\') {
            cured.push(c);
            before = Some(c);
            continue;
        }
        let mut run = 1;
        while chars.next_if_eq(&'*').is_some() {
            run += 1;
        }
        let after = chars.peek().copied();
        let (opens, closes) = squeezed(before, after);
        cured.extend(opens.then_some(SENTINEL));
        cured.extend(std::iter::repeat_n('*', run));
        cured.extend(closes.then_some(SENTINEL));
        before = Some('*');
    }
    cured
}

/// Whether a run of `*` is meant to open (close) emphasis but would not, for want of a space on its outer side.
fn squeezed(before: Option<char>, after: Option<char>) -> (bool, bool) {
    let (Some(before), Some(after)) = (before, after) else { return (false, false) };
    let unspaced_pair = is_unspaced(before) || is_unspaced(after);
    let opens = is_letter(before) && is_mark(after) && !ends_phrase(after);
    let closes = is_mark(before) && !begins_phrase(before) && is_letter(after);
    (unspaced_pair && opens, unspaced_pair && closes)
}

/// A text that was parsed, without sentinels.
pub(super) fn without_sentinels(text: &str) -> String {
    text.chars().filter(|&c| c != SENTINEL).collect()
}

/// Whether a line break between these two characters is to vanish.
pub(super) fn joins(before: Option<char>, after: Option<char>) -> bool {
    matches!((before, after), (Some(before), Some(after)) if is_unspaced(before) && is_unspaced(after))
}

/// A character of a script written without spaces, its punctuation included. (Korean is written with spaces.)
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x2e80..=0x303f | 0x3040..=0x312f | 0x31a0..=0x33ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f | 0xff00..=0xffef | 0x20000..=0x3ffff)
        || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control()
}

fn begins_phrase(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '<' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '“' | '‘' | '［' | '｛')
}

fn ends_phrase(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '>' | '）' | '》' | '〉' | '」' | '』' | '】' | '〕' | '〗' | '”' | '’' | '］' | '｝')
        || matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | ',' | '.' | ';' | ':' | '?' | '!')
        || matches!(c, '…' | '—' | '·' | '|' | '\\' | '-' | '/' | '～')
}
