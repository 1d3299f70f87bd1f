//! Where a panic ends: it becomes a value, and whoever caused it is answered like anybody whose request failed.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::Poll;

/// The output of a future, or what `recover` makes of what it panicked with. The panic hook has already reported it.
///
/// Nothing that saw the panic is used again: the future is not polled after it. The output keeps its type on the way,
/// so that a response is not copied into a `Result` and out again.
pub(crate) async fn unpanicked<F: Future + ?Sized>(
    mut future: Pin<&mut F>,
    recover: impl Fn(Box<dyn Any + Send>) -> F::Output,
) -> F::Output {
    std::future::poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)));
        polled.unwrap_or_else(|panic| Poll::Ready(recover(panic)))
    })
    .await
}
