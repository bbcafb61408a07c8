//! Answering the questions of a subarea.

mod common;

use anyhow::{Result, ensure};
use common::{BEGUN, DIRECTION, SYSTEMATIC, answer, is_answered, make, points_of, see_view, tab_back_to, tab_to};
use kommunkompass_e2e::{Key, Person, Role, containing, session};

const TITLE: &str = "1.1 Strategi för demokratiutveckling och information";
const GOALS: &str = "I vilken utsträckning har ambitionerna för demokratin";
const MISSING: &str = "radio “0 Saknas”";

/// Sees the points of the subarea and what is left of it.
async fn see_points(person: &Person, points: &str, left: &str) -> Result<()> {
    person.see_text(&format!("{points} av 20 poäng {left}")).await
}

#[test]
fn a_subarea_is_answered_by_keyboard_alone_and_its_points_follow() {
    session(async |person| {
        make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.see_text("188 frågor kvar").await?;
        tab_to(person, &format!("link “Börja med {TITLE}”")).await?;
        person.press(Key::Enter).await?;
        see_view(person, TITLE).await?;
        see_points(person, "0–20", "5 frågor kvar").await?;
        person.axe().await?;

        // The first question weighs 25 %; a digit, then the arrows.
        tab_to(person, MISSING).await?;
        person.type_text("3").await?;
        person.see_focus_on(&format!("radio “{SYSTEMATIC}”")).await?;
        see_points(person, "3,8–18,8", "4 frågor kvar").await?;
        person.press(Key::Up).await?;
        person.see_focus_on("radio “2 Infört i delar”").await?;
        see_points(person, "2,5–17,5", "4 frågor kvar").await?;
        person.press(Key::Down).await?;
        see_points(person, "3,8–18,8", "4 frågor kvar").await?;

        // Not to know is dealt with, but leaves the points open.
        tab_to(person, MISSING).await?;
        person.type_text("v").await?;
        person.see_focus_on("radio “Vet inte”").await?;
        see_points(person, "3,8–18,8", "3 frågor kvar").await?;

        // Not applicable takes the question's 15 % out of the subarea, and asks why.
        tab_to(person, MISSING).await?;
        person.type_text("E").await?;
        person.see_focus_on("radio “Ej tillämpligt”").await?;
        see_points(person, "4,4–18,5", "2 frågor kvar").await?;
        tab_to(person, "textbox “Varför är frågan inte tillämplig?”").await?;
        person.type_text("Ingen förvaltning är berörd 2026.").await?;
        see_points(person, "4,4–18,5", "2 frågor kvar").await?;

        // A wrong answer is taken back.
        tab_to(person, MISSING).await?;
        person.type_text("0").await?;
        see_points(person, "4,4–11,5", "En fråga kvar").await?;
        person.press(Key::Backspace).await?;
        see_points(person, "4,4–18,5", "2 frågor kvar").await?;
        person.type_text("1").await?;
        person.see_focus_on(&format!("radio “{BEGUN}”")).await?;
        see_points(person, "6,2–13,2", "En fråga kvar").await?;
        tab_to(person, "button “Anteckning”").await?;
        person.press(Key::Enter).await?;
        tab_to(person, "textbox “Anteckning till frågan”").await?;
        person.type_text("Se budgeten, 4 kap.").await?;

        tab_to(person, MISSING).await?;
        person.type_text("4").await?;
        see_points(person, "8,5–13,2", "Ingenting kvar att besvara").await?;
        person.axe().await?;

        // The interval closes when the open answer does.
        tab_back_to(person, "radio “Vet inte”").await?;
        person.type_text("2").await?;
        see_points(person, "10,9", "Ingenting kvar att besvara").await?;

        tab_to(person, "link “Nästa 1.2 Kommunens information till medborgarna”").await?;
        person.press(Key::Enter).await?;
        see_view(person, "1.2 Kommunens information till medborgarna").await?;
        person.see_text("0–10 av 10 poäng 5 frågor kvar").await?;
        tab_to(person, &format!("link “Föregående {TITLE}”")).await?;
        person.press(Key::Enter).await?;
        see_view(person, TITLE).await?;
        see_points(person, "10,9", "Ingenting kvar att besvara").await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the first answer has gone");
        person.see_value(Role::TextBox, "Anteckning till frågan", "Se budgeten, 4 kap.").await?;
        person
            .see_value(Role::TextBox, "Varför är frågan inte tillämplig?", "Ingen förvaltning är berörd 2026.")
            .await?;

        person.click(Role::Link, "Översikt").await?;
        see_view(person, "Vetlanda 2026").await?;
        person.see_text("183 frågor kvar").await?;
        person.see(Role::Link, "Fortsätt med 1.2 Kommunens information till medborgarna").await?;
        person.axe().await
    });
}

