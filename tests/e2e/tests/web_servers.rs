//! The web servers that municipalities have, set up as docs/embedding.md says: the app starts under the policy, the check
//! page is content, and who may show it in a frame is obeyed.

use anyhow::{Result, ensure};
use kommunkompass_e2e::web_server::WebServer;
use kommunkompass_e2e::{Browser, Person, Role, session};
use serde_json::json;

const HOST_PAGE: &str = "<!doctype html><html lang=\"sv\"><title>Intranät</title><link rel=\"icon\" href=\"data:,\">\
    <iframe title=\"Kommunkompass\" width=\"100%\" height=\"800\" \
    src=\"{app}embed.html?municipality=Habo&amp;host={host}\"></iframe></html>";

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
