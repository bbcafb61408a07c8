//! The software bill of materials: what the program is made of, with versions and licences, as CycloneDX in JSON.
//!
//! What is in the program is `required`; what only helped to build it is `excluded`. There is no time in it, and its number
//! is a hash of its content, so that the same commit has the same list.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::standard_library;
use crate::toolchain::Toolchain;
use crate::version::Version;
use crate::{process, setup, workspace};

/// The name of the file in the bundle.
pub const NAME: &str = "kommunkompass.cdx.json";
/// The packages of the project that are in what is shipped.
const SHIPPED: [&str; 2] = ["kommunkompass", "kommunkompass-unpack"];

/// The bill of materials as text.
pub fn text(toolchain: &Toolchain, version: &Version) -> Result<String> {
    let mut cargo = toolchain.cargo();
    cargo.args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", setup::WASM_TARGET]);
    let metadata = serde_json::from_str(&process::output(&mut cargo)?).context("cargo metadata is no JSON")?;
    let root = workspace::root();
    let lock: toml::Table = fs::read_to_string(root.join("Cargo.lock"))?.parse()?;
    let node = serde_json::from_str(&fs::read_to_string(root.join("package-lock.json"))?)?;
    let mut components = of_cargo(&metadata, &checksums(&lock));
    components.extend(of_npm(&node));
    components.extend(standard_library::components(toolchain)?);
    let bill = bill(version, &listed_once(components));
    Ok(format!("{bill:#}\n"))
}

/// Each component once, in the order of their addresses. The library may be linked with what also helps to build.
fn listed_once(components: Vec<Value>) -> Vec<Value> {
    let mut listed: BTreeMap<String, Value> = BTreeMap::new();
    for component in components {
        let address = text_of(&component, "bom-ref").to_owned();
        let is_linked = text_of(&component, "scope") == "required";
        match listed.entry(address) {
            Entry::Vacant(place) => drop(place.insert(component)),
            // Who knows the licence is who has the source.
            Entry::Occupied(mut place) if is_linked && component.get("licenses").is_some() => {
                place.insert(component);
            }
            Entry::Occupied(mut place) if is_linked => place.get_mut()["scope"] = "required".into(),
            Entry::Occupied(_) => {}
        }
    }
    listed.into_values().collect()
}

fn bill(version: &Version, components: &[Value]) -> Value {
    let program = json!({
        "type": "application",
        "bom-ref": "kommunkompass",
        "name": "kommunkompass",
        "version": version.number,
        "licenses": [{ "expression": env!("CARGO_PKG_LICENSE") }],
        "properties": [{ "name": "build", "value": version.build }],
    });
    let number = uuid(&json!([program, components]).to_string());
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": format!("urn:uuid:{number}"),
        "version": 1,
        "metadata": { "component": program },
        "components": components,
    })
}

/// A number of the form that the format wants, made of a hash.
fn uuid(content: &str) -> String {
    let mut digest = Sha256::digest(content);
    // Version 8, "custom", of the variant that all of them are.
    if let [_, _, _, _, _, _, version, _, variant, ..] = digest.as_mut_slice() {
        *version = *version & 0x0F | 0x80;
        *variant = *variant & 0x3F | 0x80;
    }
    let mut text: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    for place in [20, 16, 12, 8] {
        text.insert(place, '-');
    }
    text
}

/// The checksums of Cargo.lock, by name and version.
pub(super) fn checksums(lock: &toml::Table) -> BTreeMap<(String, String), String> {
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let one = |package: &toml::Value| {
        let field = |name: &str| package.get(name).and_then(toml::Value::as_str).map(str::to_owned);
        Some(((field("name")?, field("version")?), field("checksum")?))
    };
    packages.filter_map(one).collect()
}

/// The Rust packages: those linked into the program, and those that only ran while it was built.
fn of_cargo(metadata: &Value, checksums: &BTreeMap<(String, String), String>) -> Vec<Value> {
    let packages: BTreeMap<_, _> =
        list(metadata, "packages").map(|package| (text_of(package, "id"), package)).collect();
    let nodes: BTreeMap<_, _> = list(metadata.get("resolve").unwrap_or(&Value::Null), "nodes")
        .map(|node| (text_of(node, "id"), node))
        .collect();
    let is_macro = |id: &str| {
        let targets = packages.get(id).into_iter().flat_map(|package| list(package, "targets"));
        targets.flat_map(|target| list(target, "kind")).any(|kind| kind == "proc-macro")
    };
    let mut waiting: Vec<(&str, bool)> = packages
        .iter()
        .filter(|(_, package)| SHIPPED.contains(&text_of(package, "name")) && package["source"].is_null())
        .map(|(id, _)| (*id, true))
        .collect();
    let (mut linked, mut helping) = (BTreeSet::new(), BTreeSet::new());
    while let Some((id, is_linked)) = waiting.pop() {
        let is_linked = is_linked && !is_macro(id);
        if !if is_linked { linked.insert(id) } else { helping.insert(id) } {
            continue;
        }
        for dependency in nodes.get(id).into_iter().flat_map(|node| list(node, "deps")) {
            let kinds: Vec<_> = list(dependency, "dep_kinds").map(|kind| kind["kind"].as_str()).collect();
            if kinds.contains(&None) {
                waiting.push((text_of(dependency, "pkg"), is_linked));
            } else if kinds.contains(&Some("build")) {
                waiting.push((text_of(dependency, "pkg"), false));
            }
        }
    }
    let component = |id: &&str, scope: &str| {
        let package = packages.get(*id)?;
        // The project's own packages are what the list is of.
        package["source"].as_str()?;
        let (name, version) = (text_of(package, "name"), text_of(package, "version"));
        let checksum = checksums.get(&(name.to_owned(), version.to_owned()));
        Some(component(
            &format!("pkg:cargo/{name}@{version}"),
            name,
            version,
            scope,
            package["license"].as_str(),
            checksum,
        ))
    };
    let in_program = linked.iter().filter_map(|id| component(id, "required"));
    let in_build = helping.difference(&linked).filter_map(|id| component(id, "excluded"));
    let mut components: Vec<_> = in_program.chain(in_build).collect();
    components.sort_by(|one, other| text_of(one, "bom-ref").cmp(text_of(other, "bom-ref")));
    components
}

