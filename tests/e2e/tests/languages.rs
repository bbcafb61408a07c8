//! The interface in Swedish, Norwegian bokmål and English.

mod common;

use anyhow::{Context, Result, ensure};
use common::{
    DIRECTION, SYSTEMATIC, answer, example_rubric, give_points, look_through, make, make_here, points_of, see_title,
    see_view, tab_to,
};
use kommunkompass_e2e::{Key, Person, Role, Site, containing, session};
use serde_json::{Value, json};

const SVENSKA: &str = "Svenska";
const BOKMAL: &str = "Norsk bokmål";
const ENGLISH: &str = "English";

const START: &str = "Självskatta kommunen mot Kommunkompassen";
const START_BOKMAL: &str = "Vurder egen kommune mot Kommunkompassen";
const START_ENGLISH: &str = "Assess your municipality against Kommunkompassen";
const DIRECTION_BOKMAL: &str = "Hvor tydelig viser et vedtatt styringsdokument";
const DIRECTION_ENGLISH: &str = "How clearly does an adopted policy document state";
const SYSTEMATIC_BOKMAL: &str = "3 Systematisk i hele kommunekonsernet";
const SYSTEMATIC_ENGLISH: &str = "3 Systematic across the whole municipal group";

/// The key of the choice (src/draft/key.rs).
const STORED: &str = "kommunkompass/language";

/// The files with questions that were fetched.
const FETCHED: &str =
    "return performance.getEntriesByType('resource').map((entry) => entry.name.split(/[/]data-[0-9a-f]+[/]/)[1])
    .filter((name) => /^2.*json$/.test(name ?? ''));";

/// The widest thing on a page that scrolls sideways.
const SIDEWAYS: &str = "const page = document.documentElement;
    return page.scrollWidth > page.clientWidth ? `${page.scrollWidth} px in ${page.clientWidth} px` : null;";

/// What the heading says, and in what language.
const HEADING: &str = "const heading = document.querySelector('h1');
    return [heading.textContent, heading.closest('[lang]').lang];";

/// A browser whose first language this is.
fn browser_in(language: &str) -> String {
    format!("Object.defineProperty(Navigator.prototype, 'language', {{ get: () => '{language}' }});")
}

async fn turn_to(person: &Person, language: &str) -> Result<()> {
    person.click(Role::Button, language).await?;
    person.see_focus_on(&format!("button “{language}”")).await
}

/// The language of the document.
async fn see_language(person: &Person, tag: &str) -> Result<()> {
    let look =
        async || Ok((person.run("return document.documentElement.lang;", vec![]).await? == json!(tag)).then_some(()));
    person.wait_for(&format!("the document to be in “{tag}”"), look).await
}

async fn fetched(person: &Person) -> Result<Vec<String>> {
    Ok(serde_json::from_value(person.run(FETCHED, vec![]).await?)?)
}

#[test]
fn each_language_is_chosen_by_its_own_name_and_the_page_follows() {
    session(async |person| {
        person.open("#/").await?;
        person.see(Role::Heading, START).await?;
        see_language(person, "sv").await?;
        for (name, tag, group, start) in [
            (BOKMAL, "nb", "Språk", START_BOKMAL),
            (ENGLISH, "en", "Language", START_ENGLISH),
            (SVENSKA, "sv", "Språk", START),
        ] {
            turn_to(person, name).await?;
            person.see(Role::Heading, start).await?;
            see_title(person, start).await?;
            see_language(person, tag).await?;
            let languages = person.within(Role::Group, group).await?;
            for (other, other_tag) in [(SVENSKA, "sv"), (BOKMAL, "nb"), (ENGLISH, "en")] {
                let pressed = languages.attribute(Role::Button, other, "aria-pressed").await?;
                ensure!(
                    pressed.as_deref() == Some(if other == name { "true" } else { "false" }),
                    "{other}: {pressed:?}"
                );
                let lang = languages.attribute(Role::Button, other, "lang").await?;
                ensure!(lang.as_deref() == Some(other_tag), "{other} is said to be in {lang:?}");
            }
            person.axe().await?;
        }
        Ok(())
    });
}

