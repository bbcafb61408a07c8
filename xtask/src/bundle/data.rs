//! The data of the bundle: each rubric, the glossary and the texts of the interface in one language a file, the published
//! evaluations in one file, what the editions are made of, the map of the editions, and what their subareas are about.
//!
//! The app knows them by names such as `data/2021.sv.json`. In the bundle the folder has the hash of all of them in its
//! name, so that a page that has been open for long never reads a file of another version; `start/start.js` knows it.

use std::collections::BTreeMap;
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
use kommunkompass::texts::{self, TextKeys};
use serde_json::{Value, json};

use super::staging::{Staging, hash};
use crate::workspace;

/// What nearly every first visit needs.
pub const FIRST: &str = "data/2021.sv.json";

/// The example of a rubric of one's own, for whoever wants to write one.
const EXAMPLE: &str = "data/example-rubric.json";

/// What the app calls the folder.
const FOLDER: &str = "data/";

/// The files by the names that the app has for them.
type Files = BTreeMap<String, Vec<u8>>;

/// Writes the data of the project into the bundle; returns the address of their folder, `./data-…/`.
pub fn write(staging: &Staging) -> Result<String> {
    let files = files()?;
    let folder = folder(&files);
    for (name, content) in &files {
        staging.write(&address(&folder, name), content)?;
    }
    Ok(folder)
}

/// The address of a file that the app calls `data/…`, in the folder of the bundle.
pub fn address(folder: &str, name: &str) -> String {
    format!("{folder}{}", name.strip_prefix(FOLDER).unwrap_or(name))
}

/// The address of the folder, with the hash of all names and contents.
fn folder(files: &Files) -> String {
    let mut everything = Vec::new();
    for (name, content) in files {
        everything.extend_from_slice(format!("{name}\0{}\0", content.len()).as_bytes());
        everything.extend_from_slice(content);
    }
    format!("./data-{}/", hash(&everything))
}

/// All data of the project.
fn files() -> Result<Files> {
    let source = workspace::root().join("data");
    let mut files = Files::new();
    for path in json_files(&source.join("rubrics"))? {
        for (address, content) in rubric(&path).with_context(|| format!("{} is no good rubric", path.display()))? {
            put(&mut files, address, content.into_bytes())?;
        }
    }
    // As it stands: it is there to be read and changed by people.
    let example = fs::read(workspace::root().join("docs/example-rubric.json")).context("the example is missing")?;
    put(&mut files, EXAMPLE.to_owned(), example)?;
    let evaluations = json_files(&source.join("evaluations"))?;
    if !evaluations.is_empty() {
        let parsed = evaluations.iter().map(|path| parse(path)).collect::<Result<Vec<_>>>()?;
        put(&mut files, "data/evaluations.json".to_owned(), merged(&parsed)?.into_bytes())?;
    }
    put(&mut files, "data/outlines.json".to_owned(), outlines(&source)?.into_bytes())?;
    let map = source.join("edition-map.json");
    let content = edition_map(&map).with_context(|| format!("{} is no good map", map.display()))?;
    put(&mut files, "data/edition-map.json".to_owned(), content.into_bytes())?;
    let path = source.join("aspects.json");
    let content = aspects(&path).with_context(|| format!("{} is no good", path.display()))?;
    put(&mut files, "data/aspects.json".to_owned(), content.into_bytes())?;
    for (address, content) in glossary(&source.join("glossary.json"))? {
        put(&mut files, address, content.into_bytes())?;
    }
    for language in Language::ALL {
        put(&mut files, format!("data/texts.{language}.json"), texts(language)?.into_bytes())?;
    }
    Ok(files)
}

/// The texts of the interface in one language, in the order that build.rs has given the program.
fn texts(language: Language) -> Result<String> {
    let locale = |language: Language| parse(&workspace::root().join("locales").join(format!("{language}.json")));
    let failed = |error| anyhow!("locales/{language}.json: {error}");
    let keys = TextKeys::of(&locale(Language::Swedish)?).map_err(failed)?;
    texts::file(&keys, &locale(language)?).map_err(failed)
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

fn put(files: &mut Files, name: String, content: Vec<u8>) -> Result<()> {
    ensure!(!files.contains_key(&name), "two files of data/ make the same {name}");
    files.insert(name, content);
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
        let files = files().unwrap();
        for name in
            [EXAMPLE, FIRST, "data/evaluations.json", "data/edition-map.json", "data/aspects.json", "data/2010.nb.json"]
        {
            assert!(files.contains_key(name), "{name} is not among {:?}", files.keys());
        }
        assert!(
            Language::ALL.iter().all(|language| files.contains_key(&format!("data/glossary.{}.json", language.tag())))
        );
        let text = |name: &str| String::from_utf8(files.get(name).unwrap().clone()).unwrap();
        let outlines = text("data/outlines.json");
        assert!(outlines.len() < 10_000, "{} bytes", outlines.len());
        let outlines = outline::parse(&outlines).unwrap();
        let sums: Vec<_> = outlines.iter().map(|outline| (outline.id.as_str(), outline.max().to_decimal())).collect();
        assert_eq!(sums, ["2010", "2016", "2020", "2021"].map(|id| (id, "800".to_owned())));
        let text = text(FIRST);
        assert!(!text.contains("\"nb\":{") && !text.contains('\n'));
        rubric::parse(&text).unwrap();
    }

    #[test]
    fn every_file_is_in_one_folder_with_a_hash_in_its_name() {
        let bundle = tempfile::TempDir::new().unwrap();
        let staging = Staging::new(bundle.path().to_owned());
        let folder = write(&staging).unwrap();
        assert!(folder.starts_with("./data-") && folder.ends_with('/'), "{folder}");
        let first = address(&folder, FIRST);
        assert_eq!(staging.read(&first).unwrap(), files().unwrap().get(FIRST).unwrap().as_slice());
        assert_eq!(bundle.path().read_dir().unwrap().count(), 1);
    }

    #[test]
    fn another_content_or_another_name_is_another_folder() {
        let files = |name: &str, content: &[u8]| Files::from([(name.to_owned(), content.to_vec())]);
        let folders = [files("data/a", b"1"), files("data/a", b"2"), files("data/b", b"1")].map(|files| folder(&files));
        assert!(folders.iter().all(|one| folders.iter().filter(|other| one == *other).count() == 1), "{folders:?}");
        assert_eq!(folder(&files("data/a", b"1")), folder(&files("data/a", b"1")));
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
