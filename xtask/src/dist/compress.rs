//! Compressed copies of files, for servers that send them as they are.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The files that get smaller; pictures and fonts are compressed already.
const COMPRESSIBLE: [&str; 11] =
    ["css", "csv", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// A file of the bundle with its sizes in bytes.
pub struct File {
    /// The path in the bundle.
    pub name: PathBuf,
    /// The size as it is.
    pub raw: usize,
    /// The size with gzip; the raw size when the file is not compressed.
    pub gzip: usize,
    /// The size with brotli; the raw size when the file is not compressed.
    pub brotli: usize,
}

/// Puts a `.br` and a `.gz` beside every compressible file; returns all files in the order of their names.
pub fn folder(folder: &Path) -> Result<Vec<File>> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.sort();
    paths.iter().map(|path| file(folder, path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<()> {
    for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if !has_extension(&path, &["br", "gz"]) {
            paths.push(path);
        }
    }
    Ok(())
}

fn file(folder: &Path, path: &Path) -> Result<File> {
    let content = fs::read(path)?;
    let name = path.strip_prefix(folder)?.to_owned();
    let mut file = File { name, raw: content.len(), gzip: content.len(), brotli: content.len() };
    if has_extension(path, &COMPRESSIBLE) {
        file.gzip = write_beside(path, "gz", &gzip(&content)?)?;
        file.brotli = write_beside(path, "br", &brotli(&content)?)?;
    }
    Ok(file)
}

fn write_beside(path: &Path, extension: &str, content: &[u8]) -> Result<usize> {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    fs::write(&name, content)?;
    Ok(content.len())
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: content.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|extension| extensions.iter().any(|one| extension == *one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_gets_two_compressed_copies_and_a_picture_none() {
        let bundle = tempfile::TempDir::new().unwrap();
        fs::write(bundle.path().join("a.css"), "a { color: red }".repeat(50)).unwrap();
        fs::write(bundle.path().join("b.png"), "picture").unwrap();
        let files = folder(bundle.path()).unwrap();
        assert!(bundle.path().join("a.css.br").is_file() && bundle.path().join("a.css.gz").is_file());
        assert!(!bundle.path().join("b.png.br").exists());
        let names: Vec<_> = files.iter().map(|file| file.name.display().to_string()).collect();
        assert_eq!(names, ["a.css", "b.png"]);
        assert!(files.iter().all(|file| file.brotli <= file.raw));
    }

    #[test]
    fn compressing_twice_compresses_no_copies() {
        let bundle = tempfile::TempDir::new().unwrap();
        fs::write(bundle.path().join("a.css"), "a {}").unwrap();
        folder(bundle.path()).unwrap();
        assert_eq!(folder(bundle.path()).unwrap().len(), 1);
    }
}
