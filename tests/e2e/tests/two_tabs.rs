//! Two tabs that work at the same time: on one draft, and on two.
//!
//! Both tabs enter answers, notes and points by the fields of their views, without waiting for each other, while tabs
//! are turned to, loaded again, closed and opened anew. Every piece of text has a sign of its own that is looked for in
//! the end; of what can only be chosen, the last choice counts.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};
use common::make;
use kommunkompass_e2e::{Browser, Person, Random, Role, any, session};
use serde_json::{Value, json};

const N_EDITS: usize = 500;
/// How many edits each tab is given at a time.
const N_AT_A_TIME: u64 = 25;
/// Choices in both tabs within so many milliseconds are made at the same time: either may count.
const AT_ONCE: u64 = 20;
const WORK: &str = include_str!("two_tabs.js");
const QUESTIONS: [(&str, &str); 6] = [
    ("1.1", "1.1.direction"),
    ("1.1", "1.1.goals"),
    ("1.2", "1.2.channels"),
    ("1.2", "1.2.meetings"),
    ("1.4", "1.4.comparisons"),
    ("1.4", "1.4.value"),
];
/// The subarea that gets its points directly.
const DIRECT: &str = "1.3";

/// What is entered in a view, by the ids of its fields.
const READ: &str = "return Object.fromEntries([
        ...[...document.querySelectorAll('input[type=radio][id^=answer-]:checked')].map(({ id }) => {
            return /^(answer-.+)-([0-4]|dont-know|not-applicable)$/.exec(id).slice(1);
        }),
        ...[...document.querySelectorAll('textarea[id], input[id^=points-]')].map(({ id, value }) => [id, value]),
    ].filter(([, value]) => value));";

/// An edit that was made.
struct Noted {
    /// What is chosen, or where is written.
    field: String,
    kind: String,
    value: String,
    at: u64,
}

impl Noted {
    fn read(value: &Value) -> Option<Self> {
        let text = |name| Some(value.get(name)?.as_str()?.to_owned());
        let at = value.get("at")?.as_u64()?;
        Some(Self { field: text("place")?, kind: text("kind")?, value: text("value")?, at })
    }
}

/// Some edits for a tab.
fn edits(random: &mut Random, sign: &str) -> Vec<Value> {
    let edit = |n: u64, random: &mut Random| {
        let id = format!("{sign}{n}");
        let chosen = usize::try_from(random.below(QUESTIONS.len() as u64)).unwrap_or_default();
        let (subarea, question) = QUESTIONS.get(chosen).copied().unwrap_or(("1.1", "1.1.direction"));
        let (kind, subarea, field, place, value) = match random.below(10) {
            0..=3 => {
                let level = random.below(5).to_string();
                let place = format!("answer-{question}");
                ("answer", subarea, format!("{place}-{level}"), place, level)
            }
            4..=7 => ("text", subarea, format!("note-{question}"), format!("note-{question}"), format!("<{id}>")),
            8 => {
                let place = format!("points-{DIRECT}");
                ("points", DIRECT, place.clone(), place, random.within(1, 30).to_string())
            }
            _ => {
                let place = format!("justification-{DIRECT}");
                ("text", DIRECT, place.clone(), place, format!("<{id}>"))
            }
        };
        let turns = random.below(12);
        json!({
            "id": id, "kind": kind, "subarea": subarea, "field": field, "place": place, "value": value, "turns": turns,
        })
    };
    (0..N_AT_A_TIME).map(|n| edit(n, random)).collect()
}

/// Makes a draft in which a subarea has points of its own, so that its view has the fields for them.
async fn make_with_points(person: &Person, municipality: &str) -> Result<String> {
    let draft = make(person, municipality, "2026", "Fullständig").await?;
    person.go_to(&format!("{draft}/delomrade/{DIRECT}")).await?;
    person.click(Role::Radio, "Poäng direkt").await?;
    person.fill(Role::TextBox, common::points_of(DIRECT), "1").await?;
    Ok(draft)
}

