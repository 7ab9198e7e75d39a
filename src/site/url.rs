//! Addresses: relative ones from page to page, and parts of addresses percent-encoded.

/// The address of `to` as seen from the page `from`; both are paths below the root of the site, with `/`.
///
/// Relative addresses let the site work under any base path and from a folder.
pub fn relative(from: &str, to: &str) -> String {
    let folders = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let (from, target) = (folders(from), folders(to));
    let shared = shared_folders(&from, &target);
    let up = from[shared..].matches('/').count();
    format!("{}{}", "../".repeat(up), &to[shared..])
}

/// The length of the longest common beginning that ends with a slash.
fn shared_folders(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    a.as_bytes()[..same].iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1)
}

/// A path as part of an address: everything but letters, digits, `-`, `_`, `.`, `~` and `/` is percent-encoded.
pub fn encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// The path below the root of the site to which a relative address leads from a page; without its fragment.
pub fn resolve(from: &str, href: &str) -> String {
    let path = href.split('#').next().unwrap_or_default();
    let mut folders: Vec<&str> = from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect());
    let mut rest = path;
    while let Some(up) = rest.strip_prefix("../") {
        folders.pop();
        rest = up;
    }
    folders.push(rest);
    folders.join("/")
}

/// A text as a value in the query of an address: as [`encode_path`], the slash too.
pub fn encode_query(text: &str) -> String {
    encode_path(text).replace('/', "%2F")
}

/// The path of an absolute web address, with a slash at its end: `/repo/` of `https://a.example/repo/`.
pub fn base_path(base_url: &str) -> &str {
    let after_scheme = base_url.find("://").map_or(0, |at| at + 3);
    base_url[after_scheme..].find('/').map_or("/", |at| &base_url[after_scheme + at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_from_page_to_page() {
        for (from, to, wanted) in [
            ("zh/index.html", "zh/map.html", "map.html"),
            ("zh/index.html", "zh/nodes/a.html", "nodes/a.html"),
            ("zh/nodes/a.html", "zh/nodes/b.html", "b.html"),
            ("zh/nodes/a.html", "zh/nodes/a.html", "a.html"),
            ("zh/nodes/a.html", "zh/sections/2.1.html", "../sections/2.1.html"),
            ("zh/nodes/a.html", "en/nodes/a.html", "../../en/nodes/a.html"),
            ("zh-Hans/a.html", "zh/a.html", "../zh/a.html"),
            ("index.html", "zh/index.html", "zh/index.html"),
            ("zh/nodes/a.html", "index.html", "../../index.html"),
        ] {
            assert_eq!(relative(from, to), wanted, "{from} → {to}");
            assert_eq!(resolve(from, wanted), to, "{wanted} from {from}");
        }
    }

    #[test]
    fn paths_are_encoded_and_base_paths_found() {
        assert_eq!(encode_path("argument/甲 b#.yaml"), "argument/%E7%94%B2%20b%23.yaml");
        assert_eq!(encode_query("a/b?\n= &"), "a%2Fb%3F%0A%3D%20%26");
        assert_eq!(base_path("https://a.example/repo/"), "/repo/");
        assert_eq!(base_path("https://a.example/"), "/");
        assert_eq!(base_path("https://a.example"), "/");
    }
}
