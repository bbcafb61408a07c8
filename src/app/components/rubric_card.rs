//! A rubric of one's own in the list of the view of own rubrics.

use leptos::prelude::*;

use crate::app::downloads::Downloads;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::{lang_of, use_locale};
use crate::app::messages;
use crate::app::pages::rubric_facts;
use crate::app::route::Route;
use crate::app::rubrics::OwnRubrics;
use crate::draft::SaveError;
use crate::json::pretty;
use crate::language::Language;
use crate::own_rubrics::OwnRubric;

/// Title, size, use and actions of a rubric.
#[component]
pub fn RubricCard(
    /// The rubric.
    rubric: OwnRubric,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let drafts = expect_context::<Drafts>();
    let own = expect_context::<OwnRubrics>();
    let downloads = expect_context::<Downloads>();
    let reference = rubric.reference();
    let title = rubric.rubric().title.get(language).to_owned();
    let title_lang = lang_of(&rubric.rubric().title);
    // Two versions of a rubric often have the same title.
    let name = format!("{title} ({})", reference.fingerprint.short());
    let facts: Vec<_> =
        rubric_facts(locale, rubric.rubric()).into_iter().map(|fact| view! { <li>{fact}</li> }).collect();
    let source = rubric.rubric().source.get(language).to_owned();
    let source_lang = lang_of(&rubric.rubric().source);
    let counted = reference.clone();
    let used = move || match drafts.n_made_with(&counted) {
        0 => td_string!(locale, models.not_used).to_owned(),
        1 => td_string!(locale, models.one_draft).to_owned(),
        count => td_string!(locale, models.many_drafts, count = count).to_string(),
    };
    let heading = format!("rubric-{}", reference.fingerprint);
    let failed = RwSignal::new(None::<&'static str>);
    let new_label = td_string!(locale, models.new_named, model = name.as_str()).to_string();
    let download_label = td_string!(locale, draft.download_named, name = name.as_str()).to_string();
    let remove_label = td_string!(locale, draft.delete_named, name = name.as_str()).to_string();
    let new = Route::New(Some(reference.clone())).href();
    let file = rubric.clone();
    let remove = move |_| {
        drafts.keep_points_of(rubric.rubric());
        if let Err(error) = own.remove(&reference) {
            failed.set(Some(messages::save_error(locale, SaveError::Store(error))));
        }
    };
    view! {
        <article class="kk-draft" aria-labelledby=heading.clone()>
            <h3 class="kk-draft__name" id=heading.clone() lang=title_lang>{title}</h3>
            <p class="kk-hint" lang=source_lang>{source}</p>
            <ul class="kk-facts">
                {facts}
                <li>{used}</li>
            </ul>
            <p class="kk-error" role="alert">{failed}</p>
            <p class="kk-actions">
                <a class="kk-button" href=new aria-label=new_label>{td_string!(locale, models.new)}</a>
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    aria-label=download_label
                    on:click=move |_| downloads.text(&file.file_name(), &pretty(file.text()))
                >
                    {td_string!(locale, draft.download)}
                </button>
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    aria-label=remove_label
                    on:click=remove
                >
                    {td_string!(locale, draft.delete)}
                </button>
            </p>
        </article>
    }
}
