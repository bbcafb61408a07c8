//! The web servers that municipalities have, set up as docs/embedding.md says: the app starts under the policy, the check
//! page is content, and who may show it in a frame is obeyed. Pages of another site have it in them under a policy of
//! their own.

mod common;

use anyhow::{Context, Result, ensure};
use common::embedding::{LISTEN, LISTEN_TO_FRAME, open_first_subarea, see_heard, see_it_fit};
use common::{DIRECTION, SYSTEMATIC, answer, is_answered};
use kommunkompass_e2e::web_server::{HostPage, WebServer};
use kommunkompass_e2e::{Browser, Person, Role, containing, session};
use serde_json::{Value, json};

const HOST_PAGE: &str = "<!doctype html><html lang=\"sv\"><title>Intranät</title><link rel=\"icon\" href=\"data:,\">\
    <iframe title=\"Kommunkompass\" width=\"100%\" height=\"800\" \
    src=\"{app}embed.html?municipality=Habo&amp;host={host}\"></iframe></html>";

/// The lines of docs/iframe.md on a page of another site.
const PAGE_WITH_FRAME: HostPage<'_> = HostPage {
    html: "<!doctype html><html lang=\"sv\"><meta charset=\"utf-8\"><title>Intranät</title>\
        <link rel=\"icon\" href=\"data:,\"><script src=\"listen.js\"></script><main><h1>Intranät</h1>\
        <iframe data-kommun-kompass title=\"Kommunkompass, självskattning\" loading=\"lazy\" width=\"100%\" height=\"900\" \
        src=\"{app}embed.html?municipality=Habo&amp;edition=2021&amp;lang=sv&amp;host={host}\"></iframe>\
        <script src=\"{app}kommun-kompass-frame.js\"></script></main></html>",
    policy: "default-src 'none'; script-src 'self' {origin}; frame-src {origin} blob:; img-src data:; \
        require-trusted-types-for 'script'; trusted-types 'none'",
    files: &[("listen.js", LISTEN_TO_FRAME)],
    may_frame: "{host}",
    may_read: false,
};

/// The lines of docs/custom-element.md on a page of another site, with the policy that is given there.
const PAGE_WITH_ELEMENT: HostPage<'_> = HostPage {
    html: "<!doctype html><html lang=\"sv\"><meta charset=\"utf-8\"><title>Intranät</title>\
        <link rel=\"icon\" href=\"data:,\"><script src=\"listen.js\"></script><script type=\"module\" src=\"{app}kommun-kompass.js\"></script>\
        <main><h1>Intranät</h1>\
        <kommun-kompass municipality=\"Habo\" edition=\"2021\" lang=\"sv\" theme=\"light\"></kommun-kompass></main></html>",
    policy: "default-src 'none'; script-src 'self' {origin} 'wasm-unsafe-eval'; style-src {origin}; \
        img-src {origin} data: blob:; connect-src {origin}; require-trusted-types-for 'script'; trusted-types 'none'",
    files: &[("listen.js", LISTEN)],
    may_frame: "{host}",
    may_read: true,
};

/// The answer of these scenarios in the last change that the page has heard of, and its points.
const POINTS: &str = "const { municipality, edition, answered, secured, possible, max } =
    heard.filter((event) => (event.event ?? event.name) === 'change').at(-1);
    return [municipality, edition, answered, secured, possible, max];";

/// What an answer says of a file that the page has loaded: type, encoding, caching.
const HEADERS: &str = "return (async () => {
    const address = performance.getEntriesByType('resource').map(({ name }) => name).find((name) => name.endsWith('.wasm'));
    const answer = await fetch(address, { cache: 'no-store' });
    return ['Content-Type', 'Content-Encoding', 'Cache-Control'].map((name) => answer.headers.get(name));
})();";

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Uses the app as a server gives it out, and lets the check page judge the server.
async fn use_app(person: &Person, server: &WebServer, encoding: &str) -> Result<()> {
    person.visit(&server.url()).await?;
    person.see_it_started().await?;
    person.see(Role::Link, "Ny självskattning").await?;
    let headers = person.run(HEADERS, vec![]).await?;
    // WebKit takes brotli over https only.
    let encoding = if person.browser() == Browser::WebKit { "gzip" } else { encoding };
    ensure!(headers == json!(["application/wasm", encoding, FOR_EVER]), "the program came with {headers}");
    // The check asks for a file that is not there.
    person.expect_console_error("404");
    person.visit(&format!("{}check.html", server.url())).await?;
    person.see(Role::Heading, "Allt fungerar").await?;
    person.see_text("De här webbplatserna får visa sidan i en ram: 'self', ").await
}

#[test]
fn nginx_as_the_documentation_sets_it_up_serves_the_app() -> Result<()> {
    let Some(server) = WebServer::nginx(HOST_PAGE, "https://intranet.example")? else { return Ok(()) };
    session(async |person| use_app(person, &server, "gzip").await);
    Ok(())
}

#[test]
fn nginx_with_its_module_for_brotli_gives_out_what_is_smallest() -> Result<()> {
    let Some(server) = WebServer::nginx_with_brotli(HOST_PAGE, "https://intranet.example")? else { return Ok(()) };
    session(async |person| use_app(person, &server, "br").await);
    Ok(())
}

#[test]
fn apache_as_the_documentation_sets_it_up_serves_the_app() -> Result<()> {
    let Some(server) = WebServer::apache()? else { return Ok(()) };
    session(async |person| use_app(person, &server, "br").await);
    Ok(())
}

