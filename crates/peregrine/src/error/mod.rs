//! What goes wrong, and how it is answered: the eighth stage of a request.
//!
//! Receives an [`Error`] from an endpoint, from its parameters or from the pipeline itself, and hands a response back
//! to the pipeline. Two kinds of readers: a client gets a status and a `detail`, never more; everything else goes to
//! the log.

mod failure;
mod handlers;
mod http_error;
mod validation;

use std::any::{Any, TypeId};
use std::fmt;

pub use failure::{Failure, HttpErrors, Opaque, Typed, Variant};
pub(crate) use handlers::{Answered, Answering, ErrorHandlers, Fault, last_resort};
pub use http_error::HttpError;
pub use validation::ValidationError;

/// What a handler returns that may fail in any way.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Anything that ends a request early.
///
/// It is made of an [`HttpError`], of a type that derives `HttpErrors`, or of any error of the standard library's kind,
/// which becomes an answer 500 that tells the client nothing.
///
/// ```
/// use peregrine::prelude::*;
///
/// fn parse(text: &str) -> Result<i64> {
///     if text.is_empty() {
///         return Err(HttpError::new(404, "Nothing here").into());
///     }
///     Ok(text.parse::<i64>()?)
/// }
///
/// assert_eq!(parse("").unwrap_err().status(), 404);
/// assert_eq!(parse("x").unwrap_err().status(), 500);
/// ```
pub struct Error(Box<Kind>);

pub(crate) enum Kind {
    /// A status and a detail.
    Http(HttpError),
    /// The parameters are invalid.
    Invalid(ValidationError),
    /// They are, and nobody wants to see how: the body of the answer.
    Refused(Vec<u8>),
    /// A type that derives `HttpErrors`, and what it says to clients.
    Typed { value: Box<dyn Any + Send + Sync>, http: HttpError },
    /// Anything else: a fault.
    Other { value: Box<dyn Any + Send + Sync>, message: String },
}

impl Error {
    /// The status of the answer, unless a handler of the application's answers otherwise.
    #[must_use]
    pub fn status(&self) -> u16 {
        match &*self.0 {
            Kind::Http(error) | Kind::Typed { http: error, .. } => error.status().as_u16(),
            Kind::Invalid(_) | Kind::Refused(_) => 422,
            Kind::Other { .. } => 500,
        }
    }

    /// The error itself, if it is of that type.
    #[must_use]
    pub fn downcast_ref<E: 'static>(&self) -> Option<&E> {
        match &*self.0 {
            Kind::Http(error) => (error as &dyn Any).downcast_ref(),
            Kind::Invalid(error) => (error as &dyn Any).downcast_ref(),
            Kind::Refused(_) => None,
            Kind::Typed { value, .. } | Kind::Other { value, .. } => value.downcast_ref(),
        }
    }

    /// An error of a type that derives `HttpErrors`.
    #[must_use]
    pub fn typed<E: HttpErrors>(error: E) -> Self {
        let http = error.to_http();
        Self(Box::new(Kind::Typed { value: Box::new(error), http }))
    }

    /// The type of the error itself, if it is kept.
    pub(crate) fn value_type(&self) -> Option<TypeId> {
        match &*self.0 {
            Kind::Http(_) => Some(TypeId::of::<HttpError>()),
            Kind::Invalid(_) => Some(TypeId::of::<ValidationError>()),
            Kind::Refused(_) => None,
            Kind::Typed { value, .. } | Kind::Other { value, .. } => Some((**value).type_id()),
        }
    }

    /// What a handler panicked with.
    pub(crate) fn panicked(panic: Box<dyn Any + Send>) -> Self {
        let message = match panic.downcast::<&'static str>() {
            Ok(text) => (*text).to_owned(),
            Err(panic) => panic.downcast::<String>().map_or_else(|_| "no message".to_owned(), |text| *text),
        };
        let message = format!("a handler panicked: {message}");
        Self(Box::new(Kind::Other { value: Box::new(()), message }))
    }

    /// The client went away before its answer was ready.
    pub(crate) fn client_gone() -> Self {
        ClientGone.into()
    }

    pub(crate) fn is_client_gone(&self) -> bool {
        self.downcast_ref::<ClientGone>().is_some()
    }

    /// The same answer, if the error itself is kept by somebody else.
    pub(crate) fn copy(&self) -> Self {
        let message = || self.to_string();
        Self(Box::new(match &*self.0 {
            Kind::Http(error) | Kind::Typed { http: error, .. } => Kind::Http(error.clone()),
            Kind::Invalid(error) => Kind::Invalid(error.clone()),
            Kind::Refused(body) => Kind::Refused(body.clone()),
            Kind::Other { .. } => Kind::Other { value: Box::new(()), message: message() },
        }))
    }

    /// What is wrong with the parameters, written as the body of the answer.
    pub(crate) fn refused(body: Vec<u8>) -> Self {
        Self(Box::new(Kind::Refused(body)))
    }

    pub(crate) fn from_kind(kind: Kind) -> Self {
        Self(Box::new(kind))
    }

    pub(crate) fn into_kind(self) -> Kind {
        *self.0
    }
}

/// How a request ends whose client went away: what a clean-up sees then.
#[derive(Debug)]
pub struct ClientGone;

impl fmt::Display for ClientGone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the client went away")
    }
}

impl std::error::Error for ClientGone {}

impl From<ValidationError> for Error {
    fn from(error: ValidationError) -> Self {
        Self(Box::new(Kind::Invalid(error)))
    }
}

impl From<HttpError> for Error {
    fn from(error: HttpError) -> Self {
        Self(Box::new(Kind::Http(error)))
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Error {
    fn from(error: E) -> Self {
        let message = describe(&error);
        Self(Box::new(Kind::Other { value: Box::new(error), message }))
    }
}

/// An error with its causes, for the log.
fn describe(error: &dyn std::error::Error) -> String {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        message.push_str(": ");
        message.push_str(&error.to_string());
        cause = error.source();
    }
    message
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Http(error) | Kind::Typed { http: error, .. } => error.fmt(f),
            Kind::Invalid(error) => error.fmt(f),
            Kind::Refused(body) => f.write_str(&String::from_utf8_lossy(body)),
            Kind::Other { message, .. } => f.write_str(message),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Error").field(&self.to_string()).finish()
    }
}
