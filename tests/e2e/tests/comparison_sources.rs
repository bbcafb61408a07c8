//! Everything that a draft can be laid beside, all at once: each under its own name and with its own figures.

mod common;

use anyhow::{Context, Result, ensure};
use common::comparing::{
    Figures, choose, draft_file, empty_draft, import_nassjo, mean, open_example_beside, open_table, sentence_of,
};
use common::{give_points, points_of, see_drawn, see_rows, see_view};
use kommunkompass_e2e::{Key, Person, Role, containing, session};
use serde_json::json;

const MEAN: &str = "Medelvärde av det ni har valt";
const OWN: &str = "Nässjö 2026 (självskattning)";

/// Types an official result of the edition of 2021 into the form, as far down as its source goes.
async fn type_in(person: &Person, municipality: &str, depth: &str, points: &[(String, u32)]) -> Result<()> {
    person.go_to("#/utvarderingar/ny").await?;
    see_view(person, "Skriv in ett resultat").await?;
    person.fill(Role::Combobox, "Kommun", municipality).await?;
    person.fill(Role::TextBox, "År", "2025").await?;
    person.choose("Utgåva", "2021 – från hösten 2021").await?;
    person.fill(Role::TextBox, "Källa", "SKR:s rapport").await?;
    person.click(Role::Radio, depth).await?;
    for (part, points) in points {
        let field = if part.is_empty() { containing("Totalen enligt källan") } else { points_of(part) };
        person.fill(Role::TextBox, field, &points.to_string()).await?;
    }
    person.click(Role::Button, "Spara").await?;
    person.see_text(&format!("{municipality} 2025 är sparad.")).await
}

/// What stands in a line of a table: figures, and a few words where there is none.
fn line(head: &str, figures: &[u32]) -> String {
    let figures: Vec<_> = figures.iter().map(u32::to_string).collect();
    format!("{head} {}", figures.join(" ")).trim().to_owned()
}

/// The names in the legend of a chart.
async fn legend(person: &Person, figure: &str) -> Result<Vec<String>> {
    person.within(Role::Figure, figure).await?.within(Role::List, "Teckenförklaring").await?.names(Role::ListItem).await
}

/// Waits until the legend of a chart has these names.
async fn see_legend(person: &Person, figure: &str, names: &[&str]) -> Result<()> {
    let look = async || Ok((legend(person, figure).await? == names).then_some(()));
    person.wait_for(&format!("the legend of {figure} to be {names:?}"), look).await
}

