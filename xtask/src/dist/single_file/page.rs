//! The page of the single file: that of the bundle, with everything it linked to inside, and a policy of its own.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, ensure};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256};

use crate::workspace;

/// How the page looks until the style sheet has been unpacked, which takes a moment, and where scripts are off.
const STYLE: &str = ":root{color-scheme:light dark}body{font-family:system-ui,sans-serif;line-height:1.5;max-width:70rem;margin:auto;padding:1rem}@media(scripting:none){#start-loading{display:none}}";
/// What is said when the file was cut off or changed on its way.
const DAMAGED: &str = "Filen är skadad: en del av den saknas eller har ändrats på vägen. Hämta den igen, \
    eller be avsändaren skicka den i en zip-fil. Sparade utkast ligger kvar i webbläsaren.";

/// What the page is made of.
pub struct Page<'a> {
    /// The page of the bundle.
    pub html: &'a str,
    /// The script that unpacks and starts.
    pub loader: &'a str,
    /// The style sheet, which is unpacked.
    pub style: &'a str,
    /// The JavaScript half of the program, which is unpacked.
    pub glue: &'a str,
}

impl Page<'_> {
    /// The page with packed parts, each under the id by which the loader finds it.
    pub fn with_parts(&self, parts: &[(&str, &[u16])]) -> Result<String> {
        let mut carried = String::new();
        for (id, units) in parts {
            let text = String::from_utf16(units).context("a packed part is no text")?;
            // Writing to a string cannot fail.
            let _ = write!(carried, r#"<script type="text/plain" id="{id}">{text}</script>"#);
        }
        // A link to a file is none that works here.
        let links = element!("link, script[src]", |element| {
            if element.get_attribute("href").is_none_or(|address| !address.starts_with("data:")) {
                element.remove();
            }
            Ok(())
        });
        // There is no check of a server without one, and nobody searches for a file with one.
        let charset = element!("meta[charset], meta[name=description], .kk-start-slow", |element| {
            element.remove();
            Ok(())
        });
        let head = element!("head", |element| {
            let policy = format!(r#"<meta http-equiv="Content-Security-Policy" content="{}">"#, self.policy());
            element.prepend(&policy, ContentType::Html);
            let (attributes, loader) = (self.attributes()?, self.loader);
            let loader = format!("<style>{STYLE}</style><script id=\"loader\"{attributes}>{loader}</script>");
            element.append(&loader, ContentType::Html);
            Ok(())
        });
        let body = element!("body", |element| {
            let notice =
                format!(r#"<p id="file-damaged" class="kk-start-failed" role="alert" lang="sv" hidden>{DAMAGED}</p>"#);
            element.prepend(&notice, ContentType::Html);
            element.append(&carried, ContentType::Html);
            Ok(())
        });
        let handlers = vec![links, charset, head, body];
        let settings = RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() };
        let html = rewrite_str(self.html, settings).context("the page cannot be rewritten")?;
        ensure!(html.contains("id=\"loader\"") && html.contains("file-damaged"), "the page has no head or no body");
        Ok(without_indents(&html))
    }

    /// Nothing but what stands in the file, and no address at all.
    fn policy(&self) -> String {
        format!(
            "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {} {}; img-src data: blob:; \
             base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types file",
            source(self.loader),
            source(self.glue),
            source(STYLE),
            source(self.style)
        )
    }

    /// What the bundle's page tells the program, which the loader passes on.
    fn attributes(&self) -> Result<String> {
        let mut attributes = String::new();
        let start = element!("script[data-program]", |element| {
            for name in ["data-version", "data-commit"] {
                if let Some(value) = element.get_attribute(name) {
                    let _ = write!(attributes, r#" {name}="{value}""#);
                }
            }
            Ok(())
        });
        let settings = RewriteStrSettings { element_content_handlers: vec![start], ..RewriteStrSettings::new() };
        rewrite_str(self.html, settings).context("the page cannot be read")?;
        Ok(attributes)
    }
}

/// A text without indentation and without empty lines: every letter counts twice in this file. Scripts that the policy
/// knows by their hash have to be so before; packed parts have no ends of lines.
fn without_indents(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// A script or style as the policy names it.
fn source(content: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(content)))
}

fn base64(bytes: &[u8]) -> String {
    let digits: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let lacking = 3 - three.len();
        let number = three.iter().fold(0usize, |number, byte| number << 8 | usize::from(*byte)) << (8 * lacking);
        let places = (0..=three.len()).map(|place| (number >> (18 - 6 * place)) & 63);
        text.extend(places.filter_map(|digit| digits.get(digit)));
        text.extend(std::iter::repeat_n('=', lacking));
    }
    text
}

/// The script `start/file.js` without what is there for who reads it.
pub fn loader() -> Result<String> {
    let path = workspace::root().join("start").join("file.js");
    let script = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(bare(&script))
}

/// A script without indentation, and without lines that are empty or a comment.
fn bare(script: &str) -> String {
    let script = without_indents(script);
    script.lines().filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r#"<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,">
    <meta name="description" content="For who searches">
    <link rel="stylesheet" href="./style-1.css"><link rel="preload" href="./data/a.json">
<script type="module" src="./start.js" data-program="./a.js" data-wasm="./a.wasm" data-version="1.2.3" data-commit="abc"></script>
</head><body><div id="kommunkompass">Text</div></body></html>"#;

    fn page() -> String {
        let page = Page { html: HTML, loader: "start()", style: "p{}", glue: "function program(){}" };
        page.with_parts(&[("program", &[0x5000, 0xE000])]).unwrap()
    }

    #[test]
    fn nothing_is_linked_to() {
        let page = page();
        for address in ["./", "src=", "charset"] {
            assert!(!page.contains(address), "{address} in {page}");
        }
        assert!(page.contains("href=\"data:,\"") && page.contains("<div id=\"kommunkompass\">Text</div>"));
    }

    #[test]
    fn no_letter_is_there_for_nothing() {
        let page = page();
        assert!(!page.contains("description") && !page.contains("\n\n") && !page.contains("\n "), "{page}");
    }

    #[test]
    fn the_policy_comes_first_and_allows_what_is_inside() {
        let page = page();
        assert!(page.contains(r#"<head><meta http-equiv="Content-Security-Policy" content="default-src 'none';"#));
        for inside in ["start()", "function program(){}", "p{}", STYLE] {
            assert!(page.contains(&source(inside)), "{inside} in {page}");
        }
        assert!(!page.contains("connect-src") && !page.contains("unsafe-inline"));
    }

    #[test]
    fn the_loader_is_told_version_and_build() {
        assert!(page().contains(r#"<script id="loader" data-version="1.2.3" data-commit="abc">start()</script>"#));
    }

    #[test]
    fn parts_are_carried_as_text() {
        assert!(page().contains("<script type=\"text/plain\" id=\"program\">\u{5000}\u{E000}</script>"));
    }

    #[test]
    fn the_source_of_a_script_is_its_hash_in_base64() {
        assert_eq!(source("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
        assert_eq!(base64(b"ab"), "YWI=");
    }

    #[test]
    fn the_loader_has_no_comments_and_nothing_that_ends_it() {
        assert_eq!(bare("// why\n  a();\n\n  // b\n  b(); // c"), "a();\nb(); // c");
        let loader = loader().unwrap();
        assert!(!loader.contains("</") && !loader.contains("<!--"), "{loader}");
    }
}
