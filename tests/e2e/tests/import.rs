//! Opening a file: what is in it and what it would do is seen before anything changes.

mod common;

use anyhow::{Context, Result, ensure};
use common::{BEGUN, DIRECTION, FILE, SYSTEMATIC, answer, export, is_answered, make, open_file, see_view, tab_to};
use kommunkompass_e2e::{Key, Person, Role, containing, session};
use serde_json::{Value, json};

const GOALS: &str = "I vilken utsträckning har ambitionerna för demokratin";
const NOTHING_YET: &str = "Filen är hel och utan fel. Ingenting ändras förrän du väljer här nedanför.";
const SHOW: &str = "Visa ändringarna en och en";

async fn write_note(person: &Person, question: &str, note: &str) -> Result<()> {
    let question = person.within(Role::Group, containing(question)).await?;
    question.click(Role::Button, "Anteckning").await?;
    question.fill(Role::TextBox, "Anteckning till frågan", note).await
}

async fn see_note(person: &Person, question: &str, note: &str) -> Result<()> {
    let question = person.within(Role::Group, containing(question)).await?;
    question.see_value(Role::TextBox, "Anteckning till frågan", note).await
}

/// The file of a colleague's draft, Vetlanda 2026: two answers and a note.
async fn colleagues_file(person: &Person) -> Result<String> {
    let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
    person.go_to(&format!("{draft}/delomrade/1.1")).await?;
    answer(person, DIRECTION, BEGUN).await?;
    answer(person, GOALS, SYSTEMATIC).await?;
    write_note(person, DIRECTION, "Se § 12").await?;
    person.go_to("#/").await?;
    let file = export(person, "Vetlanda 2026").await?.text()?;
    person.click(Role::Button, "Ta bort Vetlanda 2026").await?;
    person.click(Role::Button, "Stäng").await?;
    Ok(file)
}

/// The file, and a draft here, Nässjö 2026, that has another answer and another note; on the start page.
async fn file_and_draft(person: &Person) -> Result<(String, String)> {
    let file = colleagues_file(person).await?;
    let draft = make(person, "Nässjö", "2026", "Fullständig").await?;
    person.go_to(&format!("{draft}/delomrade/1.1")).await?;
    answer(person, DIRECTION, SYSTEMATIC).await?;
    write_note(person, DIRECTION, "Vision 2030").await?;
    person.go_to("#/").await?;
    Ok((file, draft))
}

/// Sees sentences on what the file would do, and that nothing has happened yet.
async fn see_effects(person: &Person, effects: &[&str]) -> Result<()> {
    let panel = person.within(Role::Region, format!("Filen {FILE}")).await?;
    for effect in effects {
        panel.see_text(effect).await?;
    }
    Ok(())
}

