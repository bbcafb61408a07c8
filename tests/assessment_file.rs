//! Drafts as files: what is written is read back, what a newer version added is kept, and one fault costs one answer.
#![cfg(test)]

mod common;

use std::fs;
use std::path::PathBuf;

use common::{NOW, ON, draft, edition, path, read};
use kommunkompass::assessment::file::{self, SCHEMA, check_against, write, write_pretty};
use kommunkompass::assessment::{Answer, Assessment, Edit, Entered, Field, Figures, MAX_NOTE, Mode, Origin};
use kommunkompass::json::Problem;
use kommunkompass::language::Language;
use kommunkompass::level::Level;
use kommunkompass::municipality::{Municipality, MunicipalityCode};
use kommunkompass::points::Points;
use kommunkompass::rubric::{QuestionId, SubareaId};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

fn question(id: &str) -> QuestionId {
    id.parse().expect("a question id")
}

fn subarea(id: &str) -> SubareaId {
    id.parse().expect("a subarea id")
}

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

/// The draft of a file without faults.
#[track_caller]
fn sound(text: &str) -> Assessment {
    let restored = file::read(text).unwrap_or_else(|problems| panic!("{:#?}", lines(&problems)));
    assert_eq!(lines(&restored.problems), [""; 0]);
    restored.assessment
}

/// A file with something in every field.
fn sample() -> Value {
    serde_json::from_str(&read("tests/data/drafts/v2/full.kompass.json")).expect("JSON")
}

fn sample_with(pointer: &str, value: Value) -> String {
    let mut sample = sample();
    *sample.pointer_mut(pointer).expect("a place in the sample") = value;
    sample.to_string()
}

fn sample_without(pointer: &str, field: &str) -> String {
    let mut sample = sample();
    let object = sample.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object");
    assert!(object.remove(field).is_some(), "there is no {field}");
    sample.to_string()
}

/// The file is refused with exactly these faults.
#[track_caller]
fn check_refused(text: &str, expected: &[&str]) {
    assert_eq!(lines(&file::read(text).expect_err("a refusal")), expected);
}

/// The file is read but for exactly these faults.
#[track_caller]
fn check_partial(text: &str, expected: &[&str]) -> Assessment {
    let restored = file::read(text).unwrap_or_else(|problems| panic!("{:#?}", lines(&problems)));
    assert_eq!(lines(&restored.problems), expected);
    restored.assessment
}

mod round_trip {
    use super::*;
    use crate::common::any::{any_draft, any_unknown};

    proptest! {
        #[test]
        fn a_draft_that_is_written_is_read_back(draft in any_draft()) {
            prop_assert_eq!(sound(&write(&draft)), draft.clone());
            prop_assert_eq!(sound(&write_pretty(&draft)), draft);
        }

        #[test]
        fn equal_drafts_give_equal_texts(draft in any_draft()) {
            prop_assert_eq!(write(&sound(&write(&draft))), write(&draft));
            let pretty: Value = serde_json::from_str(&write_pretty(&draft)).expect("JSON");
            prop_assert_eq!(pretty.to_string(), write(&draft));
            prop_assert_eq!(write_pretty(&draft).chars().last(), Some('\n'));
        }

        #[test]
        fn fields_of_a_later_version_survive_at_every_level(
            draft in any_draft(),
            [top, municipality, rubric, answer, direct] in [
                any_unknown(), any_unknown(), any_unknown(), any_unknown(), any_unknown(),
            ],
        ) {
            let mut document: Value = serde_json::from_str(&write(&draft)).expect("JSON");
            let extend = |value: &mut Value, fields: &Map<String, Value>| {
                value.as_object_mut().expect("an object").extend(fields.clone());
            };
            extend(&mut document, &top);
            extend(&mut document["municipality"], &municipality);
            extend(&mut document["rubric"], &rubric);
            for entry in document["answers"].as_object_mut().expect("an object").values_mut() {
                extend(entry, &answer);
            }
            for entry in document["direct_points"].as_object_mut().expect("an object").values_mut() {
                extend(entry, &direct);
            }
            let written: Value = serde_json::from_str(&write(&sound(&document.to_string()))).expect("JSON");
            prop_assert_eq!(written, document);
        }

        #[test]
        fn a_file_with_any_change_is_read_or_refused_with_reason(
            pointer in select(vec![
                "/id", "/municipality", "/municipality/name", "/municipality/code", "/year", "/rubric", "/rubric/id",
                "/mode", "/origin", "/created", "/answers", "/answers/1.1.decided", "/answers/1.1.decided/level",
                "/answers/2.4.culture/reason", "/answers/1.2.web/state", "/direct_points",
            ]),
            unknown in any_unknown(),
            leaf in select(vec![json!(null), json!(true), json!(-1), json!(0.5), json!(1e300), json!(""), json!([[]])]),
            take_leaf: bool,
        ) {
            let value = if take_leaf { leaf } else { Value::Object(unknown) };
            if let Err(problems) = file::read(&sample_with(pointer, value)) {
                prop_assert!(!problems.is_empty());
            }
        }

        #[test]
        fn any_text_is_read_without_panic(text in any::<String>()) {
            prop_assert!(file::read(&text).is_err_and(|problems| !problems.is_empty()));
        }
    }
}

