//! What goes along with a chart into files and copied text: reservations, whose estimates the figures are, and where they
//! come from.

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
    self_assessed: Vec<usize>,
}

impl PictureNotes {
    /// The notes on what is compared.
    #[must_use]
    pub fn new(compared: &Compared, rubric: Arc<Rubric>, map: Arc<EditionMap>) -> Self {
        Self { rubric, map, notes: compared.notes.clone(), self_assessed: compared.self_assessed.clone() }
    }

    /// Those of charts of totals, of all that is compared: also that totals of two editions are read side by side, and not
    /// subtracted.
    #[must_use]
    pub fn of_totals(&self, all: &[&Series]) -> Vec<String> {
        let editions = compared_editions(all, &self.rubric, &self.map);
        let mut notes = caveat_notes(&editions, ShownParts::Total);
        notes.extend(total_notes(&editions));
        self.after(notes, all, |_| true)
    }

    /// Those of charts over the parts of a scope, of all that is compared: what has no figure there is not spoken of.
    #[must_use]
    pub fn of_parts(&self, scope: &Scope, all: &[&Series]) -> Vec<String> {
        let shown: Vec<_> = all.iter().copied().filter(|series| scope.has_figures(series)).collect();
        let editions = compared_editions(&shown, &self.rubric, &self.map);
        let notes = match scope {
            Scope::Areas => caveat_notes(&editions, ShownParts::Areas(&self.rubric)),
            Scope::Subareas(_) => {
                let ids = scope.subarea_ids(&self.rubric);
                let mut notes = caveat_notes(&editions, ShownParts::Subareas(&self.rubric, &ids));
                notes.extend(figure_hints(scope, &shown).into_iter().map(str::to_owned));
                notes
            }
        };
        self.after(notes, all, |series| scope.has_figures(series))
    }

    /// With what holds of the results that are shown for every chart.
    fn after(&self, mut notes: Vec<String>, all: &[&Series], is_shown: impl Fn(&Series) -> bool) -> Vec<String> {
        let is_shown = |at: usize| all.get(at).is_some_and(|series| is_shown(series));
        let (means, others): (Vec<&Note>, Vec<&Note>) =
            self.notes.iter().filter(|note| is_shown(note.at)).partition(|note| note.is_caveat);
        notes.extend(means.into_iter().map(|note| format!("{}: {}", note.name, note.text)));
        let self_assessed = self.self_assessed.iter().filter(|at| is_shown(**at));
        let self_assessed: Vec<_> = self_assessed.filter_map(|at| Some(all.get(*at)?.name.clone())).collect();
        notes.extend(sources(use_locale(), &self_assessed, &others));
        notes
    }
}

/// Who has estimated themselves, and where the other figures come from, each source once.
fn sources(locale: Locale, self_assessed: &[String], notes: &[&Note]) -> Vec<String> {
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
