//! From a file and a draft to the changes that opening the file would make.

use std::collections::BTreeSet;

use super::fits;
use crate::assessment::{Answer, Assessment, Edit, MAX_NOTE, NewAssessment};
use crate::changes::{Change, Counts, Kind, Pair, Tally, changes, filled, to_edit};
use crate::rubric::{QuestionId, Rubric, RubricReference};

/// What shall be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It becomes a draft of its own.
    New,
    /// The draft here gets the content of the file.
    Replace,
    /// The file is another state of the very draft that is here, and the two are joined: nothing that was entered in
    /// either is lost. Of what was entered in both the later counts, and the other stands beside it.
    Join,
    /// The draft here gets what the file has and it lacks. Where both have something, `fill_blanks_only` leaves it as it
    /// is here; else the file's answers and points count, and both texts are kept.
    Merge {
        /// Whether nothing that is here is changed.
        fill_blanks_only: bool,
    },
}

/// A file, and what it meets here.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The draft in the file.
    pub file: &'a Assessment,
    /// The draft here that it shall change.
    pub here: Option<&'a Assessment>,
    /// The rubric of the draft here: it tells which answers points would count instead of.
    pub rubric: Option<&'a Rubric>,
    /// What stands between two texts that are joined, with its line breaks.
    pub separator: &'a str,
}

/// What a file would do.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportPlan {
    /// How it is done.
    pub step: Step,
    /// What would be different in the draft afterwards; for a new draft, all that is in it.
    pub changes: Vec<Change>,
    /// Where both have something different, and what becomes of it. Replacing asks for no such choice.
    pub clashes: Vec<Clash>,
    /// What is here and stays as it is.
    pub kept: Counts,
    /// The version of the rubric that the file was made with, where it is not that of the draft here.
    pub other_version: Option<RubricReference>,
}

/// How a plan is carried out.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The draft of the file is added.
    Add,
    /// The draft here is changed by one edit.
    Edit(Edit),
    /// The draft here is [joined](Assessment::merge) with that of the file.
    Join,
}

/// A place where the file and the draft have something different.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// What the draft has (before) and what the file has (after).
    pub differs: Change,
    /// What becomes of it.
    pub settled: Settled,
}

/// What becomes of a clash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// What is here stays.
    Here,
    /// What the file has counts.
    File,
    /// Both texts are kept, one after the other.
    Both,
    /// The later counts, and the other stands beside it until somebody chooses.
    Beside,
    /// Both texts together would be longer than a text may be, so the one that is here stays.
    TooLong,
}

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlan {
    /// No draft here was chosen.
    NoDraft,
    /// The draft here goes by another rubric.
    OtherRubric,
    /// The draft here is not the one in the file.
    OtherDraft,
}

/// What a file would do in one of the ways; changes nothing.
///
/// # Errors
/// See [`NoPlan`]; a file can always become a new draft.
pub fn plan(input: &Input, way: Way) -> Result<ImportPlan, NoPlan> {
    if way == Way::New {
        return Ok(as_new(input.file));
    }
    let here = input.here.ok_or(NoPlan::NoDraft)?;
    if !fits(input.file, here) {
        return Err(NoPlan::OtherRubric);
    }
    if way == Way::Join {
        return if input.file.id == here.id { Ok(joined(input.file, here)) } else { Err(NoPlan::OtherDraft) };
    }
    let mut clashes = Vec::new();
    let differing = changes(here, input.file);
    let changes: Vec<_> = match way {
        Way::New | Way::Join | Way::Replace => differing,
        Way::Merge { fill_blanks_only } => {
            let overruled = answered_subareas(here, input.rubric);
            let merge = Merge { fill_blanks_only, separator: input.separator, overruled: &overruled };
            differing.into_iter().filter_map(|change| merge.change(change, &mut clashes)).collect()
        }
    };
    let tally = Tally::of(&changes);
    Ok(ImportPlan {
        step: Step::Edit(to_edit(changes.iter().cloned(), &here.about())),
        clashes,
        kept: filled(here).without(tally.changed).without(tally.removed),
        other_version: input.file.rubric.is_other_version_of(&here.rubric).then(|| input.file.rubric.clone()),
        changes,
    })
}

