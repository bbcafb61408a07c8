//! Storages apart from each other in one local storage: each place on a page that wants one has a name for it.

use super::key::PREFIX;

/// The name of a storage of its own; the empty one is the storage of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Namespace(String);

impl Namespace {
    /// Any text may be a name; what would be mistaken for the end of it is left out.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(name.trim().replace('/', "_"))
    }

    /// Where the text of a key lies: `kommunkompass/draft/…` in the namespace `skola` is at
    /// `kommunkompass:skola/draft/…`.
    #[must_use]
    pub fn outer(&self, key: &str) -> String {
        match key.strip_prefix(PREFIX) {
            Some(rest) => self.database() + rest,
            None => key.to_owned(),
        }
    }

    /// What the journal's database of the namespace is called.
    #[must_use]
    pub fn database(&self) -> String {
        if self.0.is_empty() { PREFIX.to_owned() } else { format!("{PREFIX}:{}", self.0) }
    }

    /// The key that lies there; nothing when it belongs to another namespace.
    #[must_use]
    pub fn inner(&self, outer: &str) -> Option<String> {
        if self.0.is_empty() {
            return Some(outer.to_owned());
        }
        let rest = outer.strip_prefix(PREFIX)?.strip_prefix(':')?.strip_prefix(self.0.as_str())?;
        rest.starts_with('/').then(|| format!("{PREFIX}{rest}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Key;

    #[test]
    fn a_key_comes_back_from_its_place_in_its_own_namespace_only() {
        let (school, other) = (Namespace::new("skola"), Namespace::new("skola2"));
        let key = Key::Language.to_string();
        let outer = school.outer(&key);
        assert_eq!(outer, "kommunkompass:skola/language");
        assert_eq!(school.inner(&outer), Some(key));
        assert_eq!(other.inner(&outer), None);
        assert_eq!(school.inner(&other.outer("kommunkompass/language")), None);
        assert_eq!(school.inner("kommunkompass/language"), None);
    }

    #[test]
    fn the_storage_of_the_site_has_no_key_of_a_namespace() {
        let site = Namespace::default();
        assert_eq!(site.outer("kommunkompass/language"), "kommunkompass/language");
        let foreign = Namespace::new("a/b").outer("kommunkompass/language");
        assert_eq!(foreign, "kommunkompass:a_b/language");
        assert!(site.inner(&foreign).is_some_and(|key| key.parse::<Key>().is_err()));
    }
}
