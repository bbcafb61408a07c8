//! Charts that lead on and charts that give places: the heatmap as a way into the draft, and the ranking.

mod common;

use anyhow::{Context, Result, ensure};
use common::comparing::{
    Figures, SLIDER, empty_draft, import_nassjo, open_example_beside, open_table, published_total,
};
use common::{see_drawn, see_view};
use kommunkompass_e2e::{Key, Person, Role, containing, session};
use serde_json::{Value, json};

const HEATMAP: &str = "Delområden i färg";

/// Points to the first figure in the row of a subarea, or presses there.
const AT_CELL: &str = "const [subarea, presses] = arguments;
    const drawing = document.querySelector('#heatmap .kk-figure__drawing');
    drawing.scrollIntoView({ block: 'center', behavior: 'instant' });
    const texts = [...drawing.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
    const [, row] = texts.find(([words]) => words === subarea || words.startsWith(`${subarea} `));
    const middle = row.y + row.height / 2;
    const [[, cell]] = texts.filter(([, box]) => box.x > row.right && box.top < middle && middle < box.bottom)
        .sort(([, one], [, other]) => one.x - other.x);
    const at = { bubbles: true, clientX: cell.x + cell.width / 2, clientY: middle };
    if (presses) drawing.dispatchEvent(new PointerEvent('pointerdown', at));
    drawing.dispatchEvent(presses ? new MouseEvent('click', at) : new PointerEvent('pointermove', at));
    return document.querySelector('#heatmap .kk-figure__readout').textContent;";

async fn see_value(figure: &Person, part: &str) -> Result<String> {
    let look = async || {
        let found = figure.attribute(Role::Slider, SLIDER, "aria-valuetext").await?;
        Ok(found.filter(|said| said.starts_with(part)))
    };
    figure.wait_for(&format!("the slider to be at {part}"), look).await
}

#[test]
fn a_cell_of_the_heatmap_leads_to_its_subarea_in_the_draft() {
    session(async |person| {
        let draft = open_example_beside(person, "vetlanda-2021,vallentuna-2019").await?;
        see_drawn(person, "heatmap", "8.4").await?;
        let heatmap = person.within(Role::Figure, HEATMAP).await?;
        // By the link beside what is read: the second result of the third subarea, and the last of all.
        let last: usize = heatmap.attribute(Role::Slider, SLIDER, "max").await?.context("a maximum")?.parse()?;
        let n_results = 3;
        for (value, subarea, said) in
            [(2 * n_results + 1, "1.3", "Vetlanda 2021: 15 av 30"), (last, "8.4", "Vallentuna 2019: ")]
        {
            let heatmap = person.within(Role::Figure, HEATMAP).await?;
            heatmap.fill(Role::Slider, SLIDER, &value.to_string()).await?;
            let at = see_value(&heatmap, &format!("{subarea} ")).await?;
            ensure!(at.contains(said), "at {value} it says “{at}”");
            heatmap.click(Role::Link, format!("Öppna {at}")).await?;
            person.see_route(&format!("{draft}/delomrade/{subarea}")).await?;
            person.see(Role::Heading, containing(format!("{subarea} "))).await?;
            // And back to the comparison as it was.
            person.back().await?;
            see_view(person, "Nässjö 2022: jämförelse").await?;
            see_drawn(person, "heatmap", "8.4").await?;
            let chooser = person.within(Role::Group, "Jämför med").await?;
            chooser.see_checked(Role::Checkbox, "Vetlanda 2021, utgåva 2021, 493 poäng", true).await?;
        }

        // By the keys alone.
        let heatmap = person.within(Role::Figure, HEATMAP).await?;
        heatmap.fill(Role::Slider, SLIDER, "0").await?;
        person.run("document.querySelector('#heatmap input[type=range]').focus();", vec![]).await?;
        for part in ["1.2 ", "1.3 ", "1.4 "] {
            person.press(Key::Down).await?;
            see_value(&heatmap, part).await?;
        }
        person.press(Key::Enter).await?;
        person.see_route(&format!("{draft}/delomrade/1.4")).await?;
        person.see(Role::Heading, containing("1.4 ")).await?;
        person.axe().await?;
        person.back().await?;

        // By the pointer.
        see_view(person, "Nässjö 2022: jämförelse").await?;
        see_drawn(person, "heatmap", "8.4").await?;
        let point = async || {
            let said = person.run(AT_CELL, vec![json!("3.2"), json!(false)]).await?;
            Ok(said
                .as_str()
                .is_some_and(|said| said.contains("3.2 Politisk styrning, Nässjö 2022: 25 av 30"))
                .then_some(()))
        };
        person.wait_for("the value below the pointer to be said", point).await?;
        person.run(AT_CELL, vec![json!("3.2"), json!(true)]).await?;
        person.see_route(&format!("{draft}/delomrade/3.2")).await?;
        person.see(Role::Heading, "3.2 Politisk styrning").await
    });
}

#[test]
fn the_heatmap_of_one_area_leads_to_the_subareas_of_that_area() {
    session(async |person| {
        let draft = open_example_beside(person, "vetlanda-2021").await?;
        see_drawn(person, "heatmap", "8.4").await?;
        person.choose("Visa", "4 Effektivitet").await?;
        let look = async || {
            let heatmap = person.within(Role::Figure, HEATMAP).await?;
            Ok((heatmap.attribute(Role::Slider, SLIDER, "max").await?.as_deref() == Some("9")).then_some(()))
        };
        person.wait_for("five subareas of two results", look).await?;
        let heatmap = person.within(Role::Figure, HEATMAP).await?;
        heatmap.fill(Role::Slider, SLIDER, "5").await?;
        let at = see_value(&heatmap, "4.3 ").await?;
        ensure!(at.contains("Vetlanda 2021: "), "it says “{at}”");
        heatmap.click(Role::Link, format!("Öppna {at}")).await?;
        person.see_route(&format!("{draft}/delomrade/4.3")).await
    });
}

/// The published results of the edition of 2020, newest of each municipality, and their files.
const OF_2020: [(&str, &str); 5] = [
    ("Hultsfred 2021", "hultsfred-2021"),
    ("Höganäs 2023", "hoganas-2023"),
    ("Tomelilla 2023", "tomelilla-2023"),
    ("Vallentuna 2021", "vallentuna-2021"),
    ("Røros 2021", "roros-2021"),
];

/// Places as the table is to show them: best first, with the place of the first of those that have the same.
fn ranked(mut totals: Vec<(String, u32)>, has_quarters: bool) -> Vec<String> {
    totals.sort_by_key(|(_, total)| std::cmp::Reverse(*total));
    let n = totals.len();
    let row = |(name, total): &(String, u32)| {
        let better = totals.iter().filter(|(_, other)| other > total).count();
        let up_to = better + totals.iter().filter(|(_, other)| other == total).count();
        let quarter = match () {
            () if !has_quarters => "",
            () if 4 * up_to <= n => " Övre fjärdedelen",
            () if 4 * (n - better) <= n => " Nedre fjärdedelen",
            () => " Mittersta hälften",
        };
        format!("{name} {} {total}{quarter}", better + 1)
    };
    totals.iter().map(row).collect()
}

/// Waits until the table of the ranking has these rows and no others.
async fn see_ranking(person: &Person, table: &str, expected: &[String]) -> Result<()> {
    let look = async || {
        let rows = person.within(Role::Table, table).await?.names(Role::Row).await?;
        let found = rows.split_first().filter(|(head, _)| *head == "Resultat Plats Poäng Del");
        Ok(found.is_some_and(|(_, found)| found == expected).then_some(()))
    };
    person.wait_for(&format!("the ranking {expected:#?}"), look).await
}

#[test]
fn the_ranking_gives_places_among_published_results_and_says_what_they_are_not() {
    session(async |person| {
        let own = Figures::published("hultsfred-2021")?.with("1.1", 20).with("2.3", 30).with("8.1", 20);
        let empty = empty_draft(person, "2020").await?;
        let draft = import_nassjo(person, &empty, &own).await?;
        let mut totals = vec![("Nässjö 2026".to_owned(), own.total)];
        for (name, id) in OF_2020 {
            totals.push((name.to_owned(), published_total(id)?));
        }
        let keys: Vec<_> = OF_2020.iter().map(|(_, id)| *id).collect();
        let keys = keys.join(",");

        // Two are too few for a place.
        person.go_to(&format!("{draft}/jamfor?jamfor=hoganas-2023")).await?;
        see_view(person, "Nässjö 2026: jämförelse").await?;
        let ranking = person.within(Role::Figure, "Rangordning").await?;
        ranking.see_text("Välj minst 3 färdiga resultat enligt samma utgåva för att se en rangordning.").await?;

        // Six have places and no quarters; what is older, of another edition or no result has none.
        let others = "tomelilla-2020,nassjo-2022,kristiansund-2016,mal:600,medel:sverigesnitt-2021";
        person.go_to(&format!("{draft}/jamfor?jamfor={keys},{others}")).await?;
        let ranking = person.within(Role::Figure, "Rangordning").await?;
        let place = 1 + totals.iter().filter(|(_, total)| *total > own.total).count();
        ranking
            .see_text(&format!("Plats {place} av 6. Färgen visar plats bland de valda, inte om resultatet är bra"))
            .await?;
        ranking.see_text("Färger för fjärdedelar visas från 8 resultat.").await?;
        ranking.see_text("eftersom ett annat resultat för samma kommun räknas: Tomelilla 2020.").await?;
        ranking.see_text("eftersom utgåvan är en annan eller inte känd: Nässjö 2022 och Kristiansund 2016.").await?;
        let table = open_table(person, "Rangordning").await?;
        see_ranking(person, &table, &ranked(totals.clone(), false)).await?;
        for (name, total) in &totals {
            let place = 1 + totals.iter().filter(|(_, other)| other > total).count();
            see_drawn(person, "ranking", &format!("{place} {name}")).await?;
        }
        see_drawn(person, "ranking", "Mål 600").await?;
        person.axe().await?;

        // Two more out of a file make eight: now there are quarters, in words and in the table.
        person.go_to("#/utvarderingar").await?;
        let file = "kommun;år;utgåva;totalt\nHabo;2022;2020;700\nAneby;2022;2020;300\n";
        person.upload("Öppna en fil med resultat", "fler.csv", file).await?;
        person.click(Role::Button, "Lägg till 2 resultat").await?;
        person.see(Role::Status, containing("2 resultat är tillagda.")).await?;
        totals.extend([("Habo 2022".to_owned(), 700), ("Aneby 2022".to_owned(), 300)]);
        person.go_to(&format!("{draft}/jamfor?jamfor={keys},egen:habo-2022,egen:aneby-2022")).await?;
        let ranking = person.within(Role::Figure, "Rangordning").await?;
        let place = 1 + totals.iter().filter(|(_, total)| *total > own.total).count();
        let sentence = format!("Plats {place} av 8, i den mellersta hälften. Färgen visar plats bland de valda");
        ranking.see_text(&sentence).await?;
        let legend = ranking.within(Role::List, "Teckenförklaring").await?.names(Role::ListItem).await?;
        ensure!(legend == ["Övre fjärdedelen", "Mittersta hälften", "Nedre fjärdedelen"], "the legend is {legend:?}");
        let table = open_table(person, "Rangordning").await?;
        let expected = ranked(totals, true);
        see_ranking(person, &table, &expected).await?;

        // Point by point the same is said.
        let last: usize = ranking.attribute(Role::Slider, SLIDER, "max").await?.context("a maximum")?.parse()?;
        ensure!(last == 7, "there are {} values", last + 1);
        let is_first = ranking.attribute(Role::Slider, SLIDER, "aria-valuetext").await?;
        ensure!(is_first.as_deref() == Some("Plats 1: Habo 2022, 700"), "the first is {is_first:?}");
        person.axe().await?;
        person.screenshot("ranking").await?;

        // A draft that is open has no place, and the sentence says so.
        let open: Value = serde_json::from_str(&empty)?;
        let open = open["id"].as_str().context("a draft has an id")?;
        person.go_to(&format!("#/utkast/{open}/jamfor?jamfor={keys}")).await?;
        see_view(person, "Ydre 2026: jämförelse").await?;
        let ranking = person.within(Role::Figure, "Rangordning").await?;
        ranking.see_text("5 resultat är rangordnade. Utkastet har ingen plats, eftersom allt inte är bedömt").await?;
        ranking.see_text("Inte rangordnade, eftersom allt inte är bedömt: Ydre 2026.").await
    });
}
