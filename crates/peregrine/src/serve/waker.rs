//! The waker of a connection: the one of its task, but for wakes that would be in vain.
//!
//! hyper wakes its connection for each piece of a body that somebody takes, so that it reads the next. After the last
//! one there is none, and the connection would be polled once more for nothing: a twentieth of a short request with a
//! body.

use std::cell::Cell;
use std::sync::Arc;
use std::task::{Wake, Waker};

thread_local! {
    static IS_HOLDING: Cell<bool> = const { Cell::new(false) };
    static HELD: Cell<Option<Arc<Alarm>>> = const { Cell::new(None) };
}

/// What hyper holds instead of the task's waker.
struct Alarm {
    task: Waker,
}

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        if !IS_HOLDING.get() {
            return self.task.wake_by_ref();
        }
        // A thread that ends holds nothing back.
        let to_wake = HELD.try_with(|held| held.replace(Some(Arc::clone(&self)))).unwrap_or(Some(self));
        if let Some(alarm) = to_wake {
            alarm.task.wake_by_ref();
        }
    }

    fn wake_by_ref(self: &Arc<Self>) {
        Arc::clone(self).wake();
    }
}

/// The waker of one connection.
pub(super) struct ConnectionWaker {
    /// The task that is woken, once there was one.
    task: Option<Waker>,
    own: Waker,
}

impl ConnectionWaker {
    pub(super) fn new() -> Self {
        Self { task: None, own: Waker::noop().clone() }
    }

    /// What wakes the task for the connection.
    #[inline]
    pub(super) fn of(&mut self, task: &Waker) -> &Waker {
        if !self.task.as_ref().is_some_and(|known| known.will_wake(task)) {
            self.task = Some(task.clone());
            self.own = Arc::new(Alarm { task: task.clone() }).into();
        }
        &self.own
    }
}

/// Takes a piece of a body off hyper. `take` tells too whether it was the last one, for which nothing is woken.
///
/// Only for bodies of HTTP/1: in HTTP/2 the connection tells the client that there is room again.
pub(crate) fn taking_piece<T>(take: impl FnOnce() -> (T, bool)) -> T {
    let _holding = Holding::begin();
    let (piece, is_last) = take();
    if is_last {
        take_held();
    }
    piece
}

fn take_held() -> Option<Arc<Alarm>> {
    HELD.try_with(Cell::take).ok().flatten()
}

/// While it exists, the wakes of this thread's connections are held back.
struct Holding;

impl Holding {
    fn begin() -> Self {
        IS_HOLDING.set(true);
        Self
    }
}

impl Drop for Holding {
    fn drop(&mut self) {
        IS_HOLDING.set(false);
        if let Some(alarm) = take_held() {
            alarm.task.wake_by_ref();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[derive(Default)]
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn counted() -> (Arc<Count>, Waker) {
        let count = Arc::new(Count::default());
        let waker = ConnectionWaker::new().of(&count.clone().into()).clone();
        (count, waker)
    }

    impl Count {
        fn wakes(&self) -> usize {
            self.0.load(Ordering::SeqCst)
        }
    }

    #[test]
    fn only_the_wake_for_a_last_piece_is_left_out() {
        let (count, waker) = counted();
        waker.wake_by_ref();
        assert_eq!(count.wakes(), 1);
        taking_piece(|| (waker.wake_by_ref(), true));
        assert_eq!(count.wakes(), 1);
        taking_piece(|| (waker.wake_by_ref(), false));
        assert_eq!(count.wakes(), 2);
        waker.wake();
        assert_eq!(count.wakes(), 3);
    }

    #[test]
    fn what_other_threads_wake_is_woken() {
        let (count, waker) = counted();
        taking_piece(|| (std::thread::spawn(move || waker.wake()).join().unwrap(), true));
        assert_eq!(count.wakes(), 1);
    }

    #[test]
    fn a_panic_holds_nothing_back() {
        let (count, waker) = counted();
        let panicked = catch_unwind(|| {
            taking_piece::<()>(|| {
                waker.wake_by_ref();
                panic!("asked for by a test")
            })
        });
        assert!(panicked.is_err());
        assert_eq!(count.wakes(), 1);
        waker.wake_by_ref();
        assert_eq!(count.wakes(), 2);
    }

    #[test]
    fn a_second_connection_is_woken_too() {
        let ((first, one), (second, two)) = (counted(), counted());
        taking_piece(|| ((one.wake(), two.wake()), false));
        assert_eq!((first.wakes(), second.wakes()), (1, 1));
    }

    #[test]
    fn the_waker_follows_its_task() {
        let ((first, one), (second, two)) = (counted(), counted());
        let mut waker = ConnectionWaker::new();
        let own = waker.of(&one).clone();
        assert!(waker.of(&one).will_wake(&own));
        waker.of(&two).wake_by_ref();
        assert_eq!((first.wakes(), second.wakes()), (0, 1));
    }
}
