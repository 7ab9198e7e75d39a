//! What of a folded text is looked up: single characters and pairs of every script, and triples of letters.
//!
//! Han characters are many, so that a pair of them says much. Letters are few: there a pair stands in nearly every long
//! text, and a triple does what a pair does there. In every script there are triples with a space in their middle: they
//! tell which words stand side by side.

/// One, two or three characters, the rest NUL, which no folded text has.
pub(super) type Gram = [char; 3];

/// Scripts that stand below have few letters; above are those of East Asia, and symbols.
const FEW_LETTERS: char = '\u{2E80}';

/// Adds the grams of a folded text, each as often as it stands there.
pub(super) fn add_grams(folded: &str, grams: &mut Vec<Gram>) {
    let mut before = ['\0'; 2];
    for c in folded.chars() {
        let [first, second] = before;
        before = [second, c];
        if c == ' ' {
            continue;
        }
        grams.push([c, '\0', '\0']);
        if second != '\0' && second != ' ' {
            grams.push([second, c, '\0']);
        }
        let is_triple = second == ' ' || [first, second, c].iter().all(|&c| c < FEW_LETTERS);
        if first != '\0' && first != ' ' && is_triple {
            grams.push([first, second, c]);
        }
    }
}

/// A gram as a text.
pub(super) fn text(gram: Gram) -> String {
    gram.iter().filter(|&&c| c != '\0').collect()
}

/// FNV-1a over the code points, with its high half folded onto the low one, from which shards are chosen.
pub(super) fn hash(gram: Gram) -> u32 {
    let mix = |hash: u32, &c: &char| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193);
    let hash = gram.iter().filter(|&&c| c != '\0').fold(0, mix);
    hash ^ hash >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(folded: &str) -> String {
        let mut grams = Vec::new();
        add_grams(folded, &mut grams);
        grams.into_iter().map(text).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn pairs_of_every_script_and_triples_of_letters() {
        assert_eq!(of("著作权"), "著|作|著作|权|作权");
        assert_eq!(of("the"), "t|h|th|e|he|the");
        assert_eq!(of("a bc"), "a|b|a b|c|bc");
        assert_eq!(of("ai权 e"), "a|i|ai|权|i权|e|权 e");
        assert_eq!(of(""), "");
    }
}
