//! The one place where is chosen what a draft is laid beside: whatever there is, found by typing, any number at once.

use leptos::prelude::*;

use super::with_draft::{OpenDraft, RubricKind};
use crate::app::comparison_choice::ComparisonChoices;
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::library::{Library, Loading};
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::route::Route;
use crate::app::services::location::Address;
use crate::app::sources::Sources;
use crate::assessment::AssessmentId;
use crate::comparison::{Candidate, Reach, ReferenceKey, ReferenceKind, find};
use crate::evaluation::EditionClaim;
use crate::language::Language;
use crate::points::{Points, PointsError};

/// The most that are listed at once; typing finds the others.
const LISTED: usize = 14;

/// What is chosen for a draft, and choosing.
#[derive(Clone, Copy)]
pub struct Choice {
    /// What is chosen, in the order it was.
    pub keys: Signal<Vec<ReferenceKey>>,
    /// Chooses.
    pub choose: Callback<Vec<ReferenceKey>>,
}

impl Choice {
    /// The choice that stands in the address of a view, whose route is made of a draft and what is chosen. An address
    /// that names nothing shows what was chosen for the draft before.
    #[must_use]
    pub fn in_address(
        draft: AssessmentId,
        compared: Signal<Vec<String>>,
        route: impl Fn(AssessmentId, Vec<String>) -> Route + Send + Sync + 'static,
    ) -> Self {
        let address = expect_context::<Address>();
        let choices = expect_context::<ComparisonChoices>();
        let keys = move || {
            let named = compared.read();
            if named.is_empty() {
                return choices.of(draft).compared;
            }
            named.iter().filter_map(|text| text.parse().ok()).collect()
        };
        let choose = move |keys: Vec<ReferenceKey>| {
            let texts = keys.iter().map(ToString::to_string).collect();
            choices.set_compared(draft, keys);
            address.replace(&route(draft, texts).to_string());
        };
        Self { keys: Signal::derive(keys), choose: Callback::new(choose) }
    }

    /// Adds what is not chosen, takes away what is.
    pub fn toggle(self, key: &ReferenceKey) {
        let mut chosen = self.keys.get_untracked();
        let before = chosen.len();
        chosen.retain(|other| other != key);
        if chosen.len() == before {
            chosen.push(key.clone());
        }
        self.choose.run(chosen);
    }

    /// The total to reach.
    fn goal(self) -> Option<Points> {
        self.keys.read().iter().find_map(|key| match key {
            ReferenceKey::Goal(points) => Some(*points),
            _ => None,
        })
    }

    /// Sets the total to reach, or takes it away.
    fn set_goal(self, goal: Option<Points>) {
        let mut chosen = self.keys.get_untracked();
        chosen.retain(|key| !matches!(key, ReferenceKey::Goal(_)));
        chosen.extend(goal.map(ReferenceKey::Goal));
        self.choose.run(chosen);
    }
}

/// What the list says of a candidate: name, edition, total, and how far it can be compared.
fn label(locale: Locale, candidate: &Candidate, kind: RubricKind) -> String {
    let is_own = kind == RubricKind::Own;
    let mut label = match candidate.remark.as_str() {
        "" => candidate.name.clone(),
        // With a rubric of one's own there is nothing but drafts and their versions, all of that rubric.
        _ if is_own && candidate.kind == ReferenceKind::SelfAssessment => candidate.name.clone(),
        remark => format!("{} ({remark})", candidate.name),
    };
    if is_own {
        return label;
    }
    let edition = match &candidate.edition {
        EditionClaim::Stated(id) => td_string!(locale, chooser.edition, edition = id.as_str()).to_string(),
        EditionClaim::Inferred(id) => td_string!(locale, chooser.edition_inferred, edition = id.as_str()).to_string(),
        EditionClaim::Unknown => td_string!(locale, chooser.edition_unknown).to_owned(),
    };
    let total = candidate.total.map(|total| {
        let total = format::whole(total);
        td_string!(locale, chooser.total, total = total).to_string()
    });
    let reach = match candidate.reach {
        Reach::Subareas => None,
        // Of a draft of another edition it shows when it is laid beside.
        Reach::Areas if matches!(candidate.kind, ReferenceKind::SelfAssessment | ReferenceKind::Version) => None,
        Reach::Areas => Some(td_string!(locale, chooser.only_areas)),
        Reach::Total => Some(td_string!(locale, chooser.only_total)),
    };
    for part in [Some(edition), total, reach.map(str::to_owned)].into_iter().flatten() {
        label.push_str(", ");
        label.push_str(&part);
    }
    label
}

