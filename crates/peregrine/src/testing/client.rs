use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use http::Method;
use http::header::{COOKIE, HeaderMap, HeaderValue, SET_COOKIE};

use super::{TestRequest, TestResponse};
use crate::app::AppService;
use crate::depends::{Dependency, IntoReplacement, OverrideGuard};
use crate::serve::Handler;
use crate::{App, Body, Response};

/// Calls an application as a client would, without a socket. Cookies that it sets are kept and sent.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[get("/items/{item_id}")]
/// async fn read_item(item_id: i64, q: Option<String>) -> Value {
///     json!({"item_id": item_id, "q": q})
/// }
///
/// let client = TestClient::new(App::new().routes(routes![read_item]));
/// client.get("/items/5").query([("q", "lamp")]).send().assert_json(json!({"item_id": 5, "q": "lamp"}));
/// client.get("/items/x").send().assert_status(422);
/// ```
#[derive(Debug, Clone)]
pub struct TestClient {
    service: AppService,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

/// The host that requests go to.
const HOST: &str = "testserver";

impl TestClient {
    /// A client of the application.
    ///
    /// # Panics
    /// The application has mistakes; the message tells all of them.
    #[must_use]
    #[track_caller]
    pub fn new(app: App) -> Self {
        match app.into_service() {
            Ok(service) => service.into(),
            Err(errors) => panic!("the application can't start:\n{errors}"),
        }
    }

    /// A request with any method.
    ///
    /// # Panics
    /// The method is no token.
    #[track_caller]
    pub fn request(&self, method: &str, target: &str) -> TestRequest {
        let method = Method::from_bytes(method.as_bytes()).expect("a method is a token, such as `GET`");
        TestRequest::new(self.clone(), method, target)
    }

    /// Replaces a dependency wherever the application uses it, until the guard is dropped.
    ///
    /// A function without parameters that gives the same type stands in, or another dependency. The type of the
    /// replaced one counts, not what it holds: `require_role(..)` is replaced whatever the role.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// #[dependency]
    /// async fn current_user(#[header] user: String) -> String {
    ///     user
    /// }
    ///
    /// #[get("/me")]
    /// async fn me(#[depends(current_user)] user: String) -> String {
    ///     user
    /// }
    ///
    /// let client = TestClient::new(App::new().routes(routes![me]));
    /// let guard = client.override_dependency(current_user {}, || "ada".to_owned());
    /// client.get("/me").send().assert_json("ada");
    /// drop(guard);
    /// client.get("/me").send().assert_status(422);
    /// ```
    pub fn override_dependency<D: Dependency, M>(
        &self,
        dependency: D,
        replacement: impl IntoReplacement<D::Output, M>,
    ) -> OverrideGuard {
        let overrides = self.service.overrides();
        let key = overrides.insert(&dependency, replacement);
        OverrideGuard::new(Arc::clone(overrides), key)
    }

    /// The cookies that are kept.
    #[must_use]
    pub fn cookies(&self) -> BTreeMap<String, String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Sets a cookie, to be sent with all requests from here on.
    pub fn set_cookie(&self, name: impl Into<String>, value: impl Into<String>) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).insert(name.into(), value.into());
    }

    pub(super) async fn send(&self, request: http::Request<Body>) -> TestResponse {
        TestResponse::of(self.answer(request).await).await
    }

    /// The answer, its body still on the way.
    pub(super) async fn answer(&self, mut request: http::Request<Body>) -> Response {
        let headers = request.headers_mut();
        if !headers.contains_key(http::header::HOST) {
            headers.insert(http::header::HOST, HeaderValue::from_static(HOST));
        }
        self.add_cookies(headers);
        let response = self.service.answer(request).await;
        self.keep_cookies(response.headers());
        response
    }

    /// Ends when no clean-up runs any more.
    pub(super) async fn finished(&self) {
        Handler::finish(&self.service).await;
    }

    fn add_cookies(&self, headers: &mut HeaderMap) {
        let cookies = self.cookies();
        if cookies.is_empty() || headers.contains_key(COOKIE) {
            return;
        }
        let pairs: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if let Ok(value) = HeaderValue::try_from(pairs.join("; ")) {
            headers.insert(COOKIE, value);
        }
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for header in headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let (pair, attributes) = header.split_once(';').unwrap_or((header, ""));
            let Some((name, value)) = pair.split_once('=') else { continue };
            let attributes = attributes.to_ascii_lowercase();
            let is_over = attributes.split(';').any(|attribute| matches!(attribute.trim(), "max-age=0"));
            if is_over {
                cookies.remove(name.trim());
            } else {
                cookies.insert(name.trim().to_owned(), value.trim().trim_matches('"').to_owned());
            }
        }
    }
}

/// A client of an application that is built already.
impl From<AppService> for TestClient {
    fn from(service: AppService) -> Self {
        Self { service, cookies: Arc::default() }
    }
}

/// One method a verb, all alike.
macro_rules! verbs {
    ($($verb:ident $method:literal,)*) => {
        impl TestClient {$(
            #[doc = concat!("A `", $method, "` request.")]
            #[track_caller]
            pub fn $verb(&self, target: &str) -> TestRequest {
                self.request($method, target)
            }
        )*}
    };
}
verbs! {
    get "GET",
    post "POST",
    put "PUT",
    patch "PATCH",
    delete "DELETE",
    options "OPTIONS",
    head "HEAD",
    trace "TRACE",
}
