//! What charts say of what they show: where figures come from, what to keep in mind, and how many there are besides.

mod common;

use anyhow::{Context, Result, ensure};
use common::{make, see_drawn, see_view};
use kommunkompass_e2e::{Person, Role, containing, session};

/// Every source that is shipped with a total, of four editions and of one that nobody knows.
const TEN: &str = "vetlanda-2021,vallentuna-2019,vanersborg-2018,hultsfred-2021,kristiansund-2016,nassjo-2019,\
    helsingborg-2017,hoganas-2023,roros-2021,orebro-2013";

async fn open_example(person: &Person, compared: &str) -> Result<()> {
    person.open("#/").await?;
    person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
    see_view(person, "Nässjö 2022: resultat").await?;
    let draft = person.route().await?;
    let draft = draft.strip_suffix("/resultat").context("the route of a result")?;
    person.go_to(&format!("{draft}/jamfor?jamfor={compared}")).await?;
    see_view(person, "Nässjö 2022: jämförelse").await
}

/// The text that a figure is copied as.
async fn copied(person: &Person, figure: &str) -> Result<String> {
    let catch = "navigator.clipboard.writeText = (text) => { window.copied = text; return window.Promise.resolve(); };";
    person.run(catch, vec![]).await?;
    let figure = person.within(Role::Figure, figure).await?;
    figure.click(Role::Button, "Kopiera som text").await?;
    figure.see(Role::Status, containing("är kopierade")).await?;
    let copied = person.run("return window.copied;", vec![]).await?;
    Ok(copied.as_str().context("a text")?.to_owned())
}

#[test]
fn a_chart_takes_along_where_its_figures_come_from_and_what_holds_for_them() {
    session(async |person| {
        open_example(person, "vetlanda-2021,kristiansund-2016,medel:sverigesnitt-2021").await?;
        see_drawn(person, "totals", "523").await?;
        let text = copied(person, "Totalpoäng").await?;
        for note in [
            "\nOkänd utgåva (Kristiansund 2016): Det är inte känt hur utgåvorna motsvarar varandra.",
            "\nSverigesnitt 2021: Svenska kommuner, medelvärde",
            "\nVetlanda 2021: Utgåva 2021. Källa: ",
            "\nKristiansund 2016: Källan säger inte vilken utgåva. Källa: ",
        ] {
            ensure!(text.contains(note), "there is no “{note}” in\n{text}");
        }
        ensure!(!text.contains("Självskattning"), "the example is no self-assessment:\n{text}");
        person.see_text("Okänd utgåva (Kristiansund 2016)").await
    });
}

#[test]
fn a_chart_tells_a_self_assessment_from_an_evaluation() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Snabb").await?;
        person.go_to(&format!("{draft}/jamfor?jamfor=vetlanda-2021")).await?;
        see_view(person, "Vetlanda 2026: jämförelse").await?;
        see_drawn(person, "totals", "493").await?;
        let text = copied(person, "Totalpoäng").await?;
        ensure!(text.contains("\nSjälvskattning, inte granskad av utvärderare: Vetlanda 2026.\n"), "{text}");
        Ok(())
    });
}

#[test]
fn of_more_results_than_can_be_told_apart_the_charts_say_how_many_they_show_and_the_table_has_all() {
    session(async |person| {
        open_example(person, TEN).await?;
        let totals = person.within(Role::Figure, "Totalpoäng").await?;
        totals.see_text("Här är 8 av 11 resultat ritade. Tabellen har alla.").await?;
        totals.click(Role::Button, "Visa som tabell").await?;
        let table = totals.within(Role::Table, "Totalpoäng, tabell").await?;
        for total in ["493", "603", "429", "471", "523", "540", "668", "679", "593", "615", "542"] {
            table.see_text(total).await?;
        }
        // Those with areas are drawn before those of which only the total is known: the four that others follow on.
        let bars = person.within(Role::Figure, "Områdena som staplar").await?;
        bars.do_not_see_text("resultat ritade").await?;
        person.axe().await
    });
}

#[test]
fn what_to_keep_in_mind_of_subareas_stands_where_they_are_shown() {
    session(async |person| {
        open_example(person, "vallentuna-2019").await?;
        see_drawn(person, "heatmap", "8.4").await?;
        person.see_text("”Delvis” betyder att delområdet bara till en del motsvaras").await?;
        person.choose("Visa", "6 Kvalitetsutveckling").await?;
        see_drawn(person, "heatmap", "6.4").await?;
        let text = copied(person, "Delområden i färg").await?;
        ensure!(text.contains("\nUtgåva 2016 (Vallentuna 2019): "), "{text}");
        ensure!(!text.contains(" 4.1"), "it speaks of subareas that it does not show:\n{text}");
        Ok(())
    });
}
