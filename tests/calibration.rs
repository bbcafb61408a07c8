//! How near the points come to the evaluators' when someone answers the questions as a report describes the municipality.
//!
//! A file of `tests/data/readings/` holds the answers of a reader who saw a report without its points, the questions and
//! nothing else; each answer has a reason and the chapter it rests on. The table in `docs/method.md` is made from them.
#![cfg(test)]

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::{ON, draft, edition, evaluation, path, read};
use kommunkompass::assessment::{Answer, Edit, Mode};
use kommunkompass::evaluation::Evaluation;
use kommunkompass::language::Language;
use kommunkompass::level::Level;
use kommunkompass::points::Points;
use kommunkompass::scoring::{Score, score};
use serde_json::Value;

/// Millionths of a point.
const POINT: i128 = 1_000_000;

/// A reader's answers to an edition's questions.
struct Reading {
    evaluation: Evaluation,
    /// Which of the readers of that report.
    reader: String,
    score: Score,
}

/// How far a reading is from the evaluators, in millionths of a point.
struct Errors {
    areas: Vec<i128>,
    /// Share of the subarea's maximum, in millionths.
    subareas: Vec<i128>,
    total: i128,
}

fn readings() -> Vec<Reading> {
    let files = fs::read_dir(path("tests/data/readings")).expect("a folder");
    let mut names: Vec<_> =
        files.map(|file| file.expect("a file").file_name().into_string().expect("a name")).collect();
    names.sort();
    names.iter().map(|name| reading(name)).collect()
}

fn reading(name: &str) -> Reading {
    let file: Value = serde_json::from_str(&read(&format!("tests/data/readings/{name}"))).expect("JSON");
    let evaluation = evaluation(file["evaluation"].as_str().expect("an evaluation"));
    let rubric = edition(evaluation.edition.as_str());
    let answers = file["answers"].as_object().expect("answers");
    let mut draft = draft(&rubric, Mode::Full);
    let mut unread: BTreeMap<_, _> = answers.iter().collect();
    for question in rubric.questions() {
        let answer = unread.remove(&question.id.to_string()).unwrap_or_else(|| panic!("{name}: {}", question.id));
        let level = answer["level"].as_u64().and_then(|level| Level::try_from(level).ok());
        let level = level.unwrap_or_else(|| panic!("{name}: {}: {answer}", question.id));
        for field in ["reason", "chapter"] {
            assert!(answer[field].as_str().is_some_and(|text| !text.trim().is_empty()), "{name}: {}", question.id);
        }
        draft.apply(Edit::Answer { question: question.id.clone(), answer: Answer::Level(level) }, ON);
    }
    assert_eq!(unread.len(), 0, "{name}: questions that the edition does not have: {unread:?}");
    let reader = file["reader"].as_str().expect("a reader").to_owned();
    Reading { evaluation, reader, score: score(&rubric, &draft) }
}

fn millionths(points: Points) -> i128 {
    i128::from(points.millionths())
}

fn achieved(outcome: kommunkompass::scoring::Outcome) -> i128 {
    millionths(outcome.interval().expect("all questions apply").secured())
}

impl Reading {
    fn errors(&self) -> Errors {
        let evaluation = &self.evaluation;
        let area = |id| millionths(evaluation.area(id).expect("the area").points);
        let areas: Vec<_> = self.score.areas.iter().map(|part| achieved(part.outcome) - area(&part.id)).collect();
        let subareas = self.score.areas.iter().flat_map(|area| &area.subareas).map(|part| {
            let official = evaluation.subarea(&part.id).expect("the subarea");
            (achieved(part.outcome) - millionths(official.points)) * POINT / millionths(official.max)
        });
        let subareas = subareas.collect();
        Errors { total: areas.iter().sum(), areas, subareas }
    }

    fn name(&self) -> String {
        format!("{} {}", self.evaluation.municipality.name, self.evaluation.year)
    }
}

fn mean(values: impl ExactSizeIterator<Item = i128>) -> i128 {
    let n = i128::try_from(values.len()).expect("few values");
    values.sum::<i128>() / n
}

fn mean_absolute(values: &[i128]) -> i128 {
    mean(values.iter().map(|value| value.abs()))
}