#[test]
fn a_host_page_with_a_strict_policy_shows_the_app_in_a_frame_when_it_is_allowed_to() -> Result<()> {
    let Some(server) = WebServer::nginx(HOST_PAGE, "{host}")? else { return Ok(()) };
    session(async |person| {
        person.visit(&server.host_url()).await?;
        person.enter_frame(0).await?;
        person.see_it_started().await?;
        person.see(Role::Link, "Ny självskattning").await?;
        person.see_text("Förvalt för en ny självskattning: Habo").await
    });
    Ok(())
}

#[test]
fn a_host_page_that_is_not_named_shows_nothing_in_its_frame() -> Result<()> {
    let Some(server) = WebServer::nginx(HOST_PAGE, "https://intranet.example")? else { return Ok(()) };
    session(async |person| {
        person.expect_console_error("frame-ancestors");
        person.visit(&server.host_url()).await?;
        person.enter_frame(0).await?;
        let place = person.run("return document.getElementById('kommunkompass') === null;", vec![]).await?;
        ensure!(place == json!(true), "the app is to be seen where it must not");
        Ok(())
    });
    Ok(())
}

/// Waits until the page has heard of the one answer, with its points: 25 % of 20 for the question, three steps of four.
async fn see_points(person: &Person) -> Result<()> {
    see_heard(person, "the answer", "(event.event ?? event.name) === 'change' && event.answered === 1").await?;
    let points = person.run(POINTS, vec![]).await?;
    ensure!(points == json!(["Habo", "2021", 1, 3.75, 798.75, 800]), "{points}");
    Ok(())
}

#[test]
fn a_frame_on_a_page_of_another_site_is_filled_in_and_the_page_hears_of_it() -> Result<()> {
    let Some(server) = WebServer::nginx_with_host(PAGE_WITH_FRAME)? else { return Ok(()) };
    session(async |person| {
        person.visit(&server.host_url()).await?;
        see_heard(person, "that the frame is ready", "event.event === 'ready'").await?;
        let start = see_it_fit(person).await?;
        person.enter_frame(0).await?;
        open_first_subarea(person).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.axe().await?;
        person.leave_frame().await?;
        see_points(person).await?;
        let now = see_it_fit(person).await?;
        ensure!(now > start, "the frame has {now} pixels for the questions, and {start} for the start");
        person.enter_frame(0).await?;
        person.click(Role::Link, "Översikt").await?;
        person.click(Role::Button, "Ladda ner fil").await?;
        let file = person.downloaded(".kompass.json").await?.text()?;
        ensure!(file.contains("1.1.direction"), "{file}");
        person.leave_frame().await?;
        // What the page hears comes from the app and from nowhere else.
        let origins = person.run("return [...new Set(heard.map((event) => event.origin ?? ''))].sort();", vec![]);
        let app = server.url().replace("/kommunkompass/", "");
        assert_eq!(origins.await?, json!(["", app]));
        let file = "return document.querySelector('iframe').kompass.exportDraft();";
        let file = person.run(file, vec![]).await?;
        let file: Value = serde_json::from_str(file.as_str().context("a file is a text")?)?;
        ensure!(file.pointer("/answers/1.1.direction/level") == Some(&json!(3)), "{file}");
        person.axe().await
    });
    Ok(())
}

#[test]
fn the_element_on_a_page_of_another_site_is_filled_in_and_keeps_its_drafts_there() -> Result<()> {
    let Some(server) = WebServer::nginx_with_host(PAGE_WITH_ELEMENT)? else { return Ok(()) };
    session(async |person| {
        person.visit(&server.host_url()).await?;
        see_heard(person, "that the element is ready", "event.name === 'ready'").await?;
        let colour = person.style(Role::Heading, "Självskatta kommunen mot Kommunkompassen", "color").await?;
        ensure!(colour == "rgb(27, 35, 37)", "the style sheet did not come: the heading is {colour}");
        open_first_subarea(person).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        see_points(person).await?;
        see_heard(person, "that the draft is saved", "event.name === 'save'").await?;
        person.axe().await?;
        // The storage of the page, which the app on its own server does not see.
        ensure!(person.stored().await?.keys().any(|key| key.starts_with("kommunkompass/draft/")), "nothing is stored");
        person.visit(&server.url()).await?;
        person.see_it_started().await?;
        person.see_text("Här finns inga utkast än.").await?;
        person.visit(&server.host_url()).await?;
        let draft = person.within(Role::Article, containing("Habo ")).await?;
        draft.see_text("1 av 188 frågor besvarade").await?;
        draft.click(Role::Link, containing("Fortsätt med Habo ")).await?;
        person.click(Role::Link, containing("Fortsätt med 1.1 ")).await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer is gone");
        Ok(())
    });
    Ok(())
}

#[test]
fn the_element_is_not_lent_to_a_page_of_another_site_that_the_server_does_not_name() -> Result<()> {
    let Some(server) = WebServer::nginx_with_host(HostPage { may_read: false, ..PAGE_WITH_ELEMENT })? else {
        return Ok(());
    };
    session(async |person| {
        person.expect_console_error("kommun-kompass.js");
        person.visit(&server.host_url()).await?;
        person.see(Role::Heading, "Intranät").await?;
        // The page has loaded with all its scripts, or without.
        let loaded =
            async || Ok((person.run("return document.readyState;", vec![]).await? == "complete").then_some(()));
        person.wait_for("the page to be complete", loaded).await?;
        let defined = person.run("return customElements.get('kommun-kompass') !== undefined;", vec![]).await?;
        ensure!(defined == json!(false), "the script was lent");
        Ok(())
    });
    Ok(())
}
