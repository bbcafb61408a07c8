//! Going through the values of a chart: with the pointer to the nearest, with the keyboard from one to the next.

use super::{DataPoint, Position};

/// Across the order that the values are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// Towards the beginning.
    Back,
    /// Towards the end.
    On,
}

/// The value whose place is nearest.
#[must_use]
pub fn nearest(points: &[DataPoint], at: Position) -> Option<usize> {
    let distance = |point: &DataPoint| (point.at.x - at.x).powi(2) + (point.at.y - at.y).powi(2);
    let mut best: Option<(usize, f64)> = None;
    for (index, point) in points.iter().enumerate() {
        let distance = distance(point);
        if best.is_none_or(|(_, least)| distance < least) {
            best = Some((index, distance));
        }
    }
    best.map(|(index, _)| index)
}

/// The value across the order of reading: where that goes through the series of a part, the same series of the next
/// part; where it goes through the parts of a series, the same part of the next series. Nothing at the edge.
#[must_use]
pub fn across(points: &[DataPoint], from: usize, direction: Across) -> Option<usize> {
    let here = points.get(from)?;
    let beside = points.get(from + 1).into_iter().chain(from.checked_sub(1).and_then(|index| points.get(index)));
    // Neighbours that share the part with this value tell that series are read within a part.
    let by_part = beside.clone().any(|other| other.part == here.part && other.series != here.series);
    let by_series = !by_part && beside.clone().any(|other| other.series == here.series);
    let is_counterpart = |(_, other): &(usize, &DataPoint)| {
        if by_series {
            other.part == here.part && other.series != here.series
        } else {
            other.series == here.series && other.part != here.part
        }
    };
    let mut points = points.iter().enumerate();
    match direction {
        Across::On => points.skip(from + 1).find(is_counterpart),
        Across::Back => points.by_ref().take(from).rev().find(is_counterpart),
    }
    .map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of three parts by two series; the order is that of the list.
    fn points(order: [(usize, usize); 6]) -> Vec<DataPoint> {
        let point = |(part, series): (usize, usize)| DataPoint {
            at: Position { x: [10.0, 20.0, 30.0][part], y: [5.0, 15.0][series] },
            series,
            part,
        };
        order.map(point).to_vec()
    }

    #[test]
    fn across_is_the_other_direction_than_reading() {
        let by_part = points([(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]);
        assert_eq!(across(&by_part, 1, Across::On), Some(3));
        assert_eq!(across(&by_part, 4, Across::Back), Some(2));
        assert_eq!(across(&by_part, 5, Across::On), None);
        let by_series = points([(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)]);
        assert_eq!(across(&by_series, 1, Across::On), Some(4));
        assert_eq!(across(&by_series, 3, Across::Back), Some(0));
        assert_eq!(across(&by_series, 0, Across::Back), None);
        assert_eq!(across(&by_series, 6, Across::On), None);
    }

    #[test]
    fn the_pointer_finds_the_nearest_value() {
        let points = points([(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)]);
        assert_eq!(nearest(&points, Position { x: 22.0, y: 14.0 }), Some(4));
        assert_eq!(nearest(&points, Position { x: -90.0, y: 0.0 }), Some(0));
        assert_eq!(nearest(&[], Position { x: 0.0, y: 0.0 }), None);
    }
}
