//! What every view of a draft needs: the draft, its rubric and its score; or a word on what is missing.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::page_heading::PageHeading;
use super::storage_notice::{download_draft, download_text};
use crate::app::drafts::{Draft, Drafts};
use crate::app::library::{Library, LoadFailure, Loading};
use crate::app::locale::{lang_of, use_locale};
use crate::app::pages::draft_name;
use crate::app::route::Route;
use crate::assessment::{Assessment, AssessmentId, Edit};
use crate::draft::Recovery;
use crate::language::Language;
use crate::rubric::Rubric;
use crate::scoring::{self, Score};

/// A draft with its rubric, as a view works with it.
#[derive(Clone, Copy)]
pub struct OpenDraft {
    /// Its id.
    pub id: AssessmentId,
    /// The draft; changed through [`OpenDraft::edit`] only, which also saves.
    pub assessment: Signal<Assessment>,
    /// What it amounts to.
    pub score: Memo<Score>,
    /// The language of the rubric's texts: that of the interface, or one that the rubric has.
    pub language: Language,
    /// The `lang` attribute of what shows them; nothing where they are in the language of the interface.
    pub lang: Option<&'static str>,
    rubric: StoredValue<Arc<Rubric>>,
    drafts: Drafts,
}

impl OpenDraft {
    /// A draft with the rubric it was made with, for as long as the present view, for readers of a language.
    #[must_use]
    pub fn new(draft: &Draft, rubric: Arc<Rubric>, interface: Language, drafts: Drafts) -> Self {
        let assessment: Signal<Assessment> = draft.assessment.read_only().into();
        let language = rubric.title.language_of(interface).unwrap_or(interface);
        let lang = lang_of(&rubric.title);
        let rubric = StoredValue::new(rubric);
        let score =
            Memo::new(move |_| assessment.with(|draft| rubric.with_value(|rubric| scoring::score(rubric, draft))));
        Self { id: draft.id, assessment, score, language, lang, rubric, drafts }
    }

    /// The rubric that the draft was made with.
    #[must_use]
    pub fn rubric(self) -> Arc<Rubric> {
        self.rubric.get_value()
    }

    /// Changes the draft and saves it.
    pub fn edit(self, edit: Edit) {
        self.drafts.edit(self.id, edit);
    }
}

/// Shows a view of a draft when draft and rubric are here.
#[component]
pub fn WithDraft<F, V>(
    /// Which draft.
    id: AssessmentId,
    /// The view.
    view: F,
) -> impl IntoView
where
    F: Fn(OpenDraft) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let drafts = expect_context::<Drafts>();
    let view: Arc<dyn Fn(OpenDraft) -> AnyView + Send + Sync> = Arc::new(move |draft| view(draft).into_any());
    // Another tab may delete the draft; what is answered here would then be kept nowhere.
    let is_here = Memo::new(move |_| drafts.get(id).is_some());
    move || match is_here.get().then(|| untrack(|| drafts.get(id))).flatten() {
        None => view! { <MissingDraft id /> }.into_any(),
        Some(draft) => view! { <WithRubric draft view=Arc::clone(&view) /> }.into_any(),
    }
}

#[component]
fn WithRubric(draft: Draft, view: Arc<dyn Fn(OpenDraft) -> AnyView + Send + Sync>) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let interface = expect_context::<Language>();
    let library = expect_context::<Library>();
    let rubric = library.rubric(&draft.assessment.with_untracked(|draft| draft.rubric.id.clone()));
    move || match rubric.get() {
        Loading::Pending => {
            view! { <p class="kk-loading" aria-busy="true">{td_string!(locale, product.loading)}</p> }.into_any()
        }
        Loading::Failed(failure) => view! { <RubricMissing draft=draft.clone() failure /> }.into_any(),
        Loading::Ready(rubric) => {
            let open = OpenDraft::new(&draft, Arc::clone(&rubric), interface, drafts);
            view! {
                <DraftRemarks draft=draft.clone() rubric />
                {view(open)}
            }
            .into_any()
        }
    }
}

/// Remarks on how the draft was read, above every view of it.
#[component]
fn DraftRemarks(draft: Draft, rubric: Arc<Rubric>) -> impl IntoView {
    let locale = use_locale();
    let changed = draft.assessment.with_untracked(|draft| draft.rubric.fingerprint != rubric.fingerprint);
    let recovered = draft.recovery == Recovery::OlderSlot;
    let partial = matches!(draft.recovery, Recovery::Partial(_));
    let remark = |shown: bool, text: &'static str| shown.then(|| view! { <p class="kk-remark">{text}</p> });
    view! {
        {remark(recovered, td_string!(locale, draft.recovered))}
        {remark(partial, td_string!(locale, draft.partly_read))}
        <KeptOriginal id=draft.id />
        {remark(changed, td_string!(locale, draft.rubric_changed))}
    }
}

/// Hands over the text of a draft that could once not be read in full, for as long as it is kept.
#[component]
fn KeptOriginal(id: AssessmentId) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    drafts.kept(id).map(|text| {
        view! {
            <p class="kk-remark">{td_string!(locale, draft.original_kept)}</p>
            <button
                type="button"
                class="kk-button kk-button--quiet"
                on:click=move |_| download_text(&format!("{id}.kompass.json"), &text)
            >
                {td_string!(locale, draft.download_original)}
            </button>
        }
    })
}

/// For a draft that is not here, or is here and cannot be read.
#[component]
fn MissingDraft(id: AssessmentId) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let unreadable = drafts.unreadable().with_untracked(|list| list.iter().any(|draft| draft.id == id));
    let (title, text) = if unreadable {
        (td_string!(locale, draft.unreadable_title), td_string!(locale, draft.unreadable))
    } else {
        (td_string!(locale, draft.missing_title), td_string!(locale, draft.missing))
    };
    view! {
        <PageHeading title=title.to_owned() />
        <p>{text}</p>
        <p>
            <a class="kk-button" href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a>
        </p>
    }
}

#[component]
fn RubricMissing(draft: Draft, failure: LoadFailure) -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    let shipped = failure != LoadFailure::NotShipped;
    let edition = draft.assessment.with_untracked(|draft| draft.rubric.id.to_string());
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    let title = if shipped {
        td_string!(locale, draft.rubric_failed_title).to_owned()
    } else {
        td_string!(locale, draft.rubric_missing_title).to_owned()
    };
    let explanation = match failure {
        LoadFailure::NotShipped => td_string!(locale, draft.rubric_missing, edition = edition).to_string(),
        LoadFailure::Invalid(_) => td_string!(locale, draft.rubric_invalid).to_owned(),
        LoadFailure::Fetch(_) => td_string!(locale, draft.rubric_failed).to_owned(),
    };
    view! {
        <PageHeading title />
        <p>{explanation}</p>
        <p class="kk-actions">
            {shipped.then(|| view! {
                <button type="button" class="kk-button" on:click=move |_| library.retry()>
                    {td_string!(locale, product.try_again)}
                </button>
            })}
            <button
                type="button"
                class="kk-button kk-button--quiet"
                on:click=move |_| draft.assessment.with_untracked(download_draft)
            >
                {td_string!(locale, draft.download_named, name = name)}
            </button>
        </p>
    }
}
