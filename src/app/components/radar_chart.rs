//! The radar over the areas ("spindeldiagram").

use super::chart_figure::FigureContent;
use super::series::{ShownSeries, area_data, area_words};
use crate::app::i18n::td_string;
use crate::app::locale::{lang_of, use_locale};
use crate::chart::{self, ChartData, Ink};
use crate::rubric::Rubric;

/// What the figure of the radar shows, of a rubric that has areas for one.
pub fn radar_chart(series: &[ShownSeries], rubric: &Rubric) -> FigureContent {
    let locale = use_locale();
    let data = area_data(series, rubric);
    let draw = |data: &ChartData, width| chart::draw_radar(data, width).unwrap_or_default();
    let names: Vec<_> = data.drawn().map(|(.., series)| series.name.as_str()).collect();
    let names = names.join(", ");
    let shows = td_string!(locale, figure.radar_shows, series = names).to_string();
    let sentence = [shows, area_words(series, rubric)].join(" ").trim_end().to_owned();
    let title = td_string!(locale, result.radar).to_owned();
    let first = td_string!(locale, result.area);
    let content = FigureContent::of_data(title, data, draw, Ink::Line, first);
    FigureContent { sentence, lang: lang_of(&rubric.title), ..content }
}
