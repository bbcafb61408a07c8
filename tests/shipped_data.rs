//! Checks of everything in `data/`: what the parser cannot know, against figures written down here from the reports.
#![cfg(test)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use common::{BY_AREA, EVALUATIONS, FROM_PAGES, edition, evaluation, evaluations, path};
use kommunkompass::evaluation::{Assessor, EditionClaim, Evaluation, Mean, PrintedArea, PrintedSubarea, Subject};
use kommunkompass::language::{Language, LocalizedText};
use kommunkompass::municipality::{MunicipalityCode, swedish};
use kommunkompass::points::{Percent, Points};
use kommunkompass::rubric::{Edition, Rubric};
use serde_json::Value;

/// The official maxima, an area a row, as the overviews of the reports print them.
type Maxima = [&'static [u32]; 8];

/// Vänersborg 2018 and Vallentuna 2019.
const MAXIMA_2016: Maxima = [
    &[15, 20, 25, 30, 10],
    &[15, 25, 20, 20, 20],
    &[15, 25, 25, 20, 15],
    &[15, 10, 20, 15, 20, 20],
    &[15, 25, 15, 15, 20, 10],
    &[15, 20, 25, 15, 15, 10],
    &[15, 25, 20, 20, 20],
    &[15, 15, 15, 15, 10, 15, 15],
];
/// Hultsfred 2021.
const MAXIMA_2020: Maxima = [
    &[20, 10, 30, 10, 30],
    &[15, 30, 30, 25],
    &[10, 40, 30, 20],
    &[20, 30, 30, 20],
    &[20, 20, 20, 20, 20],
    &[20, 20, 30, 30],
    &[15, 40, 25, 20],
    &[20, 20, 20, 20, 20],
];
/// Vetlanda 2021 and Nässjö 2022.
const MAXIMA_2021: Maxima = [
    &[20, 10, 30, 10, 30],
    &[15, 30, 30, 25],
    &[10, 30, 25, 20, 15],
    &[20, 20, 20, 20, 20],
    &[20, 20, 20, 20, 20],
    &[20, 20, 30, 30],
    &[15, 40, 25, 20],
    &[20, 30, 20, 30],
];

fn files(folder: &str) -> BTreeSet<String> {
    let names = fs::read_dir(path(folder)).expect("a folder").map(|file| file.expect("a file").file_name());
    names.map(|name| name.into_string().expect("a plain name")).collect()
}

/// An edition has these maxima, and parts are numbered as in the reports.
#[track_caller]
fn check_structure(edition: Edition, maxima: &Maxima, n_subareas: usize) {
    let rubric = common::edition(edition.id());
    assert_eq!(rubric.id.as_str(), edition.id());
    assert_eq!(rubric.subareas().count(), n_subareas);
    assert_eq!(rubric.max(), Points::from_whole(800));
    assert_eq!(rubric.areas.len(), maxima.len());
    for ((number, area), maxima) in (1..).zip(&rubric.areas).zip(maxima) {
        assert_eq!(area.id.as_str(), number.to_string());
        assert_eq!(area.max, Points::from_whole(100));
        let found: Vec<_> = area.subareas.iter().map(|subarea| (subarea.id.to_string(), subarea.max)).collect();
        let expected = (1..).zip(*maxima).map(|(place, max)| (format!("{number}.{place}"), Points::from_whole(*max)));
        assert_eq!(found, expected.collect::<Vec<_>>());
    }
}

#[test]
fn the_editions_have_the_official_structure_and_maxima() {
    check_structure(Edition::Edition2016, &MAXIMA_2016, 45);
    check_structure(Edition::Edition2020, &MAXIMA_2020, 35);
    check_structure(Edition::Edition2021, &MAXIMA_2021, 36);
}

#[test]
fn the_edition_of_2010_has_eight_areas_that_are_not_divided() {
    let rubric = edition("2010");
    assert_eq!(rubric.languages, Language::ALL);
    assert_eq!(rubric.max(), Points::from_whole(800));
    assert!(rubric.areas.iter().all(|area| area.max == Points::from_whole(100)));
    let areas: Vec<_> = rubric.areas.iter().map(|area| (area.id.as_str(), area.title.get(Language::Swedish))).collect();
    let expected = [
        ("1", "Offentlighet och demokrati"),
        ("2", "Tillgänglighet och brukarorientering"),
        ("3", "Politisk styrning och kontroll"),
        ("4", "Ledarskap, ansvar och delegation"),
        ("5", "Resultat och effektivitet"),
        ("6", "Kommunen som arbetsgivare, personalpolitik"),
        ("7", "Verksamhetsutveckling"),
        ("8", "Kommunen som samhällsbyggare"),
    ];
    assert_eq!(areas, expected);
}

#[test]
fn an_edition_says_whether_it_asks_questions() {
    for edition in Edition::ALL {
        let rubric = common::edition(edition.id());
        assert_eq!(edition.has_questions(), rubric.has_subareas(), "{}", edition.id());
        assert_eq!(edition.has_questions(), rubric.questions().count() > 0, "{}", edition.id());
    }
}

#[test]
fn every_edition_is_shipped_and_nothing_else() {
    let expected = Edition::ALL.map(|edition| format!("{}.json", edition.id()));
    assert_eq!(files("data/rubrics"), expected.into());
    let evaluations = EVALUATIONS.iter().chain(&FROM_PAGES).chain(&["means"]).map(|id| format!("{id}.json")).collect();
    assert_eq!(files("data/evaluations"), evaluations);
}

/// An edition asks this many questions, in three languages, with enough of fair weight and five anchors a subarea.
#[track_caller]
fn check_questions(id: &str, n_questions: usize) {
    let rubric = edition(id);
    assert_eq!(rubric.languages, Language::ALL);
    assert_eq!(rubric.questions().count(), n_questions);
    for (_, subarea) in rubric.subareas() {
        assert!(subarea.questions.len() >= 4, "{} has only {}", subarea.id, subarea.questions.len());
        assert!(subarea.anchors.is_some(), "{} has no anchors", subarea.id);
        for question in &subarea.questions {
            let weight = question.weight.hundredths();
            assert!((5..=50).contains(&weight), "{}: {weight}", question.id);
            let of_subarea = format!("{}.", subarea.id);
            assert!(question.id.as_str().starts_with(&of_subarea), "{} stands in {}", question.id, subarea.id);
        }
        assert_eq!(subarea.questions.iter().map(|question| question.weight.hundredths()).sum::<u64>(), 100);
    }
}

#[test]
fn the_editions_ask_enough_questions_of_fair_weight_in_three_languages() {
    check_questions("2016", 217);
    check_questions("2020", 184);
    check_questions("2021", 188);
}

#[test]
fn every_part_that_editions_share_is_used_and_no_question_stands_in_two_parts() {
    let mut used = BTreeSet::new();
    for edition in Edition::ALL {
        let whole: Value =
            serde_json::from_str(&common::read(&format!("data/rubrics/{}.json", edition.id()))).expect("JSON");
        let areas = whole["areas"].as_array().expect("areas");
        for subarea in areas.iter().flat_map(|area| area["subareas"].as_array().expect("subareas")) {
            used.insert(format!("{}.json", subarea["content"].as_str().expect("a part")));
        }
    }
    assert_eq!(files("data/subareas"), used);
    let mut asked = BTreeMap::new();
    for file in &used {
        let part: Value = serde_json::from_str(&common::read(&format!("data/subareas/{file}"))).expect("JSON");
        for question in part["questions"].as_array().expect("questions") {
            if let Some(text) = question["text"]["sv"].as_str() {
                let before = asked.insert(text.to_owned(), file);
                assert_eq!(before, None, "{file} asks what another part asks: {text}");
            }
        }
    }
}

#[test]
fn no_text_is_the_same_in_two_languages() {
    for edition in Edition::ALL {
        let rubric = common::edition(edition.id());
        for (place, text, ..) in texts(&rubric) {
            let different: BTreeSet<_> = rubric.languages.iter().filter_map(|language| text.exact(*language)).collect();
            // A word or two can be the same: "Effektivitet".
            let is_short = text.get(Language::Swedish).split(' ').count() < 4;
            assert!(is_short || different.len() == rubric.languages.len(), "{}, {place}: {text:?}", edition.id());
        }
    }
}

/// A text with its place, and the least and the most characters that read well there.
type Text<'a> = (String, &'a LocalizedText, usize, usize);

