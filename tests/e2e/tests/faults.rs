//! A storage whose n-th write goes wrong, for every n of a short piece of work and in every way; then the page is loaded
//! again.

mod common;

use anyhow::{Context, Result, ensure};
use common::make;
use kommunkompass_e2e::{Person, Role, session};
use serde_json::{Value, json};

const TITLE: &str = "1.1 Strategi för demokratiutveckling och information";
/// The ways in which a write goes wrong.
const KINDS: [&str; 5] = ["quota", "security", "other", "lost", "torn"];

/// Lets the write go wrong that `kkFault` names, counted from when it was set.
const BREAK: &str = "const write = Storage.prototype.setItem;
    window.kkWrites = 0;
    Storage.prototype.setItem = function (key, text) {
        const fault = window.kkFault;
        const n = window.kkWrites++;
        if (!fault || n !== fault.at) return write.call(this, key, text);
        switch (fault.kind) {
            case 'quota': throw new DOMException('full', 'QuotaExceededError');
            case 'security': throw new DOMException('denied', 'SecurityError');
            case 'other': throw new DOMException('broken', 'InvalidStateError');
            case 'lost': return;
            case 'torn':
                write.call(this, key, text.slice(0, text.length / 2));
                throw new DOMException('broken', 'UnknownError');
        }
    };";

/// What is entered in the view, and what the head of the page says of it.
const READ: &str = "const read = () => {
        const answers = [...document.querySelectorAll('input[type=radio][id^=answer-]:checked')].map(({ id }) => id);
        const notes = [...document.querySelectorAll('textarea[id^=note-]')].map(({ value }) => value);
        return JSON.stringify([answers, notes]);
    };
    const isSaved = () => !document.querySelector('.kk-header__saved strong');";

/// Works in the fields of the view, a step after the other, and tells of each what was entered and whether it was said to
/// be saved. Stops where it was not.
const WORK: &str = "const [fault, round, whole] = arguments;
    const turn = () => new Promise((done) => setTimeout(done));
    const write = (id, text) => {
        const field = document.getElementById(id);
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const choose = (id) => document.getElementById(id).click();
    const steps = [
        () => choose(`answer-1.1.direction-${round % 5}`),
        () => write('note-1.1.direction', `Runda ${round}`),
        () => choose(`answer-1.1.goals-${(round + 1) % 5}`),
        () => write('note-1.1.goals', `Mål ${round}`),
        () => write('note-1.1.direction', `Runda ${round}, andra`),
        () => choose(`answer-1.1.direction-${(round + 2) % 5}`),
    ];
    const told = [{ state: read(), saved: true }];
    window.kkWrites = 0;
    window.kkFault = fault;
    return (async () => {
        for (const step of steps) {
            step();
            await turn();
            told.push({ state: read(), saved: isSaved() });
            if (!whole && !isSaved()) break;
        }
        window.kkFault = null;
        return { told, writes: window.kkWrites };
    })();";

/// Does the work with a fault, loads the page again and compares; returns how many writes there were.
async fn suffer(person: &Person, fault: Value, round: u64, whole: bool) -> Result<u64> {
    let case = format!("{fault}, round {round}, to the end: {whole}");
    let script = format!("{READ}{WORK}");
    let outcome = person.run(&script, vec![fault, json!(round), json!(whole)]).await?;
    let told = outcome.get("told").and_then(Value::as_array).context("what was told")?;
    let promised = told.iter().rposition(|step| step.get("saved") == Some(&json!(true))).context("a saved step")?;
    person.reload().await?;
    person.see(Role::Heading, TITLE).await?;
    let found = person.run(&format!("{READ} return read();"), vec![]).await?;
    let at = told.iter().rposition(|step| step.get("state") == Some(&found));
    let at = at.with_context(|| format!("{case}: a state that never was: {found}; {told:#?}"))?;
    ensure!(at >= promised, "{case}: after step {at}, though {promised} was said to be saved; {told:#?}");
    outcome.get("writes").and_then(Value::as_u64).context("the number of writes")
}

#[test]
fn whichever_write_goes_wrong_a_reload_shows_nothing_older_than_was_said_to_be_saved() {
    session(async |person| {
        // A page that only a script has worked in must not ask before it is left; the browser says that it would have.
        person.expect_console_error("Blocked attempt to show a 'beforeunload' confirmation panel");
        person.before_every_page(BREAK).await?;
        let draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
        person.go_to(&format!("{draft}/delomrade/1.1")).await?;
        person.see(Role::Heading, TITLE).await?;
        let n_writes = suffer(person, Value::Null, 0, true).await?;
        ensure!(n_writes >= 6, "the work writes too little: {n_writes}");
        let mut round = 0;
        for kind in KINDS {
            for at in 0..n_writes {
                for whole in [false, true] {
                    round += 1;
                    suffer(person, json!({ "kind": kind, "at": at }), round, whole).await?;
                }
            }
        }
        eprintln!("{round} reloads: {} faults at each of {n_writes} writes", KINDS.len());
        Ok(())
    });
}
