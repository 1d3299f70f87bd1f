use bytes::Bytes;
use http::header::HeaderValue;
use peregrine_openapi::viewer::Asset;

use super::coding::Coding;
use super::encoded::Encoded;
use crate::depends::RequestScope;
use crate::endpoint::{Answering, Callable};
use crate::request::Context;

/// A file that the pages need. Its name changes with its content, so that it may be kept for ever.
pub(super) struct AssetRoute {
    asset: &'static Asset,
    encoded: Encoded,
}

impl AssetRoute {
    pub(super) fn new(asset: &'static Asset) -> Self {
        let encoded = Encoded {
            content_type: HeaderValue::from_static(asset.content_type()),
            etag: HeaderValue::try_from(asset.etag()).expect("a checksum is hexadecimal"),
            cache_control: Some(HeaderValue::from_static("public, max-age=31536000, immutable")),
            has_brotli: true,
        };
        Self { asset, encoded }
    }
}

impl Callable for AssetRoute {
    fn call<'c>(&'c self, context: &'c mut Context, _: &'c mut RequestScope) -> Answering<'c> {
        let answer = self.encoded.answer(context.headers(), |coding| {
            Bytes::from_static(match coding {
                Coding::Brotli => self.asset.brotli(),
                Coding::Gzip => self.asset.gzip(),
                Coding::Identity => self.asset.plain(),
            })
        });
        Box::pin(async { Ok(answer) })
    }
}
