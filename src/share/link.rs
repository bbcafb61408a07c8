//! The address that a shared result is sent as.

/// The most characters of a whole link.
///
/// Browsers take more, but a link has to pass through other hands. Windows gives programs 2083 characters to open an
/// address with, mail has been seen cut at 2048, and chats split or cut lines at some 4000. A shipped edition comes to 600
/// characters when it is settled, and to 1200 at the very most.
pub const MAX_LINK: usize = 2000;

/// Why there is no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLink {
    /// The page was not opened from the web, so its address leads nowhere for others.
    NotOnTheWeb,
    /// The link would be longer than [`MAX_LINK`].
    TooLong {
        /// So many characters.
        found: usize,
    },
}

/// The link to a fragment of the page with this address. Another fragment and the settings in the address, which may be
/// somebody else's, are left out.
///
/// # Errors
/// See [`NoLink`].
pub fn link(page: &str, fragment: &str) -> Result<String, NoLink> {
    if !["https://", "http://"].iter().any(|scheme| page.starts_with(scheme)) {
        return Err(NoLink::NotOnTheWeb);
    }
    let (page, _) = page.split_once(['#', '?']).unwrap_or((page, ""));
    let link = format!("{page}{fragment}");
    match link.chars().count() {
        found if found > MAX_LINK => Err(NoLink::TooLong { found }),
        _ => Ok(link),
    }
}
