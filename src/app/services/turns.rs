//! Figures that are drawn anew one after the other, one in each frame, so that a choice never keeps the page from
//! answering for as long as all of them take.

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
}

struct Waiting {
    /// The id of the figure.
    figure: &'static str,
    /// How far it is from the window, in pixels.
    distance: i32,
    take: Box<dyn Fn()>,
}

impl Turns {
    /// Nobody waits. On paper everything is as it is now, so printing waits for nobody.
    #[must_use]
    pub fn open() -> Self {
        let turns = Self(StoredValue::new_local(Queue::default()));
        let printing = window_event_listener_untyped("beforeprint", move |_| turns.take_all());
        on_cleanup(move || printing.remove());
        turns
    }

    /// A value as a figure shows it: every later one is taken over when it is the figure's turn.
    #[must_use]
    pub fn follow<T>(self, value: Memo<T>, figure: &'static str) -> ReadSignal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        let followed = RwSignal::new(value.get_untracked());
        let take = move || {
            // The view may have been left meanwhile.
            if let Some(value) = value.try_get_untracked() {
                let _gone = followed.try_set(value);
            }
        };
        Effect::new(move |_| {
            if value.with(|value| followed.with_untracked(|followed| followed != value)) {
                self.wait(Waiting { figure, distance: 0, take: Box::new(take) });
            }
        });
        followed.read_only()
    }

    fn wait(self, waiting: Waiting) {
        let is_going = self.0.try_update_value(|queue| {
            queue.waiting.retain(|other| other.figure != waiting.figure);
            queue.waiting.push(waiting);
            std::mem::replace(&mut queue.is_going, true)
        });
        if page::is_hidden() {
            // It has no frames.
            self.take_all();
        } else if is_going == Some(false) {
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
                waiting.distance = part::distance(waiting.figure);
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

    fn take_all(self) {
        while self.take_next() {}
    }

    /// Gives that one its turn that is nearest to the window; false when nobody waits any more.
    fn take_next(self) -> bool {
        let next = self.0.try_update_value(|queue| {
            let distance = |at: &usize| queue.waiting.get(*at).map(|waiting| waiting.distance);
            let nearest = (0..queue.waiting.len()).min_by_key(distance);
            queue.is_going = nearest.is_some();
            nearest.map(|at| queue.waiting.remove(at))
        });
        let Some(next) = next.flatten() else { return false };
        (next.take)();
        true
    }
}
