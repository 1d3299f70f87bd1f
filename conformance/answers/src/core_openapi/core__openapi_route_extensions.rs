use peregrine::prelude::*;

#[get("/", openapi_extra = json!({"x-custom-extension": "value"}))]
fn route_with_extras() -> Value {
    json!({})
}

pub(super) fn app() -> App {
    App::new().routes(routes![route_with_extras])
}