mod stored {
    //! Files of released versions must open for ever; they are never edited.
    use super::*;

    fn stored(name: &str) -> String {
        read(&format!("tests/data/drafts/{name}.kompass.json"))
    }

    /// The stored drafts of a schema.
    fn all(schema: u64) -> Vec<String> {
        let files = fs::read_dir(path(&format!("tests/data/drafts/v{schema}"))).expect("a folder of this schema");
        let paths = files.map(|file| file.expect("a file").path());
        let is_draft = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
        let texts: Vec<_> = paths.filter(is_draft).map(|path| fs::read_to_string(path).expect("a text")).collect();
        assert!(texts.len() >= 4, "stored drafts are missing");
        texts
    }

    #[test]
    fn every_draft_of_every_schema_opens_without_fault_and_is_written_in_the_newest() {
        for schema in 1..=SCHEMA {
            for text in all(schema) {
                let restored = file::read(&text).expect("a draft");
                assert_eq!((lines(&restored.problems), restored.schema), (Vec::new(), schema));
                let written = write_pretty(&restored.assessment);
                assert_eq!(sound(&written), restored.assessment);
                assert_eq!(written == text, schema == SCHEMA, "{written}");
            }
        }
    }

    #[test]
    fn what_schema_1_holds_counts_as_entered_when_the_draft_was_last_changed() {
        let written = serde_json::from_str::<Value>(&write(&sound(&stored("v1/full")))).expect("JSON");
        let stamp = json!("1795262460000-00000000");
        assert_eq!(written["answers"]["1.1.decided"]["stamps"], json!({ "answer": stamp }));
        assert_eq!(written["answers"]["3.5.owner"]["stamps"], json!({ "note": stamp }));
        assert_eq!(written["seen"], json!({ "00000000": 1_795_262_460_000_u64 }));
    }

    #[test]
    fn drafts_of_schema_2_open_with_what_clashes_in_them() {
        let drafts = [sound(&stored("v2/full")), sound(&stored("v2/quick"))];
        let clashes = drafts.iter().flat_map(Assessment::clashes);
        let clashes: Vec<_> = clashes.map(|clash| (clash.field, clash.other)).collect();
        let text = |text: &str| Entered::Text(text.to_owned());
        let reason = "Görs inte här.".to_owned();
        let expected = [
            (Field::Note(question("1.1.follow-up")), text("Skrivet i en annan flik.")),
            (Field::Answer(question("1.2.web")), Entered::Answer(Answer::Level(Level::Partial))),
            (Field::Answer(question("1.2.web")), Entered::Answer(Answer::NotApplicable { reason })),
            (Field::Points(subarea("1.1")), Entered::Points(Points::from_whole(8))),
            (Field::Justification(subarea("1.1")), text("Enligt rapporten.")),
        ];
        assert_eq!(clashes, expected);
    }

