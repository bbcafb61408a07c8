//! What shall be done with a file: the ways, the draft that it changes, and the plan that follows from both.

use leptos::prelude::*;

use super::choice::{Choice, ChoiceOption};
use crate::app::drafts::{Draft, Drafts};
use crate::app::i18n::{Locale, td_string};
use crate::app::import::Offer;
use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::pages::{draft_name, rubric_name};
use crate::app::rubrics::{FoundRubric, OwnRubrics};
use crate::app::services::clock;
use crate::assessment::AssessmentId;
use crate::import::{ImportPlan, Input, Way, plan};
use crate::language::Language;

/// Id of the field for the draft that is changed.
const TARGET: &str = "import-target";

/// A choice and its plan, which follows what happens to the drafts meanwhile.
#[derive(Clone, Copy)]
pub struct ImportChoice {
    /// The file.
    pub offer: StoredValue<Offer>,
    /// The way that is chosen.
    pub way: RwSignal<Way>,
    /// The draft here that the file would change.
    pub target: Memo<Option<AssessmentId>>,
    /// What it would do; nothing where it cannot be done.
    pub plan: Memo<Option<ImportPlan>>,
    /// The drafts here that it may change, each with its name and when it was changed; the one that it holds is first.
    fitting: Memo<Vec<(AssessmentId, String)>>,
    picked: RwSignal<Option<AssessmentId>>,
}

impl ImportChoice {
    /// The choice for a file, before somebody chooses.
    #[must_use]
    pub fn new(offer: Offer) -> Self {
        let offer = StoredValue::new(offer);
        let picked = RwSignal::new(None);
        let fitting = fitting(offer);
        let way = RwSignal::new(if untrack(|| can_join(offer, fitting)) { Way::Join } else { Way::New });
        let target = Memo::new(move |_| {
            let picked = picked.get();
            fitting.with(|fitting| {
                let is_there = |id: &AssessmentId| fitting.iter().any(|(other, _)| other == id);
                picked.filter(is_there).or_else(|| fitting.first().map(|(id, _)| *id))
            })
        });
        let plan = planned(offer, way, target);
        Self { offer, way, target, plan, fitting, picked }
    }
}

/// Whether the draft of the file is here, and the two can be joined: the way that is chosen before somebody chooses, since
/// it loses nothing. Otherwise that is the one that changes no draft.
fn can_join(offer: StoredValue<Offer>, fitting: Memo<Vec<(AssessmentId, String)>>) -> bool {
    let (id, is_stamped) = offer.with_value(|offer| (offer.draft.id, offer.is_stamped));
    is_stamped && fitting.with(|fitting| fitting.iter().any(|(other, _)| *other == id))
}

fn fitting(offer: StoredValue<Offer>) -> Memo<Vec<(AssessmentId, String)>> {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let (own, library) = (expect_context::<OwnRubrics>(), expect_context::<Library>());
    let language = expect_context::<Language>();
    let named = move |draft: Draft| {
        draft.assessment.with(|here| {
            own.find(library, here).ready()?;
            let (name, time) = (draft_name(locale, here), clock::day_and_time(here.changed, language));
            Some((draft.id, td_string!(locale, import.target_named, name = name, time = time).to_string()))
        })
    };
    Memo::new(move |_| {
        offer.with_value(|offer| {
            // Without their rubric, nobody can say what the answers of the file would do.
            let fitting = if offer.rubric.ready().is_some() { drafts.that_fit(&offer.draft) } else { Vec::new() };
            fitting.into_iter().filter_map(named).collect()
        })
    })
}

fn planned(
    offer: StoredValue<Offer>,
    way: RwSignal<Way>,
    target: Memo<Option<AssessmentId>>,
) -> Memo<Option<ImportPlan>> {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let (own, library) = (expect_context::<OwnRubrics>(), expect_context::<Library>());
    Memo::new(move |_| {
        let target = match way.get() {
            // Only the very draft of the file can be joined with it.
            Way::Join => Some(offer.with_value(|offer| offer.draft.id)),
            Way::New | Way::Replace | Way::Merge { .. } => target.get(),
        };
        let here = target.and_then(|id| drafts.get(id)).map(|draft| draft.assessment.get());
        let rubric = here.as_ref().and_then(|here| own.find(library, here).ready().cloned());
        // The draft may be deleted in another tab; then the file can still become one of its own.
        let way = if here.is_some() { way.get() } else { Way::New };
        offer.with_value(|offer| {
            let separator = td_string!(locale, import.separator, file = offer.name.as_str()).to_string();
            let separator = format!("\n\n{separator}\n");
            let (here, rubric) = (here.as_ref(), rubric.as_deref());
            plan(&Input { file: &offer.draft, here, rubric, separator: &separator }, way).ok()
        })
    })
}

