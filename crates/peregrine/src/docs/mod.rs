//! The document and its pages, served: they are routes like any others, declared before the user's.

mod asset;
mod document;
mod nonce;
mod page;
mod settings;

pub(crate) use settings::DocsSettings;

use std::sync::Arc;

use http::{Method, StatusCode};
use peregrine_openapi::viewer::{OAuth2Redirect, ReDoc, SwaggerUi, assets};

use crate::Value;
use crate::endpoint::{Callable, Plan};
use crate::pipeline::PlannedRoute;
use crate::routing::{Methods, RouteTable, RouteTemplate};

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
    pub(crate) fn insert_into(self, routes: &mut RouteTable<PlannedRoute>) {
        let Ok(template) = RouteTemplate::parse(&self.path) else { return };
        let plan = Plan { path_names: Vec::new(), body: None, keeps_issues: false, status: StatusCode::OK };
        let methods = Methods::from([Method::GET, Method::HEAD]);
        routes.insert(&template, methods, PlannedRoute { endpoint: self.endpoint, plan: Arc::new(plan) });
    }
}

/// What is wrong with the settings: paths that are none.
pub(crate) fn problems(settings: &DocsSettings) -> Vec<String> {
    let urls = [&settings.openapi_url, &settings.docs_url, &settings.redoc_url, &settings.oauth2_redirect_url];
    let parsed = urls.into_iter().flatten().map(|url| RouteTemplate::parse(url));
    parsed.filter_map(|template| template.err().map(|error| error.to_string())).collect()
}

/// The routes of the document and of the pages that are on.
pub(crate) fn routes(settings: &DocsSettings, title: &str, root_path: &str, document: &Value) -> Vec<DocsRoute> {
    let Some(openapi_url) = &settings.openapi_url else { return Vec::new() };
    let mut routes = vec![DocsRoute::new(openapi_url.clone(), document::Document::new(document))];
    let Some(page_url) = settings.docs_url.as_ref().or(settings.redoc_url.as_ref()) else { return routes };
    let assets_url = format!("{}/assets", page_url.trim_end_matches('/'));
    for asset in assets() {
        routes.push(DocsRoute::new(format!("{assets_url}/{}", asset.name()), asset::AssetRoute(asset)));
    }
    if let Some(docs_url) = &settings.docs_url {
        let mut ui = SwaggerUi::new(format!("{title} - Swagger UI"), openapi_url.clone())
            .assets_url(assets_url.clone())
            .parameters(settings.swagger_ui_parameters.clone());
        if let Some(redirect_url) = &settings.oauth2_redirect_url {
            ui = ui.oauth2_redirect_url(redirect_url.clone());
            routes.push(DocsRoute::new(redirect_url.clone(), page::Page::new(OAuth2Redirect, root_path)));
        }
        routes.push(DocsRoute::new(docs_url.clone(), page::Page::new(ui, root_path)));
    }
    if let Some(redoc_url) = &settings.redoc_url {
        let page = ReDoc::new(format!("{title} - ReDoc"), openapi_url.clone()).assets_url(assets_url);
        routes.push(DocsRoute::new(redoc_url.clone(), page::Page::new(page, root_path)));
    }
    routes
}
