//! Places among what is compared, in the manner of Kolada and with its reservation.

use std::sync::Arc;

use super::Comparison;
use crate::app::components::chart_figure::FigureContent;
use crate::app::components::series::figure_text;
use crate::app::i18n::td_string;
use crate::app::{format, sentences};
use crate::chart::{self, Cell, ChartTable, DataPoint, Ink, LegendEntry, RankingData, RankingLevel, RankingRow};
use crate::comparison::{
    Figure, LeftOut, MIN_PLACES, MIN_QUARTERS, NotRanked, Quarter, RankOf, Ranks, ReferenceKind, rank,
};
use crate::points::Points;
use crate::reading;

/// What is ranked, and whether every row is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankingView {
    /// By what.
    pub of: RankOf,
    /// All rows, or of many only the first, the last and those about the draft.
    pub shows_all: bool,
}

/// The ranking of what is compared.
#[must_use]
pub fn ranking(comparison: &Comparison, view: RankingView) -> FigureContent {
    let locale = comparison.locale;
    let series: Vec<_> = comparison.shown.iter().map(|shown| shown.series.clone()).collect();
    let ranks = rank(&comparison.rubric, &series, view.of);
    let data = comparison.ranking_data(&ranks, view);
    let rows: Vec<_> = data.rows.iter().map(|row| (row.place.clone(), row.name.clone(), said(row))).collect();
    let value_at = move |point: DataPoint| match rows.get(point.series) {
        Some((place, name, points)) if place.is_empty() => format!("{name}: {points}"),
        Some((place, name, points)) => td_string!(
            locale,
            charts.rank_value,
            place = place.as_str(),
            name = name.as_str(),
            points = points.as_str()
        )
        .to_string(),
        None => String::new(),
    };
    let has_quarters = ranks.ranked.iter().any(|ranked| ranked.quarter.is_some());
    let legend = if has_quarters { comparison.quarter_legend() } else { Vec::new() };
    let (sentence, notes) = (comparison.place_sentence(&ranks), comparison.ranking_notes(&ranks));
    let table = comparison.ranking_table(&data);
    let content = FigureContent {
        file_name: String::new(),
        title: td_string!(locale, charts.ranking).to_owned(),
        sentence,
        draw: Arc::new(move |width| chart::draw_ranking(&data, width)),
        value_at: Arc::new(value_at),
        href_at: None,
        legend,
        notes,
        notes_elsewhere: Vec::new(),
        table,
        lang: None,
    };
    match view.of {
        RankOf::Total => comparison.of_totals(content),
        RankOf::Area(_) | RankOf::Subarea(_) => comparison.of_areas(content),
    }
}

fn said(row: &RankingRow) -> String {
    row.amount.text().to_owned()
}

impl Comparison {
    fn figure(&self, series: usize, of: RankOf) -> Option<&Figure> {
        let series = &self.shown.get(series)?.series;
        match of {
            RankOf::Total => Some(&series.total),
            RankOf::Area(part) => series.areas.get(part),
            RankOf::Subarea(part) => series.subareas.get(part),
        }
    }

    fn max_of(&self, of: RankOf) -> Points {
        match of {
            RankOf::Total => self.rubric.max(),
            RankOf::Area(part) => self.rubric.areas.get(part).map(|area| area.max).unwrap_or_default(),
            RankOf::Subarea(part) => {
                self.rubric.subareas().nth(part).map(|(_, subarea)| subarea.max).unwrap_or_default()
            }
        }
    }

    fn ranking_data(&self, ranks: &Ranks, view: RankingView) -> RankingData {
        let max = self.max_of(view.of);
        let row = |series: usize, place: Option<usize>, quarter: Option<Quarter>| {
            let shown = self.shown.get(series)?;
            let figure = self.figure(series, view.of)?;
            let text = figure_text(figure);
            let amount = match figure.drawn(max) {
                Some((interval, max)) => Cell::Amount { interval, max, text },
                None => Cell::Missing { text },
            };
            let place = place.map(|place| place.to_string()).unwrap_or_default();
            Some(RankingRow { place, name: shown.series.name.clone(), amount, quarter, style: shown.style })
        };
        let placed = ranks.ranked.iter().filter_map(|ranked| row(ranked.series, ranked.place, ranked.quarter));
        // What is open has no place, but what it lies between is drawn.
        let open = ranks.left_out.iter().filter(|left_out| matches!(left_out.reason, NotRanked::Open(_)));
        let rows = placed.chain(open.filter_map(|left_out| row(left_out.series, None, None)));
        let levels = ranks.levels.iter().filter_map(|level| {
            let series = &self.shown.get(level.series)?.series;
            let ink = if series.kind == ReferenceKind::Goal { Ink::Goal } else { Ink::Mean };
            let text = format!("{} {}", series.name, format::whole(level.points));
            Some(RankingLevel { text, points: level.points, ink })
        });
        RankingData { max, rows: rows.collect(), levels: levels.collect(), shows_all: view.shows_all }
    }

