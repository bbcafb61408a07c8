//! The steps of a calculation as sentences, with the numbers in them.

use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::assessment::Answer;
use crate::language::Language;
use crate::points::{Interval, Points, Precision};
use crate::scoring::calculation::{Addition, ByQuestions, GivenDirectly, QuestionRow};
use crate::scoring::{Outcome, Scaling};

/// The formula with the numbers in it, and what the open and the inapplicable questions mean for it.
pub fn by_questions(steps: &ByQuestions, interval: Interval, max: Points, language: Language) -> Vec<String> {
    let locale = use_locale();
    let sums = steps.sums;
    let mut sentences = Vec::new();
    match steps.rows.iter().filter(|row| row.contribution().is_none()).count() {
        0 => {}
        1 => sentences.push(td_string!(locale, calculation.one_not_applicable).to_owned()),
        count => sentences.push(td_string!(locale, calculation.many_not_applicable, count = count).to_string()),
    }
    let is_open = |row: &&QuestionRow| matches!(row.answer, Answer::Unanswered | Answer::DontKnow);
    let open = steps.rows.iter().filter(is_open).count();
    match open {
        0 => {}
        1 => sentences.push(td_string!(locale, calculation.one_open).to_owned()),
        count => sentences.push(td_string!(locale, calculation.many_open, count = count).to_string()),
    }
    sentences.push(td_string!(locale, calculation.weights, weight = sums.weight, highest = sums.highest()).to_string());
    let formula = |sum: u64, points: Points| {
        let (max, points) = (format::whole(max), format::exact(points, language));
        td_string!(locale, calculation.formula, max = max, sum = sum, highest = sums.highest(), points = points)
            .to_string()
    };
    let least = formula(sums.least, interval.secured());
    if open == 0 {
        sentences.push(least);
    } else {
        let most = formula(sums.most, interval.possible());
        sentences.push(td_string!(locale, calculation.least, formula = least).to_string());
        sentences.push(td_string!(locale, calculation.most, formula = most).to_string());
    }
    sentences.push(subarea_shown(locale, interval, language));
    sentences
}

fn subarea_shown(locale: Locale, interval: Interval, language: Language) -> String {
    let tenths = format::interval(interval, Precision::Tenths, language);
    let whole = format::interval(interval, Precision::Whole, language);
    td_string!(locale, calculation.subarea_shown, tenths = tenths, whole = whole).to_string()
}

/// A subarea by points given directly: which, and why its questions do not count.
pub fn given_directly(steps: &GivenDirectly, language: Language) -> Vec<String> {
    let locale = use_locale();
    let max = format::whole(steps.max);
    let mut sentences = Vec::new();
    match steps.given {
        Some(points) => {
            let exact = format::exact(points, language);
            sentences
                .push(td_string!(locale, calculation.direct_given, points = exact, max = max.as_str()).to_string());
            if points > steps.max {
                sentences.push(td_string!(locale, calculation.direct_above, max = max).to_string());
            }
            sentences.extend(steps.outcome.interval().map(|interval| subarea_shown(locale, interval, language)));
        }
        None => sentences.push(td_string!(locale, calculation.direct_open, max = max).to_string()),
    }
    match (steps.questions, steps.answered, steps.given) {
        (0, _, _) => sentences.push(td_string!(locale, calculation.direct_no_questions).to_owned()),
        // While nothing is given and nothing answered, either way is open.
        (_, _, None) => {}
        (_, 0, Some(_)) => sentences.push(td_string!(locale, calculation.direct_not_answered).to_owned()),
        (_, 1, Some(_)) => sentences.push(td_string!(locale, calculation.direct_one_answered).to_owned()),
        (_, count, Some(_)) => {
            sentences.push(td_string!(locale, calculation.direct_many_answered, count = count).to_string());
        }
    }
    sentences
}

/// How the subareas make up their area.
pub fn area<Id>(steps: &Addition<Id>, language: Language) -> Vec<String> {
    let locale = use_locale();
    let Outcome::Points { interval, max } = steps.sum else {
        return vec![td_string!(locale, calculation.area_none).to_owned()];
    };
    let points = format::exact_interval(interval, language);
    let mut sentences =
        vec![td_string!(locale, calculation.area_sum, points = points, max = format::whole(max)).to_string()];
    if let (Scaling::From { applicable }, Outcome::Points { interval, max }) = (steps.scaling, steps.outcome) {
        let (applicable, max) = (format::whole(applicable), format::whole(max));
        let points = format::exact_interval(interval, language);
        let scaled = td_string!(locale, calculation.scaled, max = max, applicable = applicable, points = points);
        sentences.push(scaled.to_string());
    }
    rounding(steps, language, &mut sentences);
    sentences
}

/// How the areas make up the total.
pub fn total<Id>(steps: &Addition<Id>, language: Language) -> Vec<String> {
    let locale = use_locale();
    let Outcome::Points { interval, max } = steps.sum else {
        return vec![td_string!(locale, calculation.total_none).to_owned()];
    };
    let points = format::exact_interval(interval, language);
    let mut sentences =
        vec![td_string!(locale, calculation.total_sum, points = points, max = format::whole(max)).to_string()];
    if steps.rows.iter().any(|(_, outcome)| *outcome == Outcome::NotApplicable) {
        sentences.push(td_string!(locale, calculation.some_areas_out).to_owned());
    }
    rounding(steps, language, &mut sentences);
    sentences
}

/// How the sum is shown, and where its rows as they are shown add up to something else.
fn rounding<Id>(steps: &Addition<Id>, language: Language, sentences: &mut Vec<String>) {
    let locale = use_locale();
    if let Some(interval) = steps.outcome.interval() {
        let shown = format::interval(interval, Precision::Whole, language);
        sentences.push(td_string!(locale, calculation.rounded_once, shown = shown).to_string());
    }
    if let Some(rows) = steps.rows_sum_to {
        sentences.push(td_string!(locale, calculation.rows_sum_to, rows = rows.to_string()).to_string());
    }
}
