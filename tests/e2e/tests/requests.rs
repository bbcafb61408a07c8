//! What an element and a frame ask of the network: the files of the app, each once; and nothing while one answers, goes from
//! view to view, compares, and takes pictures and files along. That of the page itself is told in start.rs.

mod common;

use anyhow::{Result, ensure};
use common::embedding::{STRICT, intranet, open_first_subarea, visit};
use common::{BEGUN, DIRECTION, SYSTEMATIC, answer, name_of_this_year};
use kommunkompass_e2e::{Person, Role, Site, containing, session};
use serde_json::json;

const ELEMENT: &str =
    "<main><h1>Intranät</h1><kommun-kompass municipality=\"Habo\" lang=\"sv\"></kommun-kompass></main>";

/// The addresses of what this document has fetched; what it has made itself is none.
const FETCHED: &str = "return performance.getEntriesByType('resource').map((entry) => entry.name)
    .filter((name) => !name.startsWith('blob:') && !name.startsWith('data:'));";

async fn fetched(person: &Person) -> Result<Vec<String>> {
    Ok(serde_json::from_value(person.run(FETCHED, vec![]).await?)?)
}

/// Lays a result of another municipality beside the one that is shown.
async fn compare(person: &Person, name: &str, remark: &str) -> Result<()> {
    let picker = person.within(Role::Group, "Jämför med").await?;
    picker.click(Role::Checkbox, containing(name)).await?;
    person.see_text(remark).await
}

/// A first visit to every view that has data of its own.
async fn look_around(person: &Person, draft: &str) -> Result<()> {
    open_first_subarea(person).await?;
    answer(person, DIRECTION, SYSTEMATIC).await?;
    person.click(Role::Link, "Resultat").await?;
    person.see(Role::Heading, format!("{draft}: resultat")).await?;
    compare(person, "Vallentuna 2019", "Utgåva 2016 (Vallentuna 2019)").await?;
    person.click(Role::Link, "Alla diagram och jämförelser").await?;
    person.see(Role::Heading, format!("{draft}: jämförelse")).await
}

/// All that one does with a draft.
async fn use_it(person: &Person, draft: &str) -> Result<()> {
    person.click(Role::Link, "Till resultatet").await?;
    person.see(Role::Heading, format!("{draft}: resultat")).await?;
    compare(person, "Vetlanda 2021", "Vetlanda 2021").await?;
    let bars = person.within(Role::Figure, "Områdena som staplar").await?;
    bars.click(Role::Button, "Ladda ner bild").await?;
    bars.click(Role::Button, "Ladda ner SVG").await?;
    person.downloaded(".svg").await?;
    bars.click(Role::Button, "Ladda ner PNG").await?;
    person.downloaded(".png").await?;
    person.click(Role::Link, "Kommunkompass").await?;
    person.see(Role::Heading, "Självskatta kommunen mot Kommunkompassen").await?;
    person.click(Role::Link, format!("Fortsätt med {draft}")).await?;
    person.click(Role::Link, containing("Fortsätt med 1.1 ")).await?;
    answer(person, "I vilken utsträckning har ambitionerna för demokratin", BEGUN).await?;
    person.see_text("Sparat i den här webbläsaren").await?;
    person.click(Role::Link, "Översikt").await?;
    person.see_text("186 frågor kvar").await?;
    person.click(Role::Button, "Ladda ner fil").await?;
    person.downloaded(".kompass.json").await?;
    Ok(())
}

/// Uses what is open: while it is looked at for the first time, only data is asked for, and afterwards nothing.
async fn see_silence(person: &Person, app: &Site) -> Result<()> {
    let draft = name_of_this_year(person, "Habo").await?;
    app.forget_requests();
    look_around(person, &draft).await?;
    let requests = app.requests();
    ensure!(!requests.is_empty(), "no data was asked for");
    for request in &requests {
        let is_data = request.path.starts_with("/data-") && request.query.is_empty() && request.method == "GET";
        ensure!(is_data && app.count(request.path.trim_start_matches('/')) == 1, "{requests:#?}");
    }
    let before = fetched(person).await?;
    app.forget_requests();
    use_it(person, &draft).await?;
    let requests = app.requests();
    ensure!(requests.is_empty(), "the app was asked for {requests:#?}");
    let after = fetched(person).await?;
    ensure!(after == before, "something was fetched: {:?}", after.get(before.len()..));
    Ok(())
}

#[test]
fn an_element_asks_for_data_once_and_for_nothing_while_it_is_used() {
    session(async |person| {
        // Pictures of charts are made out of addresses of the page's own.
        let site = intranet("", ELEMENT)?.with_policy(&STRICT.replace("img-src", "img-src blob:"));
        visit(person, &site).await?;
        person.see(Role::Link, "Ny självskattning").await?;
        see_silence(person, &site).await
    });
}

#[test]
fn a_frame_asks_for_data_once_and_for_nothing_while_it_is_used() {
    session(async |person| {
        let app = Site::of_bundle()?;
        let html = format!(
            "<!doctype html><html lang=\"sv\"><meta charset=\"utf-8\"><title>Intranät</title>\
             <link rel=\"icon\" href=\"data:,\"><h1>Intranät</h1><iframe data-kommun-kompass title=\"Självskattning\" \
             width=\"100%\" height=\"800\" src=\"{}embed.html?municipality=Habo&amp;lang=sv&amp;host=ORIGIN\"></iframe>\
             <script src=\"kommun-kompass-frame.js\"></script></html>",
            app.url()
        );
        let page = Site::of_bundle()?;
        let policy = format!("default-src 'none'; script-src 'self'; img-src data:; frame-src {} blob:", app.origin());
        let html = html.replace("ORIGIN", &page.origin());
        let page = page.with_policy(&policy).with_file("host.html", html);
        person.visit(&format!("{}host.html", page.url())).await?;
        person.enter_frame(0).await?;
        person.see(Role::Link, "Ny självskattning").await?;
        page.forget_requests();
        see_silence(person, &app).await?;
        person.leave_frame().await?;
        ensure!(page.requests().is_empty(), "the page was asked for {:#?}", page.requests());
        assert_eq!(person.run("return performance.getEntriesByType('navigation').length;", vec![]).await?, json!(1));
        Ok(())
    });
}
