use peregrine::prelude::*;

#[get("/items/")]
async fn read_items() -> Value {
    json!([{"name": "Foo"}])
}

fn custom_openapi(document: &mut Value) {
    if let Some(Value::Object(info)) = document.get_mut("info") {
        info.insert("title", "Custom title");
        info.insert("version", "2.5.0");
        info.insert("summary", "This is a very custom OpenAPI schema");
        info.insert("description", "Here's a longer description of the custom **OpenAPI** schema");
        info.insert("x-logo", json!({"url": "https://fastapi.tiangolo.com/img/logo-margin/logo-teal.png"}));
    }
}

pub(super) fn app() -> App {
    App::new().map_openapi(custom_openapi).routes(routes![read_items])
}
