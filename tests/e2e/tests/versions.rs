//! Versions of a draft: saving, comparing, restoring, adopting, and checking a file.

mod common;

use anyhow::{Context, Result, ensure};
use common::{export, give_points, make, open_file, points_of, see_rows, see_title, see_view};
use kommunkompass_e2e::{Key, Person, Role, containing, session};
use serde_json::{Value, json};

const NAME: &str = "Namn på versionen";

/// A storage that is full while `isFull` is set.
const FILL: &str = "const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (...entry) {
        if (window.isFull) throw new DOMException('the quota has been exceeded', 'QuotaExceededError');
        return write.apply(this, entry);
    };";

/// Saves a version from the view of the versions.
async fn save(person: &Person, name: &str) -> Result<()> {
    person.fill(Role::TextBox, NAME, name).await?;
    person.click(Role::Button, "Spara version").await?;
    person.see_text(&format!("Versionen ”{name}” är sparad.")).await?;
    person.see(Role::Article, name).await
}

/// Adopts a version from the view of the versions.
async fn adopt(person: &Person, name: &str) -> Result<()> {
    person.click(Role::Button, format!("Fastställ ”{name}”")).await?;
    person.fill(Role::TextBox, "Vem fastställer?", "Kommunstyrelsen").await?;
    person.run(SET_DAY, vec![]).await?;
    person.click(Role::Button, "Fastställ versionen").await?;
    person.see_text(&format!("Versionen ”{name}” är fastställd.")).await
}

const SET_DAY: &str = "const field = document.querySelector('input[type=date]');
    field.value = '2026-11-20';
    field.dispatchEvent(new Event('input', { bubbles: true }));";

/// Gives a file to be checked, and sees what is said about it.
async fn check(person: &Person, name: &str, text: &str, expected: &str) -> Result<()> {
    person.upload("Välj en fil att kontrollera", name, text).await?;
    person.see_text(expected).await
}

/// The fingerprint that a version shows.
async fn fingerprint(person: &Person, name: &str) -> Result<String> {
    let text = person.within(Role::Article, containing(name)).await?.text().await?;
    let (_, rest) = text.split_once("Fingeravtryck ").context("the card has no fingerprint")?;
    Ok(rest.chars().take(39).collect())
}

#[test]
fn a_version_is_saved_compared_restored_and_the_restoring_undone() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        give_points(person, &draft, "1.1", "14,5").await?;
        person.go_to(&draft).await?;
        person.click(Role::Link, "Versioner").await?;
        see_view(person, "Vetlanda 2021: versioner").await?;
        let suggested = person.value(Role::TextBox, NAME).await?;
        ensure!(suggested.starts_with("Version "), "the name “{suggested}” is suggested");
        person.see_text("Inga versioner är sparade än.").await?;
        person.axe().await?;

        save(person, "Första utkastet").await?;
        let card = person.within(Role::Article, "Första utkastet").await?;
        card.see_text("15–795 av 800 poäng").await?;
        card.see_text("Sparad för hand").await?;
        person.see_text("De två säger detsamma.").await?;
        person.axe().await?;

        give_points(person, &draft, "1.1", "10").await?;
        give_points(person, &draft, "2.1", "5").await?;
        let versions = format!("{draft}/versioner");
        person.go_to(&versions).await?;
        person.do_not_see_text("De två säger detsamma.").await?;
        see_rows(
            person,
            "Poäng före och efter",
            &[
                "1 Samspel mellan förtroendevalda och medborgare 14,5–94,5 10–90 −4,5".to_owned(),
                "Totalt alla områden 14,5–794,5 15–780 +0,5".to_owned(),
            ],
        )
        .await?;
        person.choose("Efter", "Utkastet som det är nu").await?;
        person.axe().await?;

        person.click(Role::Button, "Återställ ”Första utkastet”").await?;
        person.see_text("Utkastet är återställt till ”Första utkastet”.").await?;
        person.see_focus_on("heading “Sparade versioner”").await?;
        person.see(Role::Article, "Före återställning").await?;
        person.axe().await?;
        person.go_to(&format!("{draft}/omrade/1")).await?;
        person.see_value(Role::TextBox, points_of("1.1"), "14,5").await?;
        person.go_to(&format!("{draft}/omrade/2")).await?;
        person.see_value(Role::TextBox, points_of("2.1"), "").await?;

        person.go_to(&versions).await?;
        person.click(Role::Button, "Återställ ”Före återställning”").await?;
        person.click(Role::Button, "Ångra återställningen").await?;
        person.see_text("Återställningen är ångrad.").await?;
        person.go_to(&format!("{draft}/omrade/1")).await?;
        person.see_value(Role::TextBox, points_of("1.1"), "14,5").await?;
        person.reload().await?;
        person.see_value(Role::TextBox, points_of("1.1"), "14,5").await
    });
}

