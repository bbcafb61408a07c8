//! Roles and accessible names, compared with what the browser itself computes.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::{replace, show};
use crate::{Browser, Name, Person, Role, any, session};

/// Asks the browser for its own view of an element.
#[derive(Debug)]
struct Computed {
    element: ElementRef,
    what: &'static str,
}

impl WebDriverCompatibleCommand for Computed {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/element/{}/{}", session.unwrap_or_default(), self.element, self.what))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::GET, None)
    }
}

async fn computed(client: &Client, element: &Element, what: &'static str) -> Result<String> {
    let answer = client.issue_cmd(Computed { element: element.element_id(), what }).await?;
    Ok(answer.as_str().unwrap_or_default().to_owned())
}

/// With a picture in it: one that cannot be loaded is no picture to Firefox.
const PICTURE: &str =
    "<img alt='Karta' src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'>";

const CASES: [(&str, Role, &str); 36] = [
    ("<button>Spara</button>", Role::Button, "Spara"),
    ("<button>  Spara\n <b>nu</b></button>", Role::Button, "Spara nu"),
    ("<button aria-label='Stäng'>×</button>", Role::Button, "Stäng"),
    ("<button><svg role='img' aria-label='Ta bort'></svg></button>", Role::Button, "Ta bort"),
    ("<button>Visa <span hidden>inte</span><span aria-hidden='true'>!</span></button>", Role::Button, "Visa"),
    ("<button title='Hjälp'></button>", Role::Button, "Hjälp"),
    ("<input type='submit' value='Skicka'>", Role::Button, "Skicka"),
    ("<a href='#/'>Start</a>", Role::Link, "Start"),
    ("<a href='#/'><img alt='Start' src='data:,'></a>", Role::Link, "Start"),
    ("<h3>Område 1</h3>", Role::Heading, "Område 1"),
    ("<div role='heading' aria-level='2'>Om</div>", Role::Heading, "Om"),
    ("<label for='a'>Namn</label><input id='a'>", Role::TextBox, "Namn"),
    ("<label>Namn <input value='x'></label>", Role::TextBox, "Namn"),
    ("<label>Kommentar <textarea></textarea></label>", Role::TextBox, "Kommentar"),
    ("<label>Sök <input type='search'></label>", Role::SearchBox, "Sök"),
    ("<label>Poäng <input type='number'></label>", Role::SpinButton, "Poäng"),
    ("<label>Andel <input type='range'></label>", Role::Slider, "Andel"),
    ("<label><input type='checkbox'> Klart</label>", Role::Checkbox, "Klart"),
    ("<label><input type='radio'> Nivå 1: <i>påbörjat</i></label>", Role::Radio, "Nivå 1: påbörjat"),
    ("<fieldset><legend>Nivå</legend></fieldset>", Role::Group, "Nivå"),
    ("<div role='radiogroup' aria-labelledby='a'></div><p id='a'>Nivå</p>", Role::RadioGroup, "Nivå"),
    ("<label>Utgåva <select><option>2020<option>2021</select></label>", Role::Combobox, "Utgåva"),
    ("<select><option>2020</select>", Role::Option, "2020"),
    ("<table><caption>Poäng</caption><tr><td>1</table>", Role::Table, "Poäng"),
    ("<table><caption>Poäng</caption><tr><th scope='row'>1.1</th><td>7</td></tr></table>", Role::RowHeader, "1.1"),
    ("<table><thead><tr><th>Poäng</th></tr></thead><tr><td>7</td></tr></table>", Role::ColumnHeader, "Poäng"),
    ("<table><caption>Poäng</caption><tr><th scope='row'>1.1</th><td>7</td></tr></table>", Role::Cell, "7"),
    ("<nav aria-label='Områden'></nav>", Role::Navigation, "Områden"),
    ("<main>Innehåll</main>", Role::Main, ""),
    ("<section aria-label='Resultat'></section>", Role::Region, "Resultat"),
    ("<dialog open aria-labelledby='a'><h2 id='a'>Säker?</h2></dialog>", Role::Dialog, "Säker?"),
    ("<progress aria-label='Besvarat' value='1' max='2'></progress>", Role::ProgressBar, "Besvarat"),
    ("<svg role='img' aria-labelledby='t'><title id='t'>Diagram</title></svg>", Role::Image, "Diagram"),
    (PICTURE, Role::Image, "Karta"),
    ("<button role='switch' aria-checked='true'>Mörkt</button>", Role::Switch, "Mörkt"),
    ("<ul aria-label='Åtgärder'><li>En</li></ul>", Role::List, "Åtgärder"),
];

/// Chromium's names for roles where they are not those of ARIA 1.2.
fn role_in_aria(computed: &str) -> &str {
    match computed {
        "image" => "img",
        other => other,
    }
}

