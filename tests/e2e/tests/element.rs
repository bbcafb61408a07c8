//! The custom element on pages of others.

mod common;

use anyhow::{Result, ensure};
use common::embedding::{FILL, FULL, intranet, open_first_subarea, see_not_saved, until, visit};
use common::stop::{STOP, STOP_PROGRAM, stoppable};
use common::{BEGUN, DIRECTION, SYSTEMATIC, answer};
use kommunkompass_e2e::{Person, Role, containing, session};
use serde_json::{Value, json};

const ELEMENT: &str = "<header><h1>Intranät</h1></header><main><h2>Verktyg</h2>\
    <kommun-kompass id=\"a\" municipality=\"nässjö\" edition=\"2020\" lang=\"sv\"></kommun-kompass></main>";

const TWO: &str = "<main><h1>Intranät</h1>\
    <section aria-label=\"Första\"><kommun-kompass id=\"a\" storage-key=\"ett\"></kommun-kompass></section>\
    <section aria-label=\"Andra\"><kommun-kompass id=\"b\" storage-key=\"tva\" lang=\"en\"></kommun-kompass></section>\
    <section aria-label=\"Tredje\"><kommun-kompass id=\"c\" storage-key=\" ett\"></kommun-kompass></section></main>";

/// What resets and careless rules of a page do to everything on it.
const HOSTILE: &str = "* { all: unset !important; letter-spacing: 6px !important; text-transform: uppercase !important;
    line-height: 3 !important; color: red !important; font-style: italic !important; }
html { font-size: 62.5% !important; }
div, p, button, h1, section, input { background: lime !important; border: 9px dotted red !important;
    font-size: 40px !important; display: inline !important; }
:root { --kk-colour-accent: magenta; --kk-rem: 50px; --kk-space-4: 300px; --kk-size-text: 99px; }";

/// What is measured of the element: whether it looks the same wherever it stands.
const LOOKS: &str = "const root = document.querySelector('kommun-kompass').shadowRoot;
return ['h1', '.kk-lead', '.kk-button--primary', '.kk-header', '.kk-header__tagline'].map((selector) => {
    const element = root.querySelector(selector);
    const style = getComputedStyle(element);
    const names = ['color', 'background-color', 'font-size', 'font-style', 'font-family', 'letter-spacing', 'line-height',
        'text-transform', 'border-top-width', 'padding-top', 'display'];
    return [selector, element.offsetHeight, ...names.map((name) => style.getPropertyValue(name))].join(' ');
});";

/// Whether something is wider than the column it stands in.
const TOO_WIDE: &str = "const root = document.querySelector('kommun-kompass').shadowRoot;
const right = document.querySelector('.column').getBoundingClientRect().right;
return [...root.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.right > right + 1 && getComputedStyle(element).clipPath === 'none';
}).map((element) => element.outerHTML.slice(0, 100));";

async fn seen_ready(person: &Person) -> Result<()> {
    until(person, "the element to be ready", "return heard.some((event) => event.name === 'ready');").await
}

async fn heard(person: &Person, name: &str) -> Result<Vec<Value>> {
    let script = "return heard.filter((event) => event.name === arguments[0]);";
    Ok(serde_json::from_value(person.run(script, vec![json!(name)]).await?)?)
}

#[test]
fn an_element_whose_program_stops_says_so_and_another_program_of_the_page_is_not_taken_for_it() {
    session(async |person| {
        person.expect_console_error("RuntimeError");
        let site = stoppable(intranet("", ELEMENT)?)?;
        visit(person, &site).await?;
        seen_ready(person).await?;
        let hear = "window.addEventListener('error', () => { window.nStopped = (window.nStopped ?? 0) + 1; });";
        person.run(hear, vec![]).await?;
        person.run(STOP, vec![]).await?;
        until(person, "the other program to stop", "return window.nStopped === 1;").await?;
        ensure!(heard(person, "error").await?.is_empty(), "another program was taken for the element's");
        person.do_not_see(Role::Alert, containing("stannade")).await?;
        person.run(STOP_PROGRAM, vec![]).await?;
        until(person, "the element to tell", "return heard.some((event) => event.name === 'error');").await?;
        assert_eq!(heard(person, "error").await?[0]["code"], "stopped");
        person.see(Role::Alert, containing("Kommunkompass stannade")).await
    });
}

