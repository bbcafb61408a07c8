//! Leaving and coming back: reload, tabs, back and forward.

mod common;

use anyhow::Result;
use common::{DIRECTION, SYSTEMATIC, answer, is_answered, make, see_title, see_view};
use kommunkompass_e2e::{Key, Person, Role, containing, session};

const TITLE: &str = "1.1 Strategi för demokratiutveckling och information";

async fn write_note(person: &Person, question: &str, note: &str) -> Result<()> {
    let question = person.within(Role::Group, containing(question)).await?;
    question.click(Role::Button, "Anteckning").await?;
    question.fill(Role::TextBox, "Anteckning till frågan", note).await
}

/// Goes forward, as with the button of the browser.
async fn forward(person: &Person) -> Result<()> {
    person.run("history.forward();", vec![]).await?;
    Ok(())
}

#[test]
fn a_reload_in_the_middle_keeps_the_place_the_answers_and_the_notes() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        let place = format!("{draft}/delomrade/1.1");
        person.go_to(&place).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        write_note(person, DIRECTION, "Fråga kommundirektören.").await?;
        person.see_text("Sparat i den här webbläsaren").await?;
        person.reload().await?;
        person.see_route(&place).await?;
        person.see(Role::Heading, TITLE).await?;
        see_title(person, TITLE).await?;
        assert!(is_answered(person, DIRECTION, SYSTEMATIC).await?);
        person.see(Role::Button, "Anteckning (ifylld)").await?;
        person.see_value(Role::TextBox, "Anteckning till frågan", "Fråga kommundirektören.").await?;
        person.see_text("3,8–18,8 av 20 poäng 4 frågor kvar").await?;
        person.axe().await
    });
}

#[test]
fn a_closed_page_is_continued_in_a_new_tab() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        write_note(person, DIRECTION, "Fråga kommundirektören.").await?;
        // The page is gone, without a goodbye.
        person.run("location.href = 'about:blank';", vec![]).await?;
        let gone = async || Ok((person.run("return location.href;", vec![]).await? == "about:blank").then_some(()));
        person.wait_for("the page to go", gone).await?;
        person.new_tab().await?;
        person.open("#/").await?;
        let card = person.within(Role::Article, "Vetlanda 2026").await?;
        card.see_text("Pågår 1 av 188 frågor besvarade 4–799 av 800 poäng").await?;
        person.axe().await?;
        card.click(Role::Link, "Fortsätt med Vetlanda 2026").await?;
        see_view(person, "Vetlanda 2026").await?;
        person.click(Role::Link, format!("Fortsätt med {TITLE}")).await?;
        see_view(person, TITLE).await?;
        assert!(is_answered(person, DIRECTION, SYSTEMATIC).await?);
        person.see_value(Role::TextBox, "Anteckning till frågan", "Fråga kommundirektören.").await?;
        person.axe().await
    });
}

#[test]
fn back_and_forward_move_between_views_with_their_headings_and_titles() {
    session(async |person| {
        person.open("#/").await?;
        see_title(person, "Självskatta kommunen mot Kommunkompassen").await?;
        person.click(Role::Link, "Ny självskattning").await?;
        see_view(person, "Ny självskattning").await?;
        person.fill(Role::Combobox, "Kommun", "Vetlanda").await?;
        person.fill(Role::TextBox, "År", "2026").await?;
        person.click(Role::Button, "Börja").await?;
        see_view(person, "Vetlanda 2026").await?;
        let draft = person.route().await?;
        person.click(Role::Link, "1 Samspel mellan förtroendevalda och medborgare").await?;
        see_view(person, "1 Samspel mellan förtroendevalda och medborgare").await?;
        let parts = person.within(Role::Navigation, "Delområden").await?;
        parts.click(Role::Link, TITLE).await?;
        see_view(person, TITLE).await?;
        person.see_route(&format!("{draft}/delomrade/1.1")).await?;

        person.back().await?;
        see_view(person, "1 Samspel mellan förtroendevalda och medborgare").await?;
        person.back().await?;
        see_view(person, "Vetlanda 2026").await?;
        person.see_route(&draft).await?;
        forward(person).await?;
        see_view(person, "1 Samspel mellan förtroendevalda och medborgare").await?;
        forward(person).await?;
        see_view(person, TITLE).await?;
        person.see_route(&format!("{draft}/delomrade/1.1")).await?;
        person.axe().await
    });
}

#[test]
fn the_first_view_leaves_the_focus_at_the_top_and_the_first_tab_skips_to_the_content() {
    session(async |person| {
        person.open("#/").await?;
        person.see(Role::Heading, "Självskatta kommunen mot Kommunkompassen").await?;
        person.see_focus_on("nothing").await?;
        person.press(Key::Tab).await?;
        person.see_focus_on("link “Hoppa till innehållet”").await?;
        person.axe().await?;
        person.press(Key::Enter).await?;
        person.press(Key::Tab).await?;
        person.see_focus_on("link “Ny självskattning”").await?;
        person.see_route("#/").await
    });
}
