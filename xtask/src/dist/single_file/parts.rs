//! What of the bundle goes into the single file, and packing it, which is remembered: it takes seconds.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow, bail, ensure};
use kommunkompass_unpack::{Kind, seal};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::bundle;
use crate::workspace;

/// How many digits the length of the list of files has, at the beginning of the rest.
const DIGITS: usize = 6;
/// What is asked for first, so that it stands first; of languages the Swedish, and in it the newest edition.
const ORDER: [&str; 11] = [
    "texts.sv.json",
    "outlines.json",
    "aspects.json",
    "2021.sv.json",
    "glossary.sv.json",
    "evaluations.json",
    "edition-map.json",
    ".sv.json",
    ".nb.json",
    ".en.json",
    "",
];

/// A bundle, read.
pub struct Bundle {
    /// The page.
    pub page: String,
    /// The style sheet.
    pub style: String,
    /// The JavaScript half of the program, as a script that is no module.
    pub glue: String,
    /// The program.
    pub program: Vec<u8>,
    /// The data, with the names that the program asks for.
    data: Vec<(String, String)>,
}

impl Bundle {
    /// Reads the finished bundle in a folder.
    pub fn read(folder: &Path) -> Result<Self> {
        let glue = fs::read_to_string(hashed(folder, "kommunkompass", "js")?)?;
        let glue = glue.strip_prefix("export ").context("the JavaScript of the program begins in another way")?;
        Ok(Self {
            page: fs::read_to_string(folder.join("index.html")).context("the bundle has no index.html")?,
            style: fs::read_to_string(hashed(folder, "style", "css")?)?,
            glue: glue.to_owned(),
            program: fs::read(hashed(folder, "kommunkompass", "wasm")?)?,
            data: data(folder)?,
        })
    }

    /// The program and the rest, packed.
    pub fn packed(&self) -> Result<(Vec<u16>, Vec<u16>)> {
        thread::scope(|scope| {
            let program = scope.spawn(|| packed(&self.program, Kind::Module));
            let rest = packed(&self.rest(), Kind::Text);
            let program = program.join().map_err(|_| anyhow!("the program could not be packed"))?;
            Ok((program?, rest?))
        })
    }

    /// Everything but the page and the program: the length of a list, the list of names and lengths, and the files.
    pub fn rest(&self) -> Vec<u8> {
        let mut files = vec![("style.css", &self.style), ("program.js", &self.glue)];
        files.extend(self.data.iter().map(|(name, content)| (name.as_str(), content)));
        let list: Vec<_> = files.iter().map(|(name, content)| json!([name, content.len()])).collect();
        let list = json!(list).to_string();
        let mut rest = format!("{:0DIGITS$}{list}", list.len()).into_bytes();
        rest.extend(files.iter().flat_map(|(_, content)| content.bytes()));
        rest
    }
}

/// The only file of the bundle with this beginning and a hash in its name.
fn hashed(folder: &Path, stem: &str, extension: &str) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let has_stem = name.rsplit_once('-').is_some_and(|(before, _)| before == stem);
        if has_stem && name.ends_with(&format!(".{extension}")) && bundle::is_hashed(&path) {
            found.push(path);
        }
    }
    match found.as_slice() {
        [path] => Ok(path.clone()),
        _ => bail!("the bundle must have one {stem}-….{extension}, and has {}", found.len()),
    }
}

/// The data of the bundle. Its folder may have a hash in its name; the program asks for `data/…`.
fn data(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !path.is_dir() || name.split('-').next() != Some("data") {
            continue;
        }
        for file in path.read_dir()? {
            let file = file?.path();
            if file.extension().is_some_and(|extension| extension == "json") {
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                found.push((format!("data/{name}"), fs::read_to_string(&file)?));
            }
        }
    }
    ensure!(!found.is_empty(), "the bundle has no data");
    found.sort_by_cached_key(|(name, _)| (place(name), name.clone()));
    Ok(found)
}

fn place(name: &str) -> usize {
    let before =
        |ending: &&str| name.strip_suffix(ending).is_some_and(|rest| ending.starts_with('.') || rest == "data/");
    ORDER.iter().position(|ending| ending.is_empty() || before(ending)).unwrap_or(ORDER.len())
}

