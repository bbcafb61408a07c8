//! When somebody should be reminded to save a draft as a file.
//!
//! - Never for an example, and never while the last file has everything.
//! - A draft that was never saved as a file: once something was entered for ten questions or subareas, and the draft is
//!   a day old. Before that there is little to lose, and a reminder would only be in the way.
//! - A draft that was changed since its last file: once that file is seven days old.
//! - Whoever puts the reminder off is left alone until the next day.
//!
//! Clocks go wrong. Where a time lies ahead of now, the clock has gone backwards since, and nothing is known of how
//! long ago it was: no reminder. Only a put-off of more than a week ahead, which nobody can have asked for, does not
//! count.

use crate::assessment::{Assessment, Origin, Timestamp};
use crate::draft::{FileRecord, FileState};

const HOUR: u64 = 60 * 60 * 1000;
const DAY: u64 = 24 * HOUR;

/// How much has to be entered before somebody is reminded for the first time.
const ENOUGH: usize = 10;
/// How old a draft gets without any file.
const NEVER_SAVED_AFTER: u64 = DAY;
/// How old the last file gets.
const OLD_AFTER: u64 = 7 * DAY;
/// The farthest that a put-off can lie ahead.
const LONGEST_PUT_OFF: u64 = 7 * DAY;
/// For how long a reminder is put off.
const PUT_OFF: u64 = 18 * HOUR;

/// What to remind of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// Nothing.
    None,
    /// The draft was never saved as a file.
    NeverSaved,
    /// The last file is old and lacks changes.
    Old {
        /// When it was saved.
        since: Timestamp,
    },
}

/// What the reminder depends on.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Whether the draft is somebody's own.
    pub origin: Origin,
    /// For how many questions and subareas something was entered.
    pub entries: usize,
    /// When the draft was made.
    pub created: Timestamp,
    /// What the last file has of it.
    pub file: FileState,
    /// Until when the reminder is put off.
    pub put_off_until: Option<Timestamp>,
}

impl Facts {
    /// The facts about a draft.
    #[must_use]
    pub fn of(assessment: &Assessment, record: &FileRecord) -> Self {
        Self {
            origin: assessment.origin,
            entries: assessment.n_entries(),
            created: assessment.created,
            file: record.state_for(assessment),
            put_off_until: record.put_off_until,
        }
    }
}

/// What to remind of now.
#[must_use]
pub fn reminder(facts: Facts, now: Timestamp) -> Reminder {
    if facts.origin == Origin::Example || is_put_off(facts.put_off_until, now) {
        return Reminder::None;
    }
    match facts.file {
        FileState::None if facts.entries >= ENOUGH && is_past(facts.created, NEVER_SAVED_AFTER, now) => {
            Reminder::NeverSaved
        }
        FileState::Behind { saved } if is_past(saved, OLD_AFTER, now) => Reminder::Old { since: saved },
        FileState::None | FileState::Behind { .. } | FileState::Complete { .. } => Reminder::None,
    }
}

/// Until when a reminder that is put off now stays away: the next day, also for those who begin earlier in the morning.
#[must_use]
pub fn put_off_until(now: Timestamp) -> Timestamp {
    Timestamp::from_milliseconds(now.milliseconds().saturating_add(PUT_OFF))
}

/// Whole days between two times; none when they are the other way around.
#[must_use]
pub fn days_between(earlier: Timestamp, later: Timestamp) -> u64 {
    later.milliseconds().saturating_sub(earlier.milliseconds()) / DAY
}

fn is_past(time: Timestamp, milliseconds: u64, now: Timestamp) -> bool {
    now.milliseconds().checked_sub(time.milliseconds()).is_some_and(|age| age >= milliseconds)
}

fn is_put_off(until: Option<Timestamp>, now: Timestamp) -> bool {
    let left = until.and_then(|until| until.milliseconds().checked_sub(now.milliseconds()));
    left.is_some_and(|left| left > 0 && left <= LONGEST_PUT_OFF)
}
