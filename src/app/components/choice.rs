//! A group of radio buttons with hints, for forms.

use leptos::prelude::*;

/// One of the choices.
#[derive(Clone)]
pub struct ChoiceOption<T> {
    /// What is chosen.
    pub value: T,
    /// Its name.
    pub label: String,
    /// What it means.
    pub hint: String,
}

/// Radio buttons under a legend.
#[component]
pub fn Choice<T>(
    /// The question that the choices answer.
    legend: String,
    /// Name of the group, unique on the page.
    name: &'static str,
    /// The choices, in order.
    options: Vec<ChoiceOption<T>>,
    /// The one that is chosen.
    chosen: RwSignal<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let options: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(index, option)| {
            let hint = format!("{name}-{index}-hint");
            let (shown, value) = (option.value.clone(), option.value);
            view! {
                <div class="kk-choice__option">
                    <label>
                        <input
                            type="radio"
                            name=name
                            aria-describedby=hint.clone()
                            prop:checked=move || *chosen.read() == shown
                            on:change=move |_| chosen.set(value.clone())
                        />
                        {option.label}
                    </label>
                    <p class="kk-hint" id=hint>{option.hint}</p>
                </div>
            }
        })
        .collect();
    view! {
        <fieldset class="kk-choice">
            <legend>{legend}</legend>
            {options}
        </fieldset>
    }
}
