//! Drafts as files: saving, opening, and files that cannot be opened.

mod common;

use anyhow::{Context, Result, ensure};
use common::{export, give_points, import, make, open_file, points_of, see_view};
use kommunkompass_e2e::{Person, Role, containing, session};
use serde_json::{Value, json};

const FAILED: &str = "Filen kunde inte öppnas. Ingenting har ändrats.";

/// Makes a draft with some points in it, and goes to the start page.
async fn make_vetlanda(person: &Person) -> Result<String> {
    let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
    give_points(person, &draft, "1.1", "14,5").await?;
    give_points(person, &draft, "3.4", "8").await?;
    person.go_to("#/").await?;
    Ok(draft)
}

/// A file with one place changed; the place is a JSON pointer.
fn changed(text: &str, place: &str, value: Value) -> Result<String> {
    let mut file: Value = serde_json::from_str(text)?;
    *file.pointer_mut(place).with_context(|| format!("the file has no {place}"))? = value;
    Ok(file.to_string())
}

#[test]
fn a_draft_that_was_saved_as_a_file_and_deleted_is_opened_again_without_loss() {
    session(async |person| {
        make_vetlanda(person).await?;
        let file = export(person, "Vetlanda 2021").await?;
        ensure!(file.name == "kommunkompass-vetlanda-2021.kompass.json", "the file is called {}", file.name);
        person.click(Role::Button, "Ta bort Vetlanda 2021").await?;
        person.do_not_see(Role::Article, "Vetlanda 2021").await?;

        import(person, &file.text()?).await?;
        person.see(Role::Status, containing("Filen är öppnad: Vetlanda 2021.")).await?;
        person.axe().await?;
        let again = export(person, "Vetlanda 2021").await?;
        ensure!(again == file, "the file has changed from {} to {}", file.text()?, again.text()?);
        person.click(Role::Link, "Visa utkastet").await?;
        see_view(person, "Vetlanda 2021").await?;
        person.click(Role::Link, "3 Styrning och kontroll").await?;
        person.see_value(Role::TextBox, points_of("3.4"), "8").await?;

        person.go_to("#/").await?;
        person.reload().await?;
        ensure!(export(person, "Vetlanda 2021").await? == file, "the stored draft differs from the file");
        Ok(())
    });
}

#[test]
fn opening_the_file_of_a_draft_that_is_here_changes_nothing_and_says_so() {
    session(async |person| {
        make_vetlanda(person).await?;
        let file = export(person, "Vetlanda 2021").await?;
        let before = person.stored().await?;
        open_file(person, &file.text()?).await?;
        person.see(Role::Status, containing("Utkastet i filen finns redan här, med samma innehåll.")).await?;
        person.see(Role::Link, "Visa utkastet").await?;
        person.do_not_see(Role::Button, "Lägg till som nytt utkast").await?;
        ensure!(person.stored().await? == before, "something was written");
        ensure!(person.names(Role::Article).await? == ["Vetlanda 2021"], "there is another draft");
        person.axe().await
    });
}

#[test]
fn a_changed_file_of_a_draft_that_is_here_becomes_a_draft_of_its_own() {
    session(async |person| {
        let draft = make_vetlanda(person).await?;
        let file = export(person, "Vetlanda 2021").await?.text()?;
        let other = changed(&file, "/year", json!(2025))?;
        let other = changed(&other, "/direct_points/1.1/points", json!("3"))?;
        open_file(person, &other).await?;
        person.see_text("Samma utkast finns redan här, med annat innehåll: Vetlanda 2021, ändrat ").await?;
        person.see_checked(Role::Radio, "Lägg ihop med utkastet här", true).await?;
        person.click(Role::Radio, "Lägg till som nytt utkast").await?;
        person.click(Role::Button, "Lägg till som nytt utkast").await?;
        person.see(Role::Status, containing("Filen är öppnad: Vetlanda 2025.")).await?;
        person.see(Role::Article, "Vetlanda 2025").await?;
        person.axe().await?;
        ensure!(export(person, "Vetlanda 2021").await?.text()? == file, "the draft that was here has changed");
        person.go_to(&format!("{draft}/omrade/1")).await?;
        person.see_value(Role::TextBox, points_of("1.1"), "14,5").await?;
        person.go_to("#/").await?;
        person.click(Role::Link, "Fortsätt med Vetlanda 2025").await?;
        see_view(person, "Vetlanda 2025").await?;
        ensure!(person.route().await? != draft, "both drafts have the same address");
        person.click(Role::Link, "1 Samspel mellan förtroendevalda och medborgare").await?;
        person.see_value(Role::TextBox, points_of("1.1"), "3").await
    });
}

