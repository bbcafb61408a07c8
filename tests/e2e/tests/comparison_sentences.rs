//! The sentences of charts have the numbers of their tables, and the same in every language.

mod common;

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use common::comparing::{open_example_beside, open_table};
use common::{see_drawn, see_title};
use kommunkompass_e2e::{Person, Role, session};

/// The numbers in a text with their signs, in order: "603 poäng 2019 (+48)" has 603, 2019 and +48.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = vec![String::new()];
    for letter in text.chars() {
        let last = numbers.last_mut().filter(|_| letter.is_ascii_digit());
        match last {
            Some(number) => number.push(letter),
            None => numbers.push(if matches!(letter, '+' | '−') { letter.to_string() } else { String::new() }),
        }
    }
    numbers.retain(|number| number.contains(|letter: char| letter.is_ascii_digit()));
    numbers
}

/// A table as its rows of cells, the head first.
async fn cells(person: &Person, table: &str) -> Result<Vec<Vec<String>>> {
    const CELLS: &str = "const table = [...document.querySelectorAll('table')]
            .find((table) => table.caption.textContent.trim() === arguments[0]);
        return [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));";
    Ok(serde_json::from_value(person.run(CELLS, vec![table.into()]).await?)?)
}

#[test]
fn the_sentence_of_a_time_line_has_the_figures_and_differences_of_its_table() {
    session(async |person| {
        let keys = "vallentuna-2017,vallentuna-2019,vallentuna-2021,hoganas-2020,hoganas-2023,tomelilla-2023,\
                    tomelilla-2020,nassjo-2019,angelholm-2013,angelholm-2016";
        open_example_beside(person, keys).await?;
        see_drawn(person, "trend", "648").await?;
        let table = open_table(person, "Totalpoäng över tid").await?;
        let rows = cells(person, &table).await?;
        ensure!(rows.len() == 12, "a head and eleven results: {rows:#?}");
        // What each line is to say, from its rows: points and year, and the difference where the table has one.
        let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut n_differences = 0;
        for row in rows.iter().skip(1) {
            let [name, when, _, points, change] = row.as_slice() else { anyhow::bail!("another row: {row:?}") };
            let said = expected.entry(name.clone()).or_default();
            said.extend(numbers(points));
            said.extend(when.split('-').next().map(str::to_owned));
            let differences = numbers(change);
            n_differences += differences.len();
            said.extend(differences);
        }
        // Within an edition, and not across: Vallentuna 2017 to 2019, Höganäs and Tomelilla.
        ensure!(n_differences == 3, "{n_differences} differences are told: {rows:#?}");
        let figure = person.within(Role::Figure, "Totalpoäng över tid").await?;
        let text = figure.text().await?;
        for (name, expected) in expected {
            let (_, said) = text.split_once(&format!("{name}: ")).with_context(|| format!("nothing of {name}"))?;
            let (said, _) = said.split_once('.').context("a sentence ends")?;
            ensure!(numbers(said) == expected, "of {name} it says “{said}”, and the table has {expected:?}");
        }
        Ok(())
    });
}

/// What the charts of the page say and show: by the id of each its sentence and its table.
async fn told(person: &Person, copy: &str) -> Result<BTreeMap<String, (String, Vec<String>)>> {
    const COPY: &str = "window.copies = [];
        navigator.clipboard.writeText = (text) => {
            window.copies.push(text);
            return window.Promise.resolve();
        };
        for (const button of document.querySelectorAll('.kk-figure button')) {
            if (button.textContent.trim() === arguments[0]) button.click();
        }";
    const COPIED: &str = "const title = (figure) => figure.querySelector('figcaption').textContent.trim();
        const figures = [...document.querySelectorAll('.kk-figure')].map((figure) => [title(figure), figure.id]);
        const copied = {};
        for (const text of window.copies) {
            const [, id] = figures.find(([title]) => text.startsWith(`${title}\n`)) ?? [];
            if (id) copied[id] = text;
        }
        return copied;";
    person.run(COPY, vec![copy.into()]).await?;
    let look = async || {
        let copied = person.run(COPIED, vec![]).await?;
        let copied: BTreeMap<String, String> = serde_json::from_value(copied)?;
        Ok((copied.len() == 8).then_some(copied))
    };
    let copied = person.wait_for("eight charts as text", look).await?;
    let told = copied.into_iter().map(|(id, text)| {
        let sentence = text.lines().nth(1).unwrap_or_default().to_owned();
        let rows = text.lines().filter(|line| line.contains('\t')).map(str::to_owned).collect();
        (id, (sentence, rows))
    });
    Ok(told.collect())
}

#[test]
fn a_comparison_has_the_same_numbers_in_every_language() {
    session(async |person| {
        let keys = "vetlanda-2021,hultsfred-2021,vallentuna-2019,nassjo-2019,medel:sverigesnitt-2021,mal:600";
        open_example_beside(person, keys).await?;
        let mut first = None;
        for (language, title, copy) in [
            ("Svenska", "Nässjö 2022: jämförelse", "Kopiera som text"),
            ("Norsk bokmål", "Nässjö 2022: sammenligning", "Kopier som tekst"),
            ("English", "Nässjö 2022: comparison", "Copy as text"),
        ] {
            person.click(Role::Button, language).await?;
            see_title(person, title).await?;
            see_drawn(person, "separates", "542").await?;
            let told = told(person, copy).await?;
            ensure!(told.values().all(|(_, rows)| rows.len() > 1), "a table has no rows: {told:#?}");
            let in_numbers: BTreeMap<_, _> = told
                .iter()
                .map(|(id, (sentence, rows))| {
                    let mut said = numbers(sentence);
                    said.sort();
                    let shown: Vec<_> = rows.iter().skip(1).map(|row| numbers(row)).collect();
                    (id.clone(), (said, shown))
                })
                .collect();
            match &first {
                None => first = Some(in_numbers),
                Some(first) => {
                    for (id, expected) in first {
                        let found = in_numbers.get(id).context("a chart")?;
                        ensure!(found == expected, "{id} has {found:#?} in {language}, and {expected:#?} in Swedish");
                    }
                }
            }
        }
        Ok(())
    });
}