#[test]
fn what_is_left_counts_down_in_the_overview_and_dont_know_is_told() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, "Vet inte").await?;
        person.go_to(&draft).await?;
        person.see_text("187 frågor kvar").await?;
        person.see_text("Ett svar är ”vet inte”, så poängen är inte slutlig").await?;
        person.see_text("0 av 8 områden klara").await?;
        person.axe().await
    });
}

#[test]
fn points_given_directly_and_answers_to_questions_stay_apart() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        see_points(person, "3,8–18,8", "4 frågor kvar").await?;

        person.click(Role::Radio, "Poäng direkt").await?;
        person.axe().await?;
        person.fill(Role::TextBox, points_of("1.1"), "14,5").await?;
        see_points(person, "14,5", "Ingenting kvar att besvara").await?;

        person.click(Role::Radio, "Frågor").await?;
        person.see_text("Poäng givna direkt räknas i stället för svaren på frågorna. Svaren ligger kvar.").await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer has gone");
        person.axe().await?;

        person.reload().await?;
        person.see_checked(Role::Radio, "Poäng direkt", true).await?;
        person.see_value(Role::TextBox, points_of("1.1"), "14,5").await?;
        person.fill(Role::TextBox, points_of("1.1"), "").await?;
        see_points(person, "3,8–18,8", "4 frågor kvar").await?;
        person.click(Role::Radio, "Frågor").await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer has gone");
        person.do_not_see_text("Poäng givna direkt räknas").await
    });
}

#[test]
fn a_subarea_without_applicable_questions_leaves_the_area_and_the_result_tells_why() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        person.see(Role::Heading, TITLE).await?;
        for _ in 0..5 {
            tab_to(person, MISSING).await?;
            person.type_text("e").await?;
        }
        person.see_text("Ej tillämpligt Ingenting kvar att besvara").await?;
        let question = person.within(Role::Group, containing(DIRECTION)).await?;
        question.fill(Role::TextBox, "Varför är frågan inte tillämplig?", "Styrs av regionen.").await?;
        person.axe().await?;
        person.click(Role::Link, "1 Samspel mellan förtroendevalda och medborgare").await?;
        person.see_text("Räknat på 80 av 100 poäng: delområden som inte är tillämpliga ingår inte.").await?;
        person.axe().await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        let reasons = person.within(Role::Region, "Frågor som inte är tillämpliga").await?;
        reasons.see(Role::Definition, "Styrs av regionen.").await?;
        ensure!(
            reasons.names(Role::Definition).await?.iter().filter(|reason| *reason == "Inget skäl är skrivet.").count()
                == 4,
            "the other questions have no reason"
        );
        person.axe().await
    });
}

#[test]
fn an_answer_is_taken_back_with_the_button_and_nothing_else_changes() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        answer(person, GOALS, BEGUN).await?;
        see_points(person, "4,8–15,8", "3 frågor kvar").await?;
        let question = person.within(Role::Group, containing(DIRECTION)).await?;
        question.click(Role::Button, "Ta bort svaret").await?;
        question.see_checked(Role::Radio, SYSTEMATIC, false).await?;
        see_points(person, "1–17", "4 frågor kvar").await?;
        ensure!(is_answered(person, GOALS, BEGUN).await?, "the other answer has gone");
        person.axe().await
    });
}