/// A file that is missing is named in the element, and to the page.
async fn see_named(person: &Person, missing: &str, name: &str) -> Result<()> {
    person.expect_console_error("404");
    person.expect_console_error("missing");
    let site = intranet("", ELEMENT)?.with_missing(missing);
    visit(person, &site).await?;
    person.see(Role::Alert, containing(format!("{name} finns inte på webbplatsen (svar 404)"))).await?;
    until(person, "the element to tell", "return heard.some((event) => event.name === 'error');").await?;
    let errors = heard(person, "error").await?;
    let told = |field: &str| errors.first()?.get(field)?.as_str();
    let is_named = told("message").is_some_and(|message| message.contains(name));
    ensure!(told("code") == Some("start-failed") && is_named, "{errors:?}");
    Ok(())
}

#[test]
fn a_file_that_is_missing_is_named_in_the_element_and_to_the_page() {
    session(async |person| {
        see_named(person, "*.wasm", ".wasm").await?;
        person.see(Role::Link, containing("Fungerar det här på vårt intranät?")).await?;
        person.axe().await
    });
}

#[test]
fn texts_that_are_missing_are_named_and_what_is_asked_for_is_refused() {
    session(async |person| {
        see_named(person, "data*/texts.sv.json", "texts.sv.json").await?;
        let asked =
            "return document.querySelector('kommun-kompass').exportDraft().then(() => 'given', () => 'refused');";
        assert_eq!(person.run(asked, vec![]).await?, "refused");
        Ok(())
    });
}

#[test]
fn when_what_explains_is_missing_too_the_element_still_says_that_it_could_not_open() {
    session(async |person| {
        for part in ["404", "missing", "Failed to fetch", "error loading"] {
            person.expect_console_error(part);
        }
        let site = intranet("", ELEMENT)?.with_missing("*.wasm").with_missing("failure-*.js");
        visit(person, &site).await?;
        until(person, "the element to tell", "return heard.some((event) => event.name === 'error');").await?;
        person.see(Role::Alert, containing("Kommunkompass stannade eller kunde inte öppnas")).await
    });
}

#[test]
fn the_page_hears_that_a_draft_cannot_be_saved_and_when_it_can_again() {
    session(async |person| {
        person.before_every_page(FILL).await?;
        let site = intranet("", ELEMENT)?;
        visit(person, &site).await?;
        seen_ready(person).await?;
        open_first_subarea(person).await?;
        person.see_text("Sparat i den här webbläsaren").await?;
        ensure!(heard(person, "error").await?.is_empty(), "an error was told although all is saved");
        person.run("window.isFull = true;", vec![]).await?;
        answer(person, DIRECTION, SYSTEMATIC).await?;
        person.see(Role::Alert, containing(FULL)).await?;
        see_not_saved(person).await?;
        // With room again, the next answer is saved, and so is the one before.
        let n_errors = heard(person, "error").await?.len();
        person.run("window.isFull = false; heard.push({ name: 'room' });", vec![]).await?;
        answer(person, "I vilken utsträckning har ambitionerna för demokratin", BEGUN).await?;
        let saved = "const from = heard.findIndex((event) => event.name === 'room');
            return heard.slice(from).some((event) => event.name === 'save');";
        until(person, "the draft to be saved", saved).await?;
        person.do_not_see(Role::Alert, containing(FULL)).await?;
        assert_eq!(heard(person, "error").await?.len(), n_errors);
        Ok(())
    });
}

