//! "Visa uträkningen" at every score, and the page about the method.

mod common;

use anyhow::{Result, ensure};
use common::{
    BEGUN, DIRECTION, SYSTEMATIC, answer, give_points, make, points_of, see_rows, see_view, tab_back_to, tab_to,
};
use kommunkompass_e2e::{Key, Person, Role, containing, session};

const SUBAREA: &str = "1.1 Strategi för demokratiutveckling och information";
const AREA: &str = "1 Samspel mellan förtroendevalda och medborgare";
const GOALS: &str = "I vilken utsträckning har ambitionerna för demokratin";
const SHOW: &str = "Visa uträkningen för 1.1 Strategi för demokratiutveckling och information";

/// Clicks a button at the head of a view, where the points would cover it after scrolling.
async fn click_at_the_top(person: &Person, button: &str) -> Result<()> {
    person.run("window.scrollTo(0, 0);", vec![]).await?;
    person.click(Role::Button, button).await
}

/// The rows of a table, each as it is read out.
async fn rows(person: &Person, table: &str) -> Result<Vec<String>> {
    person.within(Role::Table, table).await?.names(Role::Row).await
}

/// Sees the last row of a table.
async fn see_sum(person: &Person, table: &str, sum: &str) -> Result<()> {
    let look = async || Ok((rows(person, table).await?.last().map(String::as_str) == Some(sum)).then_some(()));
    person.wait_for(&format!("the sum “{sum}” in table “{table}”"), look).await
}

#[test]
fn the_calculation_of_a_subarea_shows_its_numbers_and_follows_the_answers() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.see_text("3,8–18,8 av 20 poäng").await?;

        // Nothing of it is there before it is opened, by keyboard.
        let table = format!("{SUBAREA}: vikt gånger nivå");
        ensure!(person.names(Role::Table).await?.is_empty(), "there is a table already");
        // Backwards from the answer: whoever comes by way of the browser's own buttons is not heard at once in Firefox.
        tab_back_to(person, &format!("button “{SHOW}”")).await?;
        person.press(Key::Enter).await?;
        see_sum(person, &table, "Summa 100 75–375").await?;
        let read = rows(person, &table).await?;
        ensure!(read.len() == 7 && read[0] == "Fråga Vikt Svar Vikt × nivå", "{read:#?}");
        ensure!(read[1].starts_with(DIRECTION) && read[1].ends_with(" 25 3 75"), "{read:#?}");
        ensure!(read[2].starts_with(GOALS) && read[2].ends_with(" Obesvarad 0–80"), "{read:#?}");
        person.see_text("Med nivå 4 på alla blir summan 4 × 100 = 400.").await?;
        person.see_text("Minst: 20 poäng × 75 delat med 400 är 3,75 poäng.").await?;
        person.see_text("Högst: 20 poäng × 375 delat med 400 är 18,75 poäng.").await?;
        person.see_text("Det visas som 3,8–18,8 bredvid frågorna och som 4–19 i tabeller och diagram.").await?;
        person.see_text("4 frågor är öppna.").await?;
        person.axe().await?;

        // It goes on while answers change under it.
        answer(person, GOALS, BEGUN).await?;
        see_sum(person, &table, "Summa 100 95–315").await?;
        person.see_text("Minst: 20 poäng × 95 delat med 400 är 4,75 poäng.").await?;
        answer(person, DIRECTION, "Vet inte").await?;
        see_sum(person, &table, "Summa 100 20–340").await?;
        answer(person, DIRECTION, "Ej tillämpligt").await?;
        see_sum(person, &table, "Summa 75 20–240").await?;
        person.see_text("En fråga är inte tillämplig och räknas inte. De andra delar på dess vikt.").await?;
        person.see_text("Minst: 20 poäng × 20 delat med 300 är 1,333333 poäng.").await?;
        let read = rows(person, &table).await?;
        ensure!(read[1].ends_with(" 25 Ej tillämpligt räknas inte"), "{read:#?}");

        click_at_the_top(person, SHOW).await?;
        person.do_not_see(Role::Table, table.as_str()).await
    });
}

#[test]
fn points_given_directly_say_why_the_answers_do_not_count() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        answer(person, GOALS, BEGUN).await?;
        person.click(Role::Radio, "Poäng direkt").await?;
        person.fill(Role::TextBox, points_of("1.1"), "14,5").await?;
        click_at_the_top(person, SHOW).await?;
        person.see_text("Delområdet har fått 14,5 poäng direkt, av högst 20.").await?;
        person.see_text("Det visas som 14,5 bredvid frågorna och som 15 i tabeller och diagram.").await?;
        person.see_text("2 svar finns på frågorna. De räknas inte så länge poängen står kvar").await?;
        person.axe().await
    });
}

