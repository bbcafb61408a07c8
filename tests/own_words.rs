//! No text of the project repeats the sentences of the reports that it was made from.
//!
//! `tests/data/report-runs.bin` holds a hash of every run of six words in the five reports, and nothing of the reports
//! themselves: the words in lower case, letters and digits only, with a space between, of that SHA-256 the first five
//! bytes, all in order. Official titles and the names of sources are theirs and are not checked.
#![cfg(test)]

mod common;

use std::collections::HashSet;
use std::fs;
use std::sync::LazyLock;

use common::{path, read};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Words of a run.
const RUN: usize = 6;

/// Bytes of a hash.
const HASH: usize = 5;

static RUNS: LazyLock<HashSet<Vec<u8>>> = LazyLock::new(|| {
    let file = fs::read(path("tests/data/report-runs.bin")).expect("the hashes");
    assert_eq!(file.len() % HASH, 0);
    file.chunks(HASH).map(<[u8]>::to_vec).collect()
});

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let word = |letter: char| letter.is_ascii_alphanumeric() || "åäöéü".contains(letter);
    lower.split(|letter| !word(letter)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The runs of a text that are also in a report.
fn repeated(text: &str) -> Vec<String> {
    let words = words(text);
    let runs = words.windows(RUN).map(|run| run.join(" "));
    runs.filter(|run| RUNS.contains(&Sha256::digest(run.as_bytes())[..HASH])).collect()
}

/// The Swedish texts of a file, each with its path; titles and sources are left out.
fn swedish_texts(value: &Value, at: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if name == "sv" => found.push((at.to_owned(), text.clone())),
                    _ if matches!(name.as_str(), "title" | "source") => {}
                    value => swedish_texts(value, &format!("{at}.{name}"), found),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                swedish_texts(item, &format!("{at}[{index}]"), found);
            }
        }
        _ => {}
    }
}

/// Every text of the interface, whatever its key.
fn all_texts(value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((String::new(), text.clone())),
        Value::Object(fields) => fields.values().for_each(|value| all_texts(value, found)),
        Value::Array(items) => items.iter().for_each(|value| all_texts(value, found)),
        _ => {}
    }
}

#[track_caller]
fn check(file: &str, texts: Vec<(String, String)>) {
    assert!(!texts.is_empty(), "{file} has no texts");
    for (at, text) in texts {
        assert_eq!(repeated(&text), Vec::<String>::new(), "{file}{at}: {text}");
    }
}

#[test]
fn the_hashes_are_there_and_a_run_of_a_report_would_be_found() {
    assert!(RUNS.len() > 40_000, "{}", RUNS.len());
    // An official title that several reports print.
    let title = "Finns en ömsesidig förståelse av uppgifter, roller och spelregler mellan politiker och tjänstemän?";
    assert!(!repeated(title).is_empty());
    assert_eq!(repeated("Den här meningen har ingen skrivit i en rapport om kommuner"), Vec::<String>::new());
}

#[test]
fn the_texts_of_the_rubrics_are_the_projects_own() {
    for folder in ["data/rubrics", "data/subareas", "data/scales"] {
        for file in fs::read_dir(path(folder)).expect("a folder") {
            let name = file.expect("a file").file_name().into_string().expect("a name");
            let mut texts = Vec::new();
            swedish_texts(&serde_json::from_str(&read(&format!("{folder}/{name}"))).expect("JSON"), "", &mut texts);
            if folder == "data/rubrics" && texts.is_empty() {
                continue;
            }
            check(&format!("{folder}/{name}"), texts);
        }
    }
}

#[test]
fn the_reasons_of_the_readings_are_the_readers_own_words() {
    for file in fs::read_dir(path("tests/data/readings")).expect("a folder") {
        let name = format!("tests/data/readings/{}", file.expect("a file").file_name().display());
        let reading: Value = serde_json::from_str(&read(&name)).expect("JSON");
        let answers = reading["answers"].as_object().expect("answers").iter();
        let reason = |answer: &Value| answer["reason"].as_str().expect("a reason").to_owned();
        check(&name, answers.map(|(question, answer)| (format!(" {question}"), reason(answer))).collect());
    }
}

#[test]
fn the_texts_of_the_glossary_the_map_and_the_example_are_the_projects_own() {
    for file in ["data/glossary.json", "data/edition-map.json", "docs/example-rubric.json"] {
        let mut texts = Vec::new();
        swedish_texts(&serde_json::from_str(&read(file)).expect("JSON"), "", &mut texts);
        check(file, texts);
    }
}

#[test]
fn the_texts_of_the_interface_are_the_projects_own() {
    let mut texts = Vec::new();
    all_texts(&serde_json::from_str(&read("locales/sv.json")).expect("JSON"), &mut texts);
    check("locales/sv.json", texts);
}
