//! A chart that has nothing to show says why, and offers nothing that would be empty.

mod common;

use common::comparing::{SLIDER, open_example_beside, open_table};
use common::see_drawn;
use kommunkompass_e2e::{Role, any, session};

#[test]
fn a_way_that_cannot_be_told_says_why_and_offers_no_empty_table() {
    session(async |person| {
        open_example_beside(person, "vetlanda-2021,vallentuna-2019").await?;
        see_drawn(person, "separates", "542").await?;
        open_table(person, "Från Vetlanda 2021 till Nässjö 2022").await?;
        person.choose("Utgå från", "Vallentuna 2019").await?;
        let figure = person.within(Role::Figure, "Från Vallentuna 2019 till Nässjö 2022").await?;
        figure.see_text("Poäng från olika utgåvor dras inte från varandra.").await?;
        figure.do_not_see(Role::Slider, SLIDER).await?;
        person.axe().await?;
        figure.do_not_see(Role::Table, any()).await?;
        figure.do_not_see(Role::Button, "Visa som tabell").await?;
        figure.do_not_see(Role::Button, "Ladda ner bild").await?;
        // What can be told again is there again, with its table.
        person.choose("Utgå från", "Vetlanda 2021").await?;
        see_drawn(person, "separates", "542").await?;
        let figure = person.within(Role::Figure, "Från Vetlanda 2021 till Nässjö 2022").await?;
        figure.see(Role::Button, "Visa som tabell").await?;
        figure.see(Role::Button, "Ladda ner bild").await?;
        person.axe().await
    });
}
