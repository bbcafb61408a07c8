//! Undo and redo in the views of a draft, by keys and by buttons.

mod common;

use anyhow::{Context, Result, ensure};
use common::{
    BEGUN, DIRECTION, SYSTEMATIC, answer, example_rubric, is_answered, look_through, make, points_of, see_view,
    tab_back_to, tab_to,
};
use kommunkompass_e2e::{Ability, Key, Person, Role, containing, session};
use serde_json::{Value, json};

const GOALS: &str = "I vilken utsträckning har ambitionerna för demokratin";
const FIRST: &str = "1.1 Strategi för demokratiutveckling och information";
const SECOND: &str = "1.2 Kommunens information till medborgarna";
const NOTE: &str = "Anteckning till frågan";
const WHY: &str = "Varför är frågan inte tillämplig?";
const TO_QUESTION: &str = "Visa frågan";

async fn undo_by_key(person: &Person) -> Result<()> {
    person.press_with(&[Key::Control], 'z').await
}

async fn redo_by_key(person: &Person) -> Result<()> {
    person.press_with(&[Key::Control], 'y').await
}

/// Sees a button that can be pressed, or one that tells it has nothing to do and keeps the focus all the same.
async fn see_button(person: &Person, name: &str, enabled: bool) -> Result<()> {
    let look = async || {
        let is_disabled = person.attribute(Role::Button, name, "aria-disabled").await?.is_some();
        Ok((is_disabled != enabled).then_some(()))
    };
    person.wait_for(&format!("“{name}” to be ready: {enabled}"), look).await
}

/// Sees a part of the focus's description.
async fn see_focus_in(person: &Person, part: &str) -> Result<()> {
    let look = async || Ok(person.focused().await?.contains(part).then_some(()));
    person.wait_for(&format!("the focus on {part}"), look).await
}

async fn see_note(person: &Person, question: &str, note: &str) -> Result<()> {
    person.within(Role::Group, containing(question)).await?.see_value(Role::TextBox, NOTE, note).await
}

