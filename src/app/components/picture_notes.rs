//! What goes along with a chart into files and copied text: reservations, whose estimates the figures are, and where they
//! come from.

use super::comparison_caveats::{
    ComparedEdition, caveat_notes, compared_editions, figure_hints, subarea_notes, total_notes,
};
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::sentences::listed_some;
use crate::app::sources::Compared;
use crate::comparison::{EditionMap, Series};
use crate::reading::Scope;
use crate::rubric::Rubric;

/// The most sources that are named in a picture.
const SOURCES: usize = 8;

/// The notes of all charts of a comparison.
#[derive(Clone)]
pub struct PictureNotes {
    editions: Vec<ComparedEdition>,
    of_means: Vec<String>,
    sources: Vec<String>,
}

impl PictureNotes {
    /// The notes on what is compared.
    #[must_use]
    pub fn new(compared: &Compared, rubric: &Rubric, map: &EditionMap) -> Self {
        let of_means = compared.notes.iter().filter(|note| note.is_caveat);
        Self {
            editions: compared_editions(&compared.series, rubric, map),
            of_means: of_means.map(|note| format!("{}: {}", note.name, note.text)).collect(),
            sources: sources(use_locale(), compared),
        }
    }

    /// Those of charts over areas.
    #[must_use]
    pub fn of_areas(&self, rubric: &Rubric) -> Vec<String> {
        self.after(caveat_notes(&self.editions, rubric))
    }

    /// Those of charts of totals: besides, that totals of two editions are read side by side, and not subtracted.
    #[must_use]
    pub fn of_totals(&self, rubric: &Rubric) -> Vec<String> {
        let mut notes = caveat_notes(&self.editions, rubric);
        notes.extend(total_notes(&self.editions));
        self.after(notes)
    }

    /// Those of charts over the parts of a scope, of these results.
    #[must_use]
    pub fn of_parts<'s>(
        &self,
        scope: &Scope,
        rubric: &Rubric,
        series: impl IntoIterator<Item = &'s Series>,
    ) -> Vec<String> {
        if *scope == Scope::Areas {
            return self.of_areas(rubric);
        }
        let hints = figure_hints(series.into_iter().flat_map(|series| scope.figures(series)));
        let mut notes = subarea_notes(&self.editions, rubric, &scope.subarea_ids(rubric));
        notes.extend(hints.into_iter().map(str::to_owned));
        self.after(notes)
    }

    /// With what holds for every chart.
    fn after(&self, mut notes: Vec<String>) -> Vec<String> {
        notes.extend(self.of_means.iter().chain(&self.sources).cloned());
        notes
    }
}

/// Who has estimated themselves, and where the other figures come from, each source once.
fn sources(locale: Locale, compared: &Compared) -> Vec<String> {
    let self_assessed = (!compared.self_assessed.is_empty()).then(|| {
        let names = listed_some(locale, &compared.self_assessed);
        td_string!(locale, compared.are_self_assessed, names = names).to_string()
    });
    let mut sources: Vec<(&str, Vec<String>)> = Vec::new();
    for note in compared.notes.iter().filter(|note| !note.is_caveat) {
        match sources.iter_mut().find(|(text, _)| *text == note.text) {
            Some((_, names)) => names.push(note.name.clone()),
            None => sources.push((&note.text, vec![note.name.clone()])),
        }
    }
    let more = (sources.len() > SOURCES).then(|| td_string!(locale, compared.more_sources).to_owned());
    let named = sources.iter().take(SOURCES);
    let named = named.map(|(text, names)| format!("{}: {text}", listed_some(locale, names)));
    self_assessed.into_iter().chain(named).chain(more).collect()
}
