//! What the native tests share: the shipped data, and how a draft is made in a test.
#![allow(dead_code, reason = "each test uses its part")]

pub mod any;
pub mod any_evaluations;
pub mod drawing;
pub mod memory_store;
pub mod results;
pub mod rubrics;

use std::fs;
use std::path::{Path, PathBuf};

use kommunkompass::assessment::{
    Assessment, AssessmentId, Edit, Mode, NewAssessment, Occasion, Origin, RubricReference, Timestamp, WriterId, Year,
};
use kommunkompass::comparison::edition_map::{self, EditionMap};
use kommunkompass::evaluation::{self, Evaluation, Evaluations};
use kommunkompass::municipality::Municipality;
use kommunkompass::points::Points;
use kommunkompass::rubric::{self, Part, Rubric};
use serde_json::{Value, json};

/// A time for tests.
pub const NOW: Timestamp = Timestamp::from_milliseconds(1_795_262_400_000);

/// Someone, now.
pub const ON: Occasion = Occasion { writer: WriterId::from_random(0xa), now: NOW };

/// Someone, at a time.
pub const fn at(milliseconds: u64) -> Occasion {
    Occasion { writer: WriterId::from_random(0xa), now: Timestamp::from_milliseconds(milliseconds) }
}

/// A file or folder of the project.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// The text of a file of the project.
#[track_caller]
pub fn read(relative: &str) -> String {
    fs::read_to_string(path(relative)).unwrap_or_else(|error| panic!("{relative}: {error}"))
}

/// The rubric file of a shipped edition, put together from its parts.
#[track_caller]
pub fn read_edition(id: &str) -> String {
    let part = |part: &Part| Some(read(&format!("data/{part}")));
    rubric::assemble(&read(&format!("data/rubrics/{id}.json")), part).unwrap_or_else(|error| panic!("{id}: {error}"))
}

/// The shipped rubric of an edition.
#[track_caller]
pub fn edition(id: &str) -> Rubric {
    rubric::parse(&read_edition(id)).unwrap_or_else(|problems| panic!("{id}: {problems:#?}"))
}

/// An own rubric in two languages: one area, with a subarea of two questions and one of structure only.
pub fn small_rubric() -> Value {
    let text = |words: &str| json!({ "sv": words, "nb": words });
    let question = |id: &str, weight: u64| {
        let look_for = json!({ "interview": text("intervju"), "document": text("dokument"), "web": text("webb") });
        json!({ "id": id, "weight": weight, "text": text("fråga"), "help": text("hjälp"), "look_for": look_for })
    };
    let level = |number: u64| json!({ "level": number, "label": text("nivå"), "description": text("beskrivning") });
    json!({
        "format": "kommunkompass-rubric",
        "schema": 1,
        "id": "own",
        "title": text("Egen"),
        "source": text("Vår egen"),
        "languages": ["sv", "nb"],
        "scale": [level(0), level(1), level(2), level(3), level(4)],
        "areas": [{
            "id": "A",
            "title": text("Område"),
            "intro": text("Inledning"),
            "subareas": [
                {
                    "id": "A1",
                    "title": text("Första"),
                    "max": 60,
                    "anchors": [text("0"), text("1"), text("2"), text("3"), text("4")],
                    "questions": [question("A1.a", 70), question("A1.b", 30)],
                },
                { "id": "A2", "title": text("Andra"), "max": 40, "anchors": [], "questions": [] },
            ],
        }],
    })
}

/// Everything in an evaluations file of `data/evaluations/`.
#[track_caller]
pub fn evaluations(id: &str) -> Evaluations {
    let file = read(&format!("data/evaluations/{id}.json"));
    evaluation::parse(&file).unwrap_or_else(|problems| panic!("{id}: {problems:#?}"))
}

/// One of the shipped evaluations.
#[track_caller]
pub fn evaluation(id: &str) -> Evaluation {
    evaluations(id).evaluations.into_iter().next().expect("one evaluation")
}

/// The shipped cross-edition map.
#[track_caller]
pub fn edition_map() -> EditionMap {
    edition_map::parse(&read("data/edition-map.json")).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Ids of the shipped evaluations whose report was read, row by row.
pub const EVALUATIONS: [&str; 5] =
    ["vetlanda-2021", "hultsfred-2021", "nassjo-2022", "vanersborg-2018", "vallentuna-2019"];

/// The shipped evaluation of which only the areas are published.
pub const BY_AREA: &str = "grastorp-2014";

/// Ids of the shipped evaluations that pages tell of by their areas or with their total alone.
pub const FROM_PAGES: [&str; 16] = [
    BY_AREA,
    "hoganas-2023",
    "hoganas-2020",
    "helsingborg-2017",
    "vallentuna-2021",
    "vallentuna-2017",
    "orebro-2013",
    "ornskoldsvik-2015",
    "tomelilla-2023",
    "tomelilla-2020",
    "angelholm-2016",
    "angelholm-2013",
    "roros-2021",
    "kristiansund-2016",
    "ovre-eiker-2015",
    "nassjo-2019",
];

/// An empty draft.
pub fn draft(rubric: &Rubric, mode: Mode) -> Assessment {
    Assessment::new(NewAssessment {
        id: AssessmentId::from_random(1),
        municipality: Municipality::from_typed("Nässjö").expect("a name"),
        year: Year::try_from(2026).expect("a year"),
        rubric: RubricReference::to(rubric),
        mode,
        origin: Origin::Own,
        now: NOW,
    })
}

/// A draft with points given directly to the subareas.
pub fn quick(rubric: &Rubric, points: impl IntoIterator<Item = (String, Points)>) -> Assessment {
    let mut draft = draft(rubric, Mode::Quick);
    for (subarea, points) in points {
        let subarea = subarea.parse().expect("a subarea id");
        draft.apply(Edit::DirectPoints { subarea, points: Some(points) }, ON);
    }
    draft
}
