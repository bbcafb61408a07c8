//! Drafts out of the reports, and what stands beside them.

use std::collections::BTreeMap;

use kommunkompass::comparison::{Reference, ReferenceKey, Series, series};
use kommunkompass::evaluation::Evaluation;
use kommunkompass::language::Language;
use kommunkompass::points::Points;
use kommunkompass::rubric::Rubric;
use kommunkompass::scoring::{Score, score};

use super::{edition, edition_map, evaluation, evaluations, quick, read};

/// A report's result entered as a draft of its own edition: the rubric, and the score.
///
/// Vallentuna's areas are sums of unrounded rows, so those are entered.
#[track_caller]
pub fn entered(id: &str) -> (Rubric, Score) {
    let evaluation = evaluation(id);
    let rubric = edition(evaluation.edition.as_str());
    let mut rows: BTreeMap<String, Points> =
        evaluation.subareas.iter().map(|row| (row.id.to_string(), row.points)).collect();
    if id == "vallentuna-2019" {
        let unrounded: BTreeMap<String, String> =
            serde_json::from_str(&read("tests/data/vallentuna-unrounded.json")).expect("a map");
        rows = unrounded.into_iter().map(|(id, points)| (id, points.parse().expect("points"))).collect();
    }
    let score = score(&rubric, &quick(&rubric, rows));
    (rubric, score)
}

/// A report's result as the draft that everything else stands beside.
#[track_caller]
pub fn own(id: &str) -> (Rubric, Series) {
    let (rubric, score) = entered(id);
    let evaluation = evaluation(id);
    let name = format!("{} {}", evaluation.municipality.name, evaluation.year);
    let own = Series::own(name, Some(evaluation.year), &rubric, &score);
    (rubric, own)
}

/// What an evaluation is as a reference.
pub fn reference_to(evaluation: &Evaluation) -> Reference {
    Reference::of_evaluation(ReferenceKey::Published(evaluation.id.clone()), evaluation)
}

/// A shipped evaluation, in the order of a rubric.
#[track_caller]
pub fn published(rubric: &Rubric, id: &str) -> Series {
    series(rubric, &reference_to(&evaluation(id)), &edition_map())
}

/// The shipped mean as a reference.
#[track_caller]
pub fn printed_mean() -> Reference {
    let mean = evaluations("means").means.into_iter().next().expect("a mean");
    let rubric = edition(mean.edition.as_str());
    Reference::of_mean(ReferenceKey::Mean(mean.id.clone()), &mean, Some(&rubric), Language::Swedish)
}

/// The shipped mean, in the order of a rubric.
#[track_caller]
pub fn mean(rubric: &Rubric) -> Series {
    series(rubric, &printed_mean(), &edition_map())
}
