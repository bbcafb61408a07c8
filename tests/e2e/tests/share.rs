//! The points of a draft by link: shared, opened elsewhere, made a draft, damaged, too long, and with no clipboard.

mod common;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use common::{answer, example_rubric, give_points, import, look_through, make, see_rows, see_title, see_view, tab_to};
use kommunkompass_e2e::{Key, Person, Role, containing, session};
use serde_json::{Map, Value, json};

const SECTION: &str = "Dela poängen med en länk";
const FIELD: &str = "Länk till poängen";
const COPY: &str = "Kopiera länken";
const NAME_IT: &str = "Ta med kommunens namn";
const ADD: &str = "Lägg till som utkast";

/// Whole links that no draft of these tests gives, with their checksums.
const NEWER: &str = "2.2021-4a249b7e";
const FOREIGN: &str = "1.2021-7e68692f";
const OF_A_MODEL: &str = "1.digital_2dmaturity-00000000000000000000000000000000-tDigital_20mognad-0-0-1.1-13.125_18.125-1.2-20-2.1-x-31443da8";
const SUMMED: &str =
    "1.digital_2dmaturity-00000000000000000000000000000000-tDigital_20mognad-2026-0-1.1-13.125_18.125-1.2-20-102e34f6";
const OF_A_LATER_EDITION: &str =
    "1.2031-00000000000000000000000000000000-0-2031-mNj_c3_b6rdby-1.1-14.5-1.2-20-0c7550ed";
const MISFIT: &str = "1.2021-00000000000000000000000000000000-0-2026-0-1.1-14.5-9.9-20-694cbe6c";

/// Counts what is asked of the clipboard, and refuses it.
const REFUSE: &str = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
    writeText: () => Promise.reject(new DOMException('refused', 'NotAllowedError')) } });";
/// As in an insecure context.
const NO_CLIPBOARD: &str = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });";
/// What is selected in the field that has the focus.
const SELECTED: &str = "const field = document.activeElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);";
/// The addresses of everything that was fetched.
const FETCHED: &str = "return performance.getEntriesByType('resource').map((entry) => entry.name);";
/// How much wider than the window the page is.
const OVERFLOW: &str = "return document.documentElement.scrollWidth - document.documentElement.clientWidth;";

/// The link that the result shows, and the part of it that is a route.
async fn link(person: &Person) -> Result<(String, String)> {
    let link = person.within(Role::Region, SECTION).await?.value(Role::TextBox, FIELD).await?;
    let (_, route) = link.split_once('#').context("a link has a fragment")?;
    Ok((link.clone(), format!("#{route}")))
}

/// The rows of all tables that are to be seen, but for the heads, which name the draft.
async fn figures(person: &Person) -> Result<Vec<String>> {
    let rows = person.names(Role::Row).await?;
    Ok(rows
        .into_iter()
        .filter(|row| row.chars().any(|letter| letter.is_ascii_digit()) && !row.starts_with("Område "))
        .collect())
}

/// Opens a link in a new tab, with nothing stored.
async fn open_elsewhere(person: &Person, route: &str) -> Result<()> {
    // A page that is open would save its drafts again.
    // What is no page has no picture of its own, so the browser asks for one.
    person.expect_console_error("favicon.ico");
    person.expect_console_error("no-such-page");
    person.open_file("no-such-page").await?;
    person.clear_site_data().await?;
    person.new_tab().await?;
    person.open(route).await
}

/// A draft of Vallentuna 2019 with the points before they were rounded.
fn vallentuna() -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/vallentuna-unrounded.json");
    let points: Map<String, Value> = serde_json::from_str(&fs::read_to_string(path)?)?;
    let points: Map<_, _> = points
        .into_iter()
        .map(|(id, points)| (id, json!({ "points": points, "justification": "Hemligt, sagt i förtroende" })))
        .collect();
    Ok(json!({
        "format": "kommunkompass-assessment",
        "schema": 1,
        "id": "00000000000000000000000000000001",
        "municipality": { "name": "Vallentuna", "code": "0115" },
        "year": 2019,
        "rubric": { "id": "2016", "fingerprint": "00000000000000000000000000000000" },
        "mode": "quick",
        "created": 1,
        "changed": 1,
        "answers": {},
        "direct_points": points,
    })
    .to_string())
}

