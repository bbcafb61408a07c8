//! One subarea: its questions, or points given directly, with the points as they stand.

use leptos::prelude::*;

use super::area::Breadcrumb;
use crate::app::components::anchors::Anchors;
use crate::app::components::bias_hint::subarea_hint;
use crate::app::components::calculation::Calculation;
use crate::app::components::direct_points_field::DirectPointsField;
use crate::app::components::history_bar::follow_wanted;
use crate::app::components::page_heading::PageHeading;
use crate::app::components::points_meter::PointsMeter;
use crate::app::components::question_field::QuestionField;
use crate::app::components::steps::{Step, steps};
use crate::app::components::subarea_nav::SubareaNav;
use crate::app::components::with_draft::{OpenDraft, RubricKind, WithDraft};
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::official::earlier_biases;
use crate::app::route::Route;
use crate::assessment::AssessmentId;
use crate::points::Precision;
use crate::rubric::{Area, Subarea, SubareaId};
use crate::scoring::calculation::Part;
use crate::scoring::{Basis, Outcome};

/// The view of a subarea.
#[component]
pub fn SubareaPage(
    /// Which draft.
    id: AssessmentId,
    /// Which subarea.
    subarea: SubareaId,
) -> impl IntoView {
    view! {
        <WithDraft
            id
            view=move |draft| {
                let rubric = draft.rubric();
                let found = rubric.subarea(&subarea).map(|(area, subarea)| (area.clone(), subarea.clone()));
                match found {
                    Some((area, subarea)) => view! { <OpenSubarea draft area subarea /> }.into_any(),
                    None => view! { <MissingPart draft /> }.into_any(),
                }
            }
        />
    }
}

/// For addresses of parts that the draft's edition does not have.
#[component]
pub fn MissingPart(
    /// The draft.
    draft: OpenDraft,
) -> impl IntoView {
    let locale = use_locale();
    let rubric = draft.rubric();
    let missing = match draft.kind() {
        RubricKind::Shipped => td_string!(locale, subarea.missing, edition = rubric.id.as_str()).to_string(),
        RubricKind::Own => {
            td_string!(locale, subarea.missing_own, model = rubric.title.get(draft.language)).to_string()
        }
    };
    view! {
        <PageHeading title=td_string!(locale, subarea.missing_title).to_owned() />
        <p>{missing}</p>
        <p>
            <a class="kk-button" href=Route::Overview(draft.id).href()>{td_string!(locale, result.back_to_draft)}</a>
        </p>
    }
}

#[component]
fn OpenSubarea(draft: OpenDraft, area: Area, subarea: Subarea) -> impl IntoView {
    let locale = use_locale();
    let language = draft.language;
    let heading = format!("{} {}", subarea.id, subarea.title.get(language));
    let id = subarea.id.clone();
    let id = StoredValue::new(id);
    let score = move || id.with_value(|id| draft.score.with(|score| score.subarea(id).cloned()));
    let meter = move || {
        let outcome = score().map_or(Outcome::NotApplicable, |score| score.outcome);
        view! { <PointsMeter outcome precision=Precision::Tenths /> }
    };
    let basis = draft.assessment.with_untracked(|draft| Basis::of(&subarea, draft));
    let shown = RwSignal::new(basis);
    follow_wanted(subarea.clone(), shown);
    let has_questions = !subarea.questions.is_empty();
    let left = move || {
        let score = score()?;
        Some(match (score.progress.unanswered, score.basis) {
            (0, _) => td_string!(locale, progress.nothing_left).to_owned(),
            (_, Basis::DirectPoints) => td_string!(locale, progress.one_subareas_left).to_owned(),
            (1, Basis::Questions) => td_string!(locale, progress.one_questions_left).to_owned(),
            (count, Basis::Questions) => td_string!(locale, progress.many_questions_left, count = count).to_string(),
        })
    };
    let counted = StoredValue::new(subarea.clone());
    let body = move || match shown.get() {
        Basis::Questions => view! { <Questions draft subarea=counted.get_value() /> }.into_any(),
        Basis::DirectPoints => view! {
            <DirectPointsField draft subarea=counted.get_value() named=false />
        }
        .into_any(),
    };
    view! {
        <div class="kk-work">
            <SubareaNav draft area=area.clone() current=Some(subarea.id.clone()) />
            <div class="kk-work__main">
                <Breadcrumb draft />
                <PageHeading title=heading lang=draft.lang />
                <div class="kk-points-here">
                    <h2 class="kk-visually-hidden">{td_string!(locale, subarea.points_here)}</h2>
                    {meter}
                    <p class="kk-hint">{left}</p>
                </div>
                <Calculation draft part=Part::Subarea(subarea.id.clone()) />
                {subarea_hint(draft, earlier_biases(draft), subarea.id.clone(), true)}
                <Anchors draft subarea=subarea.clone() />
                {has_questions.then(|| view! { <BasisSwitch shown /> })}
                {move || {
                    let given = score().is_some_and(|score| score.basis == Basis::DirectPoints);
                    (given && shown.get() == Basis::Questions)
                        .then(|| view! { <p class="kk-remark">{td_string!(locale, subarea.questions_count)}</p> })
                }}
                {body}
                <Steps draft subarea=subarea.id />
            </div>
        </div>
    }
}

/// Chooses between answering questions and giving points directly; changes what is shown, never what was entered.
#[component]
fn BasisSwitch(shown: RwSignal<Basis>) -> impl IntoView {
    let locale = use_locale();
    let option = move |basis: Basis, label: &'static str| {
        view! {
            <label class="kk-switch__option">
                <input
                    type="radio"
                    name="basis"
                    prop:checked=move || shown.get() == basis
                    on:change=move |_| shown.set(basis)
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="kk-switch">
            <legend>{td_string!(locale, subarea.how_to_rate)}</legend>
            {option(Basis::Questions, td_string!(locale, subarea.by_questions))}
            {option(Basis::DirectPoints, td_string!(locale, subarea.by_points))}
        </fieldset>
    }
}

#[component]
fn Questions(draft: OpenDraft, subarea: Subarea) -> impl IntoView {
    let locale = use_locale();
    let questions: Vec<_> =
        subarea.questions.into_iter().map(|question| view! { <QuestionField draft question /> }).collect();
    let (dont_know, not_applicable) =
        (td_string!(locale, question.dont_know_key), td_string!(locale, question.not_applicable_key));
    let keys = td_string!(locale, subarea.keys, dont_know = dont_know, not_applicable = not_applicable).to_string();
    view! {
        <p class="kk-hint kk-keys">{keys}</p>
        {questions}
    }
}

/// The ways to the subarea before and after, across areas.
#[component]
fn Steps(draft: OpenDraft, subarea: SubareaId) -> impl IntoView {
    let locale = use_locale();
    let rubric = draft.rubric();
    let all: Vec<_> = rubric.subareas().map(|(_, subarea)| subarea).collect();
    let at = all.iter().position(|other| other.id == subarea);
    let step = |other: &&Subarea| {
        let title = format!("{} {}", other.id, other.title.get(draft.language));
        Step { route: Route::Subarea(draft.id, other.id.clone()), title }
    };
    let previous = at.and_then(|at| all.get(at.checked_sub(1)?)).map(step);
    let next = at.and_then(|at| all.get(at + 1)).map(step);
    steps(draft, (td_string!(locale, subarea.previous), previous), (td_string!(locale, subarea.next), next))
}
