//! Quick mode: points straight into every subarea, as one enters a published result.

mod common;

use anyhow::ensure;
use common::{make, points_of, see_rows, see_view, tab_to};
use kommunkompass_e2e::{Key, Role, any, containing, session};

/// An area: title, points, and its subareas with points, maximum and percentage.
type Area = (&'static str, u32, &'static [(&'static str, u32, u32, u32)]);

/// Vetlanda 2021, chapter 4 of the report. Row 3.4 is printed as 3, but the area's sum and chapter 3 say 8.
const VETLANDA: [Area; 8] = [
    (
        "1 Samspel mellan förtroendevalda och medborgare",
        53,
        &[
            ("1.1 Strategi för demokratiutveckling och information", 10, 20, 50),
            ("1.2 Kommunens information till medborgarna", 5, 10, 50),
            ("1.3 Medborgarnas möjlighet till dialog med politiken", 15, 30, 50),
            ("1.4 Transparens kring resultat", 5, 10, 50),
            ("1.5 Förutsättningar för politiken", 18, 30, 60),
        ],
    ),
    (
        "2 Samhällsutveckling",
        58,
        &[
            ("2.1 Strategi för hållbar utveckling", 8, 15, 53),
            ("2.2 Social hållbarhet", 17, 30, 57),
            ("2.3 Ekologisk hållbarhet", 13, 30, 43),
            ("2.4 Civilsamhälle, näringsliv och kultur", 20, 25, 80),
        ],
    ),
    (
        "3 Styrning och kontroll",
        59,
        &[
            ("3.1 Strategi för styrning", 10, 10, 100),
            ("3.2 Politisk styrning", 20, 30, 67),
            ("3.3 Uppföljning och analys", 17, 25, 68),
            ("3.4 Samspel mellan rollerna som förtroendevald respektive tjänsteperson", 8, 20, 40),
            ("3.5 Koncernstyrning", 4, 15, 27),
        ],
    ),
    (
        "4 Effektivitet",
        71,
        &[
            ("4.1 Strategi för ökad effektivitet", 13, 20, 65),
            ("4.2 Långsiktig planering för ökad effektivitet", 15, 20, 75),
            ("4.3 Jämförelser för ökad effektivitet", 12, 20, 60),
            ("4.4 Ny teknik som ökar effektivitet", 14, 20, 70),
            ("4.5 Samverkan för ökad effektivitet", 17, 20, 85),
        ],
    ),
    (
        "5 Brukarens fokus",
        70,
        &[
            ("5.1 Strategi för brukarens fokus", 12, 20, 60),
            ("5.2 Fokus på service och bemötande", 10, 20, 50),
            ("5.3 Förenklade kontakter med kommunen", 20, 20, 100),
            ("5.4 Information kring kommunens serviceutbud", 12, 20, 60),
            ("5.5 Brukarinflytande", 16, 20, 80),
        ],
    ),
    (
        "6 Kvalitetsutveckling",
        55,
        &[
            ("6.1 Strategi för kvalitetsutveckling", 16, 20, 80),
            ("6.2 Centrala utvecklingsinsatser för bättre kvalitet", 2, 20, 10),
            ("6.3 Innovation och ständiga förbättringar", 17, 30, 57),
            ("6.4 Lära av goda exempel", 20, 30, 67),
        ],
    ),
    (
        "7 Arbetsliv",
        68,
        &[
            ("7.1 Strategier för ett hållbart arbetsliv", 10, 15, 67),
            ("7.2 Strategisk kompetensförsörjning", 31, 40, 78),
            ("7.3 Arbetsmiljö", 17, 25, 68),
            ("7.4 Lika rättigheter och möjligheter på arbetsplatsen", 10, 20, 50),
        ],
    ),
    (
        "8 Chefs- och ledarskap samt medarbetarskap",
        59,
        &[
            ("8.1 Strategi för chefs- och ledarskap samt medarbetarskap", 10, 20, 50),
            ("8.2 Chefernas uppdrag och förutsättningar", 17, 30, 57),
            ("8.3 Intern kommunikation", 11, 20, 55),
            ("8.4 Utveckling av ledarskap och medarbetarskap", 21, 30, 70),
        ],
    ),
];

#[test]
fn a_published_result_is_entered_area_by_area_and_gives_the_same_tables() {
    session(async |person| {
        person.open("#/").await?;
        person.click(Role::Link, "Ny självskattning").await?;
        see_view(person, "Ny självskattning").await?;

        // The form, by keyboard alone.
        tab_to(person, "combobox “Kommun”").await?;
        person.type_text("vetl").await?;
        person.see(Role::Option, "Vetlanda 0685").await?;
        person.see_text("En kommun passar.").await?;
        person.axe().await?;
        person.press(Key::Down).await?;
        person.press(Key::Enter).await?;
        person.see_value(Role::Combobox, "Kommun", "Vetlanda").await?;
        person.do_not_see(Role::Option, any()).await?;
        person.press(Key::Tab).await?;
        person.see_focus_on("textbox “År”").await?;
        person.type_text("2021").await?;
        person.see_value(Role::TextBox, "År", "2021").await?;
        person.press(Key::Tab).await?;
        person.see_focus_on("radio “2021”").await?;
        person.press(Key::Tab).await?;
        person.see_focus_on("radio “Fullständig”").await?;
        person.press(Key::Down).await?;
        person.see_checked(Role::Radio, "Snabb", true).await?;
        person.axe().await?;
        person.press(Key::Enter).await?;

        see_view(person, "Vetlanda 2021").await?;
        person.see_text("0–800 av 800 poäng").await?;
        person.see_text("36 delområden kvar").await?;
        person.axe().await?;
        person.click(Role::Link, "Börja med 1.1 Strategi för demokratiutveckling och information").await?;

        for (index, (title, sum, subareas)) in VETLANDA.iter().enumerate() {
            see_view(person, title).await?;
            for (subarea, points, max, _) in *subareas {
                let field = format!("Poäng för {subarea} (0–{max})");
                person.fill(Role::TextBox, field, &points.to_string()).await?;
            }
            person.see_text(&format!("{sum} av 100 poäng")).await?;
            if index == 0 {
                person.axe().await?;
            }
            let next = if index + 1 < VETLANDA.len() { "Nästa område" } else { "Se resultatet" };
            person.click(Role::Link, containing(next)).await?;
        }

        see_view(person, "Vetlanda 2021: resultat").await?;
        person.see_text("493 av 800 poäng").await?;
        person.see_text("Allt är bedömt.").await?;
        for (title, sum, subareas) in VETLANDA {
            let rows =
                subareas.iter().map(|(title, points, max, percent)| format!("{title} {points} {max} {percent} %"));
            let rows: Vec<_> = rows.chain([format!("Summa {sum} 100 {sum} %")]).collect();
            see_rows(person, title, &rows).await?;
        }
        let areas = VETLANDA.iter().map(|(title, sum, _)| format!("{title} {sum}"));
        let areas: Vec<_> = areas.chain(["Totalt 493".to_owned()]).collect();
        see_rows(person, "Poäng per område", &areas).await?;
        person.axe().await
    });
}

#[test]
fn points_may_have_a_comma_and_can_be_taken_back() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        person.go_to(&format!("{draft}/omrade/1")).await?;
        person.fill(Role::TextBox, points_of("1.1"), "14,5").await?;
        // Shown whole, rounded half up, with what is still open.
        person.see_text("15–95 av 100 poäng").await?;
        person.fill(Role::TextBox, points_of("1.2"), "7.25").await?;
        person.see_text("22–92 av 100 poäng").await?;
        person.reload().await?;
        person.see_value(Role::TextBox, points_of("1.1"), "14,5").await?;
        person.see_value(Role::TextBox, points_of("1.2"), "7,25").await?;
        person.see_text("22–92 av 100 poäng").await?;
        person.fill(Role::TextBox, points_of("1.1"), "").await?;
        person.see_text("7–97 av 100 poäng").await?;
        person.reload().await?;
        person.see_value(Role::TextBox, points_of("1.1"), "").await?;
        person.axe().await
    });
}

