//! Versions as files: what is written is read back, and whatever is changed in it afterwards is found out.
#![cfg(test)]

mod common;

use std::sync::LazyLock;

use common::any::{any_draft, any_text, any_unknown};
use common::{NOW, ON, draft, edition, read};
use kommunkompass::assessment::{self, Answer, Assessment, AssessmentId, Edit, Mode, Timestamp};
use kommunkompass::changes::{changes, to_edit};
use kommunkompass::json::{Problem, ProblemKind, compact};
use kommunkompass::level::Level;
use kommunkompass::municipality::Municipality;
use kommunkompass::rubric::Rubric;
use kommunkompass::version::file::{examine, file_name, read as read_version, write, write_pretty};
use kommunkompass::version::{
    Adoption, Cause, CheckedFile, Day, Fingerprint, MAX_NAME, Version, VersionId, canonical, check,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| edition("2021"));

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn adoption(by: &str, on: &str) -> Adoption {
    Adoption::new(by, day(on)).expect("an adoption")
}

/// A draft with something of everything in it.
fn sample_draft() -> Assessment {
    let mut draft = draft(&RUBRIC, Mode::Full);
    // That of the example in the documentation; questions may change.
    draft.rubric = "2021@1d29ec665f1199b27a838482ccf94ea2".parse().expect("a reference");
    let question = |id: &str| id.parse().expect("a question id");
    let not_applicable = Answer::NotApplicable { reason: "Görs av kommunalförbundet.".to_owned() };
    for edit in [
        Edit::Answer { question: question("1.1.direction"), answer: Answer::Level(Level::ALL[3]) },
        Edit::Note { question: question("1.1.direction"), note: "Antagen av fullmäktige i juni.".to_owned() },
        Edit::Answer { question: question("1.1.communication"), answer: Answer::DontKnow },
        Edit::Answer { question: question("1.1.dialogue-principles"), answer: not_applicable },
        Edit::Note { question: question("1.1.goals"), note: "Fråga \"kansliet\"".to_owned() },
        Edit::DirectPoints {
            subarea: "1.2".parse().expect("a subarea id"),
            points: Some("7,5".parse().expect("points")),
        },
        Edit::Justification {
            subarea: "1.2".parse().expect("a subarea id"),
            justification: "Enligt medborgarundersökningen.".to_owned(),
        },
    ] {
        draft.apply(edit, ON);
    }
    draft
}

fn sample() -> Version {
    Version::new(VersionId::from_random(9), &sample_draft(), "Inför nämnden", Cause::Saved, NOW)
}

fn adopted() -> Version {
    let adoption = adoption("Kommunstyrelsen", "2026-11-21");
    sample().adopted(VersionId::from_random(10), adoption).expect("it can be adopted")
}

prop_compose! {
    fn any_version()(
        draft in any_draft(),
        id: u64,
        name in any_text(),
        cause in select(Cause::ALL.to_vec()),
        created in 0..=Timestamp::LAST,
        adopted in prop::option::of(("\\PC{0,120}", 2000u16..=2100, 1u8..=12, 1u8..=28)),
    ) -> Version {
        let version =
            Version::new(VersionId::from_random(id), &draft, &name, cause, Timestamp::from_milliseconds(created));
        let adoption = adopted.and_then(|(by, year, month, day)| Adoption::new(&by, Day::new(year, month, day)?));
        adoption.and_then(|adoption| version.adopted(version.id(), adoption)).unwrap_or(version)
    }
}

