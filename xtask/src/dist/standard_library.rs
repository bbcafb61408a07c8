//! Rust's standard library in the bill of materials: the library itself, and which packages of others are linked with it.
//!
//! What it could be made of stands in its lock file, beside its source; what it is made of for the browser tells cargo, where
//! it is compiled along with the program, and else the compiled packages that lie beside the compiler.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::sbom::{checksums, component, list, text_of};
use crate::setup::library_source;
use crate::toolchain::{Library, Toolchain};
use crate::{process, setup};

/// The licence of what the Rust project has written.
const LICENCE: &str = "MIT OR Apache-2.0";
/// The parts of the library that a program is linked with; all others are below them.
const ROOTS: [&str; 2] = ["std", "panic_abort"];
/// A package of the project for which the library is compiled. Any would do.
const PACKAGE: &str = "kommunkompass-unpack";

/// The library and what is linked with it. Of a library without source, what it is made of is not known.
pub fn components(toolchain: &Toolchain) -> Result<Vec<Value>> {
    let compiler = toolchain.compiler();
    let told = process::output(toolchain.command(compiler).arg("-vV"))?;
    let mut components = vec![itself(&told, toolchain.library()).context("the compiler does not tell its version")?];
    let lock = library_source::lock_file(compiler)?;
    if lock.is_file() {
        let lock: toml::Table =
            fs::read_to_string(&lock)?.parse().with_context(|| format!("cannot read {}", lock.display()))?;
        let linked = match toolchain.library() {
            Library::Compiled => compiled(&units(toolchain)?),
            Library::Shipped => shipped(&library_source::sysroot(compiler)?)?,
        };
        components.extend(of_lock(&lock, &linked));
    }
    Ok(components)
}

/// The library, by what `rustc -vV` says.
fn itself(told: &str, library: Library) -> Option<Value> {
    let version = told.lines().find_map(|line| line.strip_prefix("release: "))?;
    let address = format!("pkg:generic/rust-standard-library@{version}");
    let mut itself = component(&address, "rust-standard-library", version, "required", Some(LICENCE), None);
    let how = match library {
        Library::Compiled => "compiled along with the program",
        Library::Shipped => "as the compiler ships it",
    };
    let fields = itself.as_object_mut()?;
    fields.insert("description".to_owned(), "core, alloc and std, the standard library of Rust".into());
    fields.insert("properties".to_owned(), json!([{ "name": "library", "value": how }]));
    Some(itself)
}

/// Names of packages that are linked, with the licence where it can be read. As libraries are named: with `_` for `-`.
type Linked = BTreeMap<String, Option<String>>;

/// What cargo would build, as it tells itself.
fn units(toolchain: &Toolchain) -> Result<Value> {
    let mut cargo = toolchain.cargo();
    cargo.args(["build", "--release", "--locked", "--offline", "--package", PACKAGE]);
    cargo.args(["--target", setup::WASM_TARGET, "--unit-graph", "-Zunstable-options"]);
    let graph = process::output(&mut toolchain.for_release(cargo))?;
    serde_json::from_str(&graph).context("cargo does not tell what it would build")
}

/// The packages of a library that is compiled.
fn compiled(units: &Value) -> Linked {
    let target = |unit: &Value| unit.get("target").cloned().unwrap_or_default();
    let units = list(units, "units").filter(|unit| unit["is_std"] == true && text_of(unit, "mode") == "build");
    let libraries = units.map(target).filter(|target| list(target, "kind").any(|kind| kind != "custom-build"));
    libraries
        .map(|library| {
            let licence = Path::new(text_of(&library, "src_path")).ancestors().skip(1).find_map(licence);
            (text_of(&library, "name").replace('-', "_"), licence)
        })
        .collect()
}

/// The licence that the package in a folder has, if it is one.
fn licence(folder: &Path) -> Option<String> {
    let manifest: toml::Table = fs::read_to_string(folder.join("Cargo.toml")).ok()?.parse().ok()?;
    manifest.get("package")?.get("license")?.as_str().map(str::to_owned)
}

/// The packages of the library that the compiler ships.
fn shipped(sysroot: &Path) -> Result<Linked> {
    let folder = sysroot.join("lib/rustlib").join(setup::WASM_TARGET).join("lib");
    let mut linked = Linked::new();
    for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let library = name.strip_suffix(".rlib").and_then(|name| name.strip_prefix("lib")?.rsplit_once('-'));
        linked.extend(library.map(|(name, _)| (name.to_owned(), None)));
    }
    Ok(linked)
}

