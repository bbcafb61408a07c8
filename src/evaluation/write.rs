//! Evaluations and means as the text of a file, always in the newest schema.

use super::{
    Assessor, Confidence, Discrepancy, EditionClaim, Evaluation, Evaluations, FORMAT, Fault, Mean, PrintedArea,
    PrintedSubarea, SCHEMA, Source, Subject,
};
use crate::json::written::{list, localized, object, string};
use crate::points::{Percent, Points};

/// The text of a file for people to keep: one evaluation or mean a line.
#[must_use]
pub fn write(evaluations: &Evaluations) -> String {
    text(evaluations, "\n")
}

/// The same content on one line, for storage.
#[must_use]
pub fn write_compact(evaluations: &Evaluations) -> String {
    text(evaluations, "")
}

fn text(content: &Evaluations, line_break: &str) -> String {
    let mut text = format!("{{\"format\":\"{FORMAT}\",\"schema\":{SCHEMA}");
    let mut add = |name: &str, items: Vec<String>| {
        text.push_str(&format!(",{line_break}\"{name}\":["));
        for (at, item) in items.iter().enumerate() {
            text.push_str(if at > 0 { "," } else { "" });
            text.push_str(line_break);
            text.push_str(item);
        }
        text.push_str(if items.is_empty() { "" } else { line_break });
        text.push(']');
    };
    add("evaluations", content.evaluations.iter().map(evaluation).collect());
    add("means", content.means.iter().map(mean).collect());
    text.push('}');
    text.push_str(line_break);
    text
}

fn evaluation(evaluation: &Evaluation) -> String {
    let Evaluation { id, municipality, year, month, edition, assessor, source, total, areas, subareas, discrepancies } =
        evaluation;
    let mut place = vec![("name", string(&municipality.name))];
    place.extend(municipality.code.map(|code| ("code", string(code.as_str()))));
    let mut fields = vec![("id", string(id.as_str())), ("municipality", object(&place)), ("year", year.to_string())];
    fields.extend(month.map(|month| ("month", month.to_string())));
    add_edition(&mut fields, edition);
    match assessor {
        Assessor::Evaluators => {}
        Assessor::Municipality => fields.push(("assessor", string("municipality"))),
    }
    fields.push(("source", source_value(source)));
    if let Some(total) = total {
        let mut of_total = vec![];
        add_points(&mut of_total, total.points, total.possible, total.max);
        of_total.push(("printed", total.printed.to_string()));
        fields.push(("total", object(&of_total)));
    }
    fields.push(("areas", list(areas.iter().map(area))));
    fields.push(("subareas", list(subareas.iter().map(subarea))));
    fields.push(("discrepancies", list(discrepancies.iter().map(discrepancy))));
    object(&fields)
}

fn add_edition(fields: &mut Vec<(&str, String)>, edition: &EditionClaim) {
    fields.extend(edition.id().map(|id| ("edition", string(id.as_str()))));
    if let EditionClaim::Inferred(_) = edition {
        fields.push(("edition_inferred", "true".to_owned()));
    }
}

fn source_value(source: &Source) -> String {
    let mut fields = vec![("title", localized(&source.title))];
    if !source.publisher.is_empty() {
        fields.push(("publisher", string(&source.publisher)));
    }
    fields.extend(source.report_date.as_ref().map(|date| ("report_date", string(date))));
    fields.extend(source.address.as_ref().map(|address| ("address", string(address))));
    object(&fields)
}

fn add_points(fields: &mut Vec<(&str, String)>, points: Points, possible: Option<Points>, max: Points) {
    fields.push(("points", points_value(points)));
    fields.extend(possible.map(|possible| ("possible", points_value(possible))));
    fields.push(("max", points_value(max)));
}

fn add_percent<'a>(fields: &mut Vec<(&'a str, String)>, name: &'a str, percent: Option<Percent>) {
    fields.extend(percent.map(|percent| (name, percent.get().to_string())));
}

/// Whole points as a number, others as a decimal in quotation marks.
fn points_value(points: Points) -> String {
    let decimal = points.to_decimal();
    if decimal.contains('.') { string(&decimal) } else { decimal }
}

fn area(area: &PrintedArea) -> String {
    let mut fields = vec![("id", string(area.id.as_str()))];
    add_points(&mut fields, area.points, area.possible, area.max);
    add_percent(&mut fields, "percent", area.percent);
    fields.extend(area.chapter_points.map(|points| ("chapter_points", points_value(points))));
    object(&fields)
}

fn subarea(row: &PrintedSubarea) -> String {
    let mut fields = vec![("id", string(row.id.as_str()))];
    add_points(&mut fields, row.points, row.possible, row.max);
    add_percent(&mut fields, "percent", row.percent);
    fields.extend(row.printed_points.map(|points| ("printed_points", points_value(points))));
    add_percent(&mut fields, "printed_percent", row.printed_percent);
    object(&fields)
}

fn discrepancy(discrepancy: &Discrepancy) -> String {
    let mut fields = vec![("id", string(&discrepancy.id)), ("place", localized(&discrepancy.place))];
    match &discrepancy.subject {
        Subject::Report => {}
        Subject::Area(id) => fields.push(("subject", object(&[("area", string(id.as_str()))]))),
        Subject::Subarea(id) => fields.push(("subject", object(&[("subarea", string(id.as_str()))]))),
    }
    let fault = match discrepancy.fault {
        Fault::Scan => "scan",
        Fault::Report => "report",
        Fault::Rounding => "rounding",
    };
    let confidence = match discrepancy.confidence {
        Confidence::Certain => "certain",
        Confidence::High => "high",
        Confidence::Probable => "probable",
        Confidence::Open => "open",
    };
    fields.push(("fault", string(fault)));
    fields.push(("confidence", string(confidence)));
    fields.push(("explanation", localized(&discrepancy.explanation)));
    object(&fields)
}

fn mean(mean: &Mean) -> String {
    let row = |id: &str, points: Points| object(&[("id", string(id)), ("points", points_value(points))]);
    let mut fields = vec![
        ("id", string(mean.id.as_str())),
        ("title", localized(&mean.title)),
        ("scope", localized(&mean.scope)),
        ("year", mean.year.to_string()),
    ];
    add_edition(&mut fields, &mean.edition);
    fields.extend(mean.municipalities.map(|number| ("municipalities", number.to_string())));
    fields.extend(mean.total.map(|total| ("total", points_value(total))));
    fields.push(("areas", list(mean.areas.iter().map(|(id, points)| row(id.as_str(), *points)))));
    fields.push(("subareas", list(mean.subareas.iter().map(|(id, points)| row(id.as_str(), *points)))));
    fields.push(("source", source_value(&mean.source)));
    fields.push(("caveat", localized(&mean.caveat)));
    object(&fields)
}
