//! "Did you mean": the right name nearest to a wrong one.

use std::cmp::Ordering;

/// The candidate nearest to `wrong` by edit distance with transpositions (optimal string alignment), if it is near
/// enough to be meant: at most a third of the longer name, and at least one edit is always allowed. A candidate that
/// differs only by letter case, `_` for `-`, or that contains the wrong name whole, counts as one edit away. Ties go to
/// the smaller name.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong_folded = fold(wrong);
    if wrong_folded.chars().count() > LONGEST {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&wrong_folded, candidate)?, candidate)))
        .min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(b.1)))
        .map(|(_, candidate)| candidate)
}

/// Whether two names differ by letter case and by `_` or a space for `-` alone.
pub fn written_alike(wrong: &str, right: &str) -> bool {
    fold(wrong) == fold(right)
}

/// Names longer than this get no suggestion: the distance costs time by the product of both lengths.
const LONGEST: usize = 200;

fn fold(name: &str) -> String {
    name.trim().to_lowercase().replace(['_', ' '], "-")
}

/// The distance, if it is within the bound.
fn distance(wrong: &str, candidate: &str) -> Option<usize> {
    let right = fold(candidate);
    let longer = wrong.chars().count().max(right.chars().count());
    let shorter = wrong.chars().count().min(right.chars().count());
    let bound = (longer / 3).max(1);
    if shorter >= 4 && longer - shorter > bound && (right.contains(wrong) || wrong.contains(&right)) {
        return Some(bound);
    }
    if longer - shorter > bound || right.chars().count() > LONGEST {
        return None;
    }
    let distance = strsim::osa_distance(wrong, &right);
    match distance.cmp(&bound) {
        Ordering::Greater => None,
        _ => Some(distance),
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not() {
        let names = ["supports", "attacks", "undercuts", "same_as", "standard"];
        let near = |wrong| nearest(wrong, names);
        assert_eq!(near("suports"), Some("supports"));
        assert_eq!(near("attakcs"), Some("attacks"));
        assert_eq!(near("Same-As"), Some("same_as"));
        assert_eq!(near("undercut"), Some("undercuts"));
        assert_eq!(near("zzz"), None);
    }

    #[test]
    fn a_part_of_an_id_finds_the_whole() {
        let ids = ["ai-not-author--fails-statutory-definition", "obj-tool-theory"];
        assert_eq!(nearest("tool-theory", ids), Some("obj-tool-theory"));
        assert_eq!(nearest("fails-statutory-definition", ids), Some("ai-not-author--fails-statutory-definition"));
    }
}
