//! Terms explained where they stand, and the list of them.

mod common;

use anyhow::{Result, ensure};
use common::{make, make_here, see_view, tab_to};
use kommunkompass_e2e::{Key, Person, Role, Site, containing, session};
use serde_json::json;

/// Opens the help of the first question of 1.1, in which terms are explained.
async fn open_help(person: &Person) -> Result<()> {
    let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
    person.go_to(&format!("{draft}/delomrade/1.1")).await?;
    let question = person.within(Role::Group, containing(common::DIRECTION)).await?;
    question.click(Role::Button, "Vad menas?").await?;
    question.see(Role::Button, "fullmäktige").await
}

async fn is_expanded(person: &Person, term: &str) -> Result<bool> {
    Ok(person.attribute(Role::Button, term, "aria-expanded").await?.as_deref() == Some("true"))
}

#[test]
fn a_term_is_opened_read_and_closed_by_keyboard() {
    session(async |person| {
        open_help(person).await?;
        let question = person.within(Role::Group, containing(common::DIRECTION)).await?;
        tab_to(person, "button “fullmäktige”").await?;
        ensure!(!is_expanded(&question, "fullmäktige").await?, "it is open already");
        person.axe().await?;

        person.press(Key::Enter).await?;
        question
            .see(Role::Status, containing("fullmäktige: Kommunfullmäktige är kommunens högsta beslutande organ."))
            .await?;
        ensure!(is_expanded(&question, "fullmäktige").await?, "it is not said to be open");
        person.see_focus_on("button “fullmäktige”").await?;
        person.axe().await?;
        person.press(Key::Escape).await?;
        question.do_not_see(Role::Status, containing("fullmäktige: ")).await?;
        ensure!(!is_expanded(&question, "fullmäktige").await?, "it is still said to be open");
        person.see_focus_on("button “fullmäktige”").await?;

        // Escape is heard from within the explanation, and gives the focus back to the term.
        person.press(Key::Enter).await?;
        tab_to(person, "button “Stäng förklaringen av fullmäktige”").await?;
        person.press(Key::Escape).await?;
        person.see_focus_on("button “fullmäktige”").await?;
        person.press(Key::Enter).await?;
        tab_to(person, "button “Stäng förklaringen av fullmäktige”").await?;
        person.press(Key::Enter).await?;
        person.see_focus_on("button “fullmäktige”").await?;
        question.do_not_see(Role::Status, containing("fullmäktige: ")).await
    });
}

#[test]
fn only_one_explanation_is_open_and_it_fits_a_narrow_column() {
    session(async |person| {
        person.set_viewport(320, 640).await?;
        open_help(person).await?;
        let question = person.within(Role::Group, containing(common::DIRECTION)).await?;
        question.click(Role::Button, "fullmäktige").await?;
        question.see(Role::Status, containing("fullmäktige: ")).await?;
        person.axe().await?;
        let sideways = "const page = document.documentElement; return page.scrollWidth > page.clientWidth;";
        ensure!(person.run(sideways, vec![]).await? == json!(false), "the page scrolls sideways");

        let other = person.within(Role::Group, containing("I vilken utsträckning har ambitionerna")).await?;
        other.click(Role::Button, "Vad menas?").await?;
        other.click(Role::Button, "styrkort").await?;
        other.see(Role::Status, containing("styrkort: ")).await?;
        question.do_not_see(Role::Status, containing("fullmäktige: ")).await
    });
}

#[test]
fn the_name_of_a_question_is_plain_and_its_terms_are_listed_in_the_help() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/3.5")).await?;
        let name = "Hur tydligt knyter ägardirektiven bolagens uppdrag till fullmäktiges vision och mål?";
        let question = person.within(Role::Group, name).await?;
        question.click(Role::Button, "Vad menas?").await?;
        question.see_text("Ord i frågan: ").await?;
        question.see(Role::Button, "vision").await?;
        question.click(Role::Button, "vision").await?;
        question.see(Role::Status, containing("vision: ")).await?;
        person.see(Role::Group, name).await?;
        person.axe().await
    });
}

#[test]
fn a_term_leads_to_the_list_and_the_list_is_found_by_typing() {
    session(async |person| {
        open_help(person).await?;
        let question = person.within(Role::Group, containing(common::DIRECTION)).await?;
        question.click(Role::Button, "fullmäktige").await?;
        question.click(Role::Link, "Visa i ordlistan").await?;
        person.see_route("#/ordlista/municipal-council").await?;
        person.see_focus_on("term “fullmäktige”").await?;
        person.axe().await?;

        person.fill(Role::SearchBox, "Sök ord", "namnd").await?;
        person.see(Role::Term, "nämnd").await?;
        person.do_not_see(Role::Term, "fullmäktige").await?;
        person.fill(Role::SearchBox, "Sök ord", "finns inte").await?;
        person.see_text("Inget ord passar.").await?;
        person.fill(Role::SearchBox, "Sök ord", "").await?;
        person.see(Role::Term, "fullmäktige").await?;

        let letters = person.within(Role::Navigation, "Bokstäver").await?;
        let read = letters.names(Role::Link).await?;
        ensure!(read.first().is_some_and(|letter| letter == "1"), "{read:?}");
        ensure!(read.iter().rev().take(3).eq(["Ö", "Ä", "Å"]), "{read:?}");
        letters.click(Role::Link, "Ä").await?;
        person.see_focus_on("term “ägardirektiv”").await?;
        let terms = person.names(Role::Term).await?;
        ensure!(terms.len() >= 45 && terms.last().is_some_and(|term| term == "översiktsplan"), "{terms:?}");

        person.back().await?;
        person.see_focus_on("term “fullmäktige”").await?;
        person.reload().await?;
        person.see_focus_on("term “fullmäktige”").await
    });
}

#[test]
fn the_list_is_gone_to_from_the_foot_of_the_page() {
    session(async |person| {
        person.open("#/").await?;
        person.click(Role::Link, "Ordlista").await?;
        see_view(person, "Ordlista").await?;
        person.see(Role::Definition, containing("Ett styrkort är en uppställning av mål och mått")).await
    });
}

#[test]
fn without_the_glossary_texts_stand_unmarked_until_it_is_there() {
    session(async |person| {
        person.expect_console_error("glossary.sv.json");
        // Without a service worker: with one, the glossary is there soon.
        let mut site = Site::of_bundle()?.with_file("sw.js", "");
        person.visit(&site.url()).await?;
        person.see_it_started().await?;
        let draft = make_here(person, "Vetlanda", "2026", "Fullständig").await?;
        site.stop();
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        let question = person.within(Role::Group, containing(common::DIRECTION)).await?;
        question.click(Role::Button, "Vad menas?").await?;
        question.see_text("antaget av fullmäktige").await?;
        question.do_not_see(Role::Button, "fullmäktige").await?;
        person.go_to("#/ordlista").await?;
        person.see(Role::Alert, containing("Ordlistan kunde inte hämtas.")).await?;
        person.axe().await?;
        site.restart()?;
        person.click(Role::Button, "Försök igen").await?;
        person.see(Role::Term, "fullmäktige").await
    });
}
