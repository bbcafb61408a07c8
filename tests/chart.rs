//! Geometry of charts: whatever is drawn stays in its frame and says the same as the numbers.
#![cfg(test)]
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use kommunkompass::chart::{Anchor, Frame, Position, Radar, coordinate, length, lines, radar, share};
use kommunkompass::points::{Interval, Points};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// What a float may be off by.
const TOLERANCE: f64 = 1e-6;

/// A frame, and a margin for labels that leaves something of it.
fn any_frame() -> impl Strategy<Value = (Frame, f64)> {
    (1.0..4000.0, 1.0..4000.0, 0.0..0.5)
        .prop_map(|(width, height, margin): (f64, f64, f64)| (Frame { width, height }, margin * width.min(height)))
}

/// A share as it should be, and now and then as it should not.
fn any_share() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => 0.0..=1.0,
        1 => any::<f64>(),
        1 => prop::sample::select(vec![0.0, 1.0, -1.0, 2.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN]),
    ]
}

/// Two shares, the lower one first.
fn two_shares() -> impl Strategy<Value = (f64, f64)> {
    let numbers = (any_share(), any_share()).prop_filter("numbers", |(one, other)| !one.is_nan() && !other.is_nan());
    numbers.prop_map(|(one, other)| (one.min(other), one.max(other)))
}

fn is_inside(frame: Frame, position: Position) -> bool {
    let within = |value: f64, most: f64| (-TOLERANCE..=most + TOLERANCE).contains(&value);
    within(position.x, frame.width) && within(position.y, frame.height)
}

fn distance(from: Position, to: Position) -> f64 {
    (from.x - to.x).hypot(from.y - to.y)
}

fn everything(radar: &Radar) -> impl Iterator<Item = Position> + '_ {
    let lines = radar.rings.iter().chain(&radar.polygons).flatten().copied();
    lines.chain(radar.axes.iter().flat_map(|axis| [axis.end, axis.label])).chain([radar.center])
}

proptest! {
    #[test]
    fn a_radar_stays_inside_its_frame(
        (frame, margin) in any_frame(),
        n_axes in 0usize..20,
        rings in vec(any_share(), 0..5),
        series in vec(vec(any_share(), 0..20), 0..4),
    ) {
        let drawn = radar(frame, margin, n_axes, &rings, &series);
        for position in everything(&drawn) {
            prop_assert!(is_inside(frame, position), "{position:?} is outside {frame:?}");
        }
        prop_assert_eq!(drawn.axes.len(), n_axes);
        prop_assert_eq!(drawn.polygons.len(), series.len());
        for (polygon, shares) in drawn.polygons.iter().zip(&series) {
            prop_assert_eq!(polygon.len(), shares.len().min(n_axes), "one corner an axis");
        }
        for ring in &drawn.rings {
            prop_assert_eq!(ring.len(), n_axes);
        }
    }

    #[test]
    fn a_higher_share_is_never_nearer_to_the_centre(
        (frame, margin) in any_frame(),
        (low, high) in two_shares(),
        n_axes in 1usize..12,
        axis: Index,
    ) {
        let axis = axis.index(n_axes);
        let drawn = radar(frame, margin, n_axes, &[], &[vec![low; n_axes], vec![high; n_axes]]);
        let at = |series: usize| distance(drawn.center, drawn.polygons[series][axis]);
        prop_assert!(at(0) <= at(1) + TOLERANCE);
    }

    #[test]
    fn a_share_is_that_part_of_its_axis(
        (frame, margin) in any_frame(),
        shares in vec(0.0..=1.0, 1..12),
    ) {
        let drawn = radar(frame, margin, shares.len(), &[], std::slice::from_ref(&shares));
        for ((position, axis), share) in drawn.polygons[0].iter().zip(&drawn.axes).zip(&shares) {
            let whole = distance(drawn.center, axis.end);
            prop_assert!((distance(drawn.center, *position) - whole * share).abs() < TOLERANCE);
            let rest = distance(*position, axis.end);
            prop_assert!((rest - whole * (1.0 - share)).abs() < TOLERANCE, "it lies on its axis");
        }
    }

    #[test]
    fn labels_stand_at_or_outside_the_ends_of_the_axes((frame, margin) in any_frame(), n_axes in 3usize..20) {
        let drawn = radar(frame, margin, n_axes, &[], &[]);
        for axis in &drawn.axes {
            prop_assert!(distance(drawn.center, axis.label) + TOLERANCE >= distance(drawn.center, axis.end));
            let offset = axis.label.x - drawn.center.x;
            match axis.anchor {
                Anchor::Start => prop_assert!(offset > 0.0),
                Anchor::End => prop_assert!(offset < 0.0),
                Anchor::Middle => prop_assert!(offset.abs() <= frame.width / 4.0),
            }
        }
    }

    #[test]
    fn a_bar_is_never_negative_nor_longer_than_its_place_and_what_is_possible_covers_what_is_secured(
        one in 0..2_000_000_000u64,
        other in 0..2_000_000_000u64,
        max in 0..1_000_000_000u64,
    ) {
        let interval = Interval::new(Points::from_millionths(one), Points::from_millionths(other));
        let length = |points| share(points, Points::from_millionths(max));
        let (secured, possible) = (length(interval.secured()), length(interval.possible()));
        prop_assert!(0.0 <= secured && secured <= possible && possible <= 1.0);
    }

    #[test]
    fn a_coordinate_is_written_to_the_nearest_tenth(value in -10_000.0..10_000.0) {
        let written = coordinate(value);
        let read: f64 = written.parse().expect("a number");
        prop_assert!((read - value).abs() <= 0.05 + TOLERANCE, "{value} is written as {written}");
        prop_assert!(!written.ends_with(".0") && written != "-0");
    }

    #[test]
    fn a_bar_of_more_points_is_never_shorter_nor_longer_than_its_place(
        points in 0..200_000_000u64,
        more in 0..100_000_000u64,
        whole in 0.0..1000.0,
    ) {
        let max = Points::from_whole(100);
        let length = |points| -> f64 {
            length(Points::from_millionths(points), max, whole).parse().expect("a number")
        };
        prop_assert!(0.0 <= length(points) && length(points) <= length(points + more));
        prop_assert!(length(points + more) <= whole + 0.05 + TOLERANCE);
    }

    #[test]
    fn a_label_loses_no_word_and_no_line_is_longer_than_it_must_be(
        text in "[a-zåäö \n-]{0,80}",
        limit in 0usize..30,
    ) {
        let broken = lines(&text, limit);
        let words: Vec<_> = text.split_whitespace().collect();
        prop_assert_eq!(broken.join(" "), words.join(" "));
        for line in &broken {
            prop_assert!(line.chars().count() <= limit || !line.contains(' '), "{line:?}");
        }
        for pair in broken.windows(2) {
            let next = pair[1].split(' ').next().expect("a word");
            prop_assert!(pair[0].chars().count() + 1 + next.chars().count() > limit, "{next:?} fits above");
        }
    }

    #[test]
    fn a_share_of_points_is_from_nothing_to_all(points: u64, max: u64) {
        let found = share(Points::from_millionths(points), Points::from_millionths(max));
        prop_assert!((0.0..=1.0).contains(&found));
        let less = share(Points::from_millionths(points / 2), Points::from_millionths(max));
        prop_assert!(less <= found);
    }
}