    fn place_sentence(&self, ranks: &Ranks) -> String {
        let locale = self.locale;
        let of = ranks.ranked.len();
        if of < MIN_PLACES {
            return td_string!(locale, charts.too_few_to_rank, count = MIN_PLACES).to_string();
        }
        let own = ranks.ranked.iter().find(|ranked| ranked.series == 0);
        let Some((own, place)) = own.and_then(|own| Some((own, own.place?))) else {
            return td_string!(locale, charts.own_not_ranked, count = of).to_string();
        };
        let shared = ranks.ranked.iter().filter(|other| other.place == Some(place)).count() > 1;
        let quarter = own.quarter.map(|quarter| match quarter {
            Quarter::Best => reading::Quarter::Upper,
            Quarter::Middle => reading::Quarter::Middle,
            Quarter::Worst => reading::Quarter::Lower,
        });
        sentences::place(locale, &reading::Place { place, of, shared, quarter })
    }

    /// Who takes no part, and why.
    fn ranking_notes(&self, ranks: &Ranks) -> Vec<String> {
        let locale = self.locale;
        let names = |is_reason: fn(&NotRanked) -> bool| {
            let of_reason = ranks.left_out.iter().filter(|left_out: &&LeftOut| is_reason(&left_out.reason));
            let names = of_reason.filter_map(|left_out| self.shown.get(left_out.series));
            sentences::listed_some(locale, &names.map(|shown| shown.series.name.clone()).collect::<Vec<_>>())
        };
        let mut notes = Vec::new();
        let mut add = |names: String, note: fn(crate::app::i18n::Locale, String) -> String| {
            if !names.is_empty() {
                notes.push(note(locale, names));
            }
        };
        add(names(|reason| matches!(reason, NotRanked::OtherEdition)), |locale, names| {
            td_string!(locale, charts.left_edition, names = names).to_string()
        });
        add(names(|reason| matches!(reason, NotRanked::Open(_))), |locale, names| {
            td_string!(locale, charts.left_open, names = names).to_string()
        });
        add(names(|reason| matches!(reason, NotRanked::Counted(_))), |locale, names| {
            td_string!(locale, charts.left_older, names = names).to_string()
        });
        add(names(|reason| matches!(reason, NotRanked::NoPoints)), |locale, names| {
            td_string!(locale, charts.left_without, names = names).to_string()
        });
        if (MIN_PLACES..MIN_QUARTERS).contains(&ranks.ranked.len()) {
            notes.push(td_string!(locale, charts.no_quarters, count = MIN_QUARTERS).to_string());
        }
        notes
    }

    fn quarter_legend(&self) -> Vec<LegendEntry> {
        let locale = self.locale;
        [
            (Ink::Above, td_string!(locale, charts.best_quarter)),
            (Ink::Between, td_string!(locale, charts.middle_half)),
            (Ink::Below, td_string!(locale, charts.last_quarter)),
        ]
        .map(|(ink, name)| LegendEntry { ink, name: name.to_owned() })
        .to_vec()
    }

    fn ranking_table(&self, data: &RankingData) -> ChartTable {
        let locale = self.locale;
        let quarter = |quarter: Option<Quarter>| match quarter {
            Some(Quarter::Best) => td_string!(locale, charts.best_quarter),
            Some(Quarter::Middle) => td_string!(locale, charts.middle_half),
            Some(Quarter::Worst) => td_string!(locale, charts.last_quarter),
            None => "",
        };
        let row =
            |row: &RankingRow| vec![row.name.clone(), row.place.clone(), said(row), quarter(row.quarter).to_owned()];
        let headings = [
            td_string!(locale, charts.of),
            td_string!(locale, charts.place),
            td_string!(locale, charts.points),
            td_string!(locale, charts.quarter),
        ];
        ChartTable {
            headings: headings.map(str::to_owned).to_vec(),
            rows: data.rows.iter().map(row).collect(),
            total: None,
        }
    }
}
