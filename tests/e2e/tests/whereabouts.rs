//! Where the copies of a draft are: files that are checked, the line and the view about it, reminders, and browsers
//! that throw drafts away.

mod common;

use anyhow::{Result, ensure};
use common::{BEGUN, DIRECTION, SYSTEMATIC, answer, give_points, is_answered, make, see_view};
use kommunkompass_e2e::{Ability, Person, Role, containing, session};
use serde_json::json;

const GOALS: &str = "I vilken utsträckning har ambitionerna för demokratin";
const REMINDER: &str = "Påminnelse om fil";
const WARNING: &str = "Varning om lagringen";
const EVICTED: &str = "Webbläsarens lagring tömdes medan sidan var öppen. Utkasten fanns kvar på den öppna sidan och \
    är sparade igen.";
const VIEW: &str = "Var finns mina utkast?";

/// A browser that keeps only the beginning of a file while `isLying` is set.
const LIE: &str = "const Whole = Blob;
    window.Blob = class extends Whole {
        constructor(parts, options) {
            super(window.isLying ? [String(parts[0]).slice(0, 20)] : parts, options);
        }
    };";

/// A browser whose promise to keep what is stored can be watched: how often it was asked, and whether it grants it.
const PROMISE: &str = "window.nAsked = 0;
    let kept = false;
    const storage = {
        persisted: async () => kept,
        persist: async () => { nAsked += 1; return kept = window.isGenerous ?? false; },
        estimate: async () => ({ usage: 1000, quota: 1e12 }),
    };
    Object.defineProperty(navigator, 'storage', { value: storage });";

/// Safari, as far as it gives itself away.
const SAFARI: &str = "Object.defineProperty(navigator, 'vendor', { value: 'Apple Computer, Inc.' });";

/// A private window of Safari.
const SAFARI_PRIVATE: &str = "Object.defineProperty(navigator, 'vendor', { value: 'Apple Computer, Inc.' });
    StorageManager.prototype.getDirectory = async () => { throw new DOMException('no', 'UnknownError'); };";

/// A browser that does not answer whether the window is private.
const TELL_NOTHING: &str =
    "navigator.storage && Object.defineProperty(navigator.storage, 'getDirectory', { value: undefined });";

/// Goes on so many days later, from the next page that is loaded.
async fn wait_days(person: &Person, days: u32) -> Result<()> {
    let ahead = format!("{{ const now = Date.now; Date.now = () => now() + {days} * 24 * 60 * 60 * 1000; }}");
    person.before_every_page(&ahead).await?;
    person.reload().await
}

/// The stored keys that begin like this.
async fn keys(person: &Person, beginning: &str) -> Result<Vec<String>> {
    Ok(person.stored().await?.into_keys().filter(|key| key.starts_with(beginning)).collect())
}

/// Comes back to the page from another window, as far as the page can tell.
async fn come_back(person: &Person) -> Result<()> {
    person.run("dispatchEvent(new Event('focus'));", vec![]).await?;
    Ok(())
}

async fn see_kept(person: &Person, question: &str, level: &str) -> Result<()> {
    ensure!(is_answered(person, question, level).await?, "the answer to “{question}” has gone");
    Ok(())
}

#[test]
fn a_file_is_checked_and_the_line_says_what_it_has() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Snabb").await?;
        person.see_text("Utkastet finns: i den här webbläsaren (i dag ").await?;
        person.see_text(" · ingen fil sparad än").await?;
        give_points(person, &draft, "1.1", "14,5").await?;
        person.go_to(&draft).await?;
        person.click(Role::Button, "Ladda ner fil").await?;
        let file = person.downloaded(".kompass.json").await?;
        let said = format!("Filen är kontrollerad och sparad: {}", file.name);
        person.see(Role::Status, said.as_str()).await?;
        person.see_text(" · som fil (i dag ").await?;
        person.axe().await?;

        // What is changed is not in the file; what is changed back is.
        give_points(person, &draft, "1.1", "15").await?;
        person.see_text(" · som fil utan de senaste ändringarna (i dag ").await?;
        person.do_not_see_text(&said).await?;
        person.axe().await?;
        give_points(person, &draft, "1.1", "14,5").await?;
        person.see_text(" · som fil (i dag ").await?;

        wait_days(person, 1).await?;
        person.see_text("Utkastet finns: i den här webbläsaren (i går ").await?;
        person.see_text(" · som fil (i går ").await?;
        wait_days(person, 2).await?;
        person.see_text("i den här webbläsaren (för 3 dagar sedan) · som fil (för 3 dagar sedan)").await?;
        wait_days(person, 60).await?;
        person.see_text("Utkastet finns: i den här webbläsaren (").await?;
        person.do_not_see_text("dagar sedan").await
    });
}

