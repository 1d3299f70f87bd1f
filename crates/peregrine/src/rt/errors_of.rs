//! Which errors the document shows of a function.

use crate::error::{HttpErrors, Variant};

/// The errors of a function that returns an `R`, for the document.
///
/// Those of `HttpErrors` are known, of others nothing is. Method lookup finds out which of the two a type is: a bound
/// would be a second compile error for a type that is no error at all.
#[derive(Debug)]
pub struct ErrorsOf<R>(std::marker::PhantomData<fn() -> R>);

impl<R> ErrorsOf<R> {
    /// The errors.
    pub const NEW: Self = Self(std::marker::PhantomData);
}

/// Errors that are known.
pub trait TypedErrors {
    /// What the document says of them.
    fn variants(&self) -> &'static [Variant];
}

impl<T, E: HttpErrors> TypedErrors for ErrorsOf<std::result::Result<T, E>> {
    fn variants(&self) -> &'static [Variant] {
        E::VARIANTS
    }
}

/// Errors of which nothing is known.
pub trait OtherErrors {
    /// Nothing.
    fn variants(&self) -> &'static [Variant];
}

impl<R> OtherErrors for &ErrorsOf<R> {
    fn variants(&self) -> &'static [Variant] {
        &[]
    }
}
