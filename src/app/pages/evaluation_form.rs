//! The form for a result or a mean of one's own, new or to be changed.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::app::comparison_choice::ComparisonChoices;
use crate::app::components::evaluation_fields::{
    ResultForm, edition_field, kind_field, line_field, month_field, name_fields,
};
use crate::app::components::evaluation_help::{ERRORS, error_summary, twin_notice};
use crate::app::components::evaluation_item::result_name;
use crate::app::components::evaluation_points::{depth_field, points_fields};
use crate::app::components::page_heading::{HEADING, PageHeading};
use crate::app::evaluations::OwnEvaluations;
use crate::app::i18n::td_string;
use crate::app::library::{Library, LoadFailure, Loading};
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::location::Address;
use crate::app::services::page;
use crate::comparison::ReferenceKey;
use crate::evaluation::typed::{Circumstances, Depth, Field, Kind, Typed};
use crate::evaluation::{EvaluationId, OwnResult, OwnResultId};
use crate::language::Language;
use crate::municipality::swedish;
use crate::rubric::Rubric;

/// The view at the address of a form.
#[component]
pub fn EvaluationFormPage(
    /// Which form it is; its address names it.
    route: Route,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let own = expect_context::<OwnEvaluations>();
    let edited = match &route {
        Route::Evaluation(id) => Some(OwnResultId::Evaluation(id.clone())),
        Route::Mean(id) => Some(OwnResultId::Mean(id.clone())),
        _ => None,
    };
    let before = edited.as_ref().and_then(|id| untrack(|| own.get(id)));
    if edited.is_some() && before.is_none() {
        return view! {
            <PageHeading title=td_string!(locale, evaluations.missing_title).to_owned() />
            <p>{td_string!(locale, evaluations.missing)}</p>
            {to_list(td_string!(locale, evaluations.to_list))}
        }
        .into_any();
    }
    let title = match &before {
        Some(before) => {
            td_string!(locale, evaluations.form_edit, name = result_name(locale, language, before)).to_string()
        }
        None => td_string!(locale, evaluations.form_new).to_owned(),
    };
    let form = StoredValue::new((route, before));
    // Counts how often somebody has begun anew.
    let round = RwSignal::new(0);
    view! {
        <PageHeading title=title />
        {move || {
            round.track();
            let (route, before) = form.get_value();
            view! { <Form route before round /> }
        }}
    }
    .into_any()
}

fn to_list(label: &'static str) -> impl IntoView {
    view! { <a class="kk-button kk-button--quiet" href=Route::Evaluations.href()>{label}</a> }
}

/// What a form begins with.
fn beginning(route: &Route, before: Option<&OwnResult>, language: Language) -> Typed {
    match (route, before) {
        (_, Some(before)) => Typed::of(before, language),
        (Route::NewEvaluation(new), None) => Typed {
            municipality: named(&new.municipality),
            year: new.year.clone(),
            edition: new.edition.clone(),
            ..Typed::default()
        },
        (_, None) => Typed::default(),
    }
}

/// The municipality that an address names, by its code or by its name.
fn named(municipality: &str) -> String {
    let of_code = swedish().find(|(code, _)| *code == municipality).map(|(_, name)| name);
    of_code.unwrap_or(municipality).to_owned()
}

