//! "Visa uträkningen": how the points of a part come about, step by step.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::with_draft::OpenDraft;
use crate::app::format;
use crate::app::i18n::Locale;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::assessment::Answer;
use crate::language::Language;
use crate::points::{Interval, Points, Precision};
use crate::rubric::{AreaId, Rubric, SubareaId};
use crate::scoring::calculation::{
    Addition, ByQuestions, Calculation as Steps, GivenDirectly, Part, QuestionRow, calculate,
};
use crate::scoring::{Contribution, Outcome, Scaling};

/// The calculation of a part, folded: built when it is opened, and kept up to date for as long as it is open.
#[component]
pub fn Calculation(
    /// The draft.
    draft: OpenDraft,
    /// The part of it.
    part: Part,
    /// Whether the part's name is to be seen; otherwise it is only read out, since it stands above.
    #[prop(optional)]
    named: bool,
) -> impl IntoView {
    let locale = use_locale();
    let open = RwSignal::new(false);
    let name = match part_name(&draft.rubric(), &part, draft.language) {
        Some(name) => name,
        None => td_string!(locale, calculation.total).to_owned(),
    };
    let of = td_string!(locale, calculation.of, part = name).to_string();
    view! {
        <details class="kk-calculation" on:toggle:target=move |event| open.set(event.target().open())>
            <summary>
                {td_string!(locale, calculation.show)}
                " "
                <span class=if named { "" } else { "kk-visually-hidden" }>{of}</span>
            </summary>
            {move || open.get().then(|| calculation(draft, &part))}
        </details>
    }
}

/// What a subarea or an area is called; nothing for the total.
fn part_name(rubric: &Rubric, part: &Part, language: Language) -> Option<String> {
    match part {
        Part::Subarea(id) => {
            let (_, subarea) = rubric.subarea(id)?;
            Some(format!("{id} {}", subarea.title.get(language)))
        }
        Part::Area(id) => Some(format!("{id} {}", rubric.area(id)?.title.get(language))),
        Part::Total => None,
    }
}

/// The steps as tables and sentences; nothing when the draft's rubric has no such part. Follows the draft.
pub fn calculation(draft: OpenDraft, part: &Part) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let rubric = draft.rubric();
    let steps = draft.assessment.with(|assessment| calculate(&rubric, assessment, part))?;
    let language = draft.language;
    let name = part_name(&rubric, part, language);
    let name = name.unwrap_or_else(|| td_string!(locale, calculation.total_name).to_owned());
    let shown = match steps {
        Steps::Questions(steps) => {
            let subarea = match part {
                Part::Subarea(id) => rubric.subarea(id).map(|(_, subarea)| subarea),
                Part::Area(_) | Part::Total => None,
            };
            let questions = subarea.map(|subarea| subarea.questions.as_slice()).unwrap_or_default();
            let names = questions.iter().map(|question| question.text.get(language).to_owned()).collect();
            by_questions(&steps, &name, names, language).into_any()
        }
        Steps::Direct(steps) => given_directly(&steps, language).into_any(),
        Steps::Area(steps) => area(draft, &rubric, &name, &steps).into_any(),
        Steps::Total(steps) => total(draft, &rubric, &name, &steps).into_any(),
    };
    Some(view! {
        <div class="kk-calculation__steps">
            {shown}
            <p class="kk-screen-only">
                <a href=Route::Method.href()>{td_string!(locale, calculation.more)}</a>
            </p>
        </div>
    })
}

/// A subarea by its questions: the table of weights and levels, and the formula as sentences.
pub fn by_questions(steps: &ByQuestions, name: &str, names: Vec<String>, language: Language) -> impl IntoView + use<> {
    let locale = use_locale();
    let rows: Vec<_> = steps.rows.iter().zip(names).map(|(row, name)| question_row(row, name)).collect();
    let sums = steps.sums;
    let contribution = between(Contribution { least: sums.least, most: sums.most });
    let sentences = match steps.outcome() {
        Outcome::NotApplicable => vec![td_string!(locale, calculation.none_applicable).to_owned()],
        Outcome::Points { interval, max } => question_sentences(steps, interval, max, language),
    };
    let caption = td_string!(locale, calculation.questions_table, part = name).to_string();
    let label = caption.clone();
    view! {
        <div class="kk-table-scroll" tabindex="0" role="group" aria-label=label>
            <table class="kk-table kk-table--close">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, calculation.question)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, calculation.weight)}</th>
                        <th scope="col">{td_string!(locale, calculation.answer)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, calculation.contribution)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{td_string!(locale, calculation.sum)}</th>
                        <td class="kk-number">{sums.weight.to_string()}</td>
                        <td></td>
                        <td class="kk-number">{contribution}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
        {paragraphs(sentences)}
    }
}