/// Of the packages in the lock file those of others that the library reaches and that are linked.
fn of_lock(lock: &toml::Table, linked: &Linked) -> Vec<Value> {
    let field = |package: &toml::Value, name: &str| package.get(name).and_then(toml::Value::as_str).map(str::to_owned);
    let packages: Vec<_> = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten().collect();
    let checksums = checksums(lock);
    let mut waiting: Vec<String> = ROOTS.map(str::to_owned).to_vec();
    let (mut seen, mut components) = (BTreeSet::new(), BTreeMap::new());
    while let Some(wanted) = waiting.pop() {
        if !seen.insert(wanted.clone()) {
            continue;
        }
        // A name, with the version where there are several of it.
        let (wanted_name, wanted_version) = wanted.split_once(' ').unwrap_or((&wanted, ""));
        for package in &packages {
            let (Some(name), Some(version)) = (field(package, "name"), field(package, "version")) else { continue };
            let is_wanted = name == wanted_name && (wanted_version.is_empty() || wanted_version == version);
            // What is linked below something that is not, is so by another way.
            let Some(licence) = linked.get(&name.replace('-', "_")).filter(|_| is_wanted) else { continue };
            let dependencies = package.get("dependencies").and_then(toml::Value::as_array).into_iter().flatten();
            waiting.extend(dependencies.filter_map(|one| one.as_str().map(str::to_owned)));
            // Without a source it is a part of the library itself.
            if field(package, "source").is_some() {
                let address = format!("pkg:cargo/{name}@{version}");
                let checksum = checksums.get(&(name.clone(), version.clone()));
                let one = component(&address, &name, &version, "required", licence.as_deref(), checksum);
                components.insert(address, one);
            }
        }
    }
    components.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
        [[package]]
        name = "std"
        version = "0.0.0"
        dependencies = ["alloc", "cfg-if", "dlmalloc", "hermit-abi", "unwind"]
        [[package]]
        name = "alloc"
        version = "0.0.0"
        dependencies = ["core"]
        [[package]]
        name = "core"
        version = "0.0.0"
        [[package]]
        name = "panic_abort"
        version = "0.0.0"
        [[package]]
        name = "unwind"
        version = "0.0.0"
        dependencies = ["libc 0.2.1"]
        [[package]]
        name = "test"
        version = "0.0.0"
        dependencies = ["getopts"]
        [[package]]
        name = "cfg-if"
        version = "1.0.4"
        source = "registry"
        checksum = "abc"
        [[package]]
        name = "dlmalloc"
        version = "0.2.11"
        source = "registry"
        dependencies = ["cfg-if"]
        [[package]]
        name = "hermit-abi"
        version = "0.5.2"
        source = "registry"
        [[package]]
        name = "getopts"
        version = "0.2.24"
        source = "registry"
        [[package]]
        name = "libc"
        version = "0.2.1"
        source = "registry"
        [[package]]
        name = "libc"
        version = "0.9.0"
        source = "registry"
    "#;

    #[test]
    fn what_the_library_reaches_and_is_linked_is_listed() {
        let names = ["std", "alloc", "core", "panic_abort", "unwind", "cfg_if", "dlmalloc", "getopts", "libc", "test"];
        let linked = names.into_iter().map(|name| (name.to_owned(), Some("MIT".to_owned()))).collect();
        let components = of_lock(&LOCK.parse().unwrap(), &linked);
        let addresses: Vec<_> = components.iter().map(|one| text_of(one, "purl")).collect();
        assert_eq!(addresses, ["pkg:cargo/cfg-if@1.0.4", "pkg:cargo/dlmalloc@0.2.11", "pkg:cargo/libc@0.2.1"]);
        assert_eq!(components[0]["hashes"], json!([{ "alg": "SHA-256", "content": "abc" }]));
        assert_eq!(components[0]["licenses"], json!([{ "expression": "MIT" }]));
        assert!(components.iter().all(|one| text_of(one, "scope") == "required"));
    }

    #[test]
    fn the_library_has_the_version_of_the_compiler_and_says_how_it_is_linked() {
        let told = "rustc 1.95.0 (59807616e 2026-04-14)\nhost: x86_64-unknown-linux-gnu\nrelease: 1.95.0\n";
        for (library, how) in
            [(Library::Compiled, "compiled along with the program"), (Library::Shipped, "as the compiler ships it")]
        {
            let listed = itself(told, library).unwrap();
            assert_eq!(listed["version"], "1.95.0");
            assert_eq!(listed["licenses"], json!([{ "expression": "MIT OR Apache-2.0" }]));
            assert_eq!(listed["properties"][0]["value"], how);
        }
        assert_eq!(itself("", Library::Shipped), None);
    }

    #[test]
    fn libraries_of_the_standard_library_are_told_from_scripts_and_from_the_program() {
        let folder = tempfile::TempDir::new().unwrap();
        let source = folder.path().join("dlmalloc-0.2.11/src/lib.rs");
        fs::create_dir_all(source.parent().unwrap()).unwrap();
        let manifest = "[package]\nname = \"dlmalloc\"\nlicense = \"MIT/Apache-2.0\"\n";
        fs::write(folder.path().join("dlmalloc-0.2.11/Cargo.toml"), manifest).unwrap();
        let unit = |name: &str, kind: &str, mode: &str, is_std: bool| {
            json!({ "mode": mode, "is_std": is_std,
                "target": { "name": name, "kind": [kind], "src_path": source.to_str().unwrap() } })
        };
        let units = json!({ "units": [unit("dlmalloc", "lib", "build", true), unit("rustc-demangle", "lib", "build", true),
            unit("build-script", "custom-build", "build", true), unit("libc", "lib", "run-custom-build", true),
            unit("ppmd-rust", "lib", "build", false)] });
        let licence = Some("MIT/Apache-2.0".to_owned());
        let expected = [("dlmalloc", &licence), ("rustc_demangle", &licence)];
        assert!(compiled(&units).iter().map(|(name, licence)| (name.as_str(), licence)).eq(expected));
    }

    #[test]
    fn the_libraries_beside_the_compiler_are_known_by_their_names() {
        let sysroot = tempfile::TempDir::new().unwrap();
        let folder = sysroot.path().join("lib/rustlib/wasm32-unknown-unknown/lib");
        fs::create_dir_all(&folder).unwrap();
        for name in ["libcfg_if-2b7a.rlib", "libcfg_if-2b7a.rmeta", "libstd-2c19.rlib", "notes.txt"] {
            fs::write(folder.join(name), "").unwrap();
        }
        assert!(shipped(sysroot.path()).unwrap().into_keys().eq(["cfg_if", "std"]));
    }
}
