//! What expansions of `#[websocket]` call.

use crate::websocket::Conversation;
use crate::{Error, Response};

/// What the handler of a WebSocket returns, and how its type is understood: the one place where it meets its trait.
#[derive(Debug)]
pub struct Concluded<T> {
    into_result: fn(T) -> std::result::Result<(), Error>,
}

/// The end of a conversation, as its type says.
#[must_use]
pub const fn concluded<T: Conversation<M>, M>() -> Concluded<T> {
    Concluded { into_result: T::into_result }
}

impl<T> Concluded<T> {
    /// The end of the conversation. There is no answer besides.
    ///
    /// # Errors
    /// The value is an error.
    pub fn conclude(&self, value: T) -> std::result::Result<Response, Error> {
        (self.into_result)(value).map(|()| Response::default())
    }
}