/// A search over everything that can stand beside the draft, with a check box for each, the mean and the goal.
#[component]
pub fn Chooser(
    /// The draft whose result is shown.
    draft: OpenDraft,
    /// What is chosen.
    choice: Choice,
) -> impl IntoView {
    let locale = use_locale();
    let sources = Sources::of(draft);
    let kind = draft.kind();
    let candidates = Memo::new(move |_| sources.candidates());
    let typed = RwSignal::new(String::new());
    // The list stays as it is while boxes are ticked, so that nothing moves away under hand or focus.
    let list = move || {
        let chosen = choice.keys.get_untracked();
        candidates.with(|candidates| {
            let found = find(candidates, &typed.read(), LISTED);
            let is_shown = |candidate: &&Candidate| found.shown.iter().any(|shown| shown.key == candidate.key);
            let kept = candidates.iter().filter(|candidate| chosen.contains(&candidate.key));
            let kept = kept.filter(|candidate| !is_shown(candidate));
            let boxes: Vec<_> = kept
                .chain(found.shown.iter().copied())
                .map(|candidate| check_box(candidate.key.clone(), label(locale, candidate, kind), choice))
                .collect();
            boxes
        })
    };
    let n_all = Memo::new(move |_| candidates.with(Vec::len));
    let told = move || {
        candidates.with(|candidates| {
            let found = find(candidates, &typed.read(), LISTED);
            match (found.n_fitting, found.shown.len()) {
                (0, _) => td_string!(locale, chooser.none_fits).to_owned(),
                (fitting, shown) if fitting > shown => {
                    td_string!(locale, chooser.more, shown = shown, fitting = fitting).to_string()
                }
                (_, _) if typed.read().trim().is_empty() => String::new(),
                (1, _) => td_string!(locale, chooser.one_fits).to_owned(),
                (fitting, _) => td_string!(locale, chooser.many_fit, fitting = fitting).to_string(),
            }
        })
    };
    let search = move || {
        (n_all.get() > LISTED).then(|| {
            view! {
                <p class="kk-chooser__search">
                    <label for=SEARCH>{td_string!(locale, chooser.search)}</label>
                    <input
                        id=SEARCH
                        class="kk-input"
                        type="search"
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=typed
                        on:input:target=move |event| typed.set(event.target().value())
                    />
                </p>
            }
        })
    };
    let hint = match kind {
        RubricKind::Shipped => td_string!(locale, chooser.hint),
        RubricKind::Own => td_string!(locale, result.compare_drafts_hint),
    };
    let body = move || {
        if kind == RubricKind::Own && n_all.get() == 0 {
            return view! { <p class="kk-hint">{td_string!(locale, result.no_other_draft)}</p> }.into_any();
        }
        view! {
            <fieldset class="kk-compare">
                <legend>{td_string!(locale, result.compare)}</legend>
                <p class="kk-hint">{hint}</p>
                {search}
                <div class="kk-chooser__list">{list}</div>
                <p class="kk-hint" role="status">{told}</p>
                {check_box(ReferenceKey::MeanOfChosen, td_string!(locale, chooser.mean_of_chosen).to_owned(), choice)}
                <GoalField draft choice />
            </fieldset>
        }
        .into_any()
    };
    let failed = move || matches!(sources.pool(), Loading::Failed(_)).then(|| view! { <EvaluationsFailed /> });
    let own_only = (kind == RubricKind::Own)
        .then(|| view! { <p class="kk-hint">{td_string!(locale, result.own_not_comparable)}</p> });
    view! {
        <div class="kk-chooser kk-screen-only">
            {failed}
            {body}
            {own_only}
        </div>
    }
}

const SEARCH: &str = "compare-search";
const GOAL: &str = "compare-goal";
const GOAL_ERROR: &str = "compare-goal-error";

/// A check box for what can stand beside the draft.
fn check_box(key: ReferenceKey, label: String, choice: Choice) -> impl IntoView + use<> {
    let key = StoredValue::new(key);
    view! {
        <label class="kk-check">
            <input
                type="checkbox"
                prop:checked=move || key.with_value(|key| choice.keys.read().contains(key))
                on:change=move |_| key.with_value(|key| choice.toggle(key))
            />
            <span>{label}</span>
        </label>
    }
}

/// The total that the municipality wants to reach.
#[component]
fn GoalField(draft: OpenDraft, choice: Choice) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let max = draft.rubric().max();
    let limit = format::whole(max);
    let shown = move || choice.goal().map(|goal| format::exact(goal, language)).unwrap_or_default();
    let error = RwSignal::new(None::<String>);
    let sentence_limit = limit.clone();
    let take = move |text: String| match text.parse::<Points>() {
        Ok(goal) if goal <= max && goal > Points::ZERO => {
            error.set(None);
            choice.set_goal(Some(goal));
        }
        Ok(goal) if goal == Points::ZERO => {
            error.set(None);
            choice.set_goal(None);
        }
        Ok(_) => error.set(messages::points_error(locale, PointsError::TooLarge, &sentence_limit)),
        Err(PointsError::Empty) => {
            error.set(None);
            choice.set_goal(None);
        }
        Err(fault) => error.set(messages::points_error(locale, fault, &sentence_limit)),
    };
    view! {
        <p class="kk-chooser__goal">
            <label for=GOAL>{td_string!(locale, chooser.goal)}</label>
            <input
                id=GOAL
                class="kk-input kk-input--points"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-describedby=GOAL_ERROR
                aria-invalid=move || error.read().is_some().then_some("true")
                prop:value=shown
                on:change:target=move |event| take(event.target().value())
            />
            <span class="kk-direct__max">{td_string!(locale, direct.max, max = limit)}</span>
        </p>
        <p class="kk-error" id=GOAL_ERROR role="alert">{error}</p>
    }
}

#[component]
fn EvaluationsFailed() -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    view! {
        <p class="kk-error" role="alert">{td_string!(locale, result.evaluations_failed)}</p>
        <button type="button" class="kk-button" on:click=move |_| library.retry()>
            {td_string!(locale, product.try_again)}
        </button>
    }
}
