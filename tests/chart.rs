//! Geometry of charts: whatever is drawn stays in its frame and says the same as the numbers.
#![cfg(test)]
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use kommunkompass::chart::{coordinate, length, share};
use kommunkompass::points::{Interval, Points};
use proptest::prelude::*;

/// What a float may be off by.
const TOLERANCE: f64 = 1e-6;

proptest! {
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
