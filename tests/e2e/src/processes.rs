//! The processes of a browser with a profile of its own, found by the folder that they were started with.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The argument that gives a browser its profile.
pub fn argument_for(profile: &Path) -> String {
    format!("--user-data-dir={}", profile.display())
}

/// Kills the browser of this profile at once, and every process that it has started.
pub fn kill(profile: &Path) -> Result<()> {
    let listed = Command::new("ps").args(["-A", "-ww", "-o", "pid=,ppid=,args="]).output().context("there is no ps")?;
    let ids = of_browser(&String::from_utf8_lossy(&listed.stdout), &argument_for(profile));
    ensure!(!ids.is_empty(), "no browser runs with the profile {}", profile.display());
    // Some may be gone before it is their turn; the signal cannot be refused by those that are not.
    let ids = ids.into_iter().map(|id| id.to_string());
    Command::new("kill").arg("-KILL").args(ids).output().context("there is no kill")?;
    Ok(())
}

/// The ids in a list of processes that were started with an argument, and of those that they have started.
fn of_browser(list: &str, argument: &str) -> BTreeSet<u32> {
    let processes: Vec<_> = list.lines().filter_map(read).collect();
    let mut ids: BTreeSet<_> =
        processes.iter().filter(|(.., args)| args.split(' ').any(|arg| arg == argument)).map(|(id, ..)| *id).collect();
    loop {
        let children = processes.iter().filter(|(_, parent, _)| ids.contains(parent)).map(|(id, ..)| *id);
        let more: BTreeSet<_> = ids.iter().copied().chain(children).collect();
        if more.len() == ids.len() {
            return ids;
        }
        ids = more;
    }
}

fn read(line: &str) -> Option<(u32, u32, &str)> {
    let (id, rest) = line.trim_start().split_once(' ')?;
    let (parent, args) = rest.trim_start().split_once(' ')?;
    Some((id.parse().ok()?, parent.parse().ok()?, args))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_found_with_all_it_has_started_and_no_other() {
        let list = "    1     0 init\n   20     1 driver --port=0\n   30    20 chromium --user-data-dir=/profiles/a --x\n\
            \x20  31    30 zygote\n   32    31 renderer\n   40    20 chromium --user-data-dir=/profiles/ab\n";
        assert_eq!(of_browser(list, "--user-data-dir=/profiles/a"), BTreeSet::from([30, 31, 32]));
        assert!(of_browser(list, "--user-data-dir=/profiles/c").is_empty());
    }
}
