//! The time, and how a person reads it.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::assessment::{Timestamp, Year};
use crate::language::Language;
use crate::version::Day;

/// The time now.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds since 1970 fit")]
pub fn now() -> Timestamp {
    Timestamp::from_milliseconds(Date::now().max(0.0) as u64)
}

/// The year now, in the browser's time zone.
#[must_use]
pub fn this_year() -> Option<Year> {
    Year::try_from(u64::from(Date::new_0().get_full_year())).ok()
}

/// Day and time in words: "21 november 2026 14:02".
#[must_use]
pub fn day_and_time(time: Timestamp, language: Language) -> String {
    let options =
        [("day", "numeric"), ("month", "long"), ("year", "numeric"), ("hour", "2-digit"), ("minute", "2-digit")];
    written(time, language, &options)
}

/// The day in words: "21 november 2026".
#[must_use]
pub fn day_of(time: Timestamp, language: Language) -> String {
    written(time, language, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// How many midnights of the browser's time zone lie between two times; negative when the first is the later one.
#[must_use]
pub fn midnights_between(earlier: Timestamp, later: Timestamp) -> i64 {
    local_day(later) - local_day(earlier)
}

/// Days since 1970 in the browser's time zone.
#[expect(clippy::cast_possible_truncation, reason = "an offset is some hundred minutes")]
fn local_day(time: Timestamp) -> i64 {
    const MINUTE: i64 = 60 * 1000;
    let offset = date(time).get_timezone_offset() as i64;
    let milliseconds = i64::try_from(time.milliseconds().min(Timestamp::LAST)).unwrap_or_default();
    (milliseconds - offset * MINUTE).div_euclid(24 * 60 * MINUTE)
}

/// The time of day: "14:02".
#[must_use]
pub fn time_of_day(time: Timestamp, language: Language) -> String {
    written(time, language, &[("hour", "2-digit"), ("minute", "2-digit")])
}

/// Today, in the browser's time zone.
#[must_use]
pub fn today() -> Option<Day> {
    let now = Date::new_0();
    let (month, day) = (u8::try_from(now.get_month()).ok()?, u8::try_from(now.get_date()).ok()?);
    Day::new(u16::try_from(now.get_full_year()).ok()?, month + 1, day)
}

/// A day in words: "21 november 2026".
#[must_use]
pub fn day(day: Day, language: Language) -> String {
    let date = Date::new_with_year_month_day(u32::from(day.year()), i32::from(day.month()) - 1, i32::from(day.day()));
    written_date(&date, language, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// A month in words, of 1 to 12: "november".
#[must_use]
pub fn month(month: u8, language: Language) -> String {
    let date = Date::new_with_year_month_day(2000, i32::from(month) - 1, 1);
    written_date(&date, language, &[("month", "long")])
}

/// The day now without the year: "21 november".
#[must_use]
pub fn today_in_words(language: Language) -> String {
    written_date(&Date::new_0(), language, &[("day", "numeric"), ("month", "long")])
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of any date that browsers know fit in a float")]
fn date(time: Timestamp) -> Date {
    Date::new(&JsValue::from_f64(time.milliseconds().min(Timestamp::LAST) as f64))
}

fn written(time: Timestamp, language: Language, fields: &[(&str, &str)]) -> String {
    written_date(&date(time), language, fields)
}

fn written_date(date: &Date, language: Language, fields: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in fields {
        // Setting a field of a new plain object cannot fail.
        let _set = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let tag = match language {
        Language::Swedish => "sv-SE",
        Language::Bokmal => "nb-NO",
        Language::English => "en-GB",
    };
    date.to_locale_string(tag, &options).into()
}
