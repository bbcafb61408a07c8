//! Everything in one file: out, and in again where nothing is left.

mod common;

use anyhow::{Context, Result, ensure};
use common::{give_points, make, points_of};
use kommunkompass_e2e::{Person, Role, session};
use serde_json::{Value, json};

/// Opens an archive on the start page, and sees what is in it.
async fn open(person: &Person, text: &str) -> Result<()> {
    person.upload("Öppna en fil", "allt.json", text).await?;
    person.see_focus_on("heading “Innehållet i allt.json”").await
}

/// Two drafts, the first of them with a version; returns its address and the text of everything.
async fn make_and_save(person: &Person) -> Result<(String, String)> {
    let vetlanda = make(person, "Vetlanda", "2021", "Snabb").await?;
    give_points(person, &vetlanda, "1.1", "14,5").await?;
    person.go_to(&format!("{vetlanda}/versioner")).await?;
    person.fill(Role::TextBox, "Namn på versionen", "Till nämnden").await?;
    person.click(Role::Button, "Spara version").await?;
    person.see(Role::Article, "Till nämnden").await?;
    make(person, "Nässjö", "2022", "Snabb").await?;
    person.go_to("#/").await?;
    person.click(Role::Button, "Spara allt i en fil").await?;
    let file = person.downloaded(".json").await?;
    ensure!(file.name.starts_with("kommunkompass-allt-20"), "the file is called {}", file.name);
    person.see_text(&format!("Allt är sparat i filen {}: 2 utkast, en version.", file.name)).await?;
    person.axe().await?;
    Ok((vetlanda, file.text()?))
}

#[test]
fn everything_comes_back_after_the_browser_was_cleared() {
    session(async |person| {
        person.open("#/").await?;
        person.do_not_see(Role::Button, "Spara allt i en fil").await?;
        let (vetlanda, text) = make_and_save(person).await?;
        let before = person.stored().await?;
        open(person, &text).await?;
        person.see_text("Allt i filen finns redan här.").await?;
        person.axe().await?;
        person.click(Role::Button, "Stäng").await?;
        person.see_focus_on("heading “Utkast i den här webbläsaren”").await?;
        ensure!(person.stored().await? == before, "looking at the file has changed something");

        person.clear_site_data().await?;
        person.reload().await?;
        person.see_text("Här finns inga utkast än.").await?;
        open(person, &text).await?;
        person.see_text("Versioner som läggs till: 1 av 1").await?;
        let table = person.within(Role::Table, "Utkasten i filen").await?;
        table.see_text("Finns inte här; läggs till").await?;
        person.axe().await?;
        ensure!(person.stored().await?.is_empty(), "something was added before it was asked for");
        person.click(Role::Button, "Lägg till det som saknas").await?;
        person.see_text("Tillagt från allt.json: 2 utkast, en version.").await?;
        person.see(Role::Article, "Vetlanda 2021").await?;
        person.see(Role::Article, "Nässjö 2022").await?;
        person.axe().await?;
        person.reload().await?;
        person.go_to(&format!("{vetlanda}/omrade/1")).await?;
        person.see_value(Role::TextBox, points_of("1.1"), "14,5").await?;
        person.go_to(&format!("{vetlanda}/versioner")).await?;
        person.see(Role::Article, "Till nämnden").await
    });
}

#[test]
fn what_is_here_is_joined_with_its_state_in_the_file_and_nothing_of_it_goes() {
    session(async |person| {
        let (vetlanda, text) = make_and_save(person).await?;
        give_points(person, &vetlanda, "1.1", "10").await?;
        person.go_to("#/").await?;
        open(person, &text).await?;
        let table = person.within(Role::Table, "Utkasten i filen").await?;
        // What has gone on here since has all that the file has.
        table.see_text("Finns redan här").await?;
        person.see_text("Allt i filen finns redan här.").await?;
        person.axe().await?;
        person.click(Role::Button, "Stäng").await?;

        // In the file one of the drafts was gone on with elsewhere.
        let mut file: Value = serde_json::from_str(&text)?;
        let drafts = file["drafts"].as_array_mut().context("drafts")?;
        let there = drafts.iter_mut().find(|draft| draft["municipality"]["name"] == "Vetlanda").context("Vetlanda")?;
        let at = there["changed"].as_u64().context("a time")? + 3_600_000;
        there["direct_points"]["1.2"] = json!({ "points": "7", "stamps": { "points": format!("{at}-0000abcd") } });
        there["seen"]["0000abcd"] = json!(at);
        open(person, &file.to_string()).await?;
        let table = person.within(Role::Table, "Utkasten i filen").await?;
        table.see_text("Finns här med annat innehåll; de två läggs ihop").await?;
        person.axe().await?;
        person.click(Role::Button, "Lägg till det som saknas").await?;
        person.see_text("Tillagt från allt.json: ett utkast.").await?;
        person.go_to(&format!("{vetlanda}/omrade/1")).await?;
        person.see_value(Role::TextBox, points_of("1.1"), "10").await?;
        person.see_value(Role::TextBox, points_of("1.2"), "7").await?;
        person.go_to("#/").await?;
        let names = person.names(Role::Article).await?;
        ensure!(names.iter().filter(|name| *name == "Vetlanda 2021").count() == 1, "the drafts are {names:?}");
        open(person, &file.to_string()).await?;
        person.see_text("Allt i filen finns redan här.").await?;

        // In the bin it is found too, and comes back with all that it had.
        person.click(Role::Button, "Stäng").await?;
        person.click(Role::Button, "Ta bort Vetlanda 2021").await?;
        open(person, &text).await?;
        let table = person.within(Role::Table, "Utkasten i filen").await?;
        table.see_text("Ligger i papperskorgen; läggs tillbaka").await?;
        person.click(Role::Button, "Lägg till det som saknas").await?;
        person.go_to(&format!("{vetlanda}/omrade/1")).await?;
        person.see_value(Role::TextBox, points_of("1.1"), "10").await?;
        person.see_value(Role::TextBox, points_of("1.2"), "7").await
    });
}

#[test]
fn one_faulty_draft_costs_that_draft_and_a_broken_file_changes_nothing() {
    session(async |person| {
        let (_, text) = make_and_save(person).await?;
        person.clear_site_data().await?;
        person.reload().await?;
        let mut file: Value = serde_json::from_str(&text)?;
        file["drafts"][0]["year"] = json!(1066);
        open(person, &file.to_string()).await?;
        person.see_text("drafts[0].year: 1066 ligger utanför 2000–2100").await?;
        person.axe().await?;
        person.click(Role::Button, "Lägg till det som saknas").await?;
        person.see_text("Tillagt från allt.json: ett utkast").await?;

        let half: String = text.chars().take(text.chars().count() / 2).collect();
        let before = person.stored().await?;
        person.upload("Öppna en fil", "halv.json", half).await?;
        person.see_text("Filen kunde inte öppnas. Ingenting har ändrats.").await?;
        ensure!(person.stored().await? == before, "half a file has changed something");
        person.axe().await
    });
}
