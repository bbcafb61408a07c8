//! The scripts that start the program, from `start/`. Modules import each other by name; in the bundle they have names with
//! the hash of their content, and import each other by those.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use super::page::Page;
use super::staging::Staging;
use crate::workspace;

/// How a line of a module names another one: `import { … } from "./name.js";`.
const IMPORT: &str = " from \"./";

/// Copies the scripts into the bundle and lets the page load them.
pub fn finish(page: &mut Page, staging: &Staging) -> Result<()> {
    let mut modules = Modules::new(staging);
    let address = modules.write("start")?;
    page.set_start_script(&address)?;
    for imported in modules.addresses().filter(|imported| *imported != address) {
        page.preload_module(imported)?;
    }
    page.set_old_script(&staging.write_hashed("old", "js", read("old")?.as_bytes())?)
}

/// Modules of `start/`, as they are put into the bundle.
pub struct Modules<'a> {
    staging: &'a Staging,
    /// By name, the address of each that is written; none while those that it imports are being written.
    written: BTreeMap<String, Option<String>>,
}

impl<'a> Modules<'a> {
    /// None yet.
    pub fn new(staging: &'a Staging) -> Self {
        Self { staging, written: BTreeMap::new() }
    }

    /// Writes a module, after those that it imports; returns its address.
    pub fn write(&mut self, name: &str) -> Result<String> {
        match self.written.get(name) {
            Some(Some(address)) => return Ok(address.clone()),
            Some(None) => bail!("start/{name}.js imports itself by way of another module"),
            None => {}
        }
        self.written.insert(name.to_owned(), None);
        let script = rename_imports(&read(name)?, |imported| self.write(imported))?;
        let address = self.staging.write_hashed(name, "js", script.as_bytes())?;
        self.written.insert(name.to_owned(), Some(address.clone()));
        Ok(address)
    }

    /// The addresses of all that is written.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.written.values().flatten().map(String::as_str)
    }
}

/// A script of `start/`, without the lines of comment, which are for who builds it.
pub fn read(name: &str) -> Result<String> {
    let path = workspace::root().join("start").join(format!("{name}.js"));
    let script = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(without_comments(&script))
}

/// A script without the lines that are nothing but a comment.
pub fn without_comments(script: &str) -> String {
    let lines = script.lines().filter(|line| !line.trim_start().starts_with("//") && !line.trim().is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// The same script with the address of each module that it imports.
fn rename_imports(script: &str, mut address: impl FnMut(&str) -> Result<String>) -> Result<String> {
    let mut renamed = String::new();
    for line in script.lines() {
        let imported = line.split_once(IMPORT).filter(|_| line.starts_with("import ") || line.starts_with("export "));
        match imported.and_then(|(before, after)| Some((before, after.strip_suffix(".js\";")?))) {
            Some((before, name)) => renamed.push_str(&format!("{before} from \"{}\";\n", address(name)?)),
            None => {
                renamed.push_str(line);
                renamed.push('\n');
            }
        }
    }
    Ok(renamed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    #[test]
    fn imports_are_renamed_and_nothing_else_is() {
        let script = "import { a } from \"./a.js\";\nconst from = \" from \\\"./b.js\\\";\";\n";
        let renamed = rename_imports(script, |name| Ok(format!("./{name}-0.js"))).unwrap();
        assert_eq!(renamed, script.replace("./a.js", "./a-0.js"));
    }

    #[test]
    fn lines_of_comment_are_left_out() {
        assert_eq!(without_comments("// why\n\n  // and how\nconst a = \"//\";\n"), "const a = \"//\";\n");
    }

    #[test]
    fn the_modules_of_the_start_import_each_other_by_hashed_names() {
        let folder = TempDir::new().unwrap();
        let staging = Staging::new(folder.path().to_owned());
        let mut modules = Modules::new(&staging);
        let address = modules.write("start").unwrap();
        let script = String::from_utf8(staging.read(&address).unwrap()).unwrap();
        for imported in modules.addresses().filter(|imported| *imported != address) {
            assert!(super::super::is_hashed(imported.as_ref()), "{imported}");
            assert!(script.contains(&format!(" from \"{imported}\";")), "{imported} is not in\n{script}");
        }
        assert!(modules.addresses().count() > 1);
    }
}