/// The ways to open a file, each with a line on what it does, and the field for the draft that it changes; a word on why
/// there is only one way where no draft fits.
#[component]
pub fn ImportWays(
    /// The choice.
    choice: ImportChoice,
) -> impl IntoView {
    let locale = use_locale();
    let fits_any = Memo::new(move |_| !choice.fitting.read().is_empty());
    let is_chosen = Memo::new(move |_| match choice.way.get() {
        Way::New | Way::Join => false,
        Way::Replace | Way::Merge { .. } => true,
    });
    let is_joined = Memo::new(move |_| can_join(choice.offer, choice.fitting));
    move || {
        if !fits_any.get() {
            let reason = choice.offer.with_value(|offer| only_new(locale, offer));
            return view! { <p class="kk-hint">{reason}</p> }.into_any();
        }
        let legend = td_string!(locale, import.ways).to_owned();
        view! {
            <p>{move || same_draft(locale, choice)}</p>
            <Choice legend name="import-way" options=options(locale, is_joined.get()) chosen=choice.way />
            {move || is_chosen.get().then(|| target_field(locale, choice))}
        }
        .into_any()
    }
}

fn options(locale: Locale, is_joined: bool) -> Vec<ChoiceOption<Way>> {
    let join = (Way::Join, td_string!(locale, import.way_join), td_string!(locale, import.way_join_hint));
    let ways = [
        (Way::New, td_string!(locale, import.way_new), td_string!(locale, import.way_new_hint)),
        (
            Way::Merge { fill_blanks_only: true },
            td_string!(locale, import.way_fill),
            td_string!(locale, import.way_fill_hint),
        ),
        (
            Way::Merge { fill_blanks_only: false },
            td_string!(locale, import.way_merge),
            td_string!(locale, import.way_merge_hint),
        ),
        (Way::Replace, td_string!(locale, import.way_replace), td_string!(locale, import.way_replace_hint)),
    ];
    let option = |(value, label, hint): (Way, &str, &str)| ChoiceOption {
        value,
        label: label.to_owned(),
        hint: hint.to_owned(),
    };
    is_joined.then_some(join).into_iter().chain(ways).map(option).collect()
}

/// That the file holds a draft that is here, in another state.
fn same_draft(locale: Locale, choice: ImportChoice) -> Option<String> {
    let id = choice.offer.with_value(|offer| offer.draft.id);
    choice.fitting.with(|fitting| {
        let (_, name) = fitting.iter().find(|(other, _)| *other == id)?;
        Some(td_string!(locale, import.same_draft, name = name.as_str()).to_string())
    })
}

/// Why a file can only become a new draft.
fn only_new(locale: Locale, offer: &Offer) -> String {
    match &offer.rubric {
        FoundRubric::Missing => {
            let model = rubric_name(&offer.draft, expect_context::<Language>());
            td_string!(locale, import.rubric_missing, model = model).to_string()
        }
        FoundRubric::Failed(_) | FoundRubric::Pending => td_string!(locale, import.rubric_failed).to_owned(),
        FoundRubric::Shipped(_) | FoundRubric::Own(_) => td_string!(locale, import.none_fits).to_owned(),
    }
}

/// Which of the drafts here the file would change.
fn target_field(locale: Locale, choice: ImportChoice) -> impl IntoView + use<> {
    let options = move || {
        let target = choice.target.get_untracked();
        let option = |(id, name): (AssessmentId, String)| {
            view! { <option value=id.to_string() selected=target == Some(id)>{name}</option> }
        };
        choice.fitting.get().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <div class="kk-field">
            <label for=TARGET>{td_string!(locale, import.target)}</label>
            <select
                id=TARGET
                class="kk-input"
                on:change:target=move |event| choice.picked.set(event.target().value().parse().ok())
            >
                {options}
            </select>
        </div>
    }
}