fn question_row(row: &QuestionRow, name: String) -> impl IntoView + use<> {
    let locale = use_locale();
    let answer = match &row.answer {
        Answer::Level(level) => level.number().to_string(),
        Answer::DontKnow => td_string!(locale, question.dont_know).to_owned(),
        Answer::NotApplicable { .. } => td_string!(locale, question.not_applicable).to_owned(),
        Answer::Unanswered => td_string!(locale, calculation.unanswered).to_owned(),
    };
    let contribution =
        row.contribution().map_or_else(|| td_string!(locale, calculation.not_counted).to_owned(), between);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="kk-number">{row.weight.hundredths().to_string()}</td>
            <td>{answer}</td>
            <td class="kk-number">{contribution}</td>
        </tr>
    }
}

/// "75", or "0–120" while the question is open.
fn between(Contribution { least, most }: Contribution) -> String {
    if least == most { least.to_string() } else { format!("{least}–{most}") }
}

/// The formula with the numbers in it, and what the open and the inapplicable questions mean for it.
fn question_sentences(steps: &ByQuestions, interval: Interval, max: Points, language: Language) -> Vec<String> {
    let locale = use_locale();
    let sums = steps.sums;
    let count = |counts: fn(&Answer) -> bool| steps.rows.iter().filter(|row| counts(&row.answer)).count();
    let not_applicable = match count(|answer| matches!(answer, Answer::NotApplicable { .. })) {
        0 => None,
        1 => Some(td_string!(locale, calculation.one_not_applicable).to_owned()),
        count => Some(td_string!(locale, calculation.many_not_applicable, count = count).to_string()),
    };
    let open = match count(|answer| matches!(answer, Answer::Unanswered | Answer::DontKnow)) {
        0 => None,
        1 => Some(td_string!(locale, calculation.one_open).to_owned()),
        count => Some(td_string!(locale, calculation.many_open, count = count).to_string()),
    };
    let weights = td_string!(locale, calculation.weights, weight = sums.weight, highest = sums.highest()).to_string();
    let shown_max = format::whole(max);
    let end = |sum: u64, points: Points, end: End| {
        let (max, points) = (shown_max.as_str(), format::exact(points, language));
        let highest = sums.highest();
        match end {
            End::Only => {
                td_string!(locale, calculation.closed, max = max, sum = sum, highest = highest, points = points)
                    .to_string()
            }
            End::Least => {
                td_string!(locale, calculation.least, max = max, sum = sum, highest = highest, points = points)
                    .to_string()
            }
            End::Most => td_string!(locale, calculation.most, max = max, sum = sum, highest = highest, points = points)
                .to_string(),
        }
    };
    let formula = if open.is_none() {
        vec![end(sums.least, interval.secured(), End::Only)]
    } else {
        vec![end(sums.least, interval.secured(), End::Least), end(sums.most, interval.possible(), End::Most)]
    };
    let mut sentences: Vec<_> = not_applicable.into_iter().chain(open).chain([weights]).collect();
    sentences.extend(formula);
    sentences.push(subarea_shown(locale, interval, language));
    sentences
}

/// Which figure a sentence of the formula is about.
#[derive(Clone, Copy)]
enum End {
    Only,
    Least,
    Most,
}

fn subarea_shown(locale: Locale, interval: Interval, language: Language) -> String {
    let tenths = format::interval(interval, Precision::Tenths, language);
    let whole = format::interval(interval, Precision::Whole, language);
    td_string!(locale, calculation.subarea_shown, tenths = tenths, whole = whole).to_string()
}

/// A subarea by points given directly: which, and why its questions do not count.
fn given_directly(steps: &GivenDirectly, language: Language) -> impl IntoView + use<> {
    let locale = use_locale();
    let max = format::whole(steps.max);
    let mut sentences = Vec::new();
    match steps.given {
        Some(points) => {
            let exact = format::exact(points, language);
            sentences
                .push(td_string!(locale, calculation.direct_given, points = exact, max = max.as_str()).to_string());
            if points > steps.max {
                sentences.push(td_string!(locale, calculation.direct_above, max = max.as_str()).to_string());
            }
            sentences.extend(steps.outcome.interval().map(|interval| subarea_shown(locale, interval, language)));
        }
        None => sentences.push(td_string!(locale, calculation.direct_open, max = max.as_str()).to_string()),
    }
    sentences.extend(match (steps.questions, steps.answered, steps.given) {
        (0, _, _) => Some(td_string!(locale, calculation.direct_no_questions).to_owned()),
        // While nothing is given and nothing answered, either way is open.
        (_, _, None) => None,
        (_, 0, Some(_)) => Some(td_string!(locale, calculation.direct_not_answered).to_owned()),
        (_, 1, Some(_)) => Some(td_string!(locale, calculation.direct_one_answered).to_owned()),
        (_, count, Some(_)) => Some(td_string!(locale, calculation.direct_many_answered, count = count).to_string()),
    });
    paragraphs(sentences)
}

/// A row of an area or of the whole.
struct PartRow {
    name: String,
    href: String,
    outcome: Outcome,
}

