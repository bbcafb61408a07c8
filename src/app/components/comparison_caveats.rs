//! What to keep in mind about figures of other editions, written out beside them.

use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::sentences::listed_some;
use crate::comparison::{CaveatOn, Correspondence, EditionMap, Extent, Figure, ReferenceKind, Series, correspondence};
use crate::language::Language;
use crate::reading::Scope;
use crate::rubric::{AreaId, Rubric, RubricId, SubareaId};

/// An edition that some of the evaluations beside the draft were made with, and what of it can be compared.
#[derive(Clone)]
pub struct ComparedEdition {
    /// Nothing where no source says which.
    edition: Option<RubricId>,
    /// The evaluations: "Vallentuna 2019 och Vänersborg 2018".
    names: String,
    correspondence: Correspondence,
    area_caveats: Vec<CaveatOn<AreaId>>,
    subarea_caveats: Vec<CaveatOn<SubareaId>>,
}

/// The editions of what was chosen other than the draft's own, each once; those that nobody knows count as one.
pub fn compared_editions(chosen: &[&Series], rubric: &Rubric, map: &EditionMap) -> Vec<ComparedEdition> {
    let locale = use_locale();
    // A goal is of no edition.
    let results = || chosen.iter().filter(|series| series.kind != ReferenceKind::Goal);
    let mut editions: Vec<Option<&RubricId>> = Vec::new();
    for edition in results().map(|series| series.edition.id()) {
        if edition != Some(&rubric.id) && !editions.contains(&edition) {
            editions.push(edition);
        }
    }
    let compared = |edition: Option<&RubricId>| {
        let of_edition: Vec<_> = results().filter(|series| series.edition.id() == edition).collect();
        let is_given = |figure: &Figure| *figure != Figure::NotPublished;
        let found = correspondence(rubric, edition, map);
        let names: Vec<_> = of_edition.iter().map(|series| series.name.clone()).collect();
        // Nothing has to be said of figures that no source gives.
        let has_areas = of_edition.iter().any(|series| series.areas.iter().any(is_given));
        let has_subareas = of_edition.iter().any(|series| series.subareas.iter().any(is_given));
        ComparedEdition {
            edition: edition.cloned(),
            names: listed_some(locale, &names),
            area_caveats: if has_areas { found.area_caveats(rubric) } else { Vec::new() },
            subarea_caveats: if has_subareas { found.subarea_caveats(rubric) } else { Vec::new() },
            correspondence: found,
        }
    };
    editions.into_iter().map(compared).collect()
}

impl ComparedEdition {
    fn title(&self) -> String {
        let locale = use_locale();
        let names = self.names.as_str();
        match &self.edition {
            Some(edition) => td_string!(locale, compare.edition, edition = edition.as_str(), names = names).to_string(),
            None => td_string!(locale, compare.edition_unknown, names = names).to_string(),
        }
    }

    /// What has to be said of some subareas, each caveat with those of them that it is about.
    fn caveats_on(&self, shown: &[SubareaId]) -> Vec<CaveatOn<SubareaId>> {
        let only_shown = |on: &CaveatOn<SubareaId>| {
            let parts: Vec<_> = on.parts.iter().filter(|part| shown.contains(part)).cloned().collect();
            (!parts.is_empty()).then(|| CaveatOn { parts, caveat: on.caveat.clone() })
        };
        self.subarea_caveats.iter().filter_map(only_shown).collect()
    }

    /// What holds for the totals.
    fn totals_text(&self, language: Language) -> Option<&str> {
        match &self.correspondence.extent {
            Extent::Across { totals, .. } => Some(totals.text.get(language)),
            Extent::Everything | Extent::OnlyTotal => None,
        }
    }

    /// The areas that have another number in the edition: "2 är 8, 4 är 5".
    fn other_numbers(&self, rubric: &Rubric) -> Option<String> {
        let locale = use_locale();
        let number = |(area, other): (&AreaId, &[AreaId])| match other {
            [other] if other != area => {
                Some(td_string!(locale, compare.number, own = area.as_str(), other = other.as_str()).to_string())
            }
            _ => None,
        };
        let others = self.correspondence.areas.iter().map(|counterpart| counterpart.ids.as_slice());
        let numbers: Vec<_> = rubric.areas.iter().map(|area| &area.id).zip(others).filter_map(number).collect();
        let (edition, numbers) = (self.edition.as_ref()?.as_str(), (!numbers.is_empty()).then(|| numbers.join(", "))?);
        Some(td_string!(locale, compare.numbers, edition = edition, numbers = numbers).to_string())
    }
}

/// The id of what holds for each edition as a whole.
pub const CAVEATS: &str = "caveats";

/// What holds for each edition as a whole, and for the totals.
pub fn edition_caveats(editions: &[ComparedEdition], rubric: &Rubric) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let remark = |edition: &ComparedEdition| {
        let sentences = match &edition.correspondence.extent {
            // An evaluation of the draft's own rubric is compared in full.
            Extent::Everything => return None,
            Extent::OnlyTotal => vec![td_string!(locale, compare.only_total).to_owned()],
            Extent::Across { caveat, .. } => {
                let text = caveat.text.get(language).to_owned();
                std::iter::once(text).chain(edition.other_numbers(rubric)).collect()
            }
        };
        let sentences = sentences.join(" ");
        Some(view! {
            <p class="kk-remark">
                <strong>{edition.title()}</strong>
                " "
                {sentences}
            </p>
        })
    };
    let remarks: Vec<_> = editions.iter().filter_map(remark).collect();
    let of_totals: Vec<_> =
        total_notes(editions).into_iter().map(|text| view! { <p class="kk-remark">{text}</p> }).collect();
    view! {
        {remarks}
        {of_totals}
    }
}