#[test]
fn a_browser_that_shortens_a_file_hands_over_none_and_nothing_is_noted() {
    session(async |person| {
        person.before_every_page(LIE).await?;
        make(person, "Vetlanda", "2026", "Snabb").await?;
        person.run("window.isLying = true;", vec![]).await?;
        person.click(Role::Button, "Ladda ner fil").await?;
        let told = "Filen sparades inte: webbläsaren gav tillbaka något annat än det som skulle sparas.";
        person.see(Role::Alert, containing(told)).await?;
        person.see_text(" · ingen fil sparad än").await?;
        ensure!(keys(person, "kommunkompass/file/").await?.is_empty(), "a file is noted that nobody has got");
        person.axe().await?;

        // It stays, wherever one goes, until a file is whole.
        person.go_to("#/").await?;
        person.see(Role::Alert, containing(told)).await?;
        person.run("window.isLying = false;", vec![]).await?;
        let file = common::export(person, "Vetlanda 2026").await?;
        ensure!(file.text()?.ends_with("}\n"), "the file is not whole: {}", file.text()?);
        person.do_not_see(Role::Alert, containing(told)).await?;
        ensure!(keys(person, "kommunkompass/file/").await?.len() == 1, "the file is not noted");
        Ok(())
    });
}

#[test]
fn a_reminder_comes_when_a_file_is_due_and_can_be_put_off() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Snabb").await?;
        for area in ["1", "2", "3", "5", "6"] {
            give_points(person, &draft, &format!("{area}.1"), "5").await?;
            give_points(person, &draft, &format!("{area}.2"), "5").await?;
        }
        person.go_to(&draft).await?;
        see_view(person, "Vetlanda 2026").await?;
        person.do_not_see(Role::Region, REMINDER).await?;

        wait_days(person, 1).await?;
        person.within(Role::Region, REMINDER).await?.see_text("Utkastet är inte sparat som fil än.").await?;
        person.axe().await?;
        person.click(Role::Button, "Påminn mig senare").await?;
        person.do_not_see(Role::Region, REMINDER).await?;
        person.see_focus_on("heading “Vetlanda 2026”").await?;
        person.reload().await?;
        person.see(Role::Heading, "Vetlanda 2026").await?;
        person.do_not_see(Role::Region, REMINDER).await?;

        wait_days(person, 1).await?;
        person.click(Role::Button, "Ladda ner fil nu").await?;
        person.downloaded(".kompass.json").await?;
        person.do_not_see(Role::Region, REMINDER).await?;
        person.see_focus_on("heading “Vetlanda 2026”").await?;

        // An old file that has everything is no matter; one that lacks a change is.
        wait_days(person, 9).await?;
        person.see(Role::Heading, "Vetlanda 2026").await?;
        person.do_not_see(Role::Region, REMINDER).await?;
        give_points(person, &draft, "1.1", "6").await?;
        person.go_to(&draft).await?;
        let told = "Det är 9 dagar sedan du sparade en fil av utkastet, och det har ändrats sedan dess.";
        person.within(Role::Region, REMINDER).await?.see_text(told).await?;
        person.set_viewport(320, 640).await?;
        person.axe().await
    });
}

#[test]
fn a_draft_from_a_file_is_known_to_be_in_a_file() {
    session(async |person| {
        make(person, "Vetlanda", "2026", "Snabb").await?;
        person.go_to("#/").await?;
        let file = common::export(person, "Vetlanda 2026").await?;
        person.click(Role::Button, "Ta bort Vetlanda 2026").await?;
        person.do_not_see(Role::Article, "Vetlanda 2026").await?;
        common::import(person, &file.text()?).await?;
        person.click(Role::Link, "Visa utkastet").await?;
        see_view(person, "Vetlanda 2026").await?;
        person.see_text(" · som fil (i dag ").await
    });
}

