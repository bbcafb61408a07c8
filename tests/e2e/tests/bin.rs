//! Deleted drafts: the bin, the ways out of it, and what happens when the storage runs full.

mod common;

use anyhow::{Context, Result, ensure};
use common::{DIRECTION, SYSTEMATIC, answer, give_points, is_answered, make, see_view, stored_texts, tab_to};
use kommunkompass_e2e::{Key, Person, Role, containing, session};
use serde_json::json;

const VIEW: &str = "Papperskorg";
const EMPTY: &str = "Papperskorgen är tom.";

/// A browser that keeps the page from its storage, as in a foreign frame.
const FORBID: &str = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('the storage is denied', 'SecurityError'); },
    });";

/// A storage that takes `room` characters of keys and values, when that is set.
const LIMIT: &str = "const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        const others = Object.entries(this).filter(([other]) => other !== key);
        const used = others.reduce((sum, [other, text]) => sum + other.length + text.length, 0);
        if (used + key.length + value.length > (window.room ?? Infinity)) {
            throw new DOMException('the quota has been exceeded', 'QuotaExceededError');
        }
        return write.call(this, key, value);
    };";

/// Leaves the storage this many characters beyond what is in it.
async fn leave_room(person: &Person, characters: u32) -> Result<()> {
    let script =
        "const used = Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0);
        window.room = used + arguments[0];";
    person.run(script, vec![json!(characters)]).await?;
    Ok(())
}

/// Lets the clock of the pages that are opened from now on go on by some days more.
async fn let_days_pass(person: &Person, days: u32) -> Result<()> {
    let script = format!("{{ const now = Date.now; Date.now = () => now() + {days} * 24 * 60 * 60 * 1000; }}");
    person.before_every_page(&script).await
}

async fn delete(person: &Person, name: &str) -> Result<()> {
    person.go_to("#/").await?;
    person.click(Role::Button, format!("Ta bort {name}")).await?;
    person.see_text(&format!("{name} är borttaget.")).await
}

async fn open_bin(person: &Person) -> Result<()> {
    person.go_to("#/papperskorg").await?;
    see_view(person, VIEW).await
}

#[test]
fn a_draft_deleted_yesterday_is_put_back_from_the_bin() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Snabb").await?;
        give_points(person, &draft, "1.1", "14,5").await?;
        let before = stored_texts(person).await?;
        person.go_to("#/").await?;
        person.do_not_see(Role::Link, containing("papperskorgen")).await?;
        delete(person, "Vetlanda 2026").await?;
        person.see_text("Det ligger i papperskorgen i 30 dagar.").await?;
        person.axe().await?;

        let_days_pass(person, 1).await?;
        person.reload().await?;
        person.do_not_see(Role::Article, "Vetlanda 2026").await?;
        person.click(Role::Link, "1 borttaget utkast i papperskorgen").await?;
        see_view(person, VIEW).await?;
        let card = person.within(Role::Article, "Vetlanda 2026").await?;
        card.see_text("29 dagar kvar").await?;
        card.see_text("Borttaget").await?;
        person.axe().await?;
        card.click(Role::Button, "Ladda ner fil: Vetlanda 2026").await?;
        let file = person.downloaded(".kompass.json").await?.text()?;
        ensure!(file.contains("\"14.5\"") || file.contains("14.5"), "the file lacks the points: {file}");

        person.click(Role::Button, "Lägg tillbaka Vetlanda 2026").await?;
        person.see(Role::Status, containing("Vetlanda 2026 ligger bland utkasten igen.")).await?;
        person.see_focus_on(&format!("heading “{VIEW}”")).await?;
        person.see_text(EMPTY).await?;
        ensure!(stored_texts(person).await? == before, "the draft came back changed");
        person.axe().await?;
        person.click(Role::Link, "Öppna utkastet").await?;
        see_view(person, "Vetlanda 2026").await?;
        person.reload().await?;
        person.see_text("15–795 av 800 poäng").await
    });
}

