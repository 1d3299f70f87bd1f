use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::task::JoinHandle;

use super::Stream;

/// A stream of the items of an iterator that blocks: see [`JsonLines::blocking`](super::JsonLines::blocking).
pub struct Blocking<I: Iterator>(State<I>);

enum State<I: Iterator> {
    Idle(I),
    Running(JoinHandle<(I, Option<I::Item>)>),
    Over,
}

impl<I: Iterator> Blocking<I> {
    pub(super) fn new(items: I) -> Self {
        Self(State::Idle(items))
    }
}

/// Nothing refers into the iterator: it isn't pinned.
impl<I: Iterator> Unpin for Blocking<I> {}

impl<I> Stream for Blocking<I>
where
    I: Iterator<Item: Send> + Send + 'static,
{
    type Item = I::Item;

    /// # Panics
    /// The iterator panicked; the panic goes on here.
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<I::Item>> {
        if let State::Idle(_) = self.0
            && let State::Idle(mut items) = std::mem::replace(&mut self.0, State::Over)
        {
            self.0 = State::Running(tokio::task::spawn_blocking(move || {
                let item = items.next();
                (items, item)
            }));
        }
        let State::Running(running) = &mut self.0 else { return Poll::Ready(None) };
        let joined = ready!(Pin::new(running).poll(context));
        self.0 = State::Over;
        match joined {
            Ok((items, Some(item))) => {
                self.0 = State::Idle(items);
                Poll::Ready(Some(item))
            }
            Ok((_, None)) => Poll::Ready(None),
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                // The runtime ends: nobody reads on.
                Err(_) => Poll::Ready(None),
            },
        }
    }
}

impl<I: Iterator> fmt::Debug for Blocking<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blocking").finish_non_exhaustive()
    }
}
