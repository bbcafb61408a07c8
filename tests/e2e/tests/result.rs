//! The result of a draft, beside published evaluations.

mod common;

use anyhow::{Result, ensure};
use common::{see_rows, see_view};
use kommunkompass_e2e::{Person, Role, containing, session};

const VETLANDA: &str = "Vetlanda 2021, utgåva 2021, 493 poäng";
const HULTSFRED: &str = "Hultsfred 2021, utgåva 2020, 471 poäng";
const VALLENTUNA: &str = "Vallentuna 2019, utgåva 2016, 603 poäng";

/// Of other editions some areas or all cannot be compared.
const NOT: &str = "kan inte jämföras";

/// The areas with the points of Nässjö 2022, Vetlanda 2021 and Hultsfred 2021.
const AREAS: [(&str, [u32; 3]); 8] = [
    ("1 Samspel mellan förtroendevalda och medborgare", [69, 53, 57]),
    ("2 Samhällsutveckling", [68, 58, 67]),
    ("3 Styrning och kontroll", [77, 59, 56]),
    ("4 Effektivitet", [60, 71, 64]),
    ("5 Brukarens fokus", [63, 70, 58]),
    ("6 Kvalitetsutveckling", [52, 55, 38]),
    ("7 Arbetsliv", [80, 68, 65]),
    ("8 Chefs- och ledarskap samt medarbetarskap", [73, 59, 66]),
];

