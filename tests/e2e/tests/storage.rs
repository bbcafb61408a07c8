//! When the browser's storage is full, forbidden or damaged: the work goes on, and the page says how things stand.

mod common;

use anyhow::{Context, Result, ensure};
use common::embedding::FILL;
use common::{BEGUN, DIRECTION, SYSTEMATIC, answer, is_answered, make, newest_slot, see_view, store_slot};
use kommunkompass_e2e::{Person, Role, containing, session};
use serde_json::{Value, json};

const GOALS: &str = "I vilken utsträckning har ambitionerna för demokratin";
const FULL: &str = "Ändringarna får inte plats i webbläsarens lagring. Arbetet finns kvar så länge sidan är öppen. \
    Ladda ner utkastet som fil innan du stänger den.";
const FORBIDDEN: &str = "Webbläsaren tillåter inte att utkast sparas här.";

/// A browser that keeps the page from its storage, as in a foreign frame.
const FORBID: &str = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('the storage is denied', 'SecurityError'); },
    });";

async fn set_full(person: &Person, full: bool) -> Result<()> {
    person.run("window.isFull = arguments[0];", vec![json!(full)]).await?;
    Ok(())
}

/// Whether the browser would ask before it leaves the page.
async fn asks_before_leaving(person: &Person) -> Result<bool> {
    let script = "return !dispatchEvent(new Event('beforeunload', { cancelable: true }));";
    Ok(person.run(script, vec![]).await? == json!(true))
}

#[test]
fn a_full_storage_is_told_until_writing_works_again_and_no_answer_is_lost() {
    session(async |person| {
        person.before_every_page(FILL).await?;
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        person.see_text("Sparat i den här webbläsaren").await?;
        ensure!(!asks_before_leaving(person).await?, "leaving is asked about although all is saved");
        let before = person.stored().await?;

        set_full(person, true).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.see(Role::Alert, containing(FULL)).await?;
        person.see_text("Inte sparat").await?;
        ensure!(person.stored().await? == before, "the last saved state has changed");
        ensure!(asks_before_leaving(person).await?, "unsaved work can be left without a question");
        person.axe().await?;

        // The message goes along, and so does the work.
        person.click(Role::Link, "Översikt").await?;
        see_view(person, "Vetlanda 2026").await?;
        person.see(Role::Alert, containing(FULL)).await?;
        person.see_text("187 frågor kvar").await?;
        person.axe().await?;
        person.click(Role::Link, "Kommunkompass").await?;
        let card = person.within(Role::Article, "Vetlanda 2026").await?;
        card.see_text("1 av 188 frågor besvarade").await?;
        person.axe().await?;
        let alert = person.within(Role::Alert, containing(FULL)).await?;
        alert.click(Role::Button, "Ladda ner Vetlanda 2026").await?;
        let file: Value = serde_json::from_str(&person.downloaded(".kompass.json").await?.text()?)?;
        ensure!(file.pointer("/answers/1.1.direction/level") == Some(&json!(3)), "the file lacks the answer: {file}");

        // With room again, whoever goes on need not change anything for it to be saved.
        set_full(person, false).await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        person.do_not_see(Role::Alert, containing(FULL)).await?;
        answer(person, GOALS, BEGUN).await?;
        person.do_not_see(Role::Alert, containing(FULL)).await?;
        person.see_text("Sparat i den här webbläsaren").await?;
        ensure!(!asks_before_leaving(person).await?, "leaving is asked about although all is saved");
        person.reload().await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer given while it was full has gone");
        ensure!(is_answered(person, GOALS, BEGUN).await?, "the answer given afterwards has gone");
        person.axe().await
    });
}

#[test]
fn a_storage_that_is_full_from_the_start_still_lets_a_draft_be_made() {
    session(async |person| {
        person.before_every_page(FILL).await?;
        person.before_every_page("window.isFull = true;").await?;
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.see(Role::Alert, containing(FULL)).await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.see_text("3,8–18,8 av 20 poäng").await?;
        person.see(Role::Alert, containing(FULL)).await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        see_view(person, "Vetlanda 2026: resultat").await?;
        person.see(Role::Alert, containing(FULL)).await?;
        ensure!(person.stored().await?.is_empty(), "something was stored");
        person.axe().await
    });
}

#[test]
fn without_a_storage_the_work_goes_on_in_memory_and_the_page_says_so() {
    session(async |person| {
        person.before_every_page(FORBID).await?;
        person.open("#/").await?;
        person
            .see(
                Role::Alert,
                containing(format!(
                    "{FORBIDDEN} Du kan arbeta ändå, men ladda ner utkastet som fil innan du stänger sidan."
                )),
            )
            .await?;
        person.axe().await?;
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        let kept = format!("{FORBIDDEN} Arbetet finns kvar så länge sidan är öppen.");
        person.see(Role::Alert, containing(kept.as_str())).await?;
        person.see_text("Inte sparat").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.click(Role::Link, "Översikt").await?;
        person.see_text("187 frågor kvar").await?;
        person.see(Role::Alert, containing(kept.as_str())).await?;
        person.axe().await?;
        person.click(Role::Button, "Ladda ner Vetlanda 2026").await?;
        let file: Value = serde_json::from_str(&person.downloaded(".kompass.json").await?.text()?)?;
        ensure!(file.pointer("/answers/1.1.direction/level") == Some(&json!(3)), "the file lacks the answer: {file}");

        // A page without storage has nothing to come back to, and says that rather than fail.
        person.reload().await?;
        person.see(Role::Heading, "Utkastet finns inte här").await?;
        person.see(Role::Alert, containing(FORBIDDEN)).await
    });
}

