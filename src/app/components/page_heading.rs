//! The heading of a view: sets the document's title and takes the focus when the view was gone to.

use leptos::html;
use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::page;

/// Id of the heading of the view, where the focus goes when what had it is no longer there.
pub const HEADING: &str = "view-heading";

/// Whether the page has just been opened, or built anew in another language: then nobody has gone to the view, and the
/// focus stays where it is.
#[derive(Clone, Copy)]
pub struct FirstView(StoredValue<bool>);

impl FirstView {
    /// The page has just been opened or built anew.
    #[must_use]
    pub fn new() -> Self {
        Self(StoredValue::new(true))
    }

    /// Whether this is the first view, which it is only once.
    fn take(self) -> bool {
        let first = self.0.get_value();
        self.0.set_value(false);
        first
    }
}

impl Default for FirstView {
    fn default() -> Self {
        Self::new()
    }
}

/// The `h1` of a view.
#[component]
pub fn PageHeading(
    /// What the view is called, also in the document's title.
    title: String,
    /// The language of the title, where it is not that of the interface.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
) -> impl IntoView {
    let locale = use_locale();
    let first = expect_context::<FirstView>();
    let heading = NodeRef::<html::H1>::new();
    page::set_title(&td_string!(locale, product.title, view = title.as_str()).to_string());
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && !first.take()
        {
            page::scroll_to_top();
            page::focus(&heading);
        }
    });
    view! {
        <h1 id=HEADING class="kk-title" tabindex="-1" lang=lang node_ref=heading>
            {title}
        </h1>
    }
}
