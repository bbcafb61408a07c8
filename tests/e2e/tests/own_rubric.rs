//! Rubrics of one's own: looking a file through, assessing with it, and drafts that travel without it.

mod common;

use std::sync::Mutex;

use anyhow::{Context, Result, ensure};
use common::{
    answer, changed_example, example_rubric, export, import, is_answered, look_through, open_file, see_rows, see_title,
    see_view, tab_to,
};
use kommunkompass_e2e::{Key, Person, Role, containing, session};
use serde_json::{Value, json};

const MODELS: &str = "#/egna-modeller";
const TITLE: &str = "Digital mognad i förvaltningen";
const EVERYWHERE: &str = "3 Infört överallt";
const IMPROVED: &str = "4 Följs upp och utvecklas";

/// The questions of 1.1, which weigh 30, 30, 20 and 20 %.
const QUESTIONS: [&str; 4] = [
    "Hur tydligt säger ett beslutat dokument",
    "I vilken utsträckning har verksamheterna egna digitala mål",
    "Hur väl fungerar valet mellan förslag",
    "Hur regelbundet följs nyttan av genomförda satsningar upp",
];

/// The text of the file of data that the page starts with.
const FIRST_DATA: &str = "const link = document.querySelector('link[rel=preload][href$=\"/2021.sv.json\"]');
    return fetch(link.href).then((file) => file.text());";

/// Adds a rubric in the view of own rubrics.
async fn add(person: &Person, text: &str) -> Result<()> {
    person.go_to(MODELS).await?;
    see_title(person, "Egna modeller").await?;
    look_through(person, "Granska en fil", "modell.json", text).await?;
    person.click(Role::Button, "Lägg till modellen").await?;
    person.see(Role::Status, containing("Modellen är tillagd: ")).await
}

/// Makes an assessment with an own rubric, from its card; returns the address of its overview.
async fn make_with(person: &Person, card: &str, municipality: &str, mode: &str) -> Result<String> {
    person.go_to(MODELS).await?;
    let card = person.within(Role::Article, card).await?;
    card.click(Role::Link, containing("Ny självskattning med ")).await?;
    see_view(person, "Ny självskattning").await?;
    person.fill(Role::Combobox, "Kommun", municipality).await?;
    person.fill(Role::TextBox, "År", "2026").await?;
    person.click(Role::Radio, mode).await?;
    person.click(Role::Button, "Börja").await?;
    see_view(person, &format!("{municipality} 2026")).await?;
    person.route().await
}

/// The keys of stored rubrics.
async fn stored_rubrics(person: &Person) -> Result<Vec<String>> {
    let keys = person.stored().await?.into_keys();
    Ok(keys.filter(|key| key.starts_with("kommunkompass/rubric/")).collect())
}