#[test]
fn a_page_with_a_strict_policy_has_the_assessment_in_it() {
    session(async |person| {
        let site = intranet("", ELEMENT)?;
        visit(person, &site).await?;
        person.see(Role::Heading, "Självskatta kommunen mot Kommunkompassen").await?;
        person.see_text("Förvalt för en ny självskattning: Nässjö, utgåva 2020.").await?;
        person.see_text("Version ").await?;
        person.axe().await?;
        person.click(Role::Link, "Ny självskattning").await?;
        person.see_value(Role::Combobox, "Kommun", "Nässjö").await?;
        person.see_checked(Role::Radio, "2020", true).await?;
        person.axe().await?;
        person.click(Role::Button, "Börja").await?;
        person.see(Role::Heading, common::name_of_this_year(person, "Nässjö").await?).await?;
        person.axe().await?;
        // The page keeps its address, its title and its language.
        let page = person.run("return [location.hash, document.title, document.documentElement.lang];", vec![]).await?;
        assert_eq!(page, json!(["", "Intranät", "sv"]));
        Ok(())
    });
}

#[test]
fn styles_leak_neither_in_nor_out() {
    session(async |person| {
        let mut looks = Vec::new();
        for style in ["", HOSTILE] {
            let site = intranet(style, "<main><p id=\"text\">Text</p><kommun-kompass></kommun-kompass></main>")?;
            visit(person, &site).await?;
            seen_ready(person).await?;
            looks.push(person.run(LOOKS, vec![]).await?);
            if style.is_empty() {
                // The text of the page is as browsers show it.
                let text = "const style = getComputedStyle(document.getElementById('text'));
                    return [style.fontSize, style.marginTop, style.color];";
                assert_eq!(person.run(text, vec![]).await?, json!(["16px", "16px", "rgb(0, 0, 0)"]));
            }
        }
        assert_eq!(looks[0], looks[1]);
        Ok(())
    });
}

#[test]
fn a_column_of_320_pixels_is_wide_enough() {
    session(async |person| {
        let style = ".column { width: 320px; } html { font-size: 62.5%; }";
        let site = intranet(style, "<main class=\"column\"><kommun-kompass></kommun-kompass></main>")?;
        visit(person, &site).await?;
        person.see(Role::Heading, "Självskatta kommunen mot Kommunkompassen").await?;
        assert_eq!(person.run(TOO_WIDE, vec![]).await?, json!([]));
        person.click(Role::Button, "Öppna exemplet Nässjö 2022").await?;
        person.see(Role::Heading, "Nässjö 2022: resultat").await?;
        assert_eq!(person.run(TOO_WIDE, vec![]).await?, json!([]));
        Ok(())
    });
}

#[test]
fn two_elements_share_the_program_and_no_drafts() {
    session(async |person| {
        let site = intranet("", TWO)?.without_compression();
        visit(person, &site).await?;
        let first = person.within(Role::Region, "Första").await?;
        let second = person.within(Role::Region, "Andra").await?;
        first.see(Role::Heading, "Självskatta kommunen mot Kommunkompassen").await?;
        second.see(Role::Heading, "Assess your municipality against Kommunkompassen").await?;
        for file in ["kommunkompass-*.wasm", "kommunkompass-*.js", "style-*.css"] {
            assert_eq!(site.count(file), 1, "{file}");
        }
        // The third wants the storage of the first, and does not get it.
        let third = person.within(Role::Region, "Tredje").await?;
        third.see_text("Kommunkompass finns redan på sidan med samma lagring.").await?;
        let errors = heard(person, "error").await?;
        ensure!(errors.iter().any(|error| error["id"] == "c" && error["code"] == "storage-key-taken"), "{errors:?}");

        first.click(Role::Link, "Ny självskattning").await?;
        first.fill(Role::Combobox, "Kommun", "Habo").await?;
        first.click(Role::Button, "Börja").await?;
        first.see(Role::Heading, common::name_of_this_year(person, "Habo").await?).await?;
        let keys: Vec<String> = person.stored().await?.into_keys().filter(|key| key.contains("/draft/")).collect();
        ensure!(keys.iter().all(|key| key.starts_with("kommunkompass:ett/draft/")) && !keys.is_empty(), "{keys:?}");
        second.see(Role::Heading, "Assess your municipality against Kommunkompassen").await?;
        second.do_not_see_text("Habo").await?;
        // It is there again when the page is.
        visit(person, &site).await?;
        let first = person.within(Role::Region, "Första").await?;
        first.see_text("Habo").await
    });
}

