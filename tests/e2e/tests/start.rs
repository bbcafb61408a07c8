//! The first minutes: the page before the program, what it asks the network for, and the form for a new assessment.

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;

use anyhow::{Context, Result, ensure};
use common::{DIRECTION, SYSTEMATIC, answer, make, see_view};
use kommunkompass_e2e::{Key, Person, Role, any, containing, session, session_without_scripts};
use url::Url;

/// The program does not come.
const NEVER: &str = "WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => new Promise(() => {});";

/// The addresses of everything that was fetched.
const FETCHED: &str = "return performance.getEntriesByType('resource').map((entry) => entry.name);";

/// What the server sends for the page, before any script.
fn page() -> Result<String> {
    let app: Url =
        std::env::var("KOMMUNKOMPASS_URL").context("run these tests with `cargo xtask test e2e`")?.parse()?;
    let mut stream = TcpStream::connect(&*app.socket_addrs(|| None)?)?;
    write!(stream, "GET {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", app.path())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

async fn fetched(person: &Person) -> Result<Vec<String>> {
    Ok(serde_json::from_value(person.run(FETCHED, vec![]).await?)?)
}

#[test]
fn the_page_says_what_it_is_before_any_script_has_run() -> Result<()> {
    let page = page()?;
    for part in [
        "<html lang=\"sv\">",
        "<title>Kommunkompass</title>",
        "<h1 class=\"kk-title\">Självskatta kommunen mot Kommunkompassen</h1>",
        "Ingenting lämnar datorn",
        "Det här är en fristående självskattning",
        "<noscript>",
        "Kommunkompass behöver JavaScript.",
        "Kommunkompass trenger JavaScript.",
        "Kommunkompass needs JavaScript.",
    ] {
        ensure!(page.contains(part), "“{part}” is not in the page:\n{page}");
    }
    Ok(())
}

#[test]
fn a_browser_without_scripts_shows_what_the_page_is_and_what_it_needs() {
    session_without_scripts(async |person| {
        for file in ["", "embed.html", "kommunkompass.html"] {
            match file {
                "kommunkompass.html" => person.open_from_disk(person.single_file(), "#/").await?,
                file => person.open_file(file).await?,
            }
            person.see(Role::Heading, "Självskatta kommunen mot Kommunkompassen").await?;
            for needed in [
                "Kommunkompass behöver JavaScript. Slå på det för den här sidan och ladda om, eller be IT-avdelningen att \
                 tillåta det.",
                "Kommunkompass trenger JavaScript. Slå det på for denne siden og last den på nytt, eller be \
                 IT-avdelingen tillate det.",
                "Kommunkompass needs JavaScript. Switch it on for this page and reload, or ask the IT department to \
                 allow it.",
            ] {
                person.see(Role::Paragraph, needed).await?;
            }
            // Nothing is on its way.
            person.do_not_see(Role::Status, any()).await?;
            person.do_not_see_text("Öppnas").await?;
        }
        person.open_file("check.html").await?;
        person.see(Role::Paragraph, containing("Kontrollen behöver JavaScript.")).await
    });
}

#[test]
fn the_page_can_be_read_while_the_program_is_on_its_way() {
    session(async |person| {
        person.before_every_page(NEVER).await?;
        person.open_file("#/").await?;
        person.see(Role::Heading, "Självskatta kommunen mot Kommunkompassen").await?;
        person.see(Role::Status, "Öppnas …").await?;
        person.see_text("Svaren sparas bara i den här webbläsaren.").await?;
        person.axe().await
    });
}

#[test]
fn what_the_page_says_before_the_program_is_said_by_the_program_too() {
    session(async |person| {
        person.open("#/").await?;
        let page = page()?;
        for name in person.names(Role::Heading).await? {
            ensure!(page.contains(&name) || name.starts_with("Utkast"), "the page does not say “{name}”");
        }
        for paragraph in person.names(Role::Paragraph).await? {
            let of_drafts = [
                "utkast",
                "tidigare resultat",
                "fil som slutar",
                "egen modell",
                "Ny självskattning",
                "Kommunkompass Självskattning",
                "Version ",
            ];
            let of_program = paragraph.is_empty() || of_drafts.iter().any(|part| paragraph.contains(part));
            ensure!(page.contains(&paragraph) || of_program, "the page does not say “{paragraph}”");
        }
        Ok(())
    });
}

#[test]
fn after_loading_only_data_files_are_fetched_and_all_from_here() {
    session(async |person| {
        person.open("#/").await?;
        person.see(Role::Link, "Ny självskattning").await?;
        let origin = person.run("return location.origin + '/';", vec![]).await?;
        let origin = origin.as_str().context("the page has an origin")?;
        let at_first = fetched(person).await?;
        ensure!(!at_first.is_empty(), "nothing was fetched");

        person.click(Role::Link, "Ny självskattning").await?;
        person.fill(Role::Combobox, "Kommun", "Vetlanda").await?;
        person.click(Role::Button, "Börja").await?;
        person.see(Role::Heading, containing("Vetlanda 2")).await?;
        let draft = person.route().await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        let picker = person.within(Role::Group, "Jämför med").await?;
        picker.click(Role::Checkbox, containing("Vallentuna 2019")).await?;
        person.see_text("Utgåva 2016 (Vallentuna 2019)").await?;
        person.click(Role::Button, "Ladda ner fil").await?;
        person.downloaded(".kompass.json").await?;

        let data = format!("{origin}data-");
        let all = fetched(person).await?;
        let foreign: Vec<_> = all.iter().filter(|address| !address.starts_with(origin)).collect();
        ensure!(foreign.is_empty(), "fetched from elsewhere: {foreign:?}");
        let later: Vec<_> = all.iter().filter(|address| !at_first.contains(address)).collect();
        ensure!(!later.is_empty(), "no data was fetched");
        let other: Vec<_> = later.iter().filter(|address| !address.starts_with(&data)).collect();
        ensure!(other.is_empty(), "fetched after loading: {other:?}");
        Ok(())
    });
}

#[test]
fn a_form_without_a_municipality_and_with_an_impossible_year_says_what_to_put_right() {
    session(async |person| {
        person.open("#/").await?;
        person.click(Role::Link, "Ny självskattning").await?;
        see_view(person, "Ny självskattning").await?;
        person.do_not_see(Role::Heading, "Rätta det här först").await?;
        person.fill(Role::TextBox, "År", "1999").await?;
        person.click(Role::Button, "Börja").await?;

        let summary = person.within(Role::Alert, containing("Rätta det här först")).await?;
        person
            .see_focus_on(
                "alert “Rätta det här först Skriv vilken kommun det gäller. Skriv ett årtal mellan 2000 och 2100.”",
            )
            .await?;
        person.axe().await?;
        summary.click(Role::Link, "Skriv vilken kommun det gäller.").await?;
        person.see_focus_on("combobox “Kommun”").await?;
        let invalid = person.attribute(Role::Combobox, "Kommun", "aria-invalid").await?;
        ensure!(invalid.as_deref() == Some("true"), "the field is not marked as wrong: {invalid:?}");
        summary.click(Role::Link, "Skriv ett årtal mellan 2000 och 2100.").await?;
        person.see_focus_on("textbox “År”").await?;
        person.see_route("#/ny").await?;
        ensure!(person.stored().await?.is_empty(), "a draft was made");

        // What was right stays, and what is put right is taken.
        person.fill(Role::TextBox, "År", "2026").await?;
        person.click(Role::Button, "Börja").await?;
        person.do_not_see(Role::Link, "Skriv ett årtal mellan 2000 och 2100.").await?;
        person.see_value(Role::TextBox, "År", "2026").await?;
        person.fill(Role::Combobox, "Kommun", "Vetlanda").await?;
        person.click(Role::Button, "Börja").await?;
        see_view(person, "Vetlanda 2026").await
    });
}

#[test]
fn years_that_are_none_are_refused() {
    session(async |person| {
        person.open("#/ny").await?;
        person.fill(Role::Combobox, "Kommun", "Vetlanda").await?;
        for year in ["", "2101", "i år", "20260", "-2026", "2026,5"] {
            person.fill(Role::TextBox, "År", year).await?;
            person.click(Role::Button, "Börja").await?;
            person.see(Role::Link, "Skriv ett årtal mellan 2000 och 2100.").await?;
            person.see_value(Role::TextBox, "År", year).await?;
        }
        ensure!(person.stored().await?.is_empty(), "a draft was made");
        person.axe().await
    });
}

#[test]
fn a_municipality_elsewhere_is_taken_as_it_is_written() {
    session(async |person| {
        person.open("#/ny").await?;
        person.fill(Role::Combobox, "Kommun", "Trondheim").await?;
        person.see(Role::Status, "Ingen svensk kommun heter så. Namnet används som du har skrivit det.").await?;
        person.do_not_see(Role::Option, any()).await?;
        person.axe().await?;
        person.fill(Role::TextBox, "År", "2026").await?;
        person.click(Role::Button, "Börja").await?;
        see_view(person, "Trondheim 2026").await?;
        person.axe().await?;
        person.reload().await?;
        person.see(Role::Heading, "Trondheim 2026").await
    });
}

#[test]
fn a_municipality_is_found_by_its_code_and_chosen_with_the_mouse() {
    session(async |person| {
        person.open("#/ny").await?;
        person.fill(Role::Combobox, "Kommun", "0682").await?;
        person.click(Role::Option, "Nässjö 0682").await?;
        person.see_value(Role::Combobox, "Kommun", "Nässjö").await?;
        person.do_not_see(Role::Option, any()).await?;
        // Escape closes the list and leaves what is typed.
        person.fill(Role::Combobox, "Kommun", "vet").await?;
        person.see(Role::Option, "Vetlanda 0685").await?;
        person.press(Key::Escape).await?;
        person.do_not_see(Role::Option, any()).await?;
        person.see_value(Role::Combobox, "Kommun", "vet").await
    });
}

#[test]
fn an_older_edition_asks_its_own_questions_and_takes_points_too() {
    session(async |person| {
        person.open("#/ny").await?;
        person.fill(Role::Combobox, "Kommun", "Vallentuna").await?;
        person.fill(Role::TextBox, "År", "2019").await?;
        person.click(Role::Radio, "2016").await?;
        person.see_checked(Role::Radio, "Fullständig", true).await?;
        person.click(Role::Button, "Börja").await?;
        see_view(person, "Vallentuna 2019").await?;
        person.see_text("217 frågor kvar").await?;
        let draft = person.route().await?;
        person.go_to(&format!("{draft}/delomrade/2.4")).await?;
        see_view(person, "2.4 Hur arbetar kommunen med brukarundersökningar?").await?;
        person.see(Role::Group, containing("brukar")).await?;
        person.axe().await?;
        person.click(Role::Radio, "Poäng direkt").await?;
        person.see(Role::TextBox, containing("Poäng ")).await?;
        Ok(())
    });
}

#[test]
fn choosing_an_edition_right_after_typing_the_municipality_takes_one_click() {
    session(async |person| {
        person.open("#/ny").await?;
        for municipality in ["Vallentuna", "Øvre Eiker"] {
            for edition in ["2016", "2021"] {
                // The list of suggestions is open, and closes as the click begins.
                person.fill(Role::Combobox, "Kommun", municipality).await?;
                person.click(Role::Radio, edition).await?;
                person.see_checked(Role::Radio, edition, true).await?;
            }
        }
        Ok(())
    });
}

#[test]
fn the_form_is_left_without_making_a_draft() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Snabb").await?;
        let before = person.stored().await?;
        person.go_to("#/ny").await?;
        see_view(person, "Ny självskattning").await?;
        person.fill(Role::Combobox, "Kommun", "Nässjö").await?;
        person.click(Role::Link, "Avbryt").await?;
        person.see(Role::Article, "Vetlanda 2026").await?;
        ensure!(person.stored().await? == before, "{draft} or another draft was written");
        Ok(())
    });
}