#[test]
fn an_own_rubric_of_five_areas_is_assessed_exported_and_opened_in_a_clean_browser() {
    let files = Mutex::new(None);
    session(async |person| {
        person.open(MODELS).await?;
        person.see_text("Här finns inga egna modeller än.").await?;
        person.axe().await?;
        look_through(person, "Granska en fil", "digital.json", &example_rubric()?).await?;
        let report = person.within(Role::Region, "Granskning av digital.json").await?;
        report.see_text("Filen har inga fel. Det finns inget att anmärka på.").await?;
        report
            .see_text(
                "5 områden 10 delområden 40 frågor högst 200 poäng svenska, engelska id digital-maturity, version ",
            )
            .await?;
        ensure!(person.stored().await?.is_empty(), "looking a file through has stored something");
        person.axe().await?;
        person.screenshot("own-report").await?;
        person.click(Role::Button, "Lägg till modellen").await?;
        person.see(Role::Status, containing(format!("Modellen är tillagd: {TITLE}."))).await?;
        person.see(Role::Article, TITLE).await?;
        person.see_text("används inte av något utkast").await?;
        ensure!(stored_rubrics(person).await?.len() == 1, "the rubric is not stored");
        person.axe().await?;

        let draft = make_with(person, TITLE, "Vetlanda", "Fullständig").await?;
        person.see_text("0–200 av 200 poäng").await?;
        person.see_text("40 frågor kvar").await?;
        person.see_text("0 av 5 områden klara").await?;
        person.see_text("0–40 av 40").await?;
        person.axe().await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        see_view(person, "1.1 Riktning och mål").await?;
        for (question, level) in QUESTIONS.iter().zip([EVERYWHERE, IMPROVED, "Vet inte", "Ej tillämpligt"]) {
            answer(person, question, level).await?;
        }
        // 20 · (30·3 + 30·4) / (4 · 80) is 13.125, and with level 4 for what nobody knows it is 18.125.
        person.see_text("13,1–18,1 av 20 poäng").await?;
        person.axe().await?;
        person.go_to(&format!("{draft}/omrade/1")).await?;
        see_view(person, "1 Ledning och styrning").await?;
        person.see_text("13–38 av 40 poäng").await?;

        person.go_to(&format!("{draft}/resultat")).await?;
        see_view(person, "Vetlanda 2026: resultat").await?;
        person.see_text(&format!("Modell: {TITLE}.")).await?;
        person.see_text("13 av 200 poäng").await?;
        person.see_text("Publicerade utvärderingar gäller Kommunkompassen och kan inte jämföras").await?;
        person.do_not_see(Role::Group, "Jämför med").await?;
        person.do_not_see_text("Samma tabell som i kapitel 4").await?;
        see_rows(person, "Poäng per område", &["1 Ledning och styrning 13–38".to_owned(), "Totalt 13–198".to_owned()])
            .await?;
        person.see_text("poäng per område som andel av det högsta möjliga, för Vetlanda 2026.").await?;
        person.axe().await?;
        person.screenshot("own-result").await?;

        person.go_to("#/").await?;
        let card = person.within(Role::Article, "Vetlanda 2026").await?;
        card.see_text(&format!("{TITLE} Ändrat ")).await?;
        card.see_text("4 av 40 frågor besvarade 13–198 av 200 poäng").await?;
        let draft_file = export(person, "Vetlanda 2026").await?.text()?;
        person.go_to(MODELS).await?;
        person.see_text("används av ett utkast").await?;
        person.click(Role::Button, containing(format!("Ladda ner fil: {TITLE} ("))).await?;
        let rubric_file = person.downloaded(".rubric.json").await?;
        ensure!(rubric_file.text()? == example_rubric()?, "the file of the rubric has changed on its way");
        *files.lock().expect("no test has failed with it") = Some((draft_file, rubric_file.text()?));
        Ok(())
    });
    let (draft_file, rubric_file) = files.into_inner().expect("no test has failed with it").expect("the files");
    session(async |person| {
        person.open("#/").await?;
        open_file(person, &draft_file).await?;
        person.see_text(&format!("Modellen ”{TITLE}” finns inte i den här webbläsaren.")).await?;
        person.do_not_see(Role::Radio, "Ersätt").await?;
        person.axe().await?;
        person.click(Role::Button, "Lägg till som nytt utkast").await?;
        let card = person.within(Role::Article, "Vetlanda 2026").await?;
        card.see_text(&format!("{TITLE} Ändrat ")).await?;
        card.see_text("Modellen saknas 13–198 av 200 poäng").await?;
        person.axe().await?;
        let unchanged = person.stored().await?;
        person.click(Role::Link, "Visa utkastet").await?;
        see_view(person, "Vetlanda 2026").await?;
        let draft = person.route().await?;
        for part in ["/omrade/1", "/delomrade/1.1", "/resultat", ""] {
            person.go_to(&format!("{draft}{part}")).await?;
            see_view(person, "Vetlanda 2026").await?;
            person.see(Role::Heading, "Modellen saknas").await?;
        }
        person.see_text(&format!("Självskattningen gjordes med modellen ”{TITLE}”, som inte finns i den här")).await?;
        person.see_text("Det som behövs: id digital-maturity, version ").await?;
        see_rows(
            person,
            "Poäng per område och delområde",
            &[
                "1 Ledning och styrning 13–38 40".to_owned(),
                "1.1 Riktning och mål 13–18 20".to_owned(),
                "5.2 Nya arbetssätt 0–20 20".to_owned(),
                "Totalt alla områden 13–198 200".to_owned(),
            ],
        )
        .await?;
        person.click(Role::Button, "Visa 4").await?;
        person.see_text("1.1.direction Nivå 3").await?;
        person.see_text("1.1.priorities Vet inte").await?;
        person.axe().await?;
        person.screenshot("own-missing").await?;
        ensure!(person.stored().await? == unchanged, "looking at a draft without its rubric has changed something");

        look_through(person, "Öppna modellens fil", "digital.rubric.json", &rubric_file).await?;
        person.see_text("Det här är modellen som utkastet gjordes med.").await?;
        person.axe().await?;
        person.click(Role::Button, "Lägg till modellen").await?;
        see_view(person, "Vetlanda 2026").await?;
        person.see_text("13–198 av 200 poäng").await?;
        person.see_text("36 frågor kvar").await?;
        let draft = person.route().await?;
        person.go_to("#/").await?;
        ensure!(export(person, "Vetlanda 2026").await?.text()? == draft_file, "the draft has changed on its way");
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        see_view(person, "1.1 Riktning och mål").await?;
        ensure!(is_answered(person, QUESTIONS[1], IMPROVED).await?, "an answer is lost");
        answer(person, QUESTIONS[2], "0 Saknas").await?;
        // 20 · (30·3 + 30·4 + 20·0) / (4 · 80)
        person.see_text("13,1 av 20 poäng").await?;
        person.reload().await?;
        person.see_text("13,1 av 20 poäng").await?;
        person.axe().await
    });
}

