//! One result by itself.

use super::Words;
use super::lists::percent;
use crate::app::i18n::td_string;
use crate::comparison::Series;
use crate::points::Percent;
use crate::reading::extremes;

impl Words<'_> {
    /// The highest and the lowest share; nothing while fewer than two parts are settled.
    #[must_use]
    pub fn alone(&self, series: &Series) -> Option<String> {
        let locale = self.locale;
        let facts = extremes(self.scope, self.parts, series)?;
        let high = percent(locale, facts.high);
        if facts.is_even() {
            return Some(td_string!(locale, reading.even, share = high).to_string());
        }
        let named = |parts: &[usize], share: Percent| format!("{}, {}", self.named(parts), percent(locale, share));
        let (highest, lowest) = (named(&facts.highest, facts.high), named(&facts.lowest, facts.low));
        Some(td_string!(locale, reading.extremes, highest = highest, lowest = lowest).to_string())
    }
}
