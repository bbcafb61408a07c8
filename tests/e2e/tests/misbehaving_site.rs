//! Sites that serve the app wrongly: it starts all the same, or says which file is at fault and what to do.

mod common;

use anyhow::{Result, ensure};
use common::stop::STOP;
use kommunkompass_e2e::{Person, Role, Site, containing, session};
use serde_json::json;

const CHECK: &str = "Visa felet för den som sköter webbplatsen: Fungerar det här på vårt intranät?";

/// The browser of somebody in Norway.
const NORWEGIAN: &str = "Object.defineProperty(navigator, 'language', { value: 'nb-NO' });";

/// Ends what the style sheet lets wait.
const WAIT_OUT: &str = "for (const animation of document.getAnimations()) animation.finish();";

/// Opens the app of a site that serves it wrongly; `expected` are the words of the notice.
async fn see_explained(person: &Person, site: &Site, expected: &[&str]) -> Result<()> {
    for part in ["Failed to load", "Content Security Policy", "StartFailure", "Error: ", "Content-Security-Policy"] {
        person.expect_console_error(part);
    }
    person.visit(&site.url()).await?;
    person.see(Role::Alert, containing(CHECK)).await?;
    let said = person.names(Role::Alert).await?.concat();
    for part in expected.iter().chain(&["kunde inte öppnas", "Sparade utkast ligger kvar"]) {
        ensure!(said.contains(part), "“{part}” is not in “{said}”");
    }
    person.axe().await
}

#[track_caller]
fn check(site: Result<Site>, expected: &[&str]) {
    session(async |person| see_explained(person, &site?, expected).await);
}

#[track_caller]
fn check_starts(site: Result<Site>) {
    session(async |person| {
        let site = site?;
        person.visit(&site.url()).await?;
        person.see_it_started().await?;
        person.see(Role::Link, "Ny självskattning").await
    });
}

#[test]
fn wasm_of_another_type_starts() {
    check_starts(Site::of_bundle().map(|site| site.with_type("*.wasm", "application/octet-stream")));
}

#[test]
fn wasm_without_a_type_starts() {
    check_starts(Site::of_bundle().map(|site| site.without_header("*.wasm", "Content-Type")));
}

#[test]
fn a_site_without_a_policy_and_without_compression_starts_the_app() {
    check_starts(
        Site::of_bundle().map(|site| site.without_header("*", "Content-Security-Policy").without_compression()),
    );
}

#[test]
fn texts_that_are_missing_are_named() {
    let site = || Site::of_bundle().map(|site| site.with_missing("data*/texts.sv.json"));
    check(site(), &["texts.sv.json finns inte på webbplatsen (svar 404)"]);
    let page = site().map(|site| site.with_page_for_everything("index.html"));
    check(page, &["skickar en webbsida i stället för filen texts.sv.json"]);
}

#[test]
fn a_missing_program_is_named() {
    check(Site::of_bundle().map(|site| site.with_missing("*.wasm")), &[".wasm finns inte på webbplatsen (svar 404)"]);
    let script = Site::of_bundle().map(|site| site.with_missing("kommunkompass-*.js"));
    check(script, &["kommunkompass-", ".js finns inte på webbplatsen (svar 404)"]);
}

#[test]
fn a_server_that_refuses_the_type_is_named_with_its_answer() {
    check(Site::of_bundle().map(|site| site.with_status("*.wasm", 403)), &[".wasm finns inte", "(svar 403)"]);
}

#[test]
fn a_page_in_place_of_the_program_is_said() {
    let site =
        |missing: &str| Site::of_bundle().map(|site| site.with_missing(missing).with_page_for_everything("index.html"));
    check(site("*.wasm"), &["skickar en webbsida i stället för filen kommunkompass-", ".wasm"]);
    check(site("kommunkompass-*.js"), &["skickar en webbsida i stället för filen kommunkompass-", ".js"]);
}

#[test]
fn a_script_of_the_wrong_type_is_named_with_it() {
    let site = Site::of_bundle().map(|site| site.with_type("kommunkompass-*.js", "text/plain"));
    check(site, &["fel MIME-typ (text/plain)", "text/javascript"]);
}

