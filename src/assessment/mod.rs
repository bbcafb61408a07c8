//! The self-assessment: one draft of a municipality, with its answers, notes and points given directly.
//!
//! A draft changes only by [`Assessment::apply`], which takes an [`Edit`] and gives back the edit that undoes it, and by
//! [`Assessment::merge`], which joins it with what was entered in another page. It
//! refers to its rubric by id and fingerprint and does not hold it: a draft whose rubric is missing still opens, and
//! shows the points that it [remembers](Assessment::remember).
//! [`file`] reads and writes the `kommunkompass-assessment` format.

mod answer;
mod clash;
mod content;
mod content_mark;
mod direct_points;
mod edit;
pub mod export;
pub mod file;
pub mod history;
mod id;
mod last_result;
mod marks;
mod merge;
mod migration;
mod stamp;

use std::collections::BTreeMap;

pub use answer::{Answer, AnsweredQuestion};
pub use clash::{Clash, Entered, Field};
pub use content_mark::{ContentMark, ContentMarkError};
pub use direct_points::DirectPoints;
pub use edit::Edit;
pub use id::{AssessmentId, Timestamp, Year};
pub use last_result::{AreaResult, Figures, LastResult, SubareaResult};
pub use marks::Stamped;
use serde_json::{Map, Value};

use crate::municipality::Municipality;
use crate::points::Points;
pub use crate::rubric::RubricReference;
use crate::rubric::{QuestionId, SubareaId};
pub use stamp::{Occasion, Seen, Stamp, StampError, WriterId};

/// The most characters of a note, a reason or a justification.
pub const MAX_NOTE: usize = 20_000;

/// One draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Unique among drafts, for good.
    pub id: AssessmentId,
    /// Who is assessed.
    pub municipality: Municipality,
    /// The year that the assessment is about.
    pub year: Year,
    /// The rubric that the draft was made with.
    pub rubric: RubricReference,
    /// Whether subareas are rated by questions or by points, where nothing has been entered yet.
    pub mode: Mode,
    /// Whether the draft is somebody's own or a copy of a published result to look at.
    pub origin: Origin,
    /// When the draft was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
    questions: BTreeMap<QuestionId, AnsweredQuestion>,
    direct: BTreeMap<SubareaId, DirectPoints>,
    last_result: Option<LastResult>,
    seen: Seen,
    /// When it was last said what the draft is about; nothing since it was made.
    about_stamp: Option<Stamp>,
    rubric_stamp: Option<Stamp>,
    /// Fields of the file that this version does not know, nested as they stood; written back as they were.
    unknown: Map<String, Value>,
}

/// What a draft is about: whom it assesses, which year, and by questions or by points.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// Who is assessed.
    pub municipality: Municipality,
    /// The year that the assessment is about.
    pub year: Year,
    /// Whether subareas are rated by questions or by points, where nothing has been entered yet.
    pub mode: Mode,
}

/// How the subareas of a draft are meant to be rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Guiding questions, answered on the scale.
    Full,
    /// Points given directly to each subarea.
    Quick,
}

/// Where the content of a draft comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Someone assesses their own municipality.
    Own,
    /// Published points, opened as an example.
    Example,
}

/// What a new draft is made from; id and time come from outside.
#[derive(Clone, Debug)]
pub struct NewAssessment {
    /// Unique among drafts.
    pub id: AssessmentId,
    /// Who is assessed.
    pub municipality: Municipality,
    /// The year it is about.
    pub year: Year,
    /// The rubric.
    pub rubric: RubricReference,
    /// Questions or points.
    pub mode: Mode,
    /// Own or example.
    pub origin: Origin,
    /// The time now.
    pub now: Timestamp,
}

impl Assessment {
    /// An empty draft.
    #[must_use]
    pub fn new(new: NewAssessment) -> Self {
        Self {
            id: new.id,
            municipality: new.municipality,
            year: new.year,
            rubric: new.rubric,
            mode: new.mode,
            origin: new.origin,
            created: new.now,
            changed: new.now,
            questions: BTreeMap::new(),
            direct: BTreeMap::new(),
            last_result: None,
            seen: Seen::default(),
            about_stamp: None,
            rubric_stamp: None,
            unknown: Map::new(),
        }
    }

    /// What the draft is about.
    #[must_use]
    pub fn about(&self) -> About {
        About { municipality: self.municipality.clone(), year: self.year, mode: self.mode }
    }

    /// The answer to a question; unanswered when nothing was entered.
    #[must_use]
    pub fn answer(&self, question: &QuestionId) -> &Answer {
        self.questions.get(question).map_or(&Answer::Unanswered, |entry| &entry.answer)
    }

    /// The note at a question; empty when there is none.
    #[must_use]
    pub fn note(&self, question: &QuestionId) -> &str {
        self.questions.get(question).map_or("", |entry| &entry.note)
    }

    /// What was entered directly for a subarea.
    #[must_use]
    pub fn direct(&self, subarea: &SubareaId) -> Option<&DirectPoints> {
        self.direct.get(subarea)
    }

    /// The points given directly to a subarea.
    #[must_use]
    pub fn direct_points(&self, subarea: &SubareaId) -> Option<Points> {
        self.direct.get(subarea)?.points
    }

    /// What was entered at questions, in the order of their ids.
    pub fn questions(&self) -> impl Iterator<Item = (&QuestionId, &AnsweredQuestion)> {
        self.questions.iter()
    }

    /// What was entered directly for subareas, in the order of their ids.
    pub fn direct_entries(&self) -> impl Iterator<Item = (&SubareaId, &DirectPoints)> {
        self.direct.iter()
    }

    /// What the draft amounted to when it was last changed, if it was made with a rubric of someone's own.
    #[must_use]
    pub const fn last_result(&self) -> Option<&LastResult> {
        self.last_result.as_ref()
    }

    /// Keeps what the draft amounts to; nothing for one that goes by a shipped edition.
    pub fn remember(&mut self, result: Option<LastResult>) {
        self.last_result = result;
    }

    /// Whether two drafts say the same: about the same municipality and year, by the same rubric, with the same answers,
    /// notes, points and justifications; whenever and by whomever they were entered.
    #[must_use]
    pub fn has_same_content(&self, other: &Self) -> bool {
        let answers = |draft: &Self| {
            let said =
                |(id, entry): (&QuestionId, &AnsweredQuestion)| (id.clone(), entry.answer.clone(), entry.note.clone());
            let is_said = |(_, answer, note): &(_, Answer, String)| answer.is_dealt_with() || !note.is_empty();
            draft.questions().map(said).filter(is_said).collect::<Vec<_>>()
        };
        let points = |draft: &Self| {
            let given =
                |(id, entry): (&SubareaId, &DirectPoints)| (id.clone(), entry.points, entry.justification.clone());
            let is_given = |(_, points, text): &(_, Option<Points>, String)| points.is_some() || !text.is_empty();
            draft.direct_entries().map(given).filter(is_given).collect::<Vec<_>>()
        };
        self.about() == other.about()
            && self.rubric == other.rubric
            && answers(self) == answers(other)
            && points(self) == points(other)
    }

    /// How many questions and subareas something was entered for: an answer, a note, points or a justification.
    #[must_use]
    pub fn n_entries(&self) -> usize {
        self.questions.len() + self.direct.len()
    }
}