#[test]
fn a_rubric_opened_on_the_start_page_is_looked_through_where_rubrics_are() {
    session(async |person| {
        person.open("#/").await?;
        person.upload("Öppna en fil", "vår modell.json", example_rubric()?).await?;
        person.see_route(MODELS).await?;
        see_view(person, "Egna modeller").await?;
        person.see(Role::Heading, "Granskning av vår modell.json").await?;
        person.see_text("Filen har inga fel.").await?;
        ensure!(person.stored().await?.is_empty(), "something was stored");
        person.click(Role::Button, "Stäng granskningen").await?;
        person.do_not_see(Role::Heading, containing("Granskning av")).await?;
        person.see_focus_on("heading “Egna modeller”").await?;
        person.axe().await
    });
}

#[test]
fn a_bad_file_gives_a_clear_list_and_changes_nothing() {
    session(async |person| {
        person.open("#/").await?;
        add(person, &example_rubric()?).await?;
        let before = person.stored().await?;
        let question = "/areas/0/subareas/0/questions/0";
        let deep = format!("{{\"format\":\"kommunkompass-rubric\",\"areas\":{}", "[".repeat(100_000));
        let files = [
            (" ".repeat(10 * 1024 * 1024), "Filen är 10 MB. Filer härifrån är högst 4 MB"),
            (deep, "Filen är byggd i fler än 127 nivåer inuti varandra."),
            (example_rubric()?.replace("\"areas\"", "areas"), "Filen är inte hel eller är av ett annat slag (rad "),
            (
                changed_example("/areas/1/id", json!("1"))?,
                "Område 1 Tjänster för invånarna: ”1” finns två gånger areas[1].id",
            ),
            (
                changed_example(&format!("{question}/weight"), json!(40))?,
                "Delområde 1.1 Riktning och mål: vikterna summerar till 110, inte 100 areas[0].subareas[0].questions",
            ),
            (
                changed_example("/areas/4/max", json!(50))?,
                "Delområde 5.1 Medarbetarnas digitala kompetens: 20, men området summerar till 40 i stället för 50 \
                 areas[4].subareas[0].max",
            ),
            (changed_example("/languages", json!(["sv", "fi"]))?, "”fi” känns inte igen languages[1]"),
            (
                changed_example("/title", json!({ "sv": "Titel", "en": "Title", "se": "Namma" }))?,
                "språket ”se” hör inte till filens språk title.se",
            ),
            (changed_example("/title", json!({ "sv": "Titel" }))?, "texten saknas på ett av filens språk, ”en” title"),
            (
                changed_example(&format!("{question}/weight"), json!("30"))?,
                "Fråga 1.1.direction: talet 30 står inom citattecken; ta bort dem \
                 areas[0].subareas[0].questions[0].weight",
            ),
            (
                changed_example(&format!("{question}/id"), json!("<b>"))?,
                "Fråga <b>: ”<b>” känns inte igen areas[0].subareas[0].questions[0].id",
            ),
            (changed_example("/format", json!("kommunkompass-assessment"))?, "Filen är ett utkast och inte en modell."),
            (changed_example("/schema", json!(2))?, "Filen är skriven av en nyare version."),
        ];
        for (at, (text, fault)) in files.into_iter().enumerate() {
            // Each has a name of its own: the report of the one before is there until this one has been read.
            let name = format!("fel-{at}.json");
            look_through(person, "Granska en fil", &name, &text).await?;
            let report = person.within(Role::Region, format!("Granskning av {name}")).await?;
            report.see_text(fault).await?;
            report.see_text("Ingenting har ändrats.").await?;
            report.do_not_see(Role::Button, "Lägg till modellen").await?;
            ensure!(person.stored().await? == before, "“{fault}” has changed the storage");
            ensure!(person.names(Role::Article).await? == [TITLE], "“{fault}” has changed the list");
            person.axe().await?;
        }
        Ok(())
    });
}

