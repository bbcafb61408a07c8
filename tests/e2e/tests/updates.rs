//! A new version of the app: announced, taken when somebody says so, whole or not at all.

mod common;

use anyhow::{Result, ensure};
use common::{DIRECTION, SYSTEMATIC, answer, is_answered, make_here};
use kommunkompass_e2e::site::Change;
use kommunkompass_e2e::{Person, Role, Site, containing, new_build, session};
use serde_json::{Value, json};
use tempfile::TempDir;

/// What the two builds differ in.
const OLD: &str = "Ett styrkort är en uppställning";
const NEW: &str = "Ett styrkort i den nya versionen är en uppställning";
const READY: &str = "Sidan fungerar nu också utan nätverk.";
const WAITING: &str = "En ny version finns.";
const TAKEN: &str = "En ny version är i bruk i en annan flik.";

/// Asks for a new version as the page does, and waits for what becomes of it: `installed`, or `redundant`.
const UPDATE: &str = "return navigator.serviceWorker.getRegistration().then(async (registration) => {
        await registration.update();
        const worker = registration.installing;
        if (!worker) return registration.waiting ? 'installed' : 'nothing';
        return new Promise((resolve) => worker.addEventListener('statechange', () => resolve(worker.state)));
    });";
/// The names of the builds that are kept.
const KEPT: &str = "return caches.keys().then((names) => names.map((name) => name.split(' ').at(-1)));";
const BUILD: &str = "return document.querySelector('script[data-build]').dataset.build;";
/// From now on nothing more fits into the storage.
const FULL: &str = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";

/// A site with a build, and a later one in a folder.
fn site_and_update() -> Result<(Site, TempDir)> {
    let folder = TempDir::new()?;
    new_build(folder.path(), OLD, NEW)?;
    Ok((Site::of_bundle()?, folder))
}

async fn open_and_keep(person: &Person, site: &Site) -> Result<()> {
    person.visit(&format!("{}#/lagring", site.url())).await?;
    person.see_it_started().await?;
    person.see_text(READY).await
}

/// Sees which build runs by what it says in its data.
async fn see_build(person: &Person, text: &str) -> Result<()> {
    person.go_to("#/ordlista").await?;
    person.see(Role::Definition, containing(text)).await
}

async fn kept(person: &Person) -> Result<Value> {
    person.run(KEPT, vec![]).await
}

/// Waits until only the build of this page is kept.
async fn see_only_own_build(person: &Person) -> Result<()> {
    let look = async || Ok((kept(person).await? == json!([person.run(BUILD, vec![]).await?])).then_some(()));
    person.wait_for("only the own build", look).await
}

#[test]
fn a_new_version_is_announced_and_taken_only_when_somebody_says_so() {
    session(async |person| {
        let (site, folder) = site_and_update()?;
        open_and_keep(person, &site).await?;
        let old = person.run(BUILD, vec![]).await?;
        let draft = make_here(person, "Vetlanda", "2026", "Fullständig").await?;
        site.serve_instead(folder.path());
        person.load_again().await?;
        let notice = containing(WAITING);
        person.see(Role::Status, notice.clone()).await?;
        person.axe().await?;
        person.screenshot("update-waiting").await?;
        person.click(Role::Button, "Senare").await?;
        person.do_not_see(Role::Status, notice.clone()).await?;
        see_build(person, OLD).await?;

        // Not by loading the page again, and not by halves: what was never fetched before is of the old one too.
        person.load_again().await?;
        person.see(Role::Status, notice.clone()).await?;
        ensure!(person.run(BUILD, vec![]).await? == old, "the page is of the new version");
        see_build(person, OLD).await?;

        // The last letter before the change is there after it.
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.within(Role::Group, containing(DIRECTION)).await?.click(Role::Button, "Anteckning").await?;
        person.fill(Role::TextBox, "Anteckning till frågan", "Beslutat 2025, sidan 4.").await?;
        person.click(Role::Button, "Ta i bruk nu").await?;
        let new_page = async || Ok((person.run(BUILD, vec![]).await.is_ok_and(|build| build != old)).then_some(()));
        person.wait_for("the page of the new version", new_page).await?;
        person.see_it_started().await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer is gone");
        person.see_value(Role::TextBox, "Anteckning till frågan", "Beslutat 2025, sidan 4.").await?;
        person.do_not_see(Role::Status, notice).await?;
        see_build(person, NEW).await?;
        see_only_own_build(person).await
    });
}