fn rows(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

async fn open_example(person: &Person) -> Result<()> {
    person.open("#/").await?;
    person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
    see_view(person, "Nässjö 2022: resultat").await
}

async fn compare(person: &Person, evaluation: &str) -> Result<()> {
    let picker = person.within(Role::Group, "Jämför med").await?;
    picker.click(Role::Checkbox, evaluation).await?;
    picker.see_checked(Role::Checkbox, evaluation, true).await
}

#[test]
fn the_example_shows_the_points_of_the_report() {
    session(async |person| {
        open_example(person).await?;
        person.see_text("Exempel: poängen är de som SKR gav Nässjö kommun i september 2022.").await?;
        person.see_text("542 av 800 poäng").await?;
        person.see_text("Allt är bedömt.").await?;
        let areas = AREAS.iter().map(|(title, points)| format!("{title} {}", points[0]));
        let areas: Vec<_> = areas.chain(["Totalt 542".to_owned()]).collect();
        see_rows(person, "Poäng per område", &areas).await?;
        for (title, points) in AREAS {
            see_rows(person, title, &[format!("Summa {0} 100 {0} %", points[0])]).await?;
        }
        let rows = rows(&[
            "7.1 Strategier för ett hållbart arbetsliv 13 15 87 %",
            "7.2 Strategisk kompetensförsörjning 31 40 78 %",
            "7.3 Arbetsmiljö 20 25 80 %",
            "7.4 Lika rättigheter och möjligheter på arbetsplatsen 16 20 80 %",
        ]);
        see_rows(person, "7 Arbetsliv", &rows).await?;
        person.axe().await
    });
}

#[test]
fn the_strongest_and_weakest_areas_are_named() {
    session(async |person| {
        open_example(person).await?;
        let ranking = person.within(Role::Region, "Starkaste och svagaste områden").await?;
        ensure!(
            ranking.names(Role::ListItem).await?
                == [
                    "7 Arbetsliv 80 %",
                    "3 Styrning och kontroll 77 %",
                    "8 Chefs- och ledarskap samt medarbetarskap 73 %",
                    "6 Kvalitetsutveckling 52 %",
                    "4 Effektivitet 60 %",
                    "5 Brukarens fokus 63 %",
                ],
            "the ranking is {:#?}",
            ranking.names(Role::ListItem).await?
        );
        Ok(())
    });
}

#[test]
fn evaluations_beside_the_example_are_in_chart_and_tables_and_in_the_address() {
    session(async |person| {
        open_example(person).await?;
        compare(person, VETLANDA).await?;
        person.do_not_see_text("bedömdes med utgåva").await?;
        compare(person, HULTSFRED).await?;
        person
            .see_text(
                "Hultsfred 2021 bedömdes med utgåva 2020. Områdena är desamma, men några frågor har blivit svårare; \
                 jämför med försiktighet.",
            )
            .await?;
        see_compared(person).await?;
        person.axe().await?;
        let route = person.route().await?;
        ensure!(route.ends_with("?jamfor=vetlanda-2021,hultsfred-2021"), "the address is {route}");

        person.reload().await?;
        person.see_route(&route).await?;
        person.see_text("Hultsfred 2021 bedömdes med utgåva 2020.").await?;
        let picker = person.within(Role::Group, "Jämför med").await?;
        picker.see_checked(Role::Checkbox, VETLANDA, true).await?;
        picker.see_checked(Role::Checkbox, HULTSFRED, true).await?;
        see_compared(person).await?;

        picker.click(Role::Checkbox, VETLANDA).await?;
        picker.see_checked(Role::Checkbox, VETLANDA, false).await?;
        person.see_route(&route.replace("vetlanda-2021,", "")).await?;
        let areas = AREAS.map(|(title, [own, _, hultsfred])| format!("{title} {own} {hultsfred}"));
        see_rows(person, "Poäng per område", &areas).await?;
        person.axe().await
    });
}

/// Sees Nässjö, Vetlanda and Hultsfred in radar, bars and tables.
async fn see_compared(person: &Person) -> Result<()> {
    let names = "Nässjö 2022, Vetlanda 2021, Hultsfred 2021";
    person
        .see(
            Role::Image,
            format!("Poäng per område som andel av det högsta möjliga, för {names}. Tabellen intill visar samma tal."),
        )
        .await?;
    let areas = AREAS.map(|(title, points)| format!("{title} {} {} {}", points[0], points[1], points[2]));
    see_rows(person, "Poäng per område", &areas).await?;
    let ends = rows(&["Område Nässjö 2022 Vetlanda 2021 Hultsfred 2021", "Totalt 542 493 471"]);
    see_rows(person, "Poäng per område", &ends).await?;
    let bars = person.within(Role::Figure, "Områdena som staplar").await?;
    for (title, [own, vetlanda, hultsfred]) in AREAS {
        let bar = format!("{title} Nässjö 2022 {own} Vetlanda 2021 {vetlanda} Hultsfred 2021 {hultsfred}");
        bars.see(Role::ListItem, bar).await?;
        see_rows(person, title, &[format!("Summa {own} 100 {own} % {vetlanda} {hultsfred}")]).await?;
    }
    let rows = rows(&[
        "1.1 Strategi för demokratiutveckling och information 13 20 65 % 10 11",
        "1.2 Kommunens information till medborgarna 8 10 80 % 5 6",
    ]);
    see_rows(person, "1 Samspel mellan förtroendevalda och medborgare", &rows).await
}

#[test]
fn of_an_edition_with_other_areas_only_the_total_is_shown() {
    session(async |person| {
        open_example(person).await?;
        compare(person, VALLENTUNA).await?;
        person
            .see_text(
                "Vallentuna 2019 bedömdes med utgåva 2016, som delar in områdena på annat sätt. Bara totalen kan ställas \
                 bredvid, och den säger inte mycket.",
            )
            .await?;
        let areas = AREAS.map(|(title, points)| format!("{title} {} {NOT}", points[0]));
        see_rows(person, "Poäng per område", &areas).await?;
        see_rows(person, "Poäng per område", &rows(&["Totalt 542 603"])).await?;
        // Neither drawn nor named where areas are.
        person.see(Role::Image, containing("för Nässjö 2022. Tabellen")).await?;
        let bars = person.within(Role::Figure, "Områdena som staplar").await?;
        bars.do_not_see_text("Vallentuna").await?;
        let radar = person.within(Role::Figure, "Områdena i spindeldiagram").await?;
        radar.do_not_see_text("Vallentuna").await?;
        see_rows(person, "7 Arbetsliv", &rows(&["Summa 80 100 80 %"])).await?;
        person.axe().await
    });
}

#[test]
fn where_a_report_contradicts_itself_can_be_unfolded() {
    session(async |person| {
        open_example(person).await?;
        person.do_not_see(Role::Heading, "Där källan säger emot sig själv").await?;
        compare(person, VETLANDA).await?;
        let remarks = person.within(Role::Region, "Där källan säger emot sig själv").await?;
        remarks.do_not_see(Role::Term, "kapitel 4, rad 3.4").await?;
        remarks.click(Role::Button, "Vetlanda 2021: oklarheter i källan").await?;
        remarks.see(Role::Term, "kapitel 4, rad 3.4").await?;
        remarks.see(Role::Definition, containing("I texten står 3 poäng")).await?;
        person.axe().await
    });
}

#[test]
fn the_example_is_opened_again_and_not_made_twice() {
    session(async |person| {
        open_example(person).await?;
        let route = person.route().await?;
        person.go_to("#/").await?;
        person.see(Role::Article, "Nässjö 2022 Exempel").await?;
        person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
        person.see_route(&route).await?;
        person.go_to("#/").await?;
        person.see(Role::Article, "Nässjö 2022 Exempel").await?;
        ensure!(person.names(Role::Article).await? == ["Nässjö 2022 Exempel"], "the example is there twice");
        person.axe().await
    });
}

#[test]
fn a_result_without_answers_says_that_nothing_is_rated_yet() {
    session(async |person| {
        let draft = common::make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        see_view(person, "Vetlanda 2026: resultat").await?;
        person.see_text("Än så länge är ingenting bedömt. Resultatet växer fram när du svarar.").await?;
        person.see_text("Här visas de starkaste och svagaste områdena när minst två områden är färdiga.").await?;
        see_rows(person, "Poäng per område", &rows(&["7 Arbetsliv 0–100", "Totalt 0–800"])).await?;
        person.axe().await
    });
}