#[test]
fn a_file_with_faults_everywhere_is_listed_in_full_and_the_page_stays_responsive() {
    session(async |person| {
        person.open(MODELS).await?;
        // Every text lacks a language, so there are as many faults as texts; and some things to look at again.
        let mut file: Value = serde_json::from_str(&example_rubric()?)?;
        file["languages"] = json!(["sv", "nb", "en"]);
        file["areas"][0]["subareas"][0]["questions"] = json!([]);
        file["titel"] = json!("felstavat");
        look_through(person, "Granska en fil", "fel.json", &file.to_string()).await?;
        person.see_text("Filen har 262 fel och kan inte läggas till.").await?;
        person.see(Role::Heading, "Språk (262)").await?;
        person.see_text("Modellen som helhet: texten saknas på ett av filens språk, ”nb” title").await?;
        person.click(Role::Button, "Visa 242 till").await?;
        person.see_text("areas[4].subareas[1].questions[3].look_for.web").await?;
        person.see_text("Dessutom bör").await?;
        person.see_text("fältet ”titel” läses inte; kanske är det felstavat titel").await?;
        person.axe().await?;
        // The page answers: another file is looked through, and the report goes.
        look_through(person, "Granska en fil", "rätt.json", &example_rubric()?).await?;
        person.do_not_see_text("kan inte läggas till").await
    });
}

#[test]
fn html_in_a_rubric_is_remarked_on_and_shown_as_text() {
    const MARKUP: &str = "<img src=x onerror=\"document.title='hej'\"><b>Ledning</b>";
    session(async |person| {
        person.open("#/").await?;
        let file = changed_example("/areas/0/title/sv", json!(MARKUP))?.replace(TITLE, "<b>Digital</b> mognad");
        person.go_to(MODELS).await?;
        look_through(person, "Granska en fil", "märkt.json", &file).await?;
        person.see_text("2 saker bör ses över. Modellen kan användas ändå.").await?;
        person.see(Role::Heading, "Märkning i texter (2)").await?;
        person.see_text("texten innehåller märkning som HTML; den visas som den står areas[0].title.sv").await?;
        person.axe().await?;
        person.click(Role::Button, "Lägg till modellen").await?;
        let draft = make_with(person, "<b>Digital</b> mognad", "Vetlanda", "Snabb").await?;
        person.see(Role::Link, format!("1 {MARKUP}")).await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        person.see(Role::Row, format!("1 {MARKUP} 0–40")).await?;
        let made = person.run("return document.querySelectorAll('img, main b').length;", vec![]).await?;
        ensure!(made == json!(0), "{made} elements were made out of the texts");
        person.axe().await
    });
}

#[test]
fn two_rubrics_with_the_same_id_are_told_apart_and_go_into_drafts_of_their_own() {
    session(async |person| {
        person.open("#/").await?;
        add(person, &example_rubric()?).await?;
        let other = changed_example("/areas/0/subareas/0/max", json!(30))?;
        let mut other: Value = serde_json::from_str(&other)?;
        other["areas"][0]["subareas"][1]["max"] = json!(10);
        person.go_to(MODELS).await?;
        look_through(person, "Granska en fil", "ny.json", &other.to_string()).await?;
        person.see_text("En annan version av modellen finns redan här.").await?;
        person.click(Role::Button, "Lägg till modellen").await?;
        person.see(Role::Status, containing("Modellen är tillagd")).await?;
        let rubrics = stored_rubrics(person).await?;
        ensure!(rubrics.len() == 2 && rubrics[0] != rubrics[1], "there are {rubrics:?}");
        ensure!(person.names(Role::Article).await? == [TITLE, TITLE], "there are not two cards");
        let new = person.names(Role::Link).await?;
        let new: Vec<_> = new.into_iter().filter(|name| name.starts_with("Ny självskattning med ")).collect();
        ensure!(new.len() == 2 && new[0] != new[1], "both cards have the same links: {new:?}");
        person.axe().await?;

        for (link, max) in new.iter().zip(["20", "30"]) {
            person.go_to(MODELS).await?;
            person.click(Role::Link, link.as_str()).await?;
            see_view(person, "Ny självskattning").await?;
            person.fill(Role::Combobox, "Kommun", "Vetlanda").await?;
            person.fill(Role::TextBox, "År", "2026").await?;
            person.click(Role::Radio, "Snabb").await?;
            person.click(Role::Button, "Börja").await?;
            person.see(Role::Heading, "Vetlanda 2026").await?;
            person.see_text("0–200 av 200 poäng").await?;
            let draft = person.route().await?;
            person.go_to(&format!("{draft}/omrade/1")).await?;
            person.see(Role::TextBox, format!("Poäng för 1.1 Riktning och mål (0–{max})")).await?;
        }
        person.go_to(MODELS).await?;
        look_through(person, "Granska en fil", "igen.json", &example_rubric()?).await?;
        person.see_text("Modellen finns redan här, med samma innehåll.").await?;
        person.do_not_see(Role::Button, "Lägg till modellen").await
    });
}