fn texts(rubric: &Rubric) -> Vec<Text<'_>> {
    let mut texts = vec![("title".to_owned(), &rubric.title, 10, 60), ("source".to_owned(), &rubric.source, 60, 400)];
    for (number, level) in rubric.scale.iter().enumerate() {
        texts.push((format!("label of level {number}"), &level.label, 3, 60));
        texts.push((format!("description of level {number}"), &level.description, 40, 250));
    }
    for area in &rubric.areas {
        texts.push((format!("title of {}", area.id), &area.title, 5, 70));
        texts.push((format!("intro of {}", area.id), &area.intro, 80, 500));
    }
    for (_, subarea) in rubric.subareas() {
        texts.push((format!("title of {}", subarea.id), &subarea.title, 5, 150));
        for anchor in subarea.anchors.iter().flatten() {
            texts.push((format!("anchor of {}", subarea.id), anchor, 40, 300));
        }
    }
    for question in rubric.questions() {
        let (id, look_for) = (&question.id, &question.look_for);
        texts.push((format!("text of {id}"), &question.text, 20, 170));
        texts.push((format!("help of {id}"), &question.help, 40, 400));
        texts.push((format!("interview of {id}"), &look_for.interview, 20, 250));
        texts.push((format!("document of {id}"), &look_for.document, 20, 250));
        texts.push((format!("web of {id}"), &look_for.web, 20, 250));
    }
    texts
}

