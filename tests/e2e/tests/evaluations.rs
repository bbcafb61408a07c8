//! Results to compare with: typing them in, changing and deleting them, and what is kept of them.

mod common;

use anyhow::{Context, Result, ensure};
use common::{see_view, tab_to};
use kommunkompass_e2e::{Key, Person, Role, containing, session};
use serde_json::json;

const LIST: &str = "#/utvarderingar";
const NEW: &str = "#/utvarderingar/ny";
const TITLE: &str = "Utvärderingar att jämföra med";
const FORM: &str = "Skriv in ett resultat";
const TOTAL: &str = "Totalen enligt källan (0–800)";

/// The kinds of results by the keys that they are stored under.
async fn stored(person: &Person) -> Result<Vec<String>> {
    let keys = person.stored().await?.into_keys();
    Ok(keys
        .filter(|key| key.starts_with("kommunkompass/evaluation/") || key.starts_with("kommunkompass/mean/"))
        .collect())
}

/// Types who, when and from where into an open form.
async fn fill_head(person: &Person, municipality: &str, year: &str, edition: &str) -> Result<()> {
    person.fill(Role::Combobox, "Kommun", municipality).await?;
    person.fill(Role::TextBox, "År", year).await?;
    person.choose("Utgåva", edition).await?;
    person.fill(Role::TextBox, "Källa", "SKR:s rapport").await
}

/// Saves the form and sees the list.
async fn save(person: &Person, name: &str) -> Result<()> {
    person.click(Role::Button, "Spara").await?;
    see_view(person, TITLE).await?;
    person.see_text(&format!("{name} är sparad.")).await
}

/// Adds a result with nothing but its total.
async fn add_total(person: &Person, municipality: &str, year: &str, total: &str) -> Result<()> {
    person.go_to(NEW).await?;
    see_view(person, FORM).await?;
    fill_head(person, municipality, year, "Vet inte").await?;
    person.fill(Role::TextBox, TOTAL, total).await?;
    save(person, &format!("{municipality} {year}")).await
}

#[test]
fn a_total_alone_is_typed_in_by_keyboard_changed_deleted_and_put_back() {
    session(async |person| {
        person.open(LIST).await?;
        person.see_text("Här finns inga egna resultat än.").await?;
        person.axe().await?;
        tab_to(person, &format!("link “{FORM}”")).await?;
        person.press(Key::Enter).await?;
        see_view(person, FORM).await?;
        tab_to(person, "combobox “Kommun”").await?;
        person.type_text("Habo").await?;
        person.press(Key::Escape).await?;
        tab_to(person, "textbox “År”").await?;
        person.type_text("2019").await?;
        person.see_text("Utan utgåva går det bara att skriva in och jämföra totalen.").await?;
        tab_to(person, "textbox “Källa”").await?;
        person.type_text("SKR:s rapport").await?;
        tab_to(person, &format!("textbox “{TOTAL}”")).await?;
        person.type_text("540,5").await?;
        person.axe().await?;
        person.press(Key::Enter).await?;
        see_view(person, TITLE).await?;
        person.see_text("Habo 2019 är sparad.").await?;
        person.see_text("Okänd utgåva bara totalen 540,5 av 800 poäng").await?;
        person.see_text("Källa: SKR:s rapport").await?;
        ensure!(stored(person).await? == ["kommunkompass/evaluation/habo-2019"], "it is stored under another key");
        person.axe().await?;

        person.reload().await?;
        person.click(Role::Link, "Ändra Habo 2019").await?;
        see_view(person, "Ändra Habo 2019").await?;
        person.see_value(Role::TextBox, TOTAL, "540,5").await?;
        person.fill(Role::TextBox, TOTAL, "541").await?;
        person.axe().await?;
        save(person, "Habo 2019").await?;
        person.see_text("541 av 800 poäng").await?;

        person.click(Role::Button, "Ta bort Habo 2019").await?;
        person.see(Role::Status, containing("Habo 2019 är borttagen.")).await?;
        person.see_focus_on("button “Ångra”").await?;
        ensure!(stored(person).await?.is_empty(), "it is still stored");
        person.axe().await?;
        person.press(Key::Enter).await?;
        person.see_text("541 av 800 poäng").await?;
        ensure!(stored(person).await?.len() == 1, "it has not come back");
        Ok(())
    });
}