    #[test]
    fn the_full_draft_of_schema_1_opens_with_all_its_answers_and_notes() {
        let draft = sound(&stored("v1/full"));
        assert_eq!(draft.id.to_string(), "0123456789abcdef0123456789abcdef");
        assert_eq!(draft.municipality.name, "Nässjö");
        assert_eq!(draft.municipality.code.as_ref().map(MunicipalityCode::as_str), Some("0682"));
        assert_eq!(draft.year.get(), 2026);
        assert_eq!(draft.rubric.id.as_str(), "2021");
        assert_eq!(draft.rubric.fingerprint.as_str(), "00112233445566778899aabbccddeeff");
        assert_eq!((draft.mode, draft.origin), (Mode::Full, Origin::Own));
        assert_eq!(draft.created.milliseconds(), 1_795_262_400_000);
        assert_eq!(draft.changed.milliseconds(), 1_795_262_460_000);
        let reason = "Kommunen har ingen kulturskola <i>i egen regi</i>.".to_owned();
        for (id, answer, note) in [
            ("1.1.decided", Answer::Level(Level::Missing), ""),
            (
                "1.1.follow-up",
                Answer::Level(Level::Effective),
                "Följs upp i delårsrapporten.\nSe även \"Plan för demokrati\", s. 12–14 🙂",
            ),
            ("1.2.web", Answer::DontKnow, "Fråga kommunikationschefen."),
            ("2.4.culture", Answer::NotApplicable { reason }, ""),
            ("3.5.owner", Answer::Unanswered, "Ännu inte besvarad, men underlaget ligger på G:\\Styrning."),
            ("8.4.leaders", Answer::Unanswered, ""),
        ] {
            assert_eq!((draft.answer(&question(id)), draft.note(&question(id))), (&answer, note), "{id}");
        }
        assert_eq!(draft.n_entries(), 5);
    }

    #[test]
    fn the_quick_draft_of_schema_1_opens_with_its_points_to_the_last_decimal() {
        let draft = sound(&stored("v1/quick"));
        assert_eq!(draft.municipality, Municipality { name: "Øygarden".to_owned(), code: None });
        assert_eq!((draft.mode, draft.origin), (Mode::Quick, Origin::Example));
        assert_eq!((draft.year.get(), draft.rubric.id.as_str()), (2018, "2016"));
        for (id, millionths, justification) in [
            ("1.1", Some(14_500_000), "Enligt rapporten, sidan 44."),
            ("1.2", Some(0), ""),
            ("1.3", Some(7_333_333), ""),
            ("1.4", None, "Poängen saknas i rapporten."),
            ("8.7", Some(15_000_000), ""),
        ] {
            let direct = draft.direct(&subarea(id)).expect("an entry");
            assert_eq!(direct.points.map(Points::millionths), millionths, "{id}");
            assert_eq!(direct.justification, justification, "{id}");
        }
        assert_eq!(draft.n_entries(), 5);
    }

    #[test]
    fn the_draft_of_schema_1_made_with_an_own_rubric_opens_with_its_points() {
        let draft = sound(&stored("v1/own-rubric"));
        assert_eq!(draft.rubric.id.as_str(), "digital-maturity");
        let result = draft.last_result().expect("points");
        assert_eq!(result.title().get(Language::English), "Digital maturity of the organisation");
        let shown = |figures: Figures| {
            let interval = figures.points.map(|points| (points.secured().to_decimal(), points.possible().to_decimal()));
            (interval, figures.max.to_decimal())
        };
        let points = |secured: &str, possible: &str| Some((secured.to_owned(), possible.to_owned()));
        let areas: Vec<_> = result.areas().iter().map(|area| shown(area.figures)).collect();
        assert_eq!(areas.first(), Some(&(points("13.125", "38.125"), "40".to_owned())));
        assert_eq!(areas.get(1), Some(&(points("7.5", "32.5"), "40".to_owned())));
        assert_eq!(areas.get(3), Some(&(points("0", "40"), "40".to_owned())), "scaled up from 25");
        let without = result.areas().get(3).and_then(|area| area.subareas.get(1)).expect("a subarea");
        assert_eq!((without.id.as_str(), shown(without.figures)), ("4.2", (None, "15".to_owned())));
        assert_eq!(result.total().map(shown), Some((points("20.625", "190.625"), "200".to_owned())));
    }

    #[test]
    fn an_edit_leaves_the_fields_of_a_later_version_where_they_are() {
        let text = stored("v2/later-fields");
        let mut draft = sound(&text);
        draft.apply(Edit::Answer { question: question("1.1.decided"), answer: Answer::DontKnow }, ON);
        draft.apply(Edit::Answer { question: question("1.1.follow-up"), answer: Answer::DontKnow }, ON);
        draft.apply(Edit::DirectPoints { subarea: subarea("1.2"), points: None }, ON);
        let mut expected: Value = serde_json::from_str(&text).expect("JSON");
        let stamps = |stamp: &str| json!({ "answer": stamp });
        expected["answers"]["1.1.decided"] = json!({
            "assessors": ["Kansliet", "Ekonomi"], "state": "dont_know", "stamps": stamps("1795262400001-0000000a"),
        });
        expected["answers"]["1.1.follow-up"] = json!({
            "evidence": { "source": "interview" }, "state": "dont_know", "stamps": stamps("1795262400002-0000000a"),
        });
        expected["seen"]["0000000a"] = json!(1_795_262_400_003_u64);
        expected["direct_points"]["1.2"] = json!({ "source_page": 44 });
        expected["changed"] = json!(NOW.milliseconds());
        assert_eq!(serde_json::from_str::<Value>(&write(&draft)).expect("JSON"), expected);
    }
}