#[test]
fn texts_are_neither_cut_short_nor_too_long_to_read() {
    for id in ["2010", "2016", "2020", "2021"] {
        let rubric = edition(id);
        for (place, text, least, most) in texts(&rubric) {
            for language in &rubric.languages {
                let text = text.exact(*language).expect("a text in each language");
                let length = text.chars().count();
                let place = format!("{id}, {place} in {language}: {text:?}");
                assert!((least..=most).contains(&length), "{place} has {length} characters");
                assert_eq!(text.trim(), text, "{place} begins or ends with space");
                assert!(!text.contains("  ") && !text.contains(['\n', '\t', '<', '\u{fffd}']), "{place}");
            }
        }
    }
}

#[test]
fn a_question_ends_with_a_question_mark_and_is_asked_once() {
    for edition in Edition::ALL {
        let rubric = common::edition(edition.id());
        for language in Language::ALL {
            let mut asked = BTreeMap::new();
            for question in rubric.questions() {
                let text = question.text.exact(language).expect("a text");
                assert!(text.ends_with('?'), "{} in {language}: {text}", question.id);
                let before = asked.insert(text.to_lowercase(), &question.id);
                assert_eq!(before, None, "{} asks the same in {language}: {text}", question.id);
            }
        }
    }
}

#[test]
fn the_levels_of_a_subarea_differ_in_every_language() {
    for edition in Edition::ALL {
        for (_, subarea) in common::edition(edition.id()).subareas() {
            for language in Language::ALL {
                let anchors: BTreeSet<_> = subarea.anchors.iter().flatten().map(|text| text.exact(language)).collect();
                assert_eq!(anchors.len(), 5, "{}, {} in {language}", edition.id(), subarea.id);
            }
        }
    }
}

#[test]
fn the_page_about_the_method_names_the_levels_as_the_rubrics_do() {
    let rubric = edition("2021");
    for language in Language::ALL {
        let texts = common::read(&format!("locales/{}.json", language.tag()));
        let texts: Value = serde_json::from_str(&texts).expect("JSON");
        for (number, level) in rubric.scale.iter().enumerate() {
            assert_eq!(texts["method"][format!("level_{number}")].as_str(), level.label.exact(language), "{language}");
        }
    }
}