#[test]
fn a_version_is_renamed_and_removed_on_purpose_only() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        person.go_to(&format!("{draft}/versioner")).await?;
        person.fill(Role::TextBox, NAME, " ").await?;
        person.click(Role::Button, "Spara version").await?;
        person.see_text("Skriv ett namn på versionen.").await?;
        person.see_focus_on(&format!("textbox “{NAME}”")).await?;
        save(person, "Ett").await?;
        person.click(Role::Button, "Byt namn på ”Ett”").await?;
        person.see_focus_on("textbox “Nytt namn”").await?;
        person.axe().await?;
        person.fill(Role::TextBox, "Nytt namn", "Två").await?;
        person.press(Key::Enter).await?;
        person.see_text("Versionen heter nu ”Två”.").await?;
        person.do_not_see(Role::Article, "Ett").await?;
        person.reload().await?;
        person.see(Role::Article, "Två").await?;

        person.click(Role::Button, "Ta bort ”Två”").await?;
        person.see_focus_on("button “Ta bort versionen”").await?;
        person.axe().await?;
        person.click(Role::Button, "Behåll").await?;
        person.see_focus_on("button “Ta bort ”Två””").await?;
        person.click(Role::Button, "Ta bort ”Två”").await?;
        person.click(Role::Button, "Ta bort versionen").await?;
        person.see_text("Versionen ”Två” är borttagen.").await?;
        person.see_text("Inga versioner är sparade än.").await?;
        person.axe().await
    });
}

#[test]
fn an_adopted_version_has_a_fingerprint_that_tells_a_changed_file() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        give_points(person, &draft, "1.1", "14,5").await?;
        let versions = format!("{draft}/versioner");
        person.go_to(&versions).await?;
        save(person, "Till nämnden").await?;
        let before = fingerprint(person, "Till nämnden").await?;
        person.click(Role::Button, "Fastställ ”Till nämnden”").await?;
        person.click(Role::Button, "Fastställ versionen").await?;
        let form = person.within(Role::Form, "Fastställ ”Till nämnden”").await?;
        form.see_text("Skriv vem som fastställer versionen.").await?;
        person.see_focus_on("textbox “Vem fastställer?”").await?;
        person.axe().await?;
        person.click(Role::Button, "Avbryt").await?;
        adopt(person, "Till nämnden").await?;
        let fingerprint = fingerprint(person, "Till nämnden").await?;
        ensure!(fingerprint != before, "the adoption is not in the fingerprint {fingerprint}");
        person.see_text("Fastställd 20 november 2026 av Kommunstyrelsen").await?;
        person.do_not_see(Role::Button, "Byt namn på ”Till nämnden”").await?;
        person.axe().await?;

        person.click(Role::Button, "Ladda ner fil: Till nämnden").await?;
        let file = person.downloaded(".version.json").await?;
        let text = file.text()?;
        check(person, "beslut.json", &text, "beslut.json är den fastställda versionen ”Till nämnden”, oförändrad.")
            .await?;
        person.axe().await?;
        let altered = text.replace("\"14.5\"", "\"15.5\"");
        ensure!(altered != text, "the file has no 14.5: {text}");
        check(person, "beslut.json", &altered, "beslut.json har ändrats").await?;
        person.axe().await?;
        let altered = text.replace("\"Kommunstyrelsen\"", "\"Nämnden\"");
        check(person, "beslut-2.json", &altered, "beslut-2.json har ändrats").await?;
        let altered = text.replacen("\"cause\": \"saved\"", "\"cause\": \"before_import\"", 1);
        check(person, "beslut-3.json", &altered, "men något annat i filen har ändrats").await?;
        check(person, "annat.json", "{", "annat.json kan inte kontrolleras.").await?;

        // The result says how the draft stands to what was adopted.
        person.go_to(&format!("{draft}/resultat")).await?;
        person
            .see_text(&format!("Fastställd 20 november 2026 av Kommunstyrelsen, fingeravtryck {fingerprint}"))
            .await?;
        person.axe().await?;
        person.click(Role::Link, "Visa den fastställda versionen").await?;
        see_view(person, "Vetlanda 2021: Till nämnden").await?;
        person.see_text(&fingerprint).await?;
        person.see_text("15–795 av 800 poäng").await?;
        person.see(Role::Table, "1 Samspel mellan förtroendevalda och medborgare").await?;
        person.axe().await?;
        person.print().await?;
        give_points(person, &draft, "1.1", "10").await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        person.see_text("Ändrad sedan den fastställda versionen från 20 november 2026").await?;

        person.go_to("#/").await?;
        let now = export(person, "Vetlanda 2021").await?.text()?;
        person.go_to(&versions).await?;
        check(person, "utkast.json", &now, "utkast.json säger inte detsamma som någon version som är fastställd här.")
            .await?;
        person.click(Role::Button, "Återställ ”Till nämnden”").await?;
        person.see_text("Utkastet är återställt").await?;
        person.go_to("#/").await?;
        let now = export(person, "Vetlanda 2021").await?.text()?;
        person.go_to(&versions).await?;
        check(person, "utkast.json", &now, "utkast.json säger detsamma som den fastställda versionen ”Till nämnden”.")
            .await?;

        person.click(Role::Button, "Ta bort ”Till nämnden”").await?;
        let form = person.within(Role::Group, "Ta bort ”Till nämnden”").await?;
        form.see_text("Versionen är fastställd. Ladda ner den som fil först").await?;
        person.axe().await
    });
}