#[test]
fn a_file_that_cannot_be_opened_says_why_and_changes_nothing() {
    session(async |person| {
        make_vetlanda(person).await?;
        let file = export(person, "Vetlanda 2021").await?.text()?;
        let half: String = file.chars().take(file.chars().count() / 2).collect();
        let before = person.stored().await?;
        let files = [
            (half, "Filen är inte hel eller är av ett annat slag (rad "),
            (
                changed(&file, "/format", json!("kommunkompass-evaluations"))?,
                "Filen är av slaget ”kommunkompass-evaluations”, inte ett utkast eller en modell härifrån.",
            ),
            (
                changed(&file, "/format", json!("<b>fet</b>"))?,
                "Filen är av slaget ”<b>fet</b>”, inte ett utkast eller en modell härifrån.",
            ),
            ("{}".to_owned(), "Filen säger inte vad den är."),
            (
                changed(&file, "/direct_points/1.1/points", json!("21"))?,
                "direct_points.1.1.points: 21 ligger utanför 0–20",
            ),
            (changed(&file, "/schema", json!(99))?, "Filen är skriven av en nyare version."),
            (changed(&file, "/year", json!(1066))?, "year: 1066 ligger utanför 2000–2100"),
            (changed(&file, "/municipality/name", json!(""))?, "municipality.name: uppgiften är tom"),
            (" ".repeat(5 * 1024 * 1024), "Filen är 5 MB. Filer härifrån är högst 4 MB, så det är nog en annan fil."),
            (String::new(), "Filen är inte hel eller är av ett annat slag (rad "),
        ];
        for (file, fault) in files {
            open_file(person, &file).await?;
            let alert = person.within(Role::Alert, containing(FAILED)).await?;
            alert.see(Role::ListItem, containing(fault)).await?;
            ensure!(person.stored().await? == before, "“{fault}” has changed the storage");
            ensure!(person.names(Role::Article).await? == ["Vetlanda 2021"], "“{fault}” has added a draft");
        }
        person.axe().await?;
        // After a fault the next sound file is opened, and the fault goes.
        open_file(person, &file).await?;
        person.see_text("Utkastet i filen finns redan här").await?;
        person.do_not_see_text(FAILED).await
    });
}

#[test]
fn html_in_a_file_is_shown_as_text_in_every_view() {
    const NAME: &str = "<img src=x onerror=\"document.title='hej'\"><b>Vetlanda</b>";
    session(async |person| {
        make_vetlanda(person).await?;
        let file = export(person, "Vetlanda 2021").await?.text()?;
        let file = changed(&file, "/municipality", json!({ "name": NAME }))?;
        person.click(Role::Button, "Ta bort Vetlanda 2021").await?;
        import(person, &file).await?;
        let shown = format!("{NAME} 2021");
        person.see(Role::Article, shown.as_str()).await?;
        person.see(Role::Status, containing(format!("Filen är öppnad: {shown}."))).await?;
        person.axe().await?;
        person.click(Role::Link, "Visa utkastet").await?;
        see_view(person, &shown).await?;
        person.click(Role::Link, "Se resultatet").await?;
        see_view(person, &format!("{shown}: resultat")).await?;
        let made = person.run("return document.querySelectorAll('img, main b').length;", vec![]).await?;
        ensure!(made == json!(0), "{made} elements were made out of the name");
        person.axe().await
    });
}

#[test]
fn the_overview_and_the_result_give_the_same_file_as_the_start_page() {
    session(async |person| {
        let draft = make_vetlanda(person).await?;
        let file = export(person, "Vetlanda 2021").await?;
        for route in [draft.clone(), format!("{draft}/resultat")] {
            person.go_to(&route).await?;
            person.click(Role::Button, "Ladda ner fil").await?;
            ensure!(person.downloaded(".kompass.json").await? == file, "{route} gives another file");
        }
        Ok(())
    });
}
