use std::fmt;

#[cfg(feature = "scalar")]
use peregrine_openapi::viewer::Scalar;
use peregrine_openapi::viewer::{ReDoc, SwaggerUi};

use crate::Object;

/// Where the document and its pages are served.
#[derive(Debug)]
pub(crate) struct DocsSettings {
    pub(crate) openapi_url: Option<String>,
    pub(crate) docs_url: Option<String>,
    pub(crate) redoc_url: Option<String>,
    pub(crate) oauth2_redirect_url: Option<String>,
    pub(crate) assets_url: Option<String>,
    pub(crate) root_path_in_servers: bool,
    pub(crate) swagger_ui_parameters: Object<'static>,
    pub(crate) swagger_ui: Changes<SwaggerUi>,
    pub(crate) redoc: Changes<ReDoc>,
    #[cfg(feature = "scalar")]
    pub(crate) scalar_url: Option<String>,
    #[cfg(feature = "scalar")]
    pub(crate) scalar: Changes<Scalar>,
}

impl Default for DocsSettings {
    fn default() -> Self {
        Self {
            openapi_url: Some("/openapi.json".to_owned()),
            docs_url: Some("/docs".to_owned()),
            redoc_url: Some("/redoc".to_owned()),
            oauth2_redirect_url: Some("/docs/oauth2-redirect".to_owned()),
            assets_url: None,
            root_path_in_servers: true,
            swagger_ui_parameters: Object::new(),
            swagger_ui: Changes::default(),
            redoc: Changes::default(),
            #[cfg(feature = "scalar")]
            scalar_url: Some("/scalar".to_owned()),
            #[cfg(feature = "scalar")]
            scalar: Changes::default(),
        }
    }
}

type Change<P> = Box<dyn FnOnce(P) -> P + Send>;

/// What the application changes about a page, in order.
pub(crate) struct Changes<P>(Vec<Change<P>>);

impl<P> Changes<P> {
    /// Adds a change.
    pub(crate) fn then(&mut self, change: impl FnOnce(P) -> P + Send + 'static) {
        self.0.push(Box::new(change));
    }

    /// The page, changed. The changes are used up.
    pub(super) fn apply(&mut self, page: P) -> P {
        std::mem::take(&mut self.0).into_iter().fold(page, |page, change| change(page))
    }
}

impl<P> Default for Changes<P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<P> fmt::Debug for Changes<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Changes").field("count", &self.0.len()).finish()
    }
}
