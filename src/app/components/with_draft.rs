//! What every view of a draft needs: the draft, its rubric and its score; or a word on what is missing.

use std::sync::Arc;

use leptos::prelude::*;

use super::clashes::ClashNotice;
use super::file_reminder::FileReminder;
use super::history_bar::{HistoryBar, HistoryMessage, HistoryView};
use super::newer_draft::NewerDraft;
use super::page_heading::{HEADING, PageHeading};
use super::rubric_missing::RubricMissing;
use super::whereabouts::Whereabouts;
use crate::app::downloads::Downloads;
use crate::app::drafts::{Draft, Drafts};
use crate::app::durability::Durability;
use crate::app::i18n::td_string;
use crate::app::library::{Library, LoadFailure};
use crate::app::locale::{lang_of, use_locale};
use crate::app::messages;
use crate::app::pages::draft_name;
use crate::app::route::Route;
use crate::app::rubrics::{FoundRubric, OwnRubrics};
use crate::app::services::page;
use crate::assessment::{Assessment, AssessmentId, Edit, RubricReference, file};
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
    kind: RubricKind,
    drafts: Drafts,
    durability: Durability,
}

/// Whose rubric a draft goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RubricKind {
    /// A shipped edition of Kommunkompassen.
    Shipped,
    /// A rubric of one's own.
    Own,
}

impl OpenDraft {
    /// A draft with the rubric it was made with, for as long as the present view, for readers of a language.
    #[must_use]
    pub fn new(draft: &Draft, rubric: Arc<Rubric>, kind: RubricKind, interface: Language, drafts: Drafts) -> Self {
        let assessment: Signal<Assessment> = draft.assessment.read_only().into();
        let language = rubric.title.language_of(interface).unwrap_or(interface);
        let lang = lang_of(&rubric.title);
        let rubric = StoredValue::new(rubric);
        let score =
            Memo::new(move |_| assessment.with(|draft| rubric.with_value(|rubric| scoring::score(rubric, draft))));
        let durability = expect_context::<Durability>();
        Self { id: draft.id, assessment, score, language, lang, rubric, kind, drafts, durability }
    }

    /// The rubric that the draft was made with.
    #[must_use]
    pub fn rubric(self) -> Arc<Rubric> {
        self.rubric.get_value()
    }

    /// Whose rubric that is.
    #[must_use]
    pub const fn kind(self) -> RubricKind {
        self.kind
    }

    /// Changes the draft and saves it. With the first thing that is entered there is something to lose.
    pub fn edit(self, edit: Edit) {
        let is_entry = !matches!(edit, Edit::Rubric { .. });
        let own = (self.kind == RubricKind::Own).then(|| self.rubric());
        self.drafts.edit(self.id, edit, own.as_deref());
        if is_entry {
            self.durability.ask_once();
        }
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
    with_draft(id, Arc::new(move |draft| view(draft).into_any()))
}

/// A view of a draft, as something that all pages have in common.
type ViewOfDraft = Arc<dyn Fn(OpenDraft) -> AnyView + Send + Sync>;

/// The same for a view of any type: what stands around it is in the program once.
fn with_draft(id: AssessmentId, view: ViewOfDraft) -> AnyView {
    let drafts = expect_context::<Drafts>();
    // Another tab may delete the draft; what is answered here would then be kept nowhere.
    let is_here = Memo::new(move |_| drafts.get(id).is_some());
    provide_context(HistoryView::new(id));
    (move || match is_here.get().then(|| untrack(|| drafts.get(id))).flatten() {
        None => view! { <MissingDraft id /> }.into_any(),
        Some(draft) => view! {
            <HistoryBar />
            <FileReminder draft=draft.clone() />
            <WithRubric draft=draft.clone() view=Arc::clone(&view) />
            <HistoryMessage />
            <Whereabouts draft />
        }
        .into_any(),
    })
    .into_any()
}

#[component]
fn WithRubric(draft: Draft, view: ViewOfDraft) -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    let own = expect_context::<OwnRubrics>();
    let assessment: Signal<Assessment> = draft.assessment.read_only().into();
    // Only another rubric builds the view anew, not every answer.
    let found = Memo::new(move |_| assessment.with(|assessment| own.find(library, assessment)));
    move || match found.get() {
        FoundRubric::Pending => {
            view! { <p class="kk-loading" aria-busy="true">{td_string!(locale, product.loading)}</p> }.into_any()
        }
        FoundRubric::Failed(failure) => view! { <RubricFailed draft=draft.clone() failure /> }.into_any(),
        FoundRubric::Missing => view! { <RubricMissing draft=draft.clone() /> }.into_any(),
        FoundRubric::Shipped(rubric) => opened(&draft, rubric, RubricKind::Shipped, &view),
        FoundRubric::Own(rubric) => opened(&draft, rubric, RubricKind::Own, &view),
    }
}

