//! The total of a result, large.

use leptos::prelude::*;

use super::points_meter::PointsBar;
use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::scoring::Outcome;

/// The points that are secured, a bar, and in words what is still open.
pub fn headline(outcome: Outcome, words: String) -> impl IntoView + use<> {
    let locale = use_locale();
    let total = outcome.interval().map(|interval| {
        let max = format::whole(outcome.max());
        view! {
            <p class="kk-headline__total">
                <strong>{format::whole(interval.secured())}</strong>
                " "
                {td_string!(locale, points.of_max, max = max).to_string()}
            </p>
        }
    });
    view! {
        <div class="kk-headline">
            <h2 class="kk-visually-hidden">{td_string!(locale, result.total)}</h2>
            {total}
            <PointsBar outcome />
            <p>{words}</p>
        </div>
    }
}
