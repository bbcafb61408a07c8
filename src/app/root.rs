//! The root of the views: contexts, the frame around every view, and the switch between views.

use leptos::either::Either;
use leptos::prelude::*;

use super::comparison_choice::ComparisonChoices;
use super::components::deleted_notice::DeletedNotice;
use super::components::download_status::DownloadStatus;
use super::components::evaluation_notice::EvaluationNotice;
use super::components::eviction_notice::EvictionNotice;
use super::components::freed_notice::FreedNotice;
use super::components::page_heading::FirstView;
use super::components::risk_notice::RiskNotice;
use super::components::rubric_notice::RubricNotice;
use super::components::site_footer::SiteFooter;
use super::components::site_header::SiteHeader;
use super::components::storage_notice::StorageNotice;
use super::components::storage_warning::StorageWarning;
use super::components::term_text::OpenExplanation;
use super::components::update_notice::UpdateNotice;
use super::components::version_notice::VersionNotice;
use super::downloads::Downloads;
use super::drafts::Drafts;
use super::durability::Durability;
use super::embedding::{self, Preset};
use super::evaluations::OwnEvaluations;
use super::library::Library;
use super::locale::{LanguageChoice, use_locale};
use super::pages::area::AreaPage;
use super::pages::bin::BinPage;
use super::pages::compare::ComparePage;
use super::pages::evaluation_form::EvaluationFormPage;
use super::pages::evaluations::EvaluationsPage;
use super::pages::glossary::GlossaryPage;
use super::pages::method::MethodPage;
use super::pages::new::NewPage;
use super::pages::not_found::NotFoundPage;
use super::pages::official::OfficialPage;
use super::pages::overview::OverviewPage;
use super::pages::own_rubrics::OwnRubricsPage;
use super::pages::result::ResultPage;
use super::pages::shared::SharedPage;
use super::pages::start::StartPage;
use super::pages::subarea::SubareaPage;
use super::pages::version::VersionPage;
use super::pages::versions::VersionsPage;
use super::pages::whereabouts::WhereaboutsPage;
use super::route::Route;
use super::rubrics::OwnRubrics;
use super::services::location::Address;
use super::services::page;
use super::updates::Updates;
use crate::app::i18n::{Locale, td_string};

/// Id of the main element, where the skip link leads.
const MAIN: &str = "kk-main";

/// The whole application.
#[component]
pub fn Root(
    /// The language of the interface, whose texts have been read.
    choice: LanguageChoice,
) -> impl IntoView {
    provide_context(choice);
    let drafts = Drafts::open();
    drafts.follow_other_tabs();
    provide_context(drafts);
    let own = OwnRubrics::open();
    own.follow_other_tabs();
    provide_context(own);
    let evaluations = OwnEvaluations::new();
    evaluations.follow_other_tabs();
    provide_context(evaluations);
    let downloads = Downloads::open();
    downloads.follow_other_tabs();
    provide_context(downloads);
    let choices = ComparisonChoices::open();
    choices.follow_other_tabs();
    provide_context(choices);
    provide_context(Durability::open());
    drafts.watch_for_eviction(move || {
        own.save_missing();
        evaluations.save_missing();
        downloads.keep_again();
        choices.keep_again(drafts);
    });
    let library = Library::new();
    let preset = Preset::open();
    provide_context(preset);
    embedding::open(preset, choice, drafts, own, library);
    let unsaved = Signal::derive(move || {
        !drafts.unsaved().read().is_empty() || !own.unsaved().read().is_empty() || evaluations.has_unsaved()
    });
    page::ask_before_leaving(unsaved);
    provide_context(Updates::open(unsaved));

    let address = Address::follow();
    provide_context(address);
    let route = Memo::new(move |_| Route::parse(&address.fragment().read()));
    // Settings of a view are part of its address; changing them must not build the view anew.
    let shown = Memo::new_with_compare(
        move |_| route.get(),
        |old, new| !old.zip(new).is_some_and(|(old, new)| Route::is_same_view(old, new)),
    );
    // What was deleted can be put back until the person goes on with something else.
    Effect::watch(
        move || shown.get(),
        move |_, _, _| {
            drafts.forget_deleted();
            drafts.retry_unsaved();
            drafts.measure();
            own.forget_removed();
            evaluations.forget_removed();
            evaluations.retry_unsaved();
            downloads.forget_success();
        },
        false,
    );

    // Texts are looked up when a view is built, so all views are built anew for another language.
    move || {
        let language = choice.language().get();
        let library = library.in_language(language);
        // What could not be fetched in this language before is worth another try.
        library.retry();
        provide_context(language);
        provide_context(Locale::of(language));
        provide_context(library);
        provide_context(FirstView::new());
        provide_context(OpenExplanation::none());
        page::set_language(language.tag());
        view! { <Frame route shown /> }
    }
}

