use std::hash::{DefaultHasher, Hasher as _};
use std::sync::OnceLock;

use bytes::Bytes;
use http::header::HeaderValue;

use super::coding::Coding;
use super::encoded::Encoded;
use crate::Kind as _;
use crate::depends::RequestScope;
use crate::endpoint::{Answering, Callable};
use crate::request::Context;
use crate::{Object, Value};

/// The document, written once.
pub(super) struct Document {
    json: Bytes,
    /// Made for the first client that takes it: tests and programs that nobody looks at need none.
    gzip: OnceLock<Bytes>,
    encoded: Encoded,
}

impl Document {
    pub(super) fn new(document: &Value) -> Self {
        let json = Bytes::from(document.dump_json());
        let mut hasher = DefaultHasher::new();
        hasher.write(&json);
        let etag = format!("W/\"{:016x}\"", hasher.finish());
        let encoded = Encoded {
            content_type: HeaderValue::from_static("application/json"),
            etag: HeaderValue::try_from(etag).expect("a checksum is hexadecimal"),
            cache_control: None,
            has_brotli: false,
        };
        Self { json, gzip: OnceLock::new(), encoded }
    }

    fn gzip(&self) -> Bytes {
        self.gzip.get_or_init(|| Bytes::from(peregrine_openapi::gzip(&self.json))).clone()
    }
}

impl Callable for Document {
    fn call<'c>(&'c self, context: &'c mut Context, _: &'c mut RequestScope) -> Answering<'c> {
        let answer = self.encoded.answer(context.headers(), |coding| match coding {
            Coding::Gzip => self.gzip(),
            Coding::Brotli | Coding::Identity => self.json.clone(),
        });
        Box::pin(async { Ok(answer) })
    }
}

/// The document of an application that clients see at `root_path`: its servers begin with that, unless it says so.
pub(super) fn with_server(document: &Value, root_path: &str) -> Value {
    let mut document = document.clone();
    let Value::Object(members) = &mut document else { return document };
    let known = members.get("servers").and_then(Value::as_array).map(<[Value]>::to_vec).unwrap_or_default();
    if known.iter().all(|server| server.get("url").and_then(Value::as_str) != Some(root_path)) {
        let own = Value::from(Object::from_iter([("url", root_path.to_owned())]));
        members.insert("servers", Value::Array([vec![own], known].concat()));
    }
    document
}
