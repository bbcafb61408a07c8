//! A button for what cannot be undone: it asks in its place before anything happens.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::page;

/// A button that asks when it is pressed, and acts when a second one is.
///
/// The focus goes to the question and not to the second button, so that pressing twice does nothing.
#[component]
pub fn ConfirmButton(
    /// What the button does; the second one is called the same.
    label: String,
    /// The name of the button, where the label alone does not say of what.
    name: String,
    /// What is asked.
    question: String,
    /// What happens after the answer.
    on_confirm: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let asking = RwSignal::new(false);
    let group = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    Effect::watch(
        move || group.get(),
        |group, _, _| {
            if let Some(group) = group {
                page::focus(group);
            }
        },
        false,
    );
    // Not when the button is there from the start, only when it comes back.
    Effect::watch(
        move || button.get(),
        |button, _, _| {
            if let Some(button) = button {
                page::focus(button);
            }
        },
        false,
    );
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            asking.set(false);
        }
    };
    move || {
        let (label, name, question) = (label.clone(), name.clone(), question.clone());
        if asking.get() {
            view! {
                <div
                    class="kk-confirm"
                    role="group"
                    aria-label=question
                    tabindex="-1"
                    node_ref=group
                    on:keydown=on_key
                >
                    <p>{question.clone()}</p>
                    <button type="button" class="kk-button" aria-label=name on:click=move |_| on_confirm.run(())>
                        {label}
                    </button>
                    <button type="button" class="kk-button kk-button--quiet" on:click=move |_| asking.set(false)>
                        {td_string!(locale, bin.cancel)}
                    </button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    aria-label=name
                    node_ref=button
                    on:click=move |_| asking.set(true)
                >
                    {label}
                </button>
            }
            .into_any()
        }
    }
}
