//! The figure that every chart stands in: title, sentence, drawing, legend, reading point by point, table, text and files.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::chart_exports::ChartExports;
use super::chart_reading::ChartReading;
use super::series::drawn_note;
use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::made::Made;
use crate::app::services::resize;
use crate::app::services::turns::{Step, Turns};
use crate::chart::room::{needs_more, room_below};
use crate::chart::{Cell, ChartData, ChartTable, DataPoint, Drawing, Ink, LegendEntry, Style, legend_of};
use crate::language::Language;

/// What is said at a value, or where it leads.
pub type AtPoint<T> = Arc<dyn Fn(DataPoint) -> T + Send + Sync>;

/// What a figure shows. [`FigureContent::of_data`] makes most of it out of the data of a chart.
#[derive(Clone)]
pub struct FigureContent {
    /// The title; also the name of the figure.
    pub title: String,
    /// What the chart says, in words.
    pub sentence: String,
    /// The chart for a width.
    pub draw: Arc<dyn Fn(f64) -> Drawing + Send + Sync>,
    /// What is said at a value: "4 Effektivitet, Nässjö 2022: 60 av 100".
    pub value_at: AtPoint<String>,
    /// The address that a value leads to, if values lead anywhere.
    pub href_at: Option<AtPoint<Option<String>>>,
    /// What lines and surfaces stand for.
    pub legend: Vec<LegendEntry>,
    /// What has to be kept in mind, below the chart and in every file.
    pub notes: Vec<String>,
    /// The same where it stands elsewhere on the page: only in files and copied text.
    pub notes_elsewhere: Vec<String>,
    /// The numbers.
    pub table: ChartTable,
    /// The language of the first column, where it is not that of the interface.
    pub lang: Option<&'static str>,
    /// Words for the name of the file: "Nässjö 2022 spindeldiagram".
    pub file_name: String,
}

impl FigureContent {
    /// The content for data side by side. `ink` is how the legend shows a series, [`Ink::Line`] or [`Ink::Fill`];
    /// `first` heads the column of the parts.
    #[must_use]
    pub fn of_data(
        title: String,
        data: ChartData,
        draw: fn(&ChartData, f64) -> Drawing,
        ink: fn(Style) -> Ink,
        first: &str,
    ) -> Self {
        let locale = use_locale();
        let language = expect_context::<Language>();
        let data = Arc::new(data);
        let drawn = data.clone();
        let read = data.clone();
        let value_at = move |point: DataPoint| {
            let (Some(part), Some(series)) = (read.parts.get(point.part), read.series.get(point.series)) else {
                return String::new();
            };
            let figure = match series.cells.get(point.part) {
                // A share of another whole says itself what it is.
                Some(Cell::Amount { max, text, .. }) if *max == part.max && !text.ends_with('%') => {
                    let max = format::exact(*max, language);
                    td_string!(locale, figure.of, points = text.as_str(), max = max).to_string()
                }
                Some(cell) => cell.text().to_owned(),
                None => String::new(),
            };
            let part = format!("{} {}", part.id, part.title);
            td_string!(locale, figure.value, part = part, series = series.name.as_str(), figure = figure).to_string()
        };
        Self {
            file_name: title.clone(),
            title,
            sentence: String::new(),
            draw: Arc::new(move |width| draw(&drawn, width)),
            value_at: Arc::new(value_at),
            href_at: None,
            legend: legend_of(&data, ink, td_string!(locale, result.possible_line)),
            notes: drawn_note(locale, &data).into_iter().collect(),
            notes_elsewhere: Vec::new(),
            table: ChartTable::of(&data, first),
            lang: None,
        }
    }
}

/// What the words of a figure tell of. Where figures have turns it follows the drawing by a frame.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// What is shown.
    pub content: Made<FigureContent>,
    /// How it is drawn, once there is a place for it.
    pub drawing: Option<Arc<Drawing>>,
}

/// A chart with everything that belongs to it.
#[component]
pub fn ChartFigure(
    /// Its id in the page, from which those of its parts are made.
    #[prop(into)]
    id: String,
    /// What it shows; made anew whenever something changes that it has read.
    #[prop(into)]
    content: Callback<(), FigureContent>,
    /// Whether the table stands beside the figure already.
    #[prop(optional)]
    table_elsewhere: bool,
) -> impl IntoView {
    let content = Memo::new(move |_| Made::new(content.run(())));
    let place = NodeRef::<Div>::new();
    let width = resize::width_at(place);
    let planned = Memo::new(move |_| width.get().map(|width| Arc::new((content.read().draw)(width))));
    let now = Memo::new(move |_| Told { content: content.get(), drawing: planned.get() });
    let (drawing, told): (Signal<Option<Arc<Drawing>>>, Signal<Told>) = match use_context::<Turns>() {
        Some(turns) => (
            turns.then(Step::Drawing, planned, &id, has_room).into(),
            turns.then(Step::Words, now, &id, |_, _| false).into(),
        ),
        None => (planned.into(), now.into()),
    };
    // For what has nothing to do with the width of the place.
    let content = Memo::new(move |_| told.read().content.clone());
    let below = Memo::new(move |_| {
        let others = [planned.get(), told.read().drawing.clone()].into_iter().flatten().map(|drawing| drawing.frame);
        drawing.get().map_or(0.0, |drawing| room_below(drawing.frame, others))
    });
    let (title, sentence) = (format!("{id}-title"), format!("{id}-sentence"));
    let (title_id, sentence_id, exports_id) = (title.clone(), sentence.clone(), id.clone());
    let notes = move || {
        let notes = content.read().notes.clone();
        let item = |note| view! { <p class="kk-hint">{note}</p> };
        notes.into_iter().map(item).collect::<Vec<_>>()
    };
    view! {
        <figure id=id class="kk-figure" aria-labelledby=title aria-describedby=sentence>
            <figcaption>
                <h3 id=title_id>{move || content.read().title.clone()}</h3>
            </figcaption>
            <p id=sentence_id class="kk-figure__sentence">
                {move || content.read().sentence.clone()}
            </p>
            <div node_ref=place class="kk-figure__measure" />
            <ChartReading told drawing below />
            <div class="kk-figure__notes">{notes}</div>
            <ChartExports id=exports_id content table_elsewhere />
        </figure>
    }
}

/// Whether a drawing can take the place of another at once.
fn has_room(before: &Option<Arc<Drawing>>, after: &Option<Arc<Drawing>>) -> bool {
    let drawings = before.as_ref().zip(after.as_ref());
    drawings.is_none_or(|(before, after)| !needs_more(before.frame, after.frame))
}