#[test]
fn roles_and_names_are_those_the_browser_computes() {
    session(async |person| {
        show(person, "").await?;
        for (html, role, name) in CASES {
            replace(person, html).await?;
            let element = person.the(role, &Name::from(name)).await.with_context(|| html.to_owned())?;
            let browser_role = computed(person.client(), &element, "computedrole").await?;
            // WebKit takes a field for a number as any field for text, and its GTK port a list to choose from as a button.
            let is_other = person.browser() == Browser::WebKit && matches!(role, Role::SpinButton | Role::Combobox);
            ensure!(is_other || role_in_aria(&browser_role) == role.name(), "{html}: the browser says {browser_role}");
            // The names are those of the standard. Firefox gives none to a cell, and WebKit adds the words of what a label
            // is around: the value of a field, the button in a field for searching.
            if person.browser() == Browser::Chromium {
                let browser_name = computed(person.client(), &element, "computedlabel").await?;
                ensure!(browser_name.trim() == name, "{html}: the browser says “{browser_name}”");
            }
        }
        Ok(())
    });
}

async fn finds_nothing(person: &Person, html: &str) -> Result<()> {
    replace(person, html).await?;
    let found = person.find_all(Role::Button, &any()).await?;
    ensure!(found.is_empty(), "{html}: a hidden button was found");
    Ok(())
}

#[test]
fn what_is_hidden_is_not_found() {
    session(async |person| {
        show(person, "").await?;
        for html in [
            "<button hidden>x</button>",
            "<div hidden><button>x</button></div>",
            "<div aria-hidden='true'><button>x</button></div>",
            "<div inert><button>x</button></div>",
            "<details><p><button>x</button></p></details>"
                .replace("<details>", "<details><summary role='note'>y</summary>")
                .as_str(),
            "<dialog><button>x</button></dialog>",
            "<template><button>x</button></template>",
        ] {
            finds_nothing(person, html).await?;
        }
        Ok(())
    });
}

#[test]
fn what_a_modal_dialog_covers_is_not_found() {
    session(async |person| {
        show(person, "<button>under</button><dialog aria-label='d'><button>over</button></dialog>").await?;
        person.run("document.querySelector('dialog').showModal();", vec![]).await?;
        ensure!(person.names(Role::Button).await? == ["over"]);
        person.see(Role::Dialog, "d").await
    });
}

#[test]
fn a_shadow_root_is_looked_into() {
    session(async |person| {
        show(person, "<div id='host'><i slot='s'>Inne</i></div>").await?;
        let script = "document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = arguments[0];";
        person
            .run(script, vec![json!("<label for='a'>Namn</label><input id='a'><h2><slot name='s'></slot></h2>")])
            .await?;
        person.fill(Role::TextBox, "Namn", "Vetlanda").await?;
        person.see_value(Role::TextBox, "Namn", "Vetlanda").await?;
        person.see(Role::Heading, "Inne").await?;
        person.see_text("Inne").await
    });
}

#[test]
fn a_part_that_is_built_anew_is_looked_at_anew() {
    session(async |person| {
        let form =
            |button: &str| format!("<section aria-label='Hela'><form aria-label='Mål'>{button}</form></section>");
        show(person, &form("<button>Spara</button>")).await?;
        let part = person.within(Role::Region, "Hela").await?.within(Role::Form, "Mål").await?;
        part.see(Role::Button, "Spara").await?;
        replace(person, &form("<button>Ändra</button><button>Ta bort</button>")).await?;
        part.see(Role::Button, "Ändra").await?;
        ensure!(part.names(Role::Button).await? == ["Ändra", "Ta bort"]);
        replace(person, &form("Sparat")).await?;
        ensure!(part.text().await? == "Sparat");
        replace(person, "").await?;
        let error = part.with_patience(Duration::from_millis(500)).see_text("Sparat").await.err();
        ensure!(error.context("it was seen")?.to_string().contains("waited in vain for the text “Sparat”"));
        Ok(())
    });
}

#[test]
fn several_of_a_name_must_be_told_apart() {
    session(async |person| {
        let row = |name: &str| format!("<tr><th scope='row'>{name}</th><td><button>Ta bort</button></td></tr>");
        show(person, &format!("<table>{}{}</table>", row("Ett"), row("Två"))).await?;
        let error = person.click(Role::Button, "Ta bort").await.err().context("one of two was clicked")?;
        ensure!(error.to_string().contains("there are 2 of button “Ta bort”"), "{error}");
        let second = person.within(Role::Row, crate::containing("Två")).await?;
        second.click(Role::Button, "Ta bort").await?;
        ensure!(second.text().await? == "Två Ta bort");
        let clicked: Value = person.run("return document.activeElement.closest('tr').rowIndex;", vec![]).await?;
        ensure!(clicked == json!(1));
        Ok(())
    });
}
