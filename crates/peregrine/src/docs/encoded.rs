use bytes::Bytes;
use http::header::{CONTENT_ENCODING, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH, VARY};
use http::{StatusCode, header};

use super::coding::Coding;
use crate::Response;
use crate::response::{empty_response, response};

/// An answer that never changes, in the forms in which it can be sent.
pub(super) struct Encoded {
    pub(super) content_type: HeaderValue,
    /// A weak one, as it holds for all forms.
    pub(super) etag: HeaderValue,
    pub(super) cache_control: Option<HeaderValue>,
    pub(super) has_brotli: bool,
}

impl Encoded {
    /// The answer to a request: the form that it asks for, or nothing if the client has it already.
    pub(super) fn answer(&self, request: &HeaderMap, form: impl FnOnce(Coding) -> Bytes) -> Response {
        let mut answer = if self.is_known(request) {
            empty_response(StatusCode::NOT_MODIFIED)
        } else {
            let coding = Coding::of(request, self.has_brotli);
            let mut answer = response(StatusCode::OK, self.content_type.clone(), form(coding));
            if let Some(name) = coding.to_header() {
                answer.headers_mut().insert(CONTENT_ENCODING, name);
            }
            answer
        };
        let headers = answer.headers_mut();
        headers.insert(ETAG, self.etag.clone());
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(cache_control) = &self.cache_control {
            headers.insert(header::CACHE_CONTROL, cache_control.clone());
        }
        answer
    }

    /// Weakly compared: <https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2>.
    fn is_known(&self, request: &HeaderMap) -> bool {
        let bare = |tag: &[u8]| tag.strip_prefix(b"W/").unwrap_or(tag).to_vec();
        let own = bare(self.etag.as_bytes());
        let tags = request.get_all(IF_NONE_MATCH).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
        tags.map(<[u8]>::trim_ascii).any(|tag| tag == b"*" || bare(tag) == own)
    }
}
