//! Figures that are drawn anew one after the other, one in each frame, so that a choice never keeps the page from
//! answering for as long as all of them take. The words that stand with a drawing have the frame after it.

use leptos::prelude::*;

use super::{page, part};

/// The turns of the figures of a view.
#[derive(Clone, Copy)]
pub struct Turns(StoredValue<Queue, LocalStorage>);

#[derive(Default)]
struct Queue {
    waiting: Vec<Waiting>,
    /// Whether a frame will give one its turn.
    is_going: bool,
    is_printing: bool,
}

struct Waiting {
    /// The id of the figure.
    figure: String,
    part: Part,
    take: Box<dyn Fn()>,
}

/// A part of a figure, in the order of the turns.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Of a figure that has been drawn: it should not say for long what it no longer shows.
    Words,
    Drawing {
        /// How far the figure is from the window, in pixels.
        distance: i32,
    },
}

impl Waiting {
    fn is_for_same(&self, other: &Self) -> bool {
        self.figure == other.figure && (self.part == Part::Words) == (other.part == Part::Words)
    }
}

impl Turns {
    /// Nobody waits. On paper everything is as it is now, so printing waits for nobody.
    #[must_use]
    pub fn open() -> Self {
        let turns = Self(StoredValue::new_local(Queue::default()));
        let begun = window_event_listener_untyped("beforeprint", move |_| {
            turns.set_printing(true);
            turns.take_all();
        });
        let ended = window_event_listener_untyped("afterprint", move |_| turns.set_printing(false));
        on_cleanup(move || {
            begun.remove();
            ended.remove();
        });
        turns
    }

    /// A value as a figure draws it: every later one is taken over when it is the figure's turn.
    #[must_use]
    pub fn follow<T>(self, value: Memo<T>, figure: &str) -> ReadSignal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        self.follow_as(value, figure, || Part::Drawing { distance: 0 })
    }

    /// A value as the words of a figure tell it: every later one is taken over in the frame after the figure's turn.
    #[must_use]
    pub fn follow_in_words<T>(self, value: Memo<T>, figure: &str) -> ReadSignal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        self.follow_as(value, figure, || Part::Words)
    }

    fn follow_as<T>(self, value: Memo<T>, figure: &str, part: impl Fn() -> Part + 'static) -> ReadSignal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        let followed = RwSignal::new(value.get_untracked());
        let figure = figure.to_owned();
        let take = move || {
            // The view may have been left meanwhile.
            if let Some(value) = value.try_get_untracked() {
                let _gone = followed.try_set(value);
            }
        };
        Effect::new(move |_| {
            if value.with(|value| followed.with_untracked(|followed| followed != value)) {
                self.wait(Waiting { figure: figure.clone(), part: part(), take: Box::new(take) });
            }
        });
        followed.read_only()
    }

    fn wait(self, waiting: Waiting) {
        let state = self.0.try_update_value(|queue| {
            queue.waiting.retain(|other| !other.is_for_same(&waiting));
            queue.waiting.push(waiting);
            (std::mem::replace(&mut queue.is_going, true), queue.is_printing)
        });
        let Some((is_going, is_printing)) = state else { return };
        // A hidden page has no frames.
        if is_printing || page::is_hidden() {
            self.take_all();
        } else if !is_going {
            // The frame that shows what was chosen comes before those of the figures; then their order is known as well.
            request_animation_frame(move || {
                self.measure();
                self.go_on();
            });
        }
    }

    fn measure(self) {
        let _gone = self.0.try_update_value(|queue| {
            for waiting in &mut queue.waiting {
                if let Part::Drawing { distance } = &mut waiting.part {
                    *distance = part::distance(&waiting.figure);
                }
            }
        });
    }

    fn go_on(self) {
        request_animation_frame(move || {
            if self.take_next() {
                self.go_on();
            }
        });
    }

    fn set_printing(self, is_printing: bool) {
        let _gone = self.0.try_update_value(|queue| queue.is_printing = is_printing);
    }

    fn take_all(self) {
        while self.take_next() {}
    }

    /// Gives the next one its turn: words first, then what is nearest to the window; false when nobody waits any more.
    fn take_next(self) -> bool {
        let next = self.0.try_update_value(|queue| {
            let waiting = queue.waiting.iter().enumerate();
            let next = waiting.min_by(|(_, one), (_, other)| one.part.cmp(&other.part)).map(|(at, _)| at);
            queue.is_going = next.is_some();
            next.map(|at| queue.waiting.remove(at))
        });
        let Some(next) = next.flatten() else { return false };
        (next.take)();
        true
    }
}
