//! Which way a language is written, by its tag.

/// Languages that are written from right to left where their tag names no script.
const LANGUAGES: &[&str] = &[
    "aeb", "apc", "ar", "arc", "arq", "ary", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks",
    "lrc", "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sam", "sd", "skr", "syc", "syr", "ug", "ur", "yi",
];
/// Scripts that are written from right to left.
const SCRIPTS: &[&str] = &[
    "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Syre", "Syrj", "Syrn", "Thaa",
    "Yezi",
];

/// Whether a language is written from right to left: by the script that its tag names (`az-Arab`, `fa-Latn`), else by
/// the script that it is commonly written in.
pub fn is_right_to_left(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let is_one_of = |name: &str, list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(name));
    match script {
        Some(script) => is_one_of(script, SCRIPTS),
        None => is_one_of(language, LANGUAGES),
    }
}

/// The attributes `lang` and `dir` of a passage in a language, with a space before them. The tag must be escaped.
pub fn attributes(escaped_tag: &str) -> String {
    let direction = if is_right_to_left(escaped_tag) { "rtl" } else { "ltr" };
    format!(" lang=\"{escaped_tag}\" dir=\"{direction}\"")
}

#[cfg(test)]
mod tests {
    use super::is_right_to_left;

    #[test]
    fn a_script_decides_before_a_language() {
        for tag in ["ar", "AR-eg", "he", "fa-IR", "ur-PK", "ks", "ckb", "az-Arab", "pa-Arab-PK", "ff-Adlm", "yi"] {
            assert!(is_right_to_left(tag), "{tag}");
        }
        for tag in ["en", "zh", "zh-Hant", "fa-Latn", "ar-Latn-EG", "az", "pa", "ku", "", "arn", "en-arab1"] {
            assert!(!is_right_to_left(tag), "{tag}");
        }
    }
}
