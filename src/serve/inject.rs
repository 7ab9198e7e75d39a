//! The live script in a page: one `<script>` element, and leave in the page's policy to listen for news.

/// Where the live script stands.
pub(super) const SCRIPT: &str = "/__elenchus/live.js";

/// The page with the live script for a build. Only the element that loads it is added; the policy of the page gets the
/// one permission that it needs, unless it has it.
/// `notes` is what the script shows in this page.
pub(super) fn inject(page: &[u8], generation: u64, notes: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    const LISTENING: &str = "default-src 'none'; connect-src 'self'";
    let may_listen = text.contains(LISTENING);
    let text = if may_listen { text } else { text.replacen("default-src 'none'", LISTENING, 1).into() };
    let notes = match notes {
        "" | "[]" => String::new(),
        notes => format!(" data-notes=\"{}\"", notes.replace('&', "&amp;").replace('"', "&quot;")),
    };
    let element = format!("<script src=\"{SCRIPT}\" data-generation=\"{generation}\"{notes} defer></script>");
    match text.rfind("</body>") {
        Some(at) => format!("{}{element}{}", &text[..at], &text[at..]).into_bytes(),
        None => format!("{text}{element}").into_bytes(),
    }
}

/// The page that is shown while there is no good site yet: the live script tells the rest.
pub(super) fn waiting(generation: u64) -> Vec<u8> {
    let page = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Elenchus</title>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'\">\n<body></body>\n</html>\n";
    inject(page.as_bytes(), generation, "")
}

#[cfg(test)]
mod tests {
    use super::inject;

    #[test]
    fn the_script_stands_at_the_end_and_the_policy_lets_it_listen() {
        let page = b"<meta content=\"default-src 'none'; script-src 'self'\"><body><p></body></html>";
        let text = String::from_utf8(inject(page, 7, "[]")).unwrap();
        assert_eq!(
            text,
            "<meta content=\"default-src 'none'; connect-src 'self'; script-src 'self'\"><body><p><script src=\"/__elenchus/live.js\" data-generation=\"7\" defer></script></body></html>"
        );
        assert_eq!(text.matches("connect-src").count(), 1);
        let again = String::from_utf8(inject(text.as_bytes(), 8, r#"[{"a":"<&>"}]"#)).unwrap();
        assert_eq!(again.matches("connect-src").count(), 1, "{again}");
        assert!(again.contains(r#" data-notes="[{&quot;a&quot;:&quot;<&amp;>&quot;}]" defer"#), "{again}");
    }
}
