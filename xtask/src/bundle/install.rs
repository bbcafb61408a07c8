//! The app as it is installed: manifest, icons, and the service worker with the list of what it keeps.
//!
//! What the worker does is in `start/worker.js`. A build is named after the content of all that is kept and of the worker.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::page::{self, Page};
use super::staging::{Staging, hash};
use super::{Profile, start};
use crate::workspace;

/// The worker in the bundle. Its name must stay: browsers ask for it by the name that they know.
pub(super) const WORKER: &str = "./sw.js";
const MANIFEST: &str = "manifest.webmanifest";
const ICONS: &str = "icons";
/// The icon that adapts to any size; the other sizes are pictures. Its twin is only what pictures are drawn from.
const ICON: &str = "icon.svg";

/// What of a bundle is not kept by the worker, since the app works without: the worker itself, and what is for other pages
/// and for web editors. Names in the bundle; a `*` stands for the hash.
const LEFT_OUT: [&str; 8] = [
    WORKER,
    "./check.html",
    "./check-*.js",
    "./embed.html",
    "./frame-*.js",
    "./kommun-kompass.js",
    "./kommun-kompass-frame.js",
    "./kommunkompass.html",
];

/// Integrity of each file that is kept, by its address.
type Kept = BTreeMap<String, String>;

/// Writes manifest, icons and worker, and the page, which tells the start script of the worker.
pub fn finish(page: &mut Page, staging: &Staging, profile: Profile) -> Result<()> {
    let source = workspace::root().join("start");
    copy(staging, MANIFEST)?;
    for file in source.join(ICONS).read_dir()? {
        let name = file?.file_name().to_string_lossy().into_owned();
        if name == ICON || name.ends_with(".png") {
            copy(staging, &format!("{ICONS}/{name}"))?;
        }
    }
    if profile == Profile::Debug {
        // Who develops wants to see what was built last; a worker of an earlier build goes.
        page.write(staging)?;
        return staging.write(WORKER, start::read("withdraw")?.as_bytes());
    }
    let worker = start::read("worker")?;
    page.tell_start_script("data-worker", WORKER)?;
    // The page is among what the build is named after, without the name.
    let build = build(&kept(staging, page)?, &worker);
    page.tell_start_script("data-build", &build)?;
    page.write(staging)?;
    staging.write(WORKER, script(&build, &kept(staging, page)?, &worker).as_bytes())
}

fn copy(staging: &Staging, name: &str) -> Result<()> {
    let path = workspace::root().join("start").join(name);
    let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    staging.write(name, &content)
}

/// Every file of the bundle that the app may need; the page as it is now.
fn kept(staging: &Staging, page: &Page) -> Result<Kept> {
    let page_address = format!("./{}", page::NAME);
    let mut kept = Kept::from([(page_address.clone(), integrity(page.html().as_bytes()))]);
    for address in staging.addresses()? {
        if address != page_address && !is_left_out(&address) {
            kept.insert(address.clone(), integrity(&staging.read(&address)?));
        }
    }
    Ok(kept)
}

fn is_left_out(address: &str) -> bool {
    LEFT_OUT.into_iter().any(|one| match one.split_once('*') {
        None => one == address,
        Some((start, end)) => address.starts_with(start) && address.ends_with(end),
    })
}

/// What a browser compares a file with before it takes it.
fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// The name of the build.
fn build(kept: &Kept, worker: &str) -> String {
    let files: String = kept.iter().map(|(address, integrity)| format!("{address} {integrity}\n")).collect();
    hash(format!("{files}\n{worker}").as_bytes())
}

