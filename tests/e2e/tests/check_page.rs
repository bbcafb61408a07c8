//! The page that tells what a site must change.

use std::time::Duration;

use anyhow::{Result, ensure};
use kommunkompass_e2e::site::Change;
use kommunkompass_e2e::{Person, Role, Site, containing, session};

const TITLE: &str = "Fungerar det här på vårt intranät?";

/// Opens the check of a site; waits for its verdict.
async fn see_verdict(person: &Person, site: &Site, verdict: &str) -> Result<()> {
    // The check asks for a file that is not there.
    person.expect_console_error("404");
    person.expect_console_error("Loading the image 'data:,' violates");
    person.visit(&format!("{}check.html", site.url())).await?;
    person.see(Role::Heading, TITLE).await?;
    person.see(Role::Heading, verdict).await?;
    person.see(Role::Status, verdict).await
}

/// What the page offers for copying.
async fn as_text(person: &Person) -> Result<String> {
    person.click(Role::Button, "Resultatet som text").await?;
    person.value(Role::TextBox, "Resultatet som text").await
}

/// Checks a site, and that each of these is said.
#[track_caller]
fn check(site: Result<Site>, verdict: &str, expected: &[&str]) {
    session(async |person| {
        // The check itself waits ten seconds for a file that never comes.
        let person = &person.with_patience(Duration::from_secs(40));
        see_verdict(person, &site?, verdict).await?;
        person.axe().await?;
        let text = as_text(person).await?;
        for part in expected {
            ensure!(text.contains(part), "“{part}” is not in\n{text}");
        }
        Ok(())
    });
}

#[test]
fn on_a_careful_site_everything_works() {
    check(
        Site::of_bundle(),
        "Allt fungerar",
        &[
            "[Fungerar] Filtyper (MIME)",
            // WebKit takes brotli over https only.
            "Filerna skickas komprimerade (",
            "[Fungerar] Säkerhetspolicy: Säkerhetspolicyn (Content-Security-Policy) tillåter det som behövs.",
            "Alla webbplatser får visa sidan i en ram",
            "svaret 404",
        ],
    );
}

#[test]
fn a_plain_server_is_told_what_to_switch_on() {
    let site = Site::of_bundle().map(|site| {
        let site = site.without_compression().with_type("*.wasm", "application/octet-stream");
        let site = site.without_header("*", "Content-Security-Policy").without_header("*", "X-Content-Type-Options");
        site.without_header("*", "Cache-Control").with_page_for_everything("index.html")
    });
    check(
        site,
        "Det fungerar, men 6 saker bör ändras",
        &[
            "(application/octet-stream)",
            "    .wasm  application/wasm",
            "[Bör ändras] Komprimering: De här filerna skickas inte komprimerade: index.html",
            "    Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
            "    Cache-Control: public, max-age=31536000, immutable",
            "får svaret 200 och en sida",
            "    X-Content-Type-Options: nosniff",
            "  Vem: den som sköter webbservern",
        ],
    );
}

#[test]
fn what_stops_the_program_comes_first() {
    let site = Site::of_bundle().map(|site| {
        let site = site.with_missing("data*/2021.sv.json").with_type("kommunkompass-*.js", "application/octet-stream");
        site.with_policy("default-src 'self'; frame-ancestors 'none'")
    });
    check(
        site,
        "4 saker måste ändras för att det ska fungera",
        &[
            "[Fungerar inte] Filerna: De här filerna går inte att hämta: data",
            "    .js  text/javascript",
            "    script-src 'wasm-unsafe-eval'",
            "    img-src data: blob:",
            "[Bör ändras] Att visa sidan i en ram: Ingen webbplats",
            "    frame-ancestors 'self' https://intranet.example",
        ],
    );
}

#[test]
fn files_of_two_versions_are_noticed() {
    let site = Site::of_bundle().map(|site| site.with_file("index.html", "<!doctype html><title>older</title>"));
    check(site, "En sak måste ändras för att det ska fungera", &["Startsidan är av en annan version"]);
}

#[test]
fn a_program_that_was_cut_off_is_noticed() {
    let site = Site::of_bundle().map(|site| site.without_compression().with_half("*.wasm"));
    let expected = "[Fungerar inte] Programmet (WebAssembly): Filen kommunkompass-";
    check(site, "En sak måste ändras för att det ska fungera", &[expected, "den som laddar upp filerna"]);
}

#[test]
fn pages_that_are_kept_too_long_are_named() {
    let site = Site::of_bundle().map(|site| site.with_header("index.html", "Cache-Control", "max-age=604800"));
    let expected =
        "[Bör ändras] Mellanlagring: De här filerna får behållas utan att webbläsaren frågar om de är nya: index.html";
    check(site, "Det fungerar, men en sak bör ändras", &[expected, "    Cache-Control: no-cache"]);
}

