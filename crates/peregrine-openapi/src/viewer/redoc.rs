use super::asset::Embedded;
use super::page::{Page, page_settings};
use super::{Nonce, escape};

/// ReDoc's page: the document as a book to read.
///
/// FastAPI's page takes its fonts from Google; this one takes the reader's own.
///
/// ```
/// use peregrine_openapi::viewer::{Nonce, ReDoc};
///
/// let html = ReDoc::new("Shop - ReDoc", "/openapi.json").root_path("/api").html(&Nonce::from_bytes([0; 16]));
/// assert!(html.contains("Redoc.init('/api/openapi.json'"));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct ReDoc {
    page: Page,
}

impl ReDoc {
    /// A page that shows the document at `openapi_url`. A path is taken to be below the root path.
    pub fn new(title: impl Into<String>, openapi_url: impl Into<String>) -> Self {
        Self { page: Page::new(title.into(), openapi_url.into()) }
    }

    page_settings!();

    /// The page.
    #[must_use]
    pub fn html(&self, nonce: &Nonce) -> String {
        let head = format!(r#"<style nonce="{nonce}">body {{ margin: 0; padding: 0; }}</style>"#);
        let script = self.page.script_tag(nonce, Embedded::ReDocScript);
        let url = escape::script_string(&self.page.openapi_url());
        // FastAPI writes `<redoc spec-url="…">`. ReDoc takes that element's attributes for its options, but the nonce,
        // which its styles need, the browser hides there: https://html.spec.whatwg.org/#nonce-attributes
        let body = format!(
            r#"<noscript>ReDoc needs JavaScript.</noscript>
<div id="redoc"></div>
{script}
<script nonce="{nonce}">
Redoc.init({url}, {{nonce: "{nonce}"}}, document.getElementById("redoc"));
</script>"#
        );
        self.page.html(&head, &body)
    }
}
