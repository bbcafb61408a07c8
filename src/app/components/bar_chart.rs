//! Bars: for every area one bar for each result.

use super::chart_figure::FigureContent;
use super::series::{ShownSeries, area_data, area_words};
use crate::app::i18n::td_string;
use crate::app::locale::{lang_of, use_locale};
use crate::chart::{self, ChartData, Ink};
use crate::rubric::Rubric;

/// What the figure of the bars shows.
pub fn bar_chart(series: &[ShownSeries], rubric: &Rubric) -> FigureContent {
    let locale = use_locale();
    let data = area_data(series, rubric);
    let draw = |data: &ChartData, width| chart::draw_bars(data, &[], width);
    let title = td_string!(locale, result.bars).to_owned();
    let first = td_string!(locale, result.area);
    let content = FigureContent::of_data(title, data, draw, Ink::Fill, first);
    let shows = td_string!(locale, figure.bars_show).to_owned();
    // How the results compare stands at the radar, if there is one.
    let told = if chart::has_radar(rubric.areas.len()) { series.get(..1).unwrap_or_default() } else { series };
    let sentence = [shows, area_words(told, rubric)].join(" ").trim_end().to_owned();
    FigureContent { sentence, lang: lang_of(&rubric.title), ..content }
}
