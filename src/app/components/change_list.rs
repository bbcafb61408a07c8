//! What is different between two states of a draft, as a list to read through: for imports and for versions.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::{lang_of, use_locale};
use crate::assessment::{Answer, Mode};
use crate::changes::{Change, Kind, Pair, Part, PartChanges, by_part, excerpt};
use crate::language::Language;
use crate::rubric::{QuestionId, Rubric, RubricReference};

/// The most changes that are shown unfolded.
const MAX_OPEN: usize = 10;

/// The most characters of a text that are shown before it is asked for.
const MAX_TEXT: usize = 180;

/// What the two values of a change are to the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// One becomes the other.
    #[default]
    BeforeAfter,
    /// They stand beside each other: here, and in a file.
    HereAndFile,
}

/// Changes by area and subarea, each with what was there before and after; the areas are folded when the list is long.
#[component]
pub fn ChangeList(
    /// The rubric of the draft, for its order and its texts; without it, ids are shown in their order.
    rubric: Option<Arc<Rubric>>,
    /// The language of the interface.
    language: Language,
    /// The changes.
    changes: Vec<Change>,
    /// What the values are called.
    #[prop(optional)]
    sides: Sides,
) -> impl IntoView {
    let locale = use_locale();
    let open = changes.len() <= MAX_OPEN;
    let words = Words {
        locale,
        language,
        lang: rubric.as_ref().and_then(|rubric| lang_of(&rubric.title)),
        rubric: rubric.as_deref(),
        sides,
    };
    let parts = match words.rubric {
        Some(rubric) => by_part(rubric, changes),
        None => by_id(changes),
    };
    let mut groups: Vec<(String, Option<&'static str>, Vec<PartChanges>)> = Vec::new();
    for part in parts {
        let (title, lang) = words.group_title(&part.part);
        match groups.last_mut() {
            Some((last, _, parts)) if *last == title => parts.push(part),
            Some(_) | None => groups.push((title, lang, vec![part])),
        }
    }
    let groups: Vec<_> = groups.into_iter().map(|(title, lang, parts)| words.group(title, lang, parts, open)).collect();
    view! { <div class="kk-changes">{groups}</div> }
}

/// What is about the draft as a whole, and all the rest.
fn by_id(changes: Vec<Change>) -> Vec<PartChanges<'static>> {
    let (whole, rest): (Vec<_>, Vec<_>) = changes.into_iter().partition(Change::is_about_the_whole);
    let parts =
        [PartChanges { part: Part::Whole, changes: whole }, PartChanges { part: Part::Elsewhere, changes: rest }];
    parts.into_iter().filter(|part| !part.changes.is_empty()).collect()
}

/// What texts are made from.
struct Words<'r> {
    locale: Locale,
    language: Language,
    rubric: Option<&'r Rubric>,
    /// The `lang` attribute of the rubric's texts.
    lang: Option<&'static str>,
    sides: Sides,
}

