//! A browser that is killed in the middle of typing.

mod common;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use common::{DIRECTION, make};
use kommunkompass_e2e::{Key, Person, Random, Role, containing, session_to_kill};
use serde_json::Value;
use tempfile::TempDir;
use tokio::time::sleep;

const N_KILLS: usize = 20;
/// The most that may be lost.
const ALLOWED: Duration = Duration::from_secs(1);
const TITLE: &str = "1.1 Strategi för demokratiutveckling och information";
const NOTE: &str = "Anteckning till frågan";
const LETTERS: &str = "vi gick igenom planen med nämnden och ";

/// What was typed before a browser was killed.
#[derive(Default)]
struct Typed {
    /// The whole note.
    note: String,
    /// When each of its last letters was typed.
    times: Vec<Instant>,
    killed: Option<Instant>,
}

impl Typed {
    /// How long before the end the first letter was typed that is not in the note that was found.
    fn lost(&self, found: &str) -> Result<Duration> {
        ensure!(self.note.starts_with(found), "the note is not what was typed: {found:?} of {:?}", self.note);
        let n_lost = self.note.chars().count() - found.chars().count();
        ensure!(n_lost <= self.times.len(), "more is lost than was typed since the last start: {found:?}");
        let first = self.times.len().checked_sub(n_lost).and_then(|at| self.times.get(at));
        Ok(first.zip(self.killed).map_or(Duration::ZERO, |(typed, killed)| killed - *typed))
    }
}

/// Opens the note at the first question and returns what is in it; the cursor is at its end.
async fn open_note(person: &Person, draft: &str) -> Result<String> {
    person.open(&format!("{draft}/delomrade/1.1")).await?;
    person.see(Role::Heading, TITLE).await?;
    let question = person.within(Role::Group, containing(DIRECTION)).await?;
    let script = "return document.getElementById('note-1.1.direction').value;";
    let Value::String(found) = person.run(script, vec![]).await? else { return Ok(String::new()) };
    if found.is_empty() {
        question.click(Role::Button, "Anteckning").await?;
    }
    question.click(Role::TextBox, NOTE).await?;
    person.press_with(&[Key::Control], Key::End.into()).await?;
    Ok(found)
}

/// Types at the pace of a person until a moment that nobody knows, and kills the browser.
async fn type_and_kill(person: &Person, found: String, random: &mut Random) -> Result<Typed> {
    let mut typed = Typed { note: found, ..Typed::default() };
    let end = Instant::now() + Duration::from_millis(random.within(700, 4500));
    while Instant::now() < end {
        let letter = LETTERS.chars().nth(typed.note.chars().count() % LETTERS.chars().count()).context("a letter")?;
        typed.note.push(letter);
        typed.times.push(Instant::now());
        person.type_text(&letter.to_string()).await?;
        // No wait for the app: the pace of a hand.
        sleep(Duration::from_millis(random.within(20, 160))).await;
    }
    typed.killed = Some(Instant::now());
    person.kill_browser().await?;
    Ok(typed)
}

#[test]
fn of_a_note_that_is_being_written_a_killed_browser_takes_no_more_than_a_second() {
    let mut random = Random::seeded().expect("a seed");
    let profile = TempDir::new().expect("a folder");
    let mut draft = String::new();
    let mut typed = Typed::default();
    let mut losses = Vec::new();
    for n in 0..=N_KILLS {
        session_to_kill(profile.path(), async |person| {
            if n == 0 {
                draft = make(person, "Vetlanda", "2026", "Fullständig").await?;
            }
            let found = open_note(person, &draft).await?;
            let lost = typed.lost(&found)?;
            ensure!(lost <= ALLOWED, "kill {n}: the last {lost:?} are gone: {found:?} of {:?}", typed.note);
            person.do_not_see_text("Den senaste ändringen gick inte att läsa").await?;
            losses.push(lost);
            if n < N_KILLS {
                typed = type_and_kill(person, found, &mut random).await?;
            }
            Ok(())
        });
    }
    losses.sort();
    let (median, most) = (losses.get(losses.len() / 2), losses.last());
    eprintln!("{N_KILLS} kills; lost: median {median:?}, at most {most:?}");
}
