//! What the app gives to the person as a file.

use std::fs;

use anyhow::Result;

use super::Person;

/// A file that was downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// The name the app has given it.
    pub name: String,
    /// What it holds.
    pub content: Vec<u8>,
}

impl Download {
    /// What it holds, as text.
    pub fn text(&self) -> Result<String> {
        Ok(String::from_utf8(self.content.clone())?)
    }
}

impl Person {
    /// Waits for a file whose name ends like this, and takes it out of the download folder.
    pub async fn downloaded(&self, ending: &str) -> Result<Download> {
        let look = async || self.take_download(ending);
        self.wait_for(&format!("a download with a name that ends in `{ending}`"), look).await
    }

    fn take_download(&self, ending: &str) -> Result<Option<Download>> {
        for file in self.shared.downloads.read_dir()? {
            let file = file?;
            let name = file.file_name().to_string_lossy().into_owned();
            // The browser writes to a file of its own (`….crdownload`) and keeps the name with an empty file until it moves
            // the whole one there in one step. The app gives out no empty files.
            if name.ends_with(ending) && !name.ends_with(".crdownload") {
                let content = fs::read(file.path())?;
                if content.is_empty() {
                    continue;
                }
                fs::remove_file(file.path())?;
                return Ok(Some(Download { name, content }));
            }
        }
        Ok(None)
    }
}
