//! A self-assessment beside the evaluators' result, and what it says the next time.

mod common;

use anyhow::{Result, ensure};
use common::{give_points, make, see_rows, see_view};
use kommunkompass_e2e::{Person, Role, containing, session};

const INVITATION: &str = "Har ni fått utvärderarnas resultat? Lägg det bredvid ert eget";
const TABLE: &str = "Poäng per område och delområde";

/// Points of a self-assessment that the report of 2022 gives 25, 11 and 13.
const OWN: [(&str, &str); 3] = [("3.2", "30"), ("6.2", "4"), ("1.1", "13")];

fn rows(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// A self-assessment of Nässjö beside the published result of 2022.
async fn compare_nassjo(person: &Person) -> Result<String> {
    let draft = make(person, "Nässjö", "2022", "Snabb").await?;
    for (subarea, points) in OWN {
        give_points(person, &draft, subarea, points).await?;
    }
    person.go_to(&draft).await?;
    person.click(Role::Link, INVITATION).await?;
    see_view(person, "Självskattning och utvärdering: Nässjö 2022").await?;
    person.see_text("Inga poäng i utkastet ändras.").await?;
    person.axe().await?;
    person.see_value(Role::Combobox, "Resultat", "nassjo-2022").await?;
    person.click(Role::Button, "Jämför").await?;
    person.see_focus_on("heading “Självskattning och utvärdering: Nässjö 2022”").await?;
    Ok(draft)
}

#[test]
fn the_evaluators_result_shows_where_one_was_above_and_below() {
    session(async |person| {
        let draft = compare_nassjo(person).await?;
        person.see_text("Jämförs med utvärderarnas resultat: Nässjö 2022, utgåva 2021.").await?;
        person
            .see_text(
                "I de 3 delområden som kan jämföras gav ni er själva sammanlagt 2 poäng mindre än utvärderarna. Mest \
                 över ligger 3.2 Politisk styrning, +5. Mest under ligger 6.2 Centrala utvecklingsinsatser för bättre \
                 kvalitet, −7.",
            )
            .await?;
        let expected = rows(&[
            "3 Styrning och kontroll 30–100 77 inte klart hos er",
            "3.2 Politisk styrning 30 25 +5 högre",
            "1.1 Strategi för demokratiutveckling och information 13 13 0 lika",
            "6.2 Centrala utvecklingsinsatser för bättre kvalitet 4 11 −7 lägre",
            "Totalt 47–777 542 inte klart hos er",
        ]);
        see_rows(person, TABLE, &expected).await?;
        // Two results of one municipality and year are told apart.
        let legend = person.within(Role::List, "Teckenförklaring").await?;
        legend.see_text("Nässjö 2022 (självskattning)").await?;
        legend.see_text("Nässjö 2022 (utvärdering)").await?;
        let left_out = person.within(Role::Region, "Det här jämförs inte").await?;
        left_out.see(Role::Link, "1.4").await?;
        person.axe().await?;

        // It is kept, and can be exchanged for another and taken away.
        person.reload().await?;
        person.see_text("Jämförs med utvärderarnas resultat: Nässjö 2022, utgåva 2021.").await?;
        person.click(Role::Button, "Välj ett annat resultat").await?;
        person.choose("Resultat", "Vallentuna 2019, utgåva 2016").await?;
        person.click(Role::Button, "Jämför").await?;
        person.see_text("Bara delar som är desamma jämförs, och bara i procent.").await?;
        person.axe().await?;
        person.click(Role::Button, "Ta bort jämförelsen").await?;
        person.see(Role::Heading, "Välj utvärderarnas resultat").await?;
        person.go_to(&format!("{draft}/resultat")).await?;
        person.see(Role::Link, INVITATION).await
    });
}

#[test]
fn the_next_self_assessment_is_reminded_where_the_difference_was_notable() {
    session(async |person| {
        compare_nassjo(person).await?;
        let next = make(person, "Nässjö", "2024", "Fullständig").await?;
        person.go_to(&format!("{next}/delomrade/3.2")).await?;
        person.see_text("Förra gången (2022) gav ni er 5 poäng mer än utvärderarna här.").await?;
        person.axe().await?;
        person.go_to(&format!("{next}/delomrade/6.2")).await?;
        person.see_text("Förra gången (2022) gav ni er 7 poäng mindre än utvärderarna här.").await?;
        person.click(Role::Link, "Se jämförelsen").await?;
        see_view(person, "Självskattning och utvärdering: Nässjö 2022").await?;
        // Where they agreed there is nothing to say, nor in another municipality.
        person.go_to(&format!("{next}/delomrade/1.1")).await?;
        person.see(Role::Heading, containing("1.1 ")).await?;
        person.do_not_see_text("Förra gången").await?;
        let other = make(person, "Vetlanda", "2024", "Snabb").await?;
        person.go_to(&format!("{other}/omrade/3")).await?;
        person.see(Role::Heading, "3 Styrning och kontroll").await?;
        person.do_not_see_text("Förra gången").await?;

        person.go_to(&format!("{next}/delomrade/3.2")).await?;
        person.click(Role::Button, "Dölj sådana påminnelser").await?;
        person.see_focus_on("heading “3.2 Politisk styrning”").await?;
        person.do_not_see_text("Förra gången").await?;
        person.reload().await?;
        person.see(Role::Heading, "3.2 Politisk styrning").await?;
        person.do_not_see_text("Förra gången").await?;
        person.go_to(&format!("{next}/utvarderat")).await?;
        person.click(Role::Button, "Visa påminnelserna igen").await?;
        person.go_to(&format!("{next}/delomrade/3.2")).await?;
        person.see_text("Förra gången (2022) gav ni er 5 poäng mer än utvärderarna här.").await
    });
}

#[test]
fn in_quick_mode_each_field_has_its_reminder() {
    session(async |person| {
        compare_nassjo(person).await?;
        let next = make(person, "Nässjö", "2024", "Snabb").await?;
        person.go_to(&format!("{next}/omrade/6")).await?;
        person.see_text("Förra gången (2022) gav ni er 7 poäng mindre än utvärderarna här.").await?;
        let text = person.text().await?;
        ensure!(text.matches("Förra gången").count() == 1, "one subarea of area 6 was compared:\n{text}");
        person.axe().await
    });
}

#[test]
fn a_result_that_is_not_here_can_be_typed_in_and_the_comparison_copied() {
    session(async |person| {
        let draft = make(person, "Habo", "2024", "Snabb").await?;
        person.go_to(&format!("{draft}/utvarderat")).await?;
        person.see_text("Det finns inget resultat för Habo här än.").await?;
        let address = person.attribute(Role::Link, "Skriv in det officiella resultatet", "href").await?;
        let id = draft.rsplit('/').next().unwrap_or_default();
        let expected = format!("#/utvarderingar/ny?kommun=0643&ar=2024&utgava=2021&utkast={id}");
        // Some drivers tell the whole address.
        ensure!(
            address.as_deref().is_some_and(|address| address.ends_with(&expected)),
            "the link leads to {address:?}"
        );
        give_points(person, &draft, "3.2", "28").await?;
        person.go_to(&format!("{draft}/utvarderat")).await?;
        person.choose("Resultat", "Vetlanda 2021, utgåva 2021").await?;
        person.click(Role::Button, "Jämför").await?;
        person.see_text("gav ni er själva sammanlagt 8 poäng mer än utvärderarna.").await?;
        person.click(Role::Button, "Jämförelsen som text").await?;
        let text = person.value(Role::TextBox, "Jämförelsen som text").await?;
        ensure!(text.contains("3.2 Politisk styrning\t28\t20\t+8\n"), "the text is:\n{text}");
        person.axe().await
    });
}
