//! The start page: what it is, the drafts of this browser, and ways to begin.

use leptos::prelude::*;

use crate::app::components::archive_button::ArchiveButton;
use crate::app::components::bin_link::BinLink;
use crate::app::components::draft_card::DraftCard;
use crate::app::components::import_button::ImportButton;
use crate::app::components::page_heading::PageHeading;
use crate::app::downloads::Downloads;
use crate::app::drafts::{Draft, Drafts, UnreadableDraft};
use crate::app::embedding::Preset;
use crate::app::i18n::td_string;
use crate::app::library::{Library, Loading};
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::pages::draft_name;
use crate::app::route::Route;
use crate::app::services::location::Address;
use crate::assessment::{AssessmentId, Mode, NewAssessment, Origin, RubricReference, Year, file};
use crate::evaluation::Evaluation;
use crate::municipality::Municipality;
use crate::rubric::Edition;

/// Id of the evaluation that serves as the example.
const EXAMPLE: &str = "nassjo-2022";

/// Id of the heading over the drafts, where the focus goes when what had it is no longer there.
pub const DRAFTS: &str = "drafts";

/// The start page.
#[component]
pub fn StartPage() -> impl IntoView {
    let locale = use_locale();
    let preset = expect_context::<Preset>();
    let proposed = move || {
        let edition =
            preset.edition().map(|edition| td_string!(locale, embed.edition, edition = edition.id()).to_string());
        let proposed: Vec<_> = preset.municipality().map(|one| one.name).into_iter().chain(edition).collect();
        (!proposed.is_empty()).then(|| {
            let text = td_string!(locale, embed.proposed, what = proposed.join(", ")).to_string();
            view! { <p class="kk-hint">{text}</p> }
        })
    };
    view! {
        <div class="kk-start">
            <PageHeading title=td_string!(locale, start.title).to_owned() />
            <p class="kk-lead">{td_string!(locale, start.lead)}</p>
            {proposed}
            <div class="kk-actions">
                <a class="kk-button kk-button--primary" href=Route::New(None).href()>{td_string!(locale, start.new)}</a>
                <ExampleButton />
            </div>
            <section aria-labelledby=DRAFTS>
                <h2 id=DRAFTS tabindex="-1">{td_string!(locale, start.drafts)}</h2>
                <DraftList />
                <ImportButton />
                <ArchiveButton />
                <BinLink />
                <p>
                    {td_string!(locale, start.models)}
                    " "
                    <a href=Route::OwnRubrics.href()>{td_string!(locale, start.models_link)}</a>
                </p>
                <p>
                    {td_string!(locale, evaluations.from_start)}
                    " "
                    <a href=Route::Evaluations.href()>{td_string!(locale, evaluations.from_start_link)}</a>
                </p>
            </section>
            <UnreadableList />
            <div class="kk-columns">
                <section aria-labelledby="private">
                    <h2 id="private">{td_string!(locale, start.private_title)}</h2>
                    <p>{td_string!(locale, start.private)}</p>
                </section>
                <section aria-labelledby="unofficial">
                    <h2 id="unofficial">{td_string!(locale, start.unofficial_title)}</h2>
                    <p>{td_string!(locale, start.unofficial)}</p>
                    <p>
                        <a href=Route::Method.href()>{td_string!(locale, method.from_start)}</a>
                    </p>
                </section>
            </div>
        </div>
    }
}

#[component]
fn DraftList() -> impl IntoView {
    let locale = use_locale();
    let list = expect_context::<Drafts>().list();
    view! {
        {move || {
            let cards: Vec<_> = list.get().into_iter().map(card).collect();
            if cards.is_empty() {
                view! { <p class="kk-empty">{td_string!(locale, start.none)}</p> }.into_any()
            } else {
                view! { <ul class="kk-drafts">{cards}</ul> }.into_any()
            }
        }}
    }
}

/// A card, made anew when the draft is about something else, as after an import.
fn card(draft: Draft) -> impl IntoView {
    let assessment = draft.assessment.clone();
    let about = Memo::new(move |_| assessment.with(|draft| (draft.about(), draft.origin)));
    // Read and not only tracked: a memo that nobody reads follows nothing.
    let card = move || about.with(|_| view! { <DraftCard draft=draft.clone() /> });
    view! { <li>{card}</li> }
}