#[test]
fn points_of_subareas_are_summed_beside_what_is_printed() {
    session(async |person| {
        person.open(NEW).await?;
        fill_head(person, "Nässjö", "2019", "2016 – 2016 till 2019").await?;
        person.see_checked(Role::Radio, "Till delområdena", true).await?;
        let area = person.within(Role::Group, containing("1 ")).await?;
        let names = area.names(Role::TextBox).await?;
        let (whole, parts) = names.split_last().context("an area has fields")?;
        ensure!(whole.starts_with("Område 1 "), "the last field is {whole}");
        for name in parts {
            area.fill(Role::TextBox, name.as_str(), "4,5").await?;
        }
        let tenths = parts.len() * 45;
        let sum = match tenths % 10 {
            0 => (tenths / 10).to_string(),
            rest => format!("{},{rest}", tenths / 10),
        };
        area.see_text(&format!("Summa: {sum}")).await?;
        area.fill(Role::TextBox, whole.as_str(), "50").await?;
        area.see_text(&format!("Källan säger 50, delarna ger {sum}. Båda sparas som de står")).await?;
        person.see_text("Summa hittills: 50 (1 av 8 ifyllda)").await?;
        person.axe().await?;
        person.screenshot("evaluation-form").await?;

        // What was typed stays when somebody chooses again, and when the edition or the language changes.
        person.click(Role::Radio, "Bara totalen").await?;
        person.do_not_see(Role::TextBox, whole.as_str()).await?;
        person.click(Role::Radio, "Till områdena").await?;
        person.axe().await?;
        person.click(Role::Radio, "Till delområdena").await?;
        person.see_value(Role::TextBox, whole.as_str(), "50").await?;
        person.see_value(Role::TextBox, parts.first().context("a part")?.as_str(), "4,5").await?;

        save(person, "Nässjö 2019").await?;
        person.see_text("Utgåva 2016 per delområde").await?;
        person.click(Role::Link, "Ändra Nässjö 2019").await?;
        person.see_value(Role::TextBox, whole.as_str(), "50").await?;
        Ok(())
    });
}

#[test]
fn areas_alone_add_up_to_a_total_and_a_printed_total_stays_as_printed() {
    session(async |person| {
        person.open(NEW).await?;
        fill_head(person, "Grästorp", "2011", "2010 – 2010 till 2015").await?;
        person.see_checked(Role::Radio, "Till områdena", true).await?;
        person.do_not_see(Role::Radio, "Till delområdena").await?;
        for name in person.names(Role::TextBox).await?.iter().filter(|name| name.starts_with("Poäng för ")) {
            person.fill(Role::TextBox, name.as_str(), "60").await?;
        }
        person.see_text("Summa: 480").await?;
        person.fill(Role::TextBox, TOTAL, "481").await?;
        person.see_text("Källan säger 481, delarna ger 480.").await?;
        person.axe().await?;
        save(person, "Grästorp 2011").await?;
        person.see_text("Utgåva 2010 per område 481 av 800 poäng").await?;
        person.see_text("Den tryckta totalen är 481, men områdena ger 480.").await?;
        person.axe().await?;
        person.screenshot("evaluations").await
    });
}

#[test]
fn faults_are_named_at_their_fields_and_nothing_typed_is_lost() {
    session(async |person| {
        person.open(NEW).await?;
        person.click(Role::Button, "Spara").await?;
        let summary = person.within(Role::Alert, containing("Rätta det här först")).await?;
        summary.see_text("Skriv vilken kommun det gäller.").await?;
        summary.see_text("Skriv ett årtal mellan 2000 och 2100.").await?;
        summary.see_text("Skriv var siffrorna kommer från.").await?;
        summary.see_text("Skriv totalen.").await?;
        person.axe().await?;
        summary.click(Role::Link, "Skriv totalen.").await?;
        person.see_focus_on(&format!("textbox “{TOTAL}”")).await?;
        fill_head(person, "Habo", "2019", "2021 – från hösten 2021").await?;
        let first = containing("Poäng för 1.1 ");
        person.fill(Role::TextBox, first.clone(), "400").await?;
        person.click(Role::Button, "Spara").await?;
        person.see_text("Kontrollera siffran i källan, och att det är rätt utgåva.").await?;
        person.see_value(Role::TextBox, first.clone(), "400").await?;
        ensure!(
            person.attribute(Role::TextBox, first.clone(), "aria-invalid").await?.as_deref() == Some("true"),
            "the field is not marked"
        );
        person.axe().await?;

        // Who goes elsewhere and comes back finds what was typed.
        person.go_to("#/").await?;
        person.go_to(NEW).await?;
        person.see_text("Det du skrev är inte sparat än, men finns kvar här.").await?;
        person.see_value(Role::TextBox, first.clone(), "400").await?;
        person.axe().await?;
        person.click(Role::Button, "Börja om").await?;
        person.see_value(Role::Combobox, "Kommun", "").await?;
        person.see_focus_on(&format!("heading “{FORM}”")).await
    });
}

