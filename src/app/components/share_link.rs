//! The points of a draft as a link to send to others.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::with_draft::{OpenDraft, RubricKind};
use crate::app::downloads::Downloads;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::clipboard::{self, Copied};
use crate::app::services::location;
use crate::assessment::RubricReference;
use crate::share::{self, NoLink, SharedAbout, SharedResult};

const FIELD: &str = "share-link";
const HINT: &str = "share-hint";

/// The link, what is in it and what it cannot do; where there can be none, why, and the file instead.
#[component]
pub fn ShareLink(
    /// The draft.
    draft: OpenDraft,
) -> impl IntoView {
    let locale = use_locale();
    let named = RwSignal::new(false);
    let link = Memo::new(move |_| {
        let text = shared(draft, named.get()).to_text();
        share::link(&location::page(), &Route::Shared(text).href())
    });
    let refused = Memo::new(move |_| link.with(|link| link.as_ref().err().copied()));
    let text = Signal::derive(move || link.get().unwrap_or_default());
    let (what, is_own) = match draft.kind() {
        RubricKind::Shipped => (td_string!(locale, share.what), false),
        RubricKind::Own => (td_string!(locale, share.what_own), true),
    };
    let municipality = move || {
        if named.get() { td_string!(locale, share.named) } else { td_string!(locale, share.not_named) }
    };
    view! {
        <section class="kk-share kk-screen-only" aria-labelledby="share">
            <h2 id="share">{td_string!(locale, share.title)}</h2>
            <p id=HINT>{what} " " {municipality}</p>
            <label class="kk-check">
                <input
                    type="checkbox"
                    prop:checked=named
                    on:change:target=move |event| named.set(event.target().checked())
                />
                <span>{td_string!(locale, share.name_it)}</span>
            </label>
            {move || match refused.get() {
                None => view! { <LinkField text /> }.into_any(),
                Some(why) => view! { <FileInstead draft why /> }.into_any(),
            }}
            <p class="kk-hint">{td_string!(locale, share.cannot)}</p>
            {is_own.then(|| view! { <p class="kk-hint">{td_string!(locale, share.own_hint)}</p> })}
        </section>
    }
}

/// The points of a draft as they are now; with the municipality if it is wanted.
fn shared(draft: OpenDraft, named: bool) -> SharedResult {
    let rubric = draft.rubric();
    draft.assessment.with(|assessment| {
        let about = SharedAbout {
            rubric: RubricReference::to(&rubric),
            own_title: (draft.kind() == RubricKind::Own).then(|| rubric.title.get(draft.language).to_owned()),
            year: Some(assessment.year),
            municipality: named.then(|| assessment.municipality.name.clone()),
        };
        draft.score.with(|score| SharedResult::of(score, about))
    })
}

/// The link to copy.
#[component]
fn LinkField(text: Signal<String>) -> impl IntoView {
    let locale = use_locale();
    let field = NodeRef::<html::Textarea>::new();
    let copied = RwSignal::new(None::<Copied>);
    // What was said about one link does not hold for the next.
    Effect::watch(move || text.get(), move |_, _, _| copied.set(None), false);
    let copy = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let text = text.get_untracked();
        copied.set(None);
        spawn_local(async move {
            let outcome = clipboard::copy(&text, &field).await;
            copied.set(Some(outcome));
        });
    };
    view! {
        <div class="kk-field">
            <label for=FIELD>{td_string!(locale, share.link)}</label>
            <textarea
                id=FIELD
                class="kk-input kk-share__link"
                rows="4"
                readonly=true
                spellcheck="false"
                aria-describedby=HINT
                prop:value=text
                node_ref=field
                on:focus:target=|event| clipboard::select_at_focus(event.target())
            />
        </div>
        <button type="button" class="kk-button" on:click=copy>
            {td_string!(locale, share.copy)}
        </button>
        <p class="kk-share__status" role="status">
            {move || copied.get().map(|copied| match copied {
                Copied::Done => td_string!(locale, share.copied),
                Copied::Selected => td_string!(locale, share.selected),
            })}
        </p>
    }
}

/// Why there is no link, and the draft as a file.
#[component]
fn FileInstead(draft: OpenDraft, why: NoLink) -> impl IntoView {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let why = match why {
        NoLink::NotOnTheWeb => td_string!(locale, share.not_on_the_web).to_owned(),
        NoLink::TooLong { found } => {
            td_string!(locale, share.too_long, found = found, limit = share::MAX_LINK).to_string()
        }
    };
    view! {
        <div class="kk-notice">
            <p>
                {why} " " {td_string!(locale, share.whole_file)}
            </p>
            <button
                type="button"
                class="kk-button"
                on:click=move |_| draft.assessment.with_untracked(|draft| downloads.draft(draft))
            >
                {td_string!(locale, share.file)}
            </button>
        </div>
    }
}
