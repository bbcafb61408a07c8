//! Charts: read point by point, as a table, as text and as pictures, on every width.

mod common;

use anyhow::{Context, Result, ensure};
use common::{see_drawn, see_rows, see_view, tab_to};
use kommunkompass_e2e::{Key, Person, Role, session};
use serde_json::{Value, json};

const SLIDER: &str = "Läs diagrammet punkt för punkt";
const RADAR: &str = "Områdena i spindeldiagram";
const BARS: &str = "Områdena som staplar";

/// The example with two evaluations beside it.
async fn open_compared(person: &Person) -> Result<()> {
    person.open("#/").await?;
    person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
    see_view(person, "Nässjö 2022: resultat").await?;
    let picker = person.within(Role::Group, "Jämför med").await?;
    for evaluation in ["Vetlanda 2021, utgåva 2021, 493 poäng", "Vallentuna 2019, utgåva 2016, 603 poäng"] {
        picker.click(Role::Checkbox, evaluation).await?;
        picker.see_checked(Role::Checkbox, evaluation, true).await?;
    }
    see_drawn(person, "bars", "4 Effektivitet 60 71 85").await?;
    see_rows(person, "Poäng per område", &["Totalt 542 493 603".to_owned()]).await
}

/// Every chart is drawn for the place that it has.
async fn see_fitting(person: &Person) -> Result<()> {
    const FITTING: &str = "const drawings = [...document.querySelectorAll('.kk-figure__drawing')];
        return drawings.length > 0 && drawings.every((svg) =>
            Math.abs(svg.viewBox.baseVal.width - svg.closest('.kk-figure').clientWidth) < 25);";
    let look = async || Ok((person.run(FITTING, vec![]).await? == json!(true)).then_some(()));
    person.wait_for("charts that are as wide as their places", look).await
}

async fn see_value(figure: &Person, said: &str) -> Result<()> {
    let look = async || {
        let found = figure.attribute(Role::Slider, SLIDER, "aria-valuetext").await?;
        Ok((found.as_deref() == Some(said)).then_some(()))
    };
    figure.wait_for(&format!("the slider to say “{said}”"), look).await
}

#[test]
fn a_chart_is_read_point_by_point_with_the_keys() {
    session(async |person| {
        open_compared(person).await?;
        let bars = person.within(Role::Figure, BARS).await?;
        see_value(&bars, "1 Samspel mellan förtroendevalda och medborgare, Nässjö 2022: 69 av 100").await?;
        person.run("document.querySelector('#bars input[type=range]').focus();", vec![]).await?;
        person.see_focus_on(&format!("slider “{SLIDER}”")).await?;
        for (key, said) in [
            (Key::Right, "1 Samspel mellan förtroendevalda och medborgare, Vetlanda 2021: 53 av 100"),
            (Key::Right, "1 Samspel mellan förtroendevalda och medborgare, Vallentuna 2019: 72 av 100"),
            (Key::Right, "2 Samhällsutveckling, Nässjö 2022: 68 av 100"),
            (Key::Down, "3 Styrning och kontroll, Nässjö 2022: 77 av 100"),
            (Key::Down, "4 Effektivitet, Nässjö 2022: 60 av 100"),
            (Key::Left, "3 Styrning och kontroll, Vallentuna 2019: 84 av 100"),
            (Key::Up, "2 Samhällsutveckling, Vallentuna 2019: 79 av 100"),
            (Key::End, "8 Chefs- och ledarskap samt medarbetarskap, Vallentuna 2019: 76 av 100"),
            (Key::Down, "8 Chefs- och ledarskap samt medarbetarskap, Vallentuna 2019: 76 av 100"),
            (Key::Home, "1 Samspel mellan förtroendevalda och medborgare, Nässjö 2022: 69 av 100"),
        ] {
            person.press(key).await?;
            see_value(&bars, said).await?;
            let shown = "return document.querySelector('#bars .kk-figure__readout').innerText.trim();";
            let shown = person.run(shown, vec![]).await?;
            ensure!(shown == json!(said), "the slider says “{said}”, and the line below it {shown}");
        }
        // What cannot be compared is gone to as well, and says so.
        let said = "6 Kvalitetsutveckling, Vallentuna 2019: kan inte jämföras";
        for _ in 0..5 {
            person.press(Key::Down).await?;
        }
        person.press(Key::Right).await?;
        person.press(Key::Right).await?;
        see_value(&bars, said).await?;
        let ring = "return getComputedStyle(document.querySelector('#bars .kk-drawing__here')).display;";
        ensure!(person.run(ring, vec![]).await? != json!("none"), "no ring shows where one is");
        person.axe().await
    });
}