#[test]
fn the_calculations_of_area_and_total_add_up_unrounded_points() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        for (subarea, points) in [("1.1", "11,5"), ("1.2", "5,5"), ("1.3", "15,5"), ("1.4", "2"), ("1.5", "20")] {
            give_points(person, &draft, subarea, points).await?;
        }
        person.click(Role::Button, format!("Visa uträkningen för {AREA}")).await?;
        let table = format!("{AREA}: poäng före avrundning");
        let of_area = [
            "Delområde Poäng Högst Visas som".to_owned(),
            format!("{SUBAREA} 11,5 20 12"),
            "Summa 54,5 100".to_owned(),
        ];
        see_rows(person, &table, &of_area).await?;
        person.see_text("Delområdena som räknas är tillsammans 54,5 av 100 poäng.").await?;
        person.see_text("Avrundat en gång, på summan, visas det som 55.").await?;
        person.see_text("Raderna som de visas ger tillsammans 56, eftersom varje rad avrundas för sig.").await?;
        person.axe().await?;

        // The overview and the result show the total, and every row leads on to where it comes from.
        for view in [draft.clone(), format!("{draft}/resultat")] {
            person.go_to(&view).await?;
            person.click(Role::Button, "Visa uträkningen för totalen").await?;
            let rows = [format!("{AREA} 54,5 100 55"), "Summa 54,5–754,5 800".to_owned()];
            see_rows(person, "Totalen: poäng före avrundning", &rows).await?;
            person.axe().await?;
        }
        person.click(Role::Button, format!("Visa uträkningen för {AREA}")).await?;
        see_rows(person, &table, &of_area).await?;
        person.within(Role::Table, table.as_str()).await?.click(Role::Link, SUBAREA).await?;
        see_view(person, SUBAREA).await
    });
}

#[test]
fn an_area_without_one_of_its_subareas_shows_how_it_is_scaled() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        person.see(Role::Heading, SUBAREA).await?;
        for _ in 0..5 {
            tab_to(person, "radio “0 Saknas”").await?;
            person.type_text("e").await?;
        }
        click_at_the_top(person, SHOW).await?;
        person.see_text("Ingen fråga är tillämplig, så delområdet ingår varken i poängen").await?;
        person.click(Role::Link, AREA).await?;
        person.click(Role::Button, format!("Visa uträkningen för {AREA}")).await?;
        let table = format!("{AREA}: poäng före avrundning");
        see_rows(person, &table, &[format!("{SUBAREA} Ej tillämpligt räknas inte"), "Summa 0–80 80".to_owned()])
            .await?;
        person.see_text("Området ger högst 100 poäng, men delområdena som är tillämpliga bara 80.").await?;
        person.see_text("till 0–100 poäng.").await
    });
}

#[test]
fn the_method_is_explained_with_an_example_and_without_a_draft() {
    session(async |person| {
        person.open("#/").await?;
        person.click(Role::Link, "Så räknas poängen, och vad som är SKR:s och vad som är vårt").await?;
        see_view(person, "Så räknas poängen").await?;
        see_rows(
            person,
            "Exemplet: vikt gånger nivå",
            &[
                "Fråga 1 25 3 75".to_owned(),
                "Fråga 3 15 Ej tillämpligt räknas inte".to_owned(),
                "Fråga 4 30 Vet inte 0–120".to_owned(),
                "Fråga 5 10 Obesvarad 0–40".to_owned(),
                "Summa 85 115–275".to_owned(),
            ],
        )
        .await?;
        person.see_text("Minst: 20 poäng × 115 delat med 340 är 6,764706 poäng.").await?;
        person.see_text("Högst: 20 poäng × 275 delat med 340 är 16,176471 poäng.").await?;
        person.see_text("Det visas som 6,8–16,2 bredvid frågorna och som 7–16 i tabeller och diagram.").await?;
        person.see_text("Här visas uträkningen för ett utkast så snart det finns ett i den här webbläsaren.").await?;
        person.see(Role::Heading, "Vad som är SKR:s och KS:s, och vad som är vårt").await?;
        person.axe().await?;
        person.set_viewport(320, 640).await?;
        person.axe().await
    });
}

#[test]
fn the_method_shows_the_readers_own_numbers() {
    session(async |person| {
        let full = make(person, "Lidköping", "2026", "Fullständig").await?;
        person.go_to(&format!("{full}/delomrade/1.3")).await?;
        person.see(Role::Heading, containing("1.3 ")).await?;
        tab_to(person, "radio “0 Saknas”").await?;
        person.type_text("4").await?;
        make(person, "Vetlanda", "2021", "Snabb").await?;
        person.click(Role::Link, "Så räknas poängen").await?;
        see_view(person, "Så räknas poängen").await?;

        person.choose("Utkast", "Lidköping 2026").await?;
        person.see(Role::Table, containing("1.3 ")).await?;
        person.choose("Del", SUBAREA).await?;
        person.see(Role::Table, format!("{SUBAREA}: vikt gånger nivå")).await?;
        person.choose("Del", "Totalen").await?;
        person.see(Role::Table, "Totalen: poäng före avrundning").await?;
        person.axe().await?;

        person.choose("Utkast", "Vetlanda 2021").await?;
        see_sum(person, "Totalen: poäng före avrundning", "Summa 0–800 800").await?;
        person.choose("Del", SUBAREA).await?;
        person.see_text("Inga poäng är givna än. Delområdet är därför öppet, från 0 till 20 poäng.").await
    });
}
