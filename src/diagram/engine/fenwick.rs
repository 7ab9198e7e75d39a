//! Counts at places, and how many there are up to a place, both in logarithmic time (Fenwick 1994). Places begin at 1;
//! the tree is a list one longer than there are places.

/// The sum of the first `i` counts of a Fenwick tree.
pub fn sum(tree: &[u32], mut i: usize) -> u32 {
    let mut sum = 0;
    while i > 0 {
        sum += tree[i];
        i &= i - 1;
    }
    sum
}

/// Counts one at place `i` of a Fenwick tree of `size` places.
pub fn add(tree: &mut [u32], mut i: usize, size: usize) {
    while i <= size {
        tree[i] += 1;
        i += i & i.wrapping_neg();
    }
}