#[test]
fn a_tab_goes_on_with_its_version_while_another_takes_the_new_one() {
    session(async |person| {
        let (mut site, folder) = site_and_update()?;
        open_and_keep(person, &site).await?;
        let old = person.run(BUILD, vec![]).await?;
        let draft = make_here(person, "Vetlanda", "2026", "Fullständig").await?;
        person.new_tab().await?;
        open_and_keep(person, &site).await?;
        site.serve_instead(folder.path());
        person.load_again().await?;
        person.see(Role::Status, containing(WAITING)).await?;
        person.click(Role::Button, "Ta i bruk nu").await?;
        let new_page = async || Ok((person.run(BUILD, vec![]).await.is_ok_and(|build| build != old)).then_some(()));
        person.wait_for("the page of the new version", new_page).await?;
        person.see_it_started().await?;
        see_build(person, NEW).await?;

        // The first tab asks for data it has not had before; the site has them no more, nor is there a site.
        person.expect_console_error("sw.js");
        site.stop();
        person.turn_to_tab(0).await?;
        person.see(Role::Status, containing(TAKEN)).await?;
        person.axe().await?;
        ensure!(person.run(BUILD, vec![]).await? == old, "the first tab was loaded again");
        see_build(person, OLD).await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.click(Role::Button, "Ladda om nu").await?;
        person.wait_for("the page of the new version", new_page).await?;
        person.see_it_started().await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer is gone");
        see_build(person, NEW).await?;
        see_only_own_build(person).await
    });
}

#[test]
fn an_update_that_is_not_whole_changes_nothing() {
    session(async |person| {
        let (mut site, folder) = site_and_update()?;
        open_and_keep(person, &site).await?;
        let before = kept(person).await?;
        for part in ["glossary", "2016.nb", "integrity", "wasm", "sw.js", "outlines"] {
            person.expect_console_error(part);
        }
        for (pattern, change) in [
            ("*2016.nb.json", Change::Missing),
            ("*.wasm", Change::Broken),
            ("*glossary.sv.json", Change::Half),
            ("*outlines.json", Change::Status(503)),
            ("*outlines.json", Change::Content(b"<p>Logga in</p>".to_vec())),
        ] {
            site.serve_instead(folder.path());
            site.behave();
            site.change(pattern, change.clone());
            let outcome = person.run(UPDATE, vec![]).await?;
            ensure!(outcome == json!("redundant"), "{pattern} {change:?}: {outcome}");
            ensure!(kept(person).await? == before, "{pattern} {change:?}: {} is kept", kept(person).await?);
            person.do_not_see(Role::Status, containing(WAITING)).await?;
        }
        site.stop();
        person.load_again().await?;
        see_build(person, OLD).await?;

        site.behave();
        site.restart()?;
        person.load_again().await?;
        person.see(Role::Status, containing(WAITING)).await
    });
}

#[test]
fn a_new_version_is_not_taken_while_something_is_not_saved() {
    session(async |person| {
        let (site, folder) = site_and_update()?;
        open_and_keep(person, &site).await?;
        let draft = make_here(person, "Vetlanda", "2026", "Fullständig").await?;
        site.serve_instead(folder.path());
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        person.load_again().await?;
        person.see(Role::Status, containing(WAITING)).await?;
        person.run(FULL, vec![]).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.see(Role::Alert, containing("får inte plats")).await?;
        person.click(Role::Button, "Ta i bruk nu").await?;
        person.see_text("Sidan laddades inte om, för allt är inte sparat.").await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer is gone");
        person.axe().await?;
        // At the end the browser would ask about leaving, which nobody answers here.
        person.expect_console_error("beforeunload");
        Ok(())
    });
}
