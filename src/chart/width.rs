//! The width that a chart is laid out for, in the place it stands in.

/// The narrowest and the widest.
const LIMITS: (f64, f64) = (280.0, 1600.0);

/// By how much a place has to have grown before a chart is laid out anew. It is more than a scroll bar takes: a chart
/// that became higher, and so made one appear, would else be drawn again and again.
const SLACK: f64 = 24.0;

/// On A4, within the margins of the page.
pub const PRINTED: f64 = 672.0;

/// The width to lay out for in a place of this width, after it was laid out for another: whole units, and the one it
/// had as long as that will do.
#[must_use]
pub fn settled(laid_out: Option<f64>, place: f64) -> f64 {
    let wanted = place.floor().clamp(LIMITS.0, LIMITS.1);
    match laid_out {
        // Narrower is always followed, or letters would become too small; a little more room is left beside it.
        Some(width) if wanted >= width && wanted < width + SLACK => width,
        _ => wanted,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_place_is_filled_and_a_little_more_room_changes_nothing() {
        assert_eq!(settled(None, 640.7), 640.0);
        assert_eq!(settled(Some(640.0), 655.0), 640.0);
        assert_eq!(settled(Some(640.0), 664.0), 664.0);
        assert_eq!(settled(Some(640.0), 639.9), 639.0);
        assert_eq!((settled(None, 0.0), settled(None, 4000.0)), (280.0, 1600.0));
    }

    proptest! {
        #[test]
        fn a_scroll_bar_that_comes_and_goes_is_followed_once(place in 280.0..1700.0_f64, bar in 0.0..20.0_f64) {
            let mut width = settled(None, place);
            let mut changes = 0;
            for round in 0..10 {
                let next = settled(Some(width), if round % 2 == 0 { place - bar } else { place });
                changes += u32::from((next - width).abs() > 0.0);
                width = next;
            }
            prop_assert!(changes <= 1);
        }
    }
}
