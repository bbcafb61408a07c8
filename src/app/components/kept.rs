//! Views in a row that stay on the page as long as they are among those to show. Others would be built anew with every
//! change, attribute by attribute.

use std::collections::HashSet;

use leptos::prelude::*;

/// A view that stays as long as there is one with its key.
pub struct Kept {
    key: String,
    make: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Kept {
    /// What `make` makes, when it is first shown. Views of the same key are the same.
    pub fn new<V: IntoView + 'static>(key: String, make: impl FnOnce() -> V + Send + 'static) -> Self {
        Self { key, make: Box::new(move || make().into_any()) }
    }
}

/// The views of `each`, in its order. Of several with the same key the first one is shown.
pub fn kept(each: impl Fn() -> Vec<Kept> + Send + 'static) -> AnyView {
    list(Box::new(each)).into_any()
}

// Compiled once for all.
fn list(each: Box<dyn Fn() -> Vec<Kept> + Send>) -> impl IntoView {
    let each = move || {
        let mut keys = HashSet::new();
        let mut items = each();
        items.retain(|item| keys.insert(item.key.clone()));
        items
    };
    view! { <For each key=|item| item.key.clone() children=|item| (item.make)() /> }
}
