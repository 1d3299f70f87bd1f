//! peregrine

mod body;
// Hidden: the server without an application is for this crate's own tests, and no public promise.
#[doc(hidden)]
pub mod serve;

pub use body::{Body, BodyError, BoxError};
pub use serve::Exit;
