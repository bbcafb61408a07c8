//! Adding results out of a file: chosen, or dragged onto the page.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::evaluation_plan::EvaluationPlan;
use crate::app::downloads::Downloads;
use crate::app::evaluation_files::{Sources, empty_table};
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::file_input::{self, File};
use crate::app::services::{file_drop, page};
use crate::evaluation::file::EvaluationsFile;
use crate::evaluation::{Evaluation, Evaluations, Mean};

/// A file that was looked into.
#[derive(Clone)]
pub struct LookedInto {
    /// What it is called.
    pub name: String,
    /// What was found in it.
    pub file: Arc<EvaluationsFile>,
}

/// What became of the file that was chosen last.
#[derive(Clone)]
enum Report {
    /// Nothing was chosen yet, or it was put aside.
    None,
    /// It is shown, and waits for what shall be added.
    Looked(LookedInto),
    /// So many were added, and so many replaced.
    Added(usize, usize),
    /// It could not be looked into, for this reason.
    Refused(String),
}

/// A file input in the guise of a button, what is in the file, and what became of it.
#[component]
pub fn EvaluationImport(
    /// The results that are here.
    #[prop(into)]
    stored: Signal<Arc<Evaluations>>,
    /// Called with what shall be added, each with its id: one that is taken is replaced.
    on_add: Callback<(Vec<Evaluation>, Vec<Mean>)>,
) -> impl IntoView {
    let locale = use_locale();
    let sources = Sources::of_view();
    let downloads = expect_context::<Downloads>();
    let report = RwSignal::new(Report::None);
    let input = NodeRef::<html::Input>::new();
    let open = move |file: File| {
        report.set(Report::None);
        let name = file_input::name_of(&file);
        spawn_local(async move {
            let looked = match sources.look_into(file).await {
                Ok(file) => Report::Looked(LookedInto { name, file: Arc::new(file) }),
                Err(reason) => Report::Refused(reason),
            };
            // The view may have been left while the file was read.
            report.try_set(looked);
        });
    };
    let chosen = move |_| {
        if let Some(file) = input.get_untracked().and_then(|input| file_input::take_file(&input)) {
            open(file);
        }
    };
    let over = RwSignal::new(false);
    file_drop::on_files(over, move |files| {
        let count = files.len();
        match (files.into_iter().next(), count) {
            (Some(file), 1) => open(file),
            (None, _) => {}
            (Some(_), _) => {
                report.set(Report::Refused(td_string!(locale, import.one_at_a_time, count = count).to_string()));
            }
        }
    });
    let to_input = move || {
        if let Some(input) = input.get_untracked() {
            page::focus(&input);
        }
    };
    let close = Callback::new(move |()| {
        report.set(Report::None);
        to_input();
    });
    let add = Callback::new(move |(evaluations, means, n_replaced): (Vec<Evaluation>, Vec<Mean>, usize)| {
        let n_added = evaluations.len() + means.len() - n_replaced;
        report.set(Report::Added(n_added, n_replaced));
        on_add.run((evaluations, means));
        to_input();
    });
    let save_table = move |_| {
        spawn_local(async move {
            let table = sources.shipped_outlines().await.and_then(|outlines| empty_table(&outlines));
            match table {
                Some((name, text)) => downloads.table(&name, text),
                None => {
                    report.try_set(Report::Refused(td_string!(locale, evaluation_files.not_fetched).to_owned()));
                }
            }
        });
    };
    let panel = move || match report.get() {
        Report::Looked(looked) => Some(view! { <EvaluationPlan looked stored close add /> }),
        Report::None | Report::Added(..) | Report::Refused(_) => None,
    };
    let told = move || match report.get() {
        Report::Added(added, replaced) => {
            let added = (added > 0).then(|| match added {
                1 => td_string!(locale, evaluation_files.one_added).to_owned(),
                count => td_string!(locale, evaluation_files.many_added, count = count).to_string(),
            });
            let replaced = (replaced > 0).then(|| match replaced {
                1 => td_string!(locale, evaluation_files.one_replaced).to_owned(),
                count => td_string!(locale, evaluation_files.many_replaced, count = count).to_string(),
            });
            let sentences: Vec<_> = added.into_iter().chain(replaced).collect();
            Some(view! { <p class="kk-remark">{sentences.join(" ")}</p> })
        }
        Report::None | Report::Looked(_) | Report::Refused(_) => None,
    };
    let refused = move || match report.get() {
        Report::Refused(reason) => Some(view! {
            <div class="kk-notice kk-notice--warning">
                <p>
                    <strong>{td_string!(locale, import.failed)}</strong>
                    " "
                    {reason}
                </p>
            </div>
        }),
        Report::None | Report::Looked(_) | Report::Added(..) => None,
    };
    view! {
        <div class="kk-import" class:kk-import--over=over>
            <label class="kk-button kk-button--quiet kk-file">
                <input
                    type="file"
                    accept=".json,.csv,.txt,application/json,text/csv"
                    node_ref=input
                    on:change=chosen
                />
                {td_string!(locale, evaluation_files.open)}
            </label>
            <p class="kk-hint">
                {td_string!(locale, evaluation_files.open_hint)}
                " "
                {td_string!(locale, import.drop)}
            </p>
            <div role="status">{told}</div>
            <div role="alert">{refused}</div>
        </div>
        <p class="kk-hint">
            {td_string!(locale, evaluation_files.table_hint)}
            " "
            <button type="button" class="kk-button kk-button--text" on:click=save_table>
                {td_string!(locale, evaluation_files.table)}
            </button>
        </p>
        {panel}
    }
}
