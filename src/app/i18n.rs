//! The texts of the interface in the language of the reader.
//!
//! A text is looked up by its key in `locales/`, which is checked when the program is built:
//! `td_string!(locale, draft.dismiss)` is a text, `td_string!(locale, draft.deleted, name = name)` one with values filled
//! in, a value for each in it. The texts of a language are a file beside the program and are read before the first view
//! in that language is built (see [`crate::texts`]).

use std::cell::RefCell;
use std::fmt::Display;

use super::services::fetch::{self, FetchError};
use crate::language::Language;
use crate::texts;

/// A constant, or a structure with values, for each key.
#[allow(missing_docs, non_camel_case_types, non_upper_case_globals, reason = "written by build.rs from locales/")]
pub mod keys {
    include!(concat!(env!("OUT_DIR"), "/text_keys.rs"));
}

/// A text by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(u16);

/// The language that views are built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale(Language);

/// Why the texts of a language are not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTexts {
    /// Their file did not come.
    NotFetched(FetchError),
    /// What came is a page of the site, and no file of texts.
    Page,
    /// What came is no file of texts, or one of another build.
    Damaged,
}

type Table = &'static [String];

thread_local! {
    /// The texts of the languages that have been read. They stay as long as the program, so that a text can be handed on
    /// without a copy.
    static TABLES: RefCell<Vec<(Language, Table)>> = const { RefCell::new(Vec::new()) };
}

fn table(language: Language) -> Option<Table> {
    TABLES.with_borrow(|tables| tables.iter().find(|(known, _)| *known == language).map(|(_, table)| *table))
}

impl Locale {
    /// The locale of a language, whose texts have been read.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self(language)
    }

    /// A text; empty before the texts of the language have been read.
    #[must_use]
    pub fn text(self, text: Text) -> &'static str {
        table(self.0).and_then(|table| table.get(usize::from(text.0))).map_or("", String::as_str)
    }

    /// A text with values in it, in the order of their names.
    #[must_use]
    pub fn filled(self, text: Text, values: &[&dyn Display]) -> String {
        texts::fill(self.text(text), values)
    }
}

/// Reads the texts of a language, unless they are here already.
///
/// # Errors
/// When they cannot be fetched, or are those of another build.
pub async fn read(language: Language) -> Result<(), NoTexts> {
    if table(language).is_some() {
        return Ok(());
    }
    let file = fetch::text(&format!("data/{}", file_of(language))).await.map_err(NoTexts::NotFetched)?;
    take(language, &file)
}

/// The name of the file of the texts of a language.
#[must_use]
pub fn file_of(language: Language) -> String {
    format!("texts.{language}.json")
}

/// Takes the texts of a language from the content of their file.
///
/// # Errors
/// When it is not a file of texts, or one of another build.
pub fn take(language: Language, file: &str) -> Result<(), NoTexts> {
    let mut list: Vec<String> = serde_json::from_str(file).map_err(|_| match file.trim_start().starts_with('<') {
        true => NoTexts::Page,
        false => NoTexts::Damaged,
    })?;
    if list.len() != keys::COUNT + 1 || list.remove(0) != keys::FINGERPRINT {
        return Err(NoTexts::Damaged);
    }
    let table: Table = Vec::leak(list);
    TABLES.with_borrow_mut(|tables| tables.push((language, table)));
    Ok(())
}

/// A text in a language: see [`crate::app::i18n`].
macro_rules! td_string {
    ($locale:expr, $($key:ident).+) => {
        $locale.text($crate::app::i18n::keys::$($key)::+)
    };
    ($locale:expr, $($key:ident).+, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::app::i18n::keys::$($key)::+ { $($name: &$value),+ }.of($locale)
    };
}
pub(crate) use td_string;