#[test]
fn a_language_is_chosen_by_keyboard_and_the_focus_stays_there() {
    session(async |person| {
        person.open("#/").await?;
        tab_to(person, &format!("button “{BOKMAL}”")).await?;
        person.press(Key::Enter).await?;
        person.see(Role::Heading, START_BOKMAL).await?;
        person.see_focus_on(&format!("button “{BOKMAL}”")).await?;
        person.press(Key::Tab).await?;
        person.type_text(" ").await?;
        person.see(Role::Heading, START_ENGLISH).await?;
        person.see_focus_on(&format!("button “{ENGLISH}”")).await?;
        tab_to(person, "link “New self-assessment”").await?;
        person.press(Key::Enter).await?;
        see_view(person, "New self-assessment").await?;
        person.axe().await
    });
}

#[test]
fn a_draft_keeps_its_place_and_its_answers_in_every_language() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        let place = format!("{draft}/delomrade/1.1");
        person.go_to(&place).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        let before = person.stored().await?;

        turn_to(person, BOKMAL).await?;
        let question = person.within(Role::Group, containing(DIRECTION_BOKMAL)).await?;
        question.see_checked(Role::Radio, SYSTEMATIC_BOKMAL, true).await?;
        person.see_text("3,8–18,8 av 20 poeng 4 spørsmål igjen").await?;
        person.see_focus_on(&format!("button “{BOKMAL}”")).await?;
        see_title(person, "1.1 Strategi for demokratiutvikling og informasjon").await?;
        person.axe().await?;

        turn_to(person, ENGLISH).await?;
        let question = person.within(Role::Group, containing(DIRECTION_ENGLISH)).await?;
        question.see_checked(Role::Radio, SYSTEMATIC_ENGLISH, true).await?;
        person.see_text("3.8–18.8 of 20 points 4 questions left").await?;
        person.axe().await?;
        person.see_route(&place).await?;
        let mut after = person.stored().await?;
        ensure!(after.remove(STORED).as_deref() == Some("en"), "the choice is not kept");
        ensure!(after == before, "the draft was written");

        // What is answered in one language is answered in all.
        answer(person, "To what extent have the ambitions for democracy", "1 Started").await?;
        person.see_text("3 questions left").await?;
        turn_to(person, SVENSKA).await?;
        person.see_text("3 frågor kvar").await
    });
}

#[test]
fn the_result_is_shown_in_every_language() {
    session(async |person| {
        person.open("#/").await?;
        person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
        see_view(person, "Nässjö 2022: resultat").await?;
        let result = person.route().await?;
        person.go_to(&format!("{result}?jamfor=vallentuna-2019,vetlanda-2021")).await?;
        person.see_text("Utgåva 2016 (Vallentuna 2019)").await?;
        for (name, heading, total, remark) in [
            (BOKMAL, "Nässjö 2022: resultat", "av 800 poeng", "Utgave 2016 (Vallentuna 2019)"),
            (ENGLISH, "Nässjö 2022: result", "of 800 points", "Edition 2016 (Vallentuna 2019)"),
        ] {
            turn_to(person, name).await?;
            person.see(Role::Heading, heading).await?;
            person.see_text(total).await?;
            person.see_text(remark).await?;
            person.axe().await?;
        }
        person.see_route(&format!("{result}?jamfor=vallentuna-2019,vetlanda-2021")).await?;
        person.see(Role::RowHeader, "2 Community development").await?;
        person.do_not_see(Role::RowHeader, "2 Samhällsutveckling").await
    });
}

