//! What is in a file, and what it would do here: shown before anything changes.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::change_list::{ChangeList, Sides};
use super::import_choice::{ImportChoice, ImportWays};
use super::import_effects::{Effects, changes_nothing, counted, effects};
use crate::app::drafts::Drafts;
use crate::app::i18n::{Locale, td_string};
use crate::app::import::Offer;
use crate::app::library::Library;
use crate::app::locale::{lang_of, use_locale};
use crate::app::pages::{draft_name, rubric_name};
use crate::app::rubrics::{FoundRubric, OwnRubrics};
use crate::app::services::{clock, page};
use crate::assessment::{AssessmentId, LastResult};
use crate::changes::{Change, filled};
use crate::import::{Clash, ImportPlan, Settled, Step, Way};
use crate::language::Language;

/// Id of the panel's heading.
const HEADING: &str = "import-heading";

/// What was done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It became a draft of its own.
    Added(AssessmentId),
    /// It took the place of what this draft held.
    Replaced(AssessmentId),
    /// It was merged into this draft.
    Merged(AssessmentId),
}

impl Done {
    /// The draft that the file led to.
    #[must_use]
    pub const fn id(self) -> AssessmentId {
        match self {
            Self::Added(id) | Self::Replaced(id) | Self::Merged(id) => id,
        }
    }
}

/// The panel: the file, the ways to open it with what each would do, and the button that does it.
#[component]
pub fn ImportPreview(
    /// The file.
    offer: Offer,
    /// Called when the file is put aside.
    close: Callback<()>,
    /// Called when the file was opened; with nothing when the browser cannot make a new draft.
    finish: Callback<Option<Done>>,
) -> impl IntoView {
    let locale = use_locale();
    let heading = NodeRef::<html::H3>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            page::focus(&heading);
        }
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            close.run(());
        }
    };
    let title = td_string!(locale, import.title, file = offer.name.as_str()).to_string();
    let held = in_the_file(locale, &offer);
    let choice = ImportChoice::new(offer);
    view! {
        <section class="kk-report kk-preview" aria-labelledby=HEADING on:keydown=on_key>
            <h3 id=HEADING class="kk-preview__title" tabindex="-1" node_ref=heading>{title}</h3>
            {held}
            <ImportWays choice />
            <div role="status">{move || choice.plan.get().map(|plan| outcome(locale, choice, &plan))}</div>
            {change_details(locale, choice)}
            {left_details(locale, choice)}
            <p class="kk-actions">
                {act_button(locale, choice, finish)}
                <button type="button" class="kk-button kk-button--quiet" on:click=move |_| close.run(())>
                    {td_string!(locale, import.cancel)}
                </button>
            </p>
        </section>
    }
}

/// Who and what the draft in the file is about, how much is in it, and when it was changed.
fn in_the_file(locale: Locale, offer: &Offer) -> impl IntoView + use<> {
    let language = expect_context::<Language>();
    let draft = &offer.draft;
    let (rubric, lang) = match &offer.rubric {
        FoundRubric::Own(rubric) => (rubric.title.get(language).to_owned(), lang_of(&rubric.title)),
        FoundRubric::Missing => {
            (rubric_name(draft, language), draft.last_result().map(LastResult::title).and_then(lang_of))
        }
        FoundRubric::Pending | FoundRubric::Shipped(_) | FoundRubric::Failed(_) => {
            (td_string!(locale, draft.edition, edition = draft.rubric.id.as_str()).to_string(), None)
        }
    };
    let changed = clock::day_and_time(draft.changed, language);
    let held = counted(locale, filled(draft)).unwrap_or_else(|| td_string!(locale, import.nothing_in_it).to_owned());
    view! {
        <p class="kk-preview__name">{draft_name(locale, draft)}</p>
        <ul class="kk-facts">
            <li lang=lang>{rubric}</li>
            <li>{held}</li>
            <li>{td_string!(locale, draft.changed, time = changed)}</li>
        </ul>
        <p>{td_string!(locale, import.sound)}</p>
    }
}

/// What the chosen way would do, in sentences.
fn outcome(locale: Locale, choice: ImportChoice, plan: &ImportPlan) -> impl IntoView + use<> {
    let drafts = expect_context::<Drafts>();
    let here = choice.target.get_untracked().and_then(|id| untrack(|| drafts.get(id)));
    let here = here.map(|draft| draft.assessment.with_untracked(|here| draft_name(locale, here))).unwrap_or_default();
    let file = choice.offer.with_value(|offer| draft_name(locale, &offer.draft));
    let Effects { lines, remarks } = effects(locale, plan, &file, &here);
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    let remarks: Vec<_> = remarks.into_iter().map(|remark| view! { <li>{remark}</li> }).collect();
    let remarks = (!remarks.is_empty()).then(|| view! { <ul class="kk-remark kk-preview__remarks">{remarks}</ul> });
    view! {
        <ul class="kk-preview__effects">{lines}</ul>
        {remarks}
    }
}

