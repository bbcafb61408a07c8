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
use crate::app::components::comparison_caveats::{caveat_notes, compared_editions, total_notes};
use crate::app::components::series::{ShownSeries, shown};
use crate::app::i18n::Locale;
use crate::app::locale::{lang_of, use_locale};
use crate::app::sources::Compared;
use crate::assessment::AssessmentId;
use crate::comparison::{EditionMap, Reference, Series};
use crate::language::Language;
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
    /// What goes along into every file: the reservations about editions and means.
    pub caveats: Vec<String>,
    /// What goes along with totals besides: that those of two editions are read side by side, and not subtracted.
    total_notes: Vec<String>,
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
        let editions = compared_editions(&compared.series, &rubric, &map);
        let mut caveats = caveat_notes(&editions, &rubric);
        let total_notes = total_notes(&editions);
        let of_means = compared.notes.iter().filter(|note| note.is_caveat);
        caveats.extend(of_means.map(|note| format!("{}: {}", note.name, note.text)));
        Self {
            draft,
            lang: lang_of(&rubric.title),
            rubric,
            language,
            shown: shown(compared.series),
            references: compared.references,
            map,
            caveats,
            total_notes,
            locale: use_locale(),
        }
    }

    /// The draft's own series.
    fn own(&self) -> Option<&Series> {
        self.shown.first().map(|shown| &shown.series)
    }

    /// What stands beside it.
    fn others(&self) -> Vec<Series> {
        self.shown.iter().skip(1).map(|shown| shown.series.clone()).collect()
    }

    /// Name, reservations and language of a chart's content.
    fn finished(&self, content: FigureContent) -> FigureContent {
        let name = self.own().map(|own| own.name.as_str()).unwrap_or_default();
        let file_name = format!("{name} {}", content.title);
        FigureContent { file_name, notes_elsewhere: self.caveats.clone(), ..content }
    }

    /// A content of totals, finished.
    fn with_total_notes(&self, content: FigureContent) -> FigureContent {
        let mut content = self.finished(content);
        content.notes_elsewhere.extend_from_slice(&self.total_notes);
        content
    }

    /// A content of data side by side, finished, with the titles of the rubric in its first column.
    fn of_parts(&self, content: FigureContent, sentence: String) -> FigureContent {
        self.finished(FigureContent { sentence, lang: self.lang, ..content })
    }
}
