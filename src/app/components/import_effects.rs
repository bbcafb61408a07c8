//! What a file would do, in sentences with numbers.

use crate::app::i18n::{Locale, td_string};
use crate::assessment::MAX_NOTE;
use crate::changes::{Change, Counts, Tally};
use crate::import::{Clash, ImportPlan, Settled, Step};

/// The sentences on a plan.
pub struct Effects {
    /// What is added, changed, removed and left.
    pub lines: Vec<String>,
    /// What somebody should know before they go on.
    pub remarks: Vec<String>,
}

/// What a plan does; `file` and `here` are what the draft of the file and the one here are called.
#[must_use]
pub fn effects(locale: Locale, plan: &ImportPlan, file: &str, here: &str) -> Effects {
    let Tally { added, changed, removed } = Tally::of(&plan.changes);
    let added = counted(locale, added).map(|what| td_string!(locale, import.adds, what = what).to_string());
    let lines = match plan.step {
        Step::Add => {
            let added = added.unwrap_or_else(|| td_string!(locale, import.adds_empty).to_owned());
            vec![added, td_string!(locale, import.others_stay).to_owned()]
        }
        Step::Edit(_) | Step::Join if changes_nothing(plan) => vec![td_string!(locale, import.no_change).to_owned()],
        Step::Edit(_) | Step::Join => [
            added,
            counted(locale, changed).map(|what| td_string!(locale, import.changes, what = what).to_string()),
            counted(locale, removed).map(|what| td_string!(locale, import.removes, what = what).to_string()),
            counted(locale, plan.kept).map(|what| td_string!(locale, import.keeps, what = what).to_string()),
        ]
        .into_iter()
        .flatten()
        .collect(),
    };
    let is_name = |change: &Change| matches!(change, Change::Municipality(_) | Change::Year(_));
    let renamed = plan.changes.iter().any(is_name);
    let keeps_name = plan.clashes.iter().any(|clash| is_name(&clash.differs));
    let name = match (renamed, keeps_name) {
        (true, _) => Some(td_string!(locale, import.renamed, here = here, file = file).to_string()),
        (false, true) => Some(td_string!(locale, import.keeps_name, here = here, file = file).to_string()),
        (false, false) => None,
    };
    let version = plan.other_version.is_some().then(|| td_string!(locale, import.other_version).to_owned());
    let clashes = [Settled::Here, Settled::File, Settled::Both, Settled::Beside, Settled::TooLong];
    let clashes = clashes.into_iter().filter_map(|settled| clash(locale, plan, settled));
    Effects { lines, remarks: name.into_iter().chain(version).chain(clashes).collect() }
}

/// Whether the draft here stays exactly as it is.
#[must_use]
pub fn changes_nothing(plan: &ImportPlan) -> bool {
    plan.changes.is_empty() && plan.clashes.iter().all(|clash| clash.settled != Settled::Beside)
}

/// How many places the file and the draft differ in that are settled like this, and how.
fn clash(locale: Locale, plan: &ImportPlan, settled: Settled) -> Option<String> {
    let is_such = |clash: &&Clash| clash.settled == settled && !clash.differs.is_about_the_whole();
    let count = plan.clashes.iter().filter(is_such).count();
    let sentence = match (settled, count) {
        (_, 0) => return None,
        (Settled::Here, 1) => td_string!(locale, import.one_stays).to_owned(),
        (Settled::Here, _) => td_string!(locale, import.many_stay, count = count).to_string(),
        (Settled::File, 1) => td_string!(locale, import.one_by_file).to_owned(),
        (Settled::File, _) => td_string!(locale, import.many_by_file, count = count).to_string(),
        (Settled::Both, 1) => td_string!(locale, import.one_both).to_owned(),
        (Settled::Both, _) => td_string!(locale, import.many_both, count = count).to_string(),
        (Settled::Beside, 1) => td_string!(locale, import.one_beside).to_owned(),
        (Settled::Beside, _) => td_string!(locale, import.many_beside, count = count).to_string(),
        (Settled::TooLong, 1) => td_string!(locale, import.one_too_long, limit = MAX_NOTE).to_string(),
        (Settled::TooLong, _) => td_string!(locale, import.many_too_long, count = count, limit = MAX_NOTE).to_string(),
    };
    Some(sentence)
}

/// Entries by sort: "34 svar, 3 anteckningar"; nothing when there are none.
#[must_use]
pub fn counted(locale: Locale, counts: Counts) -> Option<String> {
    let answers = match counts.answers {
        0 => None,
        1 => Some(td_string!(locale, import.one_answer).to_owned()),
        count => Some(td_string!(locale, import.many_answers, count = count).to_string()),
    };
    let points = match counts.points {
        0 => None,
        1 => Some(td_string!(locale, import.one_points).to_owned()),
        count => Some(td_string!(locale, import.many_points, count = count).to_string()),
    };
    let notes = match counts.notes {
        0 => None,
        1 => Some(td_string!(locale, import.one_note).to_owned()),
        count => Some(td_string!(locale, import.many_notes, count = count).to_string()),
    };
    let justifications = match counts.justifications {
        0 => None,
        1 => Some(td_string!(locale, import.one_justification).to_owned()),
        count => Some(td_string!(locale, import.many_justifications, count = count).to_string()),
    };
    let sorts: Vec<_> = [answers, points, notes, justifications].into_iter().flatten().collect();
    (!sorts.is_empty()).then(|| sorts.join(", "))
}
