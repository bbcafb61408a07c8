//! What a person waits for: reading a rubric and a draft, scoring at every answer, saving, finding a municipality,
//! and the explanations of terms.
//!
//! `cargo bench --no-default-features`. The profile is that of the release, optimised for size, but native: wasm in a
//! browser takes longer. What must stay far below a frame, 16 ms, is scoring and writing, done at every answer.
#![expect(clippy::expect_used, reason = "a benchmark without its data has nothing to measure")]

use std::fs;
use std::path::Path;

use divan::{Bencher, black_box};
use kommunkompass::assessment::{
    Answer, Assessment, AssessmentId, Edit, Mode, NewAssessment, Occasion, Origin, RubricReference, Timestamp,
    WriterId, Year, file,
};
use kommunkompass::glossary::{self, Lexicon};
use kommunkompass::language::Language;
use kommunkompass::level::Level;
use kommunkompass::municipality::{Municipality, suggestions};
use kommunkompass::rubric::{self, Rubric, Subarea};
use kommunkompass::scoring;

fn main() {
    divan::main();
}

/// The whole rubric of edition 2021, in three languages.
fn rubric_file() -> String {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let edition = fs::read_to_string(data.join("rubrics/2021.json")).expect("the shipped edition");
    rubric::assemble(&edition, |part| fs::read_to_string(data.join(part.to_string())).ok()).expect("its parts")
}

/// The rubric file as a page loads it, in Swedish.
fn swedish_file() -> String {
    rubric::project(&rubric_file(), Language::Swedish).expect("Swedish")
}

fn parsed(file: &str) -> Rubric {
    rubric::parse(file).expect("a sound rubric")
}

/// A draft with an answer and a note of some sentences at every question.
fn full_draft(rubric: &Rubric) -> Assessment {
    let now = Timestamp::from_milliseconds(1_795_262_400_000);
    let mut draft = Assessment::new(NewAssessment {
        id: AssessmentId::from_random(1),
        municipality: Municipality::from_typed("Nässjö").expect("a name"),
        year: Year::try_from(2026).expect("a year"),
        rubric: RubricReference::to(rubric),
        mode: Mode::Full,
        origin: Origin::Own,
        now,
    });
    let on = Occasion { writer: WriterId::from_random(1), now };
    let note = "Planen antogs av fullmäktige i juni och följs upp i delårsrapporten. ".repeat(4);
    for (question, level) in rubric.questions().zip(Level::ALL.into_iter().cycle()) {
        draft.apply(Edit::Answer { question: question.id.clone(), answer: Answer::Level(level) }, on);
        draft.apply(Edit::Note { question: question.id.clone(), note: note.clone() }, on);
    }
    draft
}

#[divan::bench]
fn score_a_full_draft(bencher: Bencher) {
    let rubric = parsed(&swedish_file());
    let draft = full_draft(&rubric);
    bencher.bench_local(|| scoring::score(black_box(&rubric), black_box(&draft)));
}

#[divan::bench]
fn parse_the_rubric_in_swedish(bencher: Bencher) {
    let file = swedish_file();
    bencher.counter(divan::counter::BytesCount::of_str(&file)).bench_local(|| rubric::parse(black_box(&file)));
}

#[divan::bench]
fn parse_the_rubric_in_all_languages(bencher: Bencher) {
    let file = rubric_file();
    bencher.counter(divan::counter::BytesCount::of_str(&file)).bench_local(|| rubric::parse(black_box(&file)));
}

#[divan::bench]
fn read_a_full_draft_with_notes(bencher: Bencher) {
    let text = file::write(&full_draft(&parsed(&swedish_file())));
    bencher.counter(divan::counter::BytesCount::of_str(&text)).bench_local(|| file::read(black_box(&text)));
}

#[divan::bench]
fn write_a_full_draft_with_notes(bencher: Bencher) {
    let draft = full_draft(&parsed(&swedish_file()));
    bencher.bench_local(|| file::write(black_box(&draft)));
}

#[divan::bench(args = ["a", "nass", "upplands väsby", "0682", "finns inte"])]
fn search_municipalities(bencher: Bencher, typed: &str) {
    bencher.bench_local(|| suggestions(black_box(typed), 8));
}

fn glossary_file() -> String {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let file = fs::read_to_string(data.join("glossary.json")).expect("the shipped glossary");
    glossary::project(&file, Language::Swedish).expect("Swedish")
}

fn lexicon(file: &str) -> Lexicon {
    Lexicon::new(&glossary::parse(file).expect("a sound glossary"), Language::Swedish)
}

/// Every text on the page of a subarea in which terms are marked.
fn texts(subarea: &Subarea) -> Vec<&str> {
    let questions = subarea.questions.iter().flat_map(|question| {
        let look_for = &question.look_for;
        [&question.text, &question.help, &look_for.interview, &look_for.document, &look_for.web]
    });
    subarea.anchors.iter().flatten().chain(questions).map(|text| text.get(Language::Swedish)).collect()
}

#[divan::bench]
fn read_the_glossary(bencher: Bencher) {
    let file = glossary_file();
    bencher.counter(divan::counter::BytesCount::of_str(&file)).bench_local(|| lexicon(black_box(&file)));
}

#[divan::bench]
fn mark_the_terms_on_a_page_of_six_questions(bencher: Bencher) {
    let lexicon = lexicon(&glossary_file());
    let rubric = parsed(&swedish_file());
    let longest = rubric.subareas().map(|(_, subarea)| subarea).max_by_key(|subarea| subarea.questions.len());
    let texts = texts(longest.expect("a subarea"));
    bencher.bench_local(|| texts.iter().map(|text| lexicon.marks(black_box(text)).len()).sum::<usize>());
}
