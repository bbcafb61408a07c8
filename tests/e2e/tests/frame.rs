//! The page for frames, on pages of other origins.

mod common;

use anyhow::{Result, ensure};
use common::embedding::{
    FULL, LISTEN_TO_FRAME, open_first_subarea, see_heard, see_it_fit, see_not_saved, until, with_storage_to_fill,
};
use common::{DIRECTION, SYSTEMATIC, answer, is_answered};
use kommunkompass_e2e::{Person, Role, Site, containing, session};
use serde_json::json;

/// A page of another origin with the app of `app` in a frame; in the query, `ORIGIN` is the page's own origin.
fn host(app: &Site, query: &str, attributes: &str) -> Result<Site> {
    let site = Site::of_bundle()?;
    let src = format!("{}embed.html?{}", app.url(), query.replace("ORIGIN", &site.origin()));
    let html = format!(
        "<!doctype html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Intranät</title>\
         <link rel=\"icon\" href=\"data:,\"><script src=\"listen.js\"></script>\
         <script src=\"kommun-kompass-frame.js\"></script></head><body><main><h1>Intranät</h1>\
         <iframe data-kommun-kompass loading=\"lazy\" title=\"Självskattning\" width=\"100%\" height=\"200\" {attributes} \
         src=\"{src}\"></iframe></main></body></html>"
    );
    let policy = format!("default-src 'none'; script-src 'self'; img-src data:; frame-src {} blob:", app.origin());
    Ok(site.with_policy(&policy).with_file("host.html", html).with_file("listen.js", LISTEN_TO_FRAME))
}

async fn visit(person: &Person, page: &Site) -> Result<()> {
    person.visit(&format!("{}host.html", page.url())).await
}

async fn see_ready(person: &Person) -> Result<()> {
    until(person, "the frame to be ready", "return heard.some((event) => event.type === 'kompass:ready');").await
}

#[test]
fn the_frame_grows_and_shrinks_with_its_content() {
    session(async |person| {
        let app = Site::of_bundle()?;
        let page = host(&app, "municipality=Habo&edition=2016&host=https://other.example&host=ORIGIN", "")?;
        visit(person, &page).await?;
        see_ready(person).await?;
        person.enter_frame(0).await?;
        person.see_text("Förvalt för en ny självskattning: Habo, utgåva 2016.").await?;
        person.leave_frame().await?;
        let start = see_it_fit(person).await?;
        person.enter_frame(0).await?;
        person.click(Role::Link, "Ordlista").await?;
        person.see(Role::Heading, "Ordlista").await?;
        person.leave_frame().await?;
        let list = see_it_fit(person).await?;
        ensure!(list > 2 * start, "{start} grew to {list} only");
        person.enter_frame(0).await?;
        person.click(Role::Link, "Kommunkompass").await?;
        person.see(Role::Heading, "Självskatta kommunen mot Kommunkompassen").await?;
        person.leave_frame().await?;
        assert_eq!(see_it_fit(person).await?, start);
        // As many messages as changes: at the start, for each view, and for what a view fetches.
        let heights = "return heard.filter((event) => event.type === 'kompass:height').length;";
        let heights = person.run(heights, vec![]).await?.as_i64();
        ensure!(heights < Some(12), "{heights:?} messages with a height");
        Ok(())
    });
}