#[test]
fn everything_is_undone_to_the_start_and_redone_to_the_end_across_views() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        see_button(person, "Ångra", false).await?;
        see_button(person, "Gör om", false).await?;
        person.axe().await?;

        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        see_view(person, FIRST).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        let direction = person.within(Role::Group, containing(DIRECTION)).await?;
        direction.click(Role::Button, "Anteckning").await?;
        direction.fill(Role::TextBox, NOTE, "Se budgeten.").await?;
        answer(person, GOALS, "Ej tillämpligt").await?;
        person.fill(Role::TextBox, WHY, "Styrs av regionen.").await?;
        person.go_to(&format!("{draft}/delomrade/1.2")).await?;
        see_view(person, SECOND).await?;
        person.click(Role::Radio, "Poäng direkt").await?;
        person.fill(Role::TextBox, points_of("1.2"), "7,5").await?;
        person.click(Role::Button, "Motivering").await?;
        person.fill(Role::TextBox, containing("Motivering för 1.2"), "Som i rapporten.").await?;

        // By keys, once the focus is out of the text.
        person.press(Key::Tab).await?;
        undo_by_key(person).await?;
        person.see(Role::Status, containing(format!("Ångrat: motiveringen för {SECOND}."))).await?;
        person.see_value(Role::TextBox, containing("Motivering för 1.2"), "").await?;
        undo_by_key(person).await?;
        person.see(Role::Status, containing(format!("Ångrat: poängen för {SECOND}."))).await?;
        person.see_value(Role::TextBox, points_of("1.2"), "").await?;
        person.axe().await?;

        // What is out of sight has a link to it, and nothing jumps.
        undo_by_key(person).await?;
        let told = format!("Ångrat: skälet till att frågan ”{GOALS}");
        person.see(Role::Status, containing(told.as_str())).await?;
        person.axe().await?;
        ensure!(person.route().await? == format!("{draft}/delomrade/1.2"), "undoing has left the view");
        person.click(Role::Link, TO_QUESTION).await?;
        person.see(Role::Heading, FIRST).await?;
        person.see_focus_on(&format!("textbox “{WHY}”")).await?;
        person.see_value(Role::TextBox, WHY, "").await?;
        person.do_not_see(Role::Link, TO_QUESTION).await?;

        // What had the focus may go with what is undone; the focus does not.
        tab_back_to(person, "button “Ta bort svaret”").await?;
        undo_by_key(person).await?;
        see_focus_in(person, &format!("group “{GOALS}")).await?;
        ensure!(!is_answered(person, GOALS, "Ej tillämpligt").await?, "the choice is still shown");

        // By the button, which stays where it is.
        person.click(Role::Button, containing("Ångra anteckningen till frågan")).await?;
        see_note(person, DIRECTION, "").await?;
        see_focus_in(person, "button “Ångra svaret på frågan").await?;
        person.press(Key::Enter).await?;
        see_button(person, "Ångra", false).await?;
        person.see_focus_on("button “Ångra”").await?;
        person.press(Key::Enter).await?;
        ensure!(!is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer is still shown");
        person.see_text("0–20 av 20 poäng 5 frågor kvar").await?;
        person.axe().await?;

        // And all the way back, from another view.
        person.click(Role::Link, "Översikt").await?;
        see_view(person, "Vetlanda 2026").await?;
        person.see_text("188 frågor kvar").await?;
        redo_by_key(person).await?;
        person.see_text("187 frågor kvar").await?;
        person.see(Role::Status, containing(format!("Gjort om: svaret på frågan ”{DIRECTION}"))).await?;
        person.axe().await?;
        person.press_with(&[Key::Control, Key::Shift], 'Z').await?;
        person.see(Role::Status, containing("Gjort om: anteckningen till frågan")).await?;
        person.click(Role::Button, containing("Gör om svaret på frågan")).await?;
        person.see_text("186 frågor kvar").await?;
        person.click(Role::Button, containing("Gör om skälet")).await?;
        person.click(Role::Button, format!("Gör om poängen för {SECOND}")).await?;
        person.click(Role::Button, format!("Gör om motiveringen för {SECOND}")).await?;
        see_button(person, "Gör om", false).await?;

        // After loading the page anew nothing is lost, and there is nothing to undo.
        for reloaded in [false, true] {
            person.go_to(&format!("{draft}/delomrade/1.1")).await?;
            person.see(Role::Heading, FIRST).await?;
            if reloaded {
                person.reload().await?;
                see_button(person, "Ångra", false).await?;
            }
            ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer has not come back");
            see_note(person, DIRECTION, "Se budgeten.").await?;
            person.see_value(Role::TextBox, WHY, "Styrs av regionen.").await?;
            person.go_to(&format!("{draft}/delomrade/1.2")).await?;
            person.see(Role::Heading, SECOND).await?;
            person.see_value(Role::TextBox, points_of("1.2"), "7,5").await?;
            person.see_value(Role::TextBox, containing("Motivering för 1.2"), "Som i rapporten.").await?;
        }
        see_button(person, "Gör om", false).await
    });
}

#[test]
fn a_new_answer_after_undoing_takes_the_place_of_what_could_be_redone() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        answer(person, DIRECTION, BEGUN).await?;
        undo_by_key(person).await?;
        person.within(Role::Group, containing(DIRECTION)).await?.see_checked(Role::Radio, SYSTEMATIC, true).await?;
        person.see(Role::Button, containing("Gör om svaret på frågan")).await?;
        // What is on the screen needs no link.
        person.see(Role::Status, containing("Ångrat: svaret på frågan")).await?;
        person.do_not_see(Role::Link, TO_QUESTION).await?;
        answer(person, GOALS, BEGUN).await?;
        see_button(person, "Gör om", false).await?;
        person.do_not_see_text("Ångrat:").await
    });
}

#[test]
fn in_a_text_the_keys_are_those_of_the_browser() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        let direction = person.within(Role::Group, containing(DIRECTION)).await?;
        direction.click(Role::Button, "Anteckning").await?;
        tab_to(person, &format!("textbox “{NOTE}”")).await?;
        person.type_text("Se budgeten").await?;
        see_note(person, DIRECTION, "Se budgeten").await?;
        person.must_be_able(Ability::UndoTyping)?;
        undo_by_key(person).await?;
        see_note(person, DIRECTION, "").await?;
        redo_by_key(person).await?;
        see_note(person, DIRECTION, "Se budgeten").await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer was undone from within the text");
        person.do_not_see_text("Ångrat:").await
    });
}

