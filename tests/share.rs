//! Results as the text of a link: whole, cut, changed, and written by strangers.
#![cfg(test)]

mod common;

use std::collections::BTreeMap;

use common::any::{any_rubric_and_draft, any_text};
use common::{ON, draft, edition, quick, read};
use kommunkompass::assessment::{Answer, Assessment, Edit, Mode, RubricReference, Year};
use kommunkompass::language::Language;
use kommunkompass::overview;
use kommunkompass::points::{Interval, Points};
use kommunkompass::rubric::{Rubric, SubareaId};
use kommunkompass::scoring::score;
use kommunkompass::share::{
    LinkError, LinkFault, MAX_LINK, Misfit, NoLink, SharedAbout, SharedPoints, SharedResult, link,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

const PAGE: &str = "https://tools.example/kommunkompass/";

fn about(rubric: &Rubric) -> SharedAbout {
    SharedAbout {
        rubric: RubricReference::to(rubric),
        own_title: None,
        year: Year::try_from(2026).ok(),
        municipality: None,
    }
}

fn shared(rubric: &Rubric, draft: &Assessment) -> SharedResult {
    SharedResult::of(&score(rubric, draft), about(rubric))
}

/// A text with the checksum that makes it whole.
fn whole(content: &str) -> String {
    let checksum: String = Sha256::digest(content).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{content}-{checksum}")
}

/// What a text says when it is whole, with a rubric in front.
fn said(fields: &str) -> Result<SharedResult, LinkError> {
    SharedResult::from_text(&whole(&format!("1.own-{}-{fields}", "0".repeat(32))))
}

fn vallentuna() -> (Rubric, Assessment) {
    let rubric = edition("2016");
    let rows: BTreeMap<String, String> =
        serde_json::from_str(&read("tests/data/vallentuna-unrounded.json")).expect("a map");
    let rows = rows.into_iter().map(|(id, points)| (id, points.parse::<Points>().expect("points")));
    let draft = quick(&rubric, rows);
    (rubric, draft)
}

#[test]
fn what_was_shared_shows_the_same_table_to_the_digit() {
    let (rubric, draft) = vallentuna();
    let read = SharedResult::from_text(&shared(&rubric, &draft).to_text()).expect("a result");
    let again = read.score(&rubric).expect("the same rubric");
    let table = |score| overview::of_score(&rubric, score, Language::Swedish);
    assert_eq!(table(&again), table(&score(&rubric, &draft)));
    assert_eq!(again.outcome, score(&rubric, &draft).outcome);
    assert!(read.to_text().len() <= 600, "{}", read.to_text().len());
}

#[test]
fn a_text_is_written_as_the_description_says() {
    let rubric = kommunkompass::rubric::parse(&common::small_rubric().to_string()).expect("a rubric");
    let mut draft = draft(&rubric, Mode::Full);
    let question = "A1.a".parse().expect("an id");
    draft.apply(Edit::Answer { question, answer: Answer::DontKnow }, ON);
    draft.apply(
        Edit::DirectPoints { subarea: "A2".parse().expect("an id"), points: Some(Points::from_millionths(14_500_000)) },
        ON,
    );
    let about = SharedAbout {
        own_title: Some("Vår  egen\nmodell-1".to_owned()),
        municipality: Some("Nässjö".to_owned()),
        ..about(&rubric)
    };
    let text = SharedResult::of(&score(&rubric, &draft), about).to_text();
    let fingerprint = rubric.fingerprint.as_str();
    let content = format!("1.own-{fingerprint}-tV_c3_a5r_20egen_20modell_2d1-2026-mN_c3_a4ssj_c3_b6-A1-0_60-A2-14.5");
    assert_eq!(text, whole(&content));
}

#[test]
fn what_is_missing_says_what_it_is() {
    assert_eq!(SharedResult::from_text(""), Err(LinkError::Empty));
    assert_eq!(SharedResult::from_text("1.2021"), Err(LinkError::NotWhole));
    assert_eq!(SharedResult::from_text("1.2021-0123"), Err(LinkError::NotWhole));
    assert_eq!(SharedResult::from_text("1.2021-01234567"), Err(LinkError::Checksum));
    assert_eq!(SharedResult::from_text(&"a".repeat(MAX_LINK + 1)), Err(LinkError::TooLong));
    assert_eq!(SharedResult::from_text(&whole("2.anything")), Err(LinkError::Newer { found: 2 }));
    for content in ["", "1", "0.a", "01.a", "+1.a", "99999999999.a", "a.b"] {
        assert_eq!(SharedResult::from_text(&whole(content)), Err(LinkFault::Version.into()), "{content}");
    }
    assert_eq!(SharedResult::from_text(&whole("1.own-abc-0-0-0-1-1")), Err(LinkFault::Rubric.into()));
}

#[test]
fn a_text_that_a_stranger_has_made_whole_is_looked_through() {
    #[track_caller]
    fn check(fields: &str, fault: LinkFault) {
        assert_eq!(said(fields), Err(fault.into()), "{fields}");
    }
    check("0", LinkFault::Year);
    check("0-0-0", LinkFault::NoSubareas);
    check("a-0-0-1.1-2", LinkFault::Title);
    check("t_-0-0-1.1-2", LinkFault::Title);
    check("t_41-0-0-1.1-2", LinkFault::Title);
    check("t_ff-0-0-1.1-2", LinkFault::Title);
    check("t_0a-0-0-1.1-2", LinkFault::Title);
    check("t_å-0-0-1.1-2", LinkFault::Title);
    check(&format!("t{}-0-0-1.1-2", "a".repeat(101)), LinkFault::Title);
    check("0-1999-0-1.1-2", LinkFault::Year);
    check("0-02026-0-1.1-2", LinkFault::Year);
    check("0-0-m-1.1-2", LinkFault::Municipality);
    check("0-0-m_20Ale-1.1-2", LinkFault::Municipality);
    check(&format!("0-0-m{}-1.1-2", "a".repeat(101)), LinkFault::Municipality);
    check("0-0-0-1.1", LinkFault::Points { number: 1 });
    check("0-0-0-1.1-2-1.2-", LinkFault::Points { number: 2 });
    for points in ["", "1.50", "01", "1,5", "1e3", "0.0000001", "1000001", "2_1", "1_1", "_1", "1_", "X", "1_2_3"] {
        check(&format!("0-0-0-1.1-{points}"), LinkFault::Points { number: 1 });
    }
    check("0-0-0--2", LinkFault::Subarea { number: 1 });
    check("0-0-0-1_2f1-2", LinkFault::Subarea { number: 1 });
    check(&format!("0-0-0-{}-2", "a".repeat(61)), LinkFault::Subarea { number: 1 });
    check("0-0-0-1.1-2-1.1-2", LinkFault::SubareaTwice { id: "1.1".parse().expect("an id") });
    assert!(said("0-0-0-1.1-0.000001_1000000").is_ok());
    assert!(said("t-2000-mA-1.1-x").is_ok());
}

#[test]
fn points_that_cannot_be_those_of_the_rubric_are_not_added_up() {
    let rubric = kommunkompass::rubric::parse(&common::small_rubric().to_string()).expect("a rubric");
    let id = |text: &str| -> SubareaId { text.parse().expect("an id") };
    #[track_caller]
    fn check(rubric: &Rubric, fields: &str, misfit: Misfit) {
        assert_eq!(said(fields).expect("a result").score(rubric), Err(misfit), "{fields}");
    }
    check(&rubric, "0-0-0-A1-2", Misfit::Missing(id("A2")));
    check(&rubric, "0-0-0-A1-2-A2-1-A3-1", Misfit::Unknown(id("A3")));
    check(&rubric, "0-0-0-A1-2_60.000001-A2-1", Misfit::AboveMax(id("A1")));
    let sound = said("0-0-0-A2-x-A1-2_60").expect("a result");
    let total = sound.score(&rubric).expect("points of the rubric").outcome;
    // A1 gives 60 of the area's 100, and stands for all of it.
    assert_eq!(total.interval(), Some(Interval::new(Points::from_millionths(3_333_333), Points::from_whole(100))));
    assert_eq!((sound.sum(), sound.n_open(), sound.n_not_applicable()), (None, 1, 1));
    assert_eq!(sound.as_direct_points().count(), 0);
}

#[test]
fn only_settled_points_become_points_of_a_draft() {
    let result = said("0-0-0-A1-2.5-A2-1_2-A3-x").expect("a result");
    let edits: Vec<_> = result.as_direct_points().collect();
    let points = Some(Points::from_millionths(2_500_000));
    assert_eq!(edits, [Edit::DirectPoints { subarea: "A1".parse().expect("an id"), points }]);
}

#[test]
fn a_link_leads_to_the_page_without_fragment_and_settings() {
    for page in ["", "#/utkast/1", "?a=1#/utkast/1", "?a=1", "#a?b"] {
        assert_eq!(link(&format!("{PAGE}{page}"), "#/delat/1.a"), Ok(format!("{PAGE}#/delat/1.a")), "{page}");
    }
    for page in ["file:///home/a/index.html", "about:srcdoc", "blob:https://a/b", "data:text/html,a", ""] {
        assert_eq!(link(page, "#/delat/1.a"), Err(NoLink::NotOnTheWeb), "{page}");
    }
    let rest = MAX_LINK - PAGE.len();
    assert!(link(PAGE, &"a".repeat(rest)).is_ok());
    assert_eq!(link(PAGE, &"a".repeat(rest + 1)), Err(NoLink::TooLong { found: MAX_LINK + 1 }));
}

/// The longest that a shipped edition can come to: every subarea open, with six decimals at both ends, and the longest
/// name of a municipality.
#[test]
fn every_shipped_edition_fits_well_into_a_link() {
    for id in ["2016", "2020", "2021"] {
        let rubric = edition(id);
        let fields = rubric.subareas().map(|(_, subarea)| {
            let most = Points::from_millionths(subarea.max.millionths() - 1);
            let least = Points::from_millionths(most.millionths() - 111_111);
            format!("-{}-{}_{}", subarea.id, least.to_decimal(), most.to_decimal())
        });
        let name = "mUpplands_20V_c3_a4sby";
        let text = whole(&format!("1.{id}-{}-0-2026-{name}{}", rubric.fingerprint, fields.collect::<String>()));
        assert!(SharedResult::from_text(&text).expect("a result").score(&rubric).is_ok());
        assert!(text.len() <= 1200, "{id}: {}", text.len());
        assert!(link(PAGE, &format!("#/delat/{text}")).is_ok());
    }
}

/// The draft with every text that somebody may have written in it changed to another.
fn with_other_texts(rubric: &Rubric, draft: &Assessment, words: &str) -> Assessment {
    let mut draft = draft.clone();
    for question in rubric.questions() {
        let question = question.id.clone();
        if let Answer::NotApplicable { .. } = draft.answer(&question) {
            let answer = Answer::NotApplicable { reason: words.to_owned() };
            draft.apply(Edit::Answer { question: question.clone(), answer }, ON);
        }
        draft.apply(Edit::Note { question, note: words.to_owned() }, ON);
    }
    for (_, subarea) in rubric.subareas() {
        draft.apply(Edit::Justification { subarea: subarea.id.clone(), justification: words.to_owned() }, ON);
    }
    draft
}

fn any_about() -> impl Strategy<Value = (Option<String>, Option<u64>, Option<String>)> {
    let text = || prop::option::of(any_text());
    (text(), prop::option::of(2000u64..=2100), text())
}

fn any_shared() -> impl Strategy<Value = (Rubric, Assessment, SharedResult)> {
    (any_rubric_and_draft(), any_about()).prop_map(|((rubric, draft), (own_title, year, municipality))| {
        let year = year.and_then(|year| Year::try_from(year).ok());
        let about = SharedAbout { rubric: RubricReference::to(&rubric), own_title, year, municipality };
        let result = SharedResult::of(&score(&rubric, &draft), about);
        (rubric, draft, result)
    })
}

proptest! {
    #[test]
    fn a_result_is_read_back_from_its_text((rubric, draft, result) in any_shared()) {
        let text = result.to_text();
        let read = SharedResult::from_text(&text);
        prop_assert_eq!(read.as_ref(), Ok(&result));
        let again = result.score(&rubric).expect("the same rubric");
        let here = score(&rubric, &draft);
        prop_assert_eq!(again.outcome, here.outcome);
        for (again, here) in again.areas.iter().zip(&here.areas) {
            prop_assert_eq!((again.outcome, again.scaling), (here.outcome, here.scaling));
        }
    }

    #[test]
    fn a_text_has_only_characters_that_survive_and_ends_in_a_digit((_, _, result) in any_shared()) {
        let text = result.to_text();
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)), "{}", text);
        prop_assert!(text.ends_with(|last: char| last.is_ascii_hexdigit()));
    }

    #[test]
    fn any_cut_is_found_out((_, _, result) in any_shared(), start in any::<bool>(), at in any::<prop::sample::Index>()) {
        let text = result.to_text();
        let (head, tail) = text.split_at(at.index(text.len()));
        // At 0 a cut at the start leaves the whole.
        let cut = if start && !head.is_empty() { tail } else { head };
        prop_assert!(SharedResult::from_text(cut).is_err(), "{}", cut);
    }

    #[test]
    fn any_other_character_is_found_out(
        (_, _, result) in any_shared(), at in any::<prop::sample::Index>(), other in any::<char>(), ascii in "[ -~]",
    ) {
        let text = result.to_text();
        let at = at.index(text.len());
        for other in [other, ascii.chars().next().expect("a character")] {
            let changed: String = text.chars().enumerate().map(|(index, kept)| if index == at { other } else { kept }).collect();
            if changed != text {
                let error = SharedResult::from_text(&changed).expect_err(&changed);
                prop_assert!(matches!(error, LinkError::NotWhole | LinkError::Checksum), "{:?}", error);
            }
        }
    }

    #[test]
    fn characters_that_come_in_are_found_out(
        (_, _, result) in any_shared(), at in any::<prop::sample::Index>(), more in "[ -~\n\r\u{ad}\u{200b}]{1,3}",
    ) {
        let mut text = result.to_text();
        text.insert_str(at.index(text.len() + 1), &more);
        prop_assert!(SharedResult::from_text(&text).is_err(), "{}", text);
    }

    #[test]
    fn no_text_brings_the_reader_down(text in any_text(), fields in "[A-Za-z0-9._å-]{0,60}") {
        let _read = SharedResult::from_text(&text);
        let _read = SharedResult::from_text(&whole(&text));
        let _read = SharedResult::from_text(&whole(&format!("1.{fields}")));
        let _read = said(&fields);
    }

    #[test]
    fn what_a_stranger_has_made_whole_is_read_as_it_would_be_written(
        fields in "(0|tA_20b)-(0|20[0-9]{2})-(0|mAle)(-[A-C][1-3]?-(x|[1-9]?[0-9](\\.[0-9]{0,2}[1-9])?(_[1-9][0-9]{1,2})?)){1,4}",
    ) {
        let text = whole(&format!("1.own-{}-{fields}", "0".repeat(32)));
        if let Ok(result) = SharedResult::from_text(&text) {
            prop_assert_eq!(result.to_text(), text);
        }
    }

    #[test]
    fn no_note_reason_or_justification_gets_into_a_text((rubric, draft) in any_rubric_and_draft(), words in any_text()) {
        let secret = with_other_texts(&rubric, &draft, "Hemligt, sagt i förtroende");
        let text = shared(&rubric, &secret).to_text();
        prop_assert!(!text.contains("Hemligt") && !text.contains("rtroende"), "{}", text);
        // Whatever is written there, the link is the same.
        prop_assert_eq!(shared(&rubric, &with_other_texts(&rubric, &draft, &words)).to_text(), text);
    }

    #[test]
    fn the_municipality_is_told_only_when_it_was_chosen((rubric, draft) in any_rubric_and_draft(), name in "[A-Z]{8,20}") {
        let about = SharedAbout { municipality: Some(name.clone()), ..about(&rubric) };
        prop_assert!(SharedResult::of(&score(&rubric, &draft), about).to_text().contains(&name));
        prop_assert!(!shared(&rubric, &draft).to_text().contains(&name));
    }

    #[test]
    fn settled_points_are_those_of_the_draft_that_is_made((rubric, draft) in any_rubric_and_draft()) {
        let result = shared(&rubric, &draft);
        let mut made = common::draft(&rubric, Mode::Quick);
        made.apply(Edit::Batch(result.as_direct_points().collect()), ON);
        let made = score(&rubric, &made);
        for (id, points) in result.subareas() {
            if let SharedPoints::Points(interval) = points && interval.is_closed() {
                prop_assert_eq!(made.subarea(id).and_then(|subarea| subarea.outcome.interval()), Some(*interval));
            }
        }
    }
}
