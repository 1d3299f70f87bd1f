use http::StatusCode;
use http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use peregrine_openapi::viewer::{Nonce, OAuth2Redirect, ReDoc, SwaggerUi};

use crate::depends::RequestScope;
use crate::endpoint::{Answering, Callable};
use crate::request::Context;
use crate::response::{Html, IntoResponse};

/// A page of the documentation.
pub(super) struct Page<V> {
    viewer: V,
    root_path: String,
}

impl<V> Page<V> {
    pub(super) fn new(viewer: V, root_path: &str) -> Self {
        Self { viewer, root_path: root_path.to_owned() }
    }
}

/// What the pages have in common.
pub(super) trait Viewer: Send + Sync + 'static {
    fn page(&self, root_path: &str, nonce: &Nonce) -> String;
    fn policy(&self, nonce: &Nonce) -> String;
}

macro_rules! viewer {
    ($($viewer:ident)*) => {$(
        impl Viewer for $viewer {
            fn page(&self, root_path: &str, nonce: &Nonce) -> String {
                self.html(root_path, nonce)
            }

            fn policy(&self, nonce: &Nonce) -> String {
                Self::policy(self, nonce)
            }
        }
    )*};
}
viewer!(SwaggerUi ReDoc);

impl Viewer for OAuth2Redirect {
    fn page(&self, _: &str, nonce: &Nonce) -> String {
        self.html(nonce)
    }

    fn policy(&self, nonce: &Nonce) -> String {
        Self::policy(self, nonce)
    }
}

impl<V: Viewer> Callable for Page<V> {
    fn call<'c>(&'c self, _: &'c mut Context, _: &'c mut RequestScope) -> Answering<'c> {
        Box::pin(async move {
            let nonce = super::nonce::nonce();
            let html = self.viewer.page(&self.root_path, &nonce);
            let mut response = Html::from(html).into_response(StatusCode::OK)?;
            let policy = HeaderValue::try_from(self.viewer.policy(&nonce))?;
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
            Ok(response)
        })
    }
}