#[test]
fn attributes_count_at_once() {
    session(async |person| {
        let site = intranet("", ELEMENT)?;
        visit(person, &site).await?;
        person.see(Role::Heading, "Självskatta kommunen mot Kommunkompassen").await?;
        let set = "document.getElementById('a').setAttribute(...arguments);";
        person.run(set, vec![json!("lang"), json!("nb")]).await?;
        person.see(Role::Heading, "Vurder egen kommune mot Kommunkompassen").await?;
        person.run(set, vec![json!("lang"), json!("sv-SE")]).await?;
        person.run(set, vec![json!("municipality"), json!("Habo")]).await?;
        person.run(set, vec![json!("edition"), json!("2016")]).await?;
        person.see_text("Förvalt för en ny självskattning: Habo, utgåva 2016.").await?;
        let ground = "return getComputedStyle(document.getElementById('a').shadowRoot.querySelector('.kk-app'))
            .backgroundColor;";
        person.run(set, vec![json!("theme"), json!("dark")]).await?;
        assert_eq!(person.run(ground, vec![]).await?, json!("rgb(18, 24, 26)"));
        person.axe().await?;
        person.run(set, vec![json!("theme"), json!("light")]).await?;
        assert_eq!(person.run(ground, vec![]).await?, json!("rgb(255, 255, 255)"));
        // Another storage is another start.
        person.run(set, vec![json!("storage-key"), json!("annan")]).await?;
        until(person, "a second start", "return heard.filter((event) => event.name === 'ready').length === 2;").await?;
        person.see_text("Förvalt för en ny självskattning: Habo, utgåva 2016.").await
    });
}

#[test]
fn the_page_hears_of_points_and_can_take_and_give_drafts() {
    session(async |person| {
        let site = intranet("", TWO)?;
        visit(person, &site).await?;
        let first = person.within(Role::Region, "Första").await?;
        first.click(Role::Link, "Ny självskattning").await?;
        first.fill(Role::Combobox, "Kommun", "Habo").await?;
        first.click(Role::Radio, "Snabb").await?;
        first.click(Role::Button, "Börja").await?;
        first.see(Role::Heading, common::name_of_this_year(person, "Habo").await?).await?;
        until(person, "a change", "return heard.some((event) => event.name === 'change');").await?;
        let changes = heard(person, "change").await?;
        let change = &changes[0];
        assert_eq!(change["id"], "a");
        assert_eq!(change["municipality"], "Habo");
        assert_eq!(change["edition"], "2021");
        assert_eq!(change["max"], 800);
        assert_eq!(change["areas"].as_array().map(Vec::len), Some(8));
        let saved = heard(person, "save").await?;
        assert_eq!(saved[0]["draft"], change["draft"]);

        // From one element to the other, as a text and as a file.
        let carry = "const text = await a.exportDraft();
            const first = await b.importDraft(text);
            const again = await b.importDraft(new File([text], 'utkast.json'));
            return [JSON.parse(text).format, first === again];";
        let carry = format!(
            "const [a, b] = ['a', 'b'].map((id) => document.getElementById(id));
            return (async () => {{ {carry} }})();"
        );
        assert_eq!(person.run(&carry, vec![]).await?, json!(["kommunkompass-assessment", true]));
        person.within(Role::Region, "Andra").await?.see_text("Habo").await?;

        let refused = "const why = (promise) => promise.then(() => 'taken', (error) => error.message);
            const b = document.getElementById('b');
            return Promise.all([why(b.importDraft('{}')), why(b.exportDraft('x')), why(b.setLanguage('fi'))]);";
        let refused: Vec<String> = serde_json::from_value(person.run(refused, vec![]).await?)?;
        ensure!(refused[0].contains("does not say what it is"), "{refused:?}");
        assert_eq!(refused[1..], ["That draft is not here.", "There is no language ‘fi’. Choose sv, nb or en."]);
        person.run("return document.getElementById('b').setLanguage('nb');", vec![]).await?;
        person.within(Role::Region, "Andra").await?.see(Role::Heading, "Vurder egen kommune mot Kommunkompassen").await
    });
}

