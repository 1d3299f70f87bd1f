use peregrine::prelude::*;

#[post("/items/", status = 201)]
async fn create_item(name: String) -> Value {
    json!({"name": name})
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_item])
}
