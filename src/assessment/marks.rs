//! What is known about a value that was entered: its stamp, and what was entered elsewhere at the same time.

use super::stamp::{Seen, Stamp};

/// A value that can be left empty.
pub(super) trait Blank {
    /// Whether there is nothing in it.
    fn is_blank(&self) -> bool;
}

impl Blank for String {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Blank for Option<T> {
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

/// A value with its stamp.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamped<T> {
    /// What was entered.
    pub value: T,
    /// When and by whom.
    pub stamp: Stamp,
}

/// What stands beside a value: its stamp, and the values that it clashes with.
///
/// A value that was left empty has no stamp, unless something clashes with it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Marks<T> {
    pub stamp: Option<Stamp>,
    /// Entered elsewhere without knowing of the value, the latest first; kept until somebody settles it.
    pub clashes: Vec<Stamped<T>>,
}

impl<T> Default for Marks<T> {
    fn default() -> Self {
        Self { stamp: None, clashes: Vec::new() }
    }
}

impl<T: Blank + Clone + Ord> Marks<T> {
    /// Whether nothing needs to be kept.
    pub fn is_blank(&self) -> bool {
        self.clashes.is_empty()
    }

    /// Puts another value in the place of `value`, and gives that back.
    pub fn set(&mut self, value: &mut T, new: T, stamp: Stamp) -> T {
        // What both wrote alike was no clash, and becomes none by what comes after.
        self.clashes.retain(|clash| clash.value != *value);
        self.stamp = (!new.is_blank() || !self.clashes.is_empty()).then_some(stamp);
        std::mem::replace(value, new)
    }

    /// Takes away what clashes with `value` and is `other`; whether there was any.
    pub fn settle(&mut self, value: &T, other: &T) -> bool {
        let before = self.clashes.len();
        self.clashes.retain(|clash| clash.value != *other);
        if value.is_blank() && self.clashes.is_empty() {
            self.stamp = None;
        }
        self.clashes.len() < before
    }

    /// Lays something beside the value; `stamp` gives a new stamp, each later than the one before.
    pub fn lay_beside(&mut self, other: T, mut stamp: impl FnMut() -> Stamp) {
        self.clashes.insert(0, Stamped { value: other, stamp: stamp() });
        // The value stays the latest, so that it stays the one that counts.
        self.stamp = Some(stamp());
    }

    /// What clashes with `value` and is not the same.
    pub fn others<'a>(&'a self, value: &'a T) -> impl Iterator<Item = &'a Stamped<T>> {
        self.clashes.iter().filter(move |clash| clash.value != *value)
    }

    /// What stands there, the value that counts first.
    fn all(&self, value: &T) -> Vec<Stamped<T>> {
        let value = self.stamp.map(|stamp| Stamped { value: value.clone(), stamp });
        value.into_iter().chain(self.clashes.iter().cloned()).collect()
    }
}

/// One state of a value, with what the state of its draft has seen.
pub(super) struct State<'a, T> {
    pub value: &'a T,
    pub marks: &'a Marks<T>,
    pub seen: &'a Seen,
}

/// Joins two states of a value: what either has and the other has not replaced or removed.
///
/// Gives nothing when nothing is left. The latest value counts; others clash with it.
pub(super) fn join<T: Blank + Clone + Ord>(one: &State<T>, other: &State<T>) -> Option<(T, Marks<T>)> {
    let (ones, others) = (one.marks.all(one.value), other.marks.all(other.value));
    let stands = |written: &Stamped<T>, there: &[Stamped<T>], seen: &Seen| {
        // The same stamp with another value is nothing that a program of ours writes; then both are kept.
        let known = seen.contains(written.stamp);
        !known || there.iter().any(|other| other.stamp == written.stamp)
    };
    let mut kept: Vec<_> = ones.iter().filter(|written| stands(written, &others, other.seen)).cloned().collect();
    for written in others.iter().filter(|written| stands(written, &ones, one.seen)) {
        if !kept.contains(written) {
            kept.push(written.clone());
        }
    }
    kept.sort_by(|one, other| (other.stamp, &other.value).cmp(&(one.stamp, &one.value)));
    // What is empty is worth keeping only as the value that counts, and there only while something clashes with it.
    let mut kept = kept.into_iter();
    let latest = kept.next()?;
    let clashes: Vec<_> = kept.filter(|written| !written.value.is_blank()).collect();
    if latest.value.is_blank() && clashes.is_empty() {
        return None;
    }
    Some((latest.value, Marks { stamp: Some(latest.stamp), clashes }))
}
