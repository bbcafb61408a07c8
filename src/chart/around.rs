//! Labels round a circle: each beside the end of its axis, none over another.

use super::layout::{LINE, TEXT};
use super::{Anchor, text_width, wrapped};

/// A label, in coordinates whose origin is the centre of the circle.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    pub anchor: Anchor,
    /// Where the anchor is.
    pub x: f64,
    /// Upper edge of the first line.
    pub top: f64,
    pub lines: Vec<String>,
    left: f64,
    right: f64,
}

impl Label {
    pub fn bottom(&self) -> f64 {
        self.top + super::layout::count(self.lines.len()) * LINE
    }

    /// Whether all of the title is there.
    pub fn is_whole(&self) -> bool {
        !self.lines.iter().any(|line| line.ends_with('…'))
    }

    fn covers(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom() && other.top < self.bottom()
    }
}

/// Most lines of a label.
const LINES: usize = 3;

/// Between labels that were moved.
const APART: f64 = 1.0;

/// A line longer than this is broken although there is room.
const LONGEST: f64 = 230.0;

/// Lays titles round a circle: `directions` point to the axes' ends, `reach` is where labels begin, `half` how far to
/// the sides they may go.
///
/// Where two would cover each other, the one nearer to the top or the bottom moves outwards.
pub(super) fn around(titles: &[String], directions: &[(f64, f64)], reach: f64, half: f64) -> Vec<Label> {
    let mut labels: Vec<_> = titles.iter().zip(directions).map(|(title, to)| beside(title, *to, reach, half)).collect();
    let mut rest: Vec<usize> = (0..labels.len()).collect();
    let mut placed: Vec<usize> = Vec::new();
    let height = |index: &usize| directions.get(*index).map_or(0.0, |(_, y)| *y);
    // From the sides to the top and the bottom, so that what is moved has nothing behind it.
    while let Some(next) = (0..rest.len()).min_by(|one, other| {
        let from_side = |at: &usize| rest.get(*at).map_or(0.0, |index| height(index).abs());
        from_side(one).total_cmp(&from_side(other))
    }) {
        let index = rest.swap_remove(next);
        while let Some((top, bottom)) = placed.iter().find_map(|other| {
            let (label, other) = (labels.get(index)?, labels.get(*other)?);
            label.covers(other).then(|| (other.top, other.bottom()))
        }) {
            if let Some(label) = labels.get_mut(index) {
                let own = label.bottom() - label.top;
                label.top = if height(&index) < 0.0 { top - own - APART } else { bottom + APART };
            }
        }
        placed.push(index);
    }
    labels
}

/// The label beside the end of one axis.
fn beside(title: &str, (right, down): (f64, f64), reach: f64, half: f64) -> Label {
    let x = right * reach;
    // Near the vertical a centred label stays clear of both neighbours.
    let anchor = if right.abs() < 0.05 {
        Anchor::Middle
    } else if right > 0.0 {
        Anchor::Start
    } else {
        Anchor::End
    };
    let room = if anchor == Anchor::Middle { 2.0 * half } else { half - x.abs() };
    let lines = wrapped(title, TEXT, room.min(LONGEST), LINES);
    let width = super::layout::widest(lines.iter().map(|line| text_width(line, TEXT)), 0.0, LONGEST);
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    let height = super::layout::count(lines.len()) * LINE;
    let top = down * (reach + height / 2.0) - height / 2.0;
    Label { anchor, x, top, lines, left, right: left + width }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labels round so many axes.
    fn labels(n: u32, title: &str, half: f64) -> Vec<Label> {
        let directions = (0..n).map(|index| std::f64::consts::TAU * f64::from(index) / f64::from(n));
        let directions: Vec<_> = directions.map(|to| (to.sin(), -to.cos())).collect();
        around(&vec![title.to_owned(); directions.len()], &directions, 100.0, half)
    }

    #[test]
    fn no_label_covers_another_nor_leaves_its_room() {
        for title in ["4", "Effektivitet", "Samspel mellan förtroendevalda och medborgare", "", &"å".repeat(500)] {
            for n in 3..=12 {
                let labels = labels(n, title, 240.0);
                for (index, label) in labels.iter().enumerate() {
                    assert!(label.left >= -240.0 && label.right <= 240.0, "{label:?}");
                    let other = labels.iter().skip(index + 1).find(|other| label.covers(other));
                    assert_eq!(other, None, "{n} of {title:?}, {label:?}");
                }
            }
        }
    }

    #[test]
    fn a_label_leans_away_from_the_centre() {
        let labels = labels(4, "Effektivitet", 300.0);
        let anchors: Vec<_> = labels.iter().map(|label| label.anchor).collect();
        assert_eq!(anchors, [Anchor::Middle, Anchor::Start, Anchor::Middle, Anchor::End]);
        assert!(labels[0].bottom() <= -100.0 && labels[2].top >= 100.0);
        assert!(labels.iter().all(Label::is_whole));
    }
}