#[test]
fn without_id_municipality_year_rubric_or_mode_there_is_no_draft() {
    check_refused(&sample_without("", "id"), &["id: missing"]);
    check_refused(&sample_without("", "municipality"), &["municipality: missing"]);
    check_refused(&sample_without("/municipality", "name"), &["municipality.name: missing"]);
    check_refused(&sample_without("", "year"), &["year: missing"]);
    check_refused(&sample_without("", "rubric"), &["rubric: missing"]);
    check_refused(&sample_without("/rubric", "id"), &["rubric.id: missing"]);
    check_refused(&sample_without("/rubric", "fingerprint"), &["rubric.fingerprint: missing"]);
    check_refused(&sample_without("", "mode"), &["mode: missing"]);
}

#[test]
fn what_cannot_be_an_id_municipality_year_rubric_or_mode_is_named() {
    let id = "0123456789ABCDEF0123456789ABCDEF";
    check_refused(&sample_with("/id", json!(id)), &[&format!("id: {id:?} is not recognised")]);
    check_refused(&sample_with("/id", json!("1")), &["id: \"1\" is not recognised"]);
    check_refused(&sample_with("/id", json!(1)), &["id: a number, but expected a text"]);
    check_refused(&sample_with("/municipality", json!("Nässjö")), &["municipality: a text, but expected an object"]);
    check_refused(&sample_with("/municipality/name", json!("  ")), &["municipality.name: empty"]);
    let long = "å".repeat(101);
    check_refused(&sample_with("/municipality/name", json!(long)), &["municipality.name: 101 long, but at most 100"]);
    check_refused(&sample_with("/year", json!(1999)), &["year: 1999, but from 2000 to 2100"]);
    check_refused(&sample_with("/year", json!("2026")), &["year: \"2026\" is a number in quotation marks"]);
    check_refused(&sample_with("/rubric/id", json!("a b")), &["rubric.id: \"a b\" is not recognised"]);
    check_refused(&sample_with("/rubric/fingerprint", json!("0A")), &["rubric.fingerprint: \"0A\" is not recognised"]);
    check_refused(&sample_with("/mode", json!("Full")), &["mode: \"Full\" is not recognised"]);
}

#[test]
fn every_fault_of_a_refused_file_is_named() {
    let mut file = sample();
    file["year"] = json!(26);
    file["mode"] = json!(null);
    file["answers"]["1.1.decided"]["level"] = json!(5);
    check_refused(
        &file.to_string(),
        &["year: 26, but from 2000 to 2100", "mode: missing", "answers.1.1.decided.level: 5, but from 0 to 4"],
    );
}

#[test]
fn a_file_of_another_kind_or_of_a_newer_version_is_refused_with_that_alone() {
    check_refused("", &["not JSON (line 1, column 0)"]);
    check_refused("{", &["not JSON (line 1, column 1)"]);
    check_refused("{}", &["format: missing, but expected \"kommunkompass-assessment\""]);
    check_refused(
        &sample_with("/format", json!("kommunkompass-rubric")),
        &["format: \"kommunkompass-rubric\", but expected \"kommunkompass-assessment\""],
    );
    check_refused(&sample_with("/schema", json!(3)), &["schema: 3, but only schemas up to 2 are known"]);
    check_refused(&sample_with("/schema", json!("1")), &["schema: not a whole number from 1"]);
    check_refused(&" ".repeat(5_000_000), &["5000000 bytes, but at most 4194304 are read"]);
    let truncated = sample().to_string();
    let truncated = truncated.get(..truncated.len() - 1).expect("all but a bracket");
    check_refused(truncated, &[&format!("not JSON (line 1, column {})", truncated.len())]);
}

#[test]
fn a_byte_order_mark_before_the_file_does_not_matter() {
    let text = sample().to_string();
    assert_eq!(sound(&format!("\u{feff}{text}")), sound(&text));
}

