//! Rendered Markdown as plain text: what a reader sees of it; and what of the source a reader does not see.

/// Elements after which a line ends.
const LINES: &[&str] = &["/p", "/li", "/h2", "/h3", "/h4", "/h5", "/h6", "/tr", "/th", "/td", "/pre", "/div", "br"];

/// The text of HTML that [`super::render`] has made: blocks on lines of their own.
pub fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_tag = rest.starts_with('<');
        let Some(end) = rest.find(if is_tag { '>' } else { ';' }) else { break };
        let (inner, mut after) = (&rest[1..end], &rest[end + 1..]);
        if is_tag {
            let name = inner.split([' ', '\n']).next().unwrap_or_default();
            if LINES.contains(&name) {
                text.push('\n');
            } else if inner == "span class=\"el-vh\"" {
                after = after.split_once("</span>").map_or("", |(_, after)| after);
            }
        } else {
            text.push_str(match inner {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "#39" | "#x27" => "'",
                _ => &rest[..=end],
            });
        }
        rest = after;
    }
    text.push_str(rest);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The stretches of a source that may not be shown as they are written, each with `around` bytes or more on both sides:
/// signs of Markdown, ends of lines, everything between brackets, and the addresses after them.
pub fn markup(source: &str, around: usize) -> Vec<&str> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    let mut closing = None;
    for (at, c) in source.char_indices() {
        let is_sign = "*_[]`\\<>#|&~\n".contains(c);
        if !is_sign && closing.is_none() {
            continue;
        }
        let after = at + c.len_utf8();
        match c {
            '[' => closing = Some(']'),
            ']' if source[after..].starts_with('(') => closing = Some(')'),
            c if closing == Some(c) => closing = None,
            _ => {}
        }
        let is_boundary = |at: &usize| source.is_char_boundary(*at);
        let from = (0..=at.saturating_sub(around)).rev().find(is_boundary).unwrap_or(0);
        let to = (after + around..source.len()).find(is_boundary).unwrap_or(source.len());
        match stretches.last_mut().filter(|last| from <= last.1) {
            Some(last) => last.1 = to,
            None => stretches.push((from, to)),
        }
    }
    stretches.into_iter().map(|(from, to)| &source[from..to]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen() {
        let html = "<p>A <em>b</em><span class=\"el-vh\"> (holds)</span> &lt;c&gt; &amp; <a href=\"x.html\">d</a>.</p>\n<ul>\n<li>e</li>\n<li>f</li>\n</ul>\n";
        assert_eq!(plain(html), "A b <c> & d.\ne\nf");
        assert_eq!(plain("a < b"), "a < b");
    }

    #[test]
    fn what_is_not_seen() {
        assert_eq!(markup("plain words", 3), Vec::<&str>::new());
        assert_eq!(markup("some **bold** words, a [[long-id]] here", 1), [" **b", "d** ", " [[long-id]] "]);
        assert_eq!(markup("so [words](https://a.example) on", 1), [" [words](https://a.example) "]);
        assert_eq!(markup("论证**重点**在此", 3), ["证**重点**在"]);
    }
}
