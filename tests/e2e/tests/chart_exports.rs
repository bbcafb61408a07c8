//! What every chart brings along, whichever it is: a sentence, a table, a text to copy, and pictures.

mod common;

use anyhow::{Context, Result, ensure};
use common::comparing::{open_example_beside, open_table, sentence_of};
use common::{see_drawn, see_view};
use kommunkompass_e2e::{Person, Role, session};
use serde_json::json;

/// Another evaluation of the edition, three of others, one that is known by its total alone, a mean and a goal.
const BESIDE: &str = "vetlanda-2021,hultsfred-2021,vallentuna-2019,vallentuna-2021,nassjo-2019,\
                      medel:sverigesnitt-2021,mal:550";

/// The charts of the comparison page in their order.
const OF_COMPARISON: [&str; 8] = [
    "Totalpoäng",
    "Områdena i spindeldiagram",
    "Områdena som staplar",
    "Läge och spridning",
    "Delområden i färg",
    "Totalpoäng över tid",
    "Rangordning",
    "Från Vetlanda 2021 till Nässjö 2022",
];

/// The widths that a PNG can have.
const WIDTHS: [u32; 3] = [800, 1600, 3200];

/// Takes what is copied where the page can be asked for it.
const CATCH: &str = "window.copied = null;
    navigator.clipboard.writeText = (text) => {
        window.copied = text;
        return window.Promise.resolve();
    };";

/// Reads a picture as a browser reads a file of its own.
const READ_SVG: &str = "const file = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
    const fault = file.querySelector('parsererror')?.textContent ?? '';
    const root = file.documentElement;
    const text = (name) => root.querySelector(`:scope > ${name}`)?.textContent ?? '';
    const known = ['svg', 'title', 'desc', 'rect', 'path', 'text'];
    const others = [...file.querySelectorAll('*')].map((one) => one.localName).filter((name) => !known.includes(name));
    const height = Math.ceil(root.viewBox.baseVal.height / root.viewBox.baseVal.width * arguments[1]);
    const texts = [...root.querySelectorAll('text')].map((text) => text.textContent);
    return [fault, others, text('title'), text('desc'), texts, height];";

/// What a browser finds in a picture: what is wrong with it, elements that no drawing has, its title, its description, its
/// texts, and how high it is at a width.
type Picture = (String, Vec<String>, String, String, Vec<String>, u64);

/// Reads a picture in an empty tab: the page itself may make no documents out of texts.
async fn read_svg(person: &Person, svg: &str, width: u32) -> Result<Picture> {
    person.new_tab().await?;
    let read = person.run(READ_SVG, vec![json!(svg), json!(width)]).await?;
    person.close_tab().await?;
    person.turn_to_tab(0).await?;
    Ok(serde_json::from_value(read)?)
}

/// Waits for a text to be copied.
async fn copied(person: &Person) -> Result<String> {
    let look = async || Ok(person.run("return window.copied;", vec![]).await?.as_str().map(str::to_owned));
    person.wait_for("a text that is copied", look).await
}

/// A text with single spaces, as tables are read.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Sees that a chart has everything: its sentence and table, the same as text, and the same again as pictures.
async fn see_everything(person: &Person, title: &str, table: &str, width: u32) -> Result<()> {
    let figure = person.within(Role::Figure, title).await?;
    let sentence = sentence_of(person, title).await?;
    ensure!(sentence.len() > 20 && sentence.ends_with('.'), "{title} says “{sentence}”");
    figure.see_text(&spaced(&sentence)).await?;
    let rows = person.within(Role::Table, table).await?.names(Role::Row).await?;
    ensure!(rows.len() > 1, "the table of {title} has no rows");

    person.run(CATCH, vec![]).await?;
    figure.click(Role::Button, "Kopiera som text").await?;
    let text = copied(person).await?;
    ensure!(text.starts_with(&format!("{title}\n{sentence}\n\n")), "{title} is copied as\n{text}");
    let lines: Vec<_> = text.lines().map(spaced).collect();
    for row in &rows {
        // What sums up the table beside the figure is none of the chart's own rows.
        ensure!(lines.contains(row) || row.starts_with("Totalt "), "the text of {title} lacks “{row}”:\n{text}");
    }

    figure.click(Role::Button, "Ladda ner bild").await?;
    figure.click(Role::Button, "Ladda ner SVG").await?;
    let svg = person.downloaded(".svg").await?;
    ensure!(svg.name.starts_with("kommunkompass-nassjo-2022-"), "the picture of {title} is called {}", svg.name);
    let text = svg.text()?;
    let (fault, others, entitled, described, texts, expected) = read_svg(person, &text, width).await?;
    ensure!(fault.is_empty(), "the picture of {title} is faulty: {fault}");
    ensure!(others.is_empty(), "in the picture of {title} are {others:?}");
    ensure!(entitled == title, "the picture of {title} is entitled {entitled}");
    ensure!(described == sentence, "the picture of {title} says {described} and not {sentence}");
    ensure!(texts.iter().all(|text| !text.trim().is_empty()), "the picture of {title} has an empty text");
    let all = spaced(&texts.join(" "));
    ensure!(all.starts_with(&format!("{title} {}", spaced(&sentence))), "the picture of {title} begins: {all}");
    ensure!(all.contains("Bilden är gjord "), "the picture of {title} has no day: {all}");
    for name in figure.names(Role::ListItem).await? {
        ensure!(all.contains(&name), "the picture of {title} has no legend for {name}: {all}");
    }

    figure.choose("Bildens bredd i PNG", &format!("{width} px")).await?;
    figure.click(Role::Button, "Ladda ner PNG").await?;
    let png = person.downloaded(".png").await?;
    ensure!(png.name.strip_suffix(".png") == svg.name.strip_suffix(".svg"), "{} is beside {}", png.name, svg.name);
    let [found, height] = size_of_png(&png.content)?;
    ensure!(found == width, "the picture of {title} is {found} pixels wide and not {width}");
    // The same sheet, as high for its width as the drawing is.
    ensure!(u64::from(height).abs_diff(expected) <= 1, "it is {height} pixels high and not {expected}");
    figure.see_text(&format!("Bilden är nedladdad som {}.", png.name)).await
}