#[test]
fn removing_for_good_asks_first_and_can_be_done_by_keyboard() {
    session(async |person| {
        make(person, "Vetlanda", "2026", "Snabb").await?;
        delete(person, "Vetlanda 2026").await?;
        make(person, "Nässjö", "2025", "Snabb").await?;
        delete(person, "Nässjö 2025").await?;
        open_bin(person).await?;
        ensure!(
            person.names(Role::Article).await? == ["Nässjö 2025", "Vetlanda 2026"],
            "the last deleted is not first"
        );

        // Pressing twice in a hurry removes nothing.
        tab_to(person, "button “Ta bort för gott: Vetlanda 2026”").await?;
        person.press(Key::Enter).await?;
        person
            .see_focus_on(
                "group “Ska Vetlanda 2026 tas bort för gott, med alla sina versioner? Det går inte att ångra.”",
            )
            .await?;
        person.press(Key::Enter).await?;
        person.axe().await?;
        person.press(Key::Escape).await?;
        person.see_focus_on("button “Ta bort för gott: Vetlanda 2026”").await?;
        person.press(Key::Enter).await?;
        tab_to(person, "button “Avbryt”").await?;
        person.press(Key::Enter).await?;
        person.see_focus_on("button “Ta bort för gott: Vetlanda 2026”").await?;
        person.see(Role::Article, "Vetlanda 2026").await?;

        person.press(Key::Enter).await?;
        tab_to(person, "button “Ta bort för gott: Vetlanda 2026”").await?;
        person.press(Key::Enter).await?;
        person.see(Role::Status, containing("Vetlanda 2026 är borttaget för gott.")).await?;
        person.see_focus_on(&format!("heading “{VIEW}”")).await?;
        person.do_not_see(Role::Article, "Vetlanda 2026").await?;
        let texts = stored_texts(person).await?;
        ensure!(!texts.values().any(|text| text.contains("Vetlanda")), "it is still stored: {texts:#?}");
        person.see(Role::Article, "Nässjö 2025").await
    });
}

#[test]
fn the_bin_is_emptied_and_nothing_else_goes() {
    session(async |person| {
        make(person, "Ale", "2026", "Snabb").await?;
        let living = person.stored().await?;
        for name in ["Vetlanda", "Nässjö"] {
            make(person, name, "2026", "Snabb").await?;
            delete(person, &format!("{name} 2026")).await?;
        }
        person.click(Role::Link, "2 borttagna utkast i papperskorgen").await?;
        person.click(Role::Button, "Töm papperskorgen").await?;
        let question =
            "Ska alla 2 utkast i papperskorgen tas bort för gott, med alla sina versioner? Det går inte att ångra.";
        person.within(Role::Group, question).await?.click(Role::Button, "Töm papperskorgen").await?;
        person.see(Role::Status, containing("Papperskorgen är tömd.")).await?;
        person.see_text(EMPTY).await?;
        ensure!(person.stored().await? == living, "more or less is left than the draft that lives");
        person.axe().await?;
        person.go_to("#/").await?;
        person.see(Role::Article, "Ale 2026").await?;
        person.do_not_see(Role::Link, containing("papperskorgen")).await
    });
}

#[test]
fn after_thirty_days_a_deleted_draft_is_gone_unless_its_marker_is_damaged() {
    session(async |person| {
        make(person, "Ale", "2026", "Snabb").await?;
        let living = person.stored().await?;
        make(person, "Vetlanda", "2026", "Snabb").await?;
        delete(person, "Vetlanda 2026").await?;
        let is_marker = |(key, _): &(String, String)| key.starts_with("kommunkompass/bin/");
        let (marker, _) = person.stored().await?.into_iter().find(is_marker).context("there is no marker")?;

        let_days_pass(person, 29).await?;
        person.reload().await?;
        open_bin(person).await?;
        person.see_text("1 dag kvar").await?;
        // What was torn in the middle of a write is no date that has passed.
        person.store(&marker, "kk1 17").await?;
        let_days_pass(person, 300).await?;
        person.reload().await?;
        person.see_text("30 dagar kvar").await?;
        let_days_pass(person, 30).await?;
        person.reload().await?;
        person.see_text(EMPTY).await?;
        ensure!(person.stored().await? == living, "more or less is left than the draft that lives");
        Ok(())
    });
}