/// A number of points with one decimal; with its sign, if wanted.
fn shown(millionths: i128, signed: bool) -> String {
    let tenths = (millionths.abs() + POINT / 20) / (POINT / 10);
    let sign = match (millionths < 0 && tenths > 0, signed) {
        (true, _) => "−",
        (false, true) if tenths > 0 => "+",
        (false, _) => "",
    };
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

#[test]
fn answers_as_the_reports_describe_come_near_the_evaluators_points() {
    let readings = readings();
    for id in common::EVALUATIONS {
        assert!(readings.iter().any(|reading| reading.evaluation.id.as_str() == id), "nobody has read {id}");
    }
    let mut all = Vec::new();
    for reading in &readings {
        let errors = reading.errors();
        let absolute = mean_absolute(&errors.areas);
        assert!(absolute <= 6 * POINT, "{}: {} points an area", reading.name(), shown(absolute, false));
        all.extend(errors.areas);
    }
    let absolute = mean_absolute(&all);
    assert!(absolute <= 45 * POINT / 10, "{} points an area", shown(absolute, false));
    let bias = mean(all.iter().copied());
    assert!(bias.abs() < 2 * POINT, "{} points an area on average", shown(bias, true));
}

/// The line before the tables in `docs/method.md`; they go to the end of the file.
const HEADING: &str = "### The figures\n";

#[test]
fn the_figures_of_the_method_page_are_those_of_the_readings() {
    let readings = readings();
    let expected = format!("{HEADING}\n{}", tables(&readings));
    let page = read("docs/method.md");
    let found = page.find(HEADING).map(|at| &page[at..]);
    if found != Some(expected.as_str()) {
        let place = path("target/method-figures.md");
        fs::write(&place, &expected).expect("the folder of the build");
        panic!("the end of docs/method.md should be the content of {}", place.display());
    }
}

#[test]
fn the_method_page_of_the_app_tells_the_error_that_the_readings_give() {
    let areas: Vec<_> = readings().iter().flat_map(|reading| reading.errors().areas).collect();
    let error = shown(mean_absolute(&areas), false);
    for language in Language::ALL {
        let texts: Value = serde_json::from_str(&read(&format!("locales/{}.json", language.tag()))).expect("JSON");
        let text = texts["method"]["agreement"].as_str().expect("a text");
        let error = error.replace('.', &language.decimal_separator().to_string());
        assert!(text.contains(&format!(" {error} ")), "{language} does not say {error}: {text}");
    }
}

fn tables(readings: &[Reading]) -> String {
    let mut text = String::from(
        "Points that the readers' answers give, less the evaluators' points. The mean error of an area is without signs.\n\n\
         | report | reader | evaluators | reader's points | error in total | mean error of an area | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |\n\
         | --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n",
    );
    let (mut areas, mut subareas, mut totals) = (Vec::new(), Vec::new(), Vec::new());
    for reading in readings {
        let errors = reading.errors();
        let official: i128 = reading.evaluation.areas.iter().map(|area| millionths(area.points)).sum();
        let by_area: Vec<_> = errors.areas.iter().map(|error| shown(*error, true)).collect();
        text += &format!(
            "| {} | {} | {} | {} | {} | {} | {} |\n",
            reading.name(),
            reading.reader,
            official / POINT,
            shown(official + errors.total, false),
            shown(errors.total, true),
            shown(mean_absolute(&errors.areas), false),
            by_area.join(" | ")
        );
        areas.extend(errors.areas);
        subareas.extend(errors.subareas);
        totals.push(errors.total);
    }
    text += &format!(
        "\nOver all readings: {} points an area without signs, {} with signs; {} per cent of the maximum a subarea; {} points \
         of 800 in total.\n",
        shown(mean_absolute(&areas), false),
        shown(mean(areas.iter().copied()), true),
        shown(mean_absolute(&subareas) * 100, false),
        shown(mean_absolute(&totals), false),
    );
    let mut editions: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for reading in readings {
        editions.entry(reading.evaluation.edition.to_string()).or_default().push(reading);
    }
    for (edition, readings) in &editions {
        let areas: Vec<_> = readings.iter().flat_map(|reading| reading.errors().areas).collect();
        text += &format!(
            "Edition {edition}: {} points an area without signs, {} with signs.\n",
            shown(mean_absolute(&areas), false),
            shown(mean(areas.iter().copied()), true)
        );
    }
    for (edition, readings) in editions {
        text += &subarea_table(&edition, &readings);
    }
    text
}

/// Evaluators' points and the reader's, a subarea a row.
fn subarea_table(id: &str, readings: &[&Reading]) -> String {
    let names: Vec<_> = readings.iter().map(|reading| format!("{} ({})", reading.name(), reading.reader)).collect();
    let mut text = format!(
        "\nEdition {id}, evaluators' points → reader's points:\n\n| subarea | max | {} |\n| --- | --: |{}\n",
        names.join(" | "),
        " --: |".repeat(names.len())
    );
    for (_, subarea) in edition(id).subareas() {
        let cells = readings.iter().map(|reading| {
            let official = reading.evaluation.subarea(&subarea.id).expect("the subarea");
            let read = achieved(reading.score.subarea(&subarea.id).expect("the subarea").outcome);
            format!(" {} → {} |", millionths(official.points) / POINT, shown(read, false))
        });
        text += &format!("| {} | {} |{}\n", subarea.id, millionths(subarea.max) / POINT, cells.collect::<String>());
    }
    text
}
