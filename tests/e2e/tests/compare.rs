//! A draft beside whatever was chosen: every source, every chart, with its reservations.

mod common;

use anyhow::Result;
use common::{see_drawn, see_view};
use kommunkompass_e2e::{Key, Person, Role, containing, session};

const MEAN: &str = "Medelvärde av det ni har valt";
const SVERIGESNITT: &str = "Sverigesnitt 2021, utgåva 2020 (härledd), bara områden";
const NASSJO_2019: &str = "Nässjö 2019, utgåva 2016 (härledd), 540 poäng, bara totalen";
const VETLANDA: &str = "Vetlanda 2021, utgåva 2021, 493 poäng";
const VALLENTUNA: &str = "Vallentuna 2019, utgåva 2016, 603 poäng";

async fn open_comparison(person: &Person) -> Result<()> {
    person.open("#/").await?;
    person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
    see_view(person, "Nässjö 2022: resultat").await?;
    person.click(Role::Link, "Alla diagram och jämförelser").await?;
    see_view(person, "Nässjö 2022: jämförelse").await
}

async fn choose(person: &Person, name: &str) -> Result<()> {
    let chooser = person.within(Role::Group, "Jämför med").await?;
    chooser.click(Role::Checkbox, name).await?;
    chooser.see_checked(Role::Checkbox, name, true).await
}

#[test]
fn whatever_there_is_is_found_by_typing_and_stays_chosen() {
    session(async |person| {
        open_comparison(person).await?;
        // One's own municipality and means come first.
        choose(person, NASSJO_2019).await?;
        choose(person, SVERIGESNITT).await?;
        person.fill(Role::SearchBox, "Sök kommun, år eller namn", "hels").await?;
        choose(person, "Helsingborg 2017, utgåva 2016 (härledd), 668 poäng, bara totalen").await?;
        person.fill(Role::SearchBox, "Sök kommun, år eller namn", "finns inte").await?;
        person.see_text("Inget passar. Pröva en del av namnet, eller lägg till en egen utvärdering.").await?;
        let chosen = "?jamfor=nassjo-2019,medel:sverigesnitt-2021,helsingborg-2017";
        person.see_route_ending(chosen).await?;
        // Away and back by another way: what was chosen is known.
        person.click(Role::Link, "Till resultatet").await?;
        see_view(person, "Nässjö 2022: resultat").await?;
        let chooser = person.within(Role::Group, "Jämför med").await?;
        chooser.see_checked(Role::Checkbox, NASSJO_2019, true).await?;
        person.see_text("Sverigesnitt 2021: Svenska kommuner, medelvärde").await?;
        person.see_text("Antalet kommuner är okänt.").await
    });
}

#[test]
fn totals_of_two_editions_stand_on_one_time_line_with_a_broken_line() {
    session(async |person| {
        open_comparison(person).await?;
        choose(person, NASSJO_2019).await?;
        let trend = person.within(Role::Figure, "Totalpoäng över tid").await?;
        trend.see_text("Nässjö, utvärderingar").await?;
        choose(person, VALLENTUNA).await?;
        person.fill(Role::SearchBox, "Sök kommun, år eller namn", "vallentuna").await?;
        choose(person, "Vallentuna 2021, utgåva 2020 (härledd), 648 poäng, bara områden").await?;
        choose(person, "Vallentuna 2017, utgåva 2016 (härledd), 555 poäng, bara totalen").await?;
        trend.see_text("555 poäng 2017, 603 poäng 2019 (+48), 648 poäng 2021").await?;
        trend.see_text("Streckad linje: resultaten gäller olika utgåvor").await?;
        person.see_text("Totalerna kan läsas bredvid varandra").await?;
        person.axe().await
    });
}

#[test]
fn a_mean_of_what_is_chosen_says_what_it_is_made_of() {
    session(async |person| {
        open_comparison(person).await?;
        choose(person, MEAN).await?;
        person.see_text("Välj minst två resultat enligt samma utgåva").await?;
        choose(person, VETLANDA).await?;
        choose(person, VALLENTUNA).await?;
        // The example itself takes no part, and Vallentuna is of another edition.
        person.see_text("Välj minst två resultat enligt samma utgåva").await?;
        choose(person, "Nässjö 2022, utgåva 2021, 542 poäng").await?;
        person
            .see_text(
                "Medelvärde av 2 resultat enligt utgåva 2021, 2021–2022: Vetlanda 2021 och Nässjö 2022 (utvärdering).",
            )
            .await?;
        person.see_text("Inte med i medelvärdet").await?;
        // (493 + 542) / 2 = 517,5, rounded half up.
        see_drawn(person, "totals", "518").await
    });
}

#[test]
fn a_goal_is_a_line_and_says_what_is_left() {
    session(async |person| {
        open_comparison(person).await?;
        person.fill(Role::TextBox, "Mål för totalen", "550").await?;
        person.press(Key::Tab).await?;
        person.see_text("Till målet 550 återstår 8 poäng").await?;
        see_drawn(person, "totals", "Mål 550").await?;
        person.fill(Role::TextBox, "Mål för totalen", "900").await?;
        person.press(Key::Tab).await?;
        person.see(Role::Alert, containing("800")).await?;
        person.fill(Role::TextBox, "Mål för totalen", "540").await?;
        person.press(Key::Tab).await?;
        person.see_text("Målet 540 är nått.").await?;
        person.axe().await
    });
}

#[test]
fn the_subareas_of_an_area_are_shown_when_it_is_chosen() {
    session(async |person| {
        open_comparison(person).await?;
        choose(person, VETLANDA).await?;
        see_drawn(person, "heatmap", "8.4").await?;
        person.choose("Visa", "4 Effektivitet").await?;
        see_drawn(person, "bars", "4.1").await?;
        person.see_route_ending("?jamfor=vetlanda-2021&omrade=4").await?;
        see_drawn(person, "radar", "4.5").await?;
        person.within(Role::Figure, "4 Effektivitet över tid").await?;
        person.axe().await
    });
}

#[test]
fn what_separates_two_results_is_told_step_by_step_within_an_edition_only() {
    session(async |person| {
        open_comparison(person).await?;
        choose(person, VETLANDA).await?;
        let steps = person.within(Role::Figure, "Från Vetlanda 2021 till Nässjö 2022").await?;
        steps.see_text("493").await?;
        see_drawn(person, "separates", "542").await?;
        choose(person, VALLENTUNA).await?;
        person.choose("Utgå från", "Vallentuna 2019").await?;
        person
            .see_text("Vallentuna 2019 gäller en annan utgåva. Poäng från olika utgåvor dras inte från varandra.")
            .await
    });
}
