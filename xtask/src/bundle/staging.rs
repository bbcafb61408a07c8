//! The folder a bundle is built in, and names that carry the hash of the content.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The folder a bundle is built in; addresses on the page (`./name`) are names in it.
pub struct Staging(PathBuf);

impl Staging {
    /// The bundle in this folder.
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The file at an address of the page.
    pub fn path(&self, address: &str) -> PathBuf {
        self.0.join(address.strip_prefix("./").unwrap_or(address))
    }

    /// The addresses of all files, in the order of their names.
    pub fn addresses(&self) -> Result<BTreeSet<String>> {
        let (mut addresses, mut folders) = (BTreeSet::new(), vec![self.0.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let parts = path.strip_prefix(&self.0)?.iter().map(|part| part.to_string_lossy());
                    addresses.insert(format!("./{}", parts.collect::<Vec<_>>().join("/")));
                }
            }
        }
        Ok(addresses)
    }

    /// What the file at an address holds.
    pub fn read(&self, address: &str) -> Result<Vec<u8>> {
        let path = self.path(address);
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    }

    /// Writes a file, with its folder.
    pub fn write(&self, address: &str, content: &[u8]) -> Result<()> {
        let path = self.path(address);
        fs::create_dir_all(path.parent().unwrap_or(&self.0))?;
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Writes a file under a name with the hash of its content, and returns its address.
    pub fn write_hashed(&self, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
        let address = format!("./{stem}-{}.{extension}", hash(content));
        self.write(&address, content)?;
        Ok(address)
    }

    /// Removes the file at an address.
    pub fn remove(&self, address: &str) -> Result<()> {
        let path = self.path(address);
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))
    }
}

/// The hash that goes into file names: 16 hexadecimal digits, as trunk writes them.
pub fn hash(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether the name of a file, or of its folder, carries a hash, so that its content never changes.
pub fn is_hashed(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name);
    [path.file_stem(), folder].into_iter().flatten().any(|name| ends_in_hash(&name.to_string_lossy()))
}

fn ends_in_hash(name: &str) -> bool {
    name.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_in_a_name_is_recognised() {
        let name = format!("start-{}.js", hash(b"content"));
        assert!(is_hashed(Path::new(&name)));
        assert!(is_hashed(&Path::new(&format!("/data-{}", hash(b"content"))).join("2021.sv.json")));
        assert!(!is_hashed(Path::new("start.js")));
        assert!(!is_hashed(Path::new("data/2021.sv.json")));
    }
}
