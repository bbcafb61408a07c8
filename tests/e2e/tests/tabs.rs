//! The same drafts in two tabs.

mod common;

use anyhow::{Context, Result, ensure};
use common::{BEGUN, DIRECTION, SYSTEMATIC, answer, is_answered, make, newest_slot, see_view, store_slot};
use kommunkompass_e2e::{Person, Role, containing, session};
use serde_json::{Value, json};

const TITLE: &str = "1.1 Strategi för demokratiutveckling och information";
const GOALS: &str = "I vilken utsträckning har ambitionerna för demokratin";

async fn see_answered(person: &Person, question: &str, answer: &str) -> Result<()> {
    person.within(Role::Group, containing(question)).await?.see_checked(Role::Radio, answer, true).await
}

#[test]
fn two_tabs_on_one_draft_see_each_others_answers_and_lose_none() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        let place = format!("{draft}/delomrade/1.1");
        person.go_to(&place).await?;
        person.see(Role::Heading, TITLE).await?;
        person.new_tab().await?;
        person.open(&place).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        let question = person.within(Role::Group, containing(DIRECTION)).await?;
        question.click(Role::Button, "Anteckning").await?;
        question.fill(Role::TextBox, "Anteckning till frågan", "Från den andra fliken").await?;

        person.turn_to_tab(0).await?;
        see_answered(person, DIRECTION, SYSTEMATIC).await?;
        person.see(Role::Button, "Anteckning (ifylld)").await?;
        person.see_text("3,8–18,8 av 20 poäng 4 frågor kvar").await?;
        answer(person, GOALS, BEGUN).await?;
        person.axe().await?;

        person.turn_to_tab(1).await?;
        see_answered(person, GOALS, BEGUN).await?;
        person.see_text("4,8–15,8 av 20 poäng 3 frågor kvar").await?;
        for tab in [0, 1] {
            person.turn_to_tab(tab).await?;
            person.reload().await?;
            ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "tab {tab} has lost the first answer");
            ensure!(is_answered(person, GOALS, BEGUN).await?, "tab {tab} has lost the second answer");
            person.see_value(Role::TextBox, "Anteckning till frågan", "Från den andra fliken").await?;
        }
        Ok(())
    });
}

#[test]
fn a_draft_that_is_made_or_deleted_in_one_tab_comes_and_goes_in_the_other() {
    session(async |person| {
        person.open("#/").await?;
        person.see_text("Här finns inga utkast än.").await?;
        person.new_tab().await?;
        make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.turn_to_tab(0).await?;
        person.see(Role::Article, "Vetlanda 2026").await?;
        person.axe().await?;
        person.click(Role::Button, "Ta bort Vetlanda 2026").await?;
        person.see_focus_on("button “Ångra”").await?;

        // Who has it open is told, rather than answer into nothing.
        person.turn_to_tab(1).await?;
        person.see(Role::Heading, "Utkastet finns inte här").await?;
        person.do_not_see(Role::Link, containing("Börja med")).await?;
        person.axe().await?;
        person.turn_to_tab(0).await?;
        person.click(Role::Button, "Ångra").await?;
        person.see(Role::Article, "Vetlanda 2026").await?;
        person.turn_to_tab(1).await?;
        see_view(person, "Vetlanda 2026").await?;
        person.axe().await
    });
}

/// Writes, from another tab, what a page would have that knows of `base` and has entered this at the first question.
async fn write_elsewhere(person: &Person, base: &str, mut entry: Value) -> Result<()> {
    let mut there: Value = serde_json::from_str(base)?;
    let at = there.pointer("/changed").and_then(Value::as_u64).context("a time")? + 3_600_000;
    let stamp = format!("{at}-0000abcd");
    let fields = entry.as_object_mut().context("an entry")?;
    fields.insert("stamps".to_owned(), json!({ "answer": stamp, "note": stamp }));
    for (place, name, value) in [("/answers", "1.1.direction", entry), ("/seen", "0000abcd", json!(at))] {
        let fields = there.pointer_mut(place).and_then(Value::as_object_mut).context("an object")?;
        fields.insert(name.to_owned(), value);
    }
    let (key, value) = newest_slot(person).await?;
    let number: u32 = value.split(' ').nth(1).context("a number")?.parse()?;
    // Where the newest state is: so it is when two tabs write at the same instant.
    store_slot(person, &key, number, &there.to_string()).await?;
    Ok(())
}

#[test]
fn what_two_tabs_enter_in_one_field_at_the_same_instant_is_shown_in_both_until_somebody_chooses() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        let place = format!("{draft}/delomrade/1.1");
        person.go_to(&place).await?;
        person.see(Role::Heading, TITLE).await?;
        let (_, before) = newest_slot(person).await?;
        let (_, base) = before.split_once('\n').context("a slot has a header")?;
        let question = person.within(Role::Group, containing(DIRECTION)).await?;
        question.click(Role::Button, "Anteckning").await?;
        question.fill(Role::TextBox, "Anteckning till frågan", "Enligt planen").await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;

        person.new_tab().await?;
        person.open("#/metod").await?;
        write_elsewhere(person, base, json!({ "state": "level", "level": 1, "note": "Enligt budgeten" })).await?;
        person.turn_to_tab(0).await?;
        person.see_text("På några ställen har olika saker skrivits i två flikar eller filer.").await?;
        // The later counts, and the other stands beside it.
        see_answered(person, DIRECTION, BEGUN).await?;
        person.see_value(Role::TextBox, "Anteckning till frågan", "Enligt budgeten").await?;
        person.see(Role::Button, "Använd det här i stället: 3 Systematiskt i hela kommunkoncernen").await?;
        person.axe().await?;
        person.reload().await?;
        person.click(Role::Button, "Lägg till efter texten: Enligt planen").await?;
        person.see_value(Role::TextBox, "Anteckning till frågan", "Enligt budgeten\n\nEnligt planen").await?;
        person.do_not_see(Role::Button, "Lägg till efter texten: Enligt planen").await?;
        person.click(Role::Button, "Använd det här i stället: 3 Systematiskt i hela kommunkoncernen").await?;
        see_answered(person, DIRECTION, SYSTEMATIC).await?;
        person.do_not_see_text("På några ställen har olika saker skrivits").await?;
        let (_, after) = newest_slot(person).await?;
        ensure!(!after.contains("clashes"), "something still clashes: {after}");
        person.axe().await
    });
}
