//! The gate on addresses of the network: nothing that is shipped names one that a browser would fetch.
//!
//! The policy would stop such a request; here it is found before anybody sees it. Every file is searched as text, so that
//! texts in the program count too; of the single file that is its page, style and script, for what it has packed has been
//! searched as files. Links that a person may follow, and names that look like addresses, are let through.

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
/// The files that are not searched: pictures, fonts and what is packed, in which chance may write anything.
const BINARY: [&str; 13] =
    ["avif", "br", "gif", "gz", "ico", "jpeg", "jpg", "png", "ttf", "webp", "woff", "woff2", "zip"];
/// How a program begins.
const PROGRAM: &[u8] = b"\0asm";
/// How a text in UTF-16 begins.
const UTF16: [u8; 2] = [0xFF, 0xFE];
/// What stands before an address without a scheme, but for white space and a quotation mark, where a browser takes it as
/// one. Elsewhere two slashes are a comment, or a text.
const PLACES: [&str; 13] = [
    "src=", "srcset=", "href=", "action=", "poster=", "url=", "url:", "url(", "\":", "import", "import(", "from",
    "fetch(",
];
/// The longest of them.
const LONGEST: usize = 7;

/// Fails if a file of the bundle names an address that would be fetched.
pub fn check(folder: &Path, files: &[impl AsRef<Path>]) -> Result<()> {
    let mut found = Vec::new();
    for name in files {
        let name = name.as_ref();
        let is_binary = name.extension().is_some_and(|extension| BINARY.iter().any(|one| extension == *one));
        // The list of what the program is made of has addresses of packages, for people.
        if is_binary || name.ends_with(super::sbom::NAME) {
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

/// What a file is, as far as it matters for what is an address in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    /// Texts and numbers side by side, with nothing between them.
    Program,
    /// Text that somebody has written.
    Text,
}

/// The addresses that would be fetched, with what stands around them.
fn addresses(bytes: &[u8]) -> Vec<String> {
    let content = if bytes.starts_with(PROGRAM) { Content::Program } else { Content::Text };
    let text = decoded(bytes);
    let starts = text.match_indices("//").filter(|(at, _)| is_address(&text, *at, content));
    let shown = starts.filter(|(at, _)| !is_name(&text, *at) && !is_link(&text, *at));
    shown.map(|(at, _)| text.get(at.saturating_sub(6)..).unwrap_or(&text[at..]).chars().take(60).collect()).collect()
}

/// A file as text; the single file is in UTF-16.
fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&UTF16) {
        Some(rest) => {
            let (units, _) = rest.as_chunks();
            let units: Vec<_> = units.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Whether the two slashes stand before a host: after a scheme of the network, or at the beginning of a text.
fn is_address(text: &str, at: usize, content: Content) -> bool {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 2..).unwrap_or_default());
    let scheme = ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| ends_with(before, scheme));
    let bare = before.ends_with(['"', '\'', '`', '(', '=']);
    let host: String =
        after.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-.:".contains(*letter)).collect();
    if !host.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return false;
    }
    if host.contains('.') || host.starts_with("localhost") {
        return scheme || bare;
    }
    // A host of an intranet may have no dot. In a program texts stand side by side, and after a lone `https://` comes the next
    // text; and what no page would load from is a comment or half an address.
    content == Content::Text && (scheme || (bare && is_loaded_from(before)))
}

/// Whether what stands before an address says that it is loaded.
fn is_loaded_from(before: &str) -> bool {
    let before = before.strip_suffix(['"', '\'', '`']).unwrap_or(before);
    let end: Vec<char> = before.chars().rev().filter(|letter| !letter.is_whitespace()).take(LONGEST).collect();
    let end: String = end.into_iter().rev().collect();
    PLACES.iter().any(|place| ends_with(&end, place))
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
    fn a_host_without_a_dot_is_found_where_something_is_loaded_from_it() {
        for text in [
            r#"<script src="http://intranet/x.js">"#,
            "fetch('https://portal/api')",
            r#"<img src="//cdn/a.png">"#,
            "<link href=//cdn/a.css>",
            "p { background: url(//cdn/a.png) }",
            "p { background: url('//cdn/a.png') }",
            "@import '//cdn/a.css';",
            "import a from \"//cdn/a.js\";",
            "import('//cdn/a.js')",
            "image.src = '//cdn/a.png';",
            r#"{"src": "//cdn/icon.png"}"#,
            "{ url: '//cdn/a' }",
        ] {
            check(text, true);
        }
        for text in [
            "call(//why\n)",
            "a =//why",
            "const slashes = '//between';",
            "text.split(\"//mark\")",
            "\0asm https://nästa text",
            "\0asm http://nexttext",
            "\0asm src=\"//next",
            "https://…",
            r#"<a href="http://intranet/">"#,
        ] {
            check(text, false);
        }
    }

    #[test]
    fn the_single_file_is_read_in_the_letters_that_it_is_in() {
        let file =
            |text: &str| UTF16.into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>();
        let with_picture = "<script>\u{5000}\u{E000}</script><img src=\"//cdn.example/a.png\">";
        assert_eq!(addresses(&file(with_picture)).len(), 1);
        assert!(addresses(&file("<a href=\"https://skr.se/\">")).is_empty());
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
        assert!(error.contains("a.css:"), "{error}");
    }

    #[test]
    fn a_file_of_a_kind_that_nobody_has_thought_of_is_searched() {
        let bundle = tempfile::TempDir::new().unwrap();
        for name in ["a.mjs", "a.js.map", "a.xml", "a.PNG.txt", "LICENSE", "a.unknown"] {
            fs::write(bundle.path().join(name), "import 'https://cdn.example/a.js'").unwrap();
            assert!(super::check(bundle.path(), &[name]).is_err(), "{name}");
        }
    }
}