fn joined(file: &Assessment, here: &Assessment) -> ImportPlan {
    let mut joined = here.clone();
    joined.merge(file);
    let news = changes(here, &joined);
    let beside = joined.clashes_beyond(here);
    let is_beside = |change: &Change| {
        let field = change.field();
        beside.iter().any(|clash| Some(&clash.field) == field.as_ref())
    };
    let differing = changes(here, file).into_iter().filter(is_beside);
    let tally = Tally::of(&news);
    ImportPlan {
        step: Step::Join,
        clashes: differing.map(|differs| Clash { differs, settled: Settled::Beside }).collect(),
        kept: filled(here).without(tally.changed).without(tally.removed),
        other_version: file.rubric.is_other_version_of(&here.rubric).then(|| file.rubric.clone()),
        changes: news,
    }
}

fn as_new(file: &Assessment) -> ImportPlan {
    let empty = Assessment::new(NewAssessment {
        id: file.id,
        municipality: file.municipality.clone(),
        year: file.year,
        rubric: file.rubric.clone(),
        mode: file.mode,
        origin: file.origin,
        now: file.created,
    });
    ImportPlan {
        step: Step::Add,
        changes: changes(&empty, file),
        clashes: Vec::new(),
        kept: Counts::default(),
        other_version: None,
    }
}

/// The subareas that go by answers in a draft: questions were answered, and no points given directly.
fn answered_subareas(draft: &Assessment, rubric: Option<&Rubric>) -> BTreeSet<String> {
    let is_answered = |question: &QuestionId| *draft.answer(question) != Answer::Unanswered;
    let subareas = rubric.into_iter().flat_map(Rubric::subareas).map(|(_, subarea)| subarea);
    let answered = subareas.filter(|subarea| {
        draft.direct_points(&subarea.id).is_none() && subarea.questions.iter().any(|question| is_answered(&question.id))
    });
    answered.map(|subarea| subarea.id.to_string()).collect()
}

/// How a file is merged into a draft.
struct Merge<'a> {
    fill_blanks_only: bool,
    separator: &'a str,
    /// Subareas whose answers here would no longer count if they were given points.
    overruled: &'a BTreeSet<String>,
}

impl Merge<'_> {
    /// What is left of a change from the draft to the file; nothing where the draft stays as it is.
    fn change(&self, differs: Change, clashes: &mut Vec<Clash>) -> Option<Change> {
        let (settled, change) = match differs.kind() {
            // The file says nothing about it.
            Kind::Removed => return None,
            Kind::Added if !self.overrules(&differs) => return Some(differs),
            Kind::Added | Kind::Changed => self.settle(&differs),
        };
        clashes.push(Clash { differs, settled });
        change
    }

    /// Whether points would count instead of answers that are here.
    fn overrules(&self, change: &Change) -> bool {
        matches!(change, Change::DirectPoints(subarea, _) if self.overruled.contains(subarea.as_str()))
    }

    fn settle(&self, differs: &Change) -> (Settled, Option<Change>) {
        if self.fill_blanks_only {
            return (Settled::Here, None);
        }
        match differs {
            // Merging answers does not make the draft one about something else.
            Change::Municipality(_) | Change::Year(_) | Change::Mode(_) | Change::Rubric(_) => (Settled::Here, None),
            Change::Answer(question, Pair { before, after }) => match (before, after) {
                // The answer is the same; only the reasons differ, and those are texts.
                (Answer::NotApplicable { reason: here }, Answer::NotApplicable { reason: file }) => {
                    let reason = |reason: String| {
                        let pair = Pair { before: before.clone(), after: Answer::NotApplicable { reason } };
                        Change::Answer(question.clone(), pair)
                    };
                    self.join(here, file, reason)
                }
                _ => (Settled::File, Some(differs.clone())),
            },
            Change::DirectPoints(..) => (Settled::File, Some(differs.clone())),
            Change::Note(question, Pair { before, after }) => self.join(before, after, |text| {
                Change::Note(question.clone(), Pair { before: before.clone(), after: text })
            }),
            Change::Justification(subarea, Pair { before, after }) => self.join(before, after, |text| {
                Change::Justification(subarea.clone(), Pair { before: before.clone(), after: text })
            }),
        }
    }

    /// Two texts as one, and the change that makes it; none where the text here has the other in it already.
    fn join(&self, here: &str, file: &str, change: impl FnOnce(String) -> Change) -> (Settled, Option<Change>) {
        if here.contains(file) {
            return (Settled::Both, None);
        }
        if file.contains(here) {
            return (Settled::Both, Some(change(file.to_owned())));
        }
        let joined = format!("{here}{}{file}", self.separator);
        if joined.chars().count() > MAX_NOTE {
            return (Settled::TooLong, None);
        }
        (Settled::Both, Some(change(joined)))
    }
}
