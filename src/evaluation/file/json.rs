//! Results of a JSON file, each read by itself, so that one that is broken does not cost the others.

use serde_json::Value;

use super::municipality::settled;
use super::{Admission, EvaluationsFile, FaultKind, MAX_ROWS, Place, Read, occasion_of_mean};
use crate::evaluation::parse::{evaluation, mean};
use crate::evaluation::{FORMAT, Outlines, SCHEMA};
use crate::json::{Node, Problem, Problems, parse_document};

/// Reads a file of evaluations and means.
pub fn read(text: &str, outlines: &Outlines) -> EvaluationsFile {
    let mut admission = Admission::new(outlines);
    match parse_document(text, FORMAT, SCHEMA) {
        Ok((value, _schema)) => {
            add_evaluations(&mut admission, &value);
            add_means(&mut admission, &value);
        }
        Err(problem) => report(&mut admission.file, "", problem),
    }
    admission.file
}

/// The items of a list of the document, each with its path. A list that is not there has none.
fn items<'v>(file: &mut EvaluationsFile, value: &'v Value, name: &str) -> Vec<(String, &'v Value)> {
    let list = match value.get(name) {
        None | Some(Value::Null) => [].as_slice(),
        Some(Value::Array(list)) if list.len() > MAX_ROWS => {
            file.fault(Place::Path(name.to_owned()), FaultKind::TooManyRows);
            [].as_slice()
        }
        Some(Value::Array(list)) => list,
        Some(other) => {
            read_item(file, name, other, |node| Some(node.items(MAX_ROWS).count()));
            [].as_slice()
        }
    };
    list.iter().enumerate().map(|(at, item)| (format!("{name}[{at}]"), item)).collect()
}

/// Reads one item; what is wrong in it is reported with the path of the item before it.
fn read_item<T>(file: &mut EvaluationsFile, path: &str, value: &Value, read: impl Fn(&Node) -> Option<T>) -> Option<T> {
    let problems = Problems::new();
    let item = read(&Node::root(value, &problems));
    let is_sound = problems.is_empty();
    problems.into_list().into_iter().for_each(|problem| report(file, path, problem));
    item.filter(|_| is_sound)
}

fn report(file: &mut EvaluationsFile, path: &str, problem: Problem) {
    let dot = if path.is_empty() || problem.path.is_empty() { "" } else { "." };
    let path = format!("{path}{dot}{}", problem.path);
    let place = if path.is_empty() { Place::File } else { Place::Path(path) };
    file.fault(place, FaultKind::Json(problem.kind));
}

fn add_evaluations(admission: &mut Admission, value: &Value) {
    for (path, item) in items(&mut admission.file, value, "evaluations") {
        let Some(mut evaluation) = read_item(&mut admission.file, &path, item, evaluation) else { continue };
        let at = |field: &str| Place::Path(format!("{path}.{field}"));
        let code = evaluation.municipality.code.map(|code| code.to_string()).unwrap_or_default();
        match settled(&evaluation.municipality.name, &code) {
            Ok(municipality) => evaluation.municipality = municipality,
            Err(kind) => {
                admission.file.fault(at("municipality"), kind);
                continue;
            }
        }
        let Ok(outline) = admission.outline(&evaluation.edition, at("edition")) else { continue };
        if evaluation.total.is_none() && evaluation.areas.is_empty() && evaluation.subareas.is_empty() {
            admission.file.fault(Place::Path(path), FaultKind::NoFigures);
            continue;
        }
        let parts = evaluation.clone();
        let place_of = |part: Option<&str>| {
            let Some(part) = part else { return at("total") };
            // The last, for what is there twice is wrong the second time.
            let area = parts.areas.iter().rposition(|area| area.id.as_str() == part);
            let row = parts.subareas.iter().rposition(|row| row.id.as_str() == part);
            match (area, row) {
                (Some(area), _) => at(&format!("areas[{area}]")),
                (None, Some(row)) => at(&format!("subareas[{row}]")),
                (None, None) => Place::Path(path.clone()),
            }
        };
        admission.add(evaluation, outline, Place::Path(path.clone()), &place_of);
    }
}

fn add_means(admission: &mut Admission, value: &Value) {
    for (path, item) in items(&mut admission.file, value, "means") {
        let Some(mean) = read_item(&mut admission.file, &path, item, mean) else { continue };
        let place = Place::Path(format!("{path}.edition"));
        let Ok(outline) = admission.outline(&mean.edition, place) else { continue };
        let misfits = outline.map(|outline| outline.misfits_of_mean(&mean)).unwrap_or_default();
        let (place, is_sound) = (Place::Path(path), misfits.is_empty());
        for misfit in misfits {
            admission.file.fault(place.clone(), FaultKind::Misfit(misfit));
        }
        if is_sound && admission.is_first(occasion_of_mean(&mean), &place) {
            admission.file.means.push(Read { item: mean, place });
        }
    }
}
