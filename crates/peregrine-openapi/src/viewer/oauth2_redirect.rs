use super::{Nonce, policy};

/// The page that the login of an OAuth2 provider comes back to: it hands the answer to the Swagger UI that opened it.
///
/// ```
/// use peregrine_openapi::viewer::{Nonce, OAuth2Redirect};
///
/// let html = OAuth2Redirect.html(&Nonce::from_bytes([0; 16]));
/// assert!(html.contains("swaggerUIRedirectOauth2"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OAuth2Redirect;

/// Swagger UI's own, which has to fit the bundle's version. It stands in the page, where FastAPI has it as well.
const SCRIPT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/swagger-ui-dist/oauth2-redirect.js"));

impl OAuth2Redirect {
    /// The page.
    #[must_use]
    pub fn html(&self, nonce: &Nonce) -> String {
        format!(
            r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Swagger UI: OAuth2 Redirect</title>
</head>
<body>
<script nonce="{nonce}">
{SCRIPT}
</script>
</body>
</html>
"#
        )
    }

    /// The value of the `Content-Security-Policy` header to serve the page with.
    #[must_use]
    pub fn policy(&self, nonce: &Nonce) -> String {
        policy::script_only(nonce)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vendored_script_fits_into_a_script_element() {
        assert!(!SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
    }
}
