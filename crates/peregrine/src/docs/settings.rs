use crate::Object;

/// Where the document and its pages are served.
#[derive(Debug)]
pub(crate) struct DocsSettings {
    pub(crate) openapi_url: Option<String>,
    pub(crate) docs_url: Option<String>,
    pub(crate) redoc_url: Option<String>,
    pub(crate) oauth2_redirect_url: Option<String>,
    pub(crate) swagger_ui_parameters: Object<'static>,
}

impl Default for DocsSettings {
    fn default() -> Self {
        Self {
            openapi_url: Some("/openapi.json".to_owned()),
            docs_url: Some("/docs".to_owned()),
            redoc_url: Some("/redoc".to_owned()),
            oauth2_redirect_url: Some("/docs/oauth2-redirect".to_owned()),
            swagger_ui_parameters: Object::new(),
        }
    }
}
