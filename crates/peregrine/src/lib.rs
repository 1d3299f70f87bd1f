//! peregrine

mod body;
/// The server without an application: for this crate's own tests, no public promise.
#[doc(hidden)]
pub mod serve;

pub use body::{Body, BodyError, BoxError};
pub use serve::Exit;
