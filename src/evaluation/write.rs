//! Evaluations and means as the text of a file.

use serde_json::Value;

use super::{
    Assessor, Confidence, Discrepancy, EditionClaim, Evaluation, Evaluations, FORMAT, Fault, Mean, PrintedTotal,
    SCHEMA, Source, Subject,
};
use crate::language::{Language, LocalizedText};
use crate::points::Points;

/// The text of a `kommunkompass-evaluations` file, without the white space that makes it readable.
#[must_use]
pub fn write_compact(evaluations: &Evaluations) -> String {
    object(vec![
        ("format", string(FORMAT)),
        ("schema", SCHEMA.to_string()),
        ("evaluations", list(evaluations.evaluations.iter().map(evaluation))),
        ("means", list(evaluations.means.iter().map(mean))),
    ])
}

fn evaluation(evaluation: &Evaluation) -> String {
    let code = evaluation.municipality.code.map(|code| string(code.as_str()));
    let municipality = [("name", string(&evaluation.municipality.name))].into_iter().chain(code.map(|it| ("code", it)));
    let mut fields = vec![
        ("id", string(evaluation.id.as_str())),
        ("municipality", object(municipality.collect())),
        ("year", evaluation.year.to_string()),
    ];
    fields.extend(evaluation.month.map(|month| ("month", month.to_string())));
    fields.extend(edition(&evaluation.edition));
    if evaluation.assessor == Assessor::Municipality {
        fields.push(("assessor", string("municipality")));
    }
    fields.push(("source", source(&evaluation.source)));
    fields.extend(evaluation.total.map(|it| ("total", total(it))));
    let areas = evaluation.areas.iter().map(|area| {
        let mut fields = row(area.id.as_str(), area.points, area.possible, area.max);
        fields.extend(area.percent.map(|percent| ("percent", percent.get().to_string())));
        fields.extend(area.chapter_points.map(|it| ("chapter_points", points(it))));
        object(fields)
    });
    let subareas = evaluation.subareas.iter().map(|subarea| {
        let mut fields = row(subarea.id.as_str(), subarea.points, subarea.possible, subarea.max);
        fields.extend(subarea.percent.map(|percent| ("percent", percent.get().to_string())));
        fields.extend(subarea.printed_points.map(|it| ("printed_points", points(it))));
        fields.extend(subarea.printed_percent.map(|percent| ("printed_percent", percent.get().to_string())));
        object(fields)
    });
    fields.push(("areas", list(areas)));
    fields.push(("subareas", list(subareas)));
    fields.push(("discrepancies", list(evaluation.discrepancies.iter().map(discrepancy))));
    object(fields)
}

fn mean(mean: &Mean) -> String {
    let part = |id: &str, it: Points| object(vec![("id", string(id)), ("points", points(it))]);
    let mut fields = vec![
        ("id", string(mean.id.as_str())),
        ("title", text(&mean.title)),
        ("scope", text(&mean.scope)),
        ("year", mean.year.to_string()),
    ];
    fields.extend(edition(&mean.edition));
    fields.extend(mean.municipalities.map(|number| ("municipalities", number.to_string())));
    fields.extend(mean.total.map(|it| ("total", points(it))));
    fields.push(("areas", list(mean.areas.iter().map(|(id, it)| part(id.as_str(), *it)))));
    fields.push(("subareas", list(mean.subareas.iter().map(|(id, it)| part(id.as_str(), *it)))));
    fields.push(("source", source(&mean.source)));
    fields.push(("caveat", text(&mean.caveat)));
    object(fields)
}

type Fields = Vec<(&'static str, String)>;

fn edition(edition: &EditionClaim) -> Fields {
    match edition {
        EditionClaim::Stated(id) => vec![("edition", string(id.as_str()))],
        EditionClaim::Inferred(id) => {
            vec![("edition", string(id.as_str())), ("edition_inferred", true.to_string())]
        }
        EditionClaim::Unknown => Vec::new(),
    }
}

fn source(source: &Source) -> String {
    let mut fields = vec![("title", text(&source.title)), ("publisher", string(&source.publisher))];
    fields.extend(source.report_date.as_deref().map(|date| ("report_date", string(date))));
    object(fields)
}

fn total(total: PrintedTotal) -> String {
    let mut fields = vec![("points", points(total.points))];
    fields.extend(total.possible.map(|it| ("possible", points(it))));
    fields.extend([("max", points(total.max)), ("printed", total.printed.to_string())]);
    object(fields)
}

fn row(id: &str, achieved: Points, possible: Option<Points>, max: Points) -> Fields {
    let mut fields = vec![("id", string(id)), ("points", points(achieved))];
    fields.extend(possible.map(|it| ("possible", points(it))));
    fields.push(("max", points(max)));
    fields
}

fn discrepancy(discrepancy: &Discrepancy) -> String {
    let mut fields = vec![("id", string(&discrepancy.id)), ("place", text(&discrepancy.place))];
    match &discrepancy.subject {
        Subject::Report => {}
        Subject::Area(id) => fields.push(("subject", object(vec![("area", string(id.as_str()))]))),
        Subject::Subarea(id) => fields.push(("subject", object(vec![("subarea", string(id.as_str()))]))),
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
    let explanation = text(&discrepancy.explanation);
    fields.extend([("fault", string(fault)), ("confidence", string(confidence)), ("explanation", explanation)]);
    object(fields)
}

/// Whole points as a number, others as a decimal in quotation marks.
fn points(points: Points) -> String {
    let decimal = points.to_decimal();
    if decimal.contains('.') { string(&decimal) } else { decimal }
}

fn text(text: &LocalizedText) -> String {
    let exact = |language: Language| Some((language.tag(), string(text.exact(language)?)));
    object(Language::ALL.into_iter().filter_map(exact).collect())
}

fn string(text: &str) -> String {
    Value::from(text).to_string()
}

fn object(fields: Fields) -> String {
    let fields: Vec<_> = fields.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}
