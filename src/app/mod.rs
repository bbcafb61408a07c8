//! app
use leptos::prelude::*;
leptos_i18n::load_locales!();
use i18n::*;

/// start
pub fn start() {
    leptos::mount::mount_to_body(|| view! { <I18nContextProvider><App/></I18nContextProvider> });
}
#[component]
fn App() -> impl IntoView {
    let i18n = use_i18n();
    view! { <h1>{t!(i18n, hello)}</h1> }
}