#[test]
fn one_unreadable_answer_costs_that_answer() {
    #[track_caller]
    fn check(entry: Value, expected: &[&str]) {
        let draft = check_partial(&sample_with("/answers/1.1.decided", entry), expected);
        assert_eq!(draft.answer(&question("1.1.decided")), &Answer::Unanswered);
        assert_eq!(draft.answer(&question("1.1.follow-up")), &Answer::Level(Level::Effective));
        assert_eq!(draft.n_entries(), 4);
    }
    let level = |level: Value| json!({ "state": "level", "level": level });
    check(json!(2), &["answers.1.1.decided: a number, but expected an object"]);
    check(json!(null), &["answers.1.1.decided: null, but expected an object"]);
    check(json!({}), &["answers.1.1.decided.state: missing"]);
    check(json!({ "state": "level" }), &["answers.1.1.decided.level: missing"]);
    check(json!({ "state": "Level", "level": 1 }), &["answers.1.1.decided.state: \"Level\" is not recognised"]);
    check(json!({ "state": 3 }), &["answers.1.1.decided.state: a number, but expected a text"]);
    check(level(json!(5)), &["answers.1.1.decided.level: 5, but from 0 to 4"]);
    check(level(json!(-1)), &["answers.1.1.decided.level: -1, but from 0 to 4"]);
    check(level(json!(2.5)), &["answers.1.1.decided.level: 2.5, but from 0 to 4"]);
    check(level(json!("2")), &["answers.1.1.decided.level: \"2\" is a number in quotation marks"]);
}

#[test]
fn a_note_outlives_an_answer_that_cannot_be_read() {
    #[track_caller]
    fn check(entry: Value, expected: &[&str]) {
        let draft = check_partial(&sample_with("/answers/1.1.decided", entry), expected);
        assert_eq!(draft.answer(&question("1.1.decided")), &Answer::Unanswered);
        assert_eq!(draft.note(&question("1.1.decided")), "Viktigt");
    }
    check(
        json!({ "state": "level", "level": 9, "note": "Viktigt" }),
        &["answers.1.1.decided.level: 9, but from 0 to 4"],
    );
    check(json!({ "state": "maybe", "note": "Viktigt" }), &["answers.1.1.decided.state: \"maybe\" is not recognised"]);
    check(json!({ "note": "Viktigt" }), &["answers.1.1.decided.state: missing"]);
    check(json!({ "state": 1, "note": "Viktigt" }), &["answers.1.1.decided.state: a number, but expected a text"]);
}

#[test]
fn an_answer_outlives_a_note_that_cannot_be_read() {
    let too_long = "x".repeat(MAX_NOTE + 1);
    let draft = check_partial(
        &sample_with("/answers/1.1.follow-up/note", json!(too_long)),
        &["answers.1.1.follow-up.note: 20001 long, but at most 20000"],
    );
    assert_eq!(draft.answer(&question("1.1.follow-up")), &Answer::Level(Level::Effective));
    let draft = check_partial(
        &sample_with("/answers/2.4.culture/reason", json!(7)),
        &["answers.2.4.culture.reason: a number, but expected a text"],
    );
    assert_eq!(draft.answer(&question("2.4.culture")), &Answer::NotApplicable { reason: String::new() });
}

#[test]
fn an_entry_whose_id_is_none_is_left_out() {
    let mut file = sample();
    file["answers"]["två ord"] = json!({ "state": "dont_know" });
    file["direct_points"][""] = json!({ "points": "1" });
    let draft = check_partial(
        &file.to_string(),
        &["answers.två ord: \"två ord\" is not recognised", "direct_points.: \"\" is not recognised"],
    );
    assert_eq!(draft.n_entries(), 5);
}

#[test]
fn unreadable_points_cost_those_points() {
    #[track_caller]
    fn check(points: Value, expected: &[&str]) {
        let mut file = sample();
        file["direct_points"] = json!({ "1.1": { "points": points, "justification": "Sidan 44" } });
        let draft = check_partial(&file.to_string(), expected);
        let direct = draft.direct(&subarea("1.1")).expect("an entry");
        assert_eq!((direct.points, direct.justification.as_str()), (None, "Sidan 44"));
    }
    check(json!(14.5), &["direct_points.1.1.points: a number, but expected a text"]);
    check(json!("14.5.1"), &["direct_points.1.1.points: \"14.5.1\" is not recognised"]);
    check(json!("-1"), &["direct_points.1.1.points: \"-1\" is not recognised"]);
    check(json!("1000000.000001"), &["direct_points.1.1.points: \"1000000.000001\" is not recognised"]);
    check(json!("0.00000000000000000001"), &["direct_points.1.1.points: 22 long, but at most 20"]);
}

