//! Two states of a draft beside each other: the points before and after, and what was changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::change_list::ChangeList;
use super::version_card::version_name;
use super::with_draft::OpenDraft;
use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::library::Library;
use crate::app::locale::{lang_of, use_locale};
use crate::app::rubrics::OwnRubrics;
use crate::app::services::clock;
use crate::assessment::{Assessment, RubricReference};
use crate::changes::changes;
use crate::language::Language;
use crate::points::{Points, Precision};
use crate::rubric::Rubric;
use crate::scoring::{self, Outcome};
use crate::version::{Change, PointsBeside, PointsChange, Version, canonical};

/// The value of the option that stands for the draft itself.
const NOW: &str = "now";

/// Chooses two states and shows them.
#[component]
pub fn VersionCompare(
    /// The draft.
    draft: OpenDraft,
    /// Its versions, the newest first.
    versions: Memo<Vec<Version>>,
) -> impl IntoView {
    let locale = use_locale();
    let chosen = [RwSignal::new(None::<String>), RwSignal::new(None::<String>)];
    // A version that has gone, or that nobody has chosen yet, gives way to the newest one, and after it the draft.
    let side = move |index: usize| {
        let wanted = chosen.get(index).and_then(|chosen| chosen.get());
        versions.with(|versions| {
            let has = |id: &String| id == NOW || versions.iter().any(|version| version.id().to_string() == *id);
            let newest = || versions.first().map(|version| version.id().to_string());
            let default = if index == 0 { newest() } else { None };
            wanted.filter(has).or(default).unwrap_or_else(|| NOW.to_owned())
        })
    };
    let state = move |id: &str| {
        if id == NOW {
            return Some(draft.assessment.get());
        }
        versions.with(|versions| {
            let version = versions.iter().find(|version| version.id().to_string() == id)?;
            version.assessment().ok().cloned()
        })
    };
    let figures = move || {
        let (before, after) = (state(&side(0))?, state(&side(1))?);
        Some(beside(&before, &after))
    };
    let [before, after] = chosen;
    let sides = (Signal::derive(move || side(0)), Signal::derive(move || side(1)));
    let content = move || {
        if versions.with(Vec::is_empty) {
            return view! { <p class="kk-empty">{td_string!(locale, versions.none)}</p> }.into_any();
        }
        view! {
            <p class="kk-hint">{td_string!(locale, versions.compare_hint)}</p>
            <div class="kk-version-sides">
                {select("compare-before", td_string!(locale, versions.before), versions, sides.0, before)}
                {select("compare-after", td_string!(locale, versions.after), versions, sides.1, after)}
            </div>
            {figures}
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="compare-versions">
            <h2 id="compare-versions">{td_string!(locale, versions.compare_title)}</h2>
            {content}
        </section>
    }
}

/// One of the two fields: every version that can be read, and the draft.
fn select(
    id: &'static str,
    label: &'static str,
    versions: Memo<Vec<Version>>,
    shown: Signal<String>,
    chosen: RwSignal<Option<String>>,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let option = move |value: String, text: String| {
        let own = value.clone();
        view! { <option value=value prop:selected=move || *shown.read() == own>{text}</option> }
    };
    let options = move || {
        let mut options = vec![option(NOW.to_owned(), td_string!(locale, versions.now).to_owned())];
        let readable = versions.get().into_iter().filter(|version| version.assessment().is_ok());
        options.extend(readable.map(|version| {
            let time = clock::day_and_time(version.created(), language);
            let text = td_string!(locale, versions.option, version = version_name(locale, &version), time = time);
            option(version.id().to_string(), text.to_string())
        }));
        options
    };
    view! {
        <div class="kk-field">
            <label for=id>{label}</label>
            <select id=id class="kk-input" on:change:target=move |event| chosen.set(Some(event.target().value()))>
                {options}
            </select>
        </div>
    }
}

/// What two states amount to, and where they differ.
fn beside(before: &Assessment, after: &Assessment) -> impl IntoView + use<> {
    let locale = use_locale();
    let (own, library) = (expect_context::<OwnRubrics>(), expect_context::<Library>());
    let rubric = |draft: &Assessment| own.find(library, draft).ready().map(Arc::clone);
    let is_same = canonical(before, None) == canonical(after, None);
    let same = is_same.then(|| view! { <p class="kk-remark">{td_string!(locale, versions.same_content)}</p> });
    let points = match (rubric(before), rubric(after)) {
        (Some(one), Some(other)) if RubricReference::to(&one) == RubricReference::to(&other) => {
            let scores = PointsBeside::new(&scoring::score(&one, before), &scoring::score(&one, after));
            points_table(&one, &scores).into_any()
        }
        (Some(one), Some(other)) => {
            let total = PointsChange {
                before: scoring::score(&one, before).outcome,
                after: scoring::score(&other, after).outcome,
            };
            totals_only(total).into_any()
        }
        (None, _) | (_, None) => view! { <p>{td_string!(locale, versions.no_points)}</p> }.into_any(),
    };
    view! {
        {same}
        {points}
        {changes_between(before, after, rubric(after))}
    }
}

/// What was changed, question by question.
fn changes_between(
    before: &Assessment,
    after: &Assessment,
    rubric: Option<Arc<Rubric>>,
) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let changes = changes(before, after);
    (!changes.is_empty()).then(|| {
        view! {
            <div class="kk-version-changes">
                <h3>{td_string!(locale, versions.changes_title)}</h3>
                <ChangeList rubric language changes />
            </div>
        }
    })
}