#[test]
fn the_evaluations_fit_their_editions() {
    for id in EVALUATIONS {
        let file = evaluations(id);
        assert_eq!((file.evaluations.len(), file.means.len()), (1, 0), "{id}");
        let evaluation = evaluation(id);
        assert_eq!(evaluation.id.as_str(), id);
        assert!(id.ends_with(&format!("-{}", evaluation.year)));
        let rubric = edition(evaluation.edition.as_str());
        let areas: Vec<_> = rubric.areas.iter().map(|area| (&area.id, area.max)).collect();
        assert_eq!(evaluation.areas.iter().map(|area| (&area.id, area.max)).collect::<Vec<_>>(), areas, "{id}");
        let rows: Vec<_> = rubric.subareas().map(|(_, subarea)| (&subarea.id, subarea.max)).collect();
        assert_eq!(evaluation.subareas.iter().map(|row| (&row.id, row.max)).collect::<Vec<_>>(), rows, "{id}");
        assert_eq!(evaluation.total.expect("a total").max, rubric.max(), "{id}");
    }
}

fn all_evaluations() -> impl Iterator<Item = Evaluation> {
    EVALUATIONS.into_iter().chain(FROM_PAGES).map(evaluation)
}

/// The id of an evaluation: the name in plain letters, and the year.
fn id_of(evaluation: &Evaluation) -> String {
    let plain = |letter| match letter {
        'å' | 'ä' => 'a',
        'ö' | 'ø' => 'o',
        ' ' => '-',
        letter => letter,
    };
    let name = evaluation.municipality.name.to_lowercase();
    format!("{}-{}", name.chars().map(plain).collect::<String>(), evaluation.year)
}

#[test]
fn every_evaluation_is_sound() {
    let mut ids = BTreeSet::new();
    for evaluation in all_evaluations() {
        let id = evaluation.id.to_string();
        assert_eq!(id, id_of(&evaluation));
        assert!(ids.insert(id.clone()), "{id} is there twice");
        assert_eq!(evaluation.assessor, Assessor::Evaluators, "{id}");
        let total = evaluation.total.expect("a total");
        assert_eq!((total.possible, total.max), (None, Points::from_whole(800)), "{id}");
        assert!(total.points <= total.max, "{id}");
        for PrintedArea { id: area, points, max, possible, .. } in &evaluation.areas {
            assert!(points <= max && possible.is_none(), "{id}: {area}");
        }
        for PrintedSubarea { id: row, points, max, possible, .. } in &evaluation.subareas {
            assert!(points <= max && possible.is_none(), "{id}: {row}");
        }
        if !evaluation.areas.is_empty() {
            let rubric = edition(evaluation.edition.as_str());
            let areas: Vec<_> = rubric.areas.iter().map(|area| (&area.id, area.max)).collect();
            assert_eq!(evaluation.areas.iter().map(|area| (&area.id, area.max)).collect::<Vec<_>>(), areas, "{id}");
            let sum = evaluation.areas.iter().map(|area| area.points).sum::<Points>();
            assert_eq!(sum, total.points, "{id}");
        }
    }
}

#[test]
fn every_figure_says_where_it_comes_from() {
    for evaluation in all_evaluations() {
        let (id, source) = (&evaluation.id, &evaluation.source);
        for language in Language::ALL {
            let title = source.title.exact(language).unwrap_or_default();
            assert!((10..=140).contains(&title.chars().count()) && title.trim() == title, "{id}: {title:?}");
        }
        assert!(!source.publisher.is_empty(), "{id}");
        // A page is found by its address; of a report the title and the publisher say enough.
        let is_report = matches!(source.publisher.as_str(), "SKL" | "SKR");
        assert_eq!(source.address.is_none(), is_report, "{id}");
        let address = source.address.as_deref().unwrap_or("a.se/b");
        assert!(address.split_once('/').is_some_and(|(host, _)| host.contains('.')), "{id}: {address}");
        assert!(!address.contains("://") && !address.contains(' '), "{id}: {address}");
    }
    let [mean] = &evaluations("means").means[..] else { panic!("one mean is published") };
    assert!(mean.source.address.is_some());
}

