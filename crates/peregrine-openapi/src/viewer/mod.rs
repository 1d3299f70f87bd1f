//! The pages that show an OpenAPI document: Swagger UI with its OAuth2 redirect page, ReDoc, and with the feature
//! `scalar` Scalar.
//!
//! An application hands over what it wants shown and gets HTML, the policy to serve it under, and the files that it
//! refers to; the server decides where these stand. Nothing comes from another host, and no page needs one: the viewers
//! are embedded, see `assets/README.md`.
//!
//! | | page | script | style |
//! |---|---|---|---|
//! | [`SwaggerUi`] | `/docs` | `swagger-ui-bundle` | `swagger-ui` |
//! | [`OAuth2Redirect`] | `/docs/oauth2-redirect` | in the page | |
//! | [`ReDoc`] | `/redoc` | `redoc.standalone` | in the script |
//! | `Scalar` | `/scalar` | `scalar` | in the script |
//!
//! Each has `html`, and `policy` for the `Content-Security-Policy` header. Both take the same [`Nonce`], made anew for
//! each answer: only scripts and styles that carry it run.
//!
//! ```
//! use peregrine_openapi::viewer::{Nonce, SwaggerUi};
//!
//! let page = SwaggerUi::new("Shop - Swagger UI", "/openapi.json").root_path("/api");
//! let nonce = Nonce::from_bytes([7; 16]); // in a server: random bytes
//!
//! let html = page.html(&nonce);
//! assert!(html.contains("url: '/api/openapi.json'"));
//! assert!(page.policy(&nonce).contains("script-src 'nonce-07070707070707070707070707070707'"));
//! ```

mod asset;
mod escape;
mod nonce;
mod oauth2_redirect;
mod origin;
mod page;
mod policy;
mod redoc;
#[cfg(feature = "scalar")]
mod scalar;
mod swagger_ui;

pub use asset::{Asset, assets};
pub use nonce::Nonce;
pub use oauth2_redirect::OAuth2Redirect;
pub use origin::Origin;
pub use redoc::ReDoc;
#[cfg(feature = "scalar")]
pub use scalar::Scalar;
pub use swagger_ui::SwaggerUi;
