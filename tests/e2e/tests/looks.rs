//! How it looks on pages of others: what they may set about the element does something, all else does nothing, and light or
//! dark is as they say.

mod common;

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use common::embedding::{intranet, open_first_subarea, visit};
use common::{DIRECTION, SYSTEMATIC, answer, tab_to};
use kommunkompass_e2e::{Person, Role, Site, session};
use serde_json::json;

const ELEMENT: &str = "<main><h1>Intranät</h1><kommun-kompass id=\"a\" municipality=\"Habo\"></kommun-kompass></main>";
const TITLE: &str = "Självskatta kommunen mot Kommunkompassen";

/// What docs/custom-element.md lets a page set: the property, its value, and where that is to be seen (a selector, the
/// property of its style, and the value there). The first are in the view of the start, the last in that of a subarea.
const DOCUMENTED: [[&str; 5]; 12] = [
    ["--kk-font", "Intranet, monospace", "h1", "font-family", "Intranet, monospace"],
    ["--kk-rem", "20px", ".kk-header__tagline", "font-size", "17.5px"],
    ["--kk-radius", "13px", ".kk-button--primary", "border-top-left-radius", "13px"],
    ["--kk-colour-text", "#010203", "h1", "color", "rgb(1, 2, 3)"],
    ["--kk-colour-quiet", "#102030", ".kk-footer__version", "color", "rgb(16, 32, 48)"],
    ["--kk-colour-ground", "#fffdf0", ".kk-app", "background-color", "rgb(255, 253, 240)"],
    ["--kk-colour-line", "#808182", ".kk-footer", "border-top-color", "rgb(128, 129, 130)"],
    ["--kk-colour-accent", "#700070", ".kk-button--primary", "background-color", "rgb(112, 0, 112)"],
    ["--kk-colour-on-accent", "#fffff0", ".kk-button--primary", "color", "rgb(255, 255, 240)"],
    ["--kk-colour-focus", "#c04000", ":focus", "outline-color", "rgb(192, 64, 0)"],
    [
        "--kk-colour-surface",
        "#f0f1f2",
        ".kk-nav__subarea:has([aria-current])",
        "background-color",
        "rgb(240, 241, 242)",
    ],
    ["--kk-colour-accent-soft", "#f0e0f0", ".kk-level:has(:checked)", "background-color", "rgb(240, 224, 240)"],
];
/// How many of them are in the view of the start.
const AT_START: usize = 10;

/// What is no name of the documentation, or stands where it does nothing.
const UNDOCUMENTED: &str = ":root { --kk-font: Intranet; --kk-rem: 20px; --kk-radius: 13px; --kk-colour-text: #010203;
    --kk-colour-quiet: #102030; --kk-colour-ground: #fffdf0; --kk-colour-surface: #f0f1f2; --kk-colour-line: #808182;
    --kk-colour-accent: #700070; --kk-colour-accent-soft: #f0e0f0; --kk-colour-on-accent: #fffff0;
    --kk-colour-focus: #c04000; }