#[test]
fn a_removed_rubric_leaves_its_drafts_their_points_and_can_be_put_back() {
    session(async |person| {
        person.open("#/").await?;
        add(person, &example_rubric()?).await?;
        let draft = make_with(person, TITLE, "Vetlanda", "Snabb").await?;
        person.go_to(&format!("{draft}/omrade/2")).await?;
        person.fill(Role::TextBox, containing("Poäng för 2.2 "), "7,5").await?;
        person.go_to(MODELS).await?;
        let before = person.stored().await?;
        person.click(Role::Button, containing("Ta bort Digital mognad")).await?;
        person.see_focus_on("button “Ångra”").await?;
        person.see_text("Ett utkast gjordes med den. Det behåller poäng och svar, men kan inte ändras").await?;
        person.see_text("Här finns inga egna modeller än.").await?;
        ensure!(stored_rubrics(person).await?.is_empty(), "the removed rubric is still stored");
        person.axe().await?;
        person.click(Role::Button, "Ångra").await?;
        person.see(Role::Article, TITLE).await?;
        ensure!(person.stored().await? == before, "the rubric came back changed");

        person.click(Role::Button, containing("Ta bort Digital mognad")).await?;
        person.go_to(&draft).await?;
        person.see(Role::Heading, "Modellen saknas").await?;
        see_rows(
            person,
            "Poäng per område och delområde",
            &["2.2 Tillgänglighet och stöd 8 15".to_owned(), "Totalt alla områden 8–193 200".to_owned()],
        )
        .await?;
        person.reload().await?;
        see_rows(person, "Poäng per område och delområde", &["Totalt alla områden 8–193 200".to_owned()]).await?;
        person.go_to(MODELS).await?;
        person.do_not_see(Role::Button, "Ångra").await?;
        add(person, &example_rubric()?).await?;
        person.go_to(&draft).await?;
        person.see_text("8–193 av 200 poäng").await?;
        person.see(Role::Link, "2 Tjänster för invånarna").await
    });
}

#[test]
fn another_version_counts_only_when_somebody_says_so() {
    session(async |person| {
        person.open("#/").await?;
        add(person, &example_rubric()?).await?;
        let draft = make_with(person, TITLE, "Vetlanda", "Snabb").await?;
        person.go_to(&format!("{draft}/omrade/1")).await?;
        person.fill(Role::TextBox, containing("Poäng för 1.1 "), "20").await?;
        person.go_to(MODELS).await?;
        person.click(Role::Button, containing("Ta bort Digital mognad")).await?;
        // In the other version 1.1 has another id, so its points have nowhere to count.
        add(person, &changed_example("/areas/0/subareas/0/id", json!("1.9"))?).await?;
        person.go_to(&draft).await?;
        person.see(Role::Heading, "Modellen saknas").await?;
        see_rows(person, "Poäng per område och delområde", &["1.1 Riktning och mål 20 20".to_owned()]).await?;
        person.see_text("En annan version av modellen finns här: ").await?;
        person.see_text("svar på frågor som den inte har ligger kvar, men räknas inte.").await?;
        person.axe().await?;
        person.click(Role::Button, containing("Använd versionen som finns här, ")).await?;
        see_view(person, "Vetlanda 2026").await?;
        person.see_text("0–200 av 200 poäng").await?;
        person.see(Role::Link, "1.9 Riktning och mål").await?;
        person.axe().await?;
        // The points are still in the draft, for when its own version comes back.
        person.go_to("#/").await?;
        let file: Value = serde_json::from_str(&export(person, "Vetlanda 2026").await?.text()?)?;
        ensure!(file["direct_points"]["1.1"]["points"] == json!("20"), "the points are gone: {file}");
        Ok(())
    });
}

#[test]
fn the_file_of_a_shipped_edition_as_an_own_rubric_does_not_keep_drafts_from_the_edition() {
    session(async |person| {
        let draft = common::make(person, "Vetlanda", "2021", "Snabb").await?;
        let file = person.run(FIRST_DATA, vec![]).await?;
        person.go_to(MODELS).await?;
        look_through(person, "Granska en fil", "2021.json", file.as_str().context("a text")?).await?;
        person.see_text("id:t ”2021” är utgåvans som följer med sidan").await?;
        person.click(Role::Button, "Lägg till modellen").await?;
        // Now the draft goes by the own rubric, which is the same, and carries its points.
        common::give_points(person, &draft, "1.1", "14,5").await?;
        person.go_to(MODELS).await?;
        person.click(Role::Button, containing("Ta bort Kommunkompassen")).await?;
        person.see_focus_on("button “Ångra”").await?;
        person.go_to(&draft).await?;
        person.see_text("15–795 av 800 poäng").await?;
        common::give_points(person, &draft, "1.1", "10").await?;
        person.go_to("#/").await?;
        let file = export(person, "Vetlanda 2021").await?.text()?;
        ensure!(!file.contains("last_result"), "a draft of a shipped edition carries its points");
        Ok(())
    });
}