#[test]
fn a_field_with_points_that_cannot_be_shows_what_undoing_brings_back() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        person.go_to(&format!("{draft}/omrade/1")).await?;
        person.fill(Role::TextBox, points_of("1.1"), "5").await?;
        person.press(Key::Tab).await?;
        person.fill(Role::TextBox, points_of("1.1"), "25").await?;
        person.see(Role::Alert, containing("Senast sparat: 5.")).await?;
        person.press(Key::Tab).await?;
        undo_by_key(person).await?;
        person.see_value(Role::TextBox, points_of("1.1"), "").await?;
        person.do_not_see_text("Senast sparat").await?;
        redo_by_key(person).await?;
        person.see_value(Role::TextBox, points_of("1.1"), "5").await?;
        person.see_text("5–85 av 100 poäng").await
    });
}

#[test]
fn a_draft_is_emptied_without_a_question_and_comes_back_with_undo() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.see_text("188 frågor kvar").await?;
        person.do_not_see(Role::Button, "Töm utkastet").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        answer(person, GOALS, BEGUN).await?;
        person.go_to(&format!("{draft}/delomrade/1.2")).await?;
        see_view(person, SECOND).await?;
        person.click(Role::Radio, "Poäng direkt").await?;
        person.fill(Role::TextBox, points_of("1.2"), "7,5").await?;

        person.go_to(&draft).await?;
        see_view(person, "Vetlanda 2026").await?;
        person.see_text("12–793 av 800 poäng").await?;
        person.click(Role::Button, "Töm utkastet").await?;
        person.see_text("188 frågor kvar").await?;
        person.see(Role::Status, containing("Utkastet är tömt.")).await?;
        person.see(Role::Button, "Ångra tömningen av utkastet").await?;
        person.do_not_see(Role::Button, "Töm utkastet").await?;
        person.see_focus_on("button “Ångra”").await?;
        person.axe().await?;

        person.press(Key::Enter).await?;
        person.see_text("12–793 av 800 poäng").await?;
        person.see(Role::Status, containing("Ångrat: tömningen av utkastet.")).await?;
        person.see_focus_on("button “Töm utkastet”").await?;
        redo_by_key(person).await?;
        person.see_text("0–800 av 800 poäng").await?;
        undo_by_key(person).await?;
        person.see_text("12–793 av 800 poäng").await?;
        person.reload().await?;
        person.see_text("12–793 av 800 poäng").await?;
        person.axe().await
    });
}

#[test]
fn the_points_that_a_draft_of_an_own_rubric_carries_follow() {
    session(async |person| {
        person.open("#/egna-modeller").await?;
        look_through(person, "Granska en fil", "modell.json", &example_rubric()?).await?;
        person.click(Role::Button, "Lägg till modellen").await?;
        person.click(Role::Link, containing("Ny självskattning med ")).await?;
        see_view(person, "Ny självskattning").await?;
        person.fill(Role::Combobox, "Kommun", "Vetlanda").await?;
        person.click(Role::Button, "Börja").await?;
        person.see(Role::Button, "Ladda ner fil").await?;
        let draft = person.route().await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, "Hur tydligt säger ett beslutat dokument", "4 Följs upp och utvecklas").await?;
        person.go_to(&draft).await?;
        person.see(Role::Button, "Töm utkastet").await?;
        undo_by_key(person).await?;
        person.do_not_see(Role::Button, "Töm utkastet").await?;
        ensure!(carried(person).await? == json!("0"), "the undone answer still counts in what the draft carries");
        redo_by_key(person).await?;
        person.see(Role::Button, "Töm utkastet").await?;
        ensure!(carried(person).await? != json!("0"), "the answer does not count in what the draft carries");
        Ok(())
    });
}

/// The secured points that the draft of this view carries in its file.
async fn carried(person: &Person) -> Result<Value> {
    person.click(Role::Button, "Ladda ner fil").await?;
    let file: Value = serde_json::from_str(&person.downloaded(".kompass.json").await?.text()?)?;
    file.pointer("/last_result/total/secured").cloned().context("the file carries no points")
}
