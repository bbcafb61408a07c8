//! The JSON Schemas of the formats: they accept what is shipped and written, and refuse what the readers refuse.
//!
//! Sums, ids that are there twice and languages cannot be said in a schema; those are the readers' work alone.
#![cfg(test)]

mod common;

use std::fs;
use std::sync::LazyLock;

use boon::{Compiler, SchemaIndex, Schemas};
use common::any::{any_draft, any_unknown};
use common::any_evaluations::any_evaluations;
use common::{EVALUATIONS, NOW, ON, draft, edition, evaluation, path, quick, read, read_edition};
use kommunkompass::archive::{self, Archive};
use kommunkompass::assessment::{Answer, Assessment, Edit, Mode, file};
use kommunkompass::comparison::edition_map;
use kommunkompass::evaluation::{self, OwnResult};
use kommunkompass::glossary;
use kommunkompass::json::{Problem, ProblemKind};
use kommunkompass::language::Language;
use kommunkompass::level::Level;
use kommunkompass::own_rubrics;
use kommunkompass::points::Points;
use kommunkompass::reading::aspects;
use kommunkompass::rubric::{self, Edition, project};
use kommunkompass::scoring::score;
use kommunkompass::version::{self, Adoption, Cause, Version, VersionId};
use proptest::prelude::*;
use serde_json::{Value, json};

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    #[track_caller]
    fn of(format: &str) -> Self {
        let name = format!("schemas/{format}.schema.json");
        let mut compiler = Compiler::new();
        compiler.add_resource(&name, value(&read(&name))).expect("a resource");
        let mut schemas = Schemas::new();
        let index = compiler.compile(&name, &mut schemas).unwrap_or_else(|error| panic!("{name}: {error:#}"));
        Self { schemas, index }
    }

    /// The schema accepts a document.
    #[track_caller]
    fn check(&self, place: &str, document: &Value) {
        self.schemas.validate(document, self.index).unwrap_or_else(|error| panic!("{place}: {error}"));
    }

    fn accepts(&self, document: &Value) -> bool {
        self.schemas.validate(document, self.index).is_ok()
    }
}