#[test]
fn a_figure_has_one_stop_for_reading_and_then_its_buttons() {
    session(async |person| {
        open_compared(person).await?;
        tab_to(person, &format!("slider “{SLIDER}”")).await?;
        for button in ["Kopiera som text", "Ladda ner bild"] {
            person.press(Key::Tab).await?;
            person.see_focus_on(&format!("button “{button}”")).await?;
        }
        ensure!(person.names(Role::Image).await?.is_empty(), "a drawing is read out besides its slider");
        let radar = person.within(Role::Figure, RADAR).await?;
        ensure!(radar.names(Role::Heading).await? == [RADAR], "the figure has another heading");
        Ok(())
    });
}

#[test]
fn the_table_and_the_values_that_are_read_are_the_same() {
    session(async |person| {
        open_compared(person).await?;
        let radar = person.within(Role::Figure, RADAR).await?;
        let table = person.within(Role::Table, "Poäng per område").await?;
        let rows = table.names(Role::Row).await?;
        let n: usize = radar.attribute(Role::Slider, SLIDER, "max").await?.context("a maximum")?.parse()?;
        // One figure cannot be compared, and is no point of the radar.
        ensure!(n == 8 * 3 - 2, "there are {} points", n + 1);
        for index in 0..=n {
            radar.fill(Role::Slider, SLIDER, &index.to_string()).await?;
            let said = radar.attribute(Role::Slider, SLIDER, "aria-valuetext").await?.context("it says something")?;
            let (part, value) = said.rsplit_once(": ").context("a value")?;
            let (part, _) = part.rsplit_once(", ").context("a part")?;
            let points = value.strip_suffix(" av 100").context("points")?;
            let row = rows.iter().find(|row| row.starts_with(part)).context("a row")?;
            ensure!(row[part.len()..].split(' ').any(|cell| cell == points), "“{said}” is not in the row “{row}”");
        }
        Ok(())
    });
}

#[test]
fn a_chart_is_copied_as_text_with_its_caveats() {
    session(async |person| {
        open_compared(person).await?;
        let bars = person.within(Role::Figure, BARS).await?;
        let catch = "navigator.clipboard.writeText = (text) => {
            window.copied = text;
            return window.Promise.resolve();
        };";
        person.run(catch, vec![]).await?;
        bars.click(Role::Button, "Kopiera som text").await?;
        bars.see(Role::Status, "Diagrammets text och tabell är kopierade. Klistra in dem där du vill ha dem.").await?;
        let copied = person.run("return window.copied;", vec![]).await?;
        let copied = copied.as_str().context("a text")?;
        ensure!(copied.starts_with("Områdena som staplar\nStaplarna visar "), "{copied}");
        ensure!(copied.contains("\nOmråde\tNässjö 2022\tVetlanda 2021\tVallentuna 2019\n"), "{copied}");
        ensure!(copied.contains("\n6 Kvalitetsutveckling\t52\t55\tkan inte jämföras\n"), "{copied}");
        ensure!(copied.contains("\nUtgåva 2016 (Vallentuna 2019): Kommunkompassen reviderades"), "{copied}");

        // What was said stays when the bars are drawn for another width.
        let said = "return document.querySelector('#bars .kk-figure__said').textContent;";
        let drawn = "return document.querySelector('#bars .kk-figure__drawing').viewBox.baseVal.width;";
        let before = person.run(drawn, vec![]).await?;
        person.set_viewport(760, 900).await?;
        let is_drawn_anew = async || Ok((person.run(drawn, vec![]).await? != before).then_some(()));
        person.wait_for("bars of another width", is_drawn_anew).await?;
        let said_there = person.run(said, vec![]).await?;
        ensure!(said_there.as_str().is_some_and(|said| said.contains("är kopierade")), "it says {said_there}");

        // Where the page may not copy, the person can.
        person.run("navigator.clipboard.writeText = () => window.Promise.reject(new Error('no'));", vec![]).await?;
        bars.click(Role::Button, "Kopiera som text").await?;
        bars.see_value(Role::TextBox, "Diagrammet som text", copied).await?;
        person.see_focus_on("textbox “Diagrammet som text”").await?;
        person.axe().await?;

        // It does not hold for another comparison.
        person.click(Role::Checkbox, "Hultsfred 2021, utgåva 2020, 471 poäng").await?;
        see_drawn(person, "bars", "4 Effektivitet 60 71 85 64").await?;
        let is_silent = async || Ok((person.run(said, vec![]).await? == json!("")).then_some(()));
        person.wait_for("nothing to be said of the new bars", is_silent).await?;
        bars.do_not_see(Role::TextBox, "Diagrammet som text").await
    });
}

