//! The page of the bundle: reads what it links to, and rewrites the links.

use anyhow::{Context, Result, bail, ensure};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};

use super::staging::Staging;

/// The name of the page in the bundle.
const NAME: &str = "index.html";
/// Where trunk has put the script tag of Trunk.toml.
const START_SCRIPT: &str = "script[data-program][data-wasm]";
const STYLE_SHEET: &str = r#"link[rel="stylesheet"]"#;
/// What start.js shows and hides.
const START_NOTICES: [&str; 2] = ["#start-loading", "#start-failed"];
/// What the security policy would forbid.
const INLINE: [&str; 3] = ["script:not([src])", "style", "[style]"];

/// The page of the bundle.
pub struct Page {
    html: String,
}

impl Page {
    /// Reads the page that trunk has written.
    pub fn read(staging: &Staging) -> Result<Self> {
        Ok(Self { html: String::from_utf8(staging.read(NAME)?).context("the page is no UTF-8")? })
    }

    /// Writes the page back.
    pub fn write(&self, staging: &Staging) -> Result<()> {
        staging.write(NAME, self.html.as_bytes())
    }

    /// The addresses of the two halves of the program: JavaScript and wasm.
    pub fn program(&mut self) -> Result<(String, String)> {
        let program = self.attributes(START_SCRIPT, "data-program")?;
        let wasm = self.attributes(START_SCRIPT, "data-wasm")?;
        match (program.as_slice(), wasm.as_slice()) {
            ([program], [wasm]) => Ok((program.clone(), wasm.clone())),
            _ => bail!("the page must have the script tag of Trunk.toml (pattern_script) exactly once"),
        }
    }

    /// The addresses of the style sheets, in the order of the page.
    pub fn style_sheets(&mut self) -> Result<Vec<String>> {
        self.attributes(STYLE_SHEET, "href")
    }

    /// Replaces an address wherever the page links to it.
    pub fn replace_address(&mut self, old: &str, new: &str) -> Result<()> {
        for (selector, attribute) in
            [("link", "href"), ("script", "src"), (START_SCRIPT, "data-program"), (START_SCRIPT, "data-wasm")]
        {
            self.rewrite(selector, |element| {
                if element.get_attribute(attribute).as_deref() == Some(old) {
                    element.set_attribute(attribute, new)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Lets the start script come from a file.
    pub fn set_start_script(&mut self, address: &str) -> Result<()> {
        self.rewrite(START_SCRIPT, |element| Ok(element.set_attribute("src", address)?))
    }

    /// Replaces all style sheets by one, in the place of the first.
    pub fn set_style_sheet(&mut self, address: &str) -> Result<()> {
        let mut first = true;
        self.rewrite(STYLE_SHEET, |element| {
            if !std::mem::take(&mut first) {
                element.remove();
                return Ok(());
            }
            Ok(element.set_attribute("href", address)?)
        })
    }

    /// Lets the browser fetch a file of data while the program is still loading.
    pub fn preload_data(&mut self, address: &str) -> Result<()> {
        let link = format!(
            r#"<link rel="preload" href="./{address}" as="fetch" type="application/json" crossorigin="anonymous">"#
        );
        self.rewrite("head", |element| {
            element.append(&link, ContentType::Html);
            Ok(())
        })
    }

    /// Leaves out the comments, which are for who builds the page.
    pub fn remove_comments(&mut self) -> Result<()> {
        let handler = doc_comments!(|comment| {
            comment.remove();
            Ok(())
        });
        let settings = RewriteStrSettings { document_content_handlers: vec![handler], ..RewriteStrSettings::new() };
        self.html = rewrite_str(&self.html, settings).context("the page cannot be rewritten")?;
        Ok(())
    }

    /// Checks what start.js and the security policy rely on.
    pub fn check(&mut self) -> Result<()> {
        for notice in START_NOTICES {
            ensure!(
                self.count(notice)? == 1,
                "index.html must have one element {notice}, for start.js to show or hide"
            );
        }
        for inline in INLINE {
            ensure!(self.count(inline)? == 0, "index.html has an inline `{inline}`, which the security policy forbids");
        }
        Ok(())
    }

    fn attributes(&mut self, selector: &str, attribute: &str) -> Result<Vec<String>> {
        let mut found = Vec::new();
        self.rewrite(selector, |element| {
            found.extend(element.get_attribute(attribute));
            Ok(())
        })?;
        Ok(found)
    }

    fn count(&mut self, selector: &str) -> Result<usize> {
        let mut count = 0;
        self.rewrite(selector, |_| {
            count += 1;
            Ok(())
        })?;
        Ok(count)
    }

    fn rewrite(&mut self, selector: &str, mut change: impl FnMut(&mut Element<'_, '_>) -> Result<()>) -> Result<()> {
        let handler = element!(selector, |element| Ok(change(element)?));
        let settings = RewriteStrSettings { element_content_handlers: vec![handler], ..RewriteStrSettings::new() };
        self.html = rewrite_str(&self.html, settings).context("the page cannot be rewritten")?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r##"<!doctype html><html><head>
<link rel="modulepreload" href="./a.js"><link rel="stylesheet" href="./1.css"><link rel="stylesheet" href="./2.css">
<script type="module" data-program="./a.js" data-wasm="./a.wasm"></script></head>
<body><p id="start-loading"></p><p id="start-failed" hidden></p></body></html>"##;

    fn page(html: &str) -> Page {
        Page { html: html.to_owned() }
    }

    #[test]
    fn a_page_with_a_script_file_passes_the_check() {
        let mut page = page(HTML);
        page.set_start_script("./start.js").unwrap();
        page.check().unwrap();
        assert!(page.html.contains(r#"src="./start.js""#));
    }

    #[test]
    fn an_inline_script_fails_the_check() {
        assert!(page(HTML).check().is_err());
    }

    #[test]
    fn a_page_without_the_start_script_is_refused() {
        assert!(page("<html></html>").program().is_err());
    }

    #[test]
    fn an_address_is_replaced_everywhere() {
        let mut page = page(HTML);
        page.replace_address("./a.js", "./b.js").unwrap();
        assert_eq!(page.program().unwrap().0, "./b.js");
        assert!(!page.html.contains("./a.js"));
    }

    #[test]
    fn comments_are_left_out() {
        let mut page = page("<!doctype html><!-- why --><p>text</p>");
        page.remove_comments().unwrap();
        assert_eq!(page.html, "<!doctype html><p>text</p>");
    }

    #[test]
    fn one_style_sheet_replaces_all() {
        let mut page = page(HTML);
        assert_eq!(page.style_sheets().unwrap(), ["./1.css", "./2.css"]);
        page.set_style_sheet("./style.css").unwrap();
        assert_eq!(page.style_sheets().unwrap(), ["./style.css"]);
    }
}
