//! Where the copies of a draft are: what a file has, when somebody is reminded, and what a browser may do to a storage.
#![cfg(test)]

mod common;

use common::any::any_draft;
use common::memory_store::{Fault, MemoryStore};
use common::{NOW, ON, at, draft, edition};
use kommunkompass::assessment::export::{self, ExportError};
use kommunkompass::assessment::{
    Answer, Assessment, AssessmentId, ContentMark, Edit, MAX_NOTE, Mode, Origin, Timestamp, file,
};
use kommunkompass::draft::browser::{Engine, frame_within, is_same_site};
use kommunkompass::draft::reminder::{Facts, Reminder, days_between, put_off_until, reminder};
use kommunkompass::draft::risk::{BrowserFacts, Frame, Known, Loudness, Risk, risks};
use kommunkompass::draft::{DraftStore, FileCopy, FileRecord, FileRecords, FileState, Key, StoreError};
use kommunkompass::level::Level;
use kommunkompass::points::Points;
use proptest::prelude::*;

const HOUR: u64 = 60 * 60 * 1000;
const DAY: u64 = 24 * HOUR;

fn empty() -> Assessment {
    draft(&edition("2021"), Mode::Full)
}

fn level(question: &str, level: u64) -> Edit {
    let level = Level::try_from(level).expect("a level");
    Edit::Answer { question: question.parse().expect("an id"), answer: Answer::Level(level) }
}

fn note(question: &str, note: &str) -> Edit {
    Edit::Note { question: question.parse().expect("an id"), note: note.to_owned() }
}

fn points(subarea: &str, points: &str) -> Edit {
    Edit::DirectPoints {
        subarea: subarea.parse().expect("an id"),
        points: Some(points.parse::<Points>().expect("points")),
    }
}

fn later(milliseconds: u64) -> Timestamp {
    Timestamp::from_milliseconds(NOW.milliseconds() + milliseconds)
}

mod content {
    use super::*;

    #[test]
    fn every_change_of_what_is_entered_changes_the_mark_and_undoing_it_gives_the_mark_back() {
        let mut draft = empty();
        draft.apply(level("1.1.direction", 2), ON);
        draft.apply(points("1.2", "4"), ON);
        let reason = Answer::NotApplicable { reason: "Bolaget är sålt".to_owned() };
        let about = kommunkompass::assessment::About { year: 2031.try_into().expect("a year"), ..draft.about() };
        let justification = "Enligt rapporten".to_owned();
        for (nth, edit) in [
            level("1.1.direction", 3),
            level("1.1.goals", 2),
            note("1.1.direction", "2"),
            Edit::Answer { question: "1.1.direction".parse().expect("an id"), answer: Answer::DontKnow },
            Edit::Answer { question: "1.1.direction".parse().expect("an id"), answer: reason },
            points("1.2", "4.5"),
            points("1.3", "4"),
            Edit::Justification { subarea: "1.2".parse().expect("an id"), justification },
            Edit::About { about },
        ]
        .into_iter()
        .enumerate()
        {
            let before = ContentMark::of(&draft);
            let undo = draft.apply(edit, ON);
            assert!(!before.is_of(&draft), "edit {nth} is not noticed");
            draft.apply(undo, at(NOW.milliseconds() + DAY));
            assert!(before.is_of(&draft), "undoing edit {nth} is not noticed");
        }
    }

    #[test]
    fn a_text_that_moves_to_the_next_field_is_another_content() {
        let of = |edits: Vec<Edit>| {
            let mut draft = empty();
            draft.apply(Edit::Batch(edits), ON);
            ContentMark::of(&draft)
        };
        assert_ne!(
            of(vec![note("1.1.a", "ab"), note("1.1.b", "c")]),
            of(vec![note("1.1.a", "a"), note("1.1.b", "bc")])
        );
    }