#[test]
fn a_link_shows_the_same_figures_in_a_browser_that_has_nothing_and_becomes_a_draft() {
    session(async |person| {
        person.open("#/").await?;
        person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
        see_view(person, "Nässjö 2022: resultat").await?;
        let section = person.within(Role::Region, SECTION).await?;
        section
            .see_text(
                "Länken innehåller poäng för varje delområde, utgåva och år. Inga svar, anteckningar eller \
                 motiveringar. Kommunens namn är inte med.",
            )
            .await?;
        section.see_text("den går inte att ta tillbaka").await?;
        let (whole, route) = link(person).await?;
        ensure!(whole.len() < 600, "the link has {} characters: {whole}", whole.len());
        ensure!(!whole.contains("ssj"), "the link names the municipality: {whole}");
        let shown = figures(person).await?;
        person.axe().await?;

        open_elsewhere(person, &route).await?;
        person.see(Role::Heading, "Delat resultat 2022").await?;
        see_title(person, "Delat resultat 2022").await?;
        person.see_text("Det här är poäng som någon har delat med en länk.").await?;
        person.see_text("Kommun Inte angivet Utgåva 2021 År 2022").await?;
        person.see_text("542 av 800 poäng").await?;
        person.see_text("Alla delområden har slutliga poäng.").await?;
        person.see(Role::Figure, "Områdena som staplar").await?;
        ensure!(figures(person).await? == shown, "the figures differ:\n{:#?}", figures(person).await?);
        person.axe().await?;
        person.screenshot("shared").await?;
        ensure!(person.stored().await?.is_empty(), "looking at a link has stored something");
        let fetched = person.run(FETCHED, vec![]).await?;
        let text = route.trim_start_matches("#/delat/");
        let told = |entry: &Value| entry.as_str().is_some_and(|entry| entry.contains(text));
        ensure!(!fetched.as_array().context("a list")?.iter().any(told), "the points were asked for: {fetched}");

        person.click(Role::Button, ADD).await?;
        person.see_text("Skriv vilken kommun det gäller.").await?;
        person.see_focus_on("combobox “Kommun”").await?;
        person.axe().await?;
        ensure!(person.stored().await?.is_empty(), "a draft without a municipality was stored");
        person.fill(Role::Combobox, "Kommun", "Nässjö").await?;
        person.press(Key::Escape).await?;
        person.click(Role::Button, ADD).await?;
        see_view(person, "Nässjö 2022").await?;
        let draft = person.route().await?;
        person.reload().await?;
        // The view that comes first leaves the focus where it is, so it has to be there before another is gone to.
        person.see(Role::Heading, "Nässjö 2022").await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        see_view(person, "Nässjö 2022: resultat").await?;
        person.see_text("542 av 800 poäng").await?;
        ensure!(figures(person).await? == shown, "the draft has other figures");
        ensure!(link(person).await?.1 == route, "the draft gives another link");
        let stored = person.stored().await?.into_values().collect::<String>();
        ensure!(!stored.contains("justification"), "a justification was made up");
        Ok(())
    });
}

#[test]
fn points_before_rounding_come_through_a_link_to_the_digit() {
    session(async |person| {
        person.open("#/").await?;
        import(person, &vallentuna()?).await?;
        person.click(Role::Link, "Visa utkastet").await?;
        see_view(person, "Vallentuna 2019").await?;
        let draft = person.route().await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        see_view(person, "Vallentuna 2019: resultat").await?;
        let section = person.within(Role::Region, SECTION).await?;
        section.click(Role::Checkbox, NAME_IT).await?;
        section.see_text("Kommunens namn är med.").await?;
        let (whole, route) = link(person).await?;
        ensure!(whole.contains("-mVallentuna-"), "the municipality is not in the link: {whole}");
        ensure!(!whole.contains("emlig") && !whole.contains("rtroende"), "a justification is in the link: {whole}");
        ensure!(whole.len() < 700, "the link has {} characters", whole.len());
        let shown = figures(person).await?;

        open_elsewhere(person, &route).await?;
        person.see(Role::Heading, "Delat resultat: Vallentuna 2019").await?;
        see_title(person, "Delat resultat: Vallentuna 2019").await?;
        person.see_text("603 av 800 poäng").await?;
        let area = person.within(Role::Group, "5 Resultat och effektivitet").await?;
        area.see_text("Raderna är avrundade var för sig och ger tillsammans 86. Summa: 85.").await?;
        ensure!(figures(person).await? == shown, "the figures differ:\n{:#?}", figures(person).await?);
        person.axe().await?;
        person.do_not_see(Role::Combobox, "Kommun").await?;
        person.click(Role::Button, ADD).await?;
        see_view(person, "Vallentuna 2019").await?;
        let copy = person.route().await?;
        ensure!(copy != draft, "the draft has the id of the one that was shared");
        person.go_to(&format!("{copy}/resultat")).await?;
        see_view(person, "Vallentuna 2019: resultat").await?;
        ensure!(figures(person).await? == shown, "the draft has other figures");
        person.within(Role::Region, SECTION).await?.click(Role::Checkbox, NAME_IT).await?;
        person.see_value(Role::TextBox, FIELD, &whole).await
    });
}

