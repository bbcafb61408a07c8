//! Steps that several scenarios share.
#![allow(dead_code, reason = "each test uses its part")]

pub mod comparing;
pub mod embedding;
pub mod stop;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use kommunkompass_e2e::{Download, Key, Name, Person, Role, containing};
use serde_json::{Value, json};

/// An address of no draft.
pub const NOBODY: &str = "#/utkast/00000000000000000000000000000000";

/// The first question of 1.1, which weighs 25 %.
pub const DIRECTION: &str = "Hur tydligt anger ett beslutat styrdokument";

/// The levels as they are to be chosen.
pub const BEGUN: &str = "1 Påbörjat";
pub const SYSTEMATIC: &str = "3 Systematiskt i hela kommunkoncernen";

/// The value of a slot with its number, checksum and text (src/draft/slot.rs).
const ENCODE: &str = "const [number, text] = arguments;
    const bytes = new TextEncoder().encode(text);
    const hashed = new Uint8Array(8 + bytes.length);
    new DataView(hashed.buffer).setBigUint64(0, BigInt(number));
    hashed.set(bytes, 8);
    return crypto.subtle.digest('SHA-256', hashed).then((digest) => {
        const half = [...new Uint8Array(digest).slice(0, 16)];
        const checksum = half.map((byte) => byte.toString(16).padStart(2, '0')).join('');
        return `kk1 ${number} ${checksum}\\n${text}`;
    });";

/// Makes a new assessment with the edition that is proposed, and returns the address of its overview.
///
/// Told key by key in quick_mode.rs.
pub async fn make(person: &Person, municipality: &str, year: &str, mode: &str) -> Result<String> {
    person.open("#/ny").await?;
    make_here(person, municipality, year, mode).await
}

/// The same on the page that is open, which may be of another site.
pub async fn make_here(person: &Person, municipality: &str, year: &str, mode: &str) -> Result<String> {
    person.go_to("#/ny").await?;
    person.fill(Role::Combobox, "Kommun", municipality).await?;
    person.fill(Role::TextBox, "År", year).await?;
    person.click(Role::Radio, mode).await?;
    person.click(Role::Button, "Börja").await?;
    person.see(Role::Heading, format!("{municipality} {year}")).await?;
    person.route().await
}

/// The field for a subarea's points.
pub fn points_of(subarea: &str) -> Name {
    containing(format!("Poäng för {subarea} "))
}

/// Gives a subarea points in quick mode, from the overview at `draft`.
pub async fn give_points(person: &Person, draft: &str, subarea: &str, points: &str) -> Result<()> {
    let (area, _) = subarea.split_once('.').context("a subarea has an area")?;
    person.go_to(&format!("{draft}/omrade/{area}")).await?;
    person.fill(Role::TextBox, points_of(subarea), points).await
}

/// Chooses an answer to a question of the subarea that is shown.
pub async fn answer(person: &Person, question: &str, answer: &str) -> Result<()> {
    let question = person.within(Role::Group, containing(question)).await?;
    question.click(Role::Radio, answer).await?;
    question.see_checked(Role::Radio, answer, true).await
}

/// Whether an answer to a question is chosen.
pub async fn is_answered(person: &Person, question: &str, answer: &str) -> Result<bool> {
    person.within(Role::Group, containing(question)).await?.is_checked(Role::Radio, answer).await
}

/// Presses Tab until the focus is where this describes, as in `button “Spara”`.
pub async fn tab_to(person: &Person, description: &str) -> Result<()> {
    walk_to(person, &[], description).await
}

/// Presses Shift and Tab until the focus is where this describes.
pub async fn tab_back_to(person: &Person, description: &str) -> Result<()> {
    walk_to(person, &[Key::Shift], description).await
}

async fn walk_to(person: &Person, held: &[Key], description: &str) -> Result<()> {
    let mut passed = Vec::new();
    for _ in 0..80 {
        person.press_with(held, Key::Tab.into()).await?;
        let focused = person.focused().await?;
        if focused == description {
            return Ok(());
        }
        passed.push(focused);
    }
    bail!("the focus did not come to {description}, but passed:\n  {}", passed.join("\n  "))
}

/// Waits until the document has this title.
pub async fn see_title(person: &Person, view: &str) -> Result<()> {
    let title = format!("{view} – Kommunkompass");
    let look = async || Ok((person.run("return document.title;", vec![]).await? == json!(title)).then_some(()));
    person.wait_for(&format!("the title “{title}”"), look).await
}

/// Sees a view by its heading, its title and the focus on the heading.
pub async fn see_view(person: &Person, heading: &str) -> Result<()> {
    person.see_focus_on(&format!("heading “{heading}”")).await?;
    see_title(person, heading).await
}

