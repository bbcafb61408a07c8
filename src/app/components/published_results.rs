//! The results and means that come with the page, to read.

use leptos::prelude::*;

use super::evaluation_item::result_item;
use crate::app::i18n::td_string;
use crate::app::library::{Library, Loading};
use crate::app::locale::use_locale;
use crate::evaluation::OwnResult;

/// The published results and means, folded.
#[component]
pub fn PublishedResults() -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    move || match library.evaluations().get() {
        Loading::Pending => None,
        Loading::Failed(_) => Some(
            view! { <p class="kk-error" role="alert">{td_string!(locale, evaluations.published_failed)}</p> }
                .into_any(),
        ),
        Loading::Ready(published) => {
            let (mut results, mut means) = (Vec::new(), Vec::new());
            for result in published.each() {
                let list = if matches!(result, OwnResult::Evaluation(_)) { &mut results } else { &mut means };
                list.push(result_item(&result, None));
            }
            let count = results.len();
            let results_title = td_string!(locale, evaluations.published, count = count).to_string();
            let count = means.len();
            let means_title = td_string!(locale, evaluations.published_means, count = count).to_string();
            let hint = format!(
                "{} {}",
                td_string!(locale, evaluations.published_hint),
                td_string!(locale, evaluations.inferred_hint)
            );
            Some(view! { {folded(results_title, Some(hint), results)} {folded(means_title, None, means)} }.into_any())
        }
    }
}

fn folded(title: String, hint: Option<String>, items: Vec<AnyView>) -> impl IntoView {
    view! {
        <details class="kk-evaluations__published">
            <summary>{title}</summary>
            {hint.map(|hint| view! { <p>{hint}</p> })}
            <ul class="kk-evaluations">{items}</ul>
        </details>
    }
}
