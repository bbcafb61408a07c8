//! What a draft is laid beside, as it is kept: a small document of its own, apart from the draft.
//!
//! It is a convenience and no work: whatever cannot be read in it is passed over, and what a newer version has added to
//! it stays. [`ComparisonStore`] keeps it over a [`TextStore`].

use serde_json::{Map, Value};

use super::reference::ReferenceKey;
use crate::assessment::AssessmentId;
use crate::draft::{Key, StoreError, TextStore};
use crate::json::parse_document;

const FORMAT: &str = "kommunkompass-comparison";
const SCHEMA: u64 = 1;

/// The most references that are read: every municipality with some evaluations each.
const MAX_COMPARED: usize = 2000;

/// What a draft is laid beside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparisonChoice {
    /// What stands beside it, in the order it was chosen, each once.
    pub compared: Vec<ReferenceKey>,
    /// The evaluators' result of the same work, once there is one.
    pub official: Option<ReferenceKey>,
    /// Whether hints from earlier comparisons are shown while it is filled in.
    pub hints: Hints,
    unknown: Map<String, Value>,
}

/// Whether hints from earlier comparisons are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hints {
    /// They are.
    #[default]
    Shown,
    /// Somebody has put them away.
    Hidden,
}

impl ComparisonChoice {
    /// Reads a choice; what cannot be read in it counts as not chosen, whatever the text is.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let Ok((Value::Object(mut fields), schema)) = parse_document(text, FORMAT, u64::MAX) else {
            return Self::default();
        };
        let mut take = |name: &str| fields.remove(name).unwrap_or_default();
        let mut compared: Vec<ReferenceKey> = Vec::new();
        for key in take("compared").as_array().into_iter().flatten().take(MAX_COMPARED) {
            if let Some(Ok(key)) = key.as_str().map(str::parse)
                && !compared.contains(&key)
            {
                compared.push(key);
            }
        }
        let official = take("official").as_str().and_then(|key| key.parse().ok());
        let hints = if take("hints_hidden") == Value::Bool(true) { Hints::Hidden } else { Hints::Shown };
        let _format = take("format");
        if schema == SCHEMA {
            let _schema = take("schema");
        }
        Self { compared, official, hints, unknown: fields }
    }

    /// The text to keep.
    #[must_use]
    pub fn write(&self) -> String {
        let text = |text: String| Value::from(text);
        let compared: Vec<_> = self.compared.iter().map(|key| text(key.to_string())).collect();
        let mut fields = self.unknown.clone();
        fields.insert("format".to_owned(), Value::from(FORMAT));
        // A newer version goes on reading its own fields by its own number.
        fields.entry("schema").or_insert(Value::from(SCHEMA));
        fields.insert("compared".to_owned(), Value::from(compared));
        fields.insert("official".to_owned(), self.official.as_ref().map(ToString::to_string).map_or(Value::Null, text));
        if self.hints == Hints::Hidden {
            fields.insert("hints_hidden".to_owned(), Value::Bool(true));
        }
        Value::Object(fields).to_string()
    }
}

/// The choices of drafts in a store of texts.
pub struct ComparisonStore<S> {
    store: S,
}

impl<S: TextStore> ComparisonStore<S> {
    /// The choices in this store.
    pub const fn new(store: S) -> Self {
        Self { store }
    }

    /// All choices, each with the draft that it is of; none where the store cannot be read.
    #[must_use]
    pub fn list(&self) -> Vec<(AssessmentId, ComparisonChoice)> {
        let of = |key: String| match key.parse() {
            Ok(Key::Compared(id)) => Some((id, self.load(id)?)),
            _ => None,
        };
        self.store.keys().unwrap_or_default().into_iter().filter_map(of).collect()
    }

    /// The choice of a draft; nothing where none is kept or can be had.
    #[must_use]
    pub fn load(&self, id: AssessmentId) -> Option<ComparisonChoice> {
        let text = self.store.get(&Key::Compared(id).to_string()).ok().flatten();
        text.map(|text| ComparisonChoice::read(&text))
    }

    /// Keeps the choice of a draft.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn save(&self, id: AssessmentId, choice: &ComparisonChoice) -> Result<(), StoreError> {
        self.store.set(&Key::Compared(id).to_string(), &choice.write())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> ReferenceKey {
        text.parse().expect("a key")
    }

    #[test]
    fn a_choice_is_read_back_as_it_was() {
        let choice = ComparisonChoice {
            compared: vec![key("nassjo-2022"), key("medel"), key("egen:habo-2019")],
            official: Some(key("nassjo-2022")),
            hints: Hints::Hidden,
            unknown: Map::new(),
        };
        assert_eq!(ComparisonChoice::read(&choice.write()), choice);
    }

    #[test]
    fn what_a_newer_version_has_added_stays() {
        let text = r#"{"format":"kommunkompass-comparison","schema":7,"order":["a"],"official":"nassjo-2022"}"#;
        let mut choice = ComparisonChoice::read(text);
        assert_eq!(choice.official, Some(key("nassjo-2022")));
        choice.official = None;
        let written = choice.write();
        assert!(written.contains(r#""order":["a"]"#) && written.contains(r#""schema":7"#), "{written}");
        assert_eq!(ComparisonChoice::read(&written).official, None);
    }

    #[test]
    fn what_cannot_be_read_counts_as_not_chosen() {
        for text in
            ["", "{", "[]", "null", r#"{"format":"kommunkompass-comparison"}"#, r#"{"format":"other","schema":1}"#]
        {
            assert_eq!(ComparisonChoice::read(text), ComparisonChoice::default(), "{text}");
        }
        let text = r#"{"format":"kommunkompass-comparison","schema":1,
            "compared":["nassjo-2022","a b",7,"nassjo-2022",null],"official":3,"hints_hidden":"ja"}"#;
        let choice = ComparisonChoice::read(text);
        assert_eq!(choice.compared, [key("nassjo-2022")]);
        assert_eq!((choice.official, choice.hints), (None, Hints::Shown));
    }
}
