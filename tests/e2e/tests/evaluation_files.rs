//! Results out of files: what a file would do is seen before it does it, and what is sound is offered beside faults.

mod common;

use anyhow::{Result, ensure};
use common::{export, make};
use kommunkompass_e2e::{Key, Person, Role, containing, session};

const PAGE: &str = "#/utvarderingar";
const OPEN: &str = "Öppna en fil med resultat";

/// As Excel saves it in Sweden: two results, one of a municipality that is spelt wrong, and one with too many points.
const TABLE: &str = "kommun;kommunkod;år;månad;utgåva;totalt;01-jan\r\n\
                     Nässjö;682;2022;9;2021;542,0;13\r\n\
                     Habo;;2019;;2016;\"455\";\r\n\
                     Hbao;;2019;;2016;455;\r\n\
                     Vetlanda;;2021;;2021;900;\r\n\
                     ;;;;;;\r\n";

/// Gives a file to the page, and sees what is in it.
async fn open_file(person: &Person, name: &str, content: &[u8]) -> Result<()> {
    person.upload(OPEN, name, content).await?;
    person.see_focus_on(&format!("heading “Filen {name}”")).await
}

/// A text as Windows-1252, for the letters that Swedish has.
fn windows(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect()
}

#[test]
fn a_table_offers_its_good_rows_and_tells_of_the_others() {
    session(async |person| {
        person.open(PAGE).await?;
        let before = person.stored().await?;
        open_file(person, "grannar.csv", &windows(TABLE)).await?;
        let panel = person.within(Role::Region, "Filen grannar.csv").await?;
        panel.see_text("Ingenting ändras förrän du väljer här nedanför.").await?;
        panel.see(Role::Group, "Nya resultat (3)").await?;
        panel.see_checked(Role::Checkbox, "Nässjö 2022", true).await?;
        panel.see_text("månad 9, utgåva 2021, 542 poäng").await?;
        panel
            .see_text(
                "Rad 5, kolumnen ”totalt”: 900 poäng är mer än de 800 som finns. Kontrollera siffran och utgåvan.",
            )
            .await?;
        panel.see_text("Rad 4: Hbao är ingen svensk kommun.").await?;
        person.axe().await?;
        person.screenshot("evaluation-file").await?;
        ensure!(person.stored().await? == before, "something was written before anybody said so");

        panel.click(Role::Checkbox, "Hbao 2019").await?;
        panel.click(Role::Button, "Lägg till 2 resultat").await?;
        person.see(Role::Status, containing("2 resultat är tillagda.")).await?;
        person.see_text("Habo 2019").await?;
        person.do_not_see_text("Hbao").await?;
        person.axe().await
    });
}

#[test]
fn what_is_here_is_replaced_only_when_somebody_says_so() {
    session(async |person| {
        person.open(PAGE).await?;
        open_file(person, "a.csv", "kommun;år;utgåva;totalt\nHabo;2019;2016;455\nVetlanda;2021;2021;500\n".as_bytes())
            .await?;
        person.click(Role::Button, "Lägg till 2 resultat").await?;
        open_file(person, "b.csv", "kommun;år;utgåva;totalt\nHabo;2019;2016;460\nVetlanda;2021;2021;500\n".as_bytes())
            .await?;
        person.see_checked(Role::Checkbox, "Habo 2019", false).await?;
        person.see_text("totalt: 455 blir 460").await?;
        person.see_text("Ett resultat finns redan här med samma siffror.").await?;
        person.do_not_see(Role::Button, "Byt ut ett resultat").await?;
        person.click(Role::Checkbox, "Habo 2019").await?;
        person.click(Role::Button, "Byt ut ett resultat").await?;
        person.see(Role::Status, containing("Ett resultat är utbytt.")).await?;
        person.see_text("460 av 800 poäng").await?;

        // Escape puts a file aside, and the focus goes back to where it was chosen.
        open_file(person, "c.csv", b"kommun;totalt\nHabo;1\n").await?;
        person.see_text("Ingenting i filen kan läggas till:").await?;
        person.press(Key::Escape).await?;
        person.do_not_see(Role::Region, "Filen c.csv").await?;
        person.see_focus_on(&format!("file “{OPEN}”")).await
    });
}

#[test]
fn what_is_saved_is_the_same_when_it_is_opened() {
    session(async |person| {
        person.open(PAGE).await?;
        open_file(person, "grannar.csv", TABLE.as_bytes()).await?;
        person.click(Role::Button, "Lägg till 3 resultat").await?;
        for (button, ending) in
            [("Spara resultaten i en fil (JSON)", ".json"), ("Spara som tabell för Excel (CSV)", ".csv")]
        {
            person.click(Role::Button, button).await?;
            let file = person.downloaded(ending).await?.text()?;
            let name = format!("tillbaka{ending}");
            open_file(person, &name, file.as_bytes()).await?;
            person.see_text("3 resultat finns redan här med samma siffror.").await?;
            person.do_not_see_text("kan läggas till:").await?;
            person.click(Role::Button, "Avbryt").await?;
        }
        Ok(())
    });
}

#[test]
fn a_neighbours_draft_gives_its_points_and_none_of_its_words() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Snabb").await?;
        person.go_to(&format!("{draft}/omrade/1")).await?;
        person.fill(Role::TextBox, containing("Poäng för 1.1"), "14,5").await?;
        let row = person.within(Role::ListItem, containing("Frågor och nivåer för 1.1")).await?;
        row.click(Role::Button, "Motivering").await?;
        row.fill(Role::TextBox, containing("Motivering för 1.1"), "Hemlig anteckning").await?;
        person.go_to("#/").await?;
        let file = export(person, "Vetlanda 2026").await?.text()?;
        person.go_to(PAGE).await?;
        open_file(person, "granne.kompass.json", file.as_bytes()).await?;
        person.see_text("kommunens egen bedömning, utgåva 2021, 14,5–794,5 poäng").await?;
        person.click(Role::Button, "Lägg till ett resultat").await?;
        person.see(Role::Status, containing("Ett resultat är tillagt.")).await?;
        let stored = person.stored().await?;
        let of_result = stored.iter().find(|(key, _)| key.starts_with("kommunkompass/evaluation/"));
        ensure!(of_result.is_some_and(|(_, text)| !text.contains("Hemlig")), "words went along");
        Ok(())
    });
}