/// Drafts that this version cannot read; they stay as they are and can be saved as files.
#[component]
fn UnreadableList() -> impl IntoView {
    let locale = use_locale();
    let unreadable = expect_context::<Drafts>().unreadable();
    view! {
        {move || {
            let items: Vec<_> =
                unreadable.get().into_iter().map(|draft| view! { <UnreadableItem draft /> }).collect();
            (!items.is_empty()).then(|| view! {
                <section aria-labelledby="unreadable">
                    <h2 id="unreadable">{td_string!(locale, start.unreadable)}</h2>
                    <p>{td_string!(locale, start.unreadable_hint)}</p>
                    <ul class="kk-drafts">{items}</ul>
                </section>
            })
        }}
    }
}

#[component]
fn UnreadableItem(draft: UnreadableDraft) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let downloads = expect_context::<Downloads>();
    let id = draft.id;
    let reasons: Vec<_> =
        draft.problems.iter().take(3).map(|problem| view! { <p>{messages::problem(locale, problem)}</p> }).collect();
    let name = format!("{}.kompass.json", draft.id);
    let shown = td_string!(locale, draft.download_named, name = name.as_str()).to_string();
    let delete = td_string!(locale, draft.delete_named, name = name.as_str()).to_string();
    let newer = draft.is_newer().then(|| file::look_at_newer(&draft.text)).flatten();
    let look = newer.map(|newer| {
        let label = td_string!(locale, newer.look, name = draft_name(locale, &newer)).to_string();
        view! { <a class="kk-button" href=Route::Overview(draft.id).href()>{label}</a> }
    });
    view! {
        <li class="kk-draft">
            {reasons}
            <p class="kk-actions">
                {look}
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    on:click=move |_| downloads.text(&name, &draft.text)
                >
                    {shown}
                </button>
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    aria-label=delete
                    on:click=move |_| drafts.delete_unreadable(id)
                >
                    {td_string!(locale, draft.delete)}
                </button>
            </p>
        </li>
    }
}

/// Opens the example: the official points of Nässjö 2022 as a draft to look at and try things in.
#[component]
fn ExampleButton() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let library = expect_context::<Library>();
    let address = expect_context::<Address>();
    let wanted = RwSignal::new(false);
    let failed = RwSignal::new(false);
    // The data is fetched when the button is pressed; the draft is made as soon as both files are here.
    Effect::new(move |_| {
        if !wanted.get() {
            return;
        }
        let rubric = library.edition(Edition::Edition2021).map(|rubric| rubric.get());
        let evaluations = library.evaluations().get();
        match (rubric, evaluations) {
            (Some(Loading::Ready(rubric)), Loading::Ready(evaluations)) => {
                wanted.set(false);
                let example = evaluations.evaluations.iter().find(|evaluation| evaluation.id.as_str() == EXAMPLE);
                let justification = td_string!(locale, result.example);
                let opened = example.and_then(|example| {
                    existing_example(drafts, example)
                        .or_else(|| make_example(drafts, example, RubricReference::to(&rubric), justification))
                });
                match opened {
                    Some(id) => address.go_to(&Route::Result(id, Vec::new()).to_string()),
                    None => failed.set(true),
                }
            }
            (None | Some(Loading::Failed(_)), _) | (_, Loading::Failed(_)) => {
                wanted.set(false);
                failed.set(true);
            }
            (Some(Loading::Pending), _) | (_, Loading::Pending) => {}
        }
    });
    view! {
        <button
            type="button"
            class="kk-button"
            aria-busy=move || wanted.get().to_string()
            on:click=move |_| {
                failed.set(false);
                library.retry();
                wanted.set(true);
            }
        >
            {td_string!(locale, start.example)}
        </button>
        <p class="kk-error" role="alert">
            {move || failed.get().then(|| td_string!(locale, start.example_failed))}
        </p>
    }
}

/// The example if it has been opened before.
fn existing_example(drafts: Drafts, example: &Evaluation) -> Option<AssessmentId> {
    drafts.list().with_untracked(|list| {
        let found = list.iter().find(|draft| {
            draft.assessment.with_untracked(|draft| {
                draft.origin == Origin::Example && is_about(&draft.municipality, draft.year, example)
            })
        });
        found.map(|draft| draft.id)
    })
}

fn is_about(municipality: &Municipality, year: Year, example: &Evaluation) -> bool {
    *municipality == example.municipality && year == example.year
}

fn make_example(
    drafts: Drafts,
    example: &Evaluation,
    rubric: RubricReference,
    justification: &str,
) -> Option<AssessmentId> {
    let new = |id, now| NewAssessment {
        id,
        municipality: example.municipality.clone(),
        year: example.year,
        rubric,
        mode: Mode::Quick,
        origin: Origin::Example,
        now,
    };
    drafts.create_example(new, example.as_direct_points(justification))
}