#[test]
fn the_choice_is_there_after_a_reload_and_in_new_tabs_but_changes_no_open_one() {
    session(async |person| {
        person.open("#/").await?;
        ensure!(person.stored().await?.is_empty(), "a choice is kept that nobody has made");
        person.new_tab().await?;
        person.open("#/").await?;
        turn_to(person, BOKMAL).await?;
        person.see(Role::Heading, START_BOKMAL).await?;
        person.reload().await?;
        person.see(Role::Heading, START_BOKMAL).await?;
        see_language(person, "nb").await?;
        ensure!(person.focused().await? == "nothing", "opening a page moves no focus");

        person.turn_to_tab(0).await?;
        // What comes from the other tab after its choice shows that the choice has come too.
        person.turn_to_tab(1).await?;
        make_in_bokmal(person).await?;
        person.turn_to_tab(0).await?;
        person.see(Role::Article, "Vetlanda 2026").await?;
        person.see(Role::Heading, START).await?;
        see_language(person, "sv").await?;
        person.new_tab().await?;
        person.open("#/").await?;
        person.see(Role::Heading, START_BOKMAL).await
    });
}

async fn make_in_bokmal(person: &Person) -> Result<()> {
    person.click(Role::Link, "Ny egenvurdering").await?;
    person.fill(Role::Combobox, "Kommune", "Vetlanda").await?;
    person.fill(Role::TextBox, "År", "2026").await?;
    person.click(Role::Button, "Begynn").await?;
    see_view(person, "Vetlanda 2026").await
}

#[test]
fn a_norwegian_browser_begins_in_bokmal_and_an_english_one_in_swedish() {
    for (language, start, tag) in
        [("nn-NO", START_BOKMAL, "nb"), ("no", START_BOKMAL, "nb"), ("en-US", START, "sv"), ("sv-FI", START, "sv")]
    {
        session(async |person| {
            person.before_every_page(&browser_in(language)).await?;
            person.open("#/").await?;
            person.see(Role::Heading, start).await?;
            see_language(person, tag).await?;
            ensure!(person.stored().await?.is_empty(), "a choice is kept that nobody has made");
            turn_to(person, ENGLISH).await?;
            person.see(Role::Heading, START_ENGLISH).await?;
            person.reload().await?;
            person.see(Role::Heading, START_ENGLISH).await
        });
    }
}

#[test]
fn a_stored_choice_that_is_no_language_is_passed_over() {
    session(async |person| {
        person.open("#/").await?;
        for value in ["", "de", "EN", "{}"] {
            person.store(STORED, value).await?;
            person.reload().await?;
            person.see(Role::Heading, START).await?;
        }
        turn_to(person, ENGLISH).await?;
        person.see(Role::Heading, START_ENGLISH).await?;
        ensure!(person.stored().await?.get(STORED).is_some_and(|tag| tag == "en"), "the choice is not kept");
        Ok(())
    });
}

#[test]
fn a_language_is_chosen_where_storage_is_forbidden() {
    session(async |person| {
        let forbid = "Object.defineProperty(window, 'localStorage', {
            get() { throw new DOMException('the storage is denied', 'SecurityError'); },
        });";
        person.before_every_page(forbid).await?;
        person.open("#/").await?;
        person.see(Role::Heading, START).await?;
        turn_to(person, BOKMAL).await?;
        person.see(Role::Heading, START_BOKMAL).await?;
        person.see(Role::Alert, containing("Nettleseren tillater ikke at utkast lagres her.")).await?;
        person.axe().await?;
        person.reload().await?;
        person.see(Role::Heading, START).await
    });
}

