//! A time as somebody says it: "i dag 14:02", "för 3 dagar sedan".

use super::i18n::{Locale, td_string};
use super::services::clock;
use crate::assessment::Timestamp;
use crate::language::Language;

/// How many days are counted; what lies farther back is told by its date.
const COUNTED_DAYS: i64 = 30;

/// A time as seen from now. One that lies ahead, because a clock was set, is written out.
#[must_use]
pub fn when(locale: Locale, language: Language, time: Timestamp) -> String {
    let of_day = || clock::time_of_day(time, language);
    match clock::midnights_between(time, clock::now()) {
        0 => td_string!(locale, whereabouts.today, time = of_day()).to_string(),
        1 => td_string!(locale, whereabouts.yesterday, time = of_day()).to_string(),
        days @ 2..=COUNTED_DAYS => td_string!(locale, whereabouts.days_ago, count = days).to_string(),
        ..0 => clock::day_and_time(time, language),
        _ => clock::day_of(time, language),
    }
}