#[test]
fn the_page_hears_of_points_and_can_take_and_give_drafts() {
    session(async |person| {
        let app = Site::of_bundle()?;
        let page = host(&app, "storage-key=ram&lang=sv&host=ORIGIN", "")?;
        visit(person, &page).await?;
        see_ready(person).await?;
        person.enter_frame(0).await?;
        person.click(Role::Link, "Ny självskattning").await?;
        person.fill(Role::Combobox, "Kommun", "Habo").await?;
        person.click(Role::Button, "Börja").await?;
        person.see(Role::Heading, common::name_of_this_year(person, "Habo").await?).await?;
        person.leave_frame().await?;
        until(person, "a change", "return heard.some((event) => event.event === 'change' && event.max === 800);")
            .await?;
        let carry = "const { kompass } = document.querySelector('iframe');
            return (async () => {
                const text = await kompass.exportDraft();
                const { municipality } = JSON.parse(text);
                await kompass.importDraft(text);
                const why = await kompass.importDraft('{}').then(() => 'taken', (error) => error.message);
                return [municipality.name, why.length > 10, await kompass.setLanguage('en')];
            })();";
        assert_eq!(person.run(carry, vec![]).await?, json!(["Habo", true, "en"]));
        // What is not offered cannot be called.
        let close = "const frame = document.querySelector('iframe');
            const answered = new Promise((done) => addEventListener('message', (event) => {
                if (event.data.id === 999) done(event.data.error);
            }));
            frame.contentWindow.postMessage({ type: 'kompass:call', id: 999, method: 'close', given: [] }, '*');
            return answered;";
        assert_eq!(person.run(close, vec![]).await?, json!("There is no method close."));
        Ok(())
    });
}

#[test]
fn a_frame_that_is_loaded_again_is_ready_once_more_and_answers() {
    session(async |person| {
        let app = Site::of_bundle()?;
        let page = host(&app, "lang=sv&host=ORIGIN", "")?;
        visit(person, &page).await?;
        let ready =
            |times: usize| format!("return heard.filter((event) => event.event === 'ready').length === {times};");
        until(person, "the frame to be ready", &ready(1)).await?;
        let asked = "return document.querySelector('iframe').kompass.setLanguage('en');";
        assert_eq!(person.run(asked, vec![]).await?, "en");
        person.run("const frame = document.querySelector('iframe'); frame.src = frame.src;", vec![]).await?;
        until(person, "the frame to be ready once more", &ready(2)).await?;
        assert_eq!(person.run(asked, vec![]).await?, "en");
        Ok(())
    });
}

#[test]
fn a_program_that_cannot_start_is_told_to_the_page_around() {
    for missing in ["*.wasm", "data*/texts.sv.json"] {
        session(async |person| {
            for part in ["404", "missing", "StartFailure", "Failed to load"] {
                person.expect_console_error(part);
            }
            let app = Site::of_bundle()?.with_missing(missing);
            let page = host(&app, "lang=sv&host=ORIGIN", "")?;
            visit(person, &page).await?;
            let failed = "return heard.some((event) => event.event === 'error' && event.code === 'start-failed');";
            until(person, "the page to hear of it", failed).await?;
            let asked =
                "return document.querySelector('iframe').kompass.exportDraft().then(() => '', (why) => why.message);";
            let why = person.run(asked, vec![]).await?;
            ensure!(why.as_str().is_some_and(|why| why.contains("finns inte på webbplatsen (svar 404)")), "{why}");
            Ok(())
        });
    }
}

/// Nothing is said, and nothing is done.
async fn see_it_keep_to_itself(person: &Person, query: &str) -> Result<()> {
    let app = Site::of_bundle()?;
    let page = host(&app, query, "")?;
    visit(person, &page).await?;
    until(person, "the frame to load", "return window.frameHasLoaded === true;").await?;
    person.enter_frame(0).await?;
    person.see(Role::Link, "Ny självskattning").await?;
    person.leave_frame().await?;
    let call = "document.querySelector('iframe').contentWindow
        .postMessage({ type: 'kompass:call', id: 1, method: 'setLanguage', given: ['en'] }, '*');";
    person.run(call, vec![]).await?;
    person.enter_frame(0).await?;
    // The message has been heard when one that was sent after it has.
    let after = "return new Promise((done) => {
        addEventListener('message', done, { once: true });
        postMessage('after', '*');
    }).then(() => document.querySelector('h1').textContent);";
    assert_eq!(person.run(after, vec![]).await?, json!("Självskatta kommunen mot Kommunkompassen"));
    person.leave_frame().await?;
    assert_eq!(person.run("return [heard, frameHeight()];", vec![]).await?, json!([[], 200]));
    Ok(())
}

