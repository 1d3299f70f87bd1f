use http::StatusCode;

use super::{Answers, IntoResponse, Response, ResponseOptions, empty_response};
use crate::Error;

/// An answer with a status of its own: `Status<201, Item>`.
///
/// ```
/// use peregrine::prelude::*;
///
/// #[post("/items")]
/// async fn create(name: String) -> Status<201, String> {
///     Status(name)
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Status<const CODE: u16, T>(pub T);

/// How a [`Status`] is answered: as what it holds.
#[derive(Debug)]
pub struct ViaStatus<M>(std::marker::PhantomData<M>);

impl<const CODE: u16, T: IntoResponse<M>, M> IntoResponse<ViaStatus<M>> for Status<CODE, T> {
    const CHECKED: () = {
        assert!(CODE >= 100 && CODE < 1000, "a status is a number between 100 and 999");
        T::CHECKED
    };

    fn describe(answers: &mut Answers<'_>) {
        T::describe(answers);
        answers.status(CODE);
    }

    fn into_response(self, _: StatusCode) -> Result<Response, Error> {
        // The range was checked when this was compiled.
        self.0.into_response(StatusCode::from_u16(CODE).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
    }

    fn into_response_as(self, _: StatusCode, options: &'static ResponseOptions) -> Result<Response, Error> {
        let status = StatusCode::from_u16(CODE).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self.0.into_response_as(status, options)
    }
}

/// How a pair of a status and something is answered: as that something.
#[derive(Debug)]
pub struct ViaPair<M>(std::marker::PhantomData<M>);

/// A status that is known at run time only; the document shows the route's.
impl<T: IntoResponse<M>, M> IntoResponse<ViaPair<M>> for (StatusCode, T) {
    fn describe(answers: &mut Answers<'_>) {
        T::describe(answers);
    }

    fn into_response(self, _: StatusCode) -> Result<Response, Error> {
        self.1.into_response(self.0)
    }

    fn into_response_as(self, _: StatusCode, options: &'static ResponseOptions) -> Result<Response, Error> {
        self.1.into_response_as(self.0, options)
    }
}

/// An answer without a body, status 204.
#[derive(Debug, Clone, Copy)]
pub struct NoContent;

impl IntoResponse for NoContent {
    fn describe(answers: &mut Answers<'_>) {
        answers.status(204);
        answers.empty();
    }

    fn into_response(self, _: StatusCode) -> Result<Response, Error> {
        Ok(empty_response(StatusCode::NO_CONTENT))
    }
}
