//! Drafts, rubrics and texts for property tests.

use kommunkompass::assessment::{
    About, Answer, AreaResult, Assessment, AssessmentId, Edit, Entered, Field, Figures, LastResult, Mode,
    NewAssessment, Occasion, Origin, RubricReference, SubareaResult, Timestamp, WriterId, Year,
};
use kommunkompass::language::{Language, LocalizedText};
use kommunkompass::level::Level;
use kommunkompass::municipality::Municipality;
use kommunkompass::points::{Interval, Points};
use kommunkompass::rubric::{self, Rubric};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::ON;

/// An id; now and then one that another entry has, so that edits meet.
fn any_id() -> impl Strategy<Value = String> {
    prop_oneof![2 => "[A-Za-z0-9._-]{1,60}", 1 => select(vec!["1.1", "1.1.plan", "1.2"]).prop_map(str::to_owned)]
}

/// Any text, often a difficult one.
pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,80}",
        select(vec![
            "",
            " ",
            "\u{0}\u{1f}\u{7f}",
            "\u{2028}\u{2029}\u{feff}",
            "a\u{308}\u{200d}🏳️‍🌈\u{10ffff}",
            "\"\\/\r\n\t"
        ])
        .prop_map(str::to_owned),
    ]
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        Just(Answer::Unanswered),
        Just(Answer::DontKnow),
        any_text().prop_map(|reason| Answer::NotApplicable { reason }),
        select(Level::ALL.to_vec()).prop_map(Answer::Level),
    ]
}

fn any_points() -> impl Strategy<Value = Points> {
    (0..=Points::LIMIT.millionths()).prop_map(Points::from_millionths)
}

/// Any single change, and now and then several in one.
pub fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        12 => any_single_edit(),
        1 => vec(any_single_edit(), 0..5).prop_map(Edit::Batch),
    ]
}

fn any_about() -> impl Strategy<Value = About> {
    let mode = select(vec![Mode::Full, Mode::Quick]);
    (any_municipality(), 2000u64..=2100, mode).prop_map(|(municipality, year, mode)| About {
        municipality,
        year: Year::try_from(year).expect("a year"),
        mode,
    })
}

/// A field with something that may be entered in it, and what may clash with it.
fn any_beside() -> impl Strategy<Value = (Field, Entered)> {
    let filled = any_text().prop_filter("something", |text| !text.is_empty());
    let answer = any_answer().prop_filter("something", Answer::is_dealt_with);
    prop_oneof![
        (any_id(), answer)
            .prop_map(|(id, answer)| (Field::Answer(id.parse().expect("an id")), Entered::Answer(answer))),
        (any_id(), filled).prop_map(|(id, text)| (Field::Note(id.parse().expect("an id")), Entered::Text(text))),
        (any_id(), any_points())
            .prop_map(|(id, points)| (Field::Points(id.parse().expect("an id")), Entered::Points(points))),
    ]
}

fn any_single_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        any_about().prop_map(|about| Edit::About { about }),
        any_beside().prop_map(|(field, other)| Edit::Unsettle { field, other }),
        (any_id(), any_answer()).prop_map(|(id, answer)| Edit::Answer { question: id.parse().expect("an id"), answer }),
        (any_id(), any_text()).prop_map(|(id, note)| Edit::Note { question: id.parse().expect("an id"), note }),
        (any_id(), prop::option::of(any_points()))
            .prop_map(|(id, points)| Edit::DirectPoints { subarea: id.parse().expect("an id"), points }),
        (any_id(), any_text())
            .prop_map(|(id, justification)| Edit::Justification { subarea: id.parse().expect("an id"), justification }),
        any_reference().prop_map(|rubric| Edit::Rubric { rubric }),
    ]
}

fn any_reference() -> impl Strategy<Value = RubricReference> {
    (any_id(), "[0-9a-f]{32}").prop_map(|(id, hash)| format!("{id}@{hash}").parse().expect("a reference"))
}

fn any_figures() -> impl Strategy<Value = Figures> {
    let points = || 0..=Points::LIMIT.millionths();
    let interval = (points(), points())
        .prop_map(|(one, other)| Interval::new(Points::from_millionths(one), Points::from_millionths(other)));
    prop::option::of(interval).prop_map(|points| Figures { points, max: Points::LIMIT })
}

/// A title in some of the languages, or in none.
fn any_title() -> impl Strategy<Value = LocalizedText> {
    let words = || prop::option::of("\\PC{0,20}[a-zåäö<>&]");
    (words(), words(), words()).prop_map(|(first, second, third)| {
        let mut title = LocalizedText::default();
        for (language, words) in Language::ALL.into_iter().zip([first, second, third]) {
            words.into_iter().for_each(|words| title.set(language, &words));
        }
        title
    })
}

prop_compose! {
    fn any_subarea_result()(id in any_id(), title in any_title(), figures in any_figures()) -> SubareaResult {
        SubareaResult { id: id.parse().expect("an id"), title, figures }
    }
}

prop_compose! {
    fn any_area_result()(
        id in any_id(), title in any_title(), figures in any_figures(), subareas in vec(any_subarea_result(), 0..4),
    ) -> AreaResult {
        AreaResult { id: id.parse().expect("an id"), title, figures, subareas }
    }
}

fn any_last_result() -> impl Strategy<Value = LastResult> {
    prop_oneof![
        1 => Just(LastResult::unknown()),
        4 => (any_title(), any_figures(), vec(any_area_result(), 0..4))
            .prop_map(|(title, total, areas)| LastResult::new(title, total, areas)),
    ]
}