#[test]
fn what_is_open_stays_open_in_the_link_and_in_the_draft() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, common::DIRECTION, common::SYSTEMATIC).await?;
        person.go_to(&format!("{draft}/delomrade/1.2")).await?;
        person.click(Role::Radio, "Poäng direkt").await?;
        person.fill(Role::TextBox, containing("Poäng"), "7,5").await?;
        person.see_text("7,5 av 10 poäng").await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        see_view(person, "Vetlanda 2026: resultat").await?;
        let (_, route) = link(person).await?;
        ensure!(route.contains("-1.1-3.75_18.75-1.2-7.5-"), "the link is {route}");
        let shown = figures(person).await?;
        open_elsewhere(person, &route).await?;
        person.see(Role::Heading, "Delat resultat 2026").await?;
        ensure!(figures(person).await? == shown, "the figures differ:\n{:#?}", figures(person).await?);
        person.see_text("delområden är öppna; totalen kan bli upp till").await?;
        person.see_text("delområden har inte slutliga poäng. De lämnas öppna i utkastet.").await?;
        person.axe().await?;
        person.fill(Role::Combobox, "Kommun", "Vetlanda").await?;
        person.press(Key::Escape).await?;
        person.click(Role::Button, ADD).await?;
        see_view(person, "Vetlanda 2026").await?;
        let copy = person.route().await?;
        person.go_to(&format!("{copy}/omrade/1")).await?;
        person.see_value(Role::TextBox, common::points_of("1.2"), "7,5").await?;
        person.see_value(Role::TextBox, common::points_of("1.1"), "").await
    });
}

#[test]
fn a_link_that_is_damaged_newer_or_foreign_says_so_and_what_to_do() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        give_points(person, &draft, "1.1", "14,5").await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        see_view(person, "Vetlanda 2021: resultat").await?;
        let (_, route) = link(person).await?;
        let stored = person.stored().await?;
        let cut = &route[..route.len() - 1];
        let changed = route.replace("14.5", "15.5");
        for damaged in [cut, &changed, "#/delat", "#/delat/", "#/delat/1.2021/ %C3%A5?<b>"] {
            person.go_to(damaged).await?;
            see_view(person, "Länken är inte hel").await.with_context(|| damaged.to_owned())?;
            person.see_text("kopiera hela länken ända till sista tecknet").await?;
            person.go_to("#/metod").await?;
            see_view(person, "Så räknas poängen").await?;
        }
        person.go_to(&format!("#/delat/{NEWER}")).await?;
        see_view(person, "Länken är från en nyare version").await?;
        person.see_text("Ladda om sidan.").await?;
        person.axe().await?;
        person.go_to(&format!("#/delat/{FOREIGN}")).await?;
        see_view(person, "Länken kan inte läsas").await?;
        person.see_text("Ingenting har sparats eller ändrats.").await?;
        person.axe().await?;
        person.click(Role::Link, "Till startsidan").await?;
        person.see_route("#/").await?;
        ensure!(person.stored().await? == stored, "a damaged link has changed something");
        Ok(())
    });
}

