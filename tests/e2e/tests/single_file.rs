//! The single file, opened from disk as by a double click.

mod common;

use std::cell::RefCell;
use std::fs;

use anyhow::{Result, ensure};
use common::stop::STOP_AT_KEY;
use common::{DIRECTION, SYSTEMATIC, answer, is_answered};
use kommunkompass_e2e::{Key, Person, Role, containing, session, session_in};
use serde_json::json;
use tempfile::TempDir;

const DRAFT: &str = "Nässjö 2026";
const SUBAREA: &str = "1.1 Strategi för demokratiutveckling och information";

/// Makes an assessment in the file and answers a question of it; returns the route of the subarea.
async fn begin(person: &Person) -> Result<String> {
    person.open_single_file("#/ny").await?;
    person.fill(Role::Combobox, "Kommun", "Nässjö").await?;
    person.fill(Role::TextBox, "År", "2026").await?;
    person.click(Role::Radio, "Fullständig").await?;
    person.click(Role::Button, "Börja").await?;
    person.see(Role::Heading, DRAFT).await?;
    let subarea = format!("{}/delomrade/1.1", person.route().await?);
    person.go_to(&subarea).await?;
    person.see(Role::Heading, SUBAREA).await?;
    answer(person, DIRECTION, SYSTEMATIC).await?;
    Ok(subarea)
}

/// The file has asked for nothing. A violation of its policy would be in the console, which is clean at the end.
async fn see_no_request(person: &Person) -> Result<()> {
    let asked = "return performance.getEntriesByType('resource').map((entry) => entry.name)\
        .filter((name) => !name.startsWith('data:') && !name.startsWith('blob:'));";
    let asked = person.run(asked, vec![]).await?;
    ensure!(asked == json!([]), "the file has fetched {asked}");
    Ok(())
}

/// The answer of [`begin`] is there, in the view of its subarea.
async fn see_answer(person: &Person) -> Result<()> {
    person.see(Role::Heading, SUBAREA).await?;
    ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer is gone");
    Ok(())
}

#[test]
fn the_file_is_filled_in_without_a_request() {
    session(async |person| {
        person.open_single_file("#/").await?;
        person.see(Role::Heading, "Självskatta kommunen mot Kommunkompassen").await?;
        person.see_text("Version ").await?;
        person.axe().await?;
        begin(person).await?;
        see_no_request(person).await?;
        person.axe().await
    });
}

#[test]
fn a_program_that_stops_in_the_file_says_so() {
    session(async |person| {
        person.expect_console_error("RuntimeError");
        person.open_single_file("#/ny").await?;
        person.click(Role::Combobox, "Kommun").await?;
        person.do_not_see(Role::Alert, containing("stannade")).await?;
        person.run(STOP_AT_KEY, vec![]).await?;
        person.press(Key::Down).await?;
        person.see(Role::Alert, containing("Kommunkompass stannade")).await
    });
}

#[test]
fn all_languages_and_editions_are_in_the_file() {
    session(async |person| {
        person.open_single_file("#/").await?;
        person.click(Role::Button, "English").await?;
        person.go_to("#/ordlista").await?;
        person.see(Role::Heading, "Glossary").await?;
        person.click(Role::Button, "Norsk bokmål").await?;
        person.see(Role::Heading, "Ordliste").await?;
        see_no_request(person).await
    });
}

/// Opens the subarea 1.1 of the draft that is shown, as a person does.
async fn open_first_subarea(person: &Person, title: &str) -> Result<()> {
    person.click(Role::Link, format!("Börja med 1.1 {title}")).await?;
    person.see(Role::Heading, format!("1.1 {title}")).await
}

