//! The page that tells what a site must change, from `start/check/`. It knows by name what the app loads.

use std::fs;

use anyhow::{Context, Result};

use super::data;
use super::embed::LANGUAGES;
use super::page::{self, Page};
use super::staging::Staging;
use super::start::without_comments;
use crate::workspace;

/// The name of the page in the bundle.
const NAME: &str = "check.html";

/// Writes the page and its one script; `app` is the finished page of the app, `data` the folder of its data.
pub fn finish(app: &mut Page, staging: &Staging, data: &str) -> Result<()> {
    let mut check = Page::new(NAME, read(NAME)?);
    let script = joined(&check.scripts()?)?;
    let address = staging.write_hashed("check", "js", script.as_bytes())?;
    let (_, wasm) = app.program()?;
    let files = files(app, data)?.join(" ");
    check.set_script(&[("src", &address), ("data-wasm", &wasm), ("data-files", &files)])?;
    if let [style] = app.style_sheets()?.as_slice() {
        check.set_style_sheet(style)?;
    }
    check.remove_comments()?;
    check.check_for_inline()?;
    check.write(staging)
}

/// What the app loads at first in whatever language, the page itself first, each once.
fn files(app: &mut Page, data: &str) -> Result<Vec<String>> {
    let mut files = vec![format!("./{}", page::NAME)];
    let texts = LANGUAGES.map(|language| data::address(data, &format!("texts.{language}.json")));
    for address in [app.scripts()?, app.linked()?, app.style_sheets()?, texts.to_vec()].concat() {
        if !files.contains(&address) {
            files.push(address);
        }
    }
    Ok(files)
}

/// The scripts as one, whose names are its own.
fn joined(scripts: &[String]) -> Result<String> {
    let scripts = scripts.iter().map(|name| Ok(without_comments(&read(name)?))).collect::<Result<String>>()?;
    Ok(format!("(() => {{\n\"use strict\";\n{scripts}}})();\n"))
}

fn read(name: &str) -> Result<String> {
    let path = workspace::root().join("start").join("check").join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::super::{embed, install};
    use super::*;
    use tempfile::TempDir;

    const APP: &str = r##"<head><link rel="modulepreload" href="./a.js"><link rel="preload" href="./a.wasm">
<link rel="stylesheet" href="./style-1.css"><script src="./start-1.js" data-program="./a.js" data-wasm="./a.wasm"></script>
</head>"##;

    #[test]
    fn the_check_page_has_one_script_the_style_sheet_and_the_names_of_the_files() {
        let folder = TempDir::new().unwrap();
        let staging = Staging::new(folder.path().to_owned());
        let mut app = Page::new(page::NAME, APP.to_owned());
        finish(&mut app, &staging, "./data-1/").unwrap();
        let check = String::from_utf8(staging.read(NAME).unwrap()).unwrap();
        assert_eq!(check.matches("<script").count(), 1, "{check}");
        for part in [
            "href=\"./style-1.css\"",
            "data-files=\"./index.html ./start-1.js ./a.js ./a.wasm ./style-1.css ./data-1/texts.sv.json ./data-1/texts.nb.json ./data-1/texts.en.json\"",
        ] {
            assert!(check.contains(part), "{part} is not in {check}");
        }
        assert!(!check.contains("<!--"));
    }

    #[test]
    fn what_other_pages_embed_and_the_worker_are_asked_for_by_the_names_that_they_have() {
        let script = read("embed.js").unwrap();
        for name in [embed::ELEMENT, embed::FRAME, embed::FRAME_HOST] {
            assert!(script.contains(&format!("\"./{name}\"")), "{name}");
        }
        assert!(script.contains(&format!("\"{}\"", install::WORKER)));
        assert!(read(NAME).unwrap().contains("<script src=\"embed.js\">"));
    }

    #[test]
    fn the_texts_of_the_check_page_have_the_same_keys_in_three_languages() {
        let keys = |language: &str| {
            let texts = read(&format!("texts.{language}.js")).unwrap();
            let begun = texts.lines().filter(|line| line.starts_with("  ")).filter_map(|line| line.split_once(": "));
            begun.map(|(key, _)| key.to_owned()).filter(|key| key.trim().chars().all(char::is_alphanumeric)).collect()
        };
        let swedish: Vec<String> = keys("sv");
        assert!(swedish.len() > 80, "{swedish:?}");
        assert_eq!(swedish, keys("nb"));
        assert_eq!(swedish, keys("en"));
    }
}