/// The bytes packed; taken from the last time if they are the same.
fn packed(bytes: &[u8], kind: Kind) -> Result<Vec<u16>> {
    let folder = workspace::target().join("xtask").join("packed");
    fs::create_dir_all(&folder)?;
    let remembered = folder.join(format!("{kind:?}"));
    let key = key(bytes, kind, &packer(&workspace::root())?);
    if let Ok(content) = fs::read(&remembered)
        && let Some((found, units)) = content.split_at_checked(key.len())
        && found == key.as_slice()
    {
        let (units, _) = units.as_chunks();
        return Ok(units.iter().map(|unit| u16::from_le_bytes(*unit)).collect());
    }
    let units = sealed(bytes, kind)?;
    let mut content = key.to_vec();
    content.extend(as_bytes(&units));
    fs::write(remembered, content)?;
    Ok(units)
}

/// What the outcome depends on: all that is packed, as what it is packed, and by what.
fn key(bytes: &[u8], kind: Kind, packer: &[u8]) -> Vec<u8> {
    let mut key = Sha256::new();
    // The kind ends in no digit, and the length stands for where the packer ends.
    key.update(format!("{kind:?} {} ", packer.len()));
    key.update(packer);
    key.update(bytes);
    key.finalize().to_vec()
}

/// What packs, as its sources: the package `unpack/`, and the versions of what it is made of.
fn packer(root: &Path) -> Result<Vec<u8>> {
    let package = root.join("unpack");
    let mut files = vec![root.join("Cargo.lock"), package.join("Cargo.toml")];
    let mut folders = vec![package.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let mut sources = Vec::new();
    for file in files {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.strip_prefix(root).unwrap_or(&file);
        sources.extend(format!("{} {}\n", name.display(), content.len()).into_bytes());
        sources.extend(content);
    }
    Ok(sources)
}

fn sealed(bytes: &[u8], kind: Kind) -> Result<Vec<u16>> {
    seal(bytes, kind).context("it could not be packed")
}

fn as_bytes(units: &[u16]) -> Vec<u8> {
    units.iter().flat_map(|unit| unit.to_le_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_view_in_swedish_needs_the_first_files() {
        let mut names =
            ["data/2010.en.json", "data/2016.sv.json", "data/2021.sv.json", "data/aspects.json", "data/x.json"];
        names.sort_by_key(|name| place(name));
        assert_eq!(
            names,
            ["data/aspects.json", "data/2021.sv.json", "data/2016.sv.json", "data/2010.en.json", "data/x.json"]
        );
    }

    #[test]
    fn what_is_remembered_is_asked_for_by_everything_that_it_depends_on() {
        let long = vec![7; 20_000];
        let mut other_end = long.clone();
        other_end[19_999] = 8;
        let first = key(&long, Kind::Text, b"packer");
        assert_eq!(first, key(&long, Kind::Text, b"packer"));
        assert_ne!(first, key(&other_end, Kind::Text, b"packer"));
        assert_ne!(first, key(&long, Kind::Module, b"packer"));
        assert_ne!(first, key(&long, Kind::Text, b"packed"));
        assert_ne!(key(b"b", Kind::Text, b"a"), key(b"", Kind::Text, b"ab"));
    }

    #[test]
    fn any_change_of_the_packer_is_another_packer() {
        let root = tempfile::TempDir::new().unwrap();
        let write = |name: &str, content: &str| {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
            packer(root.path()).unwrap_or_default()
        };
        write("Cargo.lock", "1");
        write("unpack/Cargo.toml", "1");
        let first = write("unpack/src/lib.rs", "1");
        assert_eq!(first, write("src/lib.rs", "of the program"));
        let mut packers = vec![first];
        for name in ["Cargo.lock", "unpack/Cargo.toml", "unpack/src/lib.rs", "unpack/src/inner/new.rs"] {
            packers.push(write(name, "2"));
        }
        let n_packers = packers.len();
        packers.sort();
        packers.dedup();
        assert_eq!(packers.len(), n_packers);
        assert!(packer(&workspace::root()).unwrap().len() > 10_000);
    }

    #[test]
    fn files_stand_where_the_list_says() {
        let data = vec![("data/a.json".to_owned(), "{\"ö\":1}".to_owned())];
        let (style, glue) = ("p {}".to_owned(), "function program() {}".to_owned());
        let bundle = Bundle { page: String::new(), style, glue, program: Vec::new(), data };
        let rest = String::from_utf8(bundle.rest()).unwrap();
        assert_eq!(
            rest,
            r#"000058[["style.css",4],["program.js",21],["data/a.json",8]]p {}function program() {}{"ö":1}"#
                .replace("000058", &format!("{:06}", r#"[["style.css",4],["program.js",21],["data/a.json",8]]"#.len()))
        );
    }
}
