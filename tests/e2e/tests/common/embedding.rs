//! Pages of somebody else that the program stands on.

use std::fs;

use anyhow::{Context, Result, bail, ensure};
use kommunkompass_e2e::{Person, Role, Site, containing, site};
use serde_json::Value;

/// What a strict intranet allows.
pub const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; \
                          connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Hears the events and counts the listeners of the window, before anything else of the page.
pub const LISTEN: &str = "window.heard = [];
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

/// Notes every message and event on a page with a frame, before anything else of it.
pub const LISTEN_TO_FRAME: &str = "window.heard = [];
addEventListener('message', (event) => heard.push({ origin: event.origin, ...event.data }));
for (const name of ['ready', 'change', 'save', 'error']) {
  document.addEventListener(`kompass:${name}`, (event) => heard.push({ event: name, ...event.detail }));
}
document.addEventListener('load', (event) => {
  window.frameHasLoaded ||= event.target.localName === 'iframe';
}, true);
window.frameHeight = () => document.querySelector('iframe').clientHeight;";

/// Opens the page of the intranet.
pub async fn visit(person: &Person, site: &Site) -> Result<()> {
    person.visit(&format!("{}intranet.html", site.url())).await
}

/// Waits until a script of the page is true.
pub async fn until(person: &Person, what: &str, script: &str) -> Result<()> {
    let look = async || Ok((person.run(script, vec![]).await? == true).then_some(()));
    person.wait_for(what, look).await
}

/// Waits until the page has heard an event that this condition on `event` holds for.
pub async fn see_heard(person: &Person, what: &str, condition: &str) -> Result<()> {
    until(person, what, &format!("return heard.some((event) => {condition});")).await
}

/// The frame is as high as what is in it.
pub async fn see_it_fit(person: &Person) -> Result<i64> {
    let fits = async || {
        let frame = person.run("return frameHeight();", vec![]).await?.as_i64();
        person.enter_frame(0).await?;
        let content = "return Math.ceil(document.documentElement.getBoundingClientRect().height);";
        let content = person.run(content, vec![]).await;
        person.leave_frame().await?;
        Ok(frame.filter(|_| content.ok().and_then(|content| content.as_i64()) == frame))
    };
    person.wait_for("the frame to be as high as its content", fits).await
}

/// Makes a draft with the municipality that is proposed and opens its first subarea, by what is to be seen alone: in an
/// element no address leads there.
pub async fn open_first_subarea(person: &Person) -> Result<()> {
    person.click(Role::Link, "Ny självskattning").await?;
    person.click(Role::Button, "Börja").await?;
    person.click(Role::Link, containing("Börja med 1.1 ")).await?;
    person.see(Role::Heading, "1.1 Strategi för demokratiutveckling och information").await
}

/// A storage that is full while `isFull` is set.
pub const FILL: &str = "const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (...entry) {
        if (window.isFull) throw new DOMException('the quota has been exceeded', 'QuotaExceededError');
        return write.apply(this, entry);
    };";

/// What is said of it.
pub const FULL: &str = "Ändringarna får inte plats i webbläsarens lagring.";

/// The app of this site, with such a storage in its page for frames.
pub fn with_storage_to_fill(site: Site) -> Result<Site> {
    for entry in site::bundle()?.read_dir()? {
        let path = entry?.path();
        let name = path.file_name().context("a file has a name")?.to_string_lossy().into_owned();
        if name.starts_with("frame-") && name.ends_with(".js") {
            let script = format!("{{ {FILL} }}\n{}", fs::read_to_string(&path)?);
            return Ok(site.with_file(&name, script));
        }
    }
    bail!("the bundle has no script for frames")
}

/// Waits until the page has heard that a draft cannot be saved; the message is what the reader is told.
pub async fn see_not_saved(person: &Person) -> Result<()> {
    const ERROR: &str = "(event.event ?? event.name) === 'error' && event.code === 'not-saved' && event.draft";
    see_heard(person, "that the draft is not saved", &format!("Boolean({ERROR})")).await?;
    let told = person.run(&format!("return heard.find((event) => {ERROR});"), vec![]).await?;
    let of_draft = "return heard.find((event) => (event.event ?? event.name) === 'change').draft;";
    ensure!(told.get("draft") == Some(&person.run(of_draft, vec![]).await?), "{told}");
    let message = told.get("message").and_then(Value::as_str);
    ensure!(message.is_some_and(|message| message.starts_with(FULL)), "{told}");
    Ok(())
}
