//! The fields of a form for a result that say what it is: whose, when, which edition, from where.

use leptos::prelude::*;

use super::choice::{Choice, ChoiceOption};
use super::municipality_field::{MUNICIPALITY_INPUT, MunicipalityField};
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::messages;
use crate::app::services::clock;
use crate::assessment::Year;
use crate::evaluation::typed::{Fault, FaultKind, Field, Kind, Typed};
use crate::language::Language;
use crate::points::PointsError;
use crate::rubric::{Edition, RubricId};

/// A form for a result.
#[derive(Clone, Copy)]
pub struct ResultForm {
    /// What is typed.
    pub typed: RwSignal<Typed>,
    /// What has to be put right.
    pub faults: RwSignal<Vec<Fault>>,
    /// The language of the texts.
    pub locale: Locale,
    /// The same, for what is not a text.
    pub language: Language,
}

/// The id of a field's input, for links to it.
#[must_use]
pub fn field_id(field: &Field) -> String {
    match field {
        Field::Municipality => MUNICIPALITY_INPUT.to_owned(),
        Field::Title => "result-title".to_owned(),
        Field::Scope => "result-scope".to_owned(),
        Field::Count => "result-count".to_owned(),
        Field::Year => "result-year".to_owned(),
        Field::Source => "result-source".to_owned(),
        Field::Total => "result-total".to_owned(),
        Field::Area(id) => format!("result-area-{id}"),
        Field::Subarea(id) => format!("result-subarea-{id}"),
    }
}

impl ResultForm {
    /// What is wrong with a field, in words.
    #[must_use]
    pub fn error(self, field: &Field) -> Option<String> {
        self.faults.with(|faults| {
            let fault = faults.iter().find(|fault| fault.field == *field)?;
            Some(fault_text(self.locale, self.language, fault))
        })
    }

    /// A field is being mended: what was wrong with it is said no more.
    pub fn mend(self, field: &Field) {
        if self.faults.with_untracked(|faults| faults.iter().any(|fault| fault.field == *field)) {
            self.faults.update(|faults| faults.retain(|fault| fault.field != *field));
        }
    }
}

/// What is wrong, and what to do.
#[must_use]
pub fn fault_text(locale: Locale, language: Language, fault: &Fault) -> String {
    match (fault.kind, &fault.field) {
        (FaultKind::Missing, Field::Title) => td_string!(locale, evaluations.error_title).to_owned(),
        (FaultKind::Missing, Field::Scope) => td_string!(locale, evaluations.error_scope).to_owned(),
        (FaultKind::Missing, Field::Source) => td_string!(locale, evaluations.error_source).to_owned(),
        (FaultKind::Missing, _) => td_string!(locale, new.error_municipality).to_owned(),
        (FaultKind::TooLong { limit }, _) => td_string!(locale, evaluations.error_long, limit = limit).to_string(),
        (FaultKind::NotAYear, _) => {
            td_string!(locale, new.error_year, first = Year::FIRST, last = Year::LAST).to_string()
        }
        (FaultKind::NotACount, _) => td_string!(locale, evaluations.error_count).to_owned(),
        (FaultKind::NoPoints, Field::Total) => td_string!(locale, evaluations.error_no_total).to_owned(),
        (FaultKind::NoPoints, _) => td_string!(locale, evaluations.error_no_points).to_owned(),
        (FaultKind::Points(PointsError::TooLarge, max), _) => {
            td_string!(locale, evaluations.error_too_high, max = format::exact(max, language)).to_string()
        }
        (FaultKind::Points(error, max), _) => {
            messages::points_error(locale, error, &format::exact(max, language)).unwrap_or_default()
        }
    }
}

/// A text field in a line: its label, what to write, and which text it is.
pub fn line_field(
    form: ResultForm,
    field: Field,
    label: &'static str,
    hint: &'static str,
    text: fn(&mut Typed) -> &mut String,
) -> AnyView {
    let id = field_id(&field);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let class = if matches!(field, Field::Year | Field::Count) { "kk-input kk-input--year" } else { "kk-input" };
    let mode = matches!(field, Field::Year | Field::Count).then_some("numeric");
    let field = StoredValue::new(field);
    let error = Memo::new(move |_| field.with_value(|field| form.error(field)));
    let value = form.typed.try_update_untracked(|typed| text(typed).clone()).unwrap_or_default();
    view! {
        <div class="kk-field">
            <label for=id.clone()>{label}</label>
            <p class="kk-hint" id=hint_id.clone()>{hint}</p>
            <p class="kk-error" id=error_id.clone()>{error}</p>
            <input
                id=id
                class=class
                type="text"
                inputmode=mode
                autocomplete="off"
                aria-describedby=format!("{hint_id} {error_id}")
                aria-invalid=move || error.read().is_some().then_some("true")
                prop:value=value
                on:input:target=move |event| {
                    form.typed.update(|typed| *text(typed) = event.target().value());
                    field.with_value(|field| form.mend(field));
                }
            />
        </div>
    }
    .into_any()
}

