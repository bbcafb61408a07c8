//! Shows that a commit makes the same files wherever it is built: builds it twice, in clones at different paths.
//!
//! It takes as long as two builds from nothing, so it is no part of the tests.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::dist::SINGLE_FILE;
use crate::{process, toolchain, workspace};

/// The folders of the clones; of different lengths, so that a path in a file moves what comes after it.
const CLONES: [&str; 2] = ["one", "another/clone"];
/// What is compared.
const COMPARED: [&str; 2] = ["dist", "releases"];

/// Builds the commit twice and compares; `task` is that of the builds.
pub fn run() -> Result<()> {
    let root = workspace::root();
    let commit = process::output(Command::new("git").current_dir(&root).args(["rev-parse", "HEAD"]))
        .context("what is compared are builds of a commit; this is no clone")?;
    let folder = workspace::target().join("reproducible");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut built = Vec::new();
    for clone in CLONES {
        built.push(build(&root, &commit, &folder.join(clone))?);
    }
    let [one, another] = built.as_slice() else { bail!("two builds are compared") };
    let different = different(one, another);
    ensure!(different.is_empty(), "the two builds of {commit} differ in:\n  {}", different.join("\n  "));
    println!("Two builds of {commit} are the same, byte for byte: {} files.", one.len());
    Ok(())
}

/// Clones the commit into a folder, builds it there and returns the hash of every file.
fn build(root: &Path, commit: &str, clone: &Path) -> Result<BTreeMap<String, String>> {
    eprintln!("Building {commit} in {}.", clone.display());
    fs::create_dir_all(clone)?;
    process::run(Command::new("git").args(["clone", "--quiet", "--no-checkout"]).arg(root).arg(clone))?;
    process::run(Command::new("git").current_dir(clone).args(["checkout", "--quiet", "--detach", commit]))?;
    files(clone, process::run(&mut dist(clone, env::vars_os().map(|(name, _)| name))))
}

/// What builds in a clone; `variables` are those of the environment.
fn dist(clone: &Path, variables: impl Iterator<Item = OsString>) -> Command {
    let mut dist = Command::new("cargo");
    // A build of its own, in its own folder: nothing is taken from an earlier one.
    dist.current_dir(clone).env("CARGO_TARGET_DIR", clone.join("target")).env_remove("CARGO_MANIFEST_DIR");
    // What is compared is what is published, whatever this machine quickens otherwise.
    for name in variables.filter(|name| toolchain::changes_release(name)) {
        dist.env_remove(name);
    }
    dist.args(["xtask", "dist"]);
    dist
}

/// The hash of every file that a build has made. One that failed has made nothing to compare, whatever it left behind: two
/// that break off at the same place would be the same.
fn files(clone: &Path, built: Result<()>) -> Result<BTreeMap<String, String>> {
    built.with_context(|| format!("the build in {} failed, so there is nothing to compare", clone.display()))?;
    let mut hashes = BTreeMap::new();
    for folder in COMPARED {
        hash(clone, &clone.join(folder), &mut hashes)?;
    }
    for ending in [SINGLE_FILE, ".zip"] {
        ensure!(hashes.keys().any(|name| name.ends_with(ending)), "the build in {} made no {ending}", clone.display());
    }
    Ok(hashes)
}

fn hash(clone: &Path, folder: &Path, hashes: &mut BTreeMap<String, String>) -> Result<()> {
    let entries: Vec<PathBuf> = match folder.read_dir() {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?,
        Err(_) => Vec::new(),
    };
    for path in entries {
        if path.is_dir() {
            hash(clone, &path, hashes)?;
        } else {
            let digest = Sha256::digest(fs::read(&path)?).iter().map(|byte| format!("{byte:02x}")).collect();
            hashes.insert(path.strip_prefix(clone)?.display().to_string(), digest);
        }
    }
    Ok(())
}

/// The files that only one build has, or that are not the same in both.
fn different(one: &BTreeMap<String, String>, another: &BTreeMap<String, String>) -> Vec<String> {
    let all = one.keys().chain(another.keys().filter(|name| !one.contains_key(*name)));
    all.filter(|name| one.get(*name) != another.get(*name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::TempDir::new().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, name).unwrap();
        }
        folder
    }

    #[test]
    fn a_build_that_failed_or_made_less_than_everything_is_not_compared() {
        let whole = folder(&["dist/kommunkompass.html", "releases/kommunkompass-1.zip", "target/other"]);
        let names: Vec<_> = files(whole.path(), Ok(())).unwrap().into_keys().collect();
        assert_eq!(names, ["dist/kommunkompass.html", "releases/kommunkompass-1.zip"]);
        let error = format!("{:#}", files(whole.path(), Err(anyhow!("an address was found"))).unwrap_err());
        assert!(error.ends_with("an address was found"), "{error}");
        assert!(files(folder(&["dist/kommunkompass.html"]).path(), Ok(())).is_err());
        assert!(files(folder(&["releases/a.zip"]).path(), Ok(())).is_err());
    }

    #[test]
    fn what_quickens_a_build_is_kept_from_what_is_compared() {
        let variables = ["CARGO_PROFILE_RELEASE_LTO", "KOMMUNKOMPASS_STANDARD_LIBRARY", "PATH"].map(OsString::from);
        let dist = dist(Path::new("."), variables.into_iter());
        let removed: Vec<_> = dist.get_envs().filter(|(_, value)| value.is_none()).map(|(name, _)| name).collect();
        for name in ["CARGO_PROFILE_RELEASE_LTO", "KOMMUNKOMPASS_STANDARD_LIBRARY"] {
            assert!(removed.contains(&name.as_ref()), "{removed:?}");
        }
        assert!(!removed.contains(&"PATH".as_ref()));
    }

    #[test]
    fn files_that_differ_or_are_lacking_are_named() {
        let build = |files: &[(&str, &str)]| {
            files.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect::<BTreeMap<_, _>>()
        };
        let one = build(&[("a", "1"), ("b", "2"), ("c", "3")]);
        assert!(different(&one, &one).is_empty());
        assert_eq!(different(&one, &build(&[("a", "1"), ("b", "9"), ("d", "4")])), ["b", "c", "d"]);
    }
}