#[test]
fn an_element_that_is_moved_goes_on_and_one_that_is_removed_leaves_nothing() {
    session(async |person| {
        let site = intranet(
            "",
            "<main><div id=\"one\"><kommun-kompass id=\"a\"></kommun-kompass></div><div id=\"two\"></div></main>",
        )?;
        visit(person, &site).await?;
        person.click(Role::Link, "Ny självskattning").await?;
        person.fill(Role::Combobox, "Kommun", "Habo").await?;
        person.run("document.getElementById('two').append(document.getElementById('a'));", vec![]).await?;
        person.see_value(Role::Combobox, "Kommun", "Habo").await?;
        assert_eq!(heard(person, "ready").await?.len(), 1);
        let many = "const element = document.createElement('kommun-kompass');
            element.setAttribute('storage-key', 'flyktig');
            const counts = [];
            return (async () => {
                for (let turn = 0; turn < 50; turn += 1) {
                    const ready = new Promise((done) => element.addEventListener('kompass:ready', done, { once: true }));
                    document.body.append(element);
                    await ready;
                    element.remove();
                    await new Promise((done) => setTimeout(done));
                    counts.push(window.listeners);
                }
                return [counts[0], counts.at(-1), element.shadowRoot.childNodes.length];
            })();";
        let before = person.run("return window.listeners;", vec![]).await?;
        assert_eq!(person.run(many, vec![]).await?, json!([before, before, 0]));
        Ok(())
    });
}

/// Keeps an eye on the memory of every program that is started, without holding it.
const WATCH_MEMORY: &str = "window.memories = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    const { memory } = (made.instance ?? made).exports;
    if (memory) memories.push(new WeakRef(memory));
    return made;
};
window.memoriesHeld = () => memories.filter((memory) => memory.deref()).length;";

/// Puts an element in, waits until it has started, and takes it out again, so many times.
const COME_AND_GO: &str = "const times = arguments[0];
    return (async () => {
        for (let turn = 0; turn < times; turn += 1) {
            const element = document.createElement('kommun-kompass');
            element.setAttribute('storage-key', 'flyktig');
            const ready = new Promise((done) => element.addEventListener('kompass:ready', done, { once: true }));
            document.body.append(element);
            await ready;
            element.remove();
            await new Promise((done) => setTimeout(done));
        }
        return true;
    })();";

#[test]
fn elements_that_come_and_go_leave_no_memory_nodes_or_listeners_behind() {
    const TIMES: usize = 30;
    session(async |person| {
        person.before_every_page(WATCH_MEMORY).await?;
        let site = intranet("", "<main><h1>Intranät</h1></main>")?;
        visit(person, &site).await?;
        let come_and_go = async || {
            assert_eq!(person.run(COME_AND_GO, vec![json!(TIMES)]).await?, true);
            anyhow::Ok(())
        };
        come_and_go().await?;
        assert_eq!(person.run("return memories.length;", vec![]).await?, TIMES);
        // One may be held by whatever was done last.
        let let_go = async || {
            person.collect_garbage().await?;
            let held = person.run("return memoriesHeld();", vec![]).await?;
            Ok(held.as_u64().filter(|held| *held <= 1))
        };
        person.wait_for("the memories of all programs but one to be let go", let_go).await?;
        // As much after twice as many.
        let before = person.held().await?;
        come_and_go().await?;
        let as_before = async || {
            person.collect_garbage().await?;
            let now = person.held().await?;
            Ok((now.nodes <= before.nodes && now.listeners <= before.listeners).then_some(()))
        };
        person.wait_for(&format!("no more than {before:?}"), as_before).await
    });
}
