//! Which version of the program this is: the number in Cargo.toml, and the commit that it is built from.
//!
//! The commit comes from git, else from the variable `KOMMUNKOMPASS_BUILD`, else from `.git_archival.txt`, which git fills
//! in when it makes an archive. No time is among it, so that two builds of a commit are the same.

use std::env;
use std::fs;
use std::process::Command;

use crate::{process, workspace};

/// How many digits of a commit are shown. git itself would take more the larger the clone is.
const DIGITS: usize = 10;
/// What a build is called of which no commit is known.
const UNKNOWN: &str = "unknown";

/// The version of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The number, such as `0.1.0`.
    pub number: String,
    /// The first digits of the commit, with `-dirty` where files differ from it.
    pub build: String,
}

impl Version {
    /// The version of the files that are here.
    pub fn here() -> Self {
        let build = of_git().or_else(of_variable).or_else(of_archive);
        Self { number: env!("CARGO_PKG_VERSION").to_owned(), build: build.unwrap_or_else(|| UNKNOWN.to_owned()) }
    }

    /// The file `build.json`.
    pub fn file(&self) -> String {
        let content = serde_json::json!({ "name": "kommunkompass", "version": self.number, "build": self.build });
        format!("{content:#}\n")
    }
}

fn of_git() -> Option<String> {
    let root = workspace::root();
    let git = |arguments: &[&str]| {
        process::output(Command::new("git").current_dir(&root).args(arguments)).ok().filter(|text| !text.is_empty())
    };
    // A folder of somebody's that holds an archive of the project may be under git itself.
    let folder = git(&["rev-parse", "--show-toplevel"])?;
    if fs::canonicalize(folder).ok()? != fs::canonicalize(&root).ok()? {
        return None;
    }
    let commit = digits(&git(&["rev-parse", "HEAD"])?)?;
    let changed = git(&["status", "--porcelain", "--untracked-files=no"]).is_some();
    Some(if changed { format!("{commit}-dirty") } else { commit })
}

/// When the commit was made, in UTC: `2026-11-22T03:05:00`; nothing where git does not know.
pub fn committed() -> Option<String> {
    of_git()?;
    let mut git = Command::new("git");
    git.current_dir(workspace::root()).env("TZ", "UTC");
    git.args(["log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%dT%H:%M:%S"]);
    process::output(&mut git).ok()
}

fn of_variable() -> Option<String> {
    env::var("KOMMUNKOMPASS_BUILD").ok().filter(|build| !build.is_empty())
}

fn of_archive() -> Option<String> {
    in_archive(&fs::read_to_string(workspace::root().join(".git_archival.txt")).ok()?)
}

/// The commit in the text that git has filled in; nothing when it has not.
fn in_archive(text: &str) -> Option<String> {
    digits(text.lines().find_map(|line| line.strip_prefix("node: "))?)
}

fn digits(commit: &str) -> Option<String> {
    let is_commit = commit.len() >= DIGITS && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_commit.then(|| commit.chars().take(DIGITS).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_tells_its_commit_and_a_clone_does_not() {
        let text = "node: 98b5f15d3a9b0f0e5b7c2c6a1d1e2f3a4b5c6d7e\n";
        assert_eq!(in_archive(text).as_deref(), Some("98b5f15d3a"));
        assert_eq!(in_archive("node: $Format:%H$\n"), None);
        assert_eq!(in_archive(""), None);
    }

    #[test]
    fn the_file_has_number_and_build() {
        let version = Version { number: "0.1.0".to_owned(), build: "98b5f15d3a-dirty".to_owned() };
        let file: serde_json::Value = serde_json::from_str(&version.file()).unwrap();
        assert_eq!(file["version"], "0.1.0");
        assert_eq!(file["build"], "98b5f15d3a-dirty");
    }
}
