//! The data of the bundle: each rubric and the glossary in one language a file, the published evaluations in one file,
//! what the editions are made of, the map of the editions, and what their subareas are about.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use kommunkompass::comparison::edition_map;
use kommunkompass::evaluation::outline::{self, Outline, Outlines};
use kommunkompass::glossary;
use kommunkompass::json::Problem;
use kommunkompass::language::Language;
use kommunkompass::reading::aspects;
use kommunkompass::rubric::{self, Part, Rubric};
use serde_json::{Value, json};

use super::staging::Staging;
use crate::workspace;

/// What nearly every first visit needs.
pub const FIRST: &str = "data/2021.sv.json";

/// The example of a rubric of one's own, for whoever wants to write one.
const EXAMPLE: &str = "data/example-rubric.json";

/// Writes the data of the project into the bundle; returns the addresses of what was written.
pub fn write(staging: &Staging) -> Result<BTreeSet<String>> {
    let source = workspace::root().join("data");
    let mut written = BTreeSet::new();
    for path in json_files(&source.join("rubrics"))? {
        for (address, content) in rubric(&path).with_context(|| format!("{} is no good rubric", path.display()))? {
            put(staging, &mut written, address, content.as_bytes())?;
        }
    }
    // As it stands: it is there to be read and changed by people.
    let example = fs::read(workspace::root().join("docs/example-rubric.json")).context("the example is missing")?;
    put(staging, &mut written, EXAMPLE.to_owned(), &example)?;
    let evaluations = json_files(&source.join("evaluations"))?;
    if !evaluations.is_empty() {
        let files = evaluations.iter().map(|path| parse(path)).collect::<Result<Vec<_>>>()?;
        put(staging, &mut written, "data/evaluations.json".to_owned(), merged(&files)?.as_bytes())?;
    }
    put(staging, &mut written, "data/outlines.json".to_owned(), outlines(&source)?.as_bytes())?;
    let map = source.join("edition-map.json");
    let content = edition_map(&map).with_context(|| format!("{} is no good map", map.display()))?;
    put(staging, &mut written, "data/edition-map.json".to_owned(), content.as_bytes())?;
    let path = source.join("aspects.json");
    let content = aspects(&path).with_context(|| format!("{} is no good", path.display()))?;
    put(staging, &mut written, "data/aspects.json".to_owned(), content.as_bytes())?;
    for (address, content) in glossary(&source.join("glossary.json"))? {
        put(staging, &mut written, address, content.as_bytes())?;
    }
    Ok(written)
}

/// The cross-edition map, checked.
fn edition_map(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path)?;
    edition_map::parse(&text).map_err(|problems| anyhow!("it has these problems:\n{}", lines(&problems)))?;
    compact(&text)
}

/// What the subareas of each edition are about, checked.
fn aspects(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path)?;
    aspects::parse(&text).map_err(|problems| anyhow!("it has these problems:\n{}", lines(&problems)))?;
    compact(&text)
}

fn put(staging: &Staging, written: &mut BTreeSet<String>, address: String, content: &[u8]) -> Result<()> {
    staging.write(&address, content)?;
    ensure!(written.insert(address.clone()), "two files of data/ make the same {address}");
    Ok(())
}

/// The JSON files of a folder, in the order of their names; none if there is no such folder.
fn json_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    if folder.is_dir() {
        for file in folder.read_dir()? {
            paths.push(file?.path());
        }
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    Ok(paths)
}

fn parse(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no valid JSON", path.display()))
}

/// What the editions are made of, all in one file: results are read by it without fetching a rubric.
fn outlines(source: &Path) -> Result<String> {
    let of_file = |path: &PathBuf| {
        assembled(path)
            .map(|(_, rubric)| Outline::of(&rubric))
            .with_context(|| format!("{} is no good rubric", path.display()))
    };
    let outlines = json_files(&source.join("rubrics"))?.iter().map(of_file).collect::<Result<_>>()?;
    Ok(outline::write(&Outlines::new(outlines)))
}

/// A rubric put together from its parts, as text and read.
fn assembled(path: &Path) -> Result<(String, Rubric)> {
    let data = workspace::root().join("data");
    let part = |part: &Part| fs::read_to_string(data.join(part.to_string())).ok();
    let text = rubric::assemble(&fs::read_to_string(path)?, part)?;
    let rubric = rubric::parse(&text).map_err(|problems| anyhow!("it has these problems:\n{}", lines(&problems)))?;
    Ok((text, rubric))
}

