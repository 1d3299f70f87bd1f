//! Validators: functions of the user's that check or change a value, beside what its type says.
//!
//! Which shapes a function may have, [`After`], [`Before`], [`Plain`] and [`Wrap`] tell; how it refuses, [`Rejection`].
//! The derive lists the functions of a field or a model in one [`Treatment`], each a [`Step`] around those before it.

mod after;
mod around;
mod info;
mod rejection;
mod step;
mod treatment;

pub use after::After;
pub use around::{Before, Plain, ValidationHandler, Wrap};
pub use info::ValidationInfo;
pub(crate) use rejection::Reason;
pub use rejection::Rejection;
pub use step::{Asked, Holds, Instance, Items, Step, Values, after, before, held, kind, plain, run, wrap};
pub use treatment::{AfterFn, Layer, OwnFn, Treatment, label_of};
