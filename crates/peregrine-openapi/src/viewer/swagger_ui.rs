use peregrine_model::{Object, Value};

use super::asset::Embedded;
use super::page::{Page, below, page_settings};
use super::{Nonce, escape};

/// Swagger UI's page: reads the document, and tries the operations out.
///
/// ```
/// use peregrine_openapi::viewer::{Nonce, SwaggerUi};
///
/// let page = SwaggerUi::new("Shop - Swagger UI", "/openapi.json").parameter("deepLinking", false);
/// let html = page.html(&Nonce::from_bytes([0; 16]));
/// assert!(html.contains("<title>Shop - Swagger UI</title>"));
/// assert!(html.contains(r#""deepLinking": false"#));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct SwaggerUi {
    page: Page,
    css_url: Option<String>,
    oauth2_redirect_url: Option<String>,
    parameters: Object<'static>,
    init_oauth: Option<Value>,
}

impl SwaggerUi {
    /// A page that shows the document at `openapi_url`, with FastAPI's parameters and the embedded files. A path is
    /// taken to be below the root path.
    pub fn new(title: impl Into<String>, openapi_url: impl Into<String>) -> Self {
        Self {
            page: Page::new(title.into(), openapi_url.into()),
            css_url: None,
            oauth2_redirect_url: None,
            parameters: default_parameters(),
            init_oauth: None,
        }
    }

    page_settings!();

    /// Loads the style from there instead of the embedded one. The URL goes into the page as it is.
    pub fn css_url(mut self, url: impl Into<String>) -> Self {
        self.css_url = Some(url.into());
        self
    }

    /// The path of [`OAuth2Redirect`](super::OAuth2Redirect), below the root path. Without it there is no login by
    /// redirection.
    pub fn oauth2_redirect_url(mut self, path: impl Into<String>) -> Self {
        self.oauth2_redirect_url = Some(path.into());
        self
    }

    /// Sets one of Swagger UI's parameters; the other ones stay.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.parameters.insert(name.into(), value.into());
        self
    }

    /// Sets several of Swagger UI's parameters; the other ones stay.
    pub fn parameters(mut self, parameters: Object<'static>) -> Self {
        for (name, value) in parameters {
            self.parameters.insert(name, value);
        }
        self
    }

    /// What Swagger UI's `initOAuth` is called with: `clientId`, `scopes`, `usePkceWithAuthorizationCodeGrant`, …
    pub fn init_oauth(mut self, settings: Object<'static>) -> Self {
        self.init_oauth = Some(settings.into());
        self
    }

    /// The page.
    #[must_use]
    pub fn html(&self, nonce: &Nonce) -> String {
        let css_url = self.page.file_url(self.css_url.as_deref(), Embedded::SwaggerUiStyle);
        let head = format!(r#"<link rel="stylesheet" nonce="{nonce}" href="{}">"#, escape::html(&css_url));
        let script = self.page.script_tag(nonce, Embedded::SwaggerUiScript);
        let start = self.start();
        let body = format!(
            r#"<div id="swagger-ui"></div>
{script}
<script nonce="{nonce}">
{start}</script>"#
        );
        self.page.html(&head, &body)
    }

    /// The call that starts the viewer. FastAPI's own tests, and so others', look for its parts.
    fn start(&self) -> String {
        let mut options = vec![format!("url: {}", escape::script_string(&self.page.openapi_url()))];
        options.extend(
            self.parameters
                .iter()
                .map(|(name, value)| format!("{}: {}", escape::script_key(name), escape::script_value(value))),
        );
        options.extend(self.oauth2_redirect_url.iter().map(|path| {
            let path = escape::script_string(&below(&self.page.root_path, path));
            format!("oauth2RedirectUrl: window.location.origin + {path}")
        }));
        options.push("presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset]".to_owned());

        let mut start = format!("const ui = SwaggerUIBundle({{\n{},\n}});\n", options.join(",\n"));
        if let Some(settings) = &self.init_oauth {
            start.push_str(&format!("ui.initOAuth({});\n", escape::script_value(settings)));
        }
        start
    }
}

fn default_parameters() -> Object<'static> {
    let text = |text: &'static str| Value::from(text);
    [
        ("dom_id", text("#swagger-ui")),
        ("layout", text("BaseLayout")),
        ("deepLinking", true.into()),
        ("showExtensions", true.into()),
        ("showCommonExtensions", true.into()),
    ]
    .into_iter()
    .collect()
}