/// Table 1 of the figures that were gathered, with what is stated and what is only concluded of the editions.
#[test]
fn the_totals_are_those_that_the_pages_print() {
    let stated = |edition: &str| EditionClaim::Stated(edition.parse().expect("an edition"));
    let inferred = |edition: &str| EditionClaim::Inferred(edition.parse().expect("an edition"));
    let expected = [
        ("Höganäs", 2023, Some(2), inferred("2020"), 679),
        ("Höganäs", 2020, Some(12), inferred("2020"), 611),
        ("Helsingborg", 2017, None, inferred("2016"), 668),
        ("Vallentuna", 2021, Some(2), inferred("2020"), 648),
        // The report of 2019 says "the same time of the year", which is February.
        ("Vallentuna", 2017, Some(2), inferred("2016"), 555),
        ("Örebro", 2013, None, inferred("2010"), 615),
        ("Örnsköldsvik", 2015, None, inferred("2010"), 551),
        ("Tomelilla", 2023, Some(3), stated("2020"), 546),
        ("Tomelilla", 2020, Some(11), stated("2020"), 497),
        ("Grästorp", 2014, Some(10), stated("2010"), 506),
        ("Ängelholm", 2016, Some(9), stated("2016"), 496),
        ("Ängelholm", 2013, None, inferred("2010"), 426),
        ("Røros", 2021, None, inferred("2020"), 593),
        ("Kristiansund", 2016, None, EditionClaim::Unknown, 523),
        ("Øvre Eiker", 2015, None, inferred("2010"), 378),
        // Not in the table: the report of 2022 tells of it.
        ("Nässjö", 2019, None, inferred("2016"), 540),
    ];
    let mut left: BTreeSet<_> = FROM_PAGES.into_iter().collect();
    for (name, year, month, edition, total) in expected {
        let found = FROM_PAGES.into_iter().map(evaluation);
        let mut found = found.filter(|found| found.municipality.name == name && found.year.get() == year);
        let (Some(found), None) = (found.next(), found.next()) else { panic!("{name} {year} is not there once") };
        assert_eq!((found.month, &found.edition), (month, &edition), "{name} {year}");
        let total = Some((Points::from_whole(total), true));
        assert_eq!(found.total.map(|total| (total.points, total.printed)), total, "{name} {year}");
        assert!(found.subareas.is_empty(), "{name} {year}: no page gives subareas");
        left.remove(found.id.as_str());
    }
    assert_eq!(left, BTreeSet::new());
    // Of these the report itself was read; the page about Vallentuna gives the same total for 2019.
    assert_eq!(evaluation("vallentuna-2019").total.map(|total| total.points), Some(Points::from_whole(603)));
}

#[test]
fn the_page_about_comparison_lists_every_evaluation_with_its_source() {
    let page = common::read("docs/comparison.md");
    let (_, table) = page.split_once("| evaluation | total |").expect("the table");
    let rows: Vec<Vec<_>> = table
        .lines()
        .skip(2)
        .map_while(|line| line.strip_prefix("| "))
        .map(|line| line.trim_end_matches(" |").split(" | ").collect())
        .collect();
    let mut all: Vec<_> = all_evaluations().collect();
    assert_eq!(rows.len(), all.len());
    for row in rows {
        let [name, total, edition, known, source] = row[..] else { panic!("{row:?}") };
        let place = all.iter().position(|one| format!("{} {}", one.municipality.name, one.year) == name);
        let evaluation = all.swap_remove(place.unwrap_or_else(|| panic!("{name} is not there, or twice")));
        assert_eq!(evaluation.total.map(|total| total.points), total.parse().ok(), "{name}");
        let claim = match &evaluation.edition {
            EditionClaim::Stated(id) => id.to_string(),
            EditionClaim::Inferred(id) => format!("{id}, inferred"),
            EditionClaim::Unknown => "unknown".to_owned(),
        };
        assert_eq!(claim, edition, "{name}");
        let depth = match (evaluation.subareas.is_empty(), evaluation.areas.is_empty()) {
            (false, _) => "subareas",
            (true, false) => "areas",
            (true, true) => "total",
        };
        assert_eq!(depth, known, "{name}");
        let host = evaluation.source.address.as_deref().and_then(|address| address.split('/').next());
        let expected = host.map_or_else(|| format!("report of {}", evaluation.source.publisher), str::to_owned);
        assert!(source.starts_with(&expected), "{name}: {source}, but {expected}");
    }
}