    #[test]
    fn a_mark_is_read_back_from_its_text_and_nothing_else_is() {
        let mark = ContentMark::of(&empty());
        assert_eq!(mark.to_string().parse(), Ok(mark.clone()));
        let upper = mark.to_string().to_uppercase();
        for text in ["", "-", "12", "12-zz", "x-00", &upper, &format!("0{mark}"), &format!("{mark}0")] {
            assert!(text.parse::<ContentMark>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_draft_that_is_written_and_read_has_the_same_content(draft in any_draft()) {
            let again = file::read(&file::write(&draft)).expect("a draft").assessment;
            prop_assert!(ContentMark::of(&draft).is_of(&again));
        }
    }
}

mod record {
    use super::*;

    fn full() -> FileRecord {
        let copy = FileCopy::of(&empty(), NOW);
        FileRecord { copy: Some(copy), put_off_until: Some(later(DAY)) }
    }

    #[test]
    fn a_record_is_read_back_as_it_was_written() {
        let copy_only = FileRecord { put_off_until: None, ..full() };
        let put_off_only = FileRecord { copy: None, ..full() };
        for record in [full(), copy_only, put_off_only, FileRecord::default()] {
            assert_eq!(FileRecord::decode(&record.encode()), Some(record));
        }
    }

    #[test]
    fn a_record_with_any_damage_counts_as_none() {
        let text = full().encode();
        for at in 0..text.len() {
            assert_eq!(FileRecord::decode(&text[..at]), None, "cut at {at}");
            let mut damaged = text.clone().into_bytes();
            damaged[at] ^= 1;
            let damaged = String::from_utf8(damaged).expect("text");
            assert_eq!(FileRecord::decode(&damaged), None, "changed at {at}");
        }
        assert_eq!(FileRecord::decode("kkf2 0 {}"), None);
    }

    #[test]
    fn records_are_kept_apart_and_go_with_their_draft() {
        let memory = MemoryStore::default();
        let records = FileRecords::new(&memory);
        let mut assessment = empty();
        assessment.id = AssessmentId::from_random(1);
        DraftStore::new(&memory).save(&assessment, None).expect("saved");
        let other = AssessmentId::from_random(2);
        records.save(assessment.id, &full()).expect("kept");
        assert_eq!(records.load(assessment.id), full());
        assert_eq!(records.load(other), FileRecord::default());
        assert_eq!(DraftStore::new(&memory).list().expect("a list").len(), 1, "a record passes for a draft");
        DraftStore::new(&memory).remove(assessment.id).expect("removed");
        assert_eq!(memory.text(&Key::File(assessment.id).to_string()), None);
    }

    #[test]
    fn a_store_that_fails_or_lies_leaves_nothing_known() {
        let memory = MemoryStore::default();
        let (records, id) = (FileRecords::new(&memory), AssessmentId::from_random(1));
        memory.fail_after(0, Fault::TornSilently);
        records.save(id, &full()).expect("said to be kept");
        assert_eq!(records.load(id), FileRecord::default());
        memory.fail_after(0, Fault::Refused(StoreError::Full));
        assert_eq!(records.save(id, &full()), Err(StoreError::Full));
        records.save(id, &full()).expect("kept");
        memory.fail_after(0, Fault::Refused(StoreError::Failed));
        assert_eq!(records.load(id), FileRecord::default());
        assert_eq!(records.load(id), full());
    }

    #[test]
    fn a_copy_has_everything_until_something_is_changed() {
        let mut assessment = empty();
        let record = FileRecord { copy: Some(FileCopy::of(&assessment, NOW)), put_off_until: None };
        assert_eq!(record.state_for(&assessment), FileState::Complete { saved: NOW });
        let undo = assessment.apply(note("1.1.direction", "Nytt"), at(later(HOUR).milliseconds()));
        assert_eq!(record.state_for(&assessment), FileState::Behind { saved: NOW });
        assessment.apply(undo, at(later(DAY).milliseconds()));
        assert_eq!(record.state_for(&assessment), FileState::Complete { saved: NOW });
        assert_eq!(FileRecord::default().state_for(&assessment), FileState::None);
    }
}

mod reminders {
    use super::*;

    /// A draft with enough in it, made now and never saved as a file.
    const FACTS: Facts =
        Facts { origin: Origin::Own, entries: 10, created: NOW, file: FileState::None, put_off_until: None };

    #[track_caller]
    fn check(facts: Facts, after: u64, expected: Reminder) {
        assert_eq!(reminder(facts, later(after)), expected, "{facts:?} after {} h", after / HOUR);
    }

    #[test]
    fn a_draft_without_a_file_is_reminded_of_once_there_is_enough_in_it_and_it_is_a_day_old() {
        check(FACTS, DAY, Reminder::NeverSaved);
        check(FACTS, 300 * DAY, Reminder::NeverSaved);
        check(FACTS, DAY - 1, Reminder::None);
        check(Facts { entries: 9, ..FACTS }, 300 * DAY, Reminder::None);
        check(Facts { origin: Origin::Example, ..FACTS }, 300 * DAY, Reminder::None);
    }

    #[test]
    fn a_file_is_old_after_seven_days_if_something_was_changed_since() {
        let saved = Facts { file: FileState::Behind { saved: NOW }, ..FACTS };
        let old = Reminder::Old { since: NOW };
        check(saved, 7 * DAY, old);
        check(Facts { entries: 0, ..saved }, 7 * DAY, old);
        check(saved, 7 * DAY - 1, Reminder::None);
        check(Facts { file: FileState::Complete { saved: NOW }, ..FACTS }, 300 * DAY, Reminder::None);
        check(Facts { origin: Origin::Example, ..saved }, 300 * DAY, Reminder::None);
    }

    #[test]
    fn putting_off_keeps_it_away_until_the_next_day() {
        for facts in [FACTS, Facts { file: FileState::Behind { saved: NOW }, ..FACTS }] {
            let put_off = Facts { put_off_until: Some(put_off_until(later(8 * DAY))), ..facts };
            check(put_off, 8 * DAY, Reminder::None);
            check(put_off, 8 * DAY + 17 * HOUR, Reminder::None);
            assert_ne!(reminder(put_off, later(9 * DAY)), Reminder::None);
        }
    }

    #[test]
    fn a_clock_that_goes_backwards_reminds_of_nothing_and_one_put_off_is_not_for_ever() {
        let ahead = Facts { created: later(DAY), ..FACTS };
        check(ahead, 0, Reminder::None);
        check(Facts { file: FileState::Behind { saved: later(1) }, ..FACTS }, 0, Reminder::None);
        // Put off tomorrow, and then the clock went back to today.
        let put_off = Facts { put_off_until: Some(put_off_until(later(3 * DAY))), ..FACTS };
        check(put_off, 2 * DAY, Reminder::None);
        // Put off when the clock was ten years ahead.
        let far = Facts { put_off_until: Some(later(3650 * DAY)), ..FACTS };
        check(far, 2 * DAY, Reminder::NeverSaved);
    }

    #[test]
    fn the_facts_are_those_of_draft_and_record() {
        let mut assessment = empty();
        assessment.apply(level("1.1.direction", 2), ON);
        let record =
            FileRecord { copy: Some(FileCopy::of(&assessment, later(HOUR))), put_off_until: Some(later(2 * HOUR)) };
        let facts = Facts::of(&assessment, &record);
        assert_eq!((facts.entries, facts.created), (1, assessment.created));
        assert_eq!(facts.file, FileState::Complete { saved: later(HOUR) });
        assert_eq!(facts.put_off_until, Some(later(2 * HOUR)));
        assessment.apply(level("1.1.direction", 3), at(later(HOUR).milliseconds()));
        assert_eq!(Facts::of(&assessment, &record).file, FileState::Behind { saved: later(HOUR) });
        assert_eq!(Facts::of(&assessment, &FileRecord::default()).file, FileState::None);
    }

    #[test]
    fn days_are_whole_and_never_negative() {
        for (after, days) in [(0, 0), (DAY - 1, 0), (DAY, 1), (9 * DAY + HOUR, 9)] {
            assert_eq!(days_between(NOW, later(after)), days);
        }
        assert_eq!(days_between(later(DAY), NOW), 0);
    }
}

mod browser_risks {
    use super::*;

    /// An ordinary window that has promised nothing, and says little.
    const FACTS: BrowserFacts = BrowserFacts {
        storage: Known::Yes,
        frame: Frame::None,
        private: Known::Unknown,
        clears_after_a_week: false,
        installed: false,
        persisted: Known::No,
        free_bytes: Some(1 << 40),
    };

    #[track_caller]
    fn check(facts: BrowserFacts, expected: &[Risk]) {
        assert_eq!(risks(facts), expected, "{facts:?}");
    }

    #[test]
    fn each_risk_is_told_by_its_fact() {
        check(FACTS, &[Risk::NotPromised]);
        check(BrowserFacts { persisted: Known::Yes, ..FACTS }, &[]);
        check(BrowserFacts { persisted: Known::Unknown, ..FACTS }, &[]);
        check(BrowserFacts::default(), &[]);
        check(BrowserFacts { storage: Known::No, ..FACTS }, &[Risk::NoStorage]);
        check(BrowserFacts { storage: Known::Unknown, ..FACTS }, &[Risk::NotPromised]);
        check(BrowserFacts { private: Known::Yes, ..FACTS }, &[Risk::PrivateWindow]);
        check(BrowserFacts { private: Known::No, ..FACTS }, &[Risk::NotPromised]);
        check(BrowserFacts { frame: Frame::Foreign, ..FACTS }, &[Risk::ForeignFrame]);
        check(BrowserFacts { frame: Frame::SameSite, ..FACTS }, &[Risk::NotPromised]);
    }

    #[test]
    fn the_seven_days_count_in_safari_unless_the_page_is_installed() {
        let safari = BrowserFacts { clears_after_a_week: true, private: Known::No, ..FACTS };
        check(safari, &[Risk::ClearedAfterAWeek, Risk::NotPromised]);
        check(BrowserFacts { persisted: Known::Yes, ..safari }, &[Risk::ClearedAfterAWeek]);
        check(BrowserFacts { installed: true, ..safari }, &[Risk::NotPromised]);
        check(BrowserFacts { private: Known::Yes, ..safari }, &[Risk::PrivateWindow]);
        check(BrowserFacts { frame: Frame::Foreign, ..safari }, &[Risk::ForeignFrame]);
    }

    #[test]
    fn a_full_disk_is_a_risk_where_nothing_was_promised() {
        let full = BrowserFacts { free_bytes: Some(20 * 1024 * 1024 - 1), ..FACTS };
        check(full, &[Risk::LittleRoom, Risk::NotPromised]);
        check(BrowserFacts { persisted: Known::Yes, ..full }, &[]);
        check(BrowserFacts { free_bytes: Some(20 * 1024 * 1024), ..FACTS }, &[Risk::NotPromised]);
        check(BrowserFacts { free_bytes: None, ..FACTS }, &[Risk::NotPromised]);
    }

    #[test]
    fn graver_risks_come_first_and_silence_what_comes_to_nothing_beside_them() {
        let all = BrowserFacts {
            frame: Frame::Foreign,
            private: Known::Yes,
            clears_after_a_week: true,
            free_bytes: Some(0),
            ..FACTS
        };
        check(all, &[Risk::ForeignFrame, Risk::PrivateWindow]);
        check(BrowserFacts { storage: Known::No, ..all }, &[Risk::NoStorage, Risk::ForeignFrame]);
        let mut sorted = risks(all);
        sorted.sort_unstable();
        assert_eq!(sorted, risks(all));
    }

    #[test]
    fn only_what_loses_drafts_for_certain_cannot_be_closed() {
        for (risk, loudness) in [
            (Risk::NoStorage, Loudness::Elsewhere),
            (Risk::ForeignFrame, Loudness::Lasting),
            (Risk::PrivateWindow, Loudness::Lasting),
            (Risk::ClearedAfterAWeek, Loudness::Closable),
            (Risk::LittleRoom, Loudness::Closable),
            (Risk::NotPromised, Loudness::Quiet),
        ] {
            assert_eq!(risk.loudness(), loudness, "{risk:?}");
        }
    }
}

mod browsers {
    use super::*;

    const APPLE: &str = "Apple Computer, Inc.";
    const GOOGLE: &str = "Google Inc.";

    #[test]
    fn engines_are_told_by_the_names_that_browsers_give() {
        for (vendor, user_agent, engine) in [
            (
                APPLE,
                "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                Engine::WebKit,
            ),
            (
                APPLE,
                "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile Safari/604.1",
                Engine::WebKit,
            ),
            ("", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0", Engine::Gecko),
            (
                GOOGLE,
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36",
                Engine::Other,
            ),
            (
                GOOGLE,
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0",
                Engine::Other,
            ),
            ("", "", Engine::Other),
        ] {
            assert_eq!(Engine::of(vendor, user_agent), engine, "{user_agent}");
        }
    }

    #[test]
    fn a_private_window_is_known_by_its_refusal_and_never_guessed() {
        for (engine, refusal, private) in [
            (Engine::Gecko, None, Known::No),
            (Engine::Gecko, Some("SecurityError"), Known::Yes),
            (Engine::Gecko, Some("UnknownError"), Known::Unknown),
            (Engine::WebKit, None, Known::No),
            (Engine::WebKit, Some("UnknownError"), Known::Yes),
            (Engine::WebKit, Some("SecurityError"), Known::Unknown),
            (Engine::Other, None, Known::Unknown),
            (Engine::Other, Some("SecurityError"), Known::Unknown),
        ] {
            assert_eq!(engine.is_private(refusal), private, "{engine:?}, {refusal:?}");
        }
    }

    #[test]
    fn one_site_has_one_scheme_and_one_registered_name() {
        for (one, other, same) in [
            ("https://vetlanda.se", "https://vetlanda.se", true),
            ("https://kompass.vetlanda.se", "https://intranet.vetlanda.se", true),
            ("https://kompass.vetlanda.se:8443", "https://vetlanda.se", true),
            ("http://kompass.vetlanda.se", "https://vetlanda.se", false),
            ("https://kompass.example", "https://vetlanda.se", false),
            ("https://asker.kommune.no", "https://oslo.kommune.no", false),
            ("https://kompass.oslo.kommune.no", "https://oslo.kommune.no", true),
            ("https://prostat.no", "https://www.prostat.no", true),
            ("https://a.github.io", "https://b.github.io", false),
            ("http://127.0.0.1:8080", "http://127.0.0.1:9000", true),
            ("http://127.0.0.1:8080", "http://128.0.0.1:8080", false),
            ("http://127.0.0.1:8080", "http://localhost:8080", false),
            ("http://localhost:8080", "http://localhost", true),
            ("http://[::1]:8080", "http://[::1]", true),
            ("http://[::1]:8080", "http://[::2]:8080", false),
            ("null", "null", false),
            ("https://", "https://", false),
            ("", "", false),
        ] {
            assert_eq!(is_same_site(one, other), same, "{one} and {other}");
            assert_eq!(is_same_site(other, one), same, "{other} and {one}");
        }
    }

    #[test]
    fn a_frame_is_foreign_when_any_page_around_it_is() {
        let own = "https://kompass.vetlanda.se";
        for (ancestors, frame) in [
            (vec![], Frame::None),
            (vec!["https://intranet.vetlanda.se"], Frame::SameSite),
            (vec!["https://intranet.vetlanda.se", "https://portal.example"], Frame::Foreign),
            (vec!["null"], Frame::Foreign),
        ] {
            let ancestors: Vec<_> = ancestors.into_iter().map(str::to_owned).collect();
            assert_eq!(frame_within(own, &ancestors), frame, "{ancestors:?}");
        }
    }
}

mod exported {
    use super::*;

    fn full() -> Assessment {
        let mut draft = empty();
        draft.apply(level("1.1.direction", 3), ON);
        draft.apply(note("1.1.direction", "Från fullmäktige"), ON);
        draft.apply(points("1.2", "4.5"), ON);
        draft
    }

    proptest! {
        #[test]
        fn every_draft_is_exported_as_a_text_that_gives_it_back(draft in any_draft()) {
            let text = export::export(&draft).expect("a text");
            prop_assert_eq!(file::read(&text).expect("a draft").assessment, draft);
        }
    }

    #[test]
    fn a_text_that_lacks_anything_is_refused_wherever_it_is_cut() {
        let draft = full();
        let text = export::export(&draft).expect("a text");
        assert!(matches!(export::check(&draft, ""), Err(ExportError::Unreadable(_))));
        let whole = text.trim_end().len();
        for at in (0..whole).filter(|at| text.is_char_boundary(*at)) {
            assert!(matches!(export::check(&draft, &text[..at]), Err(ExportError::Unreadable(_))), "cut at {at}");
        }
    }

    #[test]
    fn a_text_of_another_state_is_refused() {
        let draft = full();
        let mut other = draft.clone();
        other.apply(level("1.1.direction", 2), ON);
        let text = export::export(&other).expect("a text");
        assert!(matches!(export::check(&draft, &text), Err(ExportError::Different)));
        let faulty = text.replace("\"level\": 2", "\"level\": 9");
        assert!(matches!(export::check(&draft, &faulty), Err(ExportError::Unreadable(_))));
    }

    #[test]
    fn a_draft_of_many_long_notes_is_exported_on_one_line_before_it_is_too_long() {
        let mut draft = full();
        let mut pretty_is_too_long = false;
        for number in 0.. {
            // Few long notes first, then many short ones: then white space is what makes the text too long.
            let length = if number < 190 { MAX_NOTE } else { 1 };
            draft.apply(note(&format!("9.1.q{number}"), &"x".repeat(length)), ON);
            if number >= 190 && number % 1000 == 0 && file::write_pretty(&draft).len() > kommunkompass::json::MAX_BYTES
            {
                pretty_is_too_long = file::write(&draft).len() <= kommunkompass::json::MAX_BYTES;
                break;
            }
        }
        assert!(pretty_is_too_long, "the draft is too long either way");
        let text = export::export(&draft).expect("a text");
        assert_eq!(text.lines().count(), 1);
        draft.apply(note("9.2.last", &"x".repeat(MAX_NOTE)), ON);
        for number in 0..20 {
            draft.apply(note(&format!("9.3.q{number}"), &"x".repeat(MAX_NOTE)), ON);
        }
        assert!(matches!(export::export(&draft), Err(ExportError::Unreadable(_))), "it could not be opened again");
    }
}
