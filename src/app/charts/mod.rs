//! The charts of a comparison: what each shows, says, and has as its table, all made of the same series.

mod parts;
mod ranking;
mod totals;
mod trend;
mod waterfall;

use std::sync::Arc;

pub use parts::{bars, dots, has_radar, heatmap, radar};
pub use ranking::{RankingView, ranking};
pub use totals::totals;
pub use trend::trend;
pub use waterfall::{Pair, pairs, waterfall};

use crate::app::components::chart_figure::FigureContent;
use crate::app::components::picture_notes::PictureNotes;
use crate::app::components::series::{ShownSeries, shown};
use crate::app::i18n::Locale;
use crate::app::locale::{lang_of, use_locale};
use crate::app::sources::Compared;
use crate::assessment::AssessmentId;
use crate::comparison::{EditionMap, Reference, Series};
use crate::language::Language;
use crate::reading::Scope;
use crate::rubric::Rubric;

/// What the charts are made of.
#[derive(Clone)]
pub struct Comparison {
    /// The draft that everything stands beside.
    pub draft: AssessmentId,
    /// Its rubric.
    pub rubric: Arc<Rubric>,
    /// The language of the rubric's texts.
    pub language: Language,
    /// The `lang` attribute of what shows them.
    pub lang: Option<&'static str>,
    /// The draft and what was chosen, each with its style.
    pub shown: Vec<ShownSeries>,
    /// The same as they came, for the time line.
    pub references: Vec<Reference>,
    /// How the editions correspond.
    pub map: Arc<EditionMap>,
    /// What goes along into files: reservations and sources.
    notes: PictureNotes,
    locale: Locale,
}

impl Comparison {
    /// Made of what was chosen, in the language of the view.
    #[must_use]
    pub fn new(
        draft: AssessmentId,
        rubric: Arc<Rubric>,
        language: Language,
        compared: Compared,
        map: Arc<EditionMap>,
    ) -> Self {
        let notes = PictureNotes::new(&compared, Arc::clone(&rubric), Arc::clone(&map));
        Self {
            draft,
            lang: lang_of(&rubric.title),
            rubric,
            language,
            shown: shown(compared.series),
            references: compared.references,
            map,
            notes,
            locale: use_locale(),
        }
    }

    /// The draft's own series.
    fn own(&self) -> Option<&Series> {
        self.shown.first().map(|shown| &shown.series)
    }

    /// All that is compared.
    fn all(&self) -> Vec<&Series> {
        self.shown.iter().map(|shown| &shown.series).collect()
    }

    /// What stands beside it.
    fn others(&self) -> Vec<Series> {
        self.shown.iter().skip(1).map(|shown| shown.series.clone()).collect()
    }

    /// Name and notes of a chart's content.
    fn finished(&self, content: FigureContent, notes_elsewhere: Vec<String>) -> FigureContent {
        let name = self.own().map(|own| own.name.as_str()).unwrap_or_default();
        let file_name = format!("{name} {}", content.title);
        FigureContent { file_name, notes_elsewhere, ..content }
    }

    /// A content of areas, finished.
    fn of_areas(&self, content: FigureContent) -> FigureContent {
        self.finished(content, self.notes.of_parts(&Scope::Areas, &self.all()))
    }

    /// A content of totals, finished.
    fn of_totals(&self, content: FigureContent) -> FigureContent {
        self.finished(content, self.notes.of_totals(&self.all()))
    }

    /// A content of data side by side, finished, with the titles of the rubric in its first column.
    fn of_parts(&self, scope: &Scope, content: FigureContent, sentence: String) -> FigureContent {
        let notes = self.notes.of_parts(scope, &self.all());
        self.finished(FigureContent { sentence, lang: self.lang, ..content }, notes)
    }
}
