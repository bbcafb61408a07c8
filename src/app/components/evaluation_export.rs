//! Saving results of one's own as a file, to hand on or to work with elsewhere.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::downloads::Downloads;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::clock;
use crate::evaluation::{Evaluations, csv, write};

/// Two buttons, and what the two files differ in; nothing where there is nothing to save.
#[component]
pub fn EvaluationExport(
    /// What is saved.
    #[prop(into)]
    stored: Signal<Arc<Evaluations>>,
) -> impl IntoView {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let save = move |is_table: bool| {
        let stored = stored.get_untracked();
        let day = clock::today().map(|day| format!("-{day}")).unwrap_or_default();
        if is_table {
            downloads.table(&format!("kommunkompass-resultat{day}.csv"), csv::write(&stored.evaluations));
        } else {
            downloads.text(&format!("kommunkompass-resultat{day}.json"), &write(&stored));
        }
    };
    let kind = "kk-button kk-button--quiet";
    let any = Memo::new(move |_| stored.with(|stored| (!stored.evaluations.is_empty(), !stored.means.is_empty())));
    move || {
        let (is_table, has_means) = any.get();
        (is_table || has_means).then(|| {
            let table = is_table.then(|| {
                view! {
                    <button type="button" class=kind on:click=move |_| save(true)>
                        {td_string!(locale, evaluation_files.save_table)}
                    </button>
                }
            });
            view! {
                <div class="kk-actions">
                    <button type="button" class=kind on:click=move |_| save(false)>
                        {td_string!(locale, evaluation_files.save_json)}
                    </button>
                    {table}
                </div>
                <p class="kk-hint">{td_string!(locale, evaluation_files.save_hint)}</p>
            }
        })
    }
}