/// What it is: an evaluation, a self-assessment or, for a new one, a mean.
pub fn kind_field(form: ResultForm, kind: RwSignal<Kind>, is_new: bool) -> AnyView {
    let locale = form.locale;
    let option =
        |value: Kind, label: &str, hint: &str| ChoiceOption { value, label: label.to_owned(), hint: hint.to_owned() };
    let mut options = vec![
        option(
            Kind::Evaluation,
            td_string!(locale, evaluations.kind_evaluation),
            td_string!(locale, evaluations.kind_evaluation_hint),
        ),
        option(
            Kind::SelfAssessment,
            td_string!(locale, evaluations.kind_self),
            td_string!(locale, evaluations.kind_self_hint),
        ),
    ];
    // A mean is kept in another way than a result, so one does not become the other.
    if is_new {
        let (label, hint) = (td_string!(locale, evaluations.kind_mean), td_string!(locale, evaluations.kind_mean_hint));
        options.push(option(Kind::Mean, label, hint));
    }
    let legend = td_string!(locale, evaluations.kind).to_owned();
    view! { <Choice legend name="result-kind" options chosen=kind /> }.into_any()
}

/// Who it is about: a municipality, or what a mean is called and covers.
pub fn name_fields(form: ResultForm, kind: Kind, municipality: RwSignal<String>) -> AnyView {
    let locale = form.locale;
    if kind != Kind::Mean {
        let error = Signal::derive(move || form.error(&Field::Municipality));
        return view! { <MunicipalityField typed=municipality error /> }.into_any();
    }
    let title = line_field(
        form,
        Field::Title,
        td_string!(locale, evaluations.mean_title),
        td_string!(locale, evaluations.mean_title_hint),
        |typed| &mut typed.title,
    );
    let scope = line_field(
        form,
        Field::Scope,
        td_string!(locale, evaluations.scope),
        td_string!(locale, evaluations.scope_hint),
        |typed| &mut typed.scope,
    );
    let count = line_field(form, Field::Count, td_string!(locale, evaluations.count), "", |typed| &mut typed.count);
    let caveat = form.typed.with_untracked(|typed| typed.caveat.clone());
    view! {
        {title}
        {scope}
        {count}
        <div class="kk-field">
            <label for="result-caveat">{td_string!(locale, evaluations.caveat)}</label>
            <textarea
                id="result-caveat"
                class="kk-input"
                rows="2"
                maxlength="1000"
                prop:value=caveat
                on:input:target=move |event| form.typed.update(|typed| typed.caveat = event.target().value())
            />
        </div>
    }
    .into_any()
}

/// The month, of a result.
pub fn month_field(form: ResultForm) -> AnyView {
    let chosen = form.typed.with_untracked(|typed| typed.month);
    let months: Vec<_> = (1..=12)
        .map(|month| {
            let name = clock::month(month, form.language);
            view! { <option value=month.to_string() selected=chosen == Some(month)>{name}</option> }
        })
        .collect();
    let choose = move |text: String| form.typed.update(|typed| typed.month = text.parse().ok());
    select(
        "result-month",
        td_string!(form.locale, evaluations.month),
        None,
        td_string!(form.locale, evaluations.month_none),
        months.into_any(),
        choose,
    )
}

/// The edition; one that is not shipped stays to be chosen where a result has it.
pub fn edition_field(form: ResultForm) -> AnyView {
    let locale = form.locale;
    let chosen = form.typed.with_untracked(|typed| typed.edition.clone());
    let text = |edition: Edition| match edition {
        Edition::Edition2021 => td_string!(locale, evaluations.edition_2021),
        Edition::Edition2020 => td_string!(locale, evaluations.edition_2020),
        Edition::Edition2016 => td_string!(locale, evaluations.edition_2016),
        Edition::Edition2010 => td_string!(locale, evaluations.edition_2010),
    };
    let mut options: Vec<_> =
        Edition::ALL.into_iter().map(|edition| (edition.id().to_owned(), text(edition).to_owned())).collect();
    if let Some(other) = chosen.as_ref().filter(|id| Edition::from_id(id.as_str()).is_none()) {
        let text = td_string!(locale, evaluations.edition_other, edition = other.as_str()).to_string();
        options.push((other.to_string(), text));
    }
    let options: Vec<_> = options
        .into_iter()
        .map(|(id, text)| {
            let is_chosen = chosen.as_ref().is_some_and(|chosen| chosen.as_str() == id);
            view! { <option value=id selected=is_chosen>{text}</option> }
        })
        .collect();
    let choose = move |text: String| form.typed.update(|typed| typed.edition = text.parse::<RubricId>().ok());
    select(
        "result-edition",
        td_string!(locale, evaluations.edition_field),
        Some(td_string!(locale, evaluations.edition_field_hint)),
        td_string!(locale, evaluations.edition_none),
        options.into_any(),
        choose,
    )
}

/// A select field whose last choice is that it is not known.
fn select(
    id: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    none: &'static str,
    options: AnyView,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="kk-field">
            <label for=id>{label}</label>
            <p class="kk-hint" id=hint_id.clone()>{hint}</p>
            <select
                id=id
                class="kk-input"
                aria-describedby=hint_id
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="">{none}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}