#[test]
fn an_origin_that_is_not_on_the_list_hears_nothing_and_is_not_obeyed() {
    session(async |person| {
        // Where a browser does not tell a frame whose it is, it refuses to deliver the message, and says so.
        person.expect_console_error("postMessage");
        see_it_keep_to_itself(person, "host=https://other.example").await
    });
}

#[test]
fn without_a_list_nobody_hears_anything_or_is_obeyed() {
    session(async |person| see_it_keep_to_itself(person, "").await);
}

#[test]
fn messages_of_a_stranger_do_not_change_the_frame() {
    session(async |person| {
        let app = Site::of_bundle()?;
        let page = host(&app, "host=ORIGIN", "")?;
        visit(person, &page).await?;
        see_ready(person).await?;
        let height = see_it_fit(person).await?;
        person.run("postMessage({ type: 'kompass:height', height: 7 }, '*');", vec![]).await?;
        until(person, "the message", "return heard.some((event) => event.height === 7);").await?;
        assert_eq!(see_it_fit(person).await?, height);
        Ok(())
    });
}

#[test]
fn a_sandboxed_frame_works_in_memory_and_says_so() {
    session(async |person| {
        let app = Site::of_bundle()?.with_own_name_in_policy()?.with_header("*", "Access-Control-Allow-Origin", "*");
        let sandbox = "sandbox=\"allow-scripts allow-downloads allow-popups allow-forms\"";
        let page = host(&app, "municipality=Habo&host=ORIGIN", sandbox)?;
        visit(person, &page).await?;
        see_ready(person).await?;
        let origins = "return [...new Set(heard.filter((event) => event.type).map((event) => event.origin))];";
        assert_eq!(person.run(origins, vec![]).await?, json!(["null"]));
        person.enter_frame(0).await?;
        person.see_text("Webbläsaren tillåter inte att utkast sparas här.").await?;
        person.click(Role::Link, "Ny självskattning").await?;
        person.click(Role::Button, "Börja").await?;
        person.see(Role::Heading, common::name_of_this_year(person, "Habo").await?).await?;
        person.leave_frame().await?;
        see_it_fit(person).await?;
        let text = "return document.querySelector('iframe').kompass.exportDraft().then((text) => text.length > 100);";
        assert_eq!(person.run(text, vec![]).await?, json!(true));
        Ok(())
    });
}

/// What docs/iframe.md tells a page to allow a frame with `sandbox`.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups";

#[test]
fn a_sandboxed_frame_that_is_given_what_the_documentation_says_keeps_drafts_and_gives_them_out() {
    session(async |person| {
        ensure!(include_str!("../../../docs/iframe.md").contains(&format!("`sandbox`, give it `{SANDBOX}`")));
        let app = Site::of_bundle()?;
        let page = host(&app, "municipality=Habo&lang=sv&host=ORIGIN", &format!("sandbox=\"{SANDBOX}\""))?;
        visit(person, &page).await?;
        see_ready(person).await?;
        person.enter_frame(0).await?;
        person.do_not_see_text("Webbläsaren tillåter inte att utkast sparas här.").await?;
        open_first_subarea(person).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.see_text("Sparat i den här webbläsaren").await?;
        person.click(Role::Link, "Översikt").await?;
        person.click(Role::Button, "Ladda ner fil").await?;
        let file = person.downloaded(".kompass.json").await?.text()?;
        ensure!(file.contains("1.1.direction"), "{file}");
        person.leave_frame().await?;
        see_heard(person, "that the draft is saved", "event.event === 'save'").await?;

        visit(person, &page).await?;
        see_ready(person).await?;
        person.enter_frame(0).await?;
        person
            .within(Role::Article, containing("Habo "))
            .await?
            .click(Role::Link, containing("Fortsätt med Habo "))
            .await?;
        person.click(Role::Link, containing("Fortsätt med 1.1 ")).await?;
        ensure!(is_answered(person, DIRECTION, SYSTEMATIC).await?, "the answer is gone");
        person.leave_frame().await?;
        let origins = "return [...new Set(heard.filter((event) => event.type).map((event) => event.origin))];";
        assert_eq!(person.run(origins, vec![]).await?, json!([app.origin()]));
        Ok(())
    });
}

