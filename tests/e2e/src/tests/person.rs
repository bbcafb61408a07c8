//! What a person does, and what a failed scenario tells.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::json;

use super::{replace, show};
use crate::session::run;
use crate::{Person, Role, any, session};

const FORM: &str = "<label>Namn <input value='gammalt'></label>
    <label>Datum <input type='date'></label>
    <label>Utgåva <select><option value='a'>2020<option value='b'>2021</select></label>
    <fieldset><legend>Nivå</legend><label><input type='radio' name='n' value='1'>Ett</label></fieldset>
    <label>Fil <input type='file' hidden></label>
    <button>Spara</button>";

#[test]
fn a_form_is_filled_in() {
    session(async |person| {
        show(person, FORM).await?;
        person.fill(Role::TextBox, "Namn", "Åre").await?;
        person.see_value(Role::TextBox, "Namn", "Åre").await?;
        person.fill(Role::TextBox, "Namn", "").await?;
        person.see_value(Role::TextBox, "Namn", "").await?;
        person.fill(Role::TextBox, "Datum", "2026-11-21").await?;
        ensure!(person.value(Role::TextBox, "Datum").await? == "2026-11-21");
        person.choose("Utgåva", "2021").await?;
        ensure!(person.value(Role::Combobox, "Utgåva").await? == "b");
        ensure!(!person.is_checked(Role::Radio, "Ett").await?);
        person.click(Role::Radio, "Ett").await?;
        person.see_checked(Role::Radio, "Ett", true).await
    });
}

#[test]
fn the_keyboard_goes_where_the_focus_is() {
    session(async |person| {
        show(person, FORM).await?;
        person.press(Key::Tab).await?;
        person.see_focus_on("textbox “Namn”").await?;
        person.type_text("ytt").await?;
        person.see_value(Role::TextBox, "Namn", "ytt").await?;
        person.press(Key::Tab).await?;
        person.press_with(&[Key::Shift], Key::Tab.into()).await?;
        person.see_focus_on("textbox “Namn”").await
    });
}

#[test]
fn what_moves_is_clicked_when_it_stands_still() {
    session(async |person| {
        show(person, "<p></p><button>Spara</button>").await?;
        // Down by a line in each of sixty frames.
        let move_down = "const [above, button] = document.querySelectorAll('p, button');
            let lines = 0;
            button.onclick = () => { button.textContent = `Sparat efter ${lines} rader`; };
            const move = () => { above.append(lines += 1, document.createElement('br')); if (lines < 60) next(); };
            const next = () => requestAnimationFrame(move);
            next();";
        person.run(move_down, vec![]).await?;
        person.click(Role::Button, "Spara").await?;
        person.see(Role::Button, "Sparat efter 60 rader").await
    });
}

#[test]
fn files_go_in_and_come_out() {
    session(async |person| {
        show(person, FORM).await?;
        person.upload(any(), "utkast.kompass.json", "{}").await?;
        let name = person.run("return document.querySelector('[type=file]').files[0].name;", vec![]).await?;
        ensure!(name == json!("utkast.kompass.json"));
        let download = "const link = document.createElement('a');
            link.href = URL.createObjectURL(new Blob(['innehåll']));
            link.download = 'ut.txt';
            link.click();";
        person.run(download, vec![]).await?;
        let file = person.downloaded(".txt").await?;
        ensure!(file.name == "ut.txt" && file.text()? == "innehåll");
        Ok(())
    });
}

#[test]
fn tabs_share_the_storage_and_sessions_do_not() {
    session(async |person| {
        person.open("#/").await?;
        ensure!(!person.stored().await?.contains_key("harness"), "another session's storage is to be seen");
        person.store("harness", "1").await?;
        person.new_tab().await?;
        person.open("#/").await?;
        ensure!(person.stored().await?.get("harness").map(String::as_str) == Some("1"));
        person.turn_to_tab(0).await?;
        person.clear_storage().await?;
        ensure!(person.stored().await?.is_empty());
        Ok(())
    });
}

async fn matches_media(person: &Person, query: &str) -> Result<bool> {
    let matches = person.run("return matchMedia(arguments[0]).matches;", vec![json!(query)]).await?;
    matches.as_bool().context("no answer")
}

#[test]
fn the_surroundings_are_felt_by_the_page() {
    session(async |person| {
        person.open("#/").await?;
        person.set_viewport(320, 640).await?;
        ensure!(person.run("return innerWidth;", vec![]).await? == json!(320));
        person.prefer_dark().await?;
        ensure!(matches_media(person, "(prefers-color-scheme: dark)").await?);
        person.force_colours().await?;
        ensure!(matches_media(person, "(forced-colors: active)").await?);
        person.see_as_printed().await?;
        ensure!(matches_media(person, "print").await?);
        person.prefer_nothing().await?;
        ensure!(matches_media(person, "screen").await?);
        ensure!(person.print().await?.starts_with(b"%PDF"));
        ensure!(person.run("return navigator.language;", vec![]).await? == json!("sv-SE"));
        Ok(())
    });
}

#[test]
fn axe_finds_what_is_not_accessible() {
    session(async |person| {
        show(person, "<main><h1>Rubrik</h1><p>Text</p></main>").await?;
        person.axe().await?;
        replace(person, "<main><h1>Rubrik</h1><input></main>").await?;
        let error = person.axe().await.err().context("a field without a name was passed")?.to_string();
        ensure!(error.contains("label: Form elements must have labels") && error.contains("<input>"), "{error}");
        Ok(())
    });
}

#[test]
fn an_error_in_the_console_fails_the_test() {
    let scenario = async |person: &Person| {
        person.open("#/").await?;
        // The page hears of a violation in a task of its own, later than the script has ended.
        let violation = "return new Promise((heard) => {
            document.addEventListener('securitypolicyviolation', () => heard(), { once: true });
            document.body.setAttribute('style', 'color: red');
        });";
        person.run(violation, vec![]).await.map(drop)
    };
    let error = run(scenario).map_or_else(|error| error.to_string(), |()| "it passed".to_owned());
    assert!(
        error.contains("the browser's console holds errors") && error.contains("Content Security Policy"),
        "{error}"
    );
    session(async |person| {
        person.expect_console_error("Content Security Policy");
        scenario(person).await
    });
}

#[test]
fn what_is_not_there_is_told_with_what_is() {
    session(async |person| {
        show(person, "<button disabled>Spara</button>").await?;
        let person = person.with_patience(Duration::from_millis(500));
        let error = person.see(Role::Link, "Hjälp").await.err().context("it was seen")?.to_string();
        ensure!(
            error.contains("waited in vain for link “Hjälp”") && error.contains("button “Spara” (disabled)"),
            "{error}"
        );
        Ok(())
    });
}
