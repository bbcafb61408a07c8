//! A day of the calendar, for when something was decided: it has no time and no time zone.

use std::fmt;
use std::str::FromStr;

use crate::assessment::Year;

/// A day from 2000 to 2100, as text `2026-11-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// A day, if the calendar has it; months and days count from 1.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            2 => 28 + u8::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let exists = (Year::FIRST..=Year::LAST).contains(&year) && (1..=last).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A text that is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayError;

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day is written as 2026-11-21")
    }
}

impl std::error::Error for DayError {}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        let (Some(year), Some(month), Some(day)) = (year, month, day) else { return Err(DayError) };
        let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else { return Err(DayError) };
        // Only the one way of writing it; a fingerprint goes by the letters.
        Self::new(year, month, day).filter(|day| day.to_string() == text).ok_or(DayError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_back_from_its_text() {
        for text in ["2026-11-21", "2000-01-01", "2024-02-29", "2000-02-29", "2100-12-31"] {
            assert_eq!(text.parse::<Day>().map(|day| day.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_the_calendar_lacks_is_no_day() {
        for text in [
            "",
            "2026",
            "2026-11",
            "2026-02-29",
            "2100-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-11-31",
            "2026-11-00",
            "1999-12-31",
            "2101-01-01",
            "2026-1-1",
            "26-11-21",
            "+2026-11-21",
            "2026-11-21-",
            "2026-11-21 ",
        ] {
            assert_eq!(text.parse::<Day>(), Err(DayError), "{text}");
        }
    }
}
