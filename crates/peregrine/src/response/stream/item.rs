//! What streams hold, written as JSON.

use std::marker::PhantomData;

use bytes::Bytes;
use peregrine_model::json::push_spaced;
use peregrine_model::{Kind, Shape};

use super::super::into_response::{Refused, Unwritable, ViaKind, ViaResult};
use super::super::{Answers, Json, ResponseOptions};
use super::{ServerSentEvent, SseItem};
use crate::Writer;
use crate::error::{Error, Failure};

/// As much room as most items need.
const ITEM_BYTES: usize = 128;

/// What a stream of JSON may hold: any kind of value, [`Json`] if the document shall not describe it, a `Result` of
/// these; server-sent events hold [`ServerSentEvent`]s besides. `F` is the form of the answer, [`Lines`] or [`Events`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be an item of this stream",
    label = "no item that is written as JSON",
    note = "a type of your own needs `#[derive(Model)]`; text is `String`, not `&str`",
    note = "a `ServerSentEvent` is an item of `Sse`, bytes are items of `ByteStream`",
    note = "the error of a `Result` is `Error`, `HttpError`, a type that derives `HttpErrors` or any `std::error::Error`"
)]
pub trait StreamItem<F, M>: Sized {
    /// Describes one item, at startup.
    #[doc(hidden)]
    fn describe(answers: &mut Answers<'_>);

    /// The bytes of one item.
    #[doc(hidden)]
    fn into_bytes(self, form: &ItemForm) -> Result<Bytes, Error>;
}

/// The form of JSON lines.
#[derive(Debug)]
pub struct Lines;

/// The form of server-sent events.
#[derive(Debug)]
pub struct Events;

/// How a stream is answered: as its items are.
#[derive(Debug)]
pub struct ViaItems<M>(PhantomData<M>);

/// How an item is written: as JSON that the document doesn't describe.
#[derive(Debug)]
pub struct ViaJson;

/// How an item is written: as an event.
#[derive(Debug)]
pub struct ViaEvent;

/// What stands around an item, and what the route says about it.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct ItemForm {
    pub(super) before: &'static str,
    pub(super) after: &'static str,
    pub(super) options: Option<&'static ResponseOptions>,
}

impl ItemForm {
    fn value<T: Kind>(&self, value: T) -> Result<Bytes, Error> {
        let is_undescribed = match self.options {
            Some(options) => options.is_undescribed::<T>(),
            None => T::SHAPE == Shape::Any,
        };
        if is_undescribed {
            return self.undescribed(&value);
        }
        let mut writer = Writer::with_capacity(ITEM_BYTES);
        writer.raw(self.before);
        match self.options {
            Some(options) => options.write(value, &mut writer)?,
            None => {
                let value = if T::REVISED { value.revise().map_err(Refused)? } else { value };
                value.write(&mut writer);
            }
        }
        writer.raw(self.after);
        whole(writer)
    }

    /// An item that FastAPI writes by `json.dumps`, as it stands there.
    fn undescribed<T: Kind>(&self, value: &T) -> Result<Bytes, Error> {
        let mut text = self.before.as_bytes().to_vec();
        push_undescribed(value, &mut text)?;
        text.extend_from_slice(self.after.as_bytes());
        Ok(text.into())
    }
}

/// Appends a value as `json.dumps` writes it without further options. Floats that are not finite are `null`, as FastAPI
/// has them in streams.
pub(super) fn push_undescribed<T: Kind>(value: &T, text: &mut Vec<u8>) -> Result<(), Error> {
    let mut writer = Writer::python().with_room(ITEM_BYTES);
    value.write_bare(&mut writer);
    if writer.has_broken_text() {
        return Err(Unwritable::BrokenText.into());
    }
    // What a writer holds is text: nothing is lost.
    push_spaced(&String::from_utf8_lossy(writer.as_bytes()), text);
    Ok(())
}

fn whole(writer: Writer) -> Result<Bytes, Error> {
    if writer.has_broken_text() { Err(Unwritable::BrokenText.into()) } else { Ok(writer.into_bytes().into()) }
}

#[diagnostic::do_not_recommend]
impl<T: Kind, F> StreamItem<F, ViaKind> for T {
    fn describe(answers: &mut Answers<'_>) {
        answers.json::<T>();
    }

    fn into_bytes(self, form: &ItemForm) -> Result<Bytes, Error> {
        form.value(self)
    }
}

impl<T: Kind, F> StreamItem<F, ViaJson> for Json<T> {
    fn describe(_: &mut Answers<'_>) {}

    fn into_bytes(self, form: &ItemForm) -> Result<Bytes, Error> {
        match form.options {
            Some(options) if options.has_model() => form.value(self.0),
            _ => form.undescribed(&self.0),
        }
    }
}

/// An item that may fail. An error ends the stream, and with it the connection.
#[diagnostic::do_not_recommend]
impl<T: StreamItem<F, M>, E: Failure<N>, F, M, N> StreamItem<F, ViaResult<M, N>> for Result<T, E> {
    fn describe(answers: &mut Answers<'_>) {
        T::describe(answers);
    }

    fn into_bytes(self, form: &ItemForm) -> Result<Bytes, Error> {
        self.map_err(Failure::into_error)?.into_bytes(form)
    }
}

/// An event is written as it was made: no model holds for it.
impl StreamItem<Events, ViaEvent> for ServerSentEvent {
    fn describe(_: &mut Answers<'_>) {}

    fn into_bytes(self, _: &ItemForm) -> Result<Bytes, Error> {
        self.into_text()
    }
}

impl<T: Kind> StreamItem<Events, ViaEvent> for SseItem<T> {
    fn describe(answers: &mut Answers<'_>) {
        answers.json::<T>();
    }

    fn into_bytes(self, form: &ItemForm) -> Result<Bytes, Error> {
        match self {
            Self::Data(value) => form.value(value),
            Self::Event(event) => event.into_text(),
        }
    }
}
