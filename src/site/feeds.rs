//! What crawlers read: the sitemap, the rules for robots.

use super::Atlas;

/// `sitemap.xml`: every page that is really written in its language, with its translations.
pub(super) fn sitemap(atlas: &Atlas<'_>, base: &str) -> Vec<u8> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in atlas.plan.pages.iter().filter(|page| page.is_translated()) {
        xml.push_str(&format!("<url><loc>{}</loc>", escape(&format!("{base}{}", page.path))));
        for language in &page.alternates {
            let href = escape(&format!("{base}{language}/{}", page.file));
            xml.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{href}\"/>", escape(language)));
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
}

/// `robots.txt`: everything is open.
pub(super) fn robots(base: Option<&str>) -> Vec<u8> {
    let sitemap = base.map(|base| format!("Sitemap: {base}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}").into_bytes()
}

/// A text in XML, between tags or in an attribute. Characters that XML does not know are left out.
pub(super) fn escape(text: &str) -> String {
    let text: String = text.chars().filter(|&c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
