//! From the text of a `kommunkompass-evaluations` file to [`Evaluations`], or to everything that is wrong in it.

use super::{
    Assessor, Confidence, Discrepancy, EditionClaim, Evaluation, EvaluationId, Evaluations, Fault, Mean, PrintedArea,
    PrintedSubarea, PrintedTotal, Source, Subject,
};
use crate::assessment::Year;
use crate::json::{Node, Problem, ProblemKind, Problems, parse_document};
use crate::language::{Language, LocalizedText};
use crate::municipality::{MAX_NAME, Municipality, MunicipalityCode};
use crate::points::{Percent, Points};

/// The `format` of an evaluations file.
pub const FORMAT: &str = "kommunkompass-evaluations";

/// The newest schema of evaluations files.
///
/// Since 2 an evaluation may lack month, edition and total, say that it is a self-assessment, and have points with
/// decimals.
pub const SCHEMA: u64 = 2;

const MAX_EVALUATIONS: usize = 5000;
const MAX_ROWS: usize = 500;
const MAX_TEXT: usize = 4000;
const MAX_ADDRESS: usize = 300;
const MAX_POINTS: u64 = 1_000_000;

/// Reads an evaluations file.
///
/// # Errors
/// Every problem that was found, each with its path.
pub fn parse(text: &str) -> Result<Evaluations, Vec<Problem>> {
    let (value, _schema) = parse_document(text, FORMAT, SCHEMA).map_err(|problem| vec![problem])?;
    let problems = Problems::new();
    let root = Node::root(&value, &problems);
    let mut found = Evaluations::default();
    if let Some(list) = root.field("evaluations") {
        for node in list.items(MAX_EVALUATIONS) {
            let Some(evaluation) = evaluation(&node) else {
                continue;
            };
            if found.evaluations.iter().any(|other| other.id == evaluation.id) {
                node.report(ProblemKind::Duplicate { id: evaluation.id.to_string() });
            } else {
                found.evaluations.push(evaluation);
            }
        }
    }
    if let Some(list) = root.field("means") {
        found.means = list.items(MAX_EVALUATIONS).filter_map(|node| mean(&node)).collect();
    }
    if problems.is_empty() { Ok(found) } else { Err(problems.into_list()) }
}

pub(super) fn evaluation(node: &Node) -> Option<Evaluation> {
    let id = id_field(node);
    let municipality = node.field("municipality").and_then(|node| municipality(&node));
    let year = year(node);
    let month = node.optional("month").and_then(|node| node.whole_number(1, 12));
    let edition = edition(node);
    let assessor = match node.optional("assessor") {
        None => Some(Assessor::Evaluators),
        Some(node) => node.parsed(20, |word| match word {
            "evaluators" => Some(Assessor::Evaluators),
            "municipality" => Some(Assessor::Municipality),
            _ => None,
        }),
    };
    let source = node.field("source").and_then(|node| source(&node));
    let total = match node.optional("total") {
        None => Some(None),
        Some(node) => total(&node).map(Some),
    };
    let areas = list(node, "areas", area);
    let subareas = list(node, "subareas", subarea);
    let discrepancies = list(node, "discrepancies", discrepancy);
    Some(Evaluation {
        id: id?,
        municipality: municipality?,
        year: year?,
        month: month.and_then(|month| u8::try_from(month).ok()),
        edition: edition?,
        assessor: assessor?,
        source: source?,
        total: total?,
        areas,
        subareas,
        discrepancies,
    })
}

fn id_field(node: &Node) -> Option<EvaluationId> {
    node.field("id")?.parsed(60, |text| text.parse().ok())
}

fn edition(node: &Node) -> Option<EditionClaim> {
    let Some(named) = node.optional("edition") else {
        return Some(EditionClaim::Unknown);
    };
    let id = named.parsed(60, |text| text.parse().ok());
    let is_inferred = node.optional("edition_inferred").and_then(|node| node.boolean()).unwrap_or_default();
    id.map(if is_inferred { EditionClaim::Inferred } else { EditionClaim::Stated })
}

fn municipality(node: &Node) -> Option<Municipality> {
    let name = node.field("name")?.filled_text(MAX_NAME)?.to_owned();
    let code = node.optional("code").and_then(|node| node.parsed(4, MunicipalityCode::from_digits));
    Some(Municipality { name, code })
}

fn source(node: &Node) -> Option<Source> {
    let title = localized(node, "title");
    let publisher = match node.optional("publisher") {
        None => Some(String::new()),
        Some(node) => node.filled_text(200).map(str::to_owned),
    };
    let report_date = node.optional("report_date").and_then(|node| node.filled_text(20)).map(str::to_owned);
    let address = node.optional("address").and_then(|node| node.filled_text(MAX_ADDRESS)).map(str::to_owned);
    Some(Source { title: title?, publisher: publisher?, report_date, address })
}

fn total(node: &Node) -> Option<PrintedTotal> {
    let (points, possible, max) = points_within_max(node);
    let printed = node.field("printed").and_then(|node| node.boolean());
    Some(PrintedTotal { points: points?, possible, max: max?, printed: printed? })
}

fn area(node: &Node) -> Option<PrintedArea> {
    let id = node.field("id").and_then(|node| node.parsed(60, |text| text.parse().ok()));
    let (points, possible, max) = points_within_max(node);
    let chapter_points = optional_points(node, "chapter_points");
    Some(PrintedArea {
        id: id?,
        points: points?,
        possible,
        max: max?,
        percent: percent(node, "percent"),
        chapter_points,
    })
}

