//! The rubric file of a shipped edition, put together from parts that editions share.
//!
//! An edition of `data/rubrics/` has titles and maxima of its own. Its scale names a file of `data/scales/`, and a
//! subarea names in `content` a file of `data/subareas/` with its anchors and questions. So a subarea that is the same
//! in two editions has its questions in one place. The id of a question in the whole is that of the subarea and that in
//! the part, `1.1` and `goals` to `1.1.goals`: the same question has another id in another edition, and drafts refer to
//! it by that.

use std::fmt;

use serde_json::{Map, Value};

/// A part that an edition names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// `data/scales/<name>.json`: the five levels.
    Scale(String),
    /// `data/subareas/<name>.json`: the anchors and questions of a subarea.
    Subarea(String),
}

impl fmt::Display for Part {
    /// The part's path in `data/`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scale(name) => write!(f, "scales/{name}.json"),
            Self::Subarea(name) => write!(f, "subareas/{name}.json"),
        }
    }
}

/// Why an edition cannot be put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssembleError {
    /// The edition or a part is not JSON, or lacks what is built on; which, and what.
    Malformed {
        /// The part; nothing for the edition itself.
        part: Option<Part>,
        /// What it lacks.
        lacks: &'static str,
    },
    /// A part could not be had.
    Missing(Part),
}

impl fmt::Display for AssembleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { part: Some(part), lacks } => write!(f, "{part} lacks {lacks}"),
            Self::Malformed { part: None, lacks } => write!(f, "the edition lacks {lacks}"),
            Self::Missing(part) => write!(f, "there is no {part}"),
        }
    }
}

impl std::error::Error for AssembleError {}

/// The text of the `kommunkompass-rubric` file of an edition; `part` gives the text of a part.
///
/// What comes out is as sound as what goes in: [`parse`](super::parse) tells.
///
/// # Errors
/// See [`AssembleError`].
pub fn assemble(edition: &str, mut part: impl FnMut(&Part) -> Option<String>) -> Result<String, AssembleError> {
    let mut parts = Parts { read: &mut part };
    let lacks = |lacks| AssembleError::Malformed { part: None, lacks };
    let mut file: Value = serde_json::from_str(edition).map_err(|_| lacks("JSON"))?;
    if let Some(scale) = file.get("scale").and_then(Value::as_str).map(str::to_owned) {
        let levels = parts.get(&Part::Scale(scale))?;
        file.as_object_mut().map(|file| file.insert("scale".to_owned(), levels));
    }
    for area in file.get_mut("areas").and_then(Value::as_array_mut).ok_or_else(|| lacks("areas"))? {
        for subarea in area.get_mut("subareas").and_then(Value::as_array_mut).ok_or_else(|| lacks("subareas"))? {
            let subarea = subarea.as_object_mut().ok_or_else(|| lacks("subareas"))?;
            if let Some(Value::String(name)) = subarea.remove("content") {
                parts.fill(subarea, &name)?;
            }
        }
    }
    Ok(file.to_string())
}

/// Where the parts come from.
struct Parts<'a> {
    read: &'a mut dyn FnMut(&Part) -> Option<String>,
}

impl Parts<'_> {
    fn get(&mut self, part: &Part) -> Result<Value, AssembleError> {
        let text = (self.read)(part).ok_or_else(|| AssembleError::Missing(part.clone()))?;
        serde_json::from_str(&text).map_err(|_| malformed(part, "JSON"))
    }

    /// Puts anchors and questions into a subarea.
    fn fill(&mut self, subarea: &mut Map<String, Value>, name: &str) -> Result<(), AssembleError> {
        let part = Part::Subarea(name.to_owned());
        let id = subarea.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut content = self.get(&part)?;
        let anchors = content.get_mut("anchors").map(Value::take).ok_or_else(|| malformed(&part, "anchors"))?;
        let questions = content.get_mut("questions").and_then(Value::as_array_mut);
        let mut whole = Vec::new();
        for question in questions.ok_or_else(|| malformed(&part, "questions"))? {
            let mut question = self.question(&part, question.take())?;
            let name = question.get("id").and_then(Value::as_str).ok_or_else(|| malformed(&part, "a question's id"))?;
            let name = Value::from(format!("{id}.{name}"));
            question.as_object_mut().map(|question| question.insert("id".to_owned(), name));
            whole.push(question);
        }
        subarea.insert("anchors".to_owned(), anchors);
        subarea.insert("questions".to_owned(), Value::Array(whole));
        Ok(())
    }

    /// The question itself, or the one of another subarea that it names, with the weight that it has here.
    fn question(&mut self, part: &Part, question: Value) -> Result<Value, AssembleError> {
        let Some(same_as) = question.get("same_as").and_then(Value::as_str) else {
            return Ok(question);
        };
        let (name, id) = same_as.split_once('/').ok_or_else(|| malformed(part, "a question's place in `same_as`"))?;
        let other = Part::Subarea(name.to_owned());
        let content = self.get(&other)?;
        let mut questions = content.get("questions").and_then(Value::as_array).into_iter().flatten();
        let found = questions.find(|question| question.get("id").and_then(Value::as_str) == Some(id));
        let mut found = found.cloned().ok_or_else(|| malformed(&other, "a question that is named in `same_as`"))?;
        if let (Some(found), Some(weight)) = (found.as_object_mut(), question.get("weight")) {
            found.insert("weight".to_owned(), weight.clone());
        }
        Ok(found)
    }
}

fn malformed(part: &Part, lacks: &'static str) -> AssembleError {
    AssembleError::Malformed { part: Some(part.clone()), lacks }
}
