//! The radar over the areas with its numbers next to it, and the bars.

use std::sync::Arc;

use leptos::prelude::*;

use super::bar_chart::bar_chart;
use super::chart_figure::{ChartFigure, FigureContent};
use super::comparison_table::{AREAS_TABLE, comparison_table};
use super::radar_chart::radar_chart;
use super::series::ShownSeries;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::turns::Turns;
use crate::chart;
use crate::rubric::Rubric;

/// What the figures show.
#[derive(Clone, PartialEq)]
pub struct AreaSeries {
    /// The results; the first one gives files their name.
    pub series: Arc<Vec<ShownSeries>>,
    /// What stands elsewhere on the page, and goes along into files.
    pub notes: Arc<Vec<String>>,
}

impl AreaSeries {
    fn named(&self, content: FigureContent) -> FigureContent {
        let name = self.series.first().map(|shown| shown.series.name.as_str()).unwrap_or_default();
        let file_name = format!("{name} {}", content.title);
        FigureContent { file_name, notes_elsewhere: self.notes.to_vec(), ..content }
    }
}

/// The figures. Where there are turns, each has its own.
#[component]
pub fn AreaFigures(
    /// Of which the areas are.
    rubric: Arc<Rubric>,
    /// What they show.
    shown: Memo<AreaSeries>,
) -> impl IntoView {
    let locale = use_locale();
    let at = |figure| -> Signal<AreaSeries> {
        match use_context::<Turns>() {
            Some(turns) => turns.follow(shown, figure).into(),
            None => shown.into(),
        }
    };
    let (table, bars) = (at(AREAS_TABLE), at("bars"));
    let has_radar = chart::has_radar(rubric.areas.len());
    let (of_radar, of_table, of_bars) = (rubric.clone(), rubric.clone(), rubric);
    let radar = has_radar.then(|| {
        let radar = at("radar");
        let content = move || radar.with(|shown| shown.named(radar_chart(&shown.series, &of_radar)));
        view! { <ChartFigure id="radar" content=content table_elsewhere=true /> }
    });
    let bars = move || bars.with(|shown| shown.named(bar_chart(&shown.series, &of_bars)));
    view! {
        <section class="kk-figures" aria-labelledby="figures">
            <h2 id="figures">{td_string!(locale, figure.areas)}</h2>
            <div class:kk-beside=has_radar>
                {radar} {move || comparison_table(&table.read().series, &of_table)}
            </div>
            <ChartFigure id="bars" content=bars table_elsewhere=true />
        </section>
    }
}
