use peregrine::prelude::*;

const ORIGINS: [&str; 4] =
    ["http://localhost.tiangolo.com", "https://localhost.tiangolo.com", "http://localhost", "http://localhost:8080"];

#[get("/")]
async fn main() -> Value {
    json!({"message": "Hello World"})
}

pub(super) fn app() -> App {
    let cors = Cors::new().allow_origins(ORIGINS).allow_credentials(true).allow_methods(["*"]).allow_headers(["*"]);
    App::new().middleware(cors).routes(routes![main])
}
