use super::{Error, HttpError};
use crate::response::Answers;

/// The error half of what a handler returns.
///
/// Types that derive `HttpErrors` are answered as they say and documented; any error of the standard library's kind is
/// answered 500, unless the application handles it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error that can be answered",
    label = "neither `HttpErrors` nor an error of the standard library's kind",
    note = "derive `HttpErrors` for it, or return `HttpError`"
)]
pub trait Failure<M>: Sized {
    /// Describes the answers.
    fn describe(answers: &mut Answers<'_>) {
        let _ = answers;
    }

    /// The error to answer.
    fn into_error(self) -> Error;
}

/// How an error is answered: as its type says.
#[derive(Debug)]
pub struct Typed;

/// How an error is answered: by what it is at run time.
#[derive(Debug)]
pub struct Opaque;

/// The documented errors of an application, derived from an enum.
pub trait HttpErrors: Send + Sync + 'static {
    /// The variants in order.
    const VARIANTS: &'static [Variant];

    /// What the client is told.
    fn to_http(&self) -> HttpError;
}

/// What is documented of one variant.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    /// The status of the answer.
    pub status: u16,
    /// The description of the answer.
    pub description: &'static str,
}

impl<E: HttpErrors> Failure<Typed> for E {
    fn describe(answers: &mut Answers<'_>) {
        for variant in E::VARIANTS {
            answers.error(variant.status, variant.description);
        }
    }

    fn into_error(self) -> Error {
        Error::typed(self)
    }
}

impl<E: std::error::Error + Send + Sync + 'static> Failure<Opaque> for E {
    fn into_error(self) -> Error {
        self.into()
    }
}

impl Failure<Opaque> for Error {
    fn into_error(self) -> Error {
        self
    }
}

impl Failure<Opaque> for HttpError {
    fn into_error(self) -> Error {
        self.into()
    }
}
