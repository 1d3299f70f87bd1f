use std::fmt;

use http::StatusCode;
use peregrine_model::{Kind, Report, Shape};

use super::{Answers, Response, ResponseOptions, allows_body, empty_response, written};
use crate::Writer;
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

    /// Whether the value is a whole answer, to which `ResponseParts` add nothing.
    #[doc(hidden)]
    const IS_WHOLE: bool = false;

    /// Describes the answer, at startup.
    fn describe(answers: &mut Answers<'_>);

    /// Makes the answer. `status` is that of the route, which what knows better ignores.
    ///
    /// # Errors
    /// The value is an error.
    fn into_response(self, status: StatusCode) -> Result<Response, Error>;

    /// Makes the answer as the route says. What isn't written as JSON stays as it is.
    ///
    /// # Errors
    /// The value is an error, or doesn't fit the model of the route.
    #[doc(hidden)]
    fn into_response_as(self, status: StatusCode, options: &'static ResponseOptions) -> Result<Response, Error> {
        let _ = options;
        self.into_response(status)
    }
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
        if T::SHAPE == Shape::Any {
            return undescribed(&self, status);
        }
        let value = if T::REVISED { self.revise().map_err(Refused)? } else { self };
        let mut writer = Writer::new().with_room(super::ANSWER_BYTES);
        value.write(&mut writer);
        whole(writer, status)
    }

    fn into_response_as(self, status: StatusCode, options: &'static ResponseOptions) -> Result<Response, Error> {
        options.respond(self, status)
    }
}

impl<T: IntoResponse<M>, E: Failure<N>, M, N> IntoResponse<ViaResult<M, N>> for Result<T, E> {
    const CHECKED: () = T::CHECKED;
    const IS_WHOLE: bool = T::IS_WHOLE;

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

    fn into_response_as(self, status: StatusCode, options: &'static ResponseOptions) -> Result<Response, Error> {
        match self {
            Ok(value) => value.into_response_as(status, options),
            Err(error) => Err(error.into_error()),
        }
    }
}

/// A raw answer is passed on as it is, and described as anything.
impl IntoResponse for Response {
    const IS_WHOLE: bool = true;

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
        if !allows_body(status) {
            return Ok(empty_response(status));
        }
        undescribed(&self.0, status)
    }

    fn into_response_as(self, status: StatusCode, options: &'static ResponseOptions) -> Result<Response, Error> {
        if options.has_model() { options.respond(self.0, status) } else { self.into_response(status) }
    }
}

/// The answer that FastAPI writes without a response model: by Python's `json.dumps`.
pub(super) fn undescribed<T: Kind>(value: &T, status: StatusCode) -> Result<Response, Error> {
    let mut writer = Writer::python().with_room(super::ANSWER_BYTES);
    value.write_bare(&mut writer);
    if writer.has_non_finite() {
        return Err(Unwritable::NotFinite.into());
    }
    whole(writer, status)
}

/// The answer that was written, unless there was text in it that Python can't encode.
pub(super) fn whole(writer: Writer, status: StatusCode) -> Result<Response, Error> {
    if writer.has_broken_text() { Err(Unwritable::BrokenText.into()) } else { Ok(written(status, writer)) }
}

/// A value that can't be answered.
#[derive(Debug)]
pub(super) enum Unwritable {
    NotFinite,
    BrokenText,
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFinite => {
                "the answer holds a float that is not finite, for which JSON has no spelling: return a model, which has \
                 `null` there"
            }
            Self::BrokenText => "the answer holds half a surrogate pair, or bytes that are no UTF-8",
        })
    }
}

impl std::error::Error for Unwritable {}

/// A model that its own validators refuse to answer.
#[derive(Debug)]
pub(super) struct Refused(pub(super) Report<'static>);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a validator of the model refuses the answer: {}", self.0)
    }
}

impl std::error::Error for Refused {}

#[cfg(test)]
mod tests {
    use crate::prelude::*;
    use crate::testing::TestClient;

    use super::*;

    #[get("/described")]
    async fn described(value: f64) -> f64 {
        value
    }

    #[get("/undescribed")]
    async fn undescribed(value: f64) -> Json<f64> {
        Json(value)
    }

    #[get("/any")]
    async fn any(value: f64) -> Value {
        value.into()
    }

    #[cfg(all(feature = "chrono", feature = "decimal"))]
    mod bare {
        use peregrine_model::kind::{AnyDateTime, AnyDecimal};

        use super::*;

        #[derive(Debug, Clone, Model)]
        struct Values {
            when: AnyDateTime,
            price: AnyDecimal,
        }

        #[post("/model")]
        async fn model(values: Values) -> Json<Vec<Values>> {
            Json(vec![values])
        }

        #[post("/bare")]
        async fn bare(values: Values) -> Value {
            let Values { when, price } = values;
            json!([Some(when), {"prices": [price]}])
        }

        #[test]
        fn only_a_model_spells_dates_and_decimals_as_pydantic_does() {
            let client = TestClient::new(App::new().routes(routes![model, bare]));
            let values = json!({"when": "2024-01-01T00:00:00Z", "price": "1.10"});
            let text = |path| client.post(path).json(values.clone()).send().text().to_owned();
            assert_eq!(text("/model"), r#"[{"when":"2024-01-01T00:00:00Z","price":"1.10"}]"#);
            assert_eq!(text("/bare"), r#"["2024-01-01T00:00:00+00:00",{"prices":[1.1]}]"#);
        }
    }

    fn client() -> TestClient {
        TestClient::new(App::new().routes(routes![described, undescribed, any]))
    }

    #[test]
    fn undescribed_json_is_spelled_as_python_spells_it() {
        let text = |path| client().get(path).send().text().to_owned();
        assert_eq!(text("/described?value=1e-6"), "1e-6");
        assert_eq!(text("/undescribed?value=1e-6"), "1e-06");
        assert_eq!(text("/any?value=1e-6"), "1e-06");
    }

    #[test]
    fn only_undescribed_json_fails_where_json_has_no_spelling() {
        assert_eq!(client().get("/described?value=nan").send().text(), "null");
        assert_eq!(client().get("/undescribed?value=nan").send().status(), 500);
        assert_eq!(client().get("/any?value=nan").send().status(), 500);
        assert_eq!(json!({"value": f64::NAN}).into_response(StatusCode::OK).unwrap_err().status(), 500);
    }
}