#[test]
fn the_areas_are_those_that_the_pages_print() {
    let expected = [
        ("grastorp-2014", [61, 60, 73, 53, 70, 56, 65, 68]),
        ("orebro-2013", [68, 85, 86, 74, 70, 74, 71, 87]),
        ("vallentuna-2021", [73, 75, 80, 83, 86, 82, 86, 83]),
    ];
    let by_area = FROM_PAGES.into_iter().map(evaluation).filter(|evaluation| !evaluation.areas.is_empty());
    let found: BTreeMap<_, Vec<_>> = by_area
        .map(|evaluation| (evaluation.id.to_string(), evaluation.areas.iter().map(|area| area.points).collect()))
        .collect();
    let expected = expected.map(|(id, areas)| (id.to_owned(), areas.map(Points::from_whole).to_vec()));
    assert_eq!(found, expected.into());
}

#[test]
fn grastorp_2014_is_known_by_its_areas_and_total() {
    let evaluation = evaluation(BY_AREA);
    assert_eq!((evaluation.id.as_str(), evaluation.year.get(), evaluation.month), (BY_AREA, 2014, Some(10)));
    assert_eq!(evaluation.edition.as_str(), "2010");
    assert_eq!(evaluation.municipality.name, "Grästorp");
    let areas: Vec<_> = evaluation.areas.iter().map(|area| (area.id.as_str(), area.points, area.max)).collect();
    let expected = [("1", 61), ("2", 60), ("3", 73), ("4", 53), ("5", 70), ("6", 56), ("7", 65), ("8", 68)];
    let whole = Points::from_whole;
    assert_eq!(areas, expected.map(|(id, points)| (id, whole(points), whole(100))));
    assert_eq!(evaluation.total.map(|total| (total.points, total.max)), Some((whole(506), whole(800))));
    assert_eq!(evaluation.areas.iter().map(|area| area.points).sum::<Points>(), whole(506));
    assert!(evaluation.subareas.is_empty());
}

#[test]
fn only_the_edition_of_2016_prints_percentages() {
    for id in EVALUATIONS {
        let evaluation = evaluation(id);
        let printed = evaluation.edition.as_str() == "2016";
        assert!(evaluation.subareas.iter().all(|row| row.percent.is_some() == printed), "{id}");
        for row in &evaluation.subareas {
            let near = Percent::of(row.points, row.max).expect("a maximum").get();
            // A row is its percentage of the maximum, rounded; so the percentage is near that of the row.
            let printed = row.percent.map_or(near, Percent::get);
            assert!(near.abs_diff(printed) <= 5, "{id}, {}: {near} % and {printed} %", row.id);
        }
    }
}

#[test]
fn the_municipalities_of_the_evaluations_have_their_own_code() {
    for Evaluation { id, municipality, .. } in all_evaluations() {
        let (name, code) = (municipality.name.as_str(), municipality.code);
        if ["Røros", "Kristiansund", "Øvre Eiker"].contains(&name) {
            assert_eq!(code, None, "{id}: Norwegian numbers are not kommunkoder");
            continue;
        }
        let code = code.expect("a code");
        let known = swedish().find(|(known, _)| *known == code.as_str()).map(|(_, name)| name);
        assert_eq!(known, Some(name), "{id}");
    }
}