fn any_municipality() -> impl Strategy<Value = Municipality> {
    prop_oneof![
        "\\PC{1,100}".prop_filter_map("a name", |typed| Municipality::from_typed(&typed)),
        select(vec!["Nässjö", "upplands väsby", "Øygarden"])
            .prop_map(|typed| Municipality::from_typed(typed).expect("a name")),
    ]
}

fn any_time() -> impl Strategy<Value = Timestamp> {
    (0..=Timestamp::LAST).prop_map(Timestamp::from_milliseconds)
}

/// One of three writers, at any time.
pub fn any_occasion() -> impl Strategy<Value = Occasion> {
    (1u32..4, any_time()).prop_map(|(writer, now)| Occasion { writer: WriterId::from_random(writer), now })
}

prop_compose! {
    fn any_head()(
        id: u128,
        municipality in any_municipality(),
        year in 2000u64..=2100,
        rubric in any_reference(),
        mode in select(vec![Mode::Full, Mode::Quick]),
        origin in select(vec![Origin::Own, Origin::Example]),
        now in any_time(),
    ) -> NewAssessment {
        NewAssessment {
            id: AssessmentId::from_random(id),
            municipality,
            year: Year::try_from(year).expect("a year"),
            rubric,
            mode,
            origin,
            now,
        }
    }
}

prop_compose! {
    /// A draft after some edits, with any text in it.
    pub fn any_draft()(
        head in any_head(),
        edits in vec((any_edit(), any_occasion()), 0..30),
        last_result in prop::option::of(any_last_result()),
    ) -> Assessment {
        let mut draft = Assessment::new(head);
        draft.remember(last_result);
        for (edit, on) in edits {
            draft.apply(edit, on);
        }
        draft
    }
}

/// Fields of a later version, whose names no present field has.
pub fn any_unknown() -> impl Strategy<Value = Map<String, Value>> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        any_text().prop_map(Value::from),
        vec(any::<bool>(), 0..3).prop_map(Value::from),
        btree_map("(sv|nb|[a-z]{1,5})", any_text(), 0..3).prop_map(|fields| json!(fields)),
    ];
    btree_map("later_[a-z.åäö]{0,6}", value, 0..3).prop_map(|fields| fields.into_iter().collect())
}

prop_compose! {
    /// Up to five weights of 1 to 96 that sum to 100, or none.
    fn any_weights()(cuts in btree_set(1u64..100, 0..5), none in prop::bool::weighted(0.2)) -> Vec<u64> {
        let ends = cuts.iter().copied().chain([100]);
        let starts = [0].into_iter().chain(cuts.iter().copied());
        if none { Vec::new() } else { starts.zip(ends).map(|(start, end)| end - start).collect() }
    }
}

/// A rubric of up to three areas with any maxima and weights; every text in it is the same.
pub fn any_rubric() -> impl Strategy<Value = Rubric> {
    let subarea = (1u64..=60, any_weights());
    vec(vec(subarea, 1..4), 1..4).prop_map(|areas| {
        let text = json!({ "sv": "text" });
        let question = |id: String, weight: &u64| {
            let look_for = json!({ "interview": text, "document": text, "web": text });
            json!({ "id": id, "weight": weight, "text": text, "help": text, "look_for": look_for })
        };
        let subarea = |id: String, (max, weights): &(u64, Vec<u64>)| {
            let questions: Vec<_> =
                weights.iter().enumerate().map(|(at, weight)| question(format!("{id}.{at}"), weight)).collect();
            let anchors = if questions.is_empty() { json!([]) } else { json!([text, text, text, text, text]) };
            json!({ "id": id, "title": text, "max": max, "anchors": anchors, "questions": questions })
        };
        let area = |(number, subareas): (usize, &Vec<(u64, Vec<u64>)>)| {
            let max: u64 = subareas.iter().map(|(max, _)| max).sum();
            let subareas: Vec<_> =
                subareas.iter().enumerate().map(|(at, content)| subarea(format!("{number}.{at}"), content)).collect();
            json!({ "id": number.to_string(), "title": text, "intro": text, "max": max, "subareas": subareas })
        };
        let file = json!({
            "format": "kommunkompass-rubric",
            "schema": 1,
            "id": "any",
            "title": text,
            "source": text,
            "languages": ["sv"],
            "scale": (0..5).map(|level| json!({ "level": level, "label": text, "description": text })).collect::<Vec<_>>(),
            "areas": areas.iter().enumerate().map(area).collect::<Vec<_>>(),
        });
        rubric::parse(&file.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"))
    })
}

/// A rubric, and a draft made with it in which anything may have been answered or given directly.
pub fn any_rubric_and_draft() -> impl Strategy<Value = (Rubric, Assessment)> {
    any_rubric().prop_flat_map(|rubric| {
        let n_questions = rubric.questions().count();
        let n_subareas = rubric.subareas().count();
        let answers = vec(any_answer(), n_questions);
        // Above the maximum, too: a draft from elsewhere may hold them.
        let direct =
            vec(prop::option::weighted(0.3, (0u64..=70_000_000).prop_map(Points::from_millionths)), n_subareas);
        (Just(rubric), any_head(), answers, direct).prop_map(|(rubric, head, answers, direct)| {
            let mut draft = Assessment::new(head);
            for (question, answer) in rubric.questions().zip(answers) {
                draft.apply(Edit::Answer { question: question.id.clone(), answer }, ON);
            }
            for ((_, subarea), points) in rubric.subareas().zip(direct) {
                draft.apply(Edit::DirectPoints { subarea: subarea.id.clone(), points }, ON);
            }
            (rubric, draft)
        })
    })
}
