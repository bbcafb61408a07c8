//! The result of a draft, beside published evaluations.

mod common;

use anyhow::{Result, ensure};
use common::{see_drawn, see_rows, see_view};
use kommunkompass_e2e::{Person, Role, containing, session};

const VETLANDA: &str = "Vetlanda 2021, utgåva 2021, 493 poäng";
const HULTSFRED: &str = "Hultsfred 2021, utgåva 2020, 471 poäng";
const VALLENTUNA: &str = "Vallentuna 2019, utgåva 2016, 603 poäng";
const VANERSBORG: &str = "Vänersborg 2018, utgåva 2016, 429 poäng";
const GRASTORP: &str = "Grästorp 2014, utgåva 2010, 506 poäng, bara områden";

/// Where the caveats of areas stand.
const CAVEATS: &str = "Att tänka på när områdena jämförs";

/// The addresses of everything that was fetched.
const FETCHED: &str = "return performance.getEntriesByType('resource').map((entry) => entry.name);";

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
        person.do_not_see_text("Totalerna kan läsas bredvid varandra").await?;
        compare(person, HULTSFRED).await?;
        person
            .see_text(
                "Utgåva 2020 (Hultsfred 2021) Utgåvan justerades under 2021. Områdena är desamma, men några delområden \
                 har fått annat innehåll eller annan maxpoäng.",
            )
            .await?;
        see_compared(person).await?;
        person.axe().await?;
        let route = person.see_route_ending("?jamfor=vetlanda-2021,hultsfred-2021").await?;

        person.reload().await?;
        person.see_route(&route).await?;
        person.see_text("Utgåva 2020 (Hultsfred 2021) Utgåvan justerades under 2021.").await?;
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
    let radar = person.within(Role::Figure, "Områdena i spindeldiagram").await?;
    radar.see_text(&format!("poäng per område som andel av det högsta möjliga, för {names}.")).await?;
    let areas = AREAS.map(|(title, points)| format!("{title} {} {} {}", points[0], points[1], points[2]));
    see_rows(person, "Poäng per område", &areas).await?;
    let ends = rows(&["Område Nässjö 2022 Vetlanda 2021 Hultsfred 2021", "Totalt 542 493 471"]);
    see_rows(person, "Poäng per område", &ends).await?;
    for (title, [own, vetlanda, hultsfred]) in AREAS {
        see_drawn(person, "bars", &format!("{title} {own} {vetlanda} {hultsfred}")).await?;
        see_rows(person, title, &[format!("Summa {own} 100 {own} % {vetlanda} {hultsfred}")]).await?;
    }
    let rows = rows(&[
        "1.1 Strategi för demokratiutveckling och information 13 20 65 % 10 11",
        "1.2 Kommunens information till medborgarna 8 10 80 % 5 6",
    ]);
    see_rows(person, "1 Samspel mellan förtroendevalda och medborgare", &rows).await
}

/// Sees the areas of Nässjö 2022 with what stands beside them in table, bars and the sums of the tables.
async fn see_beside(person: &Person, name: &str, beside: [&str; 8]) -> Result<()> {
    let areas: Vec<_> = AREAS.iter().zip(beside).map(|((title, own), other)| (title, own[0], other)).collect();
    let lines: Vec<_> = areas.iter().map(|(title, own, other)| format!("{title} {own} {other}")).collect();
    see_rows(person, "Poäng per område", &lines).await?;
    for (title, own, other) in areas {
        see_drawn(person, "bars", &format!("{title} {own} {other}")).await?;
        see_rows(person, title, &[format!("Summa {own} 100 {own} % {other}")]).await?;
    }
    person.see_text(&format!("för Nässjö 2022, {name}.")).await
}

#[test]
fn areas_of_an_older_edition_stand_beside_by_subject_with_their_caveats() {
    session(async |person| {
        open_example(person).await?;
        person.do_not_see(Role::Region, CAVEATS).await?;
        compare(person, VALLENTUNA).await?;
        person
            .see_text(
                "Områdena jämförs därför efter ämne, inte efter nummer. Områdena har andra nummer i utgåva 2016: 2 är \
                 8, 4 är 5, 5 är 2, 6 är 7, 7 är 6, 8 är 4.",
            )
            .await?;
        person.see_text("Utgåva 2016 (Vallentuna 2019) Kommunkompassen reviderades 2019/2020").await?;
        person.see_text("skillnaden mellan dem är inget mått på utveckling").await?;
        let areas = ["72", "79", "84", "85", "75", "kan inte jämföras", "70", "76"];
        see_beside(person, "Vallentuna 2019", areas).await?;
        see_rows(person, "Poäng per område", &rows(&["Totalt 542 603"])).await?;

        let caveats = person.within(Role::Region, CAVEATS).await?;
        caveats.see(Role::Heading, "Utgåva 2016 (Vallentuna 2019)").await?;
        let told = caveats.names(Role::ListItem).await?;
        ensure!(told.len() == 7, "these are the caveats: {told:#?}");
        caveats
            .see(
                Role::ListItem,
                "6 Kvalitetsutveckling: Områdets innehåll har ändrats så mycket mellan utgåvorna att poängen inte kan \
                 jämföras.",
            )
            .await?;
        person.axe().await
    });
}

