//! WebKit: the browser that comes with WebKitGTK, the program that drives it, and a display for its window.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{Requirement, debian};

/// WebKitGTK's MiniBrowser with WebKitWebDriver and Xvfb.
pub struct WebKit;

const DRIVER: &str = "WebKitWebDriver";
const DISPLAY: &str = "Xvfb";
const BROWSER: &str = "MiniBrowser";
/// Where distributions keep the programs of libraries. Debian has a folder for the machine's kind in between.
const LIBRARIES: [&str; 3] = ["/usr/lib", "/usr/lib64", "/usr/libexec"];
const PACKAGES: [&str; 2] = ["webkit2gtk-driver", "xvfb"];

impl WebKit {
    /// The path of the browser, of the newest of WebKitGTK's interfaces that is here.
    pub fn program() -> Result<PathBuf> {
        let folders = LIBRARIES.iter().map(Path::new).flat_map(|library| {
            let inner = folders_in(library);
            inner.iter().flat_map(|folder| folders_in(folder)).chain(inner.clone()).collect::<Vec<_>>()
        });
        let mut programs: Vec<_> =
            folders.filter(|folder| is_webkit(folder)).map(|folder| folder.join(BROWSER)).collect();
        programs.retain(|program| program.is_file());
        programs.sort();
        programs.pop().context("no MiniBrowser of WebKitGTK was found")
    }

    /// The path of the driver.
    pub fn driver() -> Result<PathBuf> {
        which::which(DRIVER).context("no WebKitWebDriver was found on PATH")
    }

    /// The program that is a display without a screen.
    pub fn display() -> Result<PathBuf> {
        which::which(DISPLAY).context("no Xvfb was found on PATH")
    }
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path()).collect()
}

/// Whether a folder is named as `webkit2gtk-4.1` is.
fn is_webkit(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("webkit2gtk-") || name.starts_with("webkitgtk-")
}

impl Requirement for WebKit {
    fn what(&self) -> String {
        "WebKitGTK's browser and driver with Xvfb, which the tests use".to_owned()
    }

    fn is_met(&self) -> bool {
        Self::program().is_ok() && Self::driver().is_ok() && Self::display().is_ok()
    }

    fn install(&self) -> Result<()> {
        debian::install(&PACKAGES)
    }

    fn by_hand(&self) -> String {
        format!("{}. There is no WebKitGTK for Windows or macOS.", debian::by_hand(&PACKAGES))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_the_browser_is_known_by_its_name() {
        assert!(is_webkit(Path::new("/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1")));
        assert!(is_webkit(Path::new("/usr/lib/webkitgtk-6.0")));
        assert!(!is_webkit(Path::new("/usr/lib/gtk-4.0")));
    }
}
