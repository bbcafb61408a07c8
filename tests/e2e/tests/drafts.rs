//! Several drafts in one browser, and deleting them.

mod common;

use anyhow::{Result, ensure};
use common::{give_points, make, points_of, see_view, stored_texts, tab_to};
use kommunkompass_e2e::{Key, Person, Role, containing, session};

async fn see_card(person: &Person, name: &str, state: &str) -> Result<()> {
    person.within(Role::Article, name).await?.see_text(state).await
}

#[test]
fn two_drafts_side_by_side_do_not_touch_each_other() {
    session(async |person| {
        let vetlanda = make(person, "Vetlanda", "2021", "Snabb").await?;
        let nassjo = make(person, "Nässjö", "2022", "Snabb").await?;
        ensure!(vetlanda != nassjo, "both drafts have the address {vetlanda}");
        give_points(person, &vetlanda, "1.1", "10").await?;
        give_points(person, &nassjo, "1.1", "13").await?;
        give_points(person, &nassjo, "1.2", "8").await?;
        give_points(person, &vetlanda, "1.3", "15").await?;
        person.see_value(Role::TextBox, points_of("1.1"), "10").await?;
        person.see_value(Role::TextBox, points_of("1.2"), "").await?;

        person.go_to("#/").await?;
        see_card(person, "Vetlanda 2021", "2 av 36 delområden bedömda 25–775 av 800 poäng").await?;
        see_card(person, "Nässjö 2022", "2 av 36 delområden bedömda 21–791 av 800 poäng").await?;
        person.axe().await?;
        person.reload().await?;
        see_card(person, "Vetlanda 2021", "2 av 36 delområden bedömda 25–775 av 800 poäng").await?;
        see_card(person, "Nässjö 2022", "2 av 36 delområden bedömda 21–791 av 800 poäng").await?;

        person.click(Role::Link, "Fortsätt med Nässjö 2022").await?;
        see_view(person, "Nässjö 2022").await?;
        person.see_text("21–791 av 800 poäng").await?;
        person.see_text("34 delområden kvar").await?;
        person.axe().await
    });
}

#[test]
fn two_drafts_of_the_same_municipality_and_year_stay_apart() {
    session(async |person| {
        let first = make(person, "Vetlanda", "2021", "Snabb").await?;
        let second = make(person, "Vetlanda", "2021", "Snabb").await?;
        give_points(person, &first, "1.1", "10").await?;
        person.go_to(&format!("{second}/omrade/1")).await?;
        person.see_value(Role::TextBox, points_of("1.1"), "").await?;
        person.go_to("#/").await?;
        person.see_text("1 av 36 delområden bedömda").await?;
        person.see_text("0 av 36 delområden bedömda").await?;
        ensure!(person.names(Role::Article).await? == ["Vetlanda 2021"; 2], "there are not two cards");
        person.axe().await
    });
}

#[test]
fn a_deleted_draft_comes_back_as_it_was() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        give_points(person, &draft, "1.1", "14,5").await?;
        let before = newest(person).await?;
        person.go_to("#/").await?;
        person.click(Role::Button, "Ta bort Vetlanda 2021").await?;
        person.do_not_see(Role::Article, "Vetlanda 2021").await?;
        person.see(Role::Status, containing("Vetlanda 2021 är borttaget.")).await?;
        person.see_text("Här finns inga utkast än.").await?;
        person.axe().await?;

        person.click(Role::Button, "Ångra").await?;
        see_card(person, "Vetlanda 2021", "1 av 36 delområden bedömda 15–795 av 800 poäng").await?;
        person.do_not_see_text("är borttaget").await?;
        ensure!(newest(person).await? == before, "the draft came back changed");
        person.reload().await?;
        see_card(person, "Vetlanda 2021", "1 av 36 delområden bedömda 15–795 av 800 poäng").await?;
        person.axe().await
    });
}

/// The newest text of the only draft.
async fn newest(person: &Person) -> Result<Option<String>> {
    let slots = person.stored().await?;
    let number = |value: &str| value.split(' ').nth(1).and_then(|number| number.parse::<u64>().ok());
    let newest = slots.into_values().max_by_key(|value| number(value));
    Ok(newest.and_then(|value| value.split_once('\n').map(|(_, text)| text.to_owned())))
}

#[test]
fn going_on_after_deleting_leaves_the_draft_in_the_bin() {
    session(async |person| {
        let draft = make(person, "Vetlanda", "2021", "Snabb").await?;
        make(person, "Nässjö", "2022", "Snabb").await?;
        let before = stored_texts(person).await?;
        person.go_to("#/").await?;
        person.click(Role::Button, "Ta bort Vetlanda 2021").await?;
        person.see_text("Vetlanda 2021 är borttaget.").await?;
        person.click(Role::Link, "Fortsätt med Nässjö 2022").await?;
        see_view(person, "Nässjö 2022").await?;
        person.do_not_see_text("är borttaget").await?;
        let mut after = stored_texts(person).await?;
        after.retain(|key, _| !key.starts_with("kommunkompass/bin/"));
        ensure!(after == before, "deleting one draft has changed a draft");
        person.go_to(&draft).await?;
        see_view(person, "Utkastet finns inte här").await?;
        person.see(Role::Link, "Till papperskorgen").await?;
        person.axe().await
    });
}

#[test]
fn the_notice_of_a_deleted_draft_can_be_closed() {
    session(async |person| {
        make(person, "Vetlanda", "2021", "Snabb").await?;
        person.go_to("#/").await?;
        person.click(Role::Button, "Ta bort Vetlanda 2021").await?;
        person.click(Role::Button, "Stäng").await?;
        person.do_not_see(Role::Button, "Ångra").await?;
        person.see_text("Här finns inga utkast än.").await?;
        person.see(Role::Link, "1 borttaget utkast i papperskorgen").await?;
        person.axe().await
    });
}

#[test]
fn the_focus_follows_a_deleted_draft_to_the_way_back_and_home() {
    session(async |person| {
        make(person, "Vetlanda", "2021", "Snabb").await?;
        person.go_to("#/").await?;
        person.click(Role::Button, "Ta bort Vetlanda 2021").await?;
        person.see_focus_on("button “Ångra”").await?;
        person.press(Key::Enter).await?;
        person.see(Role::Article, "Vetlanda 2021").await?;
        person.see_focus_on("heading “Utkast i den här webbläsaren”").await?;
        tab_to(person, "button “Ta bort Vetlanda 2021”").await?;
        person.press(Key::Enter).await?;
        person.see_focus_on("button “Ångra”").await?;
        tab_to(person, "button “Stäng”").await?;
        person.press(Key::Enter).await?;
        person.see_focus_on("heading “Utkast i den här webbläsaren”").await
    });
}
