//! Browser tests of the edges: what only a real browser can show. Views are tested as a person uses them, in
//! `tests/e2e`.
#![cfg(test)]
#![cfg(target_arch = "wasm32")]

mod address;
mod charts;
mod faults;
mod kept;
mod reading;
mod turns;

use kommunkompass::app::locale::{LanguageChoice, lang_of};
use kommunkompass::app::route::{NewEvaluation, Route};
use kommunkompass::app::services::storage::BrowserStorage;
use kommunkompass::app::services::{clock, page, random};
use kommunkompass::assessment::{
    Assessment, AssessmentId, Mode, NewAssessment, Origin, RubricReference, Timestamp, Year,
};
use kommunkompass::draft::{DraftStore, Key, Recovery, StoredDraft, TextStore};
use kommunkompass::language::{Language, LocalizedText};
use kommunkompass::municipality::Municipality;
use kommunkompass::rubric::Fingerprint;
use kommunkompass::version::VersionId;
use leptos::prelude::{GetUntracked, Owner, provide_context};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// 21 November 2026, 14:02 UTC.
const TIME: Timestamp = Timestamp::from_milliseconds(1_795_269_720_000);

fn draft(id: u128) -> Assessment {
    Assessment::new(NewAssessment {
        id: AssessmentId::from_random(id),
        municipality: Municipality::from_typed("Åre").expect("a name"),
        year: Year::try_from(2026).expect("a year"),
        rubric: RubricReference {
            id: "2021".parse().expect("an id"),
            fingerprint: Fingerprint::from_hex(&"0".repeat(32)).expect("a fingerprint"),
        },
        mode: Mode::Full,
        origin: Origin::Own,
        now: TIME,
    })
}

#[wasm_bindgen_test]
fn a_text_is_written_read_listed_and_removed_in_local_storage() {
    let key = "kommunkompass-test/å ä ö";
    BrowserStorage.set(key, "Nässjö \u{1f9ed}").expect("it is written");
    assert_eq!(BrowserStorage.get(key).expect("it is read").as_deref(), Some("Nässjö \u{1f9ed}"));
    assert!(BrowserStorage.keys().expect("they are listed").iter().any(|listed| listed == key));
    BrowserStorage.remove(key).expect("it is removed");
    assert_eq!(BrowserStorage.get(key).expect("it is read"), None);
}

#[wasm_bindgen_test]
fn a_draft_survives_in_local_storage() {
    let store = DraftStore::new(BrowserStorage);
    let draft = draft(0x5eed);
    store.save(&draft, None).expect("it is saved");
    let loaded = store.load(draft.id).expect("it is loaded");
    assert_eq!((loaded.assessment, loaded.recovery), (draft.clone(), Recovery::None));
    let listed = store.list().expect("they are listed");
    assert!(listed.iter().any(|other| matches!(other, StoredDraft::Readable(loaded) if loaded.assessment == draft)));
    store.remove(draft.id).expect("it is removed");
    assert!(store.load(draft.id).is_err());
}

#[wasm_bindgen_test]
fn a_text_that_does_not_fit_is_refused_as_too_much() {
    let key = "kommunkompass-test/large";
    let too_much = "x".repeat(12 * 1024 * 1024);
    assert_eq!(BrowserStorage.set(key, &too_much), Err(kommunkompass::draft::StoreError::Full));
    assert_eq!(BrowserStorage.get(key).expect("it is read"), None);
}

#[wasm_bindgen_test]
fn ids_are_random() {
    let bits = (random::bits(), random::bits());
    assert!(bits.0.is_some() && bits.0 != bits.1);
}

#[wasm_bindgen_test]
fn the_clock_is_in_this_century_and_days_are_written_in_words() {
    assert!(clock::this_year().is_some());
    let written = clock::day_and_time(TIME, Language::Swedish);
    assert!(written.contains("november 2026"), "{written}");
    assert_eq!(clock::time_of_day(TIME, Language::Swedish).len(), "14:02".len());
}

#[wasm_bindgen_test]
fn days_and_times_are_written_in_every_language() {
    for (language, day) in [(Language::Bokmal, "november 2026"), (Language::English, "November 2026")] {
        let written = clock::day_and_time(TIME, language);
        assert!(written.contains(day), "{written}");
        assert_eq!(clock::time_of_day(TIME, language).len(), "14:02".len());
    }
}

#[wasm_bindgen_test]
fn a_chosen_language_is_kept_and_what_is_none_is_passed_over() {
    let key = Key::Language.to_string();
    let opened = || Owner::new().with(|| LanguageChoice::open().language().get_untracked());
    BrowserStorage.remove(&key).expect("it is removed");
    let first = opened();
    assert_eq!(first, Language::for_browser(&page::browser_language()));
    BrowserStorage.set(&key, "en").expect("it is written");
    assert_eq!(opened(), Language::English);
    BrowserStorage.set(&key, "de").expect("it is written");
    assert_eq!(opened(), first);
    BrowserStorage.remove(&key).expect("it is removed");
}

#[wasm_bindgen_test]
fn a_text_says_its_language_where_that_is_not_the_one_of_the_interface() {
    Owner::new().with(|| {
        provide_context(Language::Bokmal);
        let mut text = LocalizedText::in_one(Language::Swedish, "Nämnd");
        assert_eq!(lang_of(&text), Some("sv"));
        text.set(Language::Bokmal, "Utvalg");
        assert_eq!(lang_of(&text), None);
        assert_eq!(lang_of(&LocalizedText::default()), None);
    });
}

#[wasm_bindgen_test]
fn every_view_is_found_again_by_its_address() {
    let id = AssessmentId::from_random(0xabc);
    let habo = NewEvaluation {
        municipality: "Håbo & 100 %".to_owned(),
        year: "2026".to_owned(),
        edition: "2021".parse().ok(),
        draft: Some(id),
    };
    let compared = vec!["nassjo-2022".to_owned(), "vetlanda-2021".to_owned()];
    for route in [
        Route::Start,
        Route::New(None),
        Route::New(Some(format!("own-2.1@{}", "0f".repeat(16)).parse().expect("a reference"))),
        Route::OwnRubrics,
        Route::Evaluations,
        Route::NewEvaluation(NewEvaluation::default()),
        Route::NewEvaluation(habo),
        Route::Evaluation("habo-2019".parse().expect("an id")),
        Route::Mean("habo-2019".parse().expect("an id")),
        Route::Overview(id),
        Route::Area(id, "3".parse().expect("an id")),
        Route::Subarea(id, "1.1".parse().expect("an id")),
        Route::Result(id, Vec::new()),
        Route::Result(id, compared),
        Route::Whereabouts,
        Route::Versions(id),
        Route::Version(id, VersionId::from_random(9)),
        Route::Method,
        Route::Glossary(None),
        Route::Glossary(Some("scorecard".parse().expect("an id"))),
    ] {
        assert_eq!(Route::parse(&route.to_string()), route);
    }
}

#[wasm_bindgen_test]
fn an_address_that_leads_nowhere_is_said_to_lead_nowhere() {
    for fragment in
        ["/utkast", "/utkast/1", "/annat", "/utkast/zz/resultat", "/ny/mer", "/ordlista/två ord", "/egna-modeller/1"]
    {
        assert_eq!(Route::parse(fragment), Route::NotFound, "{fragment}");
    }
}
