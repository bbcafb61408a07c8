//! The gate on addresses of the network: nothing that is shipped names one that a browser would fetch.
//!
//! The policy would stop such a request; here it is found before anybody sees it. Every file is searched as bytes, so that
//! texts in the program count too. Links that a person may follow, and names that look like addresses, are let through.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

/// What looks like an address and is none that is fetched.
const NAMES: [(&str, &str); 3] = [
    ("http://www.w3.org/", "names of the languages of a document"),
    ("https://developer.mozilla.org/", "a comment in what wasm-bindgen writes"),
    ("https://intranet.example", "an example of a policy, on the page that checks a server"),
];
/// How a page writes a link for people.
const LINK: &str = "<a ";
/// The files that are searched.
const SEARCHED: [&str; 8] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// Fails if a file of the bundle names an address that would be fetched.
pub fn check(folder: &Path, files: &[impl AsRef<Path>]) -> Result<()> {
    let mut found = Vec::new();
    for name in files {
        let name = name.as_ref();
        let is_searched = name.extension().is_some_and(|extension| SEARCHED.iter().any(|one| extension == *one));
        // The list of what the program is made of has addresses of packages, for people.
        if !is_searched || name.ends_with(super::sbom::NAME) {
            continue;
        }
        let bytes = fs::read(folder.join(name))?;
        found.extend(addresses(&bytes).into_iter().map(|address| format!("  {}: {address}", name.display())));
    }
    if !found.is_empty() {
        bail!(
            "these files name addresses of the network, which the page must never fetch from:\n{}\nAn address that only \
             people follow belongs into an <a href>, or into the list in xtask/src/dist/addresses.rs",
            found.join("\n")
        );
    }
    Ok(())
}

/// The addresses that would be fetched, with what stands around them.
fn addresses(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let starts = text.match_indices("//").filter(|(at, _)| is_address(&text, *at));
    let shown = starts.filter(|(at, _)| !is_name(&text, *at) && !is_link(&text, *at));
    shown.map(|(at, _)| text.get(at.saturating_sub(6)..).unwrap_or(&text[at..]).chars().take(60).collect()).collect()
}

/// Whether the two slashes stand before a host: after a scheme of the network, or at the beginning of a text.
fn is_address(text: &str, at: usize) -> bool {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 2..).unwrap_or_default());
    let scheme = ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| ends_with(before, scheme));
    let bare = before.ends_with(['"', '\'', '`', '(', '=']);
    let host: String =
        after.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-.:".contains(*letter)).collect();
    // In the program texts stand side by side: after a lone `https://` comes the next text.
    let is_host = host.starts_with(|first: char| first.is_ascii_alphanumeric())
        && (host.contains('.') || host.starts_with("localhost"));
    is_host && (scheme || bare)
}

fn ends_with(text: &str, ending: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= ending.len()
        && bytes.iter().rev().zip(ending.bytes().rev()).all(|(one, other)| one.eq_ignore_ascii_case(&other))
}

fn is_name(text: &str, at: usize) -> bool {
    NAMES.iter().any(|(name, _)| {
        let scheme = name.find("//").unwrap_or_default();
        at.checked_sub(scheme).and_then(|start| text.get(start..)).is_some_and(|address| address.starts_with(name))
    })
}

/// Whether the address is in the start tag of a link.
fn is_link(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let tag = before.rfind('<').and_then(|start| before.get(start..)).unwrap_or_default();
    tag.starts_with(LINK) && !tag.contains('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, fetched: bool) {
        assert_eq!(!addresses(text.as_bytes()).is_empty(), fetched, "{text}");
    }

    #[test]
    fn an_address_that_is_fetched_is_found() {
        for text in [
            r#"<script src="https://cdn.example/a.js">"#,
            r#"<img src="//cdn.example/a.png">"#,
            "<link href=//fonts.example/css>",
            "p { background: url(http://host.example/a.png) }",
            "@import '//host.example/a.css';",
            "fetch(`HTTPS://api.example/${x}`)",
            "import('https://cdn.example/x.js')",
            r#"{"start_url":"https://host.example/"}"#,
            "abc\u{0}https://collector.example/xyz",
            "new WebSocket('ws://localhost:1')",
        ] {
            check(text, true);
        }
    }

    #[test]
    fn links_names_and_comments_are_let_through() {
        for text in [
            r#"<a href="https://skr.se/kommunkompassen">SKR</a>"#,
            r#"<svg xmlns="http://www.w3.org/2000/svg">"#,
            "// a comment\nlet a = b; //another.one",
            "address.startsWith('https:') ? 'https://' : 'http://'",
            "data:image/svg+xml,a",
            "'//' + name",
        ] {
            check(text, false);
        }
    }

    #[test]
    fn the_files_of_a_bundle_are_searched() {
        let bundle = tempfile::TempDir::new().unwrap();
        fs::write(bundle.path().join("a.css"), "p { background: url(//host.example/a.png) }").unwrap();
        fs::write(bundle.path().join("b.png"), "http://host.example/").unwrap();
        assert!(super::check(bundle.path(), &["b.png"]).is_ok());
        let error = super::check(bundle.path(), &["a.css", "b.png"]).unwrap_err().to_string();
        assert!(error.contains("a.css: l(//host") || error.contains("a.css:"), "{error}");
    }
}
