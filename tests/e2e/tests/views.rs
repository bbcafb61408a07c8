//! Every view in every look: light, dark, forced colours, and narrow.

mod common;

use anyhow::{Context, Result, ensure};
use common::{
    BEGUN, DIRECTION, NOBODY, answer, changed_example, example_rubric, give_points, look_through, make, see_view,
};
use kommunkompass_e2e::{Person, Role, containing, session};
use serde_json::json;

const START: &str = "Självskatta kommunen mot Kommunkompassen";
const NEW: &str = "Ny självskattning";
const AREA: &str = "1 Samspel mellan förtroendevalda och medborgare";
const SUBAREA: &str = "1.1 Strategi för demokratiutveckling och information";
const SHARED: &str = "#/delat/1.digital_2dmaturity-00000000000000000000000000000000-tDigital_20mognad-0-0-\
                      1.1-13.125_18.125-1.2-20-2.1-x-31443da8";

/// Nothing is wider than the page; what is, comes back with its place.
const SIDEWAYS: &str = "const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return null;
    const wide = [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > page.clientWidth + 1)
        .map((element) => `<${element.localName} class=\"${element.className}\">`);
    return `${page.scrollWidth} px in ${page.clientWidth} px: ${wide.slice(0, 6).join(', ')}`;";

/// Goes to every view, unfolds what can be unfolded, and looks at it.
async fn visit_all(person: &Person, look: impl AsyncFn(&Person) -> Result<()>) -> Result<()> {
    let mut faults = Vec::new();
    let mut look_at = async |view: &str| {
        let unfold = "document.querySelectorAll('main details').forEach((details) => { details.open = true; });";
        person.run(unfold, vec![]).await?;
        if let Err(fault) = look(person).await {
            faults.push(format!("{view}: {fault}"));
        }
        anyhow::Ok(())
    };
    person.open("#/").await?;
    person.see(Role::Heading, START).await?;
    look_at("start without drafts").await?;
    person.go_to("#/ny").await?;
    see_view(person, NEW).await?;
    look_at("new").await?;
    person.fill(Role::TextBox, "År", "nittonhundra").await?;
    person.click(Role::Button, "Börja").await?;
    person.see(Role::Link, "Skriv vilken kommun det gäller.").await?;
    look_at("new with errors").await?;
    person.fill(Role::Combobox, "Kommun", "s").await?;
    person.see(Role::Option, containing("Salem")).await?;
    look_at("new with suggestions").await?;

    person.go_to("#/utvarderingar/ny?utgava=2021").await?;
    see_view(person, "Skriv in ett resultat").await?;
    person.fill(Role::TextBox, containing("Poäng för 1.1 "), "elva").await?;
    person.click(Role::Button, "Spara").await?;
    person.see(Role::Link, "Skriv var siffrorna kommer från.").await?;
    look_at("form of a result with errors").await?;
    person.fill(Role::Combobox, "Kommun", "Lidköping").await?;
    person.fill(Role::TextBox, "År", "2018").await?;
    person.fill(Role::TextBox, "Källa", "SKL:s rapport om Lidköpings kommun, hösten 2018").await?;
    person.fill(Role::TextBox, containing("Poäng för 1.1 "), "11").await?;
    person.click(Role::Button, "Spara").await?;
    see_view(person, "Utvärderingar att jämföra med").await?;
    look_at("evaluations").await?;

    let quick = make(person, "Vetlanda", "2021", "Snabb").await?;
    give_points(person, &quick, "1.1", "14,5").await?;
    person.fill(Role::TextBox, containing("Poäng för 1.2 "), "elva").await?;
    person.see(Role::Alert, containing("Skriv ett tal")).await?;
    look_at("area, quick, with an error").await?;
    let full = make(person, "Lidköping", "2026", "Fullständig").await?;
    person.go_to(&format!("{full}/delomrade/1.1")).await?;
    answer(person, DIRECTION, "Ej tillämpligt").await?;
    answer(person, "I vilken utsträckning har ambitionerna", BEGUN).await?;
    answer(person, "Hur genomgående följer verksamheterna", "Vet inte").await?;
    person.go_to("#/").await?;
    person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
    see_view(person, "Nässjö 2022: resultat").await?;
    let example = person.route().await?;

    person.go_to("#/egna-modeller").await?;
    see_view(person, "Egna modeller").await?;
    look_at("own rubrics, none").await?;
    let faulty = changed_example("/languages", json!(["sv", "nb", "en"]))?;
    let faulty = faulty.replacen('{', "{\"titel\":\"<b>Titel</b>\",", 1);
    look_through(person, "Granska en fil", "fel.json", &faulty).await?;
    look_at("own rubrics, a file with faults").await?;
    look_through(person, "Granska en fil", "digital.json", &example_rubric()?).await?;
    look_at("own rubrics, a sound file").await?;
    person.click(Role::Button, "Lägg till modellen").await?;
    person.see(Role::Status, containing("Modellen är tillagd: ")).await?;
    look_at("own rubrics, one added").await?;
    person.click(Role::Link, containing("Ny självskattning med ")).await?;
    see_view(person, NEW).await?;
    look_at("new with an own rubric").await?;
    person.fill(Role::Combobox, "Kommun", "Tranås").await?;
    person.fill(Role::TextBox, "År", "2026").await?;
    person.click(Role::Radio, "Fullständig").await?;
    person.click(Role::Button, "Börja").await?;
    see_view(person, "Tranås 2026").await?;
    let own = person.route().await?;
    person.go_to(&format!("{own}/resultat")).await?;
    see_view(person, "Tranås 2026: resultat").await?;
    look_at("result of an own rubric").await?;
    person.go_to("#/egna-modeller").await?;
    person.click(Role::Button, containing("Ta bort Digital mognad")).await?;
    person.see_focus_on("button “Ångra”").await?;
    look_at("own rubrics, one removed").await?;

    for (view, route, heading) in [
        ("draft without its rubric", own, "Tranås 2026"),
        ("start with drafts", "#/".to_owned(), START),
        ("overview, quick", quick.clone(), "Vetlanda 2021"),
        ("area, quick", format!("{quick}/omrade/1"), AREA),
        ("subarea, quick", format!("{quick}/delomrade/1.1"), SUBAREA),
        ("result with little in it", format!("{quick}/resultat"), "Vetlanda 2021: resultat"),
        ("overview, full", full.clone(), "Lidköping 2026"),
        ("area, full", format!("{full}/omrade/1"), AREA),
        ("subarea, full", format!("{full}/delomrade/1.1"), SUBAREA),
        ("result with reasons", format!("{full}/resultat"), "Lidköping 2026: resultat"),
        ("versions", format!("{full}/versioner"), "Lidköping 2026: versioner"),
        ("bin, empty", "#/papperskorg".to_owned(), "Papperskorg"),
        ("where the drafts are", "#/lagring".to_owned(), "Var finns mina utkast?"),
        ("method", "#/metod".to_owned(), "Så räknas poängen"),
        ("glossary", "#/ordlista".to_owned(), "Ordlista"),
        ("not found", "#/annat".to_owned(), "Sidan finns inte"),
        ("shared points without their rubric", SHARED.to_owned(), "Delat resultat"),
        ("a damaged link", "#/delat/1.2021".to_owned(), "Länken är inte hel"),
        ("missing draft", NOBODY.to_owned(), "Utkastet finns inte här"),
        ("missing subarea", format!("{quick}/delomrade/9.9"), "Delområdet finns inte"),
    ] {
        person.go_to(&route).await?;
        see_view(person, heading).await.with_context(|| format!("on the way to {view}"))?;
        look_at(view).await?;
    }
    let all = "vetlanda-2021,hultsfred-2021,vallentuna-2019,vanersborg-2018,grastorp-2014";
    person.go_to(&format!("{example}?jamfor={all}")).await?;
    person.see_text("Utgåva 2016 (Vallentuna 2019 och Vänersborg 2018)").await?;
    look_at("result with comparisons").await?;
    let more = "nassjo-2022,medel:sverigesnitt-2021,medel,mal:550,nassjo-2019,hoganas-2023,vallentuna-2021,\
                tomelilla-2023,helsingborg-2017";
    let compared = example.replace("/resultat", "/jamfor");
    person.go_to(&format!("{compared}?jamfor={all},{more}")).await?;
    see_view(person, "Nässjö 2022: jämförelse").await?;
    person.see_text("Medelvärde av 2 resultat").await?;
    look_at("comparison of many").await?;
    person.go_to(&format!("{compared}?jamfor={all}&omrade=4")).await?;
    look_at("comparison of an area").await?;
    person.go_to("#/").await?;
    see_view(person, START).await?;
    person.click(Role::Button, "Ta bort Vetlanda 2021").await?;
    person.see_text("Vetlanda 2021 är borttaget.").await?;
    look_at("start after deleting").await?;
    person.click(Role::Link, "1 borttaget utkast i papperskorgen").await?;
    see_view(person, "Papperskorg").await?;
    person.click(Role::Button, "Töm papperskorgen").await?;
    person.click(Role::Button, "Ta bort för gott: Vetlanda 2021").await?;
    person
        .see_focus_on("group “Ska Vetlanda 2021 tas bort för gott, med alla sina versioner? Det går inte att ångra.”")
        .await?;
    look_at("bin with questions").await?;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[test]
fn every_view_is_accessible_in_light_colours() {
    session(async |person| visit_all(person, Person::axe).await);
}

#[test]
fn every_view_is_accessible_in_dark_colours() {
    session(async |person| {
        person.prefer_dark().await?;
        visit_all(person, Person::axe).await
    });
}

#[test]
fn every_view_is_accessible_in_forced_colours() {
    session(async |person| {
        person.force_colours().await?;
        visit_all(person, Person::axe).await
    });
}

#[test]
fn every_view_is_accessible_in_a_column_of_320_pixels() {
    session(async |person| {
        person.set_viewport(320, 640).await?;
        visit_all(person, Person::axe).await
    });
}

#[test]
fn no_view_scrolls_sideways_at_any_width() {
    session(async |person| {
        visit_all(person, async |person| {
            let mut faults = Vec::new();
            for width in [320, 360, 1280] {
                person.set_viewport(width, 800).await?;
                if let Some(fault) = person.run(SIDEWAYS, vec![]).await?.as_str() {
                    faults.push(fault.to_owned());
                }
            }
            ensure!(faults.is_empty(), "{}", faults.join("; "));
            Ok(())
        })
        .await
    });
}

#[test]
fn an_address_that_leads_nowhere_explains_itself_and_leads_home() {
    session(async |person| {
        for route in ["#/annat", "#/utkast", "#/utkast/zz", "#/ny/mer", "#/utkast/1/resultat"] {
            person.open(route).await?;
            person.see(Role::Heading, "Sidan finns inte").await?;
            person.see_text("Adressen leder ingenstans. Den kan vara felskriven.").await?;
        }
        person.axe().await?;
        person.click(Role::Link, "Till startsidan").await?;
        see_view(person, START).await
    });
}

#[test]
fn a_draft_that_is_not_here_explains_itself_and_leads_home() {
    session(async |person| {
        for part in ["", "/omrade/1", "/delomrade/1.1", "/resultat"] {
            person.open(&format!("{NOBODY}{part}")).await?;
            person.see(Role::Heading, "Utkastet finns inte här").await?;
            person.see_text("Har du det som fil kan du öppna filen från startsidan.").await?;
        }
        person.axe().await?;
        person.click(Role::Link, "Till startsidan").await?;
        see_view(person, START).await?;
        ensure!(person.stored().await?.is_empty(), "looking for a draft has made one");
        Ok(())
    });
}

#[test]
fn a_part_that_the_edition_lacks_explains_itself_and_leads_to_the_draft() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        for part in ["omrade/9", "delomrade/8.5"] {
            person.go_to(&format!("{draft}/{part}")).await?;
            see_view(person, "Delområdet finns inte").await?;
            person.see_text("Utgåva 2021 har inget delområde med det numret.").await?;
            person.axe().await?;
            person.click(Role::Link, "Till översikten").await?;
            see_view(person, "Vetlanda 2021").await?;
        }
        Ok(())
    });
}

#[test]
fn the_language_of_the_page_is_swedish() {
    session(async |person| {
        person.open("#/").await?;
        let language = person.run("return document.documentElement.lang;", vec![]).await?;
        ensure!(language == json!("sv"), "the language is {language}");
        Ok(())
    });
}
