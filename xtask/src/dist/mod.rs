//! The bundle as it is published: built for release, with a compressed copy of every file, the single file, the list of what
//! it is made of, and the sizes; and the zip file of all that.

mod addresses;
mod archive;
mod compress;
mod sbom;
mod single_file;
mod sizes;
mod standard_library;

use std::fs;
use std::path::Path;

use anyhow::{Result, bail, ensure};

use crate::build;
use crate::toolchain::Toolchain;
use crate::version::Version;
pub use single_file::NAME as SINGLE_FILE;

/// What a bundle is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be given to others: the limit of the single file is kept however it was built, and there is a zip file.
    Publish,
    /// To be tried here. The limit is kept if it is the build that would be published; one that was made to be quick is
    /// larger, and is told so.
    Try,
}

/// Builds into a folder, compresses, prints the sizes and checks what must hold of what is published.
pub fn run(toolchain: &Toolchain, folder: &Path, purpose: Purpose) -> Result<()> {
    build::release(toolchain, folder)?;
    let version = Version::here();
    fs::write(folder.join(sbom::NAME), sbom::text(toolchain, &version)?)?;
    let files = compress::folder(folder)?;
    let single_file = single_file::write(toolchain, folder)?;
    let names: Vec<_> = files.iter().map(|file| file.name.as_path()).chain([Path::new(SINGLE_FILE)]).collect();
    addresses::check(folder, &names)?;
    println!("{}", sizes::table(&files));
    ensure!(
        files.iter().any(|file| sizes::is_first_data(&file.name.display().to_string())),
        "the bundle has no data/2021.sv.json, which the app starts with; it is made from data/rubrics"
    );
    println!("{}", single_file.table());
    if let Some(remark) = limit(single_file.is_within(), purpose, toolchain.departs_from_published())? {
        println!("{remark}");
    }
    if purpose == Purpose::Publish {
        println!("All of it is in {}.", archive::write(folder, &version)?.display());
    }
    Ok(())
}

/// Fails if the single file is larger than it may be; a remark where it need not be smaller, which is in a build to try
/// that is another one than would be published, for the reason that `departs` gives.
fn limit(is_within: bool, purpose: Purpose, departs: Option<String>) -> Result<Option<String>> {
    if is_within {
        return Ok(None);
    }
    match departs {
        Some(why) if purpose == Purpose::Try => {
            Ok(Some(format!("It may be: this is not the build that would be published, since {why}.")))
        }
        _ => bail!("{SINGLE_FILE} is too large; the table above says what is in it"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_quick_build_to_try_may_be_too_large() {
        let quick = || Some("CARGO_PROFILE_RELEASE_LTO is set".to_owned());
        for (purpose, departs) in
            [(Purpose::Publish, None), (Purpose::Publish, quick()), (Purpose::Try, None), (Purpose::Try, quick())]
        {
            assert_eq!(limit(true, purpose, departs).unwrap(), None);
        }
        for (purpose, departs) in [(Purpose::Publish, None), (Purpose::Publish, quick()), (Purpose::Try, None)] {
            let error = limit(false, purpose, departs).unwrap_err().to_string();
            assert!(error.starts_with("kommunkompass.html is too large"), "{error}");
        }
        let remark = limit(false, Purpose::Try, quick()).unwrap().unwrap();
        assert!(remark.ends_with("since CARGO_PROFILE_RELEASE_LTO is set."), "{remark}");
    }
}