/// The worker with the name of its build and its list.
fn script(build: &str, kept: &Kept, worker: &str) -> String {
    format!("const BUILD = \"{build}\";\nconst FILES = {};\n{worker}", serde_json::json!(kept))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tempfile::TempDir;

    use super::*;

    /// A bundle, with one file of each kind.
    fn bundle() -> (TempDir, Staging) {
        let folder = TempDir::new().unwrap();
        let staging = Staging::new(folder.path().to_owned());
        for name in [
            "index.html",
            "kommunkompass-0123456789abcdef.js",
            "kommunkompass-0123456789abcdef.wasm",
            "check.html",
            "check-0123456789abcdef.js",
            "data-0123456789abcdef/2021.sv.json",
        ] {
            let content = r#"<script data-program="a.js" data-wasm="a.wasm"></script>"#;
            staging.write(name, content.as_bytes()).unwrap();
        }
        (folder, staging)
    }

    fn finish_release(staging: &Staging) -> (String, Kept) {
        let mut page = Page::read(staging).unwrap();
        finish(&mut page, staging, Profile::Release).unwrap();
        let worker = String::from_utf8(staging.read(WORKER).unwrap()).unwrap();
        let mut lines = worker.lines();
        let build = lines.next().unwrap().strip_prefix("const BUILD = \"").unwrap().strip_suffix("\";").unwrap();
        let files = lines.next().unwrap().strip_prefix("const FILES = ").unwrap().strip_suffix(';').unwrap();
        (build.to_owned(), serde_json::from_str(files).unwrap())
    }

    #[test]
    fn every_file_of_the_bundle_is_kept_or_named_as_left_out() {
        let (_folder, staging) = bundle();
        let (_, kept) = finish_release(&staging);
        let left_out = |address: &String| is_left_out(address);
        let all = staging.addresses().unwrap();
        let expected: BTreeSet<_> = all.iter().filter(|address| !left_out(address)).cloned().collect();
        assert_eq!(kept.keys().cloned().collect::<BTreeSet<_>>(), expected);
        let missing: Vec<_> = all.difference(&expected).collect();
        assert_eq!(missing, ["./check-0123456789abcdef.js", "./check.html", "./sw.js"]);
        for (address, integrity) in &kept {
            assert_eq!(*integrity, super::integrity(&staging.read(address).unwrap()), "{address}");
        }
        for name in ["./manifest.webmanifest", "./icons/icon.svg", "./icons/icon-180.png"] {
            assert!(kept.contains_key(name), "{name} is not in {kept:?}");
        }
    }

    #[test]
    fn the_page_knows_its_build_and_any_change_is_another_one() {
        let (_folder, staging) = bundle();
        let (build, kept) = finish_release(&staging);
        let page = String::from_utf8(staging.read(page::NAME).unwrap()).unwrap();
        assert!(page.contains(&format!("data-worker=\"./sw.js\" data-build=\"{build}\"")), "{page}");
        let mut other = kept.clone();
        other.insert("./index.html".to_owned(), integrity(b"other"));
        assert_ne!(super::build(&kept, "worker"), super::build(&other, "worker"));
        assert_ne!(super::build(&kept, "worker"), super::build(&kept, "other"));
    }

    #[test]
    fn a_bundle_for_development_is_not_kept() {
        let (_folder, staging) = bundle();
        let mut page = Page::read(&staging).unwrap();
        finish(&mut page, &staging, Profile::Debug).unwrap();
        let worker = String::from_utf8(staging.read(WORKER).unwrap()).unwrap();
        assert!(worker.contains("unregister") && !worker.contains("FILES"), "{worker}");
        assert!(!page.html().contains("data-worker"));
    }

    #[test]
    fn an_integrity_is_the_hash_of_the_content_in_base64() {
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    fn start_file(name: &str) -> Vec<u8> {
        fs::read(workspace::root().join("start").join(name)).unwrap()
    }

    /// The hashes are those of the sources that the pictures were last drawn from (start/icons/README.md).
    #[test]
    fn the_pictures_are_drawn_from_the_icons_as_they_are() {
        for (name, drawn_from) in [
            ("icon.svg", "65bc154272cd640b197b3bfb057649fcf34781b4d699a83fe8d1063a73c07ec8"),
            ("icon-full.svg", "41de45dfed3d936ae64c40f7fc73ebd7a28b2f3e6f609e7faa929274b1ff32f6"),
        ] {
            let digest: String =
                Sha256::digest(start_file(&format!("icons/{name}"))).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(digest, drawn_from, "{name} has changed: draw the pictures anew (start/icons/README.md)");
        }
    }

    #[test]
    fn the_manifest_names_icons_that_are_there_in_the_size_that_it_says() {
        let manifest: serde_json::Value = serde_json::from_slice(&start_file(MANIFEST)).unwrap();
        let mut pictures = vec![("./icons/icon-180.png".to_owned(), "180x180".to_owned())];
        for icon in manifest["icons"].as_array().unwrap() {
            let text = |field: &str| icon[field].as_str().unwrap().to_owned();
            pictures.push((text("src"), text("sizes")));
        }
        for (name, sizes) in pictures {
            let content = start_file(&name);
            if sizes == "any" {
                assert!(content.starts_with(b"<svg "), "{name}");
            } else {
                // The first part of a PNG begins with width and height.
                let number = |at: usize| u32::from_be_bytes(content[at..at + 4].try_into().unwrap());
                assert_eq!(format!("{}x{}", number(16), number(20)), sizes, "{name}");
            }
        }
    }

    #[test]
    fn the_manifest_has_the_colours_of_the_app() {
        let manifest: serde_json::Value = serde_json::from_slice(&start_file(MANIFEST)).unwrap();
        let tokens = fs::read_to_string(workspace::root().join("style").join("tokens.css")).unwrap();
        for (field, token) in [("theme_color", "accent"), ("background_color", "ground")] {
            let colour = manifest[field].as_str().unwrap();
            assert!(tokens.contains(&format!("--kk-colour-{token}: {colour};")), "{field} is not --kk-colour-{token}");
        }
    }
}