#[test]
fn a_damaged_last_write_costs_that_write_only_and_is_told() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        answer(person, GOALS, BEGUN).await?;
        let (key, value) = newest_slot(person).await?;
        ensure!(value.contains("1.1.goals"), "the newest slot is not the newest: {value}");
        person.store(&key, &value.replace("1.1.goals", "1.1.goalz")).await?;

        person.reload().await?;
        person.see_text("Den senaste ändringen gick inte att läsa. Utkastet visas som det var strax innan.").await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the state before has gone too");
        ensure!(!is_answered(person, GOALS, BEGUN).await?, "the damaged answer was read");
        person.axe().await?;

        // The next write heals it.
        answer(person, GOALS, BEGUN).await?;
        person.reload().await?;
        ensure!(is_answered(person, GOALS, BEGUN).await?, "the answer given again has gone");
        person.do_not_see_text("Den senaste ändringen gick inte att läsa").await?;
        person.axe().await
    });
}

#[test]
fn a_draft_of_a_newer_version_is_listed_untouched_and_can_be_saved_as_a_file() {
    const ID: &str = "0123456789abcdef0123456789abcdef";
    session(async |person| {
        make(person, "Vetlanda", "2026", "Fullständig").await?;
        let (_, value) = newest_slot(person).await?;
        let (_, text) = value.split_once('\n').context("a slot has a header")?;
        let mut newer: Value = serde_json::from_str(text)?;
        for (field, value) in [("schema", json!(99)), ("id", json!(ID)), ("mood", json!("hoppfull"))] {
            newer.as_object_mut().context("a draft is an object")?.insert(field.to_owned(), value);
        }
        let newer = newer.to_string();
        let key = format!("kommunkompass/draft/{ID}/a");
        let value = store_slot(person, &key, 7, &newer).await?;

        person.go_to("#/").await?;
        person.reload().await?;
        let list = person.within(Role::Region, "Utkast som inte kan läsas").await?;
        list.see_text("Filen är skriven av en nyare version.").await?;
        person.axe().await?;
        list.click(Role::Button, containing(format!("Ladda ner fil: {ID}"))).await?;
        let file = person.downloaded(".kompass.json").await?;
        ensure!(file.text()? == newer, "the file differs from what is stored: {}", file.text()?);

        // Working on goes past it, and so does opening its file.
        person.see(Role::Article, "Vetlanda 2026").await?;
        list.click(Role::Link, "Läs Vetlanda 2026").await?;
        see_view(person, "Vetlanda 2026").await?;
        person.see_text("Utkastet är sparat av en nyare version av sidan.").await?;
        person.do_not_see(Role::Link, containing("Börja med")).await?;
        person.axe().await?;
        person.click(Role::Button, "Ladda ner fil: Vetlanda 2026").await?;
        ensure!(person.downloaded(".kompass.json").await?.text()? == newer, "the file differs from what is stored");
        person.go_to("#/").await?;
        common::open_file(person, &newer).await?;
        person.see(Role::Alert, containing("Filen är skriven av en nyare version.")).await?;
        make(person, "Nässjö", "2026", "Fullständig").await?;
        let stored = person.stored().await?;
        ensure!(stored.get(&key) == Some(&value), "the newer draft was touched: {stored:#?}");
        ensure!(!stored.contains_key(&format!("kommunkompass/draft/{ID}/b")), "a second slot was written");
        Ok(())
    });
}

#[test]
fn a_draft_with_an_unreadable_answer_keeps_the_others_and_hands_over_the_original() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        answer(person, GOALS, BEGUN).await?;
        let (key, value) = newest_slot(person).await?;
        let (_, text) = value.split_once('\n').context("a slot has a header")?;
        let mut faulty: Value = serde_json::from_str(text)?;
        *faulty.pointer_mut("/answers/1.1.goals/level").context("the answer is there")? = json!(9);
        let faulty = faulty.to_string();
        store_slot(person, &key, 1000, &faulty).await?;

        person.reload().await?;
        person.see_text("Delar av utkastet gick inte att läsa och saknas här.").await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the sound answer has gone too");
        person.see_text("4 frågor kvar").await?;
        person.axe().await?;
        answer(person, GOALS, BEGUN).await?;
        person.click(Role::Button, "Ladda ner originalet").await?;
        let file = person.downloaded(".kompass.json").await?;
        ensure!(file.text()? == faulty, "the original is not what was stored: {}", file.text()?);
        Ok(())
    });
}
