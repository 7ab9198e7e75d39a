//! Puts frames on shelves, those with the conclusions above, no shelf wider than the whole should be.
//!
//! As few shelves as the lines ask for would be far too wide for a map of many sections. The greedy layering of
//! bounded width (after Coffman, Graham 1972): a frame may stand on a shelf if everything that it speaks for stands
//! above; of those that may, the next in order that still fits is taken.

/// The whole is about this much wider than high, in percent.
const ASPECT: i64 = 200;
/// Room between two frames in px.
const GAP: i32 = 25;

/// The shelf of each frame, by the frames' order from top to bottom, their sizes in px, and the pairs that lines run
/// between, from the upper to the lower. Heights may be estimates.
pub fn shelves(place: &[usize], size: &[(i32, i32)], edges: &[(usize, usize)]) -> Vec<u32> {
    let n = size.len();
    let mut above: Vec<Vec<usize>> = vec![vec![]; n];
    let mut below: Vec<Vec<usize>> = vec![vec![]; n];
    for &(upper, lower) in edges {
        above[lower].push(upper);
        below[upper].push(lower);
    }
    let mut waiting: Vec<usize> = above.iter().map(Vec::len).collect();
    let mut ready: Vec<usize> = (0..n).filter(|&v| waiting[v] == 0).collect();
    let room = room(size);
    let mut shelf = vec![0u32; n];
    let mut row = 0;
    while !ready.is_empty() {
        ready.sort_unstable_by_key(|&v| place[v]);
        let mut left = room;
        let (taken, rest): (Vec<usize>, Vec<usize>) = ready.iter().partition(|&&v| {
            let fits = left == room || size[v].0 <= left;
            left -= if fits { size[v].0 + GAP } else { 0 };
            fits
        });
        ready = rest;
        for v in taken {
            shelf[v] = row;
            for &w in &below[v] {
                waiting[w] -= 1;
                if waiting[w] == 0 {
                    ready.push(w);
                }
            }
        }
        row += 1;
    }
    shelf
}

/// How wide a shelf may be: the width of the whole if the frames filled it, but at least that of the widest frame.
fn room(size: &[(i32, i32)]) -> i32 {
    let area: i64 = size.iter().map(|&(w, h)| i64::from(w + GAP) * i64::from(h + GAP)).sum();
    let side = (area * ASPECT / 100).isqrt();
    size.iter().map(|s| s.0).max().unwrap_or(0).max(i32::try_from(side).unwrap_or(i32::MAX))
}