#[test]
fn numbers_follow_the_language_and_are_read_in_either_way() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        give_points(person, &draft, "1.1", "14,5").await?;
        turn_to(person, ENGLISH).await?;
        let field = |subarea: &str| containing(format!("Points for {subarea} "));
        person.see_value(Role::TextBox, field("1.1"), "14.5").await?;
        person.fill(Role::TextBox, field("1.2"), "7,5").await?;
        person.fill(Role::TextBox, field("1.3"), "x").await?;
        person.see(Role::Alert, containing("Enter a number between 0 and 30, for example 14.5.")).await?;
        person.axe().await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        person.see_text("14.5 of 20 points").await?;
        person.go_to(&format!("{draft}/delomrade/1.2")).await?;
        person.see_value(Role::TextBox, field("1.2"), "7.5").await?;

        turn_to(person, BOKMAL).await?;
        person.see_value(Role::TextBox, containing("Poeng for 1.2 "), "7,5").await?;
        person.see_text("7,5 av 10 poeng").await?;
        turn_to(person, SVENSKA).await?;
        person.fill(Role::TextBox, points_of("1.2"), "8.25").await?;
        person.see_text("8,3 av 10 poäng").await
    });
}

#[test]
fn the_keys_of_answers_follow_the_words() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        for (name, hint, keys) in [
            (SVENSKA, "V vet inte, E ej tillämpligt", [("v", "Vet inte"), ("e", "Ej tillämpligt")]),
            (BOKMAL, "V vet ikke, I ikke relevant", [("V", "Vet ikke"), ("i", "Ikke relevant")]),
            (ENGLISH, "D don't know, N not applicable", [("d", "Don't know"), ("N", "Not applicable")]),
        ] {
            person.click(Role::Button, name).await?;
            // Not to be seen here: the browser of the tests has no mouse (style/components/question.css).
            let look = async || {
                let text = person.run("return document.querySelector('.kk-keys')?.textContent;", vec![]).await?;
                Ok(text.as_str().is_some_and(|text| text.contains(hint)).then_some(()))
            };
            person.wait_for(hint, look).await?;
            let level = if name == SVENSKA {
                "0 Saknas"
            } else if name == BOKMAL {
                "0 Mangler"
            } else {
                "0 Not in place"
            };
            tab_to(person, &format!("radio “{level}”")).await?;
            for (key, chosen) in keys {
                person.type_text(key).await?;
                person.see_focus_on(&format!("radio “{chosen}”")).await?;
                person.type_text("0").await?;
                person.see_focus_on(&format!("radio “{level}”")).await?;
            }
        }
        // The letters of another language are no keys.
        person.type_text("e").await?;
        person.type_text("i").await?;
        person.see_focus_on("radio “0 Not in place”").await?;
        let question = person.within(Role::Group, containing(DIRECTION_ENGLISH)).await?;
        question.see_checked(Role::Radio, "0 Not in place", true).await
    });
}

#[test]
fn only_the_language_that_is_shown_is_fetched_and_each_but_once() {
    session(async |person| {
        // Without a service worker: with one, everything is there soon.
        let mut site = Site::of_bundle()?.with_file("sw.js", "");
        person.visit(&site.url()).await?;
        person.see_it_started().await?;
        make_here(person, "Vetlanda", "2026", "Fullständig").await?;
        let files = fetched(person).await?;
        ensure!(files.iter().all(|name| name.ends_with(".sv.json")), "{files:?}");
        turn_to(person, BOKMAL).await?;
        person.see(Role::Link, containing("Strategi for demokratiutvikling")).await?;
        let files = fetched(person).await?;
        ensure!(files.iter().filter(|name| *name == "2021.nb.json").count() == 1, "{files:?}");
        ensure!(files.iter().all(|name| name != "2021.en.json"), "{files:?}");

        // Without a network, what has been fetched is shown, and what has not is said to be missing.
        site.stop();
        person.expect_console_error("texts.en.json");
        turn_to(person, SVENSKA).await?;
        person.see(Role::Link, containing("Strategi för demokratiutveckling")).await?;
        person.click(Role::Button, ENGLISH).await?;
        person.see_text("Språket kunde inte hämtas. Försök igen när det finns en förbindelse.").await?;
        see_language(person, "sv").await?;
        person.axe().await?;
        turn_to(person, BOKMAL).await?;
        person.see(Role::Link, containing("Strategi for demokratiutvikling")).await?;
        person.do_not_see_text("Språket kunde inte hämtas").await?;
        site.restart()?;
        turn_to(person, ENGLISH).await?;
        person.see(Role::Link, containing("Strategy for democratic development")).await?;
        ensure!(fetched(person).await?.iter().filter(|name| *name == "2021.nb.json").count() == 1, "fetched anew");
        Ok(())
    });
}

