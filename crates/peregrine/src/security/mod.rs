//! Security schemes: dependencies that describe themselves in the document.
//!
//! Each is a value, usually a constant, that handlers and dependencies depend on: it takes the credentials out of the
//! request, or refuses it as FastAPI does.
//!
//! ```
//! use peregrine::prelude::*;
//! use peregrine::security::OAuth2PasswordBearer;
//! use peregrine::testing::TestClient;
//!
//! const OAUTH2: OAuth2PasswordBearer = OAuth2PasswordBearer::new("token");
//!
//! #[get("/items")]
//! async fn items(#[depends(OAUTH2)] token: String) -> String {
//!     token
//! }
//!
//! let client = TestClient::new(App::new().routes(routes![items]));
//! client.get("/items").send().assert_status(401).assert_header("www-authenticate", "Bearer");
//! client.get("/items").header("authorization", "Bearer abc").send().assert_json("abc");
//! ```

mod api_key;
mod compare;
mod form;
mod http;
mod oauth2;
mod open_id;
mod optional;
mod scheme;
mod scopes;

pub use api_key::{ApiKeyCookie, ApiKeyHeader, ApiKeyQuery};
pub use compare::same;
pub use form::{OAuth2PasswordRequestForm, OAuth2PasswordRequestFormStrict};
pub use http::{HttpAuth, HttpBasic, HttpBasicCredentials, HttpBearer, HttpCredentials, HttpDigest};
pub use oauth2::{OAuth2, OAuth2AuthorizationCodeBearer, OAuth2PasswordBearer};
pub use open_id::OpenIdConnect;
pub use optional::{Optional, Required};
pub use scheme::Scheme;
pub use scopes::SecurityScopes;