#[test]
fn discrepancies_are_numbered_and_about_something_that_exists() {
    for evaluation in all_evaluations().filter(|evaluation| !evaluation.discrepancies.is_empty()) {
        let id = &evaluation.id;
        let rubric = edition(evaluation.edition.as_str());
        let mut ids = BTreeSet::new();
        for discrepancy in &evaluation.discrepancies {
            assert!(ids.insert(&discrepancy.id), "{id}: {} is there twice", discrepancy.id);
            match &discrepancy.subject {
                Subject::Report => {}
                Subject::Area(area) => assert!(rubric.area(area).is_some(), "{id}: no area {area}"),
                Subject::Subarea(subarea) => assert!(rubric.subarea(subarea).is_some(), "{id}: no subarea {subarea}"),
            }
            for language in Language::ALL {
                let place = format!("{id}, {} in {language}", discrepancy.id);
                assert!(discrepancy.place.exact(language).is_some(), "{place}");
                assert!(discrepancy.explanation.exact(language).is_some(), "{place}");
            }
        }
        let is_corrected = |row: &&PrintedSubarea| row.printed_points.is_some() || row.printed_percent.is_some();
        for row in evaluation.subareas.iter().filter(is_corrected) {
            let told = evaluation.discrepancies.iter().any(|told| told.subject == Subject::Subarea(row.id.clone()));
            assert!(told, "{id}: {} is corrected without a word", row.id);
        }
    }
}

#[test]
fn the_means_cover_every_area_of_their_edition() {
    let file = evaluations("means");
    assert!(file.evaluations.is_empty());
    let check = |mean: &Mean| {
        let rubric = edition(mean.edition.as_str());
        let ids: Vec<_> = mean.areas.iter().map(|(id, _)| id.clone()).collect();
        assert_eq!(ids, rubric.areas.iter().map(|area| area.id.clone()).collect::<Vec<_>>(), "{}", mean.id);
        assert!(mean.areas.iter().zip(&rubric.areas).all(|((_, points), area)| *points <= area.max), "{}", mean.id);
        for text in [&mean.title, &mean.scope, &mean.caveat, &mean.source.title] {
            assert!(Language::ALL.into_iter().all(|language| text.exact(language).is_some()), "{}", mean.id);
        }
    };
    file.means.iter().for_each(check);
    let [mean] = file.means.as_slice() else { panic!("one mean is published") };
    let points: Vec<_> = mean.areas.iter().map(|(_, points)| points.millionths() / 1_000_000).collect();
    assert_eq!(points, [63, 65, 73, 64, 61, 59, 68, 64]);
    assert_eq!((points.iter().sum::<u64>(), mean.total), (517, None), "the page gives no total");
    assert_eq!(mean.edition, EditionClaim::Inferred("2020".parse().expect("an edition")));
    assert_eq!((mean.year.get(), mean.municipalities), (2021, None));
}

#[test]
fn the_municipalities_are_the_290_of_the_21_counties() {
    let all: Vec<_> = swedish().collect();
    assert_eq!(all.len(), 290);
    assert!(all.iter().all(|(code, _)| MunicipalityCode::from_digits(code).is_some()));
    assert!(all.is_sorted_by(|(before, _), (after, _)| before < after), "in the order of the codes, each once");
    let names: BTreeSet<_> = all.iter().map(|(_, name)| name).collect();
    assert_eq!(names.len(), 290, "each name once");
    for name in names {
        assert!(name.trim() == *name && name.chars().next().is_some_and(char::is_uppercase), "{name:?}");
    }
    let mut counties = BTreeMap::new();
    for (code, _) in all {
        *counties.entry(code.get(..2).expect("four digits").to_owned()).or_insert(0) += 1;
    }
    let expected = [
        ("01", 26), // Stockholm
        ("03", 8),  // Uppsala
        ("04", 9),  // Södermanland
        ("05", 13), // Östergötland
        ("06", 13), // Jönköping
        ("07", 8),  // Kronoberg
        ("08", 12), // Kalmar
        ("09", 1),  // Gotland
        ("10", 5),  // Blekinge
        ("12", 33), // Skåne
        ("13", 6),  // Halland
        ("14", 49), // Västra Götaland
        ("17", 16), // Värmland
        ("18", 12), // Örebro
        ("19", 10), // Västmanland
        ("20", 15), // Dalarna
        ("21", 10), // Gävleborg
        ("22", 7),  // Västernorrland
        ("23", 8),  // Jämtland
        ("24", 15), // Västerbotten
        ("25", 14), // Norrbotten
    ];
    assert_eq!(counties, expected.map(|(county, n)| (county.to_owned(), n)).into());
}
