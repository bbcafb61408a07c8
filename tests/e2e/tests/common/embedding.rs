//! Pages of somebody else that the program stands on.

use anyhow::Result;
use kommunkompass_e2e::{Person, Site};

/// What a strict intranet allows.
pub const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; \
                          connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Hears the events and counts the listeners of the window, before anything else of the page.
const LISTEN: &str = "window.heard = [];
for (const name of ['ready', 'change', 'save', 'error']) {
  document.addEventListener(`kompass:${name}`, (event) => heard.push({ name, id: event.target.id, ...event.detail }));
}
window.listeners = 0;
const { addEventListener, removeEventListener } = window;
window.addEventListener = function (...given) { listeners += 1; return addEventListener.apply(this, given); };
window.removeEventListener = function (...given) { listeners -= 1; return removeEventListener.apply(this, given); };";

/// A page with this in its body, and a style sheet.
pub fn page(style: &str, body: &str) -> (String, String) {
    let html = format!(
        "<!doctype html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Intranät</title>\
         <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"intranet.css\">\
         <script src=\"listen.js\"></script><script type=\"module\" src=\"kommun-kompass.js\"></script></head>\
         <body>{body}</body></html>"
    );
    (html, style.to_owned())
}

/// An intranet with the bundle, and such a page at `intranet.html`.
pub fn intranet(style: &str, body: &str) -> Result<Site> {
    let (html, style) = page(style, body);
    let site = Site::of_bundle()?.with_policy(STRICT).with_file("intranet.html", html);
    Ok(site.with_file("intranet.css", style).with_file("listen.js", LISTEN))
}

/// Opens the page of the intranet.
pub async fn visit(person: &Person, site: &Site) -> Result<()> {
    person.visit(&format!("{}intranet.html", site.url())).await
}

/// Waits until a script of the page is true.
pub async fn until(person: &Person, what: &str, script: &str) -> Result<()> {
    let look = async || Ok((person.run(script, vec![]).await? == true).then_some(()));
    person.wait_for(what, look).await
}
