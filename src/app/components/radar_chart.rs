//! The radar over the areas ("spindeldiagram").

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::series::ShownSeries;
use crate::app::locale::{lang_of, use_locale};
use crate::chart::{
    Anchor, Axis, Frame, Outline, Position, Style, coordinate, label, outline, radar, share, shortened,
};
use crate::comparison::{Figure, Series};
use crate::language::Language;
use crate::points::{Interval, Points};
use crate::rubric::Rubric;

/// With the areas' titles around it.
const WIDE: Layout = Layout {
    frame: Frame { width: 620.0, height: 440.0 },
    margin: 68.0,
    titles: true,
    class: "kk-radar kk-radar--wide",
};

/// With the areas' numbers only, for narrow columns.
const NARROW: Layout = Layout {
    frame: Frame { width: 300.0, height: 300.0 },
    margin: 26.0,
    titles: false,
    class: "kk-radar kk-radar--narrow",
};

/// Most characters of a line of a label.
const LABEL_LIMIT: usize = 17;

/// Most characters of an area's id beside its axis.
const ID_LIMIT: usize = 6;

/// With fewer areas there is no surface, and with more the labels run into each other; then the bars have to do.
const AXES: std::ops::RangeInclusive<usize> = 3..=12;

/// Height of a line of a label.
const LINE: f64 = 16.0;

/// Shares at which rings are drawn.
const RINGS: [f64; 4] = [0.25, 0.5, 0.75, 1.0];

#[derive(Clone, Copy)]
struct Layout {
    frame: Frame,
    margin: f64,
    titles: bool,
    class: &'static str,
}

/// An area as the radar needs it.
#[derive(Clone)]
struct Spoke {
    id: String,
    title: String,
    max: Points,
}

/// The radar with its legend; nothing for a rubric with too few areas for it, or too many.
pub fn radar_chart(series: &[ShownSeries], rubric: &Rubric) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    if !AXES.contains(&rubric.areas.len()) {
        return None;
    }
    let lang = lang_of(&rubric.title);
    let spokes: Vec<_> = rubric
        .areas
        .iter()
        .map(|area| Spoke {
            id: shortened(area.id.as_str(), ID_LIMIT),
            title: area.title.get(language).to_owned(),
            max: area.max,
        })
        .collect();
    let drawn: Vec<_> = series.iter().filter_map(|shown| Some((shown.style?, &shown.series))).collect();
    let drawn: Vec<_> = drawn.into_iter().filter(|(_, series)| series.has_areas()).collect();
    let names = drawn.iter().map(|(_, series)| series.name.as_str()).collect::<Vec<_>>().join(", ");
    let label = td_string!(locale, result.radar_description, series = names).to_string();
    let drawings: Vec<_> = [WIDE, NARROW]
        .into_iter()
        .map(|layout| {
            let (width, height) = (coordinate(layout.frame.width), coordinate(layout.frame.height));
            view! {
                <svg class=layout.class role="img" aria-label=label.clone() viewBox=format!("0 0 {width} {height}")>
                    {drawing(layout, &spokes, lang, &drawn)}
                </svg>
            }
        })
        .collect();
    Some(view! {
        <figure class="kk-chart">
            <figcaption class="kk-chart__title">{td_string!(locale, result.radar)}</figcaption>
            {drawings}
            {legend(&drawn)}
        </figure>
    })
}

fn drawing(
    layout: Layout,
    spokes: &[Spoke],
    lang: Option<&'static str>,
    drawn: &[(Style, &Series)],
) -> impl IntoView + use<> {
    let shares = |series: &Series, end: fn(Interval) -> Points| {
        let values = series.areas.iter().zip(spokes).map(|(value, spoke)| value.drawn(spoke.max));
        values.map(|drawn| drawn.map_or(0.0, |(interval, max)| share(end(interval), max))).collect()
    };
    let mut values: Vec<Vec<f64>> = drawn.iter().map(|(_, series)| shares(series, Interval::secured)).collect();
    // What is still possible is drawn for the draft only: published results are settled.
    let open = drawn.first().filter(|(_, own)| own.areas.iter().any(is_open));
    values.extend(open.map(|(_, own)| shares(own, Interval::possible)));
    let geometry = radar(layout.frame, layout.margin, spokes.len(), &RINGS, &values);
    let rings: Vec<_> =
        geometry.rings.iter().map(|ring| view! { <polygon class="kk-radar__ring" points=points(ring) /> }).collect();
    let axes: Vec<_> = geometry
        .axes
        .iter()
        .zip(spokes)
        .map(|(axis, spoke)| {
            let label = if layout.titles {
                numbered(&spoke.id, label(&spoke.title, LABEL_LIMIT))
            } else {
                vec![spoke.id.clone()]
            };
            view! {
                <line
                    class="kk-radar__axis"
                    x1=coordinate(geometry.center.x)
                    y1=coordinate(geometry.center.y)
                    x2=coordinate(axis.end.x)
                    y2=coordinate(axis.end.y)
                />
                {axis_label(axis, &label, lang)}
            }
        })
        .collect();
    let possible = geometry.polygons.get(drawn.len()).map(|polygon| {
        view! { <polygon class="kk-radar__possible" points=points(polygon) /> }
    });
    // The draft is drawn last, on top of what it is compared with.
    let polygons: Vec<_> = drawn
        .iter()
        .zip(&geometry.polygons)
        .rev()
        .map(|((style, series), polygon)| {
            let has_value: Vec<_> = series.areas.iter().map(Figure::is_number).collect();
            let marked = polygon.iter().zip(&has_value).filter(|(_, has_value)| **has_value);
            let marks: Vec<_> = marked.map(|(at, _)| mark(usize::from(style.number()), *at)).collect();
            view! {
                <g class=format!("kk-series kk-series--{}", style.number())>
                    {surface(&outline(polygon, &has_value))}
                    {marks}
                </g>
            }
        })
        .collect();
    view! {
        {rings}
        {axes}
        {possible}
        {polygons}
    }
}