/// Lets a tab begin with some edits.
async fn begin(person: &Person, tab: usize, draft: &str, edits: Vec<Value>) -> Result<()> {
    person.turn_to_tab(tab).await?;
    person.run(WORK, vec![json!(draft), Value::Array(edits)]).await?;
    Ok(())
}

/// Waits until a tab has made its edits, or has been loaded again in the middle of them.
async fn end(person: &Person, tab: usize) -> Result<()> {
    person.turn_to_tab(tab).await?;
    let look = async || match person.run("return window.kkWork ?? 'done';", vec![]).await? {
        Value::String(work) if work == "done" => Ok(Some(())),
        Value::String(work) if work == "goes on" => Ok(None),
        // Firefox has no answer while it loads a page.
        Value::Null => Ok(None),
        work => bail!("tab {tab} stopped: {work}"),
    };
    person.wait_for("the edits of a tab", look).await
}

/// Something that happens to a tab while the other goes on.
async fn disturb(person: &Person, draft: &str, random: &mut Random) -> Result<()> {
    let tab = usize::try_from(random.below(2))?;
    match random.below(4) {
        0 => person.turn_to_tab(tab).await,
        // Each process of Firefox works on a view of the storage of its own, so that two tabs write over each other much
        // oftener; a tab that goes in that instant has not heard of it, which is not promised (docs/reliability.md).
        1 | 2 if person.browser() == Browser::Firefox => person.turn_to_tab(tab).await,
        // Of two tabs in one session of WebKit, one that is told to load its page again at times goes on with the old one, and
        // no picture can be taken of it any more; why is not known.
        1 if person.browser() == Browser::WebKit => person.turn_to_tab(tab).await,
        1 => {
            person.turn_to_tab(tab).await?;
            person.reload().await
        }
        2 => {
            person.turn_to_tab(tab).await?;
            person.close_tab().await?;
            person.turn_to_tab(0).await?;
            person.new_tab().await?;
            person.open(draft).await
        }
        _ => Ok(()),
    }
}

/// What every view shows of the draft in the tab that is shown.
async fn shown(person: &Person, draft: &str) -> Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for subarea in ["1.1", "1.2", DIRECT, "1.4"] {
        person.go_to(&format!("{draft}/delomrade/{subarea}")).await?;
        person.see(Role::Heading, kommunkompass_e2e::containing(format!("{subarea} "))).await?;
        let fields: BTreeMap<String, String> = serde_json::from_value(person.run(READ, vec![]).await?)?;
        all.extend(fields);
    }
    Ok(all)
}

/// What was noted of the edits, and the text of the newest slot of a draft.
async fn noted_and_stored(person: &Person, draft: &str) -> Result<(Vec<Noted>, String)> {
    let id = draft.rsplit('/').next().context("an id")?;
    let stored = person.stored().await?;
    let noted = stored.iter().filter(|(key, _)| key.starts_with("noted/"));
    let noted: Result<Vec<_>> = noted
        .map(|(key, value)| Noted::read(&serde_json::from_str(value)?).with_context(|| format!("{key}: {value}")))
        .collect();
    let slots = stored.iter().filter(|(key, _)| key.starts_with(&format!("kommunkompass/draft/{id}/")));
    let number = |value: &str| value.split(' ').nth(1).and_then(|number| number.parse::<u64>().ok());
    let newest = slots.map(|(_, value)| value).max_by_key(|value| number(value)).context("a slot")?;
    Ok((noted?, newest.clone()))
}