#[test]
fn a_merge_shows_what_it_changes_and_then_does_it() {
    session(async |person| {
        let (file, draft) = file_and_draft(person).await?;
        let before = person.stored().await?;
        open_file(person, &file).await?;
        person.see_focus_on(&format!("heading “Filen {FILE}”")).await?;
        see_effects(
            person,
            &[
                "Vetlanda 2026",
                "Utgåva 2021",
                "2 svar, 1 anteckning",
                NOTHING_YET,
                "Läggs till: 2 svar, 1 anteckning",
                "Inga andra utkast ändras",
            ],
        )
        .await?;
        person.axe().await?;
        person.screenshot("import-new").await?;

        person.click(Role::Radio, "Slå ihop").await?;
        see_effects(
            person,
            &[
                "Läggs till: 1 svar",
                "Ändras: 1 svar, 1 anteckning",
                "Filen gäller Vetlanda 2026. Utkastet fortsätter att gälla Nässjö 2026.",
                "På ett ställe skiljer sig filen från utkastet här. Där gäller filen.",
                "På ett ställe finns två olika texter. Båda behålls.",
            ],
        )
        .await?;
        person.do_not_see_text("Inga andra utkast ändras").await?;
        person.click(Role::Button, SHOW).await?;
        let list = person.within(Role::Region, format!("Filen {FILE}")).await?;
        list.see_text("1 Samspel mellan förtroendevalda och medborgare (3 ändringar)").await?;
        list.see_text("Svar Ändrat Före 3 Systematiskt i hela kommunkoncernen Efter 1 Påbörjat").await?;
        list.see_text("Anteckning Ändrat Före Vision 2030 Efter Vision 2030 — Ur filen").await?;
        list.see_text("Svar Nytt 3 Systematiskt i hela kommunkoncernen").await?;
        person.axe().await?;
        person.screenshot("import-merge").await?;
        ensure!(person.stored().await? == before, "something was written before anybody said so");

        person.click(Role::Button, "Slå ihop").await?;
        person.see(Role::Status, containing("Filen är inlagd i Nässjö 2026. I utkastet kan du ångra det.")).await?;
        person.see_focus_on("link “Visa utkastet”").await?;
        person.axe().await?;
        ensure!(person.names(Role::Article).await? == ["Nässjö 2026"], "there is another draft");
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        ensure!(is_answered(person, DIRECTION, BEGUN).await?, "the answer of the file does not count");
        ensure!(is_answered(person, GOALS, SYSTEMATIC).await?, "the answer that was lacking is not there");
        see_note(person, DIRECTION, &format!("Vision 2030\n\n— Ur filen {FILE} —\nSe § 12")).await?;

        // Once more changes nothing, and offers nothing to do.
        person.go_to("#/").await?;
        open_file(person, &file).await?;
        person.click(Role::Radio, "Slå ihop").await?;
        see_effects(person, &["Så ändras ingenting"]).await?;
        person.do_not_see(Role::Button, "Slå ihop").await?;
        person.do_not_see(Role::Button, SHOW).await?;
        person.axe().await
    });
}

#[test]
fn filling_in_what_is_missing_leaves_what_is_here() {
    session(async |person| {
        let (file, draft) = file_and_draft(person).await?;
        open_file(person, &file).await?;
        person.click(Role::Radio, "Fyll i det som saknas").await?;
        see_effects(
            person,
            &[
                "Läggs till: 1 svar",
                "Lämnas som det är: 1 svar, 1 anteckning",
                "På 2 ställen skiljer sig filen från utkastet här. Där lämnas det som det är här.",
            ],
        )
        .await?;
        person.do_not_see_text("Ändras: ").await?;
        person.click(Role::Button, "Visa det som skiljer sig och lämnas").await?;
        person.see_text("Svar Här 3 Systematiskt i hela kommunkoncernen I filen 1 Påbörjat").await?;
        person.see_text("Anteckning Här Vision 2030 I filen Se § 12").await?;
        person.axe().await?;
        person.click(Role::Button, "Fyll i det som saknas").await?;
        person.see(Role::Status, containing("Filen är inlagd i Nässjö 2026.")).await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer that was here has changed");
        ensure!(is_answered(person, GOALS, SYSTEMATIC).await?, "the answer that was lacking is not there");
        see_note(person, DIRECTION, "Vision 2030").await?;
        person.reload().await?;
        ensure!(is_answered(person, GOALS, SYSTEMATIC).await?, "it was not saved");
        Ok(())
    });
}

#[test]
fn replacing_gives_the_draft_the_content_of_the_file() {
    session(async |person| {
        let (file, draft) = file_and_draft(person).await?;
        open_file(person, &file).await?;
        person.click(Role::Radio, "Ersätt").await?;
        see_effects(
            person,
            &[
                "Läggs till: 1 svar",
                "Ändras: 1 svar, 1 anteckning",
                "Utkastet heter nu Nässjö 2026 och kommer att heta Vetlanda 2026.",
            ],
        )
        .await?;
        person.click(Role::Button, SHOW).await?;
        person.see_text("Kommun Ändrat Före Nässjö Efter Vetlanda").await?;
        person.axe().await?;
        person.click(Role::Button, "Ersätt").await?;
        person.see(Role::Status, containing("Vetlanda 2026 har fått filens innehåll.")).await?;
        ensure!(person.names(Role::Article).await? == ["Vetlanda 2026"], "the draft is not called as the file says");
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        ensure!(is_answered(person, DIRECTION, BEGUN).await?, "the answer is not that of the file");
        see_note(person, DIRECTION, "Se § 12").await
    });
}

