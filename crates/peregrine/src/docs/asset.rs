use bytes::Bytes;
use http::StatusCode;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH, VARY,
};
use peregrine_openapi::viewer::Asset;

use crate::endpoint::{Answering, Callable};
use crate::request::Context;
use crate::response::{empty_response, response};
use crate::{Error, Response};

/// A file that the pages need. Its name changes with its content, so that it may be kept for ever.
pub(super) struct AssetRoute(pub(super) &'static Asset);

impl Callable for AssetRoute {
    fn call<'c>(&'c self, context: &'c mut Context) -> Answering<'c> {
        Box::pin(async move { self.answer(context.headers()) })
    }
}

impl AssetRoute {
    fn answer(&self, request: &HeaderMap) -> Result<Response, Error> {
        let etag = HeaderValue::try_from(self.0.etag())?;
        let known = request.get(IF_NONE_MATCH).is_some_and(|tag| *tag == etag);
        let mut answer = if known {
            empty_response(StatusCode::NOT_MODIFIED)
        } else {
            let content_type = HeaderValue::from_static(self.0.content_type());
            if accepts_gzip(request) {
                let mut answer = response(StatusCode::OK, content_type, Bytes::from_static(self.0.gzip()));
                answer.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                answer
            } else {
                response(StatusCode::OK, content_type, Bytes::from_static(self.0.plain()))
            }
        };
        let headers = answer.headers_mut();
        headers.insert(ETAG, etag);
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
        Ok(answer)
    }
}

fn accepts_gzip(request: &HeaderMap) -> bool {
    let values = request.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|coding| {
        let (name, quality) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = matches!(quality.trim().strip_prefix("q="), Some("0" | "0.0" | "0.00" | "0.000"));
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}
