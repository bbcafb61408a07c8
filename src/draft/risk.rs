//! What in a browser may cost somebody their drafts, told from what is known of it.

/// What is known of a question that browsers do not always answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// The browser does not say.
    #[default]
    Unknown,
}

impl From<bool> for Known {
    fn from(answer: bool) -> Self {
        if answer { Self::Yes } else { Self::No }
    }
}

/// Whose page stands around this one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// Nobody's: the page has a window of its own.
    #[default]
    None,
    /// One of the same site, which shares its storage.
    SameSite,
    /// One of another site, within which browsers keep a storage apart, for a time or not at all.
    Foreign,
}

/// What is known of the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BrowserFacts {
    /// Whether the page may use local storage.
    pub storage: Known,
    /// Whose page stands around this one.
    pub frame: Frame,
    /// Whether the window is private.
    pub private: Known,
    /// Whether the browser clears what pages have stored when they have not been used for seven days.
    pub clears_after_a_week: bool,
    /// Whether the page was installed, on the home screen or as an application.
    pub installed: bool,
    /// Whether the browser has promised to keep the storage.
    pub persisted: Known,
    /// How many bytes the browser has left for the page.
    pub free_bytes: Option<u64>,
}

/// Something that may cost drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Nothing can be stored here.
    NoStorage,
    /// The page stands within one of another site.
    ForeignFrame,
    /// The window is private: all goes when it is closed.
    PrivateWindow,
    /// The browser clears the storage after seven days without a visit.
    ClearedAfterAWeek,
    /// The disk is nearly full, which is when browsers throw away what they have not promised to keep.
    LittleRoom,
    /// The browser has not promised to keep the storage.
    NotPromised,
}

/// How loudly a risk is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loudness {
    /// By a notice that stays.
    Lasting,
    /// By a notice that can be closed.
    Closable,
    /// Only where somebody looks it up.
    Quiet,
    /// By another notice already: that nothing can be saved.
    Elsewhere,
}

impl Risk {
    /// How loudly it is told.
    #[must_use]
    pub const fn loudness(self) -> Loudness {
        match self {
            Self::NoStorage => Loudness::Elsewhere,
            Self::ForeignFrame | Self::PrivateWindow => Loudness::Lasting,
            Self::ClearedAfterAWeek | Self::LittleRoom => Loudness::Closable,
            Self::NotPromised => Loudness::Quiet,
        }
    }
}

/// So many bytes left are little: drafts of a municipality and what the browser needs besides.
const LITTLE_ROOM: u64 = 20 * 1024 * 1024;

/// The risks that hold, the gravest first.
///
/// What comes to nothing beside a graver one is left out: a window that forgets everything when it is closed need not
/// also be said to forget after a week.
#[must_use]
pub fn risks(facts: BrowserFacts) -> Vec<Risk> {
    let mut risks = Vec::new();
    let mut add = |holds: bool, risk: Risk| {
        if holds {
            risks.push(risk);
        }
    };
    let stores = facts.storage != Known::No;
    let is_private = stores && facts.private == Known::Yes;
    let keeps_while_open_only = !stores || is_private;
    add(!stores, Risk::NoStorage);
    add(facts.frame == Frame::Foreign, Risk::ForeignFrame);
    add(is_private, Risk::PrivateWindow);
    let keeps = !keeps_while_open_only && facts.frame != Frame::Foreign;
    add(keeps && facts.clears_after_a_week && !facts.installed, Risk::ClearedAfterAWeek);
    // What the browser has promised to keep, it keeps on a full disk too.
    let promised = facts.persisted == Known::Yes;
    add(keeps && !promised && facts.free_bytes.is_some_and(|free| free < LITTLE_ROOM), Risk::LittleRoom);
    add(keeps && facts.persisted == Known::No, Risk::NotPromised);
    risks
}