#[test]
fn a_draft_that_was_continued_elsewhere_is_joined_with_the_one_here_and_nothing_is_lost() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        write_note(person, DIRECTION, "Enligt planen").await?;
        person.go_to("#/").await?;
        let mut file: Value = serde_json::from_str(&export(person, "Vetlanda 2026").await?.text()?)?;
        // Somebody else goes on with the file: another question, and the same note.
        let at = file.pointer("/changed").and_then(Value::as_u64).context("a time")? + 3_600_000;
        let stamp = format!("{at}-0000abcd");
        file["answers"]["1.1.goals"] = json!({ "state": "level", "level": 3, "stamps": { "answer": stamp } });
        file["answers"]["1.1.direction"]["note"] = json!("Enligt budgeten");
        file["answers"]["1.1.direction"]["stamps"]["note"] = json!(stamp);
        file["seen"]["0000abcd"] = json!(at);
        // Meanwhile the note is written on here.
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        let question = person.within(Role::Group, containing(DIRECTION)).await?;
        question.fill(Role::TextBox, "Anteckning till frågan", "Enligt planen 2026").await?;

        person.go_to("#/").await?;
        open_file(person, &file.to_string()).await?;
        person.see_checked(Role::Radio, "Lägg ihop med utkastet här", true).await?;
        see_effects(
            person,
            &[
                "Läggs till: 1 svar",
                "På ett ställe har olika saker skrivits i filen och här. Det senaste gäller, och det andra visas bredvid",
            ],
        )
        .await?;
        person.axe().await?;
        person.click(Role::Button, "Lägg ihop").await?;
        person.see(Role::Status, containing("Filen är inlagd i Vetlanda 2026. I utkastet kan du ångra det.")).await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        ensure!(is_answered(person, GOALS, SYSTEMATIC).await?, "the answer of the file is not there");
        see_note(person, DIRECTION, "Enligt budgeten").await?;
        person.see(Role::Button, "Ta bort: Enligt planen 2026").await?;
        person.axe().await?;

        person.click(Role::Button, containing("Ångra ")).await?;
        see_note(person, DIRECTION, "Enligt planen 2026").await?;
        ensure!(!is_answered(person, GOALS, SYSTEMATIC).await?, "joining was not undone");
        // How it was before is among the versions, too.
        person.go_to(&format!("{draft}/versioner")).await?;
        person.see(Role::Article, "Före import").await
    });
}

#[test]
fn a_file_that_is_put_aside_changes_nothing() {
    session(async |person| {
        let (file, _) = file_and_draft(person).await?;
        let before = person.stored().await?;
        open_file(person, &file).await?;
        person.see_focus_on(&format!("heading “Filen {FILE}”")).await?;
        person.press(Key::Escape).await?;
        person.do_not_see_text(NOTHING_YET).await?;
        person.see_focus_on("file “Öppna en fil”").await?;
        open_file(person, &file).await?;
        person.click(Role::Radio, "Ersätt").await?;
        person.click(Role::Button, "Avbryt").await?;
        person.do_not_see_text(NOTHING_YET).await?;
        person.see_focus_on("file “Öppna en fil”").await?;
        ensure!(person.stored().await? == before, "something was written");
        person.axe().await
    });
}

#[test]
fn the_whole_way_works_by_keyboard() {
    session(async |person| {
        let (file, draft) = file_and_draft(person).await?;
        open_file(person, &file).await?;
        person.see_focus_on(&format!("heading “Filen {FILE}”")).await?;
        tab_to(person, "radio “Lägg till som nytt utkast”").await?;
        person.press(Key::Down).await?;
        person.see_focus_on("radio “Fyll i det som saknas”").await?;
        person.press(Key::Down).await?;
        person.see_checked(Role::Radio, "Slå ihop", true).await?;
        tab_to(person, &format!("button “{SHOW}”")).await?;
        person.press(Key::Enter).await?;
        person.see_text("Svar Nytt 3 Systematiskt i hela kommunkoncernen").await?;
        tab_to(person, "button “Slå ihop”").await?;
        person.press(Key::Enter).await?;
        person.see_focus_on("link “Visa utkastet”").await?;
        person.press(Key::Enter).await?;
        see_view(person, "Nässjö 2026").await?;
        ensure!(person.route().await? == draft, "the link leads elsewhere");
        Ok(())
    });
}

