//! Undo and redo in every view of a draft, by buttons and by keys, and what came of it.

use leptos::prelude::*;

use super::empty_button::EMPTY;
use super::history_words::{basis_in, parts_of, subject_words, view_of};
use super::kept::{Kept, kept};
use super::page_heading::HEADING;
use crate::app::drafts::Drafts;
use crate::app::i18n::{Locale, td_string};
use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::rubrics::{FoundRubric, OwnRubrics};
use crate::app::services::undo_keys::{self, UndoKey};
use crate::app::services::{page, part};
use crate::assessment::history::Subject;
use crate::assessment::{Assessment, AssessmentId};
use crate::language::Language;
use crate::rubric::Subarea;
use crate::scoring::Basis;

/// Id of the button that brings back what was emptied; the one that emptied it has gone, and with it the focus.
const BRING_BACK: &str = "bring-back";

/// What has happened.
#[derive(Clone, PartialEq)]
enum News {
    Turned(UndoKey, Subject),
    Emptied,
}

/// What has happened, as long as nothing else has.
#[derive(Clone)]
struct Message {
    news: News,
    /// Whether what has changed is out of sight.
    is_elsewhere: bool,
    /// How many steps there were to undo and redo then.
    depth: (usize, usize),
    /// Tells messages apart that say the same, so that each is read out.
    number: usize,
}

/// The history of the draft that is shown, given to its view by context.
#[derive(Clone, Copy)]
pub struct HistoryView {
    id: AssessmentId,
    drafts: Drafts,
    own: OwnRubrics,
    library: Library,
    locale: Locale,
    language: Language,
    rubric: Memo<Option<FoundRubric>>,
    message: RwSignal<Option<Message>>,
}

impl HistoryView {
    /// The history of a draft, for as long as the present view.
    #[must_use]
    pub fn new(id: AssessmentId) -> Self {
        let (drafts, own) = (expect_context::<Drafts>(), expect_context::<OwnRubrics>());
        let library = expect_context::<Library>();
        let rubric = Memo::new(move |_| {
            let draft = drafts.get(id)?;
            Some(draft.assessment.with(|assessment| own.find(library, assessment)))
        });
        let (locale, language) = (use_locale(), expect_context::<Language>());
        Self { id, drafts, own, library, locale, language, rubric, message: RwSignal::new(None) }
    }

    /// What a step in a direction would be about; nothing when there is none.
    fn next(self, direction: UndoKey) -> Option<Subject> {
        let has_rubric = self.rubric.with(|rubric| rubric.as_ref().is_some_and(|rubric| rubric.ready().is_some()));
        match direction {
            UndoKey::Undo => self.drafts.to_undo(self.id, has_rubric),
            UndoKey::Redo => self.drafts.to_redo(self.id, has_rubric),
        }
    }

    fn turn(self, direction: UndoKey) {
        if untrack(|| self.next(direction)).is_none() {
            return;
        }
        let rubric = |assessment: &Assessment| self.own.find(self.library, assessment);
        let had_focus = part::has_focus();
        // What was said before may fit the number of steps again.
        self.message.set(None);
        let turned = match direction {
            UndoKey::Undo => self.drafts.undo(self.id, rubric),
            UndoKey::Redo => self.drafts.redo(self.id, rubric),
        };
        let Some(subject) = turned else { return };
        // Once the view shows the new state.
        request_animation_frame(move || {
            let parts = parts_of(&subject);
            // The part itself may have gone with the step, or be folded up; then it is not to be seen.
            let is_elsewhere = !parts.first().is_some_and(|part| part::is_on_screen(part));
            self.tell(News::Turned(direction, subject), is_elsewhere);
            // What had the focus may have gone with the step; that was part of it, so nothing jumps.
            if had_focus && !part::has_focus() {
                let _shown = parts.iter().any(|part| part::show(part)) || part::show(EMPTY) || part::show(HEADING);
            }
        });
    }

    /// Says that the draft was emptied, and moves the focus to the way back.
    pub fn tell_emptied(self) {
        self.tell(News::Emptied, false);
        request_animation_frame(|| page::focus_id(BRING_BACK));
    }

    fn tell(self, news: News, is_elsewhere: bool) {
        let depth = untrack(|| self.drafts.history_depth(self.id));
        // The view may have been left meanwhile.
        let _told = self.message.try_update(|message| {
            let number = message.as_ref().map_or(0, |message| message.number + 1);
            *message = Some(Message { news, is_elsewhere, depth, number });
        });
    }

    fn words(self, subject: &Subject) -> String {
        self.rubric.with(|rubric| {
            let rubric = rubric.as_ref().and_then(FoundRubric::ready);
            subject_words(self.locale, self.language, rubric.map(AsRef::as_ref), subject)
        })
    }

    /// The address of the view with what a step was about.
    fn address(self, subject: &Subject) -> Option<String> {
        let mode = self.drafts.get(self.id)?.assessment.with_untracked(|assessment| assessment.mode);
        self.rubric.with_untracked(|rubric| {
            let rubric = rubric.as_ref()?.ready()?;
            view_of(self.id, mode, rubric, subject).map(|route| route.href())
        })
    }
}

