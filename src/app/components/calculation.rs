//! "Visa uträkningen": how the points of a part come about, step by step.

use leptos::prelude::*;

use super::calculation_sentences as sentences;
use super::with_draft::OpenDraft;
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::assessment::Answer;
use crate::language::Language;
use crate::points::Precision;
use crate::scoring::calculation::{ByQuestions, Calculation as Steps, Part, QuestionRow, calculate};
use crate::scoring::{Contribution, Outcome};

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
    let name = part_name(draft, &part).unwrap_or_else(|| Name::of_interface(td_string!(locale, calculation.total)));
    let of = name.within(td_string!(locale, calculation.of, part = name.text.as_str()).to_string());
    view! {
        <details class="kk-calculation" on:toggle:target=move |event| open.set(event.target().open())>
            <summary>
                {td_string!(locale, calculation.show)}
                " "
                <span class=if named { "" } else { "kk-visually-hidden" }>{of}</span>
            </summary>
            {move || open.get().then(|| view! {
                {calculation(draft, &part)}
                <p class="kk-screen-only">
                    <a href=Route::Method.href()>{td_string!(locale, calculation.more)}</a>
                </p>
            })}
        </details>
    }
}

/// A name with its `lang` attribute: nothing where it is in the language of the interface.
struct Name {
    text: String,
    lang: Option<&'static str>,
}

impl Name {
    /// A text of the interface.
    fn of_interface(text: &str) -> Self {
        Self { text: text.to_owned(), lang: None }
    }

    /// A sentence of the interface that has this name in it, with the name marked as being in its own language.
    fn within(&self, sentence: String) -> AnyView {
        let parts = self.lang.and_then(|lang| Some((lang, sentence.split_once(&self.text)?)));
        match parts {
            Some((lang, (before, after))) => view! {
                {before.to_owned()}
                <span lang=lang>{self.text.clone()}</span>
                {after.to_owned()}
            }
            .into_any(),
            None => sentence.into_any(),
        }
    }
}

/// What a subarea or an area is called; nothing for the total.
fn part_name(draft: OpenDraft, part: &Part) -> Option<Name> {
    let rubric = draft.rubric();
    let text = match part {
        Part::Subarea(id) => {
            let (_, subarea) = rubric.subarea(id)?;
            format!("{id} {}", subarea.title.get(draft.language))
        }
        Part::Area(id) => format!("{id} {}", rubric.area(id)?.title.get(draft.language)),
        Part::Total => return None,
    };
    Some(Name { text, lang: draft.lang })
}

/// The steps as a table and sentences; nothing when the draft's rubric has no such part. Follows the draft.
pub fn calculation(draft: OpenDraft, part: &Part) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let rubric = draft.rubric();
    let steps = draft.assessment.with(|assessment| calculate(&rubric, assessment, part))?;
    // Numbers are read with the sentences around them, whatever language the rubric is in.
    let language = expect_context::<Language>();
    let name = part_name(draft, part).unwrap_or_else(|| Name::of_interface(td_string!(locale, calculation.total_name)));
    let row_name = |part| part_name(draft, &part).unwrap_or_else(|| Name::of_interface(""));
    let told = match (steps, part) {
        (Steps::Questions(steps), Part::Subarea(id)) => {
            let questions = rubric.subarea(id).map(|(_, subarea)| subarea.questions.as_slice()).unwrap_or_default();
            let names = questions.iter().map(|question| question.text.get(draft.language).to_owned()).collect();
            Told::by_questions(&steps, &name.text, names, draft.language)
        }
        (Steps::Direct(steps), _) => Told { table: None, sentences: sentences::given_directly(&steps, language) },
        (Steps::Area(steps), _) => {
            let row = |(id, outcome): &_| {
                let name = row_name(Part::Subarea(Clone::clone(id)));
                sum_row(locale, language, name, Some(Route::Subarea(draft.id, id.clone()).href()), *outcome, true)
            };
            let rows = steps.rows.iter().map(row).collect();
            let head = td_string!(locale, result.subarea);
            Told {
                table: Some(sum_table(name, head, rows, steps.sum, language)),
                sentences: sentences::area(&steps, language),
            }
        }
        (Steps::Total(steps), _) => {
            let row = |(id, outcome): &_| {
                let name = row_name(Part::Area(Clone::clone(id)));
                sum_row(locale, language, name, Some(Route::Area(draft.id, id.clone()).href()), *outcome, true)
            };
            let rows = steps.rows.iter().map(row).collect();
            let head = td_string!(locale, result.area);
            Told {
                table: Some(sum_table(name, head, rows, steps.sum, language)),
                sentences: sentences::total(&steps, language),
            }
        }
        // Only a subarea is counted by its questions.
        (Steps::Questions(_), Part::Area(_) | Part::Total) => return None,
    };
    Some(view! {
        <div class="kk-calculation__steps">{told.into_view()}</div>
    })
}

/// The steps in words and numbers, as they are shown.
pub struct Told {
    table: Option<Table>,
    sentences: Vec<String>,
}