/// The size that the head of a PNG names.
fn size_of_png(content: &[u8]) -> Result<[u32; 2]> {
    ensure!(content.starts_with(b"\x89PNG\r\n\x1a\n"), "it is no PNG");
    let at = |from: usize| {
        let bytes = content.get(from..from + 4).context("a PNG has a head")?;
        Ok::<_, anyhow::Error>(u32::from_be_bytes(bytes.try_into()?))
    };
    ensure!(content.get(12..16) == Some(b"IHDR"), "its head does not come first");
    Ok([at(16)?, at(20)?])
}

/// What some charts of the comparison page bring along; the others are for another scenario, since pictures take time.
async fn see_charts(person: &Person, from: usize, count: usize) -> Result<()> {
    open_example_beside(person, BESIDE).await?;
    see_drawn(person, "separates", "542").await?;
    let figures = person.names(Role::Figure).await?;
    ensure!(figures == OF_COMPARISON, "the charts are {figures:#?}");
    for (number, title) in figures.iter().enumerate().skip(from).take(count) {
        let table = open_table(person, title).await?;
        see_everything(person, title, &table, width_of(number)).await?;
    }
    person.axe().await
}

/// Each chart has another of the widths.
fn width_of(number: usize) -> u32 {
    WIDTHS.into_iter().cycle().nth(number).unwrap_or_default()
}

#[test]
fn the_first_charts_of_a_comparison_bring_along_sentence_table_text_and_pictures() {
    session(async |person| see_charts(person, 0, 4).await);
}

#[test]
fn the_last_charts_of_a_comparison_bring_along_sentence_table_text_and_pictures() {
    session(async |person| see_charts(person, 4, 4).await);
}

#[test]
fn the_charts_of_a_result_bring_along_the_same_with_one_table_beside_them() {
    session(async |person| {
        let draft = open_example_beside(person, BESIDE).await?;
        person.go_to(&format!("{draft}/resultat?jamfor={BESIDE}")).await?;
        see_view(person, "Nässjö 2022: resultat").await?;
        see_drawn(person, "bars", "4 Effektivitet 60 71 64 85").await?;
        let figures = person.names(Role::Figure).await?;
        ensure!(figures == ["Områdena i spindeldiagram", "Områdena som staplar"], "the charts are {figures:#?}");
        for (number, title) in figures.iter().enumerate() {
            person.within(Role::Figure, title.as_str()).await?.do_not_see(Role::Button, "Visa som tabell").await?;
            see_everything(person, title, "Poäng per område", width_of(number)).await?;
        }
        person.axe().await
    });
}

#[test]
fn the_charts_over_the_subareas_of_an_area_bring_along_the_same() {
    session(async |person| {
        let draft = open_example_beside(person, "vetlanda-2021,vallentuna-2019").await?;
        person.go_to(&format!("{draft}/jamfor?jamfor=vetlanda-2021,vallentuna-2019&omrade=4")).await?;
        see_drawn(person, "heatmap", "4.5").await?;
        let of_area = ["Spindeldiagram över delområdena", "Poäng per delområde", "4 Effektivitet över tid"];
        for (number, title) in of_area.into_iter().enumerate() {
            let table = open_table(person, title).await?;
            see_everything(person, title, &table, width_of(number)).await?;
        }
        let heatmap = open_table(person, "Delområden i färg").await?;
        let rows = person.within(Role::Table, heatmap).await?.names(Role::Row).await?;
        let is_of_area = |row: &&String| row.starts_with("4.");
        ensure!(rows.len() == 6 && rows.iter().filter(is_of_area).count() == 5, "{rows:#?}");
        person.axe().await
    });
}

/// What is copied of a chart is what the page itself says beside it: nothing is left out, and nothing is another.
#[test]
fn the_notes_below_a_chart_are_in_its_text_and_in_its_picture() {
    session(async |person| {
        open_example_beside(person, BESIDE).await?;
        see_drawn(person, "separates", "542").await?;
        const NOTES: &str = "return [...document.querySelectorAll('.kk-figure')].map((figure) => [
            figure.querySelector('figcaption').textContent.trim(),
            [...figure.querySelectorAll('.kk-figure__notes p')].map((note) => note.textContent.trim()),
        ]);";
        let notes = person.run(NOTES, vec![]).await?;
        let notes: Vec<(String, Vec<String>)> = serde_json::from_value(notes)?;
        ensure!(notes.iter().filter(|(_, notes)| !notes.is_empty()).count() >= 3, "few charts have notes: {notes:#?}");
        for (title, notes) in notes {
            let figure = person.within(Role::Figure, title.as_str()).await?;
            person.run(CATCH, vec![]).await?;
            figure.click(Role::Button, "Kopiera som text").await?;
            let text = copied(person).await?;
            // Those of other editions, which stand at the head of the page, go along with every chart.
            ensure!(text.contains("\nUtgåva 2016 (Vallentuna 2019"), "the text of {title} has no reservation:\n{text}");
            for note in notes {
                ensure!(text.contains(&format!("\n{note}")), "the text of {title} lacks “{note}”:\n{text}");
            }
        }
        Ok(())
    });
}