fn subarea(node: &Node) -> Option<PrintedSubarea> {
    let id = node.field("id").and_then(|node| node.parsed(60, |text| text.parse().ok()));
    let (points, possible, max) = points_within_max(node);
    Some(PrintedSubarea {
        id: id?,
        points: points?,
        possible,
        max: max?,
        percent: percent(node, "percent"),
        printed_points: optional_points(node, "printed_points"),
        printed_percent: percent(node, "printed_percent"),
    })
}

fn discrepancy(node: &Node) -> Option<Discrepancy> {
    let id = text_field(node, "id");
    let place = localized(node, "place");
    let subject = match node.optional("subject") {
        None => Some(Subject::Report),
        Some(node) => subject(&node),
    };
    let fault = node.field("fault").and_then(|node| {
        node.parsed(20, |word| match word {
            "scan" => Some(Fault::Scan),
            "report" => Some(Fault::Report),
            "rounding" => Some(Fault::Rounding),
            _ => None,
        })
    });
    let confidence = node.field("confidence").and_then(|node| {
        node.parsed(20, |word| match word {
            "certain" => Some(Confidence::Certain),
            "high" => Some(Confidence::High),
            "probable" => Some(Confidence::Probable),
            "open" => Some(Confidence::Open),
            _ => None,
        })
    });
    let explanation = localized(node, "explanation");
    Some(Discrepancy {
        id: id?,
        place: place?,
        subject: subject?,
        fault: fault?,
        confidence: confidence?,
        explanation: explanation?,
    })
}

fn subject(node: &Node) -> Option<Subject> {
    if let Some(area) = node.optional("area") {
        return area.parsed(60, |text| text.parse().ok()).map(Subject::Area);
    }
    node.field("subarea")?.parsed(60, |text| text.parse().ok()).map(Subject::Subarea)
}

pub(super) fn mean(node: &Node) -> Option<Mean> {
    let id = id_field(node);
    let title = localized(node, "title");
    let scope = localized(node, "scope");
    let year = year(node);
    let edition = edition(node);
    let municipalities = node.optional("municipalities").and_then(|node| node.whole_number(1, 10_000));
    let areas = list(node, "areas", |node| {
        let id = node.field("id").and_then(|node| node.parsed(60, |text| text.parse().ok()));
        Some((id?, points(node, "points", MAX_POINTS)?))
    });
    let subareas = match node.optional("subareas") {
        None => Vec::new(),
        Some(_) => list(node, "subareas", |node| {
            let id = node.field("id").and_then(|node| node.parsed(60, |text| text.parse().ok()));
            Some((id?, points(node, "points", MAX_POINTS)?))
        }),
    };
    let total = node.optional("total").and_then(|node| read_points(&node, MAX_POINTS));
    let source = node.field("source").and_then(|node| source(&node));
    let caveat = localized(node, "caveat");
    Some(Mean {
        id: id?,
        title: title?,
        scope: scope?,
        year: year?,
        edition: edition?,
        municipalities: municipalities.and_then(|number| u32::try_from(number).ok()),
        total,
        areas,
        subareas,
        source: source?,
        caveat: caveat?,
    })
}

fn list<T>(parent: &Node, name: &str, read: impl Fn(&Node) -> Option<T>) -> Vec<T> {
    let Some(list) = parent.field(name) else {
        return Vec::new();
    };
    list.items(MAX_ROWS).filter_map(|node| read(&node)).collect()
}

fn text_field(parent: &Node, name: &str) -> Option<String> {
    parent.field(name)?.filled_text(200).map(str::to_owned)
}

fn localized(parent: &Node, name: &str) -> Option<LocalizedText> {
    let node = parent.field(name)?;
    node.object()?;
    let mut text = LocalizedText::default();
    let mut found = false;
    for (tag, node) in node.entries(20) {
        match Language::from_tag(tag) {
            Some(language) => {
                if let Some(words) = node.filled_text(MAX_TEXT) {
                    text.set(language, words);
                    found = true;
                }
            }
            None => node.report(ProblemKind::UndeclaredLanguage { tag: tag.chars().take(20).collect() }),
        }
    }
    if !found {
        node.report(ProblemKind::Empty);
    }
    found.then_some(text)
}

fn year(parent: &Node) -> Option<Year> {
    Year::try_from(number(parent, "year", u64::from(Year::FIRST), u64::from(Year::LAST))?).ok()
}

fn number(parent: &Node, name: &str, min: u64, max: u64) -> Option<u64> {
    parent.field(name)?.whole_number(min, max)
}

fn points(parent: &Node, name: &str, max: u64) -> Option<Points> {
    read_points(&parent.field(name)?, max)
}

/// Whole points as a number, others as a decimal in quotation marks: `14`, `"14.5"`.
fn read_points(node: &Node, max: u64) -> Option<Points> {
    if node.value().is_string() {
        return node.parsed(20, |text| text.parse().ok().filter(|points| *points <= whole(max)));
    }
    node.whole_number(0, max).map(whole)
}

fn optional_points(parent: &Node, name: &str) -> Option<Points> {
    read_points(&parent.optional(name)?, MAX_POINTS)
}

/// `points`, `possible` and `max` of a row; points above the maximum are reported.
fn points_within_max(node: &Node) -> (Option<Points>, Option<Points>, Option<Points>) {
    let max = number(node, "max", 1, MAX_POINTS);
    let most = max.unwrap_or(MAX_POINTS);
    let possible = node.optional("possible").and_then(|node| read_points(&node, most));
    (points(node, "points", most), possible, max.map(whole))
}

fn percent(parent: &Node, name: &str) -> Option<Percent> {
    let percent = parent.optional(name)?.whole_number(0, 100)?;
    Percent::printed(u32::try_from(percent).ok()?).ok()
}

fn whole(points: u64) -> Points {
    Points::from_whole(u32::try_from(points).unwrap_or(u32::MAX))
}
