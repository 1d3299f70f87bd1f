use peregrine::prelude::*;

#[get("/items/")]
fn read_items() -> Value {
    json!(["plumbus", "portal gun"])
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
