//! What other pages embed the program by: the custom element, the page for frames, and the script beside such a frame.
//!
//! The names of the three never change, since they stand on pages of others; what they load has hashes in its name.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::page::Page;
use super::staging::Staging;
use super::start::Modules;
use crate::version::Version;
use crate::workspace;

pub(super) const ELEMENT: &str = "kommun-kompass.js";
pub(super) const FRAME: &str = "embed.html";
pub(super) const FRAME_HOST: &str = "kommun-kompass-frame.js";
/// The languages that the element has texts of its own in.
pub(super) const LANGUAGES: [&str; 3] = ["sv", "nb", "en"];
/// The part of `locales/` that they are in.
const TEXTS: &str = "embed";

/// The addresses of what the element loads.
pub struct Addresses {
    /// The JavaScript half of the program.
    pub program: String,
    /// The other half.
    pub wasm: String,
    /// The style sheet.
    pub style: String,
    /// The folder of the data, ending in a slash.
    pub data: String,
}

/// Writes the three; `page` is finished.
pub fn write(page: &Page, staging: &Staging, addresses: &Addresses, version: &Version) -> Result<()> {
    let texts = texts()?.to_string();
    let mut modules = Modules::new(staging);
    let parts = [
        ("\"%program%\"", quoted(&addresses.program)),
        ("\"%wasm%\"", quoted(&addresses.wasm)),
        ("\"%style%\"", quoted(&addresses.style)),
        ("\"%data%\"", quoted(&addresses.data)),
        ("\"%load%\"", quoted(&modules.write("load")?)),
        ("\"%failure%\"", quoted(&modules.write("failure")?)),
        ("\"%version%\"", quoted(&version.number)),
        ("\"%commit%\"", quoted(&version.build)),
        ("\"%texts%\"", texts),
    ];
    staging.write(ELEMENT, filled_in(source("element.js")?, &parts)?.as_bytes())?;
    staging.write(FRAME_HOST, source("frame-host.js")?.as_bytes())?;
    let script = staging.write_hashed("frame", "js", source("frame.js")?.as_bytes())?;
    staging.write(FRAME, page.with_script_before_start(&script)?.as_bytes())
}

fn source(name: &str) -> Result<String> {
    let path = workspace::root().join("start").join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// The script with each part in its place.
fn filled_in(mut script: String, parts: &[(&str, String)]) -> Result<String> {
    for (place, part) in parts {
        ensure!(script.matches(place).count() == 1, "start/element.js must have {place} exactly once");
        script = script.replace(place, part);
    }
    Ok(script)
}

/// The texts of the element by language.
fn texts() -> Result<Value> {
    let of_language = |language: &str| {
        let path = workspace::root().join("locales").join(language).with_extension("json");
        let all: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let own = all.get(TEXTS).and_then(|texts| texts.get("element"));
        let own = own.with_context(|| format!("{} has no texts for the element", path.display()))?;
        Ok((language.to_owned(), own.clone()))
    };
    Ok(Value::Object(LANGUAGES.into_iter().map(of_language).collect::<Result<_>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_goes_into_its_place_once() {
        let parts = [("\"%a%\"", quoted("./a.js")), ("\"%b%\"", "{}".to_owned())];
        let filled = filled_in("load(\"%a%\", \"%b%\")".to_owned(), &parts).unwrap();
        assert_eq!(filled, "load(\"./a.js\", {})");
        assert!(filled_in("load(\"%a%\")".to_owned(), &parts).is_err());
    }

    #[test]
    fn the_element_has_its_texts_in_every_language() {
        let texts = texts().unwrap();
        for language in LANGUAGES {
            for text in ["loading", "failed", "storage_key_taken"] {
                assert!(texts[language][text].is_string(), "{language} {text}");
            }
        }
    }
}
