//! Streams made by code that gives one item after the other: what `yield` is in Python.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use super::Stream;
use crate::Error;

/// Where the code of a stream gives its items: see [`JsonLines::generate`](super::JsonLines::generate).
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[get("/countdown")]
/// async fn countdown(from: u32) -> JsonLines<impl Stream<Item = u32>> {
///     JsonLines::generate(move |out| async move {
///         for number in (0..=from).rev() {
///             out.give(number).await;
///         }
///     })
/// }
///
/// let client = TestClient::new(App::new().routes(routes![countdown]));
/// client.get("/countdown?from=2").send().assert_text("2\n1\n0\n");
/// ```
pub struct Out<T>(Arc<Slot<T>>);

impl<T> Out<T> {
    /// Gives an item, and goes on when it was taken: the stream never runs ahead of its client.
    ///
    /// Where nobody takes items any more this never returns. The code of a stream is dropped then; a task of its own
    /// would wait for ever, so don't hand this to one.
    ///
    /// # Cancel safety
    /// Dropped before it waited for the first time, the item wasn't given; later it was, unless another item was still
    /// waiting to be taken.
    pub async fn give(&self, item: T) {
        let mut item = Some(item);
        let mut ticket = 0;
        std::future::poll_fn(|context| self.0.poll_give(&mut item, &mut ticket, context)).await;
    }
}

impl<T> fmt::Debug for Out<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Out").finish_non_exhaustive()
    }
}

/// An item on its way from the code to whoever reads the stream.
struct Slot<T>(Mutex<Place<T>>);

struct Place<T> {
    item: Option<T>,
    /// How many items were put here, and how many were taken.
    given: u64,
    taken: u64,
    givers: Vec<Waker>,
    taker: Option<Waker>,
}

impl<T> Slot<T> {
    fn lock(&self) -> MutexGuard<'_, Place<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn poll_give(&self, item: &mut Option<T>, ticket: &mut u64, context: &mut Context<'_>) -> Poll<()> {
        let mut place = self.lock();
        if place.item.is_none() && item.is_some() {
            place.item = item.take();
            place.given += 1;
            *ticket = place.given;
            place.taker.take().inspect(Waker::wake_by_ref);
        }
        if item.is_none() && place.taken >= *ticket {
            return Poll::Ready(());
        }
        if !place.givers.iter().any(|giver| giver.will_wake(context.waker())) {
            place.givers.push(context.waker().clone());
        }
        Poll::Pending
    }

    /// Takes an item, or is told when there is one: under one lock, as another thread may give it in between.
    fn poll_take(&self, context: &Context<'_>) -> Option<T> {
        let mut place = self.lock();
        let item = place.item.take();
        if item.is_some() {
            place.taken += 1;
            place.givers.drain(..).for_each(Waker::wake);
        } else {
            place.taker = Some(context.waker().clone());
        }
        item
    }
}

/// Code that gives items.
type Code = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// A stream of what code that may fail gives: see [`JsonLines::try_generate`](super::JsonLines::try_generate).
#[must_use = "a stream does nothing until it is read"]
pub struct TryGenerated<T> {
    /// `None` once it has ended.
    code: Option<Code>,
    /// What it has ended with, while the item before is sent.
    failed: Option<Error>,
    slot: Arc<Slot<T>>,
}

impl<T: Send + 'static> TryGenerated<T> {
    pub(super) fn new<F>(code: impl FnOnce(Out<T>) -> F) -> Self
    where
        F: Future<Output = Result<(), Error>> + Send + 'static,
    {
        let place = Place { item: None, given: 0, taken: 0, givers: Vec::new(), taker: None };
        let slot = Arc::new(Slot(Mutex::new(place)));
        Self { code: Some(Box::pin(code(Out(Arc::clone(&slot))))), failed: None, slot }
    }
}