/// The buttons, above the view, and the keys.
#[component]
pub fn HistoryBar() -> impl IntoView {
    let history = expect_context::<HistoryView>();
    let locale = history.locale;
    undo_keys::follow(move |key| history.turn(key));
    show_wanted(history.drafts);
    let to_undo = Memo::new(move |_| history.next(UndoKey::Undo));
    let to_redo = Memo::new(move |_| history.next(UndoKey::Redo));
    let undo_name = move || match to_undo.get() {
        Some(subject) => td_string!(locale, history.undo_named, what = history.words(&subject)).to_string(),
        None => td_string!(locale, history.undo).to_owned(),
    };
    let redo_name = move || match to_redo.get() {
        Some(subject) => td_string!(locale, history.redo_named, what = history.words(&subject)).to_string(),
        None => td_string!(locale, history.redo).to_owned(),
    };
    // A button with nothing to do keeps the focus, so it is not disabled.
    view! {
        <div class="kk-history kk-screen-only" role="group" aria-label=td_string!(locale, history.group)>
            <button
                type="button"
                class="kk-button kk-button--text"
                aria-label=undo_name
                aria-keyshortcuts="Control+Z Meta+Z"
                aria-disabled=move || to_undo.read().is_none().then_some("true")
                on:click=move |_| history.turn(UndoKey::Undo)
            >
                {td_string!(locale, history.undo)}
            </button>
            <button
                type="button"
                class="kk-button kk-button--text"
                aria-label=redo_name
                aria-keyshortcuts="Control+Y Control+Shift+Z Meta+Shift+Z"
                aria-disabled=move || to_redo.read().is_none().then_some("true")
                on:click=move |_| history.turn(UndoKey::Redo)
            >
                {td_string!(locale, history.redo)}
            </button>
        </div>
    }
}

/// What has just been undone, redone or emptied: under the view, and in sight wherever one has scrolled to.
#[component]
pub fn HistoryMessage() -> impl IntoView {
    let history = expect_context::<HistoryView>();
    let HistoryView { id, drafts, message, .. } = history;
    let present = move || message.get().filter(|message| message.depth == drafts.history_depth(id));
    let text = move |message: Message| Kept::new(message.number.to_string(), move || message_text(history, message));
    let texts = move || present().map(text).into_iter().collect();
    view! {
        <div class="kk-history-message kk-screen-only" role="status">
            {kept(texts)}
        </div>
    }
}

fn message_text(history: HistoryView, message: Message) -> impl IntoView {
    let locale = history.locale;
    let (text, way) = match message.news {
        News::Emptied => (td_string!(locale, history.emptied).to_owned(), Some(bring_back(history).into_any())),
        News::Turned(direction, subject) => {
            let what = untrack(|| history.words(&subject));
            let text = match direction {
                UndoKey::Undo => td_string!(locale, history.undone, what = what).to_string(),
                UndoKey::Redo => td_string!(locale, history.redone, what = what).to_string(),
            };
            let way = message.is_elsewhere.then(|| way_to(history, subject)).flatten();
            (text, way.map(IntoAny::into_any))
        }
    };
    view! { <p class="kk-history-message__text">{text} " " {way}</p> }
}

/// The way back from emptying.
fn bring_back(history: HistoryView) -> impl IntoView {
    view! {
        <button type="button" id=BRING_BACK class="kk-button" on:click=move |_| history.turn(UndoKey::Undo)>
            {td_string!(history.locale, history.undo)}
        </button>
    }
}

/// A link to what has changed; nothing when there is no place for it.
fn way_to(history: HistoryView, subject: Subject) -> Option<impl IntoView> {
    let locale = history.locale;
    let address = untrack(|| history.address(&subject))?;
    let wanted = history.drafts.wanted();
    let text = match subject {
        Subject::Answer(_) | Subject::Reason(_) | Subject::Note(_) => td_string!(locale, history.to_question),
        _ => td_string!(locale, history.to_subarea),
    };
    Some(view! { <a href=address on:click=move |_| wanted.set(Some(subject.clone()))>{text}</a> })
}

/// Moves the focus to the part that somebody wants to see, when it is in the view.
fn show_wanted(drafts: Drafts) {
    let wanted = drafts.wanted();
    Effect::new(move |before: Option<()>| {
        let Some(subject) = wanted.get() else { return };
        // After the heading of a view that has just been opened has taken the focus.
        request_animation_frame(move || {
            let is_shown = parts_of(&subject).iter().any(|part| part::show(part));
            // A view that was there already may be about to give way to the one that has the part.
            if is_shown || before.is_none() {
                wanted.set(None);
            }
        });
    });
}

/// Turns a subarea to its questions, or to its points, when the part that somebody wants to see is among them.
pub fn follow_wanted(subarea: Subarea, shown: RwSignal<Basis>) {
    let wanted = expect_context::<Drafts>().wanted();
    Effect::new(move |_| {
        if let Some(basis) = wanted.read().as_ref().and_then(|subject| basis_in(&subarea, subject)) {
            shown.set(basis);
        }
    });
}
