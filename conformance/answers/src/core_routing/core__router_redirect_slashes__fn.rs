use peregrine::prelude::*;

#[get("/hello/")]
async fn hello_page() -> String {
    "Hello, World!".to_owned()
}

pub(super) fn app() -> App {
    App::new().include(Router::new().routes(routes![hello_page]))
}