proptest! {
    #[test]
    fn a_version_that_is_written_is_read_back(version in any_version()) {
        prop_assert_eq!(read_version(&write(&version)), Ok(version.clone()));
        prop_assert_eq!(read_version(&write_pretty(&version)), Ok(version.clone()));
        prop_assert_eq!(compact(&write_pretty(&version)), write(&version));
        prop_assert!(version.name().chars().count() <= MAX_NAME);
    }

    #[test]
    fn fields_of_a_later_version_and_the_draft_to_the_letter_survive(version in any_version(), later in any_unknown()) {
        let mut document: Value = serde_json::from_str(&write(&version)).expect("JSON");
        document.as_object_mut().expect("an object").extend(later.clone());
        let examined = examine(&document.to_string()).expect("a version");
        // Whoever adds a field writes the checksum anew.
        let renamed = write(&examined.version.with_id(VersionId::from_random(3)));
        let reread = read_version(&renamed).expect("a version");
        let written: Value = serde_json::from_str(&write(&reread)).expect("JSON");
        for (name, value) in later {
            if !value.is_null() {
                prop_assert_eq!(&written[&name], &value);
            }
        }
        prop_assert_eq!(&written["assessment"], &document["assessment"]);
    }

    #[test]
    fn one_changed_letter_anywhere_in_the_file_is_found_out(
        version in any_version(), place: Index, letter in select(vec!['a', 'z', '0', '7', 'é', '"', '}', ',', '\\', 'E']),
    ) {
        let text = write(&version);
        let mut letters: Vec<_> = text.chars().collect();
        let at = place.index(letters.len());
        prop_assume!(letters[at] != letter);
        letters[at] = letter;
        let changed: String = letters.into_iter().collect();
        prop_assert!(read_version(&changed).is_err(), "{}", changed);
    }

    #[test]
    fn any_change_of_the_content_changes_the_fingerprint_and_a_round_trip_does_not(
        one in any_draft(), other in any_draft(),
    ) {
        let round = assessment::file::read(&assessment::file::write(&one)).expect("a draft").assessment;
        prop_assert_eq!(Fingerprint::of(&round), Fingerprint::of(&one));
        // Each single change on the way from one draft to the other.
        let Edit::Batch(edits) = to_edit(changes(&one, &other), &one.about()) else { panic!("one batch") };
        for edit in edits {
            let mut changed = one.clone();
            changed.apply(edit.clone(), ON);
            prop_assert_ne!(Fingerprint::of(&changed), Fingerprint::of(&one), "{:?}", edit);
        }
    }

    #[test]
    fn what_nobody_sees_does_not_change_the_fingerprint(draft in any_draft(), id: u128, now in 0..=Timestamp::LAST) {
        let mut other = draft.clone();
        other.id = AssessmentId::from_random(id);
        other.created = Timestamp::from_milliseconds(now);
        other.changed = Timestamp::from_milliseconds(now);
        other.remember(None);
        prop_assert_eq!(Fingerprint::of(&other), Fingerprint::of(&draft));
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        prop_assert!(read_version(&text).is_err_and(|problems| !problems.is_empty()));
        let checked = check(&text);
        prop_assert!(matches!(checked, CheckedFile::Unreadable(_)), "{:?}", checked);
    }

    #[test]
    fn a_file_with_any_field_replaced_is_read_or_refused_with_reason(
        field in select(vec![
            "format", "schema", "id", "draft", "name", "created", "cause", "adopted", "fingerprint", "assessment",
            "checksum",
        ]),
        value in prop_oneof![
            any_unknown().prop_map(Value::Object),
            select(vec![json!(null), json!(true), json!(-1), json!(0.5), json!(1e300), json!(""), json!([[]])]),
        ],
    ) {
        let mut document: Value = serde_json::from_str(&write(&adopted())).expect("JSON");
        document[field] = value;
        let text = document.to_string();
        prop_assert!(read_version(&text).is_err_and(|problems| !problems.is_empty()));
        let _checked = check(&text);
    }
}

#[test]
fn an_adopted_version_has_the_name_the_adopter_and_the_day_in_its_fingerprint() {
    let fingerprint = |name: &str, by: &str, on: &str| {
        let version = Version::new(VersionId::from_random(9), &sample_draft(), name, Cause::Saved, NOW);
        version.adopted(VersionId::from_random(1), adoption(by, on)).expect("it can be adopted").fingerprint()
    };
    let all = [
        sample().fingerprint(),
        fingerprint("Inför nämnden", "Kommunstyrelsen", "2026-11-21"),
        fingerprint("Inför nämnden", "Kommunstyrelsen", "2026-11-22"),
        fingerprint("Inför nämnden", "Kommunstyrelsens", "2026-11-21"),
        fingerprint("Inför nämnderna", "Kommunstyrelsen", "2026-11-21"),
    ];
    assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), all.len());
    assert_eq!(adopted().fingerprint(), all[1]);
}

#[test]
fn an_adopted_version_is_neither_renamed_nor_adopted_again() {
    assert_eq!(adopted().renamed(VersionId::from_random(1), "Annat"), None);
    assert_eq!(adopted().adopted(VersionId::from_random(1), adoption("Nämnden", "2026-12-01")), None);
    let renamed = sample().renamed(VersionId::from_random(1), "  Annat\n namn ").expect("it can be renamed");
    assert_eq!((renamed.name(), renamed.fingerprint()), ("Annat namn", sample().fingerprint()));
    assert!(renamed.is_the_same_as(&sample()) && !adopted().is_the_same_as(&sample()));
    assert_eq!(Adoption::new(" \n", day("2026-11-21")), None);
    assert_eq!(adoption(" Kommun \n styrelsen ", "2026-11-21").by(), "Kommun styrelsen");
}

#[test]
fn a_version_says_the_same_as_a_draft_that_is_as_it_was() {
    let mut draft = sample_draft();
    assert!(adopted().says_the_same_as(&draft));
    let question = "1.1.direction".parse().expect("a question id");
    let undo = draft.apply(Edit::Note { question, note: String::new() }, ON);
    assert!(!adopted().says_the_same_as(&draft));
    draft.apply(undo, ON);
    assert!(adopted().says_the_same_as(&draft));
}

