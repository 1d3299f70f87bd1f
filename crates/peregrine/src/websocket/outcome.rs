use crate::Error;
use crate::error::Failure;

/// What the handler of a WebSocket may end with.
#[diagnostic::on_unimplemented(
    message = "the handler of a WebSocket can't end with `{Self}`",
    label = "neither nothing nor a `Result`",
    note = "end it with nothing, or with a `Result<()>`: what the client is told goes through the socket"
)]
pub trait Conversation<M> {
    /// Whether it failed.
    #[doc(hidden)]
    fn into_result(self) -> Result<(), Error>;
}

impl Conversation<()> for () {
    fn into_result(self) -> Result<(), Error> {
        Ok(())
    }
}

impl<E: Failure<M>, M> Conversation<(M,)> for Result<(), E> {
    fn into_result(self) -> Result<(), Error> {
        self.map_err(Failure::into_error)
    }
}
