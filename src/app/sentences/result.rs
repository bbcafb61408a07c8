//! The reading of a result, under headings as in chapter 2 of the reports.

use super::Words;
use super::lists::{listed, number, percent, points};
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::comparison::{RankedArea, Ranking, Series};
use crate::language::Language;
use crate::reading::aspects::EditionAspects;
use crate::reading::{Aspects, Balance, Further, Open, Scope, Since, is_of_other_hand, read};
use crate::rubric::{AreaId, Rubric, SubareaId};
use crate::scoring::Score;

/// Sentences under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: &'static str,
    /// The sentences: at least one.
    pub sentences: Vec<String>,
}

/// A result, and what it is read beside.
#[derive(Clone, Copy)]
pub struct ReadResult<'a> {
    /// The draft's rubric.
    pub rubric: &'a Rubric,
    /// Its score.
    pub score: &'a Score,
    /// Its result.
    pub own: &'a Series,
    /// A mean to read it beside.
    pub mean: Option<&'a Series>,
    /// The same municipality's result last time.
    pub last: Option<&'a Series>,
    /// What else it is compared with.
    pub others: &'a [Series],
    /// Which subareas are strategy and which follow-up; without them nothing is said of the balance.
    pub aspects: Option<&'a Aspects>,
}

/// All that is said of a result; sections that have nothing to say are left out.
#[must_use]
pub fn result(locale: Locale, language: Language, read_result: ReadResult) -> Vec<Section> {
    let ReadResult { rubric, score, own, mean, last, others, aspects } = read_result;
    let parts = Scope::Areas.parts(rubric, language);
    let words = Words { locale, scope: &Scope::Areas, parts: &parts };
    let reading = read(rubric, score, own, mean, last, aspects);
    let mut total = Vec::new();
    if let Some(shown) = reading.total {
        let (name, points, max) = (own.name.clone(), points(shown), format::whole(score.outcome.max()));
        total.push(td_string!(locale, reading.total, name = name, points = points, max = max).to_string());
    }
    total.extend(open(locale, reading.open));
    total.extend(mean.and_then(|mean| words.totals(own, mean)));
    let chosen: Vec<&Series> = mean.into_iter().chain(others).collect();
    let since = last.zip(reading.since).and_then(|(last, since)| words.since(own, last, &since));
    let aspects = aspects.and_then(|aspects| aspects.of(&rubric.id));
    let balance = reading.balance.zip(aspects).map(|(balance, aspects)| balanced(locale, balance, aspects));
    let sections = [
        (td_string!(locale, reading.heading_total), total),
        (td_string!(locale, reading.heading_areas), words.ranked(rubric, &reading.ranking)),
        (td_string!(locale, reading.heading_compared), words.against(own, &chosen)),
        (td_string!(locale, reading.heading_since), since.into_iter().collect()),
        (td_string!(locale, reading.heading_balance), balance.unwrap_or_default()),
    ];
    let sections = sections.into_iter().map(|(heading, sentences)| Section { heading, sentences });
    sections.filter(|section| !section.sentences.is_empty()).collect()
}

/// What is open.
fn open(locale: Locale, open: Open) -> Option<String> {
    let questions = match open.questions {
        0 => None,
        1 => Some(td_string!(locale, reading.one_question).to_owned()),
        count => Some(td_string!(locale, reading.many_questions, count = number(locale, count)).to_string()),
    };
    let subareas = match open.subareas {
        0 => None,
        1 => Some(td_string!(locale, reading.one_subarea).to_owned()),
        count => Some(td_string!(locale, reading.many_subareas, count = number(locale, count)).to_string()),
    };
    let what: Vec<_> = questions.into_iter().chain(subareas).collect();
    (!what.is_empty()).then(|| td_string!(locale, reading.open, what = listed(locale, &what)).to_string())
}

/// The balance, and which subareas it is told of.
fn balanced(locale: Locale, balance: Balance, aspects: &EditionAspects) -> Vec<String> {
    let (strategy, follow_up) = (percent(locale, balance.strategy), percent(locale, balance.follow_up));
    let sentence = match balance.further {
        Further::Strategy => {
            td_string!(locale, reading.balance_strategy, first = strategy, second = follow_up).to_string()
        }
        Further::FollowUp => {
            td_string!(locale, reading.balance_follow_up, first = follow_up, second = strategy).to_string()
        }
        Further::Neither => td_string!(locale, reading.balance_even, first = strategy, second = follow_up).to_string(),
    };
    let ids = |ids: &[SubareaId]| listed(locale, &ids.iter().map(ToString::to_string).collect::<Vec<_>>());
    let (strategy, follow_up) = (ids(&aspects.strategy), ids(&aspects.follow_up));
    let basis = td_string!(locale, reading.balance_basis, strategy = strategy, follow_up = follow_up).to_string();
    vec![sentence, basis]
}

impl Words<'_> {
    /// The strongest and the weakest areas, and which are not placed.
    fn ranked(&self, rubric: &Rubric, ranking: &Ranking) -> Vec<String> {
        let locale = self.locale;
        let place = |id: &AreaId| rubric.areas.iter().position(|area| area.id == *id);
        let names = |areas: &[RankedArea]| {
            let name =
                |area: &RankedArea| Some(format!("{} ({})", self.part(place(&area.id)?), percent(locale, area.share)));
            listed(locale, &areas.iter().filter_map(name).collect::<Vec<_>>())
        };
        if ranking.strongest.is_empty() {
            return Vec::new();
        }
        let mut sentences = vec![
            td_string!(locale, reading.strongest, areas = names(&ranking.strongest)).to_string(),
            td_string!(locale, reading.weakest, areas = names(&ranking.weakest)).to_string(),
        ];
        let unfinished: Vec<_> = ranking.unfinished.iter().filter_map(place).collect();
        if !unfinished.is_empty() {
            sentences.push(td_string!(locale, result.unfinished, areas = self.named(&unfinished)).to_string());
        }
        sentences
    }

    /// What has changed since last time, or why that is not said.
    fn since(&self, own: &Series, last: &Series, since: &Since) -> Option<String> {
        let locale = self.locale;
        let name = || last.name.clone();
        match since {
            Since::Steps(steps) => {
                let steps = self.steps(&last.name, &own.name, steps)?;
                let (last_name, own_name) = (name(), own.name.clone());
                let hand = is_of_other_hand(last)
                    .then(|| td_string!(locale, reading.since_hand, last = last_name, own = own_name).to_string());
                Some(std::iter::once(steps).chain(hand).collect::<Vec<_>>().join(" "))
            }
            Since::Open => Some(td_string!(locale, reading.since_open, last = name()).to_string()),
            Since::OtherEdition(Some(shown)) => {
                Some(td_string!(locale, reading.since_other, last = name(), points = points(*shown)).to_string())
            }
            Since::OtherEdition(None) | Since::NoTotals => {
                Some(td_string!(locale, reading.since_no_total, last = name()).to_string())
            }
        }
    }
}
