//! The whole comparison page with the keyboard alone, where the focus is to be seen at every step.

mod common;

use anyhow::{Context, Result, bail, ensure};
use common::comparing::{SEARCH, SLIDER};
use common::{see_drawn, see_rows, see_view};
use kommunkompass_e2e::{Key, Person, Role, containing, session};
use serde_json::{Value, json};

/// What is wrong with how the focus is shown; nothing when it is there to be seen. What scrolls smoothly may not have
/// arrived yet.
const UNSEEN: &str = "let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body || element === document.documentElement) return 'nothing has it';
    if (!element.checkVisibility()) return 'what has it is hidden';
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return 'what has it has no size';
    const [across, down] = [Math.min(box.right, innerWidth) - Math.max(box.left, 0),
        Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)];
    if (across <= 0 || down <= 0) return 'what has it is out of the window';
    if (!element.matches(':focus-visible')) return 'what has it does not show it';
    const shows = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) ||
        style.boxShadow !== 'none';
    if (!shows(getComputedStyle(element))) return 'what has it has no ring';
    const middle = [Math.max(box.left, 0) + across / 2, Math.max(box.top, 0) + down / 2];
    const top = document.elementFromPoint(...middle);
    const isPart = top === element || element.contains(top) || top?.contains(element) ||
        [...(element.labels ?? [])].some((label) => label.contains(top));
    return isPart ? '' : `what has it is covered by ${top?.outerHTML.slice(0, 80)}`;";

/// The chart that has the focus in it.
const FIGURE: &str = "return document.activeElement?.closest('figure')?.id ?? '';";

/// Sees where the focus is; waits until it is shown there.
async fn see_focus(person: &Person) -> Result<String> {
    let fault = std::cell::RefCell::new(String::new());
    let look = async || {
        let found = person.run(UNSEEN, vec![]).await?;
        let found = found.as_str().context("what is wrong")?.to_owned();
        let is_seen = found.is_empty();
        fault.replace(found);
        Ok(is_seen.then_some(()))
    };
    let seen = person.wait_for("the focus to be seen", look).await;
    let focused = person.focused().await?;
    if let Err(error) = seen {
        return Err(error.context(format!("the focus is on {focused}, but {}", fault.borrow())));
    }
    Ok(focused)
}

/// Goes on, or back, with Tab until the focus is where this describes; in a chart, if one is named. On the way it is to
/// be seen at every step.
async fn walk(person: &Person, held: &[Key], figure: &str, description: &str) -> Result<()> {
    let mut passed: Vec<String> = Vec::new();
    for _ in 0..120 {
        person.press_with(held, Key::Tab.into()).await?;
        let focused = see_focus(person).await?;
        let is_in = figure.is_empty() || person.run(FIGURE, vec![]).await? == json!(figure);
        if is_in && focused == description {
            return Ok(());
        }
        passed.push(focused);
    }
    bail!("the focus did not come to {description}, but passed:\n  {}", passed.join("\n  "))
}

/// Goes on to a button, link or field.
async fn on_to(person: &Person, description: &str) -> Result<()> {
    walk(person, &[], "", description).await
}

/// Finds a result by typing into the search field, which has the focus, and ticks it.
async fn choose_by_typing(person: &Person, typed: &str, name: &str) -> Result<()> {
    person.type_text(typed).await?;
    person.see(Role::Checkbox, name).await?;
    on_to(person, &format!("checkbox “{name}”")).await?;
    person.press_with(&[], ' ').await?;
    person.see_checked(Role::Checkbox, name, true).await?;
    // What the choice changes takes nothing away from where one is.
    person.see_focus_on(&format!("checkbox “{name}”")).await
}

/// Goes with a key to the next value of a chart and hears it.
async fn hear(figure: &Person, key: Key, said: &str) -> Result<()> {
    figure.press(key).await?;
    let look = async || {
        let found = figure.attribute(Role::Slider, SLIDER, "aria-valuetext").await?;
        Ok((found.as_deref() == Some(said)).then_some(()))
    };
    figure.wait_for(&format!("the slider to say “{said}”"), look).await?;
    see_focus(figure).await.map(drop)
}

