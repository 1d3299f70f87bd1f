use peregrine::prelude::*;

#[get("/headers-and-object/")]
fn get_headers(response: ResponseParts) -> Value {
    response.header("x-cat-dog", "alone in the world");
    json!({"message": "Hello World"})
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_headers])
}
