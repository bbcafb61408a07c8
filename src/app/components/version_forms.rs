//! What opens under a version: renaming it, adopting it, removing it.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::version_card::version_name;
use crate::app::drafts::Drafts;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::services::{clock, page};
use crate::draft::{SaveError, StoreError};
use crate::version::{Adoption, Day, MAX_NAME, Version};

/// Called when a form is done, with what to tell, or left without.
pub type Close = Callback<Option<String>>;

/// The id of a part of a form: forms of several versions may be open at once.
fn part(version: &Version, name: &str) -> String {
    format!("version-{}-{name}", version.id())
}

/// A change that the storage did not take.
fn failure(locale: Locale, error: SaveError) -> &'static str {
    match error {
        SaveError::Store(StoreError::Full) => td_string!(locale, versions.failed_full),
        SaveError::Store(StoreError::Unavailable | StoreError::Failed)
        | SaveError::NotReadBack
        | SaveError::NewerSchema => td_string!(locale, versions.failed),
    }
}

/// Moves the focus to a field as soon as it is there.
fn focus_at_first() -> NodeRef<html::Input> {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            page::focus(&field);
        }
    });
    field
}

/// Another name for a version.
#[component]
pub fn RenameForm(
    /// The version.
    version: Version,
    /// What to do afterwards.
    close: Close,
) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let name = RwSignal::new(version_name(locale, &version));
    let error = RwSignal::new(None::<&'static str>);
    let field = focus_at_first();
    let legend = td_string!(locale, versions.rename_named, version = version_name(locale, &version)).to_string();
    let (name_id, error_id) = (part(&version, "name"), part(&version, "name-error"));
    let wanting = name_id.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked();
        if name.trim().is_empty() {
            error.set(Some(td_string!(locale, versions.name_missing)));
            page::focus_id(&wanting);
            return;
        }
        match drafts.rename_version(&version, &name) {
            Ok(()) => close.run(Some(td_string!(locale, versions.renamed, version = name.trim()).to_string())),
            Err(fault) => error.set(Some(failure(locale, fault))),
        }
    };
    view! {
        <form class="kk-form kk-version-form" novalidate=true aria-label=legend on:submit=submit>
            <div class="kk-field">
                <label for=name_id.clone()>{td_string!(locale, versions.new_name)}</label>
                <p class="kk-error" id=error_id.clone() role="alert">{error}</p>
                <input
                    id=name_id
                    node_ref=field
                    class="kk-input"
                    type="text"
                    autocomplete="off"
                    maxlength=MAX_NAME.to_string()
                    aria-describedby=error_id
                    aria-invalid=move || error.read().is_some().then_some("true")
                    prop:value=name
                    on:input:target=move |event| name.set(event.target().value())
                />
            </div>
            <p class="kk-actions">
                <button type="submit" class="kk-button kk-button--primary">
                    {td_string!(locale, versions.save_name)}
                </button>
                {cancel(close, td_string!(locale, versions.cancel))}
            </p>
        </form>
    }
}

