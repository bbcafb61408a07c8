//! Which browser it is, and whose page stands around this one, told from the names that they give.

use super::risk::{Frame, Known};

/// What a browser is built on, as far as it matters for how long it keeps drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Safari, and every browser of iPhones and iPads.
    WebKit,
    /// Firefox.
    Gecko,
    /// Chrome, Edge and others.
    Other,
}

impl Engine {
    /// The engine of a browser that calls its vendor and itself this (`navigator.vendor` and `navigator.userAgent`).
    #[must_use]
    pub fn of(vendor: &str, user_agent: &str) -> Self {
        if vendor.starts_with("Apple") {
            Self::WebKit
        } else if user_agent.contains("Gecko/") && user_agent.contains("Firefox/") {
            Self::Gecko
        } else {
            Self::Other
        }
    }

    /// Whether the window is private, told from how the browser answers a page that asks for a file system of its own;
    /// `refusal` is the name of the error, if it refuses.
    ///
    /// Firefox refuses it in private windows with `SecurityError`, Safari with `UnknownError`. Chrome and Edge
    /// deliberately answer there as everywhere.
    #[must_use]
    pub fn is_private(self, refusal: Option<&str>) -> Known {
        match (self, refusal) {
            (Self::Other, _) => Known::Unknown,
            (Self::WebKit | Self::Gecko, None) => Known::No,
            (Self::WebKit, Some("UnknownError")) | (Self::Gecko, Some("SecurityError")) => Known::Yes,
            (Self::WebKit | Self::Gecko, Some(_)) => Known::Unknown,
        }
    }
}

/// Names under which anybody can have a site: what stands before them makes the site.
const SHARED_SUFFIXES: [&str; 18] = [
    "kommune.no",
    "herad.no",
    "stat.no",
    "dep.no",
    "fylkesbibl.no",
    "co.uk",
    "gov.uk",
    "org.uk",
    "github.io",
    "gitlab.io",
    "netlify.app",
    "vercel.app",
    "pages.dev",
    "workers.dev",
    "web.app",
    "azurewebsites.net",
    "azurestaticapps.net",
    "cloudfront.net",
];

/// What kind of frame a page is in that has this origin, within pages of these.
#[must_use]
pub fn frame_within(own: &str, ancestors: &[String]) -> Frame {
    if ancestors.is_empty() {
        Frame::None
    } else if ancestors.iter().all(|ancestor| is_same_site(own, ancestor)) {
        Frame::SameSite
    } else {
        Frame::Foreign
    }
}

/// Whether browsers count two origins as one site, and let them share a storage: the same scheme and the same
/// registered name. Where it cannot be told they are two, which costs a warning too many.
#[must_use]
pub fn is_same_site(one: &str, other: &str) -> bool {
    match (site(one), site(other)) {
        (Some(one), Some(other)) => one == other,
        (None, _) | (_, None) => false,
    }
}

/// The scheme and registered name of an origin; nothing for one without a host, such as `null`.
fn site(origin: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = origin.split_once("://")?;
    let host = rest.split('/').next().unwrap_or_default();
    // An address in brackets has colons of its own.
    let host = if host.starts_with('[') { host.split(']').next()? } else { host.split(':').next()? };
    let is_number = host.starts_with('[') || host.split('.').all(|part| part.parse::<u8>().is_ok());
    let is_below = |suffix: &str| host.strip_suffix(suffix).is_some_and(|name| name.ends_with('.'));
    let labels = if SHARED_SUFFIXES.into_iter().any(is_below) { 3 } else { 2 };
    let registered = if is_number { host } else { last_labels(host, labels) };
    (!host.is_empty()).then_some((scheme, registered))
}

fn last_labels(host: &str, count: usize) -> &str {
    let start = host.rmatch_indices('.').nth(count - 1).map_or(0, |(dot, _)| dot + 1);
    host.get(start..).unwrap_or(host)
}
