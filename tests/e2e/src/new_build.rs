//! A later build of the app, for tests of updates: the published one with other data.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::site;

/// The file of the data that is another.
const CHANGED: &str = "glossary.sv.json";
const PAGE: &str = "index.html";
const WORKER: &str = "sw.js";

/// Writes a later build into a folder: `old` is `new` in the Swedish glossary. The folder of the data and the build have
/// other names, as from a build of its own; nothing of the folder of the earlier build is there.
pub fn new_build(folder: &Path, old: &str, new: &str) -> Result<()> {
    let bundle = site::bundle()?;
    copy(&bundle, folder)?;
    let page = text(&folder.join(PAGE))?;
    let (build, data) = (attribute(&page, "data-build")?, attribute(&page, "data-data")?);
    let data = data.trim_start_matches("./").trim_end_matches('/');
    let (new_build, new_data) = (hash(&format!("{build}{new}")), format!("data-{}", hash(&format!("{data}{new}"))));
    fs::rename(folder.join(data), folder.join(&new_data))?;
    let changed = folder.join(&new_data).join(CHANGED);
    let before = text(&changed)?;
    ensure!(before.contains(old), "{CHANGED} does not say “{old}”");
    fs::write(&changed, before.replace(old, new))?;
    fs::write(folder.join(PAGE), page.replace(data, &new_data).replace(&build, &new_build))?;

    let worker = text(&folder.join(WORKER))?;
    let list = between(&worker, "const FILES = ", ";\n").context("the worker has no list")?;
    let mut files = Map::new();
    for address in serde_json::from_str::<Map<String, Value>>(list)?.keys() {
        let address = address.replace(data, &new_data);
        let content = fs::read(folder.join(&address)).with_context(|| format!("{address} is in the list only"))?;
        let integrity = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)));
        files.insert(address, json!(integrity));
    }
    let worker = worker.replace(list, &Value::Object(files).to_string()).replace(&build, &new_build);
    Ok(fs::write(folder.join(WORKER), worker)?)
}

/// Copies what is not compressed: the compressed copies would not follow the changes.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in from.read_dir()? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else if !path.extension().is_some_and(|kind| kind == "br" || kind == "gz") {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn attribute(page: &str, name: &str) -> Result<String> {
    let value = between(page, &format!("{name}=\""), "\"");
    Ok(value.with_context(|| format!("the page has no {name}"))?.to_owned())
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
