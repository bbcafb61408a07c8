//! Everything that was found in a rubric file: sentences in groups, each with its place for people and its path.

use leptos::prelude::*;

use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::json::{MAX_PROBLEMS, ProblemKind};
use crate::language::Language;
use crate::rubric::{Finding, Lint, Place, WarningKind};

/// The most findings of a group that are shown without asking for the rest.
const MAX_SHOWN: usize = 20;

/// What a group of findings is about; in the order in which it is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// The file as a whole.
    Whole,
    Missing,
    Values,
    Sums,
    Ids,
    Lengths,
    Languages,
    Questions,
    SameTexts,
    Markup,
    Fields,
}

impl Group {
    const ALL: [Self; 11] = [
        Self::Whole,
        Self::Missing,
        Self::Values,
        Self::Sums,
        Self::Ids,
        Self::Lengths,
        Self::Languages,
        Self::Questions,
        Self::SameTexts,
        Self::Markup,
        Self::Fields,
    ];

    const fn of_fault(kind: &ProblemKind) -> Self {
        match kind {
            ProblemKind::TooLarge { .. }
            | ProblemKind::TooDeep { .. }
            | ProblemKind::NotJson { .. }
            | ProblemKind::OtherFormat { .. }
            | ProblemKind::NoSchema
            | ProblemKind::NewerSchema { .. } => Self::Whole,
            ProblemKind::Missing | ProblemKind::Empty => Self::Missing,
            ProblemKind::WrongType { .. }
            | ProblemKind::QuotedNumber { .. }
            | ProblemKind::OutOfRange { .. }
            | ProblemKind::Unrecognised { .. }
            | ProblemKind::Altered => Self::Values,
            ProblemKind::AreaSum { .. } | ProblemKind::WeightSum { .. } => Self::Sums,
            ProblemKind::Duplicate { .. } => Self::Ids,
            ProblemKind::TooLong { .. } | ProblemKind::WrongCount { .. } => Self::Lengths,
            ProblemKind::UndeclaredLanguage { .. } | ProblemKind::MissingLanguage { .. } => Self::Languages,
        }
    }

    const fn of_warning(kind: &WarningKind) -> Self {
        match kind {
            WarningKind::NoQuestions
            | WarningKind::FewQuestions { .. }
            | WarningKind::HeavyQuestion { .. }
            | WarningKind::LongQuestion { .. } => Self::Questions,
            WarningKind::SameQuestion { .. }
            | WarningKind::SameAnchor { .. }
            | WarningKind::SameInTwoLanguages { .. } => Self::SameTexts,
            WarningKind::Markup => Self::Markup,
            WarningKind::ShippedId { .. } => Self::Ids,
            WarningKind::UnknownField { .. } => Self::Fields,
        }
    }

    fn title(self, locale: Locale) -> &'static str {
        match self {
            Self::Whole => td_string!(locale, findings.whole),
            Self::Missing => td_string!(locale, findings.missing),
            Self::Values => td_string!(locale, findings.values),
            Self::Sums => td_string!(locale, findings.sums),
            Self::Ids => td_string!(locale, findings.ids),
            Self::Lengths => td_string!(locale, findings.lengths),
            Self::Languages => td_string!(locale, findings.languages),
            Self::Questions => td_string!(locale, findings.questions),
            Self::SameTexts => td_string!(locale, findings.same_texts),
            Self::Markup => td_string!(locale, findings.markup),
            Self::Fields => td_string!(locale, findings.fields),
        }
    }
}

/// A finding as it is shown.
struct Line {
    group: Group,
    place: Option<String>,
    sentence: String,
    path: String,
}