#[test]
fn points_that_cannot_be_are_explained_and_what_was_saved_stays() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        person.go_to(&format!("{draft}/omrade/1")).await?;
        let field = || points_of("1.1");
        person.fill(Role::TextBox, field(), "20,5").await?;
        person.see(Role::Alert, "Högst 20 poäng i det här delområdet. Inget är sparat än.").await?;
        person.see_text("0–100 av 100 poäng").await?;
        person.fill(Role::TextBox, field(), "14,5").await?;
        person.do_not_see_text("Högst 20 poäng").await?;
        person.press(Key::Tab).await?;
        for (typed, fault) in [
            ("21", "Högst 20 poäng i det här delområdet."),
            ("många", "Skriv ett tal mellan 0 och 20, till exempel 14,5."),
            ("-1", "Skriv ett tal mellan 0 och 20, till exempel 14,5."),
            ("1,1234567", "Högst sex decimaler."),
        ] {
            person.fill(Role::TextBox, field(), typed).await?;
            person.see(Role::Alert, format!("{fault} Senast sparat: 14,5.")).await?;
            let invalid = person.attribute(Role::TextBox, field(), "aria-invalid").await?;
            ensure!(invalid.as_deref() == Some("true"), "the field with “{typed}” is not marked: {invalid:?}");
            person.see_value(Role::TextBox, field(), typed).await?;
            person.see_text("15–95 av 100 poäng").await?;
        }
        person.axe().await?;
        person.reload().await?;
        person.see_value(Role::TextBox, field(), "14,5").await?;
        person.do_not_see_text("Senast sparat").await
    });
}

#[test]
fn a_justification_is_kept_with_the_points() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        person.go_to(&format!("{draft}/omrade/3")).await?;
        person.see(Role::Heading, "3 Styrning och kontroll").await?;
        let row = person.within(Role::ListItem, containing("Frågor och nivåer för 3.4")).await?;
        row.fill(Role::TextBox, points_of("3.4"), "8").await?;
        row.click(Role::Button, "Motivering").await?;
        row.fill(Role::TextBox, containing("Motivering för 3.4"), "Trycket har 3, summan kräver 8.").await?;
        row.see(Role::Button, "Motivering (ifylld)").await?;
        person.axe().await?;
        person.reload().await?;
        person.see_value(Role::TextBox, containing("Motivering för 3.4"), "Trycket har 3, summan kräver 8.").await?;
        person.see_value(Role::TextBox, points_of("3.4"), "8").await
    });
}
