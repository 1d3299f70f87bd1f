//! Which of a page's wishes the browser grants: the value of its `Content-Security-Policy` header.

use super::{Nonce, Origin};

/// What all pages have in common: nothing is allowed, nor may anybody else frame them or send them off elsewhere.
const BASE: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// The policy of a page that only runs its own script.
pub(super) fn script_only(nonce: &Nonce) -> String {
    format!("{BASE}; script-src 'nonce-{nonce}'")
}

/// The policy of a viewer: scripts and styles with the nonce, requests to us and the trusted origins, images of the
/// same.
///
/// - `connect-src`: the document; in Swagger UI also what "Try it out" sends, and the token requests of OAuth2.
/// - `img-src`: icons as `data:`; in Swagger UI an answer that is an image is shown as `blob:`.
/// - `media-src`: the same for answers that are sound.
/// - `worker-src`: ReDoc searches in a worker that it makes from its own text.
/// - `style-src-attr`: Scalar alone writes `style` attributes into the page; nothing but looks can come of them.
pub(super) fn viewer(nonce: &Nonce, trusted: &[Origin], has_style_attributes: bool) -> String {
    let attributes = if has_style_attributes { " style-src-attr 'unsafe-inline';" } else { "" };
    let others: String = trusted.iter().map(|origin| format!(" {origin}")).collect();
    format!(
        "{BASE}; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}';{attributes} connect-src 'self'{others}; \
         img-src 'self' data: blob:{others}; media-src 'self'{others}; worker-src blob:"
    )
}
