use peregrine::prelude::*;

#[get("/foo")]
fn foo() -> Value {
    json!({"message": "Hello World"})
}

pub(super) fn app() -> App {
    App::new()
        .openapi_servers([
            json!({"url": "/", "description": "Default, relative server"}),
            json!({"url": "http://staging.localhost.tiangolo.com:8000", "description": "Staging but actually localhost still"}),
            json!({"url": "https://prod.example.com"}),
        ])
        .routes(routes![foo])
}