#[component]
fn Form(route: Route, before: Option<OwnResult>, round: RwSignal<u32>) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let own = expect_context::<OwnEvaluations>();
    let library = expect_context::<Library>();
    let address = expect_context::<Address>();
    let at = StoredValue::new(route.to_string());
    let start = StoredValue::new(beginning(&route, before.as_ref(), language));
    let kept = own.form(&at.get_value());
    let is_kept = kept.is_some();
    let typed = RwSignal::new(kept.unwrap_or_else(|| start.get_value()));
    let form = ResultForm { typed, faults: RwSignal::new(Vec::new()), locale, language };
    let (kind, municipality) = typed.with_untracked(|typed| (typed.kind, typed.municipality.clone()));
    let (kind, municipality) = (RwSignal::new(kind), RwSignal::new(municipality));
    let failed = RwSignal::new(None::<&'static str>);
    Effect::watch(move || kind.get(), move |kind, _, _| typed.update(|typed| typed.kind = *kind), false);
    Effect::watch(
        move || municipality.get(),
        move |name, _, _| {
            typed.update(|typed| typed.municipality.clone_from(name));
            form.mend(&Field::Municipality);
        },
        false,
    );
    // Who comes back finds what was typed, and the browser asks before it goes with the page.
    Effect::new(move |_| {
        let changed = typed.with(|typed| start.with_value(|start| typed != start));
        own.keep_form(&at.get_value(), changed.then(|| typed.get_untracked()));
    });
    let edition = Memo::new(move |_| typed.with(|typed| typed.edition.clone()));
    let rubric = Signal::derive(move || edition.get().map(|edition| library.rubric(&edition).get()));
    let is_edit = before.is_some();
    let is_mean = matches!(before, Some(OwnResult::Mean(_)));
    let id = before.as_ref().map(OwnResult::id);
    let choices = expect_context::<ComparisonChoices>();
    // The draft whose evaluators' result is typed in.
    let draft = match &route {
        Route::NewEvaluation(new) => new.draft,
        _ => None,
    };
    let before = StoredValue::new(before);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let found = rubric.get_untracked();
        let found = match &found {
            Some(Loading::Ready(rubric)) => Some(rubric),
            Some(Loading::Pending) => {
                failed.set(Some(td_string!(locale, evaluations.edition_failed)));
                return;
            }
            Some(Loading::Failed(failure)) if *failure != LoadFailure::NotShipped => {
                failed.set(Some(td_string!(locale, evaluations.edition_failed)));
                library.retry();
                return;
            }
            Some(Loading::Failed(_)) | None => None,
        };
        let caveat = td_string!(locale, evaluations.caveat_default);
        let read = before.with_value(|before| {
            let id = before.as_ref().map(|before| before.id().id().clone()).or_else(placeholder);
            let with =
                Circumstances { rubric: found.map(|rubric| &**rubric), before: before.as_ref(), language, caveat };
            id.map(|id| typed.with_untracked(|typed| typed.result(id, with)))
        });
        failed.set(None);
        match read {
            Some(Ok(result)) => {
                let id = if is_edit {
                    let id = result.id();
                    own.put(vec![result]);
                    id
                } else {
                    own.add_new(result)
                };
                own.keep_form(&at.get_value(), None);
                if let (Some(draft), OwnResultId::Evaluation(id)) = (draft, &id) {
                    choices.set_official(draft, Some(ReferenceKey::Own(id.clone())));
                }
                own.tell_saved(id);
                address.go_to(&draft.map_or(Route::Evaluations, Route::Official).to_string());
            }
            Some(Err(faults)) => {
                form.faults.set(faults);
                page::focus_id(ERRORS);
            }
            None => {}
        }
    };
    let start_over = move |_| {
        own.keep_form(&at.get_value(), None);
        round.update(|round| *round += 1);
        page::focus_id(HEADING);
    };
    let restored = is_kept.then(|| {
        view! {
            <div class="kk-notice">
                <p>{td_string!(locale, evaluations.kept)}</p>
                <button type="button" class="kk-button kk-button--quiet" on:click=start_over>
                    {td_string!(locale, evaluations.start_over)}
                </button>
            </div>
        }
    });
    let cancel = move |_| own.keep_form(&at.get_value(), None);
    let year = || {
        line_field(
            form,
            Field::Year,
            td_string!(locale, evaluations.year),
            td_string!(locale, evaluations.year_hint),
            |typed| &mut typed.year,
        )
    };
    let source = || {
        line_field(
            form,
            Field::Source,
            td_string!(locale, evaluations.source_field),
            td_string!(locale, evaluations.source_hint),
            |typed| &mut typed.source,
        )
    };
    view! {
        {restored}
        {error_summary(form, rubric)}
        <form class="kk-form" novalidate=true on:submit=save>
            {(!is_mean).then(|| kind_field(form, kind, !is_edit))}
            {move || name_fields(form, kind.get(), municipality)}
            {year()}
            {move || (kind.get() != Kind::Mean).then(|| month_field(form))}
            <div>{edition_field(form)} {twin_notice(form, id)}</div>
            {source()}
            {move || parts(form, rubric.get(), start, is_edit && !is_kept)}
            <p class="kk-error" role="alert">{failed}</p>
            <div class="kk-actions">
                <button type="submit" class="kk-button kk-button--primary">
                    {td_string!(locale, evaluations.save)}
                </button>
                <a class="kk-button kk-button--quiet" href=Route::Evaluations.href() on:click=cancel>
                    {td_string!(locale, evaluations.cancel)}
                </a>
            </div>
        </form>
    }
}

/// An id for as long as a result is looked at; it gets its own when it is added.
fn placeholder() -> Option<EvaluationId> {
    "new".parse().ok()
}

/// The points, by what is known of the edition.
fn parts(
    form: ResultForm,
    rubric: Option<Loading<Rubric>>,
    start: StoredValue<Typed>,
    may_leave_out_sums: bool,
) -> AnyView {
    let locale = form.locale;
    let rubric = match rubric {
        None => {
            return view! {
                <p class="kk-hint">{td_string!(locale, evaluations.edition_none_hint)}</p>
                {points_fields(form, None, Depth::Total)}
            }
            .into_any();
        }
        Some(Loading::Failed(LoadFailure::NotShipped)) => {
            return view! {
                <p class="kk-hint">{td_string!(locale, evaluations.edition_gone_hint)}</p>
                {points_fields(form, None, Depth::Total)}
            }
            .into_any();
        }
        Some(Loading::Pending) => {
            return view! { <p class="kk-loading">{td_string!(locale, product.loading)}</p> }.into_any();
        }
        Some(Loading::Failed(_)) => {
            return view! { <p class="kk-error">{td_string!(locale, evaluations.edition_failed)}</p> }.into_any();
        }
        Some(Loading::Ready(rubric)) => rubric,
    };
    if may_leave_out_sums {
        let is_untouched = form.typed.with_untracked(|typed| start.with_value(|start| typed == start));
        if is_untouched {
            start.update_value(|start| start.leave_out_sums(&rubric));
            form.typed.update_untracked(|typed| typed.leave_out_sums(&rubric));
        }
    }
    let shown = RwSignal::new(form.typed.with_untracked(|typed| typed.depth_with(Some(&rubric))));
    Effect::watch(move || shown.get(), move |depth, _, _| form.typed.update(|typed| typed.depth = *depth), false);
    let choice = depth_field(form, &rubric, shown);
    let fields = move || points_fields(form, Some(&rubric), shown.get());
    view! { {choice} {fields} }.into_any()
}