#[test]
fn an_unreadable_draft_goes_to_the_bin_and_back_untouched() {
    const ID: &str = "0123456789abcdef0123456789abcdef";
    session(async |person| {
        let key = format!("kommunkompass/draft/{ID}/a");
        person.open("#/").await?;
        person.store(&key, "något annat").await?;
        person.reload().await?;
        let before = person.stored().await?;
        let list = person.within(Role::Region, "Utkast som inte kan läsas").await?;
        list.click(Role::Button, format!("Ta bort {ID}.kompass.json")).await?;
        person.do_not_see(Role::Region, "Utkast som inte kan läsas").await?;
        person.see_text("Oläsligt utkast 01234567 är borttaget.").await?;
        person.axe().await?;
        open_bin(person).await?;
        person.see_text("Kan inte läsas här").await?;
        person.axe().await?;
        person.click(Role::Button, "Lägg tillbaka Oläsligt utkast 01234567").await?;
        person.see_text(EMPTY).await?;
        ensure!(person.stored().await? == before, "it came back changed");
        person.go_to("#/").await?;
        person.see(Role::Region, "Utkast som inte kan läsas").await
    });
}

#[test]
fn a_full_storage_takes_its_room_from_the_bin_and_says_so() {
    session(async |person| {
        person.before_every_page(LIMIT).await?;
        let other = make(person, "Nässjö", "2026", "Snabb").await?;
        give_points(person, &other, "1.1", "10").await?;
        delete(person, "Nässjö 2026").await?;
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        leave_room(person, 10).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        let freed =
            "Lagringen var full. Ett utkast i papperskorgen togs bort för gott för att ditt arbete skulle få plats.";
        person.see(Role::Status, containing(freed)).await?;
        person.see_text("Sparat i den här webbläsaren").await?;
        person.do_not_see_text("Inte sparat").await?;
        person.axe().await?;
        // It stays until somebody takes note of it.
        person.go_to("#/papperskorg").await?;
        person.see_text(EMPTY).await?;
        person.see(Role::Status, containing(freed)).await?;
        person.within(Role::Status, containing(freed)).await?.click(Role::Button, "Stäng").await?;
        person.do_not_see_text("Lagringen var full").await?;
        person.see_focus_on(&format!("heading “{VIEW}”")).await?;
        person.reload().await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer has gone");
        Ok(())
    });
}

#[test]
fn a_draft_can_be_deleted_although_the_storage_is_full() {
    session(async |person| {
        person.before_every_page(LIMIT).await?;
        let draft = make(person, "Vetlanda", "2026", "Snabb").await?;
        give_points(person, &draft, "1.1", "10").await?;
        person.go_to("#/").await?;
        leave_room(person, 0).await?;
        person.click(Role::Button, "Ta bort Vetlanda 2026").await?;
        person.see_text("Det ligger i papperskorgen i 30 dagar.").await?;
        person.reload().await?;
        open_bin(person).await?;
        person.click(Role::Button, "Lägg tillbaka Vetlanda 2026").await?;
        person.go_to("#/").await?;
        person.within(Role::Article, "Vetlanda 2026").await?.see_text("10–790 av 800 poäng").await
    });
}

#[test]
fn the_bin_is_the_same_in_two_tabs() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Snabb").await?;
        person.new_tab().await?;
        person.open("#/papperskorg").await?;
        person.see_text(EMPTY).await?;
        person.turn_to_tab(0).await?;
        delete(person, "Vetlanda 2026").await?;
        person.go_to(&draft).await?;
        see_view(person, "Utkastet finns inte här").await?;
        person.see_text("Det är borttaget, men ligger i papperskorgen").await?;
        person.see(Role::Link, "Till papperskorgen").await?;
        person.axe().await?;

        person.turn_to_tab(1).await?;
        person.click(Role::Button, "Lägg tillbaka Vetlanda 2026").await?;
        person.turn_to_tab(0).await?;
        see_view(person, "Vetlanda 2026").await?;
        delete(person, "Vetlanda 2026").await?;
        person.see(Role::Button, "Ångra").await?;

        person.turn_to_tab(1).await?;
        person.click(Role::Button, "Ta bort för gott: Vetlanda 2026").await?;
        let question = person
            .within(Role::Group, containing("Ska Vetlanda 2026 tas bort för gott, med alla sina versioner?"))
            .await?;
        question.click(Role::Button, "Ta bort för gott: Vetlanda 2026").await?;
        person.see_text(EMPTY).await?;
        ensure!(person.stored().await?.is_empty(), "something is still stored");
        // A way back that leads nowhere is not offered any longer.
        person.turn_to_tab(0).await?;
        person.do_not_see(Role::Button, "Ångra").await?;
        person.do_not_see(Role::Link, containing("papperskorgen")).await?;
        person.see_text("Här finns inga utkast än.").await
    });
}

