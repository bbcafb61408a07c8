//! Keeping results of one's own over a store that fails, lies and is torn in the middle of a write.
#![cfg(test)]

mod common;

use std::collections::BTreeMap;

use common::memory_store::{FAULTS, MemoryStore};
use common::{evaluation as published, evaluations};
use kommunkompass::draft::DraftStore;
use kommunkompass::evaluation::{
    self, Evaluation, EvaluationStore, Evaluations, Mean, OwnResult, OwnResultId, StoredResults, write_compact,
};
use kommunkompass::points::Points;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn evaluation(name: &str, year: u64, number: u32) -> OwnResult {
    let mut evaluation: Evaluation = published("grastorp-2014");
    evaluation.municipality.name = name.to_owned();
    evaluation.municipality.code = None;
    evaluation.year = year.try_into().expect("a year");
    evaluation.id = format!("r{number}").parse().expect("an id");
    OwnResult::Evaluation(evaluation)
}

fn mean(number: u32) -> OwnResult {
    let mut mean: Mean = evaluations("means").means.remove(0);
    mean.id = format!("r{number}").parse().expect("an id");
    OwnResult::Mean(mean)
}

fn listed(memory: &MemoryStore) -> StoredResults {
    EvaluationStore::new(memory).list().expect("a list")
}

#[track_caller]
fn save(memory: &MemoryStore, result: &OwnResult) {
    EvaluationStore::new(memory).save(result).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn every_published_result_and_mean_is_read_back_as_it_was() {
    let mut all = evaluations("means");
    for id in ["vanersborg-2018", "vallentuna-2019", "hultsfred-2021", "vetlanda-2021", "nassjo-2022"] {
        all.evaluations.push(published(id));
    }
    assert_eq!(evaluation::parse(&write_compact(&all)), Ok(all.clone()));
    let memory = MemoryStore::default();
    let each = all.evaluations.iter().cloned().map(OwnResult::Evaluation);
    let each: Vec<_> = each.chain(all.means.iter().cloned().map(OwnResult::Mean)).collect();
    for result in &each {
        save(&memory, result);
        assert_eq!(EvaluationStore::new(&memory).load(&result.id()), Ok(Some(Ok(result.clone()))));
    }
    let found = listed(&memory);
    assert_eq!(found.results.evaluations.len() + found.results.means.len(), each.len());
    assert_eq!(found.unreadable, []);
}

#[test]
fn municipalities_are_listed_by_the_alphabet_and_the_newest_first() {
    let memory = MemoryStore::default();
    let results = [("Örebro", 2020), ("Habo", 2014), ("Älmhult", 2020), ("Habo", 2019), ("Alvesta", 2020)];
    let mut inserted = Evaluations::default();
    for (number, (name, year)) in (0..).zip(results) {
        save(&memory, &evaluation(name, year, number));
        inserted.insert(evaluation(name, year, number));
    }
    let found = listed(&memory).results;
    let names: Vec<_> = found.evaluations.iter().map(|it| format!("{} {}", it.municipality.name, it.year)).collect();
    assert_eq!(names, ["Alvesta 2020", "Habo 2019", "Habo 2014", "Älmhult 2020", "Örebro 2020"]);
    assert_eq!(inserted, found, "one by one they come into the same order");
}

#[test]
fn what_cannot_be_read_is_told_with_its_text_and_stays_as_it_is() {
    let memory = MemoryStore::default();
    let texts = [
        ("kommunkompass/evaluation/half", "{\"format\":".to_owned()),
        ("kommunkompass/evaluation/newer", evaluation("Habo", 2019, 1).text().replace("\"schema\":2", "\"schema\":9")),
        ("kommunkompass/evaluation/none", write_compact(&Evaluations::default())),
        ("kommunkompass/evaluation/other-id", evaluation("Habo", 2019, 1).text()),
        ("kommunkompass/mean/no-mean", evaluation("Habo", 2019, 1).text()),
    ];
    texts.iter().for_each(|(key, text)| memory.put(key, text));
    save(&memory, &evaluation("Habo", 2019, 1));
    let before = memory.content();
    let found = listed(&memory);
    assert_eq!(found.results.evaluations.len(), 1);
    let unreadable: Vec<_> =
        found.unreadable.iter().map(|it| (it.id.key().to_string(), it.text.clone(), it.problems.len())).collect();
    let expected: Vec<_> = texts.iter().map(|(key, text)| ((*key).to_owned(), text.clone(), 1)).collect();
    assert_eq!(unreadable, expected);
    assert_eq!(memory.content(), before);
}

#[test]
fn drafts_and_results_in_one_store_do_not_see_each_other() {
    let memory = MemoryStore::default();
    assert_eq!(EvaluationStore::new(&memory).is_empty(), Ok(true));
    save(&memory, &evaluation("Habo", 2019, 1));
    assert_eq!(EvaluationStore::new(&memory).is_empty(), Ok(false));
    assert!(DraftStore::new(&memory).list().expect("a list").is_empty());
    assert_eq!(DraftStore::new(&memory).usage().map(|usage| usage.evaluations > 0), Ok(true));
}

/// What a person does.
#[derive(Clone, Debug)]
enum Act {
    Save(Box<OwnResult>),
    Remove(OwnResultId),
}

fn result() -> impl Strategy<Value = OwnResult> {
    let names = select(vec!["Habo", "Håbo", "Nässjö"]);
    prop_oneof![
        (names, 2014..2023u64, 0..4u32, 0..=100u32).prop_map(|(name, year, number, points)| {
            let OwnResult::Evaluation(mut it) = evaluation(name, year, number) else { unreachable!("an evaluation") };
            it.total.iter_mut().for_each(|total| total.points = Points::from_whole(points));
            OwnResult::Evaluation(it)
        }),
        (0..4u32).prop_map(mean),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![2 => result().prop_map(|result| Act::Save(Box::new(result))), 1 => result().prop_map(|result| Act::Remove(result.id()))]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever fails and when: of the others nothing changes, and of this one the old or the new state is there, or it
    /// is told that it cannot be read.
    #[test]
    fn one_fault_costs_at_most_the_result_at_hand(
        acts in vec(act(), 1..12),
        at in 0..40usize,
        fault in select(FAULTS.to_vec()),
    ) {
        let memory = MemoryStore::default();
        memory.fail_after(at, fault);
        let mut model: BTreeMap<OwnResultId, OwnResult> = BTreeMap::new();
        for act in acts {
            let store = EvaluationStore::new(&memory);
            let (id, outcome, wanted) = match act {
                Act::Save(result) => (result.id(), store.save(&result).is_ok(), Some(*result)),
                Act::Remove(id) => (id.clone(), store.remove(&id).is_ok(), None),
            };
            let before = model.remove(&id);
            if let Some(after) = if outcome { wanted } else { before } {
                model.insert(id.clone(), after);
            }
            memory.heal();
            let found = listed(&memory);
            let mut here = BTreeMap::new();
            here.extend(found.results.evaluations.into_iter().map(OwnResult::Evaluation).map(|it| (it.id(), it)));
            here.extend(found.results.means.into_iter().map(OwnResult::Mean).map(|it| (it.id(), it)));
            for other in here.keys().chain(model.keys()).filter(|other| **other != id) {
                prop_assert_eq!(here.get(other), model.get(other));
            }
            if outcome {
                prop_assert_eq!(here.get(&id), model.get(&id));

            } else {
                // What was refused may stand there all the same, when taking it back went wrong as well.
                match here.remove(&id) {
                    Some(it) => model.insert(id, it),
                    None => model.remove(&id),
                };
            }
            memory.fail_after(at, fault);
        }
    }
}