/// The view of a draft with its rubric, under remarks on how the draft was read.
fn opened(draft: &Draft, rubric: Arc<Rubric>, kind: RubricKind, view: &ViewOfDraft) -> AnyView {
    let drafts = expect_context::<Drafts>();
    let open = OpenDraft::new(draft, rubric, kind, expect_context::<Language>(), drafts);
    view! {
        <DraftRemarks draft=draft.clone() />
        <RubricChanged draft=open />
        <ClashNotice draft=open />
        {view(open)}
    }
    .into_any()
}

/// Remarks on how the draft was read, above every view of it.
#[component]
fn DraftRemarks(draft: Draft) -> impl IntoView {
    let locale = use_locale();
    let recovered = draft.recovery == Recovery::OlderSlot;
    let partial = matches!(draft.recovery, Recovery::Partial(_));
    let remark = |shown: bool, text: &'static str| shown.then(|| view! { <p class="kk-remark">{text}</p> });
    view! {
        {remark(recovered, td_string!(locale, draft.recovered))}
        {remark(partial, td_string!(locale, draft.partly_read))}
        <KeptOriginal id=draft.id />
    }
}

/// Says that the shipped edition has changed since the draft was made, until somebody takes note of it.
#[component]
fn RubricChanged(draft: OpenDraft) -> impl IntoView {
    let locale = use_locale();
    let rubric = RubricReference::to(&draft.rubric());
    let here = rubric.clone();
    let changed = Memo::new(move |_| draft.assessment.with(|draft| draft.rubric != here));
    let take_note = move |_| {
        draft.edit(Edit::Rubric { rubric: rubric.clone() });
        // The button goes with the remark; the focus must not.
        page::focus_id(HEADING);
    };
    move || {
        let take_note = take_note.clone();
        changed.get().then(|| {
            view! {
                <div class="kk-notice kk-notice--warning">
                    <p>{td_string!(locale, draft.rubric_changed)}</p>
                    <button type="button" class="kk-button" on:click=take_note>
                        {td_string!(locale, models.take_note)}
                    </button>
                </div>
            }
        })
    }
}

/// Hands over the text of a draft that could once not be read in full, for as long as it is kept.
#[component]
fn KeptOriginal(id: AssessmentId) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let downloads = expect_context::<Downloads>();
    drafts.kept(id).map(|text| {
        view! {
            <p class="kk-remark">{td_string!(locale, draft.original_kept)}</p>
            <button
                type="button"
                class="kk-button kk-button--quiet"
                on:click=move |_| downloads.text(&format!("{id}.kompass.json"), &text)
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
    let stored = drafts.unreadable().with_untracked(|list| list.iter().find(|draft| draft.id == id).cloned());
    let newer = stored.as_ref().filter(|stored| stored.is_newer()).and_then(|stored| file::look_at_newer(&stored.text));
    if let (Some(stored), Some(assessment)) = (&stored, newer) {
        return view! { <NewerDraft stored=stored.clone() assessment /> }.into_any();
    }
    let is_in_bin = move || drafts.bin().read().iter().any(|binned| binned.id == id);
    let (title, text) = if stored.is_some() {
        (td_string!(locale, draft.unreadable_title), td_string!(locale, draft.unreadable))
    } else {
        (td_string!(locale, draft.missing_title), td_string!(locale, draft.missing))
    };
    let what = move || {
        let (text, way) = if is_in_bin() {
            let to_bin = view! { <a href=Route::Bin.href()>{td_string!(locale, bin.to_bin)}</a> };
            (td_string!(locale, bin.lies_there), Some(to_bin))
        } else {
            (text, None)
        };
        view! {
            <p>
                {text}
                " "
                {way}
            </p>
        }
    };
    view! {
        <PageHeading title=title.to_owned() />
        {what}
        <p>
            <a class="kk-button" href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a>
        </p>
    }
    .into_any()
}

/// For a shipped edition that is not to be had.
#[component]
fn RubricFailed(draft: Draft, failure: LoadFailure) -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    let downloads = expect_context::<Downloads>();
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    let explanation = messages::load_failure(locale, &failure);
    view! {
        <PageHeading title=td_string!(locale, draft.rubric_failed_title).to_owned() />
        <p>{explanation}</p>
        <p class="kk-actions">
            <button type="button" class="kk-button" on:click=move |_| library.retry()>
                {td_string!(locale, product.try_again)}
            </button>
            <button
                type="button"
                class="kk-button kk-button--quiet"
                on:click=move |_| draft.assessment.with_untracked(|draft| downloads.draft(draft))
            >
                {td_string!(locale, draft.download_named, name = name)}
            </button>
        </p>
    }
}