/// Who adopts a version, and when.
#[component]
pub fn AdoptForm(
    /// The version.
    version: Version,
    /// What to do afterwards.
    close: Close,
) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let by = RwSignal::new(String::new());
    let on = RwSignal::new(clock::today().map(|day| day.to_string()).unwrap_or_default());
    let by_error = RwSignal::new(None::<&'static str>);
    let on_error = RwSignal::new(None::<&'static str>);
    let failed = RwSignal::new(None::<&'static str>);
    let field = focus_at_first();
    let name = version_name(locale, &version);
    let legend = td_string!(locale, versions.adopt_named, version = name.as_str()).to_string();
    let [by_id, by_hint_id, by_error_id] = ["by", "by-hint", "by-error"].map(|name| part(&version, name));
    let [on_id, on_error_id] = ["on", "on-error"].map(|name| part(&version, name));
    let wanting = (by_id.clone(), on_id.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let day = on.read_untracked().parse::<Day>().ok();
        let is_named = !by.read_untracked().trim().is_empty();
        by_error.set((!is_named).then(|| td_string!(locale, versions.adopt_by_missing)));
        on_error.set(day.is_none().then(|| td_string!(locale, versions.adopt_on_missing)));
        let adoption = day.and_then(|day| Adoption::new(&by.read_untracked(), day));
        let Some(adoption) = adoption else {
            page::focus_id(if is_named { &wanting.1 } else { &wanting.0 });
            return;
        };
        match drafts.adopt_version(&version, adoption) {
            Ok(()) => close.run(Some(td_string!(locale, versions.adopted_now, version = name.as_str()).to_string())),
            Err(fault) => failed.set(Some(failure(locale, fault))),
        }
    };
    view! {
        <form class="kk-form kk-version-form" novalidate=true aria-label=legend on:submit=submit>
            <p>{td_string!(locale, versions.adopt_hint)}</p>
            <div class="kk-field">
                <label for=by_id.clone()>{td_string!(locale, versions.adopt_by)}</label>
                <p class="kk-hint" id=by_hint_id.clone()>{td_string!(locale, versions.adopt_by_hint)}</p>
                <p class="kk-error" id=by_error_id.clone()>{by_error}</p>
                <input
                    id=by_id
                    node_ref=field
                    class="kk-input"
                    type="text"
                    autocomplete="off"
                    maxlength=MAX_NAME.to_string()
                    aria-describedby=format!("{by_hint_id} {by_error_id}")
                    aria-invalid=move || by_error.read().is_some().then_some("true")
                    prop:value=by
                    on:input:target=move |event| by.set(event.target().value())
                />
            </div>
            <div class="kk-field">
                <label for=on_id.clone()>{td_string!(locale, versions.adopt_on)}</label>
                <p class="kk-error" id=on_error_id.clone()>{on_error}</p>
                <input
                    id=on_id
                    class="kk-input kk-input--date"
                    type="date"
                    min="2000-01-01"
                    max="2100-12-31"
                    aria-describedby=on_error_id
                    aria-invalid=move || on_error.read().is_some().then_some("true")
                    prop:value=on
                    on:input:target=move |event| on.set(event.target().value())
                />
            </div>
            <p class="kk-error" role="alert">{failed}</p>
            <p class="kk-actions">
                <button type="submit" class="kk-button kk-button--primary">
                    {td_string!(locale, versions.adopt_confirm)}
                </button>
                {cancel(close, td_string!(locale, versions.cancel))}
            </p>
        </form>
    }
}

/// Whether a version shall really go.
#[component]
pub fn RemoveForm(
    /// The version.
    version: Version,
    /// What to do afterwards.
    close: Close,
) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let failed = RwSignal::new(None::<&'static str>);
    let name = version_name(locale, &version);
    let legend = td_string!(locale, versions.remove_named, version = name.as_str()).to_string();
    let button = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = button.get() {
            page::focus(&button);
        }
    });
    let advice = if version.adoption().is_some() {
        td_string!(locale, versions.remove_adopted)
    } else {
        td_string!(locale, versions.remove_hint)
    };
    let remove = move |_| match drafts.remove_version(version.draft(), version.id()) {
        Ok(()) => close.run(Some(td_string!(locale, versions.removed, version = name.as_str()).to_string())),
        Err(fault) => failed.set(Some(failure(locale, fault.into()))),
    };
    view! {
        <div class="kk-notice kk-notice--warning" role="group" aria-label=legend>
            <p>{advice}</p>
            <button type="button" class="kk-button" node_ref=button on:click=remove>
                {td_string!(locale, versions.remove_confirm)}
            </button>
            {cancel(close, td_string!(locale, versions.keep))}
            <p class="kk-error" role="alert">{failed}</p>
        </div>
    }
}

fn cancel(close: Close, text: &'static str) -> impl IntoView {
    view! {
        <button type="button" class="kk-button kk-button--quiet" on:click=move |_| close.run(None)>
            {text}
        </button>
    }
}