/// The faults of a file, which refuse it.
pub fn faults_report(found: &Lint) -> impl IntoView + use<> {
    let locale = use_locale();
    let count = found.faults.len();
    let summary = match count {
        1 => td_string!(locale, models.one_fault).to_owned(),
        _ => td_string!(locale, models.many_faults, count = count).to_string(),
    };
    let line = |fault: &Finding<ProblemKind>| {
        let path = if messages::is_about_the_whole(&fault.kind) { "" } else { fault.path.as_str() };
        Line {
            group: Group::of_fault(&fault.kind),
            place: place(locale, &fault.place, path),
            sentence: messages::problem_kind(locale, &fault.kind),
            path: path.to_owned(),
        }
    };
    view! {
        <p>
            <strong>{summary}</strong>
        </p>
        {cut_off(locale, count)}
        {groups(locale, found.faults.iter().map(line).collect())}
    }
}

/// How much there is to look at again in a file; that there is nothing is said too, unless it has faults.
pub fn warnings_summary(found: &Lint) -> Option<String> {
    let locale = use_locale();
    let (count, is_sound) = (found.warnings.len(), found.faults.is_empty());
    match (count, is_sound) {
        (0, true) => Some(td_string!(locale, models.no_warnings).to_owned()),
        (0, false) => None,
        (1, true) => Some(td_string!(locale, models.one_warning).to_owned()),
        (_, true) => Some(td_string!(locale, models.many_warnings, count = count).to_string()),
        (1, false) => Some(td_string!(locale, models.one_warning_too).to_owned()),
        (_, false) => Some(td_string!(locale, models.many_warnings_too, count = count).to_string()),
    }
}

/// The warnings about a file.
pub fn warnings_report(found: &Lint) -> impl IntoView + use<> {
    let locale = use_locale();
    let line = |warning: &Finding<WarningKind>| Line {
        group: Group::of_warning(&warning.kind),
        place: place(locale, &warning.place, &warning.path),
        sentence: messages::warning(locale, &warning.kind),
        path: warning.path.clone(),
    };
    view! {
        {cut_off(locale, found.warnings.len())}
        {groups(locale, found.warnings.iter().map(line).collect())}
    }
}

/// The part of the rubric that a finding stands in; nothing when it is about the file.
fn place(locale: Locale, place: &Place, path: &str) -> Option<String> {
    let language = expect_context::<Language>();
    let whole = || (!path.is_empty()).then(|| td_string!(locale, place.whole).to_owned());
    messages::place(locale, language, place).or_else(whole)
}

/// That the list is not complete, where it is not.
fn cut_off(locale: Locale, count: usize) -> Option<impl IntoView> {
    (count >= MAX_PROBLEMS).then(|| {
        view! { <p class="kk-remark">{td_string!(locale, models.cut_off, limit = MAX_PROBLEMS).to_string()}</p> }
    })
}

fn groups(locale: Locale, lines: Vec<Line>) -> Vec<AnyView> {
    let mut lines = lines;
    let mut groups = Vec::new();
    for group in Group::ALL {
        let (here, rest): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.group == group);
        lines = rest;
        if here.is_empty() {
            continue;
        }
        let heading = format!("{} ({})", group.title(locale), here.len());
        let more = here.len().saturating_sub(MAX_SHOWN);
        let mut items: Vec<_> = here.into_iter().map(item).collect();
        let folded = items.split_off(items.len().min(MAX_SHOWN));
        let folded = (more > 0).then(|| {
            view! {
                <details>
                    <summary>{td_string!(locale, models.show_more, count = more).to_string()}</summary>
                    <ul class="kk-findings">{folded}</ul>
                </details>
            }
        });
        groups.push(
            view! {
                <h3>{heading}</h3>
                <ul class="kk-findings">{items}</ul>
                {folded}
            }
            .into_any(),
        );
    }
    groups
}

fn item(line: Line) -> impl IntoView {
    let Line { place, sentence, path, .. } = line;
    let place = place.map(|place| view! { <span class="kk-findings__place">{place}</span> ": " });
    let path = (!path.is_empty()).then(|| view! { " " <code class="kk-findings__path">{path}</code> });
    view! {
        <li>
            {place}
            {sentence}
            {path}
        </li>
    }
}