/// What checking a file leads to, in a word.
fn verdict(text: &str) -> &'static str {
    match check(text) {
        CheckedFile::Intact(_) => "intact",
        CheckedFile::IntactUnread(_) => "intact, unread",
        CheckedFile::ChangedBesides(_) => "changed besides",
        CheckedFile::Altered { .. } => "altered",
        CheckedFile::Draft(_) => "draft",
        CheckedFile::Unreadable(_) => "unreadable",
    }
}

#[test]
fn a_check_tells_what_was_changed_in_a_file() {
    let text = write_pretty(&adopted());
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    for (changed, expected) in [
        (text.clone(), "intact"),
        (text.replace('\n', "\r\n\t"), "intact"),
        (with("\"level\": 3", "\"level\": 4"), "altered"),
        (with("fullmäktige", "nämnden"), "altered"),
        (with("\"by\": \"Kommunstyrelsen\"", "\"by\": \"Nämnden\""), "altered"),
        (with("2026-11-21", "2026-11-20"), "altered"),
        (with("Inför nämnden", "Efter nämnden"), "altered"),
        (with("\"changed\": 1", "\"changed\": 2"), "changed besides"),
        (with("\"cause\": \"saved\"", "\"cause\": \"before_import\""), "changed besides"),
        (with("\"level\": 3", "\"level\": 9"), "unreadable"),
        (with("\"schema\": 1", "\"schema\": 2"), "unreadable"),
        (assessment::file::write_pretty(&sample_draft()), "draft"),
        ("[]".to_owned(), "unreadable"),
    ] {
        assert_eq!(verdict(&changed), expected, "{changed}");
    }
    let CheckedFile::Altered { version, found } = check(&with("\"level\": 3", "\"level\": 4")) else {
        panic!("altered")
    };
    assert_eq!(version.fingerprint(), adopted().fingerprint());
    assert_ne!(found, version.fingerprint());
}

/// The version's file with its draft of another schema, and a checksum that fits.
fn with_schema(version: &Version, schema: u64) -> String {
    let text = write(version).replacen(
        "\"format\":\"kommunkompass-assessment\"",
        "\"format\":\"kommunkompass-assessment\",\"later\":[1.50]",
        1,
    );
    let known = format!("\"schema\":{},\"seen\"", assessment::file::SCHEMA);
    assert!(text.contains(&known));
    let text = text.replacen(&known, &format!("\"schema\":{schema},\"seen\""), 1);
    write(&examine(&text).expect("a version").version)
}

#[test]
fn a_draft_of_a_newer_program_is_kept_to_the_letter_and_still_checked() {
    let text = with_schema(&adopted(), 99);
    let version = read_version(&text).expect("a version");
    let problems = version.assessment().expect_err("a newer draft");
    assert!(matches!(problems[0].kind, ProblemKind::NewerSchema { found: 99, .. }), "{problems:?}");
    assert_eq!(write(&version), text);
    assert!(text.contains("\"later\":[1.50]"));
    assert_eq!(verdict(&text), "intact, unread");
    assert_eq!(verdict(&text.replacen("fullmäktige", "nämnden", 1)), "unreadable");
    assert_eq!(version.fingerprint(), adopted().fingerprint());
    assert_eq!(version.adopted(VersionId::from_random(1), adoption("Någon", "2026-11-21")), None);
}

#[test]
fn a_draft_that_cannot_be_read_in_full_is_not_taken_for_the_version() {
    let text = write(&sample()).replacen("\"state\":\"dont_know\"", "\"state\":\"perhaps\"", 1);
    let version = examine(&text).expect("a version").version;
    assert_eq!(
        lines(version.assessment().expect_err("a fault")),
        ["answers.1.1.communication.state: \"perhaps\" is not recognised"]
    );
}

