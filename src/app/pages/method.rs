//! How points come about: the rule, an example, the reader's own numbers, and whose work is what.

use leptos::prelude::*;

use crate::app::components::calculation::Told;
use crate::app::components::own_numbers::OwnNumbers;
use crate::app::components::page_heading::PageHeading;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::language::Language;
use crate::scoring::calculation::ByQuestions;

/// A piece of the page. Built in one place each, since a place of its own for every paragraph made the program larger.
enum Block {
    Heading(&'static str),
    Subheading(&'static str),
    Text(&'static str),
    Formula(&'static str),
    List(Vec<&'static str>),
    Explained(Vec<(String, &'static str)>),
    Example,
    OwnNumbers,
}

/// The method, in short sections.
#[component]
pub fn MethodPage() -> impl IntoView {
    let locale = use_locale();
    let blocks: Vec<_> = blocks(locale).into_iter().map(Block::into_view).collect();
    view! {
        <div class="kk-method">
            <PageHeading title=td_string!(locale, method.title).to_owned() />
            <p class="kk-lead">{td_string!(locale, method.lead)}</p>
            {blocks}
        </div>
    }
}

fn blocks(locale: Locale) -> Vec<Block> {
    use Block::{Example, Explained, Formula, Heading, List, OwnNumbers, Subheading, Text};

    let levels = [
        (td_string!(locale, method.level_0), td_string!(locale, method.level_0_text)),
        (td_string!(locale, method.level_1), td_string!(locale, method.level_1_text)),
        (td_string!(locale, method.level_2), td_string!(locale, method.level_2_text)),
        (td_string!(locale, method.level_3), td_string!(locale, method.level_3_text)),
        (td_string!(locale, method.level_4), td_string!(locale, method.level_4_text)),
    ];
    let open = [
        (td_string!(locale, method.open_unanswered), td_string!(locale, method.open_unanswered_text)),
        (td_string!(locale, method.open_dont_know), td_string!(locale, method.open_dont_know_text)),
        (td_string!(locale, method.open_not_applicable), td_string!(locale, method.open_not_applicable_text)),
    ];
    vec![
        Heading(td_string!(locale, method.levels_title)),
        Text(td_string!(locale, method.levels)),
        Explained((0..).zip(levels).map(|(level, (label, text))| (format!("{level} {label}"), text)).collect()),
        Heading(td_string!(locale, method.points_title)),
        Text(td_string!(locale, method.points)),
        Formula(td_string!(locale, method.formula)),
        Text(td_string!(locale, method.sums)),
        Subheading(td_string!(locale, method.example_title)),
        Text(td_string!(locale, method.example)),
        Example,
        Heading(td_string!(locale, method.own_title)),
        OwnNumbers,
        Heading(td_string!(locale, method.open_title)),
        Explained(open.map(|(answer, text)| (answer.to_owned(), text)).into()),
        Heading(td_string!(locale, method.interval_title)),
        Text(td_string!(locale, method.interval)),
        Text(td_string!(locale, method.interval_not)),
        Heading(td_string!(locale, method.direct_title)),
        Text(td_string!(locale, method.direct)),
        Heading(td_string!(locale, method.rounding_title)),
        Text(td_string!(locale, method.rounding)),
        Text(td_string!(locale, method.rounding_rows)),
        Heading(td_string!(locale, method.editions_title)),
        Text(td_string!(locale, method.editions)),
        Heading(td_string!(locale, method.whose_title)),
        Subheading(td_string!(locale, method.whose_theirs)),
        List(vec![
            td_string!(locale, method.whose_theirs_name),
            td_string!(locale, method.whose_theirs_structure),
            td_string!(locale, method.whose_theirs_results),
            td_string!(locale, method.whose_theirs_levels),
        ]),
        Subheading(td_string!(locale, method.whose_ours)),
        List(vec![
            td_string!(locale, method.whose_ours_questions),
            td_string!(locale, method.whose_ours_levels),
            td_string!(locale, method.whose_ours_weights),
            td_string!(locale, method.whose_ours_texts),
        ]),
        Text(td_string!(locale, method.whose_unofficial)),
        Heading(td_string!(locale, method.agreement_title)),
        Text(td_string!(locale, method.agreement)),
    ]
}

impl Block {
    fn into_view(self) -> AnyView {
        match self {
            Self::Heading(text) => view! { <h2>{text}</h2> }.into_any(),
            Self::Subheading(text) => view! { <h3>{text}</h3> }.into_any(),
            Self::Text(text) => view! { <p>{text}</p> }.into_any(),
            Self::Formula(text) => view! { <p class="kk-formula">{text}</p> }.into_any(),
            Self::List(items) => {
                let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item}</li> }).collect();
                view! { <ul>{items}</ul> }.into_any()
            }
            Self::Explained(rows) => {
                let row = |(term, text)| {
                    view! {
                        <dt>{term}</dt>
                        <dd>{text}</dd>
                    }
                };
                let rows: Vec<_> = rows.into_iter().map(row).collect();
                view! { <dl class="kk-look-for">{rows}</dl> }.into_any()
            }
            Self::Example => example().into_any(),
            Self::OwnNumbers => view! { <OwnNumbers /> }.into_any(),
        }
    }
}

/// The worked example of the documentation, with numbers for the questions.
fn example() -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let steps = ByQuestions::example();
    let questions = (1..=steps.rows.len())
        .map(|number| td_string!(locale, calculation.question_number, number = number).to_string())
        .collect();
    let told = Told::by_questions(&steps, td_string!(locale, method.example_name), questions, language);
    view! { <div class="kk-calculation__steps">{told.into_view()}</div> }
}