#[test]
fn the_remark_on_changed_questions_goes_when_somebody_has_taken_note() {
    session(async |person| {
        common::make(person, "Vetlanda", "2021", "Snabb").await?;
        person.go_to("#/").await?;
        let file = export(person, "Vetlanda 2021").await?.text()?;
        let mut file: Value = serde_json::from_str(&file)?;
        file["rubric"]["fingerprint"] = json!("00112233445566778899aabbccddeeff");
        person.click(Role::Button, "Ta bort Vetlanda 2021").await?;
        import(person, &file.to_string()).await?;
        person.click(Role::Link, "Visa utkastet").await?;
        person.see_text("Frågor, nivåer eller vikter har ändrats sedan utkastet gjordes.").await?;
        person.axe().await?;
        person.click(Role::Button, "Jag har noterat ändringen").await?;
        person.do_not_see_text("har ändrats sedan utkastet gjordes").await?;
        person.see_focus_on("heading “Vetlanda 2021”").await?;
        person.reload().await?;
        person.see(Role::Heading, "Vetlanda 2021").await?;
        person.see_text("0–800 av 800 poäng").await?;
        person.do_not_see_text("har ändrats sedan utkastet gjordes").await?;
        person.axe().await
    });
}

#[test]
fn a_rubric_that_does_not_fit_works_until_the_page_is_closed_and_the_page_says_so() {
    session(async |person| {
        person
            .before_every_page(
                "const write = Storage.prototype.setItem;
                Storage.prototype.setItem = function (key, value) {
                    if (key.includes('/rubric/')) throw new DOMException('full', 'QuotaExceededError');
                    return write.call(this, key, value);
                };",
            )
            .await?;
        person.open("#/").await?;
        add(person, &example_rubric()?).await?;
        person.see(Role::Alert, containing(format!("Modellen ”{TITLE}” är inte sparad. Den får inte plats"))).await?;
        person.see_text("Inte sparat").await?;
        person.axe().await?;
        let asks = "return !dispatchEvent(new Event('beforeunload', { cancelable: true }));";
        ensure!(person.run(asks, vec![]).await? == json!(true), "the browser would not ask before leaving");
        let draft = make_with(person, TITLE, "Vetlanda", "Snabb").await?;
        person.see_text("0–200 av 200 poäng").await?;
        person.click(Role::Button, format!("Ladda ner {TITLE}")).await?;
        ensure!(
            person.downloaded(".rubric.json").await?.text()? == example_rubric()?,
            "the file has changed on its way"
        );
        person.reload().await?;
        person.see_route(&draft).await?;
        person.see(Role::Heading, "Modellen saknas").await?;
        see_rows(person, "Poäng per område och delområde", &["Totalt alla områden 0–200 200".to_owned()]).await
    });
}

#[test]
fn a_stored_rubric_that_is_damaged_is_listed_with_its_text_and_stays() {
    session(async |person| {
        person.open("#/").await?;
        add(person, &example_rubric()?).await?;
        let key = stored_rubrics(person).await?.pop().context("a rubric is stored")?;
        let half: String = person.stored().await?[&key].chars().take(500).collect();
        person.store(&key, &half).await?;
        person.reload().await?;
        person.see(Role::Heading, "Modeller som inte kan läsas").await?;
        person.see_text("id digital-maturity, version ").await?;
        person.see_text("Filen är inte hel").await?;
        person.see_text("Här finns inga egna modeller än.").await?;
        person.axe().await?;
        person.click(Role::Button, containing("Ladda ner fil: digital-maturity-")).await?;
        ensure!(person.downloaded(".rubric.json").await?.text()? == half, "the text is another");
        ensure!(person.stored().await?[&key] == half, "the damaged text was touched");
        add(person, &example_rubric()?).await?;
        person.do_not_see(Role::Heading, "Modeller som inte kan läsas").await
    });
}

#[test]
fn a_template_is_a_file_to_change_and_to_add() {
    session(async |person| {
        person.open(MODELS).await?;
        person.click(Role::Button, containing("Ladda ner fil: Exempel")).await?;
        ensure!(person.downloaded("example.rubric.json").await?.text()? == example_rubric()?, "the example is another");
        for (button, ending, title) in [
            ("Ladda ner mall: Utgåva 2021 på engelska", "own-2021.en.rubric.json", "Kommunkompassen, 2021 edition"),
            ("Ladda ner mall: Utgåva 2016 på svenska", "own-2016.sv.rubric.json", "Kommunkompassen, utgåva 2016"),
        ] {
            person.click(Role::Button, button).await?;
            let template = person.downloaded(ending).await?.text()?;
            look_through(person, "Granska en fil", ending, &template).await?;
            person.see_text("Filen har inga fel.").await?;
            let report = person.within(Role::Region, containing("Granskning av")).await?;
            report.see_text(title).await?;
            report.do_not_see_text("är utgåvans som följer med sidan").await?;
        }
        person.axe().await
    });
}