/// The surface of a series; where an area has no value, only lines between those that have.
fn surface(outline: &Outline) -> impl IntoView + use<> {
    match outline {
        Outline::Closed(polygon) => view! { <polygon class="kk-radar__polygon" points=points(polygon) /> }.into_any(),
        Outline::Open(runs) => {
            let line = |run: &Vec<Position>| {
                view! { <polyline class="kk-radar__polygon kk-radar__polygon--open" points=points(run) /> }
            };
            runs.iter().map(line).collect::<Vec<_>>().into_any()
        }
    }
}

/// The number stays with the first line, however long that is.
fn numbered(id: &str, mut lines: Vec<String>) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, &format!("{id} "));
    }
    lines
}

fn axis_label(axis: &Axis, lines: &[String], lang: Option<&'static str>) -> impl IntoView + use<> {
    let anchor = match axis.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let rows: Vec<_> = lines
        .iter()
        .zip(axis.label_lines(lines.len(), LINE))
        .map(|(line, at)| view! { <tspan x=coordinate(at.x) y=coordinate(at.y)>{line.clone()}</tspan> })
        .collect();
    view! { <text class="kk-radar__label" lang=lang text-anchor=anchor dominant-baseline="middle">{rows}</text> }
}

/// A mark of a shape of its own for every series, so that colour is not the only sign.
fn mark(style: usize, at: Position) -> impl IntoView + use<> {
    let (right, down, shape) = match style {
        0 => (-4.0, 0.0, "a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"),
        1 => (-3.5, -3.5, "h7v7h-7z"),
        2 => (0.0, -5.0, "l4.5 8h-9z"),
        3 => (0.0, -5.0, "l5 5l-5 5l-5 -5z"),
        4 => (0.0, 5.0, "l4.5 -8h-9z"),
        5 => (-4.5, -1.5, "h3v-3h3v3h3v3h-3v3h-3v-3h-3z"),
        _ => (0.0, -2.0, "l3 -3l2 2l-3 3l3 3l-2 2l-3 -3l-3 3l-2 -2l3 -3l-3 -3l2 -2z"),
    };
    let start = at.shifted(right, down);
    let path = format!("M{} {}{shape}", coordinate(start.x), coordinate(start.y));
    view! { <path class="kk-series__mark" d=path /> }
}

fn points(polygon: &[Position]) -> String {
    polygon.iter().map(|at| format!("{},{}", coordinate(at.x), coordinate(at.y))).collect::<Vec<_>>().join(" ")
}

/// Which line is which.
/// Whether a figure is still open. What is open of another draft stands in its figures and bars, and gets no line of its
/// own in the radar.
fn is_open(figure: &Figure) -> bool {
    matches!(figure, Figure::Points(interval) if !interval.is_closed())
}

fn legend(drawn: &[(Style, &Series)]) -> impl IntoView + use<> {
    let locale = use_locale();
    let mut items = Vec::new();
    for (style, series) in drawn {
        let style = usize::from(style.number());
        let sample = view! {
            <g class=format!("kk-series kk-series--{style}")>
                {sample_line("kk-radar__polygon")}
                {mark(style, Position { x: 18.0, y: 7.0 })}
            </g>
        };
        items.push(legend_item(sample.into_any(), series.name.clone()));
        if style == 0 && series.areas.iter().any(is_open) {
            let sample = sample_line("kk-radar__possible");
            let name = format!("{}, {}", series.name, td_string!(locale, result.possible_line));
            items.push(legend_item(sample.into_any(), name));
        }
    }
    view! { <ul class="kk-legend" aria-label=td_string!(locale, result.legend)>{items}</ul> }
}

fn sample_line(class: &'static str) -> impl IntoView {
    view! { <line class=class x1="2" y1="7" x2="34" y2="7" /> }
}

fn legend_item(sample: AnyView, name: String) -> impl IntoView {
    view! {
        <li class="kk-legend__item">
            <svg class="kk-legend__sample" viewBox="0 0 36 14" aria-hidden="true">{sample}</svg>
            {name}
        </li>
    }
}
