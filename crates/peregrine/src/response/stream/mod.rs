//! Answers that are sent while they are made: JSON lines, server-sent events, bytes.
//!
//! Each takes a [`Stream`] of items, and writes one into the body when the client is ready for it. A client that goes
//! away drops the stream; one that reads slowly holds it up. An item that can't be written, or is an error, ends the
//! connection: half an answer must not look like a whole one. The clean-ups of the request run afterwards, once, and
//! see the error.

mod blocking;
mod body;
mod byte_stream;
mod event;
mod generated;
mod item;
mod json_lines;
mod ready;
mod sse;

use std::pin::Pin;

pub use blocking::Blocking;
pub(crate) use body::BrokenOff;
pub(crate) use byte_stream::content_type;
pub use byte_stream::{ByteChunk, ByteStream, ViaBytes, ViaChunks};
pub use event::{EventData, InvalidEvent, ServerSentEvent, SseItem, ViaText};
#[doc(no_inline)]
pub use futures_util::Stream;
pub use generated::{Generated, Out, TryGenerated};
pub use item::{Events, ItemForm, Lines, StreamItem, ViaEvent, ViaItems, ViaJson};
pub use json_lines::JsonLines;
pub use ready::Ready;
pub use sse::Sse;

/// A stream whose type nobody wants to name.
pub type BoxStream<T> = Pin<Box<dyn Stream<Item = T> + Send>>;

/// The media type of JSON lines.
pub(crate) const JSON_LINES: &str = "application/jsonl";

/// Where the items of an answer come from, the same for each type of answer.
macro_rules! sources {
    ($answer:ident) => {
        impl<S> $answer<S> {
            /// An answer of the items of a stream.
            pub fn new(stream: S) -> Self {
                Self::of(stream)
            }

            /// The same answer without the type of its stream: for functions that choose between several.
            pub fn boxed(self) -> $answer<BoxStream<S::Item>>
            where
                S: Stream + Send + 'static,
            {
                self.map(|stream| Box::pin(stream) as BoxStream<S::Item>)
            }
        }

        impl<I: Iterator> $answer<Ready<I>> {
            /// An answer of items that are there already.
            ///
            /// The iterator runs among the requests: one that waits, or computes for long, belongs to
            /// [`blocking`](Self::blocking).
            pub fn iter(items: impl IntoIterator<IntoIter = I>) -> Self {
                Self::of(Ready::new(items.into_iter()))
            }
        }

        impl<I: Iterator> $answer<Blocking<I>> {
            /// An answer of the items of an iterator that blocks: reads files, computes. Each item is asked for on the
            /// blocking pool, as FastAPI does with a generator that isn't `async`.
            pub fn blocking(items: impl IntoIterator<IntoIter = I>) -> Self {
                Self::of(Blocking::new(items.into_iter()))
            }
        }

        impl<T: Send + 'static> $answer<Generated<T>> {
            /// An answer of the items that a piece of code gives, one after the other: Python's `yield` is
            /// `out.give(item).await`.
            ///
            /// # Cancel safety
            /// A client that goes away drops the code where it waits.
            pub fn generate<F>(code: impl FnOnce(Out<T>) -> F) -> Self
            where
                F: Future<Output = ()> + Send + 'static,
            {
                Self::of(Generated::new(code))
            }
        }

        impl<T: Send + 'static> $answer<TryGenerated<T>> {
            /// The same for code that may fail. An error ends the connection where the stream stands.
            ///
            /// # Cancel safety
            /// A client that goes away drops the code where it waits.
            pub fn try_generate<F>(code: impl FnOnce(Out<T>) -> F) -> Self
            where
                F: Future<Output = crate::Result<()>> + Send + 'static,
            {
                Self::of(TryGenerated::new(code))
            }
        }
    };
}
use sources;
