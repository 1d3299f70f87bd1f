use peregrine::docs::{OAuth2Redirect, ReDoc, SwaggerUi};
use peregrine::prelude::*;

use conformance_runner::recorded::Recorded;

/// The icon of FastAPI's pages, which ours would replace by an own one.
const ICON: &str = "https://fastapi.tiangolo.com/img/favicon.png";

#[get("/docs", include_in_schema = false)]
async fn custom_swagger_ui_html() -> SwaggerUi {
    SwaggerUi::new("FastAPI - Swagger UI", "/openapi.json")
        .oauth2_redirect_url("/docs/oauth2-redirect")
        .js_url("/static/swagger-ui-bundle.js")
        .css_url("/static/swagger-ui.css")
        .favicon_url(ICON)
}

#[get("/docs/oauth2-redirect", include_in_schema = false)]
async fn swagger_ui_redirect() -> OAuth2Redirect {
    OAuth2Redirect
}

#[get("/redoc", include_in_schema = false)]
async fn redoc_html() -> ReDoc {
    ReDoc::new("FastAPI - ReDoc", "/openapi.json").js_url("/static/redoc.standalone.js").favicon_url(ICON)
}

#[get("/users/{username}")]
async fn read_user(username: String) -> Value {
    json!({"message": format!("Hello {username}")})
}

pub(super) fn app() -> App {
    let files = Recorded::of("custom_docs_ui__tutorial002");
    let routes = routes![custom_swagger_ui_html, swagger_ui_redirect, redoc_html, read_user];
    let app = App::new().docs_url(None).redoc_url(None).mount("/static", StaticFiles::new(files.path("static")));
    app.state(files).routes(routes)
}
