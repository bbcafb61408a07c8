//! The room that a drawing has on the page while another takes its place.
//!
//! A chart that becomes higher moves all that stands below it, which is a frame's work in itself. So it gets its room first
//! and is drawn in the next frame; one that becomes lower is drawn first, and gives its room back when everything that is
//! said of it has followed.

use super::Frame;

/// Whether a drawing needs more room than the one before has. In a place that has become another, everything is laid out
/// anew at once.
#[must_use]
pub fn needs_more(before: Frame, after: Frame) -> bool {
    is_as_wide(before, after) && before.height < after.height
}

/// How much room there is below a drawing, so that there is enough for others: one to come, or one that words still tell of.
#[must_use]
pub fn room_below(drawn: Frame, others: impl IntoIterator<Item = Frame>) -> f64 {
    let others = others.into_iter().filter(|frame| is_as_wide(drawn, *frame));
    others.map(|frame| frame.height - drawn.height).fold(0.0, f64::max)
}

/// Widths are whole numbers.
fn is_as_wide(one: Frame, other: Frame) -> bool {
    (one.width - other.width).abs() < 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(width: f64, height: f64) -> Frame {
        Frame { width, height }
    }

    #[test]
    fn only_a_higher_drawing_in_the_same_place_needs_more_room() {
        assert!(needs_more(frame(600.0, 200.0), frame(600.0, 228.0)));
        assert!(!needs_more(frame(600.0, 228.0), frame(600.0, 200.0)));
        assert!(!needs_more(frame(600.0, 200.0), frame(600.0, 200.0)));
        assert!(!needs_more(frame(600.0, 200.0), frame(700.0, 228.0)));
    }

    #[test]
    fn there_is_room_for_the_highest_drawing_of_this_place() {
        let drawn = frame(600.0, 200.0);
        assert_eq!(room_below(drawn, []), 0.0);
        assert_eq!(room_below(drawn, [frame(600.0, 172.0), frame(600.0, 256.0)]), 56.0);
        assert_eq!(room_below(drawn, [frame(600.0, 172.0), frame(320.0, 900.0)]), 0.0);
    }
}