#[test]
fn a_result_that_is_here_already_is_pointed_at() {
    session(async |person| {
        person.open(LIST).await?;
        add_total(person, "Habo", "2019", "540").await?;
        person.go_to(NEW).await?;
        fill_head(person, "habo", "2019", "Vet inte").await?;
        person.see(Role::Status, containing("Habo 2019 finns redan här")).await?;
        person.axe().await?;
        person.click(Role::Link, "Öppna det som finns").await?;
        see_view(person, "Ändra Habo 2019").await?;
        person.go_to(&format!("{NEW}?kommun=Nässjö&ar=2022&utgava=2021")).await?;
        person.see_value(Role::Combobox, "Kommun", "Nässjö").await?;
        person.see_value(Role::TextBox, "År", "2022").await?;
        Ok(())
    });
}

#[test]
fn a_draft_s_official_result_leads_back_to_the_draft() {
    session(async |person| {
        let draft = "00000000000000000000000000000007";
        person.open(&format!("{NEW}?kommun=0682&ar=2026&utgava=2021&utkast={draft}")).await?;
        person.see_value(Role::Combobox, "Kommun", "Nässjö").await?;
        person.fill(Role::TextBox, "Källa", "SKR:s rapport").await?;
        person.fill(Role::TextBox, TOTAL, "550").await?;
        person.click(Role::Button, "Spara").await?;
        person.see_route(&format!("#/utkast/{draft}/utvarderat")).await?;
        ensure!(stored(person).await? == ["kommunkompass/evaluation/nassjo-2026"], "it is not stored");
        Ok(())
    });
}

#[test]
fn a_mean_says_what_it_covers() {
    session(async |person| {
        person.open(NEW).await?;
        person.click(Role::Radio, "Medelvärde").await?;
        person.fill(Role::TextBox, "Namn på medelvärdet", "Kommunerna i länet 2023").await?;
        person.fill(Role::TextBox, "Vilka kommuner det gäller", "Sju kommuner i Jönköpings län").await?;
        person.fill(Role::TextBox, "Antal kommuner (kan lämnas tomt)", "7").await?;
        person.fill(Role::TextBox, "År", "2023").await?;
        person.fill(Role::TextBox, "Källa", "Länets jämförelse").await?;
        person.fill(Role::TextBox, TOTAL, "512,5").await?;
        person.axe().await?;
        save(person, "Kommunerna i länet 2023").await?;
        let section = person.within(Role::Region, "Egna medelvärden").await?;
        section.see_text("medelvärde för 7 kommuner 2023 Okänd utgåva bara totalen 512,5").await?;
        section.see_text("Sju kommuner i Jönköpings län").await?;
        person.click(Role::Button, containing("Publicerade resultat")).await?;
        person.see_text("Hultsfred 2021").await?;
        person.click(Role::Button, containing("Publicerade medelvärden")).await?;
        person.see_text("Sverigesnitt 2021").await?;
        person.axe().await?;
        person.click(Role::Link, "Ändra Kommunerna i länet 2023").await?;
        person.see_value(Role::TextBox, "Namn på medelvärdet", "Kommunerna i länet 2023").await?;
        person.do_not_see(Role::Radio, "Medelvärde").await
    });
}

#[test]
fn two_tabs_see_each_other_s_results() {
    session(async |person| {
        person.open(LIST).await?;
        person.new_tab().await?;
        person.open(LIST).await?;
        add_total(person, "Habo", "2019", "540").await?;
        person.turn_to_tab(0).await?;
        person.see_text("540 av 800 poäng").await?;
        person.click(Role::Button, "Ta bort Habo 2019").await?;
        person.see(Role::Status, containing("Habo 2019 är borttagen.")).await?;
        person.turn_to_tab(1).await?;
        person.see_text("Här finns inga egna resultat än.").await
    });
}

