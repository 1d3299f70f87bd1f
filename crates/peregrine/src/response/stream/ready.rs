use std::pin::Pin;
use std::task::{Context, Poll};

use super::Stream;

/// A stream of items that are there already: see [`JsonLines::iter`](super::JsonLines::iter).
#[derive(Debug, Clone)]
pub struct Ready<I>(I);

impl<I: Iterator> Ready<I> {
    pub(super) fn new(items: I) -> Self {
        Self(items)
    }
}

/// Nothing refers into the iterator: it isn't pinned.
impl<I> Unpin for Ready<I> {}

impl<I: Iterator> Stream for Ready<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.0.next())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}