fn area(draft: OpenDraft, rubric: &Rubric, name: &str, steps: &Addition<SubareaId>) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = draft.language;
    let row = |(id, outcome): &(SubareaId, Outcome)| {
        let title = rubric.subarea(id).map(|(_, subarea)| subarea.title.get(language)).unwrap_or_default();
        let href = Route::Subarea(draft.id, id.clone()).href();
        PartRow { name: format!("{id} {title}"), href, outcome: *outcome }
    };
    let rows = steps.rows.iter().map(row).collect();
    let mut sentences = Vec::new();
    match steps.sum {
        Outcome::NotApplicable => sentences.push(td_string!(locale, calculation.area_none).to_owned()),
        Outcome::Points { interval, max } => {
            let points = format::exact_interval(interval, language);
            sentences
                .push(td_string!(locale, calculation.area_sum, points = points, max = format::whole(max)).to_string());
        }
    }
    if let (Scaling::From { applicable }, Outcome::Points { interval, max }) = (steps.scaling, steps.outcome) {
        let (applicable, max) = (format::whole(applicable), format::whole(max));
        let points = format::exact_interval(interval, language);
        let scaled = td_string!(locale, calculation.scaled, max = max, applicable = applicable, points = points);
        sentences.push(scaled.to_string());
    }
    sentences.extend(rounding_sentences(steps, language));
    view! {
        {addition_table(name, td_string!(locale, result.subarea), rows, steps.sum)}
        {paragraphs(sentences)}
    }
}

fn total(draft: OpenDraft, rubric: &Rubric, name: &str, steps: &Addition<AreaId>) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = draft.language;
    let row = |(id, outcome): &(AreaId, Outcome)| {
        let title = rubric.area(id).map(|area| area.title.get(language)).unwrap_or_default();
        let href = Route::Area(draft.id, id.clone()).href();
        PartRow { name: format!("{id} {title}"), href, outcome: *outcome }
    };
    let rows = steps.rows.iter().map(row).collect();
    let mut sentences = Vec::new();
    match steps.sum {
        Outcome::NotApplicable => sentences.push(td_string!(locale, calculation.total_none).to_owned()),
        Outcome::Points { interval, max } => {
            let points = format::exact_interval(interval, language);
            sentences
                .push(td_string!(locale, calculation.total_sum, points = points, max = format::whole(max)).to_string());
            if steps.rows.iter().any(|(_, outcome)| *outcome == Outcome::NotApplicable) {
                sentences.push(td_string!(locale, calculation.some_areas_out).to_owned());
            }
        }
    }
    sentences.extend(rounding_sentences(steps, language));
    view! {
        {addition_table(name, td_string!(locale, result.area), rows, steps.sum)}
        {paragraphs(sentences)}
    }
}

/// How the sum is shown, and where its rows as they are shown add up to something else.
fn rounding_sentences<Id>(steps: &Addition<Id>, language: Language) -> Vec<String> {
    let locale = use_locale();
    let shown = steps.outcome.interval().map(|interval| {
        let shown = format::interval(interval, Precision::Whole, language);
        td_string!(locale, calculation.rounded_once, shown = shown).to_string()
    });
    let rows =
        steps.rows_sum_to.map(|rows| td_string!(locale, calculation.rows_sum_to, rows = rows.to_string()).to_string());
    shown.into_iter().chain(rows).collect()
}

/// Parts with their points before and after rounding, each with a link to where it comes from.
fn addition_table(name: &str, head: &'static str, rows: Vec<PartRow>, sum: Outcome) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let caption = td_string!(locale, calculation.sum_table, part = name).to_string();
    let label = caption.clone();
    let exact = move |outcome: Outcome| {
        let interval = outcome.interval().map(|interval| format::exact_interval(interval, language));
        interval.unwrap_or_else(|| td_string!(locale, points.not_applicable).to_owned())
    };
    let max = move |outcome: Outcome| match outcome {
        Outcome::NotApplicable => td_string!(locale, calculation.not_counted).to_owned(),
        Outcome::Points { max, .. } => format::whole(max),
    };
    let rows: Vec<_> = rows
        .into_iter()
        .map(|PartRow { name, href, outcome }| {
            let shown = outcome.interval().map(|interval| format::interval(interval, Precision::Whole, language));
            view! {
                <tr>
                    <th scope="row">
                        <a href=href>{name}</a>
                    </th>
                    <td class="kk-number">{exact(outcome)}</td>
                    <td class="kk-number">{max(outcome)}</td>
                    <td class="kk-number">{shown}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="kk-table-scroll" tabindex="0" role="group" aria-label=label>
            <table class="kk-table kk-table--close">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{head}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, calculation.unrounded)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, calculation.max)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, calculation.shown)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{td_string!(locale, calculation.sum)}</th>
                        <td class="kk-number">{exact(sum)}</td>
                        <td class="kk-number">{max(sum)}</td>
                        <td></td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

fn paragraphs(sentences: Vec<String>) -> impl IntoView {
    sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect::<Vec<_>>()
}