#[test]
fn the_file_of_a_version_brings_version_and_draft_where_they_are_not() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        give_points(person, &draft, "1.1", "14,5").await?;
        person.go_to(&format!("{draft}/versioner")).await?;
        save(person, "Till nämnden").await?;
        adopt(person, "Till nämnden").await?;
        person.click(Role::Button, "Ladda ner fil: Till nämnden").await?;
        let text = person.downloaded(".version.json").await?.text()?;
        person.go_to("#/").await?;
        open(person, &text).await?;
        person.see_text("Versionen i filen finns redan här: ”Till nämnden”.").await?;
        person.axe().await?;

        person.clear_site_data().await?;
        person.reload().await?;
        person.see_text("Här finns inga utkast än.").await?;
        let altered = text.replace("\"14.5\"", "\"15.5\"");
        open_file(person, &altered).await?;
        person.see_text("stämmer inte med innehållet; filen har ändrats sedan den sparades").await?;
        ensure!(person.stored().await?.is_empty(), "a changed file was taken in");
        person.axe().await?;

        open(person, &text).await?;
        person.see_text("Filen är öppnad: Vetlanda 2021 är tillagt som utkast, med versionen ”Till nämnden”.").await?;
        person.click(Role::Link, "Visa versionerna").await?;
        see_view(person, "Vetlanda 2021: versioner").await?;
        person.see_text("Fastställd 20 november 2026 av Kommunstyrelsen").await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        person.see_text("Fastställd 20 november 2026 av Kommunstyrelsen, fingeravtryck").await
    });
}

/// Opens a file on the start page; what becomes of it is for the scenario to see.
async fn open(person: &Person, text: &str) -> Result<()> {
    person.upload("Öppna en fil", "fil.json", text).await?;
    let look = async || {
        let text = person.text().await?;
        Ok((text.contains("Filen är öppnad") || text.contains("Versionen i filen")).then_some(()))
    };
    person.wait_for("what became of the file", look).await
}

#[test]
fn a_version_that_finds_no_room_is_told_and_handed_over_and_stops_nothing() {
    session(async |person| {
        person.before_every_page(FILL).await?;
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        give_points(person, &draft, "1.1", "14,5").await?;
        person.go_to(&format!("{draft}/versioner")).await?;
        save(person, "Ett").await?;
        let before = person.stored().await?;
        person.run("window.isFull = true;", vec![]).await?;
        person.fill(Role::TextBox, NAME, "Två").await?;
        person.click(Role::Button, "Spara version").await?;
        let told = containing("Versionen ”Två” av Vetlanda 2021 kunde inte sparas i webbläsaren.");
        let alert = person.within(Role::Alert, told).await?;
        person.axe().await?;
        ensure!(person.stored().await? == before, "something was written");
        alert.click(Role::Button, "Ladda ner versionen").await?;
        let file: Value = serde_json::from_str(&person.downloaded(".version.json").await?.text()?)?;
        ensure!(file["name"] == json!("Två"), "another version was handed over: {file}");

        // Renaming and adopting need room too, and leave the version as it is.
        person.click(Role::Button, "Byt namn på ”Ett”").await?;
        person.fill(Role::TextBox, "Nytt namn", "Tre").await?;
        person.press(Key::Enter).await?;
        let form = person.within(Role::Form, "Byt namn på ”Ett”").await?;
        form.see_text("Det gick inte: webbläsarens lagring är full. Versionen är som den var.").await?;
        ensure!(person.stored().await? == before, "something was written");
        alert.click(Role::Button, "Stäng").await?;
        see_title(person, "Vetlanda 2021: versioner").await?;
        person.do_not_see(Role::Button, "Ladda ner versionen").await
    });
}

#[test]
fn a_damaged_version_is_told_and_stays() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        person.go_to(&format!("{draft}/versioner")).await?;
        save(person, "Ett").await?;
        let stored = person.stored().await?;
        let (key, value) = stored.iter().find(|(key, _)| key.contains("/version/")).context("no version is stored")?;
        person.store(key, &value.replace("Vetlanda", "Vetlando")).await?;
        person.reload().await?;
        person.see(Role::Heading, "En version som inte kan läsas").await?;
        person.axe().await?;
        person.click(Role::Button, containing("Ladda ner fil: ")).await?;
        ensure!(person.downloaded(".version.json").await?.text()?.contains("Vetlando"), "another text was handed over");
        Ok(())
    });
}

#[test]
fn the_versions_fit_a_narrow_column_and_another_tab_follows() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        let versions = format!("{draft}/versioner");
        person.go_to(&versions).await?;
        person.new_tab().await?;
        person.open(&versions).await?;
        save(person, "Från den andra fliken").await?;
        person.turn_to_tab(0).await?;
        person.see(Role::Article, "Från den andra fliken").await?;
        person.set_viewport(320, 800).await?;
        let widths = person.run("return [document.documentElement.scrollWidth, innerWidth];", vec![]).await?;
        ensure!(widths[0].as_u64() <= widths[1].as_u64(), "the page is wider than the window: {widths}");
        person.axe().await
    });
}
