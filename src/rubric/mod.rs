//! The rubric: areas, subareas and guiding questions of one edition of Kommunkompassen, or of anyone's own model.
//!
//! A [`Rubric`] is only made by [`parse`], so what it says holds everywhere: ids are unique, weights of a subarea sum
//! to 100, maxima of an area's subareas sum to the area's maximum, every text exists in every language that the rubric
//! names. The file format is `kommunkompass-rubric`, see `schemas/rubric.schema.json`.

mod assemble;
mod fingerprint;
pub(crate) mod id;
mod lint;
mod parse;
mod project;
mod reference;
mod write;

pub use assemble::{AssembleError, Part, assemble};
pub use fingerprint::Fingerprint;
pub use id::{AreaId, IdError, QuestionId, RubricId, SubareaId};
pub use lint::{Finding, Lint, PartKind, Place, PlacePart, WarningKind, lint};
pub use parse::{FORMAT, MAX_ITEMS, MAX_TEXT, SCHEMA, parse};
pub use project::{ProjectError, project};
pub use reference::RubricReference;
pub use write::{template, write};

use crate::json::{Problem, ProblemKind};
use crate::language::{Language, LocalizedText};
use crate::level::Level;
use crate::points::Points;

/// An edition of Kommunkompassen that the product ships.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edition {
    /// Revised 2010: Grästorp 2014. Only its areas are known here.
    Edition2010,
    /// Revised 2016: Vänersborg 2018, Vallentuna 2019.
    Edition2016,
    /// Revised 2019/2020: Hultsfred, March 2021.
    Edition2020,
    /// Revised 2019/2020 and adjusted during 2021: Vetlanda 2021, Nässjö 2022.
    Edition2021,
}

impl Edition {
    /// All editions, the newest first.
    pub const ALL: [Self; 4] = [Self::Edition2021, Self::Edition2020, Self::Edition2016, Self::Edition2010];

    /// The id of the edition's rubric.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Edition2010 => "2010",
            Self::Edition2016 => "2016",
            Self::Edition2020 => "2020",
            Self::Edition2021 => "2021",
        }
    }

    /// The edition whose rubric has this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.id() == id)
    }

    /// Whether the shipped rubric has subareas with guiding questions; without them it is there for published results by
    /// area.
    #[must_use]
    pub const fn has_questions(self) -> bool {
        !matches!(self, Self::Edition2010)
    }
}

/// One version of the questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Rubric {
    /// What the rubric is called in files, such as `2021`.
    pub id: RubricId,
    /// Its name for people.
    pub title: LocalizedText,
    /// Where it comes from.
    pub source: LocalizedText,
    /// The languages that every text exists in.
    pub languages: Vec<Language>,
    /// The five levels, 0 to 4, in order.
    pub scale: [ScaleLevel; 5],
    /// The areas, in order.
    pub areas: Vec<Area>,
    /// Tells apart rubrics with the same id and other content.
    pub fingerprint: Fingerprint,
}

/// How a rubric names and describes a level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScaleLevel {
    /// A few words: "Infört i delar".
    pub label: LocalizedText,
    /// A sentence.
    pub description: LocalizedText,
}

/// One of the main parts of a rubric; Kommunkompassen has eight.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// `1` to `8` in Kommunkompassen.
    pub id: AreaId,
    /// Official title.
    pub title: LocalizedText,
    /// What the area is about, in a few sentences.
    pub intro: LocalizedText,
    /// The most points; the sum of the subareas' maxima, if there are any.
    pub max: Points,
    /// The subareas, in order; either every area of a rubric has some or none has, see [`Rubric::has_subareas`].
    pub subareas: Vec<Subarea>,
}

/// A part of an area that is given points as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Subarea {
    /// `1.1` and so on.
    pub id: SubareaId,
    /// Official title.
    pub title: LocalizedText,
    /// The most points, above zero.
    pub max: Points,
    /// What one would see at each level, 0 to 4; nothing in a rubric that holds only the structure.
    pub anchors: Option<[LocalizedText; 5]>,
    /// The guiding questions, in order; none in a rubric that holds only the structure.
    pub questions: Vec<Question>,
}

/// A guiding question, answered on the scale 0 to 4.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Unique in the rubric, kept for good: drafts refer to it.
    pub id: QuestionId,
    /// Share of the subarea, in hundredths.
    pub weight: Weight,
    /// The question.
    pub text: LocalizedText,
    /// What is meant, and the terms in it.
    pub help: LocalizedText,
    /// What to look for, by source.
    pub look_for: LookFor,
}

/// What to look for to answer a question, in the three sources of an evaluation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LookFor {
    /// What to ask, and whom.
    pub interview: LocalizedText,
    /// What to find in steering documents.
    pub document: LocalizedText,
    /// What to see on the web and in social media.
    pub web: LocalizedText,
}

/// How much a question counts in its subarea: 1 to 100 hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight(u8);

impl Weight {
    /// The sum of a subarea's weights.
    pub const SUM: u64 = 100;

    /// A weight from 1 to 100 hundredths.
    #[must_use]
    pub fn from_hundredths(hundredths: u64) -> Option<Self> {
        u8::try_from(hundredths).ok().filter(|weight| (1..=100).contains(weight)).map(Self)
    }

    /// The weight in hundredths.
    #[must_use]
    pub const fn hundredths(self) -> u64 {
        self.0 as u64
    }
}

impl Rubric {
    /// The area with this id.
    #[must_use]
    pub fn area(&self, id: &AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| &area.id == id)
    }

    /// The subarea with this id, with the area it belongs to.
    #[must_use]
    pub fn subarea(&self, id: &SubareaId) -> Option<(&Area, &Subarea)> {
        self.subareas().find(|(_, subarea)| &subarea.id == id)
    }

    /// All subareas in order, each with its area.
    pub fn subareas(&self) -> impl Iterator<Item = (&Area, &Subarea)> {
        self.areas.iter().flat_map(|area| area.subareas.iter().map(move |subarea| (area, subarea)))
    }

    /// Whether the areas are divided. A rubric of areas only is for published results: there is nothing to answer in it.
    #[must_use]
    pub fn has_subareas(&self) -> bool {
        self.subareas().next().is_some()
    }

    /// What keeps anyone from assessing with the rubric: one of areas only is for published results that are known by
    /// area.
    #[must_use]
    pub fn nothing_to_assess(&self) -> Option<Problem> {
        (!self.has_subareas()).then(|| Problem::at("areas[0].subareas", ProblemKind::Empty))
    }

    /// All questions in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.subareas().flat_map(|(_, subarea)| &subarea.questions)
    }

    /// The most points in all.
    #[must_use]
    pub fn max(&self) -> Points {
        self.areas.iter().map(|area| area.max).sum()
    }

    /// How the rubric names a level.
    #[must_use]
    pub fn scale_level(&self, level: Level) -> &ScaleLevel {
        let [missing, begun, partial, systematic, effective] = &self.scale;
        match level {
            Level::Missing => missing,
            Level::Begun => begun,
            Level::Partial => partial,
            Level::Systematic => systematic,
            Level::Effective => effective,
        }
    }
}