impl<T> Stream for TryGenerated<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(code) = &mut self.code else { return Poll::Ready(self.failed.take().map(Err)) };
        let polled = code.as_mut().poll(context);
        let item = self.slot.poll_take(context);
        match polled {
            Poll::Ready(ended) => {
                // Nobody waits for an item that was given in vain.
                self.code = None;
                self.failed = ended.err();
                Poll::Ready(item.map(Ok).or_else(|| self.failed.take().map(Err)))
            }
            Poll::Pending => item.map_or(Poll::Pending, |item| Poll::Ready(Some(Ok(item)))),
        }
    }
}

impl<T> fmt::Debug for TryGenerated<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TryGenerated").field("is_over", &self.code.is_none()).finish()
    }
}

/// A stream of what code gives: see [`JsonLines::generate`](super::JsonLines::generate).
#[derive(Debug)]
#[must_use = "a stream does nothing until it is read"]
pub struct Generated<T>(TryGenerated<T>);

impl<T: Send + 'static> Generated<T> {
    pub(super) fn new<F>(code: impl FnOnce(Out<T>) -> F) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        Self(TryGenerated::new(|out| {
            let code = code(out);
            async move {
                code.await;
                Ok(())
            }
        }))
    }
}

impl<T> Stream for Generated<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        // Code of this kind has no error to end with.
        Pin::new(&mut self.0).poll_next(context).map(|item| item?.ok())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use futures_util::{FutureExt as _, StreamExt as _};

    use super::*;

    #[tokio::test]
    async fn code_goes_on_only_when_its_item_was_taken() {
        let steps = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&steps);
        let mut stream = Generated::new(move |out| async move {
            for item in 0..3 {
                counted.fetch_add(1, Ordering::SeqCst);
                out.give(item).await;
            }
        });
        assert_eq!(steps.load(Ordering::SeqCst), 0);
        assert_eq!((stream.next().await, steps.load(Ordering::SeqCst)), (Some(0), 1));
        assert_eq!((stream.next().await, steps.load(Ordering::SeqCst)), (Some(1), 2));
        assert_eq!((stream.next().await, stream.next().await, stream.next().await), (Some(2), None, None));
    }

    #[tokio::test]
    async fn items_given_at_once_come_one_by_one() {
        let stream = Generated::new(|out: Out<u32>| async move {
            futures_util::future::join(out.give(1), out.give(2)).await;
            out.give(3).await;
        });
        assert_eq!(stream.collect::<Vec<_>>().await, [1, 2, 3]);
    }

    #[tokio::test]
    async fn item_given_by_another_task_wakes_the_reader() {
        let stream = Generated::new(|out| async move {
            tokio::spawn(async move { out.give("elsewhere").await }).await.unwrap();
        });
        assert_eq!(stream.collect::<Vec<_>>().await, ["elsewhere"]);
    }

    #[tokio::test]
    async fn error_is_the_last_item() {
        let stream = TryGenerated::new(|out| async move {
            out.give(1).await;
            Err(crate::HttpError::new(404, "gone").into())
        });
        let items: Vec<_> = stream.map(|item| item.map_err(|error| error.status())).collect().await;
        assert_eq!(items, [Ok(1), Err(404)]);
    }

    #[tokio::test]
    async fn item_given_in_passing_comes_before_the_error() {
        let stream = TryGenerated::new(|out| async move {
            assert!(out.give(1).now_or_never().is_none());
            Err(crate::HttpError::new(404, "gone").into())
        });
        let items: Vec<_> = stream.map(|item| item.map_err(|error| error.status())).collect().await;
        assert_eq!(items, [Ok(1), Err(404)]);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn items_of_another_thread_are_never_overslept() {
        let stream = Generated::new(|out| async move {
            let given = tokio::task::spawn_blocking(move || {
                (0..20_000_u32).for_each(|item| tokio::runtime::Handle::current().block_on(out.give(item)));
            });
            given.await.unwrap();
        });
        let count = tokio::time::timeout(std::time::Duration::from_secs(60), stream.count()).await;
        assert_eq!(count, Ok(20_000));
    }

    #[tokio::test]
    async fn item_given_in_passing_is_not_lost() {
        let mut stream = Generated::new(|out| async move {
            assert!(out.give(1).now_or_never().is_none());
        });
        assert_eq!((stream.next().await, stream.next().await), (Some(1), None));
    }
}
