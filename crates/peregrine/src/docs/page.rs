use http::StatusCode;
use http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
#[cfg(feature = "scalar")]
use peregrine_openapi::viewer::Scalar;
use peregrine_openapi::viewer::{Nonce, OAuth2Redirect, ReDoc, SwaggerUi};

use crate::depends::RequestScope;
use crate::endpoint::{Answering, Callable};
use crate::request::Context;
use crate::response::{Answers, Html, IntoResponse};
use crate::{Error, Response};

/// A page of the documentation.
pub(super) struct Page<V>(pub(super) V);

/// What the pages have in common.
pub(super) trait Viewer: Send + Sync + 'static {
    fn page(&self, nonce: &Nonce) -> String;
    fn policy(&self, nonce: &Nonce) -> String;

    /// The page, its policy along with it.
    fn answer(&self, status: StatusCode) -> Result<Response, Error> {
        let nonce = Nonce::from_bytes(crate::random::bytes());
        let mut response = Html::from(self.page(&nonce)).into_response(status)?;
        let policy = HeaderValue::try_from(self.policy(&nonce))?;
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
        Ok(response)
    }
}

macro_rules! viewer {
    ($($viewer:ident)*) => {$(
        impl Viewer for $viewer {
            fn page(&self, nonce: &Nonce) -> String {
                self.html(nonce)
            }

            fn policy(&self, nonce: &Nonce) -> String {
                Self::policy(self, nonce)
            }
        }

        /// A page of the application's own, made by a handler.
        impl IntoResponse for $viewer {
            fn describe(answers: &mut Answers<'_>) {
                answers.text("text/html");
            }

            fn into_response(self, status: StatusCode) -> Result<Response, Error> {
                self.answer(status)
            }
        }
    )*};
}
viewer!(SwaggerUi ReDoc OAuth2Redirect);
#[cfg(feature = "scalar")]
viewer!(Scalar);

impl<V: Viewer> Callable for Page<V> {
    fn call<'c>(&'c self, _: &'c mut Context, _: &'c mut RequestScope) -> Answering<'c> {
        Box::pin(async move { self.0.answer(StatusCode::OK) })
    }
}