#[test]
fn the_view_names_every_copy_and_what_may_happen_to_it() {
    session(async |person| {
        person.before_every_page(TELL_NOTHING).await?;
        person.open("#/lagring").await?;
        person.see_text("Här finns inga utkast än.").await?;
        person.see_text("Webbläsaren talar inte om för sidan om fönstret är privat.").await?;
        person.axe().await?;
        make(person, "Nässjö", "2026", "Snabb").await?;
        let draft = make(person, "Vetlanda", "2026", "Snabb").await?;
        person.click(Role::Link, "Var finns mitt utkast?").await?;
        see_view(person, VIEW).await?;
        let card = person.within(Role::Article, "Vetlanda 2026").await?;
        card.see_text("I den här webbläsaren Sparat i dag ").await?;
        card.see_text("Som fil Ingen fil är sparad från den här webbläsaren.").await?;
        person.click(Role::Button, "Ladda ner fil: Vetlanda 2026").await?;
        person.downloaded(".kompass.json").await?;
        card.see_text(", med allt som finns i utkastet nu").await?;
        let other = person.within(Role::Article, "Nässjö 2026").await?;
        other.see_text("Ingen fil är sparad från den här webbläsaren.").await?;
        person.axe().await?;
        give_points(person, &draft, "1.1", "6").await?;
        // A warning may have the same link.
        person.within(Role::Navigation, "Om verktyget").await?.click(Role::Link, VIEW).await?;
        see_view(person, VIEW).await?;
        let card = person.within(Role::Article, "Vetlanda 2026").await?;
        card.see_text("Det som har ändrats sedan dess saknas i filen.").await?;
        person.set_viewport(320, 640).await?;
        person.axe().await?;
        person.click(Role::Link, "Till startsidan").await?;
        person.see(Role::Article, "Vetlanda 2026").await
    });
}

#[test]
fn the_browser_is_asked_to_keep_drafts_once_there_is_something_to_lose() {
    session(async |person| {
        person.before_every_page(PROMISE).await?;
        let asked = async |expected: u32| {
            let look = async || Ok((person.run("return nAsked;", vec![]).await? == json!(expected)).then_some(()));
            person.wait_for(&format!("the browser to be asked {expected} times"), look).await
        };
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        person.see(Role::Group, containing(DIRECTION)).await?;
        asked(0).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        asked(1).await?;
        answer(person, GOALS, BEGUN).await?;
        person.go_to("#/lagring").await?;
        person.see_text("Nej. Blir det ont om plats på disken kan den kasta bort dem utan att fråga.").await?;
        asked(1).await?;
        person.axe().await?;

        // Whoever wants to can ask again.
        person.click(Role::Button, "Be webbläsaren behålla utkasten").await?;
        person.see(Role::Status, containing("Webbläsaren lovade inget.")).await?;
        asked(2).await?;
        person.run("window.isGenerous = true;", vec![]).await?;
        person.click(Role::Button, "Be webbläsaren behålla utkasten").await?;
        person.see(Role::Status, "Webbläsaren har lovat att behålla utkasten.").await?;
        person.see_text("Ja. Den kastar inte bort dem av sig själv").await?;
        person.do_not_see(Role::Button, "Be webbläsaren behålla utkasten").await?;
        person.axe().await
    });
}

#[test]
fn a_browser_without_a_storage_manager_is_not_asked_and_says_so() {
    session(async |person| {
        person.before_every_page("Object.defineProperty(navigator, 'storage', { value: undefined });").await?;
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.go_to("#/lagring").await?;
        person.see_text("Det går inte att få veta här. Räkna med att svaret är nej.").await?;
        person.axe().await
    });
}

#[test]
fn safari_is_known_to_clear_after_seven_days_and_the_warning_can_be_closed() {
    session(async |person| {
        person.must_be_able(Ability::PassForAnother)?;
        person.before_every_page(SAFARI).await?;
        make(person, "Vetlanda", "2026", "Snabb").await?;
        let warning = person.within(Role::Region, WARNING).await?;
        warning.see_text("Webbläsaren rensar efter sju dagar.").await?;
        person.axe().await?;
        person.go_to("#/metod").await?;
        person.do_not_see(Role::Region, WARNING).await?;
        person.go_to("#/").await?;
        person.click(Role::Button, "Stäng varningen: Webbläsaren rensar efter sju dagar").await?;
        person.do_not_see(Role::Region, WARNING).await?;
        person.go_to("#/lagring").await?;
        person.see_text("Den tar bort utkast på sidor som inte har använts på sju dagar.").await?;
        person.do_not_see_text("talar inte om för sidan om fönstret är privat").await?;
        person.axe().await
    });
}

#[test]
fn a_private_window_that_gives_itself_away_is_warned_of_as_long_as_it_is_open() {
    session(async |person| {
        person.must_be_able(Ability::PassForAnother)?;
        person.before_every_page(SAFARI_PRIVATE).await?;
        person.open("#/").await?;
        let warning = person.within(Role::Region, WARNING).await?;
        warning.see_text("Fönstret är privat. När det stängs försvinner alla utkast.").await?;
        warning.do_not_see(Role::Button, containing("Stäng")).await?;
        person.do_not_see_text("Webbläsaren rensar efter sju dagar").await?;
        person.axe().await
    });
}

