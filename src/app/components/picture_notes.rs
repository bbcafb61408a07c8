//! What goes along with a chart into files and copied text: reservations, whose estimates the figures are, and where they
//! come from.

use std::collections::HashSet;
use std::sync::Arc;

use super::comparison_caveats::{ShownParts, caveat_notes, compared_editions, figure_hints, total_notes};
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::sentences::listed_some;
use crate::app::sources::{Compared, Note};
use crate::comparison::{EditionMap, Series};
use crate::reading::Scope;
use crate::rubric::Rubric;

/// The most sources that are named in a picture.
const SOURCES: usize = 8;

/// What the notes of all charts of a comparison are made of. Each has those on the results that it shows.
#[derive(Clone)]
pub struct PictureNotes {
    rubric: Arc<Rubric>,
    map: Arc<EditionMap>,
    notes: Vec<Note>,
    self_assessed: Vec<String>,
}

impl PictureNotes {
    /// The notes on what is compared.
    #[must_use]
    pub fn new(compared: &Compared, rubric: Arc<Rubric>, map: Arc<EditionMap>) -> Self {
        Self { rubric, map, notes: compared.notes.clone(), self_assessed: compared.self_assessed.clone() }
    }

    /// Those of charts of totals: also that totals of two editions are read side by side, and not subtracted.
    #[must_use]
    pub fn of_totals<'s>(&self, series: impl IntoIterator<Item = &'s Series>) -> Vec<String> {
        let shown: Vec<_> = series.into_iter().collect();
        let editions = compared_editions(shown.iter().copied(), &self.rubric, &self.map);
        let mut notes = caveat_notes(&editions, ShownParts::Total);
        notes.extend(total_notes(&editions));
        self.after(notes, &shown)
    }

    /// Those of charts over the parts of a scope.
    #[must_use]
    pub fn of_parts<'s>(&self, scope: &Scope, series: impl IntoIterator<Item = &'s Series>) -> Vec<String> {
        let shown: Vec<_> = series.into_iter().filter(|series| scope.has_figures(series)).collect();
        let editions = compared_editions(shown.iter().copied(), &self.rubric, &self.map);
        let notes = match scope {
            Scope::Areas => caveat_notes(&editions, ShownParts::Areas(&self.rubric)),
            Scope::Subareas(_) => {
                let ids = scope.subarea_ids(&self.rubric);
                let hints = figure_hints(shown.iter().flat_map(|series| scope.figures(series)));
                let mut notes = caveat_notes(&editions, ShownParts::Subareas(&self.rubric, &ids));
                notes.extend(hints.into_iter().map(str::to_owned));
                notes
            }
        };
        self.after(notes, &shown)
    }

    /// With what holds of these results for every chart.
    fn after(&self, mut notes: Vec<String>, shown: &[&Series]) -> Vec<String> {
        let names: HashSet<_> = shown.iter().map(|series| series.name.as_str()).collect();
        let of_shown = || self.notes.iter().filter(|note| names.contains(note.name.as_str()));
        let of_means = of_shown().filter(|note| note.is_caveat);
        notes.extend(of_means.map(|note| format!("{}: {}", note.name, note.text)));
        let self_assessed = self.self_assessed.iter().filter(|name| names.contains(name.as_str()));
        let self_assessed: Vec<_> = self_assessed.cloned().collect();
        notes.extend(sources(use_locale(), &self_assessed, of_shown().filter(|note| !note.is_caveat)));
        notes
    }
}

/// Who has estimated themselves, and where the other figures come from, each source once.
fn sources<'n>(locale: Locale, self_assessed: &[String], notes: impl Iterator<Item = &'n Note>) -> Vec<String> {
    let self_assessed = (!self_assessed.is_empty()).then(|| {
        let names = listed_some(locale, self_assessed);
        td_string!(locale, compared.are_self_assessed, names = names).to_string()
    });
    let mut sources: Vec<(&str, Vec<String>)> = Vec::new();
    let mut is_more = false;
    for note in notes {
        let n_named = sources.len();
        match sources.iter_mut().find(|(text, _)| *text == note.text) {
            Some((_, names)) => names.push(note.name.clone()),
            None if n_named < SOURCES => sources.push((&note.text, vec![note.name.clone()])),
            None => is_more = true,
        }
    }
    let more = is_more.then(|| td_string!(locale, compared.more_sources).to_owned());
    let named = sources.iter().map(|(text, names)| format!("{}: {text}", listed_some(locale, names)));
    self_assessed.into_iter().chain(named).chain(more).collect()
}
