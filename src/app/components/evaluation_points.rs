//! The points of a result, part by part, with the running sums beside what is printed.

use std::sync::Arc;

use leptos::prelude::*;

use super::choice::{Choice, ChoiceOption};
use super::evaluation_fields::{ResultForm, field_id};
use crate::app::format;
use crate::app::i18n::td_string;
use crate::evaluation::typed::{Depth, Field, Sum};
use crate::points::Points;
use crate::rubric::{Area, Rubric};

/// How far down there are points; nothing where an edition leaves no choice.
pub fn depth_field(form: ResultForm, rubric: &Rubric, shown: RwSignal<Depth>) -> AnyView {
    let locale = form.locale;
    let option = |value, label: &str| ChoiceOption { value, label: label.to_owned(), hint: String::new() };
    let mut options = vec![
        option(Depth::Areas, td_string!(locale, evaluations.depth_areas)),
        option(Depth::Total, td_string!(locale, evaluations.depth_total)),
    ];
    if rubric.subareas().next().is_some() {
        options.insert(0, option(Depth::Subareas, td_string!(locale, evaluations.depth_subareas)));
    }
    let legend = td_string!(locale, evaluations.depth).to_owned();
    view! {
        <Choice legend name="result-depth" options chosen=shown />
        <p class="kk-hint">{td_string!(locale, evaluations.depth_hint)}</p>
    }
    .into_any()
}

/// The fields of points, as far down as there are some; without a rubric the total.
pub fn points_fields(form: ResultForm, rubric: Option<&Arc<Rubric>>, depth: Depth) -> AnyView {
    let locale = form.locale;
    let areas: Vec<_> = match (rubric, depth) {
        (None, _) | (Some(_), Depth::Total) => Vec::new(),
        (Some(rubric), Depth::Subareas) => rubric.areas.iter().map(|area| area_fields(form, area)).collect(),
        (Some(rubric), Depth::Areas) => rubric
            .areas
            .iter()
            .map(|area| {
                let name = format!("{} {}", area.id, area.title.get(form.language));
                points_row(form, Field::Area(area.id.clone()), (name.clone(), name), area.max, None)
            })
            .collect(),
    };
    let max = rubric.map_or_else(|| Points::from_whole(800), |rubric| rubric.max());
    let shown_max = format::exact(max, form.language);
    let label = td_string!(locale, evaluations.total_field).to_owned();
    let named = td_string!(locale, evaluations.total_named, max = shown_max).to_string();
    let sum = rubric.filter(|_| depth != Depth::Total).map(Arc::clone).map(|rubric| {
        let sum = Memo::new(move |_| form.typed.with(|typed| typed.total_sum(&rubric)));
        view! {
            <p class="kk-hint">{td_string!(locale, evaluations.total_optional)}</p>
            {sum_line(form, "result-total-sum".to_owned(), sum)}
        }
    });
    let described = sum.is_some().then(|| "result-total-sum".to_owned());
    view! {
        <fieldset class="kk-parts">
            <legend>{td_string!(locale, evaluations.points)}</legend>
            <p class="kk-hint">{td_string!(locale, evaluations.points_hint)}</p>
            {areas}
            {row(form, Field::Total, label, named, max, described)}
            {sum}
        </fieldset>
    }
    .into_any()
}

/// An area: its subareas, what the source says of it, and their sum.
fn area_fields(form: ResultForm, area: &Area) -> AnyView {
    let locale = form.locale;
    let name = format!("{} {}", area.id, area.title.get(form.language));
    let rows: Vec<_> = area
        .subareas
        .iter()
        .map(|subarea| {
            let name = format!("{} {}", subarea.id, subarea.title.get(form.language));
            points_row(form, Field::Subarea(subarea.id.clone()), (name.clone(), name), subarea.max, None)
        })
        .collect();
    let sum_id = format!("result-area-{}-sum", area.id);
    let max = format::exact(area.max, form.language);
    let label = td_string!(locale, evaluations.area_total).to_owned();
    let named = td_string!(locale, evaluations.area_total_named, part = name.as_str(), max = max).to_string();
    let whole = row(form, Field::Area(area.id.clone()), label, named, area.max, Some(sum_id.clone()));
    let area = StoredValue::new(area.clone());
    let sum = Memo::new(move |_| area.with_value(|area| form.typed.with(|typed| typed.area_sum(area))));
    view! {
        <fieldset class="kk-parts kk-parts--area">
            <legend>{name}</legend>
            {rows}
            {whole}
            {sum_line(form, sum_id, sum)}
        </fieldset>
    }
    .into_any()
}

/// A part with its name as label.
fn points_row(form: ResultForm, field: Field, name: (String, String), max: Points, sum: Option<String>) -> AnyView {
    let (label, part) = name;
    let shown = format::exact(max, form.language);
    let named = td_string!(form.locale, evaluations.points_named, part = part, max = shown).to_string();
    row(form, field, label, named, max, sum)
}

fn row(
    form: ResultForm,
    field: Field,
    label: String,
    named: String,
    max: Points,
    described: Option<String>,
) -> AnyView {
    let id = field_id(&field);
    let error_id = format!("{id}-error");
    let is_whole = matches!(field, Field::Total) || described.is_some();
    let class = if is_whole { "kk-parts__row kk-parts__row--whole" } else { "kk-parts__row" };
    let value = form.typed.with_untracked(|typed| typed.points(&field).to_owned());
    let of_max = td_string!(form.locale, evaluations.of_max, max = format::exact(max, form.language)).to_string();
    let described_by = format!("{error_id} {}", described.unwrap_or_default());
    let field = StoredValue::new(field);
    let error = Memo::new(move |_| field.with_value(|field| form.error(field)));
    view! {
        <div class=class>
            <label for=id.clone()>{label}</label>
            <input
                id=id
                class="kk-input"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-label=named
                aria-describedby=described_by
                aria-invalid=move || error.read().is_some().then_some("true")
                prop:value=value
                on:input:target=move |event| {
                    field.with_value(|field| {
                        form.typed.update(|typed| typed.set_points(field, event.target().value()));
                        form.mend(field);
                    });
                }
            />
            <span class="kk-parts__max" aria-hidden="true">{of_max}</span>
            <p class="kk-error" id=error_id>{error}</p>
        </div>
    }
    .into_any()
}

/// The line under a whole; it stands out where the sum and what is printed differ.
fn sum_line(form: ResultForm, id: String, sum: Memo<Sum>) -> AnyView {
    let class = move || if sum.get().disagreement().is_some() { "kk-remark" } else { "kk-hint" };
    view! { <p class=class id=id>{move || sum_text(form, sum.get())}</p> }.into_any()
}

/// The sum, how far it has come, or how it differs from what is printed.
fn sum_text(form: ResultForm, sum: Sum) -> String {
    let (locale, language) = (form.locale, form.language);
    let shown = |points| format::exact(points, language);
    if let Some((printed, sum)) = sum.disagreement() {
        return td_string!(locale, evaluations.sum_differs, printed = shown(printed), sum = shown(sum)).to_string();
    }
    match sum.whole() {
        Some(whole) => td_string!(locale, evaluations.sum, sum = shown(whole)).to_string(),
        None if sum.typed == 0 => String::new(),
        None => {
            let (typed, of) = (sum.typed, sum.of);
            td_string!(locale, evaluations.sum_so_far, sum = shown(sum.points), typed = typed, of = of).to_string()
        }
    }
}