#[test]
fn a_draft_stands_beside_every_kind_of_source_each_with_its_own_name_and_figures() {
    session(async |person| {
        let made_up = |number| Figures::made_up("vetlanda-2021", number);
        let (version, habo, gnosjo, aneby, eksjo) = (made_up(1)?, made_up(2)?, made_up(3)?, made_up(4)?, made_up(5)?);
        let vetlanda = Figures::published("vetlanda-2021")?;
        let own = version.with("1.1", 20);
        ensure!(own != version, "the version says the same as the draft");

        // A draft, a version of it, and the draft changed since.
        let empty = empty_draft(person, "2021").await?;
        let draft = import_nassjo(person, &empty, &version).await?;
        person.go_to(&format!("{draft}/versioner")).await?;
        person.fill(Role::TextBox, "Namn på versionen", "Före nämnden").await?;
        person.click(Role::Button, "Spara version").await?;
        person.see_text("Versionen ”Före nämnden” är sparad.").await?;
        give_points(person, &draft, "1.1", "20").await?;

        // Official results that are typed in, and the file of a neighbour.
        type_in(person, "Habo", "Till delområdena", &habo.subareas).await?;
        let areas: Vec<_> = (1..).map(|id: u32| id.to_string()).zip(gnosjo.areas.clone()).collect();
        type_in(person, "Gnosjö", "Till områdena", &areas).await?;
        type_in(person, "Aneby", "Bara totalen", &[(String::new(), aneby.total)]).await?;
        let neighbour = draft_file(&empty, 8, &json!({ "code": "0686", "name": "Eksjö" }), 2026, &eksjo)?;
        person.upload("Öppna en fil med resultat", "granne.kompass.json", neighbour).await?;
        person.see_text(&format!("kommunens egen bedömning, utgåva 2021, {} poäng", eksjo.total)).await?;
        person.click(Role::Button, "Lägg till ett resultat").await?;
        person.see(Role::Status, containing("Ett resultat är tillagt.")).await?;

        // All are found in the one place where is chosen.
        person.go_to(&format!("{draft}/resultat")).await?;
        person.click(Role::Link, "Alla diagram och jämförelser").await?;
        see_view(person, "Nässjö 2026: jämförelse").await?;
        let of_version = containing("Nässjö 2026 (version ”Före nämnden”, ");
        choose(person, "nämnden", of_version.clone()).await?;
        choose(person, "habo", format!("Habo 2025, utgåva 2021, {} poäng", habo.total)).await?;
        let gnosjo_named = format!("Gnosjö 2025, utgåva 2021, {} poäng, bara områden", gnosjo.total);
        choose(person, "gnosjö", gnosjo_named).await?;
        let aneby_named = format!("Aneby 2025, utgåva 2021, {} poäng, bara totalen", aneby.total);
        choose(person, "aneby", aneby_named).await?;
        choose(person, "vetlanda", format!("Vetlanda 2021, utgåva 2021, {} poäng", vetlanda.total)).await?;
        choose(person, "eksjö", format!("Eksjö 2026, utgåva 2021, {} poäng", eksjo.total)).await?;
        let chooser = person.within(Role::Group, "Jämför med").await?;
        chooser.click(Role::Checkbox, MEAN).await?;
        chooser.see_checked(Role::Checkbox, MEAN, true).await?;
        chooser.fill(Role::TextBox, "Mål för totalen", "600").await?;
        person.press(Key::Tab).await?;
        see_drawn(person, "totals", "Mål 600").await?;

        // Totals: everything that has one, the mean of all but the draft, and the goal as a line.
        let of_mean = [version.total, habo.total, gnosjo.total, aneby.total, vetlanda.total, eksjo.total];
        let own_and_chosen = [&[own.total], &of_mean[..]].concat();
        let totals = [&own_and_chosen[..], &[mean(&of_mean)]].concat();
        let boxes = chooser.names(Role::Checkbox).await?;
        let version_name = boxes.iter().find_map(|name| {
            let (name, _) = name.split_once("), utgåva")?;
            name.contains("version").then(|| format!("{name})"))
        });
        let version_name = version_name.context("the version is offered")?;
        let names =
            [OWN, version_name.as_str(), "Habo 2025", "Gnosjö 2025", "Aneby 2025", "Vetlanda 2021", "Eksjö 2026", MEAN];
        let table = open_table(person, "Totalpoäng").await?;
        see_rows(person, &table, &[format!("Resultat {}", names.join(" ")), line("Totalt", &totals)]).await?;
        see_drawn(person, "totals", "Mål 600").await?;
        see_legend(person, "Totalpoäng", &names).await?;
        let sentence = person.within(Role::Figure, "Totalpoäng").await?;
        let (most, least) = (of_mean.iter().max().context("a total")?, of_mean.iter().min().context("a total")?);
        sentence.see_text(&format!("{OWN}: {} av 800 poäng.", own.total)).await?;
        let left = 600_u32.checked_sub(own.total).context("the goal is not reached")?;
        sentence.see_text(&format!("Till målet 600 återstår {left} poäng.")).await?;
        let others = format!("Av 6 jämförda resultat enligt samma utgåva är det högsta {most} och det lägsta {least}");
        sentence.see_text(&others).await?;

        // Areas: the result that is known by its total alone has no column, and no part in the mean.
        let table = open_table(person, "Områdena som staplar").await?;
        let with_areas: Vec<_> = names.iter().copied().filter(|name| *name != "Aneby 2025").collect();
        let known = [&version, &habo, &gnosjo, &vetlanda, &eksjo];
        let titles = [
            "1 Samspel mellan förtroendevalda och medborgare",
            "2 Samhällsutveckling",
            "3 Styrning och kontroll",
            "4 Effektivitet",
            "5 Brukarens fokus",
            "6 Kvalitetsutveckling",
            "7 Arbetsliv",
            "8 Chefs- och ledarskap samt medarbetarskap",
        ];
        let mut rows = vec![format!("Område {}", with_areas.join(" "))];
        for (area, title) in titles.into_iter().enumerate() {
            let beside: Vec<_> = known.iter().filter_map(|figures| figures.areas.get(area).copied()).collect();
            let own = own.areas.get(area).copied().context("an area")?;
            rows.push(line(title, &[&[own], &beside[..], &[mean(&beside)]].concat()));
        }
        see_rows(person, &table, &rows).await?;
        for row in rows.iter().skip(1) {
            see_drawn(person, "bars", row).await?;
        }
        see_legend(person, "Områdena som staplar", &with_areas).await?;
        see_legend(person, "Områdena i spindeldiagram", &with_areas).await?;

        // What is told of the areas names the mean by itself; it is no result among the others.
        let told = async || {
            let sentence = sentence_of(person, "Områdena i spindeldiagram").await?;
            Ok(sentence.contains(MEAN).then_some(()))
        };
        person.wait_for("the mean to be named in the sentence of the radar", told).await?;

        // Subareas: neither has the one that is known by its areas.
        let table = open_table(person, "Delområden i färg").await?;
        let with_subareas: Vec<_> = with_areas.iter().copied().filter(|name| *name != "Gnosjö 2025").collect();
        let known = [&version, &habo, &vetlanda, &eksjo];
        let rows_found = person.within(Role::Table, table.as_str()).await?.names(Role::Row).await?;
        let head = format!("Delområde {}", with_subareas.join(" "));
        ensure!(rows_found.first() == Some(&head), "the head of the table is {:?}", rows_found.first());
        ensure!(rows_found.len() == own.subareas.len() + 1, "the table has {} rows", rows_found.len());
        for (index, (id, own)) in own.subareas.iter().enumerate() {
            let beside: Vec<_> = known.iter().filter_map(|figures| Some(figures.subareas.get(index)?.1)).collect();
            let figures = line("", &[&[*own], &beside[..], &[mean(&beside)]].concat());
            let row = rows_found.iter().find(|row| row.starts_with(&format!("{id} "))).context("a row")?;
            ensure!(row.ends_with(&format!(" {figures}")), "“{row}” does not end with {figures}");
        }

        // What the mean is made of, and where the others come from.
        let sources = person.within(Role::Region, "Källor").await?;
        let in_it = format!("{version_name}, Habo 2025, Gnosjö 2025, Aneby 2025, Vetlanda 2021 och Eksjö 2026");
        let made_of = format!("{MEAN}: Medelvärde av 6 resultat enligt utgåva 2021, 2021–2026: {in_it}.");
        sources.see_text(&made_of).await?;
        sources.see_text("Områdenas medelvärden bygger på 5 av dem.").await?;
        sources.see_text("Delområdenas medelvärden bygger på 4 av dem.").await?;
        sources.see_text("Habo 2025: Utgåva 2021. Källa: SKR:s rapport").await?;
        sources.see_text("Vetlanda 2021: Utgåva 2021. Källa: ").await?;
        person.axe().await?;

        // The result has the same, in the same order; the goal stands where it was chosen, before the mean.
        person.click(Role::Link, "Till resultatet").await?;
        see_view(person, "Nässjö 2026: resultat").await?;
        let totals = [&own_and_chosen[..], &[600, mean(&of_mean)]].concat();
        see_rows(person, "Poäng per område", &[line("Totalt", &totals)]).await?;
        person.reload().await?;
        see_rows(person, "Poäng per område", &[line("Totalt", &totals)]).await
    });
}