/// Area by area and in total.
fn points_table(rubric: &Rubric, points: &PointsBeside) -> impl IntoView + use<> {
    let locale = use_locale();
    let interface = expect_context::<Language>();
    let language = rubric.title.language_of(interface).unwrap_or(interface);
    let lang = lang_of(&rubric.title);
    let rows: Vec<_> = rubric
        .areas
        .iter()
        .zip(&points.areas)
        .map(|(area, change)| {
            let title = format!("{} {}", area.id, area.title.get(language));
            view! {
                <tr>
                    <th scope="row" lang=lang>{title}</th>
                    {figures(*change)}
                    <td class="kk-number">{difference(change.secured())}</td>
                </tr>
            }
        })
        .collect();
    let total = points.total;
    let label = td_string!(locale, versions.points_table);
    view! {
        <div class="kk-table-scroll" tabindex="0" role="group" aria-label=label>
            <table class="kk-table">
                <caption>{label}</caption>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, result.area)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, versions.before)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, versions.after)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, versions.difference)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{td_string!(locale, result.total_row)}</th>
                        {figures(total)}
                        <td class="kk-number">{difference(total.secured())}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
        <p class="kk-hint">{td_string!(locale, versions.difference_hint)}</p>
    }
}

/// The totals of states with different rubrics, which are never subtracted.
fn totals_only(total: PointsChange) -> impl IntoView {
    let locale = use_locale();
    let label = td_string!(locale, versions.points_table);
    view! {
        <p class="kk-remark">{td_string!(locale, versions.other_rubric)}</p>
        <div class="kk-table-scroll" tabindex="0" role="group" aria-label=label>
            <table class="kk-table">
                <caption>{label}</caption>
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="kk-visually-hidden">{td_string!(locale, result.total)}</span>
                        </th>
                        <th scope="col" class="kk-number">{td_string!(locale, versions.before)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, versions.after)}</th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">{td_string!(locale, result.total)}</th>
                        {figures(total)}
                    </tr>
                </tbody>
            </table>
        </div>
    }
}

fn figures(change: PointsChange) -> impl IntoView {
    view! {
        <td class="kk-number">{outcome(change.before)}</td>
        <td class="kk-number">{outcome(change.after)}</td>
    }
}

fn outcome(outcome: Outcome) -> String {
    let locale = use_locale();
    let language = expect_context::<Language>();
    match outcome.interval() {
        Some(interval) => format::interval(interval, Precision::Tenths, language),
        None => td_string!(locale, points.not_applicable).to_owned(),
    }
}

fn difference(change: Option<Change>) -> String {
    let language = expect_context::<Language>();
    let tenths = |points: Points| format::rounded(points.rounded(Precision::Tenths), language);
    match change {
        None => String::new(),
        Some(Change::Same) => "0".to_owned(),
        Some(Change::Up(points)) => format!("+{}", tenths(points)),
        Some(Change::Down(points)) => format!("\u{2212}{}", tenths(points)),
    }
}