impl Words<'_> {
    fn group_title(&self, part: &Part) -> (String, Option<&'static str>) {
        let locale = self.locale;
        match part {
            Part::Whole => (td_string!(locale, changes.whole).to_owned(), None),
            Part::Subarea(area, _) => (format!("{} {}", area.id, area.title.get(self.language)), lang_of(&area.title)),
            Part::Elsewhere if self.rubric.is_some() => (td_string!(locale, changes.elsewhere).to_owned(), None),
            Part::Elsewhere => (td_string!(locale, changes.entries).to_owned(), None),
        }
    }

    fn group(&self, title: String, lang: Option<&'static str>, parts: Vec<PartChanges>, open: bool) -> AnyView {
        let locale = self.locale;
        let count = match parts.iter().map(|part| part.changes.len()).sum::<usize>() {
            1 => td_string!(locale, changes.one_change).to_owned(),
            count => td_string!(locale, changes.many_changes, count = count).to_string(),
        };
        let parts: Vec<_> = parts.into_iter().map(|part| self.part(part)).collect();
        view! {
            <details class="kk-changes__group" open=open>
                <summary>
                    <span lang=lang>{title}</span>
                    " ("
                    {count}
                    ")"
                </summary>
                {parts}
            </details>
        }
        .into_any()
    }

    /// The changes of a part, those of one question together under its text.
    fn part(&self, part: PartChanges) -> AnyView {
        let title = match part.part {
            Part::Subarea(_, subarea) => Some(format!("{} {}", subarea.id, subarea.title.get(self.language))),
            Part::Whole | Part::Elsewhere => None,
        };
        let mut items: Vec<(Option<String>, Vec<AnyView>)> = Vec::new();
        for change in part.changes {
            let subject = self.subject(&change);
            let field = self.field(&change);
            match items.last_mut() {
                Some((last, fields)) if *last == subject => fields.push(field),
                Some(_) | None => items.push((subject, vec![field])),
            }
        }
        let lang = self.lang;
        let items: Vec<_> = items
            .into_iter()
            .map(|(subject, fields)| {
                view! {
                    <li class="kk-change">
                        {subject.map(|subject| view! { <p class="kk-change__subject" lang=lang>{subject}</p> })}
                        {fields}
                    </li>
                }
            })
            .collect();
        view! {
            {title.map(|title| view! { <p class="kk-changes__part" lang=lang>{title}</p> })}
            <ul class="kk-changes__list">{items}</ul>
        }
        .into_any()
    }

    /// The question that a change belongs to, or the subarea where that is not said by what it stands under.
    fn subject(&self, change: &Change) -> Option<String> {
        match change {
            Change::Municipality(_) | Change::Year(_) | Change::Mode(_) | Change::Rubric(_) => None,
            Change::DirectPoints(id, _) | Change::Justification(id, _) => {
                let is_known = self.rubric.is_some_and(|rubric| rubric.subarea(id).is_some());
                (!is_known).then(|| id.to_string())
            }
            Change::Answer(id, _) | Change::Note(id, _) => Some(self.question(id)),
        }
    }

    /// The text of a question; its id when the rubric does not have it.
    fn question(&self, id: &QuestionId) -> String {
        let found = self.rubric.and_then(|rubric| rubric.questions().find(|question| question.id == *id));
        found.map_or_else(|| id.to_string(), |question| question.text.get(self.language).to_owned())
    }

    fn field(&self, change: &Change) -> AnyView {
        let locale = self.locale;
        let kind = change.kind();
        let (name, values) = match change {
            Change::Municipality(pair) => {
                (td_string!(locale, changes.municipality), pair_of(pair, |it| plain(it.name.clone())))
            }
            Change::Year(pair) => (td_string!(locale, changes.year), pair_of(pair, |it| plain(it.to_string()))),
            Change::Mode(pair) => (td_string!(locale, changes.mode), pair_of(pair, |it| plain(mode(locale, *it)))),
            Change::Rubric(pair) => {
                (td_string!(locale, changes.rubric), pair_of(pair, |it| plain(reference(locale, it))))
            }
            Change::DirectPoints(_, pair) => (
                td_string!(locale, changes.points),
                pair_of(pair, |it| {
                    let points = it.map(|points| format::exact(points, self.language));
                    plain(points.map_or_else(
                        || td_string!(locale, changes.nothing).to_owned(),
                        |points| td_string!(locale, changes.points_given, points = points).to_string(),
                    ))
                }),
            ),
            Change::Justification(_, pair) => {
                (td_string!(locale, changes.justification), pair_of(pair, |it| long_text(locale, it)))
            }
            Change::Answer(_, pair) => (td_string!(locale, changes.answer), pair_of(pair, |it| self.answer(it))),
            Change::Note(_, pair) => (td_string!(locale, changes.note), pair_of(pair, |it| long_text(locale, it))),
        };
        match self.sides {
            Sides::BeforeAfter => changed_field(locale, name, kind, values),
            Sides::HereAndFile => {
                let sides = (td_string!(locale, changes.here), td_string!(locale, changes.in_file));
                let name = view! { <p class="kk-change__name">{name}</p> }.into_any();
                field(name, both(sides, values))
            }
        }
    }

    fn answer(&self, answer: &Answer) -> AnyView {
        let locale = self.locale;
        match answer {
            Answer::Unanswered => plain(td_string!(locale, changes.unanswered).to_owned()),
            Answer::DontKnow => plain(td_string!(locale, question.dont_know).to_owned()),
            Answer::NotApplicable { reason } => {
                let reason = (!reason.is_empty()).then(|| long_text(locale, reason));
                view! {
                    <span class="kk-change__value">{td_string!(locale, question.not_applicable)}</span>
                    {reason}
                }
                .into_any()
            }
            Answer::Level(level) => {
                let number = level.number();
                let label = self.rubric.map(|rubric| rubric.scale_level(*level).label.get(self.language).to_owned());
                match label {
                    None => plain(td_string!(locale, changes.level, level = number).to_string()),
                    Some(label) => view! {
                        <span class="kk-change__value">
                            {number.to_string()}
                            " "
                            <span lang=self.lang>{label}</span>
                        </span>
                    }
                    .into_any(),
                }
            }
        }
    }
}