#[test]
fn a_rubric_is_added_and_used_with_the_keyboard_alone() {
    session(async |person| {
        person.open("#/").await?;
        tab_to(person, "link “Öppna egna modeller”").await?;
        person.press(Key::Enter).await?;
        see_view(person, "Egna modeller").await?;
        look_through(person, "Granska en fil", "digital.json", &example_rubric()?).await?;
        tab_to(person, "button “Lägg till modellen”").await?;
        person.press(Key::Enter).await?;
        person.see_focus_on("heading “Egna modeller”").await?;
        tab_to(person, "link “Ny självskattning”").await?;
        person.press(Key::Enter).await?;
        see_view(person, "Ny självskattning").await?;
        person.see_checked(Role::Radio, TITLE, true).await?;
        tab_to(person, "combobox “Kommun”").await?;
        person.type_text("Vetlanda").await?;
        tab_to(person, &format!("radio “{TITLE}”")).await?;
        tab_to(person, "radio “Fullständig”").await?;
        tab_to(person, "button “Börja”").await?;
        person.press(Key::Enter).await?;
        person.see_text("0–200 av 200 poäng").await?;
        person.go_to(MODELS).await?;
        see_view(person, "Egna modeller").await?;
        let remove = person.names(Role::Button).await?;
        let remove = remove.into_iter().find(|name| name.starts_with("Ta bort ")).context("a button to remove")?;
        tab_to(person, &format!("button “{remove}”")).await?;
        person.press(Key::Enter).await?;
        person.see_focus_on("button “Ångra”").await?;
        person.press(Key::Enter).await?;
        person.see(Role::Article, TITLE).await?;
        person.see_focus_on("heading “Egna modeller”").await
    });
}

#[test]
fn a_rubric_added_in_one_tab_is_there_in_the_other() {
    session(async |person| {
        person.open(MODELS).await?;
        person.new_tab().await?;
        person.open("#/").await?;
        add(person, &example_rubric()?).await?;
        person.turn_to_tab(0).await?;
        person.see(Role::Article, TITLE).await?;
        person.click(Role::Button, containing("Ta bort Digital mognad")).await?;
        person.turn_to_tab(1).await?;
        person.do_not_see(Role::Article, TITLE).await
    });
}

#[test]
fn an_address_with_a_rubric_that_is_not_here_says_so_and_offers_the_editions() {
    session(async |person| {
        person.open("#/ny?modell=digital-maturity@00112233445566778899aabbccddeeff").await?;
        person.see_text("Modellen som adressen pekar på finns inte i den här webbläsaren.").await?;
        person.see_checked(Role::Radio, "2021", true).await?;
        person.axe().await
    });
}

/// A rubric of so many areas with long titles, without questions.
fn large(n_areas: usize) -> Result<String> {
    let area = |number: usize| {
        let long = format!("{number} {}", "Verksamhetsutvecklingsansvarsfördelningsfrågor".repeat(4));
        let text = json!({ "sv": long, "en": format!("Area {long}") });
        let subarea = json!({
            "id": format!("a-long-id-of-a-subarea-{number}"), "title": text, "max": 100, "anchors": [], "questions": [],
        });
        json!({ "id": format!("a-long-id-of-an-area-{number}"), "title": text, "intro": text, "subareas": [subarea] })
    };
    changed_example("/areas", (1..=n_areas).map(area).collect())
}

/// Nothing is wider than the page; what is, comes back with its place.
const SIDEWAYS: &str = "const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return null;
    const wide = [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > page.clientWidth + 1)
        .map((element) => `<${element.localName} class=\"${element.className}\">`);
    return `${page.scrollWidth} px in ${page.clientWidth} px: ${wide.slice(0, 6).join(', ')}`;";

