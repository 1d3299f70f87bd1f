//! The document and its pages, served: they are routes like any others, declared before the user's.
//!
//! [`SwaggerUi`], [`ReDoc`] and [`OAuth2Redirect`] are also answers of handlers, for pages of an application's own:
//!
//! ```
//! use peregrine::docs::{ReDoc, SwaggerUi};
//! use peregrine::prelude::*;
//! use peregrine::testing::TestClient;
//!
//! #[get("/docs", include_in_schema = false)]
//! async fn docs(request: Request) -> SwaggerUi {
//!     SwaggerUi::new("Shop", "/openapi.json")
//!         .root_path(request.root_path())
//!         .js_url("/static/swagger-ui-bundle.js")
//!         .css_url("/static/swagger-ui.css")
//! }
//!
//! #[get("/redoc", include_in_schema = false)]
//! async fn redoc() -> ReDoc {
//!     ReDoc::new("Shop", "/openapi.json")
//! }
//!
//! // `ReDoc` uses the embedded files, which the application serves only if it is told where.
//! let app = App::new().docs_url(None).redoc_url(None).docs_assets_url("/docs/assets").routes(routes![docs, redoc]);
//! let client = TestClient::new(app);
//! assert!(client.get("/docs").send().text().contains("/static/swagger-ui.css"));
//! assert!(client.get("/redoc").send().text().contains("/docs/assets/redoc.standalone."));
//! ```

mod asset;
mod coding;
mod document;
mod encoded;
mod page;
mod settings;

#[cfg(feature = "scalar")]
pub use peregrine_openapi::viewer::Scalar;
pub use peregrine_openapi::viewer::{OAuth2Redirect, Origin, ReDoc, SwaggerUi};
pub(crate) use settings::DocsSettings;

use std::sync::Arc;

use http::{Method, StatusCode};
use peregrine_openapi::viewer::assets;

use crate::Value;
use crate::endpoint::{Callable, Plan};
use crate::pipeline::PlannedRoute;
use crate::routing::{Methods, RootPath, RouteTable, RouteTemplate};

/// A route of the documentation.
pub(crate) struct DocsRoute {
    path: String,
    endpoint: Arc<dyn Callable>,
}

impl DocsRoute {
    fn new(path: impl Into<String>, endpoint: impl Callable) -> Self {
        Self { path: path.into(), endpoint: Arc::new(endpoint) }
    }

    /// Puts the route into a table. A path that is no template was told by [`problems`] already.
    pub(crate) fn insert_into(self, routes: &mut RouteTable<PlannedRoute>, root: &Arc<RootPath>) {
        let Ok(template) = RouteTemplate::parse(&self.path) else { return };
        let plan = Arc::new(Plan::new(StatusCode::OK, Arc::clone(root)));
        let methods = Methods::from([Method::GET, Method::HEAD]);
        routes.insert(&template, methods, PlannedRoute { endpoint: self.endpoint, plan });
    }
}

/// What is wrong with the settings: paths that are none.
pub(crate) fn problems(settings: &DocsSettings) -> Vec<String> {
    let urls = [
        &settings.openapi_url,
        &settings.docs_url,
        &settings.redoc_url,
        &settings.oauth2_redirect_url,
        &settings.assets_url,
        #[cfg(feature = "scalar")]
        &settings.scalar_url,
    ];
    let parsed = urls.into_iter().flatten().map(|url| RouteTemplate::parse(url));
    parsed.filter_map(|template| template.err().map(|error| error.to_string())).collect()
}

/// The routes of the document and of the pages that are on.
pub(crate) fn routes(settings: &mut DocsSettings, title: &str, root: &RootPath, document: &Value) -> Vec<DocsRoute> {
    let root_path = root.as_str().trim_end_matches('/');
    let Some(openapi_url) = settings.openapi_url.clone() else { return Vec::new() };
    let served = match settings.root_path_in_servers && !root_path.is_empty() {
        true => document::Document::new(&document::with_server(document, root_path)),
        false => document::Document::new(document),
    };
    let mut routes = vec![DocsRoute::new(openapi_url.clone(), served)];
    let Some(assets_url) = assets_url(settings) else { return routes };
    for asset in assets() {
        routes.push(DocsRoute::new(format!("{assets_url}/{}", asset.name()), asset::AssetRoute::new(asset)));
    }
    if let Some(docs_url) = settings.docs_url.clone() {
        let mut ui = SwaggerUi::new(format!("{title} - Swagger UI"), openapi_url.clone())
            .root_path(root_path)
            .assets_url(assets_url.clone())
            .parameters(std::mem::take(&mut settings.swagger_ui_parameters));
        if let Some(redirect_url) = settings.oauth2_redirect_url.clone() {
            ui = ui.oauth2_redirect_url(redirect_url.clone());
            routes.push(DocsRoute::new(redirect_url, page::Page(OAuth2Redirect)));
        }
        routes.push(DocsRoute::new(docs_url, page::Page(settings.swagger_ui.apply(ui))));
    }
    if let Some(redoc_url) = settings.redoc_url.clone() {
        let page = ReDoc::new(format!("{title} - ReDoc"), openapi_url.clone());
        let page = page.root_path(root_path).assets_url(assets_url.clone());
        routes.push(DocsRoute::new(redoc_url, page::Page(settings.redoc.apply(page))));
    }
    #[cfg(feature = "scalar")]
    if let Some(scalar_url) = settings.scalar_url.clone() {
        let page = Scalar::new(format!("{title} - Scalar"), openapi_url).root_path(root_path).assets_url(assets_url);
        routes.push(DocsRoute::new(scalar_url, page::Page(settings.scalar.apply(page))));
    }
    routes
}

/// Where the embedded files are served: where that was said, or below the first page that is on.
fn assets_url(settings: &DocsSettings) -> Option<String> {
    let page_url = settings.docs_url.as_ref().or(settings.redoc_url.as_ref());
    #[cfg(feature = "scalar")]
    let page_url = page_url.or(settings.scalar_url.as_ref());
    let url =
        settings.assets_url.clone().or_else(|| page_url.map(|url| format!("{}/assets", url.trim_end_matches('/'))));
    url.map(|url| url.trim_end_matches('/').to_owned())
}
