//! How points come about: the rule, an example, the reader's own numbers, and whose work is what.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::components::calculation::by_questions;
use crate::app::components::own_numbers::OwnNumbers;
use crate::app::components::page_heading::PageHeading;
use crate::app::locale::use_locale;
use crate::language::Language;
use crate::scoring::calculation::ByQuestions;

/// The method, in short sections.
#[component]
pub fn MethodPage() -> impl IntoView {
    let locale = use_locale();
    let levels = [
        (td_string!(locale, method.level_0), td_string!(locale, method.level_0_text)),
        (td_string!(locale, method.level_1), td_string!(locale, method.level_1_text)),
        (td_string!(locale, method.level_2), td_string!(locale, method.level_2_text)),
        (td_string!(locale, method.level_3), td_string!(locale, method.level_3_text)),
        (td_string!(locale, method.level_4), td_string!(locale, method.level_4_text)),
    ];
    let levels = levels.into_iter().enumerate().map(|(number, (label, text))| (format!("{number} {label}"), text));
    let open = [
        (td_string!(locale, method.open_unanswered), td_string!(locale, method.open_unanswered_text)),
        (td_string!(locale, method.open_dont_know), td_string!(locale, method.open_dont_know_text)),
        (td_string!(locale, method.open_not_applicable), td_string!(locale, method.open_not_applicable_text)),
    ];
    let open = open.into_iter().map(|(answer, text)| (answer.to_owned(), text));
    view! {
        <div class="kk-method">
            <PageHeading title=td_string!(locale, method.title).to_owned() />
            <p class="kk-lead">{td_string!(locale, method.lead)}</p>

            {heading(td_string!(locale, method.levels_title))}
            <p>{td_string!(locale, method.levels)}</p>
            {explained(levels)}

            {heading(td_string!(locale, method.points_title))}
            <p>{td_string!(locale, method.points)}</p>
            <p class="kk-formula">{td_string!(locale, method.formula)}</p>
            <p>{td_string!(locale, method.sums)}</p>
            <h3>{td_string!(locale, method.example_title)}</h3>
            <p>{td_string!(locale, method.example)}</p>
            {example()}

            {heading(td_string!(locale, method.own_title))}
            <OwnNumbers />

            {heading(td_string!(locale, method.open_title))}
            {explained(open)}

            {heading(td_string!(locale, method.interval_title))}
            <p>{td_string!(locale, method.interval)}</p>
            <p>{td_string!(locale, method.interval_not)}</p>

            {heading(td_string!(locale, method.direct_title))}
            <p>{td_string!(locale, method.direct)}</p>

            {heading(td_string!(locale, method.rounding_title))}
            <p>{td_string!(locale, method.rounding)}</p>
            <p>{td_string!(locale, method.rounding_rows)}</p>

            {heading(td_string!(locale, method.editions_title))}
            <p>{td_string!(locale, method.editions)}</p>

            {whose()}

            {heading(td_string!(locale, method.agreement_title))}
            <p>{td_string!(locale, method.agreement)}</p>
        </div>
    }
}

fn heading(title: &'static str) -> impl IntoView {
    view! { <h2>{title}</h2> }
}

fn explained(rows: impl Iterator<Item = (String, &'static str)>) -> impl IntoView {
    let rows: Vec<_> = rows
        .map(|(term, text)| {
            view! {
                <dt>{term}</dt>
                <dd>{text}</dd>
            }
        })
        .collect();
    view! { <dl class="kk-look-for">{rows}</dl> }
}

/// The worked example of the documentation, with numbers for the questions.
fn example() -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let steps = ByQuestions::example();
    let names = (1..=steps.rows.len())
        .map(|number| td_string!(locale, calculation.question_number, number = number).to_string())
        .collect();
    view! { <div class="kk-calculation__steps">{by_questions(&steps, td_string!(locale, method.example_name), names, language)}</div> }
}

/// What is SKR's and KS's, and what is ours.
fn whose() -> impl IntoView {
    let locale = use_locale();
    let theirs = [
        td_string!(locale, method.whose_theirs_name),
        td_string!(locale, method.whose_theirs_structure),
        td_string!(locale, method.whose_theirs_results),
        td_string!(locale, method.whose_theirs_levels),
    ];
    let ours = [
        td_string!(locale, method.whose_ours_questions),
        td_string!(locale, method.whose_ours_levels),
        td_string!(locale, method.whose_ours_weights),
        td_string!(locale, method.whose_ours_texts),
    ];
    let list = |title: &'static str, items: [&'static str; 4]| {
        let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item}</li> }).collect();
        view! {
            <div>
                <h3>{title}</h3>
                <ul>{items}</ul>
            </div>
        }
    };
    view! {
        {heading(td_string!(locale, method.whose_title))}
        <div class="kk-columns">
            {list(td_string!(locale, method.whose_theirs), theirs)}
            {list(td_string!(locale, method.whose_ours), ours)}
        </div>
        <p>{td_string!(locale, method.whose_unofficial)}</p>
    }
}
