//! Results to compare, with figures that the scenarios themselves add up, and the steps of choosing them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use kommunkompass_e2e::{Name, Person, Role};
use serde_json::{Value, json};

use super::{export, import, see_view};

/// The field that finds what can stand beside a draft.
pub const SEARCH: &str = "Sök kommun, år eller namn";

/// What a chart is read with by the keys.
pub const SLIDER: &str = "Läs diagrammet punkt för punkt";

/// The points of a result, part by part in the order of its edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The points of each subarea, by its id; none where they are not known.
    pub subareas: Vec<(String, u32)>,
    /// The points of each area.
    pub areas: Vec<u32>,
    /// The total.
    pub total: u32,
}

impl Figures {
    /// Points that were made up, for the subareas of a published evaluation; another number gives other points.
    pub fn made_up(like: &str, number: u32) -> Result<Self> {
        let maxima = parts(like, "subareas", "max")?;
        let points = |(index, (id, max)): (u32, (String, u32))| (id, (index * 7 + number * 5) % (max + 1));
        Ok(Self::of((0..).zip(maxima).map(points).collect()))
    }

    /// Areas and total as sums of the subareas.
    pub fn of(subareas: Vec<(String, u32)>) -> Self {
        let area_of = |id: &str| id.split('.').next().unwrap_or_default().to_owned();
        let mut areas: Vec<(String, u32)> = Vec::new();
        for (id, points) in &subareas {
            match areas.last_mut() {
                Some((area, sum)) if *area == area_of(id) => *sum += points,
                _ => areas.push((area_of(id), *points)),
            }
        }
        let areas: Vec<_> = areas.into_iter().map(|(_, sum)| sum).collect();
        Self { subareas, total: areas.iter().sum(), areas }
    }

    /// The same with other points for a subarea.
    pub fn with(&self, subarea: &str, points: u32) -> Self {
        let replaced = |(id, before): &(String, u32)| (id.clone(), if id == subarea { points } else { *before });
        Self::of(self.subareas.iter().map(replaced).collect())
    }

    /// Those of a published evaluation, as its file has them.
    pub fn published(id: &str) -> Result<Self> {
        let areas = parts(id, "areas", "points")?.into_iter().map(|(_, points)| points).collect();
        Ok(Self { subareas: parts(id, "subareas", "points")?, areas, total: published_total(id)? })
    }
}

/// The printed total of a published evaluation.
pub fn published_total(id: &str) -> Result<u32> {
    let file = evaluation(id)?;
    let total = file.pointer("/total/points").and_then(Value::as_u64).context("an evaluation has a total")?;
    Ok(u32::try_from(total)?)
}

/// The mean of whole points as it is shown: rounded once, a half upwards.
pub fn mean(points: &[u32]) -> u32 {
    let n = u32::try_from(points.len()).unwrap_or(u32::MAX).max(1);
    (2 * points.iter().sum::<u32>() + n) / (2 * n)
}

fn evaluation(id: &str) -> Result<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../data/evaluations/{id}.json"));
    let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let file: Value = serde_json::from_str(&text)?;
    Ok(file.pointer("/evaluations/0").context("a file has an evaluation")?.clone())
}

/// A number of each part of a published evaluation, by the id of the part.
fn parts(id: &str, level: &str, number: &str) -> Result<Vec<(String, u32)>> {
    let file = evaluation(id)?;
    let rows = file.get(level).and_then(Value::as_array).cloned().unwrap_or_default();
    let row = |row: &Value| {
        let id = row.get("id").and_then(Value::as_str).context("a part has an id")?;
        let points = row.get(number).and_then(Value::as_u64).context("a part has whole points")?;
        Ok((id.to_owned(), u32::try_from(points)?))
    };
    rows.iter().map(row).collect()
}

/// The file of an empty draft of an edition, which drafts with points are made of; that draft stays on the start page.
pub async fn empty_draft(person: &Person, edition: &str) -> Result<String> {
    person.open("#/ny").await?;
    person.fill(Role::Combobox, "Kommun", "Ydre").await?;
    person.fill(Role::TextBox, "År", "2026").await?;
    person.click(Role::Radio, edition).await?;
    person.click(Role::Radio, "Snabb").await?;
    person.click(Role::Button, "Börja").await?;
    person.see(Role::Heading, "Ydre 2026").await?;
    person.go_to("#/").await?;
    export(person, "Ydre 2026").await?.text()
}

/// The file of a draft with points given directly to the subareas, made of that of another.
pub fn draft_file(empty: &str, id: u8, municipality: &Value, year: u32, figures: &Figures) -> Result<String> {
    let mut draft: Value = serde_json::from_str(empty)?;
    let points = figures.subareas.iter().map(|(id, points)| (id.clone(), json!({ "points": points.to_string() })));
    let fields = draft.as_object_mut().context("a draft is an object")?;
    fields.insert("id".to_owned(), json!(format!("{id:032x}")));
    fields.insert("municipality".to_owned(), municipality.clone());
    fields.insert("year".to_owned(), json!(year));
    fields.insert("direct_points".to_owned(), points.collect());
    Ok(draft.to_string())
}

/// Adds a draft of Nässjö 2026 with points for all subareas, and returns the address of its overview.
pub async fn import_nassjo(person: &Person, empty: &str, figures: &Figures) -> Result<String> {
    let id: u8 = 7;
    let nassjo = json!({ "code": "0682", "name": "Nässjö" });
    person.go_to("#/").await?;
    import(person, &draft_file(empty, id, &nassjo, 2026, figures)?).await?;
    Ok(format!("#/utkast/{id:032x}"))
}

/// Opens the example and then all its charts, with what the keys of an address name beside it.
pub async fn open_example_beside(person: &Person, keys: &str) -> Result<String> {
    person.open("#/").await?;
    person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
    see_view(person, "Nässjö 2022: resultat").await?;
    let result = person.route().await?;
    let draft = result.strip_suffix("/resultat").context("the address of a result")?.to_owned();
    person.go_to(&format!("{draft}/jamfor?jamfor={keys}")).await?;
    see_view(person, "Nässjö 2022: jämförelse").await?;
    Ok(draft)
}

/// Finds something by typing and chooses it.
pub async fn choose(person: &Person, typed: &str, name: impl Into<Name>) -> Result<()> {
    let name = name.into();
    let chooser = person.within(Role::Group, "Jämför med").await?;
    chooser.fill(Role::SearchBox, SEARCH, typed).await?;
    chooser.click(Role::Checkbox, name.clone()).await?;
    chooser.see_checked(Role::Checkbox, name, true).await
}

/// Unfolds the table of a chart and sees it.
pub async fn open_table(person: &Person, figure: &str) -> Result<String> {
    let part = person.within(Role::Figure, figure).await?;
    part.click(Role::Button, "Visa som tabell").await?;
    let table = format!("{figure}, tabell");
    person.see(Role::Table, table.as_str()).await?;
    Ok(table)
}

/// The sentence of a chart, by which it is described to assistive technology.
pub async fn sentence_of(person: &Person, figure: &str) -> Result<String> {
    const SENTENCE: &str = "const figure = [...document.querySelectorAll('figure')]
            .find((figure) => figure.querySelector('figcaption').textContent.trim() === arguments[0]);
        const described = document.getElementById(figure.getAttribute('aria-describedby'));
        return described.checkVisibility() ? described.textContent.trim() : '';";
    let sentence = person.run(SENTENCE, vec![json!(figure)]).await?;
    Ok(sentence.as_str().context("a sentence")?.to_owned())
}