#[test]
fn what_is_lacking_in_a_file_is_named() {
    #[track_caller]
    fn check(field: &str, value: Value, expected: &str) {
        let mut document: Value = serde_json::from_str(&write(&adopted())).expect("JSON");
        document[field] = value;
        let problems = lines(&read_version(&document.to_string()).expect_err("a refusal"));
        assert!(problems.iter().any(|line| line == expected), "{problems:?}");
    }
    check("id", json!("9"), "id: \"9\" is not recognised");
    check("draft", json!(null), "draft: missing");
    check("draft", json!("0".repeat(32)), &format!("draft: \"{}\" is not recognised", "0".repeat(32)));
    check("name", json!("x".repeat(101)), "name: 101 long, but at most 100");
    check("created", json!("2026"), "created: \"2026\" is a number in quotation marks");
    check("cause", json!("boredom"), "cause: \"boredom\" is not recognised");
    check("adopted", json!({ "by": "", "on": "2026-11-21" }), "adopted.by: empty");
    check("adopted", json!({ "by": " Nämnden", "on": "2026-11-21" }), "adopted.by: \" Nämnden\" is not recognised");
    check("adopted", json!({ "by": "Nämnden", "on": "2026-02-30" }), "adopted.on: \"2026-02-30\" is not recognised");
    check("adopted", json!({ "by": "Nämnden" }), "adopted.on: missing");
    check("fingerprint", json!("0f".repeat(16)), "fingerprint: does not fit the content");
    check("checksum", json!("0f".repeat(16)), "checksum: does not fit the content");
    check("assessment", json!("text"), "assessment: a text, but expected an object");
    let many: Vec<_> = (0..200).map(|number| format!("\"f{number}\":1")).collect();
    let text = write(&adopted()).replacen('{', &format!("{{{},", many.join(",")), 1);
    assert_eq!(lines(&read_version(&text).expect_err("a refusal")), ["211 long, but at most 100"]);
}

#[test]
fn of_a_field_that_is_there_twice_neither_is_believed() {
    let text = write(&adopted());
    let twice = text.replacen("\"name\":", "\"name\":\"Annat\",\"name\":", 1);
    assert_eq!(lines(&read_version(&twice).expect_err("a refusal")), ["checksum: does not fit the content"]);
}

#[test]
fn files_are_named_after_the_draft_and_the_fingerprint() {
    let digits: String = adopted().fingerprint().to_hex().chars().take(8).collect();
    assert_eq!(file_name(&adopted()), format!("kommunkompass-nassjo-2026-{digits}.version.json"));
    let unread = read_version(&with_schema(&adopted(), 99)).expect("a version");
    assert_eq!(file_name(&unread), format!("kommunkompass-{digits}.version.json"));
}

/// The block of code after a line of docs/file-formats.md.
fn example(after: &str, kind: &str) -> String {
    let docs = read("docs/file-formats.md");
    let rest = docs.split_once(after).unwrap_or_else(|| panic!("no {after}")).1;
    let block = rest.split_once(&format!("```{kind}\n")).expect("a block").1;
    block.split_once("```").expect("its end").0.trim_end().to_owned()
}

#[test]
fn the_worked_example_of_the_documentation_is_right() {
    let version = adopted();
    let assessment = version.assessment().expect("a draft");
    let adopted = canonical(assessment, Some((version.name(), version.adoption().expect("an adoption"))));
    // In the documentation the canonical form is broken over several lines to be read.
    let shown = example("### Fingerprint of a version", "text").replace('\n', "");
    assert_eq!(shown, adopted);
    assert_eq!(example("this is the fingerprint:", "text"), version.fingerprint().to_string());
    let file = example("## `kommunkompass-version`", "json");
    let shown =
        read_version(&file).unwrap_or_else(|problems| panic!("{:?}\n{}", lines(&problems), write_pretty(&version)));
    assert!(shown.says_the_same_as(assessment));
    assert_eq!(
        (shown.name(), shown.adoption(), shown.fingerprint()),
        (version.name(), version.adoption(), version.fingerprint())
    );
}

#[test]
fn a_municipality_without_a_code_and_an_empty_draft_have_fingerprints_too() {
    let mut draft = draft(&RUBRIC, Mode::Quick);
    draft.municipality = Municipality::from_typed("Øygarden").expect("a name");
    let text = canonical(&draft, None);
    let hash = draft.rubric.fingerprint.as_str();
    assert_eq!(
        text,
        format!(
            "{{\"answers\":{{}},\"direct_points\":{{}},\"mode\":\"quick\",\"municipality\":{{\"name\":\"Øygarden\"}},\
            \"rubric\":{{\"fingerprint\":\"{hash}\",\"id\":\"2021\"}},\"year\":2026}}"
        )
    );
}

#[test]
fn a_version_kept_before_a_migration_has_the_text_of_the_earlier_schema_to_the_letter() {
    let text = read("tests/data/drafts/v1/full.kompass.json");
    let version = Version::before_migration(VersionId::from_random(1), &text, NOW).expect("a version");
    assert_eq!((version.cause(), version.is_automatic()), (Cause::BeforeMigration, true));
    assert_eq!(version.assessment().expect("a draft").municipality.name, "Nässjö");
    let written: Value = serde_json::from_str(&write(&version)).expect("JSON");
    assert_eq!(written["assessment"], serde_json::from_str::<Value>(&text).expect("JSON"));
    assert_eq!(read_version(&write(&version)), Ok(version));
    assert_eq!(Version::before_migration(VersionId::from_random(1), "{}", NOW), None);
}