#[track_caller]
fn value(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The files of a folder whose names end so, with their content.
fn files(folder: &str, end: &str) -> Vec<(String, Value)> {
    let files = fs::read_dir(path(folder)).expect("a folder").map(|file| file.expect("a file").file_name());
    let names = files.map(|name| name.into_string().expect("a plain name")).filter(|name| name.ends_with(end));
    names.map(|name| (name.clone(), value(&read(&format!("{folder}/{name}"))))).collect()
}

/// A change that makes a document faulty.
enum Fault {
    /// The value at a place is another.
    With(String, Value),
    /// The object at a place lacks a field.
    Without(String, &'static str),
}

fn with(pointer: &str, value: Value) -> Fault {
    Fault::With(pointer.to_owned(), value)
}

fn without(pointer: &str, field: &'static str) -> Fault {
    Fault::Without(pointer.to_owned(), field)
}

impl Fault {
    #[track_caller]
    fn in_copy_of(&self, document: &Value) -> Value {
        let mut document = document.clone();
        match self {
            Self::With(pointer, value) => {
                let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
                match document.pointer_mut(parent).unwrap_or_else(|| panic!("there is no {pointer}")) {
                    Value::Object(fields) => {
                        fields.insert(name.to_owned(), value.clone());
                    }
                    Value::Array(items) => items[name.parse::<usize>().expect("a place")] = value.clone(),
                    _ => panic!("nothing can be put at {pointer}"),
                }
            }
            Self::Without(pointer, name) => {
                let fields = document.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object");
                assert!(fields.remove(*name).is_some(), "there is no {name} at {pointer}");
            }
        }
        document
    }
}

/// Both the schema and the reader refuse a document with each of the faults, and accept it without.
#[track_caller]
fn check_refused(schema: &Schema, is_read: impl Fn(&str) -> bool, sound: &Value, faults: Vec<Fault>) {
    schema.check("the sound document", sound);
    assert!(is_read(&sound.to_string()));
    for fault in faults {
        let place = match &fault {
            Fault::With(pointer, value) => format!("{pointer} = {value}"),
            Fault::Without(pointer, name) => format!("{pointer} without {name}"),
        };
        let faulty = fault.in_copy_of(sound);
        assert!(!schema.accepts(&faulty), "the schema accepts {place}");
        assert!(!is_read(&faulty.to_string()), "the reader accepts {place}");
    }
}

#[test]
fn the_schema_of_rubrics_accepts_all_shipped_rubrics() {
    let schema = Schema::of("rubric");
    for edition in Edition::ALL {
        schema.check(edition.id(), &value(&read_edition(edition.id())));
    }
}

#[test]
fn the_schema_of_rubrics_accepts_the_example_and_what_the_program_writes() {
    let schema = Schema::of("rubric");
    schema.check("the example", &value(&read("docs/example-rubric.json")));
    for edition in Edition::ALL {
        let rubric = rubric::parse(&read_edition(edition.id())).expect("a rubric");
        schema.check(edition.id(), &value(&rubric::template(&rubric)));
    }
}

#[test]
fn the_schema_of_rubrics_accepts_a_rubric_cut_down_to_one_language() {
    let schema = Schema::of("rubric");
    for language in Language::ALL {
        let projected = project(&read_edition("2021"), language).expect("a language of the rubric");
        schema.check(language.tag(), &value(&projected));
    }
}

#[test]
fn the_schema_of_evaluations_accepts_all_shipped_evaluations() {
    let schema = Schema::of("evaluations");
    let files = files("data/evaluations", ".json");
    assert_eq!(files.len(), 22);
    files.iter().for_each(|(name, evaluations)| schema.check(name, evaluations));
    for (name, file) in &files {
        let read = evaluation::parse(&file.to_string()).expect("evaluations");
        schema.check(name, &value(&evaluation::write(&read)));
    }
}

proptest! {
    #[test]
    fn the_schema_of_evaluations_accepts_whatever_is_written(evaluations in any_evaluations()) {
        EVALUATION_FILES.check("evaluations", &value(&evaluation::write(&evaluations)));
    }
}

#[test]
fn the_schema_of_maps_accepts_the_shipped_map() {
    Schema::of("edition-map").check("the map", &value(&read("data/edition-map.json")));
}

#[test]
fn the_schema_of_aspects_accepts_the_shipped_ones() {
    Schema::of("aspects").check("the aspects", &value(&read("data/aspects.json")));
}

#[test]
fn the_schema_of_drafts_accepts_all_stored_drafts_of_its_number_and_what_earlier_ones_become() {
    let schema = Schema::of("assessment");
    for number in 1..=file::SCHEMA {
        let files = files(&format!("tests/data/drafts/v{number}"), ".kompass.json");
        assert!(files.len() >= 3);
        for (name, draft) in files {
            let restored = file::read(&draft.to_string()).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
            schema.check(&name, &value(&file::write(&restored.assessment)));
            if number == file::SCHEMA {
                schema.check(&name, &draft);
            }
        }
    }
}

#[test]
fn the_schema_of_drafts_accepts_drafts_with_everything_in_them() {
    let schema = Schema::of("assessment");
    let rubric = edition("2021");
    let mut full = draft(&rubric, Mode::Full);
    schema.check("empty", &value(&file::write(&full)));
    for (at, question) in rubric.questions().enumerate() {
        let answer = match at % 4 {
            0 => Answer::Unanswered,
            1 => Answer::DontKnow,
            2 => Answer::NotApplicable { reason: "Finns inte här.".to_owned() },
            _ => Answer::Level(Level::ALL[at % 5]),
        };
        full.apply(Edit::Answer { question: question.id.clone(), answer }, ON);
        full.apply(Edit::Note { question: question.id.clone(), note: "Anteckning".to_owned() }, ON);
    }
    schema.check("full", &value(&file::write_pretty(&full)));
    for id in EVALUATIONS {
        let evaluation = evaluation(id);
        let rubric = edition(evaluation.edition.as_str());
        let rows = evaluation.subareas.iter().map(|row| (row.id.to_string(), row.points));
        schema.check(id, &value(&file::write(&quick(&rubric, rows))));
    }
}

static DRAFTS: LazyLock<Schema> = LazyLock::new(|| Schema::of("assessment"));

proptest! {
    #[test]
    fn the_schema_of_drafts_accepts_whatever_is_written(draft in any_draft(), later in any_unknown()) {
        let mut document = value(&file::write(&draft));
        DRAFTS.check("a draft", &document);
        for pointer in ["", "/municipality", "/rubric"] {
            let object = document.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object");
            object.extend(later.clone());
        }
        DRAFTS.check("a draft with fields of a later version", &document);
    }
}

#[test]
fn the_schema_of_glossaries_accepts_the_shipped_one_whole_and_cut_down_to_one_language() {
    let schema = Schema::of("glossary");
    let file = read("data/glossary.json");
    schema.check("whole", &value(&file));
    for language in Language::ALL {
        schema.check(language.tag(), &value(&glossary::project(&file, language).expect("a language of the glossary")));
    }
}

#[test]
fn typical_faults_of_a_glossary_are_refused() {
    let is_read = |text: &str| glossary::parse(text).is_ok();
    check_refused(
        &Schema::of("glossary"),
        is_read,
        &value(&read("data/glossary.json")),
        vec![
            with("/format", json!("kommunkompass-rubric")),
            with("/schema", json!(2)),
            without("", "languages"),
            with("/languages", json!([])),
            with("/languages", json!(["sv", "sv"])),
            with("/terms", json!([])),
            with("/terms/0/id", json!("kommunens fullmäktige")),
            without("/terms/0", "term"),
            with("/terms/0/term/sv", json!(" ")),
            with("/terms/0/term/de", json!("Gemeinderat")),
            with("/terms/0/forms/sv", json!("fullmäktige")),
            with("/terms/0/forms/sv/0", json!("")),
            with("/terms/0/forms/sv/0", json!("två  ord")),
            with("/terms/0/forms/sv/0", json!("(fullmäktige)")),
            without("/terms/0", "forms"),
            with("/terms/0/general/sv", json!([1])),
            without("/terms/0", "definition"),
            with("/terms/0/definition/nb", json!("å".repeat(1001))),
        ],
    );
}

#[test]
fn typical_faults_of_a_rubric_are_refused() {
    let is_read = |text: &str| rubric::parse(text).is_ok();
    let subarea = "/areas/0/subareas/0";
    let at = |name: &str| format!("{subarea}{name}");
    check_refused(
        &Schema::of("rubric"),
        is_read,
        &value(&read_edition("2021")),
        vec![
            with("/format", json!("kommunkompass-assessment")),
            with("/schema", json!(2)),
            with("/schema", json!("1")),
            without("", "schema"),
            with("/id", json!("edition 2021")),
            with("/id", json!("")),
            without("", "source"),
            with("/languages", json!([])),
            with("/languages", json!(["sv", "sv"])),
            with("/languages", json!(["sv", "no"])),
            with("/title", json!("Kommunkompassen")),
            with("/title/se", json!("Iežas")),
            with("/title/sv", json!(" ")),
            with("/title/sv", json!(null)),
            with("/title/sv", json!("å".repeat(4001))),
            with("/scale", json!([])),
            with("/scale/1/level", json!(2)),
            without("/scale/1", "label"),
            with("/areas", json!([])),
            with("/areas/0", json!(null)),
            without("/areas/0", "intro"),
            with("/areas/0/max", json!("100")),
            with("/areas/0/subareas", json!({})),
            with("/areas/0/subareas", json!([])),
            with(&at("/max"), json!("20")),
            with(&at("/max"), json!(19.5)),
            with(&at("/max"), json!(-20)),
            without(subarea, "max"),
            with(&at("/anchors"), json!([])),
            without(subarea, "anchors"),
            without(subarea, "questions"),
            with(&at("/questions/0/weight"), json!(0)),
            with(&at("/questions/0/weight"), json!("20")),
            with(&at("/questions/0/text"), json!("Finns en plan?")),
            without(&at("/questions/0"), "help"),
            without(&at("/questions/0"), "look_for"),
            without(&at("/questions/0/look_for"), "web"),
            with("/text_hashes", json!("?")),
        ],
    );
}

#[test]
fn a_misspelt_field_of_a_rubric_is_refused_by_the_schema_alone() {
    let schema = Schema::of("rubric");
    let sound = value(&read_edition("2021"));
    for pointer in ["/titel", "/areas/0/subareas/0/max_points", "/areas/0/subareas/0/questions/0/lookFor"] {
        let faulty = with(pointer, json!("?")).in_copy_of(&sound);
        assert!(!schema.accepts(&faulty), "{pointer}");
        assert!(rubric::parse(&faulty.to_string()).is_ok(), "{pointer}");
    }
}

#[test]
fn what_a_schema_cannot_say_of_a_rubric_is_refused_by_the_reader_alone() {
    let schema = Schema::of("rubric");
    let sound = value(&read_edition("2021"));
    for fault in [
        with("/areas/0/subareas/0/max", json!(30)),
        with("/areas/0/subareas/0/questions/0/weight", json!(99)),
        with("/areas/0/subareas/0/id", json!("1.2")),
        with("/languages", json!(["sv", "nb"])),
        without("/title", "nb"),
    ] {
        let faulty = fault.in_copy_of(&sound);
        schema.check("a fault that a schema cannot see", &faulty);
        assert!(rubric::parse(&faulty.to_string()).is_err());
    }
}

#[test]
fn typical_faults_of_a_draft_are_refused() {
    // The reader refuses a file or reports a fault in it.
    let is_read = |text: &str| file::read(text).is_ok_and(|restored| restored.problems.is_empty());
    let mut sound = value(&read("tests/data/drafts/v2/full.kompass.json"));
    sound["direct_points"] = json!({ "1.1": { "points": "14.5", "justification": "Sidan 44" } });
    let rubric = edition("2016");
    let result = score(&rubric, &draft(&rubric, Mode::Quick)).to_last_result(&rubric);
    let mut own = draft(&rubric, Mode::Quick);
    own.remember(Some(result));
    sound["last_result"] = value(&file::write(&own))["last_result"].clone();
    let answer = "/answers/1.1.decided";
    let at = |name: &str| format!("{answer}{name}");
    check_refused(
        &Schema::of("assessment"),
        is_read,
        &sound,
        vec![
            with("/format", json!("kommunkompass-rubric")),
            with("/schema", json!(file::SCHEMA + 1)),
            with("/schema", json!("1")),
            with("/id", json!("0123456789ABCDEF0123456789ABCDEF")),
            with("/id", json!("0123")),
            without("", "id"),
            with("/municipality", json!("Nässjö")),
            with("/municipality/name", json!("")),
            with("/municipality/name", json!("å".repeat(101))),
            with("/municipality/code", json!(682)),
            with("/municipality/code", json!("682")),
            with("/year", json!("2026")),
            with("/year", json!(1999)),
            without("", "rubric"),
            with("/rubric/id", json!("edition 2021")),
            with("/rubric/fingerprint", json!("00112233")),
            with("/mode", json!("both")),
            with("/origin", json!("found")),
            with("/created", json!("2026-11-21")),
            with("/changed", json!(-1)),
            without("", "changed"),
            with("/answers", json!([])),
            with("/answers/två ord", json!({ "state": "dont_know" })),
            with("/seen", json!([])),
            with("/seen/0A1B2C3D", json!(1)),
            with("/seen/0a1b2c3d", json!("1")),
            with("/stamps/about", json!("0a1b2c3d")),
            with(&at("/stamps/answer"), json!("1795262400000-0A1B2C3D")),
            with("/answers/1.1.follow-up/clashes/note/0", json!({ "note": "text" })),
            with("/answers/1.2.web/clashes/answer/0/state", json!("vet inte")),
            with("/answers/1.2.web/clashes/answer", json!({})),
            with(answer, json!(3)),
            with(answer, json!({ "level": 3 })),
            with(answer, json!({ "state": "level" })),
            with(&at("/state"), json!("vet inte")),
            with(&at("/level"), json!(5)),
            with(&at("/level"), json!("3")),
            with(&at("/level"), json!(2.5)),
            with(&at("/note"), json!(["Anteckning"])),
            with(&at("/note"), json!("x".repeat(20_001))),
            with("/answers/2.4.culture/reason", json!(1)),
            with("/direct_points/1.1/points", json!(14.5)),
            with("/direct_points/1.1/points", json!("fjorton")),
            with("/direct_points/1.1/points", json!("-1")),
            with("/direct_points/1.1/points", json!("1000001")),
            with("/direct_points/1.1/points", json!("1.0000001")),
            with("/direct_points/1.1/justification", json!(44)),
            with("/last_result", json!("21")),
            with("/last_result/title", json!("Egen")),
            with("/last_result/title/sv", json!(" ")),
            with("/last_result/total/state", json!("open")),
            without("/last_result/total", "max"),
            without("/last_result/total", "possible"),
            with("/last_result/areas", json!({})),
            with("/last_result/areas/0/id", json!("område 1")),
            with("/last_result/areas/0/title", json!(null)),
            with("/last_result/areas/0/secured", json!(1)),
            with("/last_result/areas/0/max", json!("-1")),
            without("/last_result/areas/0", "subareas"),
            without("/last_result/areas/0/subareas/0", "id"),
        ],
    );
}

#[test]
fn typical_faults_of_an_evaluation_are_refused() {
    let is_read = |text: &str| evaluation::parse(text).is_ok();
    let mut sound = value(&read("data/evaluations/vanersborg-2018.json"));
    sound["means"] = value(&read("data/evaluations/means.json"))["means"].clone();
    let at = |name: &str| format!("/evaluations/0{name}");
    check_refused(
        &Schema::of("evaluations"),
        is_read,
        &sound,
        vec![
            with("/format", json!("evaluations")),
            with("/schema", json!(3)),
            without("", "evaluations"),
            without("", "means"),
            with(&at("/id"), json!("")),
            without(&at("/municipality"), "name"),
            with(&at("/municipality/code"), json!(1487)),
            with(&at("/year"), json!("2018")),
            with(&at("/month"), json!(13)),
            with(&at("/edition"), json!("utgåva 2016")),
            with(&at("/edition_inferred"), json!("ja")),
            with(&at("/assessor"), json!("SKR")),
            without(&at("/source"), "title"),
            with(&at("/source/publisher"), json!(" ")),
            with(&at("/total/points"), json!("cirka 429")),
            with(&at("/total/printed"), json!("nej")),
            without(&at("/total"), "printed"),
            with(&at("/areas/0/points"), json!(50.5)),
            with(&at("/areas/0/percent"), json!(101)),
            with(&at("/areas/0/chapter_points"), json!("femtioett")),
            with(&at("/areas/0/possible"), json!(-1)),
            without(&at("/areas/0"), "max"),
            with(&at("/subareas"), json!({})),
            with(&at("/subareas/0/max"), json!(0)),
            with(&at("/subareas/0/points"), json!(-1)),
            with(&at("/subareas/0/id"), json!("1,1")),
            with(&at("/discrepancies/0/fault"), json!("ours")),
            with(&at("/discrepancies/0/confidence"), json!("sure")),
            with(&at("/discrepancies/0/subject"), json!({})),
            with(&at("/discrepancies/0/subject"), json!("1.1")),
            with(&at("/discrepancies/0/explanation"), json!({})),
            with(&at("/discrepancies/0/explanation/de"), json!("Fehler")),
            without("/means/0", "caveat"),
            with("/means/0/municipalities", json!(0)),
            with("/means/0/areas/0/points", json!("-63")),
            with("/means/0/total", json!("nej")),
            with("/means/0/subareas", json!({})),
        ],
    );
    let too_many = with(&at("/subareas/0/points"), json!(16)).in_copy_of(&sound);
    let too_possible = with(&at("/subareas/0/possible"), json!("15.5")).in_copy_of(&sound);
    for document in [too_many, too_possible] {
        Schema::of("evaluations").check("points above the maximum cannot be seen", &document);
        assert!(!is_read(&document.to_string()));
    }
}

#[test]
fn an_evaluation_may_be_by_area_or_have_a_total_alone() {
    let schema = Schema::of("evaluations");
    let mut file = value(&read("data/evaluations/vanersborg-2018.json"));
    for scores in ["subareas", "areas"] {
        file["evaluations"][0][scores] = json!([]);
        schema.check(scores, &file);
        let read = evaluation::parse(&file.to_string()).expect("evaluations");
        assert_eq!(read.evaluations.len(), 1, "without {scores}");
    }
}

/// Everything that a result may have or lack: decimals, what is open, nobody's edition, no total.
#[test]
fn a_result_may_be_a_self_assessment_with_something_open_or_nearly_nothing() {
    let source = |address: Value| json!({ "title": { "sv": "Vår egen" }, "publisher": "Habo", "report_date": null, "address": address });
    let nothing = json!({
        "id": "habo-2018", "municipality": { "name": "Habo" }, "year": 2018, "source": source(json!("habo.se/kompassen")),
        "areas": [], "subareas": [], "discrepancies": [],
    });
    let open = json!({
        "id": "habo-2024", "municipality": { "name": "Habo", "code": null }, "year": 2024, "month": null,
        "edition": "2021", "edition_inferred": null, "assessor": "municipality", "source": source(Value::Null),
        "total": { "points": "412.25", "possible": 530, "max": 800, "printed": true },
        "areas": [{ "id": "1", "points": "60,5", "possible": "70.5", "max": 100, "percent": null }],
        "subareas": [{ "id": "1.1", "points": 12, "possible": null, "max": 20 }], "discrepancies": [],
    });
    let mean = json!({
        "id": "grannar-2024", "title": { "sv": "Grannarna" }, "scope": { "sv": "Fyra kommuner" }, "year": 2024,
        "edition": null, "municipalities": 4, "total": "501.5", "areas": [],
        "subareas": [{ "id": "1.1", "points": "11.75" }], "source": source(Value::Null), "caveat": { "sv": "Få." },
    });
    let file = json!({
        "format": "kommunkompass-evaluations", "schema": 2, "evaluations": [nothing, open], "means": [mean],
    });
    let (schema, is_read) = (Schema::of("evaluations"), |text: &str| evaluation::parse(text).is_ok());
    schema.check("a file with decimals", &file);
    let read = evaluation::parse(&file.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!((read.evaluations.len(), read.means.len()), (2, 1));
    let addresses = read.evaluations.iter().map(|evaluation| evaluation.source.address.as_deref());
    assert_eq!(addresses.collect::<Vec<_>>(), [Some("habo.se/kompassen"), None]);
    assert_eq!(read.evaluations[0].total, None);
    assert_eq!(read.evaluations[1].total.and_then(|total| total.possible), Some(Points::from_whole(530)));
    assert_eq!(read.means[0].total, Some(Points::from_millionths(501_500_000)));
    let address = "/evaluations/0/source/address";
    let faults = [json!(" "), json!("å".repeat(301)), json!(7)].map(|value| with(address, value));
    check_refused(&schema, is_read, &file, faults.into());
}

#[test]
fn the_results_in_the_documentation_are_a_sound_file() {
    let docs = read("docs/file-formats.md");
    let (_, section) = docs.split_once("## `kommunkompass-evaluations`").expect("the section");
    let example = section.split("```").nth(1).and_then(|block| block.strip_prefix("json")).expect("an example");
    Schema::of("evaluations").check("the example", &value(example));
    let read = evaluation::parse(example).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!((read.evaluations.len(), read.means.len()), (2, 1));
}

#[test]
fn typical_faults_of_a_map_are_refused() {
    let is_read = |text: &str| edition_map::parse(text).is_ok();
    let sound = value(&read("data/edition-map.json"));
    let at = |name: &str| format!("/pairs/4/areas/0{name}");
    check_refused(
        &Schema::of("edition-map"),
        is_read,
        &sound,
        vec![
            with("/format", json!("kommunkompass-rubric")),
            with("/schema", json!(2)),
            without("", "caveats"),
            without("", "pairs"),
            with("/caveats/0/id", json!("")),
            without("/caveats/0", "text"),
            without("/caveats/0/text", "en"),
            with("/caveats/0/text/nb", json!(" ")),
            with("/caveats/0/text/de", json!("Vorbehalt")),
            with("/caveats/0/text/sv", json!("å".repeat(401))),
            with("/pairs/0/older", json!("utgåva 2010")),
            without("/pairs/0", "newer"),
            without("/pairs/0", "caveat"),
            without("/pairs/0", "totals"),
            without("/pairs/0", "subareas"),
            with(&at(""), json!("1")),
            with(&at("/older"), json!("1")),
            with(&at("/older"), json!([1])),
            with(&at("/older"), json!(["1", "1"])),
            with(&at("/newer"), json!([])),
            with(&at("/strength"), json!("mostly")),
            without(&at(""), "strength"),
            without(&at(""), "caveat"),
            with(&at("/caveat"), json!(null)),
            with("/pairs/4/areas/1/newer", json!(["5", "9"])),
            with("/pairs/4/areas/6", json!({ "older": [], "newer": [], "strength": "none", "caveat": "merged" })),
        ],
    );
    let unknown = with(&at("/caveat"), json!("unheard-of")).in_copy_of(&sound);
    Schema::of("edition-map").check("a caveat that is not there cannot be seen", &unknown);
    assert!(!is_read(&unknown.to_string()));
}

#[test]
fn typical_faults_of_aspects_are_refused() {
    check_refused(
        &Schema::of("aspects"),
        |text| aspects::parse(text).is_ok(),
        &value(&read("data/aspects.json")),
        vec![
            with("/format", json!("kommunkompass-rubric")),
            with("/schema", json!(2)),
            without("", "editions"),
            with("/editions/0/edition", json!("utgåva 2016")),
            without("/editions/0", "edition"),
            without("/editions/0", "strategy"),
            without("/editions/0", "follow_up"),
            with("/editions/0/strategy", json!([])),
            with("/editions/0/strategy", json!("1.1")),
            with("/editions/0/strategy/0", json!(1)),
            with("/editions/0/follow_up", json!(["1.3", "1.3"])),
        ],
    );
}

#[test]
fn every_field_of_a_schema_is_described_or_says_it_by_its_kind() {
    for format in ["rubric", "assessment", "evaluations", "edition-map", "aspects", "glossary", "version", "archive"] {
        let schema = value(&read(&format!("schemas/{format}.schema.json")));
        let description = |value: &Value| value["description"].as_str().is_some_and(|text| text.len() > 5);
        assert!(description(&schema) && schema["title"] == format!("kommunkompass-{format}"));
        let fields = schema["properties"].as_object().expect("fields");
        assert!(fields.values().all(description), "{format}: {fields:#?}");
    }
}

fn version_of(draft: &Assessment) -> Version {
    let version = Version::new(VersionId::from_random(9), draft, "Inför nämnden", Cause::Saved, NOW);
    let adoption = Adoption::new("Nämnden", "2026-11-21".parse().expect("a day")).expect("an adoption");
    version.adopted(version.id(), adoption).expect("it can be adopted")
}

proptest! {
    #[test]
    fn the_schemas_of_versions_and_archives_accept_whatever_is_written(draft in any_draft()) {
        let version = version_of(&draft);
        VERSIONS.check("a version", &value(&version::file::write(&version)));
        let plain = Version::new(version.id(), &draft, "", Cause::BeforeClear, NOW);
        VERSIONS.check("a version", &value(&version::file::write_pretty(&plain)));
        let archive = Archive { created: NOW, drafts: vec![draft], versions: vec![version], rubrics: Vec::new(), evaluations: Vec::new() };
        ARCHIVES.check("an archive", &value(&archive::write(&archive)));
    }
}

static EVALUATION_FILES: LazyLock<Schema> = LazyLock::new(|| Schema::of("evaluations"));
static VERSIONS: LazyLock<Schema> = LazyLock::new(|| Schema::of("version"));
static ARCHIVES: LazyLock<Schema> = LazyLock::new(|| Schema::of("archive"));

#[test]
fn typical_faults_of_a_version_are_refused() {
    let sound = value(&version::file::write(&version_of(&draft(&edition("2021"), Mode::Full))));
    // Fields change their places in a value, so the checksum is left to the tests of the reader.
    let is_read = |text: &str| {
        let altered = |problem: &Problem| problem.kind == ProblemKind::Altered;
        version::file::examine(text).is_ok_and(|examined| examined.problems.iter().all(altered))
    };
    check_refused(
        &VERSIONS,
        is_read,
        &sound,
        vec![
            with("/format", json!("kommunkompass-assessment")),
            with("/schema", json!(2)),
            without("", "schema"),
            with("/id", json!("9")),
            with("/draft", json!("9")),
            without("", "draft"),
            with("/name", json!(7)),
            with("/name", json!("å".repeat(101))),
            with("/created", json!("2026-11-21")),
            with("/cause", json!("other")),
            with("/adopted", json!("Nämnden")),
            without("/adopted", "by"),
            with("/adopted/by", json!(" ")),
            with("/adopted/on", json!("21 november")),
            with("/adopted/on", json!("2026-13-01")),
            with("/adopted/on", json!("2101-01-01")),
            with("/fingerprint", json!("00")),
            without("", "assessment"),
            with("/assessment", json!("")),
            with("/checksum", json!("0F".repeat(16))),
            without("", "checksum"),
        ],
    );
}

#[test]
fn typical_faults_of_an_archive_are_refused() {
    let draft = draft(&edition("2021"), Mode::Full);
    let rubric = own_rubrics::OwnRubric::read(&read("docs/example-rubric.json")).expect("a rubric");
    let archive = Archive {
        created: NOW,
        versions: vec![version_of(&draft)],
        drafts: vec![draft],
        rubrics: vec![rubric],
        evaluations: vec![OwnResult::Evaluation(evaluation("nassjo-2022"))],
    };
    let is_read = |text: &str| {
        let checked = |problem: &Problem| problem.kind == ProblemKind::Altered;
        archive::read(text).is_ok_and(|opened| opened.problems.iter().all(checked))
    };
    check_refused(
        &ARCHIVES,
        is_read,
        &value(&archive::write(&archive)),
        vec![
            with("/format", json!("kommunkompass-version")),
            with("/schema", json!(2)),
            without("", "schema"),
            without("", "created"),
            with("/created", json!("2026-11-21")),
            without("", "drafts"),
            with("/drafts", json!({})),
            with("/drafts/0", json!(7)),
            without("", "versions"),
            with("/versions/0", json!([])),
            without("", "rubrics"),
            with("/rubrics/0", json!("2021")),
            with("/evaluations", json!({})),
            with("/evaluations/0", json!("habo-2019")),
        ],
    );
}