/// What holds for the totals.
pub fn total_notes(editions: &[ComparedEdition]) -> Vec<String> {
    let language = expect_context::<Language>();
    // Most editions say the same of theirs.
    let mut notes: Vec<String> = Vec::new();
    for text in editions.iter().filter_map(|edition| edition.totals_text(language)) {
        if !notes.iter().any(|note| note == text) {
            notes.push(text.to_owned());
        }
    }
    notes
}

/// The parts that a picture shows.
#[derive(Clone, Copy)]
pub enum ShownParts<'p> {
    /// Nothing but totals.
    Total,
    /// The areas of a rubric.
    Areas(&'p Rubric),
    /// Some of its subareas.
    Subareas(&'p Rubric, &'p [SubareaId]),
}

/// The same in plain text, with what holds for the parts that are shown, for pictures and copied text of charts.
pub fn caveat_notes(editions: &[ComparedEdition], shown: ShownParts) -> Vec<String> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let mut notes = Vec::new();
    for edition in editions {
        let whole = match &edition.correspondence.extent {
            Extent::Everything => continue,
            Extent::OnlyTotal => vec![td_string!(locale, compare.only_total).to_owned()],
            Extent::Across { caveat, .. } => {
                let numbers = match shown {
                    ShownParts::Total => None,
                    ShownParts::Areas(rubric) | ShownParts::Subareas(rubric, _) => edition.other_numbers(rubric),
                };
                std::iter::once(caveat.text.get(language).to_owned()).chain(numbers).collect()
            }
        };
        let of_parts = match shown {
            ShownParts::Total => Vec::new(),
            ShownParts::Areas(_) => texts(&edition.area_caveats, ToString::to_string),
            ShownParts::Subareas(_, ids) => texts(&edition.caveats_on(ids), ToString::to_string),
        };
        let of_parts = of_parts.into_iter().map(|(parts, text)| format!("{parts}: {text}"));
        let sentences: Vec<_> = whole.into_iter().chain(of_parts).collect();
        notes.push(format!("{}: {}", edition.title(), sentences.join(" ")));
    }
    notes
}

/// The id of the heading over why some areas cannot be compared.
pub const AREA_CAVEATS: &str = "area-caveats";

/// Why some areas can be compared only in part or not at all; nothing when there is nothing to say.
pub fn area_caveats(editions: &[ComparedEdition], rubric: &Rubric) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let title = |id: &AreaId| {
        let title = rubric.area(id).map(|area| area.title.get(language)).unwrap_or_default();
        format!("{id} {title}")
    };
    let list = |edition: &ComparedEdition| list(edition.title(), texts(&edition.area_caveats, title));
    let lists: Vec<_> = editions.iter().filter_map(list).collect();
    (!lists.is_empty()).then(|| {
        view! {
            <section class="kk-caveats" aria-labelledby=AREA_CAVEATS>
                <h2 id=AREA_CAVEATS>{td_string!(locale, compare.areas_title)}</h2>
                <div class="kk-caveats__lists">{lists}</div>
            </section>
        }
    })
}

/// The same for some subareas, where these are shown; `hints` are [those on their figures](figure_hints).
pub fn subarea_caveats(
    editions: &[ComparedEdition],
    shown: &[SubareaId],
    hints: Vec<&'static str>,
) -> Option<impl IntoView + use<>> {
    let hints: Vec<_> = hints.into_iter().map(|hint| view! { <p class="kk-hint">{hint}</p> }).collect();
    let list =
        |edition: &ComparedEdition| list(edition.title(), texts(&edition.caveats_on(shown), ToString::to_string));
    let lists: Vec<_> = editions.iter().filter_map(list).collect();
    (!hints.is_empty() || !lists.is_empty()).then(|| {
        view! {
            <div class="kk-caveats">
                {hints}
                <div class="kk-caveats__lists">{lists}</div>
            </div>
        }
    })
}

/// What figures mean that are no plain points.
pub fn figure_hints(scope: &Scope, series: &[&Series]) -> Vec<&'static str> {
    let locale = use_locale();
    let (mut has_share, mut has_in_part) = (false, false);
    for figure in series.iter().flat_map(|series| scope.figures(series)) {
        has_share |= matches!(figure, Figure::Share(_));
        has_in_part |= matches!(figure, Figure::InPart(_));
    }
    let share = has_share.then(|| td_string!(locale, compare.share_hint));
    let in_part = has_in_part.then(|| td_string!(locale, compare.in_part_hint));
    share.into_iter().chain(in_part).collect()
}

/// The caveats with the parts that they are about, as text.
fn texts<Id>(caveats: &[CaveatOn<Id>], name: impl Fn(&Id) -> String) -> Vec<(String, String)> {
    let language = expect_context::<Language>();
    let parts = |on: &CaveatOn<Id>| on.parts.iter().map(&name).collect::<Vec<_>>().join(", ");
    caveats.iter().map(|on| (parts(on), on.caveat.text.get(language).to_owned())).collect()
}

/// Each caveat once, with the parts of the draft that it is about.
fn list(heading: String, caveats: Vec<(String, String)>) -> Option<AnyView> {
    let item = |(parts, text): (String, String)| {
        view! {
            <li>
                <strong>{parts}</strong>
                ": "
                {text}
            </li>
        }
    };
    let items: Vec<_> = caveats.into_iter().map(item).collect();
    (!items.is_empty()).then(|| {
        view! {
            <div>
                <h3>{heading}</h3>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    })
}
