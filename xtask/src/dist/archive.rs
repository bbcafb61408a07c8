//! The zip file of a version, with a checksum of every file in it. The same bundle makes the same zip, byte for byte.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::version::{self, Version};
use crate::workspace;

/// The list of checksums, as `sha256sum --check` reads it.
const CHECKSUMS: &str = "SHA256SUMS";
/// What of the project goes along.
const ALONG: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// A file of the archive: its name and what it holds.
type Entry = (String, Vec<u8>);

/// Writes the archive of a bundle; returns where it is.
pub fn write(folder: &Path, version: &Version) -> Result<PathBuf> {
    let name = format!("kommunkompass-{}", version.number);
    let mut entries = Vec::new();
    collect(folder, "", &mut entries)?;
    for file in ALONG {
        entries.push((file.to_owned(), fs::read(workspace::root().join(file))?));
    }
    let path = workspace::root().join("releases").join(format!("{name}.zip"));
    fs::create_dir_all(path.parent().unwrap_or(folder))?;
    fs::write(&path, archive(&name, time(), entries)?).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}

/// All files of a folder, with their names below it.
fn collect(folder: &Path, below: &str, entries: &mut Vec<Entry>) -> Result<()> {
    for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let name = format!("{below}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), entries)?;
        } else {
            entries.push((name, fs::read(&path)?));
        }
    }
    Ok(())
}

/// The time that every file gets: the commit's, which all builds of it have in common. Servers tell versions of a file
/// apart by time and size, so two versions must not have the same time.
fn time() -> DateTime {
    version::committed().and_then(|time| parsed(&time)).unwrap_or_default()
}

fn parsed(time: &str) -> Option<DateTime> {
    let numbers: Vec<u16> = time.split(['-', 'T', ':']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [year, rest @ ..] = numbers.as_slice() else { return None };
    let rest: Vec<u8> = rest.iter().map(|number| u8::try_from(*number)).collect::<Result<_, _>>().ok()?;
    let [month, day, hour, minute, second] = rest.as_slice() else { return None };
    DateTime::from_date_and_time(*year, *month, *day, *hour, *minute, *second).ok()
}

/// The archive, with everything in one folder: sorted, with one time for all and no owners.
fn archive(folder: &str, time: DateTime, mut entries: Vec<Entry>) -> Result<Vec<u8>> {
    entries.sort();
    let checksums = checksums(&entries);
    entries.push((CHECKSUMS.to_owned(), checksums.into_bytes()));
    entries.sort();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(time)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in &entries {
        zip.start_file(format!("{folder}/{name}"), options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The checksum of every file, a line each.
fn checksums(entries: &[Entry]) -> String {
    let line = |(name, content): &Entry| {
        let digest: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{digest}  {name}\n")
    };
    entries.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use zip::ZipArchive;

    use super::*;

    fn entries() -> Vec<Entry> {
        vec![("b/c.js".to_owned(), b"c".to_vec()), ("a.html".to_owned(), b"<p>".to_vec())]
    }

    #[test]
    fn the_same_files_make_the_same_archive_in_any_order() {
        let mut turned = entries();
        turned.reverse();
        assert_eq!(
            archive("k-1", DateTime::default(), entries()).unwrap(),
            archive("k-1", DateTime::default(), turned).unwrap()
        );
    }

    #[test]
    fn the_time_of_the_files_is_that_of_the_commit() {
        let time = parsed("2026-11-22T03:05:08").unwrap();
        assert_eq!((time.year(), time.month(), time.day(), time.hour(), time.second()), (2026, 11, 22, 3, 8));
        assert_eq!(parsed("yesterday"), None);
    }

    #[test]
    fn the_files_are_in_one_folder_with_their_checksums() {
        let mut zip = ZipArchive::new(Cursor::new(archive("k-1", DateTime::default(), entries()).unwrap())).unwrap();
        let names: Vec<_> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["k-1/SHA256SUMS", "k-1/a.html", "k-1/b/c.js"]);
        let mut sums = String::new();
        zip.by_name("k-1/SHA256SUMS").unwrap().read_to_string(&mut sums).unwrap();
        assert_eq!(
            sums.lines().last().unwrap(),
            "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6  b/c.js"
        );
    }
}
