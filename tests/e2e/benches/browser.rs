//! How quick the app is with 200 drafts and nearly all the room that a browser gives, on a machine a quarter as fast: the
//! start of the page, every letter of a note, and charts that are drawn anew. `cargo xtask bench` runs it; nothing fails by being slow.

use std::fs;

use anyhow::{Context, Result};
use kommunkompass_e2e::{Person, Role, containing, session};
use serde_json::{Value, json};

const PAGE: &str = include_str!("browser.js");
const N_DRAFTS: u32 = 200;
/// Local storage takes 5 · 2²⁰ characters, keys and values together. The headers of the slots come on top of these.
const N_CHARACTERS: u32 = 4_900_000;
/// The draft that is worked on: with a short note at every question, and with long ones.
const LARGE: [u32; 2] = [20_000, 100_000];
const SLOWER: u32 = 4;
const N_LETTERS: u32 = 100;
const N_DRAWINGS: u32 = 60;
/// As many as there are, and as many evaluations as each may have had.
const N_MUNICIPALITIES: u32 = 300;
const N_RESULTS: u32 = 5;

/// Remembers when the program takes its place on the page.
const WATCH: &str = "new MutationObserver(() => {
        const place = document.getElementById('kommunkompass');
        if (place && !place.hasAttribute('aria-busy')) window.kkStarted ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true });";

async fn page(person: &Person, call: &str, arguments: Vec<Value>) -> Result<Value> {
    person.run(&format!("return ({PAGE}).{call}(...arguments);"), arguments).await
}

fn milliseconds(value: &Value) -> String {
    format!("{:.1}", value.as_f64().unwrap_or_default())
}

/// What the page has measured under a name.
fn figures(measured: &Value, name: &str) -> String {
    let figures = measured.get(name).and_then(Value::as_array).into_iter().flatten();
    figures.map(milliseconds).collect::<Vec<_>>().join(" / ")
}

/// The subareas of the edition 2021 with their maxima.
fn subareas() -> Result<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/rubrics/2021.json");
    let edition: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    let lists = edition.get("areas").and_then(Value::as_array).context("areas")?.iter();
    let all = lists.filter_map(|area| area.get("subareas")?.as_array()).flatten();
    Ok(all.map(|subarea| json!([subarea.get("id"), subarea.get("max")])).collect())
}

/// The charts of a comparison with the evaluations that are shipped, among all that could be chosen: each by itself, and
/// all of them after a choice.
async fn measure_charts(person: &Person) -> Result<()> {
    person.open("#/").await?;
    let stored = page(person, "results", vec![json!(N_MUNICIPALITIES), json!(N_RESULTS), subareas()?]).await?;
    println!("{stored} results of municipalities to choose from");
    person.reload().await?;
    person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
    person.see(Role::Heading, "Nässjö 2022: resultat").await?;
    let route = person.route().await?;
    let ids = "vetlanda-2021,hultsfred-2021,vallentuna-2019,vanersborg-2018,grastorp-2014";
    let compared = route.replace("/resultat", "/jamfor");
    person.go_to(&format!("{compared}?jamfor={ids}")).await?;
    person.see(Role::Figure, "Delområden i färg").await?;
    for slower in [1, SLOWER] {
        person.slow_down(slower).await?;
        let charts = page(person, "redraw", vec![json!(N_DRAWINGS)]).await?;
        for chart in charts.as_array().into_iter().flatten() {
            println!(
                "machine slower by {slower}: {} of {} elements drawn anew, least / median / 95 % until its frame: {} ms",
                chart.get("name").unwrap_or(&Value::Null),
                chart.get("elements").unwrap_or(&Value::Null),
                figures(chart, "shown"),
            );
        }
        let chosen = page(person, "choose", vec![json!("Vänersborg 2018"), json!(N_DRAWINGS)]).await?;
        println!(
            "machine slower by {slower}: a choice, least / median / 95 %: handlers {} ms, its frame {} ms, until every chart \
             shows it {} ms; the frame of each:",
            figures(&chosen, "handled"),
            figures(&chosen, "chosen"),
            figures(&chosen, "whole"),
        );
        for chart in chosen.get("charts").and_then(Value::as_array).into_iter().flatten() {
            let name = chart.get("name").unwrap_or(&Value::Null);
            println!("    {name}, {} times: {} ms", chart.get("n").unwrap_or(&Value::Null), figures(chart, "shown"));
        }
    }
    person.slow_down(1).await
}

async fn start(person: &Person) -> Result<Value> {
    person.reload().await?;
    person.run("return window.kkStarted;", vec![]).await
}

async fn measure(person: &Person) -> Result<()> {
    measure_charts(person).await?;
    person.clear_storage().await?;
    person.before_every_page(WATCH).await?;
    person.open("#/ny").await?;
    let empty = start(person).await?;
    person.fill(Role::Combobox, "Kommun", "Vetlanda").await?;
    person.fill(Role::TextBox, "År", "2026").await?;
    person.click(Role::Radio, "Fullständig").await?;
    person.click(Role::Button, "Börja").await?;
    person.see(Role::Heading, "Vetlanda 2026").await?;
    let draft = person.route().await?;
    person.go_to(&format!("{draft}/delomrade/1.1")).await?;
    let question = person.within(Role::Group, containing("Hur tydligt anger ett beslutat styrdokument")).await?;
    question.click(Role::Radio, "1 Påbörjat").await?;
    let own = draft.rsplit('/').next().context("an id")?;
    println!("start of the page without drafts: {} ms", milliseconds(&empty));
    for large in LARGE {
        // So that a small one fits as well when the large one was written before.
        let room = N_CHARACTERS - 2 * large;
        let filled = page(person, "fill", vec![json!(own), json!(N_DRAFTS), json!(room), json!(large)]).await?;
        println!("local storage: {filled}");
        for slower in [1, SLOWER] {
            person.slow_down(slower).await?;
            let started = start(person).await?;
            person.see(Role::Heading, containing("1.1 ")).await?;
            let typed = page(person, "type", vec![json!("note-1.1.direction"), json!(N_LETTERS)]).await?;
            println!(
                "machine slower by {slower}: start {} ms; a letter, median / 95 % / most: handlers {} ms, of that local \
                 storage {} ms; until its frame {} ms",
                milliseconds(&started),
                figures(&typed, "handled"),
                figures(&typed, "storage"),
                figures(&typed, "shown"),
            );
        }
        person.slow_down(1).await?;
    }
    Ok(())
}

fn main() {
    session(async |person| measure(person).await.context("the benchmark of the browser"));
}
