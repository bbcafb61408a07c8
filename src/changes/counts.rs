//! How many entries of each sort are added, changed and removed.

use super::{Change, Kind};
use crate::assessment::{Answer, Assessment};

/// How many entries of each sort; what the draft is about is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Answers to questions.
    pub answers: usize,
    /// Notes at questions.
    pub notes: usize,
    /// Points given directly.
    pub points: usize,
    /// Why they were given.
    pub justifications: usize,
}

impl Counts {
    /// How many there are in all.
    #[must_use]
    pub const fn total(self) -> usize {
        self.answers + self.notes + self.points + self.justifications
    }

    /// Those that are left when others are taken out of them.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self {
            answers: self.answers.saturating_sub(others.answers),
            notes: self.notes.saturating_sub(others.notes),
            points: self.points.saturating_sub(others.points),
            justifications: self.justifications.saturating_sub(others.justifications),
        }
    }

    const fn count(&mut self, change: &Change) {
        match change {
            Change::Answer(..) => self.answers += 1,
            Change::Note(..) => self.notes += 1,
            Change::DirectPoints(..) => self.points += 1,
            Change::Justification(..) => self.justifications += 1,
            Change::Municipality(_) | Change::Year(_) | Change::Mode(_) | Change::Rubric(_) => {}
        }
    }
}

/// What a draft holds.
#[must_use]
pub fn filled(draft: &Assessment) -> Counts {
    let mut counts = Counts::default();
    for (_, entry) in draft.questions() {
        counts.answers += usize::from(entry.answer != Answer::Unanswered);
        counts.notes += usize::from(!entry.note.is_empty());
    }
    for (_, entry) in draft.direct_entries() {
        counts.points += usize::from(entry.points.is_some());
        counts.justifications += usize::from(!entry.justification.is_empty());
    }
    counts
}

/// Changes, counted by what they do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Entries where there were none.
    pub added: Counts,
    /// Entries with another content.
    pub changed: Counts,
    /// Entries that are gone.
    pub removed: Counts,
}

impl Tally {
    /// Counts changes.
    #[must_use]
    pub fn of<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Self {
        let mut tally = Self::default();
        for change in changes {
            match change.kind() {
                Kind::Added => tally.added.count(change),
                Kind::Changed => tally.changed.count(change),
                Kind::Removed => tally.removed.count(change),
            }
        }
        tally
    }

    /// How many changes of entries there are.
    #[must_use]
    pub const fn total(self) -> usize {
        self.added.total() + self.changed.total() + self.removed.total()
    }
}
