//! How the parts of the tests went, as a table.

use std::time::Duration;

/// How a part went.
pub struct Outcome {
    /// The part, with the engine if it has one.
    pub name: String,
    /// How it went.
    pub verdict: Verdict,
    /// How long it took.
    pub took: Duration,
}

/// The end of a part.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every test passed.
    Passed,
    /// Every test passed, with these remarks.
    PassedBut {
        /// Scenarios that went only as far as the browser goes, or not at all for lack of a server on this machine.
        passed_over: Vec<String>,
        /// Tests that failed at the first try.
        second_try: Vec<String>,
    },
    /// A test failed, or they could not run.
    Failed,
    /// It was not run, for this reason.
    Skipped(String),
}

/// The outcomes a line each, what was passed over or skipped, and a last line that counts.
pub fn table(outcomes: &[Outcome]) -> String {
    let rows: String = outcomes.iter().map(row).collect();
    let remarks: String = outcomes.iter().map(remark).collect();
    let count = |wanted: fn(&Verdict) -> bool| outcomes.iter().filter(|outcome| wanted(&outcome.verdict)).count();
    let passed = count(|verdict| matches!(verdict, Verdict::Passed | Verdict::PassedBut { .. }));
    let failed = count(|verdict| matches!(verdict, Verdict::Failed));
    let skipped = count(|verdict| matches!(verdict, Verdict::Skipped(_)));
    let skipped = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
    format!("{rows}{remarks}\n{passed} passed, {failed} failed{skipped}")
}

fn row(outcome: &Outcome) -> String {
    let verdict = match outcome.verdict {
        Verdict::Passed | Verdict::PassedBut { .. } => "passed",
        Verdict::Failed => "FAILED",
        Verdict::Skipped(_) => "skipped",
    };
    format!("{:<14}{verdict:<10}{:>8.1} s\n", outcome.name, outcome.took.as_secs_f64())
}

fn remark(outcome: &Outcome) -> String {
    match &outcome.verdict {
        Verdict::PassedBut { passed_over, second_try } => {
            let name = &outcome.name;
            listed(
                &format!("{name}: scenarios passed over from where the browser or this machine can do no more"),
                passed_over,
            ) + &listed(&format!("{name}: passed at the second try only"), second_try)
        }
        Verdict::Skipped(why) => format!("\n{} was skipped: {why}\n", outcome.name),
        Verdict::Passed | Verdict::Failed => String::new(),
    }
}

/// A heading and lines under it; nothing without lines.
fn listed(heading: &str, list: &[String]) -> String {
    if list.is_empty() {
        return String::new();
    }
    let lines: String = list.iter().map(|line| format!("  {line}\n")).collect();
    format!("\n{heading}:\n{lines}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_the_parts() {
        let outcome =
            |name: &str, verdict| Outcome { name: name.to_owned(), verdict, took: Duration::from_millis(1500) };
        let (passed, failed) = (outcome("format", Verdict::Passed), outcome("domain", Verdict::Failed));
        let text = table(&[passed, failed]);
        assert!(text.contains("format        passed         1.5 s\n"), "{text}");
        assert_eq!(text.lines().last(), Some("1 passed, 1 failed"));
    }

    #[test]
    fn what_was_skipped_and_passed_over_is_told() {
        let outcome = |name: &str, verdict| Outcome { name: name.to_owned(), verdict, took: Duration::ZERO };
        let webkit = outcome("e2e webkit", Verdict::Skipped("there is no apt-get".to_owned()));
        let (passed_over, second_try) = (vec!["kill: Firefox cannot".to_owned()], vec!["tests::a".to_owned()]);
        let firefox = outcome("e2e firefox", Verdict::PassedBut { passed_over, second_try });
        let text = table(&[firefox, webkit]);
        assert!(text.contains("  kill: Firefox cannot\n"), "{text}");
        assert!(text.contains("e2e firefox: passed at the second try only:\n  tests::a\n"), "{text}");
        assert!(text.contains("e2e webkit was skipped: there is no apt-get\n"), "{text}");
        assert_eq!(text.lines().last(), Some("1 passed, 0 failed, 1 skipped"));
    }
}