#[test]
fn points_of_a_rubric_that_is_not_here_are_shown_with_what_is_known() {
    session(async |person| {
        person.open(&format!("#/delat/{OF_A_MODEL}")).await?;
        person.see(Role::Heading, "Delat resultat").await?;
        person.see_text("Modell Digital mognad id digital-maturity, version 00000000 År Inte angivet").await?;
        person.see_text("Modellen finns inte i den här webbläsaren.").await?;
        let rows = ["1.1 13–18", "1.2 20", "2.1 Ej tillämpligt"].map(str::to_owned);
        see_rows(person, "Poäng per delområde", &rows).await?;
        person.do_not_see(Role::Button, ADD).await?;
        person.axe().await?;
        person.click(Role::Link, "Öppna egna modeller").await?;
        see_view(person, "Egna modeller").await?;
        person.go_to(&format!("#/delat/{SUMMED}")).await?;
        see_view(person, "Delat resultat 2026").await?;
        see_rows(person, "Poäng per delområde", &["Summa 33–38".to_owned()]).await?;
        person.go_to(&format!("#/delat/{OF_A_LATER_EDITION}")).await?;
        see_view(person, "Delat resultat: Njördby 2031").await?;
        person.see_text("Utgåvan 2031 finns inte i den här versionen av sidan.").await?;
        person.go_to(&format!("#/delat/{MISFIT}")).await?;
        see_view(person, "Delat resultat 2026").await?;
        person.see_text("Poängen för delområde 9.9 passar inte ihop med den utgåva").await?;
        see_rows(person, "Poäng per delområde", &["1.1 15".to_owned(), "9.9 20".to_owned()]).await?;
        person.axe().await?;
        ensure!(person.stored().await?.is_empty(), "looking at links has stored something");
        Ok(())
    });
}

/// Adds a rubric, and makes an assessment with it; ends at its result.
async fn assess_with(person: &Person, rubric: &str) -> Result<()> {
    person.open("#/egna-modeller").await?;
    look_through(person, "Granska en fil", "modell.json", rubric).await?;
    person.click(Role::Button, "Lägg till modellen").await?;
    person.click(Role::Link, containing("Ny självskattning med ")).await?;
    see_view(person, "Ny självskattning").await?;
    person.fill(Role::Combobox, "Kommun", "Tranås").await?;
    person.fill(Role::TextBox, "År", "2026").await?;
    person.click(Role::Button, "Börja").await?;
    see_view(person, "Tranås 2026").await?;
    let draft = person.route().await?;
    person.go_to(&format!("{draft}/resultat")).await?;
    see_view(person, "Tranås 2026: resultat").await
}

#[test]
fn points_by_a_rubric_of_ones_own_wait_for_it() {
    session(async |person| {
        assess_with(person, &example_rubric()?).await?;
        let section = person.within(Role::Region, SECTION).await?;
        section.see_text("Länken innehåller poäng och id för varje delområde, modellens titel, id och version").await?;
        section.see_text("Den som inte har modellen ser delområdenas id och poäng").await?;
        let (_, route) = link(person).await?;
        let shown = figures(person).await?;
        open_elsewhere(person, &route).await?;
        person.see_text("Modellen finns inte i den här webbläsaren.").await?;
        see_rows(person, "Poäng per delområde", &["1.1 0–20".to_owned(), "Summa 0–200".to_owned()]).await?;
        person.click(Role::Link, "Öppna egna modeller").await?;
        look_through(person, "Granska en fil", "modell.json", &example_rubric()?).await?;
        person.click(Role::Button, "Lägg till modellen").await?;
        person.see(Role::Status, containing("Modellen är tillagd: ")).await?;
        person.back().await?;
        see_view(person, "Delat resultat 2026").await?;
        ensure!(figures(person).await? == shown, "the figures differ:\n{:#?}", figures(person).await?);
        person.see_text("Inget delområde har slutliga poäng, så det finns inget att lägga till.").await?;
        person.axe().await
    });
}