/// No sign is missing, and of every choice the last one counts.
fn check(noted: &[Noted], stored: &str, shown: &BTreeMap<String, String>) -> Result<()> {
    let texts = noted.iter().filter(|edit| edit.kind == "text");
    let missing: Vec<_> = texts.filter(|edit| !stored.contains(&edit.value)).map(|edit| &edit.value).collect();
    ensure!(missing.is_empty(), "{} texts are lost: {missing:?}; stored is\n{stored}", missing.len());
    let mut choices: BTreeMap<&str, Vec<&Noted>> = BTreeMap::new();
    for edit in noted.iter().filter(|edit| edit.kind != "text") {
        choices.entry(&edit.field).or_default().push(edit);
    }
    for (field, edits) in choices {
        let last = edits.iter().map(|edit| edit.at).max().unwrap_or_default();
        let lasting: BTreeSet<_> =
            edits.iter().filter(|edit| edit.at + AT_ONCE >= last).map(|edit| edit.value.as_str()).collect();
        let found = shown.get(field).map(String::as_str).unwrap_or_default();
        ensure!(lasting.contains(found), "{field} is “{found}”, though the last choice was {lasting:?}");
    }
    Ok(())
}

#[test]
fn of_500_edits_in_two_tabs_on_one_draft_none_is_lost() {
    let mut random = Random::seeded().expect("a seed");
    session(async |person| {
        let draft = make_with_points(person, "Vetlanda").await?;
        person.new_tab().await?;
        person.open(&draft).await?;
        let mut n_edits = 0;
        for round in 0.. {
            for (tab, name) in ["A", "B"].into_iter().enumerate() {
                begin(person, tab, &draft, edits(&mut random, &format!("{name}{round}."))).await?;
            }
            disturb(person, &draft, &mut random).await?;
            for tab in [0, 1] {
                end(person, tab).await?;
            }
            n_edits = noted_and_stored(person, &draft).await?.0.len();
            if n_edits >= N_EDITS {
                break;
            }
        }
        person.turn_to_tab(0).await?;
        person.new_tab().await?;
        person.open(&draft).await?;
        let third = shown(person, &draft).await?;
        let (noted, stored) = noted_and_stored(person, &draft).await?;
        for tab in [0, 1] {
            person.turn_to_tab(tab).await?;
            let shown = shown(person, &draft).await?;
            ensure!(shown == third, "tab {tab} shows {shown:#?}, a tab opened now {third:#?}");
        }
        check(&noted, &stored, &third)?;
        eprintln!("{n_edits} edits in two tabs on one draft, all there");
        Ok(())
    });
}

#[test]
fn two_tabs_on_two_drafts_never_touch_each_others() {
    let mut random = Random::seeded().expect("a seed");
    session(async |person| {
        let first = make_with_points(person, "Vetlanda").await?;
        person.new_tab().await?;
        let second = make_with_points(person, "Nässjö").await?;
        let drafts = [first.as_str(), second.as_str()];
        // Both at once, each with its own signs.
        for (tab, name) in ["A", "B"].into_iter().enumerate() {
            let draft = drafts.get(tab).context("a draft")?;
            begin(person, tab, draft, edits(&mut random, name)).await?;
        }
        for tab in [0, 1] {
            end(person, tab).await?;
        }
        for (draft, foreign) in drafts.into_iter().zip(["<B", "<A"]) {
            let (_, stored) = noted_and_stored(person, draft).await?;
            ensure!(!stored.contains(foreign), "{draft} has texts of the other draft: {stored}");
        }
        // One after the other: the slots of the other stay as they are, to the byte.
        for (tab, name) in ["C", "D"].into_iter().enumerate() {
            let (draft, other) = if tab == 0 { (&first, &second) } else { (&second, &first) };
            let before = slots(person, other).await?;
            begin(person, tab, draft, edits(&mut random, name)).await?;
            end(person, tab).await?;
            ensure!(slots(person, other).await? == before, "work on {draft} has changed the slots of {other}");
        }
        person.see(Role::Heading, any()).await?;
        Ok(())
    });
}

/// The slots of a draft as they are stored.
async fn slots(person: &Person, draft: &str) -> Result<BTreeMap<String, String>> {
    let id = draft.rsplit('/').next().context("an id")?;
    let stored = person.stored().await?;
    Ok(stored.into_iter().filter(|(key, _)| key.contains(id)).collect())
}
