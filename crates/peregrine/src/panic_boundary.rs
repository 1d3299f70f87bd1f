//! Where a panic ends: it becomes a value, and whoever caused it is answered like anybody whose request failed.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::Poll;

/// The outcome of a future, or what it panicked with. The panic hook has already reported it.
///
/// Nothing that saw the panic is used again: the future is not polled after it.
pub(crate) async fn unpanicked<F: Future + ?Sized>(mut future: Pin<&mut F>) -> Result<F::Output, Box<dyn Any + Send>> {
    std::future::poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}
