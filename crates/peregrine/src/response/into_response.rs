use http::StatusCode;
use peregrine_model::Kind;

use super::{Answers, Response, allows_body, empty_response, json_response};
use crate::error::{Error, Failure};

/// A type that a handler can return: it makes the answer and describes it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no answer",
    label = "can't be returned from a handler",
    note = "return a model, a list, `Html`, `Text`, `Response` … or a `Result` of one of these",
    note = "a type of your own needs `#[derive(Model)]` to be answered as JSON",
    note = "the error of a `Result` is `Error`, `HttpError`, a type that derives `HttpErrors` or any `std::error::Error`"
)]
pub trait IntoResponse<M = ViaResponse>: Sized {
    /// Fails the build if the type can't be answered after all.
    #[doc(hidden)]
    const CHECKED: () = ();

    /// Describes the answer, at startup.
    fn describe(answers: &mut Answers<'_>);

    /// Makes the answer. `status` is that of the route, which what knows better ignores.
    ///
    /// # Errors
    /// The value is an error.
    fn into_response(self, status: StatusCode) -> Result<Response, Error>;
}

/// How a type is answered: as JSON.
#[derive(Debug)]
pub struct ViaKind;

/// How a type is answered: in its own way.
#[derive(Debug)]
pub struct ViaResponse;

/// How a type is answered: a success one way, an error another.
#[derive(Debug)]
pub struct ViaResult<M, N>(std::marker::PhantomData<(M, N)>);

impl<T: Kind> IntoResponse<ViaKind> for T {
    fn describe(answers: &mut Answers<'_>) {
        answers.json::<T>();
    }

    #[inline]
    fn into_response(self, status: StatusCode) -> Result<Response, Error> {
        if !allows_body(status) {
            return Ok(empty_response(status));
        }
        Ok(json_response(status, |writer| self.write(writer)))
    }
}

impl<T: IntoResponse<M>, E: Failure<N>, M, N> IntoResponse<ViaResult<M, N>> for Result<T, E> {
    const CHECKED: () = T::CHECKED;

    fn describe(answers: &mut Answers<'_>) {
        T::describe(answers);
        E::describe(answers);
    }

    #[inline]
    fn into_response(self, status: StatusCode) -> Result<Response, Error> {
        match self {
            Ok(value) => value.into_response(status),
            Err(error) => Err(error.into_error()),
        }
    }
}

/// A raw answer is passed on as it is, and described as anything.
impl IntoResponse for Response {
    fn describe(_: &mut Answers<'_>) {}

    fn into_response(self, _: StatusCode) -> Result<Response, Error> {
        Ok(self)
    }
}

/// A JSON answer without a described schema: FastAPI's `JSONResponse`.
#[derive(Debug, Clone)]
pub struct Json<T>(pub T);

impl<T: Kind> IntoResponse for Json<T> {
    fn describe(_: &mut Answers<'_>) {}

    fn into_response(self, status: StatusCode) -> Result<Response, Error> {
        self.0.into_response(status)
    }
}
