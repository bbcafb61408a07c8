//! What is made anew with a change, and then shared.

use std::ops::Deref;
use std::sync::Arc;

/// A value that is handed round without being copied; each that is made counts as another.
pub struct Made<T>(Arc<T>);

impl<T> Made<T> {
    /// A value that was just made.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Clone for Made<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Made<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Made<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
