//! A page of the bundle: reads what it links to, and rewrites the links.

use anyhow::{Context, Result, bail, ensure};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};

use super::staging::Staging;

/// The name in the bundle of the page that trunk writes.
pub const NAME: &str = "index.html";
/// Where trunk has put the script tag of Trunk.toml.
const START_SCRIPT: &str = "script[data-program][data-wasm]";
const LINKED: &str = r#"link[rel="modulepreload"], link[rel="preload"], link[rel="manifest"]"#;
const STYLE_SHEET: &str = r#"link[rel="stylesheet"]"#;
/// The script for browsers from before modules.
const OLD_SCRIPT: &str = "script[nomodule]";
/// What start.js shows and hides.
const START_NOTICES: [&str; 2] = ["#start-loading", "#start-failed"];
/// What the security policy would forbid.
const INLINE: [&str; 3] = ["script:not([src])", "style", "[style]"];

/// A page of the bundle.
pub struct Page {
    name: &'static str,
    html: String,
}

impl Page {
    /// Reads the page that trunk has written.
    pub fn read(staging: &Staging) -> Result<Self> {
        Ok(Self { name: NAME, html: String::from_utf8(staging.read(NAME)?).context("the page is no UTF-8")? })
    }

    /// Another page, that trunk knows nothing of.
    pub fn new(name: &'static str, html: String) -> Self {
        Self { name, html }
    }

    /// The page as it is now.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// Writes the page back.
    pub fn write(&self, staging: &Staging) -> Result<()> {
        staging.write(self.name, self.html.as_bytes())
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

    /// The addresses of the scripts that the page loads, in its order.
    pub fn scripts(&mut self) -> Result<Vec<String>> {
        self.attributes("script", "src")
    }

    /// The addresses of what the page loads early or is installed by: modules, data, manifest.
    pub fn linked(&mut self) -> Result<Vec<String>> {
        self.attributes(LINKED, "href")
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

    /// Tells the start script something, by an attribute of its tag such as `data-data`.
    pub fn tell_start_script(&mut self, attribute: &str, value: &str) -> Result<()> {
        self.rewrite(START_SCRIPT, |element| Ok(element.set_attribute(attribute, value)?))
    }

    /// Lets the start script come from a file.
    pub fn set_start_script(&mut self, address: &str) -> Result<()> {
        self.rewrite(START_SCRIPT, |element| Ok(element.set_attribute("src", address)?))
    }

    /// Lets the browser fetch a module while the one that imports it is still loading.
    pub fn preload_module(&mut self, address: &str) -> Result<()> {
        let link = format!(r#"<link rel="modulepreload" href="{address}">"#);
        self.rewrite("head", |element| {
            element.append(&link, ContentType::Html);
            Ok(())
        })
    }

    /// Lets the script for old browsers come from a file.
    pub fn set_old_script(&mut self, address: &str) -> Result<()> {
        self.rewrite(OLD_SCRIPT, |element| Ok(element.set_attribute("src", address)?))
    }

    /// The page with another script that runs before the start script.
    pub fn with_script_before_start(&self, address: &str) -> Result<String> {
        let mut page = Self { name: self.name, html: self.html.clone() };
        let script = format!(r#"<script type="module" src="{address}"></script>"#);
        page.rewrite(START_SCRIPT, |element| {
            element.before(&script, ContentType::Html);
            Ok(())
        })?;
        ensure!(page.html.contains(&script), "the page has no start script");
        Ok(page.html)
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

    /// Replaces all scripts by one with these attributes, in the place of the first.
    pub fn set_script(&mut self, attributes: &[(&str, &str)]) -> Result<()> {
        let mut first = true;
        self.rewrite("script", |element| {
            if !std::mem::take(&mut first) {
                element.remove();
                return Ok(());
            }
            attributes.iter().try_for_each(|(name, value)| Ok(element.set_attribute(name, value)?))
        })
    }

    /// Lets the browser fetch a file of data while the program is still loading.
    pub fn preload_data(&mut self, address: &str) -> Result<()> {
        let link = format!(
            r#"<link rel="preload" href="{address}" as="fetch" type="application/json" crossorigin="anonymous">"#
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
        self.check_for_inline()
    }

    /// Checks that the page has nothing that the security policy forbids.
    pub fn check_for_inline(&mut self) -> Result<()> {
        for inline in INLINE {
            let count = self.count(inline)?;
            ensure!(count == 0, "{} has an inline `{inline}`, which the security policy forbids", self.name);
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
        Page::new(NAME, html.to_owned())
    }

    #[test]
    fn a_page_with_a_script_file_passes_the_check() {
        let mut page = page(HTML);
        page.set_start_script("./start.js").unwrap();
        page.check().unwrap();
        assert!(page.html.contains(r#"src="./start.js""#));
    }

    #[test]
    fn another_script_goes_before_the_start_script() {
        let html = page(HTML).with_script_before_start("./frame.js").unwrap();
        assert!(html.find("./frame.js") < html.find("data-program"), "{html}");
        assert!(page("<html></html>").with_script_before_start("./frame.js").is_err());
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
    fn one_script_replaces_all() {
        let mut page = page("<p></p><script src=\"a.js\"></script><script src=\"b.js\"></script>");
        page.set_script(&[("src", "./c.js"), ("data-files", "d e")]).unwrap();
        assert_eq!(page.html, "<p></p><script src=\"./c.js\" data-files=\"d e\"></script>");
    }

    #[test]
    fn one_style_sheet_replaces_all() {
        let mut page = page(HTML);
        assert_eq!(page.style_sheets().unwrap(), ["./1.css", "./2.css"]);
        page.set_style_sheet("./style.css").unwrap();
        assert_eq!(page.style_sheets().unwrap(), ["./style.css"]);
    }
}