#[test]
fn a_link_that_would_be_too_long_is_not_offered_but_the_file_is() {
    session(async |person| {
        let mut rubric: Value = serde_json::from_str(&example_rubric()?)?;
        for (at, area) in rubric["areas"].as_array_mut().context("areas")?.iter_mut().enumerate() {
            let subareas = (0..10).map(|number| {
                let id = format!("{}{at}-{number}", "mycket-langt-id-".repeat(3));
                json!({ "id": id, "title": { "sv": "Del", "en": "Part" }, "max": 4, "anchors": [], "questions": [] })
            });
            area["subareas"] = subareas.collect();
        }
        assess_with(person, &rubric.to_string()).await?;
        let section = person.within(Role::Region, SECTION).await?;
        section.see_text("Länken blir för lång; spara en fil i stället. Den skulle ha ").await?;
        section.see_text("Filen innehåller hela utkastet, även svar, anteckningar och motiveringar.").await?;
        section.do_not_see(Role::TextBox, FIELD).await?;
        section.do_not_see(Role::Button, COPY).await?;
        person.axe().await?;
        section.click(Role::Button, "Spara som fil").await?;
        let file = person.downloaded(".kompass.json").await?.text()?;
        ensure!(file.contains("Tranås"), "the file is {file}");
        Ok(())
    });
}

/// Comes with the keyboard from the print button to the one that copies, and presses it.
async fn copy_by_keyboard(person: &Person) -> Result<()> {
    person.go_to("#/").await?;
    person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
    see_view(person, "Nässjö 2022: resultat").await?;
    tab_to(person, &format!("checkbox “{NAME_IT}”")).await?;
    tab_to(person, &format!("textbox “{FIELD}”")).await?;
    let (whole, _) = link(person).await?;
    let is_selected = async || Ok((person.run(SELECTED, vec![]).await? == json!(whole)).then_some(()));
    person.wait_for("the link to be selected when it is come to", is_selected).await?;
    tab_to(person, &format!("button “{COPY}”")).await?;
    person.press(Key::Enter).await
}

#[test]
fn a_link_is_copied_by_keyboard_and_can_be_pasted() {
    session(async |person| {
        person.open("#/").await?;
        copy_by_keyboard(person).await?;
        person.see(Role::Status, "Länken är kopierad. Klistra in den där du vill dela den.").await?;
        let (whole, _) = link(person).await?;
        person.axe().await?;
        person.within(Role::Region, SECTION).await?.click(Role::Checkbox, NAME_IT).await?;
        person.do_not_see_text("Länken är kopierad.").await?;
        person.go_to("#/ordlista").await?;
        see_view(person, "Ordlista").await?;
        person.fill(Role::SearchBox, "Sök ord", "").await?;
        person.press_with(&[Key::Control], 'v').await?;
        person.see_value(Role::SearchBox, "Sök ord", &whole).await
    });
}

#[test]
fn a_link_is_selected_where_the_clipboard_is_refused_or_lacking() {
    for broken in [REFUSE, NO_CLIPBOARD] {
        session(async |person| {
            person.before_every_page(broken).await?;
            person.open("#/").await?;
            copy_by_keyboard(person).await?;
            person
                .see(Role::Status, containing("Webbläsaren tillät inte att länken kopierades. Den är markerad"))
                .await?;
            person.see_focus_on(&format!("textbox “{FIELD}”")).await?;
            let (whole, _) = link(person).await?;
            ensure!(person.run(SELECTED, vec![]).await? == json!(whole), "the link is not selected");
            person.axe().await
        });
    }
}

#[test]
fn a_link_is_shared_and_looked_at_in_a_column_of_320_pixels() {
    session(async |person| {
        person.set_viewport(320, 640).await?;
        person.prefer_dark().await?;
        person.open("#/").await?;
        person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
        see_view(person, "Nässjö 2022: resultat").await?;
        let (_, route) = link(person).await?;
        person.axe().await?;
        ensure!(person.run(OVERFLOW, vec![]).await? == json!(0), "the result scrolls sideways");
        for (route, heading) in [
            (route, "Delat resultat 2022"),
            (format!("#/delat/{OF_A_MODEL}"), "Delat resultat"),
            (format!("#/delat/{FOREIGN}"), "Länken kan inte läsas"),
        ] {
            person.go_to(&route).await?;
            see_view(person, heading).await?;
            person.axe().await?;
            ensure!(person.run(OVERFLOW, vec![]).await? == json!(0), "{route} scrolls sideways");
        }
        Ok(())
    });
}