/// A rubric as one file a language, each with its address.
fn rubric(path: &Path) -> Result<Vec<(String, String)>> {
    let (text, rubric) = assembled(path)?;
    let one = |language: &Language| {
        let projected = rubric::project(&text, *language).map_err(|error| anyhow!("{error:?}"))?;
        Ok((format!("data/{}.{}.json", rubric.id, language.tag()), compact(&projected)?))
    };
    rubric.languages.iter().map(one).collect()
}

/// The glossary as one file a language, each with its address.
fn glossary(path: &Path) -> Result<Vec<(String, String)>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let bad = |problems: Vec<Problem>| anyhow!("{} is no good glossary:\n{}", path.display(), lines(&problems));
    let glossary = glossary::parse(&text).map_err(bad)?;
    let one = |language: &Language| {
        let projected = glossary::project(&text, *language).map_err(bad)?;
        Ok((format!("data/glossary.{}.json", language.tag()), compact(&projected)?))
    };
    glossary.languages.iter().map(one).collect()
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("  {problem}\n")).collect()
}

/// The same JSON without the white space that makes it readable.
fn compact(json: &str) -> Result<String> {
    let value: Value = serde_json::from_str(json)?;
    Ok(value.to_string())
}

/// All files of evaluations as one that the program reads: no two of them have the same id.
fn merged(files: &[Value]) -> Result<String> {
    let merged = merge(files)?.to_string();
    kommunkompass::evaluation::parse(&merged)
        .map_err(|problems| anyhow!("the evaluations have these problems:\n{}", lines(&problems)))?;
    Ok(merged)
}

/// All files of evaluations as one.
fn merge(files: &[Value]) -> Result<Value> {
    let first = files.first().context("there are no evaluations")?;
    let mut merged =
        json!({ "format": first.get("format"), "schema": first.get("schema"), "evaluations": [], "means": [] });
    for file in files {
        for key in ["format", "schema"] {
            if file.get(key) != first.get(key) {
                bail!("the files of data/evaluations differ in their `{key}`");
            }
        }
        for key in ["evaluations", "means"] {
            let more = file.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
            if let Some(all) = merged.get_mut(key).and_then(Value::as_array_mut) {
                all.extend(more);
            }
        }
    }
    Ok(merged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rubrics_and_glossary_of_the_project_are_written_in_each_language() {
        let bundle = tempfile::TempDir::new().unwrap();
        let staging = Staging::new(bundle.path().to_owned());
        let written = write(&staging).unwrap();
        for address in
            [EXAMPLE, FIRST, "data/evaluations.json", "data/edition-map.json", "data/aspects.json", "data/2010.nb.json"]
        {
            assert!(written.contains(address), "{address} is not among {written:?}");
        }
        assert!(
            Language::ALL.iter().all(|language| written.contains(&format!("data/glossary.{}.json", language.tag())))
        );
        let outlines = String::from_utf8(staging.read("data/outlines.json").unwrap()).unwrap();
        assert!(outlines.len() < 10_000, "{} bytes", outlines.len());
        let outlines = outline::parse(&outlines).unwrap();
        let sums: Vec<_> = outlines.iter().map(|outline| (outline.id.as_str(), outline.max().to_decimal())).collect();
        assert_eq!(sums, ["2010", "2016", "2020", "2021"].map(|id| (id, "800".to_owned())));
        let text = String::from_utf8(staging.read(FIRST).unwrap()).unwrap();
        assert!(!text.contains("\"nb\":{") && !text.contains('\n'));
        rubric::parse(&text).unwrap();
    }

    #[test]
    fn evaluations_of_all_files_are_joined() {
        let file = |id: u8| json!({ "format": "f", "schema": 1, "evaluations": [id], "means": [] });
        let merged = merge(&[file(1), file(2)]).unwrap();
        assert_eq!(merged, json!({ "format": "f", "schema": 1, "evaluations": [1, 2], "means": [] }));
    }

    #[test]
    fn evaluations_of_two_schemas_are_not_joined() {
        assert!(merge(&[json!({ "schema": 1 }), json!({ "schema": 2 })]).is_err());
    }
}