#[test]
fn what_another_page_in_the_place_of_the_frame_says_is_not_believed() {
    session(async |person| {
        let app = Site::of_bundle()?;
        // The frame shows the page of a stranger, which speaks as Kommunkompass does.
        let speak = "for (const message of [
            { type: 'kompass:height', height: 7 },
            { type: 'kompass:ready', since: 1 },
            { type: 'kompass:change', detail: { secured: 800 } },
            { type: 'kompass:error', detail: { code: 'start-failed', message: 'strange' } },
        ]) parent.postMessage(message, '*');";
        let stranger = Site::of_bundle()?
            .with_policy("default-src 'none'; script-src 'self'; img-src data:")
            .with_file("speak.js", speak)
            .with_file(
                "stranger.html",
                "<!doctype html><html lang=\"sv\"><title>Främling</title><link rel=\"icon\" href=\"data:,\">\
                 <h1>Främling</h1><script src=\"speak.js\"></script></html>",
            );
        let policy = format!(
            "default-src 'none'; script-src 'self'; img-src data:; frame-src {} {}",
            app.origin(),
            stranger.origin()
        );
        let page = host(&app, "lang=sv&host=ORIGIN", "")?.with_policy(&policy);
        visit(person, &page).await?;
        see_ready(person).await?;
        let height = see_it_fit(person).await?;
        let events = "return heard.filter((event) => event.event).map((event) => event.event);";
        let before = person.run(events, vec![]).await?;
        let turn = "document.querySelector('iframe').contentWindow.location = arguments[0];";
        person.run(turn, vec![json!(format!("{}stranger.html", stranger.url()))]).await?;
        let last = format!("event.type === 'kompass:error' && event.origin === '{}'", stranger.origin());
        see_heard(person, "the stranger to its end", &last).await?;
        assert_eq!(person.run(events, vec![]).await?, before);
        assert_eq!(person.run("return frameHeight();", vec![]).await?, json!(height));
        Ok(())
    });
}

#[test]
fn the_script_of_the_page_is_heard_once_though_it_is_there_twice() {
    session(async |person| {
        let app = Site::of_bundle()?;
        let page = host(&app, "lang=sv&host=ORIGIN", "")?;
        // As where two parts of a page have brought a frame each.
        let again = "const script = document.createElement('script');
            script.src = 'kommun-kompass-frame.js';
            return new Promise((done) => {
                script.onload = () => done(true);
                document.head.append(script);
            });";
        visit(person, &page).await?;
        person.run(again, vec![]).await?;
        see_heard(person, "that the frame is ready", "event.event === 'ready'").await?;
        let file = r#"{"format":"kommunkompass-assessment"}"#;
        let asked = "const { kompass } = document.querySelector('iframe');
            return kompass.importDraft(arguments[0]).then(() => 'taken', () => kompass.setLanguage('en'));";
        assert_eq!(person.run(asked, vec![json!(file)]).await?, "en");
        let ready = "return heard.filter((event) => event.event === 'ready').length;";
        assert_eq!(person.run(ready, vec![]).await?, 1);
        Ok(())
    });
}

#[test]
fn the_page_around_hears_that_a_draft_cannot_be_saved() {
    session(async |person| {
        let app = with_storage_to_fill(Site::of_bundle()?)?;
        let page = host(&app, "municipality=Habo&lang=sv&host=ORIGIN", "")?;
        visit(person, &page).await?;
        see_ready(person).await?;
        person.enter_frame(0).await?;
        open_first_subarea(person).await?;
        person.see_text("Sparat i den här webbläsaren").await?;
        person.run("window.isFull = true;", vec![]).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.see(Role::Alert, containing(FULL)).await?;
        person.leave_frame().await?;
        see_not_saved(person).await
    });
}