#[test]
fn a_comparison_of_eight_results_and_one_of_none_are_accessible() {
    session(async |person| {
        let keys = "vetlanda-2021,hultsfred-2021,vallentuna-2019,vanersborg-2018,grastorp-2014,nassjo-2019,\
                    medel:sverigesnitt-2021,mal:600";
        let draft = open_example_beside(person, keys).await?;
        see_drawn(person, "bars", "4 Effektivitet 60 71 64 85").await?;
        let shown = legend(person, "Totalpoäng").await?;
        ensure!(shown.len() == 8, "these are shown: {shown:#?}");
        for figure in person.names(Role::Figure).await? {
            open_table(person, &figure).await?;
            person.within(Role::Figure, figure).await?.click(Role::Button, "Ladda ner bild").await?;
        }
        person.axe().await?;
        person.set_viewport(320, 900).await?;
        person.axe().await?;
        person.set_viewport(1280, 900).await?;

        // Nothing is chosen any more, after everything was.
        let chooser = person.within(Role::Group, "Jämför med").await?;
        for name in chooser.names(Role::Checkbox).await? {
            if chooser.is_checked(Role::Checkbox, name.as_str()).await? {
                chooser.click(Role::Checkbox, name.as_str()).await?;
                chooser.see_checked(Role::Checkbox, name, false).await?;
            }
        }
        chooser.fill(Role::TextBox, "Mål för totalen", "").await?;
        person.press(Key::Tab).await?;
        person.see_route(&format!("{draft}/jamfor?jamfor=")).await?;
        person.see_text("Nässjö 2022: 542 av 800 poäng.").await?;
        person.do_not_see(Role::Figure, "Från Vetlanda 2021 till Nässjö 2022").await?;
        person.do_not_see_text("Vetlanda 2021: Utgåva").await?;
        person.axe().await?;
        person.reload().await?;
        see_drawn(person, "bars", "4 Effektivitet 60").await?;
        person.axe().await
    });
}
