//! Own points, the evaluators' and the difference, area by area and subarea by subarea.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::bias_words::{figures, reason};
use super::series::figure_text;
use super::with_draft::OpenDraft;
use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::comparison::bias::{Bias, Comparison};
use crate::comparison::{Figure, Reach, Series};
use crate::language::Language;
use crate::points::Precision;
use crate::scoring::{Outcome, Score};

/// The class of a cell with a figure in it.
const FIGURE: &str = "kk-number";

/// The class of one with a few words instead.
const WORDS: &str = "kk-number kk-number--words";

/// A row as it is written, on the screen and in the copied text.
pub struct BiasRow {
    /// How far down it stands.
    pub level: Reach,
    /// "3.2 Politisk styrning".
    pub name: String,
    /// Where it leads; nothing for the total.
    pub route: Option<Route>,
    /// One's own figure.
    pub own: String,
    /// The evaluators', or why there is none.
    pub official: String,
    /// How that is set: as a figure, or as words.
    official_class: &'static str,
    /// The difference, or why there is none.
    pub difference: String,
    /// "högre", "lägre" or "lika"; nothing where there is no difference.
    pub word: Option<&'static str>,
}

impl BiasRow {
    fn new(
        (level, name, route): (Reach, String, Option<Route>),
        own: Outcome,
        official: &Figure,
        comparison: &Comparison,
    ) -> Self {
        let locale = use_locale();
        let language = expect_context::<Language>();
        match comparison {
            Comparison::Compared(gap) => {
                let (own, official) = figures(*gap, Precision::Tenths);
                let word = match gap.direction() {
                    Ordering::Greater => td_string!(locale, official.above),
                    Ordering::Less => td_string!(locale, official.below),
                    Ordering::Equal => td_string!(locale, official.same),
                };
                // In per cent the sign beside two figures in per cent is enough; the remark above says what it counts.
                let difference =
                    gap.shown_difference(Precision::Tenths).signed(Precision::Tenths, language.decimal_separator());
                Self { level, name, route, own, official, official_class: FIGURE, difference, word: Some(word) }
            }
            Comparison::Missing(why) => {
                let own = own.interval().map_or_else(
                    || td_string!(locale, points.not_applicable).to_owned(),
                    |interval| format::interval(interval, Precision::Tenths, language),
                );
                // Where the evaluators' column already says why, it is not said again.
                let (difference, official_class) =
                    if official.is_number() { (reason(why).to_owned(), FIGURE) } else { ("–".to_owned(), WORDS) };
                let official = figure_text(official);
                Self { level, name, route, own, official, official_class, difference, word: None }
            }
        }
    }
}

/// The rows of each area, down to what the evaluators' result has, and the total.
pub fn bias_rows(draft: OpenDraft, score: &Score, bias: &Bias, beside: &Series) -> (Vec<Vec<BiasRow>>, BiasRow) {
    let locale = use_locale();
    let rubric = draft.rubric();
    let mut subareas = bias.subareas.iter().zip(&beside.subareas);
    let mut areas = Vec::new();
    let of_areas = rubric.areas.iter().zip(&score.areas).zip(bias.areas.iter().zip(&beside.areas));
    for ((area, area_score), ((_, comparison), figure)) in of_areas {
        let name = format!("{} {}", area.id, area.title.get(draft.language));
        let head = (Reach::Areas, name, Some(Route::Area(draft.id, area.id.clone())));
        let mut rows = vec![BiasRow::new(head, area_score.outcome, figure, comparison)];
        for (subarea, subarea_score) in area.subareas.iter().zip(&area_score.subareas) {
            let Some(((_, comparison), figure)) = subareas.next() else { break };
            if bias.level() == Reach::Subareas {
                let name = format!("{} {}", subarea.id, subarea.title.get(draft.language));
                let head = (Reach::Subareas, name, Some(Route::Subarea(draft.id, subarea.id.clone())));
                rows.push(BiasRow::new(head, subarea_score.outcome, figure, comparison));
            }
        }
        if bias.level() != Reach::Total {
            areas.push(rows);
        }
    }
    let head = (Reach::Total, td_string!(locale, result.total).to_owned(), None);
    (areas, BiasRow::new(head, score.outcome, &beside.total, &bias.total))
}

/// The table.
pub fn bias_table(draft: OpenDraft, areas: Vec<Vec<BiasRow>>, total: BiasRow) -> impl IntoView + use<> {
    let locale = use_locale();
    let lang = draft.lang;
    let bodies: Vec<_> = areas
        .into_iter()
        .map(|rows| {
            let rows: Vec<_> = rows.into_iter().map(|own| row(own, lang)).collect();
            view! { <tbody>{rows}</tbody> }
        })
        .collect();
    view! {
        <div class="kk-table-scroll" tabindex="0" role="group" aria-label=td_string!(locale, official.table)>
            <table class="kk-table kk-official__table">
                <caption>{td_string!(locale, official.table)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, official.part)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, official.own)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, official.evaluators)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, official.difference)}</th>
                    </tr>
                </thead>
                {bodies}
                <tfoot>{row(total, None)}</tfoot>
            </table>
        </div>
        <p class="kk-hint">{td_string!(locale, official.table_hint)}</p>
    }
}

fn row(row: BiasRow, lang: Option<&'static str>) -> impl IntoView {
    let BiasRow { level, name, route, own, official, official_class, difference, word } = row;
    let name = match route {
        Some(route) => view! { <a href=route.href()>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let class = if level == Reach::Areas { "kk-official__area" } else { "kk-official__row" };
    let difference_class = if word.is_some() { FIGURE } else { WORDS };
    view! {
        <tr class=class>
            <th scope="row" lang=lang>
                {name}
            </th>
            <td class="kk-number">{own}</td>
            <td class=official_class>{official}</td>
            <td class=difference_class>
                {difference} " " {word.map(|word| view! { <span class="kk-official__word">{word}</span> })}
            </td>
        </tr>
    }
}
