//! Which addresses a text may link to.
//!
//! An allow-list, applied to what a browser would make of the address: control characters and white space are taken out
//! first, since browsers drop them, and a backslash, which browsers read as a slash, is refused.

/// Names of the site's own pages that a text may link to as `../<name>.html`, whatever the project.
pub const SITE_PAGES: &[&str] = &[
    "index",
    "map",
    "outline",
    "claims",
    "premises",
    "rebuttals",
    "schemes",
    "sources",
    "glossary",
    "board",
    "contribute",
    "data",
    "health",
    "search",
];

/// What an address written in a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A place on the web or a mail address, cleaned.
    Web(String),
    /// A place on the same page, without `#`.
    Fragment(String),
    /// Another page of the site (see [`page_target`]) and a place on it.
    Page {
        /// A slug, or `../` and the name of one of [`SITE_PAGES`]; as written if it is of neither form.
        target: String,
        /// The place on it, without `#`.
        fragment: Option<String>,
    },
    /// Nothing that may be linked to.
    Refused,
}

impl Address {
    /// Reads an address.
    pub fn of(written: &str) -> Self {
        let cleaned: String =
            written.chars().filter(|c| !c.is_control() && !c.is_whitespace() && !invisible(*c)).collect();
        if cleaned.contains('\\') || cleaned.starts_with("//") || cleaned.is_empty() {
            return Self::Refused;
        }
        if let Some(fragment) = cleaned.strip_prefix('#') {
            return if fragment.is_empty() { Self::Refused } else { Self::Fragment(fragment.to_owned()) };
        }
        let head = cleaned.split(['/', '?', '#']).next().unwrap_or_default();
        match head.split_once(':') {
            Some((scheme, _)) => Self::of_scheme(scheme, &cleaned),
            None => Self::of_relative(&cleaned),
        }
    }

    fn of_scheme(scheme: &str, cleaned: &str) -> Self {
        let rest = &cleaned[scheme.len() + 1..]; // the colon was found just after the scheme
        let allowed = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => rest.strip_prefix("//").is_some_and(|host| !host.starts_with('/') && !host.is_empty()),
            "mailto" => !rest.is_empty(),
            _ => false,
        };
        if allowed { Self::Web(cleaned.to_owned()) } else { Self::Refused }
    }

    fn of_relative(cleaned: &str) -> Self {
        let (path, fragment) = match cleaned.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment.to_owned()).filter(|fragment| !fragment.is_empty())),
            None => (cleaned, None),
        };
        Self::Page { target: page_target(path).unwrap_or_else(|| path.to_owned()), fragment }
    }
}

/// The page that a relative address names: `about.html`, `about.md`, `about.zh.md`, `./about`, `pages/about` and
/// `../pages/about.html` are the documentation page `about`; `../map.html` is the site's own page `../map`.
pub fn page_target(path: &str) -> Option<String> {
    let path = path.strip_prefix("./").unwrap_or(path);
    let own = path.strip_prefix("../").and_then(|rest| SITE_PAGES.iter().find(|&&page| page == without_ending(rest)));
    if let Some(page) = own {
        return Some(format!("../{page}"));
    }
    let name = path.strip_prefix("../pages/").or_else(|| path.strip_prefix("pages/")).unwrap_or(path);
    let slug = without_ending(name);
    let is_slug = slug.starts_with(|c: char| c.is_ascii_alphanumeric())
        && slug.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    is_slug.then(|| slug.to_owned())
}

fn without_ending(name: &str) -> &str {
    if let Some(stem) = name.strip_suffix(".html") {
        return stem;
    }
    let Some(stem) = name.strip_suffix(".md") else { return name };
    match stem.rsplit_once('.') {
        Some((slug, language)) if language.len() <= 8 && !slug.is_empty() => slug,
        _ => stem,
    }
}

/// Characters that are not seen and so only serve to disguise an address.
fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_mail_and_pages_of_the_site_are_addresses() {
        for written in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "java\u{200b}script:alert(1)",
            "\u{1}javascript:alert(1)",
            "javascript\u{a0}:alert(1)",
            "vbscript:msgbox",
            "data:text/html,<script>",
            "file:///etc/passwd",
            "blob:x",
            "//evil.example/x",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "http:evil.example",
            "https:///evil.example",
            "#",
            "",
        ] {
            assert_eq!(Address::of(written), Address::Refused, "{written:?}");
        }
        assert_eq!(Address::of("https://a.example/x?y#z"), Address::Web("https://a.example/x?y#z".into()));
        assert_eq!(Address::of("mailto:a@b.example"), Address::Web("mailto:a@b.example".into()));
        assert_eq!(Address::of("#why"), Address::Fragment("why".into()));
    }

    #[test]
    fn a_page_is_named_in_any_usual_way() {
        for written in
            ["about", "about.html", "./about.html", "about.md", "about.zh.md", "pages/about", "../pages/about.html"]
        {
            assert_eq!(page_target(written).as_deref(), Some("about"), "{written}");
        }
        assert_eq!(page_target("../map.html").as_deref(), Some("../map"));
        assert_eq!(page_target("/about"), None);
        assert_eq!(page_target("../../about"), None);
        let page = Address::Page { target: "about".into(), fragment: Some("x".into()) };
        assert_eq!(Address::of("about.html#x"), page);
    }
}