#[test]
fn without_a_storage_the_bin_is_kept_in_memory() {
    session(async |person| {
        person.before_every_page(FORBID).await?;
        let draft = make(person, "Vetlanda", "2026", "Snabb").await?;
        give_points(person, &draft, "1.1", "10").await?;
        delete(person, "Vetlanda 2026").await?;
        person.see_text("Det ligger i papperskorgen så länge sidan är öppen.").await?;
        person.click(Role::Link, "1 borttaget utkast i papperskorgen").await?;
        person.see_text("Ligger kvar så länge sidan är öppen").await?;
        person.see_text("Webbläsaren tillåter inte att något sparas här, så det finns inget att mäta.").await?;
        person.axe().await?;
        person.click(Role::Button, "Lägg tillbaka Vetlanda 2026").await?;
        person.go_to("#/").await?;
        person.within(Role::Article, "Vetlanda 2026").await?.see_text("10–790 av 800 poäng").await?;
        delete(person, "Vetlanda 2026").await?;
        open_bin(person).await?;
        person.click(Role::Button, "Töm papperskorgen").await?;
        let question =
            "Ska utkastet i papperskorgen tas bort för gott, med alla sina versioner? Det går inte att ångra.";
        person.within(Role::Group, question).await?.click(Role::Button, "Töm papperskorgen").await?;
        person.see_text(EMPTY).await
    });
}

#[test]
fn the_file_of_a_deleted_draft_is_opened_as_one_of_its_own() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Snabb").await?;
        give_points(person, &draft, "1.1", "10").await?;
        person.go_to("#/").await?;
        let file = common::export(person, "Vetlanda 2026").await?.text()?;
        give_points(person, &draft, "1.1", "12").await?;
        delete(person, "Vetlanda 2026").await?;
        common::import(person, &file).await?;
        person.within(Role::Article, "Vetlanda 2026").await?.see_text("10–790 av 800 poäng").await?;
        open_bin(person).await?;
        person.click(Role::Button, "Lägg tillbaka Vetlanda 2026").await?;
        person.go_to("#/").await?;
        person.see_text("12–792 av 800 poäng").await?;
        person.see_text("10–790 av 800 poäng").await
    });
}

#[test]
fn a_storage_that_is_nearly_full_is_told_of_with_what_to_do() {
    session(async |person| {
        make(person, "Vetlanda", "2026", "Snabb").await?;
        open_bin(person).await?;
        let label = "Använd plats i webbläsarens lagring";
        let now = person.attribute(Role::Meter, label, "aria-valuenow").await?;
        ensure!(now.as_deref() == Some("1"), "{now:?} percent are used");
        person.see_text("kB av ungefär 5 MB används").await?;
        person.do_not_see_text("snart full").await?;

        // What is kept of a draft that could not be read counts as drafts do.
        let fill = "localStorage.setItem(arguments[0], 'x'.repeat(4_300_000));";
        let kept = format!("kommunkompass/kept/{}", "0f".repeat(16));
        person.run(fill, vec![json!(kept)]).await?;
        person.go_to("#/").await?;
        person
            .see(Role::Status, containing("Webbläsarens lagring är snart full: 4,1 MB av ungefär 5 MB används."))
            .await?;
        person.see_text("ta bort dem på startsidan och töm sedan papperskorgen.").await?;
        person.axe().await?;
        delete(person, "Vetlanda 2026").await?;
        person.see_text("Töm papperskorgen. Räcker inte det").await?;
        person.click(Role::Link, "Till papperskorgen").await?;
        see_view(person, VIEW).await?;
        let now = person.attribute(Role::Meter, label, "aria-valuenow").await?;
        ensure!(now.as_deref() == Some("83"), "{now:?} percent are used");
        person.axe().await?;
        person.run("localStorage.removeItem(arguments[0]);", vec![json!(kept)]).await?;
        person.run(fill, vec![json!("another program")]).await?;
        person.go_to("#/").await?;
        person.see_text("Det mesta är annat än utkast, från samma webbplats.").await?;
        person.run("localStorage.removeItem('another program');", vec![]).await?;
        person.go_to("#/papperskorg").await?;
        person.do_not_see_text("snart full").await
    });
}