/// Both values of a pair as they are shown.
fn pair_of<T>(pair: &Pair<T>, show: impl Fn(&T) -> AnyView) -> Pair<AnyView> {
    Pair { before: show(&pair.before), after: show(&pair.after) }
}

fn plain(text: String) -> AnyView {
    view! { <span class="kk-change__value" dir="auto">{text}</span> }.into_any()
}

fn mode(locale: Locale, mode: Mode) -> String {
    match mode {
        Mode::Full => td_string!(locale, new.mode_full),
        Mode::Quick => td_string!(locale, new.mode_quick),
    }
    .to_owned()
}

fn reference(locale: Locale, rubric: &RubricReference) -> String {
    let (id, version) = (rubric.id.as_str(), rubric.fingerprint.short());
    td_string!(locale, models.id_and_version, id = id, version = version).to_string()
}

/// A text of any length: whole, or its beginning with a way to see the rest.
fn long_text(locale: Locale, text: &str) -> AnyView {
    if text.is_empty() {
        return plain(td_string!(locale, changes.nothing).to_owned());
    }
    let Some(beginning) = excerpt(text, MAX_TEXT) else {
        return view! { <span class="kk-change__value kk-change__text" dir="auto">{text.to_owned()}</span> }.into_any();
    };
    view! {
        <div class="kk-change__cut">
            <p class="kk-change__text" dir="auto">{format!("{beginning} …")}</p>
            <details>
                <summary>{td_string!(locale, changes.whole_text)}</summary>
                <p class="kk-change__text" dir="auto">{text.to_owned()}</p>
            </details>
        </div>
    }
    .into_any()
}

/// One field: what it is, what becomes of it, and its values.
fn changed_field(locale: Locale, name: &'static str, kind: Kind, values: Pair<AnyView>) -> AnyView {
    let (class, word) = match kind {
        Kind::Added => ("kk-change__kind kk-change__kind--added", td_string!(locale, changes.added)),
        Kind::Changed => ("kk-change__kind", td_string!(locale, changes.changed)),
        Kind::Removed => ("kk-change__kind kk-change__kind--removed", td_string!(locale, changes.removed)),
    };
    let name = view! {
        <p class="kk-change__name">
            {name}
            " "
            <span class=class>{word}</span>
        </p>
    };
    let values = match kind {
        Kind::Added => view! { <div class="kk-change__only">{values.after}</div> }.into_any(),
        Kind::Removed => view! { <div class="kk-change__only">{values.before}</div> }.into_any(),
        Kind::Changed => both((td_string!(locale, changes.before), td_string!(locale, changes.after)), values),
    };
    field(name.into_any(), values)
}

fn both((before, after): (&'static str, &'static str), values: Pair<AnyView>) -> AnyView {
    view! {
        <dl class="kk-change__values">
            <dt>{before}</dt>
            <dd>{values.before}</dd>
            <dt>{after}</dt>
            <dd>{values.after}</dd>
        </dl>
    }
    .into_any()
}

fn field(name: AnyView, values: AnyView) -> AnyView {
    view! {
        <div class="kk-change__field">
            {name}
            {values}
        </div>
    }
    .into_any()
}
