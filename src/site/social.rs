//! What a page says of itself where it is linked to: Open Graph.

use super::Atlas;
use super::cards;
use super::plan::Planned;
use super::view::frame::{Picture, Social};
use crate::diagram::POSTER;

/// Territories that Open Graph wants beside a language; a tag that names one keeps its own.
const TERRITORIES: &[(&str, &str)] =
    &[("zh", "zh_CN"), ("en", "en_US"), ("ja", "ja_JP"), ("ko", "ko_KR"), ("de", "de_DE"), ("fr", "fr_FR")];

/// What a page says of itself; none without a base address.
pub(super) fn social(atlas: &Atlas<'_>, page: &Planned, site: &str) -> Option<Social> {
    let base = atlas.base_url()?;
    let (width, height) = POSTER;
    let others = page.alternates.iter().filter(|language| **language != page.language);
    let picture = atlas.cards.then(|| Picture {
        href: format!("{base}{}", cards::path(atlas, &page.language, &page.subject)),
        width,
        height,
    });
    Some(Social {
        site: site.to_owned(),
        locale: locale(&page.language),
        others: others.map(|language| locale(language)).collect(),
        picture,
    })
}

/// A language tag as Open Graph writes it.
fn locale(tag: &str) -> String {
    let known = TERRITORIES.iter().find(|(language, _)| *language == tag);
    known.map_or_else(|| tag.replace('-', "_"), |(_, locale)| (*locale).to_owned())
}

#[cfg(test)]
mod tests {
    use super::locale;

    #[test]
    fn locales_have_a_territory_where_one_is_known() {
        assert_eq!(["zh", "en", "pt-BR", "la"].map(locale), ["zh_CN", "en_US", "pt_BR", "la"]);
    }
}