kommun-kompass { color: #010203; font: italic 35px/3 Intranet; letter-spacing: 9px; text-transform: uppercase;
    accent-color: #700070; --accent: #700070; --colour-accent: #700070; --font: Intranet; --radius: 13px; }
h1, .kk-app, .kk-footer, .kk-button--primary { color: #010203; background: #fffdf0; border-color: #808182;
    border-radius: 13px; font-size: 35px; }
::part(button) { background: #700070; }";

const STYLE: &str = "const [selector, name] = arguments;
    const found = document.querySelector('kommun-kompass').shadowRoot.querySelector(selector);
    return found && getComputedStyle(found).getPropertyValue(name);";

/// What the element looks like on a page with this style sheet: for each documented property, what is seen of it.
async fn looks(person: &Person, style: &str) -> Result<BTreeMap<&'static str, String>> {
    let site = intranet(style, ELEMENT)?;
    visit(person, &site).await?;
    person.see(Role::Heading, TITLE).await?;
    tab_to(person, "link “Ny självskattning”").await?;
    let mut seen = BTreeMap::new();
    for (number, [property, _, selector, name, _]) in DOCUMENTED.into_iter().enumerate() {
        if number == AT_START {
            open_first_subarea(person).await?;
            answer(person, DIRECTION, SYSTEMATIC).await?;
        }
        let value = person.run(STYLE, vec![json!(selector), json!(name)]).await?;
        let value = value.as_str().with_context(|| format!("there is no {selector}"))?;
        seen.insert(property, value.to_owned());
    }
    person.clear_storage().await?;
    Ok(seen)
}

#[test]
fn what_a_page_may_set_is_seen_in_the_element_and_nothing_else_of_it() {
    session(async |person| {
        let plain = looks(person, "").await?;
        let set: String = DOCUMENTED.iter().map(|[property, value, ..]| format!("{property}: {value}; ")).collect();
        let themed = looks(person, &format!("kommun-kompass {{ {set} }}")).await?;
        for [property, _, selector, _, expected] in DOCUMENTED {
            let (plain, themed) = (&plain[property], &themed[property]);
            ensure!(themed == expected, "{property} makes {selector} {themed}, not {expected}");
            ensure!(plain != expected, "{selector} is {plain} without {property}");
        }
        assert_eq!(looks(person, UNDOCUMENTED).await?, plain);
        Ok(())
    });
}

#[test]
fn the_documentation_names_the_properties_that_a_page_may_set() {
    let text = include_str!("../../../docs/custom-element.md");
    let (_, table) = text.split_once("## Look").unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| `--kk-"));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    let mut named: Vec<_> = cells.flat_map(|cell| cell.split('`').filter(|name| name.starts_with("--"))).collect();
    let mut shown = DOCUMENTED.map(|[property, ..]| property).to_vec();
    named.sort_unstable();
    shown.sort_unstable();
    assert_eq!(named, shown);
}

/// Ground, heading and main button, in light and in dark colours.
const LIGHT: [&str; 3] = ["rgb(255, 255, 255)", "rgb(27, 35, 37)", "rgb(14, 90, 97)"];
const DARK: [&str; 3] = ["rgb(18, 24, 26)", "rgb(232, 237, 236)", "rgb(114, 203, 201)"];

/// Waits until ground, heading and main button have these colours.
async fn see_colours(person: &Person, expected: [&str; 3]) -> Result<()> {
    const GROUND: &str = "const root = document.querySelector('kommun-kompass')?.shadowRoot ?? document;
        return getComputedStyle(root.querySelector('.kk-app')).backgroundColor;";
    let look = async || {
        let ground = person.run(GROUND, vec![]).await?;
        let heading = person.style(Role::Heading, TITLE, "color").await?;
        let button = person.style(Role::Link, "Ny självskattning", "background-color").await?;
        Ok((json!([ground, heading, button]) == json!(expected)).then_some(()))
    };
    person.wait_for(&format!("the colours {expected:?}"), look).await
}

#[test]
fn the_theme_of_the_element_goes_before_what_the_reader_prefers() {
    session(async |person| {
        let site = intranet("", ELEMENT)?;
        visit(person, &site).await?;
        let set = "const element = document.getElementById('a');
            if (arguments[0]) element.setAttribute('theme', arguments[0]); else element.removeAttribute('theme');";
        see_colours(person, LIGHT).await?;
        for (theme, colours) in [("dark", DARK), ("light", LIGHT), ("auto", LIGHT), ("dark", DARK), ("", LIGHT)] {
            person.run(set, vec![json!(theme)]).await?;
            see_colours(person, colours).await?;
        }
        person.run(set, vec![json!("dark")]).await?;
        person.axe().await?;
        person.prefer_dark().await?;
        for (theme, colours) in [("light", LIGHT), ("dark", DARK), ("auto", DARK), ("light", LIGHT), ("", DARK)] {
            person.run(set, vec![json!(theme)]).await?;
            see_colours(person, colours).await?;
        }
        Ok(())
    });
}

/// Looks at the page for frames with each of the themes, in a window of its own and in a frame.
async fn see_themes(person: &Person, prefers_dark: bool, themes: [(&str, [&str; 3]); 4]) -> Result<()> {
    // Firefox forgets it with every page.
    let visit = async |address: &str| {
        person.visit(address).await?;
        if prefers_dark { person.prefer_dark().await } else { Ok(()) }
    };
    let app = Site::of_bundle()?;
    for (theme, colours) in themes {
        let address = format!("{}embed.html?lang=sv{theme}", app.url());
        visit(&address).await?;
        see_colours(person, colours).await?;
        let page = format!(
            "<!doctype html><html lang=\"sv\"><title>Intranät</title><link rel=\"icon\" href=\"data:,\">\
             <iframe title=\"Självskattning\" width=\"100%\" height=\"800\" src=\"{address}\"></iframe></html>"
        );
        let policy = format!("default-src 'none'; img-src data:; frame-src {}", app.origin());
        let site = Site::of_bundle()?.with_policy(&policy).with_file("host.html", page);
        visit(&format!("{}host.html", site.url())).await?;
        person.enter_frame(0).await?;
        see_colours(person, colours).await?;
        person.axe().await?;
        person.leave_frame().await?;
    }
    Ok(())
}

#[test]
fn the_theme_in_the_address_of_a_frame_goes_before_what_the_reader_prefers() {
    session(async |person| {
        let light = [("", LIGHT), ("&theme=dark", DARK), ("&theme=light", LIGHT), ("&theme=grey", LIGHT)];
        see_themes(person, false, light).await?;
        let dark = [("", DARK), ("&theme=light", LIGHT), ("&theme=dark", DARK), ("&theme=auto", DARK)];
        see_themes(person, true, dark).await
    });
}