#[test]
fn a_file_of_another_edition_becomes_a_new_draft() {
    session(async |person| {
        let file = colleagues_file(person).await?;
        person.open("#/ny").await?;
        person.fill(Role::Combobox, "Kommun", "Nässjö").await?;
        person.click(Role::Radio, "2016").await?;
        person.click(Role::Button, "Börja").await?;
        person.see_text("Kvar att göra").await?;
        person.go_to("#/").await?;
        open_file(person, &file).await?;
        person.see_text("Här finns inget utkast med samma utgåva eller modell").await?;
        person.do_not_see(Role::Radio, "Slå ihop").await?;
        person.axe().await?;
        person.click(Role::Button, "Lägg till som nytt utkast").await?;
        person.see(Role::Article, "Vetlanda 2026").await?;
        person.see_focus_on("link “Visa utkastet”").await
    });
}

#[test]
fn the_draft_that_a_file_changes_can_be_chosen() {
    session(async |person| {
        let (file, _) = file_and_draft(person).await?;
        let other = make(person, "Aneby", "2026", "Fullständig").await?;
        person.go_to("#/").await?;
        open_file(person, &file).await?;
        person.click(Role::Radio, "Slå ihop").await?;
        let options = person.names(Role::Option).await?;
        let of = |name: &str| options.iter().find(|option| option.starts_with(name)).cloned().unwrap_or_default();
        person.choose("Utkast här som ändras", &of("Nässjö 2026")).await?;
        see_effects(person, &["Utkastet fortsätter att gälla Nässjö 2026."]).await?;
        person.choose("Utkast här som ändras", &of("Aneby 2026")).await?;
        see_effects(person, &["Utkastet fortsätter att gälla Aneby 2026.", "Läggs till: 2 svar, 1 anteckning"]).await?;
        person.axe().await?;
        person.click(Role::Button, "Slå ihop").await?;
        person.see(Role::Status, containing("Filen är inlagd i Aneby 2026.")).await?;
        person.go_to(&format!("{other}/delomrade/1.1")).await?;
        ensure!(is_answered(person, DIRECTION, BEGUN).await?, "the answer is not there");
        see_note(person, DIRECTION, "Se § 12").await
    });
}

/// Lets go of files over the page, as a browser tells it.
async fn drop_files(person: &Person, texts: &[&str]) -> Result<()> {
    let script = "const data = new DataTransfer();
        arguments[0].forEach((text, at) => data.items.add(new File([text], `dragen-${at}.kompass.json`)));
        const event = (kind) => new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
        const taken = !document.body.dispatchEvent(event('dragover'));
        return taken && !document.body.dispatchEvent(event('drop'));";
    let taken = person.run(script, vec![json!(texts)]).await?;
    ensure!(taken == json!(true), "the browser would leave the page for the file");
    Ok(())
}

#[test]
fn a_file_that_is_dragged_onto_the_page_is_shown_like_one_that_is_chosen() {
    session(async |person| {
        let file = colleagues_file(person).await?;
        let before = person.stored().await?;
        drop_files(person, &[&file, &file]).await?;
        let alert = person.within(Role::Alert, containing("Filen kunde inte öppnas. Ingenting har ändrats.")).await?;
        alert.see_text("Det var 2 filer. Öppna en i taget.").await?;
        person.axe().await?;
        drop_files(person, &[&file]).await?;
        person.see_focus_on("heading “Filen dragen-0.kompass.json”").await?;
        person.do_not_see_text("Öppna en i taget").await?;
        ensure!(person.stored().await? == before, "something was written before anybody said so");
        person.click(Role::Button, "Lägg till som nytt utkast").await?;
        person.see(Role::Article, "Vetlanda 2026").await
    });
}
