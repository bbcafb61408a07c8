//! What the page around may ask for: a draft as the text of a file, to take one in, another language, another preset.

use leptos::prelude::*;

use super::Preset;
use crate::app::drafts::{Draft, Drafts};
use crate::app::i18n::{Locale, td_string};
use crate::app::import::{Looked, Offer, look_into};
use crate::app::library::Library;
use crate::app::locale::LanguageChoice;
use crate::app::rubrics::OwnRubrics;
use crate::app::services::host::{Given, offer_answer};
use crate::assessment::export;
use crate::language::Language;

/// Offers all of them.
pub fn offer(preset: Preset, choice: LanguageChoice, drafts: Drafts, own: OwnRubrics, library: Library) {
    let locale = move || Locale::of(choice.language().get_untracked());
    offer_answer("set", move |setting, value| {
        preset.set(&setting.text().unwrap_or_default(), &value.text().unwrap_or_default());
        Box::pin(async { Ok(String::new()) })
    });
    offer_answer("setLanguage", move |tag, _| Box::pin(set_language(choice, tag.text().unwrap_or_default(), locale())));
    offer_answer("exportDraft", move |id, _| {
        let answer = export_draft(drafts, id.text(), locale());
        Box::pin(async { answer })
    });
    offer_answer("importDraft", move |file, _| {
        let library = library.in_language(choice.language().get_untracked());
        Box::pin(import_draft(file, drafts, own, library, locale()))
    });
}

async fn set_language(choice: LanguageChoice, tag: String, locale: Locale) -> Result<String, String> {
    let Some(language) = Language::from_any_tag(&tag) else {
        return Err(td_string!(locale, embed.no_language, tag = tag).to_string());
    };
    match choice.turn_to(language).await {
        Ok(()) => Ok(language.tag().to_owned()),
        Err(_) => Err(td_string!(locale, language.lacking).to_owned()),
    }
}

/// The text of a draft's file; of the draft that was changed last, if none is named.
fn export_draft(drafts: Drafts, id: Option<String>, locale: Locale) -> Result<String, String> {
    let list = drafts.list().get_untracked();
    let changed = |draft: &&Draft| draft.assessment.with_untracked(|draft| draft.changed);
    let draft = match &id {
        Some(id) => list.iter().find(|draft| draft.id.to_string() == *id),
        None => list.iter().max_by_key(changed),
    };
    let none = || td_string!(locale, embed.no_draft).to_owned();
    draft
        .ok_or_else(none)?
        .assessment
        .with_untracked(|draft| export::export(draft).map_err(|_| td_string!(locale, embed.not_exported).to_owned()))
}

/// Takes in the draft of a file as a person would who chooses the way that loses nothing: what is here already stays, an
/// earlier or later state of a draft is joined with it, and anything else is added. Returns the id of the draft.
async fn import_draft(
    given: Given,
    drafts: Drafts,
    own: OwnRubrics,
    library: Library,
    locale: Locale,
) -> Result<String, String> {
    let not_a_draft = || td_string!(locale, embed.not_a_draft).to_owned();
    let file = given.file().ok_or_else(not_a_draft)?;
    match look_into(file, locale, library, own).await {
        Looked::Draft(offer) => take_in(drafts, &offer, locale),
        Looked::Rubric(_) | Looked::Version(_) | Looked::Archive(..) => Err(not_a_draft()),
        Looked::Refused(faults) => Err(faults.join("\n")),
    }
}

fn take_in(drafts: Drafts, offer: &Offer, locale: Locale) -> Result<String, String> {
    let is_here = drafts.list().with_untracked(|list| list.iter().any(|draft| draft.id == offer.draft.id));
    let id = if drafts.same_content(&offer.draft).is_some() {
        Some(offer.draft.id)
    } else if is_here && offer.is_stamped {
        drafts.join_file(offer.draft.id, &offer.draft, offer.rubric.own());
        Some(offer.draft.id)
    } else {
        drafts.add_from_file((*offer.draft).clone())
    };
    id.map(|id| id.to_string()).ok_or_else(|| td_string!(locale, new.error_random).to_owned())
}