#[test]
fn within_a_page_of_another_site_the_warning_stays_and_leads_out() {
    session(async |person| {
        person.open_in_foreign_frame("#/").await?;
        let warning = person.within(Role::Region, WARNING).await?;
        warning.see_text("Sidan visas inuti en annan webbplats.").await?;
        warning.see(Role::Link, "Öppna i ett eget fönster").await?;
        warning.do_not_see(Role::Button, containing("Stäng")).await?;

        // It leads to what is shown, with the settings of the view.
        person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
        see_view(person, "Nässjö 2022: resultat").await?;
        let picker = person.within(Role::Group, "Jämför med").await?;
        picker.click(Role::Checkbox, "Vetlanda 2021, utgåva 2021, 493 poäng").await?;
        let warning = person.within(Role::Region, WARNING).await?;
        let leads_there = async || {
            let address = warning.attribute(Role::Link, "Öppna i ett eget fönster", "href").await?;
            let ends = |address: &String| address.ends_with("/resultat?jamfor=vetlanda-2021");
            Ok(address.as_ref().is_some_and(ends).then_some(()))
        };
        warning.wait_for("a link to the result beside Vetlanda", leads_there).await?;

        person.go_to("#/lagring").await?;
        person.see(Role::Heading, VIEW).await?;
        person.see_text("Webbläsaren håller utkasten här skilda från andra, och kan kasta bort dem.").await
    });
}

#[test]
fn drafts_that_are_thrown_away_while_the_page_is_open_are_saved_again_and_it_is_said() {
    session(async |person| {
        let other = make(person, "Nässjö", "2026", "Snabb").await?;
        give_points(person, &other, "1.1", "7").await?;
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;

        // Noticed by whoever comes back.
        person.clear_storage().await?;
        come_back(person).await?;
        person.see(Role::Alert, containing(EVICTED)).await?;
        ensure!(keys(person, "kommunkompass/draft/").await?.len() == 2, "not every draft was saved again");
        person.axe().await?;
        person.click(Role::Button, "Ladda ner Vetlanda 2026").await?;
        person.downloaded(".kompass.json").await?;
        let alert = person.within(Role::Alert, containing(EVICTED)).await?;
        alert.click(Role::Button, "Stäng").await?;
        person.do_not_see(Role::Alert, containing(EVICTED)).await?;

        // Noticed by whoever goes on writing.
        person.clear_storage().await?;
        answer(person, GOALS, BEGUN).await?;
        person.see(Role::Alert, containing(EVICTED)).await?;
        ensure!(keys(person, "kommunkompass/file/").await?.len() == 1, "the file is known no more");

        person.reload().await?;
        see_kept(person, DIRECTION, SYSTEMATIC).await?;
        see_kept(person, GOALS, BEGUN).await?;
        person.do_not_see(Role::Alert, containing(EVICTED)).await?;
        person.go_to("#/").await?;
        person.see(Role::Article, "Nässjö 2026").await
    });
}

#[test]
fn a_storage_that_another_tab_empties_is_filled_again() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.new_tab().await?;
        // Browsers look for one beside a file that is no page.
        person.expect_console_error("favicon.ico");
        person.expect_console_error("no-such-page");
        person.open_file("no-such-page").await?;
        person.clear_storage().await?;
        let look = async || Ok((!keys(person, "kommunkompass/draft/").await?.is_empty()).then_some(()));
        person.wait_for("the draft to be stored again", look).await?;
        person.turn_to_tab(0).await?;
        person.see(Role::Alert, containing(EVICTED)).await?;
        person.reload().await?;
        see_kept(person, DIRECTION, SYSTEMATIC).await
    });
}

#[test]
fn a_draft_that_another_tab_deletes_does_not_come_back() {
    session(async |person| {
        make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.new_tab().await?;
        person.open("#/").await?;
        person.click(Role::Button, "Ta bort Vetlanda 2026").await?;
        person.see_focus_on("button “Ångra”").await?;
        person.turn_to_tab(0).await?;
        come_back(person).await?;
        person.see(Role::Heading, "Utkastet finns inte här").await?;
        person.go_to("#/").await?;
        person.see_text("Här finns inga utkast än.").await?;
        person.do_not_see(Role::Alert, containing("Webbläsarens lagring tömdes")).await?;
        ensure!(keys(person, "kommunkompass/bin/").await?.len() == 1, "the draft left the bin");
        Ok(())
    });
}
