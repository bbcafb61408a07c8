//! Everything in one file, out and in: what is written is read back, and one fault costs one element.
#![cfg(test)]

mod common;

use std::sync::LazyLock;

use common::any::any_draft;
use common::{NOW, ON, draft, edition, evaluation, evaluations, small_rubric};
use kommunkompass::archive::{Archive, MAX_BYTES, Opened, Standing, file_name, is_archive, read, standing, write};
use kommunkompass::assessment::{AssessmentId, Edit, Mode, Timestamp};
use kommunkompass::evaluation::OwnResult;
use kommunkompass::json::Problem;
use kommunkompass::own_rubrics::OwnRubric;
use kommunkompass::rubric::Rubric;
use kommunkompass::version::{Cause, Version, VersionId};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| edition("2021"));

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

fn own_rubric() -> OwnRubric {
    OwnRubric::read(&small_rubric().to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Two drafts, a version of each, and a rubric.
fn sample() -> Archive {
    let [one, two] = [1, 2].map(|number| {
        let mut draft = draft(&RUBRIC, Mode::Full);
        draft.id = AssessmentId::from_random(number);
        let question = "1.1.direction".parse().expect("a question id");
        draft.apply(Edit::Note { question, note: format!("Läge {number} [{{\"") }, ON);
        draft
    });
    let version = |number, draft| Version::new(VersionId::from_random(number), draft, "Version", Cause::Saved, NOW);
    Archive {
        created: NOW,
        versions: vec![version(1, &one), version(2, &two)],
        drafts: vec![one, two],
        rubrics: vec![own_rubric()],
        evaluations: Vec::new(),
    }
}

#[track_caller]
fn opened(text: &str) -> Opened {
    read(text).unwrap_or_else(|problem| panic!("{problem}"))
}

prop_compose! {
    fn any_archive()(drafts in vec(any_draft(), 0..4), versions in vec((any_draft(), 0u64..9), 0..4), own: bool) -> Archive {
        let mut archive = Archive { created: NOW, drafts, versions: Vec::new(), rubrics: Vec::new(), evaluations: Vec::new() };
        let mut seen = std::collections::BTreeSet::new();
        archive.drafts.retain(|draft| seen.insert(draft.id));
        for (number, (draft, id)) in versions.iter().enumerate() {
            // Ids are random; here they would meet.
            let id = VersionId::from_random(10 * id + number as u64);
            archive.versions.push(Version::new(id, draft, "Namn", Cause::BeforeClear, NOW));
        }
        archive.rubrics.extend(own.then(own_rubric));
        archive
    }
}

proptest! {
    #[test]
    fn an_archive_that_is_written_is_read_back(archive in any_archive()) {
        let text = write(&archive);
        let opened = opened(&text);
        prop_assert_eq!(lines(&opened.problems), Vec::<String>::new());
        prop_assert_eq!(&opened.archive, &archive);
        prop_assert!(is_archive(&text));
        // However it is laid out.
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let pretty = serde_json::to_string_pretty(&value).expect("JSON");
        let reread = self::opened(&pretty).archive;
        prop_assert_eq!((reread.drafts, reread.rubrics.len()), (archive.drafts, archive.rubrics.len()));
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        prop_assert!(read(&text).is_err());
        prop_assert!(!is_archive(&text));
    }

    #[test]
    fn an_archive_cut_off_or_changed_anywhere_does_no_harm(place: Index, byte in prop::char::any()) {
        let text = write(&sample());
        let letters: Vec<_> = text.chars().collect();
        let at = place.index(letters.len());
        let cut: String = letters.iter().take(at).collect();
        // All but the line break at the end is needed.
        prop_assert!(read(&cut).is_err() || at + 1 >= letters.len());
        let changed: String = letters.iter().enumerate().map(|(i, letter)| if i == at { byte } else { *letter }).collect();
        if let Ok(opened) = read(&changed) {
            let complete = opened.archive.drafts.len() + opened.archive.versions.len() + opened.archive.rubrics.len() == 5;
            prop_assert!(complete || !opened.problems.is_empty());
        }
    }
}

#[test]
fn one_faulty_element_costs_that_element_and_is_named_with_its_path() {
    let mut file: Value = serde_json::from_str(&write(&sample())).expect("JSON");
    file["drafts"][1]["year"] = json!(1066);
    file["versions"][0]["name"] = json!("Annat namn");
    file["rubrics"][0]["areas"] = json!([]);
    file["drafts"].as_array_mut().expect("a list").push(json!(7));
    let text = serde_json::to_string_pretty(&file).expect("JSON");
    let Opened { archive, problems } = opened(&text);
    let lines = lines(&problems);
    assert_eq!(lines[0], "drafts[1].year: 1066, but from 2000 to 2100");
    assert_eq!(lines[1], "drafts[2].format: missing, but expected \"kommunkompass-assessment\"");
    assert_eq!(lines[2], "versions[0].checksum: does not fit the content");
    assert!(lines.iter().any(|line| line.starts_with("rubrics[0].areas")), "{lines:?}");
    assert_eq!((archive.drafts.len(), archive.rubrics.len()), (1, 0));
}

#[test]
fn results_travel_along_and_an_archive_without_the_field_is_whole() {
    let mut archive = sample();
    archive.evaluations.push(OwnResult::Evaluation(evaluation("nassjo-2022")));
    archive.evaluations.push(OwnResult::Mean(evaluations("means").means.remove(0)));
    let text = write(&archive);
    let whole = opened(&text);
    assert_eq!((whole.archive, whole.problems.len()), (archive.clone(), 0));
    let mut file: Value = serde_json::from_str(&text).expect("JSON");
    file["evaluations"][1]["means"] = json!([]);
    // Fields change their places in a value, which versions do not allow.
    file["versions"] = json!([]);
    let Opened { archive: found, problems } = opened(&file.to_string());
    assert_eq!(found.evaluations, archive.evaluations[..1]);
    assert_eq!(lines(&problems), ["evaluations[1]: 0 items, but expected 1"]);
    file.as_object_mut().expect("an object").remove("evaluations");
    let Opened { archive: found, problems } = opened(&file.to_string());
    assert_eq!((found.evaluations.len(), problems.len()), (0, 0), "earlier programs wrote none");
}

#[test]
fn an_element_that_is_no_json_costs_that_element_too() {
    let text = write(&sample()).replacen("\"year\":2026", "\"year\":20x26", 1);
    let Opened { archive, problems } = opened(&text);
    assert_eq!((archive.drafts.len(), archive.versions.len(), archive.rubrics.len()), (1, 2, 1));
    assert!(lines(&problems)[0].starts_with("drafts[0]: not JSON (line 1, column "), "{problems:?}");
}

#[test]
fn of_two_with_one_id_the_first_is_taken() {
    let mut archive = sample();
    archive.drafts.push(archive.drafts[0].clone());
    archive.versions.push(archive.versions[1].clone());
    let Opened { archive, problems } = opened(&write(&archive));
    assert_eq!(archive, sample());
    let lines = lines(&problems);
    assert!(lines[0].starts_with("drafts[2].id: ") && lines[1].starts_with("versions[2].id: "), "{lines:?}");
}

#[test]
fn what_is_no_archive_is_refused_with_one_reason() {
    let text = write(&sample());
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(read(text).expect_err("a refusal").to_string(), expected);
    }
    check("", "not JSON (line 1, column 0)");
    check("[]", "a list, but expected an object");
    check("{}", "format: missing, but expected \"kommunkompass-archive\"");
    check(
        &text.replacen("kommunkompass-archive", "kommunkompass-x", 1),
        "format: \"kommunkompass-x\", but expected \"kommunkompass-archive\"",
    );
    check(&text.replacen("\"schema\": 1", "\"schema\": 2", 1), "schema: 2, but only schemas up to 1 are known");
    check(&text.replacen("\"schema\": 1", "\"schema\": null", 1), "schema: not a whole number from 1");
    let bytes = MAX_BYTES + 1;
    check(&" ".repeat(bytes), &format!("{bytes} bytes, but at most {MAX_BYTES} are read"));
    let many: Vec<_> = (0..200).map(|number| format!("\"f{number}\": 1")).collect();
    check(&format!("{{{}}}", many.join(",")), "101 long, but at most 100");
}

#[test]
fn hostile_lists_are_read_within_limits() {
    let with = |drafts: &str| {
        format!(
            "{{\"format\":\"kommunkompass-archive\",\"schema\":1,\"created\":1,\"drafts\":{drafts},\"versions\":[],\"rubrics\":[]}}"
        )
    };
    let problems = |drafts: &str| lines(&opened(&with(drafts)).problems);
    assert_eq!(problems("7"), ["drafts: \"\" is not recognised"]);
    assert_eq!(problems(&format!("[{}0]", "0,".repeat(20_000))), ["drafts: 10001 long, but at most 10000"]);
    assert_eq!(problems(&format!("[{}0]", "0,".repeat(9_000))).len(), 2000);
    let deep = format!("[{}{}]", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(problems(&deep), ["drafts[0]: nested more deeply than 127 levels"]);
    let open = with(&"[".repeat(100_000));
    assert_eq!(read(&open).expect_err("a refusal").to_string(), "nested more deeply than 127 levels");
    let large = format!("[\"{}\"]", "x".repeat(5_000_000));
    assert_eq!(problems(&large), ["drafts[0]: 5000002 bytes, but at most 4194304 are read"]);
}

#[test]
fn five_megabytes_of_drafts_go_out_and_in() {
    let mut archive = sample();
    let base = archive.drafts[0].clone();
    archive.drafts = (0..200)
        .map(|number| {
            let mut draft = base.clone();
            draft.id = AssessmentId::from_random(1000 + number);
            let question = "1.1.goals".parse().expect("a question id");
            draft.apply(Edit::Note { question, note: "Å".repeat(15_000) }, ON);
            draft
        })
        .collect();
    let text = write(&archive);
    assert!(text.len() > 5_000_000, "{}", text.len());
    assert_eq!(opened(&text).archive, archive);
}

#[test]
fn how_a_draft_stands_to_the_one_that_is_here() {
    let here = sample().drafts[0].clone();
    assert_eq!(standing(&here, None), Standing::NotHere);
    let mut there = here.clone();
    there.changed = Timestamp::from_milliseconds(NOW.milliseconds() + 5);
    assert_eq!(standing(&there, Some(&here)), Standing::Same);
    let question = || "1.1.direction".parse().expect("a question id");
    there.apply(Edit::Note { question: question(), note: "Annat".to_owned() }, ON);
    assert_eq!(standing(&there, Some(&here)), Standing::Differs);
    // An older state has nothing that a later one lacks.
    assert_eq!(standing(&here, Some(&there)), Standing::Same);
}

#[test]
fn the_file_is_named_after_the_day() {
    assert_eq!(file_name("2026-11-21".parse().ok()), "kommunkompass-allt-2026-11-21.json");
    assert_eq!(file_name(None), "kommunkompass-allt.json");
}