#[test]
fn a_file_that_never_comes_is_named() {
    let site = Site::of_bundle().map(|site| site.with("manifest.webmanifest", Change::Held));
    let expected = "Webbservern svarar inte när de här filerna hämtas: manifest.webmanifest.";
    check(site, "En sak måste ändras för att det ska fungera", &[expected, "brandvägg"]);
}

#[test]
fn what_other_pages_embed_is_asked_for_too() {
    check(
        Site::of_bundle(),
        "Allt fungerar",
        &[
            "[Fungerar] Sidan för ramar (embed.html)",
            "[Fungerar] Elementet <kommun-kompass>",
            "[Fungerar] Elementet på andra webbplatser: Elementet går att använda på sidor med samma adress.",
            "[Fungerar] Filen för användning utan nät (sw.js)",
        ],
    );
}

#[test]
fn a_frame_an_element_and_a_worker_that_are_lacking_are_named_and_the_page_works() {
    let site = Site::of_bundle()
        .map(|site| site.with_missing("embed.html").with_missing("kommun-kompass.js").with_missing("sw.js"));
    check(
        site,
        "Det fungerar, men 3 saker bör ändras",
        &[
            "[Bör ändras] Sidan för ramar (embed.html): De här filerna går inte att hämta: embed.html.",
            "[Bör ändras] Elementet <kommun-kompass>: Den här filen går inte att hämta: kommun-kompass.js.",
            "[Bör ändras] Filen för användning utan nät (sw.js): Den här filen går inte att hämta: sw.js.",
            "  Vem: den som laddar upp filerna",
        ],
    );
}

#[test]
fn a_worker_that_never_comes_is_not_called_missing() {
    let site = Site::of_bundle().map(|site| site.with("sw.js", Change::Held));
    let expected = "Webbservern svarar inte när de här filerna hämtas: sw.js.";
    check(site, "En sak måste ändras för att det ska fungera", &[expected]);
}

#[test]
fn scripts_that_browsers_would_not_run_are_named_with_the_type_that_they_need() {
    let site = Site::of_bundle().map(|site| {
        let site = site.with_type("sw.js", "text/plain").with_type("kommun-kompass.js", "application/octet-stream");
        site.with_type("frame-*.js", "text/plain").with_type("embed.html", "application/octet-stream")
    });
    check(
        site,
        "Det fungerar, men 3 saker bör ändras",
        &[
            "så webbläsaren använder den inte: sw.js (text/plain). Med nät fungerar sidan",
            "så webbläsaren kör den inte: kommun-kompass.js (application/octet-stream).",
            "[Bör ändras] Sidan för ramar (embed.html): De här filerna skickas med fel typ: embed.html (application/octet-stream), frame-",
            "    .js  text/javascript",
            "    .html  text/html",
            "  Vem: den som sköter webbservern",
        ],
    );
}

#[test]
fn a_type_that_all_scripts_lack_is_said_once() {
    let site = Site::of_bundle()
        .map(|site| site.with_type("*.js", "text/javascript1").with_type("check-*.js", "text/javascript"));
    check(site, "En sak måste ändras för att det ska fungera", &["[Fungerar inte] Filtyper (MIME)"]);
}

#[test]
fn what_must_not_be_kept_long_is_named() {
    let site = Site::of_bundle().map(|site| {
        let site = site.with_header("sw.js", "Cache-Control", "public, max-age=31536000, immutable");
        site.with_header("kommun-kompass*.js", "Cache-Control", "max-age=604800")
    });
    let expected = "utan att webbläsaren frågar om de är nya: sw.js, kommun-kompass.js, kommun-kompass-frame.js.";
    check(site, "Det fungerar, men en sak bör ändras", &[expected, "    Cache-Control: no-cache"]);
}

#[test]
fn a_page_for_frames_of_another_version_is_noticed() {
    let site = Site::of_bundle().map(|site| site.with_file("embed.html", "<!doctype html><title>older</title>"));
    let expected = "[Bör ändras] Sidan för ramar (embed.html): Sidan för ramar, embed.html, är av en annan version";
    check(site, "Det fungerar, men en sak bör ändras", &[expected]);
}

