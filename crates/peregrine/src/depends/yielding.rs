use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use crate::Error;

/// Gives the value of a dependency that cleans up after itself.
///
/// What stands after [`give`](Self::give) runs when the request is done, and sees how it ended.
///
/// ```
/// use peregrine::prelude::*;
///
/// #[dependency]
/// async fn transaction(out: Yield<String>) -> Result<()> {
///     match out.give("begun".to_owned()).await {
///         Ok(()) => println!("commit"),
///         Err(error) => println!("rollback: {error}"),
///     }
///     Ok(())
/// }
/// ```
#[derive(Debug)]
pub struct Yield<T> {
    slot: Arc<Slot<T>>,
}

/// Where the value and the ending of a request meet.
#[derive(Debug)]
pub(super) struct Slot<T>(Mutex<State<T>>);

#[derive(Debug)]
enum State<T> {
    /// Nothing was given yet.
    Waiting,
    /// The value is there to be taken.
    Given(T),
    /// The value is in use.
    Taken,
    /// The request has ended.
    Over(Result<(), Ended>),
}

/// The error that ended a request, as a clean-up sees it.
///
/// It can be returned again: the request then ends as it would have without the clean-up.
#[derive(Debug, Clone)]
pub struct Ended(pub(super) Arc<Error>);

impl Deref for Ended {
    type Target = Error;

    fn deref(&self) -> &Error {
        &self.0
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Ended {}

impl<T> Yield<T> {
    pub(super) fn new() -> (Self, Arc<Slot<T>>) {
        let slot = Arc::new(Slot(Mutex::new(State::Waiting)));
        (Self { slot: Arc::clone(&slot) }, slot)
    }

    /// Gives the value, and waits for the end of the request.
    ///
    /// # Errors
    /// The request failed: what the handler returned, what a dependency or an inner clean-up returned, a panic, or that
    /// the client went away.
    pub async fn give(self, value: T) -> Result<(), Ended> {
        self.slot.set(State::Given(value));
        std::future::poll_fn(|_| match &*self.slot.state() {
            State::Over(result) => Poll::Ready(result.clone()),
            // Whoever ends the request polls this future.
            _ => Poll::Pending,
        })
        .await
    }
}

impl<T> Slot<T> {
    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, state: State<T>) {
        *self.state() = state;
    }

    /// Takes the value, once it was given.
    pub(super) fn take(&self) -> Option<T> {
        let mut state = self.state();
        match std::mem::replace(&mut *state, State::Taken) {
            State::Given(value) => Some(value),
            other => {
                *state = other;
                None
            }
        }
    }
}

/// A dependency that waits for the end of the request.
pub(super) trait Ending: Send + Sync {
    /// Tells how the request ended.
    fn end(&self, result: Result<(), Ended>);
}

impl<T: Send> Ending for Slot<T> {
    fn end(&self, result: Result<(), Ended>) {
        self.set(State::Over(result));
    }
}

/// A clean-up that drops a value.
pub(super) fn kept(value: impl Send + 'static) -> (super::exits::CleanUp, Arc<dyn Ending>) {
    struct Nothing;
    impl Ending for Nothing {
        fn end(&self, _: Result<(), Ended>) {}
    }
    let clean_up = Box::pin(async move {
        drop(value);
        Ok(())
    });
    (clean_up, Arc::new(Nothing))
}
