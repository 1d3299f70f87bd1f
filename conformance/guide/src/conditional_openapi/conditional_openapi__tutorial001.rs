use peregrine::prelude::*;

#[get("/")]
fn root() -> Value {
    json!({"message": "Hello World"})
}

/// The application as a setting has it; an empty one turns the document off.
pub(super) fn configured(openapi_url: &str) -> App {
    App::new().openapi_url(Some(openapi_url).filter(|url| !url.is_empty())).routes(routes![root])
}

pub(super) fn app() -> App {
    configured("/openapi.json")
}