#[test]
fn texts_of_a_rubric_that_lacks_the_language_say_what_language_they_are_in() {
    session(async |person| {
        let rubric = example_rubric()?;
        person.open("#/egna-modeller").await?;
        look_through(person, "Granska en fil", "modell.json", &rubric).await?;
        person.click(Role::Button, "Lägg till modellen").await?;
        person.click(Role::Link, containing("Ny självskattning med ")).await?;
        let rubric: Value = serde_json::from_str(&rubric)?;
        person.fill(Role::Combobox, "Kommun", "Vallentuna").await?;
        person.fill(Role::TextBox, "År", "2019").await?;
        person.click(Role::Button, "Börja").await?;
        see_view(person, "Vallentuna 2019").await?;
        let draft = person.route().await?;
        person.go_to(&format!("{draft}/omrade/1")).await?;
        for (name, crumb) in [(BOKMAL, "Oversikt"), (ENGLISH, "Overview"), (SVENSKA, "Översikt")] {
            turn_to(person, name).await?;
            person.see(Role::Link, crumb).await?;
            let look = async || {
                let (text, tag): (String, String) = serde_json::from_value(person.run(HEADING, vec![]).await?)?;
                let title = rubric.pointer(&format!("/areas/0/title/{tag}")).and_then(Value::as_str);
                Ok(title.is_some_and(|title| text == format!("1 {title}")).then_some(()))
            };
            person.wait_for("the area's title, in the language it is said to be in", look).await?;
            person.axe().await?;
        }
        Ok(())
    });
}

#[test]
fn after_deleting_a_draft_another_language_still_offers_to_undo() {
    session(async |person| {
        make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to("#/").await?;
        person.click(Role::Button, "Ta bort Vetlanda 2026").await?;
        person.see_focus_on("button “Ångra”").await?;
        turn_to(person, BOKMAL).await?;
        person.see_text("Vetlanda 2026 er slettet.").await?;
        person.see_focus_on(&format!("button “{BOKMAL}”")).await?;
        person.click(Role::Button, "Angre").await?;
        person.see(Role::Article, "Vetlanda 2026").await
    });
}

#[test]
fn no_language_is_wider_than_a_narrow_page_and_none_is_printed() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        let views = [
            "#/".to_owned(),
            "#/ny".to_owned(),
            draft.clone(),
            format!("{draft}/delomrade/1.1"),
            format!("{draft}/resultat"),
        ];
        for (name, tag) in [(SVENSKA, "sv"), (BOKMAL, "nb"), (ENGLISH, "en")] {
            turn_to(person, name).await?;
            for view in &views {
                person.go_to(view).await?;
                let title = async || {
                    let ready = "return document.querySelector('h1') && !document.querySelector('.kk-loading');";
                    Ok((person.run(ready, vec![]).await? == json!(true)).then_some(()))
                };
                person.wait_for("the view", title).await?;
                for width in [320, 1280] {
                    person.set_viewport(width, 800).await?;
                    let wide = person.run(SIDEWAYS, vec![]).await?;
                    ensure!(wide.is_null(), "{view} in {tag}: {wide}");
                }
            }
            person.set_viewport(320, 800).await?;
            person.go_to("#/").await?;
            person.see(Role::Button, name).await?;
            person.screenshot(&format!("languages-{tag}-320")).await?;
            person.set_viewport(1280, 900).await?;
            person.screenshot(&format!("languages-{tag}")).await?;
        }
        person.see_as_printed().await?;
        person.do_not_see(Role::Button, ENGLISH).await?;
        person.prefer_nothing().await?;
        person.see(Role::Button, ENGLISH).await.context("back on the screen")
    });
}