#[test]
fn who_may_use_the_element_on_other_sites_is_told() {
    const ALLOW: &str = "Access-Control-Allow-Origin";
    let site = |pattern, origins| Site::of_bundle().map(|site| site.with_header(pattern, ALLOW, origins));
    check(site("*", "*"), "Allt fungerar", &["Sidor på alla webbplatser får hämta elementet och dess filer."]);
    let origin = "https://intranet.example";
    check(site("*", origin), "Allt fungerar", &["Sidor på https://intranet.example får hämta elementet"]);
    check(
        site("*.js", origin),
        "Det fungerar, men en sak bör ändras",
        &[
            "Sidor på andra webbplatser får hämta elementet, men inte de här filerna som det behöver: kommunkompass-",
            "    Access-Control-Allow-Origin: https://intranet.example",
        ],
    );
    let several = "https://one.example, https://two.example";
    check(
        site("*", several),
        "Det fungerar, men en sak bör ändras",
        &["har flera adresser: https://one.example, https://two.example.", "    Access-Control-Allow-Origin: *"],
    );
}

#[test]
fn where_no_script_runs_the_page_says_what_to_look_at() {
    session(async |person| {
        person.expect_console_error("violates");
        person.expect_console_error("blocked");
        let site = Site::of_bundle()?.with_policy("default-src 'none'");
        person.visit(&format!("{}check.html", site.url())).await?;
        person.see_text("en ram med sandbox har allow-scripts allow-same-origin").await
    });
}

/// Sees what the check says in a frame of another page.
async fn check_framed(person: &Person, host: &Site, framed: &Site, attributes: &str, expected: &str) -> Result<()> {
    let frame = format!("<iframe title=\"Kontroll\" {attributes} src=\"{}check.html\"></iframe>", framed.url());
    let page =
        format!("<!doctype html><html lang=\"sv\"><title>Intranät</title><link rel=\"icon\" href=\"data:,\">{frame}");
    host.change("host.html", Change::Content(page.into_bytes()));
    host.change("host.html", Change::NoHeader("Content-Security-Policy".to_owned()));
    // As the framed page's own address, or as another site.
    let address = if framed.url() == host.url() { host.url() } else { host.foreign_url() };
    person.visit(&format!("{address}host.html")).await?;
    person.enter_frame(0).await?;
    person.see(Role::Heading, TITLE).await?;
    person.see_text(expected).await
}

#[test]
fn the_frame_is_judged_where_it_is() {
    session(async |person| {
        for part in ["404", "CORS", "Failed to load", "ERR_FAILED"] {
            person.expect_console_error(part);
        }
        let site = Site::of_bundle()?.with_own_name_in_policy()?;
        let host = Site::of_bundle()?;
        check_framed(person, &site, &site, "", "Sidan visas i en ram på en sida med samma adress.").await?;
        let sandbox = "sandbox=\"allow-scripts allow-same-origin allow-forms\"";
        check_framed(person, &site, &site, sandbox, "saknar tillstånd: allow-modals, allow-downloads, allow-popups")
            .await?;
        let opaque = "sandbox=\"allow-scripts\"";
        check_framed(person, &host, &site, opaque, "Ramen (sandbox) saknar allow-same-origin").await?;
        check_framed(person, &host, &site, "", "Sidan visas i en ram på en annan webbplats").await
    });
}

#[test]
fn the_check_speaks_three_languages_and_is_read_anywhere() {
    session(async |person| {
        let site = Site::of_bundle()?;
        see_verdict(person, &site, "Allt fungerar").await?;
        person.click(Role::Link, "Norsk bokmål").await?;
        person.see(Role::Heading, "Alt fungerer").await?;
        person.axe().await?;
        person.click(Role::Link, "English").await?;
        person.see(Role::Heading, "Everything works").await?;
        person.see(Role::Heading, "Does this work on our intranet?").await?;
        person.set_viewport(320, 640).await?;
        person.prefer_dark().await?;
        person.axe().await?;
        let width = person.run("return document.documentElement.scrollWidth;", vec![]).await?;
        ensure!(width.as_u64() <= Some(320), "the page is {width} wide");
        person.screenshot("check-320-dark").await
    });
}

#[test]
fn the_result_is_copied_as_text() {
    session(async |person| {
        let site = Site::of_bundle()?;
        see_verdict(person, &site, "Allt fungerar").await?;
        person.click(Role::Button, "Kopiera resultatet som text").await?;
        // Copied, or laid ready where the browser does not let a page copy.
        person.see(Role::Status, containing("opi")).await?;
        person.see(Role::Button, "Skriv ut").await?;
        let asked = site.requests();
        person.click(Role::Button, "Kontrollera igen").await?;
        person.see(Role::Heading, "Allt fungerar").await?;
        ensure!(site.requests().len() > asked.len(), "nothing was asked again");
        Ok(())
    });
}
