use bytes::Bytes;
use http::StatusCode;
use http::header::HeaderValue;

use crate::Kind as _;
use crate::Value;
use crate::depends::RequestScope;
use crate::endpoint::{Answering, Callable};
use crate::request::Context;
use crate::response::response;

/// The document, written once.
pub(super) struct Document {
    json: Bytes,
}

impl Document {
    pub(super) fn new(document: &Value) -> Self {
        Self { json: Bytes::from(document.dump_json()) }
    }
}

impl Callable for Document {
    fn call<'c>(&'c self, _: &'c mut Context, _: &'c mut RequestScope) -> Answering<'c> {
        let json = self.json.clone();
        Box::pin(async move { Ok(response(StatusCode::OK, HeaderValue::from_static("application/json"), json)) })
    }
}
