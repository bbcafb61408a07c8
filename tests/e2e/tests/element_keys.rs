//! Elements of a page that want the same storage: one has it, and the others wait for it.

mod common;

use anyhow::{Result, ensure};
use common::embedding::{intranet, until, visit};
use kommunkompass_e2e::{Person, Role, Site, session};
use serde_json::{Value, json};

const SAME: &str = "<main><h1>Intranät</h1>\
    <section aria-label=\"Första\"><kommun-kompass id=\"a\" storage-key=\"ett\"></kommun-kompass></section>\
    <section aria-label=\"Andra\"><kommun-kompass id=\"b\" storage-key=\"ett\"></kommun-kompass></section>\
    <section aria-label=\"Tredje\"><kommun-kompass id=\"c\" storage-key=\"ett \"></kommun-kompass></section></main>";

const TITLE: &str = "Självskatta kommunen mot Kommunkompassen";
const TAKEN: &str = "Kommunkompass finns redan på sidan med samma lagring.";
const SET: &str = "document.getElementById(arguments[0]).setAttribute(arguments[1], arguments[2]);";

/// Opens the page and waits until the first element has the storage and the others have been refused it.
async fn open(person: &Person) -> Result<Site> {
    let site = intranet("", SAME)?;
    visit(person, &site).await?;
    ready(person, "a", 1).await?;
    let refused = "return heard.filter((event) => event.code === 'storage-key-taken').length === 2;";
    until(person, "two elements to be refused", refused).await?;
    for name in ["Andra", "Tredje"] {
        person.within(Role::Region, name).await?.see_text(TAKEN).await?;
    }
    Ok(site)
}

/// Waits until an element has started so many times.
async fn ready(person: &Person, id: &str, times: usize) -> Result<()> {
    let script =
        format!("return heard.filter((event) => event.id === '{id}' && event.name === 'ready').length === {times};");
    until(person, &format!("start {times} of the element {id}"), &script).await
}

/// Which elements have told of this, in order.
async fn told(person: &Person, name: &str) -> Result<Value> {
    let script = "return heard.filter((event) => event.name === arguments[0]).map((event) => event.id);";
    person.run(script, vec![json!(name)]).await
}

/// Gives what was left to be done time to be done: a storage is passed on a moment later.
async fn a_moment(person: &Person) -> Result<()> {
    person.run("return new Promise((done) => setTimeout(done, 300));", vec![]).await.map(drop)
}

#[test]
fn an_element_that_was_refused_its_storage_starts_when_the_other_is_removed() {
    session(async |person| {
        let _site = open(person).await?;
        let first = person.within(Role::Region, "Första").await?;
        first.click(Role::Link, "Ny självskattning").await?;
        first.fill(Role::Combobox, "Kommun", "Habo").await?;
        first.click(Role::Button, "Börja").await?;
        first.see(Role::Heading, common::name_of_this_year(person, "Habo").await?).await?;
        person.run("document.getElementById('a').remove();", vec![]).await?;
        ready(person, "b", 1).await?;
        let second = person.within(Role::Region, "Andra").await?;
        second.see(Role::Heading, TITLE).await?;
        second.do_not_see_text(TAKEN).await?;
        // It has what the other has left.
        second.see_text("Habo").await?;
        // One of the two that waited; the other waits on, and does not say so again.
        a_moment(person).await?;
        person.within(Role::Region, "Tredje").await?.see_text(TAKEN).await?;
        ensure!(told(person, "ready").await? == json!(["a", "b"]), "{}", told(person, "ready").await?);
        ensure!(told(person, "error").await? == json!(["b", "c"]), "{}", told(person, "error").await?);
        person.axe().await?;
        person.run("document.getElementById('b').remove();", vec![]).await?;
        ready(person, "c", 1).await?;
        person.within(Role::Region, "Tredje").await?.see_text("Habo").await
    });
}

#[test]
fn a_storage_is_free_when_the_key_of_either_element_changes() {
    session(async |person| {
        let _site = open(person).await?;
        person.run(SET, vec![json!("c"), json!("storage-key"), json!("tre")]).await?;
        ready(person, "c", 1).await?;
        person.within(Role::Region, "Tredje").await?.see(Role::Heading, TITLE).await?;
        person.within(Role::Region, "Andra").await?.see_text(TAKEN).await?;
        person.run(SET, vec![json!("a"), json!("storage-key"), json!("fyra")]).await?;
        ready(person, "a", 2).await?;
        ready(person, "b", 1).await?;
        for name in ["Första", "Andra"] {
            person.within(Role::Region, name).await?.see(Role::Heading, TITLE).await?;
        }
        person.do_not_see_text(TAKEN).await
    });
}

#[test]
fn an_element_that_begins_anew_or_is_moved_keeps_its_storage() {
    session(async |person| {
        let _site = open(person).await?;
        person.run(SET, vec![json!("a"), json!("page-url"), json!("annan.html")]).await?;
        ready(person, "a", 2).await?;
        person.run("document.querySelector('main').append(document.getElementById('a'));", vec![]).await?;
        // An element that waited and goes wants nothing any more.
        person.run("document.getElementById('b').remove();", vec![]).await?;
        a_moment(person).await?;
        ensure!(told(person, "ready").await? == json!(["a", "a"]), "{}", told(person, "ready").await?);
        ensure!(told(person, "error").await? == json!(["b", "c"]), "{}", told(person, "error").await?);
        person.run("document.getElementById('a').remove();", vec![]).await?;
        ready(person, "c", 1).await
    });
}