#[test]
fn rubrics_of_one_or_of_sixty_areas_with_long_titles_fit_the_page() {
    session(async |person| {
        person.open("#/").await?;
        for (n_areas, municipality, has_radar) in [(1, "Ale", false), (12, "Boden", true), (60, "Vetlanda", false)] {
            add(person, &large(n_areas)?.replace("digital-maturity", municipality).replace(TITLE, municipality))
                .await?;
            person.go_to(MODELS).await?;
            let card = person.within(Role::Article, municipality).await?;
            card.see_text("utan frågor, bara poäng").await?;
            card.click(Role::Link, containing("Ny självskattning med ")).await?;
            see_view(person, "Ny självskattning").await?;
            person.do_not_see(Role::Radio, "Fullständig").await?;
            person.fill(Role::Combobox, "Kommun", municipality).await?;
            person.fill(Role::TextBox, "År", "2026").await?;
            person.click(Role::Button, "Börja").await?;
            see_view(person, &format!("{municipality} 2026")).await?;
            let draft = person.route().await?;
            let mut faults = Vec::new();
            for (part, heading) in [
                ("", municipality),
                ("/omrade/a-long-id-of-an-area-1", "a-long-id-of-an-area-1 1"),
                ("/delomrade/a-long-id-of-a-subarea-1", "a-long-id-of-a-subarea-1 1"),
                ("/resultat", "2026: resultat"),
            ] {
                person.go_to(&format!("{draft}{part}")).await?;
                person.see(Role::Heading, containing(heading)).await?;
                for width in [320, 1280] {
                    person.set_viewport(width, 800).await?;
                    if let Some(fault) = person.run(SIDEWAYS, vec![]).await?.as_str() {
                        faults.push(format!("{n_areas} areas, {part}: {fault}"));
                    }
                }
            }
            ensure!(faults.is_empty(), "{}", faults.join("\n"));
            person.see_text("Områdena som staplar").await?;
            let drawn = person.run("return document.querySelector('#radar text') !== null;", vec![]).await?;
            ensure!(drawn == json!(has_radar), "{n_areas} areas: a radar is {drawn}");
            person.screenshot(&format!("own-{n_areas}-areas")).await?;
            person.axe().await?;
        }
        Ok(())
    });
}

#[test]
fn drafts_with_the_same_rubric_stand_beside_each_other_in_the_result() {
    session(async |person| {
        person.open("#/").await?;
        add(person, &example_rubric()?).await?;
        let vetlanda = make_with(person, TITLE, "Vetlanda", "Snabb").await?;
        common::give_points(person, &vetlanda, "1.1", "12").await?;
        person.go_to(&format!("{vetlanda}/resultat")).await?;
        see_view(person, "Vetlanda 2026: resultat").await?;
        person.see_text("Utkast som är gjorda med samma modell kan jämföras här så snart det finns två").await?;
        person.do_not_see(Role::Group, "Jämför med").await?;

        let boden = make_with(person, TITLE, "Boden", "Snabb").await?;
        common::give_points(person, &boden, "1.1", "7").await?;
        common::give_points(person, &boden, "1.2", "9").await?;
        // Another version of the rubric; what is made with it is not offered.
        let other = example_rubric()?.replace(TITLE, "Annan version");
        add(person, &other).await?;
        make_with(person, "Annan version", "Ale", "Snabb").await?;

        person.go_to(&format!("{vetlanda}/resultat")).await?;
        see_view(person, "Vetlanda 2026: resultat").await?;
        person.see_text("Publicerade utvärderingar gäller Kommunkompassen och kan inte jämföras").await?;
        let picker = person.within(Role::Group, "Jämför med").await?;
        let offered = picker.names(Role::Checkbox).await?;
        ensure!(offered == ["Boden 2026", "Medelvärde av det ni har valt"], "{offered:?} is offered");
        see_rows(person, "Poäng per område", &["1 Ledning och styrning 12–32".to_owned()]).await?;
        picker.click(Role::Checkbox, "Boden 2026").await?;
        picker.see_checked(Role::Checkbox, "Boden 2026", true).await?;
        let id = boden.rsplit('/').next().context("an address has an end")?;
        let route = format!("{vetlanda}/resultat?jamfor={id}");
        person.see_route(&route).await?;
        see_boden_beside(person).await?;
        person.axe().await?;
        person.screenshot("own-beside").await?;

        person.reload().await?;
        person.see_route(&route).await?;
        let picker = person.within(Role::Group, "Jämför med").await?;
        picker.see_checked(Role::Checkbox, "Boden 2026", true).await?;
        see_boden_beside(person).await?;
        picker.click(Role::Checkbox, "Boden 2026").await?;
        person.see_route(&format!("{vetlanda}/resultat")).await?;
        see_rows(person, "Poäng per område", &["1 Ledning och styrning 12–32".to_owned()]).await
    });
}

/// Vetlanda with 12 points in 1.1, and Boden beside it with 7 and 9 in 1.1 and 1.2.
async fn see_boden_beside(person: &Person) -> Result<()> {
    person.see_text("för Vetlanda 2026, Boden 2026.").await?;
    let areas = ["1 Ledning och styrning 12–32 16", "Totalt 12–192 16–176"].map(str::to_owned);
    see_rows(person, "Poäng per område", &areas).await?;
    let overview = person.within(Role::Table, "1 Ledning och styrning").await?;
    let look = async || {
        let rows = overview.names(Role::Row).await?;
        let has = |start: &str, end: &str| rows.iter().any(|row| row.starts_with(start) && row.ends_with(end));
        Ok((has("1.1 Riktning och mål 12 20 ", " 7") && has("1.2 ", " 9")).then_some(()))
    };
    overview.wait_for("7 and 9 points beside 1.1 and 1.2", look).await
}