#[test]
fn a_chart_is_downloaded_as_svg_and_as_png_of_a_chosen_width() {
    session(async |person| {
        open_compared(person).await?;
        let radar = person.within(Role::Figure, RADAR).await?;
        radar.click(Role::Button, "Ladda ner bild").await?;
        radar.click(Role::Button, "Ladda ner SVG").await?;
        let svg = person.downloaded(".svg").await?;
        ensure!(svg.name == "kommunkompass-nassjo-2022-omradena-i-spindeldiagram.svg", "it is called {}", svg.name);
        let text = svg.text()?;
        for part in ["Områdena i spindeldiagram</text>", "Vallentuna 2019</text>", "Utgåva 2016 (Vallentuna 2019): "]
        {
            ensure!(text.contains(part), "the picture lacks {part}: {text}");
        }
        ensure!(text.contains("Bilden är gjord "), "the picture has no day: {text}");
        ensure!(
            text.matches("://").count() == 1 && !text.contains("<style"),
            "the picture needs something else: {text}"
        );
        for (width, option) in [(1600_u32, None), (3200, Some("3200 px")), (800, Some("800 px"))] {
            if let Some(option) = option {
                radar.choose("Bildens bredd i PNG", option).await?;
            }
            radar.click(Role::Button, "Ladda ner PNG").await?;
            let png = person.downloaded(".png").await?.content;
            ensure!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "it is no PNG");
            let found = u32::from_be_bytes(png[16..20].try_into()?);
            ensure!(found == width, "it is {found} pixels wide and not {width}");
            radar.see_text("Bilden är nedladdad som kommunkompass-nassjo-2022-").await?;
        }
        person.axe().await
    });
}

/// Texts of the charts that cover each other or leave their drawing, as the browser has laid them out.
const COVERED: &str = "const faults = [];
    for (const svg of document.querySelectorAll('.kk-figure__drawing')) {
        const frame = svg.viewBox.baseVal;
        const texts = [...svg.querySelectorAll('text')].map((text) => {
            const { x, y, width, height } = text.getBBox();
            const { e, f } = text.parentElement.transform.baseVal.consolidate()?.matrix ?? { e: 0, f: 0 };
            return [text.textContent, { x: x + e, y: y + f, width, height }];
        });
        texts.forEach(([one, a], index) => {
            if (a.x < -1 || a.x + a.width > frame.width + 1) faults.push(`${one} leaves the drawing`);
            for (const [other, b] of texts.slice(index + 1)) {
                // Boxes of lines that follow each other share the room above and below the letters.
                const [high, low] = [Math.max(a.y, b.y), Math.min(a.y + a.height, b.y + b.height)];
                const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
                if (across > 0.5 && low - high > 4) faults.push(`${one} covers ${other}`);
            }
        });
    }
    return faults;";

#[test]
fn no_text_of_a_chart_covers_another_on_any_width() {
    session(async |person| {
        open_compared(person).await?;
        let mut faults = Vec::new();
        for width in [320, 760, 1280] {
            person.set_viewport(width, 900).await?;
            see_fitting(person).await?;
            let found = person.run(COVERED, vec![]).await?;
            faults.extend(found.as_array().into_iter().flatten().map(|fault: &Value| format!("{width} px: {fault}")));
            person.screenshot(&format!("charts-{width}")).await?;
        }
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        person.axe().await
    });
}

#[test]
fn what_was_just_chosen_is_printed_as_wide_as_the_paper() {
    session(async |person| {
        open_compared(person).await?;
        person.click(Role::Link, "Alla diagram och jämförelser").await?;
        see_view(person, "Nässjö 2022: jämförelse").await?;
        see_drawn(person, "bars", "4 Effektivitet 60 71 85").await?;
        // What the browser would look at when it is asked to print, in the very moment that it is.
        const PRINT: &str = "const named = (tag, name) =>
                [...document.querySelectorAll(tag)].find((element) => element.textContent.includes(name));
            window.print = () => {
                dispatchEvent(new Event('beforeprint'));
                const drawing = document.querySelector('#bars .kk-figure__drawing');
                const texts = [...drawing.querySelectorAll('text')].map((text) => text.textContent).join(' ');
                window.printed = [drawing.viewBox.baseVal.width, texts.includes('4 Effektivitet 60 71 85 64')];
                dispatchEvent(new Event('afterprint'));
            };
            named('label', 'Hultsfred 2021').click();
            named('button', 'Skriv ut').click();";
        person.run(PRINT, vec![]).await?;
        let printed =
            async || Ok(Some(person.run("return window.printed ?? null;", vec![]).await?).filter(|it| !it.is_null()));
        let printed = person.wait_for("the page to be printed", printed).await?;
        ensure!(printed == json!([672, true]), "width and whether the choice is drawn: {printed}");
        Ok(())
    });
}

#[test]
fn a_printed_chart_has_its_words_and_nothing_to_press() {
    session(async |person| {
        open_compared(person).await?;
        person.see_as_printed().await?;
        let radar = person.within(Role::Figure, RADAR).await?;
        radar.see_text("Spindeldiagrammet visar poäng per område").await?;
        radar.do_not_see(Role::Slider, SLIDER).await?;
        radar.do_not_see(Role::Button, "Kopiera som text").await?;
        radar.see(Role::ListItem, "Vallentuna 2019").await?;
        see_rows(person, "Poäng per område", &["Totalt 542 493 603".to_owned()]).await
    });
}