#[test]
fn what_cannot_be_stored_stays_until_the_page_is_closed_and_says_so() {
    session(async |person| {
        person.open(LIST).await?;
        person
            .run("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };", vec![])
            .await?;
        add_total(person, "Habo", "2019", "540").await?;
        person.see(Role::Alert, containing("Resultat att jämföra med är inte sparade: Habo 2019.")).await?;
        person.see_text("540 av 800 poäng").await?;
        ensure!(stored(person).await?.is_empty(), "it is stored");
        person.axe().await?;
        person.run("delete Storage.prototype.setItem;", vec![]).await?;
        Ok(())
    });
}

#[test]
fn a_thousand_results_are_searched_and_listed_in_part() {
    session(async |person| {
        person.open("#/").await?;
        // As an import would have stored them.
        let stored = person
            .run(
                "for (let i = 0; i < 1500; i += 1) {
                    const [id, name, year] = [`k-${i}`, `Kommun ${i % 300}`, 2000 + Math.floor(i / 300)];
                    localStorage.setItem(`kommunkompass/evaluation/${id}`, JSON.stringify({
                        format: 'kommunkompass-evaluations', schema: 2, means: [], evaluations: [{
                            id, year, municipality: { name }, source: { title: { sv: 'Fil' }, publisher: 'Fil' },
                            total: { points: 400 + i % 300, max: 800, printed: true },
                            areas: [], subareas: [], discrepancies: [],
                        }],
                    }));
                }
                return localStorage.length;",
                vec![],
            )
            .await?;
        ensure!(stored == json!(1500), "{stored} are stored");
        person.go_to(LIST).await?;
        person.see_text("1450 till visas inte.").await?;
        person.fill(Role::SearchBox, "Sök på kommun eller år", "kommun 299 2001").await?;
        person.see(Role::Status, containing("Ett resultat passar.")).await?;
        person.see_text("699 av 800 poäng").await?;
        person.fill(Role::SearchBox, "Sök på kommun eller år", "kommun 299").await?;
        person.see(Role::Status, containing("5 resultat passar.")).await?;
        person.axe().await?;
        person.click(Role::Button, "Ta bort de 5 som visas av sökningen").await?;
        person.see(Role::Group, containing("Ska 5 resultat tas bort?")).await?;
        person.click(Role::Button, "Ta bort de 5 som visas av sökningen").await?;
        person.see(Role::Status, containing("5 resultat är borttagna.")).await?;
        person.see_text("1445 till visas inte.").await?;
        person.click(Role::Button, "Ångra").await?;
        person.see_text("1450 till visas inte.").await
    });
}

#[test]
fn results_travel_in_the_file_with_everything() {
    session(async |person| {
        person.open(LIST).await?;
        add_total(person, "Habo", "2019", "540").await?;
        person.go_to("#/").await?;
        person.click(Role::Button, "Spara allt i en fil").await?;
        let file = person.downloaded(".json").await?;
        person.see_text(&format!("Allt är sparat i filen {}: ett resultat att jämföra med.", file.name)).await?;
        person.clear_site_data().await?;
        person.reload().await?;
        person.do_not_see(Role::Button, "Spara allt i en fil").await?;
        person.upload("Öppna en fil", "allt.json", file.text()?).await?;
        person.see_text("Resultat att jämföra med som läggs till: 1 av 1").await?;
        person.axe().await?;
        person.click(Role::Button, "Lägg till det som saknas").await?;
        person.see_text("Tillagt från allt.json: ett resultat att jämföra med.").await?;
        person.go_to(LIST).await?;
        person.see_text("540 av 800 poäng").await
    });
}

#[test]
fn what_cannot_be_read_is_listed_and_left_as_it_is() {
    session(async |person| {
        person.open("#/").await?;
        person.store("kommunkompass/evaluation/habo-2019", "{\"format\":").await?;
        person.go_to(LIST).await?;
        let section = person.within(Role::Region, "Resultat som inte kan läsas").await?;
        section.see_text("habo-2019").await?;
        person.axe().await?;
        add_total(person, "Habo", "2019", "540").await?;
        ensure!(stored(person).await?.len() == 2, "what could not be read was written over");
        person.click(Role::Button, "Ta bort habo-2019").await?;
        ensure!(stored(person).await? == ["kommunkompass/evaluation/habo-2019-2"], "something else was removed");
        Ok(())
    });
}