struct Table {
    caption: String,
    /// What the caption is about, as it stands in it.
    part: Name,
    head: [&'static str; 4],
    rows: Vec<Row>,
    sum: Row,
}

struct Row {
    name: Name,
    /// Where the row comes from, if there is more to see.
    href: Option<String>,
    cells: [String; 3],
}

impl Told {
    /// A subarea by its questions: the table of weights and levels, and the formula as sentences.
    ///
    /// `language` is that of the names; the numbers are in that of the interface.
    #[must_use]
    pub fn by_questions(steps: &ByQuestions, name: &str, questions: Vec<String>, language: Language) -> Self {
        let locale = use_locale();
        let interface = expect_context::<Language>();
        let lang = (language != interface).then(|| language.tag());
        let row = |(row, text)| question_row(locale, row, Name { text, lang });
        let rows = steps.rows.iter().zip(questions).map(row).collect();
        let sums = steps.sums;
        let contribution = between(Contribution { least: sums.least, most: sums.most });
        let table = Table {
            caption: td_string!(locale, calculation.questions_table, part = name).to_string(),
            part: Name { text: name.to_owned(), lang },
            head: [
                td_string!(locale, calculation.question),
                td_string!(locale, calculation.weight),
                td_string!(locale, calculation.answer),
                td_string!(locale, calculation.contribution),
            ],
            rows,
            sum: Row {
                name: Name::of_interface(td_string!(locale, calculation.sum)),
                href: None,
                cells: [sums.weight.to_string(), String::new(), contribution],
            },
        };
        let sentences = match steps.outcome() {
            Outcome::NotApplicable => vec![td_string!(locale, calculation.none_applicable).to_owned()],
            Outcome::Points { interval, max } => sentences::by_questions(steps, interval, max, interface),
        };
        Self { table: Some(table), sentences }
    }

    /// The table, and a paragraph for each sentence.
    pub fn into_view(self) -> impl IntoView {
        let sentences: Vec<_> = self.sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect();
        view! {
            {self.table.map(Table::into_view)}
            {sentences}
        }
    }
}

impl Table {
    fn into_view(self) -> impl IntoView {
        let Self { caption, part, head, rows, sum } = self;
        let label = caption.clone();
        let head: Vec<_> = head.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect();
        let rows: Vec<_> = rows.into_iter().map(Row::into_view).collect();
        view! {
            <div class="kk-table-scroll" tabindex="0" role="group" aria-label=label>
                <table class="kk-table kk-table--steps">
                    <caption>{part.within(caption)}</caption>
                    <thead>
                        <tr>{head}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>{sum.into_view()}</tfoot>
                </table>
            </div>
        }
    }
}

impl Row {
    fn into_view(self) -> impl IntoView {
        let Name { text, lang } = self.name;
        let name = match self.href {
            Some(href) => view! { <a href=href>{text}</a> }.into_any(),
            None => text.into_any(),
        };
        let cells: Vec<_> = self.cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect();
        view! {
            <tr>
                <th scope="row" lang=lang>{name}</th>
                {cells}
            </tr>
        }
    }
}

fn question_row(locale: Locale, row: &QuestionRow, name: Name) -> Row {
    let answer = match &row.answer {
        Answer::Level(level) => level.number().to_string(),
        Answer::DontKnow => td_string!(locale, question.dont_know).to_owned(),
        Answer::NotApplicable { .. } => td_string!(locale, question.not_applicable).to_owned(),
        Answer::Unanswered => td_string!(locale, calculation.unanswered).to_owned(),
    };
    let contribution = match row.contribution() {
        Some(contribution) => between(contribution),
        None => td_string!(locale, calculation.not_counted).to_owned(),
    };
    Row { name, href: None, cells: [row.weight.hundredths().to_string(), answer, contribution] }
}

/// "75", or "0–120" while the question is open.
fn between(Contribution { least, most }: Contribution) -> String {
    if least == most { least.to_string() } else { format!("{least}–{most}") }
}

/// Parts with their points before rounding, their maxima, and their points as they are shown.
fn sum_table(part: Name, head: &'static str, rows: Vec<Row>, sum: Outcome, language: Language) -> Table {
    let locale = use_locale();
    let name_of_sum = Name::of_interface(td_string!(locale, calculation.sum));
    Table {
        caption: td_string!(locale, calculation.sum_table, part = part.text.as_str()).to_string(),
        part,
        head: [
            head,
            td_string!(locale, calculation.unrounded),
            td_string!(locale, calculation.max),
            td_string!(locale, calculation.shown),
        ],
        rows,
        sum: sum_row(locale, language, name_of_sum, None, sum, false),
    }
}

fn sum_row(
    locale: Locale,
    language: Language,
    name: Name,
    href: Option<String>,
    outcome: Outcome,
    rounded: bool,
) -> Row {
    let cells = match outcome {
        Outcome::NotApplicable => [
            td_string!(locale, points.not_applicable).to_owned(),
            td_string!(locale, calculation.not_counted).to_owned(),
            String::new(),
        ],
        Outcome::Points { interval, max } => {
            let shown = if rounded { format::interval(interval, Precision::Whole, language) } else { String::new() };
            [format::exact_interval(interval, language), format::whole(max), shown]
        }
    };
    Row { name, href, cells }
}