/// So many points of a maximum are this share.
#[track_caller]
fn check_share(points: u32, max: u32, expected: f64) {
    let found = share(Points::from_whole(points), Points::from_whole(max));
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

#[test]
fn points_become_a_share_of_what_can_be_had() {
    check_share(0, 100, 0.0);
    check_share(25, 100, 0.25);
    check_share(15, 15, 1.0);
    check_share(20, 15, 1.0);
    check_share(0, 0, 0.0);
    check_share(5, 0, 0.0);
}

#[test]
fn a_radar_without_axes_is_empty() {
    let empty = radar(Frame { width: 300.0, height: 200.0 }, 10.0, 0, &[0.5], &[vec![0.5]]);
    assert_eq!(empty.axes, []);
    assert_eq!((empty.rings, empty.polygons), (vec![Vec::new()], vec![Vec::new()]));
}

#[test]
fn a_share_that_is_no_number_is_drawn_as_nothing() {
    let drawn = radar(Frame { width: 100.0, height: 100.0 }, 0.0, 3, &[], &[vec![f64::NAN, 2.0, -1.0]]);
    let [nothing, all, none] = drawn.polygons[0].as_slice() else { panic!("three corners") };
    assert_eq!((nothing, none), (&drawn.center, &drawn.center));
    assert_eq!(*all, drawn.axes[1].end);
}

#[test]
fn a_margin_that_leaves_no_room_draws_everything_at_the_centre() {
    let drawn = radar(Frame { width: 100.0, height: 100.0 }, 80.0, 8, &[1.0], &[vec![1.0; 8]]);
    assert!(drawn.polygons[0].iter().all(|position| distance(*position, drawn.center) < TOLERANCE));
}

/// A coordinate is written so.
#[track_caller]
fn check_written(value: f64, expected: &str) {
    assert_eq!(coordinate(value), expected, "{value}");
}

#[test]
fn coordinates_are_written_without_needless_decimals() {
    check_written(0.0, "0");
    check_written(120.0, "120");
    check_written(33.333_333, "33.3");
    check_written(33.35, "33.4");
    check_written(9.96, "10");
    check_written(-0.04, "0");
    check_written(-0.5, "-0.5");
    check_written(-12.0, "-12");
    check_written(f64::NAN, "0");
}