/// The changes one by one.
fn change_details(locale: Locale, choice: ImportChoice) -> impl IntoView + use<> {
    let changes = Memo::new(move |_| choice.plan.get().map(|plan| plan.changes).unwrap_or_default());
    folded(choice, td_string!(locale, import.show_changes), Sides::BeforeAfter, changes)
}

/// What the file has otherwise and what stays as it is here, one by one.
fn left_details(locale: Locale, choice: ImportChoice) -> impl IntoView + use<> {
    let stays = |clash: &Clash| match clash.settled {
        Settled::Here | Settled::TooLong => !clash.differs.is_about_the_whole(),
        Settled::File | Settled::Both | Settled::Beside => false,
    };
    let left = Memo::new(move |_| {
        let clashes = choice.plan.get().map(|plan| plan.clashes).unwrap_or_default();
        clashes.into_iter().filter(stays).map(|clash| clash.differs).collect::<Vec<_>>()
    });
    folded(choice, td_string!(locale, import.show_left), Sides::HereAndFile, left)
}

/// A list of changes, made when somebody unfolds it; nothing where it is empty.
fn folded(
    choice: ImportChoice,
    summary: &'static str,
    sides: Sides,
    changes: Memo<Vec<Change>>,
) -> impl IntoView + use<> {
    let language = expect_context::<Language>();
    let open = RwSignal::new(false);
    let list = move || {
        let rubric = choice.offer.with_value(|offer| offer.rubric.ready().map(Arc::clone));
        open.get().then(|| view! { <ChangeList rubric language changes=changes.get() sides /> })
    };
    let is_any = Memo::new(move |_| !changes.read().is_empty());
    move || {
        is_any.get().then(|| {
            view! {
                <details class="kk-preview__changes" on:toggle:target=move |event| open.set(event.target().open())>
                    <summary>{summary}</summary>
                    {list}
                </details>
            }
        })
    }
}

/// The button that does what is shown; none where nothing would change.
fn act_button(locale: Locale, choice: ImportChoice, finish: Callback<Option<Done>>) -> impl IntoView + use<> {
    let (drafts, library) = (expect_context::<Drafts>(), expect_context::<Library>());
    let own = expect_context::<OwnRubrics>();
    let way = Memo::new(move |_| {
        choice.plan.with(|plan| match plan {
            Some(plan) if plan.step == Step::Add => Some(Way::New),
            Some(plan) if !changes_nothing(plan) => Some(choice.way.get()),
            Some(_) | None => None,
        })
    });
    let act = move |_| {
        let Some(plan) = choice.plan.get_untracked() else { return };
        let draft = choice.offer.with_value(|offer| Arc::clone(&offer.draft));
        let target = choice.target.get_untracked();
        let done = match (way.get_untracked(), plan.step, target) {
            (Some(Way::Replace), Step::Edit(edit), Some(id)) => {
                drafts.import_into(id, edit, untrack(|| own.find(library, &draft)).own());
                Some(Done::Replaced(id))
            }
            (Some(Way::Merge { .. }), Step::Edit(edit), Some(id)) => {
                let here = untrack(|| drafts.get(id)).map(|here| here.assessment.get_untracked());
                let rubric = here.map(|here| untrack(|| own.find(library, &here)));
                drafts.import_into(id, edit, rubric.as_ref().and_then(FoundRubric::own));
                Some(Done::Merged(id))
            }
            (Some(Way::Join), Step::Join, _) => {
                let id = draft.id;
                let here = untrack(|| drafts.get(id)).map(|here| here.assessment.get_untracked());
                let rubric = here.map(|here| untrack(|| own.find(library, &here)));
                drafts.join_file(id, &draft, rubric.as_ref().and_then(FoundRubric::own));
                Some(Done::Merged(id))
            }
            (Some(Way::New), ..) => drafts.add_from_file((*draft).clone()).map(Done::Added),
            (Some(Way::Replace | Way::Join | Way::Merge { .. }) | None, ..) => return,
        };
        finish.run(done);
    };
    move || {
        let label = match way.get()? {
            Way::New => td_string!(locale, import.add),
            Way::Merge { fill_blanks_only: true } => td_string!(locale, import.fill),
            Way::Join => td_string!(locale, import.join),
            Way::Merge { fill_blanks_only: false } => td_string!(locale, import.merge),
            Way::Replace => td_string!(locale, import.replace),
        };
        let kind = "kk-button kk-button--primary";
        Some(view! { <button type="button" class=kind on:click=act>{label}</button> })
    }
}
