//! Figures, tables and lists that are made anew one after the other, one in each frame, so that a choice never keeps the
//! page from answering for as long as all of them take. What has to follow within a figure has the frames after its turn.

use std::rc::Rc;

use leptos::prelude::*;

use super::print::on_print;
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
    /// The id of the figure, or of an element of whatever else waits.
    figure: String,
    /// Nothing for the figure itself.
    step: Option<Step>,
    /// How far the figure is from the window, in pixels.
    distance: i32,
    take: Rc<dyn Fn()>,
}

/// What has become of a value.
enum News {
    None,
    AtOnce,
    Later,
}

/// What follows within a figure that has had its turn, in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The drawing, once there is room for it.
    Drawing,
    /// What is said of it.
    Words,
}

impl Waiting {
    fn is_for_same(&self, other: &Self) -> bool {
        self.figure == other.figure && self.step == other.step
    }

    /// The least comes first: a figure that has begun comes to its end, and the nearest one is the next.
    const fn order(&self) -> (bool, Option<Step>, i32) {
        (self.step.is_none(), self.step, self.distance)
    }
}

impl Turns {
    /// Nobody waits. On paper everything is as it is now, so printing waits for nobody.
    #[must_use]
    pub fn open() -> Self {
        let turns = Self(StoredValue::new_local(Queue::default()));
        let begun = move || {
            turns.set_printing(true);
            turns.take_all();
        };
        on_print(begun, move || turns.set_printing(false));
        turns
    }

    /// A value as a figure shows it: every later one is taken over when it is the figure's turn.
    #[must_use]
    pub fn follow<T>(self, value: Memo<T>, figure: &str) -> ReadSignal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        self.follow_as(value, figure, None, |_, _| false)
    }

    /// A value that comes of what a figure shows: every later one is taken over in a frame after the figure's turn, or in
    /// the same one if `at_once` says so of the value before and the new one.
    #[must_use]
    pub fn then<T>(self, step: Step, value: Memo<T>, figure: &str, at_once: fn(&T, &T) -> bool) -> ReadSignal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        self.follow_as(value, figure, Some(step), at_once)
    }

    fn follow_as<T>(
        self,
        value: Memo<T>,
        figure: &str,
        step: Option<Step>,
        at_once: fn(&T, &T) -> bool,
    ) -> ReadSignal<T>
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
        let news = move || {
            value.with(|value| {
                followed.with_untracked(|followed| match followed == value {
                    true => News::None,
                    false if at_once(followed, value) => News::AtOnce,
                    false => News::Later,
                })
            })
        };
        self.watch(figure.to_owned(), step, Box::new(news), Rc::new(take));
        followed.read_only()
    }

    // By itself, so that it is not compiled anew for each kind of value.
    fn watch(self, figure: String, step: Option<Step>, news: Box<dyn Fn() -> News>, take: Rc<dyn Fn()>) {
        Effect::new(move |_| match news() {
            News::None => {}
            News::AtOnce => take(),
            News::Later => self.wait(Waiting { figure: figure.clone(), step, distance: 0, take: take.clone() }),
        });
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
                waiting.distance = part::distance(&waiting.figure);
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

    /// Gives the next one its turn: what follows within a figure, then the figure that is nearest to the window; false when
    /// nobody waits any more.
    fn take_next(self) -> bool {
        let next = self.0.try_update_value(|queue| {
            let waiting = queue.waiting.iter().enumerate();
            let next = waiting.min_by_key(|(_, waiting)| waiting.order()).map(|(at, _)| at);
            queue.is_going = next.is_some();
            next.map(|at| queue.waiting.remove(at))
        });
        let Some(next) = next.flatten() else { return false };
        (next.take)();
        true
    }
}
