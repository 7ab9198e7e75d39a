//! What would change the verdicts, worked out once for all pages, in both views.

use crate::analyse::{CutSets, Outlooks, outlooks};
use crate::model::View;
use crate::pipeline::Argument;

/// What would change the verdicts of both views.
pub(super) struct Turning {
    /// For every statement, in the view of the paper and in that of everything.
    outlooks: [Outlooks; 2],
    /// What must fall together for the thesis to fall, likewise.
    cut_sets: [CutSets; 2],
}

impl Turning {
    pub(super) fn of(argument: &Argument) -> Self {
        let in_view = |view| {
            let evaluation = argument.evaluations.in_view(view);
            (outlooks(evaluation.framework()), CutSets::of(evaluation, argument.project.map.thesis))
        };
        let (paper, all) = rayon::join(|| in_view(View::Paper), || in_view(View::All));
        Self { outlooks: [paper.0, all.0], cut_sets: [paper.1, all.1] }
    }

    pub(super) fn outlooks(&self, view: View) -> &Outlooks {
        let [paper, all] = &self.outlooks;
        if view == View::Paper { paper } else { all }
    }

    pub(super) fn cut_sets(&self, view: View) -> &CutSets {
        let [paper, all] = &self.cut_sets;
        if view == View::Paper { paper } else { all }
    }
}