#[test]
fn a_program_that_comes_by_half_is_said() {
    check(Site::of_bundle().map(|site| site.without_compression().with_half("*.wasm")), &[".wasm går inte att läsa"]);
    check(
        Site::of_bundle().map(|site| site.without_compression().with_half("kommunkompass-*.js")),
        &["går inte att läsa"],
    );
    check(Site::of_bundle().map(|site| site.with_broken("*.wasm")), &["kommunkompass-", ".wasm"]);
}

#[test]
fn a_policy_that_forbids_the_program_is_told_with_what_to_add() {
    let forbids = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'";
    check(
        Site::of_bundle().map(|site| site.with_policy(forbids)),
        &["tillåter inte WebAssembly", "'wasm-unsafe-eval'"],
    );
    let without_connections =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:";
    let site = Site::of_bundle().map(|site| site.with_policy(without_connections));
    check(site, &["säkerhetspolicy (Content-Security-Policy) stoppar filen kommunkompass-", "connect-src"]);
}

#[test]
fn when_no_script_comes_the_page_still_says_whom_to_ask() {
    session(async |person| {
        person.expect_console_error("Failed to load");
        let site = Site::of_bundle()?.with_missing("start-*.js");
        person.visit(&site.url()).await?;
        person.do_not_see(Role::Link, "Fungerar det här på vårt intranät?").await?;
        person.run(WAIT_OUT, vec![]).await?;
        person.see(Role::Link, "Fungerar det här på vårt intranät?").await?;
        person.see(Role::Link, "Fungerer dette på intranettet vårt?").await?;
        person.see(Role::Link, "Does this work on our intranet?").await?;
        person.axe().await
    });
}

#[test]
fn a_norwegian_browser_is_told_in_norwegian() {
    session(async |person| {
        person.expect_console_error("Failed to load");
        person.expect_console_error("status of 404");
        person.expect_console_error("missing");
        person.before_every_page(NORWEGIAN).await?;
        let site = Site::of_bundle()?.with_missing("*.wasm");
        person.visit(&site.url()).await?;
        person.see(Role::Alert, containing("finnes ikke på nettstedet")).await?;
        person.click(Role::Link, containing("Fungerer dette på intranettet vårt?")).await?;
        person.see(Role::Heading, "Fungerer dette på intranettet vårt?").await
    });
}

#[test]
fn a_browser_without_webassembly_is_told_so() {
    session(async |person| {
        person.expect_console_error("without");
        person.before_every_page("delete window.WebAssembly;").await?;
        person.open_file("#/").await?;
        person.see(Role::Alert, containing("Webbläsaren kan inte köra WebAssembly")).await
    });
}

#[test]
fn a_program_that_stops_after_the_start_says_so() {
    session(async |person| {
        person.expect_console_error("RuntimeError");
        person.open("#/").await?;
        person.do_not_see(Role::Alert, containing("stannade")).await?;
        person.run(STOP, vec![]).await?;
        person.see(Role::Alert, containing("Kommunkompass stannade. Sparade utkast ligger kvar")).await?;
        person.axe().await
    });
}

#[test]
fn an_error_of_something_else_is_not_taken_for_the_programs_end() {
    session(async |person| {
        person.expect_console_error("of an extension");
        person.open("#/").await?;
        person.run("setTimeout(() => { throw new Error('of an extension'); });", vec![]).await?;
        let thrown = "return new Promise((done) => setTimeout(() => done(true)));";
        ensure!(person.run(thrown, vec![]).await? == json!(true));
        person.do_not_see(Role::Alert, containing("stannade")).await
    });
}

#[test]
fn a_missing_data_file_is_named_and_what_was_typed_stays() {
    session(async |person| {
        person.expect_console_error("404");
        let site = Site::of_bundle()?.with_missing("data*/2021.sv.json");
        person.visit(&site.url()).await?;
        person.see_it_started().await?;
        person.click(Role::Link, "Ny självskattning").await?;
        person.fill(Role::Combobox, "Kommun", "Vetlanda").await?;
        person.click(Role::Button, "Börja").await?;
        person.see_text("2021.sv.json finns inte på webbplatsen. Svaren ligger kvar").await?;
        person.axe().await?;
        site.behave();
        person.click(Role::Button, "Börja").await?;
        person.see(Role::Heading, containing("Vetlanda")).await
    });
}