#[test]
fn a_comparison_is_chosen_read_unfolded_and_downloaded_with_the_keyboard_alone() {
    session(async |person| {
        person.open("#/").await?;
        on_to(person, "button “Öppna exemplet Nässjö 2022”").await?;
        person.press(Key::Enter).await?;
        see_view(person, "Nässjö 2022: resultat").await?;
        on_to(person, "link “Alla diagram och jämförelser”").await?;
        person.press(Key::Enter).await?;
        see_view(person, "Nässjö 2022: jämförelse").await?;

        // Two results, each found by a few letters.
        let search = format!("searchbox “{SEARCH}”");
        on_to(person, &search).await?;
        choose_by_typing(person, "vetl", "Vetlanda 2021, utgåva 2021, 493 poäng").await?;
        see_drawn(person, "totals", "493").await?;
        person.see_focus_on("checkbox “Vetlanda 2021, utgåva 2021, 493 poäng”").await?;
        walk(person, &[Key::Shift], "", &search).await?;
        // What was typed is taken back letter by letter; what is chosen stays in the list.
        for _ in 0..4 {
            person.press(Key::End).await?;
            person.press(Key::Backspace).await?;
        }
        person.see_value(Role::SearchBox, SEARCH, "").await?;
        choose_by_typing(person, "hults", "Hultsfred 2021, utgåva 2020, 471 poäng").await?;
        person.see_checked(Role::Checkbox, "Vetlanda 2021, utgåva 2021, 493 poäng", true).await?;
        see_drawn(person, "bars", "4 Effektivitet 60 71 64").await?;
        person.see_route_ending("?jamfor=vetlanda-2021,hultsfred-2021").await?;

        // A chart, value by value.
        walk(person, &[], "bars", &format!("slider “{SLIDER}”")).await?;
        let bars = person.within(Role::Figure, "Områdena som staplar").await?;
        let first = "1 Samspel mellan förtroendevalda och medborgare";
        hear(&bars, Key::Right, &format!("{first}, Vetlanda 2021: 53 av 100")).await?;
        hear(&bars, Key::Right, &format!("{first}, Hultsfred 2021: 57 av 100")).await?;
        hear(&bars, Key::Right, "2 Samhällsutveckling, Nässjö 2022: 68 av 100").await?;
        hear(&bars, Key::Down, "3 Styrning och kontroll, Nässjö 2022: 77 av 100").await?;
        hear(&bars, Key::Left, "2 Samhällsutveckling, Hultsfred 2021: 67 av 100").await?;
        hear(&bars, Key::Up, &format!("{first}, Hultsfred 2021: 57 av 100")).await?;

        // Its table.
        walk(person, &[], "bars", "button “Visa som tabell”").await?;
        person.press(Key::Enter).await?;
        let rows = ["4 Effektivitet 60 71 64".to_owned(), "7 Arbetsliv 80 68 65".to_owned()];
        see_rows(person, "Områdena som staplar, tabell", &rows).await?;
        person.see_focus_on("button “Visa som tabell”").await?;

        // Its picture, and on from there into the table.
        walk(person, &[], "bars", "button “Ladda ner bild”").await?;
        person.press_with(&[], ' ').await?;
        person.see(Role::Button, "Ladda ner SVG").await?;
        person.see_focus_on("button “Ladda ner bild”").await?;
        walk(person, &[], "bars", "combobox “Bildens bredd i PNG”").await?;
        walk(person, &[], "bars", "button “Ladda ner SVG”").await?;
        person.press(Key::Enter).await?;
        let svg = person.downloaded(".svg").await?;
        ensure!(svg.text()?.contains("Hultsfred 2021</text>"), "it is another picture: {}", svg.name);
        person.see(Role::Status, containing("Bilden är nedladdad som ")).await?;
        person.see_focus_on("button “Ladda ner SVG”").await?;
        walk(person, &[], "bars", "group “Områdena som staplar, tabell”").await?;
        person.axe().await
    });
}

#[test]
fn every_stop_of_the_comparison_page_shows_the_focus_and_the_way_back_is_the_same() {
    session(async |person| {
        person.open("#/").await?;
        person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
        see_view(person, "Nässjö 2022: resultat").await?;
        person.click(Role::Link, "Alla diagram och jämförelser").await?;
        see_view(person, "Nässjö 2022: jämförelse").await?;
        let chooser = person.within(Role::Group, "Jämför med").await?;
        chooser.click(Role::Checkbox, "Vetlanda 2021, utgåva 2021, 493 poäng").await?;
        see_drawn(person, "separates", "542").await?;
        person.click(Role::Link, "Till resultatet").await?;
        see_view(person, "Nässjö 2022: resultat").await?;
        person.click(Role::Link, "Alla diagram och jämförelser").await?;
        see_view(person, "Nässjö 2022: jämförelse").await?;
        see_drawn(person, "separates", "542").await?;

        // From the heading to the last chart, and back to the first stop.
        const STOP: &str = "const element = document.activeElement;
            return [element.closest('figure')?.id ?? '', element.localName, element.textContent.trim().slice(0, 40)];";
        let mut stops: Vec<Value> = Vec::new();
        let last = json!("separates");
        let mut is_at_last = false;
        for _ in 0..120 {
            person.press(Key::Tab).await?;
            see_focus(person).await?;
            let stop = person.run(STOP, vec![]).await?;
            let is_last = stop[0] == last;
            if is_at_last && !is_last {
                break;
            }
            is_at_last = is_last;
            stops.push(stop);
        }
        ensure!(is_at_last, "the last chart is not reached: {stops:#?}");
        for figure in ["totals", "radar", "bars", "dots", "heatmap", "trend", "ranking", "separates"] {
            let of_figure: Vec<_> = stops.iter().filter(|stop| stop[0] == json!(figure)).collect();
            let kinds: Vec<_> = of_figure.iter().filter_map(|stop| stop[1].as_str()).collect();
            ensure!(kinds.starts_with(&["input"]), "{figure} begins with another stop: {of_figure:#?}");
            let is_button = |kind: &&&str| **kind == "button";
            ensure!(kinds.iter().filter(is_button).count() == 3, "{figure} has these stops: {of_figure:#?}");
        }
        let mut back = Vec::new();
        for _ in &stops {
            person.press_with(&[Key::Shift], Key::Tab.into()).await?;
            see_focus(person).await?;
            back.push(person.run(STOP, vec![]).await?);
        }
        back.reverse();
        ensure!(back == stops, "the way back is another:\n{back:#?}\nand there:\n{stops:#?}");
        Ok(())
    });
}