/// Saves a draft of the start page as a file.
pub async fn export(person: &Person, name: &str) -> Result<Download> {
    person.click(Role::Button, format!("Ladda ner fil: {name}")).await?;
    person.downloaded(".kompass.json").await
}

/// What the file is called that [`open_file`] opens.
pub const FILE: &str = "import.kompass.json";

/// Opens a text as a file on the start page, and sees what is in it, or that it cannot be opened.
pub async fn open_file(person: &Person, text: &str) -> Result<()> {
    person.upload("Öppna en fil", FILE, text).await?;
    let look = async || {
        let text = person.text().await?;
        let told = ["Ingenting ändras förrän du väljer", "Utkastet i filen finns redan", "Filen kunde inte"];
        Ok(told.iter().any(|told| text.contains(told)).then_some(()))
    };
    person.wait_for("what is in the file", look).await
}

/// Opens a text as a file on the start page, and adds it as a new draft.
pub async fn import(person: &Person, text: &str) -> Result<()> {
    open_file(person, text).await?;
    person.click(Role::Button, "Lägg till som nytt utkast").await?;
    person.see(Role::Status, containing("Filen är öppnad")).await
}

/// The example of a rubric of one's own in docs/: five areas of 40 points.
pub fn example_rubric() -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/example-rubric.json");
    fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))
}

/// The example with one place changed; the place is a JSON pointer.
pub fn changed_example(place: &str, value: Value) -> Result<String> {
    let mut file: Value = serde_json::from_str(&example_rubric()?)?;
    *file.pointer_mut(place).with_context(|| format!("the file has no {place}"))? = value;
    Ok(file.to_string())
}

/// Gives a file to the button with this label, and sees the report on it.
pub async fn look_through(person: &Person, button: &str, name: &str, text: &str) -> Result<()> {
    person.upload(button, name, text).await?;
    person.see_focus_on(&format!("heading “Granskning av {name}”")).await
}

/// What is stored of drafts: the texts of their slots, by key.
pub async fn stored_texts(person: &Person) -> Result<BTreeMap<String, String>> {
    let text = |value: String| value.split_once('\n').map_or(value.clone(), |(_, text)| text.to_owned());
    let drafts = person.stored().await?.into_iter().filter(|(key, _)| key.starts_with("kommunkompass/draft/"));
    Ok(drafts.map(|(key, value)| (key, text(value))).collect())
}

/// Sees rows in a table, each as its cells are read out after each other.
pub async fn see_rows(person: &Person, table: &str, rows: &[String]) -> Result<()> {
    let look = async || {
        let found = person.within(Role::Table, table).await?.names(Role::Row).await?;
        Ok(rows.iter().all(|row| found.contains(row)).then_some(()))
    };
    person.wait_for(&format!("the rows {rows:#?} in the table “{table}”"), look).await
}

/// Sees words in the drawing of a figure, which is hidden from assistive technology, in the order that they are drawn in.
pub async fn see_drawn(person: &Person, figure: &str, words: &str) -> Result<()> {
    const DRAWN: &str = "const texts = document.querySelectorAll(`#${arguments[0]} .kk-figure__drawing text`);
        return [...texts].map((text) => text.textContent).join(' ');";
    let look = async || {
        let drawn = person.run(DRAWN, vec![json!(figure)]).await?;
        Ok(drawn.as_str().is_some_and(|drawn| drawn.contains(words)).then_some(()))
    };
    person.wait_for(&format!("“{words}” in the drawing of {figure}"), look).await
}

/// The key and value of the newest slot of the only draft.
pub async fn newest_slot(person: &Person) -> Result<(String, String)> {
    let number = |value: &str| value.split(' ').nth(1).and_then(|number| number.parse::<u64>().ok());
    let newest = person.stored().await?.into_iter().max_by_key(|(_, value)| number(value));
    newest.context("nothing is stored")
}

/// Stores a text as the app would, and returns the value.
pub async fn store_slot(person: &Person, key: &str, number: u32, text: &str) -> Result<String> {
    let value = person.run(ENCODE, vec![json!(number), json!(text)]).await?;
    let value = value.as_str().context("a slot is a text")?;
    person.store(key, value).await?;
    Ok(value.to_owned())
}

/// What a draft of this year is called: "Habo 2026".
pub async fn name_of_this_year(person: &Person, municipality: &str) -> Result<String> {
    let year = person.run("return String(new Date().getFullYear());", vec![]).await?;
    Ok(format!("{municipality} {}", year.as_str().context("a year is a text here")?))
}
