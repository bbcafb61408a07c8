//! The installed app: it opens without a network, and asks nothing of it any more.

mod common;

use anyhow::{Context, Result, ensure};
use common::{DIRECTION, SYSTEMATIC, answer, is_answered, make_here, see_title};
use kommunkompass_e2e::{Person, Role, Site, containing, session};

/// What the view of where drafts are says when all is kept.
const READY: &str = "Sidan fungerar nu också utan nätverk.";

/// Opens a site and waits until all of it is kept.
async fn open_and_keep(person: &Person, site: &Site) -> Result<()> {
    person.visit(&format!("{}#/lagring", site.url())).await?;
    person.see_it_started().await?;
    person.see_text(READY).await
}

/// Looks at everything that needs data of its own.
async fn look_around(person: &Person) -> Result<()> {
    person.go_to("#/ordlista").await?;
    person.see(Role::Term, "fullmäktige").await?;
    let draft = make_here(person, "Vetlanda", "2026", "Fullständig").await?;
    person.go_to(&format!("{draft}/resultat")).await?;
    let picker = person.within(Role::Group, "Jämför med").await?;
    picker.click(Role::Checkbox, containing("Vallentuna 2019")).await?;
    person.see_text("Utgåva 2016 (Vallentuna 2019)").await?;
    person.go_to("#/egna-modeller").await?;
    see_title(person, "Egna modeller").await?;
    for (language, title) in
        [("English", "Your own models"), ("Norsk bokmål", "Egne modeller"), ("Svenska", "Egna modeller")]
    {
        person.click(Role::Button, language).await?;
        see_title(person, title).await?;
        person.go_to(&draft).await?;
        person.see(Role::Link, containing("1.1 ")).await?;
        person.go_to("#/egna-modeller").await?;
        see_title(person, title).await?;
    }
    Ok(())
}

#[test]
fn what_was_opened_once_opens_without_a_network() {
    session(async |person| {
        let mut site = Site::of_bundle()?;
        open_and_keep(person, &site).await?;
        person.axe().await?;
        person.expect_console_error("sw.js");
        site.stop();
        person.load_again().await?;
        person.see_text(READY).await?;
        let draft = make_here(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        // Nothing of this has been on the page before.
        look_around(person).await?;

        // As from the address that people keep, with a query that somebody's mail has added.
        person.visit(&format!("{}?utm_source=mail{draft}/delomrade/1.1", site.url())).await?;
        person.see_it_started().await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer is gone");
        person.visit(&format!("{}index.html#/", site.url())).await?;
        person.see_it_started().await?;
        person.see(Role::Article, containing("Vetlanda 2026")).await
    });
}

#[test]
fn only_files_of_the_bundle_are_asked_for_and_none_once_all_is_kept() {
    session(async |person| {
        let site = Site::of_bundle()?;
        open_and_keep(person, &site).await?;
        look_around(person).await?;
        let list = person.run("return fetch('sw.js').then((worker) => worker.text());", vec![]).await?;
        let list = list.as_str().context("a text")?;
        let foreign = |path: &str| path != "/" && path != "/sw.js" && !list.contains(&format!("\".{path}\":"));
        let foreign: Vec<_> = site.requests().into_iter().filter(|request| foreign(&request.path)).collect();
        ensure!(foreign.is_empty(), "asked for what is not of the app: {foreign:?}");
        ensure!(site.requests().iter().all(|request| request.method == "GET" && request.query.is_empty()));

        site.forget_requests();
        person.load_again().await?;
        look_around(person).await?;
        // Whether there is a new version is still asked for.
        let asked: Vec<_> = site.requests().into_iter().filter(|request| request.path != "/sw.js").collect();
        ensure!(asked.is_empty(), "asked for although it is kept: {asked:?}");
        Ok(())
    });
}

#[test]
fn a_site_that_lacks_a_file_works_with_the_network_and_says_so() {
    session(async |person| {
        let site = Site::of_bundle()?.with_missing("*glossary.en.json");
        person.expect_console_error("glossary.en.json");
        person.visit(&format!("{}#/lagring", site.url())).await?;
        person.see_it_started().await?;
        person.see_text("Inte än. Allt som behövs kunde inte hämtas.").await?;
        person.axe().await?;
        person.load_again().await?;
        person.see_text("Inte än. Allt som behövs kunde inte hämtas.").await?;
        // What was lacking is put in its place.
        site.behave();
        person.load_again().await?;
        person.see_text(READY).await
    });
}

#[test]
fn another_page_of_the_site_is_not_the_apps_business() {
    session(async |person| {
        let site = Site::of_bundle()?.with_file("other.html", "<!doctype html><title>Other</title><p>Another page</p>");
        open_and_keep(person, &site).await?;
        // What names no picture of its own has the browser ask for one.
        person.expect_console_error("favicon.ico");
        person.visit(&format!("{}other.html", site.url())).await?;
        person.see_text("Another page").await?;
        ensure!(site.count("other.html") == 1, "it did not come from the site");
        Ok(())
    });
}