#[test]
fn faults_beside_the_answers_cost_only_their_field() {
    let draft = check_partial(
        &sample_with("/municipality/code", json!("68")),
        &["municipality.code: \"68\" is not recognised"],
    );
    assert_eq!(draft.municipality, Municipality { name: "Nässjö".to_owned(), code: None });
    let draft = check_partial(&sample_with("/origin", json!("found")), &["origin: \"found\" is not recognised"]);
    assert_eq!(draft.origin, Origin::Own);
    let draft = check_partial(&sample_without("", "changed"), &["changed: missing"]);
    assert_eq!(draft.changed, draft.created);
    let draft = check_partial(&sample_with("/answers", json!([])), &["answers: a list, but expected an object"]);
    assert_eq!(draft.n_entries(), 0);
    let draft = sound(&sample_without("", "answers"));
    assert_eq!(draft.n_entries(), 0, "a file without answers is an empty draft");
}

#[test]
fn more_answers_than_any_rubric_asks_for_are_not_read() {
    let mut file = sample();
    file["answers"] =
        (0..20_001).map(|n| (n.to_string(), json!({ "state": "dont_know" }))).collect::<Map<_, _>>().into();
    let draft = check_partial(&file.to_string(), &["answers: 20001 long, but at most 20000"]);
    assert_eq!(draft.n_entries(), 0);
}

#[test]
fn an_entry_with_nothing_in_it_is_no_entry() {
    let mut file = sample();
    file["answers"] =
        json!({ "1.1.decided": { "state": "unanswered" }, "1.2.web": { "state": "unanswered", "note": "" } });
    file["direct_points"] = json!({ "1.1": {} });
    assert_eq!(sound(&file.to_string()).n_entries(), 0);
}

#[test]
fn a_text_longer_than_can_be_read_is_cut_when_it_is_entered() {
    let rubric = edition("2021");
    let mut draft = draft(&rubric, Mode::Full);
    let long = "å".repeat(MAX_NOTE + 1);
    let (id, part) = (question("1.1.decided"), subarea("1.1"));
    draft.apply(Edit::Note { question: id.clone(), note: long.clone() }, ON);
    draft.apply(Edit::Answer { question: id.clone(), answer: Answer::NotApplicable { reason: long.clone() } }, ON);
    draft.apply(Edit::Justification { subarea: part.clone(), justification: long }, ON);
    let cut = "å".repeat(MAX_NOTE);
    assert_eq!(draft.note(&id), cut);
    assert_eq!(draft.answer(&id), &Answer::NotApplicable { reason: cut.clone() });
    assert_eq!(draft.direct(&part).map(|direct| direct.justification.as_str()), Some(cut.as_str()));
    assert_eq!(sound(&write(&draft)), draft);
}

#[test]
fn points_above_the_maximum_of_their_subarea_are_found_with_the_rubric() {
    let rubric = edition("2021");
    let mut draft = draft(&rubric, Mode::Quick);
    let mut give = |id: &str, points: &str| {
        let points = Some(points.parse().expect("points"));
        draft.apply(Edit::DirectPoints { subarea: subarea(id), points }, ON);
    };
    give("1.1", "20");
    give("1.2", "10,5");
    give("3.2", "31");
    give("9.9", "500");
    assert_eq!(
        lines(&check_against(&draft, &rubric)),
        ["direct_points.1.2.points: 10.5, but from 0 to 10", "direct_points.3.2.points: 31, but from 0 to 30",]
    );
}

#[test]
fn answers_to_questions_that_the_rubric_lacks_are_no_fault() {
    let rubric = edition("2021");
    let mut draft = draft(&rubric, Mode::Full);
    draft.apply(Edit::Answer { question: question("12.1.gone"), answer: Answer::DontKnow }, ON);
    assert_eq!(check_against(&draft, &rubric), []);
    assert_eq!(sound(&write(&draft)).answer(&question("12.1.gone")), &Answer::DontKnow);
}

#[test]
fn a_file_is_named_after_municipality_and_year_in_plain_letters() {
    #[track_caller]
    fn check(name: &str, expected: &str) {
        let mut draft = draft(&edition("2016"), Mode::Quick);
        draft.municipality = Municipality::from_typed(name).expect("a name");
        assert_eq!(file::file_name(&draft), expected);
    }
    check("Nässjö", "kommunkompass-nassjo-2026.kompass.json");
    check("Upplands Väsby", "kommunkompass-upplands-vasby-2026.kompass.json");
    check("Øygarden", "kommunkompass-oygarden-2026.kompass.json");
    check("../../etc", "kommunkompass-etc-2026.kompass.json");
}
