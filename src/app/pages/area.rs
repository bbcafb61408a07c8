//! One area: its subareas under each other, in quick mode with a field for the points of each.

use leptos::prelude::*;

use super::draft_name;
use crate::app::components::bias_hint::{area_hint, subarea_hint};
use crate::app::components::calculation::Calculation;
use crate::app::components::direct_points_field::DirectPointsField;
use crate::app::components::page_heading::PageHeading;
use crate::app::components::points_meter::PointsMeter;
use crate::app::components::steps::{Step, steps};
use crate::app::components::subarea_nav::SubareaNav;
use crate::app::components::term_text::TermText;
use crate::app::components::with_draft::{OpenDraft, WithDraft};
use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::official::earlier_biases;
use crate::app::route::Route;
use crate::assessment::{AssessmentId, Mode};
use crate::comparison::bias::EarlierBias;
use crate::points::Precision;
use crate::rubric::{Area, AreaId, Subarea};
use crate::scoring::calculation::Part;
use crate::scoring::{Outcome, Scaling};

/// The view of an area.
#[component]
pub fn AreaPage(
    /// Which draft.
    id: AssessmentId,
    /// Which area.
    area: AreaId,
) -> impl IntoView {
    view! {
        <WithDraft
            id
            view=move |draft| {
                let found = draft.rubric().area(&area).cloned();
                match found {
                    Some(area) => view! { <OpenArea draft area /> }.into_any(),
                    None => view! { <super::subarea::MissingPart draft /> }.into_any(),
                }
            }
        />
    }
}

#[component]
fn OpenArea(draft: OpenDraft, area: Area) -> impl IntoView {
    let locale = use_locale();
    let language = draft.language;
    let heading = format!("{} {}", area.id, area.title.get(language));
    let id = area.id.clone();
    let id = StoredValue::new(id);
    let score = move || id.with_value(|id| draft.score.with(|score| score.area(id).cloned()));
    let meter = move || {
        let outcome = score().map_or(Outcome::NotApplicable, |area| area.outcome);
        view! { <PointsMeter outcome precision=Precision::Whole /> }
    };
    let max = format::whole(area.max);
    let scaled = move || {
        let scaling = score().map_or(Scaling::None, |area| area.scaling);
        match scaling {
            Scaling::None => None,
            Scaling::From { applicable } => {
                let applicable = format::whole(applicable);
                Some(td_string!(locale, points.scaled, applicable = applicable, max = max.as_str()).to_string())
            }
        }
    };
    let quick = draft.assessment.with_untracked(|draft| draft.mode) == Mode::Quick;
    let earlier = earlier_biases(draft);
    let subareas: Vec<_> = area.subareas.iter().map(|subarea| subarea.id.clone()).collect();
    let rows: Vec<_> = area
        .subareas
        .iter()
        .map(|subarea| {
            let subarea = subarea.clone();
            if quick {
                view! { <QuickRow draft earlier subarea /> }.into_any()
            } else {
                view! { <SubareaRow draft subarea /> }.into_any()
            }
        })
        .collect();
    view! {
        <div class="kk-work">
            <SubareaNav draft area=area.clone() current=None />
            <div class="kk-work__main">
                <Breadcrumb draft />
                <PageHeading title=heading lang=draft.lang />
                <TermText text=area.intro.get(language).to_owned() lang=draft.lang />
                {meter}
                <p class="kk-hint">{scaled}</p>
                <Calculation draft part=Part::Area(area.id.clone()) />
                {quick.then(|| area_hint(draft, earlier, subareas))}
                <ol class="kk-area">{rows}</ol>
                <AreaSteps draft area=area.id />
            </div>
        </div>
    }
}

/// A link back to the draft's task list.
#[component]
pub fn Breadcrumb(
    /// The draft.
    draft: OpenDraft,
) -> impl IntoView {
    let locale = use_locale();
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    view! {
        <p class="kk-breadcrumb">
            <a href=Route::Overview(draft.id).href()>{name}</a>
        </p>
    }
}

/// A subarea with its field for points.
#[component]
fn QuickRow(draft: OpenDraft, earlier: Memo<Vec<EarlierBias>>, subarea: Subarea) -> impl IntoView {
    let locale = use_locale();
    let id = subarea.id.clone();
    let has_questions = !subarea.questions.is_empty();
    let name = format!("{} {}", subarea.id, subarea.title.get(draft.language));
    view! {
        <li class="kk-area__row">
            <DirectPointsField draft subarea named=true />
            {subarea_hint(draft, earlier, id.clone(), false)}
            <Calculation draft part=Part::Subarea(id.clone()) />
            {has_questions.then(|| view! {
                <a class="kk-area__questions" href=Route::Subarea(draft.id, id).href()>
                    {td_string!(locale, area.all_questions, subarea = name)}
                </a>
            })}
        </li>
    }
}

/// A subarea with a link to its questions and its points.
#[component]
fn SubareaRow(draft: OpenDraft, subarea: Subarea) -> impl IntoView {
    let id = subarea.id.clone();
    let title = format!("{} {}", subarea.id, subarea.title.get(draft.language));
    let meter = move || {
        let outcome =
            draft.score.with(|score| score.subarea(&id).map_or(Outcome::NotApplicable, |subarea| subarea.outcome));
        view! { <PointsMeter outcome precision=Precision::Tenths /> }
    };
    view! {
        <li class="kk-area__row">
            <a href=Route::Subarea(draft.id, subarea.id).href() lang=draft.lang>{title}</a>
            {meter}
        </li>
    }
}

/// The ways to the area before and after.
#[component]
fn AreaSteps(draft: OpenDraft, area: AreaId) -> impl IntoView {
    let locale = use_locale();
    let rubric = draft.rubric();
    let at = rubric.areas.iter().position(|other| other.id == area);
    let step = |other: &Area| {
        let title = format!("{} {}", other.id, other.title.get(draft.language));
        Step { route: Route::Area(draft.id, other.id.clone()), title }
    };
    let previous = at.and_then(|at| rubric.areas.get(at.checked_sub(1)?)).map(step);
    let next = at.and_then(|at| rubric.areas.get(at + 1)).map(step);
    steps(draft, (td_string!(locale, area.previous), previous), (td_string!(locale, area.next), next))
}
