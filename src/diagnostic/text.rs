//! A message in every language that Elenchus speaks to its users.

use serde::Serialize;

/// A language in which Elenchus speaks to the person who runs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    En,
    /// Chinese.
    Zh,
}

impl Tongue {
    /// The tongue of a language tag or a POSIX locale name (`zh`, `zh-CN`, `zh_CN.UTF-8`): Chinese if it begins with
    /// `zh`, else English.
    pub fn of_tag(tag: &str) -> Self {
        let is_zh = tag.get(..2).is_some_and(|head| head.eq_ignore_ascii_case("zh"))
            && !tag.as_bytes().get(2).is_some_and(u8::is_ascii_alphanumeric);
        if is_zh { Self::Zh } else { Self::En }
    }

    /// The language tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}

/// One message in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// In English.
    pub en: String,
    /// In Chinese.
    pub zh: String,
}

impl Text {
    /// The message in one language.
    pub fn in_tongue(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::En => &self.en,
            Tongue::Zh => &self.zh,
        }
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.zh.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Tongue;

    #[test]
    fn a_locale_name_chooses_the_tongue() {
        for (tag, tongue) in [
            ("zh", Tongue::Zh),
            ("zh_CN.UTF-8", Tongue::Zh),
            ("ZH-hant", Tongue::Zh),
            ("zhuang", Tongue::En),
            ("en_GB", Tongue::En),
            ("C", Tongue::En),
            ("", Tongue::En),
        ] {
            assert_eq!(Tongue::of_tag(tag), tongue, "{tag}");
        }
    }
}