/// The npm packages, all of which are tools.
fn of_npm(lock: &Value) -> Vec<Value> {
    let packages = lock.get("packages").and_then(Value::as_object).into_iter().flatten();
    let one = |(path, package): (&String, &Value)| {
        let name = path.strip_prefix("node_modules/")?;
        let version = text_of(package, "version");
        Some(component(
            &format!("pkg:npm/{name}@{version}"),
            name,
            version,
            "excluded",
            package["license"].as_str(),
            None,
        ))
    };
    packages.filter_map(one).collect()
}

pub(super) fn component(
    address: &str,
    name: &str,
    version: &str,
    scope: &str,
    licence: Option<&str>,
    checksum: Option<&String>,
) -> Value {
    let mut component = json!({
        "type": "library", "bom-ref": address, "name": name, "version": version, "scope": scope, "purl": address,
    });
    if let Some(fields) = component.as_object_mut() {
        if let Some(licence) = licence {
            // Older packages write a slash for "or".
            fields.insert("licenses".to_owned(), json!([{ "expression": licence.replace('/', " OR ") }]));
        }
        if let Some(checksum) = checksum {
            fields.insert("hashes".to_owned(), json!([{ "alg": "SHA-256", "content": checksum }]));
        }
    }
    component
}

pub(super) fn list<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    value.get(field).and_then(Value::as_array).into_iter().flatten()
}

pub(super) fn text_of<'a>(value: &'a Value, field: &str) -> &'a str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, kind: &str) -> Value {
        let source = (name != "kommunkompass").then_some("registry");
        json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0", "source": source,
            "targets": [{ "kind": [kind] }] })
    }

    fn dependency(name: &str, kind: Option<&str>) -> Value {
        json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] })
    }

    fn metadata() -> Value {
        json!({
            "packages": [package("kommunkompass", "lib"), package("in", "lib"), package("macro", "proc-macro"),
                package("of-macro", "lib"), package("build", "lib"), package("test", "lib")],
            "resolve": { "nodes": [
                { "id": "kommunkompass", "deps": [dependency("in", None), dependency("macro", None),
                    dependency("build", Some("build")), dependency("test", Some("dev"))] },
                { "id": "macro", "deps": [dependency("of-macro", None), dependency("in", None)] },
            ] },
        })
    }

    #[test]
    fn what_is_linked_is_told_from_what_helps_to_build() {
        let components = of_cargo(&metadata(), &BTreeMap::new());
        let scopes: Vec<_> = components.iter().map(|one| (text_of(one, "name"), text_of(one, "scope"))).collect();
        assert_eq!(
            scopes,
            [("build", "excluded"), ("in", "required"), ("macro", "excluded"), ("of-macro", "excluded")]
        );
        assert_eq!(components[0]["licenses"], json!([{ "expression": "MIT OR Apache-2.0" }]));
    }

    #[test]
    fn what_is_linked_with_the_library_and_helps_to_build_too_is_listed_as_linked() {
        let one = |scope: &str, licence| component("pkg:cargo/cfg-if@1.0.4", "cfg-if", "1.0.4", scope, licence, None);
        for (first, second) in [
            (one("excluded", Some("MIT")), one("required", None)),
            (one("excluded", Some("MIT")), one("required", Some("MIT"))),
            (one("required", Some("MIT")), one("required", None)),
        ] {
            assert_eq!(listed_once(vec![first, second]), [one("required", Some("MIT"))]);
        }
        let other = component("pkg:cargo/a@1.0.0", "a", "1.0.0", "excluded", None, None);
        let listed = listed_once(vec![one("required", None), other.clone()]);
        assert_eq!(listed, [other, one("required", None)]);
    }

    #[test]
    fn the_same_parts_have_the_same_number() {
        let version = Version { number: "1.0.0".to_owned(), build: "abc".to_owned() };
        let components = of_cargo(&metadata(), &BTreeMap::new());
        let first = bill(&version, &components);
        assert_eq!(first, bill(&version, &components));
        assert_ne!(first["serialNumber"], bill(&version, &[])["serialNumber"]);
        let number = text_of(&first, "serialNumber").strip_prefix("urn:uuid:").unwrap();
        assert_eq!(number.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
    }
}