/// The frame around every view, and the view at the address, in the language of the context.
#[component]
fn Frame(route: Memo<Route>, shown: Memo<Route>) -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="kk-app">
            <a
                class="kk-skip"
                href=format!("#{MAIN}")
                on:click=move |event| {
                    event.prevent_default();
                    page::focus_id(MAIN);
                }
            >
                {td_string!(locale, product.skip)}
            </a>
            <SiteHeader />
            <StorageNotice />
            <StorageWarning />
            <FreedNotice />
            <EvictionNotice />
            <RiskNotice shown />
            <RubricNotice />
            <EvaluationNotice />
            <DeletedNotice />
            <VersionNotice />
            <UpdateNotice />
            <Main>
                {move || match shown.get() {
                    Route::Start => view! { <StartPage /> }.into_any(),
                    Route::New(chosen) => view! { <NewPage chosen /> }.into_any(),
                    Route::OwnRubrics => view! { <OwnRubricsPage /> }.into_any(),
                    Route::Evaluations => view! { <EvaluationsPage /> }.into_any(),
                    route @ (Route::NewEvaluation(_) | Route::Evaluation(_) | Route::Mean(_)) => {
                        view! { <EvaluationFormPage route /> }.into_any()
                    }
                    Route::Bin => view! { <BinPage /> }.into_any(),
                    Route::Overview(id) => view! { <OverviewPage id /> }.into_any(),
                    Route::Area(id, area) => view! { <AreaPage id area /> }.into_any(),
                    Route::Subarea(id, subarea) => view! { <SubareaPage id subarea /> }.into_any(),
                    Route::Result(id, _) => view! { <ResultPage id compared=compared(route) /> }.into_any(),
                    Route::Official(id) => view! { <OfficialPage id /> }.into_any(),
                    Route::Compare(id, ..) => view! { <ComparePage id route /> }.into_any(),
                    Route::Shared(text) => view! { <SharedPage text /> }.into_any(),
                    Route::Whereabouts => view! { <WhereaboutsPage /> }.into_any(),
                    Route::Versions(id) => view! { <VersionsPage id /> }.into_any(),
                    Route::Version(id, version) => view! { <VersionPage id version /> }.into_any(),
                    Route::Method => view! { <MethodPage /> }.into_any(),
                    Route::Glossary(_) => view! { <GlossaryPage route /> }.into_any(),
                    Route::NotFound => view! { <NotFoundPage /> }.into_any(),
                }}
            </Main>
            <SiteFooter />
            <DownloadStatus />
        </div>
    }
}

/// The place of the view: what the page is about, or a part of somebody else's page.
#[component]
fn Main(children: Children) -> impl IntoView {
    let locale = use_locale();
    if page::is_own() {
        Either::Left(view! { <main id=MAIN class="kk-main" tabindex="-1">{children()}</main> })
    } else {
        let name = td_string!(locale, product.name);
        Either::Right(
            view! { <div id=MAIN class="kk-main" role="region" aria-label=name tabindex="-1">{children()}</div> },
        )
    }
}

/// Ids of the evaluations that the address names.
pub(super) fn compared(route: Memo<Route>) -> Signal<Vec<String>> {
    Signal::derive(move || match route.get() {
        Route::Result(_, compared) | Route::Compare(_, compared, _) => compared,
        _ => Vec::new(),
    })
}