#[test]
fn subareas_of_an_older_edition_stand_beside_in_per_cent_or_not_at_all() {
    session(async |person| {
        open_example(person).await?;
        compare(person, VALLENTUNA).await?;
        let lines = rows(&[
            "1.1 Strategi för demokratiutveckling och information 13 20 65 % 75 %",
            "1.3 Medborgarnas möjlighet till dialog med politiken 23 30 77 % 21",
            "1.4 Transparens kring resultat 3 10 30 % 64 %",
            "1.5 Förutsättningar för politiken 22 30 73 % delvis 1.5",
        ]);
        see_rows(person, "1 Samspel mellan förtroendevalda och medborgare", &lines).await?;
        let lines = rows(&[
            "4.2 Långsiktig planering för ökad effektivitet 15 20 75 % kan inte jämföras",
            "4.5 Samverkan för ökad effektivitet 13 20 65 % delvis 4.3, 5.6",
        ]);
        see_rows(person, "4 Effektivitet", &lines).await?;
        let tables = person.within(Role::Region, "Översikt av poängfördelning").await?;
        tables.see_text("Procent av maxpoängen visas för delområden som har en annan maxpoäng").await?;
        tables.see_text("”Delvis” betyder att delområdet bara till en del motsvaras").await?;
        tables.see(Role::ListItem, "4.2: Delområdet har ingen motsvarighet i den andra utgåvan.").await?;
        person.axe().await?;

        // The structure of the other edition is not asked for.
        let fetched: Vec<String> = serde_json::from_value(person.run(FETCHED, vec![]).await?)?;
        ensure!(fetched.iter().any(|address| address.ends_with("/edition-map.json")), "no map in {fetched:#?}");
        ensure!(!fetched.iter().any(|address| address.contains("/2016")), "{fetched:#?}");
        Ok(())
    });
}

#[test]
fn two_evaluations_of_an_edition_have_its_caveats_once() {
    session(async |person| {
        open_example(person).await?;
        compare(person, VALLENTUNA).await?;
        compare(person, VANERSBORG).await?;
        compare(person, HULTSFRED).await?;
        let caveats = person.within(Role::Region, CAVEATS).await?;
        caveats.see(Role::Heading, "Utgåva 2020 (Hultsfred 2021)").await?;
        let headings = caveats.names(Role::Heading).await?;
        let expected = [CAVEATS, "Utgåva 2016 (Vallentuna 2019 och Vänersborg 2018)", "Utgåva 2020 (Hultsfred 2021)"];
        ensure!(headings == expected, "the headings are {headings:#?}");
        let text = person.text().await?;
        ensure!(text.matches("Totalerna kan läsas bredvid varandra").count() == 1, "{text}");
        let told = caveats.names(Role::ListItem).await?;
        ensure!(
            told.iter().filter(|told| told.starts_with("6 Kvalitetsutveckling: Områdets")).count() == 1,
            "{told:#?}"
        );
        let row = "6 Kvalitetsutveckling 52 kan inte jämföras kan inte jämföras 38";
        see_rows(person, "Poäng per område", &rows(&[row])).await?;
        person.axe().await
    });
}

#[test]
fn an_evaluation_known_by_its_areas_only_stands_beside_by_area() {
    session(async |person| {
        open_example(person).await?;
        compare(person, GRASTORP).await?;
        person.see_text("Utgåva 2010 (Grästorp 2014)").await?;
        person.see_text("Mellan utgåvorna ligger två revideringar, 2016 och 2019/2020").await?;
        let areas = ["61", "68", "73", "70", "60", "kan inte jämföras", "56", "53"];
        see_beside(person, "Grästorp 2014", areas).await?;
        see_rows(person, "Poäng per område", &rows(&["Totalt 542 506"])).await?;
        see_rows(person, "7 Arbetsliv", &rows(&["7.3 Arbetsmiljö 20 25 80 % saknas i källan"])).await?;
        let caveats = person.within(Role::Region, CAVEATS).await?;
        let told = caveats.names(Role::ListItem).await?;
        ensure!(told.len() == 2 && told[0].contains("8 Chefs- och ledarskap samt medarbetarskap: "), "{told:#?}");
        let tables = person.within(Role::Region, "Översikt av poängfördelning").await?;
        tables.do_not_see_text("”Delvis” betyder").await?;
        person.axe().await
    });
}

#[test]
fn a_draft_of_an_older_edition_is_compared_with_a_newer_one() {
    session(async |person| {
        person.open("#/ny").await?;
        person.fill(Role::Combobox, "Kommun", "Vallentuna").await?;
        person.fill(Role::TextBox, "År", "2017").await?;
        person.click(Role::Radio, containing("2016")).await?;
        person.click(Role::Button, "Börja").await?;
        see_view(person, "Vallentuna 2017").await?;
        let draft = person.route().await?;
        person.go_to(&format!("{draft}/resultat?jamfor=nassjo-2022")).await?;
        see_view(person, "Vallentuna 2017: resultat").await?;
        person.see_text("Utgåva 2021 (Nässjö 2022)").await?;
        let lines = rows(&[
            "2 Tillgänglighet och brukarorientering 0–100 63",
            "4 Ledarskap, ansvar och delegation 0–100 73",
            "7 Ständiga förbättringar 0–100 kan inte jämföras",
            "Totalt 0–800 542",
        ]);
        see_rows(person, "Poäng per område", &lines).await?;
        let row = "1.3 Hur informeras invånare om resultat? 0–25 25 30 %";
        see_rows(person, "1 Offentlighet och demokrati", &rows(&[row])).await?;
        person.axe().await
    });
}

#[test]
fn an_edition_that_is_known_by_its_areas_only_cannot_be_begun_with() {
    session(async |person| {
        person.open("#/ny").await?;
        let editions = person.within(Role::Group, "Utgåva").await?;
        let offered = editions.names(Role::Radio).await?;
        ensure!(offered.len() == 3 && !offered.iter().any(|edition| edition.starts_with("2010")), "{offered:#?}");
        Ok(())
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