#[test]
fn the_older_editions_are_filled_in_in_the_file_in_every_language_and_kept() {
    const OLDER: [(&str, &str, [&str; 3], &str); 2] = [
        (
            "2016",
            "217 frågor kvar",
            [
                "Finns en plan/strategi för demokratiutveckling och information?",
                "Finnes det en plan/strategi for demokratiutvikling og informasjon?",
                "Is there a plan/strategy for democratic development and information?",
            ],
            "2,8–14,1 av 15 poäng",
        ),
        (
            "2020",
            "184 frågor kvar",
            [
                "Strategi för demokratiutveckling och information",
                "Strategi for demokratiutvikling og informasjon",
                "Strategy for democratic development and information",
            ],
            "3,8–18,8 av 20 poäng",
        ),
    ];
    session(async |person| {
        let mut drafts = Vec::new();
        for (edition, left, titles, points) in OLDER {
            let [sv, nb, en] = titles;
            person.open_single_file("#/ny").await?;
            person.fill(Role::Combobox, "Kommun", "Vallentuna").await?;
            person.fill(Role::TextBox, "År", edition).await?;
            person.click(Role::Radio, edition).await?;
            person.click(Role::Radio, "Fullständig").await?;
            person.click(Role::Button, "Börja").await?;
            person.see(Role::Heading, format!("Vallentuna {edition}")).await?;
            person.see_text(left).await?;
            open_first_subarea(person, sv).await?;
            answer(person, DIRECTION, SYSTEMATIC).await?;
            person.see_text(points).await?;
            // The rubric speaks the language that is chosen, and the answer is one in all.
            for (language, title, question, level) in [
                ("Norsk bokmål", nb, "Hvor tydelig viser et vedtatt styringsdokument", "3 Systematisk"),
                ("English", en, "How clearly does an adopted policy document state", "3 Systematic"),
            ] {
                person.click(Role::Button, language).await?;
                person.see(Role::Heading, format!("1.1 {title}")).await?;
                let question = person.within(Role::Group, containing(question)).await?;
                question.see_checked(Role::Radio, containing(level), true).await?;
            }
            person.axe().await?;
            person.click(Role::Button, "Svenska").await?;
            person.see(Role::Heading, format!("1.1 {sv}")).await?;
            drafts.push((edition, sv, points, person.route().await?));
        }
        see_no_request(person).await?;
        person.new_tab().await?;
        person.turn_to_tab(0).await?;
        person.close_tab().await?;
        person.turn_to_tab(0).await?;
        person.open_single_file("#/").await?;
        for (edition, title, points, subarea) in drafts {
            person.go_to("#/").await?;
            person.within(Role::Article, format!("Vallentuna {edition}")).await?.see_text(edition).await?;
            person.go_to(&subarea).await?;
            person.see(Role::Heading, format!("1.1 {title}")).await?;
            person.see_text(points).await?;
            ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer of {edition} is gone");
        }
        see_no_request(person).await
    });
}

#[test]
fn a_draft_is_there_when_the_browser_is_opened_again() {
    let profile = TempDir::new().unwrap();
    let subarea = RefCell::new(String::new());
    session_in(profile.path(), async |person| {
        subarea.replace(begin(person).await?);
        person.see_text("Sparat i den här webbläsaren").await
    });
    session_in(profile.path(), async |person| {
        person.open_single_file("#/").await?;
        person.see_text(DRAFT).await?;
        person.go_to(&subarea.take()).await?;
        see_answer(person).await
    });
}

#[test]
fn a_draft_is_there_when_the_file_is_closed_and_opened_again() {
    session(async |person| {
        let subarea = begin(person).await?;
        person.new_tab().await?;
        person.turn_to_tab(0).await?;
        person.close_tab().await?;
        person.turn_to_tab(0).await?;
        person.open_single_file("#/").await?;
        person.see(Role::Article, DRAFT).await?;
        person.go_to(&subarea).await?;
        see_answer(person).await
    });
}

#[test]
fn a_draft_is_there_after_a_reload() {
    session(async |person| {
        begin(person).await?;
        person.reload().await?;
        see_answer(person).await
    });
}

#[test]
fn a_file_that_was_cut_off_says_so() {
    session(async |person| {
        let folder = TempDir::new()?;
        let path = folder.path().join("cut.html");
        let whole = fs::read(person.single_file())?;
        // An even number: a code unit is two bytes.
        fs::write(&path, &whole[..whole.len() / 4 * 2])?;
        person.expect_console_error("The file is damaged.");
        person.open_from_disk(&path, "#/").await?;
        person.see(Role::Alert, containing("Filen är skadad")).await?;
        person.axe().await
    });
}
